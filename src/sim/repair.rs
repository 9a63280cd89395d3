//! Repairs of an incident ticket: what the controls can make of the system, and which goals a run reaches. A repair is judged by the
//! end state alone, so every one that heals is right. Knows no learner and no words.

use crate::message::Message;
use crate::msg;
use crate::quantity;
use crate::sim::Options;
use crate::sim::Run;
use crate::sim::Stopped;
use crate::sim::configuration;
use crate::sim::measure::Measures;
use crate::sim::measure::Value;
use crate::sim::run;
use crate::sim::scenario::Scenario;
use crate::sim::scenario::ticket::Changes;
use crate::sim::scenario::ticket::Ticket;

/// Beyond this many combinations of the controls not all are tried.
pub const MOST: usize = 200;

/// What became of a goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reached {
    /// Whether it holds.
    pub holds: bool,
    /// What the left side of its condition came to.
    pub actual: Value,
}

/// What trying every repair came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Repairs tried, those that change nothing left out.
    pub tried: usize,
    /// Those that heal.
    pub healing: usize,
    /// The fewest settings one of them changes.
    pub fewest: Option<usize>,
}

/// A repair that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The settings that are other than before.
    pub changes: Changes,
    /// The system with them.
    pub scenario: Scenario,
    /// Its run, with the trace.
    pub run: Run,
    /// What became of the goals.
    pub goals: Vec<Reached>,
    /// Whether all of them hold.
    pub heals: bool,
    /// The tempting repair it is, by its place.
    pub tempting: Option<usize>,
}

/// Tries a repair: the run is recorded. Values that no control of the ticket offers, and a system that cannot be read or does not end,
/// are a message.
pub fn attempt(scenario: &Scenario, changes: &Changes) -> Result<Attempt, Message> {
    let Some(ticket) = &scenario.ticket else {
        return Err(msg!("ticket-none", id = scenario.id.as_str()));
    };
    for (path, value) in changes {
        let mut controls = controls(scenario).into_iter();
        let offered = controls.any(|place| {
            let control = &scenario.controls[place];
            control.set == *path && control.values.contains(value)
        });
        if !offered {
            return Err(msg!("ticket-not-offered", path = path.as_str()));
        }
    }
    let changes = differing(scenario, changes);
    let changed = scenario.with(&changes).map_err(|problems| {
        let first = problems.into_iter().next();
        first.map_or_else(|| msg!("check-setting-refused"), |problem| problem.message)
    })?;
    let options = Options {
        record: true,
        ..Options::watched(&changed)
    };
    let run = run(&changed, &options);
    if run.stopped == Stopped::Budget {
        return Err(msg!("check-run-too-long", events = run.events));
    }
    let goals = goals(ticket, &run.measures);
    let is_same = |set: &Changes| {
        let set = differing(scenario, set);
        let known = |(path, value): &(String, toml::Value)| {
            let mut changes = changes.iter();
            changes.any(|(other, now)| other == path && same(now, value))
        };
        set.len() == changes.len() && set.iter().all(known)
    };
    Ok(Attempt {
        heals: goals.iter().all(|goal| goal.holds),
        tempting: ticket.tempting.iter().position(|one| is_same(&one.set)),
        changes,
        scenario: changed,
        run,
        goals,
    })
}

/// The goals of a ticket after a run, in their order.
pub fn goals(ticket: &Ticket, measures: &Measures) -> Vec<Reached> {
    let goals = ticket.goals.iter();
    goals
        .map(|goal| {
            let (holds, actual) = goal.holds.holds(measures);
            Reached { holds, actual }
        })
        .collect()
}

/// Whether a scenario reaches every goal of its ticket: it can be read, ends, and they hold. `changes` are applied to it first.
pub fn heals(scenario: &Scenario, changes: &Changes) -> bool {
    let Some(ticket) = &scenario.ticket else {
        return false;
    };
    let Ok(changed) = scenario.with(changes) else {
        return false;
    };
    let run = run(&changed, &Options::watched(&changed));
    run.stopped != Stopped::Budget && goals(ticket, &run.measures).iter().all(|goal| goal.holds)
}

/// The places of the controls a repair may turn, in the order of the ticket's paths.
pub fn controls(scenario: &Scenario) -> Vec<usize> {
    let paths = scenario.ticket.iter().flat_map(|ticket| &ticket.repair);
    let place = |path: &String| {
        let mut controls = scenario.controls.iter();
        controls.position(|control| control.set == *path)
    };
    paths.filter_map(place).collect()
}

/// Of these changes, those that make a setting other than it is: not a value that stands there already, not a default.
pub fn differing(scenario: &Scenario, changes: &Changes) -> Changes {
    let changes = changes.iter();
    changes
        .filter(|(path, value)| !is_now(scenario, path, value))
        .cloned()
        .collect()
}

/// Every repair the controls allow, those with the fewest changes first; `None` if there are more than [`MOST`].
pub fn repairs(scenario: &Scenario) -> Option<Vec<Changes>> {
    let mut all: Vec<Changes> = vec![Changes::new()];
    for place in controls(scenario) {
        let control = &scenario.controls[place];
        let values: Vec<&toml::Value> = control
            .values
            .iter()
            .filter(|value| !is_now(scenario, &control.set, value))
            .collect();
        if all.len().saturating_mul(values.len() + 1) > MOST + 1 {
            return None;
        }
        let turned = all.iter().flat_map(|before| {
            values.iter().map(|value| {
                let mut changes = before.clone();
                changes.push((control.set.clone(), (*value).clone()));
                changes
            })
        });
        let turned: Vec<Changes> = turned.collect();
        all.extend(turned);
    }
    all.retain(|changes| !changes.is_empty());
    all.sort_by_key(Vec::len);
    Some(all)
}

/// Tries every repair; `None` if there are too many.
pub fn tried(scenario: &Scenario) -> Option<Tried> {
    let repairs = repairs(scenario)?;
    let healing: Vec<usize> = repairs
        .iter()
        .filter(|changes| heals(scenario, changes))
        .map(Vec::len)
        .collect();
    Some(Tried {
        tried: repairs.len(),
        healing: healing.len(),
        fewest: healing.first().copied(),
    })
}

/// The fewest changes that heal, as far as one that takes `known` leaves room; `known` itself if there are too many to try.
pub fn fewest(scenario: &Scenario, known: usize) -> usize {
    let fewer = repairs(scenario).unwrap_or_default();
    let mut fewer = fewer.iter().take_while(|changes| changes.len() < known);
    let found = fewer.find(|changes| heals(scenario, changes));
    found.map_or(known, Vec::len)
}

fn is_now(scenario: &Scenario, path: &str, value: &toml::Value) -> bool {
    match scenario.setting(path) {
        Some(now) => same(&now, value),
        None => configuration::default(path).is_some_and(|now| same(now, value)),
    }
}

/// Whether two settings say the same: `"3 min"` and `"180 s"` do.
fn same(a: &toml::Value, b: &toml::Value) -> bool {
    if a == b {
        return true;
    }
    let (Some(a), Some(b)) = (a.as_str(), b.as_str()) else {
        return false;
    };
    let spans = quantity::span(a).ok().zip(quantity::span(b).ok());
    let sizes = quantity::size(a).ok().zip(quantity::size(b).ok());
    spans.or(sizes).is_some_and(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::sim::reference::HEAD;

    fn example() -> Scenario {
        let text: Arc<str> =
            format!("{HEAD}{}", include_str!("reference/example/ticket.toml")).into();
        Scenario::parse("ticket.toml", &text).expect("the example can be read")
    }

    #[test]
    fn a_repair_is_judged_by_the_end_state() {
        let scenario = example();
        let ticket = scenario.ticket.clone().expect("a ticket");
        assert!(heals(&scenario, &ticket.reference));
        assert!(!heals(&scenario, &Changes::new()));
        for tempting in &ticket.tempting {
            assert!(!heals(&scenario, &tempting.set));
        }
        let nonsense = vec![("sqs.orders.max_receive_count".to_owned(), "x".into())];
        assert!(!heals(&scenario, &nonsense));
    }

    #[test]
    fn every_combination_is_tried_and_the_written_values_are_no_change() {
        let scenario = example();
        let repairs = repairs(&scenario).expect("few");
        // Of each control one value is the one that stands there, written or as the default.
        let counts: Vec<usize> = repairs.iter().map(Vec::len).collect();
        assert_eq!(counts, [1, 1, 2]);
        let tried = tried(&scenario).expect("few");
        assert_eq!((tried.tried, tried.healing, tried.fewest), (3, 2, Some(1)));
        assert_eq!(fewest(&scenario, 2), 1);
        assert_eq!(fewest(&scenario, 1), 1);
    }

    #[test]
    fn a_setting_said_otherwise_is_no_change() {
        let scenario = example();
        let changes: Changes = vec![
            ("lambda.charge.timeout".to_owned(), "3000 ms".into()),
            ("sqs.orders.max_receive_count".to_owned(), 1.into()),
            ("sqs.orders.visibility_timeout".to_owned(), "1 min".into()),
        ];
        let differing = differing(&scenario, &changes);
        assert_eq!(differing.len(), 1, "{differing:?}");
    }

    #[test]
    fn what_no_control_offers_is_refused() {
        let scenario = example();
        let change = |path: &str, value: toml::Value| vec![(path.to_owned(), value)];
        for changes in [
            change("sqs.orders.max_receive_count", 2.into()),
            change("sqs.orders.max_receive_count", "3".into()),
            change("sqs.orders.visibility_timeout", "1 min".into()),
        ] {
            let refused = attempt(&scenario, &changes).err();
            let id = refused.map(|message| message.id);
            assert_eq!(id, Some("ticket-not-offered"), "{changes:?}");
        }
        let tempting = attempt(&scenario, &change("lambda.charge.timeout", "10 s".into()));
        let tempting = tempting.expect("it runs");
        assert!(!tempting.heals && tempting.tempting == Some(0));
        assert!(!tempting.run.trace.entries.is_empty());
        let reference = change("sqs.orders.max_receive_count", 3.into());
        assert!(attempt(&scenario, &reference).expect("it runs").heals);
    }

    #[test]
    fn too_many_repairs_are_not_tried() {
        let values = (2..=300).map(|n| n.to_string()).collect::<Vec<_>>();
        let text = format!("{HEAD}{}", include_str!("reference/example/ticket.toml"));
        let text = text.replace(
            "values = [1, 3]",
            &format!("values = [{}]", values.join(",")),
        );
        let text: Arc<str> = text.into();
        let scenario = Scenario::parse("ticket.toml", &text).expect("a scenario");
        assert_eq!(repairs(&scenario), None);
        assert_eq!(tried(&scenario), None);
        assert_eq!(fewest(&scenario, 2), 2);
    }
}
