//! S3 and Kinesis: what keeps objects and records.

use crate::limits::Sheet;
use crate::limits::once;
use crate::play::measure;
use crate::play::number;

pub fn limits() {
    let mut sheet = Sheet::new("s3");
    buckets(&mut sheet);
    classes(&mut sheet);
    for (limit, reason) in [
        (
            "durability of 11 nines",
            "nothing is lost by the storage itself",
        ),
        (
            "objects of up to 50 TB, parts of 5 MiB to 5 GiB, 10,000 parts",
            "an upload is one request, however it is cut",
        ),
        ("10,000 buckets", "a scenario has a few"),
        ("conditional writes", "clients write without conditions"),
        (
            "availability by class",
            "outages are faults of the scenario",
        ),
        ("EXPRESS_ONEZONE and INTELLIGENT_TIERING", "no such classes"),
        (
            "ObjectRestore, Replication, LifecycleExpiration, ObjectTagging, ObjectAcl",
            "clients put, get and delete",
        ),
        (
            "sequencer",
            "items are numbered; an object's events come in their order unless latency says otherwise",
        ),
        (
            "bucket configuration is eventually consistent",
            "it does not change while a scenario runs",
        ),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();

    let mut sheet = Sheet::new("kinesis");
    shards(&mut sheet);
    for (limit, reason) in [
        (
            "shard read of 2 MB/s and 5 GetRecords a second, enhanced fan-out",
            "mappings read once a second and take a batch",
        ),
        (
            "records of up to 10 MiB by request",
            "streams keep the default of 1 MB",
        ),
        (
            "on-demand streams start at 4 MB/s",
            "shards are provisioned",
        ),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();
}

fn buckets(sheet: &mut Sheet) {
    let nodes = "[sqs.q]\n[sqs.fifo]\nfifo = true\n[sns.t]\n[sns.fifo]\nfifo = true\n[lambda.f]\n[eventbridge.e]\n";
    sheet.range(
        "notifications go to standard queues and topics, Lambda, EventBridge",
        "notify",
        &format!("[s3.b]\nnotify = [{{ events = \"ObjectCreated:*\", to = \"@\" }}]\n{nodes}"),
        &["sqs.q", "sns.t", "lambda.f", "eventbridge.e"],
        &["sqs.fifo", "sns.fifo"],
    );
    let two = |first: &str, second: &str| {
        format!(
            "[s3.b]\nnotify = [{{ {first}, to = \"sqs.q\" }}, {{ {second}, to = \"lambda.f\" }}]\n{nodes}"
        )
    };
    let created = |filter: &str| format!("events = \"ObjectCreated:*\"{filter}");
    for (first, second, expected) in [
        (", prefix = \"in/\"", ", prefix = \"out/\"", &[][..]),
        (", suffix = \".jpg\"", ", suffix = \".png\"", &[][..]),
        ("", "", &["notify"][..]),
        (
            ", prefix = \"in/\"",
            ", prefix = \"in/new/\"",
            &["notify"][..],
        ),
        (", prefix = \"in/\"", ", suffix = \".jpg\"", &["notify"][..]),
    ] {
        sheet.warning(
            "prefixes and suffixes must not overlap for one event type",
            &format!("[{first}] and [{second}]"),
            &two(&created(first), &created(second)),
            expected,
        );
    }
    sheet.warning(
        "prefixes and suffixes must not overlap for one event type",
        "created and removed",
        &two(
            "events = \"ObjectCreated:*\"",
            "events = \"ObjectRemoved:*\"",
        ),
        &[],
    );
    let notified = |operation: &str, event: &str| {
        format!(
            "{}operation = \"{operation}\"\n[s3.b]\nnotify = [{{ events = \"{event}\", to = \"sqs.q\" }}]\n[sqs.q]\n",
            once("s3.b")
        )
    };
    for (operation, event, sent) in [
        ("put", "ObjectCreated:*", 1.0),
        ("put", "s3:ObjectCreated:Put", 1.0),
        ("put", "ObjectRemoved:*", 0.0),
        ("get", "ObjectCreated:*", 0.0),
        ("delete", "ObjectCreated:*", 0.0),
    ] {
        sheet.measures(
            "events by what was done",
            &format!("{operation}, {event}"),
            &notified(operation, event),
            &[("sqs.q.sent", sent)],
        );
    }
    sheet.measures(
        "a function that writes to its own bucket: 16 runs, then Lambda stops it",
        "one upload",
        &format!(
            "{}[s3.b]\nnotify = [{{ events = \"ObjectCreated:*\", to = \"lambda.f\" }}]\n[lambda.f]\nthen = [\"s3.b\"]\n",
            once("s3.b")
        ),
        &[("lambda.f.invocations", 16.0), ("s3.b.puts", 17.0)],
    );
}

fn classes(sheet: &mut Sheet) {
    let billed = |class: &str, size: &str, days: u32, rest: &str| {
        let text = format!(
            "horizon = \"{days} d\"\n{}key = \"k\"\nsize = \"{size}\"\n{rest}[s3.b]\nstorage_class = \"{class}\"\n",
            once("s3.b")
        );
        number(&measure(&text), "s3.b.billed_gb_month")
    };
    let deleted = "[client.d]\nsends = \"s3.b\"\noperation = \"delete\"\nkey = \"k\"\narrivals = { at = [\"1 h\"] }\n";
    for (class, days) in [
        ("STANDARD_IA", 30),
        ("ONEZONE_IA", 30),
        ("GLACIER_IR", 90),
        ("GLACIER", 90),
        ("DEEP_ARCHIVE", 180),
    ] {
        let share = billed(class, "1 GB", days, deleted) / billed("STANDARD", "1 GB", days, "");
        sheet.row(
            "minimum days of a storage class",
            &format!("{class}, deleted after 1 h, beside {days} d"),
            "1.000",
            &format!("{share:.3}"),
        );
    }
    for (class, least) in [
        ("STANDARD", "1 KB"),
        ("STANDARD_IA", "128 KB"),
        ("ONEZONE_IA", "128 KB"),
        ("GLACIER_IR", "128 KB"),
    ] {
        let share = billed(class, "1 KB", 200, "") / billed("STANDARD", least, 200, "");
        sheet.row(
            "minimum billed size of a storage class",
            &format!("{class}, 1 KB beside {least}"),
            "1.000",
            &format!("{share:.3}"),
        );
    }
}

fn shards(sheet: &mut Sheet) {
    let put = |count: u32, size: &str, stream: &str| {
        format!(
            "[client.c]\nsends = \"kinesis.k\"\nsize = \"{size}\"\n\
             arrivals = {{ burst = {{ count = {count}, at = \"0 s\", within = \"0 s\" }} }}\n[kinesis.k]\n{stream}"
        )
    };
    for (count, size, throttled) in [
        (1000, "1 KB", 0.0),
        (1001, "1 KB", 1.0),
        (10, "100 KB", 0.0),
        (11, "100 KB", 1.0),
    ] {
        sheet.measures(
            "a shard takes 1,000 records or 1 MB a second",
            &format!("{count} of {size} at once"),
            &put(count, size, ""),
            &[("kinesis.k.throttled", throttled)],
        );
    }
    for (size, stored) in [("1 MB", 1.0), ("1048577 B", 0.0)] {
        sheet.measures(
            "a record of 1 MB",
            size,
            &put(1, size, ""),
            &[("kinesis.k.put", stored), ("kinesis.k.throttled", 0.0)],
        );
    }
    sheet.range(
        "retention of 24 h to 8,760 h",
        "retention",
        "[kinesis.k]\nretention = \"@\"\n",
        &["24 h", "8760 h", "365 d"],
        &["23 h", "8761 h"],
    );
    let late = |hours: u32| {
        format!(
            "horizon = \"{hours} h\"\n{}[lambda.f]\nfails = \"always\"\npolls = [{{ from = \"kinesis.k\" }}]\n",
            put(1, "1 KB", "")
        )
    };
    for (hours, expired) in [(23, 0.0), (25, 1.0)] {
        sheet.measures(
            "retention is 24 h by default",
            &format!("after {hours} h"),
            &late(hours),
            &[("kinesis.k.expired", expired)],
        );
    }
    sheet.measures(
        "reading does not delete: every mapping reads every record",
        "two functions, 7 records",
        &format!(
            "{}[lambda.f]\npolls = [{{ from = \"kinesis.k\", batch_size = 1 }}]\n[lambda.g]\npolls = [{{ from = \"kinesis.k\", batch_size = 1 }}]\n",
            put(7, "1 KB", "")
        ),
        &[("lambda.f.invocations", 7.0), ("lambda.g.invocations", 7.0)],
    );
}
