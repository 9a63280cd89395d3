//! A scenario made ready to run: nodes with their settings, names replaced by numbers. Built by the readers beside it, run by
//! `world`; nobody outside the simulator sees it.

use std::sync::Arc;

use serde_json::Value as Json;

use crate::sim::arrivals::Pattern;
use crate::sim::entry::Fault;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::alarm::AlarmSettings;
use crate::sim::scenario::api::ApiSettings;
use crate::sim::scenario::client::ClientSettings;
use crate::sim::scenario::cognito::PoolSettings;
use crate::sim::scenario::eventbridge::BusSettings;
use crate::sim::scenario::fleet::FleetSettings;
use crate::sim::scenario::kinesis::StreamSettings;
use crate::sim::scenario::lambda::LambdaSettings;
use crate::sim::scenario::mapping::MappingSettings;
use crate::sim::scenario::policy::PolicyPlan;
use crate::sim::scenario::s3::BucketSettings;
use crate::sim::scenario::sns::TopicSettings;
use crate::sim::scenario::sqs::QueueSettings;
use crate::sim::scenario::warning::Warning;
use crate::sim::service::Service;

/// All that runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Plan {
    /// In the order of the file, parts of fleets and then mappings behind them.
    pub nodes: Vec<NodePlan>,
    /// Where items come from: clients and schedules.
    pub origins: Vec<Origin>,
    /// Keys of items, each once.
    pub keys: Vec<String>,
    /// Faults at given times.
    pub faults: Vec<FaultPlan>,
    /// IAM policies; without any, everything is allowed.
    pub policies: Vec<PolicyPlan>,
    /// Settings AWS would have refused.
    pub warnings: Vec<Warning>,
    /// The account's concurrency.
    pub concurrency: u32,
    /// The Region whose prices count.
    pub price_table: String,
}

/// A node.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NodePlan {
    /// `lambda.resize`.
    pub name: String,
    /// What it is and how it is set.
    pub settings: Settings,
}

/// The settings of a node.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Settings {
    Client(ClientSettings),
    Api(ApiSettings),
    Lambda(Box<LambdaSettings>),
    Mapping(MappingSettings),
    Sqs(QueueSettings),
    Kinesis(StreamSettings),
    S3(BucketSettings),
    EventBridge(BusSettings),
    Cognito(PoolSettings),
    Fleet(Box<FleetSettings>),
    /// A part of a fleet, by its number there.
    Part {
        fleet: NodeIndex,
        part: u16,
    },
    Sns(TopicSettings),
    Alarm(Box<AlarmSettings>),
}

impl Settings {
    /// Which service it is.
    pub fn service(&self) -> Service {
        match self {
            Self::Client(_) => Service::Client,
            Self::Api(_) => Service::Api,
            Self::Lambda(_) => Service::Lambda,
            Self::Mapping(_) => Service::Mapping,
            Self::Sqs(_) => Service::Sqs,
            Self::Kinesis(_) => Service::Kinesis,
            Self::S3(_) => Service::S3,
            Self::EventBridge(_) => Service::EventBridge,
            Self::Cognito(_) => Service::Cognito,
            Self::Fleet(fleet) => fleet.service,
            Self::Part { .. } => Service::Part,
            Self::Sns(_) => Service::Sns,
            Self::Alarm(_) => Service::Alarm,
        }
    }
}

/// Where items come from, and what all of them share.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Origin {
    /// Keys in turn, by their place in [`Plan::keys`]; at least one.
    pub keys: Vec<u16>,
    /// What is done with a bucket.
    pub operation: Operation,
    /// The path of a request to an API.
    pub path: String,
    /// The body, for patterns and filters.
    pub body: Option<Arc<Json>>,
    /// Message attributes, for filters.
    pub attributes: Option<Arc<Json>>,
    /// Bytes of the body.
    pub size: u64,
    /// Whether the receiver can recognise a repetition.
    pub token: bool,
    /// What an API can know the sender by.
    pub bearer: Token,
}

/// The token a request carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Token {
    /// None.
    #[default]
    Missing,
    /// One that is expired, forged, or of somebody else.
    Invalid,
    /// A good one.
    Valid,
}

/// What a request does with a bucket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Operation {
    /// Stores an object.
    #[default]
    Put,
    /// Reads one.
    Get,
    /// Deletes one.
    Delete,
}

/// A fault of one node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FaultPlan {
    pub node: NodeIndex,
    pub from: u64,
    pub until: u64,
    pub fault: Fault,
}

/// When items start.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Load {
    /// The pattern.
    pub pattern: Pattern,
    /// The name its draws are keyed by: the client's, or the workload's if several share it.
    pub purpose: String,
}
