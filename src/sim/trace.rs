//! A recorded run: the nodes, and everything that happened in the order it happened. Answers *why?* by walking from cause to cause.

use crate::message::Message;
use crate::sim::entry::Entry;
use crate::sim::entry::What;
use crate::sim::iam::ruling::Ruling;
use crate::sim::identity::Cause;
use crate::sim::identity::EntryId;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::plan::NodePlan;
use crate::sim::scenario::plan::Settings;
use crate::sim::scenario::warning::Warning;
use crate::sim::service::Service;

/// The most entries a trace keeps; a longer run goes on, but only its beginning can be played back.
pub const MOST_ENTRIES: usize = 1_000_000;

/// A node as the trace knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeInfo {
    /// `lambda.resize`; an event source mapping is `lambda.resize.polls.0`.
    pub name: String,
    /// Its service.
    pub service: Service,
    /// What the function prints on every run, line by line.
    pub prints: Vec<String>,
    /// Memory of a function in bytes; 0 elsewhere.
    pub memory: u64,
    /// Timeout of a function in microseconds; 0 elsewhere.
    pub timeout: u64,
}

impl NodeInfo {
    pub(crate) fn of(plan: &NodePlan) -> Self {
        let mut node = Self {
            name: plan.name.clone(),
            service: plan.settings.service(),
            prints: Vec::new(),
            memory: 0,
            timeout: 0,
        };
        if let Settings::Lambda(function) = &plan.settings {
            node.prints.clone_from(&function.prints);
            node.memory = function.memory;
            node.timeout = function.timeout;
        }
        node
    }
}

/// Everything that happened in a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// The nodes in the order of the file, event source mappings behind them.
    pub nodes: Vec<NodeInfo>,
    /// Settings that AWS would have refused.
    pub warnings: Vec<Warning>,
    /// What IAM decided, each question once.
    pub rulings: Vec<Ruling>,
    /// What happened, in order of time; entries at the same time stand in the order they happened.
    pub entries: Vec<Entry>,
    /// The seed of the run; request ids in log lines are made from it.
    pub seed: u64,
    /// Whether there was more than a trace keeps.
    pub truncated: bool,
}

impl Trace {
    /// A node's name; empty for a number that is none.
    pub fn name(&self, node: NodeIndex) -> &str {
        self.nodes
            .get(node.place())
            .map_or("", |node| node.name.as_str())
    }

    /// An entry.
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    /// Why an entry happened: the entry itself, its cause, the cause's cause, and so on to the root.
    pub fn causes(&self, from: EntryId) -> impl Iterator<Item = EntryId> + '_ {
        std::iter::successors(self.get(from).map(|_| from), |id| {
            // A cause always stands before its effect, so the walk ends.
            self.get(*id)?.cause.filter(|cause| cause < id)
        })
    }

    /// What an entry directly caused, in order.
    pub fn effects(&self, of: EntryId) -> impl Iterator<Item = EntryId> + '_ {
        let behind = (of.0 as usize + 1).min(self.entries.len());
        self.entries[behind..]
            .iter()
            .zip(of.0 + 1..)
            .filter(move |(entry, _)| entry.cause == Some(of))
            .map(|(_, id)| EntryId(id))
    }

    /// When the last thing happened; 0 if nothing did.
    pub fn last_at(&self) -> u64 {
        self.entries.last().map_or(0, |entry| entry.at)
    }

    /// The sentence for an entry.
    pub fn message(&self, entry: &Entry) -> Message {
        entry.what.message(self)
    }
}

/// Writes the trace while a run goes on, or nothing.
#[derive(Debug)]
pub(crate) struct Recorder {
    entries: Vec<Entry>,
    on: bool,
    truncated: bool,
}

impl Recorder {
    pub const fn new(on: bool) -> Self {
        Self {
            entries: Vec::new(),
            on,
            truncated: false,
        }
    }

    /// Notes an entry, if the run is recorded, and says which one it became.
    #[inline]
    pub fn note(
        &mut self,
        at: u64,
        node: NodeIndex,
        item: Option<Item>,
        environment: Option<u32>,
        cause: Cause,
        what: What,
    ) -> Cause {
        if self.on {
            self.keep(Entry {
                at,
                node,
                what,
                item: item.map(|item| item.id),
                environment,
                cause: cause.entry(),
            })
        } else {
            Cause::NONE
        }
    }

    #[cold]
    fn keep(&mut self, entry: Entry) -> Cause {
        if self.entries.len() == MOST_ENTRIES {
            self.truncated = true;
            return Cause::NONE;
        }
        let id = EntryId(self.entries.len() as u32);
        self.entries.push(entry);
        id.into()
    }

    /// The latest entry that is asked for; the search goes backwards and ends where the answer is `None`.
    pub fn latest(&self, wanted: impl Fn(&Entry) -> Option<bool>) -> Cause {
        for (place, entry) in self.entries.iter().enumerate().rev() {
            match wanted(entry) {
                Some(true) => return EntryId(place as u32).into(),
                Some(false) => {}
                None => break,
            }
        }
        Cause::NONE
    }

    pub fn finish(self) -> (Vec<Entry>, bool) {
        (self.entries, self.truncated)
    }
}
