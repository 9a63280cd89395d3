//! Reads course.toml: the outline, the skills, the retired ids.

use crate::course::id;
use crate::course::index::Note;
use crate::course::index::Of;
use crate::course::model::LessonEntry;
use crate::course::model::Module;
use crate::course::model::Skill;
use crate::course::source;
use crate::lang::Text;
use crate::table::Table;
use crate::table::Value;

/// What course.toml says.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The course's id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its modules; no lesson is read yet.
    pub modules: Vec<Module>,
    /// Its skills.
    pub skills: Vec<Skill>,
    /// Retired ids.
    pub retired: Vec<String>,
}

/// Reads course.toml. `None` if the course itself has no name.
pub fn outline(root: &Table<'_>, note: &mut Note<'_>) -> Option<Outline> {
    let id = root.need("id").and_then(id::read);
    let title = root.text("title");
    let retired = root
        .get("retired")
        .and_then(Value::list)
        .unwrap_or_default()
        .into_iter()
        .filter_map(id::read)
        .collect();
    let mut modules = Vec::new();
    for (index, table) in root.tables("module").into_iter().enumerate() {
        modules.extend(module(table, index + 1, note));
    }
    let mut skills = Vec::new();
    for table in root.tables("skill") {
        skills.extend(skill(table, note));
    }
    Some(Outline {
        id: id?,
        title: title?,
        modules,
        skills,
        retired,
    })
}

fn module(table: Table<'_>, number: usize, note: &mut Note<'_>) -> Option<Module> {
    let id = table.need("id").and_then(|id| note.define(Of::Module, id));
    let title = table.text("title");
    let mut lessons = Vec::new();
    for (index, table) in table.tables("lessons").into_iter().enumerate() {
        lessons.extend(entry(table, format!("{number}-{}", index + 1), note));
    }
    table.finish();
    Some(Module {
        id: id?,
        title: title?,
        lessons,
    })
}

fn entry(table: Table<'_>, number: String, note: &mut Note<'_>) -> Option<LessonEntry> {
    let id = table.need("id").and_then(|id| note.define(Of::Lesson, id));
    let title = table.text("title");
    let folder = table.get("folder").map(folder);
    table.finish();
    Some(LessonEntry {
        id: id?,
        number,
        title: title?,
        folder: match folder {
            Some(folder) => folder?.to_owned(),
            None => String::new(),
        },
        lesson: None,
    })
}

/// A path below the course folder.
fn folder(value: Value<'_>) -> Option<&str> {
    let path = value.string()?;
    match source::inside(path) {
        Ok(()) => Some(path),
        Err(message) => {
            value.refuse(message);
            None
        }
    }
}

fn skill(table: Table<'_>, note: &mut Note<'_>) -> Option<Skill> {
    let id = table.need("id").and_then(|id| note.define(Of::Skill, id));
    let title = table.text("title");
    let confusable_with = note.mentions(Of::Skill, table.get("confusable_with"));
    table.finish();
    Some(Skill {
        id: id?,
        title: title?,
        confusable_with,
    })
}
