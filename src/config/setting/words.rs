//! What settings are called and what they mean, as messages; the words stand in the locales.

use crate::config::Settings;
use crate::config::setting::Setting;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;

impl Setting {
    /// Its name.
    pub fn title(self) -> Message {
        match self {
            Self::Lang => msg!("settings-lang"),
            Self::Retention => msg!("settings-retention"),
            Self::DailyCap => msg!("settings-daily-cap"),
            Self::DayStartsAt => msg!("settings-day-starts-at"),
            Self::Theme => msg!("settings-theme"),
            Self::Motion => msg!("settings-motion"),
            Self::AmbiguousWidth => msg!("settings-ambiguous-width"),
            Self::Ascii => msg!("settings-ascii"),
        }
    }

    /// What it does, and what follows from changing it.
    pub fn about(self) -> Message {
        match self {
            Self::Lang => msg!("settings-lang-about"),
            Self::Retention => msg!("settings-retention-about"),
            Self::DailyCap => msg!("settings-daily-cap-about"),
            Self::DayStartsAt => msg!("settings-day-starts-at-about"),
            Self::Theme => msg!("settings-theme-about"),
            Self::Motion => msg!("settings-motion-about"),
            Self::AmbiguousWidth => msg!("settings-ambiguous-width-about"),
            Self::Ascii => msg!("settings-ascii-about"),
        }
    }

    /// What it is now, in words.
    pub fn told(self, settings: &Settings) -> Message {
        match self {
            Self::Lang if settings.both => msg!("settings-lang-both"),
            Self::Lang => match settings.lang {
                Lang::Ja => msg!("settings-lang-ja"),
                Lang::En => msg!("settings-lang-en"),
            },
            Self::Retention => {
                let percent = (settings.retention * 1000.0).round() / 10.0;
                msg!("settings-percent", percent = percent.to_string())
            }
            Self::DailyCap => msg!("settings-reviews", count = settings.daily_cap),
            Self::DayStartsAt => msg!("settings-hour", hour = settings.day_starts_at),
            Self::Theme => msg!("settings-as-is", value = self.value(settings)),
            Self::Motion => on_off(settings.motion),
            Self::Ascii => on_off(settings.ascii),
            Self::AmbiguousWidth => msg!(
                "settings-cells",
                count = u64::from(settings.ambiguous_width)
            ),
        }
    }
}

fn on_off(on: bool) -> Message {
    if on {
        msg!("settings-on")
    } else {
        msg!("settings-off")
    }
}
