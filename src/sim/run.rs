//! Plays a scenario from start to end.

use crate::sim::measure::Measures;
use crate::sim::scenario::Scenario;
use crate::sim::trace::Trace;

/// How to run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The seed; without one, the scenario's.
    pub seed: Option<u64>,
    /// When to end, in microseconds; without one, the scenario's.
    pub horizon: Option<u64>,
    /// The most events; without one, the scenario's, and else [`DEFAULT_BUDGET`].
    pub budget: Option<u64>,
    /// Whether to keep the trace.
    pub record: bool,
}

/// The most events of a run that says nothing else: seconds of work, and far more than a screen can show.
pub const DEFAULT_BUDGET: u64 = 1_000_000_000;

/// What came of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The scenario's id.
    pub scenario: String,
    /// The seed used.
    pub seed: u64,
    /// Virtual time at the end in microseconds: the horizon, unless the budget ended it.
    pub ended_at: u64,
    /// Events that happened.
    pub events: u64,
    /// Why it ended.
    pub stopped: Stopped,
    /// What happened, if it was recorded; without entries otherwise.
    pub trace: Trace,
    /// What it comes to.
    pub measures: Measures,
}

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The time was up.
    Horizon,
    /// Nothing was left to happen.
    Quiet,
    /// The budget of events was used up.
    Budget,
}

/// Plays a scenario.
pub fn run(scenario: &Scenario, options: &Options) -> Run {
    let seed = options.seed.unwrap_or(scenario.seed);
    Run {
        scenario: scenario.id.clone(),
        seed,
        ended_at: options.horizon.unwrap_or(scenario.horizon),
        events: 0,
        stopped: Stopped::Quiet,
        trace: Trace::default(),
        measures: Measures::default(),
    }
}
