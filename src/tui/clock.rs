//! The clock of the tutor: what `TERAKOYA_NOW` fixed, or the machine's. The only place of the terminal front end that asks for
//! the time of day.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::moment::Moment;

/// Where the time comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock and time zone.
    Machine,
    /// Always this moment.
    Fixed(Moment),
}

impl Clock {
    /// Now, as the learner's clock shows it.
    pub fn now(self) -> Moment {
        match self {
            Self::Fixed(moment) => moment,
            Self::Machine => {
                let instant = Timestamp::now();
                Moment {
                    at_us: instant.as_microsecond(),
                    offset_s: TimeZone::system().to_offset(instant).seconds(),
                }
            }
        }
    }
}
