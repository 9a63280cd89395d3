//! A key of a scenario file: what it takes, what counts without it, and between which bounds. Data and its constructors.

use crate::sim::service::Service;

/// A key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What counts without it.
    pub fallback: Fallback,
    /// Bounds of its number, if it has any.
    pub range: Option<Range>,
    /// A value for it as TOML, where its kind alone does not tell one.
    pub(crate) sample: Option<&'static str>,
}

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text.
    Text,
    /// A text in both languages.
    Both,
    /// `true` or `false`.
    Switch,
    /// A whole number, not negative.
    Count,
    /// A whole number; −1 has a meaning.
    Integer,
    /// A number.
    Number,
    /// A time span.
    Span,
    /// A size.
    Size,
    /// Events per second.
    Rate,
    /// A share from 0 to 1.
    Share,
    /// One of these words.
    Word(&'static [&'static str]),
    /// The name of a node of these services.
    Node(&'static [Service]),
    /// The names of one or several.
    Nodes(&'static [Service]),
    /// The name of a workload.
    Workload,
    /// A time span, fixed or drawn at random: the section `span`.
    Drawn,
    /// When something fails: a word or the section `fails`.
    Fails,
    /// An inline table: this section.
    Table(&'static str),
    /// Several tables: this section.
    Tables(&'static str),
    /// Names, or tables of this section.
    NamesOrTables(&'static str),
    /// `true`, `false`, or an inline table: this section.
    SwitchOrTable(&'static str),
    /// `iam`, `jwt`, a function or a user pool.
    Authorizer,
    /// Several time spans.
    Spans,
    /// A time span or several.
    SpanOrSpans,
    /// Recorded times: seconds or time spans, or the name of a file of them.
    Recorded,
    /// Several texts.
    Texts,
    /// A text or several.
    TextOrTexts,
    /// Several texts in both languages.
    Boths,
    /// JSON as a table or as text.
    Json,
    /// An event pattern, as a table or as JSON text.
    Pattern,
    /// A policy document: JSON as text, or the name of one.
    Policy,
    /// Policy documents by name.
    Policies,
    /// The path of a setting.
    Path,
    /// Values that a setting may have.
    Values,
    /// The path of a measure.
    Measure,
    /// A number with the unit of the measure asked for.
    Answer,
    /// Several of them.
    Answers,
    /// A condition on measures.
    Condition,
    /// Paths of settings with values.
    Settings,
    /// Anything: it is kept for the reader of the file.
    Remark,
    /// Nothing yet: refused with a word that it is not simulated.
    NotYet,
}

/// What counts where a key is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// It has to be there.
    Needed,
    /// Nothing: what it says does not take place.
    Nothing,
    /// This value, as TOML.
    Value(&'static str),
    /// The simulator's default of this path.
    Default(&'static str),
    /// Exactly one key of this group has to be there.
    OneOf(&'static str),
    /// What the words of the key say.
    Told,
}

/// Bounds of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lowest value, as it is written in a file; without quotes.
    pub low: &'static str,
    /// The highest.
    pub high: &'static str,
    /// What comes of a value outside.
    pub outside: Outside,
}

/// What comes of a value outside its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// AWS would refuse it; it runs, with a warning.
    Warned,
    /// It is a mistake.
    Refused,
}

/// A key that may be left out and then says nothing.
pub(super) const fn key(name: &'static str, kind: Kind) -> Key {
    Key {
        name,
        kind,
        fallback: Fallback::Nothing,
        range: None,
        sample: None,
    }
}

impl Key {
    /// It has to be there.
    pub(super) const fn needed(mut self) -> Self {
        self.fallback = Fallback::Needed;
        self
    }

    /// Without it this value counts.
    pub(super) const fn or(mut self, value: &'static str) -> Self {
        self.fallback = Fallback::Value(value);
        self
    }

    /// Without it the simulator's default counts.
    pub(super) const fn or_default(mut self, path: &'static str) -> Self {
        self.fallback = Fallback::Default(path);
        self
    }

    /// One of a group.
    pub(super) const fn one_of(mut self, group: &'static str) -> Self {
        self.fallback = Fallback::OneOf(group);
        self
    }

    /// Its words say what counts without it.
    pub(super) const fn told(mut self) -> Self {
        self.fallback = Fallback::Told;
        self
    }

    /// Outside these AWS would refuse it.
    pub(super) const fn aws(mut self, low: &'static str, high: &'static str) -> Self {
        let outside = Outside::Warned;
        self.range = Some(Range { low, high, outside });
        self
    }

    /// Outside these it is a mistake.
    pub(super) const fn within(mut self, low: &'static str, high: &'static str) -> Self {
        let outside = Outside::Refused;
        self.range = Some(Range { low, high, outside });
        self
    }

    /// A value for the tests.
    pub(super) const fn such_as(mut self, sample: &'static str) -> Self {
        self.sample = Some(sample);
        self
    }
}
