//! The future: events ordered by time, and among equal times by the order in which they were planned. Knows nothing of what they mean.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::sim::event::Event;

/// Events to come.
#[derive(Debug)]
pub(crate) struct Queue {
    heap: BinaryHeap<Planned>,
    planned: u64,
}

#[derive(Debug)]
struct Planned {
    at: u64,
    sequence: u64,
    event: Event,
}

impl Queue {
    pub const fn new() -> Self {
        Self {
            heap: BinaryHeap::new(),
            planned: 0,
        }
    }

    #[inline]
    pub fn push(&mut self, at: u64, event: Event) {
        self.planned += 1;
        self.heap.push(Planned {
            at,
            sequence: self.planned,
            event,
        });
    }

    /// The next event and its time.
    #[inline]
    pub fn pop(&mut self) -> Option<(u64, Event)> {
        self.heap.pop().map(|next| (next.at, next.event))
    }
}

// The heap gives its greatest first, so the earliest counts as the greatest.
impl Ord for Planned {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |planned: &Self| (u128::from(planned.at) << 64) | u128::from(planned.sequence);
        key(other).cmp(&key(self))
    }
}

impl PartialOrd for Planned {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Planned {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Planned {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_first_then_the_order_of_planning() {
        let mut queue = Queue::new();
        for (at, client) in [(5, 0), (3, 1), (5, 2), (3, 3), (0, 4)] {
            queue.push(at, Event::Arrival { client });
        }
        let order: Vec<_> = std::iter::from_fn(|| queue.pop())
            .map(|(at, event)| match event {
                Event::Arrival { client } => (at, client),
                _ => (at, u16::MAX),
            })
            .collect();
        assert_eq!(order, [(0, 4), (3, 1), (3, 3), (5, 0), (5, 2)]);
    }
}
