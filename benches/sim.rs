//! How fast the simulator is: the steady-state scenario and a chain of services, events and invocations per second, beside peers in the
//! same run. Programs cut events differently, so the invocations are the fairer figure.
//!
//!     client ─▶ λ                              steady state: Poisson 0.9/s, exponential service, 600 s idle timeout
//!     client ─▶ api ─▶ λ ─▶ queue ─▶ λ         chain: 10⁶ requests
//!     client ─▶ λ × 10, client ─▶ λ × 1,000    crowds: as many environments at work on average
//!     pop, push, pop, push, …                  hold model: nothing but the heap
//!
//! Memory is the peak of the process, read before and after a run of 10⁸ events (Linux only). A learner's scenario is read and played.
//!
//! The peer that does the same is DSLab FaaS (github.com/osukhoroslov/dslab, Rust). Its FaaS crate is published by its repository alone,
//! so it cannot be a dependency here. `benches/dslab-faas` has a program that plays the steady state on it with measures on; when
//! `DSLAB_FAAS` names the built program, it runs beside ours and the ratio is printed.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that cannot read its input should stop loudly, and prints what it measured"
)]

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs;
use std::hint::black_box;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use terakoya::rng::Stream;
use terakoya::sim;
use terakoya::sim::Options;
use terakoya::sim::scenario::Scenario;

const HEAD: &str = "id = \"b\"\ntitle = { en = \"B\", ja = \"B\" }\n";

const STEADY: &str = r#"
horizon = "2000000 s"
warmup = "10000 s"
[client.c]
sends = "lambda.f"
arrivals = { poisson = "0.9/s" }
[lambda.f]
timeout = "900 s"
duration = { exponential = "1.991 s" }
cold_duration = { exponential = "2.244 s" }
idle_timeout = "600 s"
"#;

const CHAIN: &str = r#"
horizon = "2100 s"
[account]
concurrency = 5000
[client.c]
sends = "api.a"
arrivals = { poisson = "500/s" }
limit = 1000000
[api.a]
routes = [{ to = "lambda.f" }]
[lambda.f]
duration = { exponential = "100 ms" }
then = ["sqs.q"]
[sqs.q]
[lambda.g]
duration = { exponential = "150 ms" }
polls = [{ from = "sqs.q", batch_size = 10 }]
"#;

/// As many environments at work, on average, as the rate says: each request takes a second.
const CROWD: &str = r#"
horizon = "HORIZON s"
[account]
concurrency = 5000
[client.c]
sends = "lambda.f"
arrivals = { poisson = "RATE/s" }
[lambda.f]
timeout = "900 s"
duration = { exponential = "1 s" }
idle_timeout = "600 s"
"#;

/// Requests of a crowd's run.
const CROWD_REQUESTS: u64 = 1_000_000;

/// What a lesson plays: a few services, a few hundred requests, less than 10⁴ events, recorded.
const LESSON: &str = r#"
horizon = "15 min"
[client.shop]
sends = "api.shop"
arrivals = { poisson = "1/s" }
sdk = true
[api.shop]
routes = [{ path = "/", to = "lambda.order" }]
[lambda.order]
init = "300 ms"
duration = { lognormal = { median = "120 ms", sigma = 0.4 } }
then = ["sqs.jobs"]
[sqs.jobs]
max_receive_count = 3
dead_letter_queue = "sqs.dead"
[sqs.dead]
[lambda.work]
duration = "1 s"
fails = { probability = 0.1 }
polls = [{ from = "sqs.jobs", batch_size = 10 }]
"#;

/// A learner sees a moved control answered in the next frame.
const LESSON_SECONDS: f64 = 0.005;

/// Repetitions; the best counts, as noise only ever adds.
const TIMES: usize = 7;

/// Events that lie in the bare heap, about as many as in the steady state.
const HELD: usize = 16;

/// Pops of the bare heap.
const POPS: u64 = 4_000_000;

fn best(mut measure: impl FnMut()) -> f64 {
    (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            measure();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::MAX, f64::min)
}

/// What a scenario's runs came to.
#[derive(Clone, Copy)]
struct Speed {
    seconds: f64,
    events: f64,
    invocations: f64,
}

fn read(text: &str) -> Scenario {
    let source: Arc<str> = format!("{HEAD}{text}").into();
    Scenario::parse("bench.toml", &source).unwrap()
}

fn scenario(name: &str, text: &str) -> Speed {
    let scenario = read(text);
    let mut events = 0;
    let mut invocations = 0.0;
    let seconds = best(|| {
        let run = sim::run(&scenario, &Options::default());
        events = run.events;
        let measures = run.measures.iter();
        invocations = measures
            .filter(|(path, _)| path.ends_with(".invocations"))
            .map(|(_, value)| value.number)
            .sum();
    });
    let events = events as f64;
    show(name, seconds, events, invocations);
    Speed {
        seconds,
        events,
        invocations,
    }
}

fn show(name: &str, seconds: f64, events: f64, invocations: f64) {
    println!(
        "{name:20} {seconds:8.3} s  {:6.2} M events/s  {:6.2} M invocations/s",
        events / seconds / 1e6,
        invocations / seconds / 1e6
    );
}

/// A thousand environments at work beside ten: seconds an event.
fn crowds() {
    let speed = |environments: u64| {
        let text = CROWD
            .replace("RATE", &environments.to_string())
            .replace("HORIZON", &(CROWD_REQUESTS / environments).to_string());
        let speed = scenario(&format!("{environments} environments"), &text);
        speed.seconds / speed.events
    };
    let (few, many) = (speed(10), speed(1_000));
    let ratio = many / few;
    println!("an event among 1,000 environments takes {ratio:.2} × one among 10 (at most 2)");
    assert!(ratio <= 2.0, "{ratio}");
}

/// A learner's scenario: read, played and recorded.
fn lesson() {
    let mut events = 0;
    let seconds = best(|| {
        let scenario = read(LESSON);
        let options = Options {
            record: true,
            ..Options::default()
        };
        let run = sim::run(&scenario, &options);
        events = run.events;
        black_box(run);
    });
    println!(
        "a learner's scenario with {events} events: {:.2} ms, reading included (at most {:.0} ms)",
        seconds * 1e3,
        LESSON_SECONDS * 1e3
    );
    assert!(seconds <= LESSON_SECONDS, "{seconds} s");
}

/// The peak of the process in MB, where the system tells.
fn peak() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kb: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kb / 1024.0)
}

/// MB that a longer run may have on top: the ring of items seen before takes one.
const MORE_MEMORY: f64 = 1.5;

/// Memory over 10⁸ events: it must not grow with them.
fn memory() {
    // A hundredth first: whatever a run needs at all is there then.
    let events_of = |horizon: &str| {
        let text = STEADY.replace("2000000 s", horizon);
        sim::run(&read(&text), &Options::default()).events
    };
    let short = events_of("500000 s");
    let before = peak();
    let long = events_of("60000000 s");
    match (before, peak()) {
        (Some(before), Some(after)) => {
            println!(
                "memory: {before:.1} MB after {short} events, {after:.1} MB after {long} (at most {MORE_MEMORY} MB more)"
            );
            assert!(
                after <= before + MORE_MEMORY,
                "{before} MB, then {after} MB"
            );
        }
        _ => println!("memory: this system does not tell the peak of a process"),
    }
}

/// The same steady state on DSLab FaaS, if its program is there: it prints seconds, events and invocations.
fn peer(ours: Speed) {
    let Some(program) = std::env::var_os("DSLAB_FAAS") else {
        println!("DSLab FaaS: not run, DSLAB_FAAS names no program");
        return;
    };
    let mut theirs: Option<Speed> = None;
    for _ in 0..TIMES {
        let output = Command::new(&program).arg("2000000").output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let numbers: Vec<f64> = text
            .split_whitespace()
            .map(|number| number.parse().unwrap())
            .collect();
        let speed = Speed {
            seconds: numbers[0],
            events: numbers[1],
            invocations: numbers[2],
        };
        if theirs.is_none_or(|best| speed.seconds < best.seconds) {
            theirs = Some(speed);
        }
    }
    let theirs = theirs.unwrap();
    show(
        "DSLab FaaS",
        theirs.seconds,
        theirs.events,
        theirs.invocations,
    );
    println!(
        "beside DSLab FaaS: {:.2} × the events a second, {:.2} × the invocations a second",
        (ours.events / ours.seconds) / (theirs.events / theirs.seconds),
        (ours.invocations / ours.seconds) / (theirs.invocations / theirs.seconds)
    );
}

fn hold() {
    let seconds = best(|| {
        let mut stream = Stream::new(1, "hold");
        let mut heap: BinaryHeap<Reverse<(u64, u64)>> = (0..HELD as u64)
            .map(|n| Reverse((stream.below(1_000_000), n)))
            .collect();
        for n in 0..POPS {
            if let Some(Reverse((at, _))) = heap.pop() {
                heap.push(Reverse((at + stream.below(1_000_000), n)));
            }
        }
        black_box(heap);
    });
    println!(
        "{:20} {seconds:8.3} s  {:6.2} M events/s",
        "bare heap",
        POPS as f64 / seconds / 1e6
    );
}

fn main() {
    // First of all: what other runs leave behind would hide what this one needs.
    memory();
    lesson();
    let steady = scenario("steady state", STEADY);
    peer(steady);
    scenario("chain", CHAIN);
    crowds();
    hold();
}
