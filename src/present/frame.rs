//! A frame around something that is a thing: a scenario, a question, a dialog. The title sits in the upper edge.

use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::sign::Sign;
use crate::text::fit::truncate;

/// Lines in a frame as wide as the paper. They should be no wider than the paper less 4 cells; wider ones lose nothing, but the
/// edge beside them is pushed out.
pub fn framed(title: &str, lines: &[Line], paper: Paper) -> Vec<Line> {
    let (signs, widths) = (paper.signs, paper.widths());
    let inside = paper.width.saturating_sub(4).max(2);
    let title = truncate(title, inside, widths, signs.get(Sign::Ellipsis));
    let side = signs.get(Sign::Vertical);
    let rest = (inside + 1).saturating_sub(widths.of(&title) + 1);
    let mut framed = vec![
        Line::of(
            format!("{} ", signs.get(Sign::CornerTopLeft)),
            Meaning::Frame,
        )
        .with(title, Meaning::Accent)
        .with(
            format!(
                " {}{}",
                signs.fill(Sign::Rule, rest),
                signs.get(Sign::CornerTopRight)
            ),
            Meaning::Frame,
        ),
    ];
    for line in lines {
        framed.push(
            Line::of(format!("{side} "), Meaning::Frame)
                .then(line.clone().padded(inside, widths))
                .with(format!(" {side}"), Meaning::Frame),
        );
    }
    framed.push(Line::of(
        format!(
            "{}{}{}",
            signs.get(Sign::CornerBottomLeft),
            signs.fill(Sign::Rule, inside + 2),
            signs.get(Sign::CornerBottomRight)
        ),
        Meaning::Frame,
    ));
    framed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn every_edge_is_as_wide_as_the_paper() {
        for width in [12, 40, 77] {
            let paper = Paper::new(Lang::Ja, width);
            for line in framed("シナリオ", &[Line::plain("関数"), Line::default()], paper) {
                assert_eq!(line.width(paper.widths()), width, "{}", line.text());
            }
        }
        let paper = Paper::new(Lang::En, 12);
        let texts: Vec<String> = framed("q", &[Line::plain("why")], paper)
            .iter()
            .map(Line::text)
            .collect();
        assert_eq!(texts, ["┌ q ───────┐", "│ why      │", "└──────────┘"]);
    }
}
