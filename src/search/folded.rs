//! Text folded for comparison with a way back: which bytes of the text a reader sees were found. Folds as `crate::fold` does.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::fold::fold;

/// A text that is shown, folded, with the byte each folded byte comes from.
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where each folded byte's character begins in the text that is shown; one more for the end.
    from: Vec<usize>,
    /// Where it ends.
    until: Vec<usize>,
}

impl Folded {
    /// Folds a text one visible character at a time.
    pub fn of(shown: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(shown.len()),
            from: Vec::with_capacity(shown.len()),
            until: Vec::with_capacity(shown.len()),
        };
        for (at, cluster) in shown.grapheme_indices(true) {
            let end = at + cluster.len();
            if cluster.chars().all(char::is_whitespace) {
                if !folded.text.is_empty() && !folded.text.ends_with(' ') {
                    folded.push(" ", at, end);
                }
            } else {
                folded.push(&fold(cluster), at, end);
            }
        }
        folded
    }

    fn push(&mut self, text: &str, from: usize, until: usize) {
        self.text.push_str(text);
        self.from.extend(text.bytes().map(|_| from));
        self.until.extend(text.bytes().map(|_| until));
    }

    /// The bytes of the shown text that folded ones come from.
    pub fn shown(&self, folded: &Range<usize>) -> Range<usize> {
        let last = folded.end.saturating_sub(1);
        match (self.from.get(folded.start), self.until.get(last)) {
            (Some(from), Some(until)) => *from..*until,
            _ => 0..0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(shown: &str, word: &str) -> String {
        let folded = Folded::of(shown);
        let word = fold(word);
        let at = folded.text.find(&word).unwrap();
        shown[folded.shown(&(at..at + word.len()))].to_owned()
    }

    #[test]
    fn what_was_found_is_found_back_in_what_is_shown() {
        assert_eq!(found("A ＬＡＭＢＤＡ function", "lambda"), "ＬＡＭＢＤＡ");
        assert_eq!(found("ｷｭｰとﾊﾞｯﾁ", "ばっち"), "ﾊﾞｯﾁ");
        assert_eq!(found("one  \n two", "e t"), "e  \n t");
        assert_eq!(found("㌔と ½ の差", "1⁄2"), "½");
    }

    #[test]
    fn it_folds_as_the_index_does() {
        for text in ["可視性 タイムアウト", "Ａ b\tC", "ｶﾞｷﾞ", "x  y", "ﬁn"] {
            assert_eq!(Folded::of(text).text, fold(text), "{text}");
        }
    }
}
