//! Testing out: a few discriminating questions that show a lesson to be known. Whoever answers all of them right, without a hint and
//! not by a guess, has passed it; the cards these answers make bring them back as checks.

use crate::confidence::Confidence;
use crate::error::Error;
use crate::moment::Moment;
use crate::msg;
use crate::quiz::item::Item;
use crate::store::event::Answered;
use crate::store::event::Occasion;
use crate::store::event::What;
use crate::study::Study;

/// How long the answers of one test may lie apart, in microseconds: an hour.
const ONE_SITTING_US: i64 = 3_600_000_000;

impl Study {
    /// The questions of a lesson that show it to be known.
    pub fn test_out(&self, lesson: &str, seed: u64) -> Result<Vec<Item>, Error> {
        let lesson = self.lesson(lesson)?;
        if lesson.test_out.is_empty() {
            return Err(Error::mend(msg!(
                "study-no-test-out",
                number = &lesson.number,
                title = &lesson.title
            )));
        }
        let questions = lesson.test_out.iter();
        questions
            .map(|question| self.item(question, seed))
            .collect()
    }

    /// Whether a lesson was shown to be known.
    pub fn is_tested_out(&self, lesson: &str) -> Result<bool, Error> {
        let derived = self.store.derived()?;
        Ok(derived.tested_out.contains(&self.key(lesson)))
    }

    /// After an answer of a test: marks the lesson as passed once all of it was answered well in one sitting.
    pub(super) fn judge_test_out(&mut self, lesson: &str, now: Moment) -> Result<(), Error> {
        let lesson = self.lesson(lesson)?;
        let since = now.at_us.saturating_sub(ONE_SITTING_US);
        let answers = self.store.answers_since(since)?;
        let is_known = |question: &String| {
            let key = self.key(question);
            let mut of_it = answers.iter().rev().map(|(_, answered)| answered);
            of_it
                .find(|answered| answered.item == key)
                .is_some_and(is_good)
        };
        if !lesson.test_out.is_empty() && lesson.test_out.iter().all(is_known) {
            let lesson = self.key(&lesson.id);
            self.store.append(now, &What::TestedOut { lesson })?;
        }
        Ok(())
    }
}

fn is_good(answered: &Answered) -> bool {
    answered.occasion == Occasion::TestOut
        && answered.right
        && answered.hints == 0
        && matches!(
            answered.confidence,
            Some(Confidence::Sure | Confidence::ThinkSo)
        )
}
