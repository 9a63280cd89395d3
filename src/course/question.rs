//! A question as the author wrote it. Grading is `quiz`'s work; drawing a generated one is `study`'s, because it needs the
//! simulator.

use std::ops::Range;

use crate::lang::ByLang;
use crate::lang::Text;

/// Why a wrong answer is wrong: a belief behind it, or nothing but a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Behind {
    /// The id of a misconception.
    Misconception(String),
    /// No belief stands behind it.
    Slip,
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it says.
    pub text: Text,
    /// `None` on a right option.
    pub wrong: Option<Behind>,
    /// The reason, shown after answering.
    pub why: Text,
}

/// A wrong number that a known belief leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct WrongNumber {
    /// The number, in the question's unit.
    pub value: f64,
    /// What leads to it.
    pub behind: Behind,
    /// Why it is wrong.
    pub why: Option<Text>,
}

/// What a generated question draws and computes.
#[derive(Clone, Debug, PartialEq)]
pub struct Generate {
    /// The scenario it runs.
    pub scenario: String,
    /// Settings and the values each may take, as TOML writes them.
    pub draw: Vec<(String, Vec<toml::Value>)>,
    /// The measure that is the answer.
    pub answer: String,
    /// Named wrong models: an expression over measures, `answer`, numbers and + − × ÷.
    pub wrong: Vec<WrongModel>,
}

/// A wrong model of a generated question.
#[derive(Clone, Debug, PartialEq)]
pub struct WrongModel {
    /// The expression.
    pub value: String,
    /// What leads to it.
    pub behind: Behind,
    /// Why it is wrong.
    pub why: Text,
}

/// The kinds and what each needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One option is right.
    Single(Vec<Choice>),
    /// Any number of options is right.
    Several(Vec<Choice>),
    /// Put the items in order; given in the right order.
    Order {
        /// The items.
        items: Vec<Text>,
        /// The reason for the order.
        why: Text,
    },
    /// Pairs that belong together.
    Match {
        /// Left and right.
        pairs: Vec<(Text, Text)>,
        /// The reason.
        why: Text,
    },
    /// A word or phrase; accepted forms per language, compared after folding.
    Fill {
        /// The accepted forms; the first is the one shown.
        accept: ByLang<Vec<String>>,
        /// The reason.
        why: Text,
    },
    /// A number.
    Number {
        /// The answer in `unit`; `None` when it is generated.
        answer: Option<f64>,
        /// `count`, `s`, `ms`, `min`, `h`, `d`, `B`, `KB`, `MB`, `GB`, `%`, `USD`.
        unit: String,
        /// How far off still counts, in `unit`.
        tolerance: f64,
        /// The reason.
        why: Text,
        /// Wrong numbers with a known belief.
        wrong: Vec<WrongNumber>,
    },
    /// A prediction of a scenario: options and reasons stand there, the answer is computed.
    Predict(String),
    /// A generated choice: options come from the answer and the wrong models.
    GeneratedSingle {
        /// The unit the numbers are printed in.
        unit: String,
        /// The reason for the right option.
        why: Text,
    },
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Permanent id, unique in the course.
    pub id: String,
    /// The section it belongs to.
    pub section: String,
    /// What recall is reported on.
    pub skill: String,
    /// The question.
    pub ask: Text,
    /// One to three, weakest first.
    pub hints: Vec<Text>,
    /// Its kind and its answer.
    pub kind: Kind,
    /// Present on a generated question.
    pub generate: Option<Generate>,
    /// Path of the file it stands in, relative to the course folder.
    pub file: String,
    /// Bytes in that file, for reports.
    pub at: Range<usize>,
}

impl Behind {
    /// The belief's id, if one stands behind it.
    pub fn belief(&self) -> Option<&str> {
        match self {
            Self::Misconception(id) => Some(id),
            Self::Slip => None,
        }
    }
}

impl Question {
    /// The ids of the beliefs that its wrong answers can show; a prediction's stand in its scenario.
    pub fn beliefs(&self) -> impl Iterator<Item = &str> {
        let choices: &[Choice] = match &self.kind {
            Kind::Single(choices) | Kind::Several(choices) => choices,
            _ => &[],
        };
        let numbers: &[WrongNumber] = match &self.kind {
            Kind::Number { wrong, .. } => wrong,
            _ => &[],
        };
        let models = self.generate.iter().flat_map(|generate| &generate.wrong);
        let choices = choices.iter().filter_map(|choice| choice.wrong.as_ref());
        choices
            .chain(numbers.iter().map(|wrong| &wrong.behind))
            .chain(models.map(|wrong| &wrong.behind))
            .filter_map(Behind::belief)
    }
}
