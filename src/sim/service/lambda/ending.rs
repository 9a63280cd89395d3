//! The end of a run: the bill, the answer, what it leaves behind, and the environment that rests until it ends too.

use crate::sim::entry::Handing;
use crate::sim::entry::Outcome;
use crate::sim::entry::What;
use crate::sim::event::Event;
use crate::sim::event::NO_BATCH;
use crate::sim::event::NOBODY;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::kernel::Kernel;
use crate::sim::ledger::End;
use crate::sim::service::lambda::Lambda;
use crate::sim::service::lambda::run::Run;
use crate::sim::service::lambda::work::hand_over;
use crate::sim::service::lambda::work::next_hop;
use crate::sim::slab::Key;
use crate::sim::status::Failure;
use crate::sim::status::Status;

impl Lambda {
    /// A run is over.
    pub fn run_ended(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(mut run) = self.runs.remove(key) else {
            return;
        };
        if kernel.access.is_some() && !matches!(run.outcome, Outcome::Failed(_)) {
            self.ask_to_send(kernel, &mut run);
        }
        let now = kernel.now;
        let duration = now - run.started_at;
        self.runs_ledger.leave(End::Processed);
        self.durations.add(duration);
        let billed = self.bill(&run, duration);
        match run.outcome {
            Outcome::Succeeded | Outcome::Partly(_) => self.counts.succeeded += 1,
            Outcome::Failed(failure) => {
                self.counts.errors += 1;
                self.counts.timeouts += u64::from(failure == Failure::Timeout);
            }
        }
        let ended = What::RunEnded {
            run: run.ordinal,
            outcome: run.outcome,
            duration,
            init: run.init,
            billed,
        };
        let item = run.work.only_item();
        let cause = kernel.note_in(self.node, run.number, item, run.cause, ended);
        self.release(kernel, &run);
        if !matches!(run.outcome, Outcome::Failed(_)) {
            self.take_effect(kernel, &run, cause);
        }
        let status = match run.outcome {
            Outcome::Failed(failure) => Status::FunctionFailed(failure),
            _ => Status::Done,
        };
        kernel.answer(run.work.reply, self.node, status, cause);
        if run.work.event != Key::NONE {
            self.event_run_ended(kernel, run.work.event, status, cause);
        }
    }

    /// Whether the function's role may send what the run wants to send. A refusal is an exception in its code, and the run fails.
    fn ask_to_send(&self, kernel: &mut Kernel, run: &mut Run) {
        let count = match run.work.batch {
            NO_BATCH => 1,
            batch => kernel.batches.get(batch).items.len(),
        };
        for place in 0..count {
            let item = match run.work.batch {
                NO_BATCH => run.work.item,
                batch => kernel.batches.get(batch).items[place].item,
            };
            for to in self.settings.then.iter().copied() {
                let content = run.work.content;
                let call = hand_over(self.node, to, item, NOBODY, true, content, run.cause);
                match kernel.permits(&call) {
                    Ok(cause) => run.cause = cause,
                    Err(cause) => {
                        run.cause = cause;
                        run.outcome = Outcome::Failed(Failure::Error);
                        return;
                    }
                }
            }
        }
    }

    /// Adds to the bill and gives the billed time in microseconds.
    fn bill(&mut self, run: &Run, duration: u64) -> u64 {
        let init = run.init.unwrap_or(0);
        let billed_ms = (duration + init).div_ceil(1_000);
        self.counts.billed_ms += billed_ms;
        self.counts.init_billed_ms += billed_ms - duration.div_ceil(1_000);
        let environment = self.environments.get(run.environment);
        if environment.is_some_and(|environment| environment.provisioned) {
            self.counts.provisioned_billed_ms += billed_ms;
        }
        billed_ms * 1_000
    }

    /// Gives concurrency back and lets the environment rest.
    fn release(&mut self, kernel: &mut Kernel, run: &Run) {
        let now = kernel.now;
        self.running.sub(now, 1);
        if self.settings.reserved.is_none() {
            kernel.concurrency.give_back();
        }
        if let Some(environment) = self.environments.get_mut(run.environment) {
            // After a timeout or a crash the runtime starts anew inside the same environment.
            environment.reset |= matches!(
                run.outcome,
                Outcome::Failed(Failure::Timeout | Failure::Memory)
            );
            if !environment.watched && !environment.provisioned {
                environment.watched = true;
                let at = now.saturating_add(self.settings.idle_timeout);
                let due = Event::EnvironmentDue {
                    lambda: self.place,
                    environment: run.environment,
                };
                kernel.schedule(at, due);
            }
        }
        self.environments.rest(run.environment, now);
    }

    /// An environment may have been idle long enough.
    pub fn environment_due(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(environment) = self.environments.get_mut(key) else {
            return;
        };
        environment.watched = false;
        let Some(idle_since) = environment.idle_since else {
            return;
        };
        let due = idle_since.saturating_add(self.settings.idle_timeout);
        if due > kernel.now {
            environment.watched = true;
            let event = Event::EnvironmentDue {
                lambda: self.place,
                environment: key,
            };
            kernel.schedule(due, event);
        } else {
            self.end_environment(kernel, key);
        }
    }

    pub(super) fn end_environment(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(ended) = self.environments.end(key) else {
            return;
        };
        let lived = kernel.now - ended.created_at;
        self.live.sub(kernel.now, 1);
        self.lifespans.add(lived);
        let what = What::EnvironmentEnded { lived };
        kernel.note_in(self.node, ended.number, None, Cause::NONE, what);
    }

    /// What a successful run leaves behind, item by item.
    fn take_effect(&mut self, kernel: &mut Kernel, run: &Run, cause: Cause) {
        if run.work.batch == NO_BATCH {
            self.effect_of(kernel, run, run.work.item, cause);
            return;
        }
        for place in 0..run.work.items as usize {
            let Some(batched) = kernel.batches.get(run.work.batch).items.get(place) else {
                break;
            };
            if !batched.failed {
                let item = batched.item;
                self.effect_of(kernel, run, item, cause);
            }
        }
    }

    fn effect_of(&mut self, kernel: &mut Kernel, run: &Run, item: Item, cause: Cause) {
        let again = self.seen.mark(item.id.0);
        if again {
            let token = kernel.plan.origins[usize::from(item.origin)].token;
            let what = if token {
                What::RepeatRecognised
            } else {
                What::EffectRepeated
            };
            kernel.note_in(self.node, run.number, Some(item), cause, what);
            if token {
                return;
            }
            self.counts.duplicate_effects += 1;
        }
        self.counts.effects += 1;
        for place in 0..self.settings.then.len() {
            let to = self.settings.then[place];
            let handed = What::HandedOn {
                to,
                why: Handing::Then,
            };
            let cause = kernel.note_in(self.node, run.number, Some(item), cause, handed);
            let item = next_hop(item);
            kernel.call(hand_over(
                self.node,
                to,
                item,
                NOBODY,
                true,
                run.work.content,
                cause,
            ));
        }
    }
}
