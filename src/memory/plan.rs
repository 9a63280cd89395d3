//! The reviews of a day: what is due, at most so many, mixed. What does not fit waits, without reproach.

use crate::memory::card::Card;
use crate::memory::recall::retrievability;
use crate::moment::DAY_STARTS_AT_HOUR;
use crate::moment::Moment;

/// Reviews a day asks for at most, unless the learner set another number: about ten minutes.
pub const DAILY_CAP: usize = 20;

/// What a review takes, for the estimate on Home: reading, answering, reading why.
pub const SECONDS_PER_REVIEW: u32 = 20;

/// The plan of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Keys of the cards to ask, in order.
    pub cards: Vec<String>,
    /// Due cards that wait for another day.
    pub waiting: usize,
}

/// The plan for now: due cards, at most `cap` a day of which `done` are already answered. In a backlog those closest to being
/// forgotten but still likely remembered come first, since they are saved at the least cost; neighbours are of different skills
/// where that is possible, because mixing what one confuses is what helps.
pub fn today(cards: &[Card], now: Moment, cap: usize, done: usize) -> Plan {
    let day = now.day(DAY_STARTS_AT_HOUR);
    let mut due: Vec<(&Card, f64)> = cards
        .iter()
        .filter(|card| card.due <= day)
        .map(|card| (card, retrievability(card, now, 0.0)))
        .collect();
    // What was answered today (a confident error) waits until the rest is done.
    due.sort_by(|(a, recall_a), (b, recall_b)| {
        (a.last == day)
            .cmp(&(b.last == day))
            .then(recall_b.total_cmp(recall_a))
            .then(a.key.cmp(&b.key))
    });
    let room = cap.saturating_sub(done);
    let waiting = due.len().saturating_sub(room);
    due.truncate(room);
    let repeats_from = due.partition_point(|(card, _)| card.last != day);
    let mut order = mixed(due[..repeats_from].iter().map(|(card, _)| *card).collect());
    order.extend(mixed(
        due[repeats_from..].iter().map(|(card, _)| *card).collect(),
    ));
    Plan {
        cards: order.into_iter().map(|card| card.key.clone()).collect(),
        waiting,
    }
}

/// Minutes a number of reviews takes, rounded up; 0 for none.
pub const fn minutes(reviews: usize) -> u32 {
    ((reviews as u32).saturating_mul(SECONDS_PER_REVIEW)).div_ceil(60)
}

/// Takes the earliest card whose skill is not the one before it; the earliest of all when only that skill is left.
fn mixed(mut cards: Vec<&Card>) -> Vec<&Card> {
    let mut order: Vec<&Card> = Vec::with_capacity(cards.len());
    while !cards.is_empty() {
        let last = order.last().map(|card| card.skill.as_str());
        let at = cards
            .iter()
            .position(|card| Some(card.skill.as_str()) != last)
            .unwrap_or(0);
        order.push(cards.remove(at));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::card::Memory;
    use crate::moment::Day;
    use proptest::prelude::*;

    fn card(key: &str, skill: &str, due: i32, stability: f32) -> Card {
        Card {
            key: key.to_owned(),
            skill: skill.to_owned(),
            last_item: key.to_owned(),
            memory: Memory {
                stability,
                difficulty: 5.0,
            },
            due: Day(due),
            last: Day(due - 10),
            last_us: i64::from(due - 10) * 86_400_000_000,
            reviews: 2,
            lapses: 0,
        }
    }

    const NOON: Moment = Moment::utc(100 * 86_400 + 12 * 3600);

    #[test]
    fn only_what_is_due_is_asked() {
        let cards = [
            card("a", "x", 100, 9.0),
            card("b", "x", 101, 9.0),
            card("c", "x", 90, 9.0),
        ];
        let plan = today(&cards, NOON, DAILY_CAP, 0);
        assert_eq!(plan.cards, ["a", "c"]);
        assert_eq!(plan.waiting, 0);
    }

    #[test]
    fn the_cap_counts_what_was_already_done_today() {
        let cards: Vec<Card> = (0..30)
            .map(|n| card(&format!("{n:02}"), "x", 100, 9.0))
            .collect();
        assert_eq!(today(&cards, NOON, 20, 0).cards.len(), 20);
        let plan = today(&cards, NOON, 20, 15);
        assert_eq!((plan.cards.len(), plan.waiting), (5, 25));
        assert!(today(&cards, NOON, 20, 40).cards.is_empty());
    }

    #[test]
    fn skills_are_mixed() {
        let cards = [
            card("a1", "a", 100, 9.0),
            card("a2", "a", 100, 9.0),
            card("b1", "b", 100, 8.0),
            card("b2", "b", 100, 8.0),
        ];
        assert_eq!(today(&cards, NOON, 20, 0).cards, ["a1", "b1", "a2", "b2"]);
    }

    #[test]
    fn a_confident_error_of_today_waits_for_the_end() {
        let mut again = card("again", "z", 100, 0.2);
        again.last = Day(100);
        again.last_us = NOON.at_us;
        let cards = [again, card("a", "a", 100, 1.0)];
        assert_eq!(today(&cards, NOON, 20, 0).cards, ["a", "again"]);
    }

    #[test]
    fn minutes_are_rounded_up() {
        assert_eq!(minutes(0), 0);
        assert_eq!(minutes(1), 1);
        assert_eq!(minutes(18), 6);
    }

    proptest! {
        #[test]
        fn nothing_due_is_lost(dues in prop::collection::vec((80_i32..120, 0_u8..4), 0..60), cap in 0_usize..30) {
            let cards: Vec<Card> = dues
                .iter()
                .enumerate()
                .map(|(n, (due, skill))| card(&n.to_string(), &skill.to_string(), *due, 5.0))
                .collect();
            let plan = today(&cards, NOON, cap, 0);
            let due = cards.iter().filter(|card| card.due <= Day(100)).count();
            prop_assert_eq!(plan.cards.len() + plan.waiting, due);
            prop_assert!(plan.cards.len() <= cap);
        }
    }
}
