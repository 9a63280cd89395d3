//! Reads lesson.toml: what a lesson is about. Its prose and its questions stand in other files.

use crate::course::index::Note;
use crate::course::index::Of;
use crate::course::model::Lesson;
use crate::course::model::LessonEntry;
use crate::msg;
use crate::table::Table;

/// The longest lesson, in minutes.
const LONGEST: u64 = 240;

/// Reads lesson.toml for its place in the outline. Sections, questions and scenarios are still empty.
pub fn lesson(root: &Table<'_>, entry: &LessonEntry, note: &mut Note<'_>) -> Option<Lesson> {
    if let Some(value) = root.need("id")
        && let Some(id) = note.mention(Of::Lesson, value)
        && id != entry.id
    {
        value.refuse(msg!("check-other-lesson-id", id = id, outline = &entry.id));
    }
    let title = root.text("title");
    let teaches = note.mentions(Of::Skill, root.need("teaches"));
    let needs = note.mentions(Of::Lesson, root.get("needs"));
    let minutes = root.need("minutes").and_then(|value| value.count(LONGEST));
    let opening = root.text("opening");
    let test_out = note.mentions(Of::Question, root.need("test_out"));
    Some(Lesson {
        id: entry.id.clone(),
        number: entry.number.clone(),
        title: title?,
        teaches,
        needs,
        minutes: minutes? as u32,
        opening: opening?,
        test_out,
        sections: Vec::new(),
        questions: Vec::new(),
        scenarios: Vec::new(),
    })
}
