//! What a subscription lets through and how its endpoint sees it: filters of attributes and body, the envelope, settings AWS would
//! refuse, mistakes with their place.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

mod play;

use play::number;
use play::play;
use play::warned;

/// A filter, its scope, attributes, body, and whether a message gets through.
const FILTERS: &[(&str, &str, &str, &str, bool)] = &[
    // Attributes are what a filter reads unless it says otherwise.
    (
        r#"{"kind": ["order"]}"#,
        "attributes",
        r#"{"kind": "order"}"#,
        "{}",
        true,
    ),
    (
        r#"{"kind": ["order"]}"#,
        "attributes",
        r#"{"kind": "ping"}"#,
        "{}",
        false,
    ),
    (
        r#"{"kind": ["order"]}"#,
        "attributes",
        "{}",
        r#"{"kind": "order"}"#,
        false,
    ),
    (
        r#"{"kind": ["order"]}"#,
        "body",
        "{}",
        r#"{"kind": "order"}"#,
        true,
    ),
    (
        r#"{"kind": ["order"]}"#,
        "body",
        r#"{"kind": "order"}"#,
        "{}",
        false,
    ),
    // Keys are ANDed, values ORed; attributes no filter asks for do not matter.
    (
        r#"{"a": ["1", "2"], "b": ["3"]}"#,
        "attributes",
        r#"{"a": "2", "b": "3", "c": "4"}"#,
        "{}",
        true,
    ),
    (
        r#"{"a": ["1", "2"], "b": ["3"]}"#,
        "attributes",
        r#"{"a": "2"}"#,
        "{}",
        false,
    ),
    // Upper and lower case differ, strings and numbers too.
    (
        r#"{"a": ["Order"]}"#,
        "attributes",
        r#"{"a": "order"}"#,
        "{}",
        false,
    ),
    (r#"{"a": [5]}"#, "attributes", r#"{"a": 5.0}"#, "{}", true),
    (r#"{"a": [5]}"#, "attributes", r#"{"a": "5"}"#, "{}", false),
    // One element of an array is enough.
    (
        r#"{"a": ["x"]}"#,
        "attributes",
        r#"{"a": ["w", "x"]}"#,
        "{}",
        true,
    ),
    (
        r#"{"a": ["x"]}"#,
        "attributes",
        r#"{"a": ["w"]}"#,
        "{}",
        false,
    ),
    // Operators.
    (
        r#"{"a": [{"prefix": "or"}]}"#,
        "attributes",
        r#"{"a": "order"}"#,
        "{}",
        true,
    ),
    (
        r#"{"a": [{"suffix": "er"}]}"#,
        "attributes",
        r#"{"a": "order"}"#,
        "{}",
        true,
    ),
    (
        r#"{"a": [{"suffix": "er"}]}"#,
        "attributes",
        r#"{"a": "orders"}"#,
        "{}",
        false,
    ),
    (
        r#"{"a": [{"equals-ignore-case": "ORDER"}]}"#,
        "attributes",
        r#"{"a": "order"}"#,
        "{}",
        true,
    ),
    (
        r#"{"a": [{"anything-but": ["ping"]}]}"#,
        "attributes",
        r#"{"a": "order"}"#,
        "{}",
        true,
    ),
    (
        r#"{"a": [{"anything-but": ["ping"]}]}"#,
        "attributes",
        r#"{"a": "ping"}"#,
        "{}",
        false,
    ),
    (
        r#"{"a": [{"anything-but": ["ping"]}]}"#,
        "attributes",
        "{}",
        "{}",
        false,
    ),
    (
        r#"{"a": [{"anything-but": {"prefix": "p"}}]}"#,
        "attributes",
        r#"{"a": "ping"}"#,
        "{}",
        false,
    ),
    (
        r#"{"a": [{"numeric": [">=", 100, "<", 200]}]}"#,
        "attributes",
        r#"{"a": 100}"#,
        "{}",
        true,
    ),
    (
        r#"{"a": [{"numeric": [">=", 100, "<", 200]}]}"#,
        "attributes",
        r#"{"a": 200}"#,
        "{}",
        false,
    ),
    (
        r#"{"a": [{"cidr": "10.0.0.0/24"}]}"#,
        "attributes",
        r#"{"a": "10.0.0.255"}"#,
        "{}",
        true,
    ),
    (
        r#"{"a": [{"cidr": "10.0.0.0/24"}]}"#,
        "attributes",
        r#"{"a": "10.1.1.0"}"#,
        "{}",
        false,
    ),
    (
        r#"{"a": [{"exists": true}]}"#,
        "attributes",
        r#"{"a": "x"}"#,
        "{}",
        true,
    ),
    (
        r#"{"a": [{"exists": false}]}"#,
        "attributes",
        r#"{"b": "x"}"#,
        "{}",
        true,
    ),
    (
        r#"{"a": [{"exists": false}]}"#,
        "attributes",
        r#"{"a": "x"}"#,
        "{}",
        false,
    ),
    (
        r#"{"$or": [{"a": ["x"]}, {"b": ["y"]}]}"#,
        "attributes",
        r#"{"b": "y"}"#,
        "{}",
        true,
    ),
    (
        r#"{"$or": [{"a": ["x"]}, {"b": ["y"]}]}"#,
        "attributes",
        r#"{"c": "y"}"#,
        "{}",
        false,
    ),
    // A body may be nested.
    (
        r#"{"store": {"city": ["Osaka"]}}"#,
        "body",
        "{}",
        r#"{"store": {"city": "Osaka"}}"#,
        true,
    ),
    (
        r#"{"store": {"city": ["Osaka"]}}"#,
        "body",
        "{}",
        r#"{"store": {"city": "Kyoto"}}"#,
        false,
    ),
    (
        r#"{"store": {"city": ["Osaka"]}}"#,
        "body",
        "{}",
        r#"{"city": "Osaka"}"#,
        false,
    ),
];

#[test]
fn a_filter_policy_decides_copy_by_copy() {
    for (filter, scope, attributes, body, passes) in FILTERS {
        let text = format!(
            r#"
horizon = "1 min"
[client.c]
sends = "sns.t"
attributes = '{attributes}'
body = '{body}'
arrivals = {{ at = ["0 s"] }}
[sns.t]
subscriptions = [{{ to = "sqs.some", filter = '{filter}', filter_scope = "{scope}" }}, {{ to = "sqs.all" }}]
[sqs.some]
[sqs.all]
"#
        );
        let run = play(&text);
        let got = number(&run, "sqs.some.sent") == 1.0;
        assert_eq!(got, *passes, "{filter} {scope} {attributes} {body}");
        let filtered = if *passes { 0.0 } else { 1.0 };
        assert_eq!(number(&run, "sns.t.filtered"), filtered);
        assert_eq!(number(&run, "sns.t.failed"), 0.0);
        assert_eq!(number(&run, "sqs.all.sent"), 1.0);
    }
}

/// What a mapping's filter can see of a message that came by way of a topic.
#[test]
fn the_envelope_hides_body_and_attributes_unless_delivery_is_raw() {
    let passes = |raw: bool, filter: &str| {
        let text = format!(
            r#"
horizon = "1 min"
[client.c]
sends = "sns.t"
body = '{{"kind": "order"}}'
attributes = {{ colour = "red", size = 3 }}
arrivals = {{ at = ["0 s"] }}
[sns.t]
subscriptions = [{{ to = "sqs.q", raw = {raw} }}]
[sqs.q]
[lambda.f]
polls = [{{ from = "sqs.q", filter = {filter} }}]
"#
        );
        number(&play(&text), "lambda.f.invocations") == 1.0
    };
    let table = [
        ("{ body = { kind = [\"order\"] } }", true, false),
        (
            "{ messageAttributes = { colour = [\"red\"] } }",
            true,
            false,
        ),
        ("{ body = { Type = [\"Notification\"] } }", false, true),
        ("{ body = { TopicArn = [\"t\"] } }", false, true),
        (
            "{ body = { Message = ['{\"kind\":\"order\"}'] } }",
            false,
            true,
        ),
        (
            "{ body = { MessageAttributes = { colour = { Value = [\"red\"] } } } }",
            false,
            true,
        ),
        (
            "{ body = { MessageAttributes = { size = { Type = [\"Number\"], Value = [\"3\"] } } } }",
            false,
            true,
        ),
    ];
    for (filter, raw, wrapped) in table {
        assert_eq!(passes(true, filter), raw, "{filter}");
        assert_eq!(passes(false, filter), wrapped, "{filter}");
    }
}

#[test]
fn what_aws_would_refuse() {
    let topic = |topic: &str| {
        format!(
            "horizon = \"1 min\"\n[client.c]\nsends = \"sns.t\"\narrivals = {{ at = [\"0 s\"] }}\n[sns.t]\n{topic}\n\
             [sqs.q]\n[sqs.fifo]\nfifo = true\n[lambda.f]\n"
        )
    };
    let table: &[(&str, &[&str])] = &[
        ("subscriptions = [{ to = \"sqs.q\" }]", &[]),
        (
            "subscriptions = [{ to = \"sqs.fifo\" }]",
            &["subscriptions"],
        ),
        (
            "fifo = true\nsubscriptions = [{ to = \"sqs.fifo\" }, { to = \"sqs.q\" }]",
            &[],
        ),
        (
            "fifo = true\nsubscriptions = [{ to = \"lambda.f\" }]",
            &["subscriptions"],
        ),
        (
            "fifo = true\nsubscriptions = [{ protocol = \"email\" }]",
            &["subscriptions"],
        ),
        (
            "subscriptions = [{ to = \"sqs.q\", dead_letter_queue = \"sqs.fifo\" }]",
            &["dead_letter_queue"],
        ),
        (
            "fifo = true\nsubscriptions = [{ to = \"sqs.q\", dead_letter_queue = \"sqs.q\" }]",
            &["dead_letter_queue"],
        ),
        (
            "subscriptions = [{ to = \"sqs.q\", filter = { a = [1], b = [1], c = [1], d = [1], e = [1] } }]",
            &[],
        ),
        (
            "subscriptions = [{ to = \"sqs.q\", filter = { a = [1], b = [1], c = [1], d = [1], e = [1], f = [1] } }]",
            &["filter"],
        ),
        (
            "subscriptions = [{ to = \"sqs.q\", filter = { a = [1, 2, 3, 4, 5, 6], b = [1, 2, 3, 4, 5], c = [1, 2, 3, 4, 5] } }]",
            &[],
        ),
        (
            "subscriptions = [{ to = \"sqs.q\", filter = { a = [1, 2, 3, 4, 5, 6], b = [1, 2, 3, 4, 5], c = [1, 2, 3, 4, 5, 6] } }]",
            &["filter"],
        ),
        (
            "subscriptions = [{ to = \"sqs.q\", filter = { a = { b = [1] } } }]",
            &["filter"],
        ),
        (
            "subscriptions = [{ to = \"sqs.q\", filter_scope = \"body\", filter = { a = { b = [1] } } }]",
            &[],
        ),
        (
            "subscriptions = [{ protocol = \"http\", delivery_policy = { num_retries = 101 } }]",
            &["num_retries"],
        ),
        (
            "subscriptions = [{ protocol = \"http\", delivery_policy = { max_delay_target = \"2 h\" } }]",
            &["max_delay_target", "delivery_policy"],
        ),
        (
            "subscriptions = [{ protocol = \"http\", delivery_policy = { num_retries = 100, max_delay_target = \"60 s\" } }]",
            &["delivery_policy"],
        ),
    ];
    for (text, expected) in table {
        assert_eq!(warned(&topic(text)), *expected, "{text}");
    }
    let raw = "subscriptions = [{ to = \"lambda.f\", raw = true }]";
    assert_eq!(warned(&topic(raw)), ["raw"]);
    let raw =
        "subscriptions = [{ protocol = \"http\", raw = true }, { to = \"sqs.q\", raw = true }]";
    assert!(warned(&topic(raw)).is_empty());
}

#[test]
fn mistakes_name_their_place() {
    let problems = |topic: &str| -> Vec<&'static str> {
        let problems = play::refused(&format!(
            "[sns.t]
subscriptions = [{topic}]
[sqs.q]
[s3.b]
"
        ));
        for problem in &problems {
            assert_eq!(play::place(problem).0, 2, "{topic}");
        }
        problems.iter().map(|problem| problem.message.id).collect()
    };
    let table = [
        ("{ }", "scenario-one-of"),
        ("{ to = \"sqs.q\", protocol = \"http\" }", "scenario-one-of"),
        ("{ protocol = \"htpp\" }", "check-unknown-word"),
        ("{ to = \"s3.b\" }", "scenario-wrong-service"),
        ("{ to = \"sqs.r\" }", "scenario-unknown-node"),
        ("{ to = \"sqs.q\", fails_as = 404 }", "scenario-http-only"),
        (
            "{ protocol = \"http\", fails_as = 200 }",
            "check-out-of-range",
        ),
        (
            "{ protocol = \"email\", delivery_policy = {} }",
            "scenario-http-only",
        ),
        (
            "{ to = \"sqs.q\", filter = { a = 1 } }",
            "scenario-pattern-array",
        ),
        (
            "{ to = \"sqs.q\", filter_scope = \"boddy\" }",
            "check-unknown-word",
        ),
        ("{ to = \"sqs.q\", rwa = true }", "check-unknown-key"),
    ];
    for (topic, expected) in table {
        assert_eq!(problems(topic), [expected], "{topic}");
    }
}
