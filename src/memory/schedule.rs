//! When a card comes back: FSRS-6 with its default parameters, in whole days of the learner. Deterministic: no fuzz; the plan of
//! a day spreads what falls together.

use std::sync::LazyLock;

use fsrs::FSRS;
use fsrs::MemoryState;

use crate::memory::attempt::Attempt;
use crate::memory::card::Card;
use crate::memory::card::Memory;
use crate::memory::rating::Rating;
use crate::moment::DAY_STARTS_AT_HOUR;
use crate::moment::Day;
use crate::moment::Moment;

/// A card comes back when recall has fallen to this.
pub const DESIRED_RETENTION: f32 = 0.9;

/// The longest interval in days: a hundred years.
const LONGEST: f32 = 36_500.0;

static MODEL: LazyLock<FSRS> = LazyLock::new(FSRS::default);

/// The card after an attempt at it: new if there was none.
pub fn review(
    card: Option<&Card>,
    key: &str,
    skill: &str,
    item: &str,
    attempt: &Attempt,
    at: Moment,
) -> Card {
    let today = at.day(DAY_STARTS_AT_HOUR);
    let rating = Rating::of(attempt);
    let before = card.map(|card| card.memory);
    let elapsed = card.map_or(0, |card| days_between(card.last, today));
    let (memory, interval) = step(before, elapsed, rating);
    let due = if attempt.sure_and_wrong() {
        // A confident error is met again the same day, in another form where there is one.
        today
    } else {
        Day(today.0.saturating_add(interval))
    };
    let lapsed = card.is_some() && rating == Rating::Again;
    Card {
        key: key.to_owned(),
        skill: skill.to_owned(),
        last_item: item.to_owned(),
        memory,
        due,
        last: today,
        last_us: at.at_us,
        reviews: card.map_or(0, |card| card.reviews).saturating_add(1),
        lapses: card
            .map_or(0, |card| card.lapses)
            .saturating_add(u32::from(lapsed)),
    }
}

/// Whole days from one day to a later one; 0 if the clock went backwards.
pub fn days_between(from: Day, to: Day) -> u32 {
    u32::try_from(to.0.saturating_sub(from.0)).unwrap_or(0)
}

fn step(before: Option<Memory>, elapsed: u32, rating: Rating) -> (Memory, i32) {
    let state = before.map(|memory| MemoryState {
        stability: memory.stability,
        difficulty: memory.difficulty,
    });
    // A state FSRS refuses (it can only come from a file somebody edited) starts afresh.
    let next = MODEL
        .next_states(state, DESIRED_RETENTION, elapsed)
        .or_else(|_| MODEL.next_states(None, DESIRED_RETENTION, 0));
    let Ok(next) = next else {
        return (before.unwrap_or(FIRST_AGAIN), 1);
    };
    let chosen = match rating {
        Rating::Again => next.again,
        Rating::Hard => next.hard,
        Rating::Good => next.good,
    };
    let memory = Memory {
        stability: chosen.memory.stability,
        difficulty: chosen.memory.difficulty,
    };
    (memory, chosen.interval.round().clamp(1.0, LONGEST) as i32)
}

/// FSRS's own start after a wrong first answer.
const FIRST_AGAIN: Memory = Memory {
    stability: 0.212,
    difficulty: 6.4133,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidence::Confidence;
    use proptest::prelude::*;

    const GOOD: Attempt = Attempt {
        right: true,
        shown: false,
        hints: 0,
        confidence: Some(Confidence::ThinkSo),
    };

    fn on(day: i64) -> Moment {
        Moment::utc(day * 86_400 + 12 * 3600)
    }

    fn after(attempts: &[(i64, Attempt)]) -> Card {
        let mut card: Option<Card> = None;
        for (day, attempt) in attempts {
            card = Some(review(card.as_ref(), "c/q", "s", "c/q", attempt, on(*day)));
        }
        card.unwrap()
    }

    #[test]
    fn good_answers_at_growing_intervals_give_the_published_stabilities() {
        // FSRS-6 defaults, Good after 0, 1, 3, 8 and 20 days; computed independently in 64 bits.
        let golden = [2.3065, 7.315_301, 19.833_473, 48.199_593, 109.140_082];
        let days = [0, 1, 4, 12, 32];
        for (count, expected) in golden.iter().enumerate() {
            let attempts: Vec<_> = days[..=count].iter().map(|day| (*day, GOOD)).collect();
            let stability = f64::from(after(&attempts).memory.stability);
            assert!(
                (stability - expected).abs() / expected < 1e-5,
                "{stability} {expected}"
            );
        }
    }

    #[test]
    fn a_first_good_answer_is_due_in_two_days_and_a_wrong_one_tomorrow() {
        let wrong = Attempt {
            right: false,
            ..GOOD
        };
        assert_eq!(after(&[(100, GOOD)]).due, Day(102));
        assert_eq!(after(&[(100, wrong)]).due, Day(101));
    }

    #[test]
    fn sure_and_wrong_comes_back_the_same_day() {
        let sure = Attempt {
            right: false,
            confidence: Some(Confidence::Sure),
            ..GOOD
        };
        let card = after(&[(100, sure)]);
        assert_eq!(card.due, Day(100));
        let mended = review(Some(&card), "c/q", "s", "c/q", &GOOD, on(100));
        assert!(mended.due > Day(100));
    }

    #[test]
    fn a_lapse_counts_only_once_something_was_learned() {
        let wrong = Attempt {
            right: false,
            ..GOOD
        };
        assert_eq!(after(&[(0, wrong)]).lapses, 0);
        assert_eq!(after(&[(0, GOOD), (3, wrong), (4, GOOD)]).lapses, 1);
    }

    #[test]
    fn a_clock_set_back_costs_nothing() {
        let card = after(&[(100, GOOD), (50, GOOD)]);
        assert_eq!(card.last, Day(50));
        assert!(card.due > Day(50));
    }

    proptest! {
        #[test]
        fn whatever_is_answered_the_card_stays_in_its_bounds(
            tries in prop::collection::vec((0_i64..400, 0_u8..6, 0_u32..3), 1..30)
        ) {
            let mut day = 0;
            let mut card: Option<Card> = None;
            for (gap, how, hints) in tries {
                day += gap;
                let attempt = Attempt {
                    right: how % 2 == 0,
                    shown: how == 5,
                    hints,
                    confidence: Confidence::ALL.get(usize::from(how / 2)).copied(),
                };
                let next = review(card.as_ref(), "c/q", "s", "c/q", &attempt, on(day));
                prop_assert!(next.memory.stability > 0.0 && next.memory.stability.is_finite());
                prop_assert!((1.0..=10.0).contains(&next.memory.difficulty));
                prop_assert!(next.due >= next.last);
                card = Some(next);
            }
        }
    }
}
