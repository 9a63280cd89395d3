//! Sets a world up: each node of the plan gets its state machine, at a place known before, so that nodes may look each other up.

use crate::sim::event::Poller;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::fleet::FleetSettings;
use crate::sim::scenario::plan::Plan;
use crate::sim::scenario::plan::Settings;
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
use crate::sim::service::sqs::Watcher;
use crate::sim::world::Mapping;
use crate::sim::world::Place;
use crate::sim::world::World;

impl World {
    pub(super) fn add(&mut self, plan: &Plan, node: NodeIndex) {
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
                let pollers = self.pollers(plan, node, place, queue.wait);
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
            Settings::Cognito(pool) => {
                let place = self.pools.len() as u16;
                self.pools.push(Pool::new(node, place, pool.clone()));
            }
            Settings::EventBridge(bus) => {
                let place = self.buses.len() as u16;
                self.buses
                    .push(EventBridge::new(kernel, node, place, bus.clone()));
            }
            Settings::Fleet(fleet) => {
                let place = self.fleets.len() as u16;
                let fleet = fleet.as_ref().clone();
                let queues = self.queues_of(&fleet);
                self.fleets
                    .push(Fleet::new(kernel, node, place, fleet, queues));
            }
            // It lives in its fleet.
            Settings::Part { .. } => {}
            Settings::Alarm(alarm) => {
                let place = self.alarms.len() as u16;
                self.alarms
                    .push(Alarm::new(node, place, alarm.as_ref().clone()));
            }
            Settings::Sns(topic) => {
                let place = self.topics.len() as u16;
                self.topics
                    .push(Topic::new(kernel, node, place, topic.clone()));
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

    /// The numbers of the queues that a fleet's tasks receive from.
    fn queues_of(&self, fleet: &FleetSettings) -> Vec<u16> {
        let queues = fleet.tasks.iter().flat_map(|tasks| &tasks.polls);
        let places = queues.map(|poll| self.nodes[poll.from.place()]);
        places
            .filter_map(|place| match place {
                Place::Queue(queue) => Some(queue),
                _ => None,
            })
            .collect()
    }

    /// Who receives from a queue: mappings, and fleets of tasks.
    fn pollers(&self, plan: &Plan, node: NodeIndex, queue: u16, wait: u64) -> Vec<Watcher> {
        let mappings = self.readers(plan, node).into_iter();
        let mappings = mappings.map(|mapping| Watcher {
            poller: Poller::Mapping(mapping),
            pause: None,
            told: false,
        });
        let nodes = plan.nodes.iter().zip(&self.nodes);
        let fleets = nodes.filter_map(|(plan, place)| match (&plan.settings, place) {
            (Settings::Fleet(fleet), Place::Fleet(place)) => {
                let tasks = fleet.tasks.as_ref()?;
                let fleet = *place;
                let polls = tasks.polls.iter();
                let mut polls = polls.filter(|poll| poll.from == node);
                polls.next().map(|poll| Watcher {
                    poller: Poller::Tasks { fleet, queue },
                    pause: (poll.wait.unwrap_or(wait) == 0).then_some(poll.pause),
                    told: false,
                })
            }
            _ => None,
        });
        mappings.chain(fleets).collect()
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
}

/// Where each node will stand in the list of its service.
pub(super) fn places(plan: &Plan) -> Vec<Place> {
    let mut counts = [0_u16; 12];
    let mut next = |list: usize| {
        counts[list] += 1;
        counts[list] - 1
    };
    let mut places: Vec<Place> = Vec::with_capacity(plan.nodes.len());
    for node in &plan.nodes {
        let place = match node.settings {
            Settings::Client(_) => Place::Client(next(0)),
            Settings::Api(_) => Place::Api(next(1)),
            Settings::Lambda(_) => Place::Lambda(next(2)),
            Settings::Mapping(_) => Place::Mapping(next(3)),
            Settings::Sqs(_) => Place::Queue(next(4)),
            Settings::Kinesis(_) => Place::Stream(next(5)),
            Settings::S3(_) => Place::Bucket(next(6)),
            Settings::EventBridge(_) => Place::Bus(next(7)),
            Settings::Cognito(_) => Place::Pool(next(11)),
            Settings::Fleet(_) => Place::Fleet(next(8)),
            // Parts stand behind their fleets.
            Settings::Part { fleet, part } => match places.get(fleet.place()) {
                Some(Place::Fleet(place)) => Place::Part(*place, part),
                _ => Place::Part(0, part),
            },
            Settings::Sns(_) => Place::Topic(next(9)),
            Settings::Alarm(_) => Place::Alarm(next(10)),
        };
        places.push(place);
    }
    places
}
