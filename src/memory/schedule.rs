//! When a card comes back: FSRS-6 with its default parameters, in whole days of the learner. Cards that were learned together are
//! spread a little, by a draw that hangs on the card alone, so that the same log always gives the same days.

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
use crate::rng::Stream;

/// A card comes back when recall has fallen to this, unless the learner set another share.
pub const DESIRED_RETENTION: f32 = 0.9;

/// What a learner may set instead. Below, more is forgotten than kept busy; above, reviews multiply for little.
pub const RETENTIONS: std::ops::RangeInclusive<f32> = 0.7..=0.97;

/// Intervals from this many days on are spread.
const SPREAD_FROM: f32 = 4.0;

/// How far a spread interval may stand from the computed one, as a share of it; a day at least.
const SPREAD: f32 = 0.08;

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
    let reviews = card.map_or(0, |card| card.reviews).saturating_add(1);
    let (memory, interval) = step(before, elapsed, rating);
    let due = if attempt.sure_and_wrong() {
        // A confident error is met again the same day, in another form where there is one.
        today
    } else {
        after(today, interval, key, reviews)
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
        reviews,
        lapses: card
            .map_or(0, |card| card.lapses)
            .saturating_add(u32::from(lapsed)),
    }
}

/// The day a card is due for a learner who wants to recall this share of what comes back, held within [`RETENTIONS`].
pub fn due(card: &Card, retention: f32) -> Day {
    let is_usual = (retention - DESIRED_RETENTION).abs() < 1e-4;
    // Met again the same day, whatever is wanted.
    if is_usual || card.due == card.last {
        return card.due;
    }
    let wanted = retention.clamp(*RETENTIONS.start(), *RETENTIONS.end());
    let interval = MODEL.next_interval(Some(card.memory.stability), wanted, 3);
    after(card.last, interval, &card.key, card.reviews)
}

/// So many days later, spread.
fn after(day: Day, interval: f32, key: &str, reviews: u32) -> Day {
    let days = interval.round().clamp(1.0, LONGEST);
    let mut spread = 0;
    if days >= SPREAD_FROM {
        let reach = (days * SPREAD).round().max(1.0) as i32;
        let places = u64::try_from(2 * reach + 1).unwrap_or(1);
        spread = Stream::new(u64::from(reviews), key).below(places) as i32 - reach;
    }
    Day(day.0.saturating_add(days as i32).saturating_add(spread))
}

/// Whole days from one day to a later one; 0 if the clock went backwards.
pub fn days_between(from: Day, to: Day) -> u32 {
    u32::try_from(to.0.saturating_sub(from.0)).unwrap_or(0)
}

fn step(before: Option<Memory>, elapsed: u32, rating: Rating) -> (Memory, f32) {
    let state = before.map(|memory| MemoryState {
        stability: memory.stability,
        difficulty: memory.difficulty,
    });
    // A state FSRS refuses (it can only come from a file somebody edited) starts afresh.
    let next = MODEL
        .next_states(state, DESIRED_RETENTION, elapsed)
        .or_else(|_| MODEL.next_states(None, DESIRED_RETENTION, 0));
    let Ok(next) = next else {
        return (before.unwrap_or(FIRST_AGAIN), 1.0);
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
    (memory, chosen.interval)
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
        named("c/q", attempts)
    }

    fn named(key: &str, attempts: &[(i64, Attempt)]) -> Card {
        let mut card: Option<Card> = None;
        for (day, attempt) in attempts {
            card = Some(review(card.as_ref(), key, "s", key, attempt, on(*day)));
        }
        card.unwrap()
    }

    #[test]
    fn the_memory_is_the_reference_implementations() {
        // The vector FSRS's own libraries test: Again, then Good after 0, 1, 3, 8 and 21 days; 53.62691 and 6.3574867.
        let wrong = Attempt {
            right: false,
            ..GOOD
        };
        let tries = [
            (0, wrong),
            (0, GOOD),
            (1, GOOD),
            (4, GOOD),
            (12, GOOD),
            (33, GOOD),
        ];
        let memory = after(&tries).memory;
        assert!((memory.stability - 53.626_91).abs() < 1e-3, "{memory:?}");
        assert!((memory.difficulty - 6.357_486_7).abs() < 1e-4, "{memory:?}");
    }

    #[test]
    fn what_was_learned_together_comes_back_on_several_days() {
        let tries = [(0, GOOD), (2, GOOD), (13, GOOD)];
        let days: Vec<i32> = (0..200)
            .map(|n| named(&format!("c/q{n}"), &tries).due.0 - 13)
            .collect();
        let interval = named("c/q0", &tries).memory.stability;
        let mean = f64::from(days.iter().sum::<i32>()) / 200.0;
        assert!(
            (mean - f64::from(interval)).abs() < 1.0,
            "{mean} {interval}"
        );
        let reach = (interval * SPREAD).round() as i32 + 1;
        assert!(
            days.iter()
                .all(|day| (day - interval.round() as i32).abs() <= reach)
        );
        let distinct: std::collections::BTreeSet<_> = days.iter().collect();
        assert!(distinct.len() >= 5, "{distinct:?}");
        assert_eq!(named("c/q7", &tries).due, named("c/q7", &tries).due);
    }

    #[test]
    fn who_wants_to_recall_more_is_asked_sooner() {
        let card = after(&[(0, GOOD), (2, GOOD), (13, GOOD)]);
        assert_eq!(due(&card, DESIRED_RETENTION), card.due);
        let days = |retention: f32| due(&card, retention).0 - card.last.0;
        assert!(days(0.95) < days(0.9) && days(0.9) < days(0.8));
        assert_eq!(days(0.1), days(0.7), "held within what can be set");
        let recall = fsrs::current_retrievability(
            MemoryState {
                stability: card.memory.stability,
                difficulty: card.memory.difficulty,
            },
            days(0.8) as f32,
            fsrs::FSRS6_DEFAULT_DECAY,
        );
        assert!((recall - 0.8).abs() < 0.02, "{recall}");
        let sure = Attempt {
            right: false,
            confidence: Some(Confidence::Sure),
            ..GOOD
        };
        assert_eq!(due(&after(&[(5, sure)]), 0.7), Day(5));
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
