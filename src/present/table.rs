//! Tables for a width: as they are where they fit, with wrapped cells where they do not, and one entry below the other where
//! even that would cut words. Lines between columns are left out: space and the rule under the head are enough.

use crate::course::block::Align;
use crate::i18n::say;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;

/// Cells between two columns.
const GAP: usize = 2;
/// No column of Japanese gets narrower than this while others could give.
const NARROW: usize = 8;

/// A table ready to be set.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// One per column.
    pub align: Vec<Align>,
    /// The head; empty cells all through for a table without one.
    pub head: Vec<Rich>,
    /// The rows.
    pub rows: Vec<Vec<Rich>>,
    /// A list of numbers: no air between its rows, and nothing but its first column is wrapped.
    pub dense: bool,
}

impl Table {
    /// The lines, none wider than the paper.
    pub fn lines(&self, paper: Paper) -> Vec<Line> {
        match self.columns(paper) {
            Some(columns) => self.across(&columns, paper),
            None => self.stacked(paper),
        }
    }

    /// Whether it can stand side by side without cutting words.
    pub fn fits(&self, paper: Paper) -> bool {
        self.columns(paper).is_some()
    }

    fn count(&self) -> usize {
        self.rows
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or(0)
            .max(self.head.len())
    }

    /// Cells of each column, or `None` if the table cannot stand side by side.
    fn columns(&self, paper: Paper) -> Option<Vec<usize>> {
        let widths = paper.widths();
        let count = self.count();
        let mut natural = vec![1; count];
        let mut least = vec![1; count];
        for row in std::iter::once(&self.head).chain(&self.rows) {
            for (column, cell) in row.iter().enumerate() {
                let width = cell.width(widths);
                natural[column] = natural[column].max(width);
                least[column] = least[column].max(cell.narrowest(widths).max(width.min(NARROW)));
            }
        }
        let room = paper.width.checked_sub(GAP * count.saturating_sub(1))?;
        if natural.iter().sum::<usize>() <= room {
            return Some(natural);
        }
        if self.dense && count > 1 {
            least[1..].copy_from_slice(&natural[1..]);
        }
        let mut spare = room.checked_sub(least.iter().sum())?;
        // Whoever lacks most gets the next cell: the tallest cells shrink first.
        let mut columns = least;
        while spare > 0 {
            let lacks = |column: &usize| natural[*column] * 16 / columns[*column];
            let neediest = (0..count)
                .filter(|column| columns[*column] < natural[*column])
                .max_by_key(|column| (lacks(column), std::cmp::Reverse(*column)))?;
            columns[neediest] += 1;
            spare -= 1;
        }
        Some(columns)
    }

    fn across(&self, columns: &[usize], paper: Paper) -> Vec<Line> {
        let mut lines = Vec::new();
        if self.head.iter().any(|cell| !cell.is_empty()) {
            lines.extend(self.row(&self.head, columns, true, paper));
            let rules: Vec<String> = columns
                .iter()
                .map(|width| paper.signs.fill(Sign::Rule, *width))
                .collect();
            lines.push(Line::of(rules.join(&" ".repeat(GAP)), Meaning::Frame));
        }
        let rows: Vec<Vec<Line>> = self
            .rows
            .iter()
            .map(|row| self.row(row, columns, false, paper))
            .collect();
        // Rows of several lines need air between them to be told apart.
        let airy = !self.dense && rows.iter().any(|row| row.len() > 1);
        for (number, row) in rows.into_iter().enumerate() {
            if airy && number > 0 {
                lines.push(Line::default());
            }
            lines.extend(row);
        }
        lines
    }

    fn row(&self, cells: &[Rich], columns: &[usize], head: bool, paper: Paper) -> Vec<Line> {
        let widths = paper.widths();
        let set: Vec<Vec<Line>> = cells
            .iter()
            .zip(columns)
            .map(|(cell, width)| cell.lines(*width, widths))
            .collect();
        let height = set.iter().map(Vec::len).max().unwrap_or(1);
        (0..height)
            .map(|at| {
                let mut line = Line::default();
                for (column, width) in columns.iter().enumerate() {
                    if column > 0 {
                        line = line.with(" ".repeat(GAP), Meaning::Text);
                    }
                    let cell = set.get(column).and_then(|lines| lines.get(at));
                    let cell = cell.cloned().unwrap_or_default();
                    let cell = if head { strong(cell) } else { cell };
                    let align = self.align.get(column).copied().unwrap_or(Align::Left);
                    line = line.then(aligned(cell, *width, align, paper));
                }
                trimmed(line)
            })
            .collect()
    }

    /// One entry below the other: the first cell as a heading, the others with the head's word before them.
    fn stacked(&self, paper: Paper) -> Vec<Line> {
        let widths = paper.widths();
        let mut lines = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            if number > 0 {
                lines.push(Line::default());
            }
            for (column, cell) in row.iter().enumerate() {
                if column == 0 {
                    lines.extend(cell.lines(paper.width, widths).into_iter().map(strong));
                    continue;
                }
                let mut entry = Rich::new();
                if let Some(head) = self.head.get(column).filter(|head| !head.is_empty()) {
                    let label = say(paper.lang, &msg!("present-label", label = head.text()));
                    entry.push(&label, Meaning::Dim);
                }
                let lead = Line::plain("  ");
                lines.extend(entry.then(cell).hanging(&lead, paper.width, widths));
            }
        }
        lines
    }
}

/// Plain text becomes strong; what means something keeps its meaning.
fn strong(mut line: Line) -> Line {
    for span in &mut line.spans {
        if span.meaning == Meaning::Text {
            span.meaning = Meaning::Strong;
        }
    }
    line
}

fn aligned(line: Line, width: usize, align: Align, paper: Paper) -> Line {
    let widths = paper.widths();
    let free = width.saturating_sub(line.width(widths));
    let before = match align {
        Align::Left => 0,
        Align::Centre => free / 2,
        Align::Right => free,
    };
    let line = if before > 0 {
        Line::plain(" ".repeat(before)).then(line)
    } else {
        line
    };
    line.padded(width, widths)
}

/// Without spaces at the end: nobody sees them, and they wrap when a window shrinks.
fn trimmed(mut line: Line) -> Line {
    while let Some(last) = line.spans.last_mut() {
        let kept = last.text.trim_end_matches(' ').len();
        last.text.truncate(kept);
        if kept > 0 {
            break;
        }
        line.spans.pop();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::text::width::Widths;

    fn table(head: &[&str], rows: &[&[&str]]) -> Table {
        let cell = |text: &&str| Rich::of(text, Meaning::Text);
        Table {
            align: vec![Align::Left; head.len()],
            head: head.iter().map(cell).collect(),
            rows: rows
                .iter()
                .map(|row| row.iter().map(cell).collect())
                .collect(),
            dense: false,
        }
    }

    fn set(table: &Table, width: usize) -> Vec<String> {
        let lines = table.lines(Paper::new(Lang::Ja, width));
        lines.iter().map(Line::text).collect()
    }

    fn example() -> Table {
        table(
            &["", "関数の失敗", "スロットリング"],
            &[
                &[
                    "何が起きたか",
                    "動いたが、エラーかタイムアウト",
                    "動けなかった",
                ],
                &["いつまで", "2 回", "最長 6 時間"],
            ],
        )
    }

    #[test]
    fn a_table_that_fits_stands_as_it_is() {
        assert_eq!(
            set(&example(), 80),
            [
                "              関数の失敗                      スロットリング",
                "────────────  ──────────────────────────────  ──────────────",
                "何が起きたか  動いたが、エラーかタイムアウト  動けなかった",
                "いつまで      2 回                            最長 6 時間",
            ]
        );
    }

    #[test]
    fn a_wide_table_wraps_its_cells() {
        assert_eq!(
            set(&example(), 40),
            [
                "          関数の失敗      スロットリング",
                "────────  ──────────────  ──────────────",
                "何が      動いたが、      動けなかった",
                "起きたか  エラーか",
                "          タイムアウト",
                "",
                "いつまで  2 回            最長 6 時間",
            ]
        );
    }

    #[test]
    fn a_table_that_would_cut_words_is_stacked() {
        assert_eq!(
            set(&example(), 24),
            [
                "何が起きたか",
                "  関数の失敗：動いたが、",
                "  エラーかタイムアウト",
                "  スロットリング：",
                "  動けなかった",
                "",
                "いつまで",
                "  関数の失敗：2 回",
                "  スロットリング：最長",
                "  6 時間",
            ]
        );
    }

    #[test]
    fn numbers_align_at_the_end() {
        let mut table = table(&["a", "n"], &[&["x", "5"], &["y", "1,000"]]);
        table.align[1] = Align::Right;
        assert_eq!(
            set(&table, 20),
            ["a      n", "─  ─────", "x      5", "y  1,000"]
        );
    }

    #[test]
    fn no_line_is_ever_too_wide() {
        for width in 10..90 {
            for line in set(&example(), width) {
                assert!(Widths::NARROW.of(&line) <= width, "{line} in {width}");
            }
        }
    }

    #[test]
    fn ragged_and_empty_tables_do_not_panic() {
        assert!(set(&Table::default(), 40).is_empty());
        assert_eq!(set(&table(&[], &[&["a"], &["b", "c"]]), 40).len(), 2);
    }
}
