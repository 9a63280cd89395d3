//! The words that entries are told apart by: how, why, on what occasion. Small closed sets; what happened itself is `entry`'s.

use crate::sim::status::Failure;

/// The state of an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlarmState {
    /// Within the threshold.
    Ok,
    /// Outside the threshold.
    Alarm,
    /// Too few data points to tell.
    InsufficientData,
}

impl AlarmState {
    /// As CloudWatch spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Alarm => "ALARM",
            Self::InsufficientData => "INSUFFICIENT_DATA",
        }
    }
}

/// How a function was invoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invocation {
    /// The caller waits for the answer.
    Synchronous,
    /// From Lambda's event queue.
    Asynchronous,
    /// By an event source mapping.
    Polled,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It returned.
    Succeeded,
    /// It failed.
    Failed(Failure),
    /// It returned and reported so many of its batch as failed.
    Partly(u32),
}

/// Why something is not tried any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenUp {
    /// The retries are used up.
    RetriesExhausted,
    /// It is older than the maximum age.
    TooOld,
    /// The function's reserved concurrency is 0: it is switched off.
    SwitchedOff,
    /// It went round in a loop of functions.
    Loop,
    /// The endpoint is gone or does not let the sender in: trying again would not help.
    ClientError,
}

/// On what occasion something is handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handing {
    /// To the on-failure destination.
    OnFailure,
    /// To the on-success destination.
    OnSuccess,
    /// To the dead-letter queue.
    DeadLetter,
    /// The function's own work: `then`.
    Then,
    /// The function calls another service and waits: `calls`.
    Call,
    /// An alarm's action.
    Action,
}

/// What is wrong with a request's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFault {
    /// There is none.
    Missing,
    /// It is expired, forged, or of somebody else.
    Invalid,
}

/// What is wrong with a node for a while.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// It refuses everything.
    Outage,
    /// Everything takes this much longer.
    Latency(u64),
    /// This share of calls or runs fails.
    Errors(f64),
}
