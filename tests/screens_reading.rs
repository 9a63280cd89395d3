//! Reading a lesson in the tutor: words, facts, the other language, moving, folds. Over the small course where a word is expected, over
//! the shipped one where every lesson has to hold.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod tutor;

use terakoya::config::Start;
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
