//! Event source mappings: how Lambda polls queues and streams, and what it makes of failures.

use terakoya::sim::entry::What;

use crate::limits::Sheet;
use crate::limits::burst;
use crate::limits::once;

pub fn limits() {
    let mut sheet = Sheet::new("mapping");
    batches(&mut sheet);
    pollers(&mut sheet);
    failures(&mut sheet);
    streams(&mut sheet);
    stream_failures(&mut sheet);
    for (limit, reason) in [
        (
            "a batch closes at 6 MB",
            "batches count messages: six of the largest would fill one",
        ),
        (
            "idle pollers may fall to 2",
            "documented as what may happen; five go on asking",
        ),
        (
            "provisioned mode for SQS pollers",
            "scenarios use the pollers every function has",
        ),
        (
            "Lambda slows its polling after errors",
            "no number is documented",
        ),
        (
            "a batch may wait up to 20 s in low traffic",
            "documented as what may happen; the window is kept exactly",
        ),
        (
            "visibility timeout of 6 × the function's, maxReceiveCount and reserved concurrency of 5",
            "advice; lessons show what happens below",
        ),
        (
            "queue and function in one Region",
            "scenarios have one Region",
        ),
        (
            "StartingPosition",
            "streams are empty when a scenario begins",
        ),
        ("TumblingWindowInSeconds", "functions add nothing up"),
        ("DynamoDB Streams, Kafka, MQ, DocumentDB", "no such nodes"),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();
}

fn batches(sheet: &mut Sheet) {
    let polls = |queue: &str, poll: &str| {
        format!("[sqs.q]\n{queue}[lambda.f]\npolls = [{{ from = \"sqs.q\", {poll} }}]\n")
    };
    for (count, batches) in [(10, 1.0), (11, 2.0)] {
        sheet.measures(
            "BatchSize is 10 by default",
            &format!("{count} messages at once"),
            &format!(
                "{}[sqs.q]\n[lambda.f]\npolls = [{{ from = \"sqs.q\" }}]\n",
                burst("sqs.q", count)
            ),
            &[("lambda.f.polls.0.batches", batches)],
        );
    }
    sheet.range(
        "BatchSize of 1 to 10,000 for a standard queue",
        "batch_size",
        &polls("", "batching_window = \"1 s\", batch_size = @"),
        &["1", "10000"],
        &["10001"],
    );
    sheet.range(
        "BatchSize of 1 to 10 for a FIFO queue",
        "batch_size",
        &polls("fifo = true\n", "batch_size = @"),
        &["1", "10"],
        &["11"],
    );
    for (window, expected) in [("999 ms", &["batch_size"][..]), ("1 s", &[][..])] {
        sheet.warning(
            "BatchSize above 10 needs a window of 1 s",
            window,
            &polls(
                "",
                &format!("batch_size = 11, batching_window = \"{window}\""),
            ),
            expected,
        );
    }
    sheet.range(
        "MaximumBatchingWindowInSeconds of 0 to 300",
        "batching_window",
        &polls("", "batching_window = \"@\""),
        &["0 s", "300 s"],
        &["301 s"],
    );
    sheet.warning(
        "only standard queues have a window",
        "FIFO, 5 s",
        &polls("fifo = true\n", "batching_window = \"5 s\""),
        &["batching_window"],
    );
    let started = |what: What| matches!(what, What::BatchInvoked { .. });
    let closing = |count: u32, size: &str, poll: &str| {
        format!(
            "{}size = \"{size}\"\n[sqs.q]\n[lambda.f]\npolls = [{{ from = \"sqs.q\", {poll} }}]\n",
            burst("sqs.q", count)
        )
    };
    let limit = "a batch closes with its window or its size";
    for (case, text, times) in [
        (
            "no window",
            closing(3, "1 KB", "batch_size = 10"),
            &[0.0][..],
        ),
        (
            "window of 20 s",
            closing(3, "1 KB", "batch_size = 100, batching_window = \"20 s\""),
            &[20.0][..],
        ),
        (
            "25 of 25",
            closing(25, "1 KB", "batch_size = 25, batching_window = \"20 s\""),
            &[0.0][..],
        ),
    ] {
        sheet.times(limit, case, &text, started, times);
    }
}

fn pollers(sheet: &mut Sheet) {
    let busy = |seconds: u32, rest: &str| {
        format!(
            "horizon = \"{seconds} s\"\n[account]\nconcurrency = 3000\n{}[sqs.q]\nvisibility_timeout = \"2 h\"\n\
             [lambda.f]\ntimeout = \"900 s\"\nduration = \"900 s\"\n{rest}polls = [{{ from = \"sqs.q\", batch_size = 1 }}]\n",
            burst("sqs.q", 3000)
        )
    };
    for (seconds, running) in [(0, 5.0), (60, 305.0), (120, 605.0), (600, 1250.0)] {
        sheet.measures(
            "5 batches at once, 300 more a minute, up to 1,250",
            &format!("after {seconds} s"),
            &busy(seconds, ""),
            &[("lambda.f.running_max", running)],
        );
    }
    sheet.measures(
        "bounded by reserved concurrency",
        "100 reserved",
        &busy(600, "reserved_concurrency = 100\n"),
        &[("lambda.f.running_max", 100.0)],
    );
    sheet.range(
        "MaximumConcurrency of 2 to 1,000",
        "maximum_concurrency",
        "[sqs.q]\n[lambda.f]\npolls = [{ from = \"sqs.q\", maximum_concurrency = @ }]\n",
        &["2", "1000"],
        &["1", "1001"],
    );
    sheet.measures(
        "MaximumConcurrency bounds the mapping",
        "2",
        &busy(600, "").replace("batch_size = 1", "batch_size = 1, maximum_concurrency = 2"),
        &[("lambda.f.running_max", 2.0), ("lambda.f.throttles", 0.0)],
    );
    sheet.range(
        "visibility timeout not below the function's timeout",
        "polls",
        "[sqs.q]\nvisibility_timeout = \"@\"\n[lambda.f]\ntimeout = \"60 s\"\npolls = [{ from = \"sqs.q\" }]\n",
        &["60 s", "6 min"],
        &["59 s"],
    );
}

fn failures(sheet: &mut Sheet) {
    let ten = |fifo: &str, poll: &str, fails: &str| {
        format!(
            "horizon = \"20 s\"\n[client.c]\nsends = \"sqs.q\"\nkey = [\"a\", \"a\", \"bad\", \"a\", \"a\"]\n\
             arrivals = {{ burst = {{ count = 5, at = \"0 s\", within = \"0 s\" }} }}\n[sqs.q]\n{fifo}\
             [lambda.f]\nfails = {fails}\nmaximum_retry_attempts = 0\ndead_letter_queue = \"sqs.d\"\n\
             polls = [{{ from = \"sqs.q\", batch_size = 10{poll} }}]\n[sqs.d]\n"
        )
    };
    let bad = "{ keys = [\"bad\"] }";
    for (limit, case, text, deleted) in [
        (
            "success deletes the whole batch",
            "five good ones",
            ten("", "", "\"never\""),
            5.0,
        ),
        (
            "an exception returns the whole batch",
            "one bad of five",
            ten("", "", bad),
            0.0,
        ),
        (
            "ReportBatchItemFailures returns only what failed",
            "one bad of five",
            ten("", ", report_batch_item_failures = true", bad),
            4.0,
        ),
    ] {
        sheet.measures(
            limit,
            case,
            &text,
            &[
                ("sqs.q.deleted", deleted),
                ("sqs.q.in_flight", 5.0 - deleted),
            ],
        );
    }
    let one_group = ten(
        "fifo = true\n",
        ", report_batch_item_failures = true",
        "{ first = 1 }",
    );
    sheet.measures(
        "in a FIFO batch the first failure ends it",
        "the first of five in a group",
        &one_group.replace("key = [\"a\", \"a\", \"bad\", \"a\", \"a\"]", "key = \"a\""),
        &[("sqs.q.deleted", 0.0), ("sqs.q.in_flight", 5.0)],
    );
    sheet.measures(
        "dead letters are the queue's affair, not the function's",
        "one bad of five",
        &ten("", "", bad),
        &[("sqs.d.sent", 0.0)],
    );
    let filters = |filter: &str| {
        format!(
            "{}body = '{{\"kind\": \"ping\"}}'\n[sqs.q]\n[lambda.f]\npolls = [{{ from = \"sqs.q\", filter = {filter} }}]\n",
            once("sqs.q")
        )
    };
    for (filter, runs) in [
        ("{ body = { kind = [\"ping\"] } }", 1.0),
        ("{ body = { kind = [\"order\"] } }", 0.0),
        (
            "[{ body = { kind = [\"order\"] } }, { body = { kind = [\"ping\"] } }]",
            1.0,
        ),
    ] {
        sheet.measures(
            "filters are ORed; what none lets through is deleted",
            filter,
            &filters(filter),
            &[
                ("lambda.f.invocations", runs),
                ("sqs.q.deleted", 1.0),
                ("sqs.q.visible", 0.0),
            ],
        );
    }
    for (count, expected) in [(5, &[][..]), (6, &["filter"][..])] {
        let filter = vec!["{ body = { kind = [\"ping\"] } }"; count].join(", ");
        sheet.warning(
            "5 filters for a mapping",
            &count.to_string(),
            &filters(&format!("[{filter}]")),
            expected,
        );
    }
}

/// A stream and a function that reads it.
fn stream(count: u32, stream: &str, function: &str, poll: &str) -> String {
    format!(
        "{}[kinesis.k]\n{stream}[lambda.f]\n{function}polls = [{{ from = \"kinesis.k\"{poll} }}]\n[sqs.d]\n",
        burst("kinesis.k", count)
    )
}

fn streams(sheet: &mut Sheet) {
    let poll = |setting: &str| stream(0, "", "", &format!(", {setting} = @"));
    for (count, batches) in [(100, 1.0), (101, 2.0)] {
        sheet.measures(
            "BatchSize is 100 by default for a stream",
            &format!("{count} records at once"),
            &stream(count, "", "", ""),
            &[("lambda.f.polls.0.batches", batches)],
        );
    }
    sheet.range(
        "BatchSize of 1 to 10,000 for a stream",
        "batch_size",
        &poll("batch_size"),
        &["1", "10000"],
        &["10001"],
    );
    sheet.range(
        "window of 0 to 300 s for a stream",
        "batching_window",
        &poll("batching_window"),
        &["\"0 s\"", "\"300 s\""],
        &["\"301 s\""],
    );
    sheet.range(
        "ParallelizationFactor of 1 to 10",
        "parallelization_factor",
        &poll("parallelization_factor"),
        &["1", "10"],
        &["0", "11"],
    );
    sheet.range(
        "MaximumRetryAttempts of -1 to 10,000",
        "maximum_retry_attempts",
        &poll("maximum_retry_attempts"),
        &["-1", "0", "10000"],
        &["10001"],
    );
    sheet.range(
        "MaximumRecordAgeInSeconds of 60 to 604,800",
        "maximum_record_age",
        &poll("maximum_record_age"),
        &["\"60 s\"", "\"604800 s\""],
        &["\"59 s\"", "\"604801 s\""],
    );
    let keys: Vec<String> = (0..40).map(|key| format!("\"key-{key}\"")).collect();
    for (shards, factor, running) in [(1, 1, 1.0), (1, 10, 10.0), (2, 1, 2.0), (2, 3, 6.0)] {
        let text = stream(
            40,
            &format!("shards = {shards}\n"),
            "timeout = \"900 s\"\nduration = \"900 s\"\n",
            &format!(", batch_size = 1, parallelization_factor = {factor}"),
        );
        let text = text.replace(
            "[kinesis.k]",
            &format!("key = [{}]\n[kinesis.k]", keys.join(", ")),
        );
        sheet.measures(
            "concurrency is shards × factor",
            &format!("{shards} × {factor}"),
            &text,
            &[("lambda.f.running_max", running)],
        );
    }
    sheet.times(
        "each shard is polled about once a second",
        "a record at 200 ms",
        &stream(1, "", "", "").replace("at = \"0 s\"", "at = \"200 ms\""),
        |what| matches!(what, What::BatchInvoked { .. }),
        &[1.0],
    );
}

fn stream_failures(sheet: &mut Sheet) {
    let bad = "duration = \"0 s\"\nfails = { keys = [\"bad\"] }\n";
    let poison = |count: u32, poll: &str| {
        let text = stream(count, "", bad, poll);
        text.replace(
            "[kinesis.k]",
            "key = [\"a\", \"a\", \"bad\", \"a\"]\n[kinesis.k]",
        )
    };
    sheet.measures(
        "a failed batch blocks its shard until the records expire",
        "one bad of four, 10 min, retention 24 h",
        &poison(4, ""),
        &[("kinesis.k.processed", 0.0), ("kinesis.k.given_up", 0.0)],
    );
    sheet.measures(
        "a failed batch blocks its shard until the records expire",
        "25 h: expired after 24 h",
        &poison(4, "").replacen("[client", "horizon = \"25 h\"\n[client", 1),
        &[("kinesis.k.processed", 0.0), ("kinesis.k.expired", 4.0)],
    );
    for (retries, runs) in [(0, 1.0), (2, 3.0)] {
        sheet.measures(
            "MaximumRetryAttempts gives the batch up, to the destination",
            &retries.to_string(),
            &poison(
                4,
                &format!(", maximum_retry_attempts = {retries}, on_failure = \"sqs.d\""),
            ),
            &[
                ("lambda.f.invocations", runs),
                ("kinesis.k.given_up", 4.0),
                ("sqs.d.visible", 1.0),
            ],
        );
    }
    sheet.measures(
        "MaximumRecordAgeInSeconds gives records up",
        "60 s",
        &poison(4, ", maximum_record_age = \"60 s\""),
        &[("kinesis.k.given_up", 4.0)],
    );
    sheet.measures(
        "halving a batch uses up no retry",
        "one bad of four, no retry",
        &poison(4, ", maximum_retry_attempts = 0, bisect_on_error = true"),
        &[("kinesis.k.processed", 3.0), ("kinesis.k.given_up", 1.0)],
    );
    sheet.measures(
        "ReportBatchItemFailures goes on from the lowest that failed",
        "the third of four is bad, no retry",
        &poison(
            4,
            ", maximum_retry_attempts = 0, report_batch_item_failures = true",
        ),
        &[("kinesis.k.processed", 2.0), ("kinesis.k.given_up", 2.0)],
    );
    let throttled = stream(
        1,
        "",
        "duration = \"0 s\"\nreserved_concurrency = 0\n",
        ", maximum_retry_attempts = 0",
    );
    sheet.measures(
        "throttles are retried and not counted",
        "switched off, no retry",
        &throttled,
        &[("kinesis.k.given_up", 0.0), ("lambda.f.invocations", 0.0)],
    );
}
