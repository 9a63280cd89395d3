//! An incident ticket in plain mode: report, inspect, name the cause, repair, run again, post-mortem. The order of steps is the same as
//! on the screen.

use std::path::Path;

use crate::cli::plain::ask;
use crate::cli::plain::desk::Desk;
use crate::cli::plain::desk::Reply;
use crate::cli::plain::run;
use crate::cli::stop::Stop;
use crate::fold::fold;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::run::lanes::lanes;
use crate::present::run::log;
use crate::present::run::measures;
use crate::present::run::topology::topology;
use crate::present::ticket;
use crate::present::ticket::post_mortem;
use crate::present::ticket::post_mortem::Incident;
use crate::present::ticket::repair as told;
use crate::present::ticket::system;
use crate::present::timeline::Timeline;
use crate::quiz::sitting::Sitting;
use crate::sim::repair;
use crate::sim::repair::Attempt;
use crate::sim::scenario::ticket::Changes;
use crate::study;
use crate::study::Occasion;
use crate::study::OpenTicket;

/// Lanes of the timeline.
const LANES: usize = 24;

/// Whether a scenario is a ticket; one that cannot be read is none.
pub fn is_one(desk: &Desk<'_>, id: &str) -> bool {
    let scenario = desk.study.scenario(id);
    scenario.is_ok_and(|(_, scenario)| scenario.ticket.is_some())
}

/// The whole ticket. Its post-mortem is saved into `folder` if the learner wants it.
pub fn play(desk: &mut Desk<'_>, id: &str, folder: &Path) -> Result<(), Stop> {
    let open = desk.study.ticket(id, ticket::ask())?;
    desk.lesson = Some(open.lesson.clone());
    // As deployed: no change at all.
    let deployed = match repair::attempt(&open.scenario, &Changes::new()) {
        Ok(deployed) => deployed,
        Err(message) => return Err(crate::error::Error::mend(message).into()),
    };
    report(desk, &open)?;
    let keys = msg!("ticket-plain-keys-inspect");
    desk.out.blank()?;
    desk.out.say(&keys)?;
    inspect(desk, &open, &deployed, &keys, "c")?;
    cause(desk, &open)?;
    let attempt = mend(desk, &open, &deployed)?;
    finish(desk, &open, &deployed, &attempt, folder)
}

/// Title, what was reported, who sends to whom.
fn report(desk: &mut Desk<'_>, open: &OpenTicket) -> Result<(), Stop> {
    desk.heading(&msg!("ticket-plain-title", title = &open.scenario.title))?;
    let facts = desk.study.course().facts.clone();
    let paper = desk.out.reading_paper();
    desk.out
        .lines(&ticket::report(&open.scenario, &facts, paper))?;
    desk.out.blank()?;
    desk.out.lines(&topology(&open.scenario, paper))
}

/// Shows whatever is asked for, until the word comes that goes on.
fn inspect(
    desk: &mut Desk<'_>,
    open: &OpenTicket,
    now: &Attempt,
    keys: &Message,
    on: &str,
) -> Result<(), Stop> {
    loop {
        match desk.reply(&msg!("ticket-plain-inspect"), keys)? {
            Reply::Enter => desk.out.say(keys)?,
            Reply::Language => report(desk, open)?,
            Reply::Words(words) => {
                let words = fold(&words);
                if words == on {
                    return Ok(());
                }
                look(desk, open, now, &words, keys)?;
            }
        }
    }
}

/// One thing to look at.
fn look(
    desk: &mut Desk<'_>,
    open: &OpenTicket,
    now: &Attempt,
    words: &str,
    keys: &Message,
) -> Result<(), Stop> {
    let paper = desk.out.reading_paper();
    let lines = match words {
        "y" => return report(desk, open),
        "e" => return run::events(desk, &now.run, 0),
        "o" => {
            let lines = log::lines(&log::log(&now.run.trace), paper);
            if lines.is_empty() {
                return desk.out.say(&msg!("play-no-log-yet"));
            }
            lines
        }
        "m" => measures::measures(&now.run.measures, &[], paper),
        "p" => Timeline::new(lanes(&now.run.trace)).all(LANES, desk.out.paper()),
        "d" => topology(&now.scenario, paper),
        "s" => system::settings(&now.scenario, paper),
        "i" => system::policies(&now.scenario, paper),
        words => match words.strip_prefix('e').map(str::trim) {
            Some(from) if from.parse::<usize>().is_ok() => {
                let from = from.parse::<usize>().unwrap_or(1).saturating_sub(1);
                return run::events(desk, &now.run, from);
            }
            _ => return run::because(desk, &now.run, words, keys),
        },
    };
    desk.out.lines(&lines)
}

/// Asks for the cause, records the answer, tells what speaks for and against.
fn cause(desk: &mut Desk<'_>, open: &OpenTicket) -> Result<(), Stop> {
    desk.heading(&msg!("ticket-plain-cause"))?;
    let outcome = match ask::commit(desk, open.cause.clone())? {
        Some(outcome) => Some(outcome),
        None => Sitting::new(vec![open.cause.clone()]).show().cloned(),
    };
    match outcome {
        Some(outcome) => ask::tell(desk, &outcome, Occasion::Ticket),
        None => Ok(()),
    }
}

/// Turns controls and runs again, as often as it takes to heal.
fn mend(desk: &mut Desk<'_>, open: &OpenTicket, deployed: &Attempt) -> Result<Attempt, Stop> {
    let keys = msg!("ticket-plain-keys-repair");
    let mut changes = Changes::new();
    let mut last = deployed.clone();
    desk.heading(&msg!("ticket-plain-repair"))?;
    desk.out.say(&keys)?;
    controls(desk, open, &changes)?;
    loop {
        let words = match desk.reply(&msg!("ticket-plain-choose"), &keys)? {
            Reply::Language => {
                controls(desk, open, &changes)?;
                continue;
            }
            Reply::Enter => String::new(),
            Reply::Words(words) => fold(&words),
        };
        match words.as_str() {
            "" | "x" => {
                let Some(attempt) = tried(desk, open, deployed, &changes)? else {
                    continue;
                };
                if attempt.heals {
                    return Ok(attempt);
                }
                last = attempt;
            }
            "0" => {
                changes.clear();
                controls(desk, open, &changes)?;
            }
            "c" => controls(desk, open, &changes)?,
            words => match chosen(open, words) {
                Some(Ok((path, value))) => {
                    changes.retain(|(known, _)| *known != path);
                    changes.push((path, value));
                    controls(desk, open, &changes)?;
                }
                Some(Err(refusal)) => desk.out.say(&refusal)?,
                None => look(desk, open, &last, words, &keys)?,
            },
        }
    }
}

/// Runs with the changes, records and tells what came of it; nothing if there is nothing to run.
fn tried(
    desk: &mut Desk<'_>,
    open: &OpenTicket,
    deployed: &Attempt,
    changes: &Changes,
) -> Result<Option<Attempt>, Stop> {
    let attempt = match repair::attempt(&open.scenario, changes) {
        Ok(attempt) if attempt.changes.is_empty() => {
            desk.out.say(&msg!("ticket-nothing-changed"))?;
            return Ok(None);
        }
        Ok(attempt) => attempt,
        Err(refusal) => {
            desk.out.say(&refusal)?;
            return Ok(None);
        }
    };
    let now = desk.now();
    if let Err(error) = desk.study.repaired(&open.lesson.id, &attempt, now) {
        desk.trouble(&error);
    }
    desk.count_answer();
    let fewest = attempt
        .heals
        .then(|| repair::fewest(&open.scenario, attempt.changes.len()));
    let facts = desk.study.course().facts.clone();
    let paper = desk.out.reading_paper();
    desk.out.blank()?;
    desk.out.lines(&told::result(
        &open.scenario,
        &deployed.goals,
        &attempt,
        fewest,
        &facts,
        paper,
    ))?;
    Ok(Some(attempt))
}

/// The settings a repair may change, with all their values by number.
fn controls(desk: &mut Desk<'_>, open: &OpenTicket, changes: &Changes) -> Result<(), Stop> {
    let lang = desk.out.lang();
    let places = repair::controls(&open.scenario);
    for (number, place) in places.into_iter().enumerate() {
        let control = &open.scenario.controls[place];
        let set = changes.iter().find(|(path, _)| *path == control.set);
        let now = match set {
            Some((_, value)) => system::choice(control, value, lang),
            None => system::standing(&open.scenario, control, lang),
        };
        let label = system::name(control, lang);
        let line = msg!(
            "plain-control",
            number = number + 1,
            label = label,
            now = now
        );
        desk.out.say(&line)?;
        for (place, value) in control.values.iter().enumerate() {
            let words = system::choice(control, value, lang);
            let line = format!("     {}.{}  {words}", number + 1, place + 1);
            desk.out.line(&Line::plain(line))?;
        }
    }
    Ok(())
}

/// `1.2`: the second value of the first control. `None` if it is not of that form; an error if there is no such value.
fn chosen(open: &OpenTicket, words: &str) -> Option<Result<(String, toml::Value), Message>> {
    let (control, value) = words.split_once(['.', ' ', '-'])?;
    let (control, value): (usize, usize) =
        (control.trim().parse().ok()?, value.trim().parse().ok()?);
    let places = repair::controls(&open.scenario);
    let found = control
        .checked_sub(1)
        .and_then(|at| open.scenario.controls.get(*places.get(at)?))
        .zip(value.checked_sub(1));
    let found = found.and_then(|(control, at)| {
        let value = control.values.get(at)?;
        Some((control.set.clone(), value.clone()))
    });
    Some(found.ok_or_else(|| msg!("ticket-plain-no-value", words = words)))
}

/// The post-mortem, and keeping it.
fn finish(
    desk: &mut Desk<'_>,
    open: &OpenTicket,
    deployed: &Attempt,
    attempt: &Attempt,
    folder: &Path,
) -> Result<(), Stop> {
    let facts = desk.study.course().facts.clone();
    let incident = Incident {
        scenario: &open.scenario,
        trace: &deployed.run.trace,
        ill: &deployed.goals,
        attempt,
        facts: &facts,
    };
    let mut paper = desk.out.reading_paper();
    desk.out.blank()?;
    desk.out.lines(&post_mortem::lines(incident, paper))?;
    desk.out.blank()?;
    let keys = msg!("ticket-plain-keys-end");
    loop {
        match desk.reply(&msg!("ticket-plain-end"), &keys)? {
            Reply::Enter => return Ok(()),
            Reply::Language => {
                paper = desk.out.reading_paper();
                desk.out.lines(&post_mortem::lines(incident, paper))?;
            }
            Reply::Words(words) if fold(&words) == "s" => {
                let text = post_mortem::markdown(incident, paper);
                match study::keep_post_mortem(folder, &open.scenario.id, &text) {
                    Ok(path) => {
                        let path = path.display().to_string();
                        desk.out.line(&Line::of(
                            crate::i18n::say(paper.lang, &msg!("ticket-saved", path = path)),
                            Meaning::Text,
                        ))?;
                    }
                    Err(error) => desk.trouble(&error),
                }
            }
            Reply::Words(_) => desk.out.say(&keys)?,
        }
    }
}
