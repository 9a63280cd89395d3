//! Grading, kind by kind: what counts, what is said about the rest.

use super::*;
use crate::course::question::Choice;
use crate::lang::ByLang;
use crate::lang::Text;
use crate::quiz::item::KnownNumber;
use crate::quiz::item::Origin;
use crate::quiz::unit::Unit;
use crate::quiz::verdict::Detail;
use crate::quiz::verdict::Mark;
use proptest::prelude::*;

fn text(words: &str) -> Text {
    Text::new(words, words)
}

fn item(body: Body) -> Item {
    Item {
        key: "start/q".to_owned(),
        id: "q".to_owned(),
        lesson: "asynchronous".to_owned(),
        section: "retries".to_owned(),
        skill: "async-retries".to_owned(),
        seed: 1,
        ask: text("?"),
        hints: Vec::new(),
        body,
        origin: Origin::Fixed,
    }
}

fn option(words: &str, behind: Option<Behind>) -> Choice {
    Choice {
        text: text(words),
        wrong: behind,
        why: text(&format!("why {words}")),
    }
}

fn belief_in(id: &str) -> Behind {
    Behind::Misconception(id.to_owned())
}

fn options() -> Vec<Choice> {
    vec![
        option("a", None),
        option("b", Some(belief_in("x"))),
        option("c", None),
        option("d", Some(Behind::Slip)),
    ]
}

fn marks(verdict: &Verdict) -> Vec<Mark> {
    verdict.rows.iter().map(|row| row.mark).collect()
}

fn notes(verdict: &Verdict) -> Vec<&str> {
    verdict.notes.iter().map(|note| note.id).collect()
}

#[test]
fn every_option_keeps_its_reason_whatever_was_chosen() {
    let verdict = grade(&item(Body::Single(options())), &Answer::One(1)).unwrap();
    assert!(!verdict.right);
    assert_eq!(
        marks(&verdict),
        [Mark::Missed, Mark::Wrong, Mark::Missed, Mark::Avoided]
    );
    assert!(verdict.rows.iter().all(|row| row.why.is_some()));
    assert_eq!(verdict.misconceptions, ["x"]);
}

#[test]
fn a_slip_has_no_belief() {
    let verdict = grade(&item(Body::Single(options())), &Answer::One(3)).unwrap();
    assert!(!verdict.right);
    assert!(verdict.misconceptions.is_empty());
}

#[test]
fn several_counts_only_when_exact_and_says_what_is_missing() {
    let several = item(Body::Several(options()));
    assert!(grade(&several, &Answer::Many(vec![2, 0])).unwrap().right);
    let short = grade(&several, &Answer::Many(vec![0])).unwrap();
    assert!(!short.right);
    assert_eq!(notes(&short), ["quiz-several-missed"]);
    let wide = grade(&several, &Answer::Many(vec![0, 1, 2])).unwrap();
    assert_eq!(notes(&wide), ["quiz-several-wrong"]);
    assert_eq!(wide.misconceptions, ["x"]);
    assert!(!grade(&several, &Answer::Many(Vec::new())).unwrap().right);
    assert!(grade(&several, &Answer::Many(vec![9])).is_err());
}

fn order() -> Item {
    // Shown as c, a, d, b.
    item(Body::Order {
        shown: ["c", "a", "d", "b"].map(text).to_vec(),
        right: vec![1, 3, 0, 2],
        why: text("alphabet"),
    })
}

#[test]
fn an_order_counts_as_a_whole() {
    let verdict = grade(&order(), &Answer::Order(vec![1, 3, 0, 2])).unwrap();
    assert!(verdict.right);
    assert!(verdict.notes.is_empty());
    let said: Vec<&str> = verdict.answer.iter().map(|step| step.en.as_str()).collect();
    assert_eq!(said, ["a", "b", "c", "d"]);
}

#[test]
fn one_step_moved_to_the_front_is_one_mistake() {
    // d, a, b, c: every place is wrong, and yet three steps stand in order.
    let verdict = grade(&order(), &Answer::Order(vec![2, 1, 3, 0])).unwrap();
    assert_eq!(notes(&verdict), ["quiz-order-kept", "quiz-order-reversed"]);
    assert_eq!(verdict.notes[0].args[0].1, 3.into());
    assert_eq!(verdict.notes[1].args[0].1, (&text("d")).into());
    assert_eq!(verdict.notes[1].args[1].1, (&text("a")).into());
    let places: Vec<&Detail> = verdict.rows.iter().map(|row| &row.detail).collect();
    assert_eq!(places[0], &Detail::Place(Some(2)), "a was put second");
}

#[test]
fn an_order_must_name_every_step_once() {
    for given in [vec![], vec![0, 1, 2], vec![0, 0, 1, 2], vec![0, 1, 2, 9]] {
        let told = grade(&order(), &Answer::Order(given));
        assert_eq!(told.unwrap_err().id, "quiz-order-incomplete");
    }
}

#[test]
fn steps_that_read_the_same_may_change_places() {
    let twins = item(Body::Order {
        shown: ["run", "wait", "run"].map(text).to_vec(),
        right: vec![0, 1, 2],
        why: text("w"),
    });
    assert!(grade(&twins, &Answer::Order(vec![2, 1, 0])).unwrap().right);
}

fn matching() -> Item {
    item(Body::Match {
        left: ["one", "two", "three"].map(text).to_vec(),
        right: ["II", "I", "I"].map(text).to_vec(),
        pairs: vec![1, 0, 2],
        why: text("numerals"),
    })
}

#[test]
fn pairs_are_told_one_by_one() {
    let verdict = grade(&matching(), &Answer::Pairs(vec![Some(0), Some(0), Some(1)])).unwrap();
    assert!(!verdict.right);
    // "I" twice on the right: either copy belongs to three.
    assert_eq!(marks(&verdict), [Mark::Wrong, Mark::Hit, Mark::Hit]);
    assert_eq!(notes(&verdict), ["quiz-match-kept"]);
    let incomplete = grade(&matching(), &Answer::Pairs(vec![Some(1), None, Some(2)]));
    assert_eq!(incomplete.unwrap_err().id, "quiz-match-incomplete");
}

#[test]
fn a_word_may_be_answered_in_either_language() {
    let fill = item(Body::Fill {
        accept: ByLang {
            en: vec!["dead-letter queue".to_owned(), "DLQ".to_owned()],
            ja: vec!["デッドレターキュー".to_owned()],
        },
        why: text("w"),
    });
    let is_right = |typed: &str| {
        grade(&fill, &Answer::Typed(typed.to_owned()))
            .unwrap()
            .right
    };
    for typed in [
        "Dead Letter Queue",
        "ｄｌｑ",
        "でっどれたーきゅー",
        "デッドレター・キュー",
    ] {
        assert!(is_right(typed), "{typed}");
    }
    assert!(!is_right("queue"));
    assert!(grade(&fill, &Answer::Typed(" ・ ".to_owned())).is_err());
}

fn seconds(tolerance: f64) -> Item {
    item(Body::Number {
        answer: 3.0,
        shown: Text::new("3 s", "3 秒"),
        unit: Unit::of("s"),
        tolerance,
        why: text("w"),
        wrong: vec![
            KnownNumber {
                value: 1.0,
                shown: Text::new("1 s", "1 秒"),
                behind: Behind::Misconception("only-first".to_owned()),
                why: Some(text("the first wait only")),
            },
            KnownNumber {
                value: 2.0,
                shown: Text::new("2 s", "2 秒"),
                behind: Behind::Slip,
                why: None,
            },
        ],
    })
}

fn typed(item: &Item, words: &str) -> Verdict {
    grade(item, &Answer::Typed(words.to_owned())).unwrap()
}

#[test]
fn a_known_wrong_number_gets_its_reason() {
    let verdict = typed(&seconds(0.0), "1000 ms");
    assert!(!verdict.right);
    assert_eq!(verdict.misconceptions, ["only-first"]);
    assert_eq!(verdict.rows[0].why, Some(text("the first wait only")));
    let unknown = typed(&seconds(0.0), "77 秒");
    assert_eq!(unknown.rows[0].text.en, "77 秒");
    assert!(unknown.misconceptions.is_empty());
}

#[test]
fn the_tolerance_is_allowed_and_said() {
    let verdict = typed(&seconds(0.5), "3.4");
    assert!(verdict.right);
    assert_eq!(notes(&verdict), ["quiz-number-near"]);
    assert!(typed(&seconds(0.5), "3").notes.is_empty());
    assert!(!typed(&seconds(0.5), "3.6").right);
    // The nearer known number explains a value between two.
    assert_eq!(typed(&seconds(0.9), "1.4").misconceptions, ["only-first"]);
}

#[test]
fn shown_answers_say_everything_and_count_for_nothing() {
    let items = [
        item(Body::Single(options())),
        item(Body::Several(options())),
        order(),
        matching(),
        seconds(0.0),
    ];
    for item in items {
        let verdict = reveal(&item);
        assert!(!verdict.right);
        assert!(!verdict.answer.is_empty());
        assert!(verdict.misconceptions.is_empty());
        assert!(!marks(&verdict).contains(&Mark::Hit));
        assert!(!marks(&verdict).contains(&Mark::Wrong));
    }
}

fn answers() -> impl Strategy<Value = Answer> {
    prop_oneof![
        (0_usize..9).prop_map(Answer::One),
        prop::collection::vec(0_usize..9, 0..6).prop_map(Answer::Many),
        prop::collection::vec(0_usize..6, 0..6).prop_map(Answer::Order),
        prop::collection::vec(prop::option::of(0_usize..6), 0..6).prop_map(Answer::Pairs),
        ".{0,12}".prop_map(Answer::Typed),
    ]
}

proptest! {
    #[test]
    fn no_answer_to_any_question_panics(answer in answers()) {
        for item in [item(Body::Single(options())), item(Body::Several(options())), order(), matching(), seconds(0.5)] {
            if let Ok(verdict) = grade(&item, &answer) {
                prop_assert!(verdict.right || !verdict.rows.is_empty(), "a wrong answer without a word");
            }
        }
    }
}
