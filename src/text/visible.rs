//! Control and escape characters, and the invisible marks that reorder text, made visible: `^[` for escape, `<U+202E>` for a
//! right-to-left override. Text of a course, an import file or a name must never command the terminal.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with everything that would act on a terminal written out. Line feeds stay, tabs become single spaces.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        push_visible(&mut shown, c);
    }
    Cow::Owned(shown)
}

/// The same for code, where a tab leads to the next multiple of `tab` columns of its line.
pub fn visible_code(text: &str, tab: usize) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut column = 0;
    for c in text.chars() {
        let before = shown.len();
        match c {
            '\t' => {
                let spaces = tab.max(1) - column % tab.max(1);
                shown.extend(std::iter::repeat_n(' ', spaces));
            }
            // A file with Windows line ends is not an attack.
            '\r' => {}
            other => push_visible(&mut shown, other),
        }
        column = if c == '\n' {
            0
        } else {
            column + crate::text::width::Widths::NARROW.of(&shown[before..])
        };
    }
    Cow::Owned(shown)
}

fn push_visible(shown: &mut String, c: char) {
    match c {
        '\t' => shown.push(' '),
        '\0'..='\u{1f}' if c != '\n' => {
            shown.push('^');
            shown.push(char::from(c as u8 + b'@'));
        }
        '\u{7f}' => shown.push_str("^?"),
        other if acts(other) => {
            // Writing to a string cannot fail.
            let _ = write!(shown, "<U+{:04X}>", other as u32);
        }
        other => shown.push(other),
    }
}

/// Whether a character does something other than take its cells.
fn acts(c: char) -> bool {
    match c {
        '\n' => false,
        // Direction marks and overrides, separators, zero-width spaces and joiners that hide text, tags.
        '\u{061C}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => true,
        other => other.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_is_left() {
        let nasty = "a\u{1b}[31mb\u{7}\r\u{202e}c\u{9b}2J\u{7f}";
        let shown = visible(nasty);
        assert_eq!(shown, "a^[[31mb^G^M<U+202E>c<U+009B>2J^?");
        assert!(!shown.chars().any(acts));
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(visible("キュー queue\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn tabs_in_code_lead_to_columns() {
        assert_eq!(visible_code("a\tb\r\n\tc", 4), "a   b\n    c");
        assert_eq!(visible_code("あ\tb", 4), "あ  b");
    }
}
