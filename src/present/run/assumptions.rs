//! The model choices that a run rests on, one a line: what a reader should not take for a fact about AWS.

use crate::i18n::say;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::sim::assumption;
use crate::sim::scenario::Scenario;

/// The lines under a heading of their own, behind an empty one; none for a scenario that rests on nothing of the kind.
pub fn below(scenario: &Scenario, paper: Paper) -> Vec<Line> {
    let told = assumptions(scenario, paper);
    if told.is_empty() {
        return told;
    }
    let heading = say(paper.lang, &msg!("present-assumptions"));
    let mut lines = vec![Line::default()];
    lines.extend(Rich::of(&heading, Meaning::Accent).lines(paper.width, paper.widths()));
    lines.extend(told);
    lines
}

/// The lines; none for a scenario that rests on nothing of the kind.
pub fn assumptions(scenario: &Scenario, paper: Paper) -> Vec<Line> {
    let mut lines = Vec::new();
    for assumption in assumption::assumptions(scenario) {
        let words = say(paper.lang, &assumption.message());
        let lead = Line::of(format!("{} ", paper.signs.get(Sign::Bullet)), Meaning::Dim);
        lines.extend(Rich::of(&words, Meaning::Dim).hanging(&lead, paper.width, paper.widths()));
    }
    lines
}
