//! Servers, services and their parts, and tasks on Fargate.

use crate::sim::reference::Section;
use crate::sim::reference::key::Key;
use crate::sim::reference::key::Kind;
use crate::sim::reference::key::key;
use crate::sim::scenario::CALLEES;
use crate::sim::service::Service;

const KEYS: &[Key] = &[
    key("servers", Kind::Count)
        .or_default("server.servers")
        .within("0", "1000000"),
    key("capacity", Kind::Count)
        .or_default("server.capacity")
        .within("0", "1000000"),
    key("queue", Kind::Count)
        .or_default("server.queue")
        .within("0", "1000000"),
    key("timeout", Kind::Span),
    key("duration", Kind::Drawn).or_default("server.duration"),
    key("fails", Kind::Fails).or("\"never\""),
    key("calls", Kind::Nodes(CALLEES)),
    key("store", Kind::Node(CALLEES)),
    key("parts", Kind::NamesOrTables("part")).such_as("[\"orders\", \"search\"]"),
    key("price_per_hour", Kind::Number)
        .or("0")
        .within("0", "1000000"),
];

pub(super) const SERVER: Section = Section {
    id: "server",
    heading: "[server.…]",
    keys: KEYS,
    measures: Some(Service::Server),
    example: Some(include_str!("example/server.toml")),
    at: "server.m",
};

pub(super) const SERVICE: Section = Section {
    id: "service",
    heading: "[service.…]",
    keys: KEYS,
    measures: Some(Service::Service),
    example: None,
    at: "service.s",
};

pub(super) const PART: Section = Section {
    id: "part",
    heading: "parts = [{ … }]",
    keys: &[
        key("name", Kind::Text).needed(),
        key("duration", Kind::Drawn).told(),
        key("fails", Kind::Fails).told(),
        key("calls", Kind::Nodes(CALLEES)).told(),
        key("store", Kind::Node(CALLEES)).told(),
    ],
    measures: Some(Service::Part),
    example: None,
    at: "server.m.parts.0",
};

pub(super) const FARGATE: Section = Section {
    id: "fargate",
    heading: "[fargate.…]",
    keys: &[
        key("cpu", Kind::Count)
            .or_default("fargate.cpu")
            .such_as("512"),
        key("memory", Kind::Size).told().such_as("\"1 GB\""),
        key("architecture", Kind::Word(&["x86", "arm64"])).or("\"x86\""),
        key("ephemeral_storage", Kind::Size)
            .told()
            .aws("21 GB", "200 GB"),
        key("image", Kind::Size).or("\"0 B\""),
        key("start", Kind::Drawn).or_default("fargate.start"),
        key("started", Kind::Switch).or("true"),
        key("tasks", Kind::Count).or_default("fargate.tasks"),
        key("target_cpu", Kind::Share),
        key("min", Kind::Count).told().such_as("1"),
        key("max", Kind::Count).told().such_as("5"),
        key("scale_out_cooldown", Kind::Span)
            .or_default("fargate.cooldown")
            .aws("0 s", "1 h"),
        key("scale_in_cooldown", Kind::Span)
            .or_default("fargate.cooldown")
            .aws("0 s", "1 h"),
        key("spot", Kind::SwitchOrTable("spot")).or("false"),
        key("stop_timeout", Kind::Span)
            .or_default("fargate.stop_timeout")
            .aws("0 s", "120 s"),
        key("polls", Kind::Tables("task-poll")),
        key("capacity", Kind::Count)
            .or_default("server.capacity")
            .within("0", "1000000"),
        key("queue", Kind::Count)
            .or_default("server.queue")
            .within("0", "1000000"),
        key("timeout", Kind::Span),
        key("duration", Kind::Drawn).or_default("server.duration"),
        key("fails", Kind::Fails).or("\"never\""),
        key("calls", Kind::Nodes(CALLEES)),
        key("store", Kind::Node(CALLEES)),
    ],
    measures: Some(Service::Fargate),
    example: Some(include_str!("example/fargate.toml")),
    at: "fargate.w",
};

pub(super) const TASK_POLL: Section = Section {
    id: "task-poll",
    heading: "polls = [{ … }]",
    keys: &[
        key("from", Kind::Node(&[Service::Sqs])).needed(),
        key("wait_time", Kind::Span).told().aws("0 s", "20 s"),
        key("pause", Kind::Span)
            .or_default("fargate.poll_pause")
            .within("1 ms", "1 d"),
    ],
    measures: None,
    example: None,
    at: "fargate.w.polls.0",
};

pub(super) const SPOT: Section = Section {
    id: "spot",
    heading: "spot = { … }",
    keys: &[
        key("interruptions", Kind::Table("arrivals")),
        key("discount", Kind::Share).or_default("fargate.spot_discount"),
    ],
    measures: None,
    example: None,
    at: "fargate.w.spot",
};
