//! An event source mapping.

use crate::sim::measure::Name;
use crate::sim::measure::Unit;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("batches", Unit::Count),
    ("batches_failed", Unit::Count),
    ("receives", Unit::Count),
    ("pollers", Unit::Count),
    ("pollers_max", Unit::Count),
    ("filtered", Unit::Count),
    ("throttles", Unit::Count),
    ("splits", Unit::Count),
    ("given_up", Unit::Count),
];
