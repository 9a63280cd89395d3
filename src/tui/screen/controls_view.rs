//! The controls of a scenario: each with its value between two arrows, and which numbers of the run a change has moved.

use crate::i18n;
use crate::i18n::say;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::run::measures;
use crate::present::run::node_name;
use crate::present::sign::Sign;
use crate::quiz::generate::setting;
use crate::sim::scenario::question::Control;
use crate::text::fit;
use crate::tui::screen::run::Run;
use crate::tui::screen::run_view::listed;
use crate::tui::widget::cut::cut;

/// The controls, then what changed; and the row one stands on.
pub(super) fn controls(
    screen: &Run,
    at: usize,
    paper: Paper,
    rows: usize,
) -> (Vec<Line>, Option<usize>) {
    let inside = paper.inset(2);
    let widths = paper.widths();
    let labels = screen.original.controls.iter().map(|one| label(one, paper));
    let longest = labels.map(|label| widths.of(&label)).max().unwrap_or(0);
    let column = longest.min(paper.width / 2);
    let entries = (0..screen.original.controls.len())
        .map(|number| control(screen, number, column, inside))
        .collect();
    let (mut lines, cursor) = listed(entries, at, paper, rows);
    if let Some(note) = &screen.note {
        let note = Rich::of(&say(paper.lang, note), Meaning::Unsure);
        lines.extend(note.lines(paper.width, paper.widths()));
    }
    let changes = changes(screen, paper);
    if !changes.is_empty() {
        lines.push(Line::default());
        lines.extend(changes);
    }
    lines.truncate(rows);
    (lines, cursor)
}

fn label(control: &Control, paper: Paper) -> String {
    let label = control.label.as_ref();
    label
        .map_or(&control.set, |label| label.get(paper.lang))
        .clone()
}

/// `Timeout    ◀ 3 s ▶   as written 30 s`.
fn control(screen: &Run, number: usize, column: usize, paper: Paper) -> Vec<Line> {
    let (signs, widths) = (paper.signs, paper.widths());
    let Some(control) = screen.original.controls.get(number) else {
        return Vec::new();
    };
    let words = |value: &toml::Value| {
        let written = setting(value, |lang, number, unit| {
            i18n::quantity(lang, number, None, unit)
        });
        written.get(paper.lang).clone()
    };
    let written = screen.original.setting(&control.set);
    let turned = screen.set.get(number).copied().flatten();
    let now = turned
        .and_then(|place| control.values.get(place))
        .or(written.as_ref());
    let now = now.map_or_else(|| say(paper.lang, &msg!("play-control-default")), words);
    let arrows = [Sign::LeftArrow, Sign::RightArrow].map(|sign| signs.get(sign));
    let value = format!("{} {now} {}", arrows[0], arrows[1]);
    let label = label(control, paper);
    let label = fit::exactly(&label, column, widths, signs.get(Sign::Ellipsis));
    let lead = Line::plain(format!("{label}  "));
    let mut rich = Rich::of(&value, Meaning::Accent);
    if turned.is_some() {
        let was = written.map_or_else(
            || say(paper.lang, &msg!("play-control-default")),
            |value| words(&value),
        );
        let was = say(paper.lang, &msg!("play-control-was", value = was));
        rich.push(&format!("  {was}"), Meaning::Dim);
    }
    rich.hanging(&lead, paper.width, widths)
}

/// Numbers that differ from those of the run as written: before → after, those that were predicted first.
fn changes(screen: &Run, paper: Paper) -> Vec<Line> {
    let (signs, widths) = (paper.signs, paper.widths());
    let Some(played) = &screen.played else {
        return Vec::new();
    };
    let now = &played.run.measures;
    let asked: Vec<&str> = screen
        .original
        .predictions
        .iter()
        .map(|prediction| prediction.answer.as_str())
        .collect();
    let others = now.iter().map(|(path, _)| path);
    let others = others.filter(|path| !asked.contains(path) && !is_detail(path));
    let mut rows: Vec<(Line, Rich)> = Vec::new();
    for path in asked.iter().copied().chain(others) {
        let (Some(before), Some(after)) = (screen.first.get(path), now.get(path)) else {
            continue;
        };
        let is_same = before.number.to_bits() == after.number.to_bits();
        if is_same && !asked.contains(&path) {
            continue;
        }
        let (node, name) = path.rsplit_once('.').unwrap_or(("", path));
        let mut label = Line::default();
        if !node.is_empty() && node != "cost" {
            label = label.with(format!("{}  ", node_name(node, paper)), Meaning::Dim);
        }
        label = label.with(measures::words(path, name, paper), Meaning::Text);
        let mut value = Rich::of(&measures::value(paper.lang, before), Meaning::Text);
        if !is_same {
            let arrow = signs.get(Sign::Arrow);
            value.push(&format!(" {arrow} "), Meaning::Frame);
            value.push(&measures::value(paper.lang, after), Meaning::Strong);
        }
        rows.push((label, value));
    }
    let longest = rows.iter().map(|(label, _)| label.width(widths)).max();
    // Values stay whole: labels are cut for them, and those that still have no room stand on a line of their own.
    let widest = rows.iter().map(|(_, value)| value.width(widths)).max();
    let room = paper.width.saturating_sub(widest.unwrap_or(0) + 2);
    let column = longest.unwrap_or(0).min(room.max(paper.width * 5 / 9));
    rows.into_iter()
        .flat_map(|(label, value)| {
            if value.width(widths) + column + 2 > paper.width {
                let margin = Line::plain("  ");
                let mut lines = vec![cut(label, paper.width, signs)];
                lines.extend(value.hanging(&margin, paper.width, widths));
                return lines;
            }
            let lead = cut(label, column, signs).padded(column, widths);
            let lead = lead.with("  ", Meaning::Text);
            value.hanging(&lead, paper.width, widths)
        })
        .collect()
}

/// Numbers that only repeat what others say (percentiles beside a mean), and averages over the whole time, which mean little in a
/// run of a few requests.
fn is_detail(path: &str) -> bool {
    const ENDS: [&str; 7] = [
        "_p50",
        "_p95",
        "_p99",
        "environments_mean",
        "running_mean",
        "idle_mean",
        "lifespan_mean",
    ];
    path.starts_with("run.") || ENDS.iter().any(|end| path.ends_with(end))
}
