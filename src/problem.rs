//! What is wrong with a file a person wrote: where, what, and what to do about it. Course and scenario readers collect these
//! instead of stopping at the first. Drawing them (line, caret, hint) is `present`'s work.

use std::fmt;
use std::ops::Range;

use crate::message::Message;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth mending; an error under `check --strict`.
    Warning,
    /// The file cannot be used as it is.
    Error,
}

/// One problem in one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Path as the author knows it, relative to the course folder (or as given on the command line).
    pub file: String,
    /// The file's text, so that the line can be shown without reading the file again; empty if there is none.
    pub source: std::sync::Arc<str>,
    /// Bytes of `source` the problem points at; empty at 0 when it concerns the whole file.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: Message,
    /// What to do next.
    pub hint: Option<Message>,
    /// How bad it is.
    pub severity: Severity,
}

impl Problem {
    /// An error at a place.
    pub fn error(
        file: &str,
        source: &std::sync::Arc<str>,
        at: Range<usize>,
        message: Message,
    ) -> Self {
        Self {
            file: file.to_owned(),
            source: source.clone(),
            at,
            message,
            hint: None,
            severity: Severity::Error,
        }
    }

    /// The same problem as a warning.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The same problem with advice.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Line and column, both from 1; the column counts characters.
    pub fn position(&self) -> (usize, usize) {
        let start = self.at.start.min(self.source.len());
        let before = self.source.get(..start).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .map_or(0, |text| text.chars().count())
            + 1;
        (line, column)
    }
}

impl fmt::Display for Problem {
    /// `file:line:column id`, for logs and test failures; people read it through `present`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.position();
        write!(f, "{}:{line}:{column} {:?}", self.file, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_position_counts_characters_not_bytes() {
        let source: std::sync::Arc<str> = "一行目\n二行 x".into();
        let at = source.find('x').unwrap();
        let problem = Problem::error(
            "a.toml",
            &source,
            at..at + 1,
            Message::new("check-unknown-key"),
        );
        assert_eq!(problem.position(), (2, 4));
    }
}
