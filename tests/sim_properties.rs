//! What must hold for every scenario: nothing is lost or counted twice, the same seed gives the same run, the trace and the measures tell
//! the same story, causes come before their effects, a new node shifts nobody's draws, and no text makes the reader panic.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

mod play;
mod random;

use play::number;
use play::play_with;
use play::sound;
use play::told;
use proptest::collection::vec;
use proptest::prelude::*;
use random::scenario;
use terakoya::sim;
use terakoya::sim::Options;
use terakoya::sim::Run;
use terakoya::sim::Stopped;
use terakoya::sim::entry::AlarmState;
use terakoya::sim::entry::Outcome;
use terakoya::sim::entry::What;
use terakoya::sim::identity::EntryId;

fn play(text: &str, seed: u64) -> Run {
    let options = Options {
        seed: Some(seed),
        budget: Some(60_000),
        record: true,
        ..Options::default()
    };
    play_with(text, options)
}

/// The books, and that causes lead back to something without one.
fn books(run: &Run, text: &str) {
    sound(run, text);
    if let Some(last) = run.trace.entries.len().checked_sub(1) {
        let chain: Vec<EntryId> = run.trace.causes(EntryId(last as u32)).collect();
        let root = run.trace.get(*chain.last().unwrap()).unwrap();
        assert_eq!(root.cause, None);
    }
}

/// The books, and that trace and measures tell the same story.
fn check(run: &Run, text: &str) {
    books(run, text);
    let same = |path: &str, told: usize| {
        assert_eq!(number(run, path), told as f64, "{path}\n{text}");
    };
    for function in ["lambda.f0", "lambda.f1"] {
        let tells = |tells: fn(What) -> bool| told(run, function, tells);
        let path = |name: &str| format!("{function}.{name}");
        same(
            &path("invocations"),
            tells(|what| matches!(what, What::RunStarted { .. })),
        );
        same(
            &path("errors"),
            tells(|what| {
                matches!(
                    what,
                    What::RunEnded {
                        outcome: Outcome::Failed(_),
                        ..
                    }
                )
            }),
        );
        same(
            &path("throttles"),
            tells(|what| matches!(what, What::InvokeThrottled { .. })),
        );
        same(
            &path("cold_starts"),
            tells(|what| matches!(what, What::EnvironmentCreated { provisioned: false })),
        );
        same(
            &path("async_received"),
            tells(|what| matches!(what, What::EventAccepted)),
        );
        same(
            &path("dropped"),
            tells(|what| matches!(what, What::EventDropped)),
        );
        same(
            &path("abandoned"),
            tells(|what| matches!(what, What::CallerHadLeft)),
        );
    }
    for queue in ["sqs.q0", "sqs.fifo", "sqs.dead"] {
        let tells = |tells: fn(What) -> bool| told(run, queue, tells);
        let path = |name: &str| format!("{queue}.{name}");
        same(
            &path("sent"),
            tells(|what| matches!(what, What::MessageSent | What::MessageDelayed { .. })),
        );
        same(
            &path("received"),
            tells(|what| matches!(what, What::MessageReceived { .. })),
        );
        same(
            &path("deleted"),
            tells(|what| matches!(what, What::MessageDeleted)),
        );
        same(
            &path("expired"),
            tells(|what| matches!(what, What::MessageExpired)),
        );
        same(
            &path("dead_lettered"),
            tells(|what| matches!(what, What::MessageDeadLettered { .. })),
        );
    }
    for topic in ["sns.t", "sns.fifo"] {
        let tells = |tells: fn(What) -> bool| told(run, topic, tells);
        let path = |name: &str| format!("{topic}.{name}");
        same(
            &path("published"),
            tells(|what| matches!(what, What::TopicPublished | What::MessageDeduplicated)),
        );
        same(
            &path("deduplicated"),
            tells(|what| what == What::MessageDeduplicated),
        );
        same(
            &path("filtered"),
            tells(|what| matches!(what, What::CopyFiltered { .. })),
        );
        same(
            &path("delivered"),
            tells(|what| matches!(what, What::CopyDelivered { .. })),
        );
        same(
            &path("retries"),
            tells(|what| matches!(what, What::CopyRetryPlanned { .. })),
        );
        same(
            &path("failed"),
            tells(|what| matches!(what, What::CopyGivenUp { .. })),
        );
        same(
            &path("dead_lettered"),
            tells(|what| matches!(what, What::HandedOn { .. })),
        );
        same(
            &path("lost"),
            tells(|what| matches!(what, What::CopyLost { .. })),
        );
    }
    same(
        "alarm.a.alarms",
        told(run, "alarm.a", |what| {
            matches!(
                what,
                What::AlarmChanged {
                    to: AlarmState::Alarm,
                    ..
                }
            )
        }),
    );
    same(
        "kinesis.k.put",
        told(run, "kinesis.k", |what| {
            matches!(what, What::RecordPut { .. })
        }),
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scenario_is_sound(text in scenario(), seed in any::<u64>()) {
        let run = play(&text, seed);
        check(&run, &text);
        let again = play(&text, seed);
        prop_assert_eq!(&run, &again);
    }

    #[test]
    fn a_run_without_a_trace_comes_to_the_same(text in scenario(), seed in any::<u64>()) {
        let recorded = play(&text, seed);
        let options = Options { seed: Some(seed), budget: Some(60_000), ..Options::default() };
        let bare = play_with(&text, options);
        prop_assert_eq!(recorded.measures, bare.measures);
        prop_assert_eq!(recorded.events, bare.events);
        prop_assert!(bare.trace.entries.is_empty());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in scenario(), cuts in vec((any::<prop::sample::Index>(), ".{0,3}"), 1..6)) {
        let mut text = text;
        for (index, with) in cuts {
            let at: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let from = at[index.index(at.len())];
            let to = text[from..].char_indices().nth(2).map_or(text.len(), |(to, _)| from + to);
            text.replace_range(from..to, &with);
        }
        if let Ok(scenario) = play::parse(&text) {
            let options = Options { budget: Some(5_000), record: true, ..Options::default() };
            sim::run(&scenario, &options);
        }
    }
}

#[test]
fn a_budget_ends_a_loop_that_takes_no_time() {
    let text = r#"
[client.c]
sends = "s3.b"
arrivals = { at = ["0 s"] }
[s3.b]
notify = [{ events = "ObjectCreated:*", to = "lambda.f" }]
[lambda.f]
duration = "0 s"
then = ["s3.b"]
recursive_loop = "allow"
"#;
    let run = play(text, 1);
    assert_eq!(run.stopped, Stopped::Budget);
    assert_eq!(run.trace.entries.last().unwrap().what, What::BudgetSpent);
    // Lambda itself breaks such a loop after 16 runs.
    let stopped = play(&text.replace("\"allow\"", "\"terminate\""), 1);
    assert_eq!(stopped.stopped, Stopped::Quiet);
    let runs = stopped.measures.get("lambda.f.invocations").unwrap().number;
    assert_eq!(runs, 16.0);
}

/// Each node and purpose has draws of its own: another client, another function or a failure rate moves nothing else.
#[test]
fn a_new_node_shifts_no_draws() {
    let base = r#"
[client.c]
sends = "lambda.f"
arrivals = { poisson = "1/s" }
[lambda.f]
timeout = "100 s"
duration = { exponential = "2 s" }
"#;
    let more = format!(
        "[client.a]\nsends = \"lambda.g\"\narrivals = {{ poisson = \"3/s\" }}\n[lambda.g]\nduration = {{ exponential = \"1 s\" }}\n{base}fails = {{ probability = 0.5 }}\n"
    );
    let (before, after) = (play(base, 7), play(&more, 7));
    for path in [
        "client.c.requests",
        "lambda.f.invocations",
        "lambda.f.duration_p99",
        "lambda.f.duration_mean",
    ] {
        assert_eq!(
            before.measures.get(path),
            after.measures.get(path),
            "{path}"
        );
    }
}

/// The same scenario and seed give the same trace on every machine: these numbers must never change by accident.
#[test]
fn a_run_is_the_same_everywhere() {
    let text = r#"
[client.c]
sends = "lambda.f"
invoke = "async"
arrivals = { poisson = "1/s" }
[lambda.f]
init = { lognormal = { median = "200 ms", sigma = 0.5 } }
duration = { normal = { mean = "800 ms", sd = "300 ms" } }
fails = { probability = 0.2 }
"#;
    let run = play(text, 42);
    let at: Vec<u64> = run.trace.entries.iter().map(|entry| entry.at).collect();
    let digest = at
        .iter()
        .fold(run.trace.entries.len() as u64, |digest, at| {
            digest.rotate_left(5) ^ at.wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
    let requests = run.measures.get("client.c.requests").unwrap().number;
    assert_eq!(
        (requests, at.len(), digest),
        (587.0, 3335, 12_246_524_302_658_403_010)
    );
}

/// The largest values the reader takes, all at once: sums of spans and counts must not overflow.
#[test]
fn the_largest_values_do_no_harm() {
    let text = r#"
[client.c]
sends = "api.a"
arrivals = { every = "1 min" }
timeout = "100000000 d"
max_attempts = 1000
size = "8000000000 GB"
[client.d]
sends = "sqs.q"
arrivals = { burst = { count = 30, at = "0 s", within = "9 min" } }
[client.e]
sends = "kinesis.k"
arrivals = { poisson = "1/s" }
[client.g]
sends = "s3.b"
size = "8000000000 GB"
arrivals = { poisson = "1/s" }
[api.a]
rate = "1000000/s"
burst = 1000000
timeout = "100000000 d"
routes = [{ to = "lambda.f" }]
[lambda.f]
timeout = "100000000 d"
init = "100000000 d"
duration = "100000000 d"
duration_per_item = "100000000 d"
cold_duration = "100000000 d"
idle_timeout = "100000000 d"
reserved_concurrency = 100000
maximum_event_age = "100000000 d"
maximum_retry_attempts = 4294967295
memory = "8000000000 GB"
polls = [
    { from = "sqs.q", batch_size = 4294967295, batching_window = "100000000 d" },
    { from = "kinesis.k", batch_size = 4294967295, batching_window = "100000000 d", parallelization_factor = 4294967295, maximum_record_age = "100000000 d", maximum_retry_attempts = 4294967295 },
]
[lambda.g]
reserved_concurrency = 100000
maximum_event_age = "0 s"
polls = [{ from = "sqs.q", batch_size = 4294967295, maximum_concurrency = 4294967295 }]
fails = "always"
[sqs.q]
visibility_timeout = "100000000 d"
retention = "100000000 d"
delay = "100000000 d"
latency = "100000000 d"
max_receive_count = 4294967295
dead_letter_queue = "sqs.q"
[kinesis.k]
shards = 3
retention = "100000000 d"
latency = "1 s"
[s3.b]
latency = "100000000 d"
notify = [{ events = "ObjectCreated:*", to = "lambda.g" }]
[eventbridge.e]
latency = "100000000 d"
rules = [{ to = "lambda.g", maximum_event_age = "100000000 d", maximum_retry_attempts = 4294967295 }]
schedules = [{ rate = "100000000 d", to = "lambda.g" }]
[client.h]
sends = "sns.t"
size = "8000000000 GB"
arrivals = { poisson = "1/s" }
[sns.t]
latency = "100000000 d"
subscriptions = [
    { to = "sqs.q" },
    { protocol = "http", fails = "always", delivery_policy = { num_retries = 4294967295, num_no_delay_retries = 4294967295, num_max_delay_retries = 4294967295, max_delay_target = "100000000 d", min_delay_target = "100000000 d" } },
]
[alarm.a]
measure = "lambda.g.errors"
over = "100000000 d"
threshold = 1e300
evaluation_periods = 10080
datapoints_to_alarm = 4294967295
to = "sns.t"
[[fault]]
node = ["lambda.f", "sqs.q"]
latency = "100000000 d"
"#;
    for text in [
        text.to_owned(),
        text.replace("100000000 d", "0 s"),
        text.replace("latency = \"100000000 d\"", "latency = \"0 s\"")
            .replace("delay = \"100000000 d\"", "delay = \"0 s\""),
    ] {
        let text = text
            .replace("rate = \"0 s\"", "rate = \"1 s\"")
            .replace("over = \"0 s\"", "over = \"1 s\"");
        books(&play(&text, 1), &text);
    }
}
