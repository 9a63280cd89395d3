//! A line of styled text, the one thing both front ends draw. Styles are meanings; a theme turns them into colours.

use std::sync::Arc;

use crate::rng::hash;
use crate::text::width::Widths;

/// What a piece of text is, so that a theme may colour it and plain output may mark it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meaning {
    /// Ordinary text.
    #[default]
    Text,
    /// Secondary text.
    Dim,
    /// A heading.
    Heading,
    /// Where one is and what Enter does.
    Accent,
    /// Strong text.
    Strong,
    /// Emphasised text.
    Emphasis,
    /// Struck-out text.
    Struck,
    /// A glossary term.
    Term,
    /// A glossary term in a lesson's text, with the tag of its id; looks like [`Meaning::Term`].
    TermOf(Tag),
    /// A fact from facts.toml.
    Fact,
    /// A link.
    Link,
    /// Code in running text or a block.
    Code,
    /// A keyword in code.
    CodeKeyword,
    /// A string in code.
    CodeString,
    /// A number or constant in code.
    CodeNumber,
    /// A comment in code.
    CodeComment,
    /// A name: a function called, a JSON key.
    CodeName,
    /// Right, done, succeeded.
    Right,
    /// Unsure, waiting, a warning.
    Unsure,
    /// Wrong, failed.
    Wrong,
    /// Rules and frames.
    Frame,
    /// The selected thing.
    Selected,
    /// What was looked for.
    Hit,
}

/// What tells the terms of a section apart on the lines it was laid out in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(u32);

impl Tag {
    /// The tag of an id: the same id, the same tag.
    pub fn of(id: &str) -> Self {
        Self(hash(&[id.as_bytes()]) as u32)
    }
}

/// A run of text with one meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// What it is.
    pub meaning: Meaning,
    /// The address behind a link.
    pub target: Option<Arc<str>>,
}

impl Span {
    /// A run with a meaning.
    pub fn new(text: impl Into<String>, meaning: Meaning) -> Self {
        Self {
            text: text.into(),
            meaning,
            target: None,
        }
    }

    /// Ordinary text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Meaning::Text)
    }
}

/// A line of runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The runs, left to right.
    pub spans: Vec<Span>,
}

impl Line {
    /// A line of one run.
    pub fn of(text: impl Into<String>, meaning: Meaning) -> Self {
        Self {
            spans: vec![Span::new(text, meaning)],
        }
    }

    /// A line of ordinary text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(text, Meaning::Text)
    }

    /// Adds a run and returns the line, for building one up.
    #[must_use]
    pub fn with(mut self, text: impl Into<String>, meaning: Meaning) -> Self {
        self.spans.push(Span::new(text, meaning));
        self
    }

    /// The text without meanings.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// The line with another one after it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.spans.extend(other.spans);
        self
    }

    /// Cells it takes.
    pub fn width(&self, widths: Widths) -> usize {
        self.spans.iter().map(|span| widths.of(&span.text)).sum()
    }

    /// The line with spaces up to `cells`.
    #[must_use]
    pub fn padded(self, cells: usize, widths: Widths) -> Self {
        let free = cells.saturating_sub(self.width(widths));
        if free == 0 {
            return self;
        }
        self.with(" ".repeat(free), Meaning::Text)
    }

    /// Whether nothing is on it.
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.text.is_empty())
    }
}

impl From<Vec<Span>> for Line {
    fn from(spans: Vec<Span>) -> Self {
        Self { spans }
    }
}
