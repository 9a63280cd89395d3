//! The parts of a scenario that make it an incident ticket: what was reported, causes to choose from, what may be repaired, and how one
//! sees that it is. Data and reading; trying repairs is `quiz`'s work.

use std::ops::Range;

use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::sim::expression::Expression;
use crate::sim::scenario::question;
use crate::sim::scenario::question::UnitOf;
use crate::table::Table;
use crate::table::Value;

/// Settings by path, as a repair changes them.
pub type Changes = Vec<(String, toml::Value)>;

/// How many causes a learner chooses from.
const CAUSES: std::ops::RangeInclusive<usize> = 3..=4;

/// An incident to find the cause of and to repair.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticket {
    /// Lessons it stands on, by id.
    pub needs: Vec<String>,
    /// What was reported.
    pub story: Text,
    /// Causes to choose from; exactly one is right.
    pub causes: Vec<Cause>,
    /// Paths that may be changed.
    pub repair: Vec<String>,
    /// What has to hold afterwards.
    pub goals: Vec<Goal>,
    /// A repair that works.
    pub reference: Changes,
    /// Repairs that look right and are not.
    pub tempting: Vec<Tempting>,
    /// What would have prevented it, or shown it earlier.
    pub prevention: Text,
    /// Where it stands in the file.
    pub at: Range<usize>,
}

/// A cause to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// The cause, in words.
    pub text: Text,
    /// What speaks for or against it in log, measures and settings.
    pub why: Text,
    /// Whether it is the one.
    pub correct: bool,
}

/// What has to hold after the repair.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// In words.
    pub text: Text,
    /// As a condition.
    pub holds: Expression,
    /// The condition as written.
    pub written: String,
    /// Where it stands in the file.
    pub at: Range<usize>,
}

/// A repair that looks right and is not.
#[derive(Clone, Debug, PartialEq)]
pub struct Tempting {
    /// What it changes.
    pub set: Changes,
    /// What it breaks.
    pub why: Text,
    /// Where it stands in the file.
    pub at: Range<usize>,
}

impl Ticket {
    /// The place of the right cause.
    pub fn cause(&self) -> usize {
        let correct = self.causes.iter().position(|cause| cause.correct);
        correct.unwrap_or(0)
    }
}

pub(crate) fn read(table: Table<'_>, unit_of: UnitOf<'_>) -> Option<Ticket> {
    let needs = table.strings("needs");
    let story = table.text("story");
    let repair = table.strings("repair");
    let reference = table.need("reference").and_then(changes);
    let prevention = table.text("prevention");
    let causes = table.need("cause").and_then(causes);
    let goals = some(&table, "goal", msg!("scenario-ticket-goals")).map(|goals| {
        let goals = goals.into_iter();
        goals.filter_map(|table| goal(table, unit_of)).collect()
    });
    let tempting = some(&table, "tempting", msg!("scenario-ticket-tempting"))
        .map(|tables| tables.into_iter().filter_map(tempting).collect());
    let at = table.at();
    table.finish();
    Some(Ticket {
        needs,
        story: story?,
        causes: causes?,
        repair,
        goals: goals?,
        reference: reference?,
        tempting: tempting?,
        prevention: prevention?,
        at,
    })
}

/// The tables of a key; there has to be at least one.
fn some<'a>(table: &Table<'a>, key: &'static str, none: Message) -> Option<Vec<Table<'a>>> {
    let value = table.need(key)?;
    let tables: Vec<Table<'a>> = value.list()?.into_iter().filter_map(Value::table).collect();
    if tables.is_empty() {
        value.refuse(none);
    }
    Some(tables)
}

fn causes(value: Value<'_>) -> Option<Vec<Cause>> {
    let items = value.list()?;
    let count = items.len();
    let causes: Vec<Cause> = items
        .into_iter()
        .filter_map(Value::table)
        .filter_map(cause)
        .collect();
    let correct = causes.iter().filter(|cause| cause.correct).count();
    if !CAUSES.contains(&count) {
        let (low, high) = (*CAUSES.start(), *CAUSES.end());
        value.refuse(msg!(
            "scenario-ticket-causes",
            low = low,
            high = high,
            count = count
        ));
    } else if causes.len() == count && correct != 1 {
        value.refuse(msg!("scenario-ticket-correct", count = correct));
    }
    Some(causes)
}

fn cause(table: Table<'_>) -> Option<Cause> {
    let text = table.text("text");
    let why = table.text("why");
    let correct = table.get("correct").and_then(Value::boolean);
    table.finish();
    Some(Cause {
        text: text?,
        why: why?,
        correct: correct.unwrap_or(false),
    })
}

fn goal(table: Table<'_>, unit_of: UnitOf<'_>) -> Option<Goal> {
    let text = table.text("text");
    let holds = table
        .need("holds")
        .and_then(|value| question::condition(value, unit_of));
    let at = table.at();
    table.finish();
    let (holds, written) = holds?;
    Some(Goal {
        text: text?,
        holds,
        written,
        at,
    })
}

fn tempting(table: Table<'_>) -> Option<Tempting> {
    let set = table.need("set").and_then(changes);
    let why = table.text("why");
    let at = table.at();
    table.finish();
    Some(Tempting {
        set: set?,
        why: why?,
        at,
    })
}

/// Paths and values of `{ "sqs.orders.visibility_timeout" = "3 min" }`.
fn changes(value: Value<'_>) -> Option<Changes> {
    let table = value.table()?;
    Some(
        table
            .entries()
            .into_iter()
            .map(|(path, value)| (path.to_owned(), value.plain()))
            .collect(),
    )
}
