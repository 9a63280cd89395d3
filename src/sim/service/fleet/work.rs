//! The way of a request through a fleet: in, into the line or to a place, the calls it makes, its own work, out. Whoever has a place keeps
//! it until the request is over, whatever it waits for.

use crate::sim::entry::Handing;
use crate::sim::entry::Outcome;
use crate::sim::entry::What;
use crate::sim::entry::task::Broken;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::Event;
use crate::sim::event::NO_BATCH;
use crate::sim::event::NOBODY;
use crate::sim::event::Reply;
use crate::sim::event::ReplyTo;
use crate::sim::event::Signal;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::kernel::Kernel;
use crate::sim::ledger::End;
use crate::sim::scenario::plan::Operation;
use crate::sim::service::fleet::Fleet;
use crate::sim::service::fleet::polling::Message;
use crate::sim::slab::Key;
use crate::sim::status::Failure;
use crate::sim::status::Status;

/// A request that is not over.
#[derive(Debug)]
pub(super) struct Request {
    item: Item,
    reply: ReplyTo,
    since: u64,
    /// Which of the fleet's desks works on it.
    desk: u16,
    /// Calls to others that have returned.
    calls_done: u16,
    /// Its place, once it has one.
    pub host: Option<Key>,
    /// The message it is about, if a task fetched it.
    message: Option<Message>,
    started_at: u64,
    duration: u64,
    fails: bool,
    queued: bool,
    cause: Cause,
}

/// How a request ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// The work is done.
    Done,
    /// The work failed.
    Failed,
    /// It was given up.
    Broken(Broken),
}

/// What callers see: the server's own error, a connection that breaks, nobody there to answer, no answer in time.
const ERROR: Status = Status::Http(500);
const UNAVAILABLE: Status = Status::Http(503);
const CUT_OFF: Status = Status::Http(502);
const NO_ANSWER: Status = Status::Http(504);

impl Fleet {
    /// A request comes in, to the fleet or to one of its parts.
    pub fn called(&mut self, kernel: &mut Kernel, call: Call, part: Option<u16>) {
        self.ledger.enter();
        let desk = match part {
            Some(part) => Some(part + 1),
            None => self.paths[usize::from(call.item.origin)],
        };
        let place = usize::from(desk.unwrap_or(0));
        self.desks[place].counts.requests += 1;
        let node = self.desks[place].node;
        if self.down {
            let cause = kernel.note(node, call.item, call.cause, What::CallRefused);
            self.refuse(kernel, &call, place, UNAVAILABLE, cause);
            return;
        }
        let Some(desk) = desk else {
            let cause = kernel.note(node, call.item, call.cause, What::RouteMissing);
            self.refuse(kernel, &call, place, Status::Http(404), cause);
            return;
        };
        if self.tasks.is_some() && !self.hosts.is_open() {
            self.desks[place].counts.rejected += 1;
            let cause = kernel.note(node, call.item, call.cause, What::NoTaskRunning);
            self.refuse(kernel, &call, place, UNAVAILABLE, cause);
            return;
        }
        let host = self.hosts.take(kernel.now);
        let before = self.waiting.value();
        let mut cause = call.cause;
        if host.is_none() {
            if before >= u64::from(self.settings.queue) {
                self.desks[place].counts.rejected += 1;
                let cause = kernel.note(node, call.item, cause, What::RequestRejected);
                self.refuse(kernel, &call, place, UNAVAILABLE, cause);
                return;
            }
            let queued = What::RequestQueued {
                before: before as u32,
            };
            cause = kernel.note(node, call.item, cause, queued);
        }
        self.enter(
            kernel,
            Request {
                item: call.item,
                reply: call.reply,
                since: kernel.now,
                desk,
                calls_done: 0,
                host,
                message: None,
                started_at: kernel.now,
                duration: 0,
                fails: false,
                queued: host.is_none(),
                cause,
            },
        );
    }

    /// A task has fetched a message for a place that is free on it.
    pub(super) fn fetched(
        &mut self,
        kernel: &mut Kernel,
        item: Item,
        message: Message,
        host: Key,
        cause: Cause,
    ) {
        self.ledger.enter();
        self.hosts.take_at(kernel.now, host);
        self.desks[0].counts.requests += 1;
        let request = Request {
            item,
            reply: NOBODY,
            since: kernel.now,
            desk: 0,
            calls_done: 0,
            host: Some(host),
            message: Some(message),
            started_at: kernel.now,
            duration: 0,
            fails: false,
            queued: false,
            cause,
        };
        self.enter(kernel, request);
    }

    /// A request begins, or stands in the line.
    fn enter(&mut self, kernel: &mut Kernel, request: Request) {
        let begins = request.host.is_some();
        let key = self.requests.insert(request);
        if let Some(timeout) = self.settings.timeout {
            let at = kernel.now.saturating_add(timeout);
            if let Some(at) = self.deadlines.push(at, key) {
                kernel.schedule(at, Event::FleetDeadline { fleet: self.place });
            }
        }
        if begins {
            self.begin(kernel, key);
        } else {
            self.waiting.add(kernel.now, 1);
            self.line.push_back(key);
        }
    }

    /// Answers a request that never came in.
    fn refuse(
        &mut self,
        kernel: &mut Kernel,
        call: &Call,
        desk: usize,
        status: Status,
        cause: Cause,
    ) {
        self.desks[desk].counts.failed += 1;
        self.ledger.leave(End::Failed);
        kernel.answer(call.reply, self.desks[desk].node, status, cause);
    }

    /// A request has a place and starts. How its work will end is drawn here.
    fn begin(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(request) = self.requests.get_mut(key) else {
            return;
        };
        let now = kernel.now;
        let desk = &mut self.desks[usize::from(request.desk)];
        let host = request.host.and_then(|host| self.hosts.get(host));
        let (number, at_work) = host.map_or((None, 0), |host| {
            (host.task.map(|(number, _)| number), host.busy as u32)
        });
        let wait = now - request.since;
        self.waits.add(wait);
        self.waited += u64::from(wait > 0);
        desk.busy.add(now, 1);
        request.started_at = now;
        let mut duration = desk.work.duration.draw(&mut desk.durations);
        request.fails = desk.failing.strikes(now, std::iter::once(request.item.key));
        for node in [
            Some(self.node),
            Some(desk.node).filter(|node| *node != self.node),
        ] {
            if let Some(trouble) = node.and_then(|node| kernel.trouble(node)) {
                duration = duration.saturating_add(trouble.latency);
                request.fails |= trouble.strikes();
            }
        }
        request.duration = duration;
        let started = What::WorkStarted {
            waited: request.queued,
            at_work,
        };
        request.cause = kernel.recorder.note(
            now,
            desk.node,
            Some(request.item),
            number,
            request.cause,
            started,
        );
        self.call_next(kernel, key);
    }

    /// Calls the next service and waits, or does the work.
    fn call_next(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(request) = self.requests.get_mut(key) else {
            return;
        };
        let desk = &self.desks[usize::from(request.desk)];
        let Some(to) = desk
            .work
            .calls
            .get(usize::from(request.calls_done))
            .copied()
        else {
            let ended = Event::WorkEnded {
                fleet: self.place,
                request: key,
            };
            kernel.schedule(kernel.now.saturating_add(request.duration), ended);
            return;
        };
        let called = What::HandedOn {
            to,
            why: Handing::Call,
        };
        let cause = kernel.note(desk.node, request.item, request.cause, called);
        kernel.call(Call {
            from: self.node,
            to,
            item: request.item,
            reply: ReplyTo {
                node: self.node,
                attempt: request.calls_done,
                key,
            },
            asynchronous: false,
            operation: Operation::Put,
            content: Content::Body,
            batch: NO_BATCH,
            stamp: None,
            delayed: false,
            cause,
        });
    }

    /// What a request waits for has answered.
    pub fn answered(&mut self, kernel: &mut Kernel, reply: Reply) {
        let key = reply.to.key;
        let Some(request) = self.requests.get_mut(key) else {
            kernel.send(Signal::CallerLeft {
                to: reply.from,
                cause: reply.cause,
            });
            return;
        };
        if reply.cause != Cause::NONE {
            request.cause = reply.cause;
        }
        if reply.status.is_success() {
            request.calls_done += 1;
            self.call_next(kernel, key);
        } else {
            self.end(kernel, key, Ending::Failed);
        }
    }

    /// The work on a request is over.
    pub fn work_ended(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(request) = self.requests.get(key) else {
            return;
        };
        let ending = if request.fails {
            Ending::Failed
        } else {
            Ending::Done
        };
        self.end(kernel, key, ending);
    }

    /// Gives up what takes too long.
    pub fn deadline(&mut self, kernel: &mut Kernel) {
        if !self.deadlines.fires(kernel.now) {
            return;
        }
        loop {
            let requests = &self.requests;
            let waits = |key| requests.get(key).is_some();
            let Some(key) = self.deadlines.due(kernel.now, waits) else {
                break;
            };
            self.end(kernel, key, Ending::Broken(Broken::TimedOut));
        }
        if let Some(at) = self.deadlines.rearm() {
            kernel.schedule(at, Event::FleetDeadline { fleet: self.place });
        }
    }

    /// A fault of the fleet or of one of its parts has begun or ended. A part that goes down takes the whole process with it.
    pub fn fault_turned(&mut self, kernel: &mut Kernel, cause: Cause) {
        let mut desks = self.desks.iter();
        self.down = desks.any(|desk| {
            let trouble = kernel.trouble(desk.node);
            trouble.is_some_and(|trouble| trouble.outage_until.is_some())
        });
        if self.down {
            self.line.clear();
            let all: Vec<Key> = self.requests.entries().map(|(key, _)| key).collect();
            for key in all {
                self.break_off(kernel, key, Broken::Lost, cause);
            }
        } else {
            self.look_again(kernel);
        }
    }

    /// Ends a request, answers, and lets the next one begin.
    fn end(&mut self, kernel: &mut Kernel, key: Key, ending: Ending) {
        let Some(request) = self.requests.remove(key) else {
            return;
        };
        let now = kernel.now;
        let desk = &mut self.desks[usize::from(request.desk)];
        let mut number = None;
        let mut at_work = 0;
        let mut ended_task = None;
        if let Some(host) = request.host {
            ended_task = self.hosts.give_back(now, host);
            if let Some(host) = self.hosts.get(host) {
                number = host.task.map(|(number, _)| number);
                at_work = host.busy as u32;
            }
            desk.busy.sub(now, 1);
        } else {
            self.waiting.sub(now, 1);
            let wait = now - request.since;
            self.waits.add(wait);
            self.waited += u64::from(wait > 0);
        }
        let duration = now - request.started_at;
        let (status, what) = match ending {
            Ending::Done => (
                Status::Done,
                What::WorkEnded {
                    outcome: Outcome::Succeeded,
                    duration,
                    at_work,
                },
            ),
            Ending::Failed => (
                ERROR,
                What::WorkEnded {
                    outcome: Outcome::Failed(Failure::Error),
                    duration,
                    at_work,
                },
            ),
            Ending::Broken(why) => (
                match why {
                    Broken::TimedOut => NO_ANSWER,
                    Broken::Lost => UNAVAILABLE,
                    Broken::Killed => CUT_OFF,
                },
                What::WorkGivenUp {
                    why,
                    after: now - request.since,
                    started: request.host.is_some(),
                    at_work,
                },
            ),
        };
        if ending == Ending::Done {
            desk.counts.succeeded += 1;
            self.ledger.leave(End::Answered);
        } else {
            desk.counts.failed += 1;
            desk.counts.timeouts += u64::from(ending == Ending::Broken(Broken::TimedOut));
            self.ledger.leave(End::Failed);
        }
        desk.latencies.add(now - request.since);
        let cause = kernel.recorder.note(
            now,
            desk.node,
            Some(request.item),
            number,
            request.cause,
            what,
        );
        kernel.answer(request.reply, desk.node, status, cause);
        if let Some(message) = request.message
            && ending == Ending::Done
        {
            kernel.send(Signal::MessageDone {
                queue: message.queue,
                receipt: message.receipt,
                item: request.item,
                cause,
            });
        }
        if let Some(task) = ended_task {
            self.stop(kernel, task);
        }
        self.admit(kernel);
    }

    /// Breaks a request off for a reason that lies outside it.
    pub(super) fn break_off(&mut self, kernel: &mut Kernel, key: Key, why: Broken, cause: Cause) {
        if let Some(request) = self.requests.get_mut(key) {
            request.cause = cause;
            self.end(kernel, key, Ending::Broken(why));
        }
    }

    /// Gives free places to those who wait, and then to what lies in the queues.
    pub(super) fn admit(&mut self, kernel: &mut Kernel) {
        if self.down {
            return;
        }
        while let Some(key) = self.line.front().copied() {
            if self.requests.get(key).is_none() {
                self.line.pop_front();
                continue;
            }
            let Some(host) = self.hosts.take(kernel.now) else {
                return;
            };
            self.line.pop_front();
            self.waiting.sub(kernel.now, 1);
            if let Some(request) = self.requests.get_mut(key) {
                request.host = Some(host);
            }
            self.begin(kernel, key);
        }
        self.look_again(kernel);
    }
}
