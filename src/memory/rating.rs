//! The grade FSRS is told. It is derived, never asked: people misuse four buttons, and right × confidence × hints says enough.

use crate::confidence::Confidence;
use crate::memory::attempt::Attempt;

/// How well it was remembered. "Easy" does not exist here: nothing a learner does tells it apart from "good".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    /// Wrong, or shown.
    Again,
    /// Right with a hint or by guess.
    Hard,
    /// Right.
    Good,
}

impl Rating {
    /// The rating of an attempt.
    pub fn of(attempt: &Attempt) -> Self {
        if !attempt.right || attempt.shown {
            Self::Again
        } else if attempt.hints > 0 || attempt.confidence == Some(Confidence::Guess) {
            Self::Hard
        } else {
            Self::Good
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rating(right: bool, shown: bool, hints: u32, confidence: Option<Confidence>) -> Rating {
        Rating::of(&Attempt {
            right,
            shown,
            hints,
            confidence,
        })
    }

    #[test]
    fn wrong_or_shown_is_again() {
        assert_eq!(
            rating(false, false, 0, Some(Confidence::Guess)),
            Rating::Again
        );
        assert_eq!(rating(false, true, 0, None), Rating::Again);
        assert_eq!(rating(true, true, 0, None), Rating::Again);
    }

    #[test]
    fn right_with_a_hint_or_by_guess_is_hard() {
        assert_eq!(rating(true, false, 1, Some(Confidence::Sure)), Rating::Hard);
        assert_eq!(
            rating(true, false, 0, Some(Confidence::Guess)),
            Rating::Hard
        );
    }

    #[test]
    fn everything_else_is_good() {
        assert_eq!(rating(true, false, 0, Some(Confidence::Sure)), Rating::Good);
        assert_eq!(
            rating(true, false, 0, Some(Confidence::ThinkSo)),
            Rating::Good
        );
    }
}
