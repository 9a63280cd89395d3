//! The choices that are words: which languages, whether to colour, how many colours. Each word is the same in flags, variables and files.

use crate::lang::Lang;

/// `--lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// Japanese.
    Ja,
    /// English.
    En,
    /// Both side by side; the interface speaks the locale's.
    Both,
}

impl Languages {
    /// Every word and what it means.
    pub const WORDS: [(&'static str, Self); 3] =
        [("ja", Self::Ja), ("en", Self::En), ("both", Self::Both)];

    /// The language, unless it is both.
    pub const fn only(self) -> Option<Lang> {
        match self {
            Self::Ja => Some(Lang::Ja),
            Self::En => Some(Lang::En),
            Self::Both => None,
        }
    }
}

/// `--color`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Also into a file or a pipe.
    Always,
    /// Not at all.
    Never,
}

impl Color {
    /// Every word and what it means.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("auto", Self::Auto),
        ("always", Self::Always),
        ("never", Self::Never),
    ];

    /// Whether to colour what goes to a terminal, or to something else.
    pub const fn on(self, terminal: bool) -> bool {
        match self {
            Self::Auto => terminal,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Sixteen, which the person's palette decides.
    Sixteen,
    /// The 256 of xterm.
    Many,
    /// Any: the terminal says that it shows true colour.
    True,
}

/// What a word means, if it is one of them.
pub fn find<T: Copy>(words: &[(&'static str, T)], word: &str) -> Option<T> {
    words
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, meaning)| *meaning)
}
