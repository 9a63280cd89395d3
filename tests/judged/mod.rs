//! Judges scenario files: they can be read, nothing is lost, claims hold, a prediction has exactly one right option, and every control
//! can be moved everywhere. Shared by the tests of the lessons' scenarios and of the examples.

#![allow(dead_code, reason = "each test file uses its part")]
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
use terakoya::sim::measure::Value as Number;
use terakoya::sim::scenario::Scenario;

/// The scenario files directly in a folder, in the order of their names.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
        .collect();
    files.sort();
    files
}

/// The scenario files of the shipped lessons.
pub fn lessons() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        if folder.ends_with("scenarios") {
            found.extend(files(&folder));
        }
        let entries = fs::read_dir(folder).unwrap();
        folders.extend(
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.is_dir()),
        );
    }
    found.sort();
    found
}

/// Reads a file; its mistakes end the test.
pub fn read(path: &Path) -> Scenario {
    let source: Arc<str> = fs::read_to_string(path).unwrap().into();
    let name = path.file_name().unwrap().to_string_lossy();
    Scenario::parse(&name, &source).unwrap_or_else(|problems| {
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", problems.join("\n"))
    })
}

/// Plays it with its own seed, or another, and looks at the books.
pub fn run(scenario: &Scenario, seed: Option<u64>) -> Run {
    let options = Options {
        seed,
        record: true,
        budget: scenario.budget.or(Some(1_000_000)),
        ..Options::default()
    };
    let run = sim::run(scenario, &options);
    for balance in &run.balances {
        assert!(balance.holds(), "{}: {balance:?}", scenario.id);
    }
    run
}

/// Claims that do not hold; those for every seed are tried with ten.
pub fn broken_claims(scenario: &Scenario) -> Vec<String> {
    let mut wrong = Vec::new();
    for seed in (0..10).map(|more| scenario.seed + more) {
        let run = run(scenario, Some(seed));
        for claim in &scenario.claims {
            if seed != scenario.seed && !claim.every_seed {
                continue;
            }
            let (holds, actual) = claim.holds.holds(&run.measures);
            if !holds {
                wrong.push(format!(
                    "{}, seed {seed}: {}, but {}",
                    scenario.id, claim.written, actual.number
                ));
            }
        }
    }
    wrong
}

/// Predictions with no right option or several, or with a right one that is explained as wrong.
pub fn broken_predictions(scenario: &Scenario) -> Vec<String> {
    let run = run(scenario, None);
    let mut wrong = Vec::new();
    for prediction in &scenario.predictions {
        let actual = run.measures.get(&prediction.answer).unwrap();
        let meant = prediction.meant(actual);
        let explained = |right: &Number| prediction.wrong.iter().any(|wrong| wrong.is == *right);
        if meant.len() != 1 || meant.iter().any(explained) {
            wrong.push(format!("{}: {}", prediction.id, actual.number));
        }
    }
    wrong
}

/// Moves every control to every value.
pub fn move_controls(scenario: &Scenario) {
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
            run(&changed.unwrap(), None);
        }
    }
}
