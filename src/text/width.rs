//! How many terminal cells text takes. The only place that decides it: wrapping, tables, frames and both front ends ask here.
//! Follows the terminals (and ratatui) for everything but characters of ambiguous width, which are a setting.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

/// How wide a terminal draws. `…`, `─`, `→`, `①`, `★` and their like take one cell in most terminals and two where
/// "ambiguous characters are double" is switched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Widths {
    ambiguous_is_wide: bool,
}

impl Widths {
    /// Ambiguous characters take one cell: what terminals do unless told otherwise.
    pub const NARROW: Self = Self {
        ambiguous_is_wide: false,
    };
    /// Ambiguous characters take two cells.
    pub const WIDE: Self = Self {
        ambiguous_is_wide: true,
    };

    /// By the setting: cells of an ambiguous character, 1 or 2.
    pub const fn ambiguous(cells: u8) -> Self {
        Self {
            ambiguous_is_wide: cells >= 2,
        }
    }

    /// Whether ambiguous characters take two cells.
    pub const fn ambiguous_is_wide(self) -> bool {
        self.ambiguous_is_wide
    }

    /// Cells of a text, cluster by cluster, as it is drawn.
    pub fn of(self, text: &str) -> usize {
        if let Some(cells) = simple(text) {
            return cells;
        }
        text.graphemes(true)
            .map(|cluster| self.cluster(cluster))
            .sum()
    }

    /// Cells of one grapheme cluster: what a reader sees as one character, with all its marks.
    pub fn cluster(self, cluster: &str) -> usize {
        if self.ambiguous_is_wide {
            cluster.width_cjk()
        } else {
            cluster.width()
        }
    }

    /// Cells of a character on its own.
    pub fn char(self, c: char) -> usize {
        let width = if self.ambiguous_is_wide {
            c.width_cjk()
        } else {
            c.width()
        };
        width.unwrap_or(0)
    }
}

impl Default for Widths {
    fn default() -> Self {
        Self::NARROW
    }
}

/// The width of text made only of characters that combine with nothing and are never ambiguous: nearly all of a lesson.
fn simple(text: &str) -> Option<usize> {
    let mut cells = 0;
    for c in text.chars() {
        cells += match c {
            ' '..='~' => 1,
            // Kana without the combining sound marks, CJK punctuation, kanji, full-width forms.
            '\u{3000}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30A0}'..='\u{30FF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{FF01}'..='\u{FF60}' => 2,
            _ => return None,
        };
    }
    Some(cells)
}

/// Whether a character takes two cells everywhere: kana, kanji, full-width forms, emoji.
pub fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_are_as_wide_as_terminals_draw_them() {
        let cases = [
            ("", 0),
            ("a", 1),
            ("キュー", 6),
            ("、。", 4),
            ("が", 2),
            // か with a combining sound mark is one character of two cells.
            ("か\u{3099}", 2),
            ("e\u{301}", 1),
            ("𠮷", 2),
            ("葛\u{e0100}", 2),
            ("✅", 2),
            ("🇯🇵", 2),
            ("👩\u{200d}💻", 2),
            ("ｶﾞ", 2),
            ("\u{3000}", 2),
        ];
        for (text, cells) in cases {
            assert_eq!(Widths::NARROW.of(text), cells, "{text:?}");
        }
    }

    #[test]
    fn ambiguous_characters_follow_the_setting() {
        for text in ["…", "─", "→", "●", "①", "★", "▶"] {
            assert_eq!(Widths::NARROW.of(text), 1, "{text}");
            assert_eq!(Widths::WIDE.of(text), 2, "{text}");
        }
        assert_eq!(Widths::ambiguous(2).of("aあ…"), 5);
        assert_eq!(Widths::ambiguous(1).of("aあ…"), 4);
    }

    #[test]
    fn the_short_cut_agrees_with_the_long_way() {
        for c in ('\u{20}'..='\u{FFFF}').filter(|c| !c.is_control()) {
            let text = c.to_string();
            if let Some(cells) = simple(&text) {
                assert_eq!(Widths::NARROW.cluster(&text), cells, "{c:?}");
                assert_eq!(Widths::WIDE.cluster(&text), cells, "{c:?}");
            }
        }
    }
}
