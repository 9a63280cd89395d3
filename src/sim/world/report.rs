//! What a world comes to: measures and costs of every node, and where everything ended that came to a place.

use crate::sim::cost;
use crate::sim::cost::Unpriced;
use crate::sim::ledger::Balance;
use crate::sim::measure::Measures;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::service::alarm::Alarm;
use crate::sim::service::kinesis::Read;
use crate::sim::world::Mapping;
use crate::sim::world::Place;
use crate::sim::world::World;

impl World {
    /// What the run comes to at a time, and what of it has no price.
    pub fn measures(&self, now: u64) -> (Measures, Vec<Unpriced>) {
        let mut measures = Measures::default();
        let mut unpriced = Vec::new();
        let prices = &self.kernel.plan.price_table;
        measures.put("run.events".to_owned(), Value::count(self.events));
        measures.put("run.end".to_owned(), Value::seconds(now as f64));
        let access = self.kernel.access.as_ref();
        let denied = access.map_or(0, |access| access.denied);
        measures.put("run.denied".to_owned(), Value::count(denied));
        let mut costs = Vec::new();
        for (node, place) in self.kernel.plan.nodes.iter().zip(&self.nodes) {
            let mut sheet = Sheet::new(&node.name, &mut measures);
            let usage = self.report(*place, now, &mut sheet);
            if !usage.is_empty() {
                let cost = cost::of(prices, &usage);
                unpriced.extend(cost::unpriced(prices, &node.name, &usage));
                costs.push((format!("cost.{}", node.name), cost));
            }
        }
        let total = costs.iter().map(|(_, cost)| cost).sum();
        measures.put("cost.total".to_owned(), Value::new(total, Unit::Usd));
        for (path, cost) in costs {
            measures.put(path, Value::new(cost, Unit::Usd));
        }
        (measures, unpriced)
    }

    /// A period of an alarm is over: it sees what the measures of its node come to by now.
    pub(super) fn evaluate(&mut self, alarm: u16) {
        let now = self.kernel.now;
        let watched = self.alarms[usize::from(alarm)].watches();
        let mut seen = Measures::default();
        self.report(
            self.nodes[watched.place()],
            now,
            &mut Sheet::new("", &mut seen),
        );
        let since = if now >= self.warmup { self.warmup } else { 0 };
        let alarm = &mut self.alarms[usize::from(alarm)];
        let name = alarm.times();
        let times = name.and_then(|name| match self.nodes[watched.place()] {
            Place::Api(place) => self.apis[usize::from(place)].times(name),
            Place::Lambda(place) => self.lambdas[usize::from(place)].times(name),
            Place::Queue(place) => self.queues[usize::from(place)].times(name),
            _ => None,
        });
        alarm.evaluate(&mut self.kernel, &seen, times, since);
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
                let empty = self.empty_receives(place, now);
                queue.report(now, empty, sheet);
                queue.usage(empty)
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
            Place::Fleet(place) => {
                let fleet = &self.fleets[usize::from(place)];
                fleet.report(now, sheet);
                fleet.usage(now, since)
            }
            Place::Part(place, part) => {
                self.fleets[usize::from(place)].report_part(part, now, sheet);
                Vec::new()
            }
            Place::Pool(place) => {
                self.pools[usize::from(place)].report(sheet);
                Vec::new()
            }
            Place::Bus(place) => {
                let bus = &self.buses[usize::from(place)];
                bus.report(sheet);
                bus.usage()
            }
            Place::Alarm(place) => {
                self.alarms[usize::from(place)].report(now, sheet);
                Alarm::usage(now, since)
            }
            Place::Topic(place) => {
                let topic = &self.topics[usize::from(place)];
                topic.report(sheet);
                topic.usage()
            }
        }
    }

    /// Receives of a queue's idle pollers that found nothing.
    fn empty_receives(&self, queue: u16, now: u64) -> u64 {
        let mappings = self.mappings.iter();
        let mappings = mappings.map(|mapping| match mapping {
            Mapping::Queue(place, mapping) if *place == queue => mapping.empty_receives(now),
            _ => 0,
        });
        let wait = self.queues[usize::from(queue)].wait_time();
        let fleets = self.fleets.iter();
        let fleets = fleets.map(|fleet| fleet.empty_receives(queue, wait, now));
        mappings.sum::<u64>() + fleets.sum::<u64>()
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
                Place::Topic(place) => self.topics[usize::from(*place)].ledger(),
                Place::Pool(place) => self.pools[usize::from(*place)].ledger(),
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
                Place::Fleet(place) => self.fleets[usize::from(*place)].ledger(),
                Place::Stream(_) | Place::Bucket(_) | Place::Alarm(_) | Place::Part(..) => continue,
            };
            balances.push(Balance::new(name, ledger, open));
        }
        balances
    }
}
