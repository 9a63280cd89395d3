//! The post-mortem of a healed incident: what happened, the events that decided, the cause, the repair, what would have prevented it.
//! As lines for a screen, and as Markdown to keep.

use std::fmt::Write as _;

use crate::i18n::say;
use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::present::clock::full_clock;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Facts;
use crate::present::rich::Rich;
use crate::present::run::measures;
use crate::present::run::node_name;
use crate::present::run::why;
use crate::present::ticket::repair;
use crate::sim::entry::Entry;
use crate::sim::entry::What;
use crate::sim::identity::EntryId;
use crate::sim::repair::Attempt;
use crate::sim::repair::Reached;
use crate::sim::scenario::Scenario;
use crate::sim::trace::Trace;

/// Events a timeline tells at most.
const EVENTS: usize = 12;

/// What a post-mortem is made of.
#[derive(Clone, Copy, Debug)]
pub struct Incident<'a> {
    /// The system as it was deployed, with its ticket.
    pub scenario: &'a Scenario,
    /// Its run.
    pub trace: &'a Trace,
    /// What its goals came to.
    pub ill: &'a [Reached],
    /// The repair that healed it.
    pub attempt: &'a Attempt,
    /// Facts of the course, which texts may name.
    pub facts: &'a Facts,
}

/// A piece of the document.
enum Part {
    Title(String),
    Heading(Message),
    Text(Rich),
    /// One of a list, with what stands before it.
    Item(Option<String>, Rich),
}

/// The document as lines.
pub fn lines(incident: Incident<'_>, paper: Paper) -> Vec<Line> {
    let widths = paper.widths();
    let mut lines = Vec::new();
    let mut after_item = false;
    for part in parts(incident, paper) {
        let is_item = matches!(part, Part::Item(..));
        if after_item && !is_item {
            lines.push(Line::default());
        }
        after_item = is_item;
        match part {
            Part::Title(title) => {
                lines.extend(Rich::of(&title, Meaning::Heading).lines(paper.width, widths));
                lines.push(Line::default());
            }
            Part::Heading(heading) => {
                let heading = Rich::of(&say(paper.lang, &heading), Meaning::Accent);
                lines.extend(heading.lines(paper.width, widths));
            }
            Part::Text(text) => {
                lines.extend(text.lines(paper.width, widths));
                lines.push(Line::default());
            }
            Part::Item(lead, text) => {
                let lead = lead.map_or_else(String::new, |lead| format!("{lead}  "));
                let lead = Line::plain("  ").with(lead, Meaning::Dim);
                lines.extend(text.hanging(&lead, paper.width, widths));
            }
        }
    }
    while lines.last().is_some_and(Line::is_empty) {
        lines.pop();
    }
    lines
}

/// The document as Markdown.
pub fn markdown(incident: Incident<'_>, paper: Paper) -> String {
    let mut text = String::new();
    let mut after_item = false;
    for part in parts(incident, paper) {
        let is_item = matches!(part, Part::Item(..));
        if after_item && !is_item {
            text.push('\n');
        }
        after_item = is_item;
        match part {
            Part::Title(title) => {
                let _ = writeln!(text, "# {}\n", escaped(&title));
            }
            Part::Heading(heading) => {
                let heading = say(paper.lang, &heading);
                let _ = writeln!(text, "## {}\n", escaped(&heading));
            }
            Part::Text(words) => {
                let _ = writeln!(text, "{}\n", escaped(words.text()));
            }
            Part::Item(None, words) => {
                let _ = writeln!(text, "- {}", escaped(words.text()));
            }
            Part::Item(Some(lead), words) => {
                let _ = writeln!(text, "- `{lead}` {}", escaped(words.text()));
            }
        }
    }
    while text.ends_with("\n\n") {
        text.pop();
    }
    text
}

/// Nothing of a sentence may be taken for Markdown. An underscore inside a word is none of it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_inside =
            before.is_alphanumeric() && rest.peek().is_some_and(|c| c.is_alphanumeric());
        let is_sign = match c {
            '\\' | '`' | '*' | '[' | '<' => true,
            '_' => !is_inside,
            '#' | '>' | '+' | '-' => escaped.is_empty(),
            _ => false,
        };
        if is_sign {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
        before = c;
    }
    escaped
}

fn parts(incident: Incident<'_>, paper: Paper) -> Vec<Part> {
    let lang = paper.lang;
    let scenario = incident.scenario;
    let Some(ticket) = &scenario.ticket else {
        return Vec::new();
    };
    let told = |text: &Text| Rich::of_text(text.get(lang), Meaning::Text, incident.facts, lang);
    let title = msg!("ticket-post-mortem", title = &scenario.title);
    let mut parts = vec![
        Part::Title(say(lang, &title)),
        Part::Heading(msg!("ticket-pm-happened")),
        Part::Text(told(&ticket.story)),
    ];
    let missed = ticket.goals.iter().zip(incident.ill);
    for (goal, reached) in missed.filter(|(_, reached)| !reached.holds) {
        let mut words = told(&goal.text);
        let measured = msg!(
            "ticket-pm-missed",
            condition = goal.written.as_str(),
            measured = measures::value(lang, reached.actual)
        );
        words.push(" ", Meaning::Text);
        words.push(&say(lang, &measured), Meaning::Wrong);
        parts.push(Part::Item(None, words));
    }
    let events = deciding(incident.trace);
    if !events.is_empty() {
        parts.push(Part::Heading(msg!("ticket-pm-timeline")));
    }
    for entry in events {
        let node = node_name(incident.trace.name(entry.node), paper);
        let words = Rich::of(&node, Meaning::Accent)
            .with("  ", Meaning::Text)
            .with(
                &say(lang, &incident.trace.message(entry)),
                why::meaning(entry),
            );
        parts.push(Part::Item(Some(full_clock(entry.at)), words));
    }
    parts.push(Part::Heading(msg!("ticket-pm-cause")));
    if let Some(cause) = ticket.causes.get(ticket.cause()) {
        parts.push(Part::Text(told(&cause.text)));
        parts.push(Part::Text(told(&cause.why)));
    }
    parts.push(Part::Heading(msg!("ticket-pm-repair")));
    for (name, was, now) in repair::changes(scenario, incident.attempt, lang) {
        let changed = msg!("ticket-pm-changed", name = name, was = was, now = now);
        parts.push(Part::Item(
            None,
            Rich::of(&say(lang, &changed), Meaning::Text),
        ));
    }
    for (goal, reached) in ticket.goals.iter().zip(&incident.attempt.goals) {
        let mut words = told(&goal.text);
        let measured = msg!(
            "ticket-goal-measured",
            condition = goal.written.as_str(),
            measured = measures::value(lang, reached.actual)
        );
        words.push("  ", Meaning::Text);
        words.push(&say(lang, &measured), Meaning::Dim);
        parts.push(Part::Item(None, words));
    }
    parts.push(Part::Heading(msg!("ticket-pm-prevention")));
    parts.push(Part::Text(told(&ticket.prevention)));
    parts
}

/// The events that tell the story: of every kind of trouble at every node the first, and what led to the last of them. A run without
/// any trouble is told by what led to its last event.
fn deciding(trace: &Trace) -> Vec<&Entry> {
    let mut kinds: Vec<(u16, std::mem::Discriminant<What>)> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for (place, entry) in trace.entries.iter().enumerate() {
        let kind = (entry.node.0, std::mem::discriminant(&entry.what));
        if is_trouble(entry) && !kinds.contains(&kind) && kinds.len() < EVENTS / 2 {
            kinds.push(kind);
            places.push(place);
        }
    }
    let last = places.last().copied().or_else(|| {
        let mut entries = trace.entries.iter();
        entries.rposition(|entry| !matches!(entry.what, What::EnvironmentEnded { .. }))
    });
    if let Some(last) = last {
        let chain = trace.causes(EntryId(last as u32));
        let chain: Vec<usize> = chain.map(|id| id.0 as usize).collect();
        let room = EVENTS.saturating_sub(places.len());
        places.extend(chain.iter().rev().take(room));
    }
    places.sort_unstable();
    places.dedup();
    let places = places.into_iter();
    places
        .filter_map(|place| trace.entries.get(place))
        .collect()
}

/// Whether an event is one that somebody would look up afterwards. What the simulator remarks about settings is not.
fn is_trouble(entry: &Entry) -> bool {
    match entry.what {
        What::Warned { .. } => false,
        What::FaultBegan(_)
        | What::TaskStopped { .. }
        | What::SpotWarned { .. }
        | What::NoTaskRunning
        | What::RequestRejected
        | What::WorkGivenUp { .. }
        | What::MessageDeadLettered { .. }
        | What::DeleteIgnored
        | What::LoopStopped { .. }
        | What::RouteMissing
        | What::TokenRefused { .. }
        | What::SignInFailed => true,
        _ => matches!(why::meaning(entry), Meaning::Wrong | Meaning::Unsure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_stays_a_sentence() {
        assert_eq!(escaped("a_b == 0 (x <= 1)"), "a_b == 0 (x \\<= 1)");
        assert_eq!(escaped("_a_ *b* `c` [d]"), "\\_a\\_ \\*b\\* \\`c\\` \\[d]");
        assert_eq!(escaped("# one > two"), "\\# one > two");
        assert_eq!(escaped("一行目\n二行目"), "一行目 二行目");
    }
}
