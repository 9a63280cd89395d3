//! The environment: `TERAKOYA_*`, the locale, and what people agreed on for colours. A copy made by the front end, so that
//! nothing below it looks at the process.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::config::choice::Color;
use crate::config::choice::Depth;
use crate::config::choice::Languages;
use crate::config::choice::find;
use crate::error::Error;
use crate::lang::Lang;
use crate::message::Message;
use crate::moment::Moment;
use crate::msg;

/// The variables by name. An empty one counts as not set.
#[derive(Clone, Debug, Default)]
pub struct Variables(BTreeMap<String, String>);

/// What `TERAKOYA_*` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    pub languages: Option<Languages>,
    pub color: Option<Color>,
    pub theme: Option<String>,
    pub data_dir: Option<PathBuf>,
    pub course: Option<PathBuf>,
    pub ambiguous_width: Option<u8>,
    pub ascii: Option<bool>,
    pub no_input: Option<bool>,
    pub quiet: Option<bool>,
    pub now: Option<Moment>,
    pub seed: Option<u64>,
    pub file: Option<PathBuf>,
}

/// Yes and no as people write them.
const YES_NO: [(&str, bool); 8] = [
    ("1", true),
    ("0", false),
    ("true", true),
    ("false", false),
    ("yes", true),
    ("no", false),
    ("on", true),
    ("off", false),
];

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Variables {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .filter(|(_, value)| !value.is_empty())
                .collect(),
        )
    }
}

impl Variables {
    /// A variable that is set to something.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// What `TERAKOYA_*` says; a word that means nothing is an error that names the variable.
    pub fn choices(&self) -> Result<Choices, Error> {
        Ok(Choices {
            languages: self.word("TERAKOYA_LANG", &Languages::WORDS)?,
            color: self.word("TERAKOYA_COLOR", &Color::WORDS)?,
            theme: self.get("TERAKOYA_THEME").map(str::to_owned),
            data_dir: self.get("TERAKOYA_DATA_DIR").map(PathBuf::from),
            course: self.get("TERAKOYA_COURSE").map(PathBuf::from),
            ambiguous_width: self.word("TERAKOYA_AMBIGUOUS_WIDTH", &[("1", 1), ("2", 2)])?,
            ascii: self.word("TERAKOYA_ASCII", &YES_NO)?,
            no_input: self.word("TERAKOYA_NO_INPUT", &YES_NO)?,
            quiet: self.word("TERAKOYA_QUIET", &YES_NO)?,
            now: self.read("TERAKOYA_NOW", Moment::parse, || {
                msg!("config-variable-now")
            })?,
            seed: self.read(
                "TERAKOYA_SEED",
                |text| text.parse().ok(),
                || msg!("config-variable-seed"),
            )?,
            file: self.get("TERAKOYA_CONFIG").map(PathBuf::from),
        })
    }

    /// The locale's language by `LC_ALL`, `LC_MESSAGES`, `LANG`: the first that is set.
    pub fn locale(&self) -> Option<Lang> {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| self.get(name))
            .map(Lang::of_locale)
    }

    /// What `FORCE_COLOR`, `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR` and `TERM` ask of every program.
    pub fn usual_color(&self) -> Option<Color> {
        let on = |name| self.get(name).is_some_and(|value| value != "0");
        if on("FORCE_COLOR") || on("CLICOLOR_FORCE") {
            Some(Color::Always)
        } else if self.get("NO_COLOR").is_some()
            || self.get("FORCE_COLOR").is_some()
            || self.get("CLICOLOR") == Some("0")
            || self.get("TERM") == Some("dumb")
        {
            Some(Color::Never)
        } else {
            None
        }
    }

    /// How many colours `COLORTERM` and `TERM` announce.
    pub fn depth(&self) -> Depth {
        let term = self.get("TERM").unwrap_or_default();
        match self.get("COLORTERM") {
            Some("truecolor" | "24bit") => Depth::True,
            _ if term.contains("-direct") => Depth::True,
            _ if term.contains("256color") => Depth::Many,
            _ => Depth::Sixteen,
        }
    }

    fn word<T: Copy>(&self, name: &str, words: &[(&'static str, T)]) -> Result<Option<T>, Error> {
        self.read(
            name,
            |text| find(words, &text.to_ascii_lowercase()),
            || {
                let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                msg!("config-variable-words", words = known.join(", "))
            },
        )
    }

    fn read<T>(
        &self,
        name: &str,
        read: impl Fn(&str) -> Option<T>,
        wants: impl Fn() -> Message,
    ) -> Result<Option<T>, Error> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        read(text).map(Some).ok_or_else(|| {
            Error::mend(msg!("config-variable", name = name, value = text)).hint(wants())
        })
    }
}
