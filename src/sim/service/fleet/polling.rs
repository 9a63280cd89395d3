//! Tasks that fetch their work themselves: whenever a task has a free place it receives from its queues, deletes what is done and leaves
//! what failed to the visibility timeout.

use crate::sim::event::Event;
use crate::sim::event::Poller;
use crate::sim::kernel::Kernel;
use crate::sim::model;
use crate::sim::service::fleet::Fleet;
use crate::sim::service::sqs::Receipt;
use crate::sim::service::sqs::Sqs;

/// The message that a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// World's number of its queue.
    pub queue: u16,
    pub receipt: Receipt,
}

impl Fleet {
    /// Receives as long as there are messages and free places.
    pub fn poll(&mut self, kernel: &mut Kernel, queue: &mut Sqs, number: u16) {
        queue.heard(Poller::Tasks {
            fleet: self.place,
            queue: number,
        });
        if !kernel.may_read(self.node, queue.node()) {
            return;
        }
        let most = self.tasks.as_ref().map_or(0, |tasks| tasks.receive_most);
        while !self.down && queue.is_ready() {
            let free = self.hosts.free().min(u64::from(most)) as usize;
            if free == 0 {
                return;
            }
            let mut received = Vec::new();
            queue.receive(kernel, free, &mut received);
            for message in received {
                let from = Message {
                    queue: number,
                    receipt: message.receipt,
                };
                self.fetched(kernel, message.item, from, message.cause);
            }
        }
    }

    /// Looks for more, since a place is free.
    pub(super) fn look_again(&self, kernel: &mut Kernel) {
        let Some(tasks) = &self.tasks else {
            return;
        };
        for queue in &tasks.queues {
            let poll = Event::TasksPoll {
                fleet: self.place,
                queue: *queue,
            };
            kernel.schedule(kernel.now, poll);
        }
    }

    /// Long polls of tasks with nothing to do that found nothing in a queue, if they receive from it.
    pub fn empty_receives(&self, queue: u16, now: u64) -> u64 {
        let tasks = self.tasks.as_ref();
        if tasks.is_none_or(|tasks| !tasks.queues.contains(&queue)) {
            return 0;
        }
        let (busy, places) = self.hosts.areas(now);
        let idle = places.saturating_sub(busy) / u128::from(self.settings.capacity.max(1));
        (idle / u128::from(model::span("mapping.long_poll").max(1))) as u64
    }
}
