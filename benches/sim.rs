//! How fast the simulator is: the steady-state scenario and a chain of services, events and invocations per second, beside a bare binary
//! heap in the same run. Programs cut events differently, so the invocations are the fairer figure.
//!
//!     client ─▶ λ                              steady state: Poisson 0.9/s, exponential service, 600 s idle timeout
//!     client ─▶ api ─▶ λ ─▶ queue ─▶ λ         chain: 10⁶ requests
//!     pop, push, pop, push, …                  hold model: nothing but the heap

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that cannot read its input should stop loudly, and prints what it measured"
)]

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hint::black_box;
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

fn scenario(name: &str, text: &str) {
    let source: Arc<str> = format!("{HEAD}{text}").into();
    let scenario = Scenario::parse("bench.toml", &source).unwrap();
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
    println!(
        "{name:14} {seconds:8.3} s  {:6.2} M events/s  {:6.2} M invocations/s",
        events as f64 / seconds / 1e6,
        invocations / seconds / 1e6
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
        "{:14} {seconds:8.3} s  {:6.2} M events/s",
        "bare heap",
        POPS as f64 / seconds / 1e6
    );
}

fn main() {
    scenario("steady state", STEADY);
    scenario("chain", CHAIN);
    hold();
}
