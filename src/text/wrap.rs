//! Breaks a paragraph into lines of a width. Works on one plain string and returns byte ranges, so styles never disturb it.
//!
//! Candidates come from `breaks`; among them the lines are chosen that leave the least ragged paragraph: the squares of the
//! cells left free, plus a penalty for each break a reader would stumble over, are minimised; the last line is free.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::breaks::Break;
use crate::text::breaks::Grade;
use crate::text::breaks::breaks;
use crate::text::fit::head;
use crate::text::width::Widths;

/// How a paragraph is to be set.
#[derive(Clone, Copy, Debug)]
pub struct Wrap<'a> {
    /// Cells of a line.
    pub width: usize,
    /// Cells of the first line, where something already stands on it.
    pub first: usize,
    /// How wide the terminal draws.
    pub widths: Widths,
    /// Byte ranges of code, in order: a line rather breaks elsewhere.
    pub code: &'a [Range<usize>],
}

impl Wrap<'_> {
    /// Plain text in lines of one width.
    pub const fn plain(width: usize, widths: Widths) -> Self {
        Self {
            width,
            first: width,
            widths,
            code: &[],
        }
    }
}

/// Plain text in lines of `width` cells.
pub fn wrap(text: &str, width: usize, widths: Widths) -> Vec<Range<usize>> {
    wrap_with(text, Wrap::plain(width, widths))
}

/// The lines of a text as byte ranges, at least one. Spaces at a break belong to no line; a line feed always breaks. A line is
/// too wide only if a single character is.
pub fn wrap_with(text: &str, how: Wrap<'_>) -> Vec<Range<usize>> {
    if how.first == how.width && !text.contains('\n') {
        // Headings, cells, labels: most texts are one line.
        let trimmed = text.trim_end_matches(' ');
        if how.widths.of(trimmed) <= how.width {
            return std::iter::once(0..trimmed.len()).collect();
        }
    }
    let found = breaks(text, how);
    let mut lines = Vec::new();
    let mut start = 0;
    let mut from = Break::START;
    while start < found.len() {
        let end = found[start..]
            .iter()
            .position(|one| one.forced_by_text)
            .map_or(found.len(), |at| start + at + 1);
        let first = if start == 0 { how.first } else { how.width };
        set(from, &found[start..end], first, how.width, &mut lines);
        from = found[end - 1];
        start = end;
    }
    if lines.is_empty() {
        lines.push(0..0);
    }
    lines
}

/// Chooses the breaks of one stretch between line feeds and appends its lines.
fn set(from: Break, found: &[Break], first: usize, width: usize, lines: &mut Vec<Range<usize>>) {
    // cost[j] and came_from[j] speak of the best way to end a line at break j - 1; 0 is the start.
    let mut cost = vec![u64::MAX; found.len() + 1];
    let mut came_from = vec![0_usize; found.len() + 1];
    cost[0] = 0;
    // Zero-width candidates would make this quadratic; no line has more characters than this that anybody reads.
    let most = width * 4 + 64;
    for i in 0..found.len() {
        if cost[i] == u64::MAX {
            continue;
        }
        let start = if i == 0 { from } else { found[i - 1] };
        let room = if i == 0 { first } else { width };
        for (j, end) in found.iter().enumerate().skip(i).take(most) {
            let used = end.cells_to_end.saturating_sub(start.cells_to_next);
            if used > room && j > i {
                break;
            }
            let last = j + 1 == found.len();
            let total = cost[i]
                .saturating_add(raggedness(used, room, width, last))
                .saturating_add(if last { 0 } else { end.grade.penalty(width) });
            if total < cost[j + 1] {
                cost[j + 1] = total;
                came_from[j + 1] = i;
            }
        }
    }
    let mut ends = Vec::new();
    let mut at = found.len();
    while at > 0 {
        ends.push(at);
        at = came_from[at];
    }
    let mut start = from.next;
    for &end in ends.iter().rev() {
        let end = &found[end - 1];
        lines.push(start..end.end.max(start));
        start = end.next;
    }
}

fn raggedness(used: usize, room: usize, width: usize, last: bool) -> u64 {
    let Some(slack) = room.checked_sub(used) else {
        // A character wider than the line: nothing is gained by trying, so it only must not be preferred.
        return (width as u64 + 1).pow(2) * 8;
    };
    if last {
        // A last line of one syllable looks lost, but is better than a bad break.
        let tiny = used > 0 && used * 8 < width;
        return if tiny { (width as u64).pow(2) / 24 } else { 0 };
    }
    (slack as u64).pow(2)
}

/// A line of code cut where it is full, spaces and all, after a space if one is near: the first piece takes `first` cells, the
/// others `rest`.
pub fn chop(line: &str, first: usize, rest: usize, widths: Widths) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < line.len() || pieces.is_empty() {
        let room = if pieces.is_empty() { first } else { rest };
        let mut taken = head(&line[start..], room, widths).len();
        if taken == 0 {
            // Not even one character fits: it sticks out rather than never come.
            taken = line[start..].graphemes(true).next().map_or(0, str::len);
        }
        if start + taken < line.len() {
            let piece = &line[start..start + taken];
            let word_end = piece.rfind(' ').map_or(0, |at| at + 1);
            if word_end * 3 > taken * 2 {
                taken = word_end;
            }
        }
        pieces.push(start..start + taken);
        start += taken;
    }
    pieces
}

/// Cells of the widest part that should not be broken: the narrowest a column can be without cutting words.
pub fn narrowest(text: &str, code: &[Range<usize>], widths: Widths) -> usize {
    let how = Wrap {
        code,
        ..Wrap::plain(usize::MAX, widths)
    };
    let mut start = 0;
    let mut widest = 0;
    for one in breaks(text, how) {
        let stumbles = matches!(one.grade, Grade::Word | Grade::Code | Grade::Syllable);
        if !stumbles {
            widest = widest.max(one.cells_to_end.saturating_sub(start));
            start = one.cells_to_next;
        }
    }
    widest
}

/// The lines themselves.
pub fn lines(text: &str, width: usize, widths: Widths) -> Vec<&str> {
    wrap(text, width, widths)
        .into_iter()
        .map(|range| &text[range])
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::kinsoku;

    const W: Widths = Widths::NARROW;

    /// Each text with the lines it must be set in: the break a careless program would make is always a forbidden one.
    #[test]
    fn kinsoku_holds_in_every_case() {
        let cases: [(&str, usize, &[&str]); 16] = [
            // Full stop and comma never start a line.
            ("関数を呼ぶ。", 10, &["関数を", "呼ぶ。"]),
            (
                "そのとき、再試行する",
                8,
                &["その", "とき、", "再試行", "する"],
            ),
            // Nor do closing brackets, two in a row either.
            ("呼ぶ（関数（小））", 12, &["呼ぶ（関数", "（小））"]),
            ("値は「成功」。", 12, &["値は", "「成功」。"]),
            // Opening brackets never end one.
            ("関数名（Lambda）", 8, &["関数名", "（Lambd", "a）"]),
            ("これは「はい」", 8, &["これは", "「はい」"]),
            // Small kana and the long vowel stay with their syllable.
            ("ちょっと", 4, &["ちょ", "っと"]),
            ("キューに", 6, &["キュー", "に"]),
            ("サーバー", 6, &["サー", "バー"]),
            // Repetition marks, question marks, middle dots.
            ("人々が", 4, &["人々", "が"]),
            ("なぜ？", 4, &["な", "ぜ？"]),
            ("用意・更新", 6, &["用意・", "更新"]),
            // A number and its unit are one.
            ("最大 15 分です", 8, &["最大", "15 分", "です"]),
            ("it is 30 s long", 9, &["it is", "30 s long"]),
            // Dots and dashes in pairs.
            ("そう……だね", 8, &["そう……", "だね"]),
            // A bracket may start a line even after a letter (LB30).
            ("Lambda（小さい）", 7, &["Lambda", "（小さ", "い）"]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(lines(text, width, W), expected, "{text} in {width}");
        }
    }

    #[test]
    fn lines_break_where_a_reader_pauses() {
        let text = "可視性タイムアウトが過ぎたあとで再びキューに現れ、3 回目でデッドレターキューへ移ります。";
        assert_eq!(
            lines(text, 40, W),
            [
                "可視性タイムアウトが過ぎた",
                "あとで再びキューに現れ、3 回目で",
                "デッドレターキューへ移ります。"
            ]
        );
        let names = "このときはじめて AWS Lambda が動きはじめます";
        assert_eq!(
            lines(names, 22, W),
            ["このときはじめて", "AWS Lambda が動き", "はじめます"]
        );
    }

    #[test]
    fn an_address_is_cut_where_it_must() {
        let text = "see arn:aws:lambda:ap-northeast-1:123456789012:function:resize";
        for line in lines(text, 20, W) {
            assert!(W.of(line) <= 20, "{line}");
        }
    }

    #[test]
    fn code_is_kept_together() {
        let text = "set the timeout with `aws lambda update` now";
        let start = text.find('`').unwrap();
        let code: Vec<_> = std::iter::once(start..start + 19).collect();
        let set = wrap_with(
            text,
            Wrap {
                code: &code,
                ..Wrap::plain(30, W)
            },
        );
        let set: Vec<&str> = set.into_iter().map(|range| &text[range]).collect();
        assert_eq!(set, ["set the timeout with", "`aws lambda update` now"]);
    }

    #[test]
    fn a_first_line_that_is_too_short_stays_empty() {
        let how = Wrap {
            first: 3,
            ..Wrap::plain(12, W)
        };
        assert_eq!(wrap_with("asynchronous", how), [0..0, 0..12]);
        assert_eq!(wrap_with("an event", how), [0..2, 3..8]);
    }

    #[test]
    fn line_feeds_and_emptiness() {
        assert_eq!(lines("", 10, W), [""]);
        assert_eq!(lines("a\nb", 10, W), ["a", "b"]);
        assert_eq!(lines("a\n\nb", 10, W), ["a", "", "b"]);
        assert_eq!(lines("a  ", 10, W), ["a"]);
        assert_eq!(lines("関数", 1, W), ["関", "数"]);
        assert_eq!(lines("ab", 0, W), ["a", "b"]);
    }

    #[test]
    fn a_wall_of_text_is_not_quadratic() {
        let zero_width = "\u{200b}".repeat(20_000);
        assert!(!wrap(&format!("{zero_width} a"), 40, W).is_empty());
        let kanji = "漢".repeat(50_000);
        assert_eq!(wrap(&kanji, 40, W).len(), 2_500);
    }

    /// Text as a lesson might have it, and as nobody would write it.
    fn mixed() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[ぁ-んァ-ヶ一-十々ー]{1,8}",
            3 => "[a-zA-Z0-9]{1,12}",
            2 => "[、。，．・「」（）『』【】！？…ー〜ゝ]{1,3}",
            2 => Just(" ".to_owned()),
            1 => "[-/:.,()!?_%$]{1,3}",
            1 => prop::sample::select(vec![
                "✅", "🇯🇵", "か\u{3099}", "e\u{301}", "👩\u{200d}💻", "\u{3000}", "→", "①", "\n", "  ", "30 s", "3 件",
                "arn:aws:lambda:ap-northeast-1:123456789012:function:resize",
            ])
            .prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_line_fits_and_no_character_is_lost(text in mixed(), width in 2..90_usize, first in 0..90_usize, wide: bool) {
            let widths = if wide { Widths::WIDE } else { Widths::NARROW };
            let how = Wrap { width, first: first.min(width), widths, code: &[] };
            let set = wrap_with(&text, how);
            let mut at = 0;
            for (number, line) in set.iter().enumerate() {
                prop_assert!(line.start >= at && line.end >= line.start);
                prop_assert!(text[at..line.start].chars().all(|c| matches!(c, ' ' | '\n' | '\r')), "lost {:?}", &text[at..line.start]);
                let room = if number == 0 { how.first } else { width };
                prop_assert!(widths.of(&text[line.clone()]) <= room, "{:?} is wider than {room}", &text[line.clone()]);
                at = line.end;
            }
            prop_assert!(text[at..].chars().all(|c| matches!(c, ' ' | '\n' | '\r')));
        }

        #[test]
        fn no_line_starts_or_ends_wrongly_unless_nothing_else_fits(text in mixed(), width in 4..90_usize) {
            let whole = breaks(&text, Wrap::plain(usize::MAX, W));
            let set = wrap(&text, width, W);
            for pair in set.windows(2) {
                let (end, start) = (pair[0].end, pair[1].start);
                if text[end..start].contains('\n') {
                    continue;
                }
                let bad_start = text[start..].chars().next().is_some_and(kinsoku::never_starts);
                let bad_end = text[..end].chars().next_back().is_some_and(kinsoku::never_ends);
                if bad_start || bad_end {
                    let after = whole.iter().position(|one| one.next > start).unwrap_or(whole.len() - 1);
                    let from = if after == 0 { 0 } else { whole[after - 1].cells_to_next };
                    prop_assert!(whole[after].cells_to_end - from > width,
                        "{:?} | {:?} in {width}", &text[pair[0].clone()], &text[pair[1].clone()]);
                }
            }
        }
    }
}
