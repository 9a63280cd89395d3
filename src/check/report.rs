//! What a check found, and how much it looked at.

use std::collections::BTreeSet;

use crate::course::index::Index;
use crate::course::index::Of;
use crate::course::model::Course;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::sim::repair::Tried;

/// The result of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What is wrong, file by file in reading order, line by line.
    pub problems: Vec<Problem>,
    /// What was checked.
    pub counts: Counts,
    /// How many repairs of each incident ticket heal, in course order.
    pub repairs: Vec<Repairs>,
}

/// How the repairs of an incident ticket fare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repairs {
    /// The ticket's scenario.
    pub ticket: String,
    /// What trying them all came to; `None` if there are too many.
    pub tried: Option<Tried>,
}

/// How much a course holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Written lessons.
    pub lessons: usize,
    /// Lessons that only stand in the outline.
    pub planned: usize,
    /// Sections.
    pub sections: usize,
    /// Questions.
    pub questions: usize,
    /// Questions that are generated.
    pub generated: usize,
    /// Scenarios.
    pub scenarios: usize,
    /// Those of them that are incident tickets.
    pub tickets: usize,
    /// Predictions.
    pub predictions: usize,
    /// Claims that scenarios make.
    pub claims: usize,
    /// Glossary terms.
    pub terms: usize,
    /// Misconceptions.
    pub misconceptions: usize,
    /// Facts.
    pub facts: usize,
}

impl Counts {
    pub(super) fn of(course: &Course, index: &Index) -> Self {
        let lessons = course.lessons().count();
        let questions = || course.lessons().flat_map(|lesson| &lesson.questions);
        Self {
            lessons,
            planned: course.entries().count() - lessons,
            sections: course.lessons().map(|lesson| lesson.sections.len()).sum(),
            questions: questions().count(),
            generated: questions()
                .filter(|question| question.generate.is_some())
                .count(),
            scenarios: course.lessons().map(|lesson| lesson.scenarios.len()).sum(),
            tickets: 0,
            predictions: index
                .defined
                .iter()
                .filter(|named| named.of == Of::Prediction)
                .count(),
            claims: 0,
            terms: course.glossary.len(),
            misconceptions: course.misconceptions.len(),
            facts: course.facts.len(),
        }
    }
}

impl Report {
    pub(super) fn new(
        mut problems: Vec<Problem>,
        counts: Counts,
        repairs: Vec<Repairs>,
        index: &Index,
        strict: bool,
    ) -> Self {
        let order = |problem: &Problem| {
            let known = index
                .files
                .iter()
                .position(|file| file.name == problem.file);
            (known.unwrap_or(usize::MAX), problem.at.start)
        };
        problems.sort_by_cached_key(order);
        // Two readers of one file may see the same mistake.
        let mut seen = BTreeSet::new();
        problems.retain(|problem| {
            let what = format!("{:?}", problem.message);
            seen.insert((problem.file.clone(), problem.at.start, problem.at.end, what))
        });
        if strict {
            for problem in &mut problems {
                problem.severity = Severity::Error;
            }
        }
        Self {
            problems,
            counts,
            repairs,
        }
    }

    /// Whether nothing stands against the course; warnings do not.
    pub fn is_sound(&self) -> bool {
        self.problems
            .iter()
            .all(|problem| problem.severity == Severity::Warning)
    }
}
