//! A row one may stand on: in a list, the sign of the selection before it or room for it.

use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::sign::Sign;
use crate::text::fit;
use crate::tui::widget::cut::cut;

/// The line without selection: where the sign would stand, nothing does.
pub fn set_in(line: Line, paper: Paper) -> Line {
    cut(Line::plain("  ").then(line), paper.width, paper.signs)
}

/// The line as selected or not: a sign in front and the whole line reversed, so that no colour is needed to see it.
pub fn marked(line: Line, here: bool, paper: Paper) -> Line {
    if !here {
        return set_in(line, paper);
    }
    let widths = paper.widths();
    let mark = fit::pad_end(paper.signs.get(Sign::Selection), 2, widths);
    let ellipsis = paper.signs.get(Sign::Ellipsis);
    let text = format!("{mark}{}", line.text());
    Line::of(
        fit::exactly(&text, paper.width, widths, ellipsis),
        Meaning::Selected,
    )
}
