//! A key as the keymap knows it: what crossterm reports, folded to what every terminal can send. No Alt chords.

use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use crossterm::event::KeyEventKind;
use crossterm::event::KeyModifiers;

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character as typed; Shift is already in it.
    Char(char),
    /// Ctrl with a letter.
    Ctrl(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// An arrow.
    Left,
    /// An arrow.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// The function key that asks for help wherever letters are text.
    F1,
    /// The function key that sets one language or both, also where letters are text.
    F2,
}

impl Key {
    /// The key of an event; `None` for releases, modifiers alone, Alt chords and keys nobody uses.
    pub fn of(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release || event.modifiers.contains(KeyModifiers::ALT) {
            return None;
        }
        Some(match event.code {
            KeyCode::Char(c) if event.modifiers.contains(KeyModifiers::CONTROL) => {
                Self::Ctrl(c.to_ascii_lowercase())
            }
            KeyCode::Char(c) => Self::Char(c),
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Esc,
            KeyCode::Tab => Self::Tab,
            KeyCode::BackTab => Self::BackTab,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            KeyCode::F(1) => Self::F1,
            KeyCode::F(2) => Self::F2,
            _ => return None,
        })
    }

    /// The key an input method left on may have meant: `ｑ` for `q`, `？` for `?`, the ideographic space for the space bar.
    #[must_use]
    pub fn narrow(self) -> Self {
        match self {
            Self::Char('\u{3000}') => Self::Char(' '),
            Self::Char(c @ '\u{FF01}'..='\u{FF5E}') => {
                Self::Char(char::from_u32(c as u32 - 0xFEE0).unwrap_or(c))
            }
            key => key,
        }
    }

    /// How the key is written where arrows cannot be drawn.
    pub fn name(self) -> String {
        match self {
            Self::Char(' ') => "Space".to_owned(),
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Self::BackTab => "Shift-Tab".to_owned(),
            Self::Backspace => "BS".to_owned(),
            Self::Delete => "Del".to_owned(),
            Self::PageUp => "PgUp".to_owned(),
            Self::PageDown => "PgDn".to_owned(),
            key => format!("{key:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_width_letter_is_the_key_it_was_meant_to_be() {
        assert_eq!(Key::Char('ｑ').narrow(), Key::Char('q'));
        assert_eq!(Key::Char('？').narrow(), Key::Char('?'));
        assert_eq!(Key::Char('\u{3000}').narrow(), Key::Char(' '));
        assert_eq!(Key::Char('あ').narrow(), Key::Char('あ'));
    }

    #[test]
    fn alt_chords_and_releases_are_nothing() {
        assert_eq!(
            Key::of(KeyEvent::new(KeyCode::Char('x'), KeyModifiers::ALT)),
            None
        );
        let release =
            KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(Key::of(release), None);
        assert_eq!(
            Key::of(KeyEvent::new(KeyCode::Char('C'), KeyModifiers::CONTROL)),
            Some(Key::Ctrl('c'))
        );
    }
}
