//! `terakoya settings` and what the configuration file decides: shown, changed, kept as the person wrote it, refused with reasons.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod program;

use std::fs;

use program::Home;
use terakoya::config::setting;
use terakoya::memory::habit::Habit;

const FILE: &str = ".config/terakoya/config.toml";

#[test]
fn all_settings_are_listed_with_what_they_are() {
    let home = Home::new("en");
    let ran = home.run("settings");
    for line in [
        "lang = en",
        "retention = 0.9",
        "daily_cap = 20",
        "theme = default",
        "motion = true",
    ] {
        assert!(ran.result().contains(line), "{line}: {}", ran.stdout);
    }
    assert!(ran.stdout.contains(FILE), "{}", ran.stdout);
    let json = home.run("settings --json").json();
    assert_eq!(
        (&json["format"], &json["settings"]["daily_cap"]),
        (&1.into(), &20.into())
    );
}

#[test]
fn a_change_is_kept_and_the_rest_of_the_file_stays() {
    let home = Home::new("en");
    let path = home.write(FILE, "# mine\ndaily_cap = 40 # busy\n");
    assert_eq!(home.run("settings daily_cap").result(), "40\n");
    let ran = home.run("settings daily-cap 15");
    assert!(
        ran.result().contains("daily_cap is now 15"),
        "{}",
        ran.stdout
    );
    home.run("settings lang ja").result();
    home.run("settings retention 92%").result();
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(
        text,
        "# mine\ndaily_cap = 15 # busy\nlang = \"ja\"\nretention = 0.92\n"
    );
    assert!(home.run("settings").result().contains("1 日の復習"));
}

#[test]
fn an_option_or_a_variable_that_wins_is_told() {
    let home = Home::new("en").with("TERAKOYA_THEME", "mono");
    let ran = home.run("settings theme dark");
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.stderr.contains("wins while it is there"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_cannot_be_is_refused_in_both_languages() {
    let cases = [
        ("settings them", "`theme`"),
        (
            "settings theme neon",
            "default, light, dark, contrast, mono",
        ),
        ("settings retention 2", "0.7"),
        ("settings daily_cap -1", "1000"),
        ("settings day_starts_at 24", "23"),
        ("settings lang fr", "ja, en, both"),
        ("settings motion maybe", "true, false"),
        ("settings ambiguous_width 3", "2"),
    ];
    for lang in ["en", "ja"] {
        let home = Home::new(lang);
        for (line, hint) in cases {
            let ran = home.run(line);
            assert!(ran.message(2).contains(hint), "{line}: {}", ran.stderr);
        }
        assert!(!home.path(FILE).exists());
    }
}

#[test]
fn mistakes_in_the_file_have_their_place() {
    let home = Home::new("en");
    home.write(
        FILE,
        "retention = 1.5\ndaily_cap = 0\nday_starts_at = 25\nmotion = 1\n",
    );
    let ran = home.run("settings");
    for place in [
        "config.toml:1:13",
        "config.toml:2:13",
        "config.toml:3:17",
        "config.toml:4:10",
    ] {
        assert!(ran.message(1).contains(place), "{place}: {}", ran.stderr);
    }
}

#[test]
fn a_file_that_cannot_be_written_is_an_error() {
    let home = Home::new("ja");
    home.write(".config/terakoya", "");
    let ran = home.run("settings ascii true");
    assert!(!ran.message(1).is_empty());
    let path = home.write("elsewhere/config.toml", "");
    let mut facts = fs::metadata(&path).unwrap().permissions();
    facts.set_readonly(true);
    fs::set_permissions(&path, facts).unwrap();
    let home = home.with("TERAKOYA_CONFIG", path.to_str().unwrap());
    let ran = home.run("settings ascii true");
    assert!(ran.message(1).contains("書き込めません"), "{}", ran.stderr);
}

/// The configuration knows nothing of the memory's model, but both must mean the same when nothing is chosen.
#[test]
fn what_nobody_chose_is_what_the_memory_takes_for_usual() {
    let usual = Habit::of(
        setting::USUAL_RETENTION,
        setting::USUAL_DAILY_CAP,
        setting::USUAL_DAY_START,
    );
    assert_eq!(usual, Habit::default());
    let allowed = terakoya::memory::schedule::RETENTIONS;
    assert_eq!(*allowed.start(), *setting::RETENTIONS.start() as f32);
    assert_eq!(*allowed.end(), *setting::RETENTIONS.end() as f32);
}
