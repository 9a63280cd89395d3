//! The world of a run: all nodes and the loop that turns. Events come out of the queue one by one; after each, the signals it set off
//! are delivered until silence, all at the same instant.

mod admission;
mod build;
mod report;
mod trouble;

use std::sync::Arc;

use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Event;
use crate::sim::event::Reply;
use crate::sim::event::Signal;
use crate::sim::identity::Cause;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::run::Stopped;
use crate::sim::scenario::plan::Plan;
use crate::sim::service::alarm::Alarm;
use crate::sim::service::api::Api;
use crate::sim::service::client::Client;
use crate::sim::service::cognito::Pool;
use crate::sim::service::eventbridge::EventBridge;
use crate::sim::service::fleet::Fleet;
use crate::sim::service::kinesis::Kinesis;
use crate::sim::service::lambda::Lambda;
use crate::sim::service::mapping::queue::QueueMapping;
use crate::sim::service::mapping::stream::StreamMapping;
use crate::sim::service::s3::Bucket;
use crate::sim::service::sns::Topic;
use crate::sim::service::sqs::Sqs;
use crate::sim::world::admission::admitted;
use crate::sim::world::build::places;
use crate::sim::world::trouble::troubled;

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
    topics: Vec<Topic>,
    alarms: Vec<Alarm>,
    pools: Vec<Pool>,
    mappings: Vec<Mapping>,
    fleets: Vec<Fleet>,
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
    Pool(u16),
    Fleet(u16),
    /// A part of a fleet: which fleet, and which part.
    Part(u16, u16),
    Topic(u16),
    Alarm(u16),
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
            topics: Vec::new(),
            alarms: Vec::new(),
            pools: Vec::new(),
            mappings: Vec::new(),
            fleets: Vec::new(),
            warmup,
            events: 0,
            signals: 0,
        };
        for place in 0..plan.nodes.len() {
            world.add(plan, NodeIndex(place as u16));
        }
        world
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
        for alarm in &self.alarms {
            alarm.start(kernel);
        }
        for fleet in &mut self.fleets {
            fleet.start(kernel);
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
                    let kernel = &mut self.kernel;
                    match self.nodes[to.place()] {
                        Place::Lambda(place) => {
                            self.lambdas[usize::from(place)].caller_left(kernel, cause);
                        }
                        Place::Fleet(place) | Place::Part(place, _) => {
                            self.fleets[usize::from(place)].caller_left(kernel, cause);
                        }
                        _ => {}
                    }
                }
                Signal::MessageDone {
                    queue,
                    receipt,
                    item,
                    cause,
                } => {
                    let queue = &mut self.queues[usize::from(queue)];
                    queue.done(&mut self.kernel, receipt, item, cause);
                    queue.count_deletes(1);
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
    fn call(&mut self, mut call: Call) {
        let place = self.nodes[call.to.place()];
        let kernel = &mut self.kernel;
        if let Place::Lambda(place) = place {
            if kernel.access.is_some() && !admitted(kernel, &mut call) {
                return;
            }
            self.lambdas[usize::from(place)].called(kernel, call);
            return;
        }
        let fleet = match place {
            Place::Fleet(fleet) => Some((fleet, None)),
            Place::Part(fleet, part) => Some((fleet, Some(part))),
            _ => None,
        };
        if let Some((fleet, part)) = fleet {
            self.fleets[usize::from(fleet)].called(kernel, call, part);
            return;
        }
        if !kernel.plan.faults.is_empty() && troubled(kernel, &call) {
            return;
        }
        // What a fault holds back is asked about when it arrives.
        if kernel.access.is_some() && !admitted(kernel, &mut call) {
            return;
        }
        match place {
            Place::Api(place) => self.apis[usize::from(place)].called(kernel, call),
            Place::Queue(place) => self.queues[usize::from(place)].called(kernel, call),
            Place::Stream(place) => self.streams[usize::from(place)].called(kernel, call),
            Place::Bucket(place) => self.buckets[usize::from(place)].called(kernel, call),
            Place::Bus(place) => self.buses[usize::from(place)].called(kernel, call),
            Place::Topic(place) => self.topics[usize::from(place)].called(kernel, call),
            Place::Pool(place) => self.pools[usize::from(place)].called(kernel, call),
            // Nobody can name these as a target, or they were called above.
            Place::Client(_)
            | Place::Alarm(_)
            | Place::Mapping(_)
            | Place::Lambda(_)
            | Place::Fleet(_)
            | Place::Part(..) => {}
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
            Place::Topic(place) => self.topics[usize::from(place)].answered(kernel, reply),
            Place::Pool(place) => self.pools[usize::from(place)].answered(kernel, reply),
            Place::Mapping(place) => match &mut self.mappings[usize::from(place)] {
                Mapping::Queue(queue, mapping) => {
                    let queue = &mut self.queues[usize::from(*queue)];
                    mapping.answered(kernel, queue, reply);
                }
                Mapping::Stream(mapping) => mapping.answered(kernel, reply),
            },
            Place::Fleet(place) => self.fleets[usize::from(place)].answered(kernel, reply),
            // These call nobody and wait.
            Place::Queue(_)
            | Place::Stream(_)
            | Place::Bucket(_)
            | Place::Alarm(_)
            | Place::Part(..) => {}
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
            Event::AuthorizerDeadline { api } => {
                self.apis[usize::from(api)].authorizer_deadline(kernel);
            }
            Event::TriggerDeadline { pool } => self.pools[usize::from(pool)].deadline(kernel),
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
            Event::FaultTurns { fault, on } => {
                let (node, cause) = kernel.turn_fault(fault, on);
                if let Place::Fleet(place) | Place::Part(place, _) = self.nodes[node.place()] {
                    self.fleets[usize::from(place)].fault_turned(kernel, cause);
                }
            }
            Event::ScheduleDue { bus, schedule } => {
                self.buses[usize::from(bus)].fire(kernel, schedule);
            }
            Event::ReplayDue { bus } => self.buses[usize::from(bus)].replay(kernel),
            Event::DeliveryDue { bus, delivery } => {
                self.buses[usize::from(bus)].deliver(kernel, delivery);
            }
            Event::WorkEnded { fleet, request } => {
                self.fleets[usize::from(fleet)].work_ended(kernel, request);
            }
            Event::FleetDeadline { fleet } => self.fleets[usize::from(fleet)].deadline(kernel),
            Event::CopyDue { topic, copy } => {
                self.topics[usize::from(topic)].deliver(kernel, copy);
            }
            Event::AlarmDue { alarm } => self.evaluate(alarm),
            Event::TaskTurns { fleet, task } => {
                self.fleets[usize::from(fleet)].task_turns(kernel, task);
            }
            Event::TaskKilled { fleet, task } => {
                self.fleets[usize::from(fleet)].task_killed(kernel, task);
            }
            Event::ScalingDue { fleet } => self.fleets[usize::from(fleet)].scale(kernel),
            Event::SpotDue { fleet } => self.fleets[usize::from(fleet)].interrupt(kernel),
            Event::TasksPoll { fleet, queue } => {
                let from = &mut self.queues[usize::from(queue)];
                self.fleets[usize::from(fleet)].poll(kernel, from, queue);
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
        self.pools.iter_mut().for_each(Pool::reset);
        self.fleets.iter_mut().for_each(|fleet| fleet.reset(now));
        self.topics.iter_mut().for_each(Topic::reset);
        self.alarms.iter_mut().for_each(|alarm| alarm.reset(now));
        for mapping in &mut self.mappings {
            match mapping {
                Mapping::Queue(_, mapping) => mapping.reset(now),
                Mapping::Stream(mapping) => mapping.reset(),
            }
        }
    }
}
