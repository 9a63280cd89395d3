//! What a queue and a stream show a learner: order within a FIFO group, repetitions, filters, poison records, splitting. Small scenarios
//! with one thing in each.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

mod play;

use play::number;
use play::play as run;
use terakoya::sim::Run;
use terakoya::sim::entry::What;

/// The items in the order they were received.
fn received(run: &Run) -> Vec<u32> {
    run.trace
        .entries
        .iter()
        .filter(|entry| matches!(entry.what, What::MessageReceived { .. }))
        .filter_map(|entry| entry.item.map(|item| item.0))
        .collect()
}

const FIFO: &str = r#"
[client.c]
sends = "sqs.q"
key = KEY
arrivals = { burst = { count = 6, at = "0 s", within = "0 s" } }
[sqs.q]
fifo = true
visibility_timeout = "30 s"
[lambda.f]
timeout = "20 s"
duration = "2 s"
polls = [{ from = "sqs.q", batch_size = 1 }]
"#;

#[test]
fn a_group_goes_one_by_one_and_groups_go_side_by_side() {
    let one = run(&FIFO.replace("KEY", "\"a\""));
    assert_eq!(received(&one), [1, 2, 3, 4, 5, 6]);
    assert_eq!(number(&one, "lambda.f.running_max"), 1.0);
    let three = run(&FIFO.replace("KEY", "[\"a\", \"b\", \"c\"]"));
    assert_eq!(number(&three, "lambda.f.running_max"), 3.0);
    assert_eq!(number(&three, "sqs.q.deleted"), 6.0);
}

#[test]
fn a_failed_message_keeps_its_group_waiting() {
    let text = FIFO.replace("KEY", "\"a\"") + "\n[sqs.dead]\nfifo = true\n";
    let text = text.replace(
        "duration = \"2 s\"",
        "duration = \"2 s\"\nfails = { first = 1 }",
    );
    let run = run(&text);
    // The first message comes back after its visibility timeout, and before all others.
    assert_eq!(received(&run), [1, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn equal_bodies_are_one_message_for_five_minutes() {
    let text = r#"
[client.c]
sends = "sqs.q"
arrivals = { at = ["0 s", "100 s", "299 s", "300 s"] }
[sqs.q]
fifo = true
content_based_deduplication = true
"#;
    let run = run(text);
    assert_eq!(number(&run, "sqs.q.sent"), 2.0);
    assert_eq!(number(&run, "sqs.q.deduplicated"), 2.0);
}

#[test]
fn what_a_filter_refuses_is_deleted() {
    let text = r#"
[client.a]
sends = "sqs.q"
body = '{"kind": "order"}'
arrivals = { every = "1 s" }
limit = 3
[client.b]
sends = "sqs.q"
body = '{"kind": "ping"}'
arrivals = { every = "1 s" }
limit = 5
[sqs.q]
[lambda.f]
polls = [{ from = "sqs.q", filter = { body = { kind = ["order"] } } }]
"#;
    let run = run(text);
    assert_eq!(number(&run, "lambda.f.effects"), 3.0);
    assert_eq!(number(&run, "lambda.f.polls.0.filtered"), 5.0);
    assert_eq!(number(&run, "sqs.q.deleted"), 8.0);
    assert_eq!(number(&run, "sqs.q.processed"), 3.0);
}

/// Eight records in one batch, one of them bad: halves, quarters, then the bad one alone, which is given up after its retries.
#[test]
fn splitting_corners_the_bad_record() {
    let text = r#"
[client.c]
sends = "kinesis.k"
key = ["a", "a", "a", "bad", "a", "a", "a", "a"]
arrivals = { burst = { count = 8, at = "500 ms", within = "0 s" } }
[kinesis.k]
[lambda.f]
duration = "100 ms"
fails = { keys = ["bad"] }
polls = [{ from = "kinesis.k", bisect_on_error = BISECT, maximum_retry_attempts = 1, on_failure = "sqs.bad" }]
[sqs.bad]
"#;
    let split = run(&text.replace("BISECT", "true"));
    assert_eq!(number(&split, "kinesis.k.processed"), 7.0);
    assert_eq!(number(&split, "kinesis.k.given_up"), 1.0);
    assert_eq!(number(&split, "lambda.f.polls.0.splits"), 3.0);
    assert_eq!(number(&split, "sqs.bad.visible"), 1.0);
    let whole = run(&text.replace("BISECT", "false"));
    assert_eq!(number(&whole, "kinesis.k.processed"), 0.0);
    assert_eq!(number(&whole, "kinesis.k.given_up"), 8.0);
    assert_eq!(number(&whole, "lambda.f.invocations"), 2.0);
    assert_eq!(number(&whole, "sqs.bad.visible"), 1.0);
}

/// A function without room is no fault of its messages' sender, but each receive counts all the same.
#[test]
fn throttles_use_up_receives() {
    let text = r#"
[client.c]
sends = "sqs.q"
arrivals = { burst = { count = 5, at = "0 s", within = "0 s" } }
[sqs.q]
visibility_timeout = "20 s"
max_receive_count = 2
dead_letter_queue = "sqs.dead"
[sqs.dead]
[lambda.f]
timeout = "20 s"
reserved_concurrency = 0
polls = [{ from = "sqs.q", batch_size = 1 }]
"#;
    let run = run(text);
    assert_eq!(number(&run, "lambda.f.invocations"), 0.0);
    assert_eq!(number(&run, "sqs.q.received"), 10.0);
    assert_eq!(number(&run, "sqs.dead.visible"), 5.0);
}
