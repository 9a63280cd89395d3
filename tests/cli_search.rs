//! `terakoya search`: results with their places, JSON, nothing found, mistakes.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod program;

use program::Home;

#[test]
fn results_have_a_place_and_mark_what_was_looked_for() {
    let home = Home::new("en");
    let ran = home.run("search visibility timeout --limit 3");
    let lines: Vec<&str> = ran.result().lines().collect();
    assert!(
        lines[0].starts_with("2-4  Polling") && lines[0].ends_with("term"),
        "{lines:?}"
    );
    assert!(
        lines[1].contains("[visibility] [timeout] (可視性タイムアウト)"),
        "{lines:?}"
    );
    assert!(
        lines.last().unwrap().starts_with("The first 3 of "),
        "{lines:?}"
    );
    let coloured = home.run("search visibility --color always --limit 1");
    assert!(
        coloured
            .result()
            .contains("\u{1b}[1;4;33mvisibility\u{1b}[0m")
    );
}

#[test]
fn every_line_fits_the_width() {
    for columns in ["40", "60", "80", "120"] {
        let home = Home::new("ja").with("COLUMNS", columns);
        let ran = home.run("search キュー Lambda --limit 50");
        let widths = terakoya::text::width::Widths::NARROW;
        for line in ran.result().lines() {
            assert!(
                widths.of(line) <= columns.parse().unwrap(),
                "{columns}: {line}"
            );
        }
    }
}

#[test]
fn json_says_where_and_what() {
    let home = Home::new("ja");
    let json = home.run("search かしせい --json").json();
    assert_eq!(json["format"], 1);
    let first = &json["results"][0];
    assert_eq!(first["kind"], "term");
    assert_eq!(first["id"], "visibility-timeout");
    assert_eq!(first["lesson"]["number"], "2-4");
    let text: Vec<char> = first["text"].as_str().unwrap().chars().collect();
    let hit = |at: usize| first["hits"][0][at].as_u64().unwrap() as usize;
    let hit: String = text[hit(0)..hit(1)].iter().collect();
    assert_eq!(hit, "可視性タイムアウト");
}

#[test]
fn a_slip_and_a_stranger_are_told() {
    for (lang, meant, none) in [
        (
            "en",
            "Nothing has lamda; this is lambda.",
            "Nothing in the course has all of that.",
        ),
        (
            "ja",
            "lamda は見つからないため、lambda で探しました。",
            "すべてを含むところは、コースにありません。",
        ),
    ] {
        let home = Home::new(lang);
        assert!(home.run("search lamda").result().contains(meant));
        assert!(home.run("search zzzzzz").result().contains(none));
    }
    let near = Home::new("ja").run("search タイムアウド");
    assert!(
        near.result().contains("似た言葉: タイムアウト"),
        "{}",
        near.stdout
    );
}

#[test]
fn mistakes_say_what_to_do() {
    let home = Home::new("en");
    assert!(home.run("search").message(2).contains("WORDS"));
    assert!(
        home.run("search →")
            .message(2)
            .contains("nothing to look for in `→`")
    );
    assert!(
        home.run("search queue --limit 0")
            .message(2)
            .contains("from 1 to 1000")
    );
    let broken = home.run("search queue --course /nowhere/at/all");
    assert!(broken.message(1).contains("/nowhere/at/all"));
}
