//! What the use cases hand to the front ends: plain data about where the learner stands. No sentences, no layout.

use crate::lang::Text;
use crate::memory::recall::Recall;

/// How far a lesson is. Skipped is never passed, and opening a lesson changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LessonState {
    /// Not written yet: it stands in the outline and cannot be opened.
    Planned,
    /// Nothing was read or answered.
    New,
    /// Begun.
    Seen,
    /// The learner said so.
    Skipped,
    /// Every question was answered right at least once, or the lesson was tested out of.
    Passed,
    /// Passed, and likely to be recalled in thirty days.
    Durable,
}

impl LessonState {
    /// The word in JSON: `planned`, `new`, `seen`, `skipped`, `passed`, `durable`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::New => "new",
            Self::Seen => "seen",
            Self::Skipped => "skipped",
            Self::Passed => "passed",
            Self::Durable => "durable",
        }
    }
}

/// A place in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The section's id.
    pub section: String,
    /// The block in it, from 0.
    pub block: usize,
}

/// A marked place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The lesson's id.
    pub lesson: String,
    /// Where in it.
    pub position: Position,
}

/// A lesson in the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonView {
    /// Its permanent id.
    pub id: String,
    /// `2-3`.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// How far it is.
    pub state: LessonState,
    /// Sections that were on the screen, and how many there are.
    pub sections: (usize, usize),
    /// Questions that were answered right at least once, and how many there are.
    pub questions: (usize, usize),
    /// Questions that were never answered.
    pub open: usize,
    /// Where the learner stopped.
    pub position: Option<Position>,
    /// Expected recall over its cards; `None` before the first.
    pub recall: Option<Recall>,
}

/// A module in the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct ModuleView {
    /// Its permanent id.
    pub id: String,
    /// Its number, from 1.
    pub number: usize,
    /// Its title.
    pub title: Text,
    /// Its lessons in order.
    pub lessons: Vec<LessonView>,
    /// Expected recall over its lessons' cards.
    pub recall: Option<Recall>,
}

/// Where Enter on Home goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Continue {
    /// The lesson.
    pub lesson: String,
    /// `2-3`.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// Where to go on in it; `None` to begin at its start.
    pub position: Option<Position>,
    /// The place of that section, from 1, and how many there are.
    pub section: (usize, usize),
    /// Whether the learner has begun it.
    pub begun: bool,
    /// Questions that are left once all of it was read; 0 before.
    pub open: usize,
}

/// What is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Reviews of today's plan.
    pub count: usize,
    /// Due cards that wait for another day because of the cap.
    pub waiting: usize,
    /// An estimate for `count`.
    pub minutes: u32,
}

/// Home.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    /// Where to go on; `None` when every written lesson is passed or skipped.
    pub next: Option<Continue>,
    /// Today's reviews.
    pub due: Due,
    /// Expected recall over all cards; `None` before the first.
    pub recall: Option<Recall>,
    /// Incident tickets that are healed, and how many there are.
    pub tickets: (usize, usize),
    /// The course.
    pub outline: Vec<ModuleView>,
    /// Whether answers are kept; false with the in-memory store.
    pub kept: bool,
}

/// A skill in the progress report.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillView {
    /// Its permanent id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Expected recall over its cards; `None` before the first.
    pub recall: Option<Recall>,
    /// Attempts at it, predictions included.
    pub attempts: usize,
    /// How many of them were right.
    pub right: usize,
}

/// How often answers of one confidence were right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// The confidence.
    pub confidence: crate::confidence::Confidence,
    /// Answers given with it.
    pub answers: usize,
    /// How many of them were right.
    pub right: usize,
}

/// A belief the learner has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeliefView {
    /// The misconception's id.
    pub id: String,
    /// The belief in the learner's words.
    pub belief: Text,
    /// What speaks against it.
    pub refutation: Text,
    /// How many answers showed it.
    pub times: usize,
    /// Different days on which a question that can show it was answered right, since it last showed.
    pub resisted: usize,
    /// Whether that was often enough to call it dropped.
    pub dropped: bool,
}

/// Two skills that the learner mixes up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfusionView {
    /// Their ids.
    pub ids: [String; 2],
    /// Their names.
    pub titles: [Text; 2],
    /// How many answers speak for it.
    pub times: u32,
}

/// Answers of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// The day.
    pub day: crate::moment::Day,
    /// Answers given.
    pub answers: usize,
    /// How many of them were right.
    pub right: usize,
}

/// The progress report.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// Expected recall over all cards.
    pub recall: Option<Recall>,
    /// Skills in course order; those never met have no recall.
    pub skills: Vec<SkillView>,
    /// Answers in all, predictions included, undone ones not.
    pub answers: usize,
    /// How many of them were right.
    pub right: usize,
    /// Sure, think so, guess.
    pub calibration: Vec<Calibration>,
    /// Beliefs shown, those still held first.
    pub beliefs: Vec<BeliefView>,
    /// Days with answers, oldest first.
    pub days: Vec<DayCount>,
    /// Today's reviews.
    pub due: Due,
    /// Skills mixed up, the most often first.
    pub confusions: Vec<ConfusionView>,
    /// Cards due on each of the coming days, tomorrow first, thirty days.
    pub coming: Vec<usize>,
}

/// How far an incident ticket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketState {
    /// Nothing was tried.
    New,
    /// A cause was named or a repair tried.
    Begun,
    /// A repair healed it.
    Healed {
        /// The fewest settings such a repair has changed.
        changes: usize,
    },
}

impl TicketState {
    /// The word in JSON: `new`, `begun`, `healed`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Begun => "begun",
            Self::Healed { .. } => "healed",
        }
    }
}

/// An incident ticket of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketView {
    /// Its scenario's id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The lesson it belongs to.
    pub lesson: String,
    /// That lesson's number.
    pub number: String,
    /// Lessons it stands on.
    pub needs: Vec<String>,
    /// How far it is.
    pub state: TicketState,
}

/// What one answer changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Days until the item's card is due; `None` if it has none, 0 for later today.
    pub due_in_days: Option<u32>,
    /// The lesson's state after it.
    pub state: LessonState,
}

/// An answer that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The item's key.
    pub item: String,
}
