//! The units a question may ask for, and every way a person types them: `s`, `sec`, `seconds`, `秒`. Converting between units
//! of the same sort is exact where the units are. Printing them is `i18n`'s work.

use crate::fold::fold_answer;
use crate::quantity::SIZE_UNITS;
use crate::quantity::TIME_UNITS;

/// What a unit measures; only units of one sort can be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A bare number; any counter may follow it, 回 or photos.
    Count,
    /// Time, in microseconds.
    Time,
    /// Size, in bytes.
    Size,
    /// A share, in percent.
    Share,
    /// Money, in US dollars.
    Money,
    /// Anything else; only the same spelling fits.
    Other,
}

/// A unit as course files name it: `count us ms s min h d B KB MB GB % USD`.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The name in course files, for `i18n`.
    pub name: String,
    /// What it measures.
    pub sort: Sort,
    /// Its size in the sort's base unit.
    pub scale: f64,
}

/// Spellings by name of the unit; compared after folding, so width, case and kana do not matter. Names of units themselves need
/// no entry. Plural and spoken forms are what people really type.
const SPELLINGS: [(&str, &[&str]); 11] = [
    (
        "us",
        &["µs", "μs", "microsecond", "microseconds", "マイクロ秒"],
    ),
    ("ms", &["msec", "millisecond", "milliseconds", "ミリ秒"]),
    (
        "s",
        &["sec", "secs", "second", "seconds", "秒", "秒間", "びょう"],
    ),
    (
        "min",
        &["m", "mins", "minute", "minutes", "分", "分間", "ふん"],
    ),
    ("h", &["hr", "hrs", "hour", "hours", "時間", "じかん"]),
    ("d", &["day", "days", "日", "日間"]),
    ("B", &["byte", "bytes", "バイト"]),
    ("KB", &["k", "kib", "kilobytes", "キロバイト"]),
    ("MB", &["m", "mib", "megabytes", "メガバイト"]),
    ("GB", &["g", "gib", "gigabytes", "ギガバイト"]),
    ("%", &["percent", "パーセント", "ぱー"]),
];

/// Words for money.
const MONEY: [&str; 6] = ["usd", "$", "dollar", "dollars", "ドル", "米ドル"];

impl Unit {
    /// The unit of a name in a course file. An unknown name measures nothing but itself.
    pub fn of(name: &str) -> Self {
        let (sort, scale) = match name {
            "" | "count" => (Sort::Count, 1.0),
            "%" => (Sort::Share, 1.0),
            "USD" => (Sort::Money, 1.0),
            _ => scale_in(&TIME_UNITS, name)
                .map(|scale| (Sort::Time, scale))
                .or_else(|| scale_in(&SIZE_UNITS, name).map(|scale| (Sort::Size, scale)))
                .unwrap_or((Sort::Other, 1.0)),
        };
        Self {
            name: name.to_owned(),
            sort,
            scale,
        }
    }

    /// How many of this unit one of the typed unit is; `None` if it is no unit of the same sort. An empty spelling is this unit.
    pub fn per(&self, typed: &str) -> Option<f64> {
        let typed = fold_answer(typed);
        if typed.is_empty() || typed == fold_answer(&self.name) {
            return Some(1.0);
        }
        match self.sort {
            // 回, 件, photos, messages …: whatever is counted, unless it is a unit of something else.
            Sort::Count => (!is_unit(&typed) && !typed.contains(char::is_numeric)).then_some(1.0),
            Sort::Money => MONEY
                .iter()
                .any(|word| fold_answer(word) == typed)
                .then_some(1.0),
            Sort::Share => spells("%", &typed).then_some(1.0),
            Sort::Time => self.converted(&TIME_UNITS, &typed),
            Sort::Size => self.converted(&SIZE_UNITS, &typed),
            Sort::Other => None,
        }
    }

    /// A number of the simulator in this unit: seconds, bytes, a share of 1, dollars or a count come in.
    pub fn of_base(&self, number: f64) -> f64 {
        match self.sort {
            // Units of time are kept in microseconds.
            Sort::Time => number * 1e6 / self.scale,
            Sort::Size => number / self.scale,
            Sort::Share => number * 100.0,
            Sort::Count | Sort::Money | Sort::Other => number,
        }
    }

    fn converted(&self, units: &[(&str, u64)], typed: &str) -> Option<f64> {
        units
            .iter()
            .find(|(name, _)| spells(name, typed))
            .map(|(_, scale)| *scale as f64 / self.scale)
    }
}

fn scale_in(units: &[(&str, u64)], name: &str) -> Option<f64> {
    units
        .iter()
        .find(|(unit, _)| *unit == name)
        .map(|(_, scale)| *scale as f64)
}

fn spells(name: &str, folded: &str) -> bool {
    fold_answer(name) == folded
        || SPELLINGS
            .iter()
            .filter(|(unit, _)| *unit == name)
            .flat_map(|(_, words)| words.iter())
            .any(|word| fold_answer(word) == folded)
}

fn is_unit(folded: &str) -> bool {
    let scaled = TIME_UNITS.iter().chain(&SIZE_UNITS);
    scaled
        .map(|(name, _)| *name)
        .chain(["%"])
        .any(|name| spells(name, folded))
        || MONEY.iter().any(|word| fold_answer(word) == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_may_be_typed_in_either_language() {
        let seconds = Unit::of("s");
        for typed in ["", "s", "sec", "Seconds", "秒", "ｓ"] {
            assert_eq!(seconds.per(typed), Some(1.0), "{typed}");
        }
        assert_eq!(seconds.per("分"), Some(60.0));
        assert_eq!(seconds.per("ms"), Some(0.001));
        assert_eq!(seconds.per("MB"), None);
    }

    #[test]
    fn measures_come_in_their_base_units() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(Unit::of("min").of_base(90.0), 1.5));
        assert!(near(Unit::of("ms").of_base(0.25), 250.0));
        assert!(near(Unit::of("MB").of_base(1_048_576.0), 1.0));
        assert!(near(Unit::of("%").of_base(0.3), 30.0));
        assert!(near(Unit::of("count").of_base(3.0), 3.0));
    }

    #[test]
    fn m_is_a_minute_or_a_megabyte_by_what_is_asked() {
        assert_eq!(Unit::of("s").per("m"), Some(60.0));
        assert_eq!(Unit::of("KB").per("m"), Some(1024.0));
    }

    #[test]
    fn counters_follow_counts_only() {
        assert_eq!(Unit::of("count").per("回"), Some(1.0));
        assert_eq!(Unit::of("count").per("photos"), Some(1.0));
        assert_eq!(Unit::of("count").per("秒"), None);
        assert_eq!(Unit::of("count").per("or 4"), None);
        assert_eq!(Unit::of("%").per("パーセント"), Some(1.0));
        assert_eq!(Unit::of("USD").per("ドル"), Some(1.0));
        assert_eq!(Unit::of("GB-s").per("GB-s"), Some(1.0));
    }
}
