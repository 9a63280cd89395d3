//! What lines are set for: a language, a width, and how the terminal draws signs.

use crate::lang::Lang;
use crate::present::sign::Signs;
use crate::text::width::Widths;

/// The reader's language, the cells of a line, and the signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The language.
    pub lang: Lang,
    /// Cells of a line.
    pub width: usize,
    /// How signs are drawn, and how wide text is.
    pub signs: Signs,
}

impl Paper {
    /// Paper for a terminal that draws as most do.
    pub const fn new(lang: Lang, width: usize) -> Self {
        Self {
            lang,
            width,
            signs: Signs::new(false, Widths::NARROW),
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
