//! Generated questions: every draw gives a scenario that runs, an answer, and enough wrong numbers beside it; and drawing changes the
//! answer.

use std::collections::BTreeMap;

use crate::check::Checking;
use crate::check::placeholders::extent;
use crate::check::placeholders::place_of;
use crate::check::scenarios::Read;
use crate::check::scenarios::written;
use crate::course::question::Generate;
use crate::course::question::Kind;
use crate::course::question::Question;
use crate::message::Message;
use crate::msg;
use crate::quiz::generate;
use crate::quiz::generate::FEWEST_WRONG;
use crate::quiz::generate::Settings;
use crate::quiz::measured;
use crate::quiz::unit::Unit;
use crate::sim::formula::Formula;
use crate::sim::scenario::Scenario;

/// The most draws that are run: a question with more is proved by a part of them.
const MOST_DRAWS: usize = 200;

pub(super) fn check(checking: &mut Checking<'_>, scenarios: &BTreeMap<String, Read>) {
    let course = checking.course;
    for question in course.lessons().flat_map(|lesson| &lesson.questions) {
        let Some(generate) = &question.generate else {
            continue;
        };
        // A scenario that is unknown or cannot be read is told elsewhere.
        let Some(read) = scenarios.get(&generate.scenario) else {
            continue;
        };
        for message in faults(question, generate, read) {
            report(checking, question, message);
        }
    }
}

/// What is wrong with a generated question; each thing once, however many draws show it.
fn faults(question: &Question, generate: &Generate, read: &Read) -> Vec<Message> {
    let Some(unit) = unit(question) else {
        return Vec::new();
    };
    let mut faults = expressions(generate, &read.scenario);
    if !faults.is_empty() {
        return faults;
    }
    let mut answers: Vec<f64> = Vec::new();
    let mut draws = generate::every(generate);
    draws.truncate(MOST_DRAWS);
    for settings in &draws {
        let run = read.played(settings);
        match run.and_then(|run| measured::computed(generate, &run.measures, &unit)) {
            Err(reason) => {
                faults.push(msg!(
                    "check-draw-refused",
                    draw = drawn(settings),
                    reason = reason
                ));
                return faults;
            }
            Ok(computed) => {
                let wrong = generate::wrong_numbers(generate, &computed, tolerance(question)).len();
                if wrong < FEWEST_WRONG {
                    faults.push(msg!(
                        "check-draw-few-wrong",
                        draw = drawn(settings),
                        count = wrong,
                        wanted = FEWEST_WRONG
                    ));
                    return faults;
                }
                answers.push(generate::tidy(computed.answer));
            }
        }
    }
    if draws.len() > 1
        && answers
            .iter()
            .all(|answer| (answer - answers[0]).abs() < f64::EPSILON)
    {
        faults.push(msg!("check-draw-same-answer", count = draws.len()));
    }
    faults
}

/// Formulas that cannot be read, or ask for measures that the scenario does not have.
fn expressions(generate: &Generate, scenario: &Scenario) -> Vec<Message> {
    let answer = std::iter::once(&generate.answer);
    let all = answer.chain(generate.wrong.iter().map(|model| &model.value));
    all.filter_map(|text| {
        let unit_of = |path: &str| scenario.unit(path);
        let read = Formula::parse(text).and_then(|formula| formula.unit(&unit_of));
        let reason = read.err()?;
        Some(msg!("check-formula", formula = text, reason = reason))
    })
    .collect()
}

fn unit(question: &Question) -> Option<Unit> {
    match &question.kind {
        Kind::Number { unit, .. } | Kind::GeneratedSingle { unit, .. } => Some(Unit::of(unit)),
        _ => None,
    }
}

fn tolerance(question: &Question) -> f64 {
    match &question.kind {
        Kind::Number { tolerance, .. } => *tolerance,
        _ => 0.0,
    }
}

/// A draw as `path = value, …`.
fn drawn(settings: &Settings) -> String {
    let each = settings
        .iter()
        .map(|(path, value)| format!("{path} = {}", written(value)));
    each.collect::<Vec<_>>().join(", ")
}

fn report(checking: &mut Checking<'_>, question: &Question, message: Message) {
    if let Some(named) = place_of(checking, question) {
        let extent = extent(checking, &named.place, question);
        let at = checking.index.narrow(named.place.file, &extent, "generate");
        let problem = checking.index.problem_in(named.place.file, at, message);
        checking.problems.push(problem);
    }
}
