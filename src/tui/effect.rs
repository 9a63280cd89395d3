//! What a screen wants done: data, never the deed. Only the app performs effects, so tests read what a key would do.

use crate::config::setting::Setting;
use crate::message::Message;
use crate::quiz::sitting::Outcome;
use crate::sim::repair::Attempt;
use crate::study::Occasion;
use crate::study::view::Position;

/// A place one can go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A lesson.
    Lesson {
        /// The lesson's id.
        lesson: String,
        /// A place in it; `None` to go on where one left it.
        at: Option<Position>,
    },
    /// Questions of a lesson: one of them, or all.
    Questions {
        /// The lesson's id.
        lesson: String,
        /// Only this question.
        only: Option<String>,
    },
    /// A scenario.
    Run {
        /// The scenario's id.
        scenario: String,
    },
    /// The questions that show a lesson to be known.
    TestOut {
        /// The lesson's id.
        lesson: String,
    },
    /// Today's reviews.
    Review,
    /// What the learner remembers.
    Progress,
    /// Looking for something in the course.
    Search,
    /// The marked places.
    Bookmarks,
    /// A glossary term.
    Term {
        /// The term's id.
        term: String,
    },
    /// The glossary.
    Glossary {
        /// Only the terms of a section: its number, and their ids in order.
        section: Option<(usize, Vec<String>)>,
    },
    /// What one chooses once.
    Settings,
    /// The incident tickets.
    Tickets,
    /// An incident ticket.
    Ticket {
        /// Its scenario's id.
        id: String,
    },
}

/// An effect.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open a screen on top of this one.
    Go(Route),
    /// Close this screen.
    Back,
    /// Remember where the learner reads.
    Remember {
        /// The lesson's id.
        lesson: String,
        /// Where.
        position: Position,
    },
    /// Save an answer before its verdict is shown; the screen is told what that changed.
    Record {
        /// The answer and its verdict.
        outcome: Box<Outcome>,
        /// Where it was given.
        occasion: Occasion,
    },
    /// Save what came of a repair before it is shown.
    Repaired {
        /// The lesson's id.
        lesson: String,
        /// The repair.
        attempt: Box<Attempt>,
    },
    /// Keep a post-mortem in a file of its own, and say where.
    Keep {
        /// The ticket's id.
        id: String,
        /// The document, as Markdown.
        text: String,
    },
    /// Take the last answer back.
    Undo,
    /// Mark the lesson as skipped, or take it up again.
    Skip {
        /// The lesson's id.
        lesson: String,
    },
    /// Give a setting another value, at once and for good.
    Set(Setting, String),
    /// Mark a place, or take its mark away.
    Bookmark {
        /// The lesson's id.
        lesson: String,
        /// Where in it.
        position: Position,
    },
    /// Tell the learner something in passing.
    Tell(Message),
    /// Read the course again: its author has changed it.
    Reload,
}
