//! Fills the blanks of a computed question: `{answer}` and `{draw:lambda.f.timeout}`. Facts (`{{…}}`) are left for `present`.

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
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        rest = &rest[open..];
        // A fact: everything up to its end is copied.
        if rest.starts_with("{{") {
            let end = rest.find("}}").map_or(rest.len(), |end| end + 2);
            filled.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        let found = rest.find('}').and_then(|close| {
            let name = &rest[1..close];
            let words = fillings.iter().find(|(blank, _)| blank == name)?;
            Some((close, &words.1))
        });
        if let Some((close, words)) = found {
            filled.push_str(side(words));
            rest = &rest[close + 1..];
        } else {
            filled.push('{');
            rest = &rest[1..];
        }
    }
    filled.push_str(rest);
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
