//! Help as lines: set by our own line breaking, because Japanese has no spaces to break at. Knows the tree, runs nothing.

use clap::Arg;
use clap::ArgAction;
use clap::Command;

use crate::cli::args;
use crate::i18n::say;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;

/// Lines are no longer than this even in a wide window.
const WIDEST: usize = 96;

/// Entries longer than this push their explanation to the next line.
const WIDEST_ENTRY: usize = 26;

/// Help for a command given by its path below the root: `["sim", "run"]`. An unknown part ends the path.
pub fn lines(root: &Command, path: &[String], paper: Paper) -> Vec<Line> {
    let paper = paper.with_width(paper.width.min(WIDEST));
    let mut command = root;
    let mut name = vec![root.get_name().to_owned()];
    for part in path {
        let Some(next) = command.find_subcommand(part) else {
            break;
        };
        command = next;
        name.push(part.clone());
    }
    let mut lines = Vec::new();
    if let Some(about) = command.get_about() {
        lines.extend(plain(&about.to_string(), paper));
        lines.push(Line::default());
    }
    let usage = heading(say(paper.lang, &msg!("cli-usage"))).with(": ", Meaning::Text);
    lines.extend(Rich::of(&usage_of(command, &name), Meaning::Code).hanging(
        &usage,
        paper.width,
        paper.widths(),
    ));
    let commands: Vec<(String, String)> = command
        .get_subcommands()
        .map(|sub| (entry_of(sub), told(sub.get_about())))
        .collect();
    section(
        &mut lines,
        say(paper.lang, &msg!("cli-commands")),
        &commands,
        paper,
    );
    let (here, everywhere): (Vec<&Arg>, Vec<&Arg>) = command
        .get_arguments()
        .partition(|arg| !args::EVERYWHERE.contains(&arg.get_id().as_str()));
    let named = |args: &[&Arg]| -> Vec<(String, String)> {
        args.iter()
            .map(|arg| (option_of(arg), told(arg.get_help())))
            .collect()
    };
    section(
        &mut lines,
        say(paper.lang, &msg!("cli-options")),
        &named(&here),
        paper,
    );
    let everywhere = if everywhere.is_empty() {
        root.get_arguments().collect()
    } else {
        everywhere
    };
    section(
        &mut lines,
        say(paper.lang, &msg!("cli-everywhere")),
        &named(&everywhere),
        paper,
    );
    if path.is_empty() {
        lines.push(Line::default());
        lines.extend(plain(&say(paper.lang, &msg!("cli-more")), paper));
    }
    lines
}

/// How the command is written: `terakoya sim run FILE|ID [--seed N] …`.
pub fn usage_of(command: &Command, name: &[String]) -> String {
    let mut words = vec![name.join(" ")];
    let mut switches = Vec::new();
    for arg in command.get_arguments() {
        if arg.is_positional() {
            words.push(bare(arg));
        } else if !args::EVERYWHERE.contains(&arg.get_id().as_str()) {
            let repeated = if matches!(arg.get_action(), ArgAction::Append) {
                "..."
            } else {
                ""
            };
            switches.push(format!("[{}]{repeated}", long(arg)));
        }
    }
    words.extend(switches);
    if command.has_subcommands() {
        words.push(if command.is_subcommand_required_set() {
            "COMMAND".to_owned()
        } else {
            "[COMMAND]".to_owned()
        });
    }
    words.join(" ")
}

/// The command a person most likely meant help for: the words of the line that name commands, one below the other.
pub fn path_in(root: &Command, words: &[String]) -> Vec<String> {
    let mut command = root;
    let mut path = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if let Some(option) = word.strip_prefix("--") {
            let takes_value = root
                .get_arguments()
                .chain(command.get_arguments())
                .any(|arg| arg.get_long() == Some(option) && arg.get_action().takes_values());
            if takes_value {
                words.next();
            }
        } else if let Some(next) = command.find_subcommand(word) {
            command = next;
            path.push(word.clone());
        }
    }
    path
}

fn section(lines: &mut Vec<Line>, title: String, entries: &[(String, String)], paper: Paper) {
    if entries.is_empty() {
        return;
    }
    lines.push(Line::default());
    lines.push(heading(title).with(":", Meaning::Text));
    let widest = entries
        .iter()
        .map(|(entry, _)| entry.len())
        .filter(|cells| *cells <= WIDEST_ENTRY)
        .max()
        .unwrap_or(WIDEST_ENTRY);
    for (entry, help) in entries {
        let column = widest + 4;
        let mut first = Line::plain("  ").with(entry.clone(), Meaning::Code);
        if entry.len() > widest {
            lines.push(first);
            first = Line::plain(" ".repeat(column));
        } else {
            first = first.with(" ".repeat(column - 2 - entry.len()), Meaning::Text);
        }
        lines.extend(Rich::of(help, Meaning::Text).hanging(&first, paper.width, paper.widths()));
    }
}

fn heading(title: String) -> Line {
    Line::of(title, Meaning::Heading)
}

fn plain(text: &str, paper: Paper) -> Vec<Line> {
    Rich::of(text, Meaning::Text).lines(paper.width, paper.widths())
}

fn told(help: Option<&clap::builder::StyledStr>) -> String {
    help.map(ToString::to_string).unwrap_or_default()
}

/// A command in a list: its name and what it needs.
fn entry_of(command: &Command) -> String {
    let mut words = vec![command.get_name().to_owned()];
    words.extend(command.get_positionals().map(bare));
    words.join(" ")
}

/// An option as it is written: `-q, --quiet`, `--seed N`; a positional argument by its name.
pub fn option_of(arg: &Arg) -> String {
    if arg.is_positional() {
        return bare(arg);
    }
    match arg.get_short() {
        Some(short) => format!("-{short}, {}", long(arg)),
        None => long(arg),
    }
}

fn long(arg: &Arg) -> String {
    let name = arg.get_long().unwrap_or_default();
    if arg.get_action().takes_values() {
        format!("--{name} {}", value(arg))
    } else {
        format!("--{name}")
    }
}

fn bare(arg: &Arg) -> String {
    let value = value(arg);
    let value = if matches!(arg.get_action(), ArgAction::Append) {
        format!("{value}...")
    } else {
        value
    };
    if arg.is_required_set() {
        value
    } else {
        format!("[{value}]")
    }
}

fn value(arg: &Arg) -> String {
    arg.get_value_names()
        .and_then(|names| names.first())
        .map(ToString::to_string)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn usage_shows_what_a_command_takes() {
        let root = args::tree(Lang::En);
        let usage = |path: &str| {
            let mut command = &root;
            for part in path.split(' ').skip(1) {
                command = command.find_subcommand(part).unwrap();
            }
            usage_of(command, &words(path))
        };
        assert_eq!(usage("terakoya"), "terakoya [COMMAND]");
        assert_eq!(usage("terakoya sim"), "terakoya sim COMMAND");
        assert_eq!(usage("terakoya learn"), "terakoya learn [LESSON] [--plain]");
        assert_eq!(
            usage("terakoya sim run"),
            "terakoya sim run FILE|ID [--seed N] [--set PATH=VALUE]... [--horizon SPAN] [--runs N] [--json] [--trace] [--svg FILE]"
        );
    }

    #[test]
    fn the_command_is_found_among_options() {
        let root = args::tree(Lang::En);
        let path = |line: &str| path_in(&root, &words(line));
        assert_eq!(path("--lang read sim run --help"), ["sim", "run"]);
        assert_eq!(path("-h"), [] as [&str; 0]);
        assert_eq!(path("learn --plain --help"), ["learn"]);
    }

    #[test]
    fn help_fits_the_width_in_both_languages() {
        for lang in Lang::ALL {
            let root = args::tree(lang);
            for width in [40, 60, 80, 200] {
                let paper = Paper::new(lang, width);
                for path in [vec![], words("sim run"), words("learn"), words("check")] {
                    for line in lines(&root, &path, paper) {
                        let cells = paper.widths().of(&line.text());
                        assert!(
                            cells <= width.min(WIDEST),
                            "{lang:?} {width}: {}",
                            line.text()
                        );
                    }
                }
            }
        }
    }
}
