//! Folding for comparison: two texts that a person would call the same become equal. Full width and half width, upper and
//! lower case, katakana and hiragana. For search and for fill-in answers; never for display.

use unicode_normalization::UnicodeNormalization;

/// The folded text: NFKC, lower case, katakana as hiragana, no spaces at the ends and single spaces inside.
pub fn fold(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).map(kana).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Folded, with spaces, hyphens and middle dots gone as well: `dead-letter queue` and `dead letterqueue` are one answer.
pub fn fold_answer(text: &str) -> String {
    fold(text)
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '_' | '・' | '‐' | '–' | '—'))
        .collect()
}

/// Hiragana for a katakana letter; `ー` and everything else stays.
const fn kana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => match char::from_u32(c as u32 - 0x60) {
            Some(hiragana) => hiragana,
            None => c,
        },
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_kana_do_not_matter() {
        assert_eq!(fold("ＬＡＭＢＤＡ"), "lambda");
        assert_eq!(fold("キュー"), fold("きゅー"));
        assert_eq!(fold("ｷｭｰ"), fold("キュー"));
        assert_eq!(fold("  two   words "), "two words");
    }

    #[test]
    fn an_answer_may_be_hyphenated_or_not() {
        assert_eq!(
            fold_answer("Dead-Letter Queue"),
            fold_answer("dead letter queue")
        );
        assert_ne!(fold_answer("queue"), fold_answer("queues"));
    }
}
