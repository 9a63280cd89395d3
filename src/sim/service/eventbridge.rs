//! An EventBridge bus: matches events against rules, delivers them to targets and tries again when a target refuses. A target that has
//! taken an event is done with, whatever becomes of it there.

use crate::sim::content::keeps_versions;
use crate::sim::entry::Handing;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::Event;
use crate::sim::event::NO_BATCH;
use crate::sim::event::NOBODY;
use crate::sim::event::Reply;
use crate::sim::event::ReplyTo;
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
use crate::sim::scenario::eventbridge::BusSettings;
use crate::sim::scenario::plan::Operation;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;
use crate::sim::status::Status;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("published", Unit::Count),
    ("matched", Unit::Count),
    ("delivered", Unit::Count),
    ("failed", Unit::Count),
    ("retries", Unit::Count),
    ("dead_lettered", Unit::Count),
    ("replayed", Unit::Count),
];

/// A bus.
#[derive(Debug)]
pub(crate) struct EventBridge {
    node: NodeIndex,
    /// Its number among the buses.
    place: u16,
    settings: BusSettings,
    deliveries: Slab<Delivery>,
    /// The rules that match the events of each source, found once.
    matches: Vec<Option<Vec<u16>>>,
    retry_wait: u64,
    retry_wait_most: u64,
    published: u64,
    matched: u64,
    delivered: u64,
    failed: u64,
    retries: u64,
    dead_lettered: u64,
    units: u64,
    replayed: u64,
    archive: Vec<Archived>,
    ledger: Ledger,
    /// Bytes of a call that puts events.
    payload: u64,
}

/// An event in the archive.
#[derive(Clone, Copy, Debug)]
struct Archived {
    item: Item,
    content: Content,
    cause: Cause,
}

/// An event on its way to a target.
#[derive(Debug)]
struct Delivery {
    /// The rule it comes from; a schedule has none.
    rule: Option<u16>,
    to: NodeIndex,
    item: Item,
    content: Content,
    since: u64,
    retries: u16,
    cause: Cause,
}

/// An event is billed in units of this many bytes.
const UNIT: u64 = 64 << 10;

impl EventBridge {
    pub fn new(kernel: &Kernel, node: NodeIndex, place: u16, settings: BusSettings) -> Self {
        Self {
            node,
            place,
            settings,
            deliveries: Slab::new(),
            matches: vec![None; kernel.plan.origins.len()],
            retry_wait: model::span("eventbridge.retry_wait"),
            retry_wait_most: model::span("eventbridge.retry_wait_most"),
            published: 0,
            matched: 0,
            delivered: 0,
            failed: 0,
            retries: 0,
            dead_lettered: 0,
            units: 0,
            replayed: 0,
            archive: Vec::new(),
            ledger: Ledger::default(),
            payload: model::size("eventbridge.payload"),
        }
    }

    /// Plans the schedules.
    pub fn start(&mut self, kernel: &mut Kernel) {
        for place in 0..self.settings.schedules.len() {
            self.next_time(kernel, place as u16);
        }
        for place in 0..self.settings.replays.len() {
            let at = self.settings.replays[place];
            kernel.schedule(at, Event::ReplayDue { bus: self.place });
        }
    }

    fn next_time(&self, kernel: &mut Kernel, schedule: u16) {
        let every = self.settings.schedules[usize::from(schedule)].every;
        let due = Event::ScheduleDue {
            bus: self.place,
            schedule,
        };
        kernel.schedule(kernel.now.saturating_add(every), due);
    }

    /// A schedule fires.
    pub fn fire(&mut self, kernel: &mut Kernel, place: u16) {
        let schedule = &self.settings.schedules[usize::from(place)];
        let origin = schedule.origin;
        let key = kernel.plan.origins[usize::from(origin)].keys[0];
        let item = kernel.new_item(origin, key);
        let cause = kernel.note(self.node, item, Cause::NONE, What::ScheduleFired);
        for target in 0..schedule.to.len() {
            let to = self.settings.schedules[usize::from(place)].to[target];
            self.deliver_to(kernel, None, to, item, Content::Body, cause);
        }
        self.next_time(kernel, place);
    }

    /// An event is published.
    pub fn called(&mut self, kernel: &mut Kernel, call: Call) {
        if kernel.refuses_size(self.node, &call, self.payload, Status::Http(400)) {
            return;
        }
        self.published += 1;
        let size = kernel.plan.origins[usize::from(call.item.origin)].size;
        self.units += size.div_ceil(UNIT).max(1);
        let cause = kernel.note(self.node, call.item, call.cause, What::EventPublished);
        kernel.answer(call.reply, self.node, Status::Done, cause);
        if self.settings.archive {
            self.archive.push(Archived {
                item: call.item,
                content: call.content,
                cause,
            });
        }
        self.route(kernel, call, cause);
    }

    /// Sends everything in the archive through the rules again. Replayed events are not archived a second time.
    pub fn replay(&mut self, kernel: &mut Kernel) {
        let events = self.archive.len() as u32;
        let began = kernel.note_at(self.node, Cause::NONE, What::ReplayBegan { events });
        for place in 0..self.archive.len() {
            let event = self.archive[place];
            self.replayed += 1;
            let cause = if event.cause == Cause::NONE {
                began
            } else {
                event.cause
            };
            let cause = kernel.note(self.node, event.item, cause, What::EventReplayed);
            let call = Call {
                from: self.node,
                to: self.node,
                item: event.item,
                reply: NOBODY,
                asynchronous: true,
                operation: Operation::Put,
                content: event.content,
                batch: NO_BATCH,
                stamp: None,
                delayed: false,
                cause,
            };
            self.route(kernel, call, cause);
        }
    }

    /// Hands an event to the targets of the rules that match it.
    fn route(&mut self, kernel: &mut Kernel, call: Call, cause: Cause) {
        let rules = self.matching(kernel, &call);
        if rules.is_empty() {
            kernel.note(self.node, call.item, cause, What::NothingMatched);
            return;
        }
        self.matched += 1;
        for rule in rules {
            let matched = What::RuleMatched { rule };
            let cause = kernel.note(self.node, call.item, cause, matched);
            for target in 0..self.settings.rules[usize::from(rule)].to.len() {
                let to = self.settings.rules[usize::from(rule)].to[target];
                self.deliver_to(kernel, Some(rule), to, call.item, call.content, cause);
            }
        }
    }

    /// The rules whose patterns match an event.
    fn matching(&mut self, kernel: &Kernel, call: &Call) -> Vec<u16> {
        let place = usize::from(call.item.origin);
        if call.content == Content::Body
            && let Some(known) = &self.matches[place]
        {
            return known.clone();
        }
        let event = envelope(kernel, call.item, call.content);
        let rules = (0_u16..).zip(&self.settings.rules);
        let matching: Vec<u16> = rules
            .filter(|(_, rule)| {
                let pattern = rule.pattern.as_ref();
                pattern.is_none_or(|pattern| pattern.matches(&event))
            })
            .map(|(place, _)| place)
            .collect();
        if call.content == Content::Body {
            self.matches[place] = Some(matching.clone());
        }
        matching
    }

    fn deliver_to(
        &mut self,
        kernel: &mut Kernel,
        rule: Option<u16>,
        to: NodeIndex,
        item: Item,
        content: Content,
        cause: Cause,
    ) {
        self.ledger.enter();
        let key = self.deliveries.insert(Delivery {
            rule,
            to,
            item,
            content,
            since: kernel.now,
            retries: 0,
            cause,
        });
        if self.settings.latency == 0 {
            self.deliver(kernel, key);
        } else {
            let at = kernel.now.saturating_add(self.settings.latency);
            let due = Event::DeliveryDue {
                bus: self.place,
                delivery: key,
            };
            kernel.schedule(at, due);
        }
    }

    /// Hands an event to its target, for the first time or again.
    pub fn deliver(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(delivery) = self.deliveries.get(key) else {
            return;
        };
        kernel.call(Call {
            from: self.node,
            to: delivery.to,
            item: delivery.item,
            reply: ReplyTo {
                node: self.node,
                attempt: 0,
                key,
            },
            asynchronous: true,
            operation: Operation::Put,
            content: delivery.content,
            batch: NO_BATCH,
            stamp: None,
            delayed: false,
            cause: delivery.cause,
        });
    }

    /// A target has answered.
    pub fn answered(&mut self, kernel: &mut Kernel, reply: Reply) {
        let key = reply.to.key;
        let Some(delivery) = self.deliveries.get_mut(key) else {
            return;
        };
        if reply.status.is_success() {
            let delivered = What::EventDelivered { to: delivery.to };
            kernel.note(self.node, delivery.item, reply.cause, delivered);
            self.delivered += 1;
            self.ledger.leave(End::Answered);
            self.deliveries.remove(key);
            return;
        }
        let rule = delivery
            .rule
            .map(|rule| &self.settings.rules[usize::from(rule)]);
        let (most, age) = rule.map_or((0, 0), |rule| (rule.retries, rule.event_age));
        let doubled = self.retry_wait.checked_shl(u32::from(delivery.retries));
        let wait = doubled
            .filter(|wait| delivery.retries < 32 && *wait > 0)
            .map_or(self.retry_wait_most, |wait| wait.min(self.retry_wait_most));
        let at = kernel.now.saturating_add(wait);
        // What is not allowed now will not be allowed later.
        let denied = reply.status == Status::Denied;
        if !denied && delivery.retries < most && at - delivery.since <= age {
            delivery.retries += 1;
            self.retries += 1;
            let planned = What::DeliveryRetryPlanned {
                at,
                retry: delivery.retries,
            };
            delivery.cause = kernel.note(self.node, delivery.item, reply.cause, planned);
            let due = Event::DeliveryDue {
                bus: self.place,
                delivery: key,
            };
            kernel.schedule(at, due);
            return;
        }
        let dead_letter = rule.and_then(|rule| rule.dead_letter);
        let Some(delivery) = self.deliveries.remove(key) else {
            return;
        };
        self.failed += 1;
        let item = delivery.item;
        let cause = kernel.note(self.node, item, reply.cause, What::DeliveryGivenUp);
        let Some(to) = dead_letter else {
            self.ledger.leave(End::Dropped);
            return;
        };
        self.dead_lettered += 1;
        self.ledger.leave(End::DeadLettered);
        let handed = What::HandedOn {
            to,
            why: Handing::DeadLetter,
        };
        let cause = kernel.note(self.node, item, cause, handed);
        kernel.call(Call {
            from: self.node,
            to,
            item,
            reply: NOBODY,
            asynchronous: true,
            operation: Operation::Put,
            content: delivery.content,
            batch: NO_BATCH,
            stamp: None,
            delayed: false,
            cause,
        });
    }

    /// Starts measuring anew.
    pub fn reset(&mut self) {
        self.published = 0;
        self.matched = 0;
        self.delivered = 0;
        self.failed = 0;
        self.retries = 0;
        self.dead_lettered = 0;
        self.units = 0;
        self.replayed = 0;
    }

    pub fn ledger(&self) -> (&Ledger, u64) {
        (&self.ledger, self.deliveries.len() as u64)
    }

    /// What it used, by the names of the price table.
    pub fn usage(&self) -> Vec<(&'static str, f64)> {
        vec![("eventbridge_event", self.units as f64)]
    }

    pub fn report(&self, sheet: &mut Sheet<'_>) {
        sheet.count("published", self.published);
        sheet.count("matched", self.matched);
        sheet.count("delivered", self.delivered);
        sheet.count("failed", self.failed);
        sheet.count("retries", self.retries);
        sheet.count("dead_lettered", self.dead_lettered);
        sheet.count("replayed", self.replayed);
    }
}

/// An event as patterns see it.
fn envelope(kernel: &Kernel, item: Item, content: Content) -> serde_json::Value {
    let origin = &kernel.plan.origins[usize::from(item.origin)];
    let id = |node: NodeIndex| {
        let name = kernel.plan.nodes[node.place()].name.as_str();
        name.split_once('.').map_or(name, |(_, id)| id)
    };
    match content {
        Content::Body => origin.body.as_deref().cloned().unwrap_or_default(),
        Content::Object { bucket, operation } => {
            let mut detail = serde_json::json!({
                "bucket": { "name": id(bucket) },
                "object": {
                    "key": kernel.plan.keys[usize::from(item.key)],
                    "size": origin.size,
                },
            });
            let deleted = operation == Operation::Delete;
            if deleted {
                let marked = keeps_versions(&kernel.plan, bucket);
                detail["deletion-type"] = if marked {
                    "Delete Marker Created".into()
                } else {
                    "Permanently Deleted".into()
                };
            }
            serde_json::json!({
                "source": "aws.s3",
                "detail-type": if deleted { "Object Deleted" } else { "Object Created" },
                "detail": detail,
            })
        }
        Content::Alarm { alarm, from, to } => serde_json::json!({
            "source": "aws.cloudwatch",
            "detail-type": "CloudWatch Alarm State Change",
            "detail": {
                "alarmName": id(alarm),
                "state": { "value": to.name() },
                "previousState": { "value": from.name() },
            },
        }),
        Content::Notification { about, .. } => envelope(kernel, item, about.content()),
        Content::Result { function, success } => serde_json::json!({
            "source": "lambda",
            "detail-type": if success {
                "Lambda Function Invocation Result - Success"
            } else {
                "Lambda Function Invocation Result - Failure"
            },
            "detail": {
                "requestContext": { "functionArn": id(function) },
                "requestPayload": origin.body.as_deref().cloned().unwrap_or_default(),
            },
        }),
    }
}
