//! Reads what can be read of a damaged or read-only file: events from the front until it breaks, then from the back. Changes
//! nothing in it and never fails; an unreadable file gives no events.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;

use crate::store::event::Event;
use crate::store::event::EventId;
use crate::store::table;

/// The events that can be read, without repetition.
pub fn events(path: &Path) -> Vec<Event> {
    let mut found: BTreeMap<EventId, Event> = BTreeMap::new();
    // Read and write lets SQLite use the companions of a file that was not closed; a read-only place allows less, and on one where
    // not even a lock can be set the file has to be taken as it lies there.
    let name = path.as_os_str().to_owned();
    let ways = [
        (name.clone(), OpenFlags::SQLITE_OPEN_READ_WRITE),
        (name, OpenFlags::SQLITE_OPEN_READ_ONLY),
        (
            as_it_lies(path),
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        ),
    ];
    for (name, flags) in ways {
        let Ok(connection) = Connection::open_with_flags(name, flags) else {
            continue;
        };
        // The file stays as it was found: nothing is moved from its log into it.
        let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        // By row and by each index, forwards and backwards: one break rarely cuts all of them at the same event.
        for table in ["event NOT INDEXED", "event INDEXED BY event_in_order"] {
            for order in ["ASC", "DESC"] {
                let key = if table.ends_with("NOT INDEXED") {
                    format!("rowid {order}")
                } else {
                    format!("at_us {order}, device {order}, sequence {order}")
                };
                let sql = format!(
                    "SELECT {} FROM {table} ORDER BY {key}",
                    table::EVENT_COLUMNS
                );
                collect(&connection, &sql, &mut found);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found.into_values().collect()
}

/// The file as a URI that tells SQLite nobody changes it.
fn as_it_lies(path: &Path) -> OsString {
    let escaped: String = path
        .to_string_lossy()
        .chars()
        .map(|c| match c {
            '%' => "%25".to_owned(),
            '?' => "%3f".to_owned(),
            '#' => "%23".to_owned(),
            other => other.to_string(),
        })
        .collect();
    format!("file:{escaped}?immutable=1").into()
}

/// Takes rows until the first that cannot be read.
fn collect(connection: &Connection, sql: &str, found: &mut BTreeMap<EventId, Event>) {
    let Ok(mut statement) = connection.prepare(sql) else {
        return;
    };
    let Ok(rows) = statement.query_map([], table::event_of) else {
        return;
    };
    for event in rows {
        match event {
            Ok(event) => {
                found.insert(event.id, event);
            }
            Err(_) => return,
        }
    }
}
