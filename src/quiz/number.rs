//! Reads a number the way people type one: `3`, `３秒`, `1,000`, `0.5 min`, `$2`. What cannot be read is not a wrong answer: the
//! learner is told and types again.

use unicode_normalization::UnicodeNormalization;

use crate::message::Message;
use crate::msg;
use crate::quiz::unit::Unit;

/// The typed number in the question's unit, or what to say to the learner.
pub fn read(typed: &str, unit: &Unit) -> Result<f64, Message> {
    let text: String = typed.nfkc().collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(msg!("quiz-number-empty"));
    }
    let (dollars, text) = match text.strip_prefix('$') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let end = text
        .char_indices()
        .find(|(at, c)| !is_part_of_number(*c, *at))
        .map_or(text.len(), |(at, _)| at);
    let (digits, suffix) = text.split_at(end);
    let value =
        parse(digits).ok_or_else(|| msg!("quiz-number-unreadable", typed = typed.trim()))?;
    let suffix = if dollars && suffix.trim().is_empty() {
        "$"
    } else {
        suffix.trim()
    };
    match unit.per(suffix) {
        Some(scale) => Ok(value * scale),
        None => Err(msg!(
            "quiz-number-unit",
            typed = suffix,
            unit = unit_name(unit)
        )),
    }
}

/// How the unit is called beside the field: `quiz-unit-s` and so on; empty for a bare count.
pub fn unit_name(unit: &Unit) -> Message {
    match unit.name.as_str() {
        "us" => msg!("quiz-unit-us"),
        "ms" => msg!("quiz-unit-ms"),
        "s" => msg!("quiz-unit-s"),
        "min" => msg!("quiz-unit-min"),
        "h" => msg!("quiz-unit-h"),
        "d" => msg!("quiz-unit-d"),
        "USD" => msg!("quiz-unit-usd"),
        "" | "count" => msg!("quiz-unit-count"),
        other => msg!("quiz-unit-other", unit = other),
    }
}

fn is_part_of_number(c: char, at: usize) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{2212}') || (at == 0 && matches!(c, '-' | '+'))
}

/// Digits with an optional sign, decimal point and commas between groups of three.
fn parse(digits: &str) -> Option<f64> {
    let digits = digits.replace('\u{2212}', "-");
    let unsigned = digits.trim_start_matches(['-', '+']);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if fraction.contains(',') || !commas_group(whole) {
        return None;
    }
    let value: f64 = digits.replace(',', "").parse().ok()?;
    value.is_finite().then_some(value)
}

/// `1,000` and `12,345,678`, but not `1,5`: a decimal comma would be taken for something ten times as large.
fn commas_group(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let rest: Vec<&str> = groups.collect();
    rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seconds(typed: &str) -> Option<f64> {
        read(typed, &Unit::of("s")).ok()
    }

    #[test]
    fn people_type_numbers_in_many_ways() {
        for typed in [
            "3",
            "3 s",
            "3s",
            "３秒",
            "３．０ 秒",
            " +3 sec ",
            "0.05 min",
            "3,000 ms",
        ] {
            assert_eq!(seconds(typed), Some(3.0), "{typed}");
        }
        assert_eq!(seconds("-1"), Some(-1.0));
        assert_eq!(seconds("−1 秒"), Some(-1.0));
        assert_eq!(read("$2", &Unit::of("USD")), Ok(2.0));
        assert_eq!(read("81%", &Unit::of("%")), Ok(81.0));
        assert_eq!(read("1,000 回", &Unit::of("count")), Ok(1000.0));
    }

    #[test]
    fn what_is_no_number_is_refused_not_marked_wrong() {
        for typed in [
            "", "three", "1,5", "1.2.3", "3 MB", "3-4", "--3", "∞", "1e999",
        ] {
            assert_eq!(seconds(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_can_panic(typed in ".{0,24}") {
            for unit in ["count", "s", "KB", "%", "USD", "?"] {
                let _ = read(&typed, &Unit::of(unit));
            }
        }

        #[test]
        fn every_number_reads_back(value in -1_000_000_i32..1_000_000) {
            let thousandths = f64::from(value) / 1000.0;
            prop_assert_eq!(seconds(&format!("{thousandths}")), Some(thousandths));
        }
    }
}
