//! One line of text being typed: wide characters, paste, a cursor that moves by what a reader sees as one character.

use unicode_segmentation::UnicodeSegmentation;

use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::sign::Sign;
use crate::text::fit;
use crate::tui::action::Action;

/// Longest text taken, in bytes: an answer, not a document.
const MOST: usize = 500;
/// The widest a field is drawn.
const WIDEST: usize = 48;

/// The text and the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// In bytes, always between clusters.
    cursor: usize,
}

impl Input {
    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts text at the cursor; line breaks become spaces, control characters nothing, too much is left out.
    pub fn insert(&mut self, text: &str) {
        let clean = text.chars().map(|c| {
            if matches!(c, '\n' | '\r' | '\t') {
                ' '
            } else {
                c
            }
        });
        for c in clean.filter(|c| !c.is_control()) {
            if self.text.len() + c.len_utf8() > MOST {
                break;
            }
            self.text.insert(self.cursor, c);
            self.cursor += c.len_utf8();
        }
        // A mark that was inserted may have joined the character before or after it.
        while !self.is_between(self.cursor) {
            self.cursor += 1;
        }
    }

    /// What a key does.
    pub fn update(&mut self, action: Action) {
        match action {
            Action::Type(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Action::Left => self.cursor = self.before(),
            Action::Right => self.cursor = self.after(),
            Action::Top => self.cursor = 0,
            Action::Bottom => self.cursor = self.text.len(),
            Action::EraseBefore => self.erase(self.before(), self.cursor),
            Action::EraseAt => self.erase(self.cursor, self.after()),
            Action::EraseAll => *self = Self::default(),
            _ => {}
        }
    }

    fn erase(&mut self, from: usize, until: usize) {
        self.text.replace_range(from..until, "");
        self.cursor = from;
        while !self.is_between(self.cursor) {
            self.cursor += 1;
        }
    }

    fn is_between(&self, at: usize) -> bool {
        at >= self.text.len()
            || self
                .text
                .grapheme_indices(true)
                .any(|(start, _)| start == at)
    }

    fn before(&self) -> usize {
        let mut clusters = self.text[..self.cursor].grapheme_indices(true);
        clusters.next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    /// The field, and the column the cursor is in; a text that is too long shows the part before the cursor.
    pub fn line(&self, active: bool, paper: Paper) -> (Line, usize) {
        let widths = paper.widths();
        let lead = format!("{} ", paper.signs.get(Sign::Selection));
        let margin = widths.of(&lead);
        let room = paper.width.saturating_sub(margin).clamp(2, WIDEST);
        let typed = &self.text[..self.cursor];
        let hidden = (widths.of(typed) + 1).saturating_sub(room);
        let (blank, before) = fit::tail(typed, hidden, widths);
        let before = format!("{}{before}", " ".repeat(blank));
        let column = widths.of(&before);
        let after = fit::head(
            &self.text[self.cursor..],
            room.saturating_sub(column),
            widths,
        );
        let field = fit::pad_end(&format!("{before}{after}"), room, widths);
        let meaning = if active {
            Meaning::Term
        } else {
            Meaning::Strong
        };
        let line = Line::of(lead, Meaning::Accent).with(field, meaning);
        (line, column + margin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::text::width::Widths;

    #[test]
    fn erasing_takes_whole_characters() {
        let mut input = Input::default();
        input.insert("か\u{3099}キュー");
        input.update(Action::EraseBefore);
        assert_eq!(input.text(), "か\u{3099}キュ");
        input.update(Action::Top);
        input.update(Action::EraseAt);
        assert_eq!(input.text(), "キュ");
        input.update(Action::EraseAll);
        assert_eq!(input, Input::default());
    }

    #[test]
    fn a_paste_is_one_line_without_control_characters() {
        let mut input = Input::default();
        input.insert("dead\nletter\u{1b}[31m\tqueue");
        assert_eq!(input.text(), "dead letter[31m queue");
        input.insert(&"x".repeat(10_000));
        assert_eq!(input.text().len(), MOST);
    }

    #[test]
    fn the_cursor_moves_between_characters() {
        let mut input = Input::default();
        input.insert("可視性");
        input.update(Action::Left);
        input.update(Action::Left);
        input.update(Action::Type('x'));
        assert_eq!(input.text(), "可x視性");
        // A sound mark typed after か joins it; the cursor does not stay inside.
        let mut input = Input::default();
        input.insert("か");
        input.insert("\u{3099}");
        input.update(Action::EraseBefore);
        assert_eq!(input.text(), "");
    }

    #[test]
    fn the_field_is_as_wide_as_its_room_wherever_the_cursor_is() {
        let mut input = Input::default();
        for c in "非同期の呼び出しは 202 を返す".chars() {
            input.update(Action::Type(c));
            for width in [5, 8, 20] {
                let (line, column) = input.line(true, Paper::new(Lang::Ja, width));
                assert_eq!(line.width(Widths::NARROW), width, "{}", line.text());
                assert!(column < width);
            }
        }
    }
}
