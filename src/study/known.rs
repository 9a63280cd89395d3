//! How single items went: whether each was answered, and right the last time.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::study::Study;

impl Study {
    /// Every answered question and prediction by its id, and whether its last answer was right.
    pub fn answered(&self) -> Result<BTreeMap<String, bool>, Error> {
        let prefix = self.key("");
        let derived = self.store.derived()?;
        let tallies = derived.tallies.values();
        Ok(tallies
            .filter_map(|tally| {
                let id = tally.item.strip_prefix(&prefix)?;
                Some((id.to_owned(), tally.last_right))
            })
            .collect())
    }
}
