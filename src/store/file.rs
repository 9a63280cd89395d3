//! Opens the progress file: a new one, one of ours, an older one (after a copy is put aside), or none: a newer, foreign, locked or
//! unwritable file is refused untouched; a damaged one is set aside, never deleted, and what can be read of it is carried over.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::ErrorCode;
use rusqlite::OpenFlags;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;

use crate::error::Error;
use crate::message::Message;
use crate::moment::DAY_STARTS_AT_HOUR;
use crate::moment::Moment;
use crate::msg;
use crate::store::Store;
use crate::store::Trouble;
use crate::store::event::Event;
use crate::store::salvage;
use crate::store::schema;
use crate::store::table;
use crate::store::write;

/// An open store and what the learner must be told about it.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// Sentences, in order; empty when all is well.
    pub notices: Vec<Message>,
    /// Why it is in memory only, if the file could not be used.
    pub trouble: Option<Error>,
}

impl Store {
    /// Opens the file of that name, making it (0600) and its folder (0700) where needed. A damaged file is set aside as
    /// `progress.db.broken-<date>`, and a new one takes over what can be read of it and of the newest backup.
    pub fn open(path: &Path, now: Moment) -> Result<Opened, Trouble> {
        finish_exchange(path)?;
        match open_sound(path) {
            Ok(store) => Ok(Opened {
                store,
                notices: Vec::new(),
                trouble: None,
            }),
            Err(Trouble::Damaged) => start_over(path, now),
            Err(trouble) => Err(trouble),
        }
    }

    /// Opens the file, or goes on in memory and says why and that nothing will be kept. What can be read of a file that cannot be
    /// written is still there to look at.
    pub fn open_or_forget(path: &Path, now: Moment) -> Result<Opened, Trouble> {
        let trouble = match Self::open(path, now) {
            Ok(opened) => return Ok(opened),
            Err(trouble) => trouble,
        };
        let mut store = Self::in_memory()?;
        let is_ours = matches!(
            trouble,
            Trouble::ReadOnly | Trouble::Full | Trouble::CannotOpen { .. }
        );
        if is_ours {
            // Best effort: without it the learner merely sees an empty history.
            let _ = store.take_over(&salvage::events(path));
        }
        Ok(Opened {
            store,
            notices: vec![msg!("store-nothing-kept")],
            trouble: Some(trouble.into()),
        })
    }

    /// Adds events that are not there yet and derives everything again.
    pub(super) fn take_over(&mut self, events: &[Event]) -> Result<usize, Trouble> {
        let transaction = write(&mut self.connection)?;
        let mut added = 0;
        for event in events {
            added += usize::from(table::add(&transaction, event)?);
        }
        table::rebuild(&transaction)?;
        transaction.commit()?;
        Ok(added)
    }
}

fn open_sound(path: &Path) -> Result<Store, Trouble> {
    make_file(path).map_err(|error| cannot_open(path, &error))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(path, flags).and_then(|mut connection| {
        schema::prepare(&mut connection)?;
        // The first look at the contents: only now SQLite really opens the file and its companions.
        schema::user_version(&connection)?;
        Ok(connection)
    });
    let mut connection = opened.map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Trouble::CannotOpen {
            path: path.to_owned(),
            reason: refusal(path).unwrap_or_else(|| error.to_string()),
        },
        _ => error.into(),
    })?;
    refuse_strangers(&connection, path)?;
    if connection.is_readonly("main")? {
        return Err(Trouble::ReadOnly);
    }
    quick_check(&connection)?;
    schema::make_durable(&connection)?;
    let version = schema::user_version(&connection)?;
    if version != 0 && version < schema::VERSION {
        copy_before_migration(&connection, path, version)?;
    }
    schema::migrate(&mut connection)?;
    Store::on(connection, Some(path.to_owned()))
}

/// Makes the folder and an empty file only the learner may read; SQLite gives its companions the same permissions.
fn make_file(path: &Path) -> io::Result<()> {
    if path.try_exists()? {
        return Ok(());
    }
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        make_folder(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        // Another process was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map(drop),
    }
}

pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Why the folder takes no new file, in the words of the operating system: SQLite only says that it cannot open.
fn refusal(path: &Path) -> Option<String> {
    let probe = beside(path, &format!(".{}.probe", std::process::id()));
    match fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&probe)
    {
        Ok(_) => {
            let _ = fs::remove_file(&probe);
            None
        }
        Err(error) => Some(error.to_string()),
    }
}

fn cannot_open(path: &Path, error: &io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::StorageFull => Trouble::Full,
        _ => Trouble::CannotOpen {
            path: path.to_owned(),
            reason: error.to_string(),
        },
    }
}

/// Reads whose database it is and of what age, before anything is written to it.
fn refuse_strangers(connection: &Connection, path: &Path) -> Result<(), Trouble> {
    // One look: between three of them another process may make a fresh file ours, and half of each would look foreign.
    let look = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
    let owner = schema::application_id(&look)?;
    let version = schema::user_version(&look)?;
    let tables: i64 = look.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    look.finish()?;
    let is_fresh = owner == 0 && version == 0 && tables == 0;
    if owner != schema::APPLICATION_ID && !is_fresh {
        return Err(Trouble::Foreign {
            path: path.to_owned(),
        });
    }
    if version > schema::VERSION {
        return Err(Trouble::Newer {
            path: path.to_owned(),
            found: version,
            known: schema::VERSION,
        });
    }
    Ok(())
}

/// Garbage inside a page opens happily; only this tells. A few milliseconds for years of study.
fn quick_check(connection: &Connection) -> Result<(), Trouble> {
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(Trouble::Damaged)
    }
}

/// `progress.db.v1.bak`: the way back to the version before.
fn copy_before_migration(
    connection: &Connection,
    path: &Path,
    version: i64,
) -> Result<(), Trouble> {
    let copy = beside(path, &format!(".v{version}.bak"));
    if !copy.try_exists()? {
        super::backup::copy(connection, &copy)?;
    }
    Ok(())
}

/// Carries what can be read of a damaged file and of the newest backup over into a new one, then lets them change places. Until
/// the new file is complete nothing is renamed, so that an interruption or a full disk leaves everything as it was.
fn start_over(path: &Path, now: Moment) -> Result<Opened, Trouble> {
    let mut events = salvage::events(path);
    let from_file = events.len();
    if let Some(backup) = super::backup::newest(path) {
        events.extend(salvage::events(&backup));
    }
    let rebuilt = rebuilt(path);
    remove_all(&rebuilt)?;
    let mut store = open_sound(&rebuilt)?;
    let kept = store.take_over(&events)?;
    drop(store);
    let aside = set_aside(path, now)?;
    fs::rename(&rebuilt, path)?;
    let mut notices = vec![
        msg!("store-set-aside", path = aside.display().to_string()),
        msg!("store-salvaged", count = kept),
    ];
    if kept > from_file {
        notices.push(msg!("store-from-backup", count = kept - from_file));
    }
    Ok(Opened {
        store: open_sound(path)?,
        notices,
        trouble: None,
    })
}

/// The new file while it is being filled. If it stands there alone, the old one was set aside and the program ended right then.
fn rebuilt(path: &Path) -> PathBuf {
    beside(path, ".rebuilt")
}

/// Finishes an exchange of files that was interrupted between its two renames.
fn finish_exchange(path: &Path) -> Result<(), Trouble> {
    let rebuilt = rebuilt(path);
    // A path that cannot even be looked at is `open_sound`'s to complain about.
    let is_there = |path: &Path| path.try_exists().unwrap_or(false);
    if is_there(&rebuilt) && !is_there(path) {
        fs::rename(&rebuilt, path)?;
    }
    Ok(())
}

fn remove_all(path: &Path) -> Result<(), Trouble> {
    for suffix in COMPANIONS.into_iter().chain([""]) {
        let file = beside(path, suffix);
        if file.try_exists()? {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// What SQLite puts beside an open file.
const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Renames the file and its companions; the companions first, so that none is ever taken for a new file's.
fn set_aside(path: &Path, now: Moment) -> Result<PathBuf, Trouble> {
    let day = now.day(DAY_STARTS_AT_HOUR).iso();
    let mut aside = beside(path, &format!(".broken-{day}"));
    let mut number = 2;
    while aside.try_exists()? {
        aside = beside(path, &format!(".broken-{day}-{number}"));
        number += 1;
    }
    for companion in COMPANIONS {
        let from = beside(path, companion);
        if from.try_exists()? {
            fs::rename(&from, beside(&aside, companion))?;
        }
    }
    fs::rename(path, &aside)?;
    Ok(aside)
}

/// The path with something after its last character.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
