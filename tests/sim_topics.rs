//! What a topic shows a learner: one copy for each subscription, the phases of retries row by row, dead letters and losses, order
//! and deduplication of FIFO topics. Small scenarios with one thing in each.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

mod play;

use play::number;
use play::play;
use terakoya::sim::Run;
use terakoya::sim::entry::Phase;
use terakoya::sim::entry::What;

#[test]
fn every_subscription_gets_a_copy() {
    let text = r#"
horizon = "1 min"
[client.c]
sends = "sns.orders"
arrivals = { every = "1 s" }
limit = 4
[sns.orders]
subscriptions = [
    { to = "sqs.stock" },
    { to = "lambda.mail" },
    { protocol = "http" },
    { protocol = "email" },
]
[sqs.stock]
[lambda.mail]
"#;
    let run = play(text);
    assert_eq!(number(&run, "sns.orders.published"), 4.0);
    assert_eq!(number(&run, "sns.orders.delivered"), 16.0);
    assert_eq!(number(&run, "sqs.stock.visible"), 4.0);
    assert_eq!(number(&run, "lambda.mail.async_received"), 4.0);
    assert_eq!(number(&run, "lambda.mail.invocations"), 4.0);
    assert_eq!(number(&run, "client.c.succeeded"), 4.0);
    // Publishing, four deliveries by HTTP and four by e-mail; those to SQS and Lambda are free.
    let cost = number(&run, "cost.sns.orders");
    let expected = 4.0 * (0.50e-6 + 0.06 / 100_000.0 + 2.00 / 100_000.0);
    assert!((cost - expected).abs() < 1e-12, "{cost} {expected}");
}

#[test]
fn functions_rules_and_buckets_publish_too() {
    let text = r#"
horizon = "1 min"
[client.a]
sends = "s3.uploads"
arrivals = { at = ["0 s"] }
[client.b]
sends = "eventbridge.bus"
arrivals = { at = ["0 s"] }
[client.c]
sends = "lambda.f"
arrivals = { at = ["0 s"] }
[s3.uploads]
notify = [{ events = "ObjectCreated:*", to = "sns.t" }]
[eventbridge.bus]
rules = [{ to = "sns.t" }]
[lambda.f]
then = ["sns.t"]
[sns.t]
subscriptions = [{ to = "sqs.q" }]
[sqs.q]
"#;
    assert_eq!(number(&play(text), "sqs.q.visible"), 3.0);
}

/// Wait before each retry and its phase, as the trace tells them.
fn retries(run: &Run) -> Vec<(Phase, u64)> {
    run.trace
        .entries
        .iter()
        .filter_map(|entry| match entry.what {
            What::CopyRetryPlanned { at, phase, .. } => Some((phase, (at - entry.at) / 1_000_000)),
            _ => None,
        })
        .collect()
}

/// When the last retry had failed.
fn given_up(run: &Run) -> u64 {
    let mut entries = run.trace.entries.iter();
    let given_up = entries.find(|entry| matches!(entry.what, What::CopyGivenUp { .. }));
    given_up.unwrap().at
}

/// Phases row by row: how many retries, and the waits in seconds if they are all equal.
fn phases(retries: &[(Phase, u64)]) -> Vec<(Phase, usize, Vec<u64>)> {
    retries
        .chunk_by(|a, b| a.0 == b.0)
        .map(|chunk| {
            let mut waits: Vec<u64> = chunk.iter().map(|(_, wait)| *wait).collect();
            waits.dedup();
            (chunk[0].0, chunk.len(), waits)
        })
        .collect()
}

const FAILING: &str = r#"
horizon = "HORIZON"
[client.c]
sends = "sns.t"
arrivals = { at = ["0 s"] }
[sns.t]
subscriptions = [{ ENDPOINT, fails = "always", dead_letter_queue = "sqs.dead" }]
[sqs.q]
[lambda.f]
[sqs.dead]
"#;

/// Queues and functions: 3 at once, 2 a second apart, 10 from 1 to 20 seconds, 100,000 every 20 seconds; 100,015 over 23 days.
#[test]
fn the_phases_of_endpoints_that_aws_runs() {
    for endpoint in ["to = \"sqs.q\"", "to = \"lambda.f\""] {
        let text = FAILING
            .replace("ENDPOINT", endpoint)
            .replace("HORIZON", "30 d");
        let run = play(&text);
        assert_eq!(
            phases(&retries(&run)),
            [
                (Phase::Immediate, 3, vec![0]),
                (Phase::PreBackoff, 2, vec![1]),
                (Phase::Backoff, 10, vec![1, 2, 4, 8, 16, 20]),
                (Phase::PostBackoff, 100_000, vec![20]),
            ]
        );
        assert_eq!(number(&run, "sns.t.retries"), 100_015.0);
        assert_eq!(number(&run, "sns.t.dead_lettered"), 1.0);
        assert_eq!(given_up(&run) / 86_400_000_000, 23);
    }
}

/// E-mail: 2 ten seconds apart, 10 from 10 to 600 seconds, 38 every 600 seconds; 50 over more than 6 hours.
#[test]
fn the_phases_of_endpoints_that_customers_run() {
    let text = FAILING
        .replace("ENDPOINT", "protocol = \"email\"")
        .replace("HORIZON", "1 d");
    let run = play(&text);
    assert_eq!(
        phases(&retries(&run)),
        [
            (Phase::PreBackoff, 2, vec![10]),
            (Phase::Backoff, 10, vec![10, 20, 40, 80, 160, 320, 600]),
            (Phase::PostBackoff, 38, vec![600]),
        ]
    );
    assert_eq!(number(&run, "sns.t.retries"), 50.0);
    let hours = given_up(&run) / 3_600_000_000;
    assert!((6..9).contains(&hours), "{hours}");
}

#[test]
fn http_has_a_policy_of_its_own() {
    let policy = |policy: &str| {
        let text = FAILING
            .replace("ENDPOINT", &format!("protocol = \"http\"{policy}"))
            .replace("HORIZON", "1 d");
        phases(&retries(&play(&text)))
    };
    assert_eq!(policy(""), [(Phase::Backoff, 3, vec![20])]);
    assert_eq!(policy(", delivery_policy = { num_retries = 0 }"), []);
    let all = ", delivery_policy = { num_retries = 9, num_no_delay_retries = 1, num_min_delay_retries = 2, \
               num_max_delay_retries = 2, min_delay_target = \"5 s\", max_delay_target = \"35 s\" }";
    assert_eq!(
        policy(all),
        [
            (Phase::Immediate, 1, vec![0]),
            (Phase::PreBackoff, 2, vec![5]),
            (Phase::Backoff, 4, vec![5, 15, 25, 35]),
            (Phase::PostBackoff, 2, vec![35]),
        ]
    );
    let doubling = ", delivery_policy = { num_retries = 4, backoff_function = \"exponential\", \
                    min_delay_target = \"5 s\", max_delay_target = \"30 s\" }";
    assert_eq!(policy(doubling), [(Phase::Backoff, 4, vec![5, 10, 20, 30])]);
}

/// Server-side errors are tried again, client-side errors are not, whatever the protocol; 429 counts as the server's.
#[test]
fn what_is_tried_again_and_what_is_not() {
    let table = [
        ("protocol = \"http\", fails_as = 500", 3.0),
        ("protocol = \"http\", fails_as = 503", 3.0),
        ("protocol = \"http\", fails_as = 429", 3.0),
        ("protocol = \"http\", fails_as = 400", 0.0),
        ("protocol = \"http\", fails_as = 403", 0.0),
        ("protocol = \"http\", fails_as = 404", 0.0),
        ("protocol = \"http\", fails_as = \"server-error\"", 3.0),
        ("protocol = \"http\", fails_as = \"client-error\"", 0.0),
        ("protocol = \"email\", fails_as = \"client-error\"", 0.0),
        ("to = \"sqs.q\", fails_as = \"client-error\"", 0.0),
        ("to = \"lambda.f\", fails_as = \"client-error\"", 0.0),
    ];
    for (endpoint, expected) in table {
        let text = FAILING
            .replace("ENDPOINT", endpoint)
            .replace("HORIZON", "1 d");
        let run = play(&text);
        assert_eq!(number(&run, "sns.t.retries"), expected, "{endpoint}");
        assert_eq!(number(&run, "sqs.dead.visible"), 1.0, "{endpoint}");
        let lost = play(&text.replace(", dead_letter_queue = \"sqs.dead\"", ""));
        assert_eq!(number(&lost, "sns.t.failed"), 1.0, "{endpoint}");
        assert_eq!(number(&lost, "sns.t.lost"), 1.0, "{endpoint}");
        assert_eq!(number(&lost, "sqs.dead.sent"), 0.0, "{endpoint}");
    }
}

/// A queue that is down for half a minute costs nobody a message.
#[test]
fn a_short_outage_loses_nothing() {
    let text = r#"
horizon = "10 min"
[client.c]
sends = "sns.t"
arrivals = { every = "5 s" }
limit = 20
[sns.t]
subscriptions = [{ to = "sqs.q" }]
[sqs.q]
[[fault]]
node = "sqs.q"
from = "10 s"
until = "40 s"
outage = true
"#;
    let run = play(text);
    assert_eq!(number(&run, "sqs.q.visible"), 20.0);
    assert!(number(&run, "sns.t.retries") > 20.0);
    assert_eq!(number(&run, "sns.t.failed"), 0.0);
}

const FIFO: &str = r#"
horizon = "20 min"
[client.c]
sends = "sns.t"
key = ["a", "b"]
arrivals = { every = "1 s" }
limit = 6
[sns.t]
fifo = true
subscriptions = [{ to = "sqs.q" }]
[sqs.q]
fifo = true
[lambda.f]
polls = [{ from = "sqs.q", batch_size = 1 }]
"#;

/// The items in the order a queue got them.
fn sent(run: &Run) -> Vec<u32> {
    run.trace
        .entries
        .iter()
        .filter(|entry| entry.what == What::MessageSent)
        .filter_map(|entry| entry.item.map(|item| item.0))
        .collect()
}

#[test]
fn a_fifo_topic_keeps_the_order_of_a_group() {
    let run = play(FIFO);
    assert_eq!(sent(&run), [1, 2, 3, 4, 5, 6]);
    // The first message of group a fails for a while: its group waits, the other does not.
    let text = FIFO.replace(
        "subscriptions = [{ to = \"sqs.q\" }]",
        "subscriptions = [{ to = \"sqs.q\", fails = { keys = [\"a\"] }, fails_as = \"client-error\" }, { to = \"sqs.q\", fails = { until = \"12 s\" } }]",
    );
    let run = play(&text.replace("key = [\"a\", \"b\"]", "key = \"b\""));
    let order: Vec<u32> = sent(&run);
    assert_eq!(order.iter().filter(|item| **item == 1).count(), 1);
    // The second subscription delivers late, but in the order of sending; the queue takes those for repetitions.
    let delivered: Vec<u32> = run
        .trace
        .entries
        .iter()
        .filter(|entry| entry.what == What::MessageDeduplicated)
        .filter_map(|entry| entry.item.map(|item| item.0))
        .collect();
    assert_eq!(delivered, [1, 2, 3, 4, 5, 6]);
    let held = |run: &Run| {
        run.trace
            .entries
            .iter()
            .filter(|entry| matches!(entry.what, What::CopyHeldBack { .. }))
            .count()
    };
    assert_eq!(held(&run), 5);
    let two = play(&text);
    // Two groups have two lines.
    assert_eq!(held(&two), 4);
}

#[test]
fn a_fifo_topic_takes_equal_bodies_once_in_five_minutes() {
    let text = r#"
horizon = "20 min"
[client.c]
sends = "sns.t"
arrivals = { at = ["0 s", "100 s", "299 s", "300 s"] }
[sns.t]
fifo = true
content_based_deduplication = true
subscriptions = [{ to = "sqs.q" }, { to = "sqs.standard" }]
[sqs.q]
fifo = true
[sqs.standard]
"#;
    let run = play(text);
    assert_eq!(number(&run, "sns.t.published"), 4.0);
    assert_eq!(number(&run, "sns.t.deduplicated"), 2.0);
    assert_eq!(number(&run, "sqs.q.sent"), 2.0);
    assert_eq!(number(&run, "sqs.standard.sent"), 2.0);
    assert!(run.trace.warnings.is_empty());
    let without = play(&text.replace("content_based_deduplication = true\n", ""));
    assert_eq!(number(&without, "sqs.q.sent"), 4.0);
}

/// A FIFO topic is billed by requests and gigabytes, both ways; a standard one by 64 KB published, deliveries to queues being free.
#[test]
fn topics_are_billed_as_documented() {
    let text = r#"
horizon = "20 min"
[client.c]
sends = "sns.t"
size = "128 KB"
arrivals = { every = "1 s" }
limit = 100
[sns.t]
fifo = true
subscriptions = [{ to = "sqs.a" }, { to = "sqs.b" }]
[sqs.a]
fifo = true
[sqs.b]
fifo = true
"#;
    let gb = 100.0 * 128.0 / 1024.0 / 1024.0;
    let fifo = 100.0 * 0.30e-6 + gb * 0.017 + 200.0 * 0.01e-6 + 2.0 * gb * 0.001;
    let cost = number(&play(text), "cost.sns.t");
    assert!((cost - fifo).abs() < 1e-12, "{cost} {fifo}");
    let standard = 200.0 * 0.50e-6;
    let cost = number(&play(&text.replace("fifo = true\n", "")), "cost.sns.t");
    assert!((cost - standard).abs() < 1e-12, "{cost} {standard}");
}
