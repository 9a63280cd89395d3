//! An S3 bucket.

use crate::sim::measure::Name;
use crate::sim::measure::Unit;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("puts", Unit::Count),
    ("gets", Unit::Count),
    ("deletes", Unit::Count),
    ("events", Unit::Count),
    ("duplicate_events", Unit::Count),
    ("stored_gb_month", Unit::GbMonths),
];
