//! What became of a repair: what it changed, which goals hold, which it broke, and how few changes are enough.

use crate::i18n::say;
use crate::lang::Lang;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Facts;
use crate::present::rich::Rich;
use crate::present::run::measures;
use crate::present::sign::Sign;
use crate::present::ticket::sentence;
use crate::present::ticket::system;
use crate::present::ticket::text;
use crate::sim::repair::Attempt;
use crate::sim::repair::Reached;
use crate::sim::scenario::Scenario;
use crate::sim::scenario::ticket::Ticket;

/// What a repair changed, a line for each setting: `Visibility timeout  30 s → 3 min`.
pub fn changes(before: &Scenario, attempt: &Attempt, lang: Lang) -> Vec<(String, String, String)> {
    let changes = attempt.changes.iter();
    changes
        .filter_map(|(path, _)| {
            let mut controls = before.controls.iter();
            let control = controls.find(|control| control.set == *path)?;
            Some((
                system::name(control, lang),
                system::standing(before, control, lang),
                system::standing(&attempt.scenario, control, lang),
            ))
        })
        .collect()
}

/// The goals with what the system as deployed came to, and with what it comes to now.
pub fn goals(
    ticket: &Ticket,
    before: &[Reached],
    now: &[Reached],
    facts: &Facts,
    paper: Paper,
) -> Vec<Line> {
    let mut lines = Vec::new();
    let widths = paper.widths();
    let rows: Vec<_> = ticket
        .goals
        .iter()
        .zip(now)
        .enumerate()
        .map(|(at, (goal, reached))| {
            let was = before.get(at).copied();
            let (sign, word, meaning) = match (reached.holds, was.is_some_and(|was| was.holds)) {
                (true, _) => (Sign::Right, msg!("ticket-goal-reached"), Meaning::Right),
                (false, false) => (Sign::Wrong, msg!("ticket-goal-open"), Meaning::Wrong),
                (false, true) => (Sign::Wrong, msg!("ticket-goal-broken"), Meaning::Wrong),
            };
            let word = format!("{} {}", paper.signs.get(sign), say(paper.lang, &word));
            (goal, reached, was, word, meaning)
        })
        .collect();
    let longest = rows.iter().map(|(_, _, _, word, _)| widths.of(word)).max();
    let longest = longest.unwrap_or(0);
    for (goal, reached, was, word, meaning) in rows {
        let lead = Line::of(word, meaning).padded(longest + 2, widths);
        let words = Rich::of_text(goal.text.get(paper.lang), Meaning::Text, facts, paper.lang);
        lines.extend(words.hanging(&lead, paper.width, widths));
        let shown = |reached: Reached| measures::value(paper.lang, reached.actual);
        let measured = match was {
            Some(was) if was.actual != reached.actual => {
                let arrow = paper.signs.get(Sign::Arrow);
                format!("{} {arrow} {}", shown(was), shown(*reached))
            }
            _ => shown(*reached),
        };
        let measured = msg!(
            "ticket-goal-measured",
            condition = goal.written.as_str(),
            measured = measured
        );
        let lead = Line::plain(" ".repeat(longest + 2));
        let words = Rich::of(&say(paper.lang, &measured), Meaning::Dim);
        lines.extend(words.hanging(&lead, paper.width, widths));
    }
    lines
}

/// The whole result of a repair. `fewest` is the fewest changes that heal, where it is known.
pub fn result(
    before: &Scenario,
    ill: &[Reached],
    attempt: &Attempt,
    fewest: Option<usize>,
    facts: &Facts,
    paper: Paper,
) -> Vec<Line> {
    let Some(ticket) = &before.ticket else {
        return Vec::new();
    };
    let widths = paper.widths();
    let (sign, word, meaning) = if attempt.heals {
        (Sign::Right, msg!("ticket-healed"), Meaning::Right)
    } else {
        (Sign::Wrong, msg!("ticket-not-healed"), Meaning::Wrong)
    };
    let lead = Line::of(format!("{} ", paper.signs.get(sign)), meaning);
    let word = Rich::of(&say(paper.lang, &word), meaning);
    let mut lines = word.hanging(&lead, paper.width, widths);
    lines.push(Line::default());
    lines.extend(changed(before, attempt, paper));
    lines.push(Line::default());
    lines.extend(goals(ticket, ill, &attempt.goals, facts, paper));
    let tempting = attempt
        .tempting
        .and_then(|place| ticket.tempting.get(place));
    if let Some(tempting) = tempting.filter(|_| !attempt.heals) {
        lines.push(Line::default());
        lines.extend(text(&tempting.why, Meaning::Text, facts, paper));
    }
    if let Some(fewest) = fewest.filter(|_| attempt.heals) {
        lines.push(Line::default());
        let count = attempt.changes.len();
        let words = msg!("ticket-fewest", count = count, fewest = fewest);
        lines.extend(sentence(&words, Meaning::Strong, paper));
    }
    lines
}

/// What was changed, or that nothing was.
fn changed(before: &Scenario, attempt: &Attempt, paper: Paper) -> Vec<Line> {
    let changes = changes(before, attempt, paper.lang);
    if changes.is_empty() {
        return sentence(&msg!("ticket-nothing-changed"), Meaning::Dim, paper);
    }
    let arrow = paper.signs.get(Sign::Arrow);
    changes
        .into_iter()
        .flat_map(|(name, was, now)| {
            Rich::of(&name, Meaning::Text)
                .with(&format!("  {was} {arrow} "), Meaning::Dim)
                .with(&now, Meaning::Strong)
                .lines(paper.width, paper.widths())
        })
        .collect()
}
