//! Reads `[cognito.…]`: a user pool.

use crate::sim::identity::NodeIndex;
use crate::sim::scenario::reading::Reading;
use crate::sim::service::Service;
use crate::table::Table;

/// How a user pool is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PoolSettings {
    /// The function that is asked at every sign-in.
    pub trigger: Option<NodeIndex>,
}

pub(crate) fn read(reading: &Reading<'_>, table: &Table<'_>) -> PoolSettings {
    PoolSettings {
        trigger: reading.node_at(table, "trigger", &[Service::Lambda]),
    }
}
