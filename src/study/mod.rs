//! The use cases both front ends share: what comes next, what was answered, where the learner stands. Brings course, quiz, memory,
//! simulator and store together; shows nothing and reads no clock.

mod answer;
mod beliefs;
mod bookmarks;
mod confusions;
mod items;
mod known;
pub mod predicted;
mod progress;
mod reading;
mod standing;
mod test_out;
mod tickets;
pub mod variant;
pub mod view;

use std::path::Path;
use std::sync::Arc;

pub use crate::store::event::Occasion;
pub use tickets::OpenTicket;
pub use tickets::keep_post_mortem;

use crate::course::model::Course;
use crate::course::model::Lesson;
use crate::error::Error;
use crate::memory::habit::Habit;
use crate::message::Message;
use crate::moment::Day;
use crate::moment::Moment;
use crate::msg;
use crate::quiz::item::Print;
use crate::quiz::item::key;
use crate::store::Store;

/// A learner and a course.
#[derive(Debug)]
pub struct Study {
    course: Arc<Course>,
    store: Store,
    print: Print,
    habit: Habit,
}

/// A study that was opened, and what the learner must be told about their progress file.
#[derive(Debug)]
pub struct Begun {
    /// The study.
    pub study: Study,
    /// Sentences, in order; empty when all is well.
    pub notices: Vec<Message>,
    /// Why nothing will be kept, if the file could not be used. Reading and answering work all the same.
    pub trouble: Option<Error>,
}

impl Study {
    /// Opens the learner's progress. A file that cannot be used is left untouched and the study goes on in memory; only a machine
    /// without memory for that is an error. `print` writes a number with its unit (`i18n` does).
    pub fn open(
        course: Arc<Course>,
        progress: &Path,
        now: Moment,
        print: Print,
    ) -> Result<Begun, Error> {
        let opened = Store::open_or_forget(progress, now)?;
        Ok(Begun {
            study: Self::on(course, opened.store, print),
            notices: opened.notices,
            trouble: opened.trouble,
        })
    }

    /// A study that keeps nothing beyond this process.
    pub fn in_memory(course: Arc<Course>, print: Print) -> Result<Self, Error> {
        Ok(Self::on(course, Store::in_memory()?, print))
    }

    fn on(course: Arc<Course>, store: Store, print: Print) -> Self {
        Self {
            course,
            store,
            print,
            habit: Habit::default(),
        }
    }

    /// The same study for a learner with these habits.
    #[must_use]
    pub const fn with_habit(mut self, habit: Habit) -> Self {
        self.habit = habit;
        self
    }

    /// Follows other habits from now on.
    pub const fn set_habit(&mut self, habit: Habit) {
        self.habit = habit;
    }

    /// The learner's day of a moment.
    pub fn day(&self, now: Moment) -> Day {
        now.day(self.habit.day_starts_at)
    }

    /// The course.
    pub const fn course(&self) -> &Arc<Course> {
        &self.course
    }

    /// The same learner with a course that was read again.
    pub fn set_course(&mut self, course: Arc<Course>) {
        self.course = course;
    }

    /// Whether answers are kept; false in memory.
    pub const fn keeps(&self) -> bool {
        self.store.keeps()
    }

    /// The progress file; `None` in memory.
    pub fn progress_file(&self) -> Option<&Path> {
        self.store.path()
    }

    /// Makes today's backup if there is none yet. Call it when nobody waits: after the first frame, at the end of a command.
    pub fn back_up(&self, now: Moment) -> Result<(), Error> {
        self.store.back_up(now)?;
        Ok(())
    }

    /// What is wrong inside the progress file; empty if nothing. Reads all of it.
    pub fn check_progress(&self) -> Result<Vec<String>, Error> {
        Ok(self.store.check()?)
    }

    /// Writes the whole history as JSON Lines; how many events that are.
    pub fn export(&self, to: &mut dyn std::io::Write) -> Result<usize, Error> {
        Ok(self.store.export(to)?)
    }

    /// Merges a history written by [`Study::export`]; how many events were new and how many known.
    pub fn import(&mut self, from: &mut dyn std::io::BufRead) -> Result<(usize, usize), Error> {
        let merged = self.store.import(from)?;
        Ok((merged.added, merged.known))
    }

    /// A written lesson by its id or its number (`2-3`).
    pub fn lesson(&self, id_or_number: &str) -> Result<Arc<Lesson>, Error> {
        let entry = self
            .course
            .entry(id_or_number)
            .ok_or_else(|| Error::mend(msg!("study-no-lesson", id = id_or_number)))?;
        entry.lesson.clone().ok_or_else(|| {
            Error::mend(msg!(
                "study-planned",
                number = &entry.number,
                title = &entry.title
            ))
        })
    }

    /// `course-id/item-id`.
    fn key(&self, id: &str) -> String {
        key(&self.course.id, id)
    }
}

#[cfg(test)]
mod tests;
