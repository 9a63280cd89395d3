//! Reads `[api.…]`: API Gateway.

use crate::msg;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::reading::CALLEES;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::warning::Rule;
use crate::sim::service::Service;
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
    /// Whether it writes a line for each request.
    pub access_log: bool,
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
    /// Who may use it; without one, everybody.
    pub authorizer: Option<Authorizer>,
}

/// How an API finds out who sends a request and whether they may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Authorizer {
    /// The caller signs, and IAM decides.
    Iam,
    /// A function is asked, and its answer kept for a while.
    Lambda { function: NodeIndex, keep: u64 },
    /// A token of a user pool.
    Cognito(NodeIndex),
    /// A token of any issuer.
    Jwt,
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
    let access_log = table
        .get("access_log")
        .and_then(Value::boolean)
        .unwrap_or(false);
    let routes = table
        .tables("routes")
        .into_iter()
        .filter_map(|route| route_of(reading, node, kind, route))
        .collect();
    ApiSettings {
        kind,
        rate,
        burst,
        timeout,
        routes,
        access_log,
    }
}

fn route_of(reading: &Reading<'_>, node: NodeIndex, kind: Kind, table: Table<'_>) -> Option<Route> {
    let path = table
        .get("path")
        .and_then(Value::string)
        .unwrap_or("/")
        .to_owned();
    let to = table
        .need("to")
        .and_then(|value| reading.node(value, CALLEES));
    let keep = reading.span(
        node,
        &table,
        "authorizer_result_ttl",
        model::span("api.authorizer_result_ttl"),
        (0, model::span("api.authorizer_result_ttl_most")),
    );
    let authorizer = match table.get("authorizer") {
        None => None,
        // A route that cannot be guarded as it should be must not stand open.
        Some(value) => Some(authorizer(reading, node, kind, value, keep)?),
    };
    table.finish();
    Some(Route {
        path,
        to: to?,
        authorizer,
    })
}

fn authorizer(
    reading: &Reading<'_>,
    node: NodeIndex,
    kind: Kind,
    value: Value<'_>,
    keep: u64,
) -> Option<Authorizer> {
    match value.string()? {
        "iam" => return Some(Authorizer::Iam),
        "jwt" => {
            if kind == Kind::Rest {
                reading.warn(node, "authorizer", Rule::OnlyHttpApi);
            }
            return Some(Authorizer::Jwt);
        }
        word if !word.contains('.') => {
            let hint = msg!("check-known-words", words = "iam, jwt, lambda.…, cognito.…");
            let message = msg!("check-unknown-word", key = "authorizer", word = word);
            value.refuse_with(message, hint);
            return None;
        }
        _ => {}
    }
    let named = reading.node(value, &[Service::Lambda, Service::Cognito])?;
    if reading.nodes[named.place()].service == Service::Lambda {
        return Some(Authorizer::Lambda {
            function: named,
            keep,
        });
    }
    if kind == Kind::Http {
        reading.warn(node, "authorizer", Rule::OnlyRestApi);
    }
    Some(Authorizer::Cognito(named))
}
