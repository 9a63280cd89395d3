//! The services: one state machine per file. Each takes events and calls, and answers by scheduling events and sending signals
//! through the kernel; none touches another's state, except a mapping, which receives from its queue.

pub mod alarm;
pub mod api;
pub mod client;
pub mod cognito;
pub mod eventbridge;
pub mod fleet;
pub mod kinesis;
pub mod lambda;
pub mod mapping;
pub mod s3;
pub mod sns;
pub mod sqs;

use crate::sim::measure::Name;

/// Kinds of nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// Someone who sends requests.
    Client,
    /// API Gateway.
    Api,
    /// A Lambda function.
    Lambda,
    /// An event source mapping: Lambda's pollers.
    Mapping,
    /// An SQS queue.
    Sqs,
    /// A Kinesis data stream.
    Kinesis,
    /// An S3 bucket.
    S3,
    /// An EventBridge bus.
    EventBridge,
    /// A Cognito user pool.
    Cognito,
    /// Servers: a monolith or a fleet.
    Server,
    /// A microservice or a data store.
    Service,
    /// Tasks on Fargate.
    Fargate,
    /// A part of a server or a service.
    Part,
    /// An SNS topic.
    Sns,
    /// A CloudWatch alarm.
    Alarm,
}

impl Service {
    /// Services a scenario file names, in the order the reference lists them.
    pub const NAMED: [Self; 13] = [
        Self::Client,
        Self::Api,
        Self::Lambda,
        Self::Sqs,
        Self::Kinesis,
        Self::S3,
        Self::EventBridge,
        Self::Cognito,
        Self::Server,
        Self::Service,
        Self::Sns,
        Self::Alarm,
        Self::Fargate,
    ];

    /// The first part of a node's name; a mapping is part of its function, and a part of a fleet has the name of what it is part of.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Api => "api",
            Self::Lambda | Self::Mapping => "lambda",
            Self::Sqs => "sqs",
            Self::Kinesis => "kinesis",
            Self::S3 => "s3",
            Self::EventBridge => "eventbridge",
            Self::Cognito => "cognito",
            Self::Server | Self::Part => "server",
            Self::Service => "service",
            Self::Sns => "sns",
            Self::Alarm => "alarm",
            Self::Fargate => "fargate",
        }
    }

    /// What can be measured of it, with units.
    pub const fn measures(self) -> &'static [Name] {
        match self {
            Self::Client => client::MEASURES,
            Self::Api => api::MEASURES,
            Self::Lambda => lambda::MEASURES,
            Self::Mapping => mapping::MEASURES,
            Self::Sqs => sqs::MEASURES,
            Self::Kinesis => kinesis::MEASURES,
            Self::S3 => s3::MEASURES,
            Self::EventBridge => eventbridge::MEASURES,
            Self::Cognito => cognito::MEASURES,
            Self::Server | Self::Service => fleet::MEASURES,
            Self::Fargate => fleet::TASK_MEASURES,
            Self::Part => fleet::PART_MEASURES,
            Self::Sns => sns::MEASURES,
            Self::Alarm => alarm::MEASURES,
        }
    }
}
