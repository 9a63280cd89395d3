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
        let address = span.target.as_deref().filter(|target| is_address(target));
        if let Some(address) = address {
            // OSC 8: a terminal that knows it opens the address, the others show the words.
            painted.push_str("\x1b]8;;");
            painted.push_str(address);
            painted.push_str("\x1b\\");
        }
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
        if address.is_some() {
            painted.push_str("\x1b]8;;\x1b\\");
        }
    }
    painted.truncate(painted.trim_end_matches(' ').len());
    painted
}

/// Whether an address can stand in an escape sequence: printable ASCII that begins as an address does.
fn is_address(target: &str) -> bool {
    target.starts_with("https://") && target.bytes().all(|byte| byte.is_ascii_graphic())
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
    use crate::present::line::Span;

    #[test]
    fn a_link_leads_somewhere_unless_its_address_could_do_harm() {
        let link = |target: &str| Line {
            spans: vec![Span {
                target: Some(target.into()),
                ..Span::new("guide", Meaning::Link)
            }],
        };
        assert_eq!(
            paint(&link("https://a.example/x"), true),
            "\x1b]8;;https://a.example/x\x1b\\\x1b[4mguide\x1b[0m\x1b]8;;\x1b\\"
        );
        assert_eq!(paint(&link("https://a.example/x"), false), "guide");
        for harmful in ["https://a\x1b\\\x1b[2J", "https://あ", "file:///etc"] {
            assert_eq!(paint(&link(harmful), true), "\x1b[4mguide\x1b[0m");
        }
    }

    #[test]
    fn without_colour_not_one_escape_is_printed() {
        let line = Line::of("a ", Meaning::Wrong).with("  ", Meaning::Selected);
        assert_eq!(paint(&line, false), "a");
        assert_eq!(paint(&line, true), "\x1b[31ma \x1b[0m");
    }
}
