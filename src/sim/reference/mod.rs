//! The scenario format as data: every table and key with its type, default and range. The readers in `scenario/` decide what a file
//! may say; this list is what is printed about it, and its tests hold the two together: a reader asks for exactly these keys, takes
//! exactly these values, and leaves a default out as if it had been written. Explains nothing in words: those stand in the locales.

mod elements;
mod invocation;
mod key;
mod messaging;
mod questions;
mod servers;

use crate::sim::service::Service;

pub use key::Fallback;
pub use key::Key;
pub use key::Kind;
pub use key::Outside;
pub use key::Range;

/// A table of the format.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// By which the locales know it: `client`.
    pub id: &'static str,
    /// How it stands in a file: `[client.…]`.
    pub heading: &'static str,
    /// Its keys, in the order they are told.
    pub keys: &'static [Key],
    /// Whose measures belong to it.
    pub measures: Option<Service>,
    /// A small scenario that shows it, without the two lines every file begins with. Run by the tests.
    pub example: Option<&'static str>,
    /// Where one of it stands in the file of the tests, as a path of a setting.
    pub at: &'static str,
}

/// The two lines every example begins with.
pub const HEAD: &str = include_str!("example/head.toml");

/// Every table, in the order the document tells them.
pub const SECTIONS: &[Section] = &[
    elements::SCENARIO,
    elements::ACCOUNT,
    invocation::CLIENT,
    invocation::WORKLOAD,
    elements::ARRIVALS,
    elements::RAMP,
    elements::BURST,
    elements::SPAN,
    elements::UNIFORM,
    elements::NORMAL,
    elements::LOGNORMAL,
    elements::FAILS,
    invocation::API,
    invocation::ROUTE,
    invocation::COGNITO,
    invocation::LAMBDA,
    invocation::QUEUE_POLL,
    invocation::STREAM_POLL,
    messaging::SQS,
    messaging::SNS,
    messaging::SUBSCRIPTION,
    messaging::DELIVERY_POLICY,
    messaging::KINESIS,
    messaging::S3,
    messaging::NOTIFICATION,
    messaging::EVENTBRIDGE,
    messaging::RULE,
    messaging::SCHEDULE,
    servers::SERVER,
    servers::SERVICE,
    servers::PART,
    servers::FARGATE,
    servers::TASK_POLL,
    servers::SPOT,
    elements::ALARM,
    elements::FAULT,
    elements::POLICY,
    questions::CONTROL,
    questions::PREDICTION,
    questions::WRONG,
    questions::CLAIM,
    questions::TICKET,
    questions::CAUSE,
    questions::GOAL,
    questions::TEMPTING,
];

#[cfg(test)]
mod tests;
