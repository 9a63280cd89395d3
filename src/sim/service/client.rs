//! Someone who sends requests: a browser, a program with an SDK, a photo kiosk. Waits for answers and tries again as told; knows
//! nothing of what stands behind the node it calls.

use crate::sim::arrivals::Arrivals;
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
use crate::sim::scenario::client::ClientSettings;
use crate::sim::scenario::plan::Operation;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;
use crate::sim::status::Status;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("requests", Unit::Count),
    ("succeeded", Unit::Count),
    ("failed", Unit::Count),
    ("retries", Unit::Count),
    ("latency_p50", Unit::Seconds),
    ("latency_p95", Unit::Seconds),
    ("latency_p99", Unit::Seconds),
    ("latency_mean", Unit::Seconds),
];

/// Arrivals at one instant that are handled before anything else has its turn.
const AT_ONCE: usize = 1_000;

/// A client.
#[derive(Debug)]
pub(crate) struct Client {
    node: NodeIndex,
    /// Its number among the clients.
    place: u16,
    settings: ClientSettings,
    arrivals: Arrivals,
    operation: Operation,
    keys: Vec<u16>,
    started: u64,
    requests: Slab<Request>,
    deadlines: Deadlines<(Key, u16)>,
    backoff: u64,
    backoff_most: u64,
    counts: Counts,
    latencies: Samples,
    ledger: Ledger,
}

/// A request that has no final answer yet.
#[derive(Debug)]
struct Request {
    item: Item,
    since: u64,
    attempt: u16,
    cause: Cause,
}

#[derive(Debug, Default)]
struct Counts {
    requests: u64,
    succeeded: u64,
    failed: u64,
    retries: u64,
}

impl Client {
    pub fn new(kernel: &Kernel, node: NodeIndex, place: u16, settings: ClientSettings) -> Self {
        let origin = &kernel.plan.origins[usize::from(settings.origin)];
        let stream = kernel.stream(&settings.load.purpose, "arrivals");
        Self {
            node,
            place,
            arrivals: Arrivals::new(settings.load.pattern.clone(), stream),
            operation: origin.operation,
            keys: origin.keys.clone(),
            settings,
            started: 0,
            requests: Slab::new(),
            deadlines: Deadlines::new(),
            backoff: model::span("client.backoff"),
            backoff_most: model::span("client.backoff_most"),
            counts: Counts::default(),
            latencies: Samples::default(),
            ledger: Ledger::default(),
        }
    }

    /// Plans the first arrival.
    pub fn start(&mut self, kernel: &mut Kernel) {
        if self.settings.limit == Some(0) {
            return;
        }
        if let Some(at) = self.arrivals.next() {
            kernel.schedule(at, Event::Arrival { client: self.place });
        }
    }

    /// Starts every request that is due now and plans the next.
    pub fn arrive(&mut self, kernel: &mut Kernel) {
        for _ in 0..AT_ONCE {
            self.begin(kernel);
            if self
                .settings
                .limit
                .is_some_and(|limit| self.started >= limit)
            {
                return;
            }
            match self.arrivals.next() {
                Some(at) if at > kernel.now => {
                    kernel.schedule(at, Event::Arrival { client: self.place });
                    return;
                }
                Some(_) => {}
                None => return,
            }
        }
        kernel.schedule(kernel.now, Event::Arrival { client: self.place });
    }

    fn begin(&mut self, kernel: &mut Kernel) {
        let key = self.keys[(self.started % self.keys.len() as u64) as usize];
        let item = kernel.new_item(self.settings.origin, key);
        self.started += 1;
        self.counts.requests += 1;
        self.ledger.enter();
        let request = self.requests.insert(Request {
            item,
            since: kernel.now,
            attempt: 1,
            cause: Cause::NONE,
        });
        self.attempt(kernel, request);
    }

    /// Sends a request, for the first time or again.
    fn attempt(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(request) = self.requests.get_mut(key) else {
            return;
        };
        let sent = What::RequestSent {
            to: self.settings.sends,
            attempt: request.attempt,
        };
        request.cause = kernel.note(self.node, request.item, request.cause, sent);
        kernel.call(Call {
            from: self.node,
            to: self.settings.sends,
            item: request.item,
            reply: ReplyTo {
                node: self.node,
                attempt: request.attempt,
                key,
            },
            asynchronous: self.settings.asynchronous,
            operation: self.operation,
            content: Content::Body,
            batch: NO_BATCH,
            stamp: None,
            delayed: false,
            cause: request.cause,
        });
        if let Some(timeout) = self.settings.timeout {
            let at = kernel.now.saturating_add(timeout);
            if let Some(at) = self.deadlines.push(at, (key, request.attempt)) {
                kernel.schedule(at, Event::ClientDeadline { client: self.place });
            }
        }
    }

    /// Tries a request again.
    pub fn resend(&mut self, kernel: &mut Kernel, key: Key) {
        self.counts.retries += 1;
        self.attempt(kernel, key);
    }

    /// Takes an answer.
    pub fn answered(&mut self, kernel: &mut Kernel, reply: Reply) {
        let key = reply.to.key;
        match self.requests.get(key) {
            Some(request) if request.attempt == reply.to.attempt => {
                self.conclude(kernel, key, reply.status, reply.cause);
            }
            _ => kernel.send(Signal::CallerLeft {
                to: reply.from,
                cause: reply.cause,
            }),
        }
    }

    /// Stops waiting for attempts that have waited long enough.
    pub fn deadline(&mut self, kernel: &mut Kernel) {
        if !self.deadlines.fires(kernel.now) {
            return;
        }
        let after = self.settings.timeout.unwrap_or(0);
        loop {
            let requests = &self.requests;
            let waits = |(key, attempt): (Key, u16)| {
                requests
                    .get(key)
                    .is_some_and(|request| request.attempt == attempt)
            };
            let Some((key, _)) = self.deadlines.due(kernel.now, waits) else {
                break;
            };
            let Some(request) = self.requests.get_mut(key) else {
                continue;
            };
            let gave_up = What::WaitGivenUp { after };
            let cause = kernel.note(self.node, request.item, request.cause, gave_up);
            self.conclude(kernel, key, Status::CallerTimedOut, cause);
        }
        if let Some(at) = self.deadlines.rearm() {
            kernel.schedule(at, Event::ClientDeadline { client: self.place });
        }
    }

    /// Ends a request, or plans its next attempt.
    fn conclude(&mut self, kernel: &mut Kernel, key: Key, status: Status, cause: Cause) {
        let Some(request) = self.requests.get_mut(key) else {
            return;
        };
        if status.is_retryable() && request.attempt < self.settings.max_attempts {
            request.attempt += 1;
            let doublings = u32::from(request.attempt) - 2;
            let wait = match self
                .backoff
                .checked_mul(1_u64.checked_shl(doublings).unwrap_or(0))
            {
                Some(wait) if wait > 0 => wait.min(self.backoff_most),
                _ => self.backoff_most,
            };
            let at = kernel.now + wait;
            let planned = What::RetryPlanned {
                at,
                attempt: request.attempt,
            };
            request.cause = kernel.note(self.node, request.item, cause, planned);
            kernel.schedule(
                at,
                Event::Resend {
                    client: self.place,
                    request: key,
                },
            );
            return;
        }
        let latency = kernel.now - request.since;
        let item = request.item;
        self.requests.remove(key);
        self.latencies.add(latency);
        let what = if status.is_success() {
            self.counts.succeeded += 1;
            self.ledger.leave(End::Answered);
            What::RequestSucceeded { status, latency }
        } else {
            self.counts.failed += 1;
            self.ledger.leave(End::Failed);
            What::RequestFailed { status, latency }
        };
        kernel.note(self.node, item, cause, what);
    }

    /// Starts measuring anew.
    pub fn reset(&mut self) {
        self.counts = Counts::default();
        self.latencies.reset();
    }

    pub fn ledger(&self) -> (&Ledger, u64) {
        (&self.ledger, self.requests.len() as u64)
    }

    pub fn report(&self, sheet: &mut Sheet<'_>) {
        sheet.count("requests", self.counts.requests);
        sheet.count("succeeded", self.counts.succeeded);
        sheet.count("failed", self.counts.failed);
        sheet.count("retries", self.counts.retries);
        sheet.latency(&self.latencies);
    }
}
