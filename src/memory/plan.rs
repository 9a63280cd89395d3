//! The reviews of a day: what is due, at most so many, mixed. What does not fit waits, without reproach.

use crate::memory::card::Card;
use crate::memory::confusion::Confusions;
use crate::memory::habit::Habit;
use crate::memory::recall::retrievability;
use crate::memory::schedule::due;
use crate::moment::Moment;

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

/// The plan for now: due cards, at most the habit's cap a day of which `done` are already answered. In a backlog those closest to
/// being forgotten but still likely remembered come first, since they are saved at the least cost; neighbours are of skills that
/// this learner mixes up, or at least of different skills, because mixing what one confuses is what helps.
pub fn today(
    cards: &[Card],
    now: Moment,
    habit: &Habit,
    done: usize,
    confusions: &Confusions,
) -> Plan {
    let day = now.day(habit.day_starts_at);
    let mut due: Vec<(&Card, f64)> = cards
        .iter()
        .filter(|card| due(card, habit.retention) <= day)
        .map(|card| (card, retrievability(card, now, 0.0)))
        .collect();
    // What was answered today (a confident error) waits until the rest is done.
    due.sort_by(|(a, recall_a), (b, recall_b)| {
        (a.last == day)
            .cmp(&(b.last == day))
            .then(recall_b.total_cmp(recall_a))
            .then(a.key.cmp(&b.key))
    });
    let room = habit.daily_cap.saturating_sub(done);
    let waiting = due.len().saturating_sub(room);
    due.truncate(room);
    let repeats_from = due.partition_point(|(card, _)| card.last != day);
    let (fresh, repeats) = due.split_at(repeats_from);
    let mut order = mixed(fresh.iter().map(|(card, _)| *card).collect(), confusions);
    order.extend(mixed(
        repeats.iter().map(|(card, _)| *card).collect(),
        confusions,
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

/// After each card comes the one whose skill is most often mixed up with its own; then the earliest of another skill; the
/// earliest of all when only that skill is left.
fn mixed<'a>(mut cards: Vec<&'a Card>, confusions: &Confusions) -> Vec<&'a Card> {
    let mut order: Vec<&Card> = Vec::with_capacity(cards.len());
    while !cards.is_empty() {
        let at = order.last().map_or(0, |last| {
            let worth = |card: &Card| {
                let mixed_up = confusions.between(&card.skill, &last.skill);
                (mixed_up, card.skill != last.skill)
            };
            (0..cards.len())
                .max_by_key(|at| (worth(cards[*at]), std::cmp::Reverse(*at)))
                .unwrap_or(0)
        });
        order.push(cards.remove(at));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::card::Memory;
    use crate::memory::habit::DAILY_CAP;
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

    fn with_cap(cards: &[Card], daily_cap: usize, done: usize) -> Plan {
        let habit = Habit {
            daily_cap,
            ..Habit::default()
        };
        today(cards, NOON, &habit, done, &Confusions::default())
    }

    #[test]
    fn what_one_mixes_up_stands_side_by_side() {
        let cards = [
            card("a1", "a", 100, 9.0),
            card("b1", "b", 100, 8.9),
            card("c1", "c", 100, 8.8),
            card("d1", "d", 100, 8.7),
        ];
        let mut confusions = Confusions::default();
        confusions.add("d", "a", 3);
        confusions.add("c", "a", 1);
        let plan = today(&cards, NOON, &Habit::default(), 0, &confusions);
        assert_eq!(plan.cards, ["a1", "d1", "b1", "c1"]);
    }

    #[test]
    fn the_hour_a_day_starts_and_the_wanted_recall_are_the_learners() {
        let cards = [card("a", "x", 101, 9.0)];
        let early = Habit {
            day_starts_at: 0,
            ..Habit::default()
        };
        let past_midnight = Moment::utc(101 * 86_400 + 3600);
        let none = Confusions::default();
        assert!(
            today(&cards, past_midnight, &Habit::default(), 0, &none)
                .cards
                .is_empty()
        );
        assert_eq!(today(&cards, past_midnight, &early, 0, &none).cards, ["a"]);
        let keen = Habit {
            retention: 0.95,
            ..Habit::default()
        };
        assert_eq!(today(&cards, NOON, &keen, 0, &none).cards, ["a"]);
    }

    #[test]
    fn only_what_is_due_is_asked() {
        let cards = [
            card("a", "x", 100, 9.0),
            card("b", "x", 101, 9.0),
            card("c", "x", 90, 9.0),
        ];
        let plan = with_cap(&cards, DAILY_CAP, 0);
        assert_eq!(plan.cards, ["a", "c"]);
        assert_eq!(plan.waiting, 0);
    }

    #[test]
    fn the_cap_counts_what_was_already_done_today() {
        let cards: Vec<Card> = (0..30)
            .map(|n| card(&format!("{n:02}"), "x", 100, 9.0))
            .collect();
        assert_eq!(with_cap(&cards, 20, 0).cards.len(), 20);
        let plan = with_cap(&cards, 20, 15);
        assert_eq!((plan.cards.len(), plan.waiting), (5, 25));
        assert!(with_cap(&cards, 20, 40).cards.is_empty());
    }

    #[test]
    fn skills_are_mixed() {
        let cards = [
            card("a1", "a", 100, 9.0),
            card("a2", "a", 100, 9.0),
            card("b1", "b", 100, 8.0),
            card("b2", "b", 100, 8.0),
        ];
        assert_eq!(with_cap(&cards, 20, 0).cards, ["a1", "b1", "a2", "b2"]);
    }

    #[test]
    fn a_confident_error_of_today_waits_for_the_end() {
        let mut again = card("again", "z", 100, 0.2);
        again.last = Day(100);
        again.last_us = NOON.at_us;
        let cards = [again, card("a", "a", 100, 1.0)];
        assert_eq!(with_cap(&cards, 20, 0).cards, ["a", "again"]);
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
            let plan = with_cap(&cards, cap, 0);
            let due = cards.iter().filter(|card| card.due <= Day(100)).count();
            prop_assert_eq!(plan.cards.len() + plan.waiting, due);
            prop_assert!(plan.cards.len() <= cap);
        }
    }
}
