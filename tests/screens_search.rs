//! Looking for something: what is typed, what is found, where it leads, and the way back.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod tutor;

use insta::assert_snapshot;
use terakoya::lang::Lang;
use tutor::SIZES;
use tutor::Terminal;
use tutor::Tutor;

/// The screen after something was typed, at all sizes, in both languages.
fn shown(name: &str, typed: &str, keys: &str) {
    for lang in Lang::ALL {
        let frames = SIZES.map(|size| {
            let mut tutor = Tutor::new(lang, size);
            tutor.press("/").type_text(typed).press(keys);
            format!("== {}x{}\n{}", size.0, size.1, tutor.screen())
        });
        assert_snapshot!(format!("{name}_{}", lang.code()), frames.join("\n\n"));
    }
}

#[test]
fn before_anything_is_typed() {
    shown("search", "", "");
}

#[test]
fn results_while_one_types() {
    shown("search_found", "キュー", "Down");
}

#[test]
fn nothing_of_the_kind() {
    shown("search_none", "メッセエジ", "");
}

fn shipped(lang: Lang) -> Tutor {
    Tutor::shipped(Terminal::new(lang, (80, 24)))
}

#[test]
fn a_result_opens_where_it_stands_and_esc_returns() {
    let mut tutor = shipped(Lang::En);
    let home = tutor.screen();
    tutor.press("/").type_text("visibility timeout");
    let results = tutor.screen();
    assert!(results.contains("可視性タイムアウト"), "{results}");
    tutor.press("Enter");
    let lesson = tutor.screen();
    assert!(lesson.contains("2-4  Polling"), "{lesson}");
    assert!(lesson.contains("visibility timeout"), "{lesson}");
    tutor.press("Esc");
    assert_eq!(tutor.screen(), results);
    tutor.press("Esc");
    assert_eq!(tutor.screen(), home);
}

#[test]
fn one_can_look_from_a_lesson_and_comes_back_to_the_same_line() {
    let mut tutor = shipped(Lang::Ja);
    tutor.press("Enter Space");
    let lesson = tutor.screen();
    tutor.press("/").type_text("lamda");
    let results = tutor.screen();
    assert!(results.contains("lambda で探しました"), "{results}");
    tutor.press("Down Down Enter");
    assert_ne!(tutor.screen(), lesson);
    tutor.press("Esc Esc");
    assert_eq!(tutor.screen(), lesson);
}

#[test]
fn letters_are_text_and_results_follow_the_language() {
    let mut tutor = shipped(Lang::En);
    tutor.press("/").type_text("q?t");
    assert!(tutor.screen().contains("q?t"), "{}", tutor.screen());
    tutor
        .press("Ctrl-u")
        .type_text("サーバーレス")
        .press("Ctrl-t");
    let screen = tutor.screen();
    assert!(
        screen.contains("検索") && screen.contains("見つかりました"),
        "{screen}"
    );
    tutor.app.paste("\nLambda");
    assert!(
        tutor.screen().contains("サーバーレス Lambda"),
        "{}",
        tutor.screen()
    );
}
