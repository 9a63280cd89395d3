//! An incident ticket for readers: what was reported, the settings and policies of the system, what became of a repair, and the
//! post-mortem. Everything comes from the scenario and its runs; nothing is decided here.

pub mod post_mortem;
pub mod repair;
pub mod system;

use crate::i18n::say;
use crate::lang::Lang;
use crate::lang::Text;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Facts;
use crate::present::rich::Rich;
use crate::sim::scenario::Scenario;
use crate::study::view::TicketState;

/// How the cause is asked for, in both languages.
pub fn ask() -> Text {
    let [en, ja] = [Lang::En, Lang::Ja].map(|lang| say(lang, &msg!("ticket-ask-cause")));
    Text { en, ja }
}

/// The system in words, what was reported, and what has to hold in the end. Nothing of a scenario that is no ticket.
pub fn report(scenario: &Scenario, facts: &Facts, paper: Paper) -> Vec<Line> {
    let mut lines = Vec::new();
    let Some(ticket) = &scenario.ticket else {
        return lines;
    };
    if let Some(story) = &scenario.story {
        lines.extend(text(story, Meaning::Text, facts, paper));
        lines.push(Line::default());
    }
    lines.extend(sentence(&msg!("ticket-reported"), Meaning::Accent, paper));
    lines.extend(text(&ticket.story, Meaning::Text, facts, paper));
    lines.push(Line::default());
    lines.extend(sentence(&msg!("ticket-goals"), Meaning::Accent, paper));
    for goal in &ticket.goals {
        let lead = Line::plain("  ");
        let words = Rich::of_text(goal.text.get(paper.lang), Meaning::Text, facts, paper.lang);
        lines.extend(words.hanging(&lead, paper.width, paper.widths()));
    }
    lines
}

/// The state in words.
pub fn state(state: TicketState, lang: Lang) -> String {
    say(
        lang,
        &match state {
            TicketState::New => msg!("ticket-state-new"),
            TicketState::Begun => msg!("ticket-state-begun"),
            TicketState::Healed { changes } => msg!("ticket-state-healed", changes = changes),
        },
    )
}

fn text(text: &Text, meaning: Meaning, facts: &Facts, paper: Paper) -> Vec<Line> {
    Rich::of_text(text.get(paper.lang), meaning, facts, paper.lang)
        .lines(paper.width, paper.widths())
}

fn sentence(message: &crate::message::Message, meaning: Meaning, paper: Paper) -> Vec<Line> {
    Rich::of(&say(paper.lang, message), meaning).lines(paper.width, paper.widths())
}
