//! The reference of the scenario format: what `terakoya sim reference` prints is what stands in `docs`, in both languages. After a
//! change: `UPDATE_DOCS=1 cargo test --test scenario_reference`.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod program;

use std::fs;

use program::Home;
use program::is_japanese;

#[test]
fn the_documents_are_up_to_date() {
    for lang in ["en", "ja"] {
        let printed = Home::new(lang).run("sim reference");
        let printed = printed.result();
        let path = program::root().join(format!("docs/scenario.{lang}.md"));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, printed).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == printed,
            "{} is out of date: run UPDATE_DOCS=1 cargo test --test scenario_reference",
            path.display()
        );
    }
}

#[test]
fn the_documents_are_of_their_language_and_have_the_same_keys() {
    let [en, ja] = ["en", "ja"].map(|lang| Home::new(lang).run("sim reference").stdout);
    let keys = |page: &str| -> Vec<String> {
        let rows = page.lines().filter(|line| line.starts_with("| `"));
        rows.map(|row| row.split('|').nth(1).unwrap().trim().to_owned())
            .filter(|key| !key.contains(' '))
            .collect()
    };
    assert_eq!(keys(&en), keys(&ja));
    assert!(keys(&en).len() > 250, "{}", keys(&en).len());
    for line in ja.lines().filter(|line| line.starts_with("| `")) {
        assert!(is_japanese(line), "{line}");
    }
    let outside_of_examples: String = en.split("```").step_by(2).collect();
    assert!(!is_japanese(&outside_of_examples));
}
