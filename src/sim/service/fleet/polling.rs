//! Tasks that fetch their work themselves: whenever a task has a free place it receives from its queues, deletes what is done and leaves
//! what failed to the visibility timeout.

use crate::sim::entry::What;
use crate::sim::event::Event;
use crate::sim::event::Poller;
use crate::sim::identity::Cause;
use crate::sim::kernel::Kernel;
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
    /// Receives as long as there are messages and free places. Every task asks for itself.
    pub fn poll(&mut self, kernel: &mut Kernel, queue: &mut Sqs, number: u16) {
        let watcher = Poller::Tasks {
            fleet: self.place,
            queue: number,
        };
        queue.heard(watcher);
        if !kernel.may_read(self.node, queue.node()) {
            return;
        }
        let Some(tasks) = &self.tasks else {
            return;
        };
        let most = u64::from(tasks.receive_most);
        let Some(poll) = tasks.poll(number) else {
            return;
        };
        let short = poll.wait.unwrap_or_else(|| queue.wait_time()) == 0;
        // Of several looks at the same instant only the first asks.
        let mut asking = if short && tasks.asked_at == Some(kernel.now) {
            0
        } else {
            self.hosts.with_free()
        };
        while asking > 0 && !self.down && queue.is_ready() {
            let Some((host, free)) = self.hosts.freest() else {
                break;
            };
            let free = free.min(most) as usize;
            let mut received = Vec::new();
            if !short {
                queue.receive(kernel, free, &mut received);
            } else if let Some(asked) = queue.receive_short(kernel, free, &mut received) {
                asking -= 1;
                let missed = What::ShortPollMissed {
                    from: queue.node(),
                    asked,
                };
                kernel.note_at(self.node, Cause::NONE, missed);
            }
            for message in received {
                let from = Message {
                    queue: number,
                    receipt: message.receipt,
                };
                self.fetched(kernel, message.item, from, host, message.cause);
            }
        }
        if short {
            self.ask_later(kernel, queue, poll.pause);
        }
    }

    /// Whoever found nothing asks again after its pause.
    fn ask_later(&mut self, kernel: &mut Kernel, queue: &Sqs, pause: u64) {
        let idle = !self.down && self.hosts.with_free() > 0;
        let Some(tasks) = &mut self.tasks else {
            return;
        };
        tasks.asked_at = Some(kernel.now);
        if idle && queue.is_ready() && tasks.asks_at.is_none_or(|at| at <= kernel.now) {
            let at = (kernel.now / pause + 1).saturating_mul(pause);
            tasks.asks_at = Some(at);
            let poll = Event::TasksPoll {
                fleet: self.place,
                queue: queue.place(),
            };
            kernel.schedule(at, poll);
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

    /// Receives that found nothing in a queue, of tasks with nothing to do, if they receive from it. `wait` is how long a receive waits
    /// that does not say so itself.
    pub fn empty_receives(&self, queue: u16, wait: u64, now: u64) -> u64 {
        let Some(poll) = self.tasks.as_ref().and_then(|tasks| tasks.poll(queue)) else {
            return 0;
        };
        let every = match poll.wait.unwrap_or(wait) {
            0 => poll.pause,
            wait => wait,
        };
        let (busy, places) = self.hosts.areas(now);
        let idle = places.saturating_sub(busy) / u128::from(self.settings.capacity.max(1));
        (idle / u128::from(every.max(1))) as u64
    }
}
