//! What must hold for every scenario: nothing is lost or counted twice, the same seed gives the same run, the trace and the measures tell
//! the same story, causes come before their effects, a new node shifts nobody's draws, and no text makes the reader panic.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use terakoya::sim;
use terakoya::sim::Options;
use terakoya::sim::Run;
use terakoya::sim::Stopped;
use terakoya::sim::entry::AlarmState;
use terakoya::sim::entry::Outcome;
use terakoya::sim::entry::What;
use terakoya::sim::identity::EntryId;
use terakoya::sim::scenario::Scenario;

const HEAD: &str = "id = \"p\"\ntitle = { en = \"P\", ja = \"P\" }\nhorizon = \"10 min\"\n";

fn parse(text: &str) -> Scenario {
    let source: Arc<str> = format!("{HEAD}{text}").into();
    Scenario::parse("p.toml", &source).unwrap_or_else(|problems| {
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("{}\n{source}", problems.join("\n"))
    })
}

fn play(text: &str, seed: u64) -> Run {
    sim::run(
        &parse(text),
        &Options {
            seed: Some(seed),
            budget: Some(60_000),
            record: true,
            ..Options::default()
        },
    )
}

/// A line `key = value` now and then.
fn maybe(key: &'static str, values: &'static [&'static str]) -> BoxedStrategy<String> {
    option::of(prop::sample::select(values))
        .prop_map(move |value| value.map_or_else(String::new, |value| format!("{key} = {value}\n")))
        .boxed()
}

fn lines(parts: Vec<BoxedStrategy<String>>) -> BoxedStrategy<String> {
    parts.prop_map(|lines| lines.concat()).boxed()
}

const SPANS: &[&str] = &[
    "\"0 s\"",
    "\"200 ms\"",
    "\"2 s\"",
    "\"40 s\"",
    "{ exponential = \"3 s\" }",
    "{ lognormal = { median = \"1 s\", sigma = 1.0 } }",
];

fn client(place: usize) -> BoxedStrategy<String> {
    let sends = prop::sample::select(vec![
        "lambda.f0",
        "lambda.f1",
        "sqs.q0",
        "sqs.fifo",
        "s3.b",
        "eventbridge.e",
        "kinesis.k",
        "api.a",
        "sns.t",
        "sns.fifo",
    ]);
    let arrivals = prop::sample::select(vec![
        "{ at = [\"0 s\", \"1 s\", \"90 s\"] }",
        "{ every = \"5 s\" }",
        "{ poisson = \"0.5/s\" }",
        "{ ramp = { from = \"0/s\", to = \"2/s\", over = \"2 min\" } }",
        "{ burst = { count = 30, at = \"10 s\", within = \"0 s\" } }",
    ]);
    let rest = lines(vec![
        maybe("limit", &["0", "1", "20"]),
        maybe("timeout", &["\"0 s\"", "\"1 s\"", "\"30 s\""]),
        maybe("sdk", &["true"]),
        maybe("max_attempts", &["1", "4"]),
        maybe("key", &["\"bad\"", "[\"a\", \"b\", \"bad\"]"]),
        maybe("idempotency_token", &["true"]),
        maybe("path", &["\"/\"", "\"/nowhere\""]),
        maybe("body", &["'{\"source\": \"shop\"}'"]),
        maybe(
            "attributes",
            &["{ kind = \"order\" }", "{ kind = \"ping\" }"],
        ),
        maybe("size", &["\"300 KB\""]),
        maybe("operation", &["\"put\"", "\"get\"", "\"delete\""]),
    ]);
    (sends, arrivals, rest, any::<bool>())
        .prop_map(move |(sends, arrivals, rest, asynchronous)| {
            let invoke = if asynchronous && sends.starts_with("lambda") {
                "invoke = \"async\"\n"
            } else {
                ""
            };
            format!("[client.c{place}]\nsends = \"{sends}\"\narrivals = {arrivals}\n{invoke}{rest}")
        })
        .boxed()
}

fn function(place: usize) -> BoxedStrategy<String> {
    let head = lines(vec![
        maybe("init", SPANS),
        maybe("duration", SPANS),
        maybe("duration_per_item", &["\"50 ms\""]),
        maybe("cold_duration", SPANS),
        maybe("timeout", &["\"1 s\"", "\"30 s\""]),
        maybe("idle_timeout", &["\"0 s\"", "\"20 s\""]),
        maybe(
            "reuse",
            &["\"oldest\"", "\"most-recent\"", "\"least-recent\""],
        ),
        maybe("reserved_concurrency", &["0", "1", "3"]),
        maybe("provisioned_concurrency", &["1", "2"]),
        maybe(
            "fails",
            &[
                "\"always\"",
                "{ first = 2 }",
                "{ probability = 0.4 }",
                "{ until = \"1 min\" }",
                "{ keys = [\"bad\"] }",
            ],
        ),
        maybe("fails_as", &["\"timeout\"", "\"memory\""]),
        maybe("maximum_retry_attempts", &["0", "1"]),
        maybe("maximum_event_age", &["\"60 s\"", "\"100 s\""]),
        maybe(
            "on_failure",
            &["\"sqs.dead\"", "\"lambda.f1\"", "\"eventbridge.e\""],
        ),
        maybe(
            "on_success",
            &["\"sqs.q0\"", "\"eventbridge.e\"", "\"sns.t\""],
        ),
        maybe("dead_letter_queue", &["\"sqs.dead\""]),
        maybe(
            "then",
            &[
                "[\"s3.b\"]",
                "[\"lambda.f0\", \"sqs.fifo\"]",
                "[\"kinesis.k\"]",
                "[\"sns.t\"]",
            ],
        ),
        maybe("calls", &["[\"lambda.f1\"]", "[\"s3.b\", \"sqs.q0\"]"]),
        maybe("recursive_loop", &["\"allow\""]),
        maybe("prints", &["\"hello\""]),
    ]);
    let poll = |from: &'static str, settings: &'static [&'static str]| {
        option::of(vec(prop::sample::select(settings), 0..3)).prop_map(move |settings| {
            settings.map(|mut settings| {
                settings.sort_unstable();
                settings.dedup_by_key(|setting| setting.split(' ').next());
                let mut all = vec![format!("from = \"{from}\"")];
                all.extend(settings.into_iter().map(str::to_owned));
                format!("{{ {} }}", all.join(", "))
            })
        })
    };
    let queue: &[&str] = &[
        "batch_size = 1",
        "batch_size = 3",
        "batch_size = 25",
        "batching_window = \"5 s\"",
        "report_batch_item_failures = true",
        "maximum_concurrency = 2",
        "filter = { body = { source = [\"shop\"] } }",
    ];
    let stream: &[&str] = &[
        "batch_size = 2",
        "batching_window = \"5 s\"",
        "bisect_on_error = true",
        "maximum_retry_attempts = 2",
        "maximum_record_age = \"60 s\"",
        "on_failure = \"sqs.dead\"",
        "parallelization_factor = 3",
        "report_batch_item_failures = true",
    ];
    let polls = (
        poll("sqs.q0", queue),
        poll("sqs.fifo", queue),
        poll("kinesis.k", stream),
    );
    (head, polls)
        .prop_map(move |(head, (a, b, c))| {
            let polls: Vec<String> = [a, b, c].into_iter().flatten().collect();
            format!("[lambda.f{place}]\n{head}polls = [{}]\n", polls.join(", "))
        })
        .boxed()
}

/// A scenario with a node of every service, and much that AWS would not let pass.
fn scenario() -> BoxedStrategy<String> {
    let queue = lines(vec![
        maybe("visibility_timeout", &["\"0 s\"", "\"5 s\"", "\"2 min\""]),
        maybe("retention", &["\"30 s\"", "\"5 min\""]),
        maybe("delay", &["\"10 s\""]),
        maybe("latency", &["\"20 ms\""]),
        maybe("duplicate_rate", &["0.3"]),
        maybe("max_receive_count", &["1", "3"]),
        maybe("dead_letter_queue", &["\"sqs.dead\""]),
    ]);
    let fifo = lines(vec![
        maybe("visibility_timeout", &["\"5 s\""]),
        maybe("content_based_deduplication", &["true"]),
        maybe("dead_letter_queue", &["\"sqs.dead\""]),
        maybe("max_receive_count", &["2"]),
    ]);
    let stream = lines(vec![
        maybe("shards", &["1", "3"]),
        maybe("retention", &["\"1 min\""]),
    ]);
    let api = lines(vec![
        maybe("kind", &["\"http\""]),
        maybe("rate", &["\"1/s\""]),
        maybe("burst", &["2"]),
        maybe("timeout", &["\"1 s\""]),
    ]);
    let bucket = lines(vec![
        maybe(
            "notify",
            &[
                "[{ events = \"ObjectCreated:*\", to = \"lambda.f0\" }, { events = \"ObjectRemoved:*\", to = \"eventbridge.e\" }]",
            ],
        ),
        maybe("latency", &["\"1 s\""]),
        maybe("duplicate_rate", &["0.5"]),
    ]);
    let bus = lines(vec![
        maybe(
            "rules",
            &[
                "[{ pattern = { source = [\"shop\", \"aws.s3\", \"lambda\"] }, to = [\"lambda.f1\", \"sqs.q0\"], dead_letter_queue = \"sqs.dead\", maximum_event_age = \"60 s\" }, { to = \"kinesis.k\" }]",
            ],
        ),
        maybe("schedules", &["[{ rate = \"1 min\", to = \"lambda.f1\" }]"]),
        maybe("latency", &["\"300 ms\""]),
    ]);
    let topic = |fifo: &'static str| {
        let subscription = prop::sample::select(vec![
            "to = \"sqs.q0\"",
            "to = \"sqs.fifo\"",
            "to = \"lambda.f0\", filter = { kind = [\"order\"] }",
            "to = \"lambda.f1\", filter = { source = [\"shop\"] }, filter_scope = \"body\"",
            "to = \"sqs.q0\", raw = true, fails = { first = 3 }",
            "to = \"sqs.q0\", fails = { probability = 0.5 }, fails_as = \"client-error\"",
            "protocol = \"http\", fails = { keys = [\"bad\"] }",
            "protocol = \"http\", fails = { probability = 0.7 }, delivery_policy = { num_retries = 2, min_delay_target = \"1 s\" }",
            "protocol = \"http\", fails = \"always\", fails_as = 404",
            "protocol = \"email\", fails = { until = \"2 min\" }",
        ]);
        let dead = prop::sample::select(vec!["", ", dead_letter_queue = \"sqs.dead\""]);
        let rest = lines(vec![
            maybe("content_based_deduplication", &["true"]),
            maybe("latency", &["\"50 ms\""]),
        ]);
        (vec((subscription, dead), 0..4), rest).prop_map(move |(subscriptions, rest)| {
            let subscriptions: Vec<String> = subscriptions
                .into_iter()
                .map(|(subscription, dead)| format!("{{ {subscription}{dead} }}"))
                .collect();
            format!(
                "{fifo}{rest}subscriptions = [{}]\n",
                subscriptions.join(", ")
            )
        })
    };
    let topics = (topic(""), topic("fifo = true\n"));
    let alarm = lines(vec![
        maybe("evaluation_periods", &["1", "3"]),
        maybe("datapoints_to_alarm", &["1", "2"]),
        maybe(
            "treat_missing_data",
            &["\"ignore\"", "\"breaching\"", "\"notBreaching\""],
        ),
        maybe("comparison_operator", &["\"<\"", "\">\""]),
        maybe("to", &["\"sns.t\"", "\"lambda.f1\""]),
        maybe("ok_actions", &["\"sns.t\""]),
        maybe("insufficient_data_actions", &["\"sns.t\""]),
    ]);
    let measure = prop::sample::select(vec![
        "lambda.f0.errors",
        "lambda.f1.running_mean",
        "sqs.q0.visible",
        "sns.t.failed",
        "api.a.status_200",
    ]);
    let alarm = (measure, alarm).prop_map(|(measure, rest)| {
        format!("[alarm.a]\nmeasure = \"{measure}\"\nover = \"30 s\"\nthreshold = 1\n{rest}")
    });
    let faults = option::of((
        prop::sample::select(vec![
            "lambda.f0",
            "sqs.q0",
            "eventbridge.e",
            "kinesis.k",
            "api.a",
            "s3.b",
            "sns.t",
        ]),
        prop::sample::select(vec!["outage = true", "latency = \"2 s\"", "errors = 0.5"]),
    ))
    .prop_map(|fault| {
        fault.map_or_else(String::new, |(node, what)| {
            format!("[[fault]]\nnode = \"{node}\"\nfrom = \"30 s\"\nuntil = \"3 min\"\n{what}\n")
        })
    });
    let clients = (client(0), client(1), client(2));
    let account = maybe("[account]\nconcurrency", &["2", "10"]);
    (
        clients,
        (function(0), function(1)),
        (queue, fifo, stream, api, bucket, bus),
        (topics, alarm),
        faults,
        account,
    )
        .prop_map(|((c0, c1, c2), (f0, f1), (queue, fifo, stream, api, bucket, bus), ((topic, ordered), alarm), faults, account)| {
            let mut text = account;
            text.push_str(&c0);
            text.push_str(&c1);
            text.push_str(&c2);
            text.push_str(&f0);
            text.push_str(&f1);
            write!(
                text,
                "[sqs.q0]\n{queue}[sqs.fifo]\nfifo = true\n{fifo}[sqs.dead]\n[kinesis.k]\n{stream}\
                 [api.a]\nroutes = [{{ to = \"lambda.f0\" }}]\n{api}[s3.b]\n{bucket}[eventbridge.e]\n{bus}\
                 [sns.t]\n{topic}[sns.fifo]\n{ordered}{alarm}{faults}"
            )
            .unwrap();
            text
        })
        .boxed()
}

/// Counts of what the trace tells, to be compared with the measures.
fn told(run: &Run, node: &str, tells: fn(What) -> bool) -> f64 {
    let index = run.trace.nodes.iter().position(|known| known.name == node);
    let index = index.unwrap();
    run.trace
        .entries
        .iter()
        .filter(|entry| entry.node.place() == index && tells(entry.what))
        .count() as f64
}

/// Nothing lost, time forwards, causes first, numbers that are numbers.
fn books(run: &Run, text: &str) {
    for balance in &run.balances {
        assert!(balance.holds(), "{balance:?}\n{text}");
    }
    let mut before = 0;
    for (place, entry) in run.trace.entries.iter().enumerate() {
        assert!(entry.at >= before, "time runs backwards\n{text}");
        before = entry.at;
        if let Some(cause) = entry.cause {
            assert!(
                (cause.0 as usize) < place,
                "a cause after its effect\n{text}"
            );
        }
    }
    if let Some(last) = run.trace.entries.len().checked_sub(1) {
        let chain: Vec<EntryId> = run.trace.causes(EntryId(last as u32)).collect();
        let root = run.trace.get(*chain.last().unwrap()).unwrap();
        assert_eq!(root.cause, None);
    }
    for (path, value) in run.measures.iter() {
        assert!(
            value.number.is_finite() && value.number >= 0.0,
            "{path} {value:?}\n{text}"
        );
    }
}

/// The books, and that trace and measures tell the same story.
fn check(run: &Run, text: &str) {
    books(run, text);
    let same = |path: &str, told: f64| {
        let measured = run.measures.get(path).unwrap().number;
        assert_eq!(measured, told, "{path}\n{text}");
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
        let bare = sim::run(&parse(&text), &options);
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
        let source: Arc<str> = format!("{HEAD}{text}").into();
        if let Ok(scenario) = Scenario::parse("p.toml", &source) {
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
