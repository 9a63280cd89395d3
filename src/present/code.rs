//! Blocks of code: lines stay as they are, their parts are marked by meaning, and what is too long goes on behind a mark in the
//! margin.

use std::ops::Range;

use crate::present::highlight;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::line::Span;
use crate::present::paper::Paper;
use crate::present::sign::Sign;
use crate::text::fit::pad_end;
use crate::text::visible::visible_code;
use crate::text::wrap;

/// Columns a tab leads to.
const TAB: usize = 4;
/// Columns before a line.
const MARGIN: usize = 2;

/// The lines of a code block; `language` is the word after its fence.
pub fn code(language: &str, text: &str, paper: Paper) -> Vec<Line> {
    let widths = paper.widths();
    let shown = visible_code(text, TAB);
    let pieces = highlight::pieces(language, &shown);
    let room = paper.inset(MARGIN).width;
    let wrapped = pad_end(paper.signs.get(Sign::Wrapped), MARGIN, widths);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in shown.lines() {
        for (number, range) in wrap::chop(line, room, room, widths).into_iter().enumerate() {
            let mut set = if number == 0 {
                // The margin is code too: whoever reads the lines can tell them from prose.
                Line::of(" ".repeat(MARGIN), Meaning::Code)
            } else {
                Line::of(wrapped.clone(), Meaning::CodeComment)
            };
            let range = start + range.start..start + range.end;
            set.spans.extend(cut(&shown, &pieces, range));
            lines.push(set);
        }
        start += line.len() + 1;
    }
    lines
}

/// Whether every line has room as it is.
pub fn fits(text: &str, paper: Paper) -> bool {
    let room = paper.inset(MARGIN).width;
    visible_code(text, TAB)
        .lines()
        .all(|line| paper.widths().of(line) <= room)
}

fn cut(text: &str, pieces: &[(Range<usize>, Meaning)], range: Range<usize>) -> Vec<Span> {
    let first = pieces.partition_point(|(piece, _)| piece.end <= range.start);
    pieces[first..]
        .iter()
        .take_while(|(piece, _)| piece.start < range.end)
        .map(|(piece, meaning)| {
            let part = piece.start.max(range.start)..piece.end.min(range.end);
            Span::new(&text[part], *meaning)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_long_line_goes_on_behind_a_mark_and_keeps_its_meanings() {
        let paper = Paper::new(Lang::En, 21);
        let lines = code("python", "x = \"one two three four five\"", paper);
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(texts, ["  x = \"one two three ", "↪ four five\""]);
        assert_eq!(
            lines[1].spans[1],
            Span::new("four five\"", Meaning::CodeString)
        );
    }

    #[test]
    fn tabs_and_blank_lines_keep_their_places() {
        let paper = Paper::new(Lang::En, 20);
        let texts: Vec<String> = code("sh", "if x\n\n\ty", paper)
            .iter()
            .map(Line::text)
            .collect();
        assert_eq!(texts, ["  if x", "  ", "      y"]);
    }
}
