//! Incident tickets: the system is ill as it stands, the reference repair heals it, no tempting one does, and a learner can turn the
//! controls that far.

use std::ops::Range;

use crate::check::Checking;
use crate::check::report::Repairs;
use crate::check::scenarios::Read;
use crate::check::scenarios::after;
use crate::check::scenarios::shown;
use crate::check::scenarios::written;
use crate::message::Message;
use crate::msg;
use crate::sim::Run;
use crate::sim::repair;
use crate::sim::scenario::ticket::Changes;
use crate::sim::scenario::ticket::Goal;
use crate::sim::scenario::ticket::Ticket;

pub(super) fn proved(checking: &mut Checking<'_>, read: &Read, ticket: &Ticket, ill: &Run) {
    for path in &ticket.repair {
        if !read.scenario.controls.iter().any(|c| c.set == *path) {
            let message = msg!("check-ticket-no-control", path = path);
            report(checking, read, &ticket.at, path, message);
        }
    }
    offered(checking, read, ticket, &ticket.at, &ticket.reference);
    if broken_goal(ticket, ill).is_none() {
        let at = ticket.goals.first().map_or(0..0, |goal| goal.at.clone());
        report(checking, read, &at, "goal", msg!("check-ticket-well"));
    }
    match read.played(&ticket.reference) {
        Err(reason) => report(
            checking,
            read,
            &ticket.at,
            "reference",
            msg!("check-ticket-refused", reason = reason),
        ),
        Ok(run) => {
            if let Some((goal, actual)) = broken_goal(ticket, &run) {
                let message = msg!("check-ticket-reference", actual = actual);
                report(checking, read, &goal.at, &goal.written, message);
            }
        }
    }
    for tempting in &ticket.tempting {
        offered(checking, read, ticket, &tempting.at, &tempting.set);
        tempted(checking, read, ticket, &tempting.at, &tempting.set);
    }
    every_repair(checking, read, ticket);
}

/// A learner turns controls: what a repair sets has to be one of their values.
fn offered(
    checking: &mut Checking<'_>,
    read: &Read,
    ticket: &Ticket,
    at: &Range<usize>,
    changes: &Changes,
) {
    for (path, value) in changes {
        if !ticket.repair.contains(path) {
            let message = msg!("check-ticket-path", path = path);
            report(checking, read, at, path, message);
            continue;
        }
        let control = read.scenario.controls.iter().find(|c| c.set == *path);
        if control.is_some_and(|control| !control.values.contains(value)) {
            let message = msg!("check-ticket-value", path = path, value = written(value));
            report(checking, read, at, path, message);
        }
    }
}

fn tempted(
    checking: &mut Checking<'_>,
    read: &Read,
    ticket: &Ticket,
    at: &Range<usize>,
    changes: &Changes,
) {
    let message = match read.played(changes) {
        Err(reason) => msg!("check-ticket-refused", reason = reason),
        Ok(run) if broken_goal(ticket, &run).is_none() => {
            let paths: Vec<&str> = changes.iter().map(|(path, _)| path.as_str()).collect();
            msg!("check-ticket-tempting", paths = paths.join(", "))
        }
        Ok(_) => return,
    };
    report(checking, read, at, "set", message);
}

/// Tries every repair the controls allow, where they are few, and keeps what came of it for the report.
fn every_repair(checking: &mut Checking<'_>, read: &Read, ticket: &Ticket) {
    let tried = repair::tried(&read.scenario);
    if tried.is_some_and(|tried| tried.healing == 0) {
        let message = msg!("check-ticket-impossible");
        report(checking, read, &ticket.at, "repair", message);
    }
    checking.repairs.push(Repairs {
        ticket: read.scenario.id.clone(),
        tried,
    });
}

/// The first goal that does not hold, and what the run came to instead.
fn broken_goal<'t>(ticket: &'t Ticket, run: &Run) -> Option<(&'t Goal, crate::message::Arg)> {
    let reached = repair::goals(ticket, &run.measures);
    let mut goals = ticket.goals.iter().zip(reached);
    let broken = goals.find(|(_, reached)| !reached.holds);
    broken.map(|(goal, reached)| (goal, shown(reached.actual)))
}

fn report(
    checking: &mut Checking<'_>,
    read: &Read,
    from: &Range<usize>,
    words: &str,
    message: Message,
) {
    let at = after(checking, read.file, &(from.start..from.start), words);
    checking.report(checking.index.problem_in(read.file, at, message));
}
