//! A scenario: a small serverless system, what happens to it, and what a learner is asked about it. Reads TOML, collects every
//! mistake with its place, and makes it ready to run. Running is `sim::run`.

pub(crate) mod alarm;
pub(crate) mod api;
mod arrival;
mod change;
pub(crate) mod client;
pub(crate) mod cognito;
pub(crate) mod eventbridge;
mod fails;
pub(crate) mod fargate;
pub(crate) mod fault;
pub(crate) mod fleet;
pub(crate) mod kinesis;
pub(crate) mod lambda;
pub mod link;
pub(crate) mod mapping;
mod nodes;
pub(crate) mod plan;
pub(crate) mod policy;
pub mod question;
mod reading;
pub mod recorded;
pub(crate) mod s3;
pub(crate) mod sns;
mod spans;
pub(crate) mod sqs;
pub mod ticket;
pub mod warning;

pub(crate) use reading::CALLEES;
pub(crate) use reading::RECEIVERS;

#[cfg(test)]
pub(crate) use change::written;
#[cfg(test)]
pub(crate) use reading::NOT_YET;

use std::sync::Arc;

use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::nearest::nearest;
use crate::problem::Problem;
use crate::sim::measure::Unit;
use crate::sim::model;
use crate::sim::scenario::link::Link;
use crate::sim::scenario::plan::Plan;
use crate::sim::scenario::question::Claim;
use crate::sim::scenario::question::Control;
use crate::sim::scenario::question::Prediction;
use crate::sim::scenario::ticket::Ticket;
use crate::table::File;
use crate::table::Table;
use crate::table::Value;

/// The longest horizon: far more than any scenario needs, and times stay far inside 64 bits.
const LONGEST_HORIZON: u64 = 10_000 * 86_400_000_000;

/// The horizon of a scenario that names none.
const DEFAULT_HORIZON: u64 = 3_600_000_000;

/// A scenario, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What is going on, for the learner.
    pub story: Option<Text>,
    /// The seed its claims hold for.
    pub seed: u64,
    /// When the run ends, in microseconds.
    pub horizon: u64,
    /// When measuring starts, in microseconds.
    pub warmup: u64,
    /// The most events a run may take, if the file says so.
    pub budget: Option<u64>,
    /// What the learner may change.
    pub controls: Vec<Control>,
    /// What is asked before the run.
    pub predictions: Vec<Prediction>,
    /// What every run has to show.
    pub claims: Vec<Claim>,
    /// The incident, if it is one.
    pub ticket: Option<Ticket>,
    pub(crate) plan: Arc<Plan>,
    file: String,
    source: Arc<str>,
    tree: toml::Value,
    changes: Vec<(String, toml::Value)>,
}

impl Scenario {
    /// Reads a scenario. `file` is the path its author knows; every problem found is reported, in the order of the text.
    pub fn parse(file: &str, source: &Arc<str>) -> Result<Self, Vec<Problem>> {
        Self::build(file, source, Vec::new())
    }

    /// Reads a scenario with settings changed by path before anything is looked at: what its loader found in other files.
    pub fn parse_with(
        file: &str,
        source: &Arc<str>,
        changes: Vec<(String, toml::Value)>,
    ) -> Result<Self, Vec<Problem>> {
        Self::build(file, source, changes)
    }

    /// The same scenario with settings changed by path, checked anew. An unknown path is a problem.
    pub fn with(&self, changes: &[(String, toml::Value)]) -> Result<Self, Vec<Problem>> {
        let mut all = self.changes.clone();
        for (path, value) in changes {
            all.retain(|(known, _)| known != path);
            all.push((path.clone(), value.clone()));
        }
        Self::build(&self.file, &self.source, all)
    }

    /// A setting by path as it is now, if it stands in the file or was changed.
    pub fn setting(&self, path: &str) -> Option<toml::Value> {
        let mut value = &self.tree;
        for part in path.split('.') {
            value = match value {
                toml::Value::Array(items) => items.get(part.parse::<usize>().ok()?)?,
                table => table.get(part)?,
            };
        }
        Some(value.clone())
    }

    /// Who sends to whom.
    pub fn links(&self) -> Vec<Link> {
        self.plan.links()
    }

    /// The names of the nodes, in the order of the file; mappings behind them.
    pub fn nodes(&self) -> impl Iterator<Item = &str> {
        self.plan.nodes.iter().map(|node| node.name.as_str())
    }

    /// The unit of a measure of this scenario, or the complaint that there is none of that name.
    pub fn unit(&self, path: &str) -> Result<Unit, Message> {
        nodes::unit(&self.plan.nodes, path)
    }

    /// The file it was read from.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The text it was read from.
    pub const fn source(&self) -> &Arc<str> {
        &self.source
    }

    fn build(
        name: &str,
        source: &Arc<str>,
        changes: Vec<(String, toml::Value)>,
    ) -> Result<Self, Vec<Problem>> {
        let texts: Vec<String> = changes
            .iter()
            .map(|(_, value)| change::written(value))
            .collect();
        let file = File::new(name, source);
        let built = {
            let mut tree = file.parse();
            for ((path, _), text) in changes.iter().zip(&texts) {
                change::set(&file, &mut tree, path, text);
            }
            let root = file.root(&tree);
            let plain = root.plain();
            Self::read(&file, root).map(|scenario| Self {
                tree: plain,
                ..scenario
            })
        };
        match built {
            Some(scenario) if file.is_sound() => Ok(Self {
                changes,
                ..scenario
            }),
            _ => Err(file.into_problems()),
        }
    }

    fn read(file: &File, root: Table<'_>) -> Option<Self> {
        let id = root.string("id");
        let title = root.text("title");
        let story = root.get("story").and_then(Value::text);
        let seed = root
            .get("seed")
            .and_then(|seed| seed.count(i64::MAX as u64))
            .unwrap_or(1);
        let horizon = span(&root, "horizon").unwrap_or(DEFAULT_HORIZON);
        let warmup = span(&root, "warmup").unwrap_or(0);
        if warmup > 0 && warmup >= horizon {
            let at = root.get("warmup").map_or(0..0, Value::at);
            file.refuse(at, msg!("scenario-warmup"));
        }
        let budget = root
            .get("budget")
            .and_then(|budget| budget.count(4_000_000_000));
        let price_table = price_table(&root);
        let plan = nodes::read(file, &root, horizon, price_table);
        let unit_of = |path: &str| nodes::unit(&plan.nodes, path);
        let controls = root
            .tables("control")
            .into_iter()
            .filter_map(question::control)
            .collect();
        let predictions = root
            .tables("prediction")
            .into_iter()
            .filter_map(|table| question::prediction(table, &unit_of))
            .collect();
        let claims = root
            .tables("claim")
            .into_iter()
            .filter_map(|table| question::claim(table, &unit_of))
            .collect();
        let ticket = root
            .get("ticket")
            .and_then(Value::table)
            .and_then(|table| ticket::read(table, &unit_of));
        root.finish();
        Some(Self {
            id: id?,
            title: title?,
            story,
            seed,
            horizon,
            warmup,
            budget,
            controls,
            predictions,
            claims,
            ticket,
            plan: Arc::new(plan),
            file: file.name().to_owned(),
            source: file.text().clone(),
            tree: toml::Value::Boolean(false),
            changes: Vec::new(),
        })
    }
}

fn span(root: &Table<'_>, key: &'static str) -> Option<u64> {
    let value = root.get(key)?;
    let span = value.span_us()?;
    if span > LONGEST_HORIZON {
        value.refuse(msg!("check-quantity-out-of-range"));
        return None;
    }
    Some(span)
}

fn price_table(root: &Table<'_>) -> String {
    let tables = model::price_tables();
    let Some(value) = root.get("price_table") else {
        return "us-east-1".to_owned();
    };
    let Some(name) = value.string() else {
        return String::new();
    };
    if !tables.contains(&name) {
        let hint = match nearest(name, tables.iter().copied()) {
            Some(near) => msg!("check-did-you-mean", word = near),
            None => msg!("check-known-words", words = tables.join(", ")),
        };
        value.refuse_with(
            msg!("check-unknown-word", key = "price_table", word = name),
            hint,
        );
    }
    name.to_owned()
}

#[cfg(test)]
mod tests;
