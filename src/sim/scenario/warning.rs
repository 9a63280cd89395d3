//! Settings that AWS would have refused. They run all the same, since a learner may want to see what they would do, but the trace
//! begins with a word about each.

use crate::message::Arg;
use crate::message::Message;
use crate::msg;
use crate::sim::identity::NodeIndex;

/// A setting AWS would have refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// Whose.
    pub node: NodeIndex,
    /// Which.
    pub setting: &'static str,
    /// By which rule.
    pub rule: Rule,
}

/// Rules of AWS about settings.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// It has to lie between these.
    Range(Arg, Arg),
    /// A queue's visibility timeout must not be shorter than the timeout of the function that polls it.
    VisibilityBelowTimeout {
        /// The queue's, in microseconds.
        visibility: u64,
        /// The function's, in microseconds.
        timeout: u64,
    },
    /// A batch of more than 10 needs a window of at least a second.
    WindowMissing,
    /// A FIFO queue has no batching window.
    WindowOnFifo,
    /// Provisioned concurrency must not exceed the reserved.
    ProvisionedAboveReserved,
    /// At least 100 of the account's concurrency have to stay unreserved.
    TooLittleUnreserved,
    /// There may be so many of them.
    TooMany(usize),
    /// Not among the services a destination may be.
    NoDestination,
    /// Two notifications of a bucket are about the same objects.
    OverlappingNotifications,
    /// Memory is set in whole megabytes.
    WholeMegabytes,
    /// A function cannot be its own destination.
    OwnDestination,
    /// Destinations, dead letters of functions and S3 notifications cannot be FIFO queues.
    FifoTarget,
    /// A dead-letter queue must be of the same type as its source.
    OtherType,
    /// The period of an alarm.
    AlarmPeriod,
    /// A FIFO topic delivers to queues only.
    QueuesOnly,
    /// A FIFO queue cannot subscribe to a standard topic.
    FifoSubscriber,
    /// The dead-letter queue of a subscription must be of the same type as its topic.
    OtherTypeThanTopic,
    /// Raw delivery is for queues and HTTP addresses.
    NoRawDelivery,
    /// A filter of attributes cannot be nested.
    NestedFilter,
    /// A filter policy may have so many keys and combinations of values.
    FilterTooLarge {
        /// Keys.
        keys: u32,
        /// Combinations.
        combinations: u32,
    },
    /// A setting that this kind of API does not have.
    NotForHttpApi,
    /// An authorizer that only a REST API has.
    OnlyRestApi,
    /// An authorizer that only an HTTP API has.
    OnlyHttpApi,
}

impl Warning {
    /// The sentence about it.
    pub fn message(&self, name: &str) -> Message {
        let setting = self.setting;
        match &self.rule {
            Rule::Range(low, high) => msg!(
                "trace-warn-range",
                node = name,
                setting = setting,
                low = low.clone(),
                high = high.clone()
            ),
            Rule::VisibilityBelowTimeout {
                visibility,
                timeout,
            } => msg!(
                "trace-warn-visibility",
                node = name,
                visibility = Arg::Span(*visibility),
                timeout = Arg::Span(*timeout)
            ),
            Rule::WindowMissing => msg!("trace-warn-window", node = name, setting = setting),
            Rule::WindowOnFifo => msg!("trace-warn-fifo-window", node = name, setting = setting),
            Rule::ProvisionedAboveReserved => {
                msg!("trace-warn-provisioned", node = name, setting = setting)
            }
            Rule::TooLittleUnreserved => {
                msg!("trace-warn-unreserved", node = name, setting = setting)
            }
            Rule::TooMany(most) => msg!(
                "trace-warn-too-many",
                node = name,
                setting = setting,
                most = *most as u32
            ),
            Rule::NoDestination => {
                msg!("trace-warn-no-destination", node = name, setting = setting)
            }
            Rule::OverlappingNotifications => {
                msg!("trace-warn-overlap", node = name, setting = setting)
            }
            Rule::WholeMegabytes => {
                msg!("trace-warn-whole-mb", node = name, setting = setting)
            }
            Rule::OwnDestination => {
                msg!("trace-warn-own-destination", node = name, setting = setting)
            }
            Rule::FifoTarget => msg!("trace-warn-fifo-target", node = name, setting = setting),
            Rule::OtherType => msg!("trace-warn-other-type", node = name, setting = setting),
            Rule::AlarmPeriod => msg!("trace-warn-alarm-period", node = name, setting = setting),
            Rule::QueuesOnly => msg!("trace-warn-queues-only", node = name, setting = setting),
            Rule::FifoSubscriber => {
                msg!("trace-warn-fifo-subscriber", node = name, setting = setting)
            }
            Rule::OtherTypeThanTopic => msg!(
                "trace-warn-other-type-than-topic",
                node = name,
                setting = setting
            ),
            Rule::NoRawDelivery => msg!("trace-warn-no-raw", node = name, setting = setting),
            Rule::NestedFilter => msg!("trace-warn-nested-filter", node = name, setting = setting),
            Rule::FilterTooLarge { keys, combinations } => msg!(
                "trace-warn-filter-size",
                node = name,
                setting = setting,
                keys = *keys,
                combinations = *combinations
            ),
            Rule::OnlyRestApi => msg!("trace-warn-only-rest", node = name, setting = setting),
            Rule::OnlyHttpApi => msg!("trace-warn-only-http", node = name, setting = setting),
            Rule::NotForHttpApi => msg!("trace-warn-http-api", node = name, setting = setting),
        }
    }
}
