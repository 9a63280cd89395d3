//! Fills the blanks of a computed question: `{answer}` and `{draw:lambda.f.timeout}`. Facts (`{{…}}`) are left for `present`.

use crate::course::placeholder::Piece;
use crate::course::placeholder::pieces;
use crate::lang::ByLang;
use crate::lang::Text;

/// What stands for each blank, without the braces, in both languages.
pub type Fillings = Vec<(String, Text)>;

/// The text with its blanks filled; a blank without a filling stays as it is, so that a mistake shows.
pub fn fill(text: &Text, fillings: &Fillings) -> Text {
    ByLang {
        en: fill_one(&text.en, fillings, |words| &words.en),
        ja: fill_one(&text.ja, fillings, |words| &words.ja),
    }
}

fn fill_one<'a>(
    text: &str,
    fillings: &'a Fillings,
    side: impl Fn(&'a Text) -> &'a String,
) -> String {
    let mut filled = String::with_capacity(text.len());
    for (at, piece) in pieces(text) {
        let blank = match piece {
            Piece::Answer => "answer",
            Piece::Draw(path) => &format!("draw:{path}"),
            Piece::Text(_) | Piece::Fact(_) => "",
        };
        match fillings.iter().find(|(name, _)| name == blank) {
            Some((_, words)) => filled.push_str(side(words)),
            None => filled.push_str(&text[at]),
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fillings() -> Fillings {
        vec![
            ("answer".to_owned(), Text::new("12", "12")),
            ("draw:lambda.f.timeout".to_owned(), Text::new("3 s", "3 秒")),
        ]
    }

    #[test]
    fn blanks_are_filled_in_each_language() {
        let text = Text::new(
            "{answer} runs of {draw:lambda.f.timeout}",
            "{draw:lambda.f.timeout}で {answer} 回",
        );
        let filled = fill(&text, &fillings());
        assert_eq!(filled, Text::new("12 runs of 3 s", "3 秒で 12 回"));
    }

    #[test]
    fn facts_and_unknown_blanks_stay() {
        let text = "{{answer}} {draw:nothing} {answer";
        let filled = fill(&Text::new(text, text), &fillings());
        assert_eq!(filled.en, text);
    }

    proptest! {
        #[test]
        fn text_without_braces_is_untouched(text in "[^{}]{0,40}") {
            prop_assert_eq!(&fill(&Text::new(&*text, ""), &fillings()).en, &text);
        }

        #[test]
        fn no_text_can_panic(text in "[{}a:ws ]{0,20}") {
            let _ = fill(&Text::new(&*text, &*text), &fillings());
        }
    }
}
