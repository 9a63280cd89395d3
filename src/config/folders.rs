//! Where a person's files live by the XDG rules, on macOS too.

use std::path::PathBuf;

use etcetera::base_strategy::BaseStrategy;
use etcetera::base_strategy::Xdg;

use crate::error::Error;
use crate::msg;

/// terakoya's folders in a home. They need not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// `~/.config/terakoya`.
    pub config: PathBuf,
    /// `~/.local/share/terakoya`.
    pub data: PathBuf,
}

impl Folders {
    /// The folders of whoever runs the program; none without a home.
    pub fn of_this_person() -> Option<Self> {
        let base = Xdg::new().ok()?;
        Some(Self {
            config: base.config_dir().join("terakoya"),
            data: base.data_dir().join("terakoya"),
        })
    }
}

/// There is no home and nobody said where progress should live.
pub fn homeless() -> Error {
    Error::mend(msg!("config-no-home")).hint(msg!("config-no-home-hint"))
}
