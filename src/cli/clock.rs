//! The clock and the dice: the only places where printed commands learn what time it is and what chance wants, unless
//! `TERAKOYA_NOW` and `TERAKOYA_SEED` have fixed them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::config::Settings;
use crate::moment::Moment;

/// Now, as the learner's clock shows it.
pub fn now(settings: &Settings) -> Moment {
    settings.now.unwrap_or_else(|| {
        let instant = Timestamp::now();
        Moment {
            at_us: instant.as_microsecond(),
            offset_s: TimeZone::system().to_offset(instant).seconds(),
        }
    })
}

/// A seed to draw variants from.
pub fn seed(settings: &Settings) -> u64 {
    settings
        .seed
        .unwrap_or_else(|| getrandom::u64().unwrap_or_else(|_| now(settings).at_us.unsigned_abs()))
}
