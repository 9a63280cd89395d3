//! Reads `[[fault]]`: what is wrong with a node for a while.

use crate::msg;
use crate::sim::entry::Fault;
use crate::sim::scenario::plan::FaultPlan;
use crate::sim::scenario::reading::Reading;
use crate::sim::service::Service;
use crate::table::Table;
use crate::table::Value;

/// What can have a fault: everything but clients.
pub(crate) const PATIENTS: &[Service] = &[
    Service::Api,
    Service::Lambda,
    Service::Sqs,
    Service::Kinesis,
    Service::S3,
    Service::EventBridge,
    Service::Cognito,
    Service::Server,
    Service::Service,
    Service::Part,
    Service::Sns,
    Service::Fargate,
];

pub(crate) fn read(reading: &Reading<'_>, table: Table<'_>, horizon: u64) -> Vec<FaultPlan> {
    let nodes = reading.nodes_at(&table, "node", PATIENTS);
    if !table.has("node") {
        let _ = table.need("node");
    }
    let from = table.get("from").and_then(Value::span_us).unwrap_or(0);
    let until = table
        .get("until")
        .and_then(Value::span_us)
        .unwrap_or(horizon);
    let outage = table.get("outage");
    let latency = table.get("latency");
    let errors = table.get("errors");
    let fault = match (outage, latency, errors) {
        (Some(value), None, None) => value
            .boolean()
            .and_then(|outage| outage.then_some(Fault::Outage)),
        (None, Some(value), None) => value.span_us().map(Fault::Latency),
        (None, None, Some(value)) => value.share().map(Fault::Errors),
        _ => {
            reading.file.refuse(
                table.at(),
                msg!("scenario-one-of", keys = "outage, latency, errors"),
            );
            None
        }
    };
    if until < from {
        reading
            .file
            .refuse(table.at(), msg!("scenario-until-before-from"));
    }
    table.finish();
    let Some(fault) = fault else {
        return Vec::new();
    };
    nodes
        .into_iter()
        .map(|node| FaultPlan {
            node,
            from,
            until,
            fault,
        })
        .collect()
}
