//! What every screen may see: the course, the language, the size, how signs are drawn. Nothing in it can be changed by a screen.

use crate::course::model::Course;
use crate::i18n::say;
use crate::lang::Lang;
use crate::message::Message;
use crate::present::paper::Medium;
use crate::present::paper::Paper;
use crate::present::sign::Sign;
use crate::present::sign::Signs;
use crate::tui::widget::page::FRAME_ROWS;

/// Columns from which a second pane opens, and from which text stands in both languages unless the learner says otherwise.
pub const TWO_PANES_FROM: u16 = 110;
/// Columns from which text can stand in both languages if the learner asks for it.
pub const BOTH_FROM: u16 = 80;
/// The widest a column of text gets.
pub const MEASURE: usize = 80;
/// Cells between two panes: the line between them and a space on each side.
pub const GUTTER: usize = 3;

/// The surroundings of a screen.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    /// The course.
    pub course: &'a Course,
    /// The learner's language now.
    pub lang: Lang,
    /// Whether text stands in both languages side by side, the learner's own on the left.
    pub both: bool,
    /// How signs are drawn.
    pub signs: Signs,
    /// Columns and rows of the whole window.
    pub size: (u16, u16),
    /// Rows that a notice takes from the body.
    pub notice_rows: usize,
}

impl Ctx<'_> {
    /// A message in the learner's language.
    pub fn say(&self, message: &Message) -> String {
        say(self.lang, message)
    }

    /// A sign as this terminal shows it.
    pub fn sign(&self, sign: Sign) -> &'static str {
        self.signs.get(sign)
    }

    /// Columns of the window.
    pub const fn width(&self) -> usize {
        self.size.0 as usize
    }

    /// Rows between the header's rule and the footer's.
    pub const fn rows(&self) -> usize {
        (self.size.1 as usize).saturating_sub(FRAME_ROWS + self.notice_rows)
    }

    /// Whether two panes fit.
    pub const fn two_panes(&self) -> bool {
        self.size.0 >= TWO_PANES_FROM
    }

    /// Paper for one column of text, with a margin on both sides.
    pub fn column(&self) -> Paper {
        Paper {
            lang: self.lang,
            width: self.width().saturating_sub(4).clamp(2, MEASURE),
            signs: self.signs,
            medium: Medium::Screen,
        }
    }

    /// Paper for text: one column, or the width of two where both languages stand side by side.
    pub fn text(&self) -> Paper {
        if self.both {
            self.wide()
        } else {
            self.column()
        }
    }

    /// Paper over the whole width but for a margin; never wider than two columns of text.
    pub fn wide(&self) -> Paper {
        Paper {
            lang: self.lang,
            width: self
                .width()
                .saturating_sub(4)
                .clamp(2, 2 * MEASURE + GUTTER),
            signs: self.signs,
            medium: Medium::Screen,
        }
    }

    /// Cells from the left edge to something of this width that stands in the middle.
    pub const fn centred(&self, width: usize) -> usize {
        self.width().saturating_sub(width) / 2
    }
}
