//! What keeps and passes on messages, records, objects and events: SQS, SNS, Kinesis, S3, EventBridge.

use crate::sim::reference::Section;
use crate::sim::reference::key::Kind;
use crate::sim::reference::key::key;
use crate::sim::scenario::RECEIVERS;
use crate::sim::scenario::s3;
use crate::sim::scenario::sns;
use crate::sim::service::Service;

pub(super) const SQS: Section = Section {
    id: "sqs",
    heading: "[sqs.…]",
    keys: &[
        key("fifo", Kind::Switch).or("false"),
        key("visibility_timeout", Kind::Span)
            .or_default("sqs.visibility_timeout")
            .aws("0 s", "12 h"),
        key("retention", Kind::Span)
            .or_default("sqs.retention")
            .aws("60 s", "14 d"),
        key("delay", Kind::Span)
            .or_default("sqs.delay")
            .aws("0 s", "15 min"),
        key("wait_time", Kind::Span)
            .or_default("sqs.wait_time")
            .aws("0 s", "20 s"),
        key("in_flight_limit", Kind::Count)
            .or_default("sqs.in_flight_limit")
            .aws("1", "120000"),
        key("max_receive_count", Kind::Count)
            .or_default("sqs.max_receive_count")
            .aws("1", "1000"),
        key("dead_letter_queue", Kind::Node(&[Service::Sqs])),
        key("content_based_deduplication", Kind::Switch).or("false"),
        key("duplicate_rate", Kind::Share).or_default("sqs.duplicate_rate"),
        key("latency", Kind::Span).or_default("sqs.latency"),
    ],
    measures: Some(Service::Sqs),
    example: Some(include_str!("example/sqs.toml")),
    at: "sqs.q",
};

pub(super) const SNS: Section = Section {
    id: "sns",
    heading: "[sns.…]",
    keys: &[
        key("fifo", Kind::Switch).or("false"),
        key("content_based_deduplication", Kind::Switch).or("false"),
        key("subscriptions", Kind::Tables("subscription")),
        key("latency", Kind::Span).or_default("sns.latency"),
    ],
    measures: Some(Service::Sns),
    example: Some(include_str!("example/sns.toml")),
    at: "sns.t",
};

pub(super) const SUBSCRIPTION: Section = Section {
    id: "subscription",
    heading: "subscriptions = [{ … }]",
    keys: &[
        key("to", Kind::Node(sns::SUBSCRIBERS)).one_of("endpoint"),
        key("protocol", Kind::Word(&["http", "https", "email"])).one_of("endpoint"),
        key("filter", Kind::Pattern),
        key("filter_scope", Kind::Word(&["attributes", "body"])).or("\"attributes\""),
        key("raw", Kind::Switch).or("false"),
        key("dead_letter_queue", Kind::Node(&[Service::Sqs])),
        key("fails", Kind::Fails).or("\"never\""),
        key("fails_as", Kind::Word(&["server-error", "client-error"])).told(),
        key("delivery_policy", Kind::Table("delivery-policy")),
    ],
    measures: None,
    example: None,
    at: "sns.t.subscriptions.0",
};

pub(super) const DELIVERY_POLICY: Section = Section {
    id: "delivery-policy",
    heading: "delivery_policy = { … }",
    keys: &[
        key("num_retries", Kind::Count)
            .or_default("sns.http.num_retries")
            .aws("0", "100"),
        key("num_no_delay_retries", Kind::Count)
            .or("0")
            .aws("0", "100"),
        key("num_min_delay_retries", Kind::Count)
            .or("0")
            .aws("0", "100"),
        key("num_max_delay_retries", Kind::Count)
            .or("0")
            .aws("0", "100"),
        key("min_delay_target", Kind::Span)
            .or_default("sns.http.min_delay_target")
            .aws("1 s", "1 h"),
        key("max_delay_target", Kind::Span)
            .or_default("sns.http.max_delay_target")
            .aws("1 s", "1 h"),
        key("backoff_function", Kind::Word(&["linear", "exponential"])).or("\"linear\""),
    ],
    measures: None,
    example: None,
    at: "sns.t.subscriptions.1.delivery_policy",
};

pub(super) const KINESIS: Section = Section {
    id: "kinesis",
    heading: "[kinesis.…]",
    keys: &[
        key("shards", Kind::Count)
            .or_default("kinesis.shards")
            .aws("1", "10000"),
        key("retention", Kind::Span)
            .or_default("kinesis.retention")
            .aws("24 h", "8760 h"),
        key("latency", Kind::Span).or_default("kinesis.latency"),
    ],
    measures: Some(Service::Kinesis),
    example: Some(include_str!("example/kinesis.toml")),
    at: "kinesis.k",
};

pub(super) const S3: Section = Section {
    id: "s3",
    heading: "[s3.…]",
    keys: &[
        key("notify", Kind::Tables("notification")),
        key("latency", Kind::Span).or_default("s3.latency"),
        key("duplicate_rate", Kind::Share).or_default("s3.duplicate_rate"),
        key("versioning", Kind::Switch).or("false"),
        key(
            "storage_class",
            Kind::Word(&[
                "STANDARD",
                "STANDARD_IA",
                "ONEZONE_IA",
                "GLACIER_IR",
                "GLACIER",
                "DEEP_ARCHIVE",
            ]),
        )
        .or("\"STANDARD\""),
    ],
    measures: Some(Service::S3),
    example: Some(include_str!("example/s3.toml")),
    at: "s3.b",
};

pub(super) const NOTIFICATION: Section = Section {
    id: "notification",
    heading: "notify = [{ … }]",
    keys: &[
        key(
            "events",
            Kind::Word(&[
                "ObjectCreated:*",
                "ObjectCreated:Put",
                "ObjectRemoved:*",
                "ObjectRemoved:Delete",
                "ObjectRemoved:DeleteMarkerCreated",
            ]),
        )
        .needed(),
        key("prefix", Kind::Text).or("\"\""),
        key("suffix", Kind::Text).or("\"\""),
        key("to", Kind::Node(s3::TARGETS)).needed(),
    ],
    measures: None,
    example: None,
    at: "s3.b.notify.0",
};

pub(super) const EVENTBRIDGE: Section = Section {
    id: "eventbridge",
    heading: "[eventbridge.…]",
    keys: &[
        key("rules", Kind::Tables("rule")),
        key("schedules", Kind::Tables("schedule")),
        key("latency", Kind::Span).or_default("eventbridge.latency"),
        key("archive", Kind::Switch).or("false"),
        key("replay_at", Kind::SpanOrSpans),
    ],
    measures: Some(Service::EventBridge),
    example: Some(include_str!("example/eventbridge.toml")),
    at: "eventbridge.e",
};

pub(super) const RULE: Section = Section {
    id: "rule",
    heading: "rules = [{ … }]",
    keys: &[
        key("pattern", Kind::Pattern),
        key("to", Kind::Nodes(RECEIVERS)).needed(),
        key("dead_letter_queue", Kind::Node(&[Service::Sqs])),
        key("maximum_retry_attempts", Kind::Count)
            .or_default("eventbridge.maximum_retry_attempts")
            .aws("0", "185"),
        key("maximum_event_age", Kind::Span)
            .or_default("eventbridge.maximum_event_age")
            .aws("60 s", "24 h"),
    ],
    measures: None,
    example: None,
    at: "eventbridge.e.rules.0",
};

pub(super) const SCHEDULE: Section = Section {
    id: "schedule",
    heading: "schedules = [{ … }]",
    keys: &[
        key("rate", Kind::Span).needed(),
        key("to", Kind::Nodes(RECEIVERS)),
        key("body", Kind::Json),
    ],
    measures: None,
    example: None,
    at: "eventbridge.e.schedules.0",
};
