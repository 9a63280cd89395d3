//! Places the learner marked. Marking is an event like any other: it is kept, merged between machines, and taken back by another event.

use crate::error::Error;
use crate::moment::Moment;
use crate::store::event::What;
use crate::study::Study;
use crate::study::view::Bookmark;
use crate::study::view::Position;

impl Study {
    /// All marked places that the course still has, in its order.
    pub fn bookmarks(&self) -> Result<Vec<Bookmark>, Error> {
        let marks = self.store.derived()?.bookmarks;
        let mut found = Vec::new();
        for lesson in self.course.lessons() {
            let key = self.key(&lesson.id);
            for section in &lesson.sections {
                let of_section = marks
                    .iter()
                    .filter(|(of, id, _)| *of == key && *id == section.id);
                found.extend(of_section.map(|(_, _, block)| Bookmark {
                    lesson: lesson.id.clone(),
                    position: Position {
                        section: section.id.clone(),
                        block: *block as usize,
                    },
                }));
            }
        }
        Ok(found)
    }

    /// Marks a place, or takes its mark away; whether it is marked now.
    pub fn turn_bookmark(
        &mut self,
        lesson: &str,
        position: &Position,
        now: Moment,
    ) -> Result<bool, Error> {
        let lesson = self.lesson(lesson)?;
        let key = self.key(&lesson.id);
        let block = u32::try_from(position.block).unwrap_or(u32::MAX);
        let place = (key.clone(), position.section.clone(), block);
        let set = !self.store.derived()?.bookmarks.contains(&place);
        let what = What::Bookmark {
            lesson: key,
            section: position.section.clone(),
            block,
            set,
        };
        self.store.append(now, &what)?;
        Ok(set)
    }
}
