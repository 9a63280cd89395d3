//! What the person chose, from five places: flag > `TERAKOYA_*` variable > configuration file > locale variables > default. Also
//! where their files live (XDG folders). Is handed flags and variables; looks at no terminal and reads no clock.

mod choice;
mod file;
mod folders;
mod launch;
pub mod setting;
pub mod themes;
mod variables;
pub mod writer;

use std::path::PathBuf;

pub use choice::Color;
pub use choice::Depth;
pub use choice::Languages;
pub use folders::Folders;
pub use folders::homeless;
pub use launch::Launch;
pub use launch::Start;
pub use variables::Variables;

use crate::config::setting::Setting;
use crate::error::Error;
use crate::lang::Lang;
use crate::moment::Moment;

/// What stood on the command line; what was not said is left to the other places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flags {
    /// `--lang`.
    pub languages: Option<Languages>,
    /// `--color`.
    pub color: Option<Color>,
    /// `--theme`.
    pub theme: Option<String>,
    /// `--data-dir`.
    pub data_dir: Option<PathBuf>,
    /// `--course`.
    pub course: Option<PathBuf>,
    /// `--ambiguous-width`: cells of an ambiguous character, 1 or 2.
    pub ambiguous_width: Option<u8>,
    /// `--ascii`.
    pub ascii: bool,
    /// `--no-input`.
    pub no_input: bool,
    /// `--quiet`.
    pub quiet: bool,
}

/// The outcome: every choice made.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch a person turns on its own"
)]
pub struct Settings {
    /// The language of the interface and of the course.
    pub lang: Lang,
    /// Whether the course is shown in both languages, `lang` first.
    pub both: bool,
    /// Whether to colour.
    pub color: Color,
    /// A theme by name; `None` for the one that ships.
    pub theme: Option<String>,
    /// Where progress lives.
    pub data_dir: PathBuf,
    /// A course folder to use instead of the one that ships.
    pub course: Option<PathBuf>,
    /// Cells the terminal gives a character of ambiguous width: 1 or 2.
    pub ambiguous_width: u8,
    /// Only ASCII signs.
    pub ascii: bool,
    /// Never wait for the person.
    pub no_input: bool,
    /// Say only what was asked for.
    pub quiet: bool,
    /// Whether `TERM` says that the terminal can do nothing but print.
    pub dumb: bool,
    /// The moment that `TERAKOYA_NOW` fixes; `None` for the clock.
    pub now: Option<Moment>,
    /// The seed that `TERAKOYA_SEED` fixes; `None` to draw one.
    pub seed: Option<u64>,
    /// The configuration file that would be read, whether or not it is there.
    pub file: Option<PathBuf>,
    /// How many colours the terminal announces.
    pub depth: Depth,
    /// The share of what comes back that the learner wants to recall, 0.7 to 0.97.
    pub retention: f64,
    /// Reviews a day at most.
    pub daily_cap: u64,
    /// The hour at which the learner's day starts, 0 to 23.
    pub day_starts_at: u64,
    /// Whether anything may move by itself.
    pub motion: bool,
    /// Settings that a flag or a variable decides, so that the file does not.
    pub overruled: Vec<Setting>,
}

impl Settings {
    /// Decides. Unknown words in variables and mistakes in the file are errors that say where they stand.
    pub fn resolve(
        flags: Flags,
        variables: &Variables,
        folders: Option<&Folders>,
    ) -> Result<Self, Error> {
        let chosen = variables.choices()?;
        let path = chosen
            .file
            .clone()
            .or_else(|| folders.map(|folders| folders.config.join("config.toml")));
        let written = match &path {
            Some(path) => file::read(path, chosen.file.is_some())?,
            None => file::Choices::default(),
        };
        let overruled = [
            (
                Setting::Lang,
                flags.languages.or(chosen.languages).is_some(),
            ),
            (
                Setting::Theme,
                flags.theme.is_some() || chosen.theme.is_some(),
            ),
            (
                Setting::AmbiguousWidth,
                flags.ambiguous_width.or(chosen.ambiguous_width).is_some(),
            ),
            (Setting::Ascii, flags.ascii || chosen.ascii.is_some()),
        ];
        let overruled = overruled.iter().filter(|(_, is)| *is);
        let overruled = overruled.map(|(setting, _)| *setting).collect();
        let locale = variables.locale();
        let languages = flags.languages.or(chosen.languages).or(written.languages);
        let lang = languages
            .and_then(Languages::only)
            .unwrap_or(locale.unwrap_or(Lang::En));
        let data_dir = flags
            .data_dir
            .or(chosen.data_dir)
            .or(written.data_dir)
            .or_else(|| folders.map(|folders| folders.data.clone()))
            .ok_or_else(folders::homeless)?;
        Ok(Self {
            lang,
            both: languages == Some(Languages::Both),
            color: flags
                .color
                .or(chosen.color)
                .or(written.color)
                .or_else(|| variables.usual_color())
                .unwrap_or(Color::Auto),
            theme: flags.theme.or(chosen.theme).or(written.theme),
            data_dir,
            course: flags.course.or(chosen.course).or(written.course),
            ambiguous_width: flags
                .ambiguous_width
                .or(chosen.ambiguous_width)
                .or(written.ambiguous_width)
                .unwrap_or(1),
            ascii: flags.ascii || chosen.ascii.or(written.ascii).unwrap_or(false),
            no_input: flags.no_input || chosen.no_input.unwrap_or(false),
            quiet: flags.quiet || chosen.quiet.or(written.quiet).unwrap_or(false),
            dumb: variables.get("TERM") == Some("dumb"),
            now: chosen.now,
            seed: chosen.seed,
            file: path,
            depth: variables.depth(),
            retention: written.retention.unwrap_or(setting::USUAL_RETENTION),
            daily_cap: written.daily_cap.unwrap_or(setting::USUAL_DAILY_CAP),
            day_starts_at: written.day_starts_at.unwrap_or(setting::USUAL_DAY_START),
            motion: written.motion.unwrap_or(true),
            overruled,
        })
    }

    /// The folder of the learner's own themes: beside the configuration file.
    pub fn theme_folder(&self) -> Option<PathBuf> {
        Some(self.file.as_ref()?.parent()?.join("themes"))
    }

    /// The names of all themes: those that ship and the learner's own.
    pub fn themes(&self) -> Vec<String> {
        themes::names(self.theme_folder().as_deref())
    }

    /// The file that keeps the learner's progress.
    pub fn progress_file(&self) -> PathBuf {
        self.data_dir.join("progress.db")
    }

    /// The language to say something in before anything is decided: what can be understood decides, what cannot is passed over.
    pub fn first_language(
        languages: Option<Languages>,
        variables: &Variables,
        folders: Option<&Folders>,
    ) -> Lang {
        let flags = Flags {
            languages,
            ..Flags::default()
        };
        Self::resolve(flags, variables, folders).map_or_else(
            |_| {
                languages
                    .and_then(Languages::only)
                    .or_else(|| variables.choices().ok()?.languages?.only())
                    .or_else(|| variables.locale())
                    .unwrap_or(Lang::En)
            },
            |settings| settings.lang,
        )
    }
}

#[cfg(test)]
mod tests;
