//! Words of the trace about deliveries of a topic: where to, and in which part of their policy. Saying them is `sim/telling.rs`.

use crate::sim::identity::NodeIndex;

/// Where a topic delivers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// A node of the scenario.
    Node(NodeIndex),
    /// An HTTP address outside.
    Http {
        /// The subscription, from 0.
        subscription: u16,
    },
    /// An e-mail address.
    Email {
        /// The subscription, from 0.
        subscription: u16,
    },
}

/// The part of a delivery policy that a retry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Retries without any wait.
    Immediate,
    /// Retries at a fixed short interval.
    PreBackoff,
    /// Retries at growing intervals.
    Backoff,
    /// Retries at the longest interval.
    PostBackoff,
}
