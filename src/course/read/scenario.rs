//! Looks into a scenario file for its id and the ids it mentions. The simulator reads the rest: a scenario is text to a course.

use crate::course::index::Note;
use crate::course::index::Of;
use crate::table::Table;
use crate::table::Value;

/// Notes a scenario's ids and gives its own.
pub fn scenario(root: &Table<'_>, note: &mut Note<'_>) -> Option<String> {
    let id = root.need("id").and_then(|id| note.define(Of::Scenario, id));
    for prediction in root.tables("prediction") {
        if let Some(id) = prediction.get("id") {
            note.define(Of::Prediction, id);
        }
        if let Some(skill) = prediction.get("skill") {
            note.mention(Of::Skill, skill);
        }
        for wrong in prediction
            .get("wrong")
            .and_then(Value::list)
            .unwrap_or_default()
        {
            if let Some(id) = wrong.table().and_then(|table| table.get("misconception")) {
                note.mention(Of::Misconception, id);
            }
        }
    }
    let ticket = root.get("ticket").and_then(Value::table);
    let needs = ticket.and_then(|ticket| ticket.get("needs")?.list());
    for lesson in needs.unwrap_or_default() {
        note.mention(Of::Lesson, lesson);
    }
    id
}
