//! Why something happened: the event, its cause, the cause's cause, back to the request that started it. One sentence a link.

use crate::i18n::say;
use crate::present::clock::full_clock;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::run::node_name;
use crate::present::sign::Sign;
use crate::sim::entry::Entry;
use crate::sim::entry::Outcome;
use crate::sim::entry::What;
use crate::sim::identity::EntryId;
use crate::sim::trace::Trace;

/// The chain from an entry back to its root, the entry first.
pub fn why(trace: &Trace, from: EntryId, paper: Paper) -> Vec<Line> {
    let mut lines = Vec::new();
    for (number, id) in trace.causes(from).enumerate() {
        let Some(entry) = trace.get(id) else {
            continue;
        };
        // Everything below the first line is further back.
        let sign = Sign::BackArrow;
        let lead = if number == 0 {
            Line::plain(" ".repeat(paper.signs.width(sign) + 1))
        } else {
            Line::of(format!("{} ", paper.signs.get(sign)), Meaning::Frame)
        };
        let lead = lead.with(format!("{}  ", full_clock(entry.at)), Meaning::Dim);
        lines.extend(rich(trace, entry, paper).hanging(&lead, paper.width, paper.widths()));
    }
    lines
}

/// An entry as one line of text: where, and what happened.
pub fn entry(trace: &Trace, entry: &Entry, paper: Paper) -> Vec<Line> {
    let lead = Line::of(format!("{}  ", full_clock(entry.at)), Meaning::Dim);
    rich(trace, entry, paper).hanging(&lead, paper.width, paper.widths())
}

fn rich(trace: &Trace, entry: &Entry, paper: Paper) -> Rich {
    Rich::of(&node_name(trace.name(entry.node), paper), Meaning::Accent)
        .with("  ", Meaning::Text)
        .with(&say(paper.lang, &trace.message(entry)), meaning(entry))
}

/// What a theme should make of an entry.
pub const fn meaning(entry: &Entry) -> Meaning {
    match entry.what {
        What::RunEnded {
            outcome: Outcome::Failed(_),
            ..
        }
        | What::RequestFailed { .. }
        | What::AccessDecided { allowed: false, .. }
        | What::EventGivenUp { .. }
        | What::EventDropped
        | What::MessageExpired
        | What::RecordExpired { .. }
        | What::DeliveryGivenUp
        | What::CopyGivenUp { .. }
        | What::CopyLost { .. }
        | What::BatchFailed { .. }
        | What::InitTimedOut { .. }
        | What::RecordsGivenUp { .. }
        | What::BudgetSpent => Meaning::Wrong,
        What::RunEnded {
            outcome: Outcome::Succeeded,
            ..
        }
        | What::RequestSucceeded { .. }
        | What::AccessDecided { allowed: true, .. }
        | What::MessageDeleted
        | What::BatchSucceeded { .. } => Meaning::Right,
        What::InvokeThrottled { .. }
        | What::RequestThrottled
        | What::RecordRefused { .. }
        | What::BatchThrottled { .. }
        | What::CallRefused
        | What::WaitGivenUp { .. }
        | What::IntegrationTimedOut { .. }
        | What::RunEnded { .. }
        | What::BatchPartlyFailed { .. }
        | What::AttemptFailed { .. }
        | What::EffectRepeated
        | What::Warned { .. } => Meaning::Unsure,
        _ => Meaning::Text,
    }
}
