//! Rows in and out: events, cards, tallies, positions. Knows SQL and nothing of files.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;
use rusqlite::params;

use crate::memory::card::Card;
use crate::memory::card::Memory;
use crate::moment::Day;
use crate::moment::Moment;
use crate::store::derived::Derived;
use crate::store::derived::Place;
use crate::store::derived::Tally;
use crate::store::derived::card_after;
use crate::store::derived::tally_after;
use crate::store::event::Device;
use crate::store::event::Event;
use crate::store::event::EventId;
use crate::store::event::What;

/// The columns [`event_of`] reads, in its order.
pub const EVENT_COLUMNS: &str = "device, sequence, at_us, offset_s, kind, body";

/// An event from a row of [`EVENT_COLUMNS`].
pub fn event_of(row: &Row<'_>) -> rusqlite::Result<Event> {
    let body: String = row.get(5)?;
    Ok(Event {
        id: EventId {
            device: Device(row.get(0)?),
            sequence: row.get(1)?,
        },
        at: Moment {
            at_us: row.get(2)?,
            offset_s: row.get(3)?,
        },
        kind: row.get(4)?,
        // Only an edited file holds anything but JSON; the event then says nothing, and the rest stays readable.
        body: serde_json::from_str(&body).unwrap_or_default(),
    })
}

/// All events in replay order: time, device, sequence.
pub fn events(connection: &Connection) -> rusqlite::Result<Vec<Event>> {
    let sql = format!("SELECT {EVENT_COLUMNS} FROM event ORDER BY at_us, device, sequence");
    connection
        .prepare_cached(&sql)?
        .query_map([], event_of)?
        .collect()
}

/// Adds an event; false if an event of this id is there already.
pub fn add(connection: &Connection, event: &Event) -> rusqlite::Result<bool> {
    let body = event.body.to_string();
    let added = connection
        .prepare_cached(
            "INSERT INTO event (device, sequence, at_us, offset_s, kind, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            event.id.device.0,
            event.id.sequence,
            event.at.at_us,
            event.at.offset_s,
            event.kind,
            body
        ])?;
    Ok(added == 1)
}

/// The event of an id.
pub fn event(connection: &Connection, id: EventId) -> rusqlite::Result<Option<Event>> {
    let sql = format!("SELECT {EVENT_COLUMNS} FROM event WHERE device = ?1 AND sequence = ?2");
    connection
        .prepare_cached(&sql)?
        .query_row(params![id.device.0, id.sequence], event_of)
        .optional()
}

/// Number and time of a device's last event.
pub fn last_of(connection: &Connection, device: Device) -> rusqlite::Result<Option<(i64, i64)>> {
    connection
        .prepare_cached(
            "SELECT sequence, at_us FROM event WHERE device = ?1 ORDER BY sequence DESC LIMIT 1",
        )?
        .query_row([device.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// Whether an event stands after this one in replay order.
pub fn is_followed(connection: &Connection, event: &Event) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM event WHERE (at_us, device, sequence) > (?1, ?2, ?3))",
        )?
        .query_row(
            params![event.at.at_us, event.id.device.0, event.id.sequence],
            |row| row.get(0),
        )
}

/// Changes the derived tables by one event that is the last in replay order.
pub fn follow(connection: &Connection, event: &Event) -> rusqlite::Result<()> {
    match event.what() {
        What::Answer(answered) => {
            if let Some(key) = &answered.card {
                let before = card(connection, key)?;
                put_card(
                    connection,
                    &card_after(before.as_ref(), key, &answered, event.at),
                )?;
            }
            let before = tally(connection, &answered.item)?;
            put_tally(
                connection,
                &tally_after(before.as_ref(), &answered, event.at),
            )
        }
        What::Position {
            lesson,
            section,
            block,
        } => {
            put_visit(connection, &lesson, &section)?;
            put_place(
                connection,
                &Place {
                    lesson,
                    section,
                    block,
                    at_us: event.at.at_us,
                },
            )
        }
        What::Skipped { lesson, skipped } => put_skipped(connection, &lesson, skipped),
        What::TestedOut { lesson } => put_tested_out(connection, &lesson),
        What::Bookmark {
            lesson,
            section,
            block,
            set,
        } => put_bookmark(connection, &(lesson, section, block), set),
        // What an answer changed cannot be subtracted: an earlier one of the same card shows again.
        What::Undo(_) => rebuild(connection),
        What::Repair(_) | What::Unknown => Ok(()),
    }
}

/// Throws the derived tables away and fills them from the log. Runs inside the caller's transaction.
pub fn rebuild(connection: &Connection) -> rusqlite::Result<()> {
    let derived = Derived::of(&events(connection)?);
    connection.execute_batch(
        "DELETE FROM card; DELETE FROM tally; DELETE FROM place; DELETE FROM visit; DELETE FROM skipped; DELETE FROM tested_out; DELETE FROM bookmark;",
    )?;
    for card in derived.cards.values() {
        put_card(connection, card)?;
    }
    for tally in derived.tallies.values() {
        put_tally(connection, tally)?;
    }
    for place in derived.places.values() {
        put_place(connection, place)?;
    }
    for (lesson, section) in &derived.visits {
        put_visit(connection, lesson, section)?;
    }
    for lesson in &derived.skipped {
        put_skipped(connection, lesson, true)?;
    }
    for lesson in &derived.tested_out {
        put_tested_out(connection, lesson)?;
    }
    for place in &derived.bookmarks {
        put_bookmark(connection, place, true)?;
    }
    Ok(())
}

/// The derived tables as they stand.
pub fn derived(connection: &Connection) -> rusqlite::Result<Derived> {
    let mut derived = Derived::default();
    let mut statement = connection.prepare_cached(&format!("SELECT {CARD_COLUMNS} FROM card"))?;
    for card in statement.query_map([], card_of)? {
        let card = card?;
        derived.cards.insert(card.key.clone(), card);
    }
    let mut statement = connection.prepare_cached(&format!("SELECT {TALLY_COLUMNS} FROM tally"))?;
    for tally in statement.query_map([], tally_of)? {
        let tally = tally?;
        derived.tallies.insert(tally.item.clone(), tally);
    }
    let mut statement =
        connection.prepare_cached("SELECT lesson, section, block, at_us FROM place")?;
    for place in statement.query_map([], place_of)? {
        let place = place?;
        derived.places.insert(place.lesson.clone(), place);
    }
    let mut statement = connection.prepare_cached("SELECT lesson, section FROM visit")?;
    for visit in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        derived.visits.insert(visit?);
    }
    let mut statement = connection.prepare_cached("SELECT lesson FROM skipped")?;
    for lesson in statement.query_map([], |row| row.get(0))? {
        derived.skipped.insert(lesson?);
    }
    let mut statement = connection.prepare_cached("SELECT lesson FROM tested_out")?;
    for lesson in statement.query_map([], |row| row.get(0))? {
        derived.tested_out.insert(lesson?);
    }
    let mut statement = connection.prepare_cached("SELECT lesson, section, block FROM bookmark")?;
    for place in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))? {
        derived.bookmarks.insert(place?);
    }
    Ok(derived)
}

const CARD_COLUMNS: &str =
    "key, skill, last_item, stability, difficulty, due_day, last_day, last_us, reviews, lapses";

fn card_of(row: &Row<'_>) -> rusqlite::Result<Card> {
    Ok(Card {
        key: row.get(0)?,
        skill: row.get(1)?,
        last_item: row.get(2)?,
        memory: Memory {
            stability: row.get(3)?,
            difficulty: row.get(4)?,
        },
        due: Day(row.get(5)?),
        last: Day(row.get(6)?),
        last_us: row.get(7)?,
        reviews: row.get(8)?,
        lapses: row.get(9)?,
    })
}

/// A card by its key.
pub fn card(connection: &Connection, key: &str) -> rusqlite::Result<Option<Card>> {
    connection
        .prepare_cached(&format!("SELECT {CARD_COLUMNS} FROM card WHERE key = ?1"))?
        .query_row([key], card_of)
        .optional()
}

fn put_card(connection: &Connection, card: &Card) -> rusqlite::Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT OR REPLACE INTO card ({CARD_COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        ))?
        .execute(params![
            card.key,
            card.skill,
            card.last_item,
            card.memory.stability,
            card.memory.difficulty,
            card.due.0,
            card.last.0,
            card.last_us,
            card.reviews,
            card.lapses
        ])
        .map(drop)
}

const TALLY_COLUMNS: &str = "item, lesson, answers, rights, last_right, last_us";

fn tally_of(row: &Row<'_>) -> rusqlite::Result<Tally> {
    Ok(Tally {
        item: row.get(0)?,
        lesson: row.get(1)?,
        answers: row.get(2)?,
        rights: row.get(3)?,
        last_right: row.get(4)?,
        last_us: row.get(5)?,
    })
}

/// An item's tally.
pub fn tally(connection: &Connection, item: &str) -> rusqlite::Result<Option<Tally>> {
    connection
        .prepare_cached(&format!(
            "SELECT {TALLY_COLUMNS} FROM tally WHERE item = ?1"
        ))?
        .query_row([item], tally_of)
        .optional()
}

fn put_tally(connection: &Connection, tally: &Tally) -> rusqlite::Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT OR REPLACE INTO tally ({TALLY_COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        ))?
        .execute(params![
            tally.item,
            tally.lesson,
            tally.answers,
            tally.rights,
            tally.last_right,
            tally.last_us
        ])
        .map(drop)
}

fn place_of(row: &Row<'_>) -> rusqlite::Result<Place> {
    Ok(Place {
        lesson: row.get(0)?,
        section: row.get(1)?,
        block: row.get(2)?,
        at_us: row.get(3)?,
    })
}

/// Where reading stopped in a lesson.
pub fn place(connection: &Connection, lesson: &str) -> rusqlite::Result<Option<Place>> {
    connection
        .prepare_cached("SELECT lesson, section, block, at_us FROM place WHERE lesson = ?1")?
        .query_row([lesson], place_of)
        .optional()
}

fn put_place(connection: &Connection, place: &Place) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO place (lesson, section, block, at_us) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            place.lesson,
            place.section,
            place.block,
            place.at_us
        ])
        .map(drop)
}

fn put_visit(connection: &Connection, lesson: &str, section: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO visit (lesson, section) VALUES (?1, ?2)")?
        .execute([lesson, section])
        .map(drop)
}

fn put_skipped(connection: &Connection, lesson: &str, skipped: bool) -> rusqlite::Result<()> {
    let sql = if skipped {
        "INSERT OR IGNORE INTO skipped (lesson) VALUES (?1)"
    } else {
        "DELETE FROM skipped WHERE lesson = ?1"
    };
    connection.prepare_cached(sql)?.execute([lesson]).map(drop)
}

fn put_tested_out(connection: &Connection, lesson: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO tested_out (lesson) VALUES (?1)")?
        .execute([lesson])
        .map(drop)
}

fn put_bookmark(
    connection: &Connection,
    place: &(String, String, u32),
    set: bool,
) -> rusqlite::Result<()> {
    let sql = if set {
        "INSERT OR IGNORE INTO bookmark (lesson, section, block) VALUES (?1, ?2, ?3)"
    } else {
        "DELETE FROM bookmark WHERE lesson = ?1 AND section = ?2 AND block = ?3"
    };
    let (lesson, section, block) = place;
    connection
        .prepare_cached(sql)?
        .execute(params![lesson, section, block])
        .map(drop)
}
