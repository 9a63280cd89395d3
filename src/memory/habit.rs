//! How the learner wants to study: what they set once and every day's plan follows.

use crate::memory::schedule::DESIRED_RETENTION;
use crate::moment::DAY_STARTS_AT_HOUR;

/// Reviews a day asks for at most, unless the learner set another number: about ten minutes.
pub const DAILY_CAP: usize = 20;

/// What a learner may set about reviews.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habit {
    /// The share of what comes back that the learner wants to recall, 0 to 1; see [`crate::memory::schedule::RETENTIONS`].
    pub retention: f32,
    /// Reviews a day at most.
    pub daily_cap: usize,
    /// The hour at which the learner's day starts, 0 to 23.
    pub day_starts_at: u8,
}

impl Habit {
    /// The habit as settings write it: a share, reviews a day, an hour.
    pub const fn of(retention: f64, daily_cap: u64, day_starts_at: u64) -> Self {
        Self {
            retention: retention as f32,
            daily_cap: daily_cap as usize,
            day_starts_at: day_starts_at as u8,
        }
    }
}

impl Default for Habit {
    fn default() -> Self {
        Self {
            retention: DESIRED_RETENTION,
            daily_cap: DAILY_CAP,
            day_starts_at: DAY_STARTS_AT_HOUR,
        }
    }
}
