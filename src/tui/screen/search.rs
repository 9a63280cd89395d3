//! Looking for something in the course: results while one types, and on to where they stand. Never changes what is remembered.

use std::sync::Arc;

use crate::i18n::say;
use crate::msg;
use crate::present::found;
use crate::present::found::Mark;
use crate::present::lesson;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::search::Answer;
use crate::search::Found;
use crate::search::Index;
use crate::search::Kind;
use crate::study::view::Position;
use crate::text::fit;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::GUTTER;
use crate::tui::effect::Effect;
use crate::tui::effect::Route;
use crate::tui::widget::input::Input;
use crate::tui::widget::page::Page;
use crate::tui::widget::panes::beside;
use crate::tui::widget::window::Window;

/// Results that are listed: nobody walks further.
const MOST: usize = 100;
/// Cells of the results where a second pane stands beside them.
const LIST: usize = 62;
/// Lines of a result.
const ROWS: usize = 2;
/// Lines above the results: the field, what was found, air.
const ABOVE: usize = 3;

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Search {
    index: Arc<Index>,
    input: Input,
    answer: Answer,
    at: usize,
    window: Window,
}

impl Search {
    /// Nothing is looked for yet.
    pub fn new(index: Arc<Index>) -> Self {
        Self {
            index,
            input: Input::default(),
            answer: Answer::default(),
            at: 0,
            window: Window::default(),
        }
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let last = self.answer.found.len().saturating_sub(1);
        let page = (Self::room(ctx) / ROWS).max(1);
        match action {
            Action::Back => return vec![Effect::Back],
            Action::Open => return self.open(ctx),
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::PageUp => self.at = self.at.saturating_sub(page),
            Action::PageDown => self.at = (self.at + page).min(last),
            action => {
                let before = self.input.text().to_owned();
                self.input.update(action);
                if before != self.input.text() {
                    self.ask(ctx);
                }
            }
        }
        self.keep_in_sight(ctx);
        Vec::new()
    }

    /// Takes text from the clipboard or an input method.
    pub fn paste(&mut self, text: &str, ctx: &Ctx<'_>) {
        self.input.insert(text);
        self.ask(ctx);
    }

    /// The window or the language is another now: results speak the learner's language where they can.
    pub fn resized(&mut self, ctx: &Ctx<'_>) {
        let at = self.at;
        self.ask(ctx);
        self.at = at.min(self.answer.found.len().saturating_sub(1));
        self.keep_in_sight(ctx);
    }

    fn ask(&mut self, ctx: &Ctx<'_>) {
        self.answer = self.index.find(self.input.text(), ctx.lang, MOST);
        self.at = 0;
        self.window = Window::default();
    }

    fn open(&self, ctx: &Ctx<'_>) -> Vec<Effect> {
        let Some(found) = self.answer.found.get(self.at) else {
            return Vec::new();
        };
        let Some(entry) = ctx.course.entry(&found.spot.lesson) else {
            return Vec::new();
        };
        if entry.lesson.is_none() {
            let (number, title) = (&entry.number, &entry.title);
            return vec![Effect::Tell(msg!(
                "home-cannot-open",
                number = number,
                title = title
            ))];
        }
        let lesson = entry.id.clone();
        let at = match found.kind {
            Kind::Title => None,
            _ => Some(position(found, ctx)),
        };
        vec![Effect::Go(Route::Lesson { lesson, at })]
    }

    /// Rows for results.
    fn room(ctx: &Ctx<'_>) -> usize {
        ctx.rows().saturating_sub(ABOVE).max(ROWS)
    }

    fn keep_in_sight(&mut self, ctx: &Ctx<'_>) {
        let first = self.at * ROWS;
        let room = Self::room(ctx);
        self.window.reveal(first, first + ROWS - 1, room);
        self.window.clamp(self.answer.found.len() * ROWS, room);
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let two = ctx.two_panes();
        let paper = if two {
            ctx.column().with_width(LIST)
        } else {
            ctx.column()
        };
        let (field, column) = self.input.line(true, paper);
        let mut body = vec![field, self.summary(paper), Line::default()];
        let is_idle = self.input.text().trim().is_empty();
        let room = ctx.rows().saturating_sub(ABOVE);
        if is_idle {
            body.extend(explained(paper));
        } else {
            let lines = self.results(paper, ctx);
            body.extend(lines.into_iter().skip(self.window.top).take(room));
        }
        let mut width = paper.width;
        if two {
            let rest = ctx.wide().width.saturating_sub(LIST + GUTTER);
            let beyond = ctx.column().with_width(rest.clamp(2, LIST));
            width += GUTTER + beyond.width;
            let mut waiting = self.preview(beyond, ctx);
            waiting.truncate(ctx.rows());
            body = beside(body, waiting, LIST, ctx.rows(), ctx.signs);
        }
        body.truncate(ctx.rows());
        let lines = self.answer.found.len() * ROWS;
        Page {
            title: Line::of(ctx.say(&msg!("search-title")), Meaning::Heading),
            margin: ctx.centred(width),
            above: self.window.top,
            below: lines.saturating_sub(self.window.top + room),
            cursor: Some((column, 0)),
            body,
            ..Page::default()
        }
    }

    /// One line: how many, and what was taken for what. What looks alike stands below.
    fn summary(&self, paper: Paper) -> Line {
        if self.input.text().trim().is_empty() {
            return Line::default();
        }
        let said: Vec<String> = found::summary(&self.answer, paper.lang)
            .iter()
            .take(self.answer.meant.len() + 1)
            .map(|message| say(paper.lang, message))
            .collect();
        let between = match paper.lang {
            crate::lang::Lang::Ja => "",
            crate::lang::Lang::En => " ",
        };
        let ellipsis = paper.signs.get(Sign::Ellipsis);
        let words = said.join(between);
        let words = fit::truncate(&words, paper.width - 2, paper.widths(), ellipsis);
        Line::of(format!("  {words}"), Meaning::Dim)
    }

    fn results(&self, paper: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
        if self.answer.found.is_empty() {
            let said = found::summary(&self.answer, paper.lang);
            let near = said.into_iter().skip(1 + self.answer.meant.len());
            return near
                .flat_map(|message| sentence(&say(paper.lang, &message), paper))
                .collect();
        }
        let results = self.answer.found.iter().enumerate();
        results
            .flat_map(|(at, found)| result(found, at == self.at, paper, ctx))
            .collect()
    }

    /// Where the result stands, as the lesson shows it.
    fn preview(&self, paper: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
        let Some(found) = self.answer.found.get(self.at) else {
            return Vec::new();
        };
        let spot = &found.spot;
        let Some((entry, _)) = found::place(ctx.course, spot) else {
            return Vec::new();
        };
        let Some(one) = &entry.lesson else {
            return sentence(&ctx.say(&msg!("home-planned-what")), paper);
        };
        let set = if spot.section == 0 {
            lesson::opening(ctx.course, one, paper)
        } else {
            lesson::section(ctx.course, one, spot.section, paper)
        };
        let from = set.partition_point(|line| line.place.block < spot.block);
        // The heading stays: it says where one is.
        let heading = set.iter().filter(|line| line.place.block == 0);
        let heading: Vec<Line> = heading.map(|line| line.line.clone()).collect();
        let rest = set[from..].iter().map(|line| line.line.clone());
        if spot.block == 0 {
            rest.collect()
        } else {
            heading.into_iter().chain(rest).collect()
        }
    }
}

/// Where a lesson opens for a result. What stands before the first section has no name, and nothing of that name means the top.
fn position(found: &Found, ctx: &Ctx<'_>) -> Position {
    let section = found::place(ctx.course, &found.spot).and_then(|(_, section)| section);
    Position {
        section: section.map_or_else(String::new, |section| section.id.clone()),
        block: found.spot.block.saturating_sub(1),
    }
}

/// A result: where it is, and its words.
fn result(found: &Found, here: bool, paper: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
    let widths = paper.widths();
    let mark = if here {
        paper.signs.get(Sign::Selection)
    } else {
        ""
    };
    let mark = fit::pad_end(mark, 2, widths);
    let head = found::head(ctx.course, found, paper.inset(2));
    let head = if here {
        Line::of(format!("{mark}{}", head.text()), Meaning::Selected)
    } else {
        Line::plain(mark).then(head)
    };
    let words = found::context(found, 1, Mark::Theme, paper.inset(7).with_lang(found.lang));
    let words = words.into_iter().next().unwrap_or_default();
    vec![head, Line::plain(" ".repeat(7)).then(words)]
}

/// What can be looked for, while nothing is.
fn explained(paper: Paper) -> Vec<Line> {
    let said = [
        msg!("search-what"),
        msg!("search-how"),
        msg!("search-answers"),
    ];
    let mut lines = Vec::new();
    for message in said {
        lines.extend(sentence(&say(paper.lang, &message), paper));
        lines.push(Line::default());
    }
    lines
}

fn sentence(words: &str, paper: Paper) -> Vec<Line> {
    let lead = Line::plain("  ");
    let lines = Rich::of(words, Meaning::Dim).lines(paper.inset(2).width, paper.widths());
    lines
        .into_iter()
        .map(|line| lead.clone().then(line))
        .collect()
}
