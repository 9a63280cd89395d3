//! A learner who forgets as FSRS says, studied for a year: what the program expects must be what happens, and no day may ask for
//! more than the cap.

use std::collections::BTreeMap;

use terakoya::confidence::Confidence;
use terakoya::memory::attempt::Attempt;
use terakoya::memory::card::Card;
use terakoya::memory::confusion::Confusions;
use terakoya::memory::habit::Habit;
use terakoya::memory::plan::today;
use terakoya::memory::recall::retrievability;
use terakoya::memory::schedule::review;
use terakoya::moment::Moment;
use terakoya::rng::Stream;

const CARDS: usize = 300;
const NEW_A_DAY: usize = 3;
const DAYS: i64 = 365;

struct Year {
    /// Expected recall in percent, rounded to ten: asked, recalled, expected recall summed.
    bins: BTreeMap<u32, (u32, u32, f64)>,
    /// Reviews of every day.
    days: Vec<usize>,
    /// Cards ever answered.
    met: usize,
}

/// A year of one learner who comes on days for which `comes` says so.
fn year(seed: u64, habit: &Habit, comes: impl Fn(i64) -> bool) -> Year {
    let mut luck = Stream::new(seed, "what is recalled");
    let mut cards: BTreeMap<String, Card> = BTreeMap::new();
    let mut year = Year {
        bins: BTreeMap::new(),
        days: Vec::new(),
        met: 0,
    };
    for day in 0..DAYS {
        let noon = Moment::utc(day * 86_400 + 12 * 3600);
        if !comes(day) {
            year.days.push(0);
            continue;
        }
        let held: Vec<Card> = cards.values().cloned().collect();
        let plan = today(&held, noon, habit, 0, &Confusions::default());
        year.days.push(plan.cards.len());
        for key in &plan.cards {
            let card = &cards[key];
            let expected = retrievability(card, noon, 0.0);
            let right = luck.chance(expected);
            let bin = year
                .bins
                .entry((expected * 10.0).round() as u32)
                .or_default();
            bin.0 += 1;
            bin.1 += u32::from(right);
            bin.2 += expected;
            let next = review(Some(card), key, &card.skill, key, &attempt(right), noon);
            cards.insert(key.clone(), next);
        }
        for _ in 0..NEW_A_DAY {
            let number = cards.len();
            if number == CARDS {
                break;
            }
            let (key, skill) = (format!("c/q{number}"), format!("s{}", number % 9));
            let right = luck.chance(0.7);
            cards.insert(
                key.clone(),
                review(None, &key, &skill, &key, &attempt(right), noon),
            );
        }
    }
    year.met = cards.len();
    year
}

const fn attempt(right: bool) -> Attempt {
    Attempt {
        right,
        shown: false,
        hints: 0,
        confidence: Some(Confidence::ThinkSo),
    }
}

#[test]
fn what_is_expected_happens_within_five_points_in_every_bin() {
    let mut bins: BTreeMap<u32, (u32, u32, f64)> = BTreeMap::new();
    // Some stay away for weeks: only their cards fall far.
    for seed in 0..40 {
        let away = |day: i64| seed % 2 == 1 && day % 80 > 40;
        for (bin, (asked, recalled, expected)) in
            year(seed, &Habit::default(), |day| !away(day)).bins
        {
            let sum = bins.entry(bin).or_default();
            sum.0 += asked;
            sum.1 += recalled;
            sum.2 += expected;
        }
    }
    println!("expected recall, actual recall, reviews");
    let mut judged = 0;
    for (asked, recalled, expected) in bins.values() {
        let (expected, actual) = (
            expected / f64::from(*asked),
            f64::from(*recalled) / f64::from(*asked),
        );
        println!("{expected:.3} {actual:.3} {asked}");
        if *asked >= 1000 {
            judged += 1;
            assert!((expected - actual).abs() < 0.05, "{expected} {actual}");
        }
    }
    assert!(judged >= 4, "{judged}");
}

#[test]
fn no_day_asks_for_more_than_the_cap_and_an_absence_is_caught_up() {
    let habit = Habit {
        daily_cap: 25,
        ..Habit::default()
    };
    let year = year(3, &habit, |day| !(100..160).contains(&day));
    assert_eq!(year.met, CARDS);
    assert!(year.days.iter().all(|reviews| *reviews <= 25));
    assert!(year.days[160..165].iter().all(|reviews| *reviews == 25));
    let calm = year.days[220..]
        .iter()
        .filter(|reviews| **reviews < 25)
        .count();
    assert!(calm > 100, "the backlog was never worked off: {calm}");
}

#[test]
fn reviews_are_spread_over_the_days() {
    let habit = Habit {
        daily_cap: 1000,
        ..Habit::default()
    };
    let days = year(5, &habit, |_| true).days;
    let later = &days[120..];
    let mean = later.iter().sum::<usize>() as f64 / later.len() as f64;
    let most = *later.iter().max().unwrap_or(&0) as f64;
    println!("reviews a day: {mean:.1} on average, {most} at most");
    assert!(most < 4.0 * mean, "{mean} {most}");
}
