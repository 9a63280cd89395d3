//! Reads `[eventbridge.…]`: rules with patterns, schedules.

use crate::msg;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::pattern::Pattern;
use crate::sim::pattern::PatternMistake;
use crate::sim::scenario::client;
use crate::sim::scenario::plan::Origin;
use crate::sim::scenario::reading::RECEIVERS;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::warning::Rule as Refused;
use crate::sim::service::Service;
use crate::table::Table;
use crate::table::Value;

/// How an event bus is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BusSettings {
    pub rules: Vec<Rule>,
    pub schedules: Vec<Schedule>,
    /// When the archive is replayed, if there is one: at these times.
    pub replays: Vec<u64>,
    /// Whether events are archived.
    pub archive: bool,
    /// From an event to its targets.
    pub latency: u64,
}

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rule {
    /// Which events; without one, all.
    pub pattern: Option<Pattern>,
    pub to: Vec<NodeIndex>,
    pub dead_letter: Option<NodeIndex>,
    pub retries: u16,
    pub event_age: u64,
}

/// A schedule.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Schedule {
    /// Every so often, first after this time.
    pub every: u64,
    pub to: Vec<NodeIndex>,
    pub origin: u16,
}

/// Targets of a rule.
const MOST_TARGETS: usize = 5;

/// Rules of a bus.
const MOST_RULES: usize = 300;

const SECOND: u64 = 1_000_000;

pub(crate) fn read(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> BusSettings {
    let archive = table
        .get("archive")
        .and_then(Value::boolean)
        .unwrap_or(false);
    let replays = table.get("replay_at").map_or_else(Vec::new, |value| {
        if !archive {
            value.refuse(msg!("scenario-replay-archive"));
        }
        let times = if value.is_string() {
            vec![value]
        } else {
            value.list().unwrap_or_default()
        };
        times.into_iter().filter_map(Value::span_us).collect()
    });
    let rules = table.tables("rules");
    if rules.len() > MOST_RULES {
        reading.warn(node, "rules", Refused::TooMany(MOST_RULES));
    }
    BusSettings {
        archive,
        replays,
        rules: rules
            .into_iter()
            .map(|table| rule(reading, node, table))
            .collect(),
        schedules: table
            .tables("schedules")
            .into_iter()
            .filter_map(|table| schedule(reading, node, table))
            .collect(),
        latency: table
            .get("latency")
            .and_then(Value::span_us)
            .unwrap_or_else(|| model::span("eventbridge.latency")),
    }
}

fn rule(reading: &Reading<'_>, node: NodeIndex, table: Table<'_>) -> Rule {
    let pattern = table.get("pattern").and_then(pattern);
    let to = reading.nodes_at(&table, "to", RECEIVERS);
    if to.is_empty() && !table.has("to") {
        let _ = table.need("to");
    }
    if to.len() > MOST_TARGETS {
        reading.warn(node, "to", Refused::TooMany(MOST_TARGETS));
    }
    let dead_letter = reading.node_at(&table, "dead_letter_queue", &[Service::Sqs]);
    if let Some(target) = dead_letter {
        reading.standard_only(node, "dead_letter_queue", target);
    }
    let retries = reading.count(
        node,
        &table,
        "maximum_retry_attempts",
        model::count("eventbridge.maximum_retry_attempts"),
        (0, 185),
    );
    let event_age = reading.span(
        node,
        &table,
        "maximum_event_age",
        model::span("eventbridge.maximum_event_age"),
        (60 * SECOND, 86_400 * SECOND),
    );
    table.finish();
    Rule {
        pattern,
        to,
        dead_letter,
        retries: retries.min(10_000) as u16,
        event_age,
    }
}

/// Reads a pattern out of a table or a text of JSON.
pub(crate) fn pattern(value: Value<'_>) -> Option<Pattern> {
    let json = client::json(value)?;
    match Pattern::parse(&json) {
        Ok(pattern) => Some(pattern),
        Err(mistake) => {
            value.refuse(match mistake {
                PatternMistake::NotAnObject => msg!("scenario-pattern-object"),
                PatternMistake::NotAnArray(field) => {
                    msg!("scenario-pattern-array", field = field)
                }
                PatternMistake::Empty(field) => msg!("scenario-pattern-empty", field = field),
                PatternMistake::UnknownOperator { field, operator } => msg!(
                    "scenario-pattern-operator",
                    field = field,
                    operator = operator
                ),
                PatternMistake::BadOperand { field, operator } => msg!(
                    "scenario-pattern-operand",
                    field = field,
                    operator = operator
                ),
            });
            None
        }
    }
}

fn schedule(reading: &Reading<'_>, node: NodeIndex, table: Table<'_>) -> Option<Schedule> {
    let every = table.need("rate").and_then(|value| {
        let every = value.span_us()?;
        if every == 0 {
            value.refuse(msg!("scenario-no-gap"));
        }
        Some(every.max(1))
    });
    let to = reading.nodes_at(&table, "to", RECEIVERS);
    let body = table.get("body").and_then(client::json);
    table.finish();
    let name = &reading.nodes[node.place()].name;
    Some(Schedule {
        every: every?,
        to,
        origin: reading.origin(Origin {
            keys: vec![reading.key(name)],
            body,
            ..Origin::default()
        }),
    })
}
