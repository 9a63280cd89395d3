//! Every scenario of the shipped lessons runs: its claims hold, each prediction has exactly one right option, every control can be
//! moved everywhere, and nothing is lost on the way.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use terakoya::sim;
use terakoya::sim::Options;
use terakoya::sim::Run;
use terakoya::sim::scenario::Scenario;

fn scenarios() -> Vec<Scenario> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let inside = path.parent().and_then(Path::file_name);
            if path.is_dir() {
                folders.push(path);
            } else if inside.is_some_and(|name| name == "scenarios") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(!files.is_empty());
    files.iter().map(|path| scenario(path)).collect()
}

fn scenario(path: &Path) -> Scenario {
    let source: Arc<str> = fs::read_to_string(path).unwrap().into();
    let name = path.file_name().unwrap().to_string_lossy();
    Scenario::parse(&name, &source).unwrap_or_else(|problems| {
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", problems.join("\n"))
    })
}

fn run(scenario: &Scenario) -> Run {
    let options = Options {
        record: true,
        budget: Some(1_000_000),
        ..Options::default()
    };
    let run = sim::run(scenario, &options);
    assert_ne!(run.stopped, sim::Stopped::Budget, "{}", scenario.id);
    for balance in &run.balances {
        assert!(balance.holds(), "{}: {balance:?}", scenario.id);
    }
    run
}

#[test]
fn claims_hold() {
    let mut wrong = Vec::new();
    for scenario in scenarios() {
        let run = run(&scenario);
        for claim in &scenario.claims {
            let (holds, actual) = claim.holds.holds(&run.measures);
            if !holds {
                let written = &claim.written;
                wrong.push(format!("{}: {written}, but {}", scenario.id, actual.number));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn predictions_have_one_right_option() {
    let mut wrong = Vec::new();
    for scenario in scenarios() {
        let run = run(&scenario);
        for prediction in &scenario.predictions {
            let actual = run.measures.get(&prediction.answer).unwrap();
            let near = |number: f64| (number - actual.number).abs() <= 1e-9;
            let right = prediction
                .options
                .iter()
                .filter(|option| near(option.number));
            let explained = prediction
                .wrong
                .iter()
                .filter(|wrong| near(wrong.is.number));
            if right.count() != 1 || explained.count() != 0 {
                wrong.push(format!("{}: {}", prediction.id, actual.number));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_control_can_be_moved() {
    for scenario in scenarios() {
        for control in &scenario.controls {
            let now = scenario.setting(&control.set);
            assert!(
                now.is_none_or(|now| control.values.contains(&now)),
                "{}: {} starts at none of its values",
                scenario.id,
                control.set
            );
            for value in &control.values {
                let changed = scenario.with(&[(control.set.clone(), value.clone())]);
                run(&changed.unwrap());
            }
        }
    }
}
