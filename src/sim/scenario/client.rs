//! Reads `[client.…]` and `[workload.…]`.

use std::sync::Arc;

use crate::msg;
use crate::nearest::nearest;
use crate::sim::access::ACCOUNT;
use crate::sim::iam::request::Principal;
use crate::sim::iam::request::account_of;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::arrival;
use crate::sim::scenario::plan::Load;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::plan::Origin;
use crate::sim::scenario::plan::Token;
use crate::sim::scenario::reading::Reading;
use crate::sim::service::Service;
use crate::table::Table;
use crate::table::Value;

/// How a client is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ClientSettings {
    pub sends: NodeIndex,
    pub load: Load,
    /// Requests in all.
    pub limit: Option<u64>,
    /// Whether it calls a function asynchronously.
    pub asynchronous: bool,
    /// How long it waits for an answer.
    pub timeout: Option<u64>,
    pub max_attempts: u16,
    pub asks: Asks,
    pub origin: u16,
}

/// Who a client is before IAM, and what it says it wants, where that differs from what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asks {
    pub principal: Principal,
    pub action: Option<String>,
    pub resource: Option<String>,
}

/// What a client may send to.
pub(crate) const TARGETS: &[Service] = &[
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

const OPERATIONS: [(&str, Operation); 3] = [
    ("put", Operation::Put),
    ("get", Operation::Get),
    ("delete", Operation::Delete),
];

const TOKENS: [(&str, Token); 2] = [("valid", Token::Valid), ("invalid", Token::Invalid)];

pub(crate) fn read(
    reading: &Reading<'_>,
    node: NodeIndex,
    table: &Table<'_>,
    workloads: &[(String, Option<Load>)],
) -> Option<ClientSettings> {
    let sends = table
        .need("sends")
        .and_then(|value| reading.node(value, TARGETS));
    let load = load(reading, node, table, workloads);
    let limit = table
        .get("limit")
        .and_then(|limit| limit.count(u64::from(u32::MAX)));
    let asynchronous = table
        .get("invoke")
        .and_then(|value| {
            if let Some(to) = sends
                && reading.nodes[to.place()].service != Service::Lambda
            {
                value.refuse(msg!("scenario-invoke-lambda-only"));
            }
            value.one_of(&[("sync", false), ("async", true)])
        })
        .unwrap_or(false);
    let timeout = table.get("timeout").and_then(Value::span_us);
    let sdk = table.get("sdk").and_then(Value::boolean).unwrap_or(false);
    let default = if sdk {
        model::count("client.sdk_max_attempts")
    } else {
        model::count("client.max_attempts")
    };
    let max_attempts = reading
        .count(node, table, "max_attempts", default, (1, 1000))
        .clamp(1, 1000) as u16;
    let asks = asks(reading, node, table);
    let origin = origin(reading, node, table);
    let (sends, load) = (sends?, load?);
    Some(ClientSettings {
        sends,
        load,
        limit,
        asynchronous,
        timeout,
        max_attempts,
        asks,
        origin: reading.origin(origin),
    })
}

/// A user of its own account unless the file says otherwise.
fn asks(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> Asks {
    let name = reading.nodes[node.place()].name.as_str();
    let id = name.split_once('.').map_or(name, |(_, id)| id);
    let account = table.get("account").and_then(|value| {
        let account = value.string()?;
        if account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
            value.refuse(msg!("scenario-account", text = account));
        }
        Some(account)
    });
    let account = account.unwrap_or(ACCOUNT);
    let principal = table.get("principal").and_then(|value| {
        let principal = value.string()?;
        let is_arn = principal.starts_with("arn:");
        if is_arn && account_of(principal).is_none() {
            value.refuse(msg!("scenario-principal", text = principal));
        }
        Some(if principal.ends_with(".amazonaws.com") {
            Principal::Service(principal.to_owned())
        } else if is_arn {
            Principal::Identity(principal.to_owned())
        } else {
            Principal::Identity(format!("arn:aws:iam::{account}:user/{principal}"))
        })
    });
    let action = table.get("action").and_then(|value| {
        let action = value.string()?;
        if !action.contains(':') {
            value.refuse(msg!("scenario-policy-action", action = action));
        }
        Some(action.to_owned())
    });
    let resource = table.get("resource").and_then(|value| {
        let resource = value.string()?;
        if !resource.starts_with("arn:") {
            value.refuse(msg!("scenario-resource", text = resource));
        }
        Some(resource.to_owned())
    });
    Asks {
        principal: principal
            .unwrap_or_else(|| Principal::Identity(format!("arn:aws:iam::{account}:user/{id}"))),
        action,
        resource,
    }
}

fn load(
    reading: &Reading<'_>,
    node: NodeIndex,
    table: &Table<'_>,
    workloads: &[(String, Option<Load>)],
) -> Option<Load> {
    let arrivals = table.get("arrivals");
    let workload = table.get("workload");
    match (arrivals, workload) {
        (Some(value), None) => Some(Load {
            pattern: arrival::pattern(value)?,
            purpose: reading.nodes[node.place()].name.clone(),
        }),
        (None, Some(value)) => {
            let name = value.string()?;
            if let Some((_, load)) = workloads.iter().find(|(known, _)| known == name) {
                return load.clone();
            }
            let known = workloads.iter().map(|(known, _)| known.as_str());
            let hint = nearest(name, known).map_or_else(
                || msg!("scenario-declare-node", words = "workload.…"),
                |near| msg!("check-did-you-mean", word = near),
            );
            value.refuse_with(msg!("scenario-unknown-node", node = name), hint);
            None
        }
        _ => {
            let file = reading.file;
            file.refuse(
                table.at(),
                msg!("scenario-one-of", keys = "arrivals, workload"),
            );
            None
        }
    }
}

/// Reads `[workload.…]`: arrivals under a name.
pub(crate) fn workload(name: &str, table: &Table<'_>) -> Option<Load> {
    let pattern = table.need("arrivals").and_then(arrival::pattern)?;
    Some(Load {
        pattern,
        purpose: name.to_owned(),
    })
}

fn origin(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> Origin {
    let keys = table.get("key").map_or_else(Vec::new, |value| {
        let values = if value.is_string() {
            vec![value]
        } else {
            value.list().unwrap_or_default()
        };
        values
            .into_iter()
            .filter_map(Value::string)
            .map(|key| reading.key(key))
            .collect()
    });
    let keys = if keys.is_empty() {
        let name = reading.nodes[node.place()].name.as_str();
        vec![reading.key(name.split_once('.').map_or(name, |(_, id)| id))]
    } else {
        keys
    };
    let body = table.get("body").and_then(json);
    Origin {
        keys,
        operation: table
            .get("operation")
            .and_then(|value| value.one_of(&OPERATIONS))
            .unwrap_or_default(),
        path: table
            .get("path")
            .and_then(Value::string)
            .unwrap_or("/")
            .to_owned(),
        size: table.get("size").and_then(Value::size).unwrap_or_else(|| {
            body.as_ref()
                .map_or(0, |body| body.to_string().len() as u64)
        }),
        body,
        attributes: table.get("attributes").and_then(json),
        bearer: table
            .get("token")
            .and_then(|value| value.one_of(&TOKENS))
            .unwrap_or_default(),
        token: table
            .get("idempotency_token")
            .and_then(Value::boolean)
            .unwrap_or(false),
    }
}

/// JSON, as text or as a table.
pub(crate) fn json(value: Value<'_>) -> Option<Arc<serde_json::Value>> {
    if !value.is_string() {
        return Some(Arc::new(plain(&value.plain())));
    }
    match serde_json::from_str(value.string()?) {
        Ok(json) => Some(Arc::new(json)),
        Err(mistake) => {
            value.refuse(msg!(
                "scenario-json",
                key = value.key(),
                detail = mistake.to_string()
            ));
            None
        }
    }
}

/// TOML as JSON; dates become text.
pub(crate) fn plain(value: &toml::Value) -> serde_json::Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(truth) => (*truth).into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.iter().map(plain).collect(),
        toml::Value::Table(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), plain(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}
