//! Where the learner stands: the outline with the state of every lesson, and Home.

use std::collections::BTreeSet;

use crate::course::model::Lesson;
use crate::course::model::LessonEntry;
use crate::error::Error;
use crate::memory::card::Card;
use crate::memory::card::question_of;
use crate::memory::card::skill_key;
use crate::memory::confusion::Confusions;
use crate::memory::plan::Plan;
use crate::memory::plan::minutes;
use crate::memory::plan::today;
use crate::memory::recall::Recall;
use crate::memory::recall::mean;
use crate::moment::Moment;
use crate::store::Derived;
use crate::store::Place;
use crate::store::event::Occasion;
use crate::study::Study;
use crate::study::view::Continue;
use crate::study::view::Due;
use crate::study::view::Home;
use crate::study::view::LessonState;
use crate::study::view::LessonView;
use crate::study::view::ModuleView;
use crate::study::view::Position;
use crate::study::view::TicketState;
use crate::study::view::TicketView;

/// A passed lesson is durable when this share of it would be recalled in thirty days.
pub const DURABLE_RECALL: f64 = 0.85;

const DAY_US: i64 = 86_400_000_000;

impl Study {
    /// Home: where to go on, what is due, what is remembered, the whole outline.
    pub fn home(&self, now: Moment) -> Result<Home, Error> {
        let derived = self.store.derived()?;
        let outline = self.outline_of(&derived, now);
        let tickets = self.tickets()?;
        let is_healed = |view: &&TicketView| matches!(view.state, TicketState::Healed { .. });
        Ok(Home {
            tickets: (tickets.iter().filter(is_healed).count(), tickets.len()),
            next: self.next(&derived, &outline),
            due: self.due_of(&derived, now)?,
            recall: mean(self.cards(&derived), now),
            outline,
            kept: self.keeps(),
        })
    }

    /// Modules and lessons in order, each with its state.
    pub fn outline(&self, now: Moment) -> Result<Vec<ModuleView>, Error> {
        Ok(self.outline_of(&self.store.derived()?, now))
    }

    /// What is due now.
    pub fn due(&self, now: Moment) -> Result<Due, Error> {
        self.due_of(&self.store.derived()?, now)
    }

    pub(super) fn lesson_state(&self, lesson: &str, now: Moment) -> Result<LessonState, Error> {
        let derived = self.store.derived()?;
        let entry = self.course.entries().find(|entry| entry.id == lesson);
        Ok(entry.map_or(LessonState::Planned, |entry| {
            self.lesson_view(entry, &derived, now).state
        }))
    }

    pub(super) fn due_of(&self, derived: &Derived, now: Moment) -> Result<Due, Error> {
        // How many is the same in any order.
        let plan = self.plan(derived, now, &Confusions::default())?;
        Ok(Due {
            count: plan.cards.len(),
            waiting: plan.waiting,
            minutes: minutes(plan.cards.len()),
        })
    }

    /// Today's plan over the cards that can be asked, those the learner mixes up side by side.
    pub(super) fn plan(
        &self,
        derived: &Derived,
        now: Moment,
        confusions: &Confusions,
    ) -> Result<Plan, Error> {
        let cards: Vec<Card> = self
            .cards(derived)
            .filter(|card| self.can_ask(card))
            .cloned()
            .collect();
        let done = self.reviews_today(now)?;
        Ok(today(&cards, now, &self.habit, done, confusions))
    }

    /// The cards of this course; those of retired questions are kept but not asked.
    pub(super) fn cards<'a>(&'a self, derived: &'a Derived) -> impl Iterator<Item = &'a Card> {
        let prefix = self.key("");
        derived
            .cards
            .values()
            .filter(move |card| card.key.starts_with(&prefix))
    }

    fn can_ask(&self, card: &Card) -> bool {
        match question_of(&self.course.id, &card.key) {
            Some(question) => self.course.question(question).is_some(),
            None => !self.variants_of(&card.key).is_empty(),
        }
    }

    fn reviews_today(&self, now: Moment) -> Result<usize, Error> {
        let day = self.day(now);
        // A day is at most 24 hours long, wherever the clock was when the answer was given.
        let answers = self
            .store
            .answers_since(now.at_us.saturating_sub(2 * DAY_US))?;
        Ok(answers
            .iter()
            .filter(|(at, answered)| self.day(*at) == day && answered.occasion == Occasion::Review)
            .count())
    }

    fn outline_of(&self, derived: &Derived, now: Moment) -> Vec<ModuleView> {
        self.course
            .modules
            .iter()
            .enumerate()
            .map(|(at, module)| {
                let cards: BTreeSet<String> = module
                    .lessons
                    .iter()
                    .filter_map(|entry| entry.lesson.as_deref())
                    .flat_map(|lesson| self.cards_of(lesson))
                    .collect();
                ModuleView {
                    id: module.id.clone(),
                    number: at + 1,
                    title: module.title.clone(),
                    lessons: module
                        .lessons
                        .iter()
                        .map(|entry| self.lesson_view(entry, derived, now))
                        .collect(),
                    recall: recall_of(&cards, derived, now),
                }
            })
            .collect()
    }

    /// The keys of the cards a lesson's questions count for.
    fn cards_of(&self, lesson: &Lesson) -> BTreeSet<String> {
        lesson
            .questions
            .iter()
            .map(|question| {
                if question.generate.is_some() {
                    skill_key(&self.course.id, &question.skill)
                } else {
                    self.key(&question.id)
                }
            })
            .collect()
    }

    fn lesson_view(&self, entry: &LessonEntry, derived: &Derived, now: Moment) -> LessonView {
        let mut view = LessonView {
            id: entry.id.clone(),
            number: entry.number.clone(),
            title: entry.title.clone(),
            state: LessonState::Planned,
            sections: (0, 0),
            questions: (0, 0),
            open: 0,
            position: None,
            recall: None,
        };
        let Some(lesson) = entry.lesson.as_deref() else {
            return view;
        };
        let key = self.key(&lesson.id);
        let place = derived.places.get(&key);
        let rights: Vec<bool> = lesson
            .questions
            .iter()
            .map(|question| {
                let tally = derived.tallies.get(&self.key(&question.id));
                tally.is_some_and(|tally| tally.rights > 0)
            })
            .collect();
        view.questions = (rights.iter().filter(|right| **right).count(), rights.len());
        let tallied = |id: &str| derived.tallies.contains_key(&self.key(id));
        let questions = lesson.questions.iter();
        view.open = questions.filter(|question| !tallied(&question.id)).count();
        view.sections = (self.sections_read(lesson, derived), lesson.sections.len());
        view.position = place.and_then(|place| position_in(lesson, place));
        view.recall = recall_of(&self.cards_of(lesson), derived, now);
        let is_passed = derived.tested_out.contains(&key)
            || !rights.is_empty() && rights.iter().all(|right| *right);
        let is_lasting = view
            .recall
            .is_some_and(|recall| recall.in_30_days >= DURABLE_RECALL);
        let is_begun = place.is_some() || derived.tallies.values().any(|tally| tally.lesson == key);
        view.state = match (is_passed, is_lasting) {
            (true, true) => LessonState::Durable,
            (true, false) => LessonState::Passed,
            _ if derived.skipped.contains(&key) => LessonState::Skipped,
            _ if is_begun => LessonState::Seen,
            _ => LessonState::New,
        };
        view
    }

    /// Sections up to the furthest that was on the screen: whoever is in the third has had the first two before them.
    fn sections_read(&self, lesson: &Lesson, derived: &Derived) -> usize {
        let key = self.key(&lesson.id);
        lesson
            .sections
            .iter()
            .rposition(|section| derived.visits.contains(&(key.clone(), section.id.clone())))
            .map_or(0, |furthest| furthest + 1)
    }

    /// The lesson read last, unless all of it was read and answered; then the next that is open, from there on and around.
    fn next(&self, derived: &Derived, outline: &[ModuleView]) -> Option<Continue> {
        let lessons: Vec<&LessonView> = outline.iter().flat_map(|module| &module.lessons).collect();
        let last = lessons
            .iter()
            .enumerate()
            .filter_map(|(at, view)| Some((derived.places.get(&self.key(&view.id))?.at_us, at)))
            .max()
            .map(|(_, at)| at);
        let from = last.unwrap_or(0);
        let around = (from..lessons.len()).chain(0..from);
        let is_open = |view: &&LessonView| {
            matches!(view.state, LessonState::New | LessonState::Seen)
                && !self.is_finished(view, derived)
        };
        let mut in_turn = around.map(|at| lessons[at]);
        // What was answered wrong comes back in reviews; the lesson itself is over.
        let view = in_turn.find(is_open)?;
        let lesson = self.course.entry(&view.id)?.lesson.as_deref()?;
        let index = view.position.as_ref().and_then(|position| {
            let sections = &lesson.sections;
            sections
                .iter()
                .position(|section| section.id == position.section)
        });
        Some(Continue {
            lesson: view.id.clone(),
            number: view.number.clone(),
            title: view.title.clone(),
            position: view.position.clone(),
            section: (index.unwrap_or(0) + 1, lesson.sections.len()),
            begun: view.state == LessonState::Seen,
            open: if view.sections.0 == view.sections.1 {
                view.open
            } else {
                0
            },
        })
    }

    /// Read to its last section and every question answered, right or wrong.
    fn is_finished(&self, view: &LessonView, derived: &Derived) -> bool {
        let Some(lesson) = self
            .course
            .entry(&view.id)
            .and_then(|entry| entry.lesson.as_deref())
        else {
            return false;
        };
        let is_read = view.sections.0 == view.sections.1;
        let mut questions = lesson.questions.iter();
        is_read && questions.all(|question| derived.tallies.contains_key(&self.key(&question.id)))
    }
}

fn position_in(lesson: &Lesson, place: &Place) -> Option<Position> {
    let mut sections = lesson.sections.iter();
    sections
        .any(|section| section.id == place.section)
        .then(|| Position {
            section: place.section.clone(),
            block: place.block as usize,
        })
}

fn recall_of(keys: &BTreeSet<String>, derived: &Derived, now: Moment) -> Option<Recall> {
    mean(keys.iter().filter_map(|key| derived.cards.get(key)), now)
}
