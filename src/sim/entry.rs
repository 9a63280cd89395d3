//! What the trace is made of: one entry for each thing that happened, with its time, its place and its cause. A closed set; saying
//! it in a language is `sim/telling.rs`, drawing it is `present`'s work.

mod detail;
pub mod task;
mod topic;

pub use self::topic::Endpoint;
pub use self::topic::Phase;

use crate::sim::entry::task::Broken;
use crate::sim::entry::task::StopCode;
use crate::sim::entry::task::TaskState;
use crate::sim::iam::ruling::Step;
use crate::sim::identity::EntryId;
use crate::sim::identity::ItemId;
use crate::sim::identity::NodeIndex;
use crate::sim::measure::Value;
use crate::sim::status::Status;
use crate::sim::status::Throttle;

pub use self::detail::AlarmState;
pub use self::detail::Fault;
pub use self::detail::GivenUp;
pub use self::detail::Handing;
pub use self::detail::Invocation;
pub use self::detail::Outcome;
pub use self::detail::TokenFault;

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Virtual time in microseconds since the start.
    pub at: u64,
    /// Where it happened.
    pub node: NodeIndex,
    /// What happened.
    pub what: What,
    /// The request or message it happened to, where it is one.
    pub item: Option<ItemId>,
    /// The execution environment of the function, counted from 1 per function.
    pub environment: Option<u32>,
    /// The entry that made it happen; `None` for what nobody in the scenario caused (an arrival, a schedule, a fault).
    pub cause: Option<EntryId>,
}

/// What happened. Times and spans in microseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    /// A setting stands in the scenario that AWS would have refused; by its place in `Trace::warnings`.
    Warned {
        /// Which.
        warning: u16,
    },
    /// The budget of events is used up; the run ends here.
    BudgetSpent,
    /// A fault of the scenario begins.
    FaultBegan(Fault),
    /// A fault of the scenario is over.
    FaultEnded(Fault),
    /// A fault refused a call.
    CallRefused,

    /// IAM is asked whether a call may go through.
    AccessAsked {
        /// The question and its answer, by its place in `Trace::rulings`.
        ruling: u32,
    },
    /// IAM takes a step towards its decision.
    AccessChecked {
        /// Which decision.
        ruling: u32,
        /// Which step.
        step: Step,
    },
    /// IAM has decided.
    AccessDecided {
        /// Which decision.
        ruling: u32,
        /// Whether the call goes through; otherwise it is answered with 403.
        allowed: bool,
    },

    /// A client sends its request, or sends it again.
    RequestSent {
        /// The node it calls.
        to: NodeIndex,
        /// Which attempt, from 1.
        attempt: u16,
    },
    /// A client stops waiting for an attempt.
    WaitGivenUp {
        /// How long it waited.
        after: u64,
    },
    /// A client will try again.
    RetryPlanned {
        /// When.
        at: u64,
        /// The attempt it will be, from 2.
        attempt: u16,
    },
    /// The client has what it wanted.
    RequestSucceeded {
        /// The answer.
        status: Status,
        /// From the first attempt to the answer.
        latency: u64,
    },
    /// The client gave up on its request.
    RequestFailed {
        /// The last answer.
        status: Status,
        /// From the first attempt to the end.
        latency: u64,
    },

    /// The API passes a request on.
    RequestRouted {
        /// To this node.
        to: NodeIndex,
    },
    /// The API's bucket is empty: 429.
    RequestThrottled,
    /// The API has no such route.
    RouteMissing,
    /// The request has more bytes than the service takes.
    PayloadTooLarge {
        /// So many.
        size: u64,
        /// The HTTP status of the answer: 413, or 400 from services that read no further.
        status: u16,
    },
    /// The token of the request is good.
    TokenAccepted,
    /// The request's token does not do: 401.
    TokenRefused {
        /// Why.
        fault: TokenFault,
    },
    /// The API asks its authorizer, a function.
    AuthorizerAsked {
        /// The function.
        to: NodeIndex,
    },
    /// The authorizer's function has decided, now or before.
    AuthorizerDecided {
        /// Whether the request goes through; otherwise 403.
        allowed: bool,
        /// Whether it is an answer that was kept.
        cached: bool,
    },
    /// The authorizer failed, took too long or may not be called: 500.
    AuthorizerFailed,
    /// A line in the access log of the API.
    AccessLogged {
        /// The HTTP status.
        status: u16,
        /// Who sent it, if an authorizer knows.
        caller: Option<NodeIndex>,
    },
    /// Somebody signs in to a user pool.
    SignInBegan,
    /// The user pool asks its trigger, a function, and waits.
    TriggerCalled {
        /// The function.
        to: NodeIndex,
        /// Which attempt, from 1.
        attempt: u16,
    },
    /// The trigger did not answer in time.
    TriggerTimedOut {
        /// The limit.
        after: u64,
    },
    /// The sign-in succeeds.
    SignedIn,
    /// The sign-in fails: the trigger refused, failed, or did not answer.
    SignInFailed,
    /// The API stops waiting for what stands behind it.
    IntegrationTimedOut {
        /// How long it waited.
        after: u64,
    },
    /// The API answers its caller.
    Responded {
        /// The HTTP status.
        status: u16,
    },

    /// Lambda took an asynchronous event into its queue: 202.
    EventAccepted,
    /// Lambda refused to start a run.
    InvokeThrottled {
        /// Which limit.
        why: Throttle,
    },
    /// A new environment is being set up: a cold start.
    EnvironmentCreated {
        /// Whether it was ordered ahead (provisioned concurrency).
        provisioned: bool,
    },
    /// The INIT phase is over.
    InitEnded {
        /// How long it took.
        took: u64,
    },
    /// The INIT phase ran into its limit and will be done again inside the run.
    InitTimedOut {
        /// The limit.
        after: u64,
    },
    /// All provisioned environments were busy; the run takes an on-demand one.
    SpilledOver,
    /// The function starts to work.
    RunStarted {
        /// The run, counted from 1 per function.
        run: u32,
        /// For an asynchronous event which try, from 1; otherwise 1.
        attempt: u16,
        /// Messages or records in its batch; 1 for a single event.
        items: u32,
        /// How it was invoked.
        invocation: Invocation,
        /// Whether the environment was made for this run.
        cold: bool,
    },
    /// A line the function prints.
    Printed {
        /// Which of the lines of the scenario's `prints`.
        line: u16,
    },
    /// The run is over.
    RunEnded {
        /// The run.
        run: u32,
        /// How.
        outcome: Outcome,
        /// Time in the handler.
        duration: u64,
        /// INIT time, if the environment was made for this run.
        init: Option<u64>,
        /// Billed time: both together, rounded up to a millisecond.
        billed: u64,
    },
    /// The answer found nobody waiting any more.
    CallerHadLeft,
    /// The lasting effect of a request took place again.
    EffectRepeated,
    /// The function noticed by its idempotency token that the request was done before.
    RepeatRecognised,
    /// A failed asynchronous event waits for its next try.
    EventRetryPlanned {
        /// When.
        at: u64,
        /// Which retry, from 1.
        retry: u16,
    },
    /// A throttled asynchronous event waits in the queue. This uses up no retry.
    EventBackedOff {
        /// Until when.
        until: u64,
    },
    /// Lambda gives an asynchronous event up.
    EventGivenUp {
        /// Why.
        why: GivenUp,
    },
    /// An event that was given up had nowhere to go.
    EventDropped,
    /// A function or a mapping hands something on.
    HandedOn {
        /// To this node.
        to: NodeIndex,
        /// On what occasion.
        why: Handing,
    },
    /// Lambda broke a chain of functions that invoke each other.
    LoopStopped {
        /// Runs in the chain.
        runs: u8,
    },
    /// An environment is shut down.
    EnvironmentEnded {
        /// How long it lived.
        lived: u64,
    },

    /// A queue has a new message.
    MessageSent,
    /// A new message stays hidden at first.
    MessageDelayed {
        /// Until when.
        until: u64,
    },
    /// A FIFO queue took a message for a repetition and kept only the first.
    MessageDeduplicated,
    /// A consumer received the message; it is hidden now.
    MessageReceived {
        /// How often it was received, this time included.
        count: u32,
        /// When it will be visible again.
        hidden_until: u64,
    },
    /// The visibility timeout ended: the message can be received again.
    MessageVisible,
    /// The consumer deleted the message.
    MessageDeleted,
    /// The consumer's receipt handle is out of date; the message stays.
    DeleteIgnored,
    /// A short poll came back with nothing, though the queue had something.
    ShortPollMissed {
        /// The queue.
        from: NodeIndex,
        /// Of how many servers it asked.
        asked: u32,
    },
    /// The message was received too often and goes to the dead-letter queue.
    MessageDeadLettered {
        /// That queue.
        to: NodeIndex,
    },
    /// The retention period ended; the message is gone.
    MessageExpired,

    /// A mapping's filter did not let it through.
    Filtered,
    /// A mapping invokes its function with a batch.
    BatchInvoked {
        /// Messages or records in it.
        items: u32,
    },
    /// The whole batch succeeded.
    BatchSucceeded {
        /// Messages or records in it.
        items: u32,
    },
    /// Part of the batch was reported as failed.
    BatchPartlyFailed {
        /// How many.
        failed: u32,
        /// Of how many.
        items: u32,
    },
    /// The whole batch failed.
    BatchFailed {
        /// Messages or records in it.
        items: u32,
    },
    /// The function was throttled; the mapping tries the batch again.
    BatchThrottled {
        /// When.
        retry_at: u64,
    },
    /// The messages of a throttled batch are visible again; the mapping lets it go.
    BatchLost {
        /// Messages in it.
        items: u32,
    },
    /// The records wait for another try; their shard stands still.
    BatchRetryPlanned {
        /// When.
        at: u64,
        /// Which retry, from 1.
        retry: u32,
    },
    /// A failed batch is cut in half.
    BatchSplit {
        /// Records in the first half.
        first: u32,
        /// Records in the second half.
        second: u32,
    },
    /// The mapping gives records up and goes on behind them.
    RecordsGivenUp {
        /// How many.
        records: u32,
        /// Why.
        why: GivenUp,
    },
    /// A queue's mapping may now run more batches at once.
    PollersGrew {
        /// So many.
        to: u32,
    },

    /// A shard has a new record.
    RecordPut {
        /// Which shard, from 0.
        shard: u16,
    },
    /// A shard is written to faster than it may be.
    RecordRefused {
        /// Which shard, from 0.
        shard: u16,
    },
    /// The retention period of a record ended before it was processed.
    RecordExpired {
        /// Which shard, from 0.
        shard: u16,
    },

    /// An object was stored.
    ObjectPut,
    /// An object took the place of the one of the same key.
    ObjectReplaced,
    /// An object was stored as a new version; the one before stays.
    VersionPut,
    /// An object was read.
    ObjectRead,
    /// An object was deleted.
    ObjectDeleted,
    /// A delete marker hides the object; its versions stay.
    DeleteMarkerPut,
    /// There is no object of this key.
    ObjectMissing,
    /// The object is archived and would have to be restored before it can be read.
    ObjectArchived,
    /// The bucket notifies a target of an event.
    Notified {
        /// The target.
        to: NodeIndex,
        /// Whether this is a second notification of the same event.
        again: bool,
    },

    /// An event bus received an event.
    EventPublished,
    /// The bus sends events of its archive through its rules again.
    ReplayBegan {
        /// How many.
        events: u32,
    },
    /// An event comes out of the archive.
    EventReplayed,
    /// A schedule is due.
    ScheduleFired,
    /// A rule's pattern matches.
    RuleMatched {
        /// Which rule, from 0.
        rule: u16,
    },
    /// No rule matches; the event is gone and that is no error.
    NothingMatched,
    /// A target took the event.
    EventDelivered {
        /// The target.
        to: NodeIndex,
    },
    /// A target refused the event; the bus will try again.
    DeliveryRetryPlanned {
        /// When.
        at: u64,
        /// Which retry, from 1.
        retry: u16,
    },
    /// The bus gives the delivery up.
    DeliveryGivenUp,

    /// A server has no free place: the request waits.
    RequestQueued {
        /// So many wait before it.
        before: u32,
    },
    /// A server has no free place and its queue is full: 503.
    RequestRejected,
    /// No task of a Fargate service is running: 503.
    NoTaskRunning,
    /// A Fargate task is in a new state.
    TaskTurned {
        /// Which.
        state: TaskState,
    },
    /// A Fargate task is STOPPED.
    TaskStopped {
        /// Why.
        code: StopCode,
    },
    /// AWS will take the capacity of a Spot task back.
    SpotWarned {
        /// When.
        until: u64,
    },
    /// Target tracking changes the number of tasks there should be.
    TasksScaled {
        /// From so many.
        from: u32,
        /// To so many.
        to: u32,
        /// The utilisation it saw.
        utilisation: f64,
    },
    /// A server starts to work on a request.
    WorkStarted {
        /// Whether it had to wait for its place.
        waited: bool,
        /// Requests the server works on, this one included.
        at_work: u32,
    },
    /// The work on a request is over.
    WorkEnded {
        /// How.
        outcome: Outcome,
        /// Time at its place, calls to others included.
        duration: u64,
        /// Requests the server still works on.
        at_work: u32,
    },
    /// A server gives up a request before its work is over.
    WorkGivenUp {
        /// Why.
        why: Broken,
        /// Since its arrival.
        after: u64,
        /// Whether it had a place; if not, it still waited for one.
        started: bool,
        /// Requests the server still works on.
        at_work: u32,
    },

    /// A topic received a message.
    TopicPublished,
    /// A subscription's filter policy did not let the message through.
    CopyFiltered {
        /// Its endpoint.
        to: Endpoint,
    },
    /// An earlier message of the same group has not been delivered yet.
    CopyHeldBack {
        /// To this endpoint.
        to: Endpoint,
    },
    /// An endpoint took the message.
    CopyDelivered {
        /// The endpoint.
        to: Endpoint,
    },
    /// An endpoint refused the message.
    AttemptFailed {
        /// The endpoint.
        to: Endpoint,
        /// Its answer.
        status: Status,
    },
    /// The topic will try an endpoint again.
    CopyRetryPlanned {
        /// When.
        at: u64,
        /// Which retry, from 1.
        retry: u32,
        /// The phase of the delivery policy.
        phase: Phase,
    },
    /// The topic gives the delivery up.
    CopyGivenUp {
        /// To this endpoint.
        to: Endpoint,
        /// Why.
        why: GivenUp,
    },
    /// The subscription has no dead-letter queue: the message is lost for this endpoint.
    CopyLost {
        /// The endpoint.
        to: Endpoint,
    },

    /// An alarm changes its state.
    AlarmChanged {
        /// From this.
        from: AlarmState,
        /// To this.
        to: AlarmState,
        /// The data point of the last period; without one, there was no data.
        value: Option<Value>,
    },
}
