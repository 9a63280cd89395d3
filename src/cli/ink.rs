//! How meanings look in what is printed: attributes first, the sixteen colours second, so that any palette works. Signs and words
//! carry everything; without ink nothing is lost.

use crate::present::line::Line;
use crate::present::line::Meaning;

/// The line as text for a terminal, or plain.
pub fn paint(line: &Line, colour: bool) -> String {
    if !colour {
        return line.text().trim_end().to_owned();
    }
    let mut painted = String::new();
    for span in &line.spans {
        match code(span.meaning) {
            Some(code) if !span.text.trim().is_empty() => {
                painted.push_str("\x1b[");
                painted.push_str(code);
                painted.push('m');
                painted.push_str(&span.text);
                painted.push_str("\x1b[0m");
            }
            _ => painted.push_str(&span.text),
        }
    }
    painted.truncate(painted.trim_end_matches(' ').len());
    painted
}

/// The parameters of "select graphic rendition".
const fn code(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Text => None,
        Meaning::Dim | Meaning::Frame | Meaning::CodeComment => Some("2"),
        Meaning::Heading | Meaning::Strong => Some("1"),
        Meaning::Accent => Some("1;36"),
        Meaning::Emphasis => Some("3"),
        Meaning::Struck => Some("9"),
        Meaning::Term | Meaning::TermOf(_) => Some("1;4"),
        Meaning::Fact | Meaning::CodeNumber => Some("35"),
        Meaning::Link => Some("4"),
        Meaning::Code | Meaning::CodeName => Some("36"),
        Meaning::CodeKeyword => Some("34"),
        Meaning::CodeString | Meaning::Right => Some("32"),
        Meaning::Unsure => Some("33"),
        Meaning::Wrong => Some("31"),
        Meaning::Selected => Some("7"),
        Meaning::Hit => Some("1;4;33"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_not_one_escape_is_printed() {
        let line = Line::of("a ", Meaning::Wrong).with("  ", Meaning::Selected);
        assert_eq!(paint(&line, false), "a");
        assert_eq!(paint(&line, true), "\x1b[31ma \x1b[0m");
    }
}
