//! One term: what it is in both languages, and every section that uses it, to go to.

use crate::course::mention;
use crate::course::mention::Use;
use crate::lang::Lang;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::present::term;
use crate::study::view::Position;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::effect::Route;
use crate::tui::widget::page::Page;
use crate::tui::widget::row::marked;
use crate::tui::widget::row::set_in;
use crate::tui::widget::window::Window;

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Term {
    id: String,
    uses: Vec<Use>,
    at: usize,
    window: Window,
}

/// The lines of the screen and where the places stand.
struct Set {
    lines: Vec<Line>,
    /// First and last line of each place.
    places: Vec<(usize, usize)>,
}

impl Term {
    /// A term by its id.
    pub fn new(id: &str, ctx: &Ctx<'_>) -> Self {
        Self {
            id: id.to_owned(),
            uses: mention::uses(ctx.course, id),
            at: 0,
            window: Window::default(),
        }
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let last = self.uses.len().saturating_sub(1);
        match action {
            Action::Back => return vec![Effect::Back],
            Action::Open => return self.open(ctx),
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::Top => self.at = 0,
            Action::Bottom => self.at = last,
            action => {
                let lines = self.set(ctx).lines.len();
                self.window.act(action, lines, ctx.rows());
                return Vec::new();
            }
        }
        self.keep_in_sight(ctx);
        Vec::new()
    }

    /// Goes to where the term is used.
    fn open(&self, ctx: &Ctx<'_>) -> Vec<Effect> {
        let route = self.uses.get(self.at).and_then(|one| {
            let lesson = ctx.course.entry(&one.lesson)?.lesson.as_ref()?;
            let section = lesson.sections.get(one.section.checked_sub(1)?)?;
            let at = Position {
                section: section.id.clone(),
                block: one.block.saturating_sub(1),
            };
            Some(Route::Lesson {
                lesson: one.lesson.clone(),
                at: Some(at),
            })
        });
        route.map(Effect::Go).into_iter().collect()
    }

    /// The window or the language is another now.
    pub fn keep_in_sight(&mut self, ctx: &Ctx<'_>) {
        let set = self.set(ctx);
        if let Some(&(first, last)) = set.places.get(self.at) {
            // Whoever stands on the first place sees what the term means.
            let first = if self.at == 0 { 0 } else { first };
            self.window.reveal(first, last, ctx.rows());
        }
        self.window.clamp(set.lines.len(), ctx.rows());
    }

    fn set(&self, ctx: &Ctx<'_>) -> Set {
        let paper = ctx.column();
        let widths = paper.widths();
        let mut places = Vec::new();
        let Some(one) = ctx.course.glossary.get(&self.id) else {
            return Set {
                lines: Vec::new(),
                places,
            };
        };
        let mut lines = vec![Line::default()];
        lines.extend(term::card(ctx.course, one, paper));
        lines.push(Line::default());
        let head = ctx.say(&term::where_used(ctx.course, one));
        lines.extend(Rich::of(&head, Meaning::Strong).lines(paper.width, widths));
        for (at, place) in self.uses.iter().enumerate() {
            let first = lines.len();
            let title = term::place(ctx.course, one, place, paper);
            let rows = title.lines(paper.inset(2).width, widths);
            lines.extend(
                rows.into_iter()
                    .map(|row| marked(row, at == self.at, paper)),
            );
            let words = Rich::of(&term::context(ctx.course, one, place, paper), Meaning::Dim);
            let rows = words.lines(paper.inset(4).width, widths);
            let margin = Line::plain("  ");
            lines.extend(
                rows.into_iter()
                    .map(|row| set_in(margin.clone().then(row), paper)),
            );
            places.push((first, lines.len() - 1));
        }
        Set { lines, places }
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let set = self.set(ctx);
        let cursor = set.places.get(self.at).map(|(first, _)| (0, *first));
        let term = ctx.course.glossary.get(&self.id);
        let (own, other) = term.map_or(("", ""), |term| match ctx.lang {
            Lang::En => (term.en.as_str(), term.ja.as_str()),
            Lang::Ja => (term.ja.as_str(), term.en.as_str()),
        });
        Page {
            title: Line::of(ctx.say(&msg!("glossary-term-title")), Meaning::Dim)
                .with("  ", Meaning::Text)
                .with(own, Meaning::Heading)
                .with("  ", Meaning::Text)
                .with(other, Meaning::Dim),
            margin: ctx.centred(ctx.column().width),
            ..Page::default()
        }
        .showing(set.lines, self.window, cursor, ctx)
    }
}
