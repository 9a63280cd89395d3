//! What lines are set for: a language, a width, how the terminal draws signs, and whether a person looks at them or hears them.

use crate::lang::Lang;
use crate::present::sign::Signs;
use crate::text::width::Widths;

/// How lines reach a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Medium {
    /// On the tutor's screen, where things open with a key.
    #[default]
    Screen,
    /// Printed, so that things must be named to be found.
    Print,
    /// Line by line, perhaps read aloud: no drawings.
    Spoken,
}

/// The reader's language, the cells of a line, and the signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The language.
    pub lang: Lang,
    /// Cells of a line.
    pub width: usize,
    /// How signs are drawn, and how wide text is.
    pub signs: Signs,
    /// How the lines reach a person.
    pub medium: Medium,
}

impl Paper {
    /// Paper for a terminal that draws as most do.
    pub const fn new(lang: Lang, width: usize) -> Self {
        Self {
            lang,
            width,
            signs: Signs::new(false, Widths::NARROW),
            medium: Medium::Screen,
        }
    }

    /// How wide the terminal draws.
    pub const fn widths(self) -> Widths {
        self.signs.widths()
    }

    /// The same with lines of another width.
    #[must_use]
    pub const fn with_width(self, width: usize) -> Self {
        Self { width, ..self }
    }

    /// The same with `cells` fewer, for something inside a margin; never narrower than one wide character.
    #[must_use]
    pub const fn inset(self, cells: usize) -> Self {
        let width = self.width.saturating_sub(cells);
        Self {
            width: if width < 2 { 2 } else { width },
            ..self
        }
    }

    /// The same in another language.
    #[must_use]
    pub const fn with_lang(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }
}
