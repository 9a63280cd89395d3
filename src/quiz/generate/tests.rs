//! Generated questions: what is drawn, what is weeded, what a learner reads.

use super::*;
use crate::course::question::Behind;
use crate::course::question::WrongModel;
use crate::lang::Lang;
use proptest::prelude::*;

fn print(lang: Lang, value: f64, unit: &str) -> String {
    match (lang, unit) {
        (_, "count") => format!("{value}"),
        (Lang::Ja, "s") => format!("{value} 秒"),
        _ => format!("{value} {unit}"),
    }
}

fn question(kind: Kind) -> Question {
    let model = |value: &str| WrongModel {
        value: value.to_owned(),
        behind: Behind::Slip,
        why: Text::new("not {answer}", "{answer} ではない"),
    };
    Question {
        id: "runs".to_owned(),
        section: "retries".to_owned(),
        skill: "async-retries".to_owned(),
        ask: Text::new(
            "{draw:client.c.limit} photos, {draw:lambda.f.timeout}?",
            "{draw:lambda.f.timeout}で {draw:client.c.limit} 枚?",
        ),
        hints: vec![Text::new("{draw:client.c.limit}!", "!")],
        kind,
        generate: Some(Generate {
            scenario: "photos".to_owned(),
            draw: vec![
                (
                    "client.c.limit".to_owned(),
                    [3, 4, 6].map(toml::Value::Integer).to_vec(),
                ),
                (
                    "lambda.f.timeout".to_owned(),
                    ["30 s", "60 s"]
                        .map(|span| toml::Value::String(span.to_owned()))
                        .to_vec(),
                ),
            ],
            answer: "lambda.f.invocations".to_owned(),
            wrong: vec![model("1"), model("answer - 1"), model("answer + 1")],
        }),
        file: "questions.toml".to_owned(),
        at: 0..0,
    }
}

fn choice() -> Kind {
    Kind::GeneratedSingle {
        unit: "count".to_owned(),
        why: Text::new("{answer}.", "{answer} 回。"),
    }
}

fn number() -> Kind {
    Kind::Number {
        answer: None,
        unit: "s".to_owned(),
        tolerance: 0.5,
        why: Text::new("{answer}.", "{answer}。"),
        wrong: Vec::new(),
    }
}

fn made(kind: Kind, seed: u64, answer: f64, wrong: &[f64]) -> Result<Item, Refused> {
    let question = question(kind);
    let settings = draw(&question.id, question.generate.as_ref().unwrap(), seed);
    let computed = Computed {
        answer,
        wrong: wrong.to_vec(),
    };
    item(
        "start",
        "asynchronous",
        &question,
        seed,
        &settings,
        &computed,
        print,
    )
}

fn options(item: &Item) -> Vec<&str> {
    match &item.body {
        Body::Single(choices) => choices
            .iter()
            .map(|choice| choice.text.en.as_str())
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_drawn_question_reads_in_both_languages() {
    let item = made(choice(), 7, 12.0, &[1.0, 11.0, 13.0]).unwrap();
    let Origin::Generated { settings, .. } = &item.origin else {
        panic!("not generated");
    };
    let photos = settings[0].1.as_integer().unwrap();
    let timeout = settings[1].1.as_str().unwrap();
    assert_eq!(item.ask.en, format!("{photos} photos, {timeout}?"));
    assert_eq!(
        item.ask.ja,
        format!("{}で {photos} 枚?", timeout.replace('s', "秒"))
    );
    assert_eq!(item.hints[0].en, format!("{photos}!"));
}

#[test]
fn options_stand_in_the_order_of_their_numbers() {
    let item = made(choice(), 1, 12.0, &[13.0, 1.0, 11.0]).unwrap();
    assert_eq!(options(&item), ["1", "11", "12", "13"]);
    let Body::Single(choices) = &item.body else {
        panic!("not a choice");
    };
    assert!(choices[2].wrong.is_none());
    assert_eq!(choices[2].why.ja, "12 回。");
    assert_eq!(choices[0].why.en, "not 12");
}

#[test]
fn equal_negative_and_endless_wrong_numbers_are_dropped() {
    let two = made(choice(), 1, 1.0, &[1.0, 0.0, 2.0]).unwrap();
    assert_eq!(options(&two), ["0", "1", "2"]);
    let refused = made(choice(), 1, 1.0, &[-1.0, f64::INFINITY, 2.0]);
    assert_eq!(refused, Err(Refused::TooFewWrong(1)));
    let repeated = made(choice(), 1, 1.0, &[2.0, 2.0, 2.0]);
    assert_eq!(repeated, Err(Refused::TooFewWrong(1)));
}

#[test]
fn a_number_within_the_tolerance_is_not_a_wrong_one() {
    let item = made(number(), 1, 3.0, &[3.4, 2.0, 9.0]).unwrap();
    let Body::Number { wrong, shown, .. } = &item.body else {
        panic!("not a number");
    };
    assert_eq!(
        wrong.iter().map(|wrong| wrong.value).collect::<Vec<_>>(),
        [2.0, 9.0]
    );
    assert_eq!(shown, &Text::new("3 s", "3 秒"));
}

#[test]
fn an_answer_must_be_a_number_from_zero() {
    for answer in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(
            made(choice(), 1, answer, &[1.0, 2.0]),
            Err(Refused::NoAnswer)
        );
    }
}

#[test]
fn sums_are_tidied() {
    assert_eq!(tidy(0.1 + 0.2).to_bits(), 0.3_f64.to_bits());
    assert_eq!(tidy(28.833_333_333).to_bits(), 28.8333_f64.to_bits());
    assert_eq!(tidy(1_234_567.0).to_bits(), 1_234_567.0_f64.to_bits());
    assert_eq!(tidy(-0.0).to_bits(), 0.0_f64.to_bits());
}

#[test]
fn every_combination_is_listed_once() {
    let question = question(choice());
    let all = every(question.generate.as_ref().unwrap());
    assert_eq!(all.len(), 6);
    let mut distinct: Vec<String> = all.iter().map(|settings| format!("{settings:?}")).collect();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 6);
}

proptest! {
    #[test]
    fn a_draw_is_one_of_the_combinations_and_the_same_every_time(seed in any::<u64>()) {
        let question = question(choice());
        let generate = question.generate.as_ref().unwrap();
        let settings = draw(&question.id, generate, seed);
        prop_assert!(every(generate).contains(&settings));
        prop_assert_eq!(draw(&question.id, generate, seed), settings);
    }

    #[test]
    fn whatever_was_computed_an_item_has_one_right_option(
        answer in 0_u32..50, wrong in prop::collection::vec(-5_i32..60, 3)
    ) {
        let wrong: Vec<f64> = wrong.into_iter().map(f64::from).collect();
        if let Ok(item) = made(choice(), 3, f64::from(answer), &wrong) {
            let Body::Single(choices) = &item.body else { return Err(TestCaseError::fail("not a choice")); };
            prop_assert_eq!(choices.iter().filter(|choice| choice.wrong.is_none()).count(), 1);
            let texts = options(&item);
            let mut distinct = texts.clone();
            distinct.dedup();
            prop_assert_eq!(texts, distinct);
            prop_assert!(choices.len() > FEWEST_WRONG);
        }
    }
}
