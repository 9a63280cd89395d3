//! Servers, services and their parts.

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
