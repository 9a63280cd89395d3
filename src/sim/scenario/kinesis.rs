//! Reads `[kinesis.…]`.

use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::reading::Reading;
use crate::table::Table;
use crate::table::Value;

/// How a stream is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StreamSettings {
    pub shards: u16,
    pub retention: u64,
    /// From a put to being readable.
    pub latency: u64,
}

const HOUR: u64 = 3_600_000_000;

pub(crate) fn read(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> StreamSettings {
    let shards = reading.count(
        node,
        table,
        "shards",
        model::count("kinesis.shards"),
        (1, 10_000),
    );
    StreamSettings {
        shards: shards.clamp(1, 10_000) as u16,
        retention: reading.span(
            node,
            table,
            "retention",
            model::span("kinesis.retention"),
            (24 * HOUR, 8_760 * HOUR),
        ),
        latency: table
            .get("latency")
            .and_then(Value::span_us)
            .unwrap_or_else(|| model::span("kinesis.latency")),
    }
}
