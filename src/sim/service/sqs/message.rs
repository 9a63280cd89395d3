//! A message in a queue.

use crate::sim::event::Content;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;

/// A message.
#[derive(Debug)]
pub(super) struct Message {
    pub item: Item,
    pub content: Content,
    /// In the order of sending.
    pub number: u64,
    /// When it was first sent, perhaps to another queue: its age counts from there.
    pub sent_at: u64,
    /// When it came to this queue.
    pub arrived_at: u64,
    /// On which server it lies, for those who do not ask all.
    pub server: u8,
    pub receives: u32,
    /// Whether a consumer has worked it off.
    pub processed: bool,
    pub state: State,
    pub cause: Cause,
}

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Not to be received yet.
    Delayed,
    /// To be received.
    Visible,
    /// Received, and hidden for a while.
    Hidden,
    /// On its way out.
    Gone,
}
