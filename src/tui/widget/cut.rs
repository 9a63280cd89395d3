//! A line cut to some cells, with an ellipsis where something was left out.

use crate::present::line::Line;
use crate::present::sign::Sign;
use crate::present::sign::Signs;
use crate::text::fit;

/// The line in at most `cells`.
pub fn cut(line: Line, cells: usize, signs: Signs) -> Line {
    let widths = signs.widths();
    if line.width(widths) <= cells {
        return line;
    }
    let ellipsis = signs.get(Sign::Ellipsis);
    let mut room = cells.saturating_sub(widths.of(ellipsis));
    let mut kept = Line::default();
    for span in line.spans {
        let text = fit::head(&span.text, room, widths);
        room -= widths.of(text);
        let whole = text.len() == span.text.len();
        if whole {
            kept = kept.with(text, span.meaning);
        } else {
            return kept.with(format!("{text}{ellipsis}"), span.meaning);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::line::Meaning;
    use crate::text::width::Widths;

    #[test]
    fn what_is_left_out_is_marked() {
        let line = || Line::plain("関数 ").with("resize", Meaning::Accent);
        let signs = Signs::default();
        assert_eq!(cut(line(), 11, signs), line());
        assert_eq!(cut(line(), 8, signs).text(), "関数 re…");
        assert_eq!(cut(line(), 5, signs).text(), "関数…");
        for cells in 1..12 {
            assert!(cut(line(), cells, signs).width(Widths::NARROW) <= cells);
        }
    }
}
