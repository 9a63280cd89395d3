//! Incident tickets: which there are and how far each is, the question for the cause, and recording what was tried.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::course::model::Lesson;
use crate::course::question::Behind;
use crate::course::question::Choice;
use crate::error::Error;
use crate::lang::Text;
use crate::moment::Moment;
use crate::msg;
use crate::quiz::item::Body;
use crate::quiz::item::Item;
use crate::quiz::item::Origin;
use crate::rng::Stream;
use crate::sim::repair::Attempt;
use crate::sim::scenario::Scenario;
use crate::sim::scenario::ticket::Ticket;
use crate::store::event::Repaired;
use crate::store::event::What;
use crate::study::Study;
use crate::study::view::TicketState;
use crate::study::view::TicketView;

/// A ticket on the table.
#[derive(Clone, Debug)]
pub struct OpenTicket {
    /// The lesson it belongs to.
    pub lesson: Arc<Lesson>,
    /// The system as it was deployed.
    pub scenario: Scenario,
    /// The ticket.
    pub ticket: Ticket,
    /// The question for the cause.
    pub cause: Item,
}

impl Study {
    /// The tickets of the course in its order. One that cannot be read is left out: `check` tells its author.
    pub fn tickets(&self) -> Result<Vec<TicketView>, Error> {
        let repairs = self.store.repairs()?;
        let derived = self.store.derived()?;
        let mut views = Vec::new();
        for entry in self.course.entries() {
            let Some(lesson) = &entry.lesson else {
                continue;
            };
            // Only what may be a ticket is read.
            let sources = lesson.scenarios.iter();
            for source in sources.filter(|source| source.text.contains("[ticket]")) {
                let Ok(scenario) = Scenario::parse(&source.file, &source.text) else {
                    continue;
                };
                let Some(ticket) = scenario.ticket else {
                    continue;
                };
                let key = self.key(&scenario.id);
                let tried = repairs.iter().filter(|repair| repair.ticket == key);
                let healed = tried.clone().filter(|repair| repair.healed);
                let fewest = healed.map(|repair| repair.changes.len()).min();
                let state = match fewest {
                    Some(changes) => TicketState::Healed { changes },
                    None if tried.count() > 0 || derived.tallies.contains_key(&key) => {
                        TicketState::Begun
                    }
                    None => TicketState::New,
                };
                views.push(TicketView {
                    id: scenario.id,
                    title: scenario.title,
                    lesson: lesson.id.clone(),
                    number: entry.number.clone(),
                    needs: ticket.needs,
                    state,
                });
            }
        }
        Ok(views)
    }

    /// A ticket by its scenario's id. `ask` is how its cause is asked for.
    pub fn ticket(&self, id: &str, ask: Text) -> Result<OpenTicket, Error> {
        let (lesson, scenario) = self.scenario(id)?;
        let ticket = scenario
            .ticket
            .clone()
            .ok_or_else(|| Error::mend(msg!("ticket-none", id = id)))?;
        let cause = self.cause(&lesson, &scenario, &ticket, ask);
        Ok(OpenTicket {
            lesson,
            scenario,
            ticket,
            cause,
        })
    }

    fn cause(&self, lesson: &Lesson, scenario: &Scenario, ticket: &Ticket, ask: Text) -> Item {
        let mut choices: Vec<Choice> = ticket
            .causes
            .iter()
            .map(|cause| Choice {
                text: cause.text.clone(),
                wrong: (!cause.correct).then_some(Behind::Slip),
                why: cause.why.clone(),
            })
            .collect();
        Stream::new(scenario.seed, &format!("causes {}", scenario.id)).shuffle(&mut choices);
        Item {
            key: self.key(&scenario.id),
            id: scenario.id.clone(),
            lesson: lesson.id.clone(),
            section: String::new(),
            skill: String::new(),
            seed: scenario.seed,
            ask,
            hints: Vec::new(),
            body: Body::Single(choices),
            origin: Origin::Cause {
                scenario: scenario.id.clone(),
            },
        }
    }

    /// Records a repair that was tried.
    pub fn repaired(&mut self, lesson: &str, attempt: &Attempt, now: Moment) -> Result<(), Error> {
        let changes = attempt.changes.iter();
        let repaired = Repaired {
            ticket: self.key(&attempt.scenario.id),
            lesson: self.key(lesson),
            changes: changes
                .map(|(path, value)| {
                    let value = serde_json::to_value(value).unwrap_or_default();
                    (path.clone(), value)
                })
                .collect(),
            healed: attempt.heals,
            revision: self.course.revision.clone(),
        };
        self.store.append(now, &What::Repair(Box::new(repaired)))?;
        Ok(())
    }
}

/// Files of one name that are looked for before giving up.
const MOST_FILES: u32 = 1000;

/// Keeps a post-mortem in a folder, as `post-mortem-ID.md` or, where that is taken, with a number: nothing is ever overwritten.
pub fn keep_post_mortem(folder: &Path, id: &str, text: &str) -> Result<PathBuf, Error> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name: String = id
        .chars()
        .map(|c| if is_plain(c) { c } else { '-' })
        .collect();
    let refused = |path: &Path, reason: &std::io::Error| {
        let path = path.display().to_string();
        let reason = reason.to_string();
        Error::mend(msg!("ticket-not-saved", path = path, reason = reason))
    };
    let mut path = folder.join(format!("post-mortem-{name}.md"));
    for number in 2..MOST_FILES {
        let opened = OpenOptions::new().write(true).create_new(true).open(&path);
        match opened {
            Ok(mut file) => {
                let written = file.write_all(text.as_bytes());
                return match written {
                    Ok(()) => Ok(path),
                    Err(error) => Err(refused(&path, &error)),
                };
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                path = folder.join(format!("post-mortem-{name}-{number}.md"));
            }
            Err(error) => return Err(refused(&path, &error)),
        }
    }
    let error = std::io::Error::from(ErrorKind::AlreadyExists);
    Err(refused(&path, &error))
}
