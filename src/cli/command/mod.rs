//! One file per command. This one finds the command that was asked for and what most of them need: the course and a lesson.

mod check;
mod completions;
mod course;
mod doctor;
mod help;
mod man;
mod progress;
mod read;
mod search;
mod settings;
mod sim;
mod term;
mod ticket;
mod tutor;

use std::sync::Arc;

use clap::ArgMatches;
use clap::Command;

use crate::cli::clock;
use crate::cli::mistake;
use crate::cli::out::Out;
use crate::cli::stop::Stop;
use crate::config::Launch;
use crate::config::Settings;
use crate::config::Start;
use crate::course::load;
use crate::course::model::Course;
use crate::course::model::Lesson;
use crate::error::Error;
use crate::i18n::quantity;
use crate::lang::Lang;
use crate::memory::habit::Habit;
use crate::msg;
use crate::present::problem;
use crate::study::Begun;
use crate::study::Study;

/// A bound that is none to a person: the largest number that files and JSON hold.
pub const MANY: u64 = i64::MAX as u64;

/// What a command is given.
pub struct Call<'a> {
    /// Its own part of the command line.
    pub matches: &'a ArgMatches,
    /// The whole tree, for commands that describe it.
    pub root: &'a Command,
    /// Every choice made.
    pub settings: &'a Settings,
    /// Where it prints.
    pub out: &'a mut Out,
}

/// Runs the command that was asked for; a launch if it wants the tutor.
pub fn run(
    root: &Command,
    matches: &ArgMatches,
    settings: &Settings,
    out: &mut Out,
) -> Result<Option<Launch>, Stop> {
    let call = &mut Call {
        matches,
        root,
        settings,
        out,
    };
    match call.choose() {
        "" => return tutor::open(call, Start::Home, "learn --plain").map(Some),
        "learn" => return tutor::learn(call),
        "review" => return tutor::review(call),
        "quiz" => return tutor::quiz(call),
        "ticket" => return ticket::run(call),
        "read" => read::run(call),
        "search" => search::run(call),
        "settings" => settings::run(call),
        "term" => term::run(call),
        "sim" => sim::run(call),
        "course" => course::run(call),
        "progress" => progress::run(call),
        "check" => check::run(call),
        "doctor" => doctor::run(call),
        "completions" => completions::run(call),
        "man" => man::run(call),
        _ => help::run(call),
    }
    .map(|()| None)
}

impl<'a> Call<'a> {
    /// Goes down to the command that was asked for and says which one it is; empty if none was.
    pub fn choose(&mut self) -> &'a str {
        let Some((name, own)) = self.matches.subcommand() else {
            return "";
        };
        self.matches = own;
        name
    }
}

impl Call<'_> {
    /// A word of the command's own arguments.
    pub fn word(&self, name: &str) -> Option<&str> {
        self.matches.get_one::<String>(name).map(String::as_str)
    }

    /// Whether a switch is set.
    pub fn has(&self, name: &str) -> bool {
        self.matches.get_flag(name)
    }

    /// A whole number between two bounds.
    pub fn number(&self, name: &str, low: u64, high: u64) -> Result<Option<u64>, Error> {
        let Some(word) = self.word(name) else {
            return Ok(None);
        };
        word.parse()
            .ok()
            .filter(|number| (low..=high).contains(number))
            .map(Some)
            .ok_or_else(|| {
                let option = format!("--{name}");
                Error::usage(msg!("cli-mistake-value", option = option, value = word)).hint(msg!(
                    "cli-mistake-number",
                    low = low,
                    high = high.to_string()
                ))
            })
    }

    /// The learner's progress on the course in use. What they must hear about its file goes to stderr.
    pub fn study(&mut self) -> Result<Study, Stop> {
        let begun = self.begun()?;
        if let Some(trouble) = &begun.trouble {
            let lines = problem::error(trouble, self.out.paper());
            self.out.error(&lines);
        }
        Ok(begun.study)
    }

    fn begun(&mut self) -> Result<Begun, Stop> {
        let settings = self.settings;
        let mut begun = Study::open(
            self.course()?,
            &self.settings.progress_file(),
            clock::now(self.settings),
            print,
        )?;
        begun.study.set_habit(Habit::of(
            settings.retention,
            settings.daily_cap,
            settings.day_starts_at,
        ));
        for notice in &begun.notices {
            self.out.note(notice)?;
        }
        Ok(begun)
    }

    /// The learner's progress, for a command that is about nothing else: a file that cannot be used is its error.
    pub fn kept_study(&mut self) -> Result<Study, Stop> {
        let begun = self.begun()?;
        match begun.trouble {
            Some(trouble) => Err(trouble.into()),
            None => Ok(begun.study),
        }
    }

    /// The course the settings name, or the shipped one.
    pub fn course(&self) -> Result<Arc<Course>, Error> {
        course(self.settings)
    }
}

/// A number with its unit, as questions print it.
fn print(lang: Lang, value: f64, unit: &str) -> String {
    quantity(lang, value, None, unit)
}

/// The course the settings name, or the shipped one.
pub fn course(settings: &Settings) -> Result<Arc<Course>, Error> {
    let loaded = match &settings.course {
        None => load::embedded(),
        Some(folder) if !folder.is_dir() => {
            let path = folder.display().to_string();
            return Err(
                Error::mend(msg!("cli-no-course", path = path)).hint(msg!("cli-no-course-hint"))
            );
        }
        Some(folder) => load::folder(folder),
    };
    loaded
        .map(Arc::new)
        .map_err(|problems| Error::mend(msg!("cli-course-broken")).problems(problems))
}

/// A written lesson by its id or number.
pub fn lesson(course: &Course, word: &str) -> Result<Arc<Lesson>, Error> {
    let Some(entry) = course.entry(word) else {
        let known: Vec<&str> = course
            .entries()
            .flat_map(|entry| [entry.id.as_str(), entry.number.as_str()])
            .collect();
        return Err(mistake::unknown(
            msg!("cli-no-lesson", word = word),
            word,
            &known,
            msg!("cli-no-lesson-hint"),
        ));
    };
    entry.lesson.clone().ok_or_else(|| {
        Error::mend(msg!(
            "cli-lesson-planned",
            number = &entry.number,
            title = &entry.title
        ))
        .hint(msg!("cli-no-lesson-hint"))
    })
}
