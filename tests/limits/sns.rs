//! SNS: who may subscribe, filters, and the retries of every kind of endpoint.

use terakoya::sim::entry::What;

use crate::limits::Sheet;
use crate::limits::once;

pub fn limits() {
    let mut sheet = Sheet::new("sns");
    topics(&mut sheet);
    filters(&mut sheet);
    retries(&mut sheet);
    for (limit, reason) in [
        (
            "30,000 or 1,500 messages a second, FIFO 3,000 and 300 a group",
            "publishers are not held back; the numbers differ by Region",
        ),
        (
            "100,000 topics, 12.5 M subscriptions, FIFO 100",
            "a scenario has a few",
        ),
        (
            "messages of up to 1 MiB by request",
            "topics keep the default of 256 KiB",
        ),
        (
            "10 messages in one publish, subject of 100 characters",
            "a request of a client is one message without subject",
        ),
        (
            "a confirmation is good for 2 days",
            "subscriptions are there from the start",
        ),
        (
            "archive and replay of FIFO topics",
            "only buses have an archive",
        ),
        (
            "a filter applies within 15 min, 200 policies per topic, 256 KB",
            "filters do not change while a scenario runs",
        ),
        ("jitter of the delays", "delays are exact: a model choice"),
        ("maxReceivesPerSecond", "endpoints outside take any rate"),
        (
            "SMS, mobile push, Firehose",
            "no such endpoints; e-mail stands for what customers manage",
        ),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();
}

fn topics(sheet: &mut Sheet) {
    let nodes = "[sqs.q]\n[sqs.fifo]\nfifo = true\n[lambda.f]\n";
    let all = [
        "to = \"sqs.q\"",
        "to = \"lambda.f\"",
        "protocol = \"http\"",
        "protocol = \"email\"",
        "to = \"sqs.fifo\"",
    ];
    sheet.range(
        "a standard topic delivers to anything but FIFO queues",
        "subscriptions",
        &format!("[sns.t]\nsubscriptions = [{{ @ }}]\n{nodes}"),
        &all[..4],
        &all[4..],
    );
    sheet.range(
        "a FIFO topic delivers to SQS queues only",
        "subscriptions",
        &format!("[sns.t]\nfifo = true\nsubscriptions = [{{ @ }}]\n{nodes}"),
        &[all[0], all[4]],
        &all[1..4],
    );
    for (size, published) in [("256 KB", 1.0), ("262145 B", 0.0)] {
        sheet.measures(
            "a message of 256 KiB",
            size,
            &format!("{}size = \"{size}\"\n[sns.t]\n", once("sns.t")),
            &[
                ("sns.t.published", published),
                ("client.c.succeeded", published),
            ],
        );
    }
    for (second, repetitions) in [("299999 ms", 1.0), ("300001 ms", 0.0)] {
        sheet.measures(
            "a FIFO topic knows repetitions for 5 min",
            &format!("again after {second}"),
            &format!(
                "[client.c]\nsends = \"sns.t\"\narrivals = {{ at = [\"0 s\", \"{second}\"] }}\nbody = '{{}}'\n\
                 [sns.t]\nfifo = true\ncontent_based_deduplication = true\n"
            ),
            &[("sns.t.deduplicated", repetitions)],
        );
    }
    sheet.range(
        "the dead-letter queue of a subscription is of the topic's type",
        "dead_letter_queue",
        &format!("[sns.t]\nsubscriptions = [{{ to = \"sqs.q\", dead_letter_queue = \"@\" }}]\n{nodes}[sqs.d]\n"),
        &["sqs.d"],
        &["sqs.fifo"],
    );
    sheet.range(
        "raw delivery for SQS and HTTP",
        "raw",
        &format!("[sns.t]\nsubscriptions = [{{ @, raw = true }}]\n{nodes}"),
        &[all[0], all[2]],
        &[all[1], all[3]],
    );
}

fn filters(sheet: &mut Sheet) {
    let values = |count: usize| {
        let values: Vec<_> = (0..count).map(|value| format!("\"v{value}\"")).collect();
        values.join(", ")
    };
    let keys = |count: usize| {
        let keys: Vec<_> = (0..count).map(|key| format!("k{key} = [\"v\"]")).collect();
        format!("{{ {} }}", keys.join(", "))
    };
    let text = |filter: &str| {
        format!("[sns.t]\nsubscriptions = [{{ to = \"sqs.q\", filter = {filter} }}]\n[sqs.q]\n")
    };
    for (limit, case, filter, expected) in [
        ("5 keys in a filter policy", "5", keys(5), &[][..]),
        ("5 keys in a filter policy", "6", keys(6), &["filter"][..]),
        (
            "150 combinations of values",
            "10 × 15",
            format!("{{ a = [{}], b = [{}] }}", values(10), values(15)),
            &[][..],
        ),
        (
            "150 combinations of values",
            "10 × 16",
            format!("{{ a = [{}], b = [{}] }}", values(10), values(16)),
            &["filter"][..],
        ),
    ] {
        sheet.warning(limit, case, &text(&filter), expected);
    }
    let passes = |attributes: &str, filter: &str| {
        format!(
            "{}attributes = {attributes}\n{}",
            once("sns.t"),
            text(filter)
        )
    };
    for (attributes, filter, delivered) in [
        ("{}", "{ kind = [\"a\"] }", 0.0),
        ("{ kind = \"a\" }", "{ kind = [\"a\", \"b\"] }", 1.0),
        ("{ kind = \"b\" }", "{ kind = [\"a\", \"b\"] }", 1.0),
        (
            "{ kind = \"a\" }",
            "{ kind = [\"a\"], size = [\"s\"] }",
            0.0,
        ),
        (
            "{ kind = \"a\", size = \"s\" }",
            "{ kind = [\"a\"], size = [\"s\"] }",
            1.0,
        ),
    ] {
        sheet.measures(
            "keys are ANDed, values ORed, on attributes by default",
            &format!("{attributes} at {filter}"),
            &passes(attributes, filter),
            &[("sns.t.delivered", delivered)],
        );
    }
}

fn retries(sheet: &mut Sheet) {
    let failing = |endpoint: &str| {
        format!(
            "horizon = \"HORIZON\"\n{}[sns.t]\nsubscriptions = [{{ {endpoint}, dead_letter_queue = \"sqs.d\" }}]\n\
             [sqs.q]\n[lambda.f]\n[sqs.d]\nretention = \"14 d\"\n",
            once("sns.t")
        )
    };
    let within = |endpoint: &str, horizon: &str| failing(endpoint).replace("HORIZON", horizon);
    for endpoint in ["to = \"sqs.q\"", "to = \"lambda.f\""] {
        let always = format!("{endpoint}, fails = \"always\"");
        sheet.measures(
            "SQS and Lambda: 100,015 tries over 23 days",
            endpoint,
            &within(&always, "24 d"),
            &[("sns.t.retries", 100_015.0), ("sqs.d.visible", 1.0)],
        );
    }
    sheet.times(
        "SQS and Lambda: 3 at once, 2 after 1 s, 10 from 1 to 20 s, then every 20 s",
        "the first 150 s",
        &within("to = \"sqs.q\", fails = \"always\"", "150 s"),
        |what| matches!(what, What::AttemptFailed { .. }),
        &[
            0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 5.0, 9.0, 17.0, 33.0, 53.0, 73.0, 93.0, 113.0, 133.0,
        ],
    );
    sheet.measures(
        "SMTP: 50 tries over more than 6 h",
        "e-mail",
        &within("protocol = \"email\", fails = \"always\"", "1 d"),
        &[("sns.t.retries", 50.0), ("sqs.d.visible", 1.0)],
    );
    sheet.times(
        "HTTP: 3 retries 20 s apart by default",
        "an endpoint that fails",
        &within("protocol = \"http\", fails = \"always\"", "10 min"),
        |what| matches!(what, What::AttemptFailed { .. }),
        &[0.0, 20.0, 40.0, 60.0],
    );
    for (status, retries) in [
        (500, 3.0),
        (503, 3.0),
        (429, 3.0),
        (400, 0.0),
        (403, 0.0),
        (404, 0.0),
    ] {
        sheet.measures(
            "5xx and 429 are retried, other 4xx are final",
            &status.to_string(),
            &within(
                &format!("protocol = \"http\", fails = \"always\", fails_as = {status}"),
                "10 min",
            ),
            &[("sns.t.retries", retries), ("sqs.d.visible", 1.0)],
        );
    }
    for endpoint in [
        "to = \"sqs.q\"",
        "to = \"lambda.f\"",
        "protocol = \"http\"",
        "protocol = \"email\"",
    ] {
        sheet.measures(
            "errors on the client's side are final for every protocol",
            endpoint,
            &within(
                &format!("{endpoint}, fails = \"always\", fails_as = \"client-error\""),
                "10 min",
            ),
            &[("sns.t.retries", 0.0), ("sqs.d.visible", 1.0)],
        );
    }
    let policy = |policy: &str| {
        format!(
            "[sns.t]\nsubscriptions = [{{ protocol = \"http\", delivery_policy = {{ {policy} }} }}]\n"
        )
    };
    sheet.range(
        "numRetries of 0 to 100",
        "num_retries",
        &policy("num_retries = @, min_delay_target = \"1 s\", max_delay_target = \"1 s\""),
        &["0", "100"],
        &["101"],
    );
    sheet.range(
        "maxDelayTarget of up to 3,600 s",
        "max_delay_target",
        &policy("num_retries = 1, max_delay_target = \"@\""),
        &["3600 s"],
        &["3601 s"],
    );
    sheet.range(
        "a delivery policy of up to 3,600 s in all",
        "delivery_policy",
        &policy("num_retries = @, min_delay_target = \"60 s\", max_delay_target = \"60 s\""),
        &["60"],
        &["61"],
    );
}
