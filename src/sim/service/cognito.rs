//! A Cognito user pool: people sign in, and a function may be asked about each of them. The pool waits for it, not long, and asks
//! again only when no answer came.

use crate::sim::deadline::Deadlines;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::Event;
use crate::sim::event::NO_BATCH;
use crate::sim::event::Reply;
use crate::sim::event::ReplyTo;
use crate::sim::event::Signal;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::ledger::End;
use crate::sim::ledger::Ledger;
use crate::sim::measure::Name;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::model;
use crate::sim::samples::Samples;
use crate::sim::scenario::cognito::PoolSettings;
use crate::sim::scenario::plan::Operation;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;
use crate::sim::status::Status;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("requests", Unit::Count),
    ("succeeded", Unit::Count),
    ("failed", Unit::Count),
    ("trigger_calls", Unit::Count),
    ("trigger_timeouts", Unit::Count),
    ("latency_p50", Unit::Seconds),
    ("latency_p95", Unit::Seconds),
    ("latency_p99", Unit::Seconds),
    ("latency_mean", Unit::Seconds),
];

/// What a failed sign-in is answered with.
const FAILED: u16 = 400;

/// A user pool.
#[derive(Debug)]
pub(crate) struct Pool {
    node: NodeIndex,
    /// Its number among the pools.
    place: u16,
    settings: PoolSettings,
    limit: u64,
    attempts: u16,
    waiting: Slab<SignIn>,
    deadlines: Deadlines<(Key, u16)>,
    counts: Counts,
    latencies: Samples,
    ledger: Ledger,
}

/// A sign-in whose trigger has not answered.
#[derive(Debug)]
struct SignIn {
    item: Item,
    reply: ReplyTo,
    since: u64,
    attempt: u16,
    cause: Cause,
}

#[derive(Debug, Default)]
struct Counts {
    requests: u64,
    succeeded: u64,
    failed: u64,
    trigger_calls: u64,
    trigger_timeouts: u64,
}

impl Pool {
    pub fn new(node: NodeIndex, place: u16, settings: PoolSettings) -> Self {
        Self {
            node,
            place,
            settings,
            limit: model::span("cognito.trigger_timeout"),
            attempts: model::count("cognito.trigger_attempts").clamp(1, 100) as u16,
            waiting: Slab::new(),
            deadlines: Deadlines::new(),
            counts: Counts::default(),
            latencies: Samples::default(),
            ledger: Ledger::default(),
        }
    }

    /// Somebody signs in.
    pub fn called(&mut self, kernel: &mut Kernel, call: Call) {
        self.counts.requests += 1;
        self.ledger.enter();
        let cause = kernel.note(self.node, call.item, call.cause, What::SignInBegan);
        let sign_in = SignIn {
            item: call.item,
            reply: call.reply,
            since: kernel.now,
            attempt: 1,
            cause,
        };
        if self.settings.trigger.is_none() {
            self.conclude(kernel, &sign_in, true, cause);
            return;
        }
        let key = self.waiting.insert(sign_in);
        self.ask(kernel, key);
    }

    /// Asks the trigger, for the first time or again.
    fn ask(&mut self, kernel: &mut Kernel, key: Key) {
        let (Some(to), Some(sign_in)) = (self.settings.trigger, self.waiting.get_mut(key)) else {
            return;
        };
        self.counts.trigger_calls += 1;
        let attempt = sign_in.attempt;
        let called = What::TriggerCalled { to, attempt };
        sign_in.cause = kernel.note(self.node, sign_in.item, sign_in.cause, called);
        kernel.call(Call {
            from: self.node,
            to,
            item: sign_in.item,
            reply: ReplyTo {
                node: self.node,
                attempt,
                key,
            },
            asynchronous: false,
            operation: Operation::Put,
            content: Content::Body,
            batch: NO_BATCH,
            stamp: None,
            delayed: false,
            cause: sign_in.cause,
        });
        let at = kernel.now.saturating_add(self.limit);
        if let Some(at) = self.deadlines.push(at, (key, attempt)) {
            kernel.schedule(at, Event::TriggerDeadline { pool: self.place });
        }
    }

    /// The trigger has answered. What it refuses, or Lambda refuses, is final.
    pub fn answered(&mut self, kernel: &mut Kernel, reply: Reply) {
        let key = reply.to.key;
        match self.waiting.get(key) {
            Some(sign_in) if sign_in.attempt == reply.to.attempt => {
                if let Some(sign_in) = self.waiting.remove(key) {
                    let succeeded = reply.status.is_success();
                    self.conclude(kernel, &sign_in, succeeded, reply.cause);
                }
            }
            _ => kernel.send(Signal::CallerLeft {
                to: reply.from,
                cause: reply.cause,
            }),
        }
    }

    /// Stops waiting for triggers that take too long, and asks again.
    pub fn deadline(&mut self, kernel: &mut Kernel) {
        if !self.deadlines.fires(kernel.now) {
            return;
        }
        loop {
            let waiting = &self.waiting;
            let waits = |(key, attempt): (Key, u16)| {
                waiting
                    .get(key)
                    .is_some_and(|sign_in| sign_in.attempt == attempt)
            };
            let Some((key, _)) = self.deadlines.due(kernel.now, waits) else {
                break;
            };
            let Some(sign_in) = self.waiting.get_mut(key) else {
                continue;
            };
            self.counts.trigger_timeouts += 1;
            let timed_out = What::TriggerTimedOut { after: self.limit };
            sign_in.cause = kernel.note(self.node, sign_in.item, sign_in.cause, timed_out);
            if sign_in.attempt < self.attempts {
                sign_in.attempt += 1;
                self.ask(kernel, key);
            } else if let Some(sign_in) = self.waiting.remove(key) {
                let cause = sign_in.cause;
                self.conclude(kernel, &sign_in, false, cause);
            }
        }
        if let Some(at) = self.deadlines.rearm() {
            kernel.schedule(at, Event::TriggerDeadline { pool: self.place });
        }
    }

    fn conclude(&mut self, kernel: &mut Kernel, sign_in: &SignIn, succeeded: bool, cause: Cause) {
        self.latencies.add(kernel.now - sign_in.since);
        let (what, status) = if succeeded {
            self.counts.succeeded += 1;
            self.ledger.leave(End::Answered);
            (What::SignedIn, Status::Done)
        } else {
            self.counts.failed += 1;
            self.ledger.leave(End::Failed);
            (What::SignInFailed, Status::Http(FAILED))
        };
        let cause = kernel.note(self.node, sign_in.item, cause, what);
        kernel.answer(sign_in.reply, self.node, status, cause);
    }

    /// Starts measuring anew.
    pub fn reset(&mut self) {
        self.counts = Counts::default();
        self.latencies.reset();
    }

    pub fn ledger(&self) -> (&Ledger, u64) {
        (&self.ledger, self.waiting.len() as u64)
    }

    pub fn report(&self, sheet: &mut Sheet<'_>) {
        sheet.count("requests", self.counts.requests);
        sheet.count("succeeded", self.counts.succeeded);
        sheet.count("failed", self.counts.failed);
        sheet.count("trigger_calls", self.counts.trigger_calls);
        sheet.count("trigger_timeouts", self.counts.trigger_timeouts);
        sheet.latency(&self.latencies);
    }
}
