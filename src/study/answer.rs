//! Recording an answer, and taking it back. One answer, one transaction: when [`Study::submit`] returns, it is on the disk.

use crate::error::Error;
use crate::memory::card::skill_key;
use crate::memory::schedule::days_between;
use crate::memory::schedule::due;
use crate::moment::Moment;
use crate::quiz::item::Item;
use crate::quiz::item::Origin;
use crate::quiz::sitting::Outcome;
use crate::store::event::Answered;
use crate::store::event::Occasion;
use crate::store::event::What;
use crate::study::Study;
use crate::study::view::Recorded;
use crate::study::view::Undone;

impl Study {
    /// Records what a sitting told: call it before the verdict is shown.
    pub fn submit(
        &mut self,
        outcome: &Outcome,
        occasion: Occasion,
        now: Moment,
    ) -> Result<Recorded, Error> {
        let item = &outcome.item;
        let card = self.card_key(item);
        let given = outcome
            .answer
            .as_ref()
            .and_then(|answer| serde_json::to_value(answer).ok());
        let answered = Answered {
            item: item.key.clone(),
            card: card.clone(),
            lesson: self.key(&item.lesson),
            skill: item.skill.clone(),
            occasion,
            seed: item.seed,
            revision: self.course.revision.clone(),
            given,
            right: outcome.verdict.right,
            hints: u32::try_from(outcome.hints).unwrap_or(u32::MAX),
            confidence: outcome.confidence,
            beliefs: outcome.verdict.misconceptions.clone(),
        };
        self.store.append(now, &What::Answer(Box::new(answered)))?;
        if occasion == Occasion::TestOut {
            self.judge_test_out(&item.lesson, now)?;
        }
        let due_in_days = match card {
            Some(key) => self.store.card(&key)?.map(|card| {
                let due = due(&card, self.habit.retention);
                days_between(self.day(now), due)
            }),
            None => None,
        };
        Ok(Recorded {
            due_in_days,
            state: self.lesson_state(&item.lesson, now)?,
        })
    }

    /// Takes the last answer back; `None` if there is none. The log keeps both.
    pub fn undo(&mut self, now: Moment) -> Result<Option<Undone>, Error> {
        let undone = self.store.undo(now)?;
        Ok(undone.map(|answered| Undone {
            item: answered.item,
        }))
    }

    /// The card an item counts for: a fixed question its own, a generated one its skill's, a prediction before a run none.
    fn card_key(&self, item: &Item) -> Option<String> {
        match item.origin {
            Origin::Fixed | Origin::PredictQuestion { .. } => Some(item.key.clone()),
            Origin::Generated { .. } => Some(skill_key(&self.course.id, &item.skill)),
            Origin::Prediction { .. } | Origin::Cause { .. } => None,
        }
    }
}
