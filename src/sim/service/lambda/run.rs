//! A run of a function, from the search for an environment to its last call. Who asked for it and what follows for an asynchronous
//! event is `event_queue`'s affair; how it ends is `ending`'s.

use crate::sim::entry::Handing;
use crate::sim::entry::Outcome;
use crate::sim::entry::What;
use crate::sim::event::Content;
use crate::sim::event::Event;
use crate::sim::event::NO_BATCH;
use crate::sim::event::Reply;
use crate::sim::event::ReplyTo;
use crate::sim::event::Signal;
use crate::sim::identity::Cause;
use crate::sim::kernel::Kernel;
use crate::sim::service::lambda::Lambda;
use crate::sim::service::lambda::work::Work;
use crate::sim::service::lambda::work::hand_over;
use crate::sim::slab::Key;
use crate::sim::status::Failure;
use crate::sim::status::Throttle;

/// A run under way.
#[derive(Debug)]
pub(super) struct Run {
    pub work: Work,
    pub environment: Key,
    /// The number of the environment.
    pub number: u32,
    /// Which run of the function it is.
    pub ordinal: u32,
    cold: bool,
    /// INIT time before the run, if the environment was made for it.
    pub init: Option<u64>,
    /// INIT time inside the run, after a crash or an INIT that took too long.
    init_inside: u64,
    pub started_at: u64,
    duration: u64,
    pub outcome: Outcome,
    /// Calls to other services that have returned.
    calls_done: usize,
    pub cause: Cause,
}

impl Lambda {
    /// Finds an environment and starts to work, or says which limit forbids it.
    pub(super) fn invoke(
        &mut self,
        kernel: &mut Kernel,
        work: Work,
    ) -> Result<(), (Throttle, Cause)> {
        let (environment, cold) = match self.admit(kernel) {
            Ok(found) => found,
            Err(why) => {
                self.counts.throttles += 1;
                let throttled = What::InvokeThrottled { why };
                let cause = kernel.recorder.note(
                    kernel.now,
                    self.node,
                    work.only_item(),
                    None,
                    work.cause,
                    throttled,
                );
                return Err((why, cause));
            }
        };
        self.running.add(kernel.now, 1);
        let Some(found) = self.environments.get(environment) else {
            return Ok(());
        };
        let number = found.number;
        let spilled = self.settings.provisioned > 0 && !found.provisioned;
        let mut cause = work.cause;
        if spilled {
            self.counts.spillovers += 1;
            cause = kernel.note_at(self.node, cause, What::SpilledOver);
        }
        self.started = self.started.wrapping_add(1);
        self.runs_ledger.enter();
        let run = Run {
            work,
            environment,
            number,
            ordinal: self.started,
            cold,
            init: None,
            init_inside: 0,
            started_at: kernel.now,
            duration: 0,
            outcome: Outcome::Succeeded,
            calls_done: 0,
            cause,
        };
        let key = self.runs.insert(run);
        if cold {
            self.initialise(kernel, key);
        } else {
            self.begin(kernel, key);
        }
        Ok(())
    }

    /// Takes concurrency and an environment; whether the environment is new.
    fn admit(&mut self, kernel: &mut Kernel) -> Result<(Key, bool), Throttle> {
        match self.settings.reserved {
            Some(most) if self.running.value() >= u64::from(most) => {
                return Err(Throttle::Reserved);
            }
            None if !kernel.concurrency.take() => return Err(Throttle::Account),
            Some(_) | None => {}
        }
        while let Some(key) = self.environments.take() {
            let Some(environment) = self.environments.get_mut(key) else {
                continue;
            };
            let idle_since = environment.idle_since.take().unwrap_or(kernel.now);
            let over = idle_since.saturating_add(self.settings.idle_timeout) <= kernel.now;
            // Idle for exactly the timeout is over, whichever event of this instant comes first.
            if environment.provisioned || !over {
                return Ok((key, false));
            }
            self.end_environment(kernel, key);
        }
        if !self.scale_out.take(kernel.now, 1) {
            if self.settings.reserved.is_none() {
                kernel.concurrency.give_back();
            }
            return Err(Throttle::ScaleOut);
        }
        let (key, _) = self.environments.create(kernel.now, false);
        self.live.add(kernel.now, 1);
        self.counts.cold_starts += 1;
        Ok((key, true))
    }

    /// The INIT phase of a new environment.
    fn initialise(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(run) = self.runs.get_mut(key) else {
            return;
        };
        let created = What::EnvironmentCreated { provisioned: false };
        run.cause = kernel.note_in(
            self.node,
            run.number,
            run.work.only_item(),
            run.cause,
            created,
        );
        let init = self.settings.init.draw(&mut self.draws.init);
        let init = slowed(init, self.limits.slowness);
        let phase = init.min(self.limits.init);
        run.init = Some(phase);
        if init > phase {
            run.init_inside = init;
        }
        if phase == 0 {
            self.begin(kernel, key);
        } else {
            let ended = Event::InitEnded {
                lambda: self.place,
                run: key,
            };
            kernel.schedule(kernel.now + phase, ended);
        }
    }

    /// The INIT phase is over.
    pub fn init_ended(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(run) = self.runs.get_mut(key) else {
            return;
        };
        let took = run.init.unwrap_or(0);
        let what = if run.init_inside > 0 {
            What::InitTimedOut { after: took }
        } else {
            What::InitEnded { took }
        };
        let item = run.work.only_item();
        run.cause = kernel.note_in(self.node, run.number, item, run.cause, what);
        self.begin(kernel, key);
    }

    /// The function starts to work. How the run will end is drawn here.
    fn begin(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(run) = self.runs.get_mut(key) else {
            return;
        };
        run.started_at = kernel.now;
        self.counts.invocations += 1;
        let started = What::RunStarted {
            run: run.ordinal,
            attempt: run.work.attempt,
            items: run.work.items,
            invocation: run.work.invocation,
            cold: run.cold,
        };
        let item = run.work.only_item();
        run.cause = kernel.note_in(self.node, run.number, item, run.cause, started);
        for line in 0..self.settings.prints.len() as u16 {
            let printed = What::Printed { line };
            kernel.note_in(self.node, run.number, item, run.cause, printed);
        }
        let mut duration = match self.settings.cold_duration {
            Some(cold) if run.cold => cold.draw(&mut self.draws.cold),
            _ => self.settings.duration.draw(&mut self.draws.duration),
        };
        for _ in 0..run.work.items {
            let more = self.settings.duration_per_item.draw(&mut self.draws.item);
            duration = duration.saturating_add(more);
        }
        duration = slowed(duration, self.limits.slowness);
        if let Some(environment) = self.environments.get_mut(run.environment)
            && std::mem::take(&mut environment.reset)
        {
            let init = self.settings.init.draw(&mut self.draws.init);
            run.init_inside = slowed(init, self.limits.slowness);
        }
        duration = duration.saturating_add(run.init_inside);
        let mut struck = false;
        if let Some(trouble) = kernel.trouble(self.node) {
            duration = duration.saturating_add(trouble.latency);
            struck = trouble.strikes();
        }
        run.outcome = outcome(&mut self.failing, kernel, &run.work, self.settings.fails_as);
        if struck {
            run.outcome = Outcome::Failed(Failure::Error);
        }
        if run.outcome == Outcome::Failed(Failure::Timeout) {
            duration = self.settings.timeout;
        }
        if self.settings.calls.is_empty() {
            if duration > self.settings.timeout {
                run.outcome = Outcome::Failed(Failure::Timeout);
            }
            run.duration = duration.min(self.settings.timeout);
            let at = kernel.now + run.duration;
            kernel.schedule(
                at,
                Event::RunEnded {
                    lambda: self.place,
                    run: key,
                },
            );
        } else {
            run.duration = duration;
            let at = kernel.now + self.settings.timeout;
            kernel.schedule(
                at,
                Event::RunTimedOut {
                    lambda: self.place,
                    run: key,
                },
            );
            self.call_next(kernel, key);
        }
    }

    /// Calls the next service and waits, or does the function's own work.
    fn call_next(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(run) = self.runs.get_mut(key) else {
            return;
        };
        if let Some(to) = self.settings.calls.get(run.calls_done).copied() {
            let item = run.work.item;
            let called = What::HandedOn {
                to,
                why: Handing::Call,
            };
            let cause = kernel.note_in(self.node, run.number, Some(item), run.cause, called);
            let reply = ReplyTo {
                node: self.node,
                attempt: 0,
                key,
            };
            kernel.call(hand_over(
                self.node,
                to,
                item,
                reply,
                false,
                Content::Body,
                cause,
            ));
        } else {
            // The timeout may come first; its event is planned already.
            kernel.schedule(
                kernel.now.saturating_add(run.duration),
                Event::RunEnded {
                    lambda: self.place,
                    run: key,
                },
            );
        }
    }

    /// A service that a run waits for has answered.
    pub(super) fn call_returned(&mut self, kernel: &mut Kernel, reply: Reply) {
        let Some(run) = self.runs.get_mut(reply.to.key) else {
            // The run was cut off meanwhile.
            kernel.send(Signal::CallerLeft {
                to: reply.from,
                cause: reply.cause,
            });
            return;
        };
        run.cause = if reply.cause == Cause::NONE {
            run.cause
        } else {
            reply.cause
        };
        if reply.status.is_success() {
            run.calls_done += 1;
            self.call_next(kernel, reply.to.key);
        } else {
            run.outcome = Outcome::Failed(Failure::Error);
            self.run_ended(kernel, reply.to.key);
        }
    }

    /// A run that waits for others has reached its timeout.
    pub fn run_timed_out(&mut self, kernel: &mut Kernel, key: Key) {
        if let Some(run) = self.runs.get_mut(key) {
            run.outcome = Outcome::Failed(Failure::Timeout);
            self.run_ended(kernel, key);
        }
    }
}

/// A span of work as it takes with the function's memory.
#[inline]
fn slowed(span: u64, slowness: f64) -> u64 {
    if slowness == 1.0 {
        span
    } else {
        (span as f64 * slowness + 0.5) as u64
    }
}

/// How the run will end, apart from its timeout; marks the items of a batch that fail.
fn outcome(
    failing: &mut super::Failing,
    kernel: &mut Kernel,
    work: &Work,
    fails_as: Failure,
) -> Outcome {
    if work.batch == NO_BATCH {
        let fails = failing.strikes(kernel.now, std::iter::once(work.item.key));
        return if fails {
            Outcome::Failed(fails_as)
        } else {
            Outcome::Succeeded
        };
    }
    let now = kernel.now;
    let batch = kernel.batches.get_mut(work.batch);
    if !batch.reports {
        let fails = failing.strikes(now, batch.items.iter().map(|batched| batched.item.key));
        return if fails {
            Outcome::Failed(fails_as)
        } else {
            Outcome::Succeeded
        };
    }
    let mut failed = 0;
    for batched in &mut batch.items {
        let after_a_failure = batch.ordered && failed > 0;
        batched.failed = after_a_failure || failing.strikes(now, std::iter::once(batched.item.key));
        failed += u32::from(batched.failed);
    }
    if failed > 0 {
        Outcome::Partly(failed)
    } else {
        Outcome::Succeeded
    }
}
