//! What the TOML parser says, as messages: it speaks English only, and of tokens rather than of what to do.

use crate::message::Message;
use crate::msg;

/// A message for what the parser said; an uncommon fault keeps its own words. Of two beginnings that fit, the first counts.
pub(super) fn message(said: &str) -> Message {
    let starts = |words: &[&str]| words.iter().any(|start| said.starts_with(start));
    if starts(&["duplicate key", "cannot extend", "cannot redefine"]) {
        msg!("check-toml-twice")
    } else if starts(&["string values must be"]) {
        msg!("check-toml-quotes")
    } else if starts(&["key with no value", "missing value", "missing assignment"]) {
        msg!("check-toml-no-value")
    } else if starts(&["unclosed array table", "unclosed table", "missing table"]) {
        msg!("check-toml-header")
    } else if starts(&["unclosed", "missing array", "missing inline table"]) {
        msg!("check-toml-unclosed")
    } else if starts(&["missing comma", "extra comma"]) {
        msg!("check-toml-comma")
    } else if starts(&[
        "unquoted key",
        "invalid unquoted",
        "keys cannot",
        "missing key",
    ]) {
        msg!("check-toml-key")
    } else if is_string(said) {
        msg!("check-toml-string")
    } else if is_number(said) {
        msg!("check-toml-number")
    } else if starts(&[
        "unexpected content",
        "unexpected key",
        "extra",
        "invalid key",
    ]) {
        msg!("check-toml-extra")
    } else if starts(&["cannot recurse"]) {
        msg!("check-toml-deep")
    } else {
        msg!("check-toml-other", detail = said)
    }
}

fn is_string(said: &str) -> bool {
    let quotes = said.contains("quote") || said.contains("string");
    let escapes = [
        "missing escaped",
        "invalid value",
        "too few unicode",
        "carriage return",
    ];
    quotes || escapes.iter().any(|start| said.starts_with(start))
}

fn is_number(said: &str) -> bool {
    let kinds = [
        "number",
        "integer",
        "float",
        "radix",
        "sign",
        "leading zero",
        "`_`",
        "boolean",
        "date",
    ];
    kinds.iter().any(|word| said.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<&'static str> {
        let (_, faults) = toml::de::DeTable::parse_recoverable(text);
        faults
            .iter()
            .map(|fault| message(fault.message()).id)
            .collect()
    }

    #[test]
    fn common_faults_are_told_in_words() {
        for (text, id) in [
            ("a = 1\na = 2", "check-toml-twice"),
            ("a = hello", "check-toml-quotes"),
            ("a", "check-toml-no-value"),
            ("[a", "check-toml-header"),
            ("a = [1, 2", "check-toml-unclosed"),
            ("a = [\"x\" \"y\"]", "check-toml-comma"),
            ("a = \"x", "check-toml-string"),
            ("a = \"\\q\"", "check-toml-string"),
            ("a = 012", "check-toml-number"),
            ("a.. = 1", "check-toml-key"),
            ("a = 1 b = 2", "check-toml-extra"),
        ] {
            let (_, faults) = toml::de::DeTable::parse_recoverable(text);
            assert!(said(text).contains(&id), "{text:?} is {faults:?}");
        }
        let deep = format!("a = {}", "[".repeat(500));
        assert!(
            said(&deep).contains(&"check-toml-deep"),
            "{:?}",
            said(&deep).first()
        );
    }
}
