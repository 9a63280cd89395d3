//! Incident tickets: the system is ill as it stands, the reference repair heals it, and no tempting one does.

use crate::check::Checking;
use crate::check::scenarios::Read;
use crate::check::scenarios::after;
use crate::check::scenarios::shown;
use crate::message::Message;
use crate::msg;
use crate::sim::Run;
use crate::sim::scenario::ticket::Ticket;

type Changes = [(String, toml::Value)];

pub(super) fn proved(checking: &mut Checking<'_>, read: &Read, ticket: &Ticket, ill: &Run) {
    for path in ticket
        .reference
        .iter()
        .chain(ticket.tempting.iter().flatten())
        .map(|(path, _)| path)
    {
        if !ticket.repair.contains(path) {
            let message = msg!("check-ticket-path", path = path);
            report(checking, read, path, message);
        }
    }
    if broken_goal(ticket, ill).is_none() {
        report(checking, read, "goal", msg!("check-ticket-well"));
    }
    match read.played(&ticket.reference) {
        Err(reason) => report(
            checking,
            read,
            "reference",
            msg!("check-ticket-refused", reason = reason),
        ),
        Ok(run) => {
            if let Some((goal, actual)) = broken_goal(ticket, &run) {
                let message = msg!("check-ticket-reference", goal = goal, actual = actual);
                report(checking, read, "reference", message);
            }
        }
    }
    for changes in &ticket.tempting {
        tempted(checking, read, ticket, changes);
    }
}

fn tempted(checking: &mut Checking<'_>, read: &Read, ticket: &Ticket, changes: &Changes) {
    let message = match read.played(changes) {
        Err(reason) => msg!("check-ticket-refused", reason = reason),
        Ok(run) if broken_goal(ticket, &run).is_none() => {
            let paths: Vec<&str> = changes.iter().map(|(path, _)| path.as_str()).collect();
            msg!("check-ticket-tempting", paths = paths.join(", "))
        }
        Ok(_) => return,
    };
    report(checking, read, "tempting", message);
}

/// The first goal that does not hold, and what the run came to instead.
fn broken_goal(ticket: &Ticket, run: &Run) -> Option<(String, crate::message::Arg)> {
    ticket.goal.iter().find_map(|(goal, written)| {
        let (holds, actual) = goal.holds(&run.measures);
        (!holds).then(|| (written.clone(), shown(actual)))
    })
}

fn report(checking: &mut Checking<'_>, read: &Read, words: &str, message: Message) {
    let whole = &checking.index.files[read.file].text;
    let from = whole.find("[ticket]").unwrap_or(0);
    let at = after(checking, read.file, &(from..from), words);
    checking.report(checking.index.problem_in(read.file, at, message));
}
