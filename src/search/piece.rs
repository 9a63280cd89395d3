//! What was typed, as the pieces that must all be found. Splits where a script ends, so that `lambda関数` finds `Lambda 関数`.

/// A piece of what was typed, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Letters a to z and digits: looked up among the words of the course, and forgiven a slip.
    Latin(String),
    /// Anything else that is written, such as kana and kanji: looked for in the text.
    Other(String),
}

impl Piece {
    /// Its letters.
    pub fn text(&self) -> &str {
        match self {
            Self::Latin(text) | Self::Other(text) => text,
        }
    }

    /// Whether it says how a word is read: kana only, and enough of them to mean something.
    pub fn is_reading(&self) -> bool {
        let Self::Other(text) = self else {
            return false;
        };
        let is_kana = |c| matches!(c, 'ぁ'..='ゖ' | 'ー');
        text.chars().count() >= 2 && text.chars().all(is_kana)
    }
}

/// Most pieces that are looked at; nobody types more.
const MOST: usize = 8;

/// The pieces of a folded text. Signs and spaces only separate; a text of nothing else has no pieces.
pub fn pieces(folded: &str) -> Vec<Piece> {
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Of {
        Latin,
        Other,
        Nothing,
    }
    let of = |c: char| match c {
        'a'..='z' | '0'..='9' => Of::Latin,
        c if c.is_alphanumeric() => Of::Other,
        // A sound mark that stands alone belongs to the letter before it.
        '\u{3099}' | '\u{309a}' => Of::Other,
        _ => Of::Nothing,
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = Of::Nothing;
    let mut close = |kind: Of, text: &str| match kind {
        Of::Latin => pieces.push(Piece::Latin(text.to_owned())),
        Of::Other => pieces.push(Piece::Other(text.to_owned())),
        Of::Nothing => {}
    };
    for (at, c) in folded.char_indices() {
        let now = of(c);
        if now != before {
            close(before, &folded[start..at]);
            (start, before) = (at, now);
        }
    }
    close(before, &folded[start..]);
    pieces.truncate(MOST);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn texts(typed: &str) -> Vec<String> {
        let pieces = pieces(&fold(typed));
        pieces.iter().map(|piece| piece.text().to_owned()).collect()
    }

    #[test]
    fn pieces_end_where_a_script_does() {
        assert_eq!(texts("Lambda関数"), ["lambda", "関数"]);
        assert_eq!(texts("dead-letter  queue"), ["dead", "letter", "queue"]);
        assert_eq!(texts("可視性タイムアウト"), ["可視性たいむあうと"]);
        assert_eq!(texts("15分"), ["15", "分"]);
        assert_eq!(texts(" →・ "), [] as [&str; 0]);
        assert_eq!(texts(&"a b ".repeat(50)).len(), MOST);
    }

    #[test]
    fn a_reading_is_kana() {
        let is_reading = |typed: &str| pieces(&fold(typed))[0].is_reading();
        assert!(is_reading("かしせい") && is_reading("サーバー"));
        assert!(!is_reading("可視性") && !is_reading("か") && !is_reading("lambda"));
    }
}
