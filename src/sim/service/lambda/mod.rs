//! A Lambda function: invocations come in here, synchronous, asynchronous or from a mapping. Environments, runs and the queue of
//! asynchronous events each have a file; this one holds the state together and measures it.

mod ending;
mod environment;
mod event_queue;
mod run;
mod work;

use crate::rng::Stream;
use crate::sim::bucket::Bucket;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::NO_BATCH;
use crate::sim::event::Reply;
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
use crate::sim::measure::ratio;
use crate::sim::model;
use crate::sim::samples::Samples;
use crate::sim::scenario::lambda::LambdaSettings;
use crate::sim::seen::Seen;
use crate::sim::service::lambda::environment::Environments;
use crate::sim::service::lambda::event_queue::AsyncEvent;
use crate::sim::service::lambda::run::Run;
use crate::sim::service::lambda::work::Work;
use crate::sim::slab::Slab;
use crate::sim::status::Status;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("invocations", Unit::Count),
    ("succeeded", Unit::Count),
    ("errors", Unit::Count),
    ("timeouts", Unit::Count),
    ("throttles", Unit::Count),
    ("throttle_rate", Unit::Share),
    ("cold_starts", Unit::Count),
    ("cold_start_rate", Unit::Share),
    ("environments_mean", Unit::Count),
    ("running_mean", Unit::Count),
    ("idle_mean", Unit::Count),
    ("environments_max", Unit::Count),
    ("running_max", Unit::Count),
    ("environment_lifespan_mean", Unit::Seconds),
    ("duration_p50", Unit::Seconds),
    ("duration_p95", Unit::Seconds),
    ("duration_p99", Unit::Seconds),
    ("duration_mean", Unit::Seconds),
    ("abandoned", Unit::Count),
    ("effects", Unit::Count),
    ("duplicate_effects", Unit::Count),
    ("async_received", Unit::Count),
    ("async_retries", Unit::Count),
    ("async_waiting", Unit::Count),
    ("async_wait_mean", Unit::Seconds),
    ("dead_lettered", Unit::Count),
    ("dropped", Unit::Count),
    ("spillovers", Unit::Count),
    ("loops_stopped", Unit::Count),
    ("billed_gb_s", Unit::GbSeconds),
    ("init_billed_gb_s", Unit::GbSeconds),
];

/// A function.
#[derive(Debug)]
pub(crate) struct Lambda {
    node: NodeIndex,
    /// Its number among the functions.
    place: u16,
    settings: LambdaSettings,
    environments: Environments,
    runs: Slab<Run>,
    events: Slab<AsyncEvent>,
    scale_out: Bucket,
    failing: Failing,
    draws: Draws,
    limits: Limits,
    counts: Counts,
    live: Level,
    running: Level,
    durations: Samples,
    lifespans: Samples,
    waits: Samples,
    seen: Seen,
    started: u32,
    runs_ledger: Ledger,
    events_ledger: Ledger,
}

/// Streams of draws, one for each purpose.
#[derive(Debug)]
struct Draws {
    init: Stream,
    duration: Stream,
    cold: Stream,
    item: Stream,
}

/// Fixed numbers of the service, looked up once.
#[derive(Debug)]
struct Limits {
    init: u64,
    retry_waits: [u64; 2],
    throttle_wait: u64,
    throttle_wait_most: u64,
    loop_runs: u8,
    /// What work takes with this memory, as a multiple of what it takes with a whole vCPU.
    slowness: f64,
    payload: u64,
    payload_asynchronous: u64,
}

#[derive(Debug, Default)]
struct Counts {
    invocations: u64,
    succeeded: u64,
    errors: u64,
    timeouts: u64,
    throttles: u64,
    cold_starts: u64,
    abandoned: u64,
    effects: u64,
    duplicate_effects: u64,
    received: u64,
    retries: u64,
    dead_lettered: u64,
    dropped: u64,
    spillovers: u64,
    loops_stopped: u64,
    billed_ms: u64,
    init_billed_ms: u64,
    provisioned_billed_ms: u64,
}

impl Lambda {
    pub fn new(kernel: &Kernel, node: NodeIndex, place: u16, settings: LambdaSettings) -> Self {
        let name = kernel.plan.nodes[node.place()].name.as_str();
        let per_second = f64::from(model::count("lambda.scale_out"))
            / model::span("lambda.scale_out_per") as f64;
        Self {
            node,
            place,
            environments: Environments::new(settings.reuse),
            runs: Slab::new(),
            events: Slab::new(),
            scale_out: Bucket::new(per_second * 1e6, model::count("lambda.scale_out")),
            failing: Failing::new(settings.fails.clone(), kernel.stream(name, "failures")),
            draws: Draws {
                init: kernel.stream(name, "init"),
                duration: kernel.stream(name, "duration"),
                cold: kernel.stream(name, "cold duration"),
                item: kernel.stream(name, "duration per item"),
            },
            limits: Limits {
                init: model::span("lambda.init_limit"),
                retry_waits: [
                    model::span("lambda.first_retry_wait"),
                    model::span("lambda.second_retry_wait"),
                ],
                throttle_wait: model::span("lambda.throttle_wait"),
                throttle_wait_most: model::span("lambda.throttle_wait_most"),
                loop_runs: u8::try_from(model::count("lambda.recursion_limit")).unwrap_or(u8::MAX),
                slowness: slowness(settings.cpu_bound, settings.memory),
                payload: model::size("lambda.payload"),
                payload_asynchronous: model::size("lambda.payload_asynchronous"),
            },
            counts: Counts::default(),
            live: Level::default(),
            running: Level::default(),
            durations: Samples::default(),
            lifespans: Samples::default(),
            waits: Samples::default(),
            seen: Seen::default(),
            started: 0,
            runs_ledger: Ledger::default(),
            events_ledger: Ledger::default(),
            settings,
        }
    }

    /// Prepares the environments that are ordered ahead.
    pub fn start(&mut self, kernel: &mut Kernel) {
        for _ in 0..self.settings.provisioned {
            let (key, number) = self.environments.create(kernel.now, true);
            self.environments.rest(key, kernel.now);
            self.live.add(kernel.now, 1);
            let created = What::EnvironmentCreated { provisioned: true };
            kernel.note_in(self.node, number, None, Cause::NONE, created);
        }
    }

    /// Somebody invokes the function.
    pub fn called(&mut self, kernel: &mut Kernel, call: Call) {
        let trouble = kernel.trouble(self.node);
        if let Some(back_at) = trouble.and_then(|trouble| trouble.outage_until) {
            kernel.refuse(&call, back_at);
            return;
        }
        let most = if call.asynchronous {
            self.limits.payload_asynchronous
        } else {
            self.limits.payload
        };
        if kernel.refuses_size(self.node, &call, most, Status::TooLarge) {
            return;
        }
        let looping = call.item.hops >= self.limits.loop_runs && !self.settings.loops_allowed;
        if call.asynchronous {
            self.accept(kernel, call, looping);
            return;
        }
        if looping {
            let cause = self.stop_loop(kernel, &call);
            kernel.answer(call.reply, self.node, Status::LoopStopped, cause);
            return;
        }
        let work = if call.batch == NO_BATCH {
            Work::single(&call)
        } else {
            Work::batch(&call, kernel.batches.get(call.batch).items.len() as u32)
        };
        if let Err((throttle, cause)) = self.invoke(kernel, work) {
            kernel.answer(call.reply, self.node, Status::Throttled(throttle), cause);
        }
    }

    /// Breaks a chain of functions that invoke each other.
    fn stop_loop(&mut self, kernel: &mut Kernel, call: &Call) -> Cause {
        self.counts.loops_stopped += 1;
        let stopped = What::LoopStopped {
            runs: call.item.hops,
        };
        kernel.note(self.node, call.item, call.cause, stopped)
    }

    /// Takes an answer that a run of this function waits for.
    pub fn answered(&mut self, kernel: &mut Kernel, reply: Reply) {
        self.call_returned(kernel, reply);
    }

    /// An answer found nobody waiting.
    pub fn caller_left(&mut self, kernel: &mut Kernel, cause: Cause) {
        self.counts.abandoned += 1;
        kernel.note_at(self.node, cause, What::CallerHadLeft);
    }

    /// The times its measures of this name are made of.
    pub fn times(&self, name: &str) -> Option<&Samples> {
        match name {
            "duration" => Some(&self.durations),
            "async_wait" => Some(&self.waits),
            "environment_lifespan" => Some(&self.lifespans),
            _ => None,
        }
    }

    /// Starts measuring anew.
    pub fn reset(&mut self, now: u64) {
        self.counts = Counts::default();
        self.live.reset(now);
        self.running.reset(now);
        self.durations.reset();
        self.lifespans.reset();
        self.waits.reset();
    }

    /// The ledgers of its runs and of its event queue, with what is open.
    pub fn ledgers(&self) -> [(&'static str, &Ledger, u64); 2] {
        [
            ("runs", &self.runs_ledger, self.runs.len() as u64),
            ("events", &self.events_ledger, self.events.len() as u64),
        ]
    }

    /// What it used, by the names of the price table.
    pub fn usage(&self, now: u64, since: u64) -> Vec<(&'static str, f64)> {
        let gb = self.settings.memory as f64 / f64::from(1 << 30);
        let seconds = |ms: u64| ms as f64 / 1e3 * gb;
        let demand = self.counts.billed_ms - self.counts.provisioned_billed_ms;
        let mut usage = vec![
            ("lambda_request", self.counts.invocations as f64),
            ("lambda_gb_s", seconds(demand)),
        ];
        if self.settings.provisioned > 0 {
            let on = ((now - since) as f64 / 1e6).max(300.0);
            let switched_on = f64::from(self.settings.provisioned) * on * gb;
            usage.push(("lambda_provisioned_gb_s", switched_on));
            usage.push((
                "lambda_provisioned_run_gb_s",
                seconds(self.counts.provisioned_billed_ms),
            ));
        }
        usage
    }

    pub fn report(&self, now: u64, sheet: &mut Sheet<'_>) {
        let counts = &self.counts;
        sheet.count("invocations", counts.invocations);
        sheet.count("succeeded", counts.succeeded);
        sheet.count("errors", counts.errors);
        sheet.count("timeouts", counts.timeouts);
        sheet.count("throttles", counts.throttles);
        let asked = counts.throttles + counts.invocations;
        sheet.put("throttle_rate", Value::share(counts.throttles, asked));
        sheet.count("cold_starts", counts.cold_starts);
        let cold = Value::share(counts.cold_starts, counts.invocations);
        sheet.put("cold_start_rate", cold);
        let (live, running) = (self.live.mean(now), self.running.mean(now));
        sheet.put("environments_mean", Value::new(live, Unit::Count));
        sheet.put("running_mean", Value::new(running, Unit::Count));
        sheet.put("idle_mean", Value::new(live - running, Unit::Count));
        sheet.count("environments_max", self.live.highest());
        sheet.count("running_max", self.running.highest());
        sheet.put("environment_lifespan_mean", self.lifespans.mean());
        sheet.put("duration_p50", self.durations.percentile(50));
        sheet.put("duration_p95", self.durations.percentile(95));
        sheet.put("duration_p99", self.durations.percentile(99));
        sheet.put("duration_mean", self.durations.mean());
        sheet.count("abandoned", counts.abandoned);
        sheet.count("effects", counts.effects);
        sheet.count("duplicate_effects", counts.duplicate_effects);
        sheet.count("async_received", counts.received);
        sheet.count("async_retries", counts.retries);
        sheet.count("async_waiting", self.events.len() as u64);
        sheet.put("async_wait_mean", self.waits.mean());
        sheet.count("dead_lettered", counts.dead_lettered);
        sheet.count("dropped", counts.dropped);
        sheet.count("spillovers", counts.spillovers);
        sheet.count("loops_stopped", counts.loops_stopped);
        let gb = ratio(self.settings.memory, 1 << 30);
        let gb_s = |ms: u64| Value::new(ms as f64 / 1e3 * gb, Unit::GbSeconds);
        sheet.put("billed_gb_s", gb_s(counts.billed_ms));
        sheet.put("init_billed_gb_s", gb_s(counts.init_billed_ms));
    }
}

/// How much longer work takes with this memory than with a whole vCPU: only the part that waits for the processor, and never shorter,
/// since one thread cannot use a second one.
fn slowness(cpu_bound: f64, memory: u64) -> f64 {
    let share = model::size("lambda.vcpu") as f64 / memory.max(1) as f64;
    1.0 - cpu_bound + cpu_bound * share.max(1.0)
}
