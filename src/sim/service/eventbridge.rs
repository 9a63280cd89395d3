//! An EventBridge bus.

use crate::sim::measure::Name;
use crate::sim::measure::Unit;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("published", Unit::Count),
    ("matched", Unit::Count),
    ("delivered", Unit::Count),
    ("failed", Unit::Count),
    ("retries", Unit::Count),
    ("dead_lettered", Unit::Count),
];
