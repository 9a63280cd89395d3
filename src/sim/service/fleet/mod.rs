//! A fleet of servers behind one address: a monolith, a fixed fleet, a microservice, a data store, the tasks of a Fargate service. Requests
//! take a free place or wait for one; what stands here is the state and its measures. The way of a request through it is `work`, the
//! places are `hosts`; what only Fargate has is `tasks`, `scaling` and `polling`.

mod hosts;
mod polling;
mod scaling;
mod tasks;
mod work;

use std::collections::VecDeque;

use crate::rng::Stream;
use crate::sim::cost;
use crate::sim::deadline::Deadlines;
use crate::sim::entry::What;
use crate::sim::failing::Failing;
use crate::sim::identity::Cause;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::ledger::Ledger;
use crate::sim::level::Level;
use crate::sim::measure::Name;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::samples::Samples;
use crate::sim::scenario::fleet::FleetSettings;
use crate::sim::scenario::fleet::Work;
use crate::sim::service::fleet::hosts::Hosts;
use crate::sim::service::fleet::tasks::Tasks;
use crate::sim::service::fleet::work::Request;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("requests", Unit::Count),
    ("succeeded", Unit::Count),
    ("failed", Unit::Count),
    ("rejected", Unit::Count),
    ("timeouts", Unit::Count),
    ("abandoned", Unit::Count),
    ("utilisation", Unit::Share),
    ("busy_mean", Unit::Count),
    ("busy_max", Unit::Count),
    ("wait_mean", Unit::Seconds),
    ("wait_rate", Unit::Share),
    ("queue_mean", Unit::Count),
    ("queue_max", Unit::Count),
    ("latency_p50", Unit::Seconds),
    ("latency_p95", Unit::Seconds),
    ("latency_p99", Unit::Seconds),
    ("latency_mean", Unit::Seconds),
];

/// What can be measured of the tasks of a Fargate service.
pub const TASK_MEASURES: &[Name] = &[
    ("requests", Unit::Count),
    ("succeeded", Unit::Count),
    ("failed", Unit::Count),
    ("rejected", Unit::Count),
    ("timeouts", Unit::Count),
    ("abandoned", Unit::Count),
    ("utilisation", Unit::Share),
    ("busy_mean", Unit::Count),
    ("busy_max", Unit::Count),
    ("wait_mean", Unit::Seconds),
    ("wait_rate", Unit::Share),
    ("queue_mean", Unit::Count),
    ("queue_max", Unit::Count),
    ("latency_p50", Unit::Seconds),
    ("latency_p95", Unit::Seconds),
    ("latency_p99", Unit::Seconds),
    ("latency_mean", Unit::Seconds),
    ("tasks_mean", Unit::Count),
    ("tasks_max", Unit::Count),
    ("starts", Unit::Count),
    ("interruptions", Unit::Count),
    ("task_seconds", Unit::Count),
    ("vcpu_seconds", Unit::Count),
];

/// What can be measured of a part of one.
pub const PART_MEASURES: &[Name] = &[
    ("requests", Unit::Count),
    ("succeeded", Unit::Count),
    ("failed", Unit::Count),
    ("rejected", Unit::Count),
    ("timeouts", Unit::Count),
    ("busy_mean", Unit::Count),
    ("latency_p50", Unit::Seconds),
    ("latency_p95", Unit::Seconds),
    ("latency_p99", Unit::Seconds),
    ("latency_mean", Unit::Seconds),
];

/// A fleet.
#[derive(Debug)]
pub(crate) struct Fleet {
    node: NodeIndex,
    /// Its number among the fleets.
    place: u16,
    settings: FleetSettings,
    /// The fleet's own work, then that of its parts.
    desks: Vec<Desk>,
    /// Which desk each origin's path asks for.
    paths: Vec<Option<u16>>,
    hosts: Hosts,
    /// What Fargate adds.
    tasks: Option<Box<Tasks>>,
    requests: Slab<Request>,
    /// Requests that wait, in order; some of them may be gone.
    line: VecDeque<Key>,
    waiting: Level,
    deadlines: Deadlines<Key>,
    /// Whether a fault has taken it down.
    down: bool,
    abandoned: u64,
    waited: u64,
    waits: Samples,
    ledger: Ledger,
}

/// A kind of work, with its draws and its counts.
#[derive(Debug)]
struct Desk {
    /// Where its entries are noted: the fleet or the part.
    node: NodeIndex,
    work: Work,
    durations: Stream,
    failing: Failing,
    busy: Level,
    counts: Counts,
    latencies: Samples,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    requests: u64,
    succeeded: u64,
    failed: u64,
    rejected: u64,
    timeouts: u64,
}

impl Desk {
    fn new(kernel: &Kernel, node: NodeIndex, work: Work) -> Self {
        let name = kernel.plan.nodes[node.place()].name.as_str();
        Self {
            node,
            durations: kernel.stream(name, "duration"),
            failing: Failing::new(work.fails.clone(), kernel.stream(name, "failures")),
            work,
            busy: Level::default(),
            counts: Counts::default(),
            latencies: Samples::default(),
        }
    }
}

impl Fleet {
    /// `queues` are the numbers of the queues that its tasks receive from.
    pub fn new(
        kernel: &Kernel,
        node: NodeIndex,
        place: u16,
        settings: FleetSettings,
        queues: Vec<u16>,
    ) -> Self {
        let mut desks = vec![Desk::new(kernel, node, settings.work.clone())];
        let parts = settings.parts.iter();
        desks.extend(parts.map(|part| Desk::new(kernel, part.node, part.work.clone())));
        let origins = kernel.plan.origins.iter();
        let paths = origins
            .map(|origin| {
                if settings.parts.is_empty() {
                    return Some(0);
                }
                let part = settings.part_of(&origin.path)?;
                Some(part as u16 + 1)
            })
            .collect();
        let tasks = settings.tasks.as_deref();
        let tasks = tasks.map(|tasks| Box::new(Tasks::new(kernel, node, tasks.clone(), queues)));
        let mut hosts = Hosts::default();
        if tasks.is_none() {
            let places = u64::from(settings.servers) * u64::from(settings.capacity);
            hosts.open(kernel.now, None, places);
        }
        Self {
            node,
            place,
            desks,
            paths,
            hosts,
            tasks,
            requests: Slab::new(),
            line: VecDeque::new(),
            waiting: Level::default(),
            deadlines: Deadlines::new(),
            down: false,
            abandoned: 0,
            waited: 0,
            waits: Samples::default(),
            ledger: Ledger::default(),
            settings,
        }
    }

    /// An answer found nobody waiting.
    pub fn caller_left(&mut self, kernel: &mut Kernel, cause: Cause) {
        self.abandoned += 1;
        kernel.note_at(self.node, cause, What::CallerHadLeft);
    }

    /// Starts measuring anew.
    pub fn reset(&mut self, now: u64) {
        for desk in &mut self.desks {
            desk.counts = Counts::default();
            desk.busy.reset(now);
            desk.latencies.reset();
        }
        self.hosts.reset(now);
        self.look_anew();
        if let Some(tasks) = &mut self.tasks {
            tasks.reset(now);
        }
        self.waiting.reset(now);
        self.abandoned = 0;
        self.waited = 0;
        self.waits.reset();
    }

    pub fn ledger(&self) -> (&Ledger, u64) {
        (&self.ledger, self.requests.len() as u64)
    }

    /// What it used, by the names of the price table: servers cost the same whether they work or not.
    pub fn usage(&self, now: u64, since: u64) -> Vec<(&'static str, f64)> {
        if let Some(tasks) = &self.tasks {
            return tasks.usage(now);
        }
        let hours = (now - since) as f64 / 3.6e9;
        let dollars = self.settings.price_per_hour * f64::from(self.settings.servers) * hours;
        vec![(cost::DOLLARS, dollars)]
    }

    pub fn report(&self, now: u64, sheet: &mut Sheet<'_>) {
        let mut all = Counts::default();
        let mut latencies = self.desks[0].latencies.clone();
        for desk in &self.desks {
            all.requests += desk.counts.requests;
            all.succeeded += desk.counts.succeeded;
            all.failed += desk.counts.failed;
            all.rejected += desk.counts.rejected;
            all.timeouts += desk.counts.timeouts;
        }
        for desk in &self.desks[1..] {
            latencies.merge(&desk.latencies);
        }
        counts(&all, sheet);
        sheet.count("abandoned", self.abandoned);
        sheet.put("utilisation", self.hosts.utilisation(now));
        let busy = &self.hosts.busy;
        sheet.put("busy_mean", Value::new(busy.mean(now), Unit::Count));
        sheet.count("busy_max", busy.highest());
        sheet.put("wait_mean", self.waits.mean());
        let waited = Value::share(self.waited, self.waits.count());
        sheet.put("wait_rate", waited);
        let queue = self.waiting.mean(now);
        sheet.put("queue_mean", Value::new(queue, Unit::Count));
        sheet.count("queue_max", self.waiting.highest());
        sheet.latency(&latencies);
        if let Some(tasks) = &self.tasks {
            tasks.report(now, sheet);
        }
    }

    /// What a part comes to.
    pub fn report_part(&self, part: u16, now: u64, sheet: &mut Sheet<'_>) {
        let Some(desk) = self.desks.get(usize::from(part) + 1) else {
            return;
        };
        counts(&desk.counts, sheet);
        sheet.put("busy_mean", Value::new(desk.busy.mean(now), Unit::Count));
        sheet.latency(&desk.latencies);
    }
}

fn counts(counts: &Counts, sheet: &mut Sheet<'_>) {
    sheet.count("requests", counts.requests);
    sheet.count("succeeded", counts.succeeded);
    sheet.count("failed", counts.failed);
    sheet.count("rejected", counts.rejected);
    sheet.count("timeouts", counts.timeouts);
}
