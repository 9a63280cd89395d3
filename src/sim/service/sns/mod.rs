//! An SNS topic: gives every message to every subscription whose filter lets it through, one copy each, and tries again when an endpoint
//! refuses. It keeps nothing: a copy is delivered, filtered out, dead-lettered or lost. What an endpoint does with its copy is not
//! its affair.

mod group;

use crate::sim::content;
use crate::sim::entry::Endpoint;
use crate::sim::entry::GivenUp;
use crate::sim::entry::Handing;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::Event;
use crate::sim::event::NO_BATCH;
use crate::sim::event::NOBODY;
use crate::sim::event::Reply;
use crate::sim::event::ReplyTo;
use crate::sim::failing::Failing;
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
use crate::sim::repetition::Repetitions;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::sns::Subscription;
use crate::sim::scenario::sns::TopicSettings;
use crate::sim::service::Service;
use crate::sim::service::sns::group::Groups;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;
use crate::sim::status::Status;

/// What can be measured of it. All but the first two count copies: one for each subscription.
pub const MEASURES: &[Name] = &[
    ("published", Unit::Count),
    ("deduplicated", Unit::Count),
    ("filtered", Unit::Count),
    ("delivered", Unit::Count),
    ("retries", Unit::Count),
    ("failed", Unit::Count),
    ("dead_lettered", Unit::Count),
    ("lost", Unit::Count),
];

/// A topic.
#[derive(Debug)]
pub(crate) struct Topic {
    node: NodeIndex,
    /// Its number among the topics.
    place: u16,
    latency: u64,
    subscribers: Vec<Subscriber>,
    copies: Slab<Copy>,
    /// What a FIFO topic has had lately.
    repetitions: Option<Repetitions>,
    counts: Counts,
    ledger: Ledger,
    /// Bytes of a message.
    payload: u64,
}

/// A subscription at work.
#[derive(Debug)]
struct Subscriber {
    settings: Subscription,
    failing: Failing,
    /// Whether messages of each source get through, found once.
    passes: Vec<Option<bool>>,
    /// The lines of a FIFO topic.
    groups: Option<Groups>,
}

/// A message on its way to one endpoint.
#[derive(Debug)]
struct Copy {
    subscription: u16,
    item: Item,
    content: Content,
    /// Not before this time.
    due: u64,
    retries: u32,
    cause: Cause,
}

#[derive(Debug, Default)]
struct Counts {
    published: u64,
    deduplicated: u64,
    filtered: u64,
    delivered: u64,
    retries: u64,
    failed: u64,
    dead_lettered: u64,
    /// Units of 64 KB published.
    units: u64,
    published_bytes: u64,
    delivered_bytes: u64,
    http: u64,
    emails: u64,
}

/// A message is billed in units of this many bytes.
const UNIT: u64 = 64 << 10;

/// Bytes of a gigabyte.
const GB: f64 = (1_u64 << 30) as f64;

impl Topic {
    pub fn new(kernel: &Kernel, node: NodeIndex, place: u16, settings: TopicSettings) -> Self {
        let name = kernel.plan.nodes[node.place()].name.as_str();
        let fifo = settings.fifo;
        let subscribers = settings.subscriptions.into_iter().enumerate();
        Self {
            node,
            place,
            latency: settings.latency,
            subscribers: subscribers
                .map(|(number, settings)| Subscriber {
                    failing: Failing::new(
                        settings.fails.clone(),
                        kernel.stream(name, &format!("failures {number}")),
                    ),
                    settings,
                    passes: vec![None; kernel.plan.origins.len()],
                    groups: fifo.then(Groups::default),
                })
                .collect(),
            copies: Slab::new(),
            repetitions: fifo
                .then(|| Repetitions::new(settings.deduplicates, model::span("sns.deduplication"))),
            counts: Counts::default(),
            ledger: Ledger::default(),
            payload: model::size("sns.payload"),
        }
    }

    /// A message is published.
    pub fn called(&mut self, kernel: &mut Kernel, call: Call) {
        if kernel.refuses_size(self.node, &call, self.payload, Status::Http(400)) {
            return;
        }
        let size = kernel.plan.origins[usize::from(call.item.origin)].size;
        self.counts.published += 1;
        self.counts.units = self.counts.units.saturating_add(size.div_ceil(UNIT).max(1));
        self.counts.published_bytes = self.counts.published_bytes.saturating_add(size);
        if let Some(repetitions) = &mut self.repetitions
            && repetitions.is_repetition(kernel.now, call.item)
        {
            self.counts.deduplicated += 1;
            let cause = kernel.note(self.node, call.item, call.cause, What::MessageDeduplicated);
            kernel.answer(call.reply, self.node, Status::Done, cause);
            return;
        }
        let cause = kernel.note(self.node, call.item, call.cause, What::TopicPublished);
        kernel.answer(call.reply, self.node, Status::Done, cause);
        for subscription in 0..self.subscribers.len() {
            self.ledger.enter();
            let subscriber = &mut self.subscribers[subscription];
            if subscriber.passes(kernel, call.item, call.content) {
                self.send(kernel, subscription as u16, &call, cause);
            } else {
                self.counts.filtered += 1;
                self.ledger.leave(End::Dropped);
                let to = subscriber.settings.to;
                kernel.note(self.node, call.item, cause, What::CopyFiltered { to });
            }
        }
    }

    /// Makes the copy for a subscription and delivers it, unless an earlier one of its group is still on its way.
    fn send(&mut self, kernel: &mut Kernel, subscription: u16, call: &Call, cause: Cause) {
        let key = self.copies.insert(Copy {
            subscription,
            item: call.item,
            content: call.content,
            due: kernel.now.saturating_add(self.latency),
            retries: 0,
            cause,
        });
        let subscriber = &mut self.subscribers[usize::from(subscription)];
        if let Some(groups) = &mut subscriber.groups
            && let Some(first) = groups.join(call.item.key, key)
        {
            // Behind a copy that is only just on its way nobody is held up.
            if self
                .copies
                .get(first)
                .is_some_and(|first| first.retries > 0)
            {
                let held = What::CopyHeldBack {
                    to: subscriber.settings.to,
                };
                let cause = kernel.note(self.node, call.item, cause, held);
                if let Some(copy) = self.copies.get_mut(key) {
                    copy.cause = cause;
                }
            }
            return;
        }
        if self.latency == 0 {
            self.deliver(kernel, key);
        } else {
            self.schedule(kernel, kernel.now.saturating_add(self.latency), key);
        }
    }

    /// Delivers at a later time, or at this instant after all that happens at it.
    fn schedule(&self, kernel: &mut Kernel, at: u64, copy: Key) {
        let due = Event::CopyDue {
            topic: self.place,
            copy,
        };
        kernel.schedule(at, due);
    }

    /// Hands a copy to its endpoint, for the first time or again.
    pub fn deliver(&mut self, kernel: &mut Kernel, key: Key) {
        let Some(copy) = self.copies.get_mut(key) else {
            return;
        };
        let subscriber = &mut self.subscribers[usize::from(copy.subscription)];
        let to = subscriber.settings.to;
        let keys = std::iter::once(copy.item.key);
        if subscriber.failing.strikes(kernel.now, keys) {
            let status = subscriber.settings.fails_as;
            let failed = What::AttemptFailed { to, status };
            let cause = kernel.note(self.node, copy.item, copy.cause, failed);
            self.refused(kernel, key, status, cause);
            return;
        }
        let content = subscriber.content(kernel, self.node, copy.content);
        let Endpoint::Node(to) = to else {
            let cause = copy.cause;
            self.delivered(kernel, key, cause);
            return;
        };
        kernel.call(Call {
            from: self.node,
            to,
            item: copy.item,
            reply: ReplyTo {
                node: self.node,
                attempt: 0,
                key,
            },
            asynchronous: true,
            operation: Operation::Put,
            content,
            batch: NO_BATCH,
            stamp: None,
            delayed: false,
            cause: copy.cause,
        });
    }

    /// A node has answered.
    pub fn answered(&mut self, kernel: &mut Kernel, reply: Reply) {
        if reply.status.is_success() {
            self.delivered(kernel, reply.to.key, reply.cause);
        } else {
            self.refused(kernel, reply.to.key, reply.status, reply.cause);
        }
    }

    fn delivered(&mut self, kernel: &mut Kernel, key: Key, cause: Cause) {
        let Some(copy) = self.finish(key, End::Answered) else {
            return;
        };
        let to = self.subscribers[usize::from(copy.subscription)].settings.to;
        kernel.note(self.node, copy.item, cause, What::CopyDelivered { to });
        let size = kernel.plan.origins[usize::from(copy.item.origin)].size;
        let counts = &mut self.counts;
        counts.delivered += 1;
        counts.delivered_bytes = counts.delivered_bytes.saturating_add(size);
        match to {
            Endpoint::Node(_) => {}
            Endpoint::Http { .. } => counts.http += 1,
            Endpoint::Email { .. } => counts.emails += 1,
        }
        self.next(kernel, &copy);
    }

    /// An endpoint refused a copy: waits for the next retry, or gives it up.
    fn refused(&mut self, kernel: &mut Kernel, key: Key, status: Status, cause: Cause) {
        let Some(copy) = self.copies.get_mut(key) else {
            return;
        };
        let settings = &self.subscribers[usize::from(copy.subscription)].settings;
        let again = settings
            .policy
            .wait(copy.retries.saturating_add(1))
            .filter(|_| status.is_retryable());
        let Some((phase, wait)) = again else {
            let why = if status.is_retryable() {
                GivenUp::RetriesExhausted
            } else {
                GivenUp::ClientError
            };
            self.give_up(kernel, key, why, cause);
            return;
        };
        copy.retries += 1;
        self.counts.retries += 1;
        let at = kernel.now.saturating_add(wait);
        let planned = What::CopyRetryPlanned {
            at,
            retry: copy.retries,
            phase,
        };
        copy.cause = kernel.note(self.node, copy.item, cause, planned);
        self.schedule(kernel, at, key);
    }

    fn give_up(&mut self, kernel: &mut Kernel, key: Key, why: GivenUp, cause: Cause) {
        let Some(copy) = self.copies.get(key) else {
            return;
        };
        let subscriber = &self.subscribers[usize::from(copy.subscription)];
        let (to, dead_letter) = (subscriber.settings.to, subscriber.settings.dead_letter);
        let content = subscriber.content(kernel, self.node, copy.content);
        let end = match dead_letter {
            Some(_) => End::DeadLettered,
            None => End::Dropped,
        };
        let Some(copy) = self.finish(key, end) else {
            return;
        };
        self.counts.failed += 1;
        let given_up = What::CopyGivenUp { to, why };
        let cause = kernel.note(self.node, copy.item, cause, given_up);
        if let Some(target) = dead_letter {
            self.counts.dead_lettered += 1;
            let handed = What::HandedOn {
                to: target,
                why: Handing::DeadLetter,
            };
            let cause = kernel.note(self.node, copy.item, cause, handed);
            kernel.call(Call {
                from: self.node,
                to: target,
                item: copy.item,
                reply: NOBODY,
                asynchronous: true,
                operation: Operation::Put,
                content,
                batch: NO_BATCH,
                stamp: None,
                delayed: false,
                cause,
            });
        } else {
            kernel.note(self.node, copy.item, cause, What::CopyLost { to });
        }
        self.next(kernel, &copy);
    }

    fn finish(&mut self, key: Key, end: End) -> Option<Copy> {
        let copy = self.copies.remove(key)?;
        self.ledger.leave(end);
        Some(copy)
    }

    /// Lets the next copy of a group go that waited for this one.
    fn next(&mut self, kernel: &mut Kernel, copy: &Copy) {
        let subscriber = &mut self.subscribers[usize::from(copy.subscription)];
        if let Some(groups) = &mut subscriber.groups
            && let Some(next) = groups.leave(copy.item.key)
        {
            // By an event and not at once: a long line of failures would call itself as many times over.
            let due = self.copies.get(next).map_or(0, |next| next.due);
            self.schedule(kernel, due.max(kernel.now), next);
        }
    }

    /// Starts measuring anew.
    pub fn reset(&mut self) {
        self.counts = Counts::default();
    }

    pub fn ledger(&self) -> (&Ledger, u64) {
        (&self.ledger, self.copies.len() as u64)
    }

    /// What it used, by the names of the price table.
    pub fn usage(&self) -> Vec<(&'static str, f64)> {
        let counts = &self.counts;
        if self.repetitions.is_some() {
            return vec![
                ("sns_fifo_publish", counts.published as f64),
                ("sns_fifo_publish_gb", counts.published_bytes as f64 / GB),
                ("sns_fifo_delivery", counts.delivered as f64),
                ("sns_fifo_delivery_gb", counts.delivered_bytes as f64 / GB),
            ];
        }
        vec![
            ("sns_publish", counts.units as f64),
            ("sns_http", counts.http as f64),
            ("sns_email", counts.emails as f64),
        ]
    }

    pub fn report(&self, sheet: &mut Sheet<'_>) {
        let counts = &self.counts;
        sheet.count("published", counts.published);
        sheet.count("deduplicated", counts.deduplicated);
        sheet.count("filtered", counts.filtered);
        sheet.count("delivered", counts.delivered);
        sheet.count("retries", counts.retries);
        sheet.count("failed", counts.failed);
        sheet.count("dead_lettered", counts.dead_lettered);
        sheet.count("lost", counts.failed - counts.dead_lettered);
    }
}

impl Subscriber {
    /// The message as the endpoint gets it. A function reads it out of its event; all others get the envelope unless they want it raw.
    fn content(&self, kernel: &Kernel, topic: NodeIndex, content: Content) -> Content {
        let is_function = match self.settings.to {
            Endpoint::Node(to) => {
                let to = &kernel.plan.nodes[to.place()];
                to.settings.service() == Service::Lambda
            }
            Endpoint::Http { .. } | Endpoint::Email { .. } => false,
        };
        if self.settings.raw || is_function {
            content
        } else {
            content.wrapped(topic)
        }
    }

    /// Whether the filter lets a message through.
    fn passes(&mut self, kernel: &Kernel, item: Item, content: Content) -> bool {
        let Some(filter) = &self.settings.filter else {
            return true;
        };
        let place = usize::from(item.origin);
        if content == Content::Body
            && let Some(known) = self.passes[place]
        {
            return known;
        }
        let read = if self.settings.by_body {
            content::body(&kernel.plan, item, content)
        } else {
            content::attributes(&kernel.plan, item, content)
        };
        let passes = filter.matches(&read);
        if content == Content::Body {
            self.passes[place] = Some(passes);
        }
        passes
    }
}
