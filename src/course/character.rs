//! Characters that course text may not have: what a terminal would obey or draw in another width than it says. Course text is
//! untrusted, so the loader itself refuses them; spelling (NFC and the like) is `check`'s concern.

use crate::message::Message;
use crate::msg;

/// Why a character is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// A control or escape character: a terminal would act on it.
    Control,
    /// It changes the direction of the text around it, so that a line reads otherwise than it is.
    Direction,
    /// It cannot be seen, or only changes the look of its neighbour: terminals disagree about its width.
    Invisible,
}

/// The first forbidden character of a text, with its byte position. Line feeds are fine; `\r` only before one.
pub fn find(text: &str) -> Option<(usize, char, Forbidden)> {
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let forbidden = match c {
            '\n' => continue,
            '\r' if rest.peek().is_some_and(|(_, next)| *next == '\n') => continue,
            _ => forbidden(c),
        };
        if let Some(reason) = forbidden {
            return Some((at, c, reason));
        }
    }
    None
}

/// Whether and why a character is refused; a line feed is not seen here.
pub const fn forbidden(c: char) -> Option<Forbidden> {
    match c {
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Forbidden::Control),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Forbidden::Direction)
        }
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => Some(Forbidden::Invisible),
        _ => None,
    }
}

/// What to say about it: its code point, since it cannot be shown.
pub fn message(c: char, reason: Forbidden) -> Message {
    let code = format!("U+{:04X}", u32::from(c));
    match reason {
        Forbidden::Control => msg!("check-control-character", code = code),
        Forbidden::Direction => msg!("check-direction-character", code = code),
        Forbidden::Invisible => msg!("check-invisible-character", code = code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_found() {
        assert_eq!(find("一行\n二行\r\n"), None);
        assert_eq!(find("a\u{1b}[2J"), Some((1, '\u{1b}', Forbidden::Control)));
        assert_eq!(find("a\rb"), Some((1, '\r', Forbidden::Control)));
        assert_eq!(find("\u{9b}31m"), Some((0, '\u{9b}', Forbidden::Control)));
        assert_eq!(
            find("x\u{202e}y"),
            Some((1, '\u{202e}', Forbidden::Direction))
        );
        assert_eq!(
            find("☁\u{fe0f}"),
            Some((3, '\u{fe0f}', Forbidden::Invisible))
        );
        assert_eq!(find("\t"), Some((0, '\t', Forbidden::Control)));
    }
}
