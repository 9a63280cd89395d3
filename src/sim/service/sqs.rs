//! An SQS queue.

use crate::sim::measure::Name;
use crate::sim::measure::Unit;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("sent", Unit::Count),
    ("received", Unit::Count),
    ("deleted", Unit::Count),
    ("processed", Unit::Count),
    ("duplicates", Unit::Count),
    ("deduplicated", Unit::Count),
    ("dead_lettered", Unit::Count),
    ("expired", Unit::Count),
    ("visible", Unit::Count),
    ("in_flight", Unit::Count),
    ("delayed", Unit::Count),
    ("receives_per_message", Unit::Count),
    ("wait_mean", Unit::Seconds),
    ("wait_rate", Unit::Share),
    ("age_max", Unit::Seconds),
];
