//! Durations, sizes, rates and shares as course and scenario files write them: `"30 s"`, `"512 MB"`, `"0.9/s"`, `"30 %"`.
//! Reads them exactly; printing them for a person is `i18n`'s work.

/// Why a quantity could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// No number in front.
    NoNumber,
    /// A number without a unit where one is needed.
    NoUnit,
    /// A unit that this quantity does not have.
    UnknownUnit,
    /// Below zero.
    Negative,
    /// Finer than a microsecond or a byte, or larger than 64 bits hold.
    OutOfRange,
}

/// Units of time with their length in microseconds, longest name first where one is the start of another.
pub const TIME_UNITS: [(&str, u64); 6] = [
    ("us", 1),
    ("ms", 1_000),
    ("min", 60_000_000),
    ("s", 1_000_000),
    ("h", 3_600_000_000),
    ("d", 86_400_000_000),
];

/// Units of size in bytes; KB, MB and GB are powers of 1,024, as AWS counts.
pub const SIZE_UNITS: [(&str, u64); 4] =
    [("B", 1), ("KB", 1 << 10), ("MB", 1 << 20), ("GB", 1 << 30)];

/// A time span in microseconds: `"1.5 min"` is 90,000,000.
pub fn span(text: &str) -> Result<u64, Mistake> {
    scaled(text, &TIME_UNITS)
}

/// A size in bytes: `"512 MB"`.
pub fn size(text: &str) -> Result<u64, Mistake> {
    scaled(text, &SIZE_UNITS)
}

/// Events per second: `"0.9/s"`, `"600/min"`.
pub fn rate(text: &str) -> Result<f64, Mistake> {
    let (number, per) = text.split_once('/').ok_or(Mistake::NoUnit)?;
    let number = parse_number(number.trim())?;
    let per = per.trim();
    TIME_UNITS
        .iter()
        .find(|(unit, _)| *unit == per)
        .map(|(_, micros)| number * 1e6 / *micros as f64)
        .ok_or(Mistake::UnknownUnit)
}

/// A share from 0 to 1: `"30 %"` or a bare `"0.3"`.
pub fn share(text: &str) -> Result<f64, Mistake> {
    let share = match text.trim().strip_suffix('%') {
        Some(percent) => parse_number(percent.trim())? / 100.0,
        None => parse_number(text.trim())?,
    };
    if share > 1.0 {
        Err(Mistake::OutOfRange)
    } else {
        Ok(share)
    }
}

/// The number and the unit of `"12.5 ms"`; the unit may be empty.
pub fn split(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
        .unwrap_or(text.len());
    (text[..end].trim(), text[end..].trim())
}

fn parse_number(text: &str) -> Result<f64, Mistake> {
    let number: f64 = text.parse().map_err(|_| Mistake::NoNumber)?;
    if !number.is_finite() {
        Err(Mistake::OutOfRange)
    } else if number < 0.0 {
        Err(Mistake::Negative)
    } else {
        Ok(number)
    }
}

fn scaled(text: &str, units: &[(&str, u64)]) -> Result<u64, Mistake> {
    let (number, unit) = split(text);
    let value = parse_number(number)?;
    if unit.is_empty() {
        return Err(Mistake::NoUnit);
    }
    let (_, scale) = units
        .iter()
        .find(|(name, _)| *name == unit)
        .ok_or(Mistake::UnknownUnit)?;
    let exact = value * *scale as f64;
    if exact > 9.0e18 {
        return Err(Mistake::OutOfRange);
    }
    Ok(exact.round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_microseconds() {
        assert_eq!(span("30 s"), Ok(30_000_000));
        assert_eq!(span("1.5 min"), Ok(90_000_000));
        assert_eq!(span("250ms"), Ok(250_000));
        assert_eq!(span("10"), Err(Mistake::NoUnit));
        assert_eq!(span("10 sec"), Err(Mistake::UnknownUnit));
        assert_eq!(span("-1 s"), Err(Mistake::Negative));
        assert_eq!(span("soon"), Err(Mistake::NoNumber));
        assert_eq!(span("1000000000000 d"), Err(Mistake::OutOfRange));
    }

    #[test]
    fn sizes_count_in_1024() {
        assert_eq!(size("512 MB"), Ok(512 << 20));
        assert_eq!(size("256 KB"), Ok(262_144));
    }

    #[test]
    fn rates_are_per_second() {
        assert_eq!(rate("10/s"), Ok(10.0));
        assert_eq!(rate("600/min"), Ok(10.0));
        assert_eq!(rate("10"), Err(Mistake::NoUnit));
    }

    #[test]
    fn shares_are_percent_or_bare() {
        assert_eq!(share("30 %"), Ok(0.3));
        assert_eq!(share("0.3"), Ok(0.3));
        assert_eq!(share("130 %"), Err(Mistake::OutOfRange));
    }
}
