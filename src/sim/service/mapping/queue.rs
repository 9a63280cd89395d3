//! The mapping of a queue: five pollers at first, more while there is a backlog. A batch that failed is left to the visibility timeout
//! of its queue; that is all the retrying there is.

use crate::sim::entry::What;
use crate::sim::event::Event;
use crate::sim::event::Poller;
use crate::sim::event::Reply;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::ledger::End;
use crate::sim::level::Level;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::measure::ratio;
use crate::sim::model;
use crate::sim::scenario::mapping::MappingSettings;
use crate::sim::scenario::plan::Settings;
use crate::sim::service::mapping::Filter;
use crate::sim::service::mapping::invocation;
use crate::sim::service::sqs::Receipt;
use crate::sim::service::sqs::Received;
use crate::sim::service::sqs::Sqs;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;
use crate::sim::status::Status;

/// The mapping of a queue.
#[derive(Debug)]
pub(crate) struct QueueMapping {
    node: NodeIndex,
    /// Its number among all mappings.
    place: u16,
    settings: MappingSettings,
    filter: Filter,
    batches: Slab<Batch>,
    /// The batch that waits for more messages.
    open: Option<Key>,
    /// Batches it may have under way.
    pollers: u32,
    pollers_most: u32,
    growth: u32,
    growth_every: u64,
    growing: bool,
    receive_most: usize,
    throttle_wait: u64,
    long_poll: u64,
    busy: Level,
    idle: Level,
    received: Vec<Received>,
    counts: Counts,
}

/// A batch being gathered or worked on.
#[derive(Debug)]
struct Batch {
    /// Its items, in the kernel.
    items: u32,
    receipts: Vec<Receipt>,
    /// When the first of its messages will be visible again.
    hidden_until: u64,
    cause: Cause,
}

#[derive(Debug, Default)]
struct Counts {
    batches: u64,
    failed: u64,
    messages: u64,
    receives: u64,
    filtered: u64,
    throttles: u64,
}

impl QueueMapping {
    pub fn new(kernel: &Kernel, node: NodeIndex, place: u16, settings: MappingSettings) -> Self {
        let reserved = match &kernel.plan.nodes[settings.function.place()].settings {
            Settings::Lambda(function) => function.reserved,
            _ => None,
        };
        let start = model::count("mapping.pollers");
        let room = reserved.unwrap_or(kernel.plan.concurrency).max(start);
        let most = settings
            .maximum_concurrency
            .unwrap_or_else(|| model::count("mapping.pollers_most").min(room));
        let pollers = start.min(most);
        let mut idle = Level::default();
        idle.set(0, u64::from(pollers));
        Self {
            node,
            place,
            filter: Filter::new(settings.filter.clone()),
            settings,
            batches: Slab::new(),
            open: None,
            pollers,
            pollers_most: most,
            growth: model::count("mapping.pollers_growth"),
            growth_every: model::span("mapping.growth_every"),
            growing: false,
            receive_most: model::count("mapping.receive_most") as usize,
            throttle_wait: model::span("mapping.throttle_wait"),
            long_poll: model::span("mapping.long_poll"),
            busy: Level::default(),
            idle,
            received: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// Receives as long as there are messages and pollers.
    pub fn poll(&mut self, kernel: &mut Kernel, queue: &mut Sqs) {
        queue.heard(Poller::Mapping(self.place));
        if !kernel.may_read(self.node, self.settings.from) {
            // Pollers that may not read fetch nothing that costs.
            self.idle.set(kernel.now, 0);
            return;
        }
        while queue.is_ready() {
            if self.open.is_none() && self.busy.value() >= u64::from(self.pollers) {
                self.grow_later(kernel);
                break;
            }
            if !self.gather(kernel, queue) {
                break;
            }
        }
    }

    /// One receive into the open batch, or a new one. False if nothing came.
    fn gather(&mut self, kernel: &mut Kernel, queue: &mut Sqs) -> bool {
        let size = self.settings.batch_size as usize;
        let had = self
            .open
            .and_then(|open| self.batches.get(open))
            .map_or(0, |batch| batch.receipts.len());
        let most = (size - had).min(self.receive_most);
        let mut received = std::mem::take(&mut self.received);
        queue.receive(kernel, most, &mut received);
        self.counts.receives += 1;
        let came = !received.is_empty();
        for message in received.drain(..) {
            if self
                .filter
                .passes(kernel, message.item, message.content, "body")
            {
                self.add(kernel, message);
            } else {
                // What a filter of a queue refuses is deleted, not left for others.
                self.counts.filtered += 1;
                let cause = kernel.note(self.node, message.item, message.cause, What::Filtered);
                queue.delete(kernel, message.receipt, message.item, cause, End::Dropped);
            }
        }
        self.received = received;
        let Some(open) = self.open else {
            return came;
        };
        let full = self
            .batches
            .get(open)
            .is_some_and(|batch| batch.receipts.len() >= size);
        // Without a window a batch above ten gathers what is there and goes.
        if full || (self.settings.window == 0 && (had + most < size || !queue.is_ready())) {
            self.close(kernel);
        }
        came
    }

    fn add(&mut self, kernel: &mut Kernel, message: Received) {
        let open = if let Some(open) = self.open {
            open
        } else {
            let settings = &self.settings;
            let items = kernel.batches.open(settings.report_failures, settings.fifo);
            let open = self.batches.insert(Batch {
                items,
                receipts: Vec::new(),
                hidden_until: message.hidden_until,
                cause: message.cause,
            });
            self.open = Some(open);
            self.take_poller(kernel.now);
            if self.settings.window > 0 {
                let ended = Event::WindowEnded {
                    mapping: self.place,
                    batch: open,
                };
                kernel.schedule(kernel.now.saturating_add(self.settings.window), ended);
            }
            open
        };
        if let Some(batch) = self.batches.get_mut(open) {
            batch.receipts.push(message.receipt);
            batch.cause = message.cause;
            let items = &mut kernel.batches.get_mut(batch.items).items;
            items.push(crate::sim::batch::BatchItem {
                item: message.item,
                failed: false,
            });
        }
    }

    /// The window of a batch is over.
    pub fn window_ended(&mut self, kernel: &mut Kernel, batch: Key) {
        if self.open == Some(batch) {
            self.close(kernel);
        }
    }

    fn close(&mut self, kernel: &mut Kernel) {
        if let Some(open) = self.open.take() {
            self.invoke(kernel, open);
        }
    }

    fn invoke(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(batch) = self.batches.get_mut(key) else {
            return;
        };
        let items = batch.receipts.len() as u32;
        let Some(last) = kernel.batches.get(batch.items).items.last() else {
            return;
        };
        let last = last.item;
        let only = (items == 1).then_some(last);
        let invoked = What::BatchInvoked { items };
        batch.cause = kernel
            .recorder
            .note(kernel.now, self.node, only, None, batch.cause, invoked);
        kernel.call(invocation(
            self.node,
            self.settings.function,
            last,
            batch.items,
            key,
            batch.cause,
        ));
    }

    /// A throttled batch is tried again, or let go.
    pub fn batch_due(&mut self, kernel: &mut Kernel, queue: &mut Sqs, key: Key) {
        let Some(batch) = self.batches.get(key) else {
            return;
        };
        if kernel.now < batch.hidden_until {
            self.invoke(kernel, key);
            return;
        }
        let items = batch.receipts.len() as u32;
        let lost = What::BatchLost { items };
        kernel.note_at(self.node, batch.cause, lost);
        self.finish(kernel, key);
        self.poll(kernel, queue);
    }

    /// The function has answered.
    pub fn answered(&mut self, kernel: &mut Kernel, queue: &mut Sqs, reply: Reply) {
        let key = reply.to.key;
        let Some(batch) = self.batches.get_mut(key) else {
            return;
        };
        let items = batch.receipts.len() as u32;
        let place = batch.items;
        match reply.status {
            Status::Throttled(_) | Status::Unavailable => {
                self.counts.throttles += 1;
                let retry_at = kernel.now.saturating_add(self.throttle_wait);
                let throttled = What::BatchThrottled { retry_at };
                batch.cause = kernel.note_at(self.node, reply.cause, throttled);
                let due = Event::BatchDue {
                    mapping: self.place,
                    batch: key,
                };
                let at = retry_at.min(batch.hidden_until.max(kernel.now + 1));
                kernel.schedule(at, due);
                return;
            }
            status if status.is_success() => {
                let failed = kernel.batches.get(place).items.iter();
                let failed = failed.filter(|batched| batched.failed).count() as u32;
                let what = if failed == 0 {
                    What::BatchSucceeded { items }
                } else {
                    What::BatchPartlyFailed { failed, items }
                };
                self.counts.failed += u64::from(failed > 0);
                let cause = kernel.note_at(self.node, reply.cause, what);
                self.delete(kernel, queue, key, cause);
            }
            Status::LoopStopped => {
                for (place_in, receipt) in batch.receipts.iter().enumerate() {
                    let item: Item = kernel.batches.get(place).items[place_in].item;
                    queue.refuse(kernel, *receipt, item, reply.cause);
                }
            }
            _ => {
                self.counts.failed += 1;
                let failed = What::BatchFailed { items };
                kernel.note_at(self.node, reply.cause, failed);
            }
        }
        self.counts.batches += 1;
        self.counts.messages += u64::from(items);
        self.finish(kernel, key);
        self.poll(kernel, queue);
    }

    /// Deletes the messages of a batch that were worked off.
    fn delete(&self, kernel: &mut Kernel, queue: &mut Sqs, key: Key, cause: Cause) {
        let Some(batch) = self.batches.get(key) else {
            return;
        };
        let mut deleted = 0;
        for (place, receipt) in batch.receipts.iter().enumerate() {
            let batched = kernel.batches.get(batch.items).items[place];
            if !batched.failed {
                deleted += 1;
                queue.done(kernel, *receipt, batched.item, cause);
            }
        }
        queue.count_deletes(deleted);
    }

    fn finish(&mut self, kernel: &mut Kernel, key: Key) {
        if let Some(batch) = self.batches.remove(key) {
            kernel.batches.close(batch.items);
            self.busy.sub(kernel.now, 1);
            self.idle.add(kernel.now, 1);
        }
    }

    fn take_poller(&mut self, now: u64) {
        self.busy.add(now, 1);
        self.idle.sub(now, 1);
    }

    /// Plans more pollers, if there may be more.
    fn grow_later(&mut self, kernel: &mut Kernel) {
        if !self.growing && self.pollers < self.pollers_most {
            self.growing = true;
            let grow = Event::PollersGrow {
                mapping: self.place,
            };
            kernel.schedule(kernel.now + self.growth_every, grow);
        }
    }

    /// There are more pollers, if the backlog is still there.
    pub fn grow(&mut self, kernel: &mut Kernel, queue: &mut Sqs) {
        self.growing = false;
        if !queue.is_ready() {
            return;
        }
        let to = (self.pollers + self.growth).min(self.pollers_most);
        self.idle.add(kernel.now, u64::from(to - self.pollers));
        self.pollers = to;
        kernel.note_at(self.node, Cause::NONE, What::PollersGrew { to });
        self.poll(kernel, queue);
    }

    /// Starts measuring anew.
    pub fn reset(&mut self, now: u64) {
        self.counts = Counts::default();
        self.busy.reset(now);
        self.idle.reset(now);
    }

    /// Long polls of idle pollers that found nothing.
    pub fn empty_receives(&self, now: u64) -> u64 {
        (self.idle.area(now) / u128::from(self.long_poll.max(1))) as u64
    }

    pub fn report(&self, now: u64, sheet: &mut Sheet<'_>) {
        let counts = &self.counts;
        sheet.count("batches", counts.batches);
        sheet.count("batches_failed", counts.failed);
        let size = ratio(counts.messages, counts.batches);
        sheet.put("batch_size_mean", Value::new(size, Unit::Count));
        sheet.count("receives", counts.receives);
        sheet.count("empty_receives", self.empty_receives(now));
        sheet.count("concurrency_max", self.busy.highest());
        sheet.count("pollers", u64::from(self.pollers));
        sheet.count("filtered", counts.filtered);
        sheet.count("throttles", counts.throttles);
        sheet.count("splits", 0);
        sheet.count("given_up", 0);
    }
}
