//! Reading a lesson in the tutor: words, facts, the other language, moving, folds. Over the small course where a word is expected, over
//! the shipped one where every lesson has to hold.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod tutor;

use terakoya::config::Start;
use terakoya::course::load;
use terakoya::lang::Lang;
use tutor::SIZES;
use tutor::Terminal;
use tutor::Tutor;

/// The course that ships, in a lesson from its start.
fn in_lesson(number: &str, lang: Lang, size: (u16, u16)) -> Tutor {
    let start = Start::Lesson(Some(number.to_owned()));
    Tutor::shipped_at(Terminal::new(lang, size), &start)
}

#[test]
fn a_word_is_opened_and_left_on_the_same_line() {
    for size in SIZES {
        let mut tutor = Tutor::new(Lang::En, size);
        tutor.press("Enter Tab");
        let before = tutor.screen();
        assert!(tutor.looks().contains('#'), "the word stands out: {before}");
        tutor.press("g");
        let screen = tutor.screen();
        for words in [
            "retry",
            "再試行",
            "さいしこう",
            "Another run",
            "taught here",
        ] {
            assert!(screen.contains(words), "{words} at {size:?}: {screen}");
        }
        tutor.press("Enter");
        assert!(tutor.screen().contains("section 1/2"), "{}", tutor.screen());
        tutor.press("Esc Esc");
        assert_eq!(tutor.screen(), before);
    }
}

#[test]
fn words_can_be_listed_and_found_in_both_languages() {
    let mut tutor = Tutor::shipped(Terminal::new(Lang::En, (80, 24)));
    tutor.press("g");
    let all = tutor.screen();
    tutor.type_text("カシセイ");
    let screen = tutor.screen();
    assert!(
        screen.contains("visibility timeout") && all != screen,
        "{screen}"
    );
    tutor.press("Ctrl-u").type_text("zzzz");
    assert!(
        tutor.screen().contains("No word fits zzzz"),
        "{}",
        tutor.screen()
    );
    tutor.press("Ctrl-u").type_text("dead");
    tutor.press("Enter");
    let term = tutor.screen();
    assert!(term.contains("Where it is used"), "{term}");
    tutor.press("Enter");
    assert!(tutor.screen().contains("section "), "{}", tutor.screen());
    tutor.press("Esc");
    assert_eq!(tutor.screen(), term);
}

#[test]
fn what_stands_below_a_scenario_waits_for_the_prediction_but_is_never_locked() {
    let mut tutor = in_lesson("2-3", Lang::En, (80, 24));
    let fold = "Predict first, or press r to read on";
    let mut keys = 0;
    while !tutor.screen().contains(fold) {
        tutor.press("Down");
        keys += 1;
        assert!(keys < 200, "no scenario is folded");
    }
    tutor.press("r");
    assert!(!tutor.screen().contains(fold), "{}", tutor.screen());
}

#[test]
fn numbers_say_where_they_come_from() {
    for size in SIZES {
        let mut tutor = Tutor::new(Lang::En, size);
        tutor.press("Enter i");
        let screen = tutor.screen();
        assert!(
            !screen.contains("Developer Guide"),
            "no number stands in the opening: {screen}"
        );
        tutor.press("1");
        let screen = tutor.screen();
        assert!(
            screen.contains("invocation-async")
                && screen.contains("2026-11-23")
                && screen.contains("2027-11-23"),
            "{size:?}: {screen}"
        );
        tutor.press("Esc");
        assert!(!tutor.screen().contains("invocation-async"));
    }
}

#[test]
fn the_other_language_of_a_paragraph_comes_up_from_below() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    tutor.press("Enter 1 J v");
    let screen = tutor.screen();
    assert!(
        screen.contains("S3 hands the photo") && screen.contains("S3 は写真のイベントを"),
        "{screen}"
    );
    // It follows the paragraph, and goes as it came.
    tutor.press("J J");
    assert!(
        tutor.screen().contains("渡した側は待たない"),
        "{}",
        tutor.screen()
    );
    tutor.press("v");
    assert!(!tutor.screen().contains("渡した側"));
}

#[test]
fn one_leaps_to_a_section_and_back_to_the_line() {
    let mut tutor = in_lesson("2-3", Lang::Ja, (80, 24));
    tutor.press("Space Down Down");
    let before = tutor.screen();
    tutor.press("o");
    assert!(tutor.screen().contains("4  "), "{}", tutor.screen());
    tutor.press("Down Down Enter");
    assert!(tutor.screen().contains("節 3/6"), "{}", tutor.screen());
    tutor.press("End Backspace Backspace");
    assert_eq!(tutor.screen(), before);
}

#[test]
fn a_paragraph_can_be_marked_found_and_let_go() {
    let mut tutor = in_lesson("2-3", Lang::En, (80, 24));
    tutor.press("m");
    assert!(
        tutor.screen().contains("no paragraph to mark"),
        "{}",
        tutor.screen()
    );
    tutor.press("2 J J m");
    assert!(tutor.screen().contains("※"), "{}", tutor.screen());
    tutor.press("5 m Esc m");
    let list = tutor.screen();
    assert!(
        list.contains("2 places") && list.matches("2-3").count() == 2,
        "{list}"
    );
    tutor.press("Enter");
    assert!(tutor.screen().contains("section 2/6"), "{}", tutor.screen());
    tutor.press("Esc");
    assert_eq!(tutor.screen(), list);
    tutor.press("x x");
    assert!(
        tutor.screen().contains("No place is marked"),
        "{}",
        tutor.screen()
    );
}

#[test]
fn a_scenario_goes_on_where_it_was_left() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    tutor.press("Enter");
    while !tutor.screen().contains("Enter: predict and run") {
        tutor.press("Down");
    }
    tutor.press("Enter 1 Enter 2");
    assert!(tutor.app.plays());
    // Left before its end; it was predicted, so its result may be told.
    tutor.press("Esc Enter");
    let screen = tutor.screen();
    assert!(
        !tutor.app.plays() && screen.contains("Predicted"),
        "{screen}"
    );
}

#[test]
fn the_end_of_a_lesson_names_the_next_one_and_goes_there() {
    for size in SIZES {
        let mut tutor = in_lesson("2-3", Lang::En, size);
        tutor.press("End");
        assert!(tutor.screen().contains("Next lesson"), "{}", tutor.screen());
        tutor.press("Space Space Enter");
        assert!(tutor.screen().starts_with(" 2-4"), "{}", tutor.screen());
    }
}

#[test]
fn the_language_is_swapped_in_place_in_every_lesson() {
    let course = load::embedded().unwrap();
    for lesson in course.lessons() {
        let mut tutor = in_lesson(&lesson.number, Lang::En, (80, 24));
        for section in 1..=lesson.sections.len().min(9) {
            tutor.press(&format!("{section} Down Down Down Down Down"));
            let before = tutor.screen();
            let place = before
                .lines()
                .next()
                .unwrap()
                .split("section ")
                .nth(1)
                .unwrap()
                .split(' ')
                .next();
            let place = place.unwrap().to_owned();
            tutor.press("t");
            let other = tutor.screen();
            assert!(
                other.contains(&format!("節 {place}")),
                "{}: {place}\n{other}",
                lesson.id
            );
            tutor.press("t");
            // The bar follows what is in sight; the text stands where it stood.
            let text = |screen: String| screen.replace('│', " ");
            assert_eq!(
                text(tutor.screen()),
                text(before),
                "{} section {section}",
                lesson.id
            );
        }
    }
}
