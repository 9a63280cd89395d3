//! SQS: standard and FIFO queues, their parameters, the life of a message.

use terakoya::sim::entry::What;

use crate::limits::Sheet;
use crate::limits::burst;
use crate::limits::once;

pub fn limits() {
    let mut sheet = Sheet::new("sqs");
    parameters(&mut sheet);
    life(&mut sheet);
    fifo(&mut sheet);
    dead_letters(&mut sheet);
    for (limit, reason) in [
        (
            "a FIFO queue takes 300 calls a second per action",
            "senders are not held back; high-throughput mode differs by Region",
        ),
        (
            "fair queues by group id on standard queues",
            "standard queues know no groups",
        ),
        (
            "12 h are counted from the first receive",
            "no consumer extends a visibility timeout",
        ),
        (
            "up to 10 messages in one send",
            "a request of a client is one message",
        ),
        (
            "10 message attributes",
            "attributes are read by filters only",
        ),
        ("queue names of 80 characters", "names are ids of the file"),
        (
            "attribute changes within 60 s, 60 s before a name is free, one purge in 60 s",
            "queues do not change while a scenario runs",
        ),
        (
            "ReceiveRequestAttemptId is good for 5 min",
            "consumers do not repeat a receive",
        ),
        (
            "redrive of 500 messages a second",
            "nobody moves messages back",
        ),
        (
            "RedriveAllowPolicy lists 10 queues",
            "any queue may be a dead-letter queue",
        ),
        (
            "a message moves to the back after 3 receives",
            "documented as what may happen",
        ),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();
}

fn parameters(sheet: &mut Sheet) {
    let queue = |setting: &str| format!("[sqs.q]\n{setting} = \"@\"\n");
    sheet.range(
        "VisibilityTimeout of 0 to 43,200 s",
        "visibility_timeout",
        &queue("visibility_timeout"),
        &["0 s", "43200 s", "12 h"],
        &["43201 s"],
    );
    sheet.range(
        "MessageRetentionPeriod of 60 to 1,209,600 s",
        "retention",
        &queue("retention"),
        &["60 s", "1209600 s", "14 d"],
        &["59 s", "1209601 s"],
    );
    sheet.range(
        "DelaySeconds of 0 to 900",
        "delay",
        &queue("delay"),
        &["0 s", "900 s"],
        &["901 s"],
    );
    sheet.range(
        "ReceiveMessageWaitTimeSeconds of 0 to 20",
        "wait_time",
        &queue("wait_time"),
        &["0 s", "20 s"],
        &["21 s"],
    );
    sheet.range(
        "maxReceiveCount of 1 to 1,000",
        "max_receive_count",
        "[sqs.q]\ndead_letter_queue = \"sqs.d\"\nmax_receive_count = @\n[sqs.d]\n",
        &["1", "1000"],
        &["0", "1001"],
    );
    for (size, sent) in [("1 MB", 1.0), ("1048577 B", 0.0)] {
        sheet.measures(
            "a message of 1,048,576 bytes",
            size,
            &format!("{}size = \"{size}\"\n[sqs.q]\n", once("sqs.q")),
            &[("sqs.q.sent", sent), ("client.c.succeeded", sent)],
        );
    }
}

/// A function that fails with everything it takes from the queue.
fn failing(queue: &str, rest: &str) -> String {
    format!(
        "{}[sqs.q]\n{queue}[lambda.f]\nduration = \"0 s\"\nfails = \"always\"\npolls = [{{ from = \"sqs.q\", batch_size = 1 }}]\n{rest}",
        once("sqs.q")
    )
}

fn life(sheet: &mut Sheet) {
    let received = |what: What| matches!(what, What::MessageReceived { .. });
    sheet.times(
        "a message that is not deleted comes back; VisibilityTimeout is 30 s by default",
        "a consumer that fails, 2 min",
        &failing("", "").replacen("[client", "horizon = \"119 s\"\n[client", 1),
        received,
        &[0.0, 30.0, 60.0, 90.0],
    );
    sheet.measures(
        "receiving does not delete: the consumer does, when it is done",
        "one message, work of 2 s",
        &format!(
            "horizon = \"1 s\"\n{}[sqs.q]\n[lambda.f]\nduration = \"2 s\"\npolls = [{{ from = \"sqs.q\" }}]\n",
            once("sqs.q")
        ),
        &[("sqs.q.received", 1.0), ("sqs.q.in_flight", 1.0), ("sqs.q.deleted", 0.0)],
    );
    for (horizon, expired) in [("345599 s", 0.0), ("345601 s", 1.0)] {
        sheet.measures(
            "MessageRetentionPeriod is 4 d by default; then it is gone",
            horizon,
            &format!("horizon = \"{horizon}\"\n{}[sqs.q]\n", once("sqs.q")),
            &[("sqs.q.expired", expired), ("sqs.q.visible", 1.0 - expired)],
        );
    }
    sheet.times(
        "DelaySeconds is 0 by default",
        "one message",
        &format!(
            "{}[sqs.q]\n[lambda.f]\npolls = [{{ from = \"sqs.q\" }}]\n",
            once("sqs.q")
        ),
        received,
        &[0.0],
    );
    sheet.times(
        "a delayed message starts invisible",
        "delay of 900 s",
        &format!(
            "horizon = \"1000 s\"\n{}[sqs.q]\ndelay = \"900 s\"\n[lambda.f]\npolls = [{{ from = \"sqs.q\" }}]\n",
            once("sqs.q")
        ),
        received,
        &[900.0],
    );
    for (limit, receives) in [("1", 1.0), ("3", 3.0)] {
        sheet.measures(
            "received more often than maxReceiveCount: to the dead-letter queue",
            limit,
            &failing(
                &format!("max_receive_count = {limit}\ndead_letter_queue = \"sqs.d\"\n"),
                "[sqs.d]\n",
            ),
            &[("sqs.q.received", receives), ("sqs.d.visible", 1.0)],
        );
    }
    sheet.measures(
        "maxReceiveCount is 10 by default",
        "a consumer that fails",
        &failing("dead_letter_queue = \"sqs.d\"\n", "[sqs.d]\n"),
        &[("sqs.q.received", 10.0), ("sqs.q.dead_lettered", 1.0)],
    );
}

fn fifo(sheet: &mut Sheet) {
    in_flight(sheet);
    let equal = |second: &str| {
        format!(
            "[client.c]\nsends = \"sqs.q\"\narrivals = {{ at = [\"0 s\", \"{second}\"] }}\nbody = '{{\"order\": 1}}'\n\
             [sqs.q]\nfifo = true\ncontent_based_deduplication = true\n"
        )
    };
    for (second, sent) in [("299999 ms", 1.0), ("300001 ms", 2.0)] {
        sheet.measures(
            "a FIFO queue knows repetitions for 5 min",
            &format!("again after {second}"),
            &equal(second),
            &[("sqs.q.sent", sent), ("sqs.q.deduplicated", 2.0 - sent)],
        );
    }
    let groups = |keys: &str, fifo: &str| {
        format!(
            "[client.c]\nsends = \"sqs.q\"\nkey = [{keys}]\narrivals = {{ burst = {{ count = 6, at = \"0 s\", within = \"0 s\" }} }}\n\
             [sqs.q]\n{fifo}[lambda.f]\nduration = \"900 ms\"\npolls = [{{ from = \"sqs.q\", batch_size = 1 }}]\n"
        )
    };
    for (keys, at_once) in [
        ("\"a\"", 1.0),
        ("\"a\", \"b\"", 2.0),
        ("\"a\", \"b\", \"c\"", 3.0),
    ] {
        sheet.measures(
            "while a message is in flight, its FIFO group waits",
            &format!("groups {keys}"),
            &groups(keys, "fifo = true\n"),
            &[("lambda.f.running_max", at_once), ("sqs.q.deleted", 6.0)],
        );
    }
    sheet.measures(
        "a standard queue holds nothing back",
        "groups \"a\"",
        &groups("\"a\"", ""),
        &[("lambda.f.running_max", 5.0)],
    );
}

fn in_flight(sheet: &mut Sheet) {
    for (count, in_flight) in [(100_000, 100_000.0), (130_000, 120_000.0)] {
        sheet.measures(
            "120,000 messages in flight",
            &format!("{count} sent, none worked off"),
            &format!(
                "horizon = \"60 s\"\n{}[sqs.q]\nvisibility_timeout = \"1 h\"\n[lambda.f]\ntimeout = \"900 s\"\nduration = \"900 s\"\n\
                 polls = [{{ from = \"sqs.q\", batch_size = 10000, batching_window = \"1 s\" }}]\n",
                burst("sqs.q", count)
            ),
            &[("sqs.q.in_flight", in_flight)],
        );
    }
}

fn dead_letters(sheet: &mut Sheet) {
    let pair = |queue: &str, dead: &str| {
        format!("[sqs.q]\n{queue}dead_letter_queue = \"sqs.d\"\n[sqs.d]\n{dead}")
    };
    for (case, queue, dead, expected) in [
        ("both standard", "", "", &[][..]),
        ("both FIFO", "fifo = true\n", "fifo = true\n", &[][..]),
        (
            "FIFO to standard",
            "fifo = true\n",
            "",
            &["dead_letter_queue"][..],
        ),
        (
            "standard to FIFO",
            "",
            "fifo = true\n",
            &["dead_letter_queue"][..],
        ),
    ] {
        sheet.warning(
            "a dead-letter queue is of the same type",
            case,
            &pair(queue, dead),
            expected,
        );
    }
    // Moved at 90 s; the dead-letter queue keeps messages for 120 s.
    let moved = |fifo: &str| {
        failing(
            &format!("{fifo}max_receive_count = 3\ndead_letter_queue = \"sqs.d\"\n"),
            &format!("[sqs.d]\n{fifo}retention = \"120 s\"\n"),
        )
    };
    let expired = |what: What| what == What::MessageExpired;
    sheet.times(
        "a standard dead-letter queue counts from the first send",
        "moved at 90 s, kept for 120 s",
        &moved(""),
        expired,
        &[120.0],
    );
    sheet.times(
        "a FIFO dead-letter queue counts anew",
        "moved at 90 s, kept for 120 s",
        &moved("fifo = true\n"),
        expired,
        &[210.0],
    );
}
