//! What the learner did: an append-only log in one SQLite file, and what follows from it. Every write is one transaction that is
//! on the disk before it returns. The only module that knows SQLite; decides nothing about learning.

mod backup;
mod derived;
pub mod event;
mod exchange;
mod file;
mod salvage;
mod schema;
mod table;
mod trouble;

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Transaction;

pub use crate::store::derived::Derived;
pub use crate::store::derived::Place;
pub use crate::store::derived::Tally;
pub use crate::store::exchange::Merged;
pub use crate::store::file::Opened;
pub use crate::store::trouble::Trouble;

use crate::memory::card::Card;
use crate::moment::Moment;
use crate::store::event::Answered;
use crate::store::event::Device;
use crate::store::event::Event;
use crate::store::event::EventId;
use crate::store::event::Repaired;
use crate::store::event::What;

/// The learner's progress.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    device: Device,
    /// `None` in memory.
    path: Option<PathBuf>,
}

impl Store {
    /// A store that keeps nothing beyond this process.
    pub fn in_memory() -> Result<Self, Trouble> {
        let mut connection = Connection::open_in_memory()?;
        schema::prepare(&mut connection)?;
        schema::migrate(&mut connection)?;
        Self::on(connection, None)
    }

    fn on(mut connection: Connection, path: Option<PathBuf>) -> Result<Self, Trouble> {
        let device = device(&mut connection)?;
        Ok(Self {
            connection,
            device,
            path,
        })
    }

    /// The file; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether what is written outlives the process.
    pub const fn keeps(&self) -> bool {
        self.path.is_some()
    }

    /// The device events of this store come from.
    pub const fn device(&self) -> Device {
        self.device
    }

    /// Adds one event and what follows from it, in one transaction. When this returns, it is on the disk. Its time is never
    /// before this device's last event.
    pub fn append(&mut self, now: Moment, what: &What) -> Result<EventId, Trouble> {
        let device = self.device;
        let transaction = write(&mut self.connection)?;
        let id = append(&transaction, device, now, what)?;
        transaction.commit()?;
        Ok(id)
    }

    /// Takes the last answer of this device back; `None` if there is none left. The answer stays in the log.
    pub fn undo(&mut self, now: Moment) -> Result<Option<Answered>, Trouble> {
        let device = self.device;
        let transaction = write(&mut self.connection)?;
        let Some((id, answered)) = last_answer(&transaction, device)? else {
            return Ok(None);
        };
        append(&transaction, device, now, &What::Undo(id))?;
        transaction.commit()?;
        Ok(Some(answered))
    }

    /// All events in replay order: time, device, sequence.
    pub fn events(&self) -> Result<Vec<Event>, Trouble> {
        Ok(table::events(&self.connection)?)
    }

    /// All answers in replay order with their time; those taken back are left out.
    pub fn answers(&self) -> Result<Vec<(Moment, Answered)>, Trouble> {
        self.answers_since(i64::MIN)
    }

    /// The answers from an instant on, in microseconds since 1970.
    pub fn answers_since(&self, from_us: i64) -> Result<Vec<(Moment, Answered)>, Trouble> {
        let sql = format!(
            "SELECT {} FROM event WHERE at_us >= ?1 AND kind IN ('answer', 'undo')
             ORDER BY at_us, device, sequence",
            table::EVENT_COLUMNS
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut undone = BTreeSet::new();
        let mut answers = Vec::new();
        for event in statement.query_map([from_us], table::event_of)? {
            let event = event?;
            match event.what() {
                What::Answer(answered) => answers.push((event.id, event.at, *answered)),
                What::Undo(id) => {
                    undone.insert(id);
                }
                _ => {}
            }
        }
        Ok(answers
            .into_iter()
            .filter(|(id, _, _)| !undone.contains(id))
            .map(|(_, at, answered)| (at, answered))
            .collect())
    }

    /// All repairs of incident tickets in replay order.
    pub fn repairs(&self) -> Result<Vec<Repaired>, Trouble> {
        let sql = format!(
            "SELECT {} FROM event WHERE kind = 'repair' ORDER BY at_us, device, sequence",
            table::EVENT_COLUMNS
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut repairs = Vec::new();
        for event in statement.query_map([], table::event_of)? {
            if let What::Repair(repaired) = event?.what() {
                repairs.push(*repaired);
            }
        }
        Ok(repairs)
    }

    /// A card by its key.
    pub fn card(&self, key: &str) -> Result<Option<Card>, Trouble> {
        Ok(table::card(&self.connection, key)?)
    }

    /// An item's tally.
    pub fn tally(&self, item: &str) -> Result<Option<Tally>, Trouble> {
        Ok(table::tally(&self.connection, item)?)
    }

    /// Where reading stopped in a lesson.
    pub fn place(&self, lesson: &str) -> Result<Option<Place>, Trouble> {
        Ok(table::place(&self.connection, lesson)?)
    }

    /// Everything that follows from the log, as the tables hold it.
    pub fn derived(&self) -> Result<Derived, Trouble> {
        // One transaction, so that the tables agree even while another process writes.
        let transaction = self.connection.unchecked_transaction()?;
        let derived = table::derived(&transaction)?;
        transaction.finish()?;
        Ok(derived)
    }

    /// Fills the derived tables from the log again.
    pub fn rebuild(&mut self) -> Result<(), Trouble> {
        let transaction = write(&mut self.connection)?;
        table::rebuild(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// What SQLite finds wrong in the file; empty if nothing. Reads all of it.
    pub fn check(&self) -> Result<Vec<String>, Trouble> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
        let found: Vec<String> = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(found.into_iter().filter(|line| line != "ok").collect())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // Keeps the query planner's figures fresh; what it cannot do now it does another time.
        let _ = self.connection.execute_batch("PRAGMA optimize");
    }
}

fn write(connection: &mut Connection) -> Result<Transaction<'_>, Trouble> {
    // Immediate by `schema::prepare`: it waits for other writers here and never fails half way.
    Ok(connection.transaction()?)
}

/// Adds an event of this device at the end of its sequence.
fn append(
    transaction: &Transaction<'_>,
    device: Device,
    now: Moment,
    what: &What,
) -> Result<EventId, Trouble> {
    let (kind, body) = what
        .written()
        .ok_or_else(|| Trouble::Other("an unknown event cannot be written".to_owned()))?;
    let (last, last_us) = table::last_of(transaction, device)?.unwrap_or((0, i64::MIN));
    let event = Event {
        id: EventId {
            device,
            sequence: last + 1,
        },
        at: Moment {
            at_us: now.at_us.max(last_us),
            offset_s: now.offset_s,
        },
        kind: kind.to_owned(),
        body,
    };
    table::add(transaction, &event)?;
    if table::is_followed(transaction, &event)? {
        // Another device's clock is ahead: this event belongs before some that were applied already.
        table::rebuild(transaction)?;
    } else {
        table::follow(transaction, &event)?;
    }
    Ok(event.id)
}

/// The last answer of a device that was not taken back.
fn last_answer(
    connection: &Connection,
    device: Device,
) -> Result<Option<(EventId, Answered)>, Trouble> {
    let sql = format!(
        "SELECT {} FROM event WHERE device = ?1 AND kind IN ('answer', 'undo') ORDER BY sequence DESC",
        table::EVENT_COLUMNS
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut undone = BTreeSet::new();
    for event in statement.query_map([device.0], table::event_of)? {
        let event = event?;
        match event.what() {
            What::Undo(id) => {
                undone.insert(id);
            }
            What::Answer(answered) if !undone.contains(&event.id) => {
                return Ok(Some((event.id, *answered)));
            }
            _ => {}
        }
    }
    Ok(None)
}

/// The device this file belongs to; drawn from the operating system when the file is new.
fn device(connection: &mut Connection) -> Result<Device, Trouble> {
    let known = |connection: &Connection| {
        connection
            .query_row("SELECT id FROM device", [], |row| row.get(0))
            .optional()
    };
    if let Some(id) = known(connection)? {
        return Ok(Device(id));
    }
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).map_err(|error| Trouble::Other(error.to_string()))?;
    let transaction = write(connection)?;
    transaction.execute(
        "INSERT OR IGNORE INTO device (one, id) VALUES (1, ?1)",
        [bits],
    )?;
    let id = known(&transaction)?.unwrap_or(bits);
    transaction.commit()?;
    Ok(Device(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn read(block: u32) -> What {
        What::Position {
            lesson: "start/asynchronous".to_owned(),
            section: "retries".to_owned(),
            block,
        }
    }

    #[test]
    fn a_full_disk_says_so_and_costs_nothing_recorded() {
        let mut store = Store::in_memory().unwrap();
        store
            .connection
            .pragma_update(None, "max_page_count", 20)
            .unwrap();
        let told = (0..100_000).find_map(|block| store.append(Moment::utc(1), &read(block)).err());
        assert_eq!(told, Some(Trouble::Full));
        let events = store.events().unwrap();
        assert!(!events.is_empty());
        assert_eq!(store.derived().unwrap(), Derived::of(&events));
    }

    #[test]
    fn a_file_that_became_read_only_says_so() {
        let mut store = Store::in_memory().unwrap();
        store
            .connection
            .pragma_update(None, "query_only", true)
            .unwrap();
        let told = store.append(Moment::utc(1), &read(1)).unwrap_err();
        assert_eq!(told, Trouble::ReadOnly);
        assert_eq!(Error::from(told).message.id, "store-read-only");
    }

    #[test]
    fn what_nobody_understands_is_not_written() {
        let mut store = Store::in_memory().unwrap();
        assert!(store.append(Moment::utc(1), &What::Unknown).is_err());
        assert!(store.events().unwrap().is_empty());
    }
}
