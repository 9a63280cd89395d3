//! Ids: permanent lower-case words with hyphens, shared by both languages. Progress hangs on them, so they are never derived
//! from a text.

use crate::msg;
use crate::table::Value;

/// Longer ids would not fit into a line of a report.
const LONGEST: usize = 64;

/// Whether a word has the form of an id: `async-status-code`, `s3`, `2xx` but not `Async`, `a--b` or `a_b`.
pub fn is_id(word: &str) -> bool {
    word.len() <= LONGEST
        && word.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// Reads an id; reports a word that cannot be one.
pub fn read(value: Value<'_>) -> Option<String> {
    let word = value.string()?;
    if is_id(word) {
        return Some(word.to_owned());
    }
    value.refuse_with(msg!("check-not-an-id", word = word), msg!("check-id-form"));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_words_with_hyphens() {
        for good in ["a", "async-status-code", "s3", "5xx-errors"] {
            assert!(is_id(good), "{good}");
        }
        for bad in [
            "", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "あ", "a/b", "..",
        ] {
            assert!(!is_id(bad), "{bad}");
        }
        assert!(!is_id(&"a".repeat(65)));
    }
}
