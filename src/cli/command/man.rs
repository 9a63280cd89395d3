//! `man`: the manual page as roff, made from the same tree as help. Headings speak the reader's language.

use clap::Arg;
use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::Inline;
use clap_mangen::roff::Roff;
use clap_mangen::roff::bold;
use clap_mangen::roff::roman;

use crate::cli::command::Call;
use crate::cli::help::option_of;
use crate::cli::help::usage_of;
use crate::cli::stop::Stop;
use crate::i18n::say;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;

/// Variables a person may set, in the order the manual lists them.
const VARIABLES: [&str; 12] = [
    "TERAKOYA_LANG",
    "TERAKOYA_COLOR",
    "TERAKOYA_THEME",
    "TERAKOYA_DATA_DIR",
    "TERAKOYA_COURSE",
    "TERAKOYA_ASCII",
    "TERAKOYA_AMBIGUOUS_WIDTH",
    "TERAKOYA_NO_INPUT",
    "TERAKOYA_QUIET",
    "TERAKOYA_CONFIG",
    "TERAKOYA_NOW",
    "TERAKOYA_SEED",
];

/// `man`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let page = page(call.root, call.out.lang())?;
    call.out.raw(page.as_bytes())
}

fn page(root: &Command, lang: Lang) -> Result<String, Stop> {
    let told = |message: &Message| say(lang, message);
    let mut page = Vec::new();
    // The first line is what `apropos` finds: a few words.
    let man = Man::new(root.clone().about(told(&msg!("cli-man-tagline"))));
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    let mut roff = Roff::new();
    roff.control("SH", ["SYNOPSIS"]);
    roff.text([bold(usage_of(root, &[root.get_name().to_owned()]))]);
    roff.control("SH", ["COMMANDS"]);
    let mut name = vec![root.get_name().to_owned()];
    for command in root.get_subcommands() {
        entry(&mut roff, command, &mut name);
    }
    roff.control("SH", ["OPTIONS"]);
    for arg in root.get_arguments() {
        option(&mut roff, arg);
    }
    roff.control("SH", ["ENVIRONMENT"]);
    roff.text([roman(told(&msg!("cli-man-environment")))]);
    for variable in VARIABLES {
        roff.control("PP", []);
        roff.text([bold(variable)]);
    }
    roff.control("SH", ["FILES"]);
    for (path, about) in [
        (
            "$XDG_CONFIG_HOME/terakoya/config.toml",
            msg!("cli-man-config"),
        ),
        ("$XDG_DATA_HOME/terakoya/", msg!("cli-man-data")),
    ] {
        definition(&mut roff, path, told(&about));
    }
    roff.control("SH", ["EXIT STATUS"]);
    for (code, about) in [
        ("0", msg!("cli-man-exit-0")),
        ("1", msg!("cli-man-exit-1")),
        ("2", msg!("cli-man-exit-2")),
        ("101", msg!("cli-man-exit-101")),
        ("128+N", msg!("cli-man-exit-signal")),
    ] {
        definition(&mut roff, code, told(&about));
    }
    roff.to_writer(&mut page)?;
    Ok(headings(&String::from_utf8_lossy(&page), lang))
}

/// A command and everything below it, each with its usage, what it does and its own options.
fn entry(roff: &mut Roff, command: &Command, name: &mut Vec<String>) {
    name.push(command.get_name().to_owned());
    if command.has_subcommands() {
        for below in command.get_subcommands() {
            entry(roff, below, name);
        }
    } else {
        let about = command.get_about().map(ToString::to_string);
        definition(roff, &usage_of(command, name), about.unwrap_or_default());
        roff.control("RS", []);
        for arg in command.get_arguments() {
            option(roff, arg);
        }
        roff.control("RE", []);
    }
    name.pop();
}

fn option(roff: &mut Roff, arg: &Arg) {
    let help = arg.get_help().map(ToString::to_string);
    definition(roff, &option_of(arg), help.unwrap_or_default());
}

fn definition(roff: &mut Roff, what: &str, about: String) {
    roff.control("TP", []);
    roff.text([bold(what)] as [Inline; 1]);
    roff.text([roman(about)]);
}

/// Section titles in the reader's language; English manuals shout theirs.
fn headings(page: &str, lang: Lang) -> String {
    let titles = [
        ("NAME", msg!("cli-man-name")),
        ("SYNOPSIS", msg!("cli-man-synopsis")),
        ("COMMANDS", msg!("cli-man-commands")),
        ("OPTIONS", msg!("cli-man-options")),
        ("ENVIRONMENT", msg!("cli-man-environment-title")),
        ("FILES", msg!("cli-man-files")),
        ("EXIT STATUS", msg!("cli-man-exit")),
    ];
    let mut spoken = String::with_capacity(page.len());
    for line in page.lines() {
        let title = line
            .strip_prefix(".SH ")
            .map(|title| title.trim_matches('"'));
        let known = title.and_then(|title| titles.iter().find(|(name, _)| *name == title));
        match known {
            Some((_, message)) => {
                spoken.push_str(".SH \"");
                spoken.push_str(&say(lang, message));
                spoken.push('"');
            }
            None => spoken.push_str(line),
        }
        spoken.push('\n');
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args;

    #[test]
    fn the_manual_names_every_command_and_every_option() {
        for lang in Lang::ALL {
            let root = args::tree(lang);
            let page = page(&root, lang).unwrap().replace('\\', "");
            for command in [
                "terakoya learn",
                "terakoya sim run FILE|ID",
                "terakoya doctor",
            ] {
                assert!(page.contains(command), "{command}");
            }
            for arg in root.get_arguments() {
                assert!(page.contains(&option_of(arg)), "{}", arg.get_id());
            }
            assert!(!page.contains('⟦'));
        }
    }

    #[test]
    fn japanese_manuals_have_japanese_titles() {
        let page = page(&args::tree(Lang::Ja), Lang::Ja).unwrap();
        assert!(page.contains(".SH \"名前\"") && !page.contains(".SH NAME"));
    }
}
