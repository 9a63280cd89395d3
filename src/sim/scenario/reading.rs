//! What the readers of a scenario's tables share: the nodes that are declared, the keys and origins met so far, warnings, and
//! getters that know defaults and the ranges AWS documents.

use std::cell::RefCell;
use std::ops::Range;

use crate::message::Arg;
use crate::msg;
use crate::nearest::nearest;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::plan::Origin;
use crate::sim::scenario::warning::Rule;
use crate::sim::scenario::warning::Warning;
use crate::sim::service::Service;
use crate::table::File;
use crate::table::Table;
use crate::table::Value;

/// Services of the design that the simulator does not know yet: said so, never ignored.
pub(crate) const NOT_YET: &[&str] = &["stepfunctions"];

/// What a lambda or a rule may send to.
pub(crate) const RECEIVERS: &[Service] = &[
    Service::Lambda,
    Service::Sqs,
    Service::Kinesis,
    Service::S3,
    Service::EventBridge,
    Service::Sns,
];

/// What a function or a server may call and wait for, and an API send requests to.
pub(crate) const CALLEES: &[Service] = &[
    Service::Lambda,
    Service::Sqs,
    Service::Kinesis,
    Service::S3,
    Service::EventBridge,
    Service::Sns,
    Service::Server,
    Service::Service,
    Service::Part,
    Service::Fargate,
];

/// A node that stands in the file.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    pub name: String,
    pub service: Service,
    pub at: Range<usize>,
    /// Whether a queue or a topic is FIFO, which others have to know.
    pub fifo: bool,
}

/// A scenario being read.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    pub file: &'a File,
    pub nodes: Vec<Declared>,
    keys: RefCell<Vec<String>>,
    origins: RefCell<Vec<Origin>>,
    warnings: RefCell<Vec<Warning>>,
}

impl<'a> Reading<'a> {
    pub const fn new(file: &'a File, nodes: Vec<Declared>) -> Self {
        Self {
            file,
            nodes,
            keys: RefCell::new(Vec::new()),
            origins: RefCell::new(Vec::new()),
            warnings: RefCell::new(Vec::new()),
        }
    }

    /// The keys, origins and warnings met.
    pub fn finish(self) -> (Vec<String>, Vec<Origin>, Vec<Warning>) {
        (
            self.keys.into_inner(),
            self.origins.into_inner(),
            self.warnings.into_inner(),
        )
    }

    /// The number of a key; the same text always has the same.
    pub fn key(&self, text: &str) -> u16 {
        let mut keys = self.keys.borrow_mut();
        let known = keys.iter().position(|key| key == text);
        known.unwrap_or_else(|| {
            keys.push(text.to_owned());
            keys.len() - 1
        }) as u16
    }

    /// Adds a source of items and says which one it is.
    pub fn origin(&self, origin: Origin) -> u16 {
        let mut origins = self.origins.borrow_mut();
        origins.push(origin);
        (origins.len() - 1) as u16
    }

    /// Notes a setting that AWS would refuse.
    pub fn warn(&self, node: NodeIndex, setting: &'static str, rule: Rule) {
        self.warnings.borrow_mut().push(Warning {
            node,
            setting,
            rule,
        });
    }

    /// A declared node by name.
    pub fn find(&self, name: &str) -> Option<NodeIndex> {
        let place = self.nodes.iter().position(|node| node.name == name)?;
        Some(NodeIndex(place as u16))
    }

    /// A node that a value names, of one of these services.
    pub fn node(&self, value: Value<'_>, services: &[Service]) -> Option<NodeIndex> {
        let name = value.string()?;
        if let Some(found) = self.find(name) {
            if services.contains(&self.nodes[found.place()].service) {
                return Some(found);
            }
            value.refuse_with(
                msg!("scenario-wrong-service", key = value.key(), node = name),
                msg!("check-known-words", words = words(services)),
            );
            return None;
        }
        let service = name.split('.').next().unwrap_or_default();
        if NOT_YET.contains(&service) {
            value.refuse(msg!("scenario-not-yet", name = service));
            return None;
        }
        let fitting = self
            .nodes
            .iter()
            .filter(|node| services.contains(&node.service));
        let names: Vec<_> = fitting.map(|node| node.name.as_str()).collect();
        let hint = match nearest(name, names.iter().copied()) {
            Some(near) => msg!("check-did-you-mean", word = near),
            None if names.is_empty() => {
                msg!("scenario-declare-node", words = words(services))
            }
            None => msg!("check-known-words", words = names.join(", ")),
        };
        value.refuse_with(msg!("scenario-unknown-node", node = name), hint);
        None
    }

    /// A node under a key, if the key is there.
    pub fn node_at(
        &self,
        table: &Table<'_>,
        key: &'static str,
        services: &[Service],
    ) -> Option<NodeIndex> {
        self.node(table.get(key)?, services)
    }

    /// The nodes under a key: one name or a list.
    pub fn nodes_at(
        &self,
        table: &Table<'_>,
        key: &'static str,
        services: &[Service],
    ) -> Vec<NodeIndex> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        let values = if value.is_string() {
            vec![value]
        } else {
            value.list().unwrap_or_default()
        };
        values
            .into_iter()
            .filter_map(|value| self.node(value, services))
            .collect()
    }

    /// Warns if a queue or a topic is FIFO where AWS takes only standard ones.
    pub fn standard_only(&self, node: NodeIndex, setting: &'static str, target: NodeIndex) {
        if self.nodes[target.place()].fifo {
            self.warn(node, setting, Rule::FifoTarget);
        }
    }

    /// A time span or its default; outside the documented range it is kept, with a warning.
    pub fn span(
        &self,
        node: NodeIndex,
        table: &Table<'_>,
        key: &'static str,
        default: u64,
        (low, high): (u64, u64),
    ) -> u64 {
        let Some(span) = table.get(key).and_then(Value::span_us) else {
            return default;
        };
        if !(low..=high).contains(&span) {
            self.warn(node, key, Rule::Range(Arg::Span(low), Arg::Span(high)));
        }
        span
    }

    /// A whole number or its default; outside the documented range it is kept, with a warning.
    pub fn whole(
        &self,
        node: NodeIndex,
        table: &Table<'_>,
        key: &'static str,
        default: i64,
        (low, high): (i64, i64),
    ) -> i64 {
        let Some(value) = table.get(key) else {
            return default;
        };
        let Some(number) = value.integer() else {
            return default;
        };
        // Below the documented lowest only −1 has a meaning, and only where it is documented.
        if number < low.min(0) || number > i64::from(u32::MAX) {
            value.refuse(msg!(
                "check-out-of-range",
                key = key,
                low = low,
                high = high
            ));
            return default;
        }
        if !(low..=high).contains(&number) {
            self.warn(node, key, Rule::Range(Arg::Count(low), Arg::Count(high)));
        }
        number
    }

    /// A count or its default; outside the documented range it is kept, with a warning.
    pub fn count(
        &self,
        node: NodeIndex,
        table: &Table<'_>,
        key: &'static str,
        default: u32,
        (low, high): (u32, u32),
    ) -> u32 {
        let range = (i64::from(low), i64::from(high));
        self.whole(node, table, key, i64::from(default), range) as u32
    }
}

/// Service names for advice.
fn words(services: &[Service]) -> String {
    let names: Vec<_> = services
        .iter()
        .filter(|service| **service != Service::Part)
        .map(|service| format!("{}.…", service.name()))
        .collect();
    names.join(", ")
}
