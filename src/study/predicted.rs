//! What was predicted before a run, to go on where the learner stopped.

use std::collections::BTreeMap;

use crate::confidence::Confidence;
use crate::error::Error;
use crate::quiz::answer::Answer;
use crate::quiz::item::Item;
use crate::store::event::Occasion;
use crate::study::Study;

/// An answer and how sure the learner was.
pub type Predicted = (Answer, Confidence);

impl Study {
    /// For each item the last prediction that was given to this wording of it; `None` where there is none.
    pub fn predicted(&self, items: &[Item]) -> Result<Vec<Option<Predicted>>, Error> {
        let met = self.answered()?;
        if !items.iter().any(|item| met.contains_key(&item.id)) {
            return Ok(vec![None; items.len()]);
        }
        let mut last: BTreeMap<String, Predicted> = BTreeMap::new();
        for (_, answered) in self.store.answers()? {
            // Another wording may have had its options in another order.
            if answered.occasion != Occasion::Prediction
                || answered.revision != self.course.revision
            {
                continue;
            }
            let given = answered
                .given
                .and_then(|given| serde_json::from_value(given).ok());
            if let (Some(given), Some(confidence)) = (given, answered.confidence) {
                last.insert(answered.item, (given, confidence));
            }
        }
        Ok(items.iter().map(|item| last.remove(&item.key)).collect())
    }
}
