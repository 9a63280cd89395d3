//! A Kinesis data stream.

use crate::sim::measure::Name;
use crate::sim::measure::Unit;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("put", Unit::Count),
    ("throttled", Unit::Count),
    ("processed", Unit::Count),
    ("given_up", Unit::Count),
    ("expired", Unit::Count),
    ("iterator_age_max", Unit::Seconds),
];
