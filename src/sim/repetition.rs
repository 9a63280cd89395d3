//! Deduplication of FIFO queues and topics: what was sent within the last minutes is not taken a second time.

use std::collections::BTreeSet;
use std::collections::VecDeque;

use crate::rng;
use crate::sim::identity::Item;

/// What was sent lately.
#[derive(Debug)]
pub(crate) struct Repetitions {
    by_content: bool,
    /// When each is forgotten, and which.
    recent: VecDeque<(u64, u64)>,
    known: BTreeSet<u64>,
    interval: u64,
}

impl Repetitions {
    /// Remembers for `interval`; `by_content` takes equal bodies for repetitions, otherwise only the same request sent again.
    pub const fn new(by_content: bool, interval: u64) -> Self {
        Self {
            by_content,
            recent: VecDeque::new(),
            known: BTreeSet::new(),
            interval,
        }
    }

    /// Whether this came within the interval; remembers it otherwise.
    pub fn is_repetition(&mut self, now: u64, item: Item) -> bool {
        while let Some((at, id)) = self.recent.front().copied() {
            if at > now {
                break;
            }
            self.recent.pop_front();
            self.known.remove(&id);
        }
        // All messages of one source have one body; otherwise the sender gives each request an id of its own.
        let id = if self.by_content {
            rng::hash(&[&item.origin.to_le_bytes()])
        } else {
            rng::hash(&[&item.id.0.to_le_bytes(), b"id"])
        };
        if !self.known.insert(id) {
            return true;
        }
        self.recent
            .push_back((now.saturating_add(self.interval), id));
        false
    }
}
