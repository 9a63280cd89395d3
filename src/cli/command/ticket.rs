//! `ticket`: the incident tickets of the course, and playing one.

use std::path::Path;

use serde_json::json;

use crate::cli::command::Call;
use crate::cli::command::course::both;
use crate::cli::command::tutor;
use crate::cli::mistake;
use crate::cli::plain;
use crate::cli::stop::Stop;
use crate::config::Launch;
use crate::config::Start;
use crate::error::Error;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::ticket;
use crate::study::Study;
use crate::study::view::TicketState;
use crate::study::view::TicketView;

/// `ticket [ID] [--plain] [--json]`
pub fn run(call: &mut Call<'_>) -> Result<Option<Launch>, Stop> {
    let Some(word) = call.word("ticket").map(str::to_owned) else {
        return list(call).map(|()| None);
    };
    let study = call.study()?;
    let id = find(&study, &word)?;
    if call.has("plain") {
        // A post-mortem is kept where the learner works.
        let folder = Path::new(".");
        return plain::ticket(call.out, call.settings.clone(), study, &id, folder).map(|()| None);
    }
    let instead = format!("ticket {id} --plain");
    tutor::open(call, Start::Ticket(id), &instead).map(Some)
}

/// The id of a ticket, or what may have been meant.
fn find(study: &Study, word: &str) -> Result<String, Error> {
    let tickets = study.tickets()?;
    if tickets.iter().any(|ticket| ticket.id == word) {
        return Ok(word.to_owned());
    }
    let known: Vec<&str> = tickets.iter().map(|ticket| ticket.id.as_str()).collect();
    Err(mistake::unknown(
        msg!("cli-no-ticket", word = word),
        word,
        &known,
        msg!("cli-no-ticket-hint"),
    ))
}

/// Every ticket in course order, with how far it is.
fn list(call: &mut Call<'_>) -> Result<(), Stop> {
    let study = call.study()?;
    let tickets = study.tickets()?;
    if call.has("json") {
        let tickets: Vec<_> = tickets.iter().map(written).collect();
        return call.out.json(&json!({ "format": 1, "tickets": tickets }));
    }
    if tickets.is_empty() {
        return call.out.say(&msg!("ticket-none-here"));
    }
    let lang = call.out.lang();
    for view in &tickets {
        let line = Line::of(format!("{:<5}", view.number), Meaning::Dim)
            .with(view.title.get(lang).clone(), Meaning::Strong)
            .with(
                format!("  {}", ticket::state(view.state, lang)),
                Meaning::Text,
            );
        call.out.line(&line)?;
        let id = Line::of(format!("     {}", view.id), Meaning::Dim);
        call.out.line(&id)?;
    }
    call.out.say(&msg!("cli-ticket-hint"))
}

fn written(view: &TicketView) -> serde_json::Value {
    let changes = match view.state {
        TicketState::Healed { changes } => Some(changes),
        TicketState::New | TicketState::Begun => None,
    };
    json!({
        "id": view.id,
        "title": both(&view.title),
        "lesson": view.lesson,
        "number": view.number,
        "needs": view.needs,
        "state": view.state.code(),
        "changes": changes,
    })
}
