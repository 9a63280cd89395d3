//! Placeholders in course text: `{{fact}}` anywhere; `{draw:PATH}` and `{answer}` in generated questions. Only takes texts
//! apart; printing a fact or a drawn value is done where the reader's language is known.

use std::ops::Range;

use crate::course::id;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Text as it is.
    Text(&'t str),
    /// `{{fact}}`: the id.
    Fact(&'t str),
    /// `{draw:PATH}`: the path of the setting that was drawn.
    Draw(&'t str),
    /// `{answer}`.
    Answer,
}

/// The pieces of a text with their bytes in it, in order. What only looks like a placeholder stays text.
pub fn pieces(text: &str) -> Vec<(Range<usize>, Piece<'_>)> {
    let mut found = Vec::new();
    let mut plain = 0;
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let Some((length, piece)) = placeholder(&text[open..]) else {
            from = open + 1;
            continue;
        };
        if plain < open {
            found.push((plain..open, Piece::Text(&text[plain..open])));
        }
        found.push((open..open + length, piece));
        plain = open + length;
        from = plain;
    }
    if plain < text.len() {
        found.push((plain..text.len(), Piece::Text(&text[plain..])));
    }
    found
}

/// The length and the meaning of the placeholder a text begins with.
fn placeholder(text: &str) -> Option<(usize, Piece<'_>)> {
    if let Some(inside) = text.strip_prefix("{{") {
        let end = inside.find("}}")?;
        let id = inside[..end].trim();
        return id::is_id(id).then_some((end + 4, Piece::Fact(id)));
    }
    let inside = text.strip_prefix('{')?;
    let end = inside.find('}')?;
    let word = &inside[..end];
    if word == "answer" {
        return Some((end + 2, Piece::Answer));
    }
    let path = word.strip_prefix("draw:")?.trim();
    let is_path = path
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    (is_path && !path.is_empty()).then_some((end + 2, Piece::Draw(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Piece<'_>> {
        pieces(text).into_iter().map(|(_, piece)| piece).collect()
    }

    #[test]
    fn a_text_is_taken_apart() {
        assert_eq!(
            of("after {{wait}}, {draw:lambda.f.timeout}: {answer}."),
            [
                Piece::Text("after "),
                Piece::Fact("wait"),
                Piece::Text(", "),
                Piece::Draw("lambda.f.timeout"),
                Piece::Text(": "),
                Piece::Answer,
                Piece::Text("."),
            ]
        );
    }

    #[test]
    fn json_and_braces_are_text() {
        for text in [
            "{\"a\": {}}",
            "{",
            "{{",
            "{{ not an id }}",
            "}}",
            "{draw:}",
            "{{}}",
        ] {
            assert_eq!(of(text), [Piece::Text(text)]);
        }
        assert_eq!(of(""), []);
        assert_eq!(of("{{{a}}"), [Piece::Text("{"), Piece::Fact("a")]);
    }

    proptest::proptest! {
        #[test]
        fn the_pieces_cover_the_text(text in r"([{}a-c:]|draw|answer|あ){0,30}") {
            let joined: String = pieces(&text).into_iter().map(|(at, _)| &text[at]).collect();
            proptest::prop_assert_eq!(joined, text);
        }
    }
}
