//! What a learner is told about an answer: right or not, and the reason for every part of it. Never a bare mark.

use crate::lang::Text;
use crate::message::Message;

/// What the learner did with a part of the question, against what was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Chosen, and right.
    Hit,
    /// Chosen, and wrong.
    Wrong,
    /// Right, but not chosen.
    Missed,
    /// Wrong, and not chosen: the reason still stands beside it.
    Avoided,
}

/// What belongs to a part beside its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing more.
    Plain,
    /// The place, from 1, the learner gave a step; the row's own place is the right one. `None` if the answer was shown.
    Place(Option<usize>),
    /// What the learner put to this left side, and what belongs there.
    Pair {
        /// `None` if nothing was put there or the answer was shown.
        given: Option<Text>,
        /// What belongs there.
        right: Text,
    },
}

/// One part of the question with its reason: an option, a step, a pair, a known wrong number.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it says.
    pub text: Text,
    /// Chosen or not, right or not.
    pub mark: Mark,
    /// Place or partner.
    pub detail: Detail,
    /// The reason, if this part has one of its own.
    pub why: Option<Text>,
    /// The id of the belief behind a wrong part; `None` on a right one and on a slip.
    pub misconception: Option<String>,
}

/// The verdict on one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Whether the answer counts as right.
    pub right: bool,
    /// Options in shown order, steps in right order, pairs in the order of their left sides, a known wrong number.
    pub rows: Vec<Row>,
    /// What is almost right or which condition failed, such as how many steps stand where they belong.
    pub notes: Vec<Message>,
    /// The reason for the whole, where the reasons do not stand in the rows.
    pub why: Option<Text>,
    /// The right answer in words; several parts for several answers.
    pub answer: Vec<Text>,
    /// The beliefs behind this answer, without repetition.
    pub misconceptions: Vec<String>,
}

impl Verdict {
    /// Collects the beliefs of the wrong rows.
    pub(crate) fn with_beliefs(mut self) -> Self {
        for row in &self.rows {
            if let (Mark::Wrong, Some(id)) = (row.mark, &row.misconception)
                && !self.misconceptions.contains(id)
            {
                self.misconceptions.push(id.clone());
            }
        }
        self
    }
}
