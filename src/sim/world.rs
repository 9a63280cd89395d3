//! The world of a run: all nodes and the loop that turns. Events come out of the queue one by one; after each, the signals it set off
//! are delivered until silence, all at the same instant.

use std::sync::Arc;

use crate::sim::cost;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Event;
use crate::sim::event::Reply;
use crate::sim::event::Signal;
use crate::sim::identity::Cause;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::ledger::Balance;
use crate::sim::measure::Measures;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::run::Stopped;
use crate::sim::scenario::plan::Plan;
use crate::sim::scenario::plan::Settings;
use crate::sim::service::api::Api;
use crate::sim::service::client::Client;
use crate::sim::service::eventbridge::EventBridge;
use crate::sim::service::kinesis::Kinesis;
use crate::sim::service::kinesis::Read;
use crate::sim::service::lambda::Lambda;
use crate::sim::service::mapping::queue::QueueMapping;
use crate::sim::service::mapping::stream::StreamMapping;
use crate::sim::service::s3::Bucket;
use crate::sim::service::sqs::Sqs;
use crate::sim::status::Status;

/// Everything there is during a run.
#[derive(Debug)]
pub(crate) struct World {
    pub kernel: Kernel,
    /// Where each node stands in the lists below.
    nodes: Vec<Place>,
    clients: Vec<Client>,
    apis: Vec<Api>,
    lambdas: Vec<Lambda>,
    queues: Vec<Sqs>,
    streams: Vec<Kinesis>,
    buckets: Vec<Bucket>,
    buses: Vec<EventBridge>,
    mappings: Vec<Mapping>,
    warmup: u64,
    /// Events that happened.
    pub events: u64,
    /// Signals that were delivered.
    signals: u64,
}

/// A node by its service and its place in the list of that service.
#[derive(Clone, Copy, Debug)]
enum Place {
    Client(u16),
    Api(u16),
    Lambda(u16),
    Mapping(u16),
    Queue(u16),
    Stream(u16),
    Bucket(u16),
    Bus(u16),
}

/// A mapping, of a queue or of a stream.
#[derive(Debug)]
enum Mapping {
    /// With its queue's place.
    Queue(u16, Box<QueueMapping>),
    Stream(Box<StreamMapping>),
}

impl World {
    pub fn new(plan: &Arc<Plan>, seed: u64, horizon: u64, warmup: u64, record: bool) -> Self {
        let mut world = Self {
            kernel: Kernel::new(plan.clone(), seed, horizon, record),
            nodes: places(plan),
            clients: Vec::new(),
            apis: Vec::new(),
            lambdas: Vec::new(),
            queues: Vec::new(),
            streams: Vec::new(),
            buckets: Vec::new(),
            buses: Vec::new(),
            mappings: Vec::new(),
            warmup,
            events: 0,
            signals: 0,
        };
        for place in 0..plan.nodes.len() {
            world.add(plan, NodeIndex(place as u16));
        }
        world
    }

    fn add(&mut self, plan: &Plan, node: NodeIndex) {
        let kernel = &self.kernel;
        match &plan.nodes[node.place()].settings {
            Settings::Client(client) => {
                let place = self.clients.len() as u16;
                self.clients
                    .push(Client::new(kernel, node, place, client.clone()));
            }
            Settings::Api(api) => {
                let place = self.apis.len() as u16;
                self.apis.push(Api::new(kernel, node, place, api.clone()));
            }
            Settings::Lambda(function) => {
                let place = self.lambdas.len() as u16;
                let function = function.as_ref().clone();
                self.lambdas
                    .push(Lambda::new(kernel, node, place, function));
            }
            Settings::Sqs(queue) => {
                let place = self.queues.len() as u16;
                let pollers = self.readers(plan, node);
                let queue = queue.clone();
                self.queues
                    .push(Sqs::new(kernel, node, place, queue, pollers));
            }
            Settings::Kinesis(stream) => {
                let readers = self.readers(plan, node);
                let stream = stream.clone();
                self.streams
                    .push(Kinesis::new(kernel, node, stream, readers));
            }
            Settings::S3(bucket) => {
                self.buckets.push(Bucket::new(kernel, node, bucket.clone()));
            }
            Settings::EventBridge(bus) => {
                let place = self.buses.len() as u16;
                self.buses
                    .push(EventBridge::new(kernel, node, place, bus.clone()));
            }
            Settings::Mapping(mapping) => {
                let place = self.mappings.len() as u16;
                let settings = mapping.clone();
                self.mappings.push(
                    if let Place::Queue(queue) = self.nodes[mapping.from.place()] {
                        let mapping = QueueMapping::new(kernel, node, place, settings);
                        Mapping::Queue(queue, Box::new(mapping))
                    } else {
                        let mapping = StreamMapping::new(kernel, node, place, settings);
                        Mapping::Stream(Box::new(mapping))
                    },
                );
            }
        }
    }

    /// The numbers of the mappings that read from a node.
    fn readers(&self, plan: &Plan, source: NodeIndex) -> Vec<u16> {
        plan.nodes
            .iter()
            .zip(&self.nodes)
            .filter_map(|(node, place)| match (&node.settings, place) {
                (Settings::Mapping(mapping), Place::Mapping(place)) if mapping.from == source => {
                    Some(*place)
                }
                _ => None,
            })
            .collect()
    }

    /// Turns until nothing is left, the horizon is reached or the budget is used up.
    pub fn turn(&mut self, budget: u64) -> Stopped {
        if self.warmup > 0 {
            self.kernel.schedule(self.warmup, Event::WarmedUp);
        }
        self.start();
        while let Some(event) = self.kernel.next_event() {
            self.events += 1;
            self.happen(event);
            if !self.settle(budget) {
                self.kernel
                    .note_at(NodeIndex(0), Cause::NONE, What::BudgetSpent);
                return Stopped::Budget;
            }
        }
        if self.kernel.cut_off {
            Stopped::Horizon
        } else {
            Stopped::Quiet
        }
    }

    fn start(&mut self) {
        let kernel = &mut self.kernel;
        for (place, warning) in (0_u16..).zip(&kernel.plan.warnings.clone()) {
            let warned = What::Warned { warning: place };
            kernel.note_at(warning.node, Cause::NONE, warned);
        }
        kernel.plan_faults();
        for lambda in &mut self.lambdas {
            lambda.start(kernel);
        }
        for bus in &mut self.buses {
            bus.start(kernel);
        }
        for client in &mut self.clients {
            client.start(kernel);
        }
    }

    /// Delivers signals until there are none. False if the budget is used up: calls between nodes count, since a loop that takes no time
    /// makes no events.
    #[inline]
    fn settle(&mut self, budget: u64) -> bool {
        while let Some(signal) = self.kernel.next_signal() {
            self.signals += 1;
            match signal {
                Signal::Call(call) => self.call(call),
                Signal::Reply(reply) => self.reply(reply),
                Signal::CallerLeft { to, cause } => {
                    if let Place::Lambda(place) = self.nodes[to.place()] {
                        self.lambdas[usize::from(place)].caller_left(&mut self.kernel, cause);
                    }
                }
                Signal::Record {
                    mapping,
                    shard,
                    item,
                    cause,
                } => {
                    if let Mapping::Stream(mapping) = &mut self.mappings[usize::from(mapping)] {
                        mapping.record(&mut self.kernel, shard, item, cause);
                    }
                }
            }
            if self.events + self.signals > budget {
                return false;
            }
        }
        self.events + self.signals <= budget
    }

    #[inline]
    fn call(&mut self, call: Call) {
        let place = self.nodes[call.to.place()];
        let kernel = &mut self.kernel;
        if let Place::Lambda(place) = place {
            self.lambdas[usize::from(place)].called(kernel, call);
            return;
        }
        if !kernel.plan.faults.is_empty() && troubled(kernel, &call) {
            return;
        }
        match place {
            Place::Api(place) => self.apis[usize::from(place)].called(kernel, call),
            Place::Queue(place) => self.queues[usize::from(place)].called(kernel, call),
            Place::Stream(place) => self.streams[usize::from(place)].called(kernel, call),
            Place::Bucket(place) => self.buckets[usize::from(place)].called(kernel, call),
            Place::Bus(place) => self.buses[usize::from(place)].called(kernel, call),
            // Nobody can name these as a target.
            Place::Client(_) | Place::Mapping(_) | Place::Lambda(_) => {}
        }
    }

    #[inline]
    fn reply(&mut self, reply: Reply) {
        let kernel = &mut self.kernel;
        match self.nodes[reply.to.node.place()] {
            Place::Client(place) => self.clients[usize::from(place)].answered(kernel, reply),
            Place::Api(place) => self.apis[usize::from(place)].answered(kernel, reply),
            Place::Lambda(place) => self.lambdas[usize::from(place)].answered(kernel, reply),
            Place::Bus(place) => self.buses[usize::from(place)].answered(kernel, reply),
            Place::Mapping(place) => match &mut self.mappings[usize::from(place)] {
                Mapping::Queue(queue, mapping) => {
                    let queue = &mut self.queues[usize::from(*queue)];
                    mapping.answered(kernel, queue, reply);
                }
                Mapping::Stream(mapping) => mapping.answered(kernel, reply),
            },
            // These call nobody and wait.
            Place::Queue(_) | Place::Stream(_) | Place::Bucket(_) => {}
        }
    }

    #[inline]
    fn happen(&mut self, event: Event) {
        let kernel = &mut self.kernel;
        match event {
            Event::Arrival { client } => self.clients[usize::from(client)].arrive(kernel),
            Event::RunEnded { lambda, run } => {
                self.lambdas[usize::from(lambda)].run_ended(kernel, run);
            }
            Event::InitEnded { lambda, run } => {
                self.lambdas[usize::from(lambda)].init_ended(kernel, run);
            }
            Event::RunTimedOut { lambda, run } => {
                self.lambdas[usize::from(lambda)].run_timed_out(kernel, run);
            }
            Event::EnvironmentDue {
                lambda,
                environment,
            } => self.lambdas[usize::from(lambda)].environment_due(kernel, environment),
            Event::RetryDue { lambda, event } => {
                self.lambdas[usize::from(lambda)].try_event(kernel, event);
            }
            Event::Resend { client, request } => {
                self.clients[usize::from(client)].resend(kernel, request);
            }
            Event::ClientDeadline { client } => self.clients[usize::from(client)].deadline(kernel),
            Event::ApiDeadline { api } => self.apis[usize::from(api)].deadline(kernel),
            Event::MessagesVisible { queue } => {
                self.queues[usize::from(queue)].turn_visible(kernel);
            }
            Event::MessagesDelayed { queue } => self.queues[usize::from(queue)].end_delays(kernel),
            Event::MessagesExpired { queue } => self.queues[usize::from(queue)].expire(kernel),
            Event::Poll { mapping }
            | Event::WindowEnded { mapping, .. }
            | Event::BatchDue { mapping, .. }
            | Event::PollersGrow { mapping }
            | Event::LaneDue { mapping, .. } => self.mapping(mapping, event),
            Event::Deferred { signal } => {
                if let Some(signal) = kernel.take_deferred(signal) {
                    kernel.send(signal);
                }
            }
            Event::FaultTurns { fault, on } => kernel.turn_fault(fault, on),
            Event::ScheduleDue { bus, schedule } => {
                self.buses[usize::from(bus)].fire(kernel, schedule);
            }
            Event::DeliveryDue { bus, delivery } => {
                self.buses[usize::from(bus)].deliver(kernel, delivery);
            }
            Event::WarmedUp => self.reset(),
        }
    }

    fn mapping(&mut self, mapping: u16, event: Event) {
        let kernel = &mut self.kernel;
        match &mut self.mappings[usize::from(mapping)] {
            Mapping::Queue(queue, mapping) => {
                let queue = &mut self.queues[usize::from(*queue)];
                match event {
                    Event::WindowEnded { batch, .. } => {
                        mapping.window_ended(kernel, batch);
                        mapping.poll(kernel, queue);
                    }
                    Event::BatchDue { batch, .. } => mapping.batch_due(kernel, queue, batch),
                    Event::PollersGrow { .. } => mapping.grow(kernel, queue),
                    _ => mapping.poll(kernel, queue),
                }
            }
            Mapping::Stream(mapping) => {
                if let Event::LaneDue { lane, .. } = event {
                    mapping.look(kernel, lane);
                }
            }
        }
    }

    /// Measuring starts.
    fn reset(&mut self) {
        let now = self.kernel.now;
        self.clients.iter_mut().for_each(Client::reset);
        self.apis.iter_mut().for_each(Api::reset);
        self.lambdas.iter_mut().for_each(|lambda| lambda.reset(now));
        self.queues.iter_mut().for_each(Sqs::reset);
        self.streams.iter_mut().for_each(Kinesis::reset);
        self.buckets.iter_mut().for_each(|bucket| bucket.reset(now));
        self.buses.iter_mut().for_each(EventBridge::reset);
        for mapping in &mut self.mappings {
            match mapping {
                Mapping::Queue(_, mapping) => mapping.reset(now),
                Mapping::Stream(mapping) => mapping.reset(),
            }
        }
    }

    /// What the run comes to at a time.
    pub fn measures(&self, now: u64) -> Measures {
        let mut measures = Measures::default();
        measures.put("run.events".to_owned(), Value::count(self.events));
        measures.put("run.end".to_owned(), Value::seconds(now as f64));
        let mut costs = Vec::new();
        for (node, place) in self.kernel.plan.nodes.iter().zip(&self.nodes) {
            let mut sheet = Sheet::new(&node.name, &mut measures);
            let usage = self.report(*place, now, &mut sheet);
            if !usage.is_empty() {
                let cost = cost::of(&self.kernel.plan.price_table, &usage);
                costs.push((format!("cost.{}", node.name), cost));
            }
        }
        let total = costs.iter().map(|(_, cost)| cost).sum();
        measures.put("cost.total".to_owned(), Value::new(total, Unit::Usd));
        for (path, cost) in costs {
            measures.put(path, Value::new(cost, Unit::Usd));
        }
        measures
    }

    fn report(&self, place: Place, now: u64, sheet: &mut Sheet<'_>) -> Vec<(&'static str, f64)> {
        let since = if now >= self.warmup { self.warmup } else { 0 };
        match place {
            Place::Client(place) => {
                self.clients[usize::from(place)].report(sheet);
                Vec::new()
            }
            Place::Api(place) => {
                let api = &self.apis[usize::from(place)];
                api.report(sheet);
                api.usage()
            }
            Place::Lambda(place) => {
                let lambda = &self.lambdas[usize::from(place)];
                lambda.report(now, sheet);
                lambda.usage(now, since)
            }
            Place::Mapping(place) => {
                match &self.mappings[usize::from(place)] {
                    Mapping::Queue(_, mapping) => mapping.report(now, sheet),
                    Mapping::Stream(mapping) => mapping.report(sheet),
                }
                Vec::new()
            }
            Place::Queue(place) => {
                let queue = &self.queues[usize::from(place)];
                queue.report(now, sheet);
                queue.usage(self.empty_receives(place, now))
            }
            Place::Stream(place) => {
                let stream = &self.streams[usize::from(place)];
                let mut read = Read::default();
                for reader in stream.readers() {
                    if let Mapping::Stream(mapping) = &self.mappings[usize::from(*reader)] {
                        read.add(mapping.read(now));
                    }
                }
                stream.report(&read, sheet);
                stream.usage(now, since)
            }
            Place::Bucket(place) => {
                let bucket = &self.buckets[usize::from(place)];
                bucket.report(now, sheet);
                bucket.usage(now)
            }
            Place::Bus(place) => {
                let bus = &self.buses[usize::from(place)];
                bus.report(sheet);
                bus.usage()
            }
        }
    }

    /// Receives of a queue's idle pollers that found nothing.
    fn empty_receives(&self, queue: u16, now: u64) -> u64 {
        self.mappings
            .iter()
            .map(|mapping| match mapping {
                Mapping::Queue(place, mapping) if *place == queue => mapping.empty_receives(now),
                _ => 0,
            })
            .sum()
    }

    /// Where everything ended that came to a place.
    pub fn balances(&self) -> Vec<Balance> {
        let mut balances = Vec::new();
        for (node, place) in self.kernel.plan.nodes.iter().zip(&self.nodes) {
            let name = node.name.clone();
            let (ledger, open) = match place {
                Place::Client(place) => self.clients[usize::from(*place)].ledger(),
                Place::Api(place) => self.apis[usize::from(*place)].ledger(),
                Place::Queue(place) => self.queues[usize::from(*place)].ledger(),
                Place::Bus(place) => self.buses[usize::from(*place)].ledger(),
                Place::Lambda(place) => {
                    for (part, ledger, open) in self.lambdas[usize::from(*place)].ledgers() {
                        let name = format!("{name} {part}");
                        balances.push(Balance::new(name, ledger, open));
                    }
                    continue;
                }
                Place::Mapping(place) => match &self.mappings[usize::from(*place)] {
                    Mapping::Stream(mapping) => mapping.ledger(),
                    Mapping::Queue(..) => continue,
                },
                Place::Stream(_) | Place::Bucket(_) => continue,
            };
            balances.push(Balance::new(name, ledger, open));
        }
        balances
    }
}

/// Whether a fault keeps a call from its node: refuses it, loses it for the moment, or holds it back. The call was dealt with then.
fn troubled(kernel: &mut Kernel, call: &Call) -> bool {
    let now = kernel.now;
    let Some(trouble) = kernel.trouble(call.to) else {
        return false;
    };
    let latency = trouble.latency;
    let refused = trouble.outage_until.is_some() || trouble.strikes();
    let back_at = trouble.outage_until.unwrap_or(now + RESEND_AFTER);
    if refused {
        let cause = kernel.note(call.to, call.item, call.cause, What::CallRefused);
        if call.reply.is_somebody() {
            kernel.answer(call.reply, call.to, Status::Unavailable, cause);
        } else {
            // Services deliver at least once: what nobody waits for is delivered when the target is back.
            let call = Call { cause, ..*call };
            kernel.defer(back_at.max(now + 1), Signal::Call(call));
        }
        return true;
    }
    if latency > 0 && !call.delayed {
        let call = Call {
            delayed: true,
            ..*call
        };
        kernel.defer(now.saturating_add(latency), Signal::Call(call));
        return true;
    }
    false
}

/// When a service delivers again that met an error.
const RESEND_AFTER: u64 = 1_000_000;

/// Where each node will stand in the list of its service.
fn places(plan: &Plan) -> Vec<Place> {
    let mut counts = [0_u16; 8];
    let mut next = |list: usize| {
        counts[list] += 1;
        counts[list] - 1
    };
    plan.nodes
        .iter()
        .map(|node| match node.settings {
            Settings::Client(_) => Place::Client(next(0)),
            Settings::Api(_) => Place::Api(next(1)),
            Settings::Lambda(_) => Place::Lambda(next(2)),
            Settings::Mapping(_) => Place::Mapping(next(3)),
            Settings::Sqs(_) => Place::Queue(next(4)),
            Settings::Kinesis(_) => Place::Stream(next(5)),
            Settings::S3(_) => Place::Bucket(next(6)),
            Settings::EventBridge(_) => Place::Bus(next(7)),
        })
        .collect()
}
