//! What the command line hands to the terminal: where to begin, and with which settings. Stands here because neither front end
//! may know the other.

use crate::config::Settings;

/// Where the tutor opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// Home.
    Home,
    /// A lesson by id or number; without one, wherever the learner goes on.
    Lesson(Option<String>),
    /// The questions of a lesson by id or number.
    Quiz(String),
    /// The questions that show a lesson, by id or number, to be known.
    TestOut(String),
    /// What is due today.
    Review,
    /// An incident ticket by its id.
    Ticket(String),
}

/// A wish to open the tutor.
#[derive(Clone, Debug, PartialEq)]
pub struct Launch {
    /// Every choice made.
    pub settings: Settings,
    /// Where to begin.
    pub start: Start,
}
