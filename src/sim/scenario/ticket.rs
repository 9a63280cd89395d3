//! The parts of a scenario that make it an incident ticket: symptoms, causes to choose from, what may be repaired, and how one sees
//! that it is. Data and reading; playing it is not this file's work.

use crate::lang::Text;
use crate::sim::expression::Expression;
use crate::sim::scenario::question;
use crate::sim::scenario::question::UnitOf;
use crate::table::Table;
use crate::table::Value;

/// An incident to find the cause of and to repair.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticket {
    /// What was reported.
    pub story: Text,
    /// Causes to choose from.
    pub causes: Vec<Text>,
    /// The right one, by its place.
    pub cause: usize,
    /// Paths that may be changed.
    pub repair: Vec<String>,
    /// What has to hold afterwards, and as it was written.
    pub goal: Vec<(Expression, String)>,
    /// A repair that works: path and value.
    pub reference: Vec<(String, toml::Value)>,
    /// Repairs that look right and are not.
    pub tempting: Vec<Vec<(String, toml::Value)>>,
}

pub(crate) fn read(table: Table<'_>, unit_of: UnitOf<'_>) -> Option<Ticket> {
    let story = table.text("story");
    let cause = table
        .need("cause")
        .and_then(Value::table)
        .and_then(|cause| {
            let options: Option<Vec<Text>> = cause
                .need("options")
                .and_then(Value::list)
                .map(|options| options.into_iter().filter_map(Value::text).collect());
            let answer = cause.need("answer").and_then(|answer| {
                answer.count(
                    options
                        .as_ref()
                        .map_or(0, |options| options.len().saturating_sub(1))
                        as u64,
                )
            });
            cause.finish();
            Some((options?, answer? as usize))
        });
    let repair = table.strings("repair");
    let goal = table.need("goal").and_then(Value::list).map(|goals| {
        goals
            .into_iter()
            .filter_map(|goal| question::condition(goal, unit_of))
            .collect()
    });
    let reference = table.need("reference").and_then(changes);
    let tempting = table
        .get("tempting")
        .and_then(Value::list)
        .unwrap_or_default()
        .into_iter()
        .filter_map(changes)
        .collect();
    table.finish();
    let (causes, cause) = cause?;
    Some(Ticket {
        story: story?,
        causes,
        cause,
        repair,
        goal: goal?,
        reference: reference?,
        tempting,
    })
}

/// Paths and values of `{ "sqs.orders.visibility_timeout" = "3 min" }`.
fn changes(value: Value<'_>) -> Option<Vec<(String, toml::Value)>> {
    let table = value.table()?;
    Some(
        table
            .entries()
            .into_iter()
            .map(|(path, value)| (path.to_owned(), value.plain()))
            .collect(),
    )
}
