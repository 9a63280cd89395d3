//! Reads a whole course, from the binary or from a folder. Everything wrong with its files is collected; whether the course is *true* (ids
//! that lead nowhere, claims that fail) is `check`'s question.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use include_dir::Dir;
use include_dir::include_dir;

use crate::course::index::Index;
use crate::course::index::Note;
use crate::course::index::Of;
use crate::course::index::Place;
use crate::course::index::Prose;
use crate::course::markdown;
use crate::course::model::Course;
use crate::course::model::Lesson;
use crate::course::model::LessonEntry;
use crate::course::model::Module;
use crate::course::model::ScenarioSource;
use crate::course::model::Section;
use crate::course::read::facts;
use crate::course::read::glossary;
use crate::course::read::lesson;
use crate::course::read::misconceptions;
use crate::course::read::outline;
use crate::course::read::pair;
use crate::course::read::question;
use crate::course::read::scenario;
use crate::course::source::Source;
use crate::lang::ByLang;
use crate::lang::Lang;
use crate::msg;
use crate::problem::Problem;
use crate::rng;
use crate::table::File;
use crate::table::Table;

/// The course the binary carries.
static SHIPPED: Dir<'_> =
    include_dir!("$CARGO_MANIFEST_DIR/lessons/getting-started-with-serverless");

/// A course as far as it could be read.
#[derive(Debug)]
pub struct Loaded {
    /// The course; `None` if course.toml cannot be read at all.
    pub course: Option<Course>,
    /// Where everything stands.
    pub index: Index,
    /// What is wrong with its files, file by file.
    pub problems: Vec<Problem>,
}

/// The shipped course.
pub fn embedded() -> Result<Course, Vec<Problem>> {
    sound(load(&shipped()))
}

/// A course in a folder.
pub fn folder(path: &Path) -> Result<Course, Vec<Problem>> {
    sound(load(&Source::Folder(path.to_owned())))
}

/// Where the shipped course's files are.
pub const fn shipped() -> Source {
    Source::Embedded(&SHIPPED)
}

fn sound(loaded: Loaded) -> Result<Course, Vec<Problem>> {
    match loaded.course {
        Some(course) if loaded.problems.is_empty() => Ok(course),
        _ => Err(loaded.problems),
    }
}

/// Reads whatever can be read.
pub fn load(source: &Source) -> Loaded {
    let mut loading = Loading {
        source,
        index: Index::default(),
        problems: Vec::new(),
        fingerprint: 0,
        folders: Vec::new(),
    };
    let course = loading.course();
    Loaded {
        course,
        index: loading.index,
        problems: loading.problems,
    }
}

struct Loading<'s> {
    source: &'s Source,
    index: Index,
    problems: Vec<Problem>,
    /// Grows with every file read: names and texts in reading order, which is fixed by the files themselves.
    fingerprint: u64,
    /// Folders of lessons already read: a second entry for one is `check`'s to report.
    folders: Vec<String>,
}

impl Loading<'_> {
    fn course(&mut self) -> Option<Course> {
        let outline = self.toml("course.toml", None, outline::outline)??;
        let facts = self
            .toml("facts.toml", None, facts::facts)
            .unwrap_or_default();
        let terms = self
            .toml("glossary.toml", None, glossary::terms)
            .unwrap_or_default();
        let misconceptions = self
            .toml("misconceptions.toml", None, misconceptions::misconceptions)
            .unwrap_or_default();
        let modules = outline
            .modules
            .into_iter()
            .map(|module| self.module(module))
            .collect();
        Some(Course {
            id: outline.id,
            title: outline.title,
            modules,
            skills: outline.skills,
            retired: outline.retired,
            facts: by_id(facts, |fact| fact.id.clone()),
            glossary: by_id(terms, |term| term.id.clone()),
            misconceptions: by_id(misconceptions, |misconception| misconception.id.clone()),
            revision: format!("{:016x}", self.fingerprint),
        })
    }

    fn module(&mut self, module: Module) -> Module {
        let lessons = module
            .lessons
            .into_iter()
            .map(|entry| LessonEntry {
                lesson: self.lesson(&entry).map(Arc::new),
                ..entry
            })
            .collect();
        Module { lessons, ..module }
    }

    /// A written lesson; `None` while it is only planned, or if its lesson.toml is broken.
    fn lesson(&mut self, entry: &LessonEntry) -> Option<Lesson> {
        if entry.folder.is_empty() || !self.source.has_folder(&entry.folder) {
            return None;
        }
        if self.folders.contains(&entry.folder) {
            return None;
        }
        self.folders.push(entry.folder.clone());
        let path = |name: &str| format!("{}/{name}", entry.folder);
        let lesson = self.toml(&path("lesson.toml"), Some(&entry.id), |root, note| {
            lesson::lesson(root, entry, note)
        });
        let sections = self.sections(entry);
        let questions = self
            .toml(
                &path("questions.toml"),
                Some(&entry.id),
                question::questions,
            )
            .unwrap_or_default();
        let scenarios = self.scenarios(entry);
        Some(Lesson {
            sections,
            questions,
            scenarios,
            ..lesson??
        })
    }

    fn sections(&mut self, entry: &LessonEntry) -> Vec<Section> {
        let mut texts = ByLang { en: None, ja: None };
        for lang in Lang::ALL {
            *texts.get_mut(lang) = self.page(entry, lang);
        }
        let (Some(en), Some(ja)) = (texts.en, texts.ja) else {
            return Vec::new();
        };
        let (sections, problems) = pair::pair(ByLang { en, ja });
        self.problems.extend(problems);
        sections
    }

    fn page(&mut self, entry: &LessonEntry, lang: Lang) -> Option<pair::Text> {
        let name = format!("{}/lesson.{}.md", entry.folder, lang.code());
        let text = self.text(&name)?;
        let file = self.index.file(&name, &text, Some(&entry.id));
        let page = markdown::page(&name, &text);
        for section in &page.sections {
            if lang == Lang::Ja && !section.id.is_empty() {
                self.index
                    .define(Of::Section, &section.id, file, section.at.clone());
            }
        }
        for (of, id, at) in page.mentions {
            self.index.mention(of, &id, file, at);
        }
        self.index
            .prose
            .extend(page.prose.into_iter().map(|(at, text)| Prose {
                place: Place { file, at },
                lang,
                text,
            }));
        self.problems.extend(page.problems);
        Some(pair::Text {
            file: name,
            source: text,
            sections: page.sections,
        })
    }

    fn scenarios(&mut self, entry: &LessonEntry) -> Vec<ScenarioSource> {
        let folder = format!("{}/scenarios", entry.folder);
        let names = match self.source.toml_files(&folder) {
            Ok(names) => names,
            Err(message) => {
                self.problems
                    .push(Problem::error(&folder, &Arc::from(""), 0..0, message));
                return Vec::new();
            }
        };
        let beside = self.recordings(&folder);
        let mut scenarios = Vec::new();
        for name in names {
            let file = format!("{folder}/{name}");
            let id = self.toml(&file, Some(&entry.id), |root, note| {
                let id = scenario::scenario(root, note);
                // The simulator knows the other keys and reports those it does not.
                root.entries();
                id
            });
            let text = self.index.files.last().map(|file| file.text.clone());
            if let (Some(Some(id)), Some(text)) = (id, text) {
                let beside = beside.clone();
                scenarios.push(ScenarioSource {
                    id,
                    file,
                    text,
                    beside,
                });
            }
        }
        scenarios
    }

    /// Files of recorded arrivals that scenarios may name.
    fn recordings(&mut self, folder: &str) -> Arc<[(String, Arc<str>)]> {
        let names = self.source.files(folder, "csv").unwrap_or_default();
        let read = names.into_iter().filter_map(|name| {
            let text = self.text(&format!("{folder}/{name}"))?;
            Some((name, text))
        });
        read.collect()
    }

    /// Reads a TOML file; `None` if it is not there or not text.
    fn toml<T>(
        &mut self,
        name: &str,
        lesson: Option<&str>,
        read: impl FnOnce(&Table<'_>, &mut Note<'_>) -> T,
    ) -> Option<T> {
        let text = self.text(name)?;
        let number = self.index.file(name, &text, lesson);
        let mut note = Note::new(&mut self.index, number);
        let file = File::new(name, &text);
        let tree = file.parse();
        let root = file.root(&tree);
        note.passages(&root);
        let read = read(&root, &mut note);
        root.finish();
        drop(tree);
        self.problems.extend(file.into_problems());
        Some(read)
    }

    /// The text of a file that has to be there.
    fn text(&mut self, name: &str) -> Option<Arc<str>> {
        let message = match self.source.read(name) {
            Ok(Some(text)) => {
                let before = self.fingerprint.to_le_bytes();
                self.fingerprint = rng::hash(&[&before, name.as_bytes(), text.as_bytes()]);
                return Some(text);
            }
            Ok(None) => msg!("check-missing-file", path = name),
            Err(message) => message,
        };
        self.problems
            .push(Problem::error(name, &Arc::from(""), 0..0, message));
        None
    }
}

/// The first of each id: `check` reports the others.
fn by_id<T>(items: Vec<T>, id: impl Fn(&T) -> String) -> BTreeMap<String, T> {
    let mut map = BTreeMap::new();
    for item in items {
        map.entry(id(&item)).or_insert(item);
    }
    map
}

#[cfg(test)]
mod tests;
