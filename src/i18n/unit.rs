//! Quantities with their units as each language writes them: 3 s and 3 秒, with a space in both. A number and its unit are
//! never broken apart by `text`.

use crate::i18n::catalog::say;
use crate::i18n::number::exact;
use crate::i18n::number::group;
use crate::i18n::number::trim_zeros;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;

const MS: u64 = 1_000;
const SECOND: u64 = 1_000_000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A time span of microseconds: `250 ms`, `1.5 s`, `2 min 30 s`, `24 h`, `4 days`. Rounded where the fine part cannot matter:
/// to a tenth of a second from a minute on, to seconds from an hour, to minutes from two days.
pub fn span(lang: Lang, micros: u64) -> String {
    match micros {
        0 => counted(lang, "s", "0".to_owned(), 0.0),
        1..MS => counted(lang, "us", micros.to_string(), micros as f64),
        MS..SECOND => decimal(lang, "ms", micros as f64 / MS as f64),
        SECOND..MINUTE => decimal(lang, "s", micros as f64 / SECOND as f64),
        _ => composed(lang, micros),
    }
}

/// A size in bytes, in powers of 1,024: `512 MB`.
pub fn size(bytes: u64) -> String {
    const NAMES: [(&str, u64); 3] = [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)];
    for (name, scale) in NAMES {
        if bytes >= scale {
            let value = format!("{:.2}", bytes as f64 / scale as f64);
            return format!("{} {name}", group(trim_zeros(&value)));
        }
    }
    format!("{bytes} B")
}

/// A share from 0 to 1 in percent: `81 %`, `0.133 %`.
pub fn share(lang: Lang, share: f64) -> String {
    let percent = share * 100.0;
    let decimals = match percent.abs() {
        p if p == 0.0 || p >= 10.0 => 1,
        p if p >= 1.0 => 2,
        _ => 3,
    };
    decimal_with(lang, "%", percent, decimals)
}

/// US dollars: cents, and below a dollar as many digits as the amount needs to show three.
pub fn money(lang: Lang, usd: f64) -> String {
    if !usd.is_finite() {
        return "-".to_owned();
    }
    let decimals = if usd == 0.0 || usd.abs() >= 0.1 {
        2
    } else {
        (2 - usd.abs().log10().floor() as i32).clamp(2, 14) as usize
    };
    let amount = format!("{usd:.decimals$}");
    let cents = amount.find('.').map_or(amount.len(), |point| point + 3);
    // Zeros after the cents say nothing: 0.0200 is 0.02.
    let kept = cents.max(amount.trim_end_matches('0').len());
    say(lang, &msg!("unit-usd", n = group(&amount[..kept])))
}

/// A rate of events: `12/s`.
pub fn per_second(lang: Lang, rate: f64) -> String {
    say(lang, &msg!("unit-per-second", n = rate))
}

/// A value or a range in a unit that course files use (`s ms min h d B KB MB GB count USD %`), every digit kept. An unknown unit
/// is printed as it is.
pub fn quantity(lang: Lang, low: f64, high: Option<f64>, unit: &str) -> String {
    let exact = |value| match unit {
        "USD" => cents(exact(value)),
        _ => exact(value),
    };
    let n = match high {
        Some(high) => say(
            lang,
            &msg!("unit-range", low = exact(low), high = exact(high)),
        ),
        None => exact(low),
    };
    counted(lang, unit, n, high.unwrap_or(low))
}

/// An amount with its cents: nobody writes 0.2 dollars.
fn cents(amount: String) -> String {
    match amount.find('.') {
        None => amount + ".00",
        Some(point) if amount.len() - point < 3 => amount + "0",
        Some(_) => amount,
    }
}

/// Things in a row: `a, b and c`, `a、b、c`.
pub fn list(lang: Lang, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => {
            let comma = say(lang, &msg!("unit-list-comma"));
            let first = first.join(&comma);
            say(lang, &msg!("unit-list", first = first, last = last))
        }
    }
}

fn composed(lang: Lang, micros: u64) -> String {
    let rounding = if micros < HOUR {
        SECOND / 10
    } else if micros < 2 * DAY {
        SECOND
    } else {
        MINUTE
    };
    let mut rest = (micros.saturating_add(rounding / 2)) / rounding * rounding;
    let mut parts = Vec::new();
    // A day and a half is 36 hours to anybody who plans retries.
    let units: &[(&str, u64)] = if rest >= 2 * DAY {
        &[("d", DAY), ("h", HOUR), ("min", MINUTE)]
    } else {
        &[("h", HOUR), ("min", MINUTE)]
    };
    for (unit, length) in units {
        let count = rest / length;
        rest %= length;
        if count > 0 {
            parts.push(counted(lang, unit, group(&count.to_string()), count as f64));
        }
    }
    if rest > 0 {
        parts.push(decimal(lang, "s", rest as f64 / SECOND as f64));
    }
    parts.join(" ")
}

fn decimal(lang: Lang, unit: &str, value: f64) -> String {
    decimal_with(lang, unit, value, 3)
}

fn decimal_with(lang: Lang, unit: &str, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "-".to_owned();
    }
    let digits = format!("{value:.decimals$}");
    counted(lang, unit, group(trim_zeros(&digits)), value)
}

/// `n` already written, `count` for the plural.
fn counted(lang: Lang, unit: &str, n: String, count: f64) -> String {
    let message: Message = match unit {
        "count" => return n,
        "us" => msg!("unit-us", n = n),
        "ms" => msg!("unit-ms", n = n),
        "s" => msg!("unit-s", n = n),
        "min" => msg!("unit-min", n = n),
        "h" => msg!("unit-h", n = n),
        "d" => msg!("unit-d", n = n, count = count),
        "USD" => msg!("unit-usd", n = n),
        "%" => msg!("unit-percent", n = n),
        "GB-s" => msg!("unit-gb-s", n = n),
        other => return format!("{n} {other}"),
    };
    say(lang, &message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(micros: u64) -> (String, String) {
        (span(Lang::En, micros), span(Lang::Ja, micros))
    }

    #[test]
    fn spans_are_spaced_in_both_languages() {
        let cases = [
            (0, "0 s", "0 秒"),
            (250, "250 µs", "250 マイクロ秒"),
            (1_500, "1.5 ms", "1.5 ミリ秒"),
            (400_000, "400 ms", "400 ミリ秒"),
            (3_000_000, "3 s", "3 秒"),
            (1_991_000, "1.991 s", "1.991 秒"),
            (120_000_000, "2 min", "2 分"),
            (179_412_000, "2 min 59.4 s", "2 分 59.4 秒"),
            (21_600_000_000, "6 h", "6 時間"),
            (3_630_000_000, "1 h 30 s", "1 時間 30 秒"),
            (86_400_000_000, "24 h", "24 時間"),
            (345_600_000_000, "4 days", "4 日"),
            (349_260_000_000, "4 days 1 h 1 min", "4 日 1 時間 1 分"),
        ];
        for (micros, en, ja) in cases {
            assert_eq!(both(micros), (en.to_owned(), ja.to_owned()), "{micros} µs");
        }
    }

    #[test]
    fn a_span_that_rounds_up_to_the_next_unit_says_that_unit() {
        assert_eq!(span(Lang::En, 3_599_990_000), "1 h");
        assert!(!span(Lang::En, u64::MAX).is_empty());
    }

    #[test]
    fn sizes_shares_and_money() {
        assert_eq!(size(512 << 20), "512 MB");
        assert_eq!(size(262_144), "256 KB");
        assert_eq!(size(1_610_612_736), "1.5 GB");
        assert_eq!(size(12), "12 B");
        assert_eq!(share(Lang::Ja, 0.81), "81 %");
        assert_eq!(share(Lang::En, 0.001_331_6), "0.133 %");
        assert_eq!(money(Lang::En, 0.2), "$0.20");
        assert_eq!(money(Lang::Ja, 1234.5), "1,234.50 USD");
        assert_eq!(money(Lang::En, 0.000_123_456), "$0.000123");
        assert_eq!(money(Lang::En, 0.02), "$0.02");
        assert_eq!(money(Lang::En, 0.0), "$0.00");
    }

    #[test]
    fn a_fact_keeps_its_digits_and_may_be_a_range() {
        assert_eq!(quantity(Lang::Ja, 2.0, None, "count"), "2");
        assert_eq!(quantity(Lang::Ja, 1.0, Some(2.0), "min"), "1〜2 分");
        assert_eq!(quantity(Lang::En, 1.0, Some(2.0), "min"), "1 to 2 min");
        assert_eq!(
            quantity(Lang::En, 0.000_016_666_7, None, "USD"),
            "$0.0000166667"
        );
        assert_eq!(quantity(Lang::En, 0.2, None, "USD"), "$0.20");
        assert_eq!(quantity(Lang::Ja, 12.0, None, "USD"), "12.00 USD");
        assert_eq!(quantity(Lang::Ja, 10_240.0, None, "MB"), "10,240 MB");
        assert_eq!(quantity(Lang::En, 1.0, None, "d"), "1 day");
    }

    #[test]
    fn lists_read_naturally() {
        let items: Vec<String> = ["a", "b", "c"].map(String::from).into();
        assert_eq!(list(Lang::En, &items), "a, b and c");
        assert_eq!(list(Lang::Ja, &items), "a、b、c");
        assert_eq!(list(Lang::Ja, &items[..1]), "a");
        assert_eq!(list(Lang::Ja, &[]), "");
    }
}
