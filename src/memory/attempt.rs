//! One graded try at a card, as the log keeps it: the raw facts from which the rating is derived.

use crate::confidence::Confidence;

/// What happened when a card was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Whether the answer was right.
    pub right: bool,
    /// Whether the learner asked to be shown the answer.
    pub shown: bool,
    /// Hints seen before answering.
    pub hints: u32,
    /// How sure the learner was; `None` if the answer was shown.
    pub confidence: Option<Confidence>,
}

impl Attempt {
    /// Wrong, and sure of it: the error that is remembered best once corrected, so it comes back soon.
    pub fn sure_and_wrong(&self) -> bool {
        !self.right && !self.shown && self.confidence == Some(Confidence::Sure)
    }
}
