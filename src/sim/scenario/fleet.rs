//! Reads `[server.…]` and `[service.…]`: servers that take requests, side by side, each so many at once; and of `[fargate.…]` what it has
//! in common with them. What a fleet's parts do, which share its servers, is read here too.

use crate::msg;
use crate::sim::distribution::Distribution;
use crate::sim::failing::Fails;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::fails::fails;
use crate::sim::scenario::fargate;
use crate::sim::scenario::fargate::TaskSettings;
use crate::sim::scenario::nodes::is_id;
use crate::sim::scenario::reading::CALLEES;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::spans;
use crate::sim::service::Service;
use crate::table::Table;
use crate::table::Value;

/// How a fleet is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FleetSettings {
    /// A server, a service, or Fargate.
    pub service: Service,
    /// The servers of one that is no Fargate.
    pub servers: u32,
    /// Requests that a server works on at once.
    pub capacity: u32,
    /// Requests that may wait.
    pub queue: u32,
    /// The longest a request may take from its arrival, waiting included.
    pub timeout: Option<u64>,
    pub work: Work,
    /// What it is made of, if its author tells parts apart.
    pub parts: Vec<Part>,
    /// US dollars for a server.
    pub price_per_hour: f64,
    /// Its tasks, if it is on Fargate.
    pub tasks: Option<Box<TaskSettings>>,
}

/// What a request makes a server do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Work {
    pub duration: Distribution,
    /// What it calls and waits for, one after the other, before its own work; its store is the last.
    pub calls: Vec<NodeIndex>,
    pub fails: Fails,
}

/// A part of a fleet: it has its own work and shares everything else.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    pub name: String,
    pub node: NodeIndex,
    pub work: Work,
}

impl FleetSettings {
    /// Which part a path asks for: `/search`, `/search/shoes`. `None` where there is none; a fleet without parts takes every path.
    pub fn part_of(&self, path: &str) -> Option<usize> {
        let first = path.trim_start_matches('/').split('/').next()?;
        self.parts.iter().position(|part| part.name == first)
    }
}

/// More servers, places or waiting requests than any scenario needs.
const MOST: u64 = 1_000_000;

/// More US dollars an hour than anything costs.
const DEAREST: f64 = 1e6;

pub(crate) fn read(
    reading: &Reading<'_>,
    node: NodeIndex,
    service: Service,
    table: &Table<'_>,
) -> FleetSettings {
    let work = work(reading, table, None);
    let on_fargate = service == Service::Fargate;
    let tasks = on_fargate.then(|| Box::new(fargate::read(reading, node, table)));
    let servers = if on_fargate {
        None
    } else {
        number(table, "servers")
    };
    let price_per_hour = if on_fargate {
        None
    } else {
        table.get("price_per_hour").and_then(price)
    };
    let parts = if on_fargate {
        Vec::new()
    } else {
        parts(reading, node, table, &work)
    };
    FleetSettings {
        service,
        servers: servers.unwrap_or_else(|| model::count("server.servers")),
        capacity: number(table, "capacity").unwrap_or_else(|| model::count("server.capacity")),
        queue: number(table, "queue").unwrap_or_else(|| model::count("server.queue")),
        timeout: table.get("timeout").and_then(Value::span_us),
        parts,
        work,
        price_per_hour: price_per_hour.unwrap_or(0.0),
        tasks,
    }
}

/// A count of servers, places or tasks.
pub(crate) fn number(table: &Table<'_>, key: &'static str) -> Option<u32> {
    table
        .get(key)
        .and_then(|value| value.count(MOST))
        .map(|count| count as u32)
}

fn price(value: Value<'_>) -> Option<f64> {
    let price = value.number()?;
    if (0.0..=DEAREST).contains(&price) {
        return Some(price);
    }
    value.refuse(msg!(
        "check-out-of-range",
        key = value.key(),
        low = 0,
        high = DEAREST as u32
    ));
    None
}

/// What a fleet or a part does; what a part does not say, its fleet says.
fn work(reading: &Reading<'_>, table: &Table<'_>, fleet: Option<&Work>) -> Work {
    let duration = table.get("duration").and_then(spans::distribution);
    let fails = table.get("fails").and_then(|value| fails(reading, value));
    let names_calls = table.has("calls") || table.has("store");
    let mut calls = reading.nodes_at(table, "calls", CALLEES);
    calls.extend(reading.node_at(table, "store", CALLEES));
    match fleet {
        Some(fleet) => Work {
            duration: duration.unwrap_or(fleet.duration),
            calls: if names_calls {
                calls
            } else {
                fleet.calls.clone()
            },
            fails: fails.unwrap_or_else(|| fleet.fails.clone()),
        },
        None => Work {
            duration: duration
                .unwrap_or_else(|| Distribution::Constant(model::span("server.duration"))),
            calls,
            fails: fails.unwrap_or(Fails::Never),
        },
    }
}

/// The parts: names, or tables with a name and what is different.
fn parts(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>, fleet: &Work) -> Vec<Part> {
    let list = table.get("parts").and_then(Value::list).unwrap_or_default();
    let mut parts: Vec<Part> = Vec::new();
    for value in list {
        let (name, work) = if value.is_table() {
            let Some(inside) = value.table() else {
                continue;
            };
            let name = inside.string("name");
            let work = work(reading, &inside, Some(fleet));
            inside.finish();
            (name, work)
        } else {
            (value.string().map(str::to_owned), fleet.clone())
        };
        let Some(name) = name else {
            continue;
        };
        if !is_id(&name) {
            value.refuse(msg!("scenario-bad-id", id = name));
        } else if parts.iter().any(|known| known.name == name) {
            value.refuse(msg!("scenario-part-twice", name = name));
        } else if let Some(found) =
            reading.find(&format!("{}.{name}", reading.nodes[node.place()].name))
        {
            parts.push(Part {
                name,
                node: found,
                work,
            });
        }
    }
    parts
}

/// The names of the parts that stand under `parts`, before anything else is known: other nodes may name them. Reports nothing; what
/// is wrong is said when the settings are read.
pub(crate) fn part_names(table: &Table<'_>) -> Vec<String> {
    let Some(list) = table.get("parts").map(Value::plain) else {
        return Vec::new();
    };
    let mut names: Vec<String> = Vec::new();
    for part in list.as_array().into_iter().flatten() {
        let name = part
            .as_str()
            .or_else(|| part.get("name").and_then(toml::Value::as_str));
        if let Some(name) = name
            && is_id(name)
            && !names.iter().any(|known| known == name)
        {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_asks_for_a_part() {
        let work = Work {
            duration: Distribution::NONE,
            calls: Vec::new(),
            fails: Fails::Never,
        };
        let part = |name: &str| Part {
            name: name.to_owned(),
            node: NodeIndex(0),
            work: work.clone(),
        };
        let fleet = FleetSettings {
            service: Service::Server,
            servers: 1,
            capacity: 1,
            queue: 0,
            timeout: None,
            parts: vec![part("orders"), part("search")],
            work: work.clone(),
            price_per_hour: 0.0,
            tasks: None,
        };
        assert_eq!(fleet.part_of("/search"), Some(1));
        assert_eq!(fleet.part_of("orders"), Some(0));
        assert_eq!(fleet.part_of("/orders/17/lines"), Some(0));
        assert_eq!(fleet.part_of("/"), None);
        assert_eq!(fleet.part_of("/searching"), None);
    }
}
