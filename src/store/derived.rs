//! What follows from the log: cards, tallies, reading positions. One pure fold over events; the tables hold the same, kept up to
//! date event by event, and a test compares the two.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::memory::card::Card;
use crate::memory::schedule::review;
use crate::moment::Moment;
use crate::store::event::Answered;
use crate::store::event::Event;
use crate::store::event::EventId;
use crate::store::event::What;

/// How one item went so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// `course-id/item-id`.
    pub item: String,
    /// `course-id/lesson-id`.
    pub lesson: String,
    /// Answers, shown ones included.
    pub answers: u32,
    /// Right ones.
    pub rights: u32,
    /// Whether the last one was right.
    pub last_right: bool,
    /// When, in microseconds since 1970.
    pub last_us: i64,
}

/// Where reading stopped in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `course-id/lesson-id`.
    pub lesson: String,
    /// The section's id.
    pub section: String,
    /// The block in it, from 0.
    pub block: u32,
    /// When, in microseconds since 1970.
    pub at_us: i64,
}

/// Everything that follows from a log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derived {
    /// Cards by key.
    pub cards: BTreeMap<String, Card>,
    /// Tallies by item.
    pub tallies: BTreeMap<String, Tally>,
    /// Reading positions by lesson.
    pub places: BTreeMap<String, Place>,
    /// Lesson and section of everything that was on the screen.
    pub visits: BTreeSet<(String, String)>,
    /// Skipped lessons.
    pub skipped: BTreeSet<String>,
    /// Lessons that were shown to be known.
    pub tested_out: BTreeSet<String>,
    /// Marked places: lesson, section, block.
    pub bookmarks: BTreeSet<(String, String, u32)>,
}

impl Derived {
    /// What follows from events in replay order.
    pub fn of(events: &[Event]) -> Self {
        let undone: BTreeSet<EventId> = events
            .iter()
            .filter_map(|event| match event.what() {
                What::Undo(id) => Some(id),
                _ => None,
            })
            .collect();
        let mut derived = Self::default();
        for event in events.iter().filter(|event| !undone.contains(&event.id)) {
            derived.apply(&event.what(), event.at);
        }
        derived
    }

    fn apply(&mut self, what: &What, at: Moment) {
        match what {
            What::Answer(answered) => {
                if let Some(key) = &answered.card {
                    let card = card_after(self.cards.get(key), key, answered, at);
                    self.cards.insert(key.clone(), card);
                }
                let tally = tally_after(self.tallies.get(&answered.item), answered, at);
                self.tallies.insert(answered.item.clone(), tally);
            }
            What::Position {
                lesson,
                section,
                block,
            } => {
                self.visits.insert((lesson.clone(), section.clone()));
                self.places.insert(
                    lesson.clone(),
                    Place {
                        lesson: lesson.clone(),
                        section: section.clone(),
                        block: *block,
                        at_us: at.at_us,
                    },
                );
            }
            What::Skipped { lesson, skipped } => {
                if *skipped {
                    self.skipped.insert(lesson.clone());
                } else {
                    self.skipped.remove(lesson);
                }
            }
            What::TestedOut { lesson } => {
                self.tested_out.insert(lesson.clone());
            }
            What::Undo(_) | What::Repair(_) | What::Unknown => {}
            What::Bookmark {
                lesson,
                section,
                block,
                set,
            } => {
                let place = (lesson.clone(), section.clone(), *block);
                if *set {
                    self.bookmarks.insert(place);
                } else {
                    self.bookmarks.remove(&place);
                }
            }
        }
    }
}

/// A card after an answer that counts for it.
pub fn card_after(card: Option<&Card>, key: &str, answered: &Answered, at: Moment) -> Card {
    review(
        card,
        key,
        &answered.skill,
        &answered.item,
        &answered.attempt(),
        at,
    )
}

/// A tally after an answer.
pub fn tally_after(tally: Option<&Tally>, answered: &Answered, at: Moment) -> Tally {
    Tally {
        item: answered.item.clone(),
        lesson: answered.lesson.clone(),
        answers: tally.map_or(0, |tally| tally.answers).saturating_add(1),
        rights: tally
            .map_or(0, |tally| tally.rights)
            .saturating_add(u32::from(answered.right)),
        last_right: answered.right,
        last_us: at.at_us,
    }
}
