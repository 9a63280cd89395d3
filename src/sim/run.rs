//! Plays a scenario from start to end.

use crate::sim::cost::Unpriced;
use crate::sim::ledger::Balance;
use crate::sim::measure::Measures;
use crate::sim::scenario::Scenario;
use crate::sim::trace::NodeInfo;
use crate::sim::trace::Trace;
use crate::sim::world::World;

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

/// The most events of a run that somebody waits for: far above any scenario for learners, and over before a key feels slow.
pub const WATCHED_BUDGET: u64 = 1_000_000;

impl Options {
    /// A run that somebody waits for.
    pub fn watched(scenario: &Scenario) -> Self {
        let budget = scenario.budget.unwrap_or(WATCHED_BUDGET);
        Self {
            budget: Some(budget.min(WATCHED_BUDGET)),
            ..Self::default()
        }
    }
}

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
    /// The Region whose prices count.
    pub price_table: String,
    /// What was used and has no price in that table: its cost is missing in the measures.
    pub unpriced: Vec<Unpriced>,
    /// Where everything ended that came to a place.
    pub balances: Vec<Balance>,
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
    let horizon = options.horizon.unwrap_or(scenario.horizon);
    let budget = options.budget.or(scenario.budget).unwrap_or(DEFAULT_BUDGET);
    let plan = &scenario.plan;
    let mut world = World::new(plan, seed, horizon, scenario.warmup, options.record);
    let stopped = world.turn(budget);
    let ended_at = match stopped {
        Stopped::Budget => world.kernel.now,
        Stopped::Horizon | Stopped::Quiet => horizon,
    };
    let (measures, unpriced) = world.measures(ended_at);
    let balances = world.balances();
    let access = world.kernel.access.take();
    let rulings = access.map_or_else(Vec::new, |access| access.into_rulings());
    let (entries, truncated) = world.kernel.recorder.finish();
    Run {
        scenario: scenario.id.clone(),
        seed,
        ended_at,
        events: world.events,
        stopped,
        trace: Trace {
            nodes: plan.nodes.iter().map(NodeInfo::of).collect(),
            warnings: plan.warnings.clone(),
            rulings,
            entries,
            seed,
            truncated,
        },
        measures,
        price_table: plan.price_table.clone(),
        unpriced,
        balances,
    }
}
