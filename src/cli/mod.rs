//! The command line: reads it, runs a command, prints. Results go to stdout, messages to stderr; whoever wants the tutor gets it
//! from `main`. Never draws a screen and never touches the store but through `study`.

mod args;
mod clock;
mod command;
mod help;
mod ink;
mod mistake;
mod out;
mod plain;
mod stop;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;
use clap::error::ErrorKind;

use crate::config::Color;
use crate::config::Flags;
use crate::config::Folders;
use crate::config::Languages;
use crate::config::Launch;
use crate::config::Settings;
use crate::config::Variables;
use crate::error::Error;
use crate::lang::Lang;
use crate::present::line::Line;
use crate::present::problem;

use out::Out;
use stop::Stop;

/// What is left to do.
pub enum Outcome {
    /// Nothing: the exit code.
    Done(ExitCode),
    /// The tutor was asked for.
    Tui(Box<Launch>),
}

/// Runs what stands on the process's command line.
pub fn run() -> Outcome {
    // What is not Unicode cannot be a setting of ours.
    let variables: Variables = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    start(
        std::env::args_os().collect(),
        &variables,
        Folders::of_this_person().as_ref(),
    )
}

/// Tells what kept the tutor from opening, if anything did.
pub fn finish(launch: &Launch, done: Result<(), Error>) -> ExitCode {
    let Err(error) = done else {
        return ExitCode::SUCCESS;
    };
    let mut out = Out::new(&launch.settings);
    out.error(&problem::error(&error, out.paper()));
    ExitCode::from(error.kind.exit_code())
}

fn start(line: Vec<OsString>, variables: &Variables, folders: Option<&Folders>) -> Outcome {
    let words: Vec<String> = line
        .iter()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let lang = Settings::first_language(languages_in(&words), variables, folders);
    let root = args::tree(lang);
    let matches = match root.clone().try_get_matches_from(line) {
        Ok(matches) => matches,
        Err(other) => return refused(lang, &root, &words, &other),
    };
    let settings = match Settings::resolve(flags(&matches), variables, folders) {
        Ok(settings) => settings,
        Err(error) => return failed(&mut Out::plain(lang), &error),
    };
    let mut out = Out::new(&settings);
    let done = command::run(&root, &matches, &settings, &mut out);
    match done.and_then(|launch| out.flush().map(|()| launch)) {
        Ok(None) | Err(Stop::Pipe | Stop::End) => Outcome::Done(ExitCode::SUCCESS),
        Ok(Some(launch)) => Outcome::Tui(Box::new(launch)),
        Err(Stop::Code(code)) => Outcome::Done(ExitCode::from(code)),
        Err(Stop::Error(error)) => failed(&mut out, &error),
    }
}

/// Help and the version are no mistakes; the rest is told in the reader's language.
fn refused(lang: Lang, root: &clap::Command, words: &[String], why: &clap::Error) -> Outcome {
    let mut out = Out::plain(lang);
    let lines = match why.kind() {
        ErrorKind::DisplayHelp => help::lines(root, &help::path_in(root, words), out.paper()),
        ErrorKind::DisplayVersion => {
            vec![Line::plain(concat!("terakoya ", env!("CARGO_PKG_VERSION")))]
        }
        _ => return failed(&mut out, &mistake::error(root, words, why)),
    };
    let _ = out.lines(&lines).and_then(|()| out.flush());
    Outcome::Done(ExitCode::SUCCESS)
}

fn failed(out: &mut Out, error: &Error) -> Outcome {
    let lines = problem::error(error, out.paper());
    out.error(&lines);
    Outcome::Done(ExitCode::from(error.kind.exit_code()))
}

/// `--lang` before the line is understood, so that even a mistake in it is told in the right language.
fn languages_in(words: &[String]) -> Option<Languages> {
    let mut found = None;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next().map(String::as_str),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        let meant = |value| {
            let mut known = Languages::WORDS.iter();
            known.find(|(name, _)| *name == value)
        };
        found = value.and_then(meant).map(|(_, meaning)| *meaning).or(found);
    }
    found
}

fn flags(matches: &ArgMatches) -> Flags {
    fn word<T: Copy>(matches: &ArgMatches, name: &str, words: &[(&'static str, T)]) -> Option<T> {
        let word = matches.get_one::<String>(name)?;
        words
            .iter()
            .find(|(known, _)| known == word)
            .map(|(_, meaning)| *meaning)
    }
    let path = |name: &str| matches.get_one(name).cloned();
    Flags {
        languages: word(matches, "lang", &Languages::WORDS),
        color: word(matches, "color", &Color::WORDS),
        theme: matches.get_one("theme").cloned(),
        data_dir: path("data-dir"),
        course: path("course"),
        ambiguous_width: word(matches, "ambiguous-width", &[("1", 1), ("2", 2)]),
        ascii: matches.get_flag("ascii"),
        no_input: matches.get_flag("no-input"),
        quiet: matches.get_flag("quiet"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_flag_is_seen_wherever_it_stands() {
        let found = |line: &str| {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            languages_in(&words)
        };
        assert_eq!(found("read 2-3 --lang ja"), Some(Languages::Ja));
        assert_eq!(found("--lang=en lern"), Some(Languages::En));
        assert_eq!(found("--lang fr"), None);
        assert_eq!(found("--lang"), None);
        assert_eq!(found("learn --langue ja"), None);
    }
}
