//! Which items are asked: those of a lesson, of a section, and of today's review.

use std::sync::Arc;

use crate::course::model::Lesson;
use crate::course::question::Question;
use crate::error::Error;
use crate::memory::card::question_of;
use crate::memory::card::skill_of;
use crate::moment::Moment;
use crate::msg;
use crate::quiz::item::Item;
use crate::rng::Stream;
use crate::sim::scenario::Scenario;
use crate::store::Derived;
use crate::study::Study;
use crate::study::variant;

/// How long ago a mix-up may lie to put its two skills side by side, in microseconds: ninety days.
const CONFUSED_FOR_US: i64 = 90 * 86_400_000_000;

impl Study {
    /// A question of a lesson, ready to ask.
    pub fn item(&self, question: &str, seed: u64) -> Result<Item, Error> {
        let (lesson, question) = self
            .course
            .question(question)
            .ok_or_else(|| Error::mend(msg!("study-no-question", id = question)))?;
        self.make(lesson, question, seed)
    }

    /// The questions of a lesson in file order. One that cannot be made is left out, so that its author's mistake does not stand
    /// between the learner and the rest; if none can be made, the first mistake is the error.
    pub fn items_of_lesson(&self, lesson: &str, seed: u64) -> Result<Vec<Item>, Error> {
        let lesson = self.lesson(lesson)?;
        self.make_all(&lesson, lesson.questions.iter(), seed)
    }

    /// Today's review: due cards in the plan's order, generated ones in a fresh variant. A question that cannot be made is left
    /// out.
    pub fn review(&self, now: Moment, seed: u64) -> Result<Vec<Item>, Error> {
        let derived = self.store.derived()?;
        let recent = self
            .store
            .answers_since(now.at_us.saturating_sub(CONFUSED_FOR_US))?;
        let confusions = self.confusions(recent.iter().map(|(_, answered)| answered));
        let plan = self.plan(&derived, now, &confusions)?;
        let mut items: Vec<Item> = Vec::new();
        for key in &plan.cards {
            let Some(item) = self.item_of_card(key, &derived, seed) else {
                continue;
            };
            let is_asked = |other: &Item| items.iter().any(|item| item.key == other.key);
            let other = self.other_form(key, &derived, seed);
            items.extend(other.filter(|other| !is_asked(other) && other.key != item.key));
            items.push(item);
        }
        Ok(items)
    }

    /// For a card that came back because of a confident error: another question, of those met, that shows the same belief. Whoever
    /// has only learned that one answer by heart finds out here.
    fn other_form(&self, key: &str, derived: &Derived, seed: u64) -> Option<Item> {
        let card = derived.cards.get(key)?;
        if card.due != card.last {
            return None;
        }
        let id = question_of(&self.course.id, key)?;
        let (_, asked) = self.course.question(id)?;
        let is_other = |question: &&Question| {
            question.id != id
                && derived.tallies.contains_key(&self.key(&question.id))
                && question
                    .beliefs()
                    .any(|belief| asked.beliefs().any(|held| held == belief))
        };
        let mut others: Vec<&Question> = self
            .course
            .lessons()
            .flat_map(|lesson| &lesson.questions)
            .filter(is_other)
            .collect();
        Stream::new(seed, &format!("other form {key}")).shuffle(&mut others);
        others
            .into_iter()
            .find_map(|question| self.item(&question.id, seed).ok())
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

    /// The predictions of a scenario, to be asked before it is run; none if it asks nothing.
    pub fn predictions(&self, scenario: &str) -> Result<Vec<Item>, Error> {
        let (lesson, scenario) = self.scenario(scenario)?;
        variant::predictions(&self.course, &lesson, &scenario, self.print)
    }

    /// A scenario of the course, read, and the lesson it belongs to.
    pub fn scenario(&self, id: &str) -> Result<(Arc<Lesson>, Scenario), Error> {
        let scenario = variant::scenario(&self.course, id)?;
        let (lesson, _) = self
            .course
            .scenario(id)
            .ok_or_else(|| Error::mend(msg!("study-no-scenario", id = id)))?;
        Ok((lesson.clone(), scenario))
    }

    fn make_all<'a>(
        &self,
        lesson: &Lesson,
        questions: impl Iterator<Item = &'a Question>,
        seed: u64,
    ) -> Result<Vec<Item>, Error> {
        let mut items = Vec::new();
        let mut mistake = None;
        for question in questions {
            match self.make(lesson, question, seed) {
                Ok(item) => items.push(item),
                Err(error) => mistake = mistake.or(Some(error)),
            }
        }
        match mistake {
            Some(error) if items.is_empty() => Err(error),
            _ => Ok(items),
        }
    }

    fn make(&self, lesson: &Lesson, question: &Question, seed: u64) -> Result<Item, Error> {
        variant::item(&self.course, lesson, question, seed, self.print)
    }
}
