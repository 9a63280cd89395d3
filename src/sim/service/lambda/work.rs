//! What a run is asked to do, and how what it works on moves on to others. Running is `run`'s affair.

use crate::sim::entry::Invocation;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::NO_BATCH;
use crate::sim::event::ReplyTo;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::plan::Operation;
use crate::sim::slab::Key;

/// What a run is asked to do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Work {
    /// The item; of a batch the last.
    pub item: Item,
    pub batch: u32,
    pub items: u32,
    pub reply: ReplyTo,
    /// The asynchronous event it is for.
    pub event: Key,
    pub invocation: Invocation,
    pub attempt: u16,
    pub content: Content,
    pub cause: Cause,
}

impl Work {
    /// One item, somebody waits.
    pub fn single(call: &Call) -> Self {
        Self {
            item: call.item,
            batch: NO_BATCH,
            items: 1,
            reply: call.reply,
            event: Key::NONE,
            invocation: Invocation::Synchronous,
            attempt: 1,
            content: call.content,
            cause: call.cause,
        }
    }

    /// A batch from a mapping.
    pub fn batch(call: &Call, items: u32) -> Self {
        Self {
            batch: call.batch,
            items,
            invocation: Invocation::Polled,
            ..Self::single(call)
        }
    }

    /// The item, unless it is one of several.
    pub fn only_item(&self) -> Option<Item> {
        (self.batch == NO_BATCH || self.items == 1).then_some(self.item)
    }
}

/// The item with one more run behind it.
pub(super) const fn next_hop(item: Item) -> Item {
    Item {
        hops: item.hops.saturating_add(1),
        ..item
    }
}

/// A call that carries an item on.
pub(super) const fn hand_over(
    from: NodeIndex,
    to: NodeIndex,
    item: Item,
    reply: ReplyTo,
    asynchronous: bool,
    content: Content,
    cause: Cause,
) -> Call {
    Call {
        from,
        to,
        item,
        reply,
        asynchronous,
        operation: Operation::Put,
        content,
        batch: NO_BATCH,
        stamp: None,
        delayed: false,
        cause,
    }
}
