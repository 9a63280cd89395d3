//! Reads `[sqs.…]`.

use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::warning::Rule;
use crate::sim::service::Service;
use crate::table::Table;
use crate::table::Value;

/// How a queue is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QueueSettings {
    pub fifo: bool,
    pub visibility: u64,
    pub retention: u64,
    pub delay: u64,
    /// How long a receive waits for a message, unless it says so itself.
    pub wait: u64,
    /// Messages that may be hidden at once.
    pub in_flight_limit: u64,
    /// Receives before a message is moved, and where to.
    pub redrive: Option<(u32, NodeIndex)>,
    /// Whether equal bodies of a FIFO queue are taken for repetitions.
    pub deduplicates: bool,
    /// Share of messages that are stored twice.
    pub duplicate_rate: f64,
    /// From sending to being receivable.
    pub latency: u64,
}

const SECOND: u64 = 1_000_000;

pub(crate) fn read(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> QueueSettings {
    let fifo = table.get("fifo").and_then(Value::boolean).unwrap_or(false);
    let visibility = reading.span(
        node,
        table,
        "visibility_timeout",
        model::span("sqs.visibility_timeout"),
        (0, 43_200 * SECOND),
    );
    let retention = reading.span(
        node,
        table,
        "retention",
        model::span("sqs.retention"),
        (60 * SECOND, 1_209_600 * SECOND),
    );
    let delay = reading.span(
        node,
        table,
        "delay",
        model::span("sqs.delay"),
        (0, 900 * SECOND),
    );
    // Lambda's pollers always wait long; the key is for consumers of one's own.
    let wait = reading.span(
        node,
        table,
        "wait_time",
        model::span("sqs.wait_time"),
        (0, 20 * SECOND),
    );
    let count = reading.count(
        node,
        table,
        "max_receive_count",
        model::count("sqs.max_receive_count"),
        (1, 1000),
    );
    let in_flight_limit = reading.count(
        node,
        table,
        "in_flight_limit",
        model::count("sqs.in_flight_limit"),
        (1, model::count("sqs.in_flight_limit")),
    );
    let target = reading.node_at(table, "dead_letter_queue", &[Service::Sqs]);
    if let Some(target) = target
        && reading.nodes[target.place()].fifo != fifo
    {
        reading.warn(node, "dead_letter_queue", Rule::OtherType);
    }
    QueueSettings {
        fifo,
        visibility,
        retention,
        delay,
        wait,
        in_flight_limit: u64::from(in_flight_limit),
        redrive: target.map(|target| (count.max(1), target)),
        deduplicates: table
            .get("content_based_deduplication")
            .and_then(Value::boolean)
            .unwrap_or(false),
        duplicate_rate: table
            .get("duplicate_rate")
            .and_then(Value::share)
            .unwrap_or(0.0),
        latency: table
            .get("latency")
            .and_then(Value::span_us)
            .unwrap_or_else(|| model::span("sqs.latency")),
    }
}
