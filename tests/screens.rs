//! Every screen at three sizes in both languages, and what keys do to them. Whole frames are kept as snapshots over a small course, so
//! that a word changed in a lesson changes no picture here.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod tutor;

use std::path::Path;

use insta::assert_snapshot;
use terakoya::config::Start;
use terakoya::lang::Lang;
use tutor::SIZES;
use tutor::Terminal;
use tutor::Tutor;
use tutor::school;

/// A screen after these keys, at all sizes, in one language.
fn pictures(lang: Lang, keys: &str) -> String {
    let frames = SIZES.map(|size| {
        let mut tutor = Tutor::new(lang, size);
        tutor.press(keys);
        format!("== {}x{}\n{}", size.0, size.1, tutor.screen())
    });
    frames.join("\n\n")
}

/// The same screen in both languages.
fn shown(name: &str, keys: &str) {
    for lang in Lang::ALL {
        assert_snapshot!(format!("{name}_{}", lang.code()), pictures(lang, keys));
    }
}

/// Keys from Home to the question at this place of the lesson.
fn question(place: usize) -> String {
    format!("Enter x {}", "Ctrl-g Enter ".repeat(place))
}

#[test]
fn home() {
    shown("home", "");
}

#[test]
fn home_further_down() {
    shown("home_end", "End");
}

#[test]
fn a_lesson_from_its_start() {
    shown("lesson", "Enter");
}

#[test]
fn a_lesson_at_its_end() {
    shown("lesson_end", "Enter End");
}

#[test]
fn one_right_option() {
    shown("single", &format!("{} Down", question(0)));
}

#[test]
fn several_right_options() {
    shown("several", &format!("{} Space h", question(1)));
}

#[test]
fn an_order() {
    shown("order", &format!("{} J", question(2)));
}

#[test]
fn pairs() {
    shown("match", &format!("{} Right", question(3)));
}

#[test]
fn a_letter_puts_the_partner_that_goes_by_it() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    tutor.press(&format!("{} c", question(3)));
    let screen = tutor.screen();
    assert!(
        screen.contains("  1  The customer → Upload complete") && screen.contains("▸ 2  The shop"),
        "{screen}"
    );
    tutor.press("ａ b");
    let screen = tutor.screen();
    assert!(
        screen.contains("2  The shop → nothing") && screen.contains("3  The log → three errors"),
        "{screen}"
    );
    // There is no fourth partner, and no letter gives the answer away.
    let before = tutor.screen();
    tutor.press("d g");
    assert_eq!(tutor.screen(), before);
    tutor.press("Enter 1");
    assert!(tutor.screen().contains("Right"), "{}", tutor.screen());
}

#[test]
fn a_word() {
    for lang in Lang::ALL {
        let frames = SIZES.map(|size| {
            let mut tutor = Tutor::new(lang, size);
            tutor.press(&question(4)).type_text("さいしこう");
            format!("== {}x{}\n{}", size.0, size.1, tutor.screen())
        });
        assert_snapshot!(format!("fill_{}", lang.code()), frames.join("\n\n"));
    }
}

#[test]
fn a_number_that_cannot_be_read() {
    shown("number", &format!("{} x Enter", question(5)));
}

#[test]
fn how_sure() {
    shown("judging", &format!("{} Enter", question(0)));
}

#[test]
fn a_verdict() {
    shown("told_wrong", &format!("{} Enter 1", question(0)));
}

#[test]
fn the_end_of_a_sitting() {
    shown("done", &question(6));
}

/// Goes from Home to the scenario in the lesson and opens it.
fn open_scenario(tutor: &mut Tutor) {
    tutor.press("Enter");
    for _ in 0..3 {
        let screen = tutor.screen();
        if screen.contains("Enter: predict and run") || screen.contains("Enter 予想して動かす")
        {
            break;
        }
        tutor.press("Tab");
    }
    tutor.press("Enter");
}

/// A screen of the scenario after these keys, at all sizes in both languages.
fn run_shown(name: &str, keys: &str) {
    for lang in Lang::ALL {
        let frames = SIZES.map(|size| {
            let mut tutor = Tutor::new(lang, size);
            open_scenario(&mut tutor);
            tutor.press(keys);
            format!("== {}x{}\n{}", size.0, size.1, tutor.screen())
        });
        assert_snapshot!(format!("{name}_{}", lang.code()), frames.join("\n\n"));
    }
}

#[test]
fn a_prediction() {
    run_shown("run_before", "Down");
}

#[test]
fn how_sure_of_a_prediction() {
    run_shown("run_judging", "1 Enter");
}

#[test]
fn a_run_in_the_middle() {
    // Playing by itself is tried with time; here the learner steps.
    run_shown(
        "run_playing",
        &format!("1 Enter 2 Space Home {}", "Right ".repeat(4)),
    );
}

#[test]
fn the_log_of_a_run() {
    run_shown("run_log", &format!("1 Enter 2 Tab {}", "Right ".repeat(6)));
}

#[test]
fn a_run_seen_to_its_end() {
    run_shown("run_result", "1 Enter 2 End");
}

#[test]
fn why_it_happened() {
    run_shown("run_causes", "1 Enter 2 End w Down Down");
}

#[test]
fn a_control_turned() {
    run_shown("run_controls", "1 Enter 2 End c Left");
}

#[test]
fn a_run_plays_by_itself_and_tells_nothing_early() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    open_scenario(&mut tutor);
    tutor.press("Enter 2");
    assert!(tutor.app.plays());
    let mut frames = 0;
    while tutor.app.plays() {
        assert!(!tutor.screen().contains("as predicted"), "told too early");
        tutor.app.tick(33_000);
        frames += 1;
        assert!(frames < 2_000, "a run of three minutes must not take one");
    }
    assert!(
        frames > 30,
        "over before anybody could look: {frames} frames"
    );
    assert!(tutor.screen().contains("not as predicted"));
}

#[test]
fn who_only_wants_to_see_is_told_too() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    open_scenario(&mut tutor);
    tutor.press("s End");
    let screen = tutor.screen();
    assert!(
        screen.contains("Result") && !screen.contains("Predicted"),
        "{screen}"
    );
    // Nothing was answered, so nothing is kept.
    tutor.press("Esc Esc");
    assert!(!tutor.screen().contains("/6 right"), "{}", tutor.screen());
}

#[test]
fn controls_wait_for_the_end() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    open_scenario(&mut tutor);
    tutor.press("Enter 2 c");
    assert!(tutor.screen().contains("Watch the run to its end first"));
    tutor.press("End c Left Left");
    assert!(tutor.screen().contains("3 → 1"), "{}", tutor.screen());
}

#[test]
fn a_result_that_no_longer_holds_is_not_told_as_if_it_did() {
    let mut tutor = Tutor::new(Lang::En, (120, 40));
    open_scenario(&mut tutor);
    tutor.press("1 Enter 2 End");
    let reason = "Lambda tries again.";
    let before = tutor.screen();
    assert!(before.contains(reason), "{before}");
    tutor.press("c Left Left");
    let screen = tutor.screen();
    assert!(screen.contains("turned a control since"), "{screen}");
    assert!(!screen.contains(reason), "{screen}");
    // Back to what is written, the reasons hold again.
    tutor.press("0");
    assert!(tutor.screen().contains(reason), "{}", tutor.screen());
}

#[test]
fn an_empty_review() {
    shown("review_empty", "r");
}

#[test]
fn the_footer_names_the_way_out_and_the_keys_at_every_size() {
    for lang in Lang::ALL {
        let back = match lang {
            Lang::En => ["Esc back", "?"],
            Lang::Ja => ["Esc 戻る", "?"],
        };
        for (columns, rows) in [(40, 15), (60, 20), (80, 24), (120, 40)] {
            for keys in ["", "2", "2 End c", "2 End w"] {
                let mut tutor = Tutor::new(lang, (columns, rows));
                open_scenario(&mut tutor);
                tutor.press(&format!("1 Enter {keys}"));
                let screen = tutor.screen();
                let footer = screen.lines().last().unwrap();
                let named: Vec<&str> = back
                    .into_iter()
                    .filter(|name| footer.contains(name))
                    .collect();
                // While one says how sure one is, Escape only reconsiders and may go.
                let least = if keys.is_empty() { 1 } else { 2 };
                assert!(named.len() >= least, "{columns}: {footer}");
            }
        }
    }
}

#[test]
fn all_keys() {
    shown("help", "Enter ?");
}

#[test]
fn a_broken_course() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("course.toml"),
        "id = \"broken\"\ntitel = 3\n",
    )
    .unwrap();
    for lang in Lang::ALL {
        let frames = SIZES.map(|size| {
            let tutor = Tutor::on(folder.path(), Terminal::new(lang, size), &Start::Home);
            format!("== {}x{}\n{}", size.0, size.1, tutor.screen())
        });
        assert_snapshot!(format!("broken_{}", lang.code()), frames.join("\n\n"));
    }
}

#[test]
fn a_course_is_mended_while_the_tutor_stands_open() {
    let folder = tempfile::tempdir().unwrap();
    let sound = std::fs::read_to_string(tutor::school().join("course.toml")).unwrap();
    copy(&tutor::school(), folder.path());
    let file = folder.path().join("course.toml");
    std::fs::write(&file, sound.replace("[[module]]", "[[modul]]")).unwrap();
    let terminal = Terminal::new(Lang::En, (80, 24));
    let mut tutor = Tutor::on(folder.path(), terminal, &Start::Home);
    assert!(tutor.screen().contains("modul"), "{}", tutor.screen());
    tutor.press("r");
    assert!(tutor.screen().contains("modul"), "still broken");
    std::fs::write(&file, sound).unwrap();
    tutor.press("r");
    assert!(
        tutor.screen().contains("A photo shop"),
        "{}",
        tutor.screen()
    );
    tutor.press("Enter");
    assert!(
        tutor.screen().contains("Accepted, at once"),
        "{}",
        tutor.screen()
    );
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}

#[test]
fn a_window_too_small_says_so() {
    for lang in Lang::ALL {
        let frames = [(39, 14), (20, 8)].map(|size| Tutor::new(lang, size).screen());
        assert_snapshot!(format!("small_{}", lang.code()), frames.join("\n\n"));
    }
}

#[test]
fn ascii_and_wide_ambiguous_characters() {
    let terminal = Terminal {
        ascii: true,
        ..Terminal::new(Lang::En, (80, 24))
    };
    let mut tutor = Tutor::on(&school(), terminal, &Start::Home);
    // The other language goes by its own name everywhere.
    let ascii = |tutor: &Tutor| tutor.screen().replace("日本語", "").is_ascii();
    assert!(ascii(&tutor), "{}", tutor.screen());
    tutor.press("Enter End");
    assert!(ascii(&tutor), "{}", tutor.screen());
    assert_snapshot!("ascii_lesson", tutor.screen());
    let terminal = Terminal {
        ambiguous: 2,
        ..Terminal::new(Lang::Ja, (80, 24))
    };
    let mut tutor = Tutor::on(&school(), terminal, &Start::Home);
    assert_snapshot!("double_home", tutor.screen());
    tutor.press("Enter End");
    assert_snapshot!("double_lesson", tutor.screen());
}

#[test]
fn without_colour_nothing_rests_on_colour() {
    for (name, keys) in [
        ("home", String::new()),
        ("lesson", "Enter".to_owned()),
        ("told", format!("{} Enter 1", question(0))),
    ] {
        for colour in [true, false] {
            let terminal = Terminal {
                colour,
                ..Terminal::new(Lang::Ja, (80, 24))
            };
            let mut tutor = Tutor::on(&school(), terminal, &Start::Home);
            tutor.press(&keys);
            let kind = if colour { "colour" } else { "plain" };
            assert_snapshot!(format!("looks_{name}_{kind}"), tutor.looks());
        }
    }
}

#[test]
fn the_language_changes_in_place() {
    let mut tutor = Tutor::new(Lang::Ja, (80, 24));
    tutor.press("Enter 2");
    let before = tutor.screen();
    assert!(before.contains("だれが困るか"));
    tutor.press("t");
    assert!(tutor.screen().contains("Who suffers"));
    tutor.press("t");
    assert_eq!(tutor.screen(), before);
}

#[test]
fn one_language_or_both_as_the_learner_asks() {
    let (ja, en) = ("だれが困るか", "Who suffers");
    let shows = |tutor: &Tutor| {
        let screen = tutor.screen();
        (screen.contains(ja), screen.contains(en))
    };
    let mut wide = Tutor::new(Lang::En, (120, 40));
    wide.press("Enter 2");
    assert_eq!(shows(&wide), (true, true));
    assert!(wide.screen().contains("t swap languages"));
    wide.press("T");
    assert_eq!(shows(&wide), (false, true));
    assert!(wide.screen().contains("T both languages"));
    wide.press("t");
    assert_eq!(shows(&wide), (true, false));
    // What was asked for holds for questions and predictions too, until it is asked again.
    wide.press("x");
    assert!(!wide.screen().contains("Choose one."), "{}", wide.screen());
    wide.press("F2");
    assert!(wide.screen().contains("Choose one."), "{}", wide.screen());

    let mut narrow = Tutor::new(Lang::En, (80, 24));
    narrow.press("Enter 2");
    assert_eq!(shows(&narrow), (false, true));
    narrow.press("T");
    assert_eq!(shows(&narrow), (true, true));
    let mut small = Tutor::new(Lang::En, (60, 20));
    small.press("Enter 2 T");
    assert_eq!(shows(&small), (false, true));
    assert!(small.screen().contains("80 columns"), "{}", small.screen());
}

#[test]
fn both_languages_from_the_start() {
    let terminal = Terminal {
        both: Some(true),
        ..Terminal::new(Lang::Ja, (80, 24))
    };
    let mut tutor = Tutor::on(&school(), terminal, &Start::Home);
    tutor.press("Enter");
    assert_snapshot!("both_lesson", tutor.screen());
    tutor.press("x");
    assert_snapshot!("both_question", tutor.screen());
}

#[test]
fn escape_goes_back_and_q_leaves_from_home() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    let home = tutor.screen();
    tutor.press("Enter x");
    assert!(!tutor.has_left());
    tutor.press("Esc q");
    assert_eq!(tutor.screen(), home);
    tutor.press("q");
    assert!(tutor.has_left());
    tutor.press("Enter x Ctrl-c");
    assert!(tutor.has_left(), "Ctrl-C leaves from anywhere");
}

#[test]
fn a_planned_lesson_cannot_be_opened() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    tutor.press("Down Down Down");
    let before = tutor.screen();
    assert!(before.contains("not written yet"));
    tutor.press("Enter");
    let told = tutor.screen();
    assert!(told.contains("is not written yet."), "{told}");
    tutor.press("Up Down");
    assert_eq!(tutor.screen(), before);
}

#[test]
fn nothing_is_chosen_before_it_is_in_sight() {
    for keys in ["Space", "Enter"] {
        let mut tutor = Tutor::new(Lang::En, (40, 15));
        open_scenario(&mut tutor);
        let asks = "How sure are you?";
        let mut pages = 0;
        while !tutor.screen().contains("○ 3") {
            tutor.press(keys);
            let screen = tutor.screen();
            assert!(!screen.contains(asks), "chosen unseen:\n{screen}");
            pages += 1;
            assert!(pages < 5, "{screen}");
        }
        assert!(pages > 0, "this window has to be too small for it");
        assert!(tutor.screen().contains("▸ ○ 1"), "{}", tutor.screen());
        tutor.press(keys);
        assert!(tutor.screen().contains(asks), "{}", tutor.screen());
    }
    // A number says which one, and brings all of them into sight.
    let mut tutor = Tutor::new(Lang::En, (40, 15));
    open_scenario(&mut tutor);
    tutor.press("2");
    assert!(tutor.screen().contains("▸ ○ 2") && tutor.screen().contains("○ 3"));
    tutor.press("Enter");
    assert!(tutor.screen().contains("How sure"), "{}", tutor.screen());
}

#[test]
fn several_wants_something_ticked() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    tutor.press(&format!("{} Enter", question(1)));
    let screen = tutor.screen();
    assert!(screen.contains("Nothing is chosen yet"), "{screen}");
    tutor.press("Space Enter");
    let screen = tutor.screen();
    assert!(screen.contains("How sure are you?"), "{screen}");
}

#[test]
fn the_signs_of_a_timeline_are_explained() {
    run_shown("run_help", "1 Enter 2 End ? End");
}

#[test]
fn a_scenario_that_was_predicted_is_marked_in_its_lesson() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    open_scenario(&mut tutor);
    tutor.press("1 Enter 2 End Esc");
    let screen = tutor.screen();
    assert!(screen.contains(" predicted "), "{screen}");
}

#[test]
fn how_sure_is_never_said_by_accident() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    tutor.press("Enter x Enter Enter");
    let screen = tutor.screen();
    assert!(screen.contains("Press 1, 2 or 3"), "{screen}");
    tutor.press("Space 2");
    let screen = tutor.screen();
    assert!(screen.contains("Not right"), "{screen}");
}

#[test]
fn an_answer_is_kept_and_home_knows() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    tutor.press("Enter x Enter 1");
    assert!(tutor.screen().contains("comes back"), "{}", tutor.screen());
    tutor.press("Esc Esc");
    assert!(tutor.screen().contains("/6 right"), "{}", tutor.screen());
}

#[test]
fn the_cursor_sits_on_what_has_the_focus() {
    let mut tutor = Tutor::new(Lang::En, (80, 24));
    assert_eq!(tutor.cursor(), Some((2, 3)));
    tutor.press("Enter x");
    let first = tutor.cursor().unwrap();
    tutor.press("Down");
    assert_eq!(tutor.cursor(), Some((first.0, first.1 + 1)));
    tutor
        .press("Esc")
        .press(&question(4)[6..])
        .type_text("再試");
    let (column, _) = tutor.cursor().unwrap();
    assert_eq!(column, 2 + 2 + 4, "after two wide characters");
}

#[test]
fn a_lesson_opens_where_it_was_left() {
    let mut tutor = Tutor::new(Lang::En, (40, 15));
    tutor.press("Enter 2");
    let place = tutor.screen();
    tutor.press("Esc");
    assert!(tutor.screen().contains("Continue"));
    tutor.press("Enter");
    let again = tutor.screen();
    assert!(place.contains("Who suffers") && place.contains("section 2/2"));
    assert_eq!(again, place);
}
