//! Which state an alarm is in, from its latest data points: so many of the last periods have to breach, older ones stand in for missing
//! ones, and what is still missing counts as the alarm says.

use crate::sim::entry::AlarmState;
use crate::sim::scenario::alarm::AlarmSettings;
use crate::sim::scenario::alarm::Missing;

/// The state after these data points, the oldest first; `None` is a period without data. There are more of them than the alarm has
/// periods, so that older ones can stand in.
pub(super) fn of(points: &[Option<bool>], settings: &AlarmSettings, now: AlarmState) -> AlarmState {
    let (periods, least) = (settings.periods, settings.datapoints);
    let known: Vec<bool> = points
        .iter()
        .rev()
        .filter_map(|point| *point)
        .take(periods)
        .collect();
    let breaching = known.iter().filter(|breach| **breach).count();
    let missing = periods - known.len();
    let state = |alarm: bool| {
        if alarm {
            AlarmState::Alarm
        } else {
            AlarmState::Ok
        }
    };
    match settings.missing {
        Missing::Breaching => state(breaching + missing >= least),
        Missing::NotBreaching => state(breaching >= least),
        Missing::Unknown if known.is_empty() => AlarmState::InsufficientData,
        Missing::Ignore if known.is_empty() => now,
        _ if breaching >= least => AlarmState::Alarm,
        _ if missing == 0 || breaching < known.len() => AlarmState::Ok,
        // Only bad news, but not enough of it: it has to be old enough.
        Missing::Unknown if oldest_breach(points, periods) >= least => AlarmState::Alarm,
        Missing::Unknown | Missing::Ignore => now,
    }
}

/// The age in periods, from 1, of the oldest breach among the last periods.
fn oldest_breach(points: &[Option<bool>], periods: usize) -> usize {
    let latest = points.iter().rev().take(periods);
    latest
        .zip(1..)
        .filter(|(point, _)| **point == Some(true))
        .map(|(_, age)| age)
        .max()
        .unwrap_or(0)
}
