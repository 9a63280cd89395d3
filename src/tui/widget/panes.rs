//! Two panes with a line between them.

use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::sign::Sign;
use crate::present::sign::Signs;

/// Lines of two panes as one: the left one padded to `left_cells`. The line between them runs as far down as the longer pane, and
/// at least `rows` lines.
pub fn beside(
    left: Vec<Line>,
    right: Vec<Line>,
    left_cells: usize,
    rows: usize,
    signs: Signs,
) -> Vec<Line> {
    let height = left.len().max(right.len()).max(rows);
    let middle = format!(" {} ", signs.get(Sign::Vertical));
    let mut left = left.into_iter();
    let mut right = right.into_iter();
    (0..height)
        .map(|_| {
            left.next()
                .unwrap_or_default()
                .padded(left_cells, signs.widths())
                .with(middle.clone(), Meaning::Frame)
                .then(right.next().unwrap_or_default())
        })
        .collect()
}

/// The same parts in two languages: each part starts on the same line in both panes.
pub fn level(
    left: Vec<Vec<Line>>,
    right: Vec<Vec<Line>>,
    left_cells: usize,
    signs: Signs,
) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut right = right.into_iter();
    for part in left {
        let other = right.next().unwrap_or_default();
        lines.extend(beside(part, other, left_cells, 0, signs));
    }
    for rest in right {
        lines.extend(beside(Vec::new(), rest, left_cells, 0, signs));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_level() {
        let part = |count: usize| vec![Line::plain("x"); count];
        let lines = level(
            vec![part(1), part(3)],
            vec![part(2), part(1)],
            4,
            Signs::default(),
        );
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(
            texts,
            ["x    │ x", "     │ x", "x    │ x", "x    │ ", "x    │ "]
        );
    }
}
