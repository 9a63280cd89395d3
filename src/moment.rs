//! A moment as the learner lives it: an instant and the offset of their clock. Passed into everything that needs the time;
//! only the front ends read a clock.

/// An instant with a local offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Microseconds since 1970-01-01T00:00Z.
    pub at_us: i64,
    /// Seconds east of UTC that the learner's clock shows.
    pub offset_s: i32,
}

/// A learner's day, counted from 1970-01-01; it starts some hours after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// The hour at which a new day starts unless the learner set another: whoever studies past midnight is still in the same day.
pub const DAY_STARTS_AT_HOUR: u8 = 4;

impl Day {
    /// The day as `2026-11-24`; for file names and JSON.
    pub fn iso(self) -> String {
        jiff::Timestamp::from_second(i64::from(self.0) * 86_400)
            .map_or_else(|_| self.0.to_string(), |day| day.strftime("%F").to_string())
    }
}

impl Moment {
    /// A moment from whole seconds, in UTC; for tests.
    pub const fn utc(seconds: i64) -> Self {
        Self {
            at_us: seconds * 1_000_000,
            offset_s: 0,
        }
    }

    /// Reads RFC 3339, as `TERAKOYA_NOW` gives it.
    pub fn parse(text: &str) -> Option<Self> {
        let instant: jiff::Timestamp = text.parse().ok()?;
        let offset = jiff::fmt::temporal::DateTimeParser::new()
            .parse_pieces(text)
            .ok()
            .and_then(|pieces| pieces.to_numeric_offset())
            .map_or(0, jiff::tz::Offset::seconds);
        Some(Self {
            at_us: instant.as_microsecond(),
            offset_s: offset,
        })
    }

    /// The learner's day for a day that starts at `starts_at_hour`.
    pub fn day(self, starts_at_hour: u8) -> Day {
        let local_s = self.at_us.div_euclid(1_000_000) + i64::from(self.offset_s)
            - i64::from(starts_at_hour) * 3600;
        Day(local_s.div_euclid(86_400) as i32)
    }

    /// The same clock, later by this many microseconds (earlier if negative).
    #[must_use]
    pub const fn plus_us(self, micros: i64) -> Self {
        Self {
            at_us: self.at_us.saturating_add(micros),
            offset_s: self.offset_s,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_people_file_it() {
        assert_eq!(Day(0).iso(), "1970-01-01");
        assert_eq!(Day(20_781).iso(), "2026-11-24");
    }

    #[test]
    fn the_day_turns_at_four_in_the_morning() {
        let late = Moment::parse("2026-11-24T03:59:00+09:00").unwrap();
        let early = Moment::parse("2026-11-24T04:00:00+09:00").unwrap();
        assert_eq!(late.offset_s, 9 * 3600);
        assert_eq!(
            late.day(DAY_STARTS_AT_HOUR).0 + 1,
            early.day(DAY_STARTS_AT_HOUR).0
        );
    }
}
