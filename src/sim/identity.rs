//! Numbers that stand for things while a scenario runs: nodes, entries, the requests and messages that travel. Names are looked up
//! only when somebody reads the trace.

/// A node of the scenario, by its place in `Trace::nodes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeIndex(pub u16);

/// An entry of the trace, by its place in `Trace::entries`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub u32);

/// What a client or a schedule set going, counted from 1. It keeps its number through every hop, batch, retry and duplicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId(pub u32);

impl NodeIndex {
    /// The place in a list of nodes.
    pub const fn place(self) -> usize {
        self.0 as usize
    }
}

/// One copy of an item on its way: its number and what a service has to know about it. Everything that is the same for all items
/// of one source stands in [`crate::sim::scenario::plan::Origin`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// Its number.
    pub id: ItemId,
    /// The source it came from, by its place in the plan.
    pub origin: u16,
    /// Its key (partition key, message group, object key), by its place in the plan.
    pub key: u16,
    /// Function runs in its past, for recursion detection.
    pub hops: u8,
}

/// The entry that made something happen; `NONE` where nothing is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cause(u32);

impl Cause {
    /// No recorded entry.
    pub const NONE: Self = Self(u32::MAX);

    /// The entry as the trace names it.
    pub const fn entry(self) -> Option<EntryId> {
        if self.0 == u32::MAX {
            None
        } else {
            Some(EntryId(self.0))
        }
    }
}

impl From<EntryId> for Cause {
    fn from(entry: EntryId) -> Self {
        Self(entry.0)
    }
}
