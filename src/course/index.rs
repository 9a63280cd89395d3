//! What `check` needs beyond the course itself: the files, where every id is defined and mentioned, and every text with its
//! place. The loader fills it on the way; the front ends never see it.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeValue;

use crate::course::character;
use crate::course::id;
use crate::lang::ByLang;
use crate::lang::Lang;
use crate::message::Message;
use crate::problem::Problem;
use crate::table::Table;
use crate::table::Value;

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Of {
    /// A module.
    Module,
    /// A lesson.
    Lesson,
    /// A section; unique in its lesson only.
    Section,
    /// A skill.
    Skill,
    /// A fact.
    Fact,
    /// A glossary term.
    Term,
    /// A misconception.
    Misconception,
    /// A question.
    Question,
    /// A scenario.
    Scenario,
    /// A prediction of a scenario.
    Prediction,
}

/// A place in one of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which of [`Index::files`].
    pub file: usize,
    /// Bytes in it.
    pub at: Range<usize>,
}

/// An id where it is defined or mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it names.
    pub of: Of,
    /// The id.
    pub id: String,
    /// Where.
    pub place: Place,
}

/// One side of a bilingual text of a TOML file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Bytes of the string in the file, quotes included.
    pub at: Range<usize>,
    /// What it says.
    pub text: String,
}

/// A bilingual text of a TOML file. `{ en = […], ja = […] }` gives one for each string, with one side each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Which of [`Index::files`].
    pub file: usize,
    /// The key it stands under: `ask`, `why`, `text` …
    pub key: String,
    /// The sides that are there.
    pub sides: ByLang<Option<Side>>,
}

/// A run of prose of a Markdown file, without code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// Where it stands.
    pub place: Place,
    /// Its language.
    pub lang: Lang,
    /// What it says, with `{{fact}}` and entities already read.
    pub text: String,
}

/// A file of the course.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path relative to the course folder.
    pub name: String,
    /// Its text.
    pub text: Arc<str>,
    /// The lesson it belongs to.
    pub lesson: Option<String>,
}

/// Everything found while loading.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The files read.
    pub files: Vec<SourceFile>,
    /// Where ids are defined.
    pub defined: Vec<Named>,
    /// Where ids are mentioned.
    pub mentioned: Vec<Named>,
    /// The bilingual texts of the TOML files.
    pub passages: Vec<Passage>,
    /// The prose of the Markdown files.
    pub prose: Vec<Prose>,
}

impl Index {
    /// Adds a file and gives its number.
    pub fn file(&mut self, name: &str, text: &Arc<str>, lesson: Option<&str>) -> usize {
        self.files.push(SourceFile {
            name: name.to_owned(),
            text: text.clone(),
            lesson: lesson.map(str::to_owned),
        });
        self.files.len() - 1
    }

    /// Records that an id is defined.
    pub fn define(&mut self, of: Of, id: &str, file: usize, at: Range<usize>) {
        self.defined.push(named(of, id, file, at));
    }

    /// Records that an id is mentioned.
    pub fn mention(&mut self, of: Of, id: &str, file: usize, at: Range<usize>) {
        self.mentioned.push(named(of, id, file, at));
    }

    /// An error at a place.
    pub fn problem(&self, place: &Place, message: Message) -> Problem {
        self.problem_in(place.file, place.at.clone(), message)
    }

    /// An error in a file.
    pub fn problem_in(&self, file: usize, at: Range<usize>, message: Message) -> Problem {
        let file = &self.files[file];
        Problem::error(&file.name, &file.text, at, message)
    }

    /// The line of a place, from 1.
    pub fn line(&self, place: &Place) -> usize {
        let before = self.files[place.file].text.get(..place.at.start);
        before.unwrap_or_default().matches('\n').count() + 1
    }

    /// Bytes of `words` inside a place, if they stand there as they are; otherwise the whole place. TOML escapes and Markdown
    /// entities make texts differ from their source.
    pub fn narrow(&self, file: usize, at: &Range<usize>, words: &str) -> Range<usize> {
        let found = self.files[file]
            .text
            .get(at.clone())
            .and_then(|source| source.find(words));
        match found {
            Some(offset) => at.start + offset..at.start + offset + words.len(),
            None => at.clone(),
        }
    }
}

fn named(of: Of, id: &str, file: usize, at: Range<usize>) -> Named {
    Named {
        of,
        id: id.to_owned(),
        place: Place { file, at },
    }
}

/// Writes what one file defines and mentions into the index.
#[derive(Debug)]
pub struct Note<'i> {
    index: &'i mut Index,
    file: usize,
}

impl<'i> Note<'i> {
    /// Notes for a file of the index.
    pub const fn new(index: &'i mut Index, file: usize) -> Self {
        Self { index, file }
    }

    /// Reads an id that is defined here.
    pub fn define(&mut self, of: Of, value: Value<'_>) -> Option<String> {
        let id = id::read(value)?;
        self.index.define(of, &id, self.file, value.at());
        Some(id)
    }

    /// Reads an id that is mentioned here.
    pub fn mention(&mut self, of: Of, value: Value<'_>) -> Option<String> {
        let id = id::read(value)?;
        self.index.mention(of, &id, self.file, value.at());
        Some(id)
    }

    /// Reads a list of mentioned ids; none if the list is absent.
    pub fn mentions(&mut self, of: Of, list: Option<Value<'_>>) -> Vec<String> {
        list.and_then(Value::list)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|value| self.mention(of, value))
            .collect()
    }

    /// Takes down every string of the file: the bilingual ones as passages, and reports what must not reach a terminal.
    pub fn passages(&mut self, root: &Table<'_>) {
        self.table(root.entries_untouched(), "");
    }

    fn table(&mut self, entries: Vec<Value<'_>>, key: &str) {
        let side = |name: &str| entries.iter().copied().find(|value| value.key() == name);
        let (en, ja) = (side("en"), side("ja"));
        if en.is_some() || ja.is_some() {
            self.bilingual(key, en, ja);
        }
        for value in entries {
            self.value(value, value.key());
        }
    }

    fn value(&mut self, value: Value<'_>, key: &str) {
        match value.raw() {
            DeValue::String(text) => {
                if let Some((_, c, reason)) = character::find(text) {
                    value.refuse(character::message(c, reason));
                }
            }
            DeValue::Array(_) => {
                for item in value.list().unwrap_or_default() {
                    self.value(item, key);
                }
            }
            DeValue::Table(_) => {
                if let Some(table) = value.table() {
                    self.table(table.entries_untouched(), key);
                }
            }
            _ => {}
        }
    }

    fn bilingual(&mut self, key: &str, en: Option<Value<'_>>, ja: Option<Value<'_>>) {
        let text = |value: Value<'_>| match value.raw() {
            DeValue::String(text) => Some(Side {
                at: value.at(),
                text: text.to_string(),
            }),
            _ => None,
        };
        let mut add = |sides: ByLang<Option<Side>>| {
            if sides.en.is_some() || sides.ja.is_some() {
                self.index.passages.push(Passage {
                    file: self.file,
                    key: key.to_owned(),
                    sides,
                });
            }
        };
        add(ByLang {
            en: en.and_then(text),
            ja: ja.and_then(text),
        });
        for item in items(en) {
            add(ByLang {
                en: text(item),
                ja: None,
            });
        }
        for item in items(ja) {
            add(ByLang {
                en: None,
                ja: text(item),
            });
        }
    }
}

/// The items of a list; none if it is no list.
fn items(value: Option<Value<'_>>) -> Vec<Value<'_>> {
    match value {
        Some(value) if matches!(value.raw(), DeValue::Array(_)) => value.list().unwrap_or_default(),
        _ => Vec::new(),
    }
}
