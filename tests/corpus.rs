//! The shipped course, proved: no rule of `check` speaks against it, every scenario does what the lesson says, and whatever a learner may be asked
//! can be asked, for many seeds.

#![allow(
    clippy::unwrap_used,
    reason = "a course that cannot be read should stop the test loudly"
)]

use std::collections::BTreeSet;

use terakoya::check;
use terakoya::course::load;
use terakoya::course::model::Course;
use terakoya::course::question::Kind;
use terakoya::i18n;
use terakoya::lang::Lang;
use terakoya::moment::Moment;
use terakoya::quiz::item::Body;
use terakoya::sim;
use terakoya::sim::Options;
use terakoya::sim::scenario::Scenario;
use terakoya::study::variant;

/// Seeds a question is drawn with.
const SEEDS: std::ops::Range<u64> = 0..20;

/// The day the facts were last checked; a later day would only bring warnings, which an old clone's tests must survive.
fn now() -> Moment {
    Moment::utc(1_795_392_000)
}

fn course() -> Course {
    load::embedded().unwrap()
}

fn scenarios(course: &Course) -> Vec<Scenario> {
    course
        .lessons()
        .flat_map(|lesson| &lesson.scenarios)
        .map(|source| Scenario::parse(&source.file, &source.text).unwrap())
        .collect()
}

/// Numbers as the front ends print them.
fn print(lang: Lang, number: f64, unit: &str) -> String {
    i18n::quantity(lang, number, None, unit)
}

#[test]
fn the_shipped_course_has_no_problem() {
    let report = check::run(&load::shipped(), now(), true);
    for problem in &report.problems {
        eprintln!("{problem}");
    }
    assert_eq!(report.problems.len(), 0);
    assert!(report.counts.lessons >= 3, "{:?}", report.counts);
}

#[test]
fn every_lesson_has_what_a_lesson_needs() {
    for lesson in course().lessons() {
        let kinds: BTreeSet<&str> = lesson
            .questions
            .iter()
            .map(|question| kind(&question.kind))
            .collect();
        let generated = lesson
            .questions
            .iter()
            .filter(|question| question.generate.is_some())
            .count();
        assert!(
            (3..=6).contains(&lesson.sections.len()),
            "{}: sections",
            lesson.id
        );
        assert!(lesson.questions.len() >= 8, "{}: questions", lesson.id);
        assert!(
            kinds.len() >= 3,
            "{}: kinds of questions: {kinds:?}",
            lesson.id
        );
        assert!(generated >= 2, "{}: generated questions", lesson.id);
        assert!(!lesson.scenarios.is_empty(), "{}: scenarios", lesson.id);
    }
}

const fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single(_) | Kind::GeneratedSingle { .. } => "single",
        Kind::Several(_) => "several",
        Kind::Order { .. } => "order",
        Kind::Match { .. } => "match",
        Kind::Fill { .. } => "fill",
        Kind::Number { .. } => "number",
        Kind::Predict(_) => "predict",
    }
}

#[test]
fn every_claim_holds() {
    let mut claims = 0;
    for scenario in scenarios(&course()) {
        let run = sim::run(&scenario, &Options::default());
        for claim in &scenario.claims {
            let (holds, actual) = claim.holds.holds(&run.measures);
            assert!(
                holds,
                "{}: {} but {}",
                scenario.id, claim.written, actual.number
            );
            claims += 1;
        }
    }
    assert!(claims > 40, "{claims}");
}

#[test]
fn every_prediction_has_exactly_one_right_option() {
    let course = course();
    let mut predictions = 0;
    for lesson in course.lessons() {
        for source in &lesson.scenarios {
            let scenario = variant::scenario(&course, &source.id).unwrap();
            let items = variant::predictions(&course, lesson, &scenario, print).unwrap();
            assert_eq!(items.len(), scenario.predictions.len());
            for item in items {
                let Body::Single(options) = &item.body else {
                    panic!("{} is no choice", item.id);
                };
                let right = options
                    .iter()
                    .filter(|option| option.wrong.is_none())
                    .count();
                assert_eq!(right, 1, "{}", item.id);
                for lang in Lang::ALL {
                    let texts: BTreeSet<_> =
                        options.iter().map(|option| option.text.get(lang)).collect();
                    assert_eq!(texts.len(), options.len(), "{}: {texts:?}", item.id);
                }
                predictions += 1;
            }
        }
    }
    assert!(predictions >= 15, "{predictions}");
}

#[test]
fn every_question_can_be_asked_whatever_the_seed() {
    let course = course();
    for lesson in course.lessons() {
        for question in &lesson.questions {
            let computed = question.generate.is_some();
            for seed in if computed { SEEDS } else { 0..2 } {
                let item = variant::item(&course, lesson, question, seed, print)
                    .unwrap_or_else(|error| panic!("{} with seed {seed}: {error:?}", question.id));
                if computed {
                    let wrong = wrong_numbers(&item.body);
                    assert!(
                        wrong >= 2,
                        "{} with seed {seed}: {:?}",
                        question.id,
                        item.body
                    );
                }
                for lang in Lang::ALL {
                    let ask = item.ask.get(lang);
                    assert!(!ask.contains("{draw") && !ask.contains("{answer"), "{ask}");
                }
            }
        }
    }
}

/// How many wrong numbers that differ from the answer and from one another an item knows.
fn wrong_numbers(body: &Body) -> usize {
    let texts: BTreeSet<&str> = match body {
        Body::Number { shown, wrong, .. } => wrong
            .iter()
            .filter(|wrong| wrong.shown != *shown)
            .map(|wrong| wrong.shown.en.as_str())
            .collect(),
        Body::Single(options) => options
            .iter()
            .filter(|option| option.wrong.is_some())
            .map(|option| option.text.en.as_str())
            .collect(),
        _ => BTreeSet::new(),
    };
    texts.len()
}
