//! Who calls and what is called: clients, workloads, API Gateway, Cognito, Lambda and its event source mappings.

use crate::sim::reference::Section;
use crate::sim::reference::key::Kind;
use crate::sim::reference::key::key;
use crate::sim::scenario::CALLEES;
use crate::sim::scenario::RECEIVERS;
use crate::sim::scenario::client::TARGETS;
use crate::sim::scenario::lambda::DEAD_LETTERS;
use crate::sim::service::Service;

pub(super) const CLIENT: Section = Section {
    id: "client",
    heading: "[client.…]",
    keys: &[
        key("sends", Kind::Node(TARGETS)).needed(),
        key("arrivals", Kind::Table("arrivals")).one_of("load"),
        key("workload", Kind::Workload).one_of("load"),
        key("limit", Kind::Count).within("0", "4294967295"),
        key("invoke", Kind::Word(&["sync", "async"])).or("\"sync\""),
        key("timeout", Kind::Span),
        key("sdk", Kind::Switch).or("false"),
        key("max_attempts", Kind::Count)
            .or_default("client.max_attempts")
            .aws("1", "1000"),
        key("idempotency_token", Kind::Switch).or("false"),
        key("operation", Kind::Word(&["put", "get", "delete"])).or("\"put\""),
        key("path", Kind::Text).or("\"/\""),
        key("key", Kind::TextOrTexts).told(),
        key("body", Kind::Json),
        key("attributes", Kind::Json),
        key("size", Kind::Size).told(),
        key("token", Kind::Word(&["valid", "invalid"])),
        key("principal", Kind::Text).told(),
        key("account", Kind::Text)
            .told()
            .such_as("\"123456789012\""),
        key("action", Kind::Text)
            .told()
            .such_as("\"sqs:SendMessage\""),
        key("resource", Kind::Text)
            .told()
            .such_as("\"arn:aws:sqs:us-east-1:123456789012:q\""),
    ],
    measures: Some(Service::Client),
    example: Some(include_str!("example/client.toml")),
    at: "client.c",
};

pub(super) const WORKLOAD: Section = Section {
    id: "workload",
    heading: "[workload.…]",
    keys: &[key("arrivals", Kind::Table("arrivals")).needed()],
    measures: None,
    example: Some(include_str!("example/workload.toml")),
    at: "workload.w",
};

pub(super) const API: Section = Section {
    id: "api",
    heading: "[api.…]",
    keys: &[
        key("kind", Kind::Word(&["rest", "http"])).or("\"rest\""),
        key("rate", Kind::Rate)
            .or_default("api.rate")
            .within("0/s", "1000000/s"),
        key("burst", Kind::Count)
            .or_default("api.burst")
            .aws("0", "1000000"),
        key("timeout", Kind::Span)
            .or_default("api.timeout")
            .aws("50 ms", "29 s"),
        key("routes", Kind::Tables("route")),
        key("access_log", Kind::Switch).or("false"),
    ],
    measures: Some(Service::Api),
    example: Some(include_str!("example/api.toml")),
    at: "api.a",
};

pub(super) const ROUTE: Section = Section {
    id: "route",
    heading: "routes = [{ … }]",
    keys: &[
        key("path", Kind::Text).or("\"/\""),
        key("to", Kind::Node(CALLEES)).needed(),
        key("authorizer", Kind::Authorizer),
        key("authorizer_result_ttl", Kind::Span)
            .or_default("api.authorizer_result_ttl")
            .aws("0 s", "1 h"),
    ],
    measures: None,
    example: None,
    at: "api.a.routes.0",
};

pub(super) const COGNITO: Section = Section {
    id: "cognito",
    heading: "[cognito.…]",
    keys: &[key("trigger", Kind::Node(&[Service::Lambda]))],
    measures: Some(Service::Cognito),
    example: Some(include_str!("example/cognito.toml")),
    at: "cognito.u",
};

pub(super) const LAMBDA: Section = Section {
    id: "lambda",
    heading: "[lambda.…]",
    keys: &[
        key("memory", Kind::Size)
            .or_default("lambda.memory")
            .aws("128 MB", "10240 MB"),
        key("cpu_bound", Kind::Share).or_default("lambda.cpu_bound"),
        key("timeout", Kind::Span)
            .or_default("lambda.timeout")
            .aws("1 s", "900 s"),
        key("init", Kind::Drawn).or_default("lambda.init"),
        key("duration", Kind::Drawn).or_default("lambda.duration"),
        key("duration_per_item", Kind::Drawn).or("\"0 s\""),
        key("cold_duration", Kind::Drawn),
        key("fails", Kind::Fails).or("\"never\""),
        key("fails_as", Kind::Word(&["error", "timeout", "memory"])).or("\"error\""),
        key("calls", Kind::Nodes(CALLEES)),
        key("then", Kind::Nodes(RECEIVERS)),
        key("polls", Kind::Tables("poll")),
        key("reserved_concurrency", Kind::Count).within("0", "100000"),
        key("provisioned_concurrency", Kind::Count)
            .or("0")
            .within("0", "100000"),
        key("idle_timeout", Kind::Span).or_default("lambda.idle_timeout"),
        key(
            "reuse",
            Kind::Word(&["newest", "oldest", "most-recent", "least-recent"]),
        )
        .or_default("lambda.reuse"),
        key("maximum_retry_attempts", Kind::Count)
            .or_default("lambda.maximum_retry_attempts")
            .aws("0", "2"),
        key("maximum_event_age", Kind::Span)
            .or_default("lambda.maximum_event_age")
            .aws("60 s", "6 h"),
        key("on_failure", Kind::Node(RECEIVERS)),
        key("on_success", Kind::Node(RECEIVERS)),
        key("dead_letter_queue", Kind::Node(DEAD_LETTERS)),
        key("recursive_loop", Kind::Word(&["terminate", "allow"])).or("\"terminate\""),
        key("prints", Kind::TextOrTexts),
        key("code", Kind::Text),
        key("event", Kind::Text),
        key("returns", Kind::Text),
        key("runtime", Kind::Remark),
        key("package", Kind::Remark),
    ],
    measures: Some(Service::Lambda),
    example: Some(include_str!("example/lambda.toml")),
    at: "lambda.f",
};

pub(super) const QUEUE_POLL: Section = Section {
    id: "poll",
    heading: "polls = [{ from = \"sqs.…\", … }]",
    keys: &[
        key("from", Kind::Node(&[Service::Sqs, Service::Kinesis]))
            .needed()
            .such_as("\"sqs.d\""),
        key("batch_size", Kind::Count)
            .or_default("mapping.batch_size")
            .aws("1", "10000"),
        key("batching_window", Kind::Span)
            .or_default("mapping.batching_window")
            .aws("0 s", "5 min"),
        key("report_batch_item_failures", Kind::Switch).or("false"),
        key("maximum_concurrency", Kind::Count).aws("2", "1000"),
        key("filter", Kind::Pattern),
    ],
    measures: Some(Service::Mapping),
    example: Some(include_str!("example/poll.toml")),
    at: "lambda.f.polls.0",
};

pub(super) const STREAM_POLL: Section = Section {
    id: "stream-poll",
    heading: "polls = [{ from = \"kinesis.…\", … }]",
    keys: &[
        key("from", Kind::Node(&[Service::Sqs, Service::Kinesis]))
            .needed()
            .such_as("\"kinesis.k\""),
        key("batch_size", Kind::Count)
            .or_default("mapping.kinesis_batch_size")
            .aws("1", "10000"),
        key("batching_window", Kind::Span)
            .or_default("mapping.batching_window")
            .aws("0 s", "5 min"),
        key("report_batch_item_failures", Kind::Switch).or("false"),
        key("filter", Kind::Pattern),
        key("parallelization_factor", Kind::Count)
            .or_default("mapping.parallelization_factor")
            .aws("1", "10"),
        key("maximum_retry_attempts", Kind::Integer)
            .or_default("mapping.maximum_retry_attempts")
            .aws("-1", "10000"),
        key("maximum_record_age", Kind::Span).aws("60 s", "7 d"),
        key("bisect_on_error", Kind::Switch).or("false"),
        key("on_failure", Kind::Node(RECEIVERS)),
    ],
    measures: None,
    example: Some(include_str!("example/stream-poll.toml")),
    at: "lambda.f.polls.1",
};
