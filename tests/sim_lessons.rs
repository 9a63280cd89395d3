//! Every scenario of the shipped lessons runs: its claims hold, each prediction has exactly one right option, every control can be
//! moved everywhere, and nothing is lost on the way.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod judged;

use terakoya::sim::Stopped;
use terakoya::sim::scenario::Scenario;

fn scenarios() -> Vec<Scenario> {
    let files = judged::lessons();
    assert!(!files.is_empty());
    files.iter().map(|path| judged::read(path)).collect()
}

#[test]
fn runs_end_by_themselves() {
    for scenario in scenarios() {
        let run = judged::run(&scenario, None);
        assert_ne!(run.stopped, Stopped::Budget, "{}", scenario.id);
    }
}

#[test]
fn claims_hold() {
    let wrong: Vec<_> = scenarios().iter().flat_map(judged::broken_claims).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn predictions_have_one_right_option() {
    let scenarios = scenarios();
    let wrong: Vec<_> = scenarios
        .iter()
        .flat_map(judged::broken_predictions)
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_control_can_be_moved() {
    scenarios().iter().for_each(judged::move_controls);
}
