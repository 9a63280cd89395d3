//! Text cut or padded to an exact number of cells. Never splits a character: where a wide one would stick out, a space stands.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::width::Widths;

/// The text in at most `cells`, with `mark` (an ellipsis, from the sign table) at the end if something was cut off.
pub fn truncate<'a>(text: &'a str, cells: usize, widths: Widths, mark: &str) -> Cow<'a, str> {
    if widths.of(text) <= cells {
        return Cow::Borrowed(text);
    }
    let room = widths.of(mark);
    if room > cells {
        return Cow::Borrowed(head(text, cells, widths));
    }
    Cow::Owned(format!("{}{mark}", head(text, cells - room, widths)))
}

/// The same with the mark and the cut at the start: paths are told apart by their ends.
pub fn truncate_start<'a>(text: &'a str, cells: usize, widths: Widths, mark: &str) -> Cow<'a, str> {
    let width = widths.of(text);
    if width <= cells {
        return Cow::Borrowed(text);
    }
    let room = cells.saturating_sub(widths.of(mark));
    let mut kept = text.len();
    let mut taken = 0;
    for (at, cluster) in text.grapheme_indices(true).rev() {
        taken += widths.cluster(cluster);
        if taken > room {
            break;
        }
        kept = at;
    }
    let mark = head(mark, cells, widths);
    Cow::Owned(format!("{mark}{}", &text[kept..]))
}

/// The longest beginning of the text that fits into `cells`.
pub fn head(text: &str, cells: usize, widths: Widths) -> &str {
    let mut taken = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        taken += widths.cluster(cluster);
        if taken > cells {
            return &text[..at];
        }
    }
    text
}

/// What is left after `cells` have been scrolled away on the left: cells of blank where a wide character was cut, and the rest.
pub fn tail(text: &str, cells: usize, widths: Widths) -> (usize, &str) {
    let mut passed = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        if passed >= cells {
            return (passed - cells, &text[at..]);
        }
        passed += widths.cluster(cluster);
    }
    (passed.saturating_sub(cells), "")
}

/// Spaces that bring a text of this width to `cells`; none if it is as wide already.
pub fn padding(text: &str, cells: usize, widths: Widths) -> String {
    " ".repeat(cells.saturating_sub(widths.of(text)))
}

/// The text and spaces up to `cells`.
pub fn pad_end(text: &str, cells: usize, widths: Widths) -> String {
    format!("{text}{}", padding(text, cells, widths))
}

/// Spaces and the text, ending at `cells`: numbers in a column.
pub fn pad_start(text: &str, cells: usize, widths: Widths) -> String {
    format!("{}{text}", padding(text, cells, widths))
}

/// The text in the middle of `cells`.
pub fn centre(text: &str, cells: usize, widths: Widths) -> String {
    let free = cells.saturating_sub(widths.of(text));
    format!(
        "{}{text}{}",
        " ".repeat(free / 2),
        " ".repeat(free - free / 2)
    )
}

/// The text in exactly `cells`: cut with the mark, or padded.
pub fn exactly(text: &str, cells: usize, widths: Widths, mark: &str) -> String {
    pad_end(&truncate(text, cells, widths, mark), cells, widths)
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: Widths = Widths::NARROW;

    #[test]
    fn a_wide_character_is_never_cut() {
        assert_eq!(truncate("関数のキュー", 7, W, "…"), "関数の…");
        assert_eq!(truncate("関数のキュー", 8, W, "…"), "関数の…");
        assert_eq!(truncate("関数", 4, W, "…"), "関数");
        assert_eq!(truncate("関数", 1, W, "…"), "…");
        assert_eq!(truncate("関数", 0, W, "…"), "");
        assert_eq!(exactly("関数のキュー", 8, W, "…"), "関数の… ");
    }

    #[test]
    fn the_mark_is_as_wide_as_the_terminal_draws_it() {
        assert_eq!(truncate("abcdef", 4, Widths::NARROW, "…"), "abc…");
        assert_eq!(truncate("abcdef", 4, Widths::WIDE, "…"), "ab…");
        assert_eq!(truncate("abcdef", 4, W, "..."), "a...");
        assert_eq!(truncate("abcdef", 2, W, "..."), "ab");
    }

    #[test]
    fn a_path_keeps_its_end() {
        assert_eq!(
            truncate_start("lessons/02/lesson.md", 12, W, "…"),
            "…2/lesson.md"
        );
        assert_eq!(truncate_start("関数", 3, W, "…"), "…数");
        assert_eq!(truncate_start("ab", 0, W, "…"), "");
    }

    #[test]
    fn scrolling_leaves_a_blank_for_half_a_character() {
        assert_eq!(tail("関数x", 1, W), (1, "数x"));
        assert_eq!(tail("関数x", 2, W), (0, "数x"));
        assert_eq!(tail("関数x", 9, W), (0, ""));
    }

    #[test]
    fn padding_counts_cells() {
        assert_eq!(pad_end("関", 4, W), "関  ");
        assert_eq!(pad_start("3 秒", 6, W), "  3 秒");
        assert_eq!(centre("ab", 5, W), " ab  ");
    }
}
