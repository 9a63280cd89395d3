//! Reads `[s3.…]`.

use crate::msg;
use crate::nearest::nearest;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::warning::Rule;
use crate::sim::service::Service;
use crate::sim::storage_class::STORAGE_CLASSES;
use crate::sim::storage_class::StorageClass;
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
    /// Whether older versions stay.
    pub versioning: bool,
    /// Of every object in it.
    pub storage_class: StorageClass,
}

/// What happened to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Created,
    /// For good, or by a delete marker.
    Removed,
    /// For good.
    Deleted,
    /// By a delete marker.
    Marked,
}

/// Whom a bucket tells about what.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Notification {
    pub about: About,
    pub prefix: String,
    pub suffix: String,
    pub to: NodeIndex,
}

impl Notification {
    /// Whether it is about this, in a bucket with versions or without.
    pub fn is_about(&self, operation: Operation, versioning: bool, key: &str) -> bool {
        let kind = match operation {
            Operation::Put => self.about == About::Created,
            Operation::Delete => match self.about {
                About::Created => false,
                About::Removed => true,
                About::Deleted => !versioning,
                About::Marked => versioning,
            },
            Operation::Get => false,
        };
        kind && key.starts_with(&self.prefix) && key.ends_with(&self.suffix)
    }

    /// Whether a key may exist that both are about. AWS compares prefixes with prefixes and suffixes with suffixes.
    fn overlaps(&self, other: &Self) -> bool {
        let (here, there) = (self.prefix.as_str(), other.prefix.as_str());
        let prefixes = here.starts_with(there) || there.starts_with(here);
        let (here, there) = (self.suffix.as_str(), other.suffix.as_str());
        let suffixes = here.ends_with(there) || there.ends_with(here);
        let kinds = match (self.about, other.about) {
            (About::Created, about) | (about, About::Created) => about == About::Created,
            (About::Removed, _) | (_, About::Removed) => true,
            (here, there) => here == there,
        };
        kinds && prefixes && suffixes
    }
}

/// What a bucket notifies; EventBridge gets all it is told to get.
pub(crate) const TARGETS: &[Service] = &[
    Service::Lambda,
    Service::Sqs,
    Service::Sns,
    Service::EventBridge,
];

/// Event names as the configuration spells them, with and without `s3:`.
const EVENTS: [(&str, About); 5] = [
    ("ObjectCreated:*", About::Created),
    ("ObjectCreated:Put", About::Created),
    ("ObjectRemoved:*", About::Removed),
    ("ObjectRemoved:Delete", About::Deleted),
    ("ObjectRemoved:DeleteMarkerCreated", About::Marked),
];

pub(crate) fn read(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> BucketSettings {
    BucketSettings {
        notify: notifications(reading, node, table),
        latency: table
            .get("latency")
            .and_then(Value::span_us)
            .unwrap_or_else(|| model::span("s3.latency")),
        duplicate_rate: table
            .get("duplicate_rate")
            .and_then(Value::share)
            .unwrap_or(0.0),
        versioning: table
            .get("versioning")
            .and_then(Value::boolean)
            .unwrap_or(false),
        storage_class: table
            .get("storage_class")
            .and_then(|value| value.one_of(&STORAGE_CLASSES))
            .unwrap_or_default(),
    }
}

fn notifications(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> Vec<Notification> {
    let tables = table.tables("notify").into_iter();
    let all: Vec<Notification> = tables
        .filter_map(|table| notification(reading, node, table))
        .collect();
    // EventBridge is a switch of the bucket and gets everything.
    let filtered: Vec<&Notification> = all
        .iter()
        .filter(|one| reading.nodes[one.to.place()].service != Service::EventBridge)
        .collect();
    let overlap = (1..).zip(&filtered).any(|(behind, one)| {
        let mut others = filtered.iter().skip(behind);
        others.any(|other| one.overlaps(other))
    });
    if overlap {
        reading.warn(node, "notify", Rule::OverlappingNotifications);
    }
    all
}

fn notification(reading: &Reading<'_>, node: NodeIndex, table: Table<'_>) -> Option<Notification> {
    let about = table.need("events").and_then(event);
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
        about: about?,
        prefix,
        suffix,
        to,
    })
}

fn event(value: Value<'_>) -> Option<About> {
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
    found.map(|(_, about)| *about)
}
