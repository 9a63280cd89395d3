//! The marked places of the whole course, in its order: to go to, or to take the mark away.

use crate::course::model::Lesson;
use crate::course::model::Section;
use crate::msg;
use crate::present::lesson;
use crate::present::lesson::Place;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::study::view::Bookmark;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::effect::Route;
use crate::tui::widget::cut::cut;
use crate::tui::widget::page::Page;
use crate::tui::widget::row::marked;
use crate::tui::widget::row::set_in;
use crate::tui::widget::window::Window;

/// Lines of a place: where it is, and how it begins.
const ROWS: usize = 2;

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Bookmarks {
    marks: Vec<Bookmark>,
    at: usize,
    window: Window,
}

impl Bookmarks {
    /// The marked places.
    pub fn new(marks: Vec<Bookmark>) -> Self {
        Self {
            marks,
            at: 0,
            window: Window::default(),
        }
    }

    /// Takes the places as they are now.
    pub fn refresh(&mut self, marks: Vec<Bookmark>, ctx: &Ctx<'_>) {
        self.marks = marks;
        self.keep_in_sight(ctx);
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let last = self.marks.len().saturating_sub(1);
        let page = (ctx.rows() / ROWS).saturating_sub(1).max(1);
        let here = self.marks.get(self.at).cloned();
        match (action, here) {
            (Action::Up, _) => self.at = self.at.saturating_sub(1),
            (Action::Down, _) => self.at = (self.at + 1).min(last),
            (Action::PageUp, _) => self.at = self.at.saturating_sub(page),
            (Action::PageDown, _) => self.at = (self.at + page).min(last),
            (Action::Top, _) => self.at = 0,
            (Action::Bottom, _) => self.at = last,
            (Action::Back, _) => return vec![Effect::Back],
            (Action::Open, Some(mark)) => {
                return vec![Effect::Go(Route::Lesson {
                    lesson: mark.lesson,
                    at: Some(mark.position),
                })];
            }
            (Action::Mark, Some(mark)) => {
                return vec![Effect::Bookmark {
                    lesson: mark.lesson,
                    position: mark.position,
                }];
            }
            _ => {}
        }
        self.keep_in_sight(ctx);
        Vec::new()
    }

    /// The window or the language is another now.
    pub fn keep_in_sight(&mut self, ctx: &Ctx<'_>) {
        self.at = self.at.min(self.marks.len().saturating_sub(1));
        let first = self.at * ROWS;
        self.window.reveal(first, first + ROWS - 1, ctx.rows());
        self.window.clamp(self.marks.len() * ROWS, ctx.rows());
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let paper = ctx.column();
        let mut lines = Vec::new();
        for (at, mark) in self.marks.iter().enumerate() {
            let (place, words) = told(mark, ctx).unwrap_or_default();
            lines.push(marked(place, at == self.at, paper));
            lines.push(set_in(Line::plain("  ").then(words), paper));
        }
        let cursor = (!self.marks.is_empty()).then_some((0, self.at * ROWS));
        if self.marks.is_empty() {
            let none = Rich::of(&ctx.say(&msg!("bookmarks-none")), Meaning::Dim);
            lines = none.lines(paper.width, paper.widths());
        }
        Page {
            title: Line::of(ctx.say(&msg!("bookmarks-title")), Meaning::Heading),
            aside: Line::of(
                format!(
                    "{} ",
                    ctx.say(&msg!("bookmarks-count", count = self.marks.len()))
                ),
                Meaning::Dim,
            ),
            margin: ctx.centred(paper.width),
            ..Page::default()
        }
        .showing(lines, self.window, cursor, ctx)
    }
}

/// Where a mark is, and how its block begins.
fn told(mark: &Bookmark, ctx: &Ctx<'_>) -> Option<(Line, Line)> {
    let paper = ctx.column();
    let one: &Lesson = ctx.course.entry(&mark.lesson)?.lesson.as_ref()?;
    let mut sections = one.sections.iter();
    let at = sections.position(|section: &Section| section.id == mark.position.section)?;
    let title = one.sections[at].title.get(ctx.lang);
    let title = Rich::of_inlines(title, &ctx.course.facts, ctx.lang);
    let place = Line::of(format!("{}  ", one.number), Meaning::Dim)
        .with(one.title.get(ctx.lang).clone(), Meaning::Text)
        .with(format!(" {} ", ctx.sign(Sign::Separator)), Meaning::Dim)
        .then(title.line());
    let block = Place {
        section: at + 1,
        block: mark.position.block + 1,
    };
    let lines = lesson::block(ctx.course, one, block, paper.inset(4));
    let mut words = lines
        .into_iter()
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    for span in &mut words.spans {
        span.meaning = Meaning::Dim;
    }
    Some((cut(place, paper.inset(2).width, paper.signs), words))
}
