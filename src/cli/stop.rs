//! Why a command ends before its end.

use std::io;

use crate::error::Error;
use crate::error::reason;
use crate::msg;

/// The reasons.
#[derive(Debug)]
pub enum Stop {
    /// Something to tell the person.
    Error(Box<Error>),
    /// Everything was told already; only the exit code is left.
    Code(u8),
    /// The learner left, or the input ended.
    End,
    /// Whoever read the output has had enough.
    Pipe,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(Box::new(error))
    }
}

impl From<io::Error> for Stop {
    /// An error of writing to stdout or stderr, or of reading stdin.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::Pipe
        } else {
            Self::from(Error::mend(msg!("cli-stream", why = reason(&error))))
        }
    }
}
