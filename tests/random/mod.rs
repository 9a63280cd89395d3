//! Random scenarios: a node of nearly every service, wired to each other, and much that AWS would not let pass. Shared by the tests
//! of what must hold for every scenario.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A line `key = value` now and then.
pub fn maybe(key: &'static str, values: &'static [&'static str]) -> BoxedStrategy<String> {
    option::of(prop::sample::select(values))
        .prop_map(move |value| value.map_or_else(String::new, |value| format!("{key} = {value}\n")))
        .boxed()
}

/// The lines of several parts.
pub fn lines(parts: Vec<BoxedStrategy<String>>) -> BoxedStrategy<String> {
    parts.prop_map(|lines| lines.concat()).boxed()
}

/// Spans and distributions of them, none at all among them.
pub const SPANS: &[&str] = &[
    "\"0 s\"",
    "\"200 ms\"",
    "\"2 s\"",
    "\"40 s\"",
    "{ exponential = \"3 s\" }",
    "{ lognormal = { median = \"1 s\", sigma = 1.0 } }",
];

/// When requests arrive.
pub const ARRIVALS: &[&str] = &[
    "{ at = [\"0 s\", \"1 s\", \"90 s\"] }",
    "{ every = \"5 s\" }",
    "{ poisson = \"0.5/s\" }",
    "{ ramp = { from = \"0/s\", to = \"2/s\", over = \"2 min\" } }",
    "{ burst = { count = 30, at = \"10 s\", within = \"0 s\" } }",
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
        "cognito.u",
    ]);
    let arrivals = prop::sample::select(ARRIVALS);
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
        maybe("size", &["\"300 KB\"", "\"2 MB\""]),
        maybe("token", &["\"valid\"", "\"invalid\""]),
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
pub fn scenario() -> BoxedStrategy<String> {
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
        maybe("access_log", &["true"]),
    ]);
    let route = prop::sample::select(vec![
        "",
        ", authorizer = \"lambda.f1\"",
        ", authorizer = \"cognito.u\"",
        ", authorizer = \"iam\"",
    ]);
    let pool = maybe("trigger", &["\"lambda.f0\"", "\"lambda.f1\""]);
    let bucket = lines(vec![
        maybe("versioning", &["true"]),
        maybe("storage_class", &["\"STANDARD_IA\""]),
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
        maybe("archive", &["true\nreplay_at = [\"1 min\", \"4 min\"]"]),
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
        "lambda.f0.duration_p95",
        "sqs.q0.age",
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
        (queue, fifo, stream, (api, route, pool), bucket, bus),
        (topics, alarm),
        faults,
        account,
    )
        .prop_map(|((c0, c1, c2), (f0, f1), (queue, fifo, stream, (api, route, pool), bucket, bus), ((topic, ordered), alarm), faults, account)| {
            let mut text = account;
            text.push_str(&c0);
            text.push_str(&c1);
            text.push_str(&c2);
            text.push_str(&f0);
            text.push_str(&f1);
            write!(
                text,
                "[sqs.q0]\n{queue}[sqs.fifo]\nfifo = true\n{fifo}[sqs.dead]\n[kinesis.k]\n{stream}\
                 [api.a]\nroutes = [{{ to = \"lambda.f0\"{route} }}]\n{api}[cognito.u]\n{pool}[s3.b]\n{bucket}[eventbridge.e]\n{bus}\
                 [sns.t]\n{topic}[sns.fifo]\n{ordered}{alarm}{faults}"
            )
            .unwrap();
            text
        })
        .boxed()
}
