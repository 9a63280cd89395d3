//! The command line itself: help, mistakes, exit codes, streams, languages, settings. The real program in a clean environment.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod program;

use std::io::Read;
use std::process::Stdio;

use program::Home;
use program::is_japanese;

const LESSON: &str = "2-3";
/// A small course with lessons that are not written.
const SCHOOL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/school");

#[test]
fn the_version_is_one_line() {
    let version = format!("terakoya {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(Home::new("en").run("--version").result(), version);
    assert_eq!(Home::new("ja").run("-V").result(), version);
}

#[test]
fn help_speaks_the_language_of_the_environment() {
    for line in [
        "--help",
        "help",
        "-h",
        "help sim run",
        "learn --help",
        "sim -h",
    ] {
        let english = Home::new("en").run(line);
        let japanese = Home::new("ja").run(line);
        assert!(english.result().contains("Usage: terakoya"), "{line}");
        assert!(japanese.result().contains("使い方: terakoya"), "{line}");
        // Signs in the explanation of --ambiguous-width are no words.
        assert!(!is_japanese(english.result()), "{line}");
    }
}

#[test]
fn every_command_explains_itself() {
    let home = Home::new("en");
    let all = home.run("help").result().to_owned();
    let commands = [
        "learn",
        "review",
        "quiz",
        "ticket",
        "read",
        "search",
        "term",
        "sim",
        "course",
        "progress",
        "check",
        "doctor",
        "completions",
        "man",
        "help",
    ];
    for command in commands {
        assert!(all.contains(&format!("\n  {command}")), "{command}");
        let own = home.run(&format!("{command} --help"));
        assert!(own.result().contains(&format!("terakoya {command}")));
        assert_eq!(own.stdout, home.run(&format!("help {command}")).stdout);
    }
}

#[test]
fn mistakes_say_what_and_what_next_in_both_languages() {
    let cases = [
        ("lern", "`lern`", "`learn`"),
        ("2-3", "`2-3`", "terakoya learn 2-3"),
        ("read 2-3 --widht 60", "--widht", "--width"),
        ("--lang jp learn", "`jp`", "`ja`"),
        ("--lang", "--lang", "terakoya"),
        ("quiz", "LESSON", "terakoya quiz LESSON"),
        ("sim", "terakoya sim", "list, reference, run"),
        ("sim rnu x", "`rnu`", "`run`"),
        ("read 2-3 --width 5", "--width", "20"),
        ("help lern", "`lern`", "`learn`"),
        ("man page", "`page`", "terakoya man"),
        ("completions tcsh", "tcsh", "bash"),
    ];
    for (line, what, next) in cases {
        for lang in ["en", "ja"] {
            let ran = Home::new(lang).run(line);
            let message = ran.message(2);
            assert!(message.contains(what), "{line}: {message}");
            assert!(message.contains(next), "{line}: {message}");
            assert_eq!(is_japanese(message), lang == "ja", "{line}: {message}");
        }
    }
}

#[test]
fn a_lesson_that_is_not_there_is_told_with_a_way_on() {
    let home = Home::new("en");
    for word in ["asynchronus-invocation", "asynchronous", "2-33"] {
        let ran = home.run(&format!("read {word}"));
        assert!(ran.message(2).contains(&format!("`{word}`")));
        assert!(ran.stderr.contains("did you mean"), "{}", ran.stderr);
    }
    let nothing = home.run("read cooking");
    assert!(nothing.message(2).contains("course outline"));
    let planned = home.run(&format!("read 1-2 --course {SCHOOL}"));
    assert!(planned.message(1).contains("1-2"), "{}", planned.stderr);
    assert!(planned.stderr.contains("course outline"));
}

#[test]
fn without_a_terminal_the_tutor_names_the_command_to_use() {
    let cases = [
        ("", "terakoya learn --plain"),
        ("learn", "terakoya learn --plain"),
        ("learn 2-3", "terakoya learn 2-3 --plain"),
        ("quiz 2-3", "terakoya quiz 2-3 --plain"),
        ("review", "terakoya review --plain"),
    ];
    for (line, instead) in cases {
        for lang in ["en", "ja"] {
            let ran = Home::new(lang).run(line);
            assert!(ran.message(1).contains(instead), "{line}: {}", ran.stderr);
            let dumb = Home::new(lang).with("TERM", "dumb").run(line);
            assert!(dumb.message(1).contains(instead));
            assert!(dumb.stderr.contains("dumb") && !ran.stderr.contains("dumb"));
        }
    }
}

#[test]
fn settings_win_in_their_order() {
    let title =
        |home: &Home, line: &str| home.run(line).result().lines().next().unwrap().to_owned();
    let home = Home::new("en");
    let english = title(&home, "read 2-3");
    let japanese = title(&home, "read 2-3 --lang ja");
    assert!(is_japanese(&japanese) && !is_japanese(&english));
    home.write(".config/terakoya/config.toml", "lang = \"ja\"\n");
    assert_eq!(title(&home, "read 2-3"), japanese);
    let home = home.with("TERAKOYA_LANG", "en");
    assert_eq!(title(&home, "read 2-3"), english);
    assert_eq!(title(&home, "read 2-3 --lang ja"), japanese);
}

#[test]
fn a_mistake_in_the_configuration_file_has_its_place() {
    let home = Home::new("ja");
    home.write(
        ".config/terakoya/config.toml",
        "ascii = true\nlangs = \"ja\"\n",
    );
    let ran = home.run("course outline");
    assert!(ran.message(1).contains("config.toml:2:1"), "{}", ran.stderr);
    assert!(ran.stderr.contains("`langs`") && ran.stderr.contains("`lang`"));
    assert!(is_japanese(&ran.stderr));
}

#[test]
fn a_variable_that_means_nothing_is_named() {
    let ran = Home::new("en")
        .with("TERAKOYA_NOW", "tomorrow")
        .run("course outline");
    assert!(ran.message(1).contains("TERAKOYA_NOW"), "{}", ran.stderr);
    assert!(ran.stderr.contains("RFC 3339"));
}

#[test]
fn a_lesson_fits_the_width_that_was_asked_for() {
    use terakoya::text::width::Widths;
    for (lang, width) in [
        ("ja", 40),
        ("ja", 80),
        ("en", 40),
        ("en", 72),
        ("both", 120),
    ] {
        let line = format!("read {LESSON} --lang {lang} --width {width}");
        let ran = Home::new("ja").run(&line);
        let lines: Vec<&str> = ran.result().lines().collect();
        assert!(lines.len() > 50, "{line}");
        for line in lines {
            assert!(Widths::NARROW.of(line) <= width, "{lang} {width}: {line}");
        }
    }
}

#[test]
fn both_languages_stand_side_by_side_where_there_is_room() {
    let home = Home::new("ja");
    let wide = home.run("read 2-3 --lang both --width 120");
    let beside = |line: &str| line.contains("非同期呼び出し") && line.contains("Asynchronous");
    assert!(wide.result().lines().any(beside));
    let narrow = home.run("read 2-3 --lang both --width 60");
    assert!(!narrow.result().lines().any(beside));
    assert!(
        narrow.stdout.find("非同期呼び出し").unwrap() < narrow.stdout.find("Asynchronous").unwrap()
    );
}

#[test]
fn a_pipe_gets_colours_only_when_asked() {
    let home = Home::new("en");
    assert!(!home.run("read 2-3").result().contains('\x1b'));
    assert!(
        home.run("read 2-3 --color always")
            .result()
            .contains('\x1b')
    );
    let forced = Home::new("en").with("FORCE_COLOR", "1");
    assert!(forced.run("read 2-3").result().contains('\x1b'));
    assert!(
        !forced
            .run("read 2-3 --color never")
            .result()
            .contains('\x1b')
    );
}

#[test]
fn ascii_draws_with_ascii() {
    let ran = Home::new("en").run("course outline --ascii");
    assert!(ran.result().is_ascii(), "{}", ran.stdout);
}

#[test]
fn a_reader_who_has_had_enough_ends_it_quietly() {
    let mut child = Home::new("en")
        .command(&["read", LESSON])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut complaint = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut complaint)
        .unwrap();
    assert_eq!(complaint, "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn completions_name_our_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = Home::new("en").run(&format!("completions {shell}"));
        assert!(ran.result().contains("outline"), "{shell}");
    }
}

#[test]
fn the_manual_is_roff_in_both_languages() {
    for (lang, title) in [("en", ".SH \"NAME\""), ("ja", ".SH \"名前\"")] {
        let ran = Home::new(lang).run("man");
        assert!(ran.result().contains(title), "{}", ran.stdout);
        assert!(ran.stdout.contains(".TH terakoya 1"));
    }
}

#[test]
fn the_outline_is_honest_about_what_is_not_written() {
    let home = Home::new("en");
    let outline = home.run(&format!("course outline --course {SCHOOL}"));
    let line = |number: &str| {
        outline
            .result()
            .lines()
            .find(|line| line.contains(number))
            .unwrap()
            .to_owned()
    };
    assert!(line("1-2").contains("not written"));
    assert!(!line("1-1").contains("not written"));
    let json = home.run("course outline --json").json();
    assert_eq!(json["format"], 1);
    let modules = json["modules"].as_array().unwrap();
    let lessons: Vec<&serde_json::Value> = modules
        .iter()
        .flat_map(|module| module["lessons"].as_array().unwrap())
        .collect();
    let numbers: Vec<&str> = lessons
        .iter()
        .filter(|lesson| lesson["written"] == true)
        .map(|lesson| lesson["number"].as_str().unwrap())
        .collect();
    for number in ["2-2", "2-3", "2-4"] {
        assert!(numbers.contains(&number), "{numbers:?}");
    }
    assert!(lessons.len() >= 18);
    assert_eq!(
        home.run("course list --json").json()["courses"][0]["id"],
        json["id"]
    );
}

#[test]
fn a_course_folder_that_is_not_there_is_named() {
    let ran = Home::new("en").run("course outline --course no/where");
    assert!(ran.message(1).contains("no/where"));
    assert!(ran.stderr.contains("--course"));
}
