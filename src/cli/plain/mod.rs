//! The plain mode: the whole tutor as numbered lines on standard input and output. Nothing is redrawn and nothing depends on
//! colour, so it suits screen readers, pipes and dumb terminals. The end of the input ends it; every answer is kept.

mod answer;
mod ask;
mod desk;
mod lesson;
mod run;
mod ticket;

use std::path::Path;
use std::sync::Arc;

use crate::cli::out::Out;
use crate::cli::stop::Stop;
use crate::config::Settings;
use crate::course::model::Lesson;
use crate::msg;
use crate::study::Occasion;
use crate::study::Study;

use desk::Desk;

/// A lesson from where the learner stopped; without one, whichever comes next.
pub fn learn(
    out: &mut Out,
    settings: Settings,
    study: Study,
    lesson: Option<Arc<Lesson>>,
) -> Result<(), Stop> {
    sit(out, settings, study, |desk| lesson::learn(desk, lesson))
}

/// The questions of a lesson.
pub fn quiz(out: &mut Out, settings: Settings, study: Study, lesson: &Lesson) -> Result<(), Stop> {
    sit(out, settings, study, |desk| {
        let items = desk.study.items_of_lesson(&lesson.id, desk.seed)?;
        desk.out.say(&msg!(
            "plain-quiz",
            number = &lesson.number,
            title = &lesson.title
        ))?;
        ask::sitting(desk, items, Occasion::Lesson)
    })
}

/// The questions that show a lesson to be known, and whether they did.
pub fn test_out(
    out: &mut Out,
    settings: Settings,
    study: Study,
    lesson: &Lesson,
) -> Result<(), Stop> {
    sit(out, settings, study, |desk| {
        let items = desk.study.test_out(&lesson.id, desk.seed)?;
        desk.out.say(&msg!(
            "plain-test-out",
            count = items.len(),
            number = &lesson.number,
            title = &lesson.title
        ))?;
        ask::sitting(desk, items, Occasion::TestOut)?;
        desk.out.say(&if desk.study.is_tested_out(&lesson.id)? {
            msg!("quiz-tested-out")
        } else {
            msg!("quiz-not-tested-out")
        })
    })
}

/// What is due today.
pub fn review(out: &mut Out, settings: Settings, study: Study) -> Result<(), Stop> {
    sit(out, settings, study, |desk| {
        let now = desk.now();
        let items = desk.study.review(now, desk.seed)?;
        if items.is_empty() {
            return desk.out.say(&msg!("plain-nothing-due"));
        }
        let due = desk.study.due(now)?;
        desk.out.say(&msg!(
            "plain-review",
            count = items.len(),
            minutes = due.minutes
        ))?;
        ask::sitting(desk, items, Occasion::Review)
    })
}

/// An incident ticket; its post-mortem goes into `folder`.
pub fn ticket(
    out: &mut Out,
    settings: Settings,
    study: Study,
    id: &str,
    folder: &Path,
) -> Result<(), Stop> {
    sit(out, settings, study, |desk| ticket::play(desk, id, folder))
}

/// Sits down, does it, and gets up: whether it came to its end, the learner left, or the input ended.
fn sit(
    out: &mut Out,
    settings: Settings,
    study: Study,
    what: impl FnOnce(&mut Desk<'_>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut desk = Desk::new(out, settings, study);
    let done = match what(&mut desk) {
        Err(Stop::End) => desk.farewell(),
        other => other,
    };
    // A backup that fails is told at the next opening; it must not spoil the end of a lesson.
    let _ = desk.study.back_up(desk.now());
    done
}
