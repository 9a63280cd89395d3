//! What can be wrong with the database, as the learner must hear it: a sentence and what to do next. The file is left as it is.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::error::Error;
use crate::msg;

/// Why the store cannot do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Written by a newer version of terakoya.
    Newer {
        /// The file.
        path: PathBuf,
        /// The schema it has.
        found: i64,
        /// The newest schema this version knows.
        known: i64,
    },
    /// A database of some other program.
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// Another program holds it and did not let go in time.
    Locked,
    /// It can be read but not written.
    ReadOnly,
    /// The folder or the file cannot be made or opened.
    CannotOpen {
        /// What was tried.
        path: PathBuf,
        /// What the operating system says.
        reason: String,
    },
    /// The disk is full.
    Full,
    /// The contents are not what SQLite wrote.
    Damaged,
    /// A line of an export file cannot be read.
    Line {
        /// Its number, from 1.
        line: usize,
    },
    /// Anything else, in the words of SQLite or the operating system.
    Other(String),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<rusqlite_migration::Error> for Trouble {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Self::Other(other.to_string()),
        }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::Full,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Newer { path, found, known } => Self::mend(msg!(
                "store-newer",
                path = path.display().to_string(),
                found = found,
                known = known
            ))
            .hint(msg!("store-newer-hint")),
            Trouble::Foreign { path } => {
                Self::mend(msg!("store-foreign", path = path.display().to_string()))
                    .hint(msg!("store-elsewhere-hint"))
            }
            Trouble::Locked => Self::mend(msg!("store-locked")).hint(msg!("store-locked-hint")),
            Trouble::ReadOnly => {
                Self::mend(msg!("store-read-only")).hint(msg!("store-elsewhere-hint"))
            }
            Trouble::CannotOpen { path, reason } => Self::mend(msg!(
                "store-cannot-open",
                path = path.display().to_string(),
                reason = reason
            ))
            .hint(msg!("store-elsewhere-hint")),
            Trouble::Full => Self::mend(msg!("store-full")).hint(msg!("store-full-hint")),
            Trouble::Damaged => Self::mend(msg!("store-damaged")).hint(msg!("store-damaged-hint")),
            Trouble::Line { line } => {
                Self::mend(msg!("store-line", line = line)).hint(msg!("store-line-hint"))
            }
            Trouble::Other(reason) => Self::mend(msg!("store-other", reason = reason)),
        }
    }
}
