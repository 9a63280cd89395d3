//! The settings a learner may change from inside the program: their keys, what each may be, and how the file writes it. Changes nothing
//! itself.

mod words;

use std::ops::RangeInclusive;

use crate::config::Settings;
use crate::config::choice::Languages;
use crate::error::Error;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;

/// Shares of what comes back that one may want to recall.
pub const RETENTIONS: RangeInclusive<f64> = 0.7..=0.97;
/// Reviews a day that may be asked for at most.
pub const DAILY_CAPS: RangeInclusive<u64> = 1..=1000;
/// Hours at which a day may start.
pub const DAY_STARTS: RangeInclusive<u64> = 0..=23;

/// What stands for the retention nobody has chosen.
pub const USUAL_RETENTION: f64 = 0.9;
/// Reviews a day unless the learner says otherwise.
pub const USUAL_DAILY_CAP: u64 = 20;
/// The hour a day starts at unless the learner says otherwise: who studies past midnight still studies today.
pub const USUAL_DAY_START: u64 = 4;

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Setting {
    /// The language, or both.
    Lang,
    /// The share of what comes back that the learner wants to recall.
    Retention,
    /// Reviews a day at most.
    DailyCap,
    /// The hour at which the learner's day starts.
    DayStartsAt,
    /// The theme.
    Theme,
    /// Whether anything moves by itself.
    Motion,
    /// Cells of a character of ambiguous width.
    AmbiguousWidth,
    /// Only ASCII signs.
    Ascii,
}

impl Setting {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 8] = [
        Self::Lang,
        Self::Retention,
        Self::DailyCap,
        Self::DayStartsAt,
        Self::Theme,
        Self::Motion,
        Self::AmbiguousWidth,
        Self::Ascii,
    ];

    /// Its key in the configuration file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Lang => "lang",
            Self::Retention => "retention",
            Self::DailyCap => "daily_cap",
            Self::DayStartsAt => "day_starts_at",
            Self::Theme => "theme",
            Self::Motion => "motion",
            Self::AmbiguousWidth => "ambiguous_width",
            Self::Ascii => "ascii",
        }
    }

    /// A setting by its key; a hyphen is as good as an underscore.
    pub fn of_key(word: &str) -> Option<Self> {
        let key = word.replace('-', "_");
        Self::ALL.into_iter().find(|setting| setting.key() == key)
    }

    /// What it is now, as a person writes it.
    pub fn value(self, settings: &Settings) -> String {
        match self {
            Self::Lang if settings.both => "both".to_owned(),
            Self::Lang => settings.lang.code().to_owned(),
            Self::Retention => settings.retention.to_string(),
            Self::DailyCap => settings.daily_cap.to_string(),
            Self::DayStartsAt => settings.day_starts_at.to_string(),
            Self::Theme => settings
                .theme
                .clone()
                .unwrap_or_else(|| "default".to_owned()),
            Self::Motion => settings.motion.to_string(),
            Self::AmbiguousWidth => settings.ambiguous_width.to_string(),
            Self::Ascii => settings.ascii.to_string(),
        }
    }

    /// The values one steps through with a key, in order. Others may stand in the file.
    pub fn steps(self, settings: &Settings) -> Vec<String> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match self {
            Self::Lang => words(&["ja", "en", "both"]),
            Self::Retention => {
                words(&["0.7", "0.75", "0.8", "0.85", "0.9", "0.92", "0.95", "0.97"])
            }
            Self::DailyCap => words(&["5", "10", "15", "20", "30", "40", "60", "100", "200"]),
            Self::DayStartsAt => DAY_STARTS.map(|hour| hour.to_string()).collect(),
            Self::Theme => settings.themes(),
            Self::Motion | Self::Ascii => words(&["true", "false"]),
            Self::AmbiguousWidth => words(&["1", "2"]),
        }
    }

    /// Whether a value is the setting's, and how the file writes it.
    pub fn literal(self, word: &str, settings: &Settings) -> Result<String, Error> {
        let word = word.trim();
        let literal = match self {
            Self::Lang => Languages::WORDS
                .iter()
                .any(|(known, _)| *known == word)
                .then(|| quoted(word)),
            Self::Theme => settings
                .themes()
                .iter()
                .any(|known| known == word)
                .then(|| quoted(word)),
            Self::Retention => share(word)
                .filter(|share| RETENTIONS.contains(share))
                .map(|share| share.to_string()),
            Self::DailyCap => number(word, &DAILY_CAPS),
            Self::DayStartsAt => number(word, &DAY_STARTS),
            Self::AmbiguousWidth => number(word, &(1..=2)),
            Self::Motion | Self::Ascii => match word {
                "true" | "yes" | "on" => Some("true".to_owned()),
                "false" | "no" | "off" => Some("false".to_owned()),
                _ => None,
            },
        };
        literal.ok_or_else(|| {
            let message = msg!("settings-wrong", key = self.key(), value = word);
            Error::usage(message).hint(self.wants(settings))
        })
    }

    /// What a value may be.
    pub fn wants(self, settings: &Settings) -> Message {
        let words = |words: Vec<String>| msg!("cli-mistake-words", words = words.join(", "));
        let range =
            |low: u64, high: u64| msg!("cli-mistake-number", low = low, high = high.to_string());
        match self {
            Self::Retention => msg!(
                "settings-share",
                low = RETENTIONS.start().to_string(),
                high = RETENTIONS.end().to_string()
            ),
            Self::DailyCap => range(*DAILY_CAPS.start(), *DAILY_CAPS.end()),
            Self::DayStartsAt => range(*DAY_STARTS.start(), *DAY_STARTS.end()),
            _ => words(self.steps(settings)),
        }
    }

    /// Takes a value that [`Setting::literal`] found right over into settings that are in use.
    pub fn apply(self, word: &str, settings: &mut Settings) {
        let word = word.trim();
        match self {
            Self::Lang => {
                settings.both = word == "both";
                if let Ok(lang) = word.parse::<Lang>() {
                    settings.lang = lang;
                }
            }
            Self::Theme => settings.theme = Some(word.to_owned()),
            Self::Retention => settings.retention = share(word).unwrap_or(settings.retention),
            Self::DailyCap => settings.daily_cap = word.parse().unwrap_or(settings.daily_cap),
            Self::DayStartsAt => {
                settings.day_starts_at = word.parse().unwrap_or(settings.day_starts_at);
            }
            Self::AmbiguousWidth => {
                settings.ambiguous_width = word.parse().unwrap_or(settings.ambiguous_width);
            }
            Self::Motion => settings.motion = matches!(word, "true" | "yes" | "on"),
            Self::Ascii => settings.ascii = matches!(word, "true" | "yes" | "on"),
        }
    }
}

fn number(word: &str, range: &RangeInclusive<u64>) -> Option<String> {
    let number = word.parse().ok().filter(|number| range.contains(number));
    number.map(|number: u64| number.to_string())
}

/// `0.9`, `90 %` and `90` are the same share.
fn share(word: &str) -> Option<f64> {
    let bare = word.trim_end_matches(['%', '％']).trim_end();
    let number: f64 = bare.parse().ok()?;
    let share = if number > 1.0 { number / 100.0 } else { number };
    // 92 % is 0.92 in the file, not 0.9200000000000000000001.
    Some((share * 1e4).round() / 1e4)
}

/// A TOML string. Names of themes hold no control characters.
fn quoted(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}
