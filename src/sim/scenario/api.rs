//! Reads `[api.…]`: API Gateway.

use crate::msg;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::reading::CALLEES;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::warning::Rule;
use crate::table::Table;
use crate::table::Value;

/// How an API is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ApiSettings {
    pub kind: Kind,
    /// Steady rate per second.
    pub rate: f64,
    /// Size of the bucket.
    pub burst: u32,
    pub timeout: u64,
    pub routes: Vec<Route>,
}

/// Which product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Rest,
    Http,
}

/// A path and what stands behind it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Route {
    /// As the client asks for it; a last part `*` takes everything below.
    pub path: String,
    pub to: NodeIndex,
}

impl Route {
    /// Whether a request's path takes this route.
    pub fn takes(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => self.path == path,
        }
    }
}

pub(crate) fn read(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> ApiSettings {
    let kind = table
        .get("kind")
        .and_then(|kind| kind.one_of(&[("rest", Kind::Rest), ("http", Kind::Http)]))
        .unwrap_or(Kind::Rest);
    let rate = table
        .get("rate")
        .and_then(|value| {
            let rate = value.rate()?;
            if rate > 1e6 {
                value.refuse(msg!("scenario-rate"));
            }
            Some(rate)
        })
        .unwrap_or_else(|| model::rate("api.rate"));
    let burst = reading.count(
        node,
        table,
        "burst",
        model::count("api.burst"),
        (0, 1_000_000),
    );
    let timeout = match kind {
        Kind::Rest => {
            let limit = model::span("api.timeout");
            reading.span(node, table, "timeout", limit, (50_000, limit))
        }
        Kind::Http => {
            let fixed = model::span("api.http_timeout");
            let given = table.get("timeout").and_then(Value::span_us);
            if given.is_some_and(|given| given != fixed) {
                reading.warn(node, "timeout", Rule::NotForHttpApi);
            }
            given.unwrap_or(fixed)
        }
    };
    let routes = table
        .tables("routes")
        .into_iter()
        .filter_map(|route| route_of(reading, route))
        .collect();
    ApiSettings {
        kind,
        rate,
        burst,
        timeout,
        routes,
    }
}

fn route_of(reading: &Reading<'_>, table: Table<'_>) -> Option<Route> {
    let path = table
        .get("path")
        .and_then(Value::string)
        .unwrap_or("/")
        .to_owned();
    let to = table
        .need("to")
        .and_then(|value| reading.node(value, CALLEES));
    if let Some(value) = table.get("authorizer") {
        value.refuse(msg!("scenario-not-yet", name = "authorizer"));
    }
    table.finish();
    Some(Route { path, to: to? })
}
