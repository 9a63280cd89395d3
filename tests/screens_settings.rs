//! Settings on the screen: how they look, that a change holds at once and is kept, that what cannot be kept is told and does not hold.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod tutor;

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use terakoya::config::Flags;
use terakoya::config::Folders;
use terakoya::config::Settings;
use terakoya::config::Variables;
use terakoya::lang::Lang;
use tutor::SIZES;
use tutor::Tutor;

/// The settings of somebody whose folders lie in `home`.
fn settings(home: &Path, lang: Lang) -> Settings {
    let pairs = [
        ("TERM", "xterm-256color"),
        ("LANG", if lang == Lang::Ja { "ja_JP.UTF-8" } else { "C" }),
    ];
    let variables: Variables = pairs.into_iter().collect();
    let folders = Folders {
        config: home.to_owned(),
        data: home.to_owned(),
    };
    Settings::resolve(Flags::default(), &variables, Some(&folders)).unwrap()
}

fn open(settings: &Settings, size: (u16, u16)) -> Tutor {
    let Tutor { app } = Tutor::new(settings.lang, size);
    let mut tutor = Tutor {
        app: app.with_settings(settings),
    };
    tutor.press(",");
    tutor
}

#[test]
fn settings_with_what_they_mean() {
    for lang in Lang::ALL {
        let home = Path::new("/home/learner/.config/terakoya");
        let frames = SIZES.map(|size| {
            let mut tutor = open(&settings(home, lang), size);
            tutor.press("Down");
            format!("== {}x{}\n{}", size.0, size.1, tutor.screen())
        });
        assert_snapshot!(format!("settings_{}", lang.code()), frames.join("\n\n"));
    }
}

#[test]
fn a_change_holds_at_once_and_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("config.toml");
    fs::write(&file, "# by hand\n").unwrap();
    let mut tutor = open(&settings(home.path(), Lang::En), (80, 24));
    tutor.press("Left");
    assert!(tutor.screen().contains("設定"), "{}", tutor.screen());
    tutor.press("Down Down Right");
    assert!(tutor.screen().contains("30 問まで"), "{}", tutor.screen());
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text, "# by hand\nlang = \"ja\"\ndaily_cap = 30\n");
}

#[test]
fn what_cannot_be_kept_is_told_and_does_not_hold() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("config.toml");
    let mut tutor = open(&settings(home.path(), Lang::En), (80, 24));
    fs::create_dir(&file).unwrap();
    tutor.press("Left");
    let screen = tutor.screen();
    assert!(
        screen.contains("cannot be") && screen.contains("Language"),
        "{screen}"
    );
}

#[test]
fn a_theme_with_mistakes_is_told_and_not_taken() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("themes")).unwrap();
    fs::write(
        home.path().join("themes/mine.toml"),
        "right = { colour = \"gren\" }\n",
    )
    .unwrap();
    let mut tutor = open(&settings(home.path(), Lang::En), (80, 24));
    tutor.press("Down Down Down Down Left");
    let screen = tutor.screen();
    assert!(
        screen.contains("mine.toml") && screen.contains("default"),
        "{screen}"
    );
    assert!(!home.path().join("config.toml").exists());
}

#[test]
fn themes_are_seen_while_one_chooses() {
    let home = tempfile::tempdir().unwrap();
    let mut tutor = open(&settings(home.path(), Lang::En), (80, 24));
    tutor.press("Down Down Down Down");
    let (before, _) = tutor.app.frame();
    tutor.press("Right");
    let (after, _) = tutor.app.frame();
    assert_ne!(
        before.content[0].bg, after.content[0].bg,
        "light has paper of its own"
    );
    assert!(
        after
            .content
            .iter()
            .all(|cell| cell.bg != ratatui::style::Color::Reset)
    );
    let text = fs::read_to_string(home.path().join("config.toml")).unwrap();
    assert_eq!(text, "theme = \"light\"\n");
}

#[test]
fn without_motion_a_run_waits_at_its_start() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("config.toml"), "motion = false\n").unwrap();
    let Tutor { app } = Tutor::new(Lang::En, (80, 24));
    let mut tutor = Tutor {
        app: app.with_settings(&settings(home.path(), Lang::En)),
    };
    tutor.press("Enter");
    while !tutor.screen().contains("Enter: predict and run") {
        tutor.press("Tab");
    }
    tutor.press("Enter s");
    let start = tutor.screen();
    assert!(!tutor.app.plays(), "{start}");
    tutor.press("Space");
    assert!(!tutor.app.plays());
    assert_ne!(tutor.screen(), start, "at its end");
}
