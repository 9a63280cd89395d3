//! What stops a command: a kind that maps to an exit code, a message, a hint. Carries data, not sentences.

use std::io;

use crate::message::Message;
use crate::msg;
use crate::problem::Problem;

/// Why a command stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something the person can mend: a broken lesson, a missing file, a locked database. Exit 1.
    Mend,
    /// The command line itself. Exit 2.
    Usage,
}

impl Kind {
    /// The process's exit code.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Mend => 1,
            Self::Usage => 2,
        }
    }
}

/// An error on its way to a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// Which exit code it means.
    pub kind: Kind,
    /// What went wrong and where.
    pub message: Message,
    /// What to do next.
    pub hint: Option<Message>,
    /// The author's mistakes behind it, if it is about files.
    pub problems: Vec<Problem>,
}

impl Error {
    /// Something the person can mend.
    pub const fn mend(message: Message) -> Self {
        Self {
            kind: Kind::Mend,
            message,
            hint: None,
            problems: Vec::new(),
        }
    }

    /// A mistake on the command line.
    pub const fn usage(message: Message) -> Self {
        Self {
            kind: Kind::Usage,
            message,
            hint: None,
            problems: Vec::new(),
        }
    }

    /// The same error with advice.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same error with the author's mistakes.
    #[must_use]
    pub fn problems(mut self, problems: Vec<Problem>) -> Self {
        self.problems = problems;
        self
    }
}

/// What the operating system said, in the reader's language where it is one of the usual answers.
pub fn reason(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => msg!("io-not-found"),
        io::ErrorKind::PermissionDenied => msg!("io-permission-denied"),
        io::ErrorKind::IsADirectory => msg!("io-is-a-folder"),
        io::ErrorKind::NotADirectory => msg!("io-not-a-folder"),
        io::ErrorKind::ReadOnlyFilesystem => msg!("io-read-only"),
        io::ErrorKind::StorageFull => msg!("io-full"),
        io::ErrorKind::InvalidData => msg!("io-not-utf8"),
        _ => msg!("io-other", detail = error.to_string()),
    }
}
