//! What clap says about a command line, said again in the reader's language with advice. Kinds and their context come from
//! clap, words from the locales.

use clap::Command;
use clap::error::ContextKind;
use clap::error::ContextValue;
use clap::error::ErrorKind;

use crate::cli::args;
use crate::cli::help;
use crate::error::Error;
use crate::message::Message;
use crate::msg;
use crate::nearest::nearest;

/// A mistake on the command line. `words` is the line without the program's name.
pub fn error(root: &Command, words: &[String], mistake: &clap::Error) -> Error {
    let one = |kind| context(mistake, kind).into_iter().next();
    let path = help::path_in(root, words);
    let usage = msg!("cli-mistake-usage", usage = usage(root, &path));
    match mistake.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = one(ContextKind::InvalidSubcommand).unwrap_or_default();
            let command = below(root, &path);
            let names = command.get_subcommands().map(Command::get_name);
            let advice = match nearest(&word, names) {
                Some(near) => did_you_mean(near),
                None if path.is_empty() && looks_like_a_lesson(&word) => {
                    did_you_mean(&format!("terakoya learn {word}"))
                }
                None => usage,
            };
            Error::usage(msg!("cli-mistake-command", word = word)).hint(advice)
        }
        ErrorKind::UnknownArgument => {
            let word = one(ContextKind::InvalidArg).unwrap_or_default();
            let bare = word.trim_start_matches('-');
            let command = below(root, &path);
            let known = command
                .get_arguments()
                .filter_map(clap::Arg::get_long)
                .chain(args::EVERYWHERE);
            let near = nearest(bare, known).map(|near| format!("--{near}"));
            let advice = match near {
                Some(near) if word.starts_with('-') => did_you_mean(&near),
                _ => usage,
            };
            let message = if word.starts_with('-') {
                msg!("cli-mistake-option", word = word)
            } else {
                msg!("cli-mistake-too-much", word = word)
            };
            Error::usage(message).hint(advice)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let option = one(ContextKind::InvalidArg).unwrap_or_default();
            let value = one(ContextKind::InvalidValue).unwrap_or_default();
            if value.is_empty() {
                return Error::usage(msg!("cli-mistake-no-value", option = option)).hint(usage);
            }
            let valid = context(mistake, ContextKind::ValidValue);
            let message = msg!("cli-mistake-value", option = option, value = &value);
            // One character is as near to any other: better to name all.
            let near = nearest(&value, valid.iter().map(String::as_str));
            let advice = match near.filter(|near| near.len() > 1) {
                Some(near) => did_you_mean(near),
                None => msg!("cli-mistake-words", words = valid.join(", ")),
            };
            Error::usage(message).hint(advice)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = context(mistake, ContextKind::InvalidArg)
                .iter()
                .map(|arg| arg.trim_matches(['<', '>']).to_owned())
                .collect::<Vec<_>>()
                .join(" ");
            Error::usage(msg!("cli-mistake-missing", what = missing)).hint(usage)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let command = below(root, &path);
            let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            Error::usage(msg!("cli-mistake-no-command", command = path.join(" ")))
                .hint(msg!("cli-mistake-words", words = names.join(", ")))
        }
        ErrorKind::ArgumentConflict => {
            let option = one(ContextKind::InvalidArg).unwrap_or_default();
            Error::usage(msg!("cli-mistake-twice", option = option)).hint(usage)
        }
        ErrorKind::NoEquals
        | ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => {
            let option = one(ContextKind::InvalidArg).unwrap_or_default();
            Error::usage(msg!("cli-mistake-values", option = option)).hint(usage)
        }
        ErrorKind::InvalidUtf8 => Error::usage(msg!("cli-mistake-utf8")).hint(usage),
        _ => Error::usage(msg!("cli-mistake-other", detail = mistake.to_string())).hint(usage),
    }
}

/// A word that stands for nothing known, with the nearest that does, or else one that it is a part of.
pub fn unknown(message: Message, word: &str, known: &[&str], otherwise: Message) -> Error {
    let part_of = |name: &&&str| word.len() > 2 && name.contains(word);
    let near = nearest(word, known.iter().copied()).or_else(|| known.iter().find(part_of).copied());
    Error::usage(message).hint(near.map_or(otherwise, did_you_mean))
}

fn did_you_mean(near: &str) -> Message {
    msg!("check-did-you-mean", word = near)
}

fn usage(root: &Command, path: &[String]) -> String {
    let mut name = vec![root.get_name().to_owned()];
    name.extend(path.iter().cloned());
    help::usage_of(below(root, path), &name)
}

fn below<'a>(root: &'a Command, path: &[String]) -> &'a Command {
    path.iter().fold(root, |command, part| {
        command.find_subcommand(part).unwrap_or(command)
    })
}

/// `2-3`, or words with hyphens: somebody forgot `learn`.
fn looks_like_a_lesson(word: &str) -> bool {
    word.contains('-')
        && !word.starts_with('-')
        && word
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn context(mistake: &clap::Error, kind: ContextKind) -> Vec<String> {
    match mistake.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;
    use crate::lang::Lang;

    fn mistake(line: &str) -> Error {
        let root = args::tree(Lang::En);
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let all = std::iter::once("terakoya").chain(line.split(' '));
        let found = root.clone().try_get_matches_from(all).unwrap_err();
        error(&root, &words, &found)
    }

    #[test]
    fn each_mistake_has_its_own_words_and_advice() {
        let near = |word: &str| Some(did_you_mean(word));
        let cases = [
            ("lern", "cli-mistake-command", near("learn")),
            ("2-3", "cli-mistake-command", near("terakoya learn 2-3")),
            ("sim lst", "cli-mistake-command", near("list")),
            ("learn --plian", "cli-mistake-option", near("--plain")),
            ("read 2-3 --widht 80", "cli-mistake-option", near("--width")),
            ("--langg ja", "cli-mistake-option", near("--lang")),
            ("--lang jp", "cli-mistake-value", near("ja")),
            ("--lang", "cli-mistake-no-value", None),
            (
                "--ambiguous-width 3",
                "cli-mistake-value",
                Some(msg!("cli-mistake-words", words = "1, 2")),
            ),
            ("quiz", "cli-mistake-missing", None),
            ("sim", "cli-mistake-no-command", None),
            ("man man", "cli-mistake-too-much", None),
        ];
        for (line, id, advice) in cases {
            let error = mistake(line);
            assert_eq!(error.message.id, id, "{line}");
            assert_eq!(error.kind, Kind::Usage);
            assert!(error.hint.is_some(), "{line}");
            if advice.is_some() {
                assert_eq!(error.hint, advice, "{line}");
            }
        }
    }
}
