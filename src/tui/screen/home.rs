//! Home: where to go on, what is due, and the whole course with how far one is in it. Where there is room, a second pane says what
//! waits in the lesson one stands on.

use crate::i18n::share;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::sign::Sign;
use crate::study::view;
use crate::study::view::LessonState;
use crate::text::fit;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::GUTTER;
use crate::tui::effect::Effect;
use crate::tui::effect::Route;
use crate::tui::screen::preview;
use crate::tui::widget::cut::cut;
use crate::tui::widget::page::Page;
use crate::tui::widget::panes::beside;
use crate::tui::widget::row::marked;
use crate::tui::widget::row::set_in;
use crate::tui::widget::window::Window;

/// Cells of the outline where a second pane stands beside it.
const OUTLINE: usize = 62;
/// Cells of the labels before what is going on.
const LABEL: usize = 12;

/// Cells of a line by which it can still be known.
const LEAST_LINE: usize = 14;

/// A line one can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Continue,
    Review,
    Tickets,
    Lesson(usize, usize),
}

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Home {
    view: view::Home,
    at: usize,
    window: Window,
}

impl Home {
    /// Home over what is known now; stands on the line to go on with.
    pub fn new(view: view::Home) -> Self {
        Self {
            view,
            at: 0,
            window: Window::default(),
        }
    }

    /// Takes newer figures and stays on the same line.
    pub fn refresh(&mut self, view: view::Home) {
        let before = self.rows().get(self.at).copied();
        self.view = view;
        let rows = self.rows();
        let same = rows.iter().position(|row| Some(*row) == before);
        self.at = same.unwrap_or(self.at.min(rows.len().saturating_sub(1)));
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let last = self.rows().len().saturating_sub(1);
        let page = ctx.rows().saturating_sub(2).max(1);
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::PageUp => self.at = self.at.saturating_sub(page),
            Action::PageDown => self.at = (self.at + page).min(last),
            Action::Top => self.at = 0,
            Action::Bottom => self.at = last,
            Action::Review => return vec![Effect::Go(Route::Review)],
            Action::Progress => return vec![Effect::Go(Route::Progress)],
            Action::Tickets => return vec![Effect::Go(Route::Tickets)],
            Action::TestOut => return self.test_out(),
            Action::Undo => return vec![Effect::Undo],
            Action::Search => return vec![Effect::Go(Route::Search)],
            Action::Bookmarks => return vec![Effect::Go(Route::Bookmarks)],
            Action::Terms => return vec![Effect::Go(Route::Glossary { section: None })],
            Action::Settings => return vec![Effect::Go(Route::Settings)],
            Action::Open => return self.open(self.rows().get(self.at).copied()),
            _ => {}
        }
        self.keep_in_sight(ctx);
        Vec::new()
    }

    /// Moves the window so that the line one stands on can be seen, with a module's heading where it is the first under it.
    pub fn keep_in_sight(&mut self, ctx: &Ctx<'_>) {
        let (lines, stand) = self.lines(ctx);
        let from = if self.at == 0 {
            0
        } else {
            stand.saturating_sub(1)
        };
        self.window.reveal(from, stand, ctx.rows());
        self.window.clamp(lines.len(), ctx.rows());
    }

    fn open(&self, row: Option<Row>) -> Vec<Effect> {
        if row == Some(Row::Review) {
            return vec![Effect::Go(Route::Review)];
        }
        if row == Some(Row::Tickets) {
            return vec![Effect::Go(Route::Tickets)];
        }
        if let Some(planned) = self
            .lesson(row)
            .filter(|view| view.state == LessonState::Planned)
        {
            let (number, title) = (&planned.number, &planned.title);
            return vec![Effect::Tell(msg!(
                "home-cannot-open",
                number = number,
                title = title
            ))];
        }
        let lesson = match row {
            Some(Row::Continue) => self.view.next.as_ref().map(|next| next.lesson.clone()),
            row => self.lesson(row).map(|view| view.id.clone()),
        };
        lesson
            .map(|lesson| Effect::Go(Route::Lesson { lesson, at: None }))
            .into_iter()
            .collect()
    }

    /// The questions that show the chosen lesson to be known.
    fn test_out(&self) -> Vec<Effect> {
        let row = self.rows().get(self.at).copied();
        let lesson = match row {
            Some(Row::Continue) => self.view.next.as_ref().map(|next| next.lesson.clone()),
            row => self.lesson(row).map(|view| view.id.clone()),
        };
        lesson
            .map(|lesson| Effect::Go(Route::TestOut { lesson }))
            .into_iter()
            .collect()
    }

    fn lesson(&self, row: Option<Row>) -> Option<&view::LessonView> {
        let Some(Row::Lesson(module, lesson)) = row else {
            return None;
        };
        self.view.outline.get(module)?.lessons.get(lesson)
    }

    fn rows(&self) -> Vec<Row> {
        let next = self.view.next.iter().map(|_| Row::Continue);
        let modules = self.view.outline.iter().enumerate();
        let lessons = modules.flat_map(|(at, module)| {
            (0..module.lessons.len()).map(move |lesson| Row::Lesson(at, lesson))
        });
        let tickets = (self.view.tickets.1 > 0).then_some(Row::Tickets);
        next.chain([Row::Review])
            .chain(tickets)
            .chain(lessons)
            .collect()
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let (lines, stand) = self.lines(ctx);
        let mut page = Page {
            title: Line::of(ctx.say(&msg!("home-school")), Meaning::Accent)
                .with("  ", Meaning::Text)
                .with(ctx.course.title.get(ctx.lang).clone(), Meaning::Heading),
            margin: ctx.centred(whole_width(ctx)),
            ..Page::default()
        }
        .showing(lines, self.window, Some((0, stand)), ctx);
        if ctx.two_panes() {
            let paper = preview_paper(ctx);
            let mut beyond = self.preview(paper, ctx);
            beyond.truncate(ctx.rows());
            page.body = beside(page.body, beyond, OUTLINE, ctx.rows(), ctx.signs);
        }
        page
    }

    fn preview(&self, paper: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
        let row = self.rows().get(self.at).copied();
        let id = match row {
            Some(Row::Continue) => self.view.next.as_ref().map(|next| next.lesson.as_str()),
            Some(Row::Review) => return preview::review(&self.view.due, paper),
            row => self.lesson(row).map(|view| view.id.as_str()),
        };
        let views = self.view.outline.iter().flat_map(|module| &module.lessons);
        id.and_then(|id| {
            Some((
                ctx.course.entry(id)?,
                views.clone().find(|view| view.id == id)?,
            ))
        })
        .map(|(entry, view)| preview::lesson(ctx.course, entry, view, paper))
        .unwrap_or_default()
    }

    /// All lines of the outline, and the one the learner stands on.
    fn lines(&self, ctx: &Ctx<'_>) -> (Vec<Line>, usize) {
        let standing = self.rows().get(self.at).copied();
        let paper = outline_paper(ctx);
        let mut lines = vec![Line::default()];
        let mut stand = 0;
        let mut add = |row: Row, line: Line, lines: &mut Vec<Line>| {
            let here = standing == Some(row);
            if here {
                stand = lines.len();
            }
            lines.push(marked(line, here, paper));
        };
        if let Some(next) = &self.view.next {
            add(Row::Continue, continue_line(next, paper, ctx), &mut lines);
        }
        add(Row::Review, self.review_line(paper, ctx), &mut lines);
        if self.view.tickets.1 > 0 {
            add(Row::Tickets, self.tickets_line(paper, ctx), &mut lines);
        }
        if let Some(line) = self.recall_line(ctx) {
            lines.push(set_in(line, paper));
        }
        if !self.view.kept {
            let line = Line::of(ctx.say(&msg!("home-not-kept")), Meaning::Unsure);
            lines.push(set_in(line, paper));
        }
        for (module_at, module) in self.view.outline.iter().enumerate() {
            lines.push(Line::default());
            lines.push(set_in(module_line(module, paper, ctx), paper));
            for (at, lesson) in module.lessons.iter().enumerate() {
                let line = lesson_line(lesson, paper, ctx);
                add(Row::Lesson(module_at, at), line, &mut lines);
            }
        }
        (lines, stand)
    }

    fn review_line(&self, paper: Paper, ctx: &Ctx<'_>) -> Line {
        let due = self.view.due;
        let line = labelled(&ctx.say(&msg!("home-review")), paper);
        if due.count == 0 {
            let none = if self.view.recall.is_some() {
                msg!("home-review-none-today")
            } else {
                msg!("home-review-none")
            };
            return line.with(ctx.say(&none), Meaning::Dim);
        }
        let line = line.with(
            ctx.say(&msg!("home-review-due", count = due.count)),
            Meaning::Strong,
        );
        let minutes = ctx.say(&msg!("present-minutes", minutes = due.minutes));
        aside(line, &minutes, paper)
    }

    /// `Incidents   3 of 12 healed`.
    fn tickets_line(&self, paper: Paper, ctx: &Ctx<'_>) -> Line {
        let (healed, all) = self.view.tickets;
        let words = ctx.say(&msg!("home-tickets-healed", healed = healed, all = all));
        labelled(&ctx.say(&msg!("home-tickets")), paper).with(words, Meaning::Strong)
    }

    fn recall_line(&self, ctx: &Ctx<'_>) -> Option<Line> {
        let recall = self.view.recall?;
        let label = labelled(&ctx.say(&msg!("home-recall")), outline_paper(ctx));
        let words = ctx.say(&msg!(
            "home-recall-tomorrow",
            tomorrow = share(ctx.lang, recall.tomorrow),
            later = share(ctx.lang, recall.in_30_days)
        ));
        Some(label.with(words, Meaning::Text))
    }
}

/// Paper for the outline.
fn outline_paper(ctx: &Ctx<'_>) -> Paper {
    let width = if ctx.two_panes() {
        OUTLINE
    } else {
        ctx.column().width
    };
    ctx.column().with_width(width)
}

/// Cells of everything.
fn whole_width(ctx: &Ctx<'_>) -> usize {
    if ctx.two_panes() {
        OUTLINE + GUTTER + preview_paper(ctx).width
    } else {
        outline_paper(ctx).width
    }
}

/// Paper for the second pane.
fn preview_paper(ctx: &Ctx<'_>) -> Paper {
    let width = ctx.wide().width.saturating_sub(OUTLINE + GUTTER);
    ctx.column().with_width(width.clamp(2, OUTLINE))
}

fn continue_line(next: &view::Continue, paper: Paper, ctx: &Ctx<'_>) -> Line {
    let label = if next.begun {
        msg!("home-continue")
    } else {
        msg!("home-begin")
    };
    let line = labelled(&ctx.say(&label), paper)
        .with(format!("{}  ", next.number), Meaning::Dim)
        .with(next.title.get(ctx.lang).clone(), Meaning::Strong);
    if !next.begun {
        let lesson = ctx.course.entry(&next.lesson);
        let minutes = lesson.and_then(|entry| Some(entry.lesson.as_ref()?.minutes));
        return minutes.map_or(line.clone(), |minutes| {
            aside(
                line,
                &ctx.say(&msg!("present-minutes", minutes = minutes)),
                paper,
            )
        });
    }
    if next.open > 0 {
        let open = ctx.say(&msg!("home-open-questions", count = next.open));
        return aside(line, &open, paper);
    }
    let (number, count) = next.section;
    let place = ctx.say(&msg!("lesson-section", number = number, count = count));
    aside(line, &place, paper)
}

/// A label in a column of its own.
fn labelled(label: &str, paper: Paper) -> Line {
    let cells = LABEL.min(paper.width / 3);
    Line::of(
        format!("{} ", fit::pad_end(label, cells, paper.widths())),
        Meaning::Dim,
    )
}

fn module_line(module: &view::ModuleView, paper: Paper, ctx: &Ctx<'_>) -> Line {
    let line = Line::of(format!("{}  ", module.number), Meaning::Dim)
        .with(module.title.get(ctx.lang).clone(), Meaning::Heading);
    let word = module.recall.map_or_else(String::new, |recall| {
        ctx.say(&msg!(
            "home-module-recall",
            share = share(ctx.lang, recall.tomorrow)
        ))
    });
    aside(line, &word, paper)
}

fn lesson_line(lesson: &view::LessonView, paper: Paper, ctx: &Ctx<'_>) -> Line {
    let (sign, meaning) = match lesson.state {
        LessonState::Planned => (Sign::Planned, Meaning::Dim),
        LessonState::New => (Sign::New, Meaning::Accent),
        LessonState::Seen => (Sign::Current, Meaning::Accent),
        LessonState::Skipped => (Sign::Skipped, Meaning::Dim),
        LessonState::Passed => (Sign::Done, Meaning::Right),
        LessonState::Durable => (Sign::Durable, Meaning::Right),
    };
    let is_planned = lesson.state == LessonState::Planned;
    let title = if is_planned {
        Meaning::Dim
    } else {
        Meaning::Text
    };
    let line = Line::plain("   ")
        .with(format!("{} ", ctx.sign(sign)), meaning)
        .with(format!("{}  ", lesson.number), Meaning::Dim)
        .with(lesson.title.get(ctx.lang).clone(), title);
    aside_kept(line, &state_word(lesson, ctx), paper)
}

/// The state in words, so that no sign has to be guessed.
fn state_word(lesson: &view::LessonView, ctx: &Ctx<'_>) -> String {
    let (right, count) = lesson.questions;
    match lesson.state {
        LessonState::Planned => ctx.say(&msg!("home-planned")),
        LessonState::New => ctx.say(&msg!("home-new")),
        LessonState::Seen if lesson.open > 0 && lesson.sections.0 == lesson.sections.1 => {
            ctx.say(&msg!("home-open-questions", count = lesson.open))
        }
        LessonState::Seen => ctx.say(&msg!("home-seen", right = right, count = count)),
        LessonState::Skipped => ctx.say(&msg!("home-skipped")),
        LessonState::Passed => ctx.say(&msg!("home-passed")),
        LessonState::Durable => ctx.say(&msg!("home-durable")),
    }
}

/// A line with a dim word at its right end; the word goes if there is no room.
fn aside(line: Line, word: &str, paper: Paper) -> Line {
    let widths = paper.widths();
    // The selection's sign stands before every line.
    let used = 2 + line.width(widths) + widths.of(word) + 1;
    match paper.width.checked_sub(used) {
        Some(room) if room >= 1 && !word.is_empty() => line
            .with(" ".repeat(room), Meaning::Text)
            .with(word, Meaning::Dim),
        _ => line,
    }
}

/// The same, but where there is little room the line is cut and the word stays, as long as enough of the line does.
fn aside_kept(line: Line, word: &str, paper: Paper) -> Line {
    let widths = paper.widths();
    let room = paper.width.checked_sub(2 + widths.of(word) + 2);
    match room.filter(|room| *room >= LEAST_LINE) {
        Some(room) => aside(cut(line, room, paper.signs), word, paper),
        None => aside(line, word, paper),
    }
}
