//! What the tutor works with: the learner's study, the clock, the seeds. The only place of the terminal front end that asks the use
//! cases to do something; draws nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::config::Settings;
use crate::course::model::Course;
use crate::course::model::Lesson;
use crate::error::Error;
use crate::memory::habit::Habit;
use crate::moment::Moment;
use crate::msg;
use crate::present::ticket;
use crate::quiz::item::Item;
use crate::quiz::sitting::Outcome;
use crate::quiz::sitting::Sitting;
use crate::rng;
use crate::sim::repair::Attempt;
use crate::sim::scenario::Scenario;
use crate::study;
use crate::study::Occasion;
use crate::study::OpenTicket;
use crate::study::Study;
use crate::study::predicted::Predicted;
use crate::study::view;
use crate::study::view::Bookmark;
use crate::study::view::Position;
use crate::study::view::Recorded;
use crate::study::view::TicketView;
use crate::study::view::Undone;
use crate::tui::clock::Clock;
use crate::tui::screen::progress::Standing;

/// Seeds stay below this, so that a person can read one out.
const SEEDS: u64 = 1_000_000;

/// A scenario, ready to be predicted and run.
#[derive(Clone, Debug)]
pub struct Staged {
    /// The scenario.
    pub scenario: Scenario,
    /// Its predictions.
    pub items: Vec<Item>,
    /// What was predicted earlier, item by item.
    pub earlier: Vec<Option<Predicted>>,
}

/// The study, the clock, the seeds.
#[derive(Debug)]
pub struct Desk {
    study: Study,
    clock: Clock,
    seed: u64,
    drawn: u64,
    /// Where files are kept that the learner asks for.
    folder: PathBuf,
}

impl Desk {
    /// A desk. The same `seed` draws the same variants in the same order.
    pub fn new(study: Study, clock: Clock, seed: u64) -> Self {
        Self {
            study,
            clock,
            seed,
            drawn: 0,
            folder: PathBuf::from("."),
        }
    }

    /// Follows what the learner set about reviews from now on.
    pub const fn follow(&mut self, settings: &Settings) {
        self.study.set_habit(Habit::of(
            settings.retention,
            settings.daily_cap,
            settings.day_starts_at,
        ));
    }

    /// The same, keeping files in another folder than the one the learner works in.
    #[must_use]
    pub fn keeping_in(mut self, folder: &Path) -> Self {
        folder.clone_into(&mut self.folder);
        self
    }

    /// The course.
    pub const fn course(&self) -> &Arc<Course> {
        self.study.course()
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }

    fn next_seed(&mut self) -> u64 {
        self.drawn += 1;
        rng::hash(&[&self.seed.to_le_bytes(), &self.drawn.to_le_bytes()]) % SEEDS
    }

    /// Home as it stands.
    pub fn home(&self) -> Result<view::Home, Error> {
        self.study.home(self.now())
    }

    /// A written lesson by id or number, and where reading stopped.
    pub fn lesson(&self, id: &str) -> Result<(Arc<Lesson>, Option<Position>), Error> {
        let lesson = self.study.lesson(id)?;
        let position = self.study.position(&lesson.id)?;
        Ok((lesson, position))
    }

    /// What was answered by id, and whether rightly; of the scenarios of a lesson those whose predictions were all made.
    pub fn answered(&self, lesson: &str) -> Result<BTreeMap<String, bool>, Error> {
        let mut answered = self.study.answered()?;
        let course = self.course().clone();
        let entry = course.entry(lesson).and_then(|entry| entry.lesson.as_ref());
        for scenario in entry.iter().flat_map(|lesson| &lesson.scenarios) {
            // A scenario that cannot be read is told when it is opened.
            let Ok(items) = self.study.predictions(&scenario.id) else {
                continue;
            };
            let told: Option<Vec<bool>> = items
                .iter()
                .map(|item| answered.get(&item.id).copied())
                .collect();
            if let Some(told) = told.filter(|told| !told.is_empty()) {
                answered.insert(scenario.id.clone(), told.iter().all(|right| *right));
            }
        }
        Ok(answered)
    }

    /// A sitting with one question of a lesson, or with all of them: those not yet answered right first.
    pub fn questions(&mut self, lesson: &str, only: Option<&str>) -> Result<Sitting, Error> {
        let seed = self.next_seed();
        if let Some(only) = only {
            return Ok(Sitting::new(vec![self.study.item(only, seed)?]));
        }
        let answered = self.study.answered()?;
        let mut items = self.study.items_of_lesson(lesson, seed)?;
        items.sort_by_key(|item: &Item| answered.get(&item.id) == Some(&true));
        Ok(Sitting::new(items))
    }

    /// A sitting with the questions that show a lesson to be known.
    pub fn test_out(&mut self, lesson: &str) -> Result<Sitting, Error> {
        let seed = self.next_seed();
        Ok(Sitting::new(self.study.test_out(lesson, seed)?))
    }

    /// Today's review.
    pub fn review(&mut self) -> Result<Sitting, Error> {
        let seed = self.next_seed();
        Ok(Sitting::new(self.study.review(self.now(), seed)?))
    }

    /// What the learner remembers and has done.
    pub fn standing(&self) -> Result<Standing, Error> {
        let now = self.now();
        Ok(Standing {
            progress: self.study.progress(now)?,
            outline: self.study.outline(now)?,
            today: self.study.day(now),
        })
    }

    /// A scenario and its predictions, ready to be asked, with what was predicted earlier.
    pub fn scenario(&self, id: &str) -> Result<Staged, Error> {
        let (_, scenario) = self.study.scenario(id)?;
        let items = self.study.predictions(id)?;
        let earlier = self.study.predicted(&items)?;
        Ok(Staged {
            scenario,
            items,
            earlier,
        })
    }

    /// All marked places.
    pub fn bookmarks(&self) -> Result<Vec<Bookmark>, Error> {
        self.study.bookmarks()
    }

    /// Marks a place, or takes its mark away; whether it is marked now.
    pub fn turn_bookmark(&mut self, lesson: &str, position: &Position) -> Result<bool, Error> {
        let now = self.now();
        self.study.turn_bookmark(lesson, position, now)
    }

    /// The incident tickets and how far each is.
    pub fn tickets(&self) -> Result<Vec<TicketView>, Error> {
        self.study.tickets()
    }

    /// An incident ticket.
    pub fn ticket(&self, id: &str) -> Result<OpenTicket, Error> {
        self.study.ticket(id, ticket::ask())
    }

    /// Saves what came of a repair.
    pub fn repaired(&mut self, lesson: &str, attempt: &Attempt) -> Result<(), Error> {
        let now = self.now();
        self.study.repaired(lesson, attempt, now)
    }

    /// Keeps a post-mortem in a file of its own; which one.
    pub fn keep(&self, id: &str, text: &str) -> Result<PathBuf, Error> {
        study::keep_post_mortem(&self.folder, id, text)
    }

    /// Saves an answer; when this returns, it is on the disk.
    pub fn record(&mut self, outcome: &Outcome, occasion: Occasion) -> Result<Recorded, Error> {
        let now = self.now();
        self.study.submit(outcome, occasion, now)
    }

    /// Takes the last answer back.
    pub fn undo(&mut self) -> Result<Option<Undone>, Error> {
        let now = self.now();
        self.study.undo(now)
    }

    /// Remembers where reading is.
    pub fn remember(&mut self, lesson: &str, position: &Position) -> Result<(), Error> {
        let now = self.now();
        self.study.remember_position(lesson, position, now)
    }

    /// Skips a lesson, or takes it up again; whether it is skipped now.
    pub fn skip(&mut self, lesson: &str) -> Result<bool, Error> {
        let now = self.now();
        let outline = self.study.outline(now)?;
        let mut lessons = outline.iter().flat_map(|module| &module.lessons);
        let view = lessons
            .find(|view| view.id == lesson)
            .ok_or_else(|| Error::mend(msg!("study-no-lesson", id = lesson)))?;
        let skipped = view.state != view::LessonState::Skipped;
        self.study.skip(lesson, skipped, now)?;
        Ok(skipped)
    }

    /// Makes today's backup if there is none yet.
    pub fn back_up(&self) -> Result<(), Error> {
        self.study.back_up(self.now())
    }
}
