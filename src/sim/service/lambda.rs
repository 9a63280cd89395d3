//! A Lambda function.

use crate::sim::measure::Name;
use crate::sim::measure::Unit;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("invocations", Unit::Count),
    ("succeeded", Unit::Count),
    ("errors", Unit::Count),
    ("timeouts", Unit::Count),
    ("throttles", Unit::Count),
    ("throttle_rate", Unit::Share),
    ("cold_starts", Unit::Count),
    ("cold_start_rate", Unit::Share),
    ("environments_mean", Unit::Count),
    ("running_mean", Unit::Count),
    ("idle_mean", Unit::Count),
    ("environments_max", Unit::Count),
    ("environment_lifespan_mean", Unit::Seconds),
    ("duration_p50", Unit::Seconds),
    ("duration_p95", Unit::Seconds),
    ("duration_p99", Unit::Seconds),
    ("duration_mean", Unit::Seconds),
    ("abandoned", Unit::Count),
    ("effects", Unit::Count),
    ("duplicate_effects", Unit::Count),
    ("async_received", Unit::Count),
    ("async_retries", Unit::Count),
    ("async_waiting", Unit::Count),
    ("async_wait_mean", Unit::Seconds),
    ("dead_lettered", Unit::Count),
    ("dropped", Unit::Count),
    ("spillovers", Unit::Count),
    ("loops_stopped", Unit::Count),
    ("billed_gb_s", Unit::GbSeconds),
    ("init_billed_gb_s", Unit::GbSeconds),
];
