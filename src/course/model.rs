//! A whole course in memory. Made by the loader only; everything refers to everything by id.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::course::block::Block;
use crate::course::block::Inline;
use crate::course::question::Question;
use crate::lang::ByLang;
use crate::lang::Text;

/// A course.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// Permanent id; progress keys are `course-id/item-id`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Modules in order.
    pub modules: Vec<Module>,
    /// Skills in the order of course.toml.
    pub skills: Vec<Skill>,
    /// Ids that were used once and never will be again.
    pub retired: Vec<String>,
    /// Facts by id.
    pub facts: BTreeMap<String, Fact>,
    /// Glossary terms by id.
    pub glossary: BTreeMap<String, Term>,
    /// Misconceptions by id.
    pub misconceptions: BTreeMap<String, Misconception>,
    /// A hash of all its files: says which wording an answer was given to.
    pub revision: String,
}

/// A module: a chapter of lessons.
#[derive(Clone, Debug)]
pub struct Module {
    /// Permanent id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its lessons in order.
    pub lessons: Vec<LessonEntry>,
}

/// A lesson's place in the outline; the lesson itself may not be written yet.
#[derive(Clone, Debug)]
pub struct LessonEntry {
    /// Permanent id.
    pub id: String,
    /// `2-3`: module and place, counted from 1.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// The folder, relative to the course.
    pub folder: String,
    /// `None` while it is planned.
    pub lesson: Option<Arc<Lesson>>,
}

/// A written lesson.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Permanent id.
    pub id: String,
    /// `2-3`.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// Skills it teaches.
    pub teaches: Vec<String>,
    /// Lessons that help first; advice, never a lock.
    pub needs: Vec<String>,
    /// An estimate.
    pub minutes: u32,
    /// The problem that opens it.
    pub opening: Text,
    /// Five questions that show one knows it already.
    pub test_out: Vec<String>,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// Its questions in file order.
    pub questions: Vec<Question>,
    /// Its scenarios by id, as text.
    pub scenarios: Vec<ScenarioSource>,
}

/// A section: one heading and what stands under it, in both languages.
#[derive(Clone, Debug)]
pub struct Section {
    /// The id in `{#…}`, shared by both languages.
    pub id: String,
    /// The heading.
    pub title: ByLang<Vec<Inline>>,
    /// The blocks; both sides have the same kinds in the same order.
    pub blocks: ByLang<Vec<Block>>,
}

/// A scenario file of a lesson. The simulator reads it; the course only keeps it.
#[derive(Clone, Debug)]
pub struct ScenarioSource {
    /// The id the file states.
    pub id: String,
    /// Path relative to the course folder.
    pub file: String,
    /// The file's text.
    pub text: Arc<str>,
    /// Names and texts of the files of recorded arrivals beside it.
    pub beside: Arc<[(String, Arc<str>)]>,
}

impl ScenarioSource {
    /// The text of a file beside it.
    pub fn beside(&self, name: &str) -> Option<&str> {
        let mut files = self.beside.iter();
        files
            .find(|(known, _)| known == name)
            .map(|(_, text)| &**text)
    }
}

/// Something recall is reported on.
#[derive(Clone, Debug)]
pub struct Skill {
    /// Permanent id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Skills that learners mix up with this one.
    pub confusable_with: Vec<String>,
}

/// A number the course states, with where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Permanent id.
    pub id: String,
    /// The lowest value, or the value.
    pub low: f64,
    /// The highest value, if it is a range.
    pub high: Option<f64>,
    /// `s ms min h d B KB MB GB count USD %`.
    pub unit: String,
    /// Where it was read.
    pub source: String,
    /// The day it was checked, `YYYY-MM-DD`.
    pub checked: String,
    /// The day by which it must be checked again.
    pub expires: String,
    /// The simulator setting that states the same.
    pub sim: Option<String>,
}

/// A word of the field in both languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Permanent id.
    pub id: String,
    /// The English term.
    pub en: String,
    /// The Japanese term.
    pub ja: String,
    /// Its reading.
    pub kana: String,
    /// What it means.
    pub definition: Text,
    /// The lesson that teaches it.
    pub lesson: String,
}

/// A wrong belief and what is right instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Misconception {
    /// Permanent id.
    pub id: String,
    /// The belief in the learner's words.
    pub belief: Text,
    /// What speaks against it.
    pub refutation: Text,
}

impl Course {
    /// Every place in the outline, in order.
    pub fn entries(&self) -> impl Iterator<Item = &LessonEntry> {
        self.modules.iter().flat_map(|module| &module.lessons)
    }

    /// Every written lesson, in order.
    pub fn lessons(&self) -> impl Iterator<Item = &Arc<Lesson>> {
        self.entries().filter_map(|entry| entry.lesson.as_ref())
    }

    /// A place in the outline by its id or its number.
    pub fn entry(&self, id_or_number: &str) -> Option<&LessonEntry> {
        self.entries()
            .find(|entry| entry.id == id_or_number || entry.number == id_or_number)
    }

    /// A question by its id, with its lesson.
    pub fn question(&self, id: &str) -> Option<(&Arc<Lesson>, &Question)> {
        self.lessons().find_map(|lesson| {
            lesson
                .questions
                .iter()
                .find(|question| question.id == id)
                .map(|question| (lesson, question))
        })
    }

    /// A scenario by its id, with its lesson.
    pub fn scenario(&self, id: &str) -> Option<(&Arc<Lesson>, &ScenarioSource)> {
        self.lessons().find_map(|lesson| {
            lesson
                .scenarios
                .iter()
                .find(|scenario| scenario.id == id)
                .map(|scenario| (lesson, scenario))
        })
    }
}
