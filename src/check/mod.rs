//! Proves a course before anyone studies it: everything the loader cannot see in one file alone. Ids lead somewhere, claims hold, questions can
//! be answered, blocks fit. Only reports; nothing is changed and nothing is guessed.

mod facts;
mod generated;
mod ids;
mod layout;
mod needs;
mod outline;
mod placeholders;
mod questions;
mod report;
mod scenarios;
mod spelling;
mod terms;
mod tickets;

pub use report::Counts;
pub use report::Repairs;
pub use report::Report;

use crate::course::index::Index;
use crate::course::load;
use crate::course::model::Course;
use crate::course::source::Source;
use crate::moment::Moment;
use crate::problem::Problem;

/// What every rule looks at, and where it reports.
struct Checking<'c> {
    course: &'c Course,
    index: &'c Index,
    problems: Vec<Problem>,
    repairs: Vec<Repairs>,
}

impl Checking<'_> {
    /// A file's number by its path.
    fn file(&self, name: &str) -> Option<usize> {
        self.index.files.iter().position(|file| file.name == name)
    }

    fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

/// Checks a course. `now` decides which facts are past their day; `strict` makes errors of warnings.
pub fn run(source: &Source, now: Moment, strict: bool) -> Report {
    let loaded = load::load(source);
    let mut problems = loaded.problems;
    let mut counts = Counts::default();
    let mut repairs = Vec::new();
    if let Some(course) = &loaded.course {
        let mut checking = Checking {
            course,
            index: &loaded.index,
            problems,
            repairs: Vec::new(),
        };
        outline::check(&mut checking, source);
        ids::check(&mut checking);
        facts::check(&mut checking, now);
        spelling::check(&mut checking);
        placeholders::check(&mut checking);
        terms::check(&mut checking);
        needs::check(&mut checking);
        questions::check(&mut checking);
        layout::check(&mut checking);
        let scenarios = scenarios::check(&mut checking);
        generated::check(&mut checking, &scenarios);
        problems = checking.problems;
        repairs = checking.repairs;
        counts = Counts::of(course, &loaded.index);
        counts.claims = scenarios::claims(&scenarios);
        counts.tickets = repairs.len();
    }
    Report::new(problems, counts, repairs, &loaded.index, strict)
}

#[cfg(test)]
mod tests;
