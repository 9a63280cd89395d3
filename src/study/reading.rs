//! Where the learner reads. Opening a lesson and leaving it at its start writes nothing.

use crate::error::Error;
use crate::moment::Moment;
use crate::store::event::What;
use crate::study::Study;
use crate::study::view::Position;

impl Study {
    /// Where reading stopped in a lesson; `None` if it was not begun or the section is gone.
    pub fn position(&self, lesson: &str) -> Result<Option<Position>, Error> {
        let lesson = self.lesson(lesson)?;
        let place = self.store.place(&self.key(&lesson.id))?;
        Ok(place
            .filter(|place| {
                lesson
                    .sections
                    .iter()
                    .any(|section| section.id == place.section)
            })
            .map(|place| Position {
                section: place.section,
                block: place.block as usize,
            }))
    }

    /// Remembers where reading is. Writes nothing if that is known already, or if it is the start of a lesson that was not begun.
    pub fn remember_position(
        &mut self,
        lesson: &str,
        position: &Position,
        now: Moment,
    ) -> Result<(), Error> {
        let known = self.position(lesson)?;
        let lesson = self.lesson(lesson)?;
        let is_start = position.block == 0
            && lesson
                .sections
                .first()
                .is_some_and(|first| first.id == position.section);
        let is_unchanged = known.as_ref() == Some(position) || (known.is_none() && is_start);
        let is_there = lesson
            .sections
            .iter()
            .any(|section| section.id == position.section);
        if is_unchanged || !is_there {
            return Ok(());
        }
        let what = What::Position {
            lesson: self.key(&lesson.id),
            section: position.section.clone(),
            block: u32::try_from(position.block).unwrap_or(u32::MAX),
        };
        self.store.append(now, &what)?;
        Ok(())
    }

    /// Marks a lesson as skipped, or takes it up again. Skipped is never passed.
    pub fn skip(&mut self, lesson: &str, skipped: bool, now: Moment) -> Result<(), Error> {
        let lesson = self.lesson(lesson)?;
        let key = self.key(&lesson.id);
        if self.store.derived()?.skipped.contains(&key) != skipped {
            let what = What::Skipped {
                lesson: key,
                skipped,
            };
            self.store.append(now, &what)?;
        }
        Ok(())
    }
}
