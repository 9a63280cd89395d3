//! What the shipped course answers to what people type.

use super::*;
use crate::course::load;
use crate::course::model::Course;
use crate::course::model::Fact;
use crate::course::question;
use crate::lang::Lang;

fn write(fact: &Fact, _: Lang) -> String {
    format!("{} {}", fact.low, fact.unit)
}

fn course() -> Course {
    load::embedded().unwrap()
}

fn index() -> Index {
    Index::new(&course(), &write)
}

fn marked(found: &Found) -> Vec<&str> {
    let hits = found.hits.iter();
    hits.map(|range| &found.text[range.clone()]).collect()
}

#[test]
fn titles_come_before_terms_before_headings_before_text_before_questions() {
    let index = index();
    for typed in ["SQS", "Lambda", "キュー", "非同期"] {
        let found = index.find(typed, Lang::En, 10_000).found;
        let kinds: Vec<Kind> = found.iter().map(|one| one.kind).collect();
        assert!(kinds.is_sorted(), "{typed}");
        assert!(kinds.len() > 10, "{typed}");
    }
    let first = &index.find("amazon sqs", Lang::En, 5).found[0];
    assert_eq!(
        (first.kind, first.spot.lesson.as_str()),
        (Kind::Title, "amazon-sqs")
    );
}

#[test]
fn both_languages_are_searched_whatever_the_reader_speaks() {
    let index = index();
    for (typed, lang) in [
        ("visibility timeout", Lang::Ja),
        ("可視性タイムアウト", Lang::En),
    ] {
        let answer = index.find(typed, lang, 100);
        let term = answer
            .found
            .iter()
            .find(|one| one.kind == Kind::Term)
            .unwrap();
        assert_eq!((term.id.as_str(), term.lang), ("visibility-timeout", lang));
        let other = answer.found.iter().filter(|one| one.lang != lang);
        assert!(
            other.count() > 2,
            "{typed}: texts that only the other language has"
        );
    }
}

#[test]
fn width_case_and_kana_do_not_matter_and_a_reading_will_do() {
    let index = index();
    let total = |typed: &str| index.find(typed, Lang::Ja, 1).total;
    assert!(total("lambda") > 20);
    assert_eq!(total("ＬＡＭＢＤＡ"), total("lambda"));
    assert_eq!(total("ﾀｲﾑｱｳﾄ"), total("たいむあうと"));
    assert_eq!(total("Lambda関数"), total("Lambda 関数"));
    let read = index.find("かしせい", Lang::Ja, 100);
    assert!(read.found.iter().any(|one| one.id == "visibility-timeout"));
    let in_text = read
        .found
        .iter()
        .find(|one| one.kind == Kind::Text)
        .unwrap();
    assert!(in_text.text.contains("可視性"), "{}", in_text.text);
}

#[test]
fn a_slip_is_forgiven_and_said() {
    let index = index();
    let answer = index.find("lamda", Lang::En, 5);
    assert_eq!(answer.meant, [("lamda".to_owned(), "lambda".to_owned())]);
    assert_eq!(answer.total, index.find("lambda", Lang::En, 5).total);
    assert!(index.find("visiblity timout", Lang::En, 5).total > 0);
    assert!(index.find("lambda", Lang::En, 5).meant.is_empty());
}

#[test]
fn all_that_was_typed_is_in_a_result_and_marked() {
    let index = index();
    for typed in ["dead-letter queue", "可視性", "timeout queue", "s3"] {
        for one in index.find(typed, Lang::En, 200).found {
            assert!(!one.hits.is_empty(), "{typed}: {one:?}");
            assert!(one.hits.is_sorted_by(|a, b| a.end < b.start));
        }
    }
    let found = index.find("ＤＥＡＤ letter", Lang::En, 1).found;
    assert!(
        marked(&found[0])
            .iter()
            .any(|hit| hit.eq_ignore_ascii_case("dead"))
    );
}

#[test]
fn nothing_found_offers_what_looks_alike() {
    let index = index();
    let answer = index.find("タイムアウド", Lang::Ja, 5);
    assert_eq!((answer.total, answer.found.len()), (0, 0));
    assert!(
        answer.near.iter().any(|name| name.contains("タイムアウト")),
        "{answer:?}"
    );
    let answer = index.find("zzzzzz", Lang::En, 5);
    assert_eq!(answer, Answer::default());
    for nothing in ["", "  ", "→", "!?"] {
        assert_eq!(index.find(nothing, Lang::En, 5), Answer::default());
    }
}

/// Options, reasons, hints and claims are not looked at: whoever types the answer does not find the question by it.
#[test]
fn no_result_gives_an_answer_away() {
    let course = course();
    let index = Index::new(&course, &write);
    let asked: Vec<(String, String)> = course
        .lessons()
        .flat_map(|lesson| &lesson.questions)
        .filter_map(|one| match &one.kind {
            question::Kind::Fill { accept, .. } => Some((one.id.clone(), accept.en[0].clone())),
            question::Kind::Single(choices) => {
                let right = choices.iter().find(|choice| choice.wrong.is_none())?;
                Some((one.id.clone(), right.text.en.clone()))
            }
            _ => None,
        })
        .collect();
    assert!(asked.len() > 30);
    for (id, answer) in asked {
        for one in index.find(&answer, Lang::En, 1000).found {
            if one.kind == Kind::Question {
                let (_, question) = course.question(&one.id).unwrap();
                assert!(
                    one.text.len() <= question.ask.get(one.lang).len() + 40,
                    "{id}"
                );
                assert!(
                    !question
                        .hints
                        .iter()
                        .any(|hint| one.text.contains(&hint.en)),
                    "{id}"
                );
            }
            if one.kind == Kind::Scenario {
                assert!(one.text.len() < 200, "only the title: {}", one.text);
            }
        }
    }
}

#[test]
fn every_result_leads_to_a_block_that_is_there() {
    let course = course();
    let index = Index::new(&course, &write);
    assert!(index.len() > 500);
    for typed in ["a", "の", "queue", "1"] {
        for one in index.find(typed, Lang::Ja, 100_000).found {
            let entry = course.entry(&one.spot.lesson).unwrap();
            let Some(lesson) = &entry.lesson else {
                assert_eq!((one.spot.section, one.spot.block), (0, 0));
                continue;
            };
            match one.spot.section.checked_sub(1) {
                None => assert_eq!(one.spot.block, 0),
                Some(at) => assert!(one.spot.block <= lesson.sections[at].blocks.ja.len()),
            }
        }
    }
}

#[test]
fn nothing_that_can_be_typed_panics() {
    let index = index();
    let long = "あ".repeat(5000);
    for typed in [
        "\u{0}",
        "\u{202e}x",
        "👩‍💻",
        "か\u{3099}",
        "\u{3099}",
        long.as_str(),
        "ß",
        "İ",
        "ﷺ",
    ] {
        for lang in Lang::ALL {
            let _ = index.find(typed, lang, 50);
        }
    }
    assert!(index.find("lambda", Lang::En, 0).found.is_empty());
}
