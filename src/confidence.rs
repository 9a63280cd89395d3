//! How sure a learner says they are: one key, pressed before the answer is judged. A leaf, because the sitting asks for it, the
//! memory grades by it and the log keeps it.

use serde::Deserialize;
use serde::Serialize;

/// A learner's own estimate of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// "I know this."
    Sure,
    /// "I think so."
    ThinkSo,
    /// "I am guessing."
    Guess,
}

impl Confidence {
    /// All three, surest first.
    pub const ALL: [Self; 3] = [Self::Sure, Self::ThinkSo, Self::Guess];

    /// The word in the answer log and in JSON: `sure`, `think-so`, `guess`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::ThinkSo => "think-so",
            Self::Guess => "guess",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_what_serde_writes() {
        for confidence in Confidence::ALL {
            let written = serde_json::to_string(&confidence).unwrap();
            assert_eq!(written, format!("\"{}\"", confidence.code()));
        }
    }
}
