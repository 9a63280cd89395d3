//! Reads the files of recorded arrivals that a scenario names, from the folder the scenario lies in.

use std::path::Path;

use crate::error::Error;
use crate::error::reason;
use crate::message::Message;
use crate::msg;
use crate::sim::scenario::recorded;

/// The largest file of arrivals.
const LARGEST: u64 = 16 << 20;

/// The settings that stand in other files, ready to be put into the scenario.
pub(super) fn read(scenario: &str, text: &str) -> Result<Vec<(String, toml::Value)>, Error> {
    let folder = Path::new(scenario)
        .parent()
        .unwrap_or_else(|| Path::new(""));
    let files = recorded::files(text);
    files
        .into_iter()
        .map(|(setting, name)| {
            let path = folder.join(&name);
            let shown = path.display().to_string();
            let unreadable = |why: Message| {
                Error::mend(msg!(
                    "cli-scenario-unreadable",
                    path = shown.as_str(),
                    why = why
                ))
            };
            let facts = std::fs::metadata(&path).map_err(|error| unreadable(reason(&error)))?;
            if facts.len() > LARGEST {
                return Err(unreadable(msg!("cli-too-large")));
            }
            let lines =
                std::fs::read_to_string(&path).map_err(|error| unreadable(reason(&error)))?;
            Ok((
                setting,
                recorded::times(&shown, &lines).map_err(Error::mend)?,
            ))
        })
        .collect()
}
