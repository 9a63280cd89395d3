//! The schema, migration by migration, and what every connection is told before it does anything. The last one fills
//! the derived tables again in the same transaction.

use rusqlite::Connection;
use rusqlite::ErrorCode;
use rusqlite::TransactionBehavior;
use rusqlite::config::DbConfig;
use rusqlite_migration::HookError;
use rusqlite_migration::M;
use rusqlite_migration::Migrations;

use crate::store::table;
use crate::store::trouble::Trouble;

/// Marks a file as ours: "terk". Never changes.
pub const APPLICATION_ID: i64 = 0x7465_726B;

/// The newest schema this version knows.
pub const VERSION: i64 = 4;

/// How long a connection waits for another before it says that the database is locked, in milliseconds.
const BUSY_TIMEOUT_MS: u64 = 3_000;

/// How often a connection asks for WAL, 20 ms apart, while another is busy making the same file.
const WAL_TRIES: u32 = 100;

/// Tells a fresh connection how to behave. Call before anything else; writes nothing.
pub fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(std::time::Duration::from_millis(BUSY_TIMEOUT_MS))?;
    // A deferred transaction that has read and then writes fails at once if another process wrote meanwhile, time-out or not.
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// Makes commits durable and lets readers and a writer work side by side. Where the file system cannot do WAL, SQLite answers
/// with another journal and everything else stays the same.
pub fn make_durable(connection: &Connection) -> rusqlite::Result<()> {
    // Changing the journal does not wait for other processes as everything else does: it answers "busy" at once.
    let mut tries = WAL_TRIES;
    while let Err(error) =
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
    {
        if tries == 0 || error.sqlite_error_code() != Some(ErrorCode::DatabaseBusy) {
            return Err(error);
        }
        tries -= 1;
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    connection.pragma_update(None, "synchronous", "FULL")
}

/// Brings the schema up to date; everything or nothing.
pub fn migrate(connection: &mut Connection) -> Result<(), Trouble> {
    migrate_to(connection, VERSION)
}

/// Brings the schema to a version.
pub fn migrate_to(connection: &mut Connection, version: i64) -> Result<(), Trouble> {
    let done = migrations().to_version(connection, version as usize);
    // Two processes may open a new file at once: the second finds the work done by the first.
    if done.is_err() && user_version(connection)? == version {
        return Ok(());
    }
    done.map_err(Trouble::from)
}

/// The schema of a database; 0 for a fresh file.
pub fn user_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Whose database it is; 0 for a fresh file.
pub fn application_id(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "application_id", |row| row.get(0))
}

/// The last migration fills the derived tables again: they may have changed, and what fills them knows only the newest schema.
fn migrations() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(include_str!("migrations/0001_log.sql")),
        M::up(include_str!("migrations/0002_derived.sql")),
        M::up(include_str!("migrations/0003_tested_out.sql")),
        M::up_with_hook(
            include_str!("migrations/0004_bookmarks.sql"),
            |transaction: &rusqlite::Transaction<'_>| {
                table::rebuild(transaction).map_err(HookError::RusqliteError)
            },
        ),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_are_sound_and_complete() {
        assert!(migrations().validate().is_ok());
        let mut connection = Connection::open_in_memory().unwrap();
        prepare(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        assert!(migrations().to_latest(&mut connection).is_ok());
        assert_eq!(user_version(&connection), Ok(VERSION));
        assert_eq!(application_id(&connection), Ok(APPLICATION_ID));
    }

    #[test]
    fn every_table_is_strict() {
        let mut connection = Connection::open_in_memory().unwrap();
        prepare(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        let lax: i64 = connection
            .query_row(
                "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(lax, 0);
    }

    #[test]
    fn the_log_cannot_be_changed() {
        let mut connection = Connection::open_in_memory().unwrap();
        prepare(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        connection
            .execute(
                "INSERT INTO event VALUES (zeroblob(16), 1, 0, 0, 'x', '{}')",
                [],
            )
            .unwrap();
        assert!(
            connection
                .execute("UPDATE event SET kind = 'y'", [])
                .is_err()
        );
        assert!(connection.execute("DELETE FROM event", []).is_err());
    }
}
