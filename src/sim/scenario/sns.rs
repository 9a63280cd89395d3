//! Reads `[sns.…]`: a topic and its subscriptions.

use crate::message::Arg;
use crate::msg;
use crate::sim::delivery_policy::DeliveryPolicy;
use crate::sim::delivery_policy::Growth;
use crate::sim::entry::Endpoint;
use crate::sim::failing::Fails;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::pattern::Pattern;
use crate::sim::scenario::eventbridge;
use crate::sim::scenario::fails::fails;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::warning::Rule;
use crate::sim::service::Service;
use crate::sim::status::Status;
use crate::table::Table;
use crate::table::Value;

/// How a topic is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TopicSettings {
    pub fifo: bool,
    /// Whether equal bodies at a FIFO topic are taken for repetitions.
    pub deduplicates: bool,
    pub subscriptions: Vec<Subscription>,
    /// From publishing to the first attempt.
    pub latency: u64,
}

/// A subscription.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Subscription {
    pub to: Endpoint,
    /// Which messages; without one, all.
    pub filter: Option<Pattern>,
    /// Whether the filter reads the body; otherwise the message attributes.
    pub by_body: bool,
    /// Whether the endpoint gets the message without SNS's envelope.
    pub raw: bool,
    pub dead_letter: Option<NodeIndex>,
    /// When attempts fail, and how.
    pub fails: Fails,
    pub fails_as: Status,
    pub policy: DeliveryPolicy,
}

/// What a topic delivers to, apart from addresses outside.
pub(crate) const SUBSCRIBERS: &[Service] = &[Service::Lambda, Service::Sqs];

/// Protocols of endpoints that are no nodes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Protocol {
    Http,
    Email,
}

const PROTOCOLS: [(&str, Protocol); 3] = [
    ("http", Protocol::Http),
    ("https", Protocol::Http),
    ("email", Protocol::Email),
];

/// How attempts fail: the service behind the endpoint is in trouble, or the topic may not or cannot reach it.
const FAILURES: [(&str, Status); 2] = [
    ("server-error", Status::Unavailable),
    ("client-error", Status::Denied),
];

const SECOND: u64 = 1_000_000;

pub(crate) fn read(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> TopicSettings {
    let fifo = table.get("fifo").and_then(Value::boolean).unwrap_or(false);
    TopicSettings {
        fifo,
        deduplicates: table
            .get("content_based_deduplication")
            .and_then(Value::boolean)
            .unwrap_or(false),
        subscriptions: (0..)
            .zip(table.tables("subscriptions"))
            .filter_map(|(place, table)| subscription(reading, node, fifo, place, table))
            .collect(),
        latency: table
            .get("latency")
            .and_then(Value::span_us)
            .unwrap_or_else(|| model::span("sns.latency")),
    }
}

fn subscription(
    reading: &Reading<'_>,
    node: NodeIndex,
    fifo: bool,
    place: u16,
    table: Table<'_>,
) -> Option<Subscription> {
    let to = endpoint(reading, &table, place);
    let by_body = table
        .get("filter_scope")
        .and_then(|value| value.one_of(&[("attributes", false), ("body", true)]))
        .unwrap_or(false);
    let filter = table.get("filter").and_then(eventbridge::pattern);
    if let Some(filter) = &filter {
        check_filter(reading, node, filter, by_body);
    }
    let raw = table.get("raw").and_then(Value::boolean).unwrap_or(false);
    if raw && !takes_raw(reading, to) {
        reading.warn(node, "raw", Rule::NoRawDelivery);
    }
    let dead_letter = reading.node_at(&table, "dead_letter_queue", &[Service::Sqs]);
    if let Some(target) = dead_letter
        && reading.nodes[target.place()].fifo != fifo
    {
        reading.warn(node, "dead_letter_queue", Rule::OtherTypeThanTopic);
    }
    let fails = table
        .get("fails")
        .and_then(|value| fails(reading, value))
        .unwrap_or(Fails::Never);
    let fails_as = table.get("fails_as").and_then(|value| failure(value, to));
    let policy = policy(reading, node, &table, to);
    table.finish();
    let to = to?;
    check_type(reading, node, fifo, to);
    let default = match to {
        Endpoint::Http { .. } => Status::Http(500),
        _ => Status::Unavailable,
    };
    Some(Subscription {
        to,
        filter,
        by_body,
        raw,
        dead_letter,
        fails,
        fails_as: fails_as.unwrap_or(default),
        policy,
    })
}

fn endpoint(reading: &Reading<'_>, table: &Table<'_>, subscription: u16) -> Option<Endpoint> {
    match (table.get("to"), table.get("protocol")) {
        (Some(to), None) => reading.node(to, SUBSCRIBERS).map(Endpoint::Node),
        (None, Some(protocol)) => protocol.one_of(&PROTOCOLS).map(|protocol| match protocol {
            Protocol::Http => Endpoint::Http { subscription },
            Protocol::Email => Endpoint::Email { subscription },
        }),
        _ => {
            reading
                .file
                .refuse(table.at(), msg!("scenario-one-of", keys = "to, protocol"));
            None
        }
    }
}

/// Whether an endpoint can have the message without the envelope: queues and HTTP addresses.
fn takes_raw(reading: &Reading<'_>, to: Option<Endpoint>) -> bool {
    match to {
        Some(Endpoint::Node(to)) => reading.nodes[to.place()].service == Service::Sqs,
        Some(Endpoint::Email { .. }) => false,
        Some(Endpoint::Http { .. }) | None => true,
    }
}

/// How attempts fail: in words for every endpoint, as a status for HTTP.
fn failure(value: Value<'_>, to: Option<Endpoint>) -> Option<Status> {
    if value.is_string() {
        return value.one_of(&FAILURES);
    }
    let status = value.count(599)?;
    if !matches!(to, None | Some(Endpoint::Http { .. })) {
        value.refuse(msg!("scenario-http-only", key = value.key()));
        return None;
    }
    if status < 400 {
        value.refuse(msg!(
            "check-out-of-range",
            key = value.key(),
            low = 400,
            high = 599
        ));
        return None;
    }
    Some(Status::Http(status as u16))
}

/// Who may subscribe to which kind of topic.
fn check_type(reading: &Reading<'_>, node: NodeIndex, fifo: bool, to: Endpoint) {
    let to = match to {
        Endpoint::Node(to) => Some(&reading.nodes[to.place()]),
        _ => None,
    };
    if fifo {
        if to.is_none_or(|to| to.service != Service::Sqs) {
            reading.warn(node, "subscriptions", Rule::QueuesOnly);
        }
    } else if to.is_some_and(|to| to.fifo) {
        reading.warn(node, "subscriptions", Rule::FifoSubscriber);
    }
}

fn check_filter(reading: &Reading<'_>, node: NodeIndex, filter: &Pattern, by_body: bool) {
    let size = filter.size();
    if !by_body && size.depth > 1 {
        reading.warn(node, "filter", Rule::NestedFilter);
    }
    let (keys, combinations) = (
        model::count("sns.filter_keys"),
        model::count("sns.filter_combinations"),
    );
    if size.keys > keys as usize || size.combinations > u64::from(combinations) {
        reading.warn(node, "filter", Rule::FilterTooLarge { keys, combinations });
    }
}

/// The retries of an endpoint. Only those of HTTP can be set.
fn policy(
    reading: &Reading<'_>,
    node: NodeIndex,
    table: &Table<'_>,
    to: Option<Endpoint>,
) -> DeliveryPolicy {
    let value = table.get("delivery_policy");
    if let Some(Endpoint::Http { .. }) = to {
        let Some(table) = value.and_then(Value::table) else {
            return http(reading, node, None);
        };
        let policy = http(reading, node, Some(&table));
        table.finish();
        let most = model::span("sns.http.longest");
        if policy.total() > most {
            let rule = Rule::Range(Arg::Span(0), Arg::Span(most));
            reading.warn(node, "delivery_policy", rule);
        }
        return policy;
    }
    if let Some(value) = value.filter(|_| to.is_some()) {
        value.refuse(msg!("scenario-http-only", key = value.key()));
    }
    match to {
        Some(Endpoint::Email { .. }) => DeliveryPolicy {
            immediate: model::count("sns.customer_managed.immediate"),
            before: (
                model::count("sns.customer_managed.before"),
                model::span("sns.customer_managed.before_wait"),
            ),
            backoff: (
                model::count("sns.customer_managed.backoff"),
                model::span("sns.customer_managed.backoff_from"),
                model::span("sns.customer_managed.backoff_to"),
            ),
            growth: Growth::Exponential,
            after: (
                model::count("sns.customer_managed.after"),
                model::span("sns.customer_managed.after_wait"),
            ),
        },
        _ => DeliveryPolicy {
            immediate: model::count("sns.aws_managed.immediate"),
            before: (
                model::count("sns.aws_managed.before"),
                model::span("sns.aws_managed.before_wait"),
            ),
            backoff: (
                model::count("sns.aws_managed.backoff"),
                model::span("sns.aws_managed.backoff_from"),
                model::span("sns.aws_managed.backoff_to"),
            ),
            growth: Growth::Exponential,
            after: (
                model::count("sns.aws_managed.after"),
                model::span("sns.aws_managed.after_wait"),
            ),
        },
    }
}

fn http(reading: &Reading<'_>, node: NodeIndex, table: Option<&Table<'_>>) -> DeliveryPolicy {
    let count = |key, default| {
        table.map_or(default, |table| {
            reading.count(node, table, key, default, (0, 100))
        })
    };
    let span = |key, default| {
        table.map_or(default, |table| {
            reading.span(node, table, key, default, (SECOND, 3_600 * SECOND))
        })
    };
    let all = count("num_retries", model::count("sns.http.num_retries"));
    let immediate = count("num_no_delay_retries", 0);
    let before = count("num_min_delay_retries", 0);
    let after = count("num_max_delay_retries", 0);
    let least = span("min_delay_target", model::span("sns.http.min_delay_target"));
    let most = span("max_delay_target", model::span("sns.http.max_delay_target"));
    let growth = table
        .and_then(|table| table.get("backoff_function"))
        .and_then(|value| {
            value.one_of(&[
                ("linear", Growth::Linear),
                ("exponential", Growth::Exponential),
            ])
        })
        .unwrap_or(Growth::Linear);
    let phases = immediate.saturating_add(before).saturating_add(after);
    DeliveryPolicy {
        immediate,
        before: (before, least),
        backoff: (all.saturating_sub(phases), least, most.max(least)),
        growth,
        after: (after, most),
    }
}
