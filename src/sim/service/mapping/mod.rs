//! Event source mappings: Lambda's pollers. They fetch from a queue or a stream and invoke their function synchronously. Queues and
//! streams fail in different ways, so each has a file.

pub mod queue;
pub mod stream;

use crate::sim::content;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::ReplyTo;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::measure::Name;
use crate::sim::measure::Unit;
use crate::sim::pattern::Pattern;
use crate::sim::scenario::plan::Operation;
use crate::sim::slab::Key;

/// What can be measured of one. Some have a meaning for queues only, some for streams only; they are 0 for the other.
pub const MEASURES: &[Name] = &[
    ("batches", Unit::Count),
    ("batches_failed", Unit::Count),
    ("batch_size_mean", Unit::Count),
    ("receives", Unit::Count),
    ("empty_receives", Unit::Count),
    ("concurrency_max", Unit::Count),
    ("pollers", Unit::Count),
    ("filtered", Unit::Count),
    ("throttles", Unit::Count),
    ("splits", Unit::Count),
    ("given_up", Unit::Count),
];

/// Which items a mapping lets through; the answer for each source is found once.
#[derive(Debug)]
pub(crate) struct Filter {
    patterns: Vec<Pattern>,
    known: Vec<Option<bool>>,
}

impl Filter {
    pub const fn new(patterns: Vec<Pattern>) -> Self {
        Self {
            patterns,
            known: Vec::new(),
        }
    }

    /// Whether an item gets through. A queue's messages have a `body`, a stream's records have `data`.
    pub fn passes(&mut self, kernel: &Kernel, item: Item, content: Content, inside: &str) -> bool {
        if self.patterns.is_empty() {
            return true;
        }
        let place = usize::from(item.origin);
        if place >= self.known.len() {
            self.known.resize(place + 1, None);
        }
        // What a client put into it is the same for all messages of a source; the rest is not.
        if content != Content::Body {
            return matches(&self.patterns, kernel, item, content, inside);
        }
        *self.known[place]
            .get_or_insert_with(|| matches(&self.patterns, kernel, item, content, inside))
    }
}

fn matches(
    patterns: &[Pattern],
    kernel: &Kernel,
    item: Item,
    content: Content,
    inside: &str,
) -> bool {
    let mut message = serde_json::Map::new();
    let body = content::body(&kernel.plan, item, content);
    message.insert(inside.to_owned(), body);
    let attributes = content::attributes(&kernel.plan, item, content);
    message.insert("messageAttributes".to_owned(), attributes);
    let message = message.into();
    patterns.iter().any(|pattern| pattern.matches(&message))
}

/// The call that carries a batch to its function.
fn invocation(
    mapping: NodeIndex,
    function: NodeIndex,
    last: Item,
    batch: u32,
    key: Key,
    cause: Cause,
) -> Call {
    Call {
        from: mapping,
        to: function,
        item: last,
        reply: ReplyTo {
            node: mapping,
            attempt: 0,
            key,
        },
        asynchronous: false,
        operation: Operation::Put,
        content: Content::Body,
        batch,
        stamp: None,
        delayed: false,
        cause,
    }
}
