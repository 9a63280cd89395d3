//! Questions of the shipped course that a run must answer: for many seeds every one can be asked, has one right answer among at
//! least three options, leaves no blank open, and is right when answered right.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot load the course should stop loudly"
)]

use std::collections::BTreeSet;
use std::sync::Arc;

use terakoya::confidence::Confidence;
use terakoya::course::load;
use terakoya::course::model::Course;
use terakoya::i18n;
use terakoya::lang::Lang;
use terakoya::lang::Text;
use terakoya::moment::Moment;
use terakoya::quiz::answer::Answer;
use terakoya::quiz::item::Body;
use terakoya::quiz::item::Item;
use terakoya::quiz::item::Origin;
use terakoya::quiz::sitting::Sitting;
use terakoya::study::Occasion;
use terakoya::study::Study;
use terakoya::study::variant;

fn print(lang: Lang, value: f64, unit: &str) -> String {
    i18n::quantity(lang, value, None, unit)
}

fn course() -> Arc<Course> {
    Arc::new(load::embedded().unwrap())
}

/// The answer a learner who knows would give.
fn right_answer(item: &Item) -> Answer {
    match &item.body {
        Body::Single(choices) => Answer::One(
            choices
                .iter()
                .position(|choice| choice.wrong.is_none())
                .unwrap(),
        ),
        Body::Several(choices) => Answer::Many(
            (0..choices.len())
                .filter(|at| choices[*at].wrong.is_none())
                .collect(),
        ),
        Body::Order { right, .. } => Answer::Order(right.clone()),
        Body::Match { pairs, .. } => Answer::Pairs(pairs.iter().map(|at| Some(*at)).collect()),
        Body::Fill { accept, .. } => Answer::Typed(accept.ja[0].clone()),
        Body::Number { shown, .. } => Answer::Typed(shown.ja.clone()),
    }
}

fn texts(item: &Item) -> Vec<&Text> {
    let mut texts: Vec<&Text> = vec![&item.ask];
    texts.extend(&item.hints);
    match &item.body {
        Body::Single(choices) | Body::Several(choices) => {
            texts.extend(
                choices
                    .iter()
                    .flat_map(|choice| [&choice.text, &choice.why]),
            );
        }
        Body::Number { why, wrong, .. } => {
            texts.push(why);
            texts.extend(wrong.iter().filter_map(|wrong| wrong.why.as_ref()));
        }
        Body::Order { why, .. } | Body::Match { why, .. } | Body::Fill { why, .. } => {
            texts.push(why);
        }
    }
    texts
}

fn sound(item: &Item) {
    for text in texts(item) {
        for lang in Lang::ALL {
            let words = text.get(lang);
            assert!(
                !words.contains("{draw:") && !words.replace("{{", "").contains("{answer"),
                "{}: {words}",
                item.id
            );
        }
    }
    if let Body::Single(choices) = &item.body {
        assert!(choices.len() >= 3, "{}: {} options", item.id, choices.len());
        assert_eq!(
            choices
                .iter()
                .filter(|choice| choice.wrong.is_none())
                .count(),
            1,
            "{}",
            item.id
        );
        let mut words: Vec<&str> = choices
            .iter()
            .map(|choice| choice.text.en.as_str())
            .collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(
            words.len(),
            choices.len(),
            "{}: options that read the same",
            item.id
        );
    }
    let mut sitting = Sitting::new(vec![item.clone()]);
    sitting
        .answer(right_answer(item))
        .unwrap_or_else(|told| panic!("{}: {told:?}", item.id));
    let outcome = sitting.confidence(Confidence::Sure).unwrap();
    assert!(outcome.verdict.right, "{}: {:?}", item.id, outcome.verdict);
}

#[test]
fn every_question_can_be_asked_and_answered() {
    let course = course();
    let mut generated = 0;
    for lesson in course.lessons() {
        for question in &lesson.questions {
            let seeds = if question.generate.is_some() { 20 } else { 2 };
            generated += usize::from(question.generate.is_some());
            for seed in 0..seeds {
                let item = variant::item(&course, lesson, question, seed, print)
                    .unwrap_or_else(|error| panic!("{}: {error:?}", question.id));
                assert_eq!(item.skill, question.skill);
                sound(&item);
            }
        }
    }
    assert!(generated >= 6, "the course has generated questions");
}

#[test]
fn every_prediction_has_one_answer() {
    let course = course();
    let study = Study::in_memory(course.clone(), print).unwrap();
    let mut count = 0;
    for scenario in course.lessons().flat_map(|lesson| &lesson.scenarios) {
        let items = study
            .predictions(&scenario.id)
            .unwrap_or_else(|error| panic!("{}: {error:?}", scenario.id));
        for item in &items {
            sound(item);
        }
        count += items.len();
    }
    assert!(count >= 10, "{count} predictions");
}

#[test]
fn a_review_of_a_generated_skill_is_another_variant() {
    let course = course();
    let mut study = Study::in_memory(course.clone(), print).unwrap();
    let lesson = course
        .entry("2-3")
        .and_then(|entry| entry.lesson.clone())
        .unwrap();
    let now = Moment::utc(1_800_000_000);
    let mut answered = 0;
    for item in study.items_of_lesson(&lesson.id, 3).unwrap() {
        let mut sitting = Sitting::new(vec![item.clone()]);
        sitting.answer(right_answer(&item)).unwrap();
        let outcome = sitting.confidence(Confidence::ThinkSo).unwrap();
        study.submit(outcome, Occasion::Lesson, now).unwrap();
        answered += 1;
    }
    assert_eq!(answered, lesson.questions.len());
    let later = now.plus_us(10 * 86_400_000_000);
    let asked: BTreeSet<String> = (0..8)
        .flat_map(|seed| study.review(later, seed).unwrap())
        .filter(|item| matches!(item.origin, Origin::Generated { .. }))
        .map(|item| item.ask.ja)
        .collect();
    assert!(asked.len() >= 4, "eight reviews, but only these: {asked:?}");
}
