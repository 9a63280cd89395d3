//! Reads the nodes of a scenario in two passes: first which there are, so that they may name each other in any order, then how they
//! are set.

use crate::message::Message;
use crate::msg;
use crate::sim::identity::NodeIndex;
use crate::sim::measure;
use crate::sim::measure::Unit;
use crate::sim::model;
use crate::sim::scenario::alarm;
use crate::sim::scenario::api;
use crate::sim::scenario::client;
use crate::sim::scenario::cognito;
use crate::sim::scenario::eventbridge;
use crate::sim::scenario::fault;
use crate::sim::scenario::fleet;
use crate::sim::scenario::fleet::FleetSettings;
use crate::sim::scenario::kinesis;
use crate::sim::scenario::lambda;
use crate::sim::scenario::mapping;
use crate::sim::scenario::plan::Load;
use crate::sim::scenario::plan::NodePlan;
use crate::sim::scenario::plan::Plan;
use crate::sim::scenario::plan::Settings;
use crate::sim::scenario::policy;
use crate::sim::scenario::question;
use crate::sim::scenario::reading::Declared;
use crate::sim::scenario::reading::NOT_YET;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::s3;
use crate::sim::scenario::sns;
use crate::sim::scenario::sqs;
use crate::sim::scenario::warning::Rule;
use crate::sim::scenario::warning::Warning;
use crate::sim::service::Service;
use crate::table::File;
use crate::table::Table;
use crate::table::Value;

/// The most nodes: more than fit on any screen, few enough for two-byte numbers.
const MOST_NODES: usize = 1_000;

/// The most different keys.
const MOST_KEYS: usize = 60_000;

/// Reads everything that runs.
pub(crate) fn read(file: &File, root: &Table<'_>, horizon: u64, price_table: String) -> Plan {
    for name in NOT_YET {
        if let Some(value) = root.get(name) {
            value.refuse(msg!("scenario-not-yet", name = *name));
        }
    }
    let account = account(root);
    let (declared, tables) = declare(root);
    if declared.len() > MOST_NODES {
        file.refuse(
            0..0,
            msg!("scenario-too-many", what = "nodes", most = MOST_NODES),
        );
        return Plan::default();
    }
    let workloads = workloads(root);
    let reading = Reading::new(file, declared);
    let mut nodes: Vec<Option<NodePlan>> = Vec::new();
    let mut parts: Vec<NodePlan> = Vec::new();
    let mut mappings: Vec<NodePlan> = Vec::new();
    for (place, table) in tables.into_iter().enumerate() {
        let node = NodeIndex(place as u16);
        let name = reading.nodes[place].name.clone();
        let service = reading.nodes[place].service;
        if service == Service::Lambda {
            mappings.extend(polls(&reading, node, &name, &table));
        }
        let settings = settings(&reading, node, service, &table, &workloads);
        if let Some(Settings::Fleet(fleet)) = &settings {
            parts.extend(parts_of(&reading, node, fleet));
        }
        table.finish();
        nodes.push(settings.map(|settings| NodePlan { name, settings }));
    }
    let faults = root
        .tables("fault")
        .into_iter()
        .flat_map(|table| fault::read(&reading, table, horizon))
        .collect();
    let policies = (1..)
        .zip(root.tables("policy"))
        .filter_map(|(number, table)| policy::read(&reading, table, number))
        .collect();
    let (keys, origins, warnings) = reading.finish();
    if keys.len() > MOST_KEYS {
        file.refuse(
            0..0,
            msg!("scenario-too-many", what = "keys", most = MOST_KEYS),
        );
    }
    // A node that could not be read was reported; the rest is read for its own mistakes and never run.
    let nodes: Vec<_> = nodes
        .into_iter()
        .flatten()
        .chain(parts)
        .chain(mappings)
        .collect();
    let mut plan = Plan {
        concurrency: account.unwrap_or_else(|| model::count("account.concurrency")),
        nodes,
        origins,
        keys,
        faults,
        policies,
        warnings,
        price_table,
    };
    if file.is_sound() {
        check_visibility(&mut plan);
        reserve(&mut plan, account.is_some());
    }
    plan
}

/// The unit of a measure by its path, or the complaint with the nearest that exists.
pub(crate) fn unit(nodes: &[NodePlan], path: &str) -> Result<Unit, Message> {
    if let Some((_, unit)) = measure::RUN.iter().find(|(name, _)| *name == path) {
        return Ok(*unit);
    }
    if path == "cost.total" {
        return Ok(Unit::Usd);
    }
    if let Some(node) = path.strip_prefix("cost.")
        && nodes.iter().any(|known| known.name == node)
    {
        return Ok(Unit::Usd);
    }
    let found = path.rsplit_once('.').and_then(|(node, name)| {
        let node = nodes.iter().find(|known| known.name == node)?;
        measure::unit(node.settings.service(), name)
    });
    found.ok_or_else(|| {
        let known: Vec<String> = nodes
            .iter()
            .flat_map(|node| {
                let names = node.settings.service().measures().iter();
                names.map(|(name, _)| format!("{}.{name}", node.name))
            })
            .collect();
        question::unknown_measure(path, known.iter().map(String::as_str))
    })
}

fn account(root: &Table<'_>) -> Option<u32> {
    let table = root.get("account").and_then(Value::table)?;
    let concurrency = table
        .get("concurrency")
        .and_then(|value| value.count(10_000_000));
    table.finish();
    concurrency.map(|concurrency| concurrency as u32)
}

/// Which nodes there are, in the order of the text; parts of fleets behind them, without tables of their own.
fn declare<'a>(root: &Table<'a>) -> (Vec<Declared>, Vec<Table<'a>>) {
    let mut found: Vec<(Declared, Table<'a>)> = Vec::new();
    for service in Service::NAMED {
        let Some(table) = root.get(service.name()).and_then(Value::table) else {
            continue;
        };
        for (id, value) in table.entries() {
            if !is_id(id) {
                value.refuse(msg!("scenario-bad-id", id = id));
                continue;
            }
            let Some(inside) = value.table() else {
                continue;
            };
            let fifo = matches!(service, Service::Sqs | Service::Sns)
                && inside
                    .get("fifo")
                    .is_some_and(|fifo| fifo.plain().as_bool() == Some(true));
            let declared = Declared {
                name: format!("{}.{id}", service.name()),
                service,
                at: value.at(),
                fifo,
            };
            found.push((declared, inside));
        }
    }
    found.sort_by_key(|(declared, _)| declared.at.start);
    let mut parts: Vec<Declared> = Vec::new();
    for (fleet, inside) in &found {
        if matches!(fleet.service, Service::Server | Service::Service) {
            parts.extend(fleet::part_names(inside).iter().map(|part| Declared {
                name: format!("{}.{part}", fleet.name),
                service: Service::Part,
                at: fleet.at.clone(),
                fifo: false,
            }));
        }
    }
    let (mut declared, tables): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    declared.extend(parts);
    (declared, tables)
}

/// Letters, digits, hyphens and underscores: an id is part of paths and of expressions.
pub(crate) fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

fn workloads(root: &Table<'_>) -> Vec<(String, Option<Load>)> {
    let Some(table) = root.get("workload").and_then(Value::table) else {
        return Vec::new();
    };
    table
        .entries()
        .into_iter()
        .map(|(id, value)| {
            let name = format!("workload.{id}");
            let load = value.table().and_then(|table| {
                let load = client::workload(&name, &table);
                table.finish();
                load
            });
            (name, load)
        })
        .collect()
}

fn settings(
    reading: &Reading<'_>,
    node: NodeIndex,
    service: Service,
    table: &Table<'_>,
    workloads: &[(String, Option<Load>)],
) -> Option<Settings> {
    Some(match service {
        Service::Client => Settings::Client(client::read(reading, node, table, workloads)?),
        Service::Api => Settings::Api(api::read(reading, node, table)),
        Service::Lambda | Service::Mapping => {
            Settings::Lambda(Box::new(lambda::read(reading, node, table)))
        }
        Service::Sqs => Settings::Sqs(sqs::read(reading, node, table)),
        Service::Kinesis => Settings::Kinesis(kinesis::read(reading, node, table)),
        Service::S3 => Settings::S3(s3::read(reading, node, table)),
        Service::EventBridge => Settings::EventBridge(eventbridge::read(reading, node, table)),
        Service::Cognito => Settings::Cognito(cognito::read(reading, table)),
        Service::Server | Service::Service | Service::Fargate | Service::Part => {
            Settings::Fleet(Box::new(fleet::read(reading, node, service, table)))
        }
        Service::Sns => Settings::Sns(sns::read(reading, node, table)),
        Service::Alarm => Settings::Alarm(Box::new(alarm::read(reading, node, table)?)),
    })
}

/// The parts of a fleet as nodes of their own: calls and faults can name them, and they have measures.
fn parts_of(reading: &Reading<'_>, node: NodeIndex, fleet: &FleetSettings) -> Vec<NodePlan> {
    (0..)
        .zip(&fleet.parts)
        .map(|(place, part)| NodePlan {
            name: reading.nodes[part.node.place()].name.clone(),
            settings: Settings::Part {
                fleet: node,
                part: place,
            },
        })
        .collect()
}

fn polls(
    reading: &Reading<'_>,
    function: NodeIndex,
    name: &str,
    table: &Table<'_>,
) -> Vec<NodePlan> {
    let mut mappings = Vec::new();
    for (place, table) in table.tables("polls").into_iter().enumerate() {
        if let Some(settings) = mapping::read(reading, function, &table) {
            mappings.push(NodePlan {
                name: format!("{name}.polls.{place}"),
                settings: Settings::Mapping(settings),
            });
        }
        table.finish();
    }
    mappings
}

/// Warns of queues whose messages reappear before the polling function may be done.
fn check_visibility(plan: &mut Plan) {
    for node in &plan.nodes {
        let Settings::Mapping(mapping) = &node.settings else {
            continue;
        };
        let function = &plan.nodes[mapping.function.place()].settings;
        let queue = &plan.nodes[mapping.from.place()].settings;
        if let (Settings::Lambda(function), Settings::Sqs(queue)) = (function, queue)
            && queue.visibility < function.timeout
        {
            plan.warnings.push(Warning {
                node: mapping.function,
                setting: "polls",
                rule: Rule::VisibilityBelowTimeout {
                    visibility: queue.visibility,
                    timeout: function.timeout,
                },
            });
        }
    }
}

/// An account whose concurrency the author left open grows with its reservations: who reserves much means to. One that was set stays
/// as it is, with a warning where AWS would refuse the reservation.
fn reserve(plan: &mut Plan, set: bool) {
    let mut reserved = 0_u32;
    let mut owner = None;
    for (place, node) in plan.nodes.iter().enumerate() {
        if let Settings::Lambda(function) = &node.settings
            && let Some(own) = function.reserved
        {
            reserved = reserved.saturating_add(own);
            owner = Some(NodeIndex(place as u16));
        }
    }
    let least = reserved.saturating_add(model::count("lambda.unreserved_least"));
    if let Some(node) = owner
        && plan.concurrency < least
    {
        if set {
            plan.warnings.push(Warning {
                node,
                setting: "reserved_concurrency",
                rule: Rule::TooLittleUnreserved,
            });
        } else {
            plan.concurrency = least;
        }
    }
}
