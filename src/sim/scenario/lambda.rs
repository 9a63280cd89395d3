//! Reads `[lambda.…]`, except its event source mappings (`scenario/mapping.rs`).

use crate::message::Arg;
use crate::sim::distribution::Distribution;
use crate::sim::failing::Fails;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::fails::fails;
use crate::sim::scenario::reading::CALLEES;
use crate::sim::scenario::reading::RECEIVERS;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::spans;
use crate::sim::scenario::warning::Rule;
use crate::sim::service::Service;
use crate::sim::status::Failure;
use crate::table::Table;
use crate::table::Value;

/// How a function is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LambdaSettings {
    /// In bytes.
    pub memory: u64,
    /// The share of its work that waits for the processor; the rest takes as long with any memory.
    pub cpu_bound: f64,
    pub timeout: u64,
    pub init: Distribution,
    pub duration: Distribution,
    pub duration_per_item: Distribution,
    /// Instead of `duration` for the first request of an environment.
    pub cold_duration: Option<Distribution>,
    pub fails: Fails,
    pub fails_as: Failure,
    /// Services it calls and waits for, one after the other, before its own work.
    pub calls: Vec<NodeIndex>,
    /// Where it sends what it made, on success.
    pub then: Vec<NodeIndex>,
    pub reserved: Option<u32>,
    pub provisioned: u32,
    pub idle_timeout: u64,
    pub reuse: Reuse,
    pub retries: u16,
    pub event_age: u64,
    pub on_failure: Option<NodeIndex>,
    pub on_success: Option<NodeIndex>,
    pub dead_letter: Option<NodeIndex>,
    pub prints: Vec<String>,
    pub code: Option<String>,
    pub event: Option<String>,
    pub returns: Option<String>,
    pub loops_allowed: bool,
}

/// Which idle environment serves the next request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reuse {
    Newest,
    Oldest,
    MostRecent,
    LeastRecent,
}

const SECOND: u64 = 1_000_000;
const MB: u64 = 1 << 20;

/// Where a function may leave events it gave up, besides destinations.
pub(crate) const DEAD_LETTERS: &[Service] = &[Service::Sqs, Service::Sns];

/// More environments than any account gets.
const MOST_CONCURRENCY: u64 = 100_000;

pub(crate) fn read(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> LambdaSettings {
    for key in ["runtime", "package"] {
        // Told to the learner by the file itself; they change nothing in a run.
        let _ = table.get(key);
    }
    let concurrency = |key| {
        let value: Option<Value<'_>> = table.get(key);
        value
            .and_then(|value| value.count(MOST_CONCURRENCY))
            .map(|count| count as u32)
    };
    let reserved = concurrency("reserved_concurrency");
    let provisioned = concurrency("provisioned_concurrency").unwrap_or(0);
    if reserved.is_some_and(|reserved| provisioned > reserved) {
        reading.warn(
            node,
            "provisioned_concurrency",
            Rule::ProvisionedAboveReserved,
        );
    }
    LambdaSettings {
        memory: memory(reading, node, table),
        cpu_bound: table.get("cpu_bound").and_then(Value::share).unwrap_or(0.0),
        timeout: reading.span(
            node,
            table,
            "timeout",
            model::span("lambda.timeout"),
            (SECOND, 900 * SECOND),
        ),
        init: spans_at(table, "init")
            .unwrap_or_else(|| Distribution::Constant(model::span("lambda.init"))),
        duration: spans_at(table, "duration")
            .unwrap_or_else(|| Distribution::Constant(model::span("lambda.duration"))),
        duration_per_item: spans_at(table, "duration_per_item").unwrap_or(Distribution::NONE),
        cold_duration: spans_at(table, "cold_duration"),
        fails: table
            .get("fails")
            .and_then(|value| fails(reading, value))
            .unwrap_or(Fails::Never),
        fails_as: table
            .get("fails_as")
            .and_then(|value| {
                value.one_of(&[
                    ("error", Failure::Error),
                    ("timeout", Failure::Timeout),
                    ("memory", Failure::Memory),
                ])
            })
            .unwrap_or(Failure::Error),
        calls: reading.nodes_at(table, "calls", CALLEES),
        then: reading.nodes_at(table, "then", RECEIVERS),
        reserved,
        provisioned,
        idle_timeout: table
            .get("idle_timeout")
            .and_then(Value::span_us)
            .unwrap_or_else(|| model::span("lambda.idle_timeout")),
        reuse: table
            .get("reuse")
            .and_then(|value| {
                value.one_of(&[
                    ("newest", Reuse::Newest),
                    ("oldest", Reuse::Oldest),
                    ("most-recent", Reuse::MostRecent),
                    ("least-recent", Reuse::LeastRecent),
                ])
            })
            .unwrap_or(Reuse::Newest),
        retries: reading
            .count(
                node,
                table,
                "maximum_retry_attempts",
                model::count("lambda.maximum_retry_attempts"),
                (0, 2),
            )
            .min(10_000) as u16,
        event_age: reading.span(
            node,
            table,
            "maximum_event_age",
            model::span("lambda.maximum_event_age"),
            (60 * SECOND, 21_600 * SECOND),
        ),
        on_failure: target(reading, node, table, "on_failure", RECEIVERS),
        on_success: target(reading, node, table, "on_success", RECEIVERS),
        dead_letter: target(reading, node, table, "dead_letter_queue", DEAD_LETTERS),
        prints: lines(table),
        code: text(table, "code"),
        event: text(table, "event"),
        returns: text(table, "returns"),
        loops_allowed: table
            .get("recursive_loop")
            .and_then(|value| value.one_of(&[("terminate", false), ("allow", true)]))
            .unwrap_or(false),
    }
}

fn memory(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> u64 {
    let memory = table
        .get("memory")
        .and_then(Value::size)
        .unwrap_or_else(|| model::size("lambda.memory"));
    let (low, high) = (128 * MB, 10_240 * MB);
    if !(low..=high).contains(&memory) {
        let range = Rule::Range(Arg::Size(low), Arg::Size(high));
        reading.warn(node, "memory", range);
    } else if !memory.is_multiple_of(MB) {
        reading.warn(node, "memory", Rule::WholeMegabytes);
    }
    memory
}

fn spans_at(table: &Table<'_>, key: &'static str) -> Option<Distribution> {
    spans::distribution(table.get(key)?)
}

fn text(table: &Table<'_>, key: &'static str) -> Option<String> {
    table.get(key).and_then(Value::string).map(str::to_owned)
}

/// One line or several.
fn lines(table: &Table<'_>) -> Vec<String> {
    let Some(value) = table.get("prints") else {
        return Vec::new();
    };
    let values = if value.is_string() {
        vec![value]
    } else {
        value.list().unwrap_or_default()
    };
    values
        .into_iter()
        .filter_map(Value::string)
        .flat_map(str::lines)
        .map(str::to_owned)
        .collect()
}

fn target(
    reading: &Reading<'_>,
    node: NodeIndex,
    table: &Table<'_>,
    key: &'static str,
    services: &[Service],
) -> Option<NodeIndex> {
    let target = reading.node_at(table, key, services)?;
    if target == node {
        reading.warn(node, key, Rule::OwnDestination);
    }
    let no_destination = match reading.nodes[target.place()].service {
        Service::Kinesis => true,
        Service::S3 => key == "on_success",
        _ => false,
    };
    if no_destination {
        reading.warn(node, key, Rule::NoDestination);
    }
    reading.standard_only(node, key, target);
    Some(target)
}
