//! What the future and the nodes hand each other: events wait in the queue for their time, signals pass from node to node at once.
//! Both are closed sets of plain data; what they do stands in `world` and in the services.

use crate::sim::entry::AlarmState;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::plan::Operation;
use crate::sim::service::sqs::Receipt;
use crate::sim::slab::Key;
use crate::sim::status::Status;

/// Something that will happen. Numbers are places in the lists of one service each.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Event {
    /// Measuring starts.
    WarmedUp,
    /// Requests of a client are due.
    Arrival { client: u16 },
    /// A client tries again.
    Resend { client: u16, request: Key },
    /// A client's oldest attempts may have waited long enough.
    ClientDeadline { client: u16 },
    /// An API's oldest requests may have waited long enough.
    ApiDeadline { api: u16 },
    /// An API's oldest questions to authorizers may have waited long enough.
    AuthorizerDeadline { api: u16 },
    /// A user pool's oldest triggers may have taken too long.
    TriggerDeadline { pool: u16 },
    /// An environment is ready.
    InitEnded { lambda: u16, run: Key },
    /// A run is over.
    RunEnded { lambda: u16, run: Key },
    /// A run that waits for others reaches its timeout.
    RunTimedOut { lambda: u16, run: Key },
    /// An environment may have been idle long enough.
    EnvironmentDue { lambda: u16, environment: Key },
    /// An asynchronous event is to be tried.
    RetryDue { lambda: u16, event: Key },
    /// A queue's oldest hidden messages may be visible again.
    MessagesVisible { queue: u16 },
    /// A queue's oldest delayed messages may be due.
    MessagesDelayed { queue: u16 },
    /// A queue's oldest messages may have expired.
    MessagesExpired { queue: u16 },
    /// A queue's mapping looks for messages.
    Poll { mapping: u16 },
    /// The window of a mapping's open batch is over.
    WindowEnded { mapping: u16, batch: Key },
    /// A mapping tries a throttled batch again.
    BatchDue { mapping: u16, batch: Key },
    /// A mapping may run more batches at once.
    PollersGrow { mapping: u16 },
    /// A stream's mapping reads on.
    LaneDue { mapping: u16, lane: u16 },
    /// A signal that was held back arrives.
    Deferred { signal: Key },
    /// A fault begins or ends.
    FaultTurns { fault: u16, on: bool },
    /// A schedule fires.
    ScheduleDue { bus: u16, schedule: u16 },
    /// A bus replays its archive.
    ReplayDue { bus: u16 },
    /// A bus delivers, or delivers again.
    DeliveryDue { bus: u16, delivery: Key },
    /// The work on a request is over.
    WorkEnded { fleet: u16, request: Key },
    /// A fleet's oldest requests may have taken too long.
    FleetDeadline { fleet: u16 },
    /// A period of an alarm is over.
    AlarmDue { alarm: u16 },
    /// A topic delivers, or delivers again.
    CopyDue { topic: u16, copy: Key },
    /// A Fargate task reaches its next state.
    TaskTurns { fleet: u16, task: Key },
    /// A Fargate task has had its time to end.
    TaskKilled { fleet: u16, task: Key },
    /// Target tracking looks at a fleet.
    ScalingDue { fleet: u16 },
    /// AWS takes Spot capacity back.
    SpotDue { fleet: u16 },
    /// A fleet's tasks look into a queue.
    TasksPoll { fleet: u16, queue: u16 },
}

impl Event {
    /// Whether this alone is not worth waiting for: a run in which only such events are left is over.
    pub const fn is_background(&self) -> bool {
        matches!(
            self,
            Self::WarmedUp
                | Self::EnvironmentDue { .. }
                | Self::ClientDeadline { .. }
                | Self::ApiDeadline { .. }
                | Self::AuthorizerDeadline { .. }
                | Self::TriggerDeadline { .. }
                | Self::FleetDeadline { .. }
                | Self::ScalingDue { .. }
                | Self::SpotDue { .. }
                | Self::MessagesExpired { .. }
                | Self::FaultTurns { .. }
                | Self::AlarmDue { .. }
        )
    }
}

/// Something one node tells another.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Signal {
    /// A request.
    Call(Call),
    /// The answer to one.
    Reply(Reply),
    /// The answer was for nobody: to the node that gave it.
    CallerLeft { to: NodeIndex, cause: Cause },
    /// A task has worked off a message of a queue.
    MessageDone {
        queue: u16,
        receipt: Receipt,
        item: Item,
        cause: Cause,
    },
    /// A record for a mapping that reads its stream.
    Record {
        mapping: u16,
        shard: u16,
        item: Item,
        cause: Cause,
    },
}

/// Who receives from a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Poller {
    /// A mapping, by its number.
    Mapping(u16),
    /// The tasks of a fleet, with the number of the queue.
    Tasks {
        /// Which fleet.
        fleet: u16,
        /// Which queue.
        queue: u16,
    },
}

impl Poller {
    /// The event in which it looks for messages.
    pub const fn event(self) -> Event {
        match self {
            Self::Mapping(mapping) => Event::Poll { mapping },
            Self::Tasks { fleet, queue } => Event::TasksPoll { fleet, queue },
        }
    }
}

/// A request from one node to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    /// Who calls, on whose permissions.
    pub from: NodeIndex,
    pub to: NodeIndex,
    pub item: Item,
    /// Who waits for the answer.
    pub reply: ReplyTo,
    /// Whether a function is to be invoked asynchronously.
    pub asynchronous: bool,
    /// What is done with a bucket.
    pub operation: Operation,
    /// What it is about, for patterns.
    pub content: Content,
    /// The batch, by its place in the kernel; `NO_BATCH` for a single item.
    pub batch: u32,
    /// When it was first sent, if that was earlier: a message that moves to a dead-letter queue keeps its age.
    pub stamp: Option<u64>,
    /// Whether a fault has already held it back.
    pub delayed: bool,
    pub cause: Cause,
}

/// No batch.
pub(crate) const NO_BATCH: u32 = u32::MAX;

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// What its client or schedule put into it.
    Body,
    /// An object of a bucket.
    Object {
        bucket: NodeIndex,
        operation: Operation,
    },
    /// An alarm's change of state.
    Alarm {
        alarm: NodeIndex,
        from: AlarmState,
        to: AlarmState,
    },
    /// How an asynchronous invocation ended.
    Result { function: NodeIndex, success: bool },
    /// What a topic delivers to a queue, unless raw delivery is on: the message inside SNS's envelope.
    Notification { topic: NodeIndex, about: About },
}

/// What the message inside an envelope is about: all that [`Content`] can be but an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Body,
    Object {
        bucket: NodeIndex,
        operation: Operation,
    },
    Alarm {
        alarm: NodeIndex,
        from: AlarmState,
        to: AlarmState,
    },
    Result {
        function: NodeIndex,
        success: bool,
    },
}

impl Content {
    /// Inside a topic's envelope; what is in one already stays as it is.
    pub const fn wrapped(self, topic: NodeIndex) -> Self {
        let about = match self {
            Self::Body => About::Body,
            Self::Object { bucket, operation } => About::Object { bucket, operation },
            Self::Alarm { alarm, from, to } => About::Alarm { alarm, from, to },
            Self::Result { function, success } => About::Result { function, success },
            Self::Notification { .. } => return self,
        };
        Self::Notification { topic, about }
    }
}

impl About {
    /// Without the envelope.
    pub const fn content(self) -> Content {
        match self {
            Self::Body => Content::Body,
            Self::Object { bucket, operation } => Content::Object { bucket, operation },
            Self::Alarm { alarm, from, to } => Content::Alarm { alarm, from, to },
            Self::Result { function, success } => Content::Result { function, success },
        }
    }
}

/// An answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reply {
    pub to: ReplyTo,
    /// Who answers.
    pub from: NodeIndex,
    pub status: Status,
    pub cause: Cause,
}

/// Who waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReplyTo {
    /// The node; [`NOBODY`]'s is none.
    pub node: NodeIndex,
    /// Which attempt of the thing, where that matters.
    pub attempt: u16,
    /// The thing that waits, in the node's own store.
    pub key: Key,
}

/// Nobody waits.
pub(crate) const NOBODY: ReplyTo = ReplyTo {
    node: NodeIndex(u16::MAX),
    attempt: 0,
    key: Key::NONE,
};

impl ReplyTo {
    /// Whether somebody waits.
    pub fn is_somebody(&self) -> bool {
        self.node != NOBODY.node
    }
}
