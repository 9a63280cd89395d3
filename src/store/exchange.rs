//! Progress as one readable file: JSON Lines, a header and one event a line. Reading one merges by event id and overwrites
//! nothing; the same file twice changes nothing.

use std::io::BufRead;
use std::io::Write;

use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;

use crate::moment::Moment;
use crate::rng::hash;
use crate::store::Store;
use crate::store::Trouble;
use crate::store::event::Device;
use crate::store::event::Event;
use crate::store::event::EventId;
use crate::store::table;
use crate::store::write;

/// The header's format; a reader refuses a higher number.
const FORMAT: u32 = 1;

/// The longest line read, in bytes: an event is a few hundred.
const LONGEST_LINE: u64 = 1 << 20;

/// The year 2200, in microseconds since 1970.
const LATEST_US: i64 = 7_258_118_400_000_000;

#[derive(Serialize, Deserialize)]
struct Header {
    terakoya: String,
    format: u32,
}

#[derive(Serialize, Deserialize)]
struct Line {
    device: String,
    sequence: i64,
    at_us: i64,
    offset_s: i32,
    kind: String,
    body: Value,
}

/// What reading a file changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Events that were new here.
    pub added: usize,
    /// Events that were here already.
    pub known: usize,
}

impl Store {
    /// Writes every event.
    pub fn export(&self, to: &mut dyn Write) -> Result<usize, Trouble> {
        let header = Header {
            terakoya: "progress".to_owned(),
            format: FORMAT,
        };
        writeln!(to, "{}", json(&header)?)?;
        let events = self.events()?;
        for event in &events {
            let line = Line {
                device: event.id.device.to_string(),
                sequence: event.id.sequence,
                at_us: event.at.at_us,
                offset_s: event.at.offset_s,
                kind: event.kind.clone(),
                body: event.body.clone(),
            };
            writeln!(to, "{}", json(&line)?)?;
        }
        to.flush()?;
        Ok(events.len())
    }

    /// Takes over what is new in a file; all of it or nothing. A line that cannot be read is named.
    pub fn import(&mut self, from: &mut dyn BufRead) -> Result<Merged, Trouble> {
        let events = read(from)?;
        let mut merged = Merged::default();
        let transaction = write(&mut self.connection)?;
        for event in events {
            if add(&transaction, event)? {
                merged.added += 1;
            } else {
                merged.known += 1;
            }
        }
        if merged.added > 0 {
            table::rebuild(&transaction)?;
        }
        transaction.commit()?;
        Ok(merged)
    }
}

fn json<T: Serialize>(line: &T) -> Result<String, Trouble> {
    serde_json::to_string(line).map_err(|error| Trouble::Other(error.to_string()))
}

/// Adds an event; false if it is known. Two machines that began with a copy of one file count alike: an event whose id is taken by
/// another gets an id made of what it says, the same at every import.
fn add(connection: &rusqlite::Connection, mut event: Event) -> Result<bool, Trouble> {
    if table::add(connection, &event)? {
        return Ok(true);
    }
    if table::event(connection, event.id)?.as_ref() == Some(&event) {
        return Ok(false);
    }
    event.id.device = forked(&event);
    Ok(table::add(connection, &event)?)
}

fn forked(event: &Event) -> Device {
    let body = event.body.to_string();
    let time = event.at.at_us.to_be_bytes();
    let parts: [&[u8]; 4] = [
        &event.id.device.0,
        &time,
        event.kind.as_bytes(),
        body.as_bytes(),
    ];
    let mut bits = [0; 16];
    for (half, salt) in bits.chunks_mut(8).zip([b"a", b"b"]) {
        let [device, time, kind, body] = parts;
        half.copy_from_slice(&hash(&[salt.as_slice(), device, time, kind, body]).to_be_bytes());
    }
    Device(bits)
}

fn read(from: &mut dyn BufRead) -> Result<Vec<Event>, Trouble> {
    let mut events = Vec::new();
    let mut number = 0;
    loop {
        number += 1;
        let mut bytes = Vec::new();
        let length = std::io::Read::take(&mut *from, LONGEST_LINE).read_until(b'\n', &mut bytes)?;
        if length == 0 {
            break;
        }
        let wrong = || Trouble::Line { line: number };
        let text = std::str::from_utf8(&bytes).map_err(|_| wrong())?.trim();
        if number == 1 {
            let header: Header = serde_json::from_str(text).map_err(|_| wrong())?;
            if header.terakoya != "progress" || header.format > FORMAT {
                return Err(wrong());
            }
        } else if !text.is_empty() {
            let line: Line = serde_json::from_str(text).map_err(|_| wrong())?;
            events.push(event(line).ok_or_else(wrong)?);
        }
    }
    if number == 1 {
        return Err(Trouble::Line { line: 1 });
    }
    Ok(events)
}

fn event(line: Line) -> Option<Event> {
    // An event of the far future would hold every later one there, since time never goes back.
    let is_sane = line.sequence > 0
        && (0..=LATEST_US).contains(&line.at_us)
        && line.offset_s.abs() <= 86_400
        && !line.kind.is_empty();
    is_sane.then_some(())?;
    Some(Event {
        id: EventId {
            device: line.device.parse().ok()?,
            sequence: line.sequence,
        },
        at: Moment {
            at_us: line.at_us,
            offset_s: line.offset_s,
        },
        kind: line.kind,
        body: line.body,
    })
}
