//! The examples of `tests/scenarios`: one service's rule each. Every one can be read, its claims hold, its predictions have one right
//! option, its controls can be moved, and what happens in it stands in a snapshot told in English. After adding or changing an
//! example, take its snapshot with `INSTA_UPDATE=always cargo test --test sim_examples` and read what changed.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod judged;

use std::fmt::Write as _;
use std::path::Path;
use std::path::PathBuf;

use terakoya::i18n::say;
use terakoya::lang::Lang;
use terakoya::sim::Run;
use terakoya::sim::scenario::Scenario;

/// Lines of a trace that a snapshot keeps: enough to see a rule at work, few enough to read.
const MOST_LINES: usize = 150;

fn files() -> Vec<PathBuf> {
    judged::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios"))
}

fn scenarios() -> Vec<Scenario> {
    files().iter().map(|path| judged::read(path)).collect()
}

/// The trace, one entry a line: number, what caused it, seconds, node, item and environment, and the sentence.
fn told(run: &Run) -> String {
    let trace = &run.trace;
    let widest = trace.nodes.iter().map(|node| node.name.len()).max();
    let mut text = String::new();
    for (id, entry) in trace.entries.iter().enumerate().take(MOST_LINES) {
        let cause = entry
            .cause
            .map_or_else(String::new, |cause| format!("<{}", cause.0));
        let item = entry
            .item
            .map_or_else(String::new, |item| format!("#{}", item.0));
        let environment = entry
            .environment
            .map_or_else(String::new, |number| format!("e{number}"));
        writeln!(
            text,
            "{id:>3} {cause:<4} {:>12.3} s  {:<width$}  {item:<4} {environment:<3} {}",
            entry.at as f64 / 1e6,
            trace.name(entry.node),
            say(Lang::En, &trace.message(entry)),
            width = widest.unwrap_or(0),
        )
        .unwrap();
    }
    let rest = trace.entries.len().saturating_sub(MOST_LINES);
    if rest > 0 {
        writeln!(text, "… and {rest} more").unwrap();
    }
    writeln!(text, "{:?} after {} events", run.stopped, run.events).unwrap();
    text
}

#[test]
fn files_are_called_by_their_ids() {
    for path in files() {
        let id = judged::read(&path).id;
        assert_eq!(path.file_stem().unwrap().to_string_lossy(), id);
    }
}

#[test]
fn every_example_has_a_story_and_claims_that_hold() {
    let mut wrong = Vec::new();
    for scenario in scenarios() {
        if scenario.story.is_none() || scenario.claims.is_empty() {
            wrong.push(format!("{}: no story, or no claim", scenario.id));
        }
        wrong.extend(judged::broken_claims(&scenario));
        wrong.extend(judged::broken_predictions(&scenario));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_control_can_be_moved() {
    scenarios().iter().for_each(judged::move_controls);
}

#[test]
fn what_happens_is_told() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/scenarios");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for scenario in scenarios() {
            let run = judged::run(&scenario, None);
            insta::assert_snapshot!(scenario.id.as_str(), told(&run));
        }
    });
}
