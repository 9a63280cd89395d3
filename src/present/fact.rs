//! Facts as lines: the number, where it was read, when it was checked and until when that holds. Both front ends print the same.

use crate::course::model::Course;
use crate::i18n::say;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::rich::fact_text;

/// Facts by their ids, those the course does not know left out.
pub fn facts(course: &Course, ids: &[&str], paper: Paper) -> Vec<Line> {
    let widths = paper.widths();
    let margin = Line::plain("  ");
    let mut lines = Vec::new();
    for fact in ids.iter().filter_map(|id| course.facts.get(*id)) {
        let value = Rich::of(&fact_text(fact, paper.lang), Meaning::Fact)
            .with("  ", Meaning::Text)
            .with(&fact.id, Meaning::Dim);
        lines.extend(value.lines(paper.width, widths));
        lines.extend(Rich::of(&fact.source, Meaning::Text).hanging(&margin, paper.width, widths));
        let dates = msg!(
            "present-fact-dates",
            checked = &fact.checked,
            expires = &fact.expires
        );
        let dates = Rich::of(&say(paper.lang, &dates), Meaning::Dim);
        lines.extend(dates.hanging(&margin, paper.width, widths));
    }
    lines
}
