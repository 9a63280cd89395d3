//! The command line as a tree: commands, flags and their help, which comes from the locales. Reads nothing itself.

use std::path::PathBuf;

use clap::Arg;
use clap::ArgAction;
use clap::Command;
use clap::builder::PossibleValuesParser;
use clap::value_parser;

use crate::config::Color;
use crate::config::Languages;
use crate::i18n::say;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;

/// The whole command line, explained in a language.
pub fn tree(lang: Lang) -> Command {
    let told = |message: &Message| say(lang, message);
    root(lang)
        .subcommand(
            command("learn", told(&msg!("cli-learn")))
                .arg(lesson().help(told(&msg!("cli-arg-lesson-next"))))
                .arg(plain(lang)),
        )
        .subcommand(command("review", told(&msg!("cli-review"))).arg(plain(lang)))
        .subcommand(
            command("quiz", told(&msg!("cli-quiz")))
                .arg(lesson().required(true).help(told(&msg!("cli-arg-lesson"))))
                .arg(
                    Arg::new("test-out")
                        .long("test-out")
                        .action(ArgAction::SetTrue)
                        .help(told(&msg!("cli-arg-test-out"))),
                )
                .arg(plain(lang)),
        )
        .subcommand(
            command("read", told(&msg!("cli-read")))
                .arg(lesson().required(true).help(told(&msg!("cli-arg-lesson"))))
                .arg(option("width", "N").help(told(&msg!("cli-arg-width")))),
        )
        .subcommand(
            command("term", told(&msg!("glossary-command")))
                .arg(
                    Arg::new("word")
                        .value_name("WORD")
                        .help(told(&msg!("glossary-arg-word"))),
                )
                .arg(json(lang)),
        )
        .subcommand(
            command("search", told(&msg!("search-command")))
                .arg(
                    Arg::new("words")
                        .value_name("WORDS")
                        .required(true)
                        .action(ArgAction::Append)
                        .num_args(1..)
                        .help(told(&msg!("search-arg-words"))),
                )
                .arg(option("limit", "N").help(told(&msg!("search-arg-limit"))))
                .arg(json(lang)),
        )
        .subcommand(
            command("ticket", told(&msg!("cli-ticket")))
                .arg(
                    Arg::new("ticket")
                        .value_name("ID")
                        .help(told(&msg!("cli-arg-ticket"))),
                )
                .arg(plain(lang))
                .arg(json(lang)),
        )
        .subcommand(sim(lang))
        .subcommand(course(lang))
        .subcommand(command("progress", told(&msg!("cli-progress"))).arg(json(lang)))
        .subcommand(
            command("settings", told(&msg!("settings-command")))
                .arg(
                    Arg::new("key")
                        .value_name("KEY")
                        .help(told(&msg!("settings-arg-key"))),
                )
                .arg(
                    Arg::new("value")
                        .value_name("VALUE")
                        .allow_hyphen_values(true)
                        .help(told(&msg!("settings-arg-value"))),
                )
                .arg(json(lang)),
        )
        .subcommand(
            command("check", told(&msg!("cli-check")))
                .arg(
                    Arg::new("folder")
                        .value_name("DIR")
                        .value_parser(value_parser!(PathBuf))
                        .help(told(&msg!("cli-arg-folder"))),
                )
                .arg(json(lang))
                .arg(switch("strict").help(told(&msg!("cli-arg-strict")))),
        )
        .subcommand(command("doctor", told(&msg!("cli-doctor"))).arg(json(lang)))
        .subcommand(
            command("completions", told(&msg!("cli-completions"))).arg(
                Arg::new("shell")
                    .value_name("SHELL")
                    .required(true)
                    .value_parser(PossibleValuesParser::new(SHELLS))
                    .hide_possible_values(true)
                    .help(told(&msg!("cli-arg-shell", shells = SHELLS.join(", ")))),
            ),
        )
        .subcommand(command("man", told(&msg!("cli-man"))))
        .subcommand(
            command("help", told(&msg!("cli-help"))).arg(
                Arg::new("path")
                    .value_name("COMMAND")
                    .action(ArgAction::Append)
                    .num_args(0..)
                    .help(told(&msg!("cli-arg-command"))),
            ),
        )
}

/// Shells that `completions` writes for.
pub const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// Options that every command takes, in the order help shows them.
pub const EVERYWHERE: [&str; 11] = [
    "lang",
    "color",
    "theme",
    "data-dir",
    "course",
    "ascii",
    "ambiguous-width",
    "no-input",
    "quiet",
    "help",
    "version",
];

fn root(lang: Lang) -> Command {
    let told = |message: &Message| say(lang, message);
    let words = |name: &'static str, words: [&'static str; 3]| {
        option(name, "WORD")
            .value_parser(PossibleValuesParser::new(words))
            .hide_possible_values(true)
            .global(true)
    };
    let path = |name: &'static str| {
        option(name, "DIR")
            .value_parser(value_parser!(PathBuf))
            .global(true)
    };
    command("terakoya", told(&msg!("cli-about")))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(
            words("lang", Languages::WORDS.map(|(word, _)| word)).help(told(&msg!("cli-arg-lang"))),
        )
        .arg(words("color", Color::WORDS.map(|(word, _)| word)).help(told(&msg!("cli-arg-color"))))
        .arg(
            option("theme", "NAME")
                .global(true)
                .help(told(&msg!("cli-arg-theme"))),
        )
        .arg(path("data-dir").help(told(&msg!("cli-arg-data-dir"))))
        .arg(path("course").help(told(&msg!("cli-arg-course"))))
        .arg(
            switch("ascii")
                .global(true)
                .help(told(&msg!("cli-arg-ascii"))),
        )
        .arg(
            option("ambiguous-width", "1|2")
                .value_parser(PossibleValuesParser::new(["1", "2"]))
                .hide_possible_values(true)
                .global(true)
                .help(told(&msg!("cli-arg-ambiguous-width"))),
        )
        .arg(
            switch("no-input")
                .global(true)
                .help(told(&msg!("cli-arg-no-input"))),
        )
        .arg(
            switch("quiet")
                .short('q')
                .global(true)
                .help(told(&msg!("cli-arg-quiet"))),
        )
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .global(true)
                .help(told(&msg!("cli-arg-help"))),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(told(&msg!("cli-arg-version"))),
        )
}

fn sim(lang: Lang) -> Command {
    let told = |message: &Message| say(lang, message);
    command("sim", told(&msg!("cli-sim")))
        .subcommand_required(true)
        .subcommand(command("list", told(&msg!("cli-sim-list"))).arg(json(lang)))
        .subcommand(command("reference", told(&msg!("cli-sim-reference"))))
        .subcommand(
            command("run", told(&msg!("cli-sim-run")))
                .arg(
                    Arg::new("scenario")
                        .value_name("FILE|ID")
                        .required(true)
                        .help(told(&msg!("cli-arg-scenario"))),
                )
                .arg(option("seed", "N").help(told(&msg!("cli-arg-seed"))))
                .arg(
                    option("set", "PATH=VALUE")
                        .action(ArgAction::Append)
                        .help(told(&msg!("cli-arg-set"))),
                )
                .arg(option("horizon", "SPAN").help(told(&msg!("cli-arg-horizon"))))
                .arg(option("runs", "N").help(told(&msg!("sim-arg-runs"))))
                .arg(json(lang))
                .arg(
                    switch("trace")
                        .requires("json")
                        .help(told(&msg!("cli-arg-trace"))),
                )
                .arg(option("svg", "FILE").help(told(&msg!("sim-arg-svg")))),
        )
}

fn course(lang: Lang) -> Command {
    let told = |message: &Message| say(lang, message);
    command("course", told(&msg!("cli-course")))
        .subcommand_required(true)
        .subcommand(command("list", told(&msg!("cli-course-list"))).arg(json(lang)))
        .subcommand(command("outline", told(&msg!("cli-course-outline"))).arg(json(lang)))
}

fn command(name: &'static str, about: String) -> Command {
    // An option that is repeated counts as it was said last, so that an alias may be overruled.
    Command::new(name)
        .about(about)
        .disable_help_flag(true)
        .args_override_self(true)
}

fn lesson() -> Arg {
    Arg::new("lesson").value_name("LESSON")
}

fn plain(lang: Lang) -> Arg {
    switch("plain").help(say(lang, &msg!("cli-arg-plain")))
}

fn json(lang: Lang) -> Arg {
    switch("json").help(say(lang, &msg!("cli-arg-json")))
}

fn switch(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

fn option(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .action(ArgAction::Set)
        // `--set x=-1` and `--seed -1` reach the command, which says what it wants.
        .allow_hyphen_values(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound_in_both_languages() {
        for lang in Lang::ALL {
            tree(lang).debug_assert();
        }
    }

    #[test]
    fn everything_is_explained() {
        fn walk(command: &Command) {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for arg in command.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.is_empty() && !help.contains('⟦'), "{}", arg.get_id());
            }
            command.get_subcommands().for_each(walk);
        }
        for lang in Lang::ALL {
            walk(&tree(lang));
        }
    }
}
