//! An SQS queue: keeps messages, hides what was received, moves what was received too often, forgets what grew too old. Its consumers
//! are mappings, which receive and delete here; it knows nothing of functions.

mod fifo;
mod message;
mod report;
mod servers;

use crate::rng::Stream;
use crate::sim::deadline::Deadlines;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::Event;
use crate::sim::event::NO_BATCH;
use crate::sim::event::NOBODY;
use crate::sim::event::Poller;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::ledger::End;
use crate::sim::ledger::Ledger;
use crate::sim::model;
use crate::sim::samples::Samples;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::sqs::QueueSettings;
use crate::sim::service::sqs::fifo::Line;
use crate::sim::service::sqs::message::Message;
use crate::sim::service::sqs::message::State;
use crate::sim::service::sqs::servers::Servers;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;
use crate::sim::status::Status;

pub use self::report::MEASURES;

/// A queue.
#[derive(Debug)]
pub(crate) struct Sqs {
    node: NodeIndex,
    /// Its number among the queues.
    place: u16,
    settings: QueueSettings,
    messages: Slab<Message>,
    line: Line,
    hidden: Deadlines<Receipt>,
    delayed: Deadlines<Key>,
    expiring: Deadlines<Key>,
    pollers: Vec<Watcher>,
    servers: Servers,
    duplicates: Stream,
    numbered: u64,
    counts: Counts,
    visible: u64,
    in_flight: u64,
    in_flight_max: u64,
    waiting: u64,
    waits: Samples,
    oldest: u64,
    ledger: Ledger,
    /// Bytes of a message.
    payload: u64,
}

/// Who polls a queue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watcher {
    pub poller: Poller,
    /// From one short poll to the next; none for one that waits at the queue.
    pub pause: Option<u64>,
    /// Whether it has been told that there is something.
    pub told: bool,
}

/// What a consumer needs to delete a message: it is good until the message is received again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Receipt {
    pub message: Key,
    /// Which receive.
    pub receive: u32,
}

/// A received message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Received {
    pub item: Item,
    pub content: Content,
    pub receipt: Receipt,
    pub hidden_until: u64,
    pub cause: Cause,
}

#[derive(Debug, Default)]
struct Counts {
    sent: u64,
    received: u64,
    deleted: u64,
    processed: u64,
    duplicates: u64,
    deduplicated: u64,
    dead_lettered: u64,
    expired: u64,
    waited: u64,
    /// Calls that are billed, but for empty receives.
    requests: u64,
    /// Receives that found something.
    receives: u64,
    /// Short polls that found nothing though there was something.
    missed: u64,
}

impl Sqs {
    pub fn new(
        kernel: &Kernel,
        node: NodeIndex,
        place: u16,
        settings: QueueSettings,
        pollers: Vec<Watcher>,
    ) -> Self {
        let name = kernel.plan.nodes[node.place()].name.as_str();
        Self {
            node,
            place,
            messages: Slab::new(),
            line: Line::new(&settings),
            hidden: Deadlines::new(),
            delayed: Deadlines::new(),
            expiring: Deadlines::new(),
            pollers,
            servers: Servers::new(kernel, name),
            duplicates: kernel.stream(name, "duplicates"),
            numbered: 0,
            counts: Counts::default(),
            visible: 0,
            in_flight: 0,
            in_flight_max: 0,
            waiting: 0,
            waits: Samples::default(),
            oldest: 0,
            ledger: Ledger::default(),
            payload: model::size("sqs.payload"),
            settings,
        }
    }

    /// Which node it is.
    pub const fn node(&self) -> NodeIndex {
        self.node
    }

    /// Its number among the queues.
    pub const fn place(&self) -> u16 {
        self.place
    }

    /// A message is sent.
    pub fn called(&mut self, kernel: &mut Kernel, call: Call) {
        if kernel.refuses_size(self.node, &call, self.payload, Status::Http(400)) {
            return;
        }
        let size = kernel.plan.origins[usize::from(call.item.origin)].size;
        self.counts.requests += requests(size);
        if self.line.is_repetition(kernel.now, call.item) {
            self.counts.deduplicated += 1;
            let cause = kernel.note(self.node, call.item, call.cause, What::MessageDeduplicated);
            kernel.answer(call.reply, self.node, Status::Done, cause);
            return;
        }
        let twice = self.duplicates.chance(self.settings.duplicate_rate);
        let cause = self.store(kernel, &call);
        if twice && !self.settings.fifo {
            self.store(kernel, &call);
        }
        kernel.answer(call.reply, self.node, Status::Done, cause);
    }

    fn store(&mut self, kernel: &mut Kernel, call: &Call) -> Cause {
        let now = kernel.now;
        let sent_at = call.stamp.filter(|_| !self.settings.fifo).unwrap_or(now);
        self.counts.sent += 1;
        self.ledger.enter();
        self.numbered += 1;
        let until = now
            .saturating_add(self.settings.delay)
            .saturating_add(self.settings.latency);
        let what = if self.settings.delay > 0 {
            What::MessageDelayed { until }
        } else {
            What::MessageSent
        };
        let cause = kernel.note(self.node, call.item, call.cause, what);
        let key = self.messages.insert(Message {
            item: call.item,
            content: call.content,
            number: self.numbered,
            sent_at,
            arrived_at: now,
            server: self.servers.place(),
            receives: 0,
            processed: false,
            state: State::Delayed,
            cause,
        });
        let expires = sent_at.saturating_add(self.settings.retention);
        if let Some(at) = self.expiring.push(expires.max(now), key) {
            kernel.schedule(at, Event::MessagesExpired { queue: self.place });
        }
        self.waiting += 1;
        if until > now {
            if let Some(at) = self.delayed.push(until, key) {
                kernel.schedule(at, Event::MessagesDelayed { queue: self.place });
            }
        } else {
            self.appear(kernel, key);
        }
        cause
    }

    /// A message can be received.
    fn appear(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(message) = self.messages.get_mut(key) else {
            return;
        };
        let returned = message.state == State::Hidden;
        if returned {
            self.in_flight -= 1;
        } else {
            self.waiting -= 1;
        }
        self.visible += 1;
        message.state = State::Visible;
        self.line.put(key, message, returned);
        self.wake(kernel);
    }

    /// Tells the pollers that there is something. Those who wait here come at this instant, but after all that was sent at it; those who
    /// ask from time to time find it when they ask next.
    fn wake(&mut self, kernel: &mut Kernel) {
        for watcher in &mut self.pollers {
            if !std::mem::replace(&mut watcher.told, true) {
                let at = match watcher.pause {
                    Some(pause) => kernel.now.div_ceil(pause).saturating_mul(pause),
                    None => kernel.now,
                };
                kernel.schedule(at, watcher.poller.event());
            }
        }
    }

    /// A poller has come to look; from now on it wants to be told again.
    pub fn heard(&mut self, who: Poller) {
        for watcher in &mut self.pollers {
            if watcher.poller == who {
                watcher.told = false;
            }
        }
    }

    /// Whether anything can be received.
    pub fn is_ready(&self) -> bool {
        self.in_flight < self.settings.in_flight_limit && self.line.is_ready()
    }

    /// How long a receive waits that does not say so itself.
    pub const fn wait_time(&self) -> u64 {
        self.settings.wait
    }

    /// Receives up to `most` messages from all servers. Messages that were received too often are moved instead.
    pub fn receive(&mut self, kernel: &mut Kernel, most: usize, into: &mut Vec<Received>) {
        self.counts.requests += 1;
        self.counts.receives += 1;
        self.take(kernel, most, ALL, into);
    }

    /// A short poll: asks some of the servers only, and may come back with nothing. Says how many it asked, if so; that receive is
    /// counted among the empty ones.
    pub fn receive_short(
        &mut self,
        kernel: &mut Kernel,
        most: usize,
        into: &mut Vec<Received>,
    ) -> Option<u32> {
        let asked = if self.settings.fifo {
            ALL
        } else {
            self.servers.ask()
        };
        self.take(kernel, most, asked, into);
        if into.is_empty() {
            self.counts.missed += 1;
            return Some(asked.count_ones());
        }
        self.counts.requests += 1;
        self.counts.receives += 1;
        None
    }

    fn take(&mut self, kernel: &mut Kernel, most: usize, asked: u16, into: &mut Vec<Received>) {
        let now = kernel.now;
        let mut taken = 0;
        while taken < most && self.in_flight < self.settings.in_flight_limit {
            let Some(key) = self.line.take(&self.messages, asked) else {
                break;
            };
            let Some(message) = self.messages.get_mut(key) else {
                continue;
            };
            self.visible -= 1;
            if let Some((limit, target)) = self.settings.redrive
                && message.receives >= limit
            {
                message.state = State::Gone;
                self.dead_letter(kernel, key, target);
                continue;
            }
            message.receives += 1;
            message.state = State::Hidden;
            if message.receives == 1 {
                let wait = now - message.arrived_at;
                self.waits.add(wait);
                self.counts.waited += u64::from(wait > 0);
            }
            self.counts.received += 1;
            self.counts.duplicates += u64::from(message.processed);
            self.in_flight += 1;
            self.in_flight_max = self.in_flight_max.max(self.in_flight);
            taken += 1;
            let hidden_until = now.saturating_add(self.settings.visibility);
            let received = What::MessageReceived {
                count: message.receives,
                hidden_until,
            };
            message.cause = kernel.note(self.node, message.item, message.cause, received);
            let receipt = Receipt {
                message: key,
                receive: message.receives,
            };
            into.push(Received {
                item: message.item,
                content: message.content,
                receipt,
                hidden_until,
                cause: message.cause,
            });
            self.line.taken(message);
            if let Some(at) = self.hidden.push(hidden_until, receipt) {
                kernel.schedule(at, Event::MessagesVisible { queue: self.place });
            }
        }
        self.line.finish();
    }

    fn dead_letter(&mut self, kernel: &mut Kernel, key: Key, target: NodeIndex) {
        let Some(message) = self.messages.get(key) else {
            return;
        };
        let (item, content, stamp) = (message.item, message.content, message.sent_at);
        let moved = What::MessageDeadLettered { to: target };
        let cause = kernel.note(self.node, item, message.cause, moved);
        self.counts.dead_lettered += 1;
        self.remove(kernel.now, key, End::DeadLettered);
        kernel.call(Call {
            from: self.node,
            to: target,
            item,
            reply: NOBODY,
            asynchronous: true,
            operation: Operation::Put,
            content,
            batch: NO_BATCH,
            stamp: Some(stamp),
            delayed: false,
            cause,
        });
    }

    /// A consumer has worked a message off and deletes it.
    pub fn done(&mut self, kernel: &mut Kernel, receipt: Receipt, item: Item, cause: Cause) {
        let Some(message) = self.messages.get_mut(receipt.message) else {
            kernel.note(self.node, item, cause, What::DeleteIgnored);
            return;
        };
        if !message.processed {
            message.processed = true;
            self.counts.processed += 1;
        }
        self.delete(kernel, receipt, item, cause, End::Processed);
    }

    /// Deletes a message, unless it was received again since.
    pub fn delete(
        &mut self,
        kernel: &mut Kernel,
        receipt: Receipt,
        item: Item,
        cause: Cause,
        end: End,
    ) {
        let Some(message) = self.messages.get(receipt.message) else {
            return;
        };
        // A FIFO queue refuses the handle as soon as its time is over.
        let expired = self.settings.fifo && message.state == State::Visible;
        if message.receives != receipt.receive || expired {
            kernel.note(self.node, item, cause, What::DeleteIgnored);
            return;
        }
        let was_full = self.in_flight >= self.settings.in_flight_limit;
        if message.state == State::Visible {
            self.visible -= 1;
        } else {
            self.in_flight -= 1;
        }
        self.counts.deleted += 1;
        kernel.note(self.node, item, cause, What::MessageDeleted);
        self.remove(kernel.now, receipt.message, end);
        if (self.line.is_fifo() || was_full) && self.visible > 0 {
            self.wake(kernel);
        }
    }

    /// Moves a message to the dead-letter queue before its time, or lets it fall: its function refuses to be part of a loop.
    pub fn refuse(&mut self, kernel: &mut Kernel, receipt: Receipt, item: Item, cause: Cause) {
        match self.settings.redrive {
            Some((_, target)) if self.is_held(receipt) => {
                self.in_flight -= 1;
                self.dead_letter(kernel, receipt.message, target);
            }
            _ => self.delete(kernel, receipt, item, cause, End::Dropped),
        }
    }

    /// Whether the message is hidden by this very receive.
    fn is_held(&self, receipt: Receipt) -> bool {
        self.messages.get(receipt.message).is_some_and(|message| {
            message.state == State::Hidden && message.receives == receipt.receive
        })
    }

    /// Counts delete calls: ten messages each.
    pub const fn count_deletes(&mut self, messages: u64) {
        self.counts.requests += messages.div_ceil(10);
    }

    /// Messages whose visibility timeout is over are visible again.
    pub fn turn_visible(&mut self, kernel: &mut Kernel) {
        if !self.hidden.fires(kernel.now) {
            return;
        }
        loop {
            let messages = &self.messages;
            let waits = |receipt: Receipt| {
                messages.get(receipt.message).is_some_and(|message| {
                    message.state == State::Hidden && message.receives == receipt.receive
                })
            };
            let Some(receipt) = self.hidden.due(kernel.now, waits) else {
                break;
            };
            if let Some(message) = self.messages.get_mut(receipt.message) {
                let visible = What::MessageVisible;
                message.cause = kernel.note(self.node, message.item, message.cause, visible);
            }
            self.appear(kernel, receipt.message);
        }
        if let Some(at) = self.hidden.rearm() {
            kernel.schedule(at, Event::MessagesVisible { queue: self.place });
        }
    }

    /// Messages whose delay is over can be received.
    pub fn end_delays(&mut self, kernel: &mut Kernel) {
        if !self.delayed.fires(kernel.now) {
            return;
        }
        loop {
            let messages = &self.messages;
            let waits = |key| {
                messages
                    .get(key)
                    .is_some_and(|message| message.state == State::Delayed)
            };
            let Some(key) = self.delayed.due(kernel.now, waits) else {
                break;
            };
            self.appear(kernel, key);
        }
        if let Some(at) = self.delayed.rearm() {
            kernel.schedule(at, Event::MessagesDelayed { queue: self.place });
        }
    }

    /// Messages whose retention period is over are gone.
    pub fn expire(&mut self, kernel: &mut Kernel) {
        if !self.expiring.fires(kernel.now) {
            return;
        }
        loop {
            let messages = &self.messages;
            let waits = |key| messages.get(key).is_some();
            let Some(key) = self.expiring.due(kernel.now, waits) else {
                break;
            };
            let Some(message) = self.messages.get(key) else {
                continue;
            };
            match message.state {
                State::Delayed => self.waiting -= 1,
                State::Visible => self.visible -= 1,
                State::Hidden => self.in_flight -= 1,
                State::Gone => {}
            }
            self.counts.expired += 1;
            kernel.note(self.node, message.item, message.cause, What::MessageExpired);
            self.remove(kernel.now, key, End::Expired);
        }
        if self.visible > 0 {
            self.wake(kernel);
        }
        if let Some(at) = self.expiring.rearm() {
            kernel.schedule(at, Event::MessagesExpired { queue: self.place });
        }
    }

    fn remove(&mut self, now: u64, key: Key, end: End) {
        if let Some(message) = self.messages.remove(key) {
            self.ledger.leave(end);
            self.oldest = self.oldest.max(now - message.sent_at);
            self.line.removed(&message);
        }
    }
}

/// All servers are asked.
const ALL: u16 = u16::MAX;

/// Requests that sending this many bytes is billed as: one for every 64 KB.
fn requests(size: u64) -> u64 {
    size.div_ceil(64 << 10).max(1)
}
