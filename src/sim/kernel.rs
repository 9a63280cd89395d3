//! What every service works with: the clock, the future, signals to others, the recorder, and what the account shares. Holds no
//! state of any service and knows none.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::rng::Stream;
use crate::sim::access::Access;
use crate::sim::account::Account;
use crate::sim::batch::Batches;
use crate::sim::entry::Fault;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Event;
use crate::sim::event::Reply;
use crate::sim::event::ReplyTo;
use crate::sim::event::Signal;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::ItemId;
use crate::sim::identity::NodeIndex;
use crate::sim::queue::Queue;
use crate::sim::scenario::plan::Plan;
use crate::sim::scenario::plan::Settings;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;
use crate::sim::status::Status;
use crate::sim::trace::Recorder;

/// The kernel of a run.
#[derive(Debug)]
pub(crate) struct Kernel {
    /// Virtual time.
    pub now: u64,
    pub plan: Arc<Plan>,
    pub seed: u64,
    pub recorder: Recorder,
    pub concurrency: Account,
    pub batches: Batches,
    /// What IAM has decided; `None` in a scenario without policies.
    pub access: Option<Box<Access>>,
    horizon: u64,
    queue: Queue,
    signals: VecDeque<Signal>,
    deferred: Slab<Signal>,
    troubles: Vec<Trouble>,
    items: u32,
    /// Whether something worth waiting for lies behind the horizon.
    pub cut_off: bool,
}

/// What is wrong with a node at the moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trouble {
    /// It is down until this time.
    pub outage_until: Option<u64>,
    /// Everything takes this much longer.
    pub latency: u64,
    /// This share fails.
    pub errors: f64,
    draws: Option<Stream>,
}

impl Trouble {
    /// Whether this call or run is one of those that fail.
    pub fn strikes(&mut self) -> bool {
        match &mut self.draws {
            Some(draws) if self.errors > 0.0 => draws.chance(self.errors),
            _ => false,
        }
    }
}

impl Kernel {
    pub fn new(plan: Arc<Plan>, seed: u64, horizon: u64, record: bool) -> Self {
        let mut troubles = vec![Trouble::default(); plan.nodes.len()];
        for fault in &plan.faults {
            let place = fault.node.place();
            let purpose = format!("{} fault", plan.nodes[place].name);
            troubles[place].draws = Some(Stream::new(seed, &purpose));
        }
        Self {
            now: 0,
            seed,
            recorder: Recorder::new(record),
            concurrency: Account::new(&plan),
            batches: Batches::default(),
            access: Access::new(&plan),
            horizon,
            queue: Queue::new(),
            signals: VecDeque::new(),
            deferred: Slab::new(),
            troubles,
            items: 0,
            cut_off: false,
            plan,
        }
    }

    /// A stream of draws of its own for a node and a purpose.
    pub fn stream(&self, node: &str, purpose: &str) -> Stream {
        Stream::new(self.seed, &format!("{node} {purpose}"))
    }

    /// Plans an event; what lies behind the horizon will not happen.
    #[inline]
    pub fn schedule(&mut self, at: u64, event: Event) {
        if at <= self.horizon {
            self.queue.push(at, event);
        } else if !event.is_background() {
            self.cut_off = true;
        }
    }

    /// Takes the next event and moves the clock to it.
    #[inline]
    pub fn next_event(&mut self) -> Option<Event> {
        let (at, event) = self.queue.pop()?;
        self.now = at;
        Some(event)
    }

    /// Tells another node something, now.
    #[inline]
    pub fn send(&mut self, signal: Signal) {
        self.signals.push_back(signal);
    }

    /// Calls a node, now.
    #[inline]
    pub fn call(&mut self, call: Call) {
        self.signals.push_back(Signal::Call(call));
    }

    /// Answers a call, if anybody waits.
    #[inline]
    pub fn answer(&mut self, to: ReplyTo, from: NodeIndex, status: Status, cause: Cause) {
        if to.is_somebody() {
            self.signals.push_back(Signal::Reply(Reply {
                to,
                from,
                status,
                cause,
            }));
        }
    }

    /// Refuses a call to a node in trouble. What nobody waits for is delivered when the node is back: services deliver at least once.
    pub fn refuse(&mut self, call: &Call, back_at: u64) {
        let cause = self.note(call.to, call.item, call.cause, What::CallRefused);
        if call.reply.is_somebody() {
            self.answer(call.reply, call.to, Status::Unavailable, cause);
        } else {
            let call = Call { cause, ..*call };
            self.defer(back_at.max(self.now + 1), Signal::Call(call));
        }
    }

    /// Refuses a call of more bytes than a service takes, and says whether it did. Only what a client sends, itself or through an
    /// API, has the size that its source names: an event about an object is as small as any.
    #[inline]
    pub fn refuses_size(
        &mut self,
        node: NodeIndex,
        call: &Call,
        most: u64,
        status: Status,
    ) -> bool {
        let size = self.plan.origins[usize::from(call.item.origin)].size;
        let from = &self.plan.nodes[call.from.place()].settings;
        if size <= most || !matches!(from, Settings::Client(_) | Settings::Api(_)) {
            return false;
        }
        let refused = What::PayloadTooLarge {
            size,
            status: status.http(),
        };
        let cause = self.note(node, call.item, call.cause, refused);
        self.answer(call.reply, node, status, cause);
        true
    }

    /// Tells another node something at a later time.
    pub fn defer(&mut self, at: u64, signal: Signal) {
        if at <= self.now {
            self.signals.push_back(signal);
        } else if at <= self.horizon {
            let signal = self.deferred.insert(signal);
            self.schedule(at, Event::Deferred { signal });
        } else {
            self.cut_off = true;
        }
    }

    /// The next signal to deliver.
    #[inline]
    pub fn next_signal(&mut self) -> Option<Signal> {
        self.signals.pop_front()
    }

    /// A signal that was held back.
    pub fn take_deferred(&mut self, key: Key) -> Option<Signal> {
        self.deferred.remove(key)
    }

    /// Starts a new item of an origin.
    #[inline]
    pub fn new_item(&mut self, origin: u16, key: u16) -> Item {
        self.items = self.items.wrapping_add(1);
        Item {
            id: ItemId(self.items),
            origin,
            key,
            hops: 0,
        }
    }

    /// Notes what happened to an item.
    #[inline]
    pub fn note(&mut self, node: NodeIndex, item: Item, cause: Cause, what: What) -> Cause {
        self.recorder
            .note(self.now, node, Some(item), None, cause, what)
    }

    /// Notes what happened at a node, to no single item.
    #[inline]
    pub fn note_at(&mut self, node: NodeIndex, cause: Cause, what: What) -> Cause {
        self.recorder.note(self.now, node, None, None, cause, what)
    }

    /// Notes what happened in an environment.
    #[inline]
    pub fn note_in(
        &mut self,
        node: NodeIndex,
        environment: u32,
        item: Option<Item>,
        cause: Cause,
        what: What,
    ) -> Cause {
        self.recorder
            .note(self.now, node, item, Some(environment), cause, what)
    }

    /// What is wrong with a node; `None` in a scenario without faults.
    #[inline]
    pub fn trouble(&mut self, node: NodeIndex) -> Option<&mut Trouble> {
        if self.plan.faults.is_empty() {
            None
        } else {
            self.troubles.get_mut(node.place())
        }
    }

    /// Plans the faults of the scenario.
    pub fn plan_faults(&mut self) {
        for place in 0..self.plan.faults.len() {
            let fault = self.plan.faults[place];
            let turn = |on| Event::FaultTurns {
                fault: place as u16,
                on,
            };
            self.schedule(fault.from, turn(true));
            self.schedule(fault.until, turn(false));
        }
    }

    /// A fault begins or ends: of which node, and the entry that says so.
    pub fn turn_fault(&mut self, place: u16, on: bool) -> (NodeIndex, Cause) {
        let plan = self.plan.faults[usize::from(place)];
        let trouble = &mut self.troubles[plan.node.place()];
        match plan.fault {
            Fault::Outage => trouble.outage_until = on.then_some(plan.until),
            Fault::Latency(span) => trouble.latency = if on { span } else { 0 },
            Fault::Errors(share) => trouble.errors = if on { share } else { 0.0 },
        }
        let what = if on {
            What::FaultBegan(plan.fault)
        } else {
            What::FaultEnded(plan.fault)
        };
        let cause = self.note_at(plan.node, Cause::NONE, what);
        (plan.node, cause)
    }
}
