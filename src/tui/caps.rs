//! What the terminal can do and what the person wants of it: colours, ASCII, ambiguous width. All of it is decided by flags,
//! environment and file before the terminal is touched; the terminal itself is asked nothing.

use crate::config::Depth;
use crate::config::Settings;
use crate::present::sign::Signs;
use crate::text::width::Widths;

/// What may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Colours, and how many; `None` for no colours at all.
    pub depth: Option<Depth>,
    /// How signs are drawn, and how wide text is.
    pub signs: Signs,
}

impl Caps {
    /// By the person's choices. `--color`, `NO_COLOR`, `CLICOLOR`, `FORCE_COLOR` and `TERM` are already weighed in them.
    pub fn of(settings: &Settings) -> Self {
        Self {
            depth: settings.color.on(true).then_some(settings.depth),
            signs: Signs::new(settings.ascii, Widths::ambiguous(settings.ambiguous_width)),
        }
    }
}

impl Default for Caps {
    /// What most terminals can do.
    fn default() -> Self {
        Self {
            depth: Some(Depth::Sixteen),
            signs: Signs::new(false, Widths::NARROW),
        }
    }
}
