//! The glossary: all terms, or those of one section, and what is typed to find one. Where there is room, a second pane says what the
//! term one stands on means.

use crate::course::model::Term;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::term;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::GUTTER;
use crate::tui::effect::Effect;
use crate::tui::effect::Route;
use crate::tui::widget::input::Input;
use crate::tui::widget::page::Page;
use crate::tui::widget::panes::beside;
use crate::tui::widget::row::marked;
use crate::tui::widget::window::Window;

/// Cells of the list where a second pane stands beside it.
const LIST: usize = 60;
/// Rows above the list: the field and a blank line.
const FIELD_ROWS: usize = 2;

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Glossary {
    /// Only these, in this order; `None` for all of them.
    of: Option<Vec<String>>,
    title: Message,
    filter: Input,
    at: usize,
    window: Window,
}

impl Glossary {
    /// All terms, or those of a section: its number and their ids.
    pub fn new(section: Option<(usize, Vec<String>)>) -> Self {
        let (title, of) = match section {
            Some((number, ids)) => (msg!("glossary-title-section", number = number), Some(ids)),
            None => (msg!("glossary-title"), None),
        };
        Self {
            of,
            title,
            filter: Input::default(),
            at: 0,
            window: Window::default(),
        }
    }

    /// Text from the clipboard or an input method.
    pub fn paste(&mut self, text: &str) {
        self.filter.insert(text);
        self.at = 0;
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let terms = self.terms(ctx);
        let last = terms.len().saturating_sub(1);
        let page = rows(ctx).saturating_sub(1).max(1);
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::PageUp => self.at = self.at.saturating_sub(page),
            Action::PageDown => self.at = (self.at + page).min(last),
            Action::Open => {
                let term = terms.get(self.at).map(|term| term.id.clone());
                return term
                    .map(|term| Effect::Go(Route::Term { term }))
                    .into_iter()
                    .collect();
            }
            Action::Back => return vec![Effect::Back],
            action => {
                let before = self.filter.text().to_owned();
                self.filter.update(action);
                if self.filter.text() != before {
                    self.at = 0;
                }
            }
        }
        self.keep_in_sight(ctx);
        Vec::new()
    }

    /// The window or the language is another now.
    pub fn keep_in_sight(&mut self, ctx: &Ctx<'_>) {
        let count = self.terms(ctx).len();
        self.at = self.at.min(count.saturating_sub(1));
        self.window.reveal(self.at, self.at, rows(ctx));
        self.window.clamp(count, rows(ctx));
    }

    /// The terms that fit what was typed.
    fn terms<'c>(&self, ctx: &Ctx<'c>) -> Vec<&'c Term> {
        let all: Vec<&Term> = match &self.of {
            Some(ids) => ids
                .iter()
                .filter_map(|id| ctx.course.glossary.get(id))
                .collect(),
            None => term::sorted(ctx.course, ctx.lang),
        };
        let word = self.filter.text();
        all.into_iter()
            .filter(|one| term::answers_to(one, word))
            .collect()
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let terms = self.terms(ctx);
        let paper = list_paper(ctx);
        let (field, column) = self
            .filter
            .line(true, paper.inset(label(ctx).width(paper.widths())));
        let lead = label(ctx);
        let cursor = (lead.width(paper.widths()) + column, 0);
        let mut body = vec![lead.then(field), Line::default()];
        let shown = terms
            .iter()
            .enumerate()
            .skip(self.window.top)
            .take(rows(ctx));
        body.extend(shown.map(|(at, one)| {
            let line = term::names(one, paper).line();
            marked(line, at == self.at, paper)
        }));
        if terms.is_empty() {
            let none = ctx.say(&msg!("glossary-none", word = self.filter.text()));
            body.extend(Rich::of(&none, Meaning::Dim).lines(paper.width, paper.widths()));
        }
        let mut width = paper.width;
        if ctx.two_panes() {
            let room = ctx.wide().width.saturating_sub(LIST + GUTTER).clamp(2, 80);
            let own = ctx.column().with_width(room);
            let card = terms
                .get(self.at)
                .map(|one| term::term(ctx.course, one, own));
            let mut card = card.unwrap_or_default();
            card.truncate(ctx.rows());
            body = beside(body, card, LIST, ctx.rows(), ctx.signs);
            width = LIST + GUTTER + room;
        }
        Page {
            title: Line::of(ctx.say(&self.title), Meaning::Heading),
            aside: Line::of(
                format!("{} ", ctx.say(&msg!("glossary-count", count = terms.len()))),
                Meaning::Dim,
            ),
            body,
            margin: ctx.centred(width),
            cursor: Some(cursor),
            above: self.window.top,
            below: terms.len().saturating_sub(self.window.top + rows(ctx)),
        }
    }
}

/// The word before the field.
fn label(ctx: &Ctx<'_>) -> Line {
    Line::of(
        format!("{} ", ctx.say(&msg!("glossary-filter"))),
        Meaning::Dim,
    )
}

/// Rows of the list.
fn rows(ctx: &Ctx<'_>) -> usize {
    ctx.rows().saturating_sub(FIELD_ROWS).max(1)
}

fn list_paper(ctx: &Ctx<'_>) -> Paper {
    if ctx.two_panes() {
        ctx.column().with_width(LIST)
    } else {
        ctx.column()
    }
}
