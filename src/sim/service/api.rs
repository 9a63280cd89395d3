//! API Gateway.

use crate::sim::measure::Name;
use crate::sim::measure::Unit;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("requests", Unit::Count),
    ("throttled", Unit::Count),
    ("throttle_rate", Unit::Share),
    ("status_200", Unit::Count),
    ("status_201", Unit::Count),
    ("status_202", Unit::Count),
    ("status_204", Unit::Count),
    ("status_400", Unit::Count),
    ("status_401", Unit::Count),
    ("status_403", Unit::Count),
    ("status_404", Unit::Count),
    ("status_409", Unit::Count),
    ("status_413", Unit::Count),
    ("status_422", Unit::Count),
    ("status_429", Unit::Count),
    ("status_500", Unit::Count),
    ("status_502", Unit::Count),
    ("status_503", Unit::Count),
    ("status_504", Unit::Count),
    ("status_other", Unit::Count),
    ("latency_p50", Unit::Seconds),
    ("latency_p95", Unit::Seconds),
    ("latency_p99", Unit::Seconds),
    ("latency_mean", Unit::Seconds),
];
