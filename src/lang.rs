//! The two languages, and text that exists in both. Knows nothing of message catalogues.

use std::str::FromStr;

/// A language of the interface and of the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Japanese first as everywhere in the project.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The two-letter code used in file names, flags and JSON: `ja` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ja => Self::En,
            Self::En => Self::Ja,
        }
    }

    /// The language of a POSIX locale name such as `ja_JP.UTF-8`; anything that is not Japanese reads English.
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("ja") {
            Self::Ja
        } else {
            Self::En
        }
    }
}

impl FromStr for Lang {
    type Err = ();

    /// Reads the two-letter code.
    fn from_str(code: &str) -> Result<Self, ()> {
        match code {
            "ja" => Ok(Self::Ja),
            "en" => Ok(Self::En),
            _ => Err(()),
        }
    }
}

/// One value per language: `ByLang<String>` is [`Text`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ByLang<T> {
    /// The English one.
    pub en: T,
    /// The Japanese one.
    pub ja: T,
}

impl<T> ByLang<T> {
    /// The value for a language.
    pub const fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }

    /// The value for a language, to change.
    pub fn get_mut(&mut self, lang: Lang) -> &mut T {
        match lang {
            Lang::Ja => &mut self.ja,
            Lang::En => &mut self.en,
        }
    }
}

/// A short text in both languages, as course files write it: `{ en = "…", ja = "…" }`.
pub type Text = ByLang<String>;

impl Text {
    /// A text from its two sides.
    pub fn new(en: impl Into<String>, ja: impl Into<String>) -> Self {
        Self {
            en: en.into(),
            ja: ja.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_name_chooses_the_language() {
        assert_eq!(Lang::of_locale("ja_JP.UTF-8"), Lang::Ja);
        assert_eq!(Lang::of_locale("en_US.UTF-8"), Lang::En);
        assert_eq!(Lang::of_locale("C"), Lang::En);
    }

    #[test]
    fn codes_round_trip() {
        for lang in Lang::ALL {
            assert_eq!(lang.code().parse(), Ok(lang));
            assert_eq!(lang.other().other(), lang);
        }
    }
}
