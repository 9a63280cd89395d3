//! What comes up from below over a lesson's text: the facts of a block, the block in the other language, the sections. The text stays
//! in sight above it, and so does the block it speaks of.

use crate::course::mention;
use crate::course::model::Lesson;
use crate::course::model::Section;
use crate::msg;
use crate::present::fact;
use crate::present::frame::framed;
use crate::present::lesson;
use crate::present::lesson::Place;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::MEASURE;
use crate::tui::widget::row::marked;
use crate::tui::widget::window::Window;

/// What a drawer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawer {
    /// Where the numbers of the block come from.
    Facts,
    /// The block in the other language.
    Other,
    /// The sections, and the one to go to.
    Contents {
        /// The section one stands on, from 0.
        at: usize,
    },
}

impl Drawer {
    /// The lines of the drawer for the block one stands on, over a text so wide.
    pub fn lines(self, one: &Lesson, place: Place, width: usize, ctx: &Ctx<'_>) -> Vec<Line> {
        let paper = ctx.column().with_width(width.min(MEASURE));
        let inside = paper.inset(4);
        let (title, lines, stand) = match self {
            Self::Facts => (msg!("lesson-facts"), facts(one, place, inside, ctx), 0),
            Self::Other => {
                let other = inside.with_lang(ctx.lang.other());
                (
                    msg!("lesson-other"),
                    lesson::block(ctx.course, one, place, other),
                    0,
                )
            }
            Self::Contents { at } => (msg!("lesson-contents"), contents(one, at, inside, ctx), at),
        };
        // The text keeps at least a third of the window.
        let most = (ctx.rows() * 2 / 3).saturating_sub(2).max(1);
        let mut window = Window::default();
        window.reveal(stand, stand, most);
        let hidden = lines.len().saturating_sub(most);
        let shown: Vec<Line> = lines.into_iter().skip(window.top).take(most).collect();
        let title = ctx.say(&title);
        let title = if hidden > 0 {
            format!(
                "{title} {}",
                ctx.say(&msg!("lesson-drawer-more", count = hidden))
            )
        } else {
            title
        };
        framed(&title, &shown, paper)
    }
}

/// The facts of the block; of the whole section if the block has none.
fn facts(one: &Lesson, place: Place, paper: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
    let section = place
        .section
        .checked_sub(1)
        .and_then(|at| one.sections.get(at));
    let blocks = section.map_or(&[][..], |section: &Section| section.blocks.get(ctx.lang));
    let own = place
        .block
        .checked_sub(1)
        .and_then(|at| blocks.get(at..=at));
    let mut ids = own.map_or_else(Vec::new, mention::facts);
    if ids.is_empty() {
        ids = mention::facts(blocks);
    }
    if ids.is_empty() {
        let none = ctx.say(&msg!("lesson-facts-none"));
        return Rich::of(&none, Meaning::Dim).lines(paper.width, paper.widths());
    }
    fact::facts(ctx.course, &ids, paper)
}

/// A section a line, its number before it: the number is the key.
fn contents(one: &Lesson, at: usize, paper: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
    let sections = one.sections.iter().enumerate();
    sections
        .map(|(number, section)| {
            let title = section.title.get(ctx.lang);
            let title = Rich::of_inlines(title, &ctx.course.facts, ctx.lang);
            let line = Line::of(format!("{}  ", number + 1), Meaning::Dim).then(title.line());
            marked(line, number == at, paper)
        })
        .collect()
}
