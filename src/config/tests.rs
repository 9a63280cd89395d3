//! Who wins over whom, and what is said about mistakes.

use std::path::Path;
use std::path::PathBuf;

use super::*;

fn folders() -> Folders {
    Folders {
        config: "/nowhere/config".into(),
        data: "/nowhere/data".into(),
    }
}

fn variables(pairs: &[(&str, &str)]) -> Variables {
    pairs.iter().copied().collect()
}

fn settings(flags: Flags, pairs: &[(&str, &str)]) -> Settings {
    Settings::resolve(flags, &variables(pairs), Some(&folders())).unwrap()
}

/// A folder with a configuration file, and the variable that names it.
fn with_file(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn each_place_wins_over_the_next() {
    let (_folder, path) = with_file("lang = \"ja\"\ntheme = \"file\"\n");
    let locale = ("LANG", "ja_JP.UTF-8");
    assert_eq!(settings(Flags::default(), &[]).lang, Lang::En);
    assert_eq!(settings(Flags::default(), &[locale]).lang, Lang::Ja);
    let file = ("TERAKOYA_CONFIG", path.as_str());
    let english = ("LANG", "en_US.UTF-8");
    assert_eq!(settings(Flags::default(), &[english, file]).lang, Lang::Ja);
    let variable = ("TERAKOYA_LANG", "en");
    let chosen = settings(Flags::default(), &[locale, file, variable]);
    assert_eq!(chosen.lang, Lang::En);
    assert_eq!(chosen.theme.as_deref(), Some("file"));
    let flags = Flags {
        languages: Some(Languages::Ja),
        theme: Some("flag".to_owned()),
        ..Flags::default()
    };
    let chosen = settings(flags, &[english, file, variable]);
    assert_eq!(chosen.lang, Lang::Ja);
    assert_eq!(chosen.theme.as_deref(), Some("flag"));
}

#[test]
fn the_first_locale_variable_that_is_set_decides() {
    let pairs = [("LC_ALL", ""), ("LC_MESSAGES", "ja_JP"), ("LANG", "C")];
    assert_eq!(settings(Flags::default(), &pairs).lang, Lang::Ja);
    let pairs = [("LC_ALL", "C"), ("LC_MESSAGES", "ja_JP")];
    assert_eq!(settings(Flags::default(), &pairs).lang, Lang::En);
}

#[test]
fn both_languages_keep_the_locale_for_the_interface() {
    let pairs = [("TERAKOYA_LANG", "both"), ("LANG", "ja_JP.UTF-8")];
    let chosen = settings(Flags::default(), &pairs);
    assert!(chosen.both);
    assert_eq!(chosen.lang, Lang::Ja);
}

#[test]
fn colours_follow_what_people_agreed_on() {
    let color = |pairs: &[(&str, &str)]| settings(Flags::default(), pairs).color;
    assert_eq!(color(&[]), Color::Auto);
    assert_eq!(color(&[("NO_COLOR", "1")]), Color::Never);
    assert_eq!(color(&[("NO_COLOR", "")]), Color::Auto);
    assert_eq!(color(&[("CLICOLOR", "0")]), Color::Never);
    assert_eq!(
        color(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]),
        Color::Always
    );
    assert_eq!(color(&[("TERM", "dumb")]), Color::Never);
    assert_eq!(
        color(&[("TERAKOYA_COLOR", "always"), ("NO_COLOR", "1")]),
        Color::Always
    );
    assert!(Color::Auto.on(true) && !Color::Auto.on(false));
}

#[test]
fn time_and_seed_can_be_fixed() {
    let pairs = [
        ("TERAKOYA_NOW", "2026-05-29T05:26:00+09:00"),
        ("TERAKOYA_SEED", "7"),
    ];
    let chosen = settings(Flags::default(), &pairs);
    assert_eq!(
        chosen.now,
        Moment::parse("2026-05-28T20:26:00Z").map(|utc| Moment {
            offset_s: 32_400,
            ..utc
        })
    );
    assert_eq!(chosen.seed, Some(7));
}

#[test]
fn a_variable_that_means_nothing_is_named() {
    for (name, value) in [
        ("TERAKOYA_LANG", "fr"),
        ("TERAKOYA_NOW", "tomorrow"),
        ("TERAKOYA_SEED", "-1"),
        ("TERAKOYA_ASCII", "perhaps"),
        ("TERAKOYA_AMBIGUOUS_WIDTH", "3"),
    ] {
        let error = Settings::resolve(
            Flags::default(),
            &variables(&[(name, value)]),
            Some(&folders()),
        )
        .unwrap_err();
        let said = crate::msg!("config-variable", name = name, value = value);
        assert_eq!(error.message, said);
        assert!(error.hint.is_some());
    }
}

#[test]
fn folders_in_the_file_lie_beside_it() {
    let text = "data_dir = \"data\"\ncourse = \"/c\"\nambiguous_width = 2\n".into();
    let choices = file::parse(Path::new("/etc/t/config.toml"), &text).unwrap();
    assert_eq!(choices.data_dir, Some(PathBuf::from("/etc/t/data")));
    assert_eq!(choices.course, Some(PathBuf::from("/c")));
    assert_eq!(choices.ambiguous_width, Some(2));
}

#[test]
fn every_mistake_in_the_file_has_its_place() {
    let text = "lang = \"fr\"\nlanguage = \"ja\"\nascii = 1\nambiguous_width = 0\n".into();
    let error = file::parse(Path::new("config.toml"), &text).unwrap_err();
    let mut lines: Vec<usize> = error.problems.iter().map(|p| p.position().0).collect();
    lines.sort_unstable();
    assert_eq!(lines, [1, 2, 3, 4]);
}

#[test]
fn a_file_that_somebody_named_must_be_there() {
    let pairs = [("TERAKOYA_CONFIG", "/nowhere/at/all.toml")];
    let missing = Settings::resolve(Flags::default(), &variables(&pairs), Some(&folders()));
    assert_eq!(missing.unwrap_err().message.id, "config-unreadable");
}

#[test]
fn without_a_home_a_data_folder_has_to_be_named() {
    let none = Settings::resolve(Flags::default(), &variables(&[]), None);
    assert_eq!(none.unwrap_err().message.id, "config-no-home");
    let named = Flags {
        data_dir: Some("d".into()),
        ..Flags::default()
    };
    let chosen = Settings::resolve(named, &variables(&[]), None).unwrap();
    assert_eq!(chosen.data_dir, PathBuf::from("d"));
}

#[test]
fn the_language_of_an_error_is_found_even_where_the_rest_is_broken() {
    let pairs = variables(&[("TERAKOYA_NOW", "tomorrow"), ("LANG", "ja_JP.UTF-8")]);
    assert_eq!(Settings::first_language(None, &pairs, None), Lang::Ja);
    let english = Some(Languages::En);
    assert_eq!(Settings::first_language(english, &pairs, None), Lang::En);
}
