//! What can be found: everything of a course that has words a learner may look for, with the place it leads to, in the order in which
//! kinds are ranked.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::course::block::Block;
use crate::course::block::BlockKind;
use crate::course::markdown;
use crate::course::model::Course;
use crate::course::model::Lesson;
use crate::course::model::ScenarioSource;
use crate::course::model::Section;
use crate::lang::Lang;
use crate::lang::Text;
use crate::search::plain::Plain;
use crate::search::plain::Write;

/// What was found, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A lesson by its title.
    Title,
    /// A term of the glossary.
    Term,
    /// A heading.
    Heading,
    /// A scenario by its title.
    Scenario,
    /// Text of a lesson.
    Text,
    /// What a question asks.
    Question,
}

impl Kind {
    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Term => "term",
            Self::Heading => "heading",
            Self::Scenario => "scenario",
            Self::Text => "text",
            Self::Question => "question",
        }
    }
}

/// A place in a lesson. Blocks are the same in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The lesson's id.
    pub lesson: String,
    /// 0 before the first section, then sections from 1.
    pub section: usize,
    /// 0 for the section's heading, then its blocks from 1.
    pub block: usize,
}

/// Something that can be found.
#[derive(Clone, Debug)]
pub struct Item {
    pub kind: Kind,
    pub spot: Spot,
    /// The id of a term, a question or a scenario; empty for the rest.
    pub id: String,
    /// What a result shows.
    pub shown: Text,
    /// What is looked at, where that is not what is shown.
    pub looked_at: Option<Text>,
    /// Ids of the terms that its text links.
    pub terms: Vec<String>,
}

/// Everything of a course that can be found, by kind and then in the order of the course.
pub fn items(course: &Course, write: Write<'_>) -> Vec<Item> {
    let mut gather = Gather {
        course,
        write,
        items: Vec::new(),
        taught: BTreeMap::new(),
    };
    for entry in course.entries() {
        gather.add(Kind::Title, &entry.id, (0, 0), entry.title.clone());
        if let Some(lesson) = &entry.lesson {
            gather.lesson(lesson);
        }
    }
    gather.terms();
    let mut items = gather.items;
    items.sort_by_key(|item| item.kind);
    items
}

struct Gather<'a> {
    course: &'a Course,
    write: Write<'a>,
    items: Vec<Item>,
    /// Where a lesson links a term first.
    taught: BTreeMap<(String, String), (usize, usize)>,
}

impl<'a> Gather<'a> {
    fn add(&mut self, kind: Kind, lesson: &str, place: (usize, usize), shown: Text) {
        self.items.push(Item {
            kind,
            spot: Spot {
                lesson: lesson.to_owned(),
                section: place.0,
                block: place.1,
            },
            id: String::new(),
            shown,
            looked_at: None,
            terms: Vec::new(),
        });
    }

    fn named(
        &mut self,
        kind: Kind,
        lesson: &str,
        place: (usize, usize),
        of: (&str, Text),
    ) -> &mut Item {
        let at = self.items.len();
        self.add(kind, lesson, place, of.1);
        of.0.clone_into(&mut self.items[at].id);
        &mut self.items[at]
    }

    fn lesson(&mut self, lesson: &Lesson) {
        let opening = self.both(|plain| {
            plain.blocks(&markdown::blocks(lesson.opening.get(plain.lang())));
        });
        if !opening.en.is_empty() {
            self.add(Kind::Text, &lesson.id, (0, 0), opening);
        }
        for (at, section) in lesson.sections.iter().enumerate() {
            self.section(lesson, at + 1, section);
        }
        for question in &lesson.questions {
            let place = place_of(
                lesson,
                &question.section,
                |kind| matches!(kind, BlockKind::Question(id) if *id == question.id),
            );
            let asked = self.both(|plain| {
                plain.short(question.ask.get(plain.lang()));
            });
            self.named(Kind::Question, &lesson.id, place, (&question.id, asked));
        }
        for scenario in &lesson.scenarios {
            let place = place_of(
                lesson,
                "",
                |kind| matches!(kind, BlockKind::Scenario(id) if *id == scenario.id),
            );
            if let Some(title) = title_of(scenario) {
                self.named(Kind::Scenario, &lesson.id, place, (&scenario.id, title));
            }
        }
    }

    fn section(&mut self, lesson: &Lesson, number: usize, section: &Section) {
        let title = self.both(|plain| {
            plain.inlines(section.title.get(plain.lang()));
        });
        self.add(Kind::Heading, &lesson.id, (number, 0), title);
        for at in 0..section.blocks.en.len().max(section.blocks.ja.len()) {
            let mut shown = Text::default();
            let mut terms: Vec<String> = Vec::new();
            let mut kind = Kind::Text;
            for lang in Lang::ALL {
                let Some(block) = section.blocks.get(lang).get(at) else {
                    continue;
                };
                let mut plain = Plain::new(self.course, self.write, lang);
                plain.block(block);
                *shown.get_mut(lang) = plain.text;
                terms.append(&mut plain.terms);
                if matches!(block.kind, BlockKind::Heading { .. }) {
                    kind = Kind::Heading;
                }
            }
            let place = (number, at + 1);
            for term in &terms {
                let key = (lesson.id.clone(), term.clone());
                self.taught.entry(key).or_insert(place);
            }
            if shown.en.is_empty() && shown.ja.is_empty() {
                continue;
            }
            terms.sort_unstable();
            terms.dedup();
            self.named(kind, &lesson.id, place, ("", shown)).terms = terms;
        }
    }

    fn terms(&mut self) {
        for term in self.course.glossary.values() {
            let place = self
                .taught
                .get(&(term.lesson.clone(), term.id.clone()))
                .copied()
                .unwrap_or_default();
            let definition = self.both(|plain| {
                plain.short(term.definition.get(plain.lang()));
            });
            let shown = Text::new(
                format!("{} ({})  {}", term.en, term.ja, definition.en),
                format!("{} ({})  {}", term.ja, term.en, definition.ja),
            );
            let looked_at = Text::new(&term.en, format!("{}\n{}", term.ja, term.kana));
            let item = self.named(Kind::Term, &term.lesson, place, (&term.id, shown));
            item.looked_at = Some(looked_at);
            item.terms = vec![term.id.clone()];
        }
    }

    /// The same words in both languages.
    fn both(&self, add: impl Fn(&mut Plain<'a>)) -> Text {
        let mut text = Text::default();
        for lang in Lang::ALL {
            let mut plain = Plain::new(self.course, self.write, lang);
            add(&mut plain);
            *text.get_mut(lang) = plain.text;
        }
        text
    }
}

/// Where a question or a scenario stands; where none does, the start of its section.
fn place_of(lesson: &Lesson, section: &str, is_it: impl Fn(&BlockKind) -> bool) -> (usize, usize) {
    for (number, one) in lesson.sections.iter().enumerate() {
        let mut blocks = one.blocks.en.iter();
        if let Some(at) = blocks.position(|block: &Block| is_it(&block.kind)) {
            return (number + 1, at + 1);
        }
    }
    let mut sections = lesson.sections.iter();
    let number = sections.position(|one| one.id == section);
    (number.map_or(0, |at| at + 1), 0)
}

/// The title that a scenario's file states; nothing else of the file is looked at.
fn title_of(scenario: &ScenarioSource) -> Option<Text> {
    #[derive(Deserialize)]
    struct Sides {
        en: String,
        ja: String,
    }
    #[derive(Deserialize)]
    struct Head {
        title: Sides,
    }
    let head: Head = toml::from_str(&scenario.text).ok()?;
    Some(Text::new(head.title.en, head.title.ja))
}
