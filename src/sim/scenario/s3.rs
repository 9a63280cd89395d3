//! Reads `[s3.…]`.

use crate::msg;
use crate::nearest::nearest;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::reading::Reading;
use crate::sim::service::Service;
use crate::table::Table;
use crate::table::Value;

/// How a bucket is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BucketSettings {
    pub notify: Vec<Notification>,
    /// From the event to its notification.
    pub latency: u64,
    /// Share of events that are notified twice.
    pub duplicate_rate: f64,
}

/// Whom a bucket tells about what.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Notification {
    /// Objects created; otherwise removed.
    pub created: bool,
    pub prefix: String,
    pub suffix: String,
    pub to: NodeIndex,
}

impl Notification {
    /// Whether it is about this.
    pub fn is_about(&self, operation: Operation, key: &str) -> bool {
        let kind = match operation {
            Operation::Put => self.created,
            Operation::Delete => !self.created,
            Operation::Get => return false,
        };
        kind && key.starts_with(&self.prefix) && key.ends_with(&self.suffix)
    }
}

/// What a bucket notifies; EventBridge gets all it is told to get.
pub(crate) const TARGETS: &[Service] = &[
    Service::Lambda,
    Service::Sqs,
    Service::Sns,
    Service::EventBridge,
];

/// Event names as the configuration spells them, with and without `s3:`, and whether an object was created.
const EVENTS: [(&str, bool); 5] = [
    ("ObjectCreated:*", true),
    ("ObjectCreated:Put", true),
    ("ObjectRemoved:*", false),
    ("ObjectRemoved:Delete", false),
    ("ObjectRemoved:DeleteMarkerCreated", false),
];

pub(crate) fn read(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> BucketSettings {
    for key in ["versioning", "storage_class"] {
        if let Some(value) = table.get(key) {
            value.refuse(msg!("scenario-not-yet", name = key));
        }
    }
    BucketSettings {
        notify: table
            .tables("notify")
            .into_iter()
            .filter_map(|table| notification(reading, node, table))
            .collect(),
        latency: table
            .get("latency")
            .and_then(Value::span_us)
            .unwrap_or_else(|| model::span("s3.latency")),
        duplicate_rate: table
            .get("duplicate_rate")
            .and_then(Value::share)
            .unwrap_or(0.0),
    }
}

fn notification(reading: &Reading<'_>, node: NodeIndex, table: Table<'_>) -> Option<Notification> {
    let created = table.need("events").and_then(event);
    let word = |key| {
        let text = table.get(key).and_then(Value::string);
        text.unwrap_or_default().to_owned()
    };
    let (prefix, suffix) = (word("prefix"), word("suffix"));
    let to = table
        .need("to")
        .and_then(|value| reading.node(value, TARGETS));
    table.finish();
    let to = to?;
    reading.standard_only(node, "notify", to);
    Some(Notification {
        created: created?,
        prefix,
        suffix,
        to,
    })
}

fn event(value: Value<'_>) -> Option<bool> {
    let given = value.string()?;
    let name = given.strip_prefix("s3:").unwrap_or(given);
    let found = EVENTS.iter().find(|(known, _)| *known == name);
    if found.is_none() {
        let known = EVENTS.iter().map(|(known, _)| *known);
        let hint = match nearest(name, known.clone()) {
            Some(near) => msg!("check-did-you-mean", word = near),
            None => msg!(
                "check-known-words",
                words = known.collect::<Vec<_>>().join(", ")
            ),
        };
        value.refuse_with(
            msg!("check-unknown-word", key = value.key(), word = given),
            hint,
        );
    }
    found.map(|(_, created)| *created)
}
