//! The mapping of a stream: one reader for each shard, or several that share its keys. A batch that failed is tried again, and nothing
//! behind it moves until it succeeds, is given up, or expires.

use std::collections::VecDeque;

use crate::rng;
use crate::sim::batch::BatchItem;
use crate::sim::entry::GivenUp;
use crate::sim::entry::Handing;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::Event;
use crate::sim::event::NO_BATCH;
use crate::sim::event::NOBODY;
use crate::sim::event::Reply;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::ledger::End;
use crate::sim::ledger::Ledger;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::measure::ratio;
use crate::sim::model;
use crate::sim::scenario::mapping::MappingSettings;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::plan::Settings;
use crate::sim::service::kinesis::Read;
use crate::sim::service::mapping::Filter;
use crate::sim::service::mapping::invocation;
use crate::sim::slab::Slab;
use crate::sim::status::Status;

/// The mapping of a stream.
#[derive(Debug)]
pub(crate) struct StreamMapping {
    node: NodeIndex,
    /// Its number among all mappings.
    place: u16,
    settings: MappingSettings,
    filter: Filter,
    /// Readers: for each shard as many as the parallelization factor.
    lanes: Vec<Lane>,
    /// Which lane a batch under way belongs to.
    calls: Slab<u16>,
    retention: u64,
    stream: NodeIndex,
    poll_every: u64,
    running: u32,
    counts: Counts,
    read: Read,
    ledger: Ledger,
}

/// A reader and the records that lie before it, in order.
#[derive(Debug, Default)]
struct Lane {
    records: VecDeque<Record>,
    /// A batch is under way; its items stand in the kernel.
    batch: Option<u32>,
    /// The next look is planned.
    planned: bool,
    /// What is tried again: after a failure so many, after a split at most so many and behind them so many of the batch as it was.
    halves: Vec<u32>,
    /// Retries of the records in front.
    retries: u32,
    cause: Option<Cause>,
}

#[derive(Clone, Copy, Debug)]
struct Record {
    item: Item,
    at: u64,
    shard: u16,
    cause: Cause,
}

#[derive(Debug, Default)]
struct Counts {
    batches: u64,
    failed: u64,
    records: u64,
    receives: u64,
    filtered: u64,
    throttles: u64,
    splits: u64,
    running_max: u32,
}

impl StreamMapping {
    pub fn new(kernel: &Kernel, node: NodeIndex, place: u16, settings: MappingSettings) -> Self {
        let (shards, retention) = match &kernel.plan.nodes[settings.from.place()].settings {
            Settings::Kinesis(stream) => (stream.shards, stream.retention),
            _ => (1, 0),
        };
        let lanes = usize::from(shards) * usize::from(settings.factor);
        Self {
            node,
            place,
            filter: Filter::new(settings.filter.clone()),
            stream: settings.from,
            settings,
            lanes: (0..lanes).map(|_| Lane::default()).collect(),
            calls: Slab::new(),
            retention,
            poll_every: model::span("mapping.shard_poll").max(1),
            running: 0,
            counts: Counts::default(),
            read: Read::default(),
            ledger: Ledger::default(),
        }
    }

    /// A record was written to a shard.
    pub fn record(&mut self, kernel: &mut Kernel, shard: u16, item: Item, cause: Cause) {
        self.ledger.enter();
        if !self.filter.passes(kernel, item, Content::Body, "data") {
            self.counts.filtered += 1;
            self.ledger.leave(End::Dropped);
            kernel.note(self.node, item, cause, What::Filtered);
            return;
        }
        // Records of one key stay in one lane, so that their order holds.
        let factor = self.settings.factor;
        let part = if factor == 1 {
            0
        } else {
            // By the key itself: its number in the plan changes when another node is added.
            let key = &kernel.plan.keys[usize::from(item.key)];
            (rng::hash(&[key.as_bytes()]) % u64::from(factor)) as u16
        };
        let lane = shard * factor + part;
        self.lanes[usize::from(lane)].records.push_back(Record {
            item,
            at: kernel.now,
            shard,
            cause,
        });
        if kernel.may_read(self.node, self.stream) {
            self.look_later(kernel, lane);
        }
    }

    /// Plans the next look at a lane: shards are read at whole seconds.
    fn look_later(&mut self, kernel: &mut Kernel, lane: u16) {
        let state = &mut self.lanes[usize::from(lane)];
        if state.batch.is_some() || state.planned {
            return;
        }
        let at = kernel.now.div_ceil(self.poll_every) * self.poll_every;
        Self::plan(kernel, state, self.place, lane, at);
    }

    fn plan(kernel: &mut Kernel, state: &mut Lane, mapping: u16, lane: u16, at: u64) {
        state.planned = true;
        kernel.schedule(at, Event::LaneDue { mapping, lane });
    }

    /// Looks at a lane and invokes the function with what is there.
    pub fn look(&mut self, kernel: &mut Kernel, lane: u16) {
        self.lanes[usize::from(lane)].planned = false;
        self.counts.receives += 1;
        self.expire(kernel, lane);
        let window = self.settings.window;
        let size = self.settings.batch_size;
        let state = &mut self.lanes[usize::from(lane)];
        let Some(front) = state.records.front() else {
            return;
        };
        if state.batch.is_some() {
            return;
        }
        let age = kernel.now - front.at;
        self.read.iterator_age = self.read.iterator_age.max(age);
        let most = state.halves.last().copied().unwrap_or(size);
        let count = (state.records.len() as u32).min(most);
        let fresh = state.retries == 0 && state.halves.is_empty();
        if fresh && count < size && age < window {
            let at = front.at.saturating_add(window);
            Self::plan(kernel, state, self.place, lane, at);
            return;
        }
        let batch = kernel.batches.open(self.settings.report_failures, false);
        let items = &mut kernel.batches.get_mut(batch).items;
        items.extend(
            state
                .records
                .iter()
                .take(count as usize)
                .map(|record| BatchItem {
                    item: record.item,
                    failed: false,
                }),
        );
        let Some(last) = state.records.get(count as usize - 1) else {
            return;
        };
        let only = (count == 1).then_some(last.item);
        let cause = state.cause.take().unwrap_or(last.cause);
        let invoked = What::BatchInvoked { items: count };
        let cause = kernel
            .recorder
            .note(kernel.now, self.node, only, None, cause, invoked);
        state.batch = Some(batch);
        let item = last.item;
        self.running += 1;
        self.counts.running_max = self.counts.running_max.max(self.running);
        let key = self.calls.insert(lane);
        kernel.call(invocation(
            self.node,
            self.settings.function,
            item,
            batch,
            key,
            cause,
        ));
    }

    /// Lets records go whose retention period is over.
    fn expire(&mut self, kernel: &mut Kernel, lane: u16) {
        let state = &mut self.lanes[usize::from(lane)];
        while let Some(front) = state.records.front().copied() {
            if kernel.now < front.at.saturating_add(self.retention) {
                break;
            }
            state.records.pop_front();
            state.retries = 0;
            if let Some(half) = state.halves.last_mut() {
                *half -= 1;
            }
            state.halves.retain(|half| *half > 0);
            self.read.expired += 1;
            self.ledger.leave(End::Expired);
            let expired = What::RecordExpired { shard: front.shard };
            kernel.note(self.stream, front.item, front.cause, expired);
        }
    }

    /// The function has answered.
    pub fn answered(&mut self, kernel: &mut Kernel, reply: Reply) {
        let Some(lane) = self.calls.remove(reply.to.key) else {
            return;
        };
        let state = &mut self.lanes[usize::from(lane)];
        let Some(batch) = state.batch.take() else {
            return;
        };
        self.running -= 1;
        let items = &kernel.batches.get(batch).items;
        let count = items.len() as u32;
        let first_failed = items.iter().position(|batched| batched.failed);
        kernel.batches.close(batch);
        match (reply.status, first_failed) {
            (Status::Throttled(_) | Status::Unavailable, _) => {
                // Not the records' fault: tried again and not counted.
                self.counts.throttles += 1;
                let retry_at = kernel.now + self.poll_every;
                let throttled = What::BatchThrottled { retry_at };
                state.cause = Some(kernel.note_at(self.node, reply.cause, throttled));
                Self::plan(kernel, state, self.place, lane, retry_at);
                return;
            }
            (status, None) if status.is_success() => {
                let done = What::BatchSucceeded { items: count };
                kernel.note_at(self.node, reply.cause, done);
                self.pass(lane, count, End::Processed);
            }
            (status, Some(first)) if status.is_success() => {
                // Everything before the first failed record counts as done.
                let failed = What::BatchPartlyFailed {
                    failed: count - first as u32,
                    items: count,
                };
                self.counts.failed += 1;
                let cause = kernel.note_at(self.node, reply.cause, failed);
                if first > 0 {
                    self.pass(lane, first as u32, End::Processed);
                }
                self.failed(kernel, lane, count - first as u32, cause);
            }
            (Status::LoopStopped, _) => {
                self.give_up(kernel, lane, count, GivenUp::Loop, reply.cause);
            }
            _ => {
                self.counts.failed += 1;
                let failed = What::BatchFailed { items: count };
                let cause = kernel.note_at(self.node, reply.cause, failed);
                self.failed(kernel, lane, count, cause);
            }
        }
        self.counts.batches += 1;
        self.counts.records += u64::from(count);
        let state = &mut self.lanes[usize::from(lane)];
        if !state.planned && !state.records.is_empty() {
            Self::plan(kernel, state, self.place, lane, kernel.now);
        }
    }

    /// Goes on behind the first records of a lane.
    fn pass(&mut self, lane: u16, count: u32, end: End) {
        let state = &mut self.lanes[usize::from(lane)];
        for _ in 0..count {
            if state.records.pop_front().is_some() {
                self.ledger.leave(end);
            }
        }
        state.retries = 0;
        if let Some(half) = state.halves.pop()
            && half > count
        {
            state.halves.push(half - count);
        }
        match end {
            End::Processed => self.read.processed += u64::from(count),
            _ => self.read.given_up += u64::from(count),
        }
    }

    /// The first records of a lane have failed: split them, give them up, or try again.
    fn failed(&mut self, kernel: &mut Kernel, lane: u16, count: u32, cause: Cause) {
        let state = &mut self.lanes[usize::from(lane)];
        if self.settings.bisect && count > 1 {
            // Splitting uses up no retry.
            let (first, second) = (count / 2, count - count / 2);
            if state.halves.last().is_some_and(|half| *half == count) {
                state.halves.pop();
            }
            state.halves.extend([second, first]);
            self.counts.splits += 1;
            let split = What::BatchSplit { first, second };
            state.cause = Some(kernel.note_at(self.node, cause, split));
            return;
        }
        let oldest = state.records.front().map_or(kernel.now, |record| record.at);
        let age = kernel.now - oldest;
        if self.settings.record_age.is_some_and(|most| age >= most) {
            self.give_up(kernel, lane, count, GivenUp::TooOld, cause);
        } else if self
            .settings
            .retries
            .is_some_and(|most| state.retries >= most)
        {
            self.give_up(kernel, lane, count, GivenUp::RetriesExhausted, cause);
        } else {
            // The same records are tried again: newer ones wait behind them.
            if state.halves.last() != Some(&count) {
                state.halves.push(count);
            }
            state.retries += 1;
            let at = (kernel.now / self.poll_every + 1) * self.poll_every;
            let planned = What::BatchRetryPlanned {
                at,
                retry: state.retries,
            };
            state.cause = Some(kernel.note_at(self.node, cause, planned));
            Self::plan(kernel, state, self.place, lane, at);
        }
    }

    fn give_up(&mut self, kernel: &mut Kernel, lane: u16, count: u32, why: GivenUp, cause: Cause) {
        let given_up = What::RecordsGivenUp {
            records: count,
            why,
        };
        let cause = kernel.note_at(self.node, cause, given_up);
        let state = &self.lanes[usize::from(lane)];
        let first = state.records.front().map(|record| record.item);
        let (Some(to), Some(item)) = (self.settings.on_failure, first) else {
            self.pass(lane, count, End::Dropped);
            return;
        };
        // One message for the whole batch: where the records are, not the records.
        let handed = What::HandedOn {
            to,
            why: Handing::OnFailure,
        };
        let cause = kernel.note(self.node, item, cause, handed);
        let call = Call {
            from: self.node,
            to,
            item,
            reply: NOBODY,
            asynchronous: true,
            operation: Operation::Put,
            content: Content::Result {
                function: self.settings.function,
                success: false,
            },
            batch: NO_BATCH,
            stamp: None,
            delayed: false,
            cause,
        };
        if let Ok(cause) = kernel.permits(&call) {
            self.pass(lane, count, End::DeadLettered);
            kernel.call(Call { cause, ..call });
        } else {
            self.pass(lane, count, End::Dropped);
        }
    }

    /// Starts measuring anew.
    pub fn reset(&mut self) {
        self.counts = Counts::default();
        self.read = Read::default();
    }

    /// What became of its records, and how old the oldest is that is not done with.
    pub fn read(&self, now: u64) -> Read {
        let fronts = self.lanes.iter().filter_map(|lane| lane.records.front());
        let age = fronts.map(|record| now - record.at).max().unwrap_or(0);
        Read {
            iterator_age: self.read.iterator_age.max(age),
            ..self.read
        }
    }

    pub fn ledger(&self) -> (&Ledger, u64) {
        let open = self.lanes.iter().map(|lane| lane.records.len() as u64);
        (&self.ledger, open.sum())
    }

    pub fn report(&self, sheet: &mut Sheet<'_>) {
        let counts = &self.counts;
        sheet.count("batches", counts.batches);
        sheet.count("batches_failed", counts.failed);
        let size = ratio(counts.records, counts.batches);
        sheet.put("batch_size_mean", Value::new(size, Unit::Count));
        sheet.count("receives", counts.receives);
        sheet.count("empty_receives", 0);
        sheet.count("concurrency_max", u64::from(counts.running_max));
        sheet.count("pollers", self.lanes.len() as u64);
        sheet.count("filtered", counts.filtered);
        sheet.count("throttles", counts.throttles);
        sheet.count("splits", counts.splits);
        sheet.count("given_up", self.read.given_up);
    }
}
