//! Which items are asked: those of a lesson, of a section, and of today's review.

use crate::course::model::Lesson;
use crate::course::question::Question;
use crate::error::Error;
use crate::memory::card::question_of;
use crate::memory::card::skill_of;
use crate::moment::Moment;
use crate::msg;
use crate::quiz::item::Item;
use crate::rng::Stream;
use crate::store::Derived;
use crate::study::Study;

impl Study {
    /// A question of a lesson, ready to ask.
    pub fn item(&self, question: &str, seed: u64) -> Result<Item, Error> {
        let (lesson, question) = self
            .course
            .question(question)
            .ok_or_else(|| Error::mend(msg!("study-no-question", id = question)))?;
        self.make(lesson, question, seed)
    }

    /// All questions of a lesson in file order.
    pub fn items_of_lesson(&self, lesson: &str, seed: u64) -> Result<Vec<Item>, Error> {
        let lesson = self.lesson(lesson)?;
        let questions = lesson.questions.iter();
        questions
            .map(|question| self.make(&lesson, question, seed))
            .collect()
    }

    /// The questions of one section in file order.
    pub fn items_of_section(
        &self,
        lesson: &str,
        section: &str,
        seed: u64,
    ) -> Result<Vec<Item>, Error> {
        let lesson = self.lesson(lesson)?;
        let questions = lesson.questions.iter();
        questions
            .filter(|question| question.section == section)
            .map(|question| self.make(&lesson, question, seed))
            .collect()
    }

    /// Today's review: due cards in the plan's order, generated ones in a fresh variant. A question that cannot be made is left
    /// out: its author's mistake must not stand between the learner and the rest.
    pub fn review(&self, now: Moment, seed: u64) -> Result<Vec<Item>, Error> {
        let derived = self.store.derived()?;
        let plan = self.plan(&derived, now)?;
        Ok(plan
            .cards
            .iter()
            .filter_map(|key| self.item_of_card(key, &derived, seed))
            .collect())
    }

    fn item_of_card(&self, key: &str, derived: &Derived, seed: u64) -> Option<Item> {
        if let Some(question) = question_of(&self.course.id, key) {
            return self.item(question, seed).ok();
        }
        let mut variants = self.variants_of(key);
        // Only what was asked before: a review must not need a lesson nobody has read.
        let is_met = |(_, question): &(&Lesson, &Question)| {
            derived.tallies.contains_key(&self.key(&question.id))
        };
        if variants.iter().any(is_met) {
            variants.retain(is_met);
        }
        let last = derived.cards.get(key).map(|card| card.last_item.as_str());
        let is_other =
            |(_, question): &(&Lesson, &Question)| last != Some(self.key(&question.id).as_str());
        if variants.iter().any(is_other) {
            variants.retain(is_other);
        }
        let mut draws = Stream::new(seed, &format!("variant {key}"));
        draws.shuffle(&mut variants);
        let mut made = variants
            .into_iter()
            .filter_map(|(lesson, question)| self.make(lesson, question, seed).ok());
        made.next()
    }

    /// The generated questions of a skill card.
    pub(super) fn variants_of(&self, key: &str) -> Vec<(&Lesson, &Question)> {
        let Some(skill) = skill_of(&self.course.id, key) else {
            return Vec::new();
        };
        self.course
            .lessons()
            .flat_map(|lesson| {
                let questions = lesson.questions.iter();
                questions.map(move |question| (lesson.as_ref(), question))
            })
            .filter(|(_, question)| question.skill == skill && question.generate.is_some())
            .collect()
    }

    fn make(&self, lesson: &Lesson, question: &Question, seed: u64) -> Result<Item, Error> {
        Item::fixed(&self.course.id, &lesson.id, question, seed, self.print)
            .ok_or_else(|| Error::mend(msg!("study-no-question", id = &question.id)))
    }
}
