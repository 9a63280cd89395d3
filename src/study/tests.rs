//! A learner's days with a small course: what they read, answer and come back to.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::confidence::Confidence;
use crate::course::model::LessonEntry;
use crate::course::model::Misconception;
use crate::course::model::Module;
use crate::course::model::Section;
use crate::course::model::Skill;
use crate::course::question::Behind;
use crate::course::question::Choice;
use crate::course::question::Kind;
use crate::course::question::Question;
use crate::lang::ByLang;
use crate::lang::Lang;
use crate::lang::Text;
use crate::quiz::answer::Answer;
use crate::quiz::item::Body;
use crate::quiz::item::Item;
use crate::quiz::sitting::Outcome;
use crate::quiz::sitting::Sitting;
use crate::study::view::LessonState;
use crate::study::view::Position;

fn print(_: Lang, value: f64, unit: &str) -> String {
    format!("{value} {unit}")
}

fn text(words: &str) -> Text {
    Text::new(words, words)
}

fn question(id: &str, section: &str, skill: &str) -> Question {
    let choice = |words: &str, wrong: Option<Behind>| Choice {
        text: text(words),
        wrong,
        why: text("because"),
    };
    Question {
        id: id.to_owned(),
        section: section.to_owned(),
        skill: skill.to_owned(),
        ask: text("?"),
        hints: vec![text("hint")],
        kind: Kind::Single(vec![
            choice("yes", None),
            choice("no", Some(Behind::Misconception("belief".to_owned()))),
            choice("well", Some(Behind::Slip)),
        ]),
        generate: None,
        file: "questions.toml".to_owned(),
        at: 0..0,
    }
}

fn lesson(id: &str, number: &str, skill: &str) -> LessonEntry {
    let section = |id: &str| Section {
        id: id.to_owned(),
        title: ByLang::default(),
        blocks: ByLang::default(),
    };
    let lesson = Lesson {
        id: id.to_owned(),
        number: number.to_owned(),
        title: text(id),
        teaches: vec![skill.to_owned()],
        needs: Vec::new(),
        minutes: 10,
        opening: text("a problem"),
        test_out: Vec::new(),
        sections: ["first", "second", "third"].map(section).to_vec(),
        questions: vec![
            question(&format!("{id}-a"), "first", skill),
            question(&format!("{id}-b"), "third", skill),
        ],
        scenarios: Vec::new(),
    };
    LessonEntry {
        id: id.to_owned(),
        number: number.to_owned(),
        title: text(id),
        folder: id.to_owned(),
        lesson: Some(Arc::new(lesson)),
    }
}

fn course() -> Course {
    let planned = LessonEntry {
        lesson: None,
        ..lesson("later", "1-3", "none")
    };
    let skill = |id: &str| Skill {
        id: id.to_owned(),
        title: text(id),
        confusable_with: Vec::new(),
    };
    Course {
        id: "start".to_owned(),
        title: text("start"),
        modules: vec![Module {
            id: "lambda".to_owned(),
            title: text("lambda"),
            lessons: vec![
                lesson("sync", "1-1", "callers"),
                lesson("async", "1-2", "retries"),
                planned,
            ],
        }],
        skills: vec![skill("callers"), skill("retries")],
        retired: Vec::new(),
        facts: BTreeMap::new(),
        glossary: BTreeMap::new(),
        misconceptions: BTreeMap::from([(
            "belief".to_owned(),
            Misconception {
                id: "belief".to_owned(),
                belief: text("the caller retries"),
                refutation: text("it does not"),
            },
        )]),
        revision: "r1".to_owned(),
    }
}

fn study() -> Study {
    Study::in_memory(Arc::new(course()), print).unwrap()
}

/// Noon of a day.
const fn day(day: i64) -> Moment {
    Moment::utc(day * 86_400 + 12 * 3600)
}

/// Answers an item, choosing the option that says so.
fn told(item: Item, says: &str, confidence: Confidence) -> Outcome {
    let Body::Single(choices) = &item.body else {
        panic!("not a choice");
    };
    let place = choices.iter().position(|choice| choice.text.en == says);
    let mut sitting = Sitting::new(vec![item]);
    sitting.answer(Answer::One(place.unwrap())).unwrap();
    sitting.confidence(confidence).unwrap().clone()
}

fn answer(study: &mut Study, question: &str, says: &str, now: Moment) -> view::Recorded {
    let outcome = told(study.item(question, 1).unwrap(), says, Confidence::ThinkSo);
    study.submit(&outcome, Occasion::Lesson, now).unwrap()
}

fn at(section: &str, block: usize) -> Position {
    Position {
        section: section.to_owned(),
        block,
    }
}

fn state(study: &Study, lesson: &str, now: Moment) -> LessonState {
    let outline = study.outline(now).unwrap();
    let mut lessons = outline.into_iter().flat_map(|module| module.lessons);
    lessons.find(|view| view.id == lesson).unwrap().state
}

#[test]
fn leaving_a_lesson_unstarted_leaves_no_trace() {
    let mut study = study();
    study
        .remember_position("sync", &at("first", 0), day(1))
        .unwrap();
    assert_eq!(study.position("sync").unwrap(), None);
    assert_eq!(state(&study, "sync", day(1)), LessonState::New);
    assert!(study.store.events().unwrap().is_empty());
}

#[test]
fn reading_goes_on_where_it_stopped() {
    let mut study = study();
    study
        .remember_position("async", &at("second", 2), day(1))
        .unwrap();
    study
        .remember_position("async", &at("second", 2), day(1))
        .unwrap();
    assert_eq!(
        study.store.events().unwrap().len(),
        1,
        "the same place is one event"
    );
    assert_eq!(study.position("1-2").unwrap(), Some(at("second", 2)));
    let home = study.home(day(2)).unwrap();
    let next = home.next.unwrap();
    assert_eq!(
        (next.lesson.as_str(), next.section, next.begun),
        ("async", (2, 3), true)
    );
    let view = &home.outline[0].lessons[1];
    assert_eq!((view.state, view.sections), (LessonState::Seen, (2, 3)));
    // Back to the very start is a place too, once the lesson was begun.
    study
        .remember_position("async", &at("first", 0), day(3))
        .unwrap();
    assert_eq!(study.position("async").unwrap(), Some(at("first", 0)));
}

#[test]
fn a_place_that_is_not_in_the_lesson_is_not_remembered() {
    let mut study = study();
    study
        .remember_position("sync", &at("gone", 4), day(1))
        .unwrap();
    assert_eq!(study.position("sync").unwrap(), None);
    let refused = study
        .remember_position("later", &at("first", 1), day(1))
        .unwrap_err();
    assert_eq!(refused.message.id, "study-planned");
    assert_eq!(
        study.position("nowhere").unwrap_err().message.id,
        "study-no-lesson"
    );
}

#[test]
fn a_lesson_is_passed_when_every_question_was_right_once() {
    let mut study = study();
    assert_eq!(
        answer(&mut study, "sync-a", "yes", day(1)).state,
        LessonState::Seen
    );
    assert_eq!(
        answer(&mut study, "sync-b", "no", day(1)).state,
        LessonState::Seen
    );
    assert_eq!(
        answer(&mut study, "sync-b", "yes", day(1)).state,
        LessonState::Passed
    );
    assert_eq!(
        answer(&mut study, "sync-b", "no", day(9)).state,
        LessonState::Passed
    );
    assert_eq!(state(&study, "async", day(9)), LessonState::New);
    assert_eq!(state(&study, "later", day(9)), LessonState::Planned);
}

#[test]
fn a_lesson_that_would_be_recalled_in_a_month_is_durable_until_it_fades() {
    let mut study = study();
    for on in [1, 4, 16, 50] {
        answer(&mut study, "sync-a", "yes", day(on));
        answer(&mut study, "sync-b", "yes", day(on));
    }
    assert_eq!(state(&study, "sync", day(50)), LessonState::Durable);
    assert_eq!(state(&study, "sync", day(900)), LessonState::Passed);
}

#[test]
fn skipped_is_never_passed() {
    let mut study = study();
    study.skip("sync", true, day(1)).unwrap();
    assert_eq!(state(&study, "sync", day(1)), LessonState::Skipped);
    assert_eq!(study.home(day(1)).unwrap().next.unwrap().lesson, "async");
    answer(&mut study, "sync-a", "yes", day(2));
    assert_eq!(
        answer(&mut study, "sync-b", "yes", day(2)).state,
        LessonState::Passed
    );
    study.skip("async", true, day(3)).unwrap();
    study.skip("async", false, day(3)).unwrap();
    study.skip("async", false, day(3)).unwrap();
    assert_eq!(state(&study, "async", day(3)), LessonState::New);
    assert_eq!(study.store.events().unwrap().len(), 5);
}

#[test]
fn a_lesson_read_and_answered_gives_way_to_the_next_even_with_a_mistake() {
    let mut study = study();
    study
        .remember_position("sync", &at("third", 0), day(1))
        .unwrap();
    answer(&mut study, "sync-a", "yes", day(1));
    assert_eq!(study.home(day(1)).unwrap().next.unwrap().lesson, "sync");
    answer(&mut study, "sync-b", "no", day(1));
    let next = study.home(day(1)).unwrap().next.unwrap();
    assert_eq!((next.lesson.as_str(), next.begun), ("async", false));
    assert_eq!(state(&study, "sync", day(1)), LessonState::Seen);
}

#[test]
fn answers_come_back_when_they_are_due() {
    let mut study = study();
    assert_eq!(study.home(day(1)).unwrap().recall, None);
    assert_eq!(
        answer(&mut study, "sync-a", "yes", day(1)).due_in_days,
        Some(2)
    );
    assert_eq!(
        answer(&mut study, "async-a", "no", day(1)).due_in_days,
        Some(1)
    );
    assert!(study.review(day(1), 9).unwrap().is_empty());
    let ids = |study: &Study, on| -> Vec<String> {
        let items = study.review(day(on), 9).unwrap();
        items.into_iter().map(|item| item.id).collect()
    };
    assert_eq!(ids(&study, 2), ["async-a"]);
    assert_eq!(ids(&study, 3), ["sync-a", "async-a"]);
    let due = study.home(day(3)).unwrap().due;
    assert_eq!((due.count, due.waiting, due.minutes), (2, 0, 1));
}

#[test]
fn a_confident_error_comes_back_the_same_day() {
    let mut study = study();
    let outcome = told(study.item("sync-a", 1).unwrap(), "no", Confidence::Sure);
    let recorded = study.submit(&outcome, Occasion::Lesson, day(1)).unwrap();
    assert_eq!(recorded.due_in_days, Some(0));
    assert_eq!(study.review(day(1), 9).unwrap().len(), 1);
}

#[test]
fn the_cap_holds_over_the_whole_day() {
    let mut study = study().with_habit(Habit {
        daily_cap: 2,
        ..Habit::default()
    });
    for question in ["sync-a", "sync-b", "async-a", "async-b"] {
        answer(&mut study, question, "yes", day(1));
    }
    let due = study.due(day(10)).unwrap();
    assert_eq!((due.count, due.waiting), (2, 2));
    let item = study.review(day(10), 3).unwrap().remove(0);
    study
        .submit(
            &told(item, "yes", Confidence::Sure),
            Occasion::Review,
            day(10),
        )
        .unwrap();
    let due = study.due(day(10)).unwrap();
    assert_eq!((due.count, due.waiting), (1, 2));
    assert_eq!(study.due(day(11)).unwrap().count, 2);
}

#[test]
fn undo_takes_the_answer_out_of_everything() {
    let mut study = study();
    answer(&mut study, "sync-a", "no", day(1));
    assert_eq!(study.undo(day(1)).unwrap().unwrap().item, "start/sync-a");
    assert_eq!(state(&study, "sync", day(1)), LessonState::New);
    let progress = study.progress(day(1)).unwrap();
    assert_eq!((progress.answers, progress.beliefs.len()), (0, 0));
    assert_eq!(study.undo(day(1)).unwrap(), None);
}

#[test]
fn the_report_says_what_is_known_believed_and_trusted() {
    let mut study = study();
    let outcome = told(study.item("async-a", 1).unwrap(), "no", Confidence::Sure);
    study.submit(&outcome, Occasion::Lesson, day(1)).unwrap();
    answer(&mut study, "sync-a", "yes", day(2));
    let progress = study.progress(day(2)).unwrap();
    assert_eq!((progress.answers, progress.right), (2, 1));
    let sure = progress.calibration[0];
    assert_eq!(
        (sure.confidence, sure.answers, sure.right),
        (Confidence::Sure, 1, 0)
    );
    assert_eq!(progress.calibration[1].right, 1);
    assert_eq!(progress.beliefs[0].id, "belief");
    assert!(!progress.beliefs[0].dropped);
    assert_eq!(progress.skills[0].recall.unwrap().cards, 1);
    assert!(progress.skills[0].recall.unwrap().in_30_days < progress.skills[0].recall.unwrap().now);
    assert_eq!(progress.days.len(), 2);
    assert_eq!(
        progress.coming[1], 1,
        "sync-a is due the day after tomorrow"
    );
    assert_eq!(progress.coming.len(), 30);
}

#[test]
fn a_belief_is_dropped_after_two_right_answers_on_different_days_and_held_again_when_it_shows() {
    let mut study = study();
    let belief = |study: &Study, at: i64| {
        let view = study.progress(day(at)).unwrap().beliefs.remove(0);
        (view.times, view.resisted, view.dropped)
    };
    answer(&mut study, "async-a", "no", day(1));
    answer(&mut study, "async-a", "yes", day(1));
    assert_eq!(belief(&study, 1), (1, 1, false));
    // The same day again teaches nothing new; another question of the same belief another day does.
    answer(&mut study, "async-b", "yes", day(1));
    assert_eq!(belief(&study, 1), (1, 1, false));
    answer(&mut study, "async-b", "yes", day(2));
    assert_eq!(belief(&study, 2), (1, 2, true));
    answer(&mut study, "sync-b", "no", day(3));
    assert_eq!(belief(&study, 3), (2, 0, false));
}

#[test]
fn skills_that_are_confused_are_named_and_asked_side_by_side() {
    let mut course = course();
    course.skills[0].confusable_with = vec!["retries".to_owned()];
    let mut study = Study::in_memory(Arc::new(course), print).unwrap();
    answer(&mut study, "async-a", "no", day(1));
    let progress = study.progress(day(1)).unwrap();
    assert_eq!(progress.confusions.len(), 1);
    let found = &progress.confusions[0];
    assert_eq!(found.ids, ["callers".to_owned(), "retries".to_owned()]);
    assert_eq!(
        found.times, 1,
        "both lessons' questions can show the belief"
    );
    answer(&mut study, "sync-a", "no", day(1));
    let times = study.progress(day(1)).unwrap().confusions[0].times;
    assert_eq!(times, 3, "once each way, and wrong in both");
}

#[test]
fn a_confident_error_comes_back_in_another_form_first() {
    let mut study = study();
    answer(&mut study, "async-b", "yes", day(1));
    let outcome = told(study.item("async-a", 1).unwrap(), "no", Confidence::Sure);
    study.submit(&outcome, Occasion::Lesson, day(1)).unwrap();
    let asked: Vec<String> = study
        .review(day(1), 9)
        .unwrap()
        .into_iter()
        .map(|item| item.id)
        .collect();
    assert_eq!(asked, ["async-b", "async-a"]);
}

#[test]
fn a_retired_question_is_asked_no_more_and_its_history_stays() {
    let mut study = study();
    answer(&mut study, "sync-a", "yes", day(1));
    let mut course = course();
    let entry = &mut course.modules[0].lessons[0];
    let mut lesson = entry.lesson.as_deref().unwrap().clone();
    lesson.questions.remove(0);
    entry.lesson = Some(Arc::new(lesson));
    study.set_course(Arc::new(course));
    assert_eq!(study.due(day(30)).unwrap().count, 0);
    assert!(study.review(day(30), 1).unwrap().is_empty());
    assert_eq!(study.progress(day(30)).unwrap().answers, 1);
}

#[test]
fn everything_read_and_passed_leaves_only_reviews() {
    let mut study = study();
    for question in ["sync-a", "sync-b", "async-a", "async-b"] {
        answer(&mut study, question, "yes", day(1));
    }
    let home = study.home(day(1)).unwrap();
    assert_eq!(home.next, None);
    assert!(!home.kept, "in memory nothing is kept, and Home says so");
    assert!(home.recall.unwrap().now > 0.99);
}

#[test]
fn a_course_of_another_name_starts_from_nothing() {
    let mut study = study();
    answer(&mut study, "sync-a", "yes", day(1));
    let mut other = course();
    other.id = "other".to_owned();
    study.set_course(Arc::new(other));
    assert_eq!(study.home(day(9)).unwrap().recall, None);
    assert_eq!(study.progress(day(9)).unwrap().answers, 0);
}

#[test]
fn a_lesson_is_tested_out_of_by_right_answers_that_are_no_guesses() {
    let mut course = course();
    let entry = &mut course.modules[0].lessons[0];
    let mut lesson = (**entry.lesson.as_ref().unwrap()).clone();
    lesson.test_out = vec!["sync-a".to_owned(), "sync-b".to_owned()];
    entry.lesson = Some(Arc::new(lesson));
    let mut study = Study::in_memory(Arc::new(course), print).unwrap();
    let test = |study: &mut Study, hour: i64, confidence: [Confidence; 2]| {
        let now = Moment::utc(hour * 3600);
        let items = study.test_out("sync", 4).unwrap();
        assert_eq!(items.len(), 2);
        for (item, confidence) in items.into_iter().zip(confidence) {
            let outcome = told(item, "yes", confidence);
            study.submit(&outcome, Occasion::TestOut, now).unwrap();
        }
        state(study, "sync", now)
    };
    let guessed = test(&mut study, 100, [Confidence::Sure, Confidence::Guess]);
    // Both right once, but these are all the questions of the lesson: passed without the test.
    assert_eq!(guessed, LessonState::Passed);
    assert!(
        !study.is_tested_out("sync").unwrap(),
        "a guess shows nothing"
    );
    test(&mut study, 200, [Confidence::Sure, Confidence::ThinkSo]);
    assert!(study.is_tested_out("sync").unwrap());
    assert!(
        study.test_out("async", 4).is_err(),
        "it has no such questions"
    );
}

#[test]
fn a_lesson_tested_out_of_is_passed_with_questions_left() {
    let mut course = course();
    let entry = &mut course.modules[0].lessons[0];
    let mut lesson = (**entry.lesson.as_ref().unwrap()).clone();
    lesson.test_out = vec!["sync-a".to_owned()];
    entry.lesson = Some(Arc::new(lesson));
    let mut study = Study::in_memory(Arc::new(course), print).unwrap();
    let item = study.test_out("sync", 4).unwrap().remove(0);
    let outcome = told(item, "yes", Confidence::Sure);
    let recorded = study.submit(&outcome, Occasion::TestOut, day(1)).unwrap();
    assert_eq!(recorded.state, LessonState::Passed);
    assert_eq!(study.home(day(1)).unwrap().next.unwrap().lesson, "async");
}
