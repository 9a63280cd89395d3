//! What a learner would still recall: now, tomorrow, and in thirty days if nothing is reviewed. The forgetting curve of FSRS-6.
//!
//! Right after an answer the curve stands at 1 whatever the answer was, so a learner is shown tomorrow's number.

use crate::memory::card::Card;
use crate::moment::Moment;

/// How far ahead the last number looks.
pub const AHEAD_DAYS: f64 = 30.0;

const DAY_US: f64 = 86_400e6;

/// Expected recall over some cards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recall {
    /// Share that would be recalled now, 0 to 1.
    pub now: f64,
    /// Share that would be recalled a day from now without a review.
    pub tomorrow: f64,
    /// Share that would be recalled in thirty days without a review.
    pub in_30_days: f64,
    /// How many cards that is.
    pub cards: usize,
}

/// The probability that a card is recalled so many days after now.
pub fn retrievability(card: &Card, now: Moment, ahead_days: f64) -> f64 {
    let elapsed = (now.at_us.saturating_sub(card.last_us)) as f64 / DAY_US + ahead_days;
    let state = fsrs::MemoryState {
        stability: card.memory.stability,
        difficulty: card.memory.difficulty,
    };
    let recall =
        fsrs::current_retrievability(state, elapsed.max(0.0) as f32, fsrs::FSRS6_DEFAULT_DECAY);
    f64::from(recall).clamp(0.0, 1.0)
}

/// The mean over cards; `None` if there are none.
pub fn mean<'a>(cards: impl IntoIterator<Item = &'a Card>, now: Moment) -> Option<Recall> {
    let (mut today, mut tomorrow, mut later, mut count) = (0.0, 0.0, 0.0, 0_usize);
    for card in cards {
        today += retrievability(card, now, 0.0);
        tomorrow += retrievability(card, now, 1.0);
        later += retrievability(card, now, AHEAD_DAYS);
        count += 1;
    }
    (count > 0).then(|| Recall {
        now: today / count as f64,
        tomorrow: tomorrow / count as f64,
        in_30_days: later / count as f64,
        cards: count,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::card::Memory;
    use crate::moment::Day;

    fn card(stability: f32) -> Card {
        Card {
            key: "c/q".to_owned(),
            skill: "s".to_owned(),
            last_item: "c/q".to_owned(),
            memory: Memory {
                stability,
                difficulty: 5.0,
            },
            due: Day(0),
            last: Day(0),
            last_us: 0,
            reviews: 1,
            lapses: 0,
        }
    }

    #[test]
    fn stability_is_where_recall_is_ninety_percent() {
        let ten_days = Moment::utc(10 * 86_400);
        assert!((retrievability(&card(10.0), ten_days, 0.0) - 0.9).abs() < 1e-6);
        assert!((retrievability(&card(10.0), Moment::utc(0), 10.0) - 0.9).abs() < 1e-6);
    }

    #[test]
    fn recall_starts_whole_and_only_falls() {
        let card = card(3.0);
        let mut last = retrievability(&card, Moment::utc(0), 0.0);
        assert!((last - 1.0).abs() < 1e-6);
        for day in 1..100 {
            let recall = retrievability(&card, Moment::utc(day * 86_400), 0.0);
            assert!(recall < last);
            last = recall;
        }
    }

    #[test]
    fn a_clock_before_the_review_is_the_moment_of_the_review() {
        assert!((retrievability(&card(3.0), Moment::utc(-86_400), 0.0) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_mean_of_nothing_is_nothing() {
        assert_eq!(mean([], Moment::utc(0)), None);
        let recall = mean([&card(30.0), &card(30.0)], Moment::utc(0)).unwrap();
        assert_eq!(recall.cards, 2);
        assert!((recall.in_30_days - 0.9).abs() < 1e-6);
    }
}
