//! The queue of a function's asynchronous events: two retries for failed runs, patience with throttles, a maximum age, and what
//! becomes of events that are given up. Environments and runs are `run`'s affair.

use crate::sim::entry::GivenUp;
use crate::sim::entry::Handing;
use crate::sim::entry::Invocation;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::Event;
use crate::sim::event::NO_BATCH;
use crate::sim::event::NOBODY;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::ledger::End;
use crate::sim::service::lambda::Lambda;
use crate::sim::service::lambda::work::Work;
use crate::sim::service::lambda::work::hand_over;
use crate::sim::service::lambda::work::next_hop;
use crate::sim::slab::Key;
use crate::sim::status::Status;

/// An event in the queue.
#[derive(Debug)]
pub(super) struct AsyncEvent {
    item: Item,
    content: Content,
    received_at: u64,
    /// Runs that failed.
    failures: u16,
    /// Throttles since the last run.
    throttles: u32,
    /// Since when it waits, and how long it waited before.
    waits_since: u64,
    waited: u64,
    cause: Cause,
}

impl Lambda {
    /// Takes an event into the queue and tries it at once.
    pub(super) fn accept(&mut self, kernel: &mut Kernel, call: Call, looping: bool) {
        let cause = kernel.note(self.node, call.item, call.cause, What::EventAccepted);
        kernel.answer(call.reply, self.node, Status::Accepted, cause);
        self.counts.received += 1;
        self.events_ledger.enter();
        let event = self.events.insert(AsyncEvent {
            item: call.item,
            content: call.content,
            received_at: kernel.now,
            failures: 0,
            throttles: 0,
            waits_since: kernel.now,
            waited: 0,
            cause,
        });
        if looping {
            let cause = self.stop_loop(kernel, &Call { cause, ..call });
            self.give_up(kernel, event, GivenUp::Loop, cause);
        } else if self.settings.reserved == Some(0) {
            self.give_up(kernel, event, GivenUp::SwitchedOff, cause);
        } else {
            self.try_event(kernel, event);
        }
    }

    /// Runs an event, or lets it wait.
    pub fn try_event(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(event) = self.events.get(key) else {
            return;
        };
        let deadline = event.received_at.saturating_add(self.settings.event_age);
        let (item, cause) = (event.item, event.cause);
        if kernel.now >= deadline {
            self.give_up(kernel, key, GivenUp::TooOld, cause);
            return;
        }
        let attempt = event.failures + 1;
        let work = Work {
            item,
            batch: NO_BATCH,
            items: 1,
            reply: NOBODY,
            event: key,
            invocation: Invocation::Asynchronous,
            attempt,
            content: event.content,
            cause,
        };
        let invoked = self.invoke(kernel, work);
        // A run of no length at all may have ended the event already.
        let Some(event) = self.events.get_mut(key) else {
            return;
        };
        match invoked {
            Ok(()) => {
                self.counts.retries += u64::from(attempt > 1);
                event.waited += kernel.now - event.waits_since;
                event.throttles = 0;
            }
            Err((_, cause)) => {
                let doubled = self
                    .limits
                    .throttle_wait
                    .checked_shl(event.throttles)
                    .filter(|wait| event.throttles < 32 && *wait > 0);
                let most = self.limits.throttle_wait_most;
                let wait = doubled.map_or(most, |wait| wait.min(most));
                event.throttles += 1;
                let until = (kernel.now + wait).min(deadline);
                let waits = What::EventBackedOff { until };
                event.cause = kernel.note(self.node, item, cause, waits);
                let due = Event::RetryDue {
                    lambda: self.place,
                    event: key,
                };
                kernel.schedule(until, due);
            }
        }
    }

    /// A run of an event is over.
    pub(super) fn event_run_ended(
        &mut self,
        kernel: &mut Kernel,
        key: Key,
        status: Status,
        cause: Cause,
    ) {
        let Some(event) = self.events.get_mut(key) else {
            return;
        };
        if status.is_success() {
            let (item, waited) = (event.item, event.waited);
            self.events.remove(key);
            self.events_ledger.leave(End::Processed);
            self.waits.add(waited);
            if let Some(to) = self.settings.on_success {
                self.hand_on(kernel, item, to, Handing::OnSuccess, cause);
            }
            return;
        }
        event.failures += 1;
        event.cause = cause;
        event.waits_since = kernel.now;
        if event.failures > self.settings.retries {
            self.give_up(kernel, key, GivenUp::RetriesExhausted, cause);
            return;
        }
        let [first, second] = self.limits.retry_waits;
        let wait = if event.failures == 1 { first } else { second };
        let at = kernel.now + wait;
        let planned = What::EventRetryPlanned {
            at,
            retry: event.failures,
        };
        event.cause = kernel.note(self.node, event.item, cause, planned);
        let deadline = event.received_at.saturating_add(self.settings.event_age);
        let due = Event::RetryDue {
            lambda: self.place,
            event: key,
        };
        kernel.schedule(at.min(deadline).max(kernel.now), due);
    }

    /// Gives an event up: to its destinations, or to nobody.
    fn give_up(&mut self, kernel: &mut Kernel, key: Key, why: GivenUp, cause: Cause) {
        let Some(event) = self.events.remove(key) else {
            return;
        };
        self.waits.add(event.waited);
        let given_up = What::EventGivenUp { why };
        let cause = kernel.note(self.node, event.item, cause, given_up);
        let (destination, queue) = (self.settings.on_failure, self.settings.dead_letter);
        let targets = [
            (destination, Handing::OnFailure),
            (queue, Handing::DeadLetter),
        ];
        let mut arrived = false;
        for (to, why) in targets {
            if let Some(to) = to {
                arrived |= self.hand_on(kernel, event.item, to, why, cause);
            }
        }
        if arrived {
            self.counts.dead_lettered += 1;
            self.events_ledger.leave(End::DeadLettered);
            return;
        }
        self.counts.dropped += 1;
        self.events_ledger.leave(End::Dropped);
        if destination.is_none() && queue.is_none() {
            kernel.note(self.node, event.item, cause, What::EventDropped);
        }
    }

    /// Hands an event on by the permissions of the function's role. False if they do not reach: then it is lost.
    fn hand_on(
        &mut self,
        kernel: &mut Kernel,
        item: Item,
        to: NodeIndex,
        why: Handing,
        cause: Cause,
    ) -> bool {
        let cause = kernel.note(self.node, item, cause, What::HandedOn { to, why });
        let content = match why {
            Handing::DeadLetter => Content::Body,
            _ => Content::Result {
                function: self.node,
                success: why == Handing::OnSuccess,
            },
        };
        let item = next_hop(item);
        let call = hand_over(self.node, to, item, NOBODY, true, content, cause);
        match kernel.permits(&call) {
            Ok(cause) => {
                kernel.call(Call { cause, ..call });
                true
            }
            Err(_) => false,
        }
    }
}
