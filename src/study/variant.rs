//! Questions that a run must answer: generated ones (settings drawn by seed) and predictions. Runs the simulator and hands its
//! numbers to `quiz`, which makes the item. Whatever is wrong with one is its author's mistake and is said as that.

use crate::course::model::Course;
use crate::course::model::Lesson;
use crate::course::question::Behind;
use crate::course::question::Choice;
use crate::course::question::Generate;
use crate::course::question::Kind;
use crate::course::question::Question;
use crate::error::Error;
use crate::message::Message;
use crate::msg;
use crate::quiz::generate;
use crate::quiz::generate::Computed;
use crate::quiz::generate::Refused;
use crate::quiz::generate::Settings;
use crate::quiz::item::Body;
use crate::quiz::item::Item;
use crate::quiz::item::Origin;
use crate::quiz::item::Print;
use crate::quiz::item::key;
use crate::quiz::item::written;
use crate::quiz::unit::Unit;
use crate::sim::Options;
use crate::sim::Stopped;
use crate::sim::formula::Formula;
use crate::sim::measure::Measures;
use crate::sim::measure::Unit as Measured;
use crate::sim::measure::Value;
use crate::sim::run;
use crate::sim::scenario::Scenario;
use crate::sim::scenario::question::Prediction;

/// The most events a question's run may take: far below what anybody would wait for.
const BUDGET: u64 = 1_000_000;

/// How far a measure other than a count may be from the option that is meant: authors write "29 s", runs give 29.013 s.
const NEAR: f64 = 0.05;

/// A question of any kind, ready to ask; computed ones are run.
pub fn item(
    course: &Course,
    lesson: &Lesson,
    question: &Question,
    seed: u64,
    print: Print,
) -> Result<Item, Error> {
    if let Some(item) = Item::fixed(&course.id, &lesson.id, question, seed, print) {
        return Ok(item);
    }
    if let Some(generate) = &question.generate {
        let settings = generate::draw(&question.id, generate, seed);
        return drawn(course, lesson, question, seed, &settings, print);
    }
    let Kind::Predict(id) = &question.kind else {
        return Err(refuse(&question.id, msg!("study-not-computed")));
    };
    let (scenario, prediction) = prediction_of(course, id)
        .map_err(|error| refuse_with(&question.id, error))?
        .ok_or_else(|| refuse(&question.id, msg!("study-no-prediction", id = id)))?;
    let measures = measure(&scenario).map_err(|reason| refuse(&question.id, reason))?;
    let body =
        options(&prediction, &measures, print).map_err(|reason| refuse(&question.id, reason))?;
    Ok(Item {
        key: key(&course.id, &question.id),
        id: question.id.clone(),
        lesson: lesson.id.clone(),
        section: question.section.clone(),
        skill: question.skill.clone(),
        seed,
        ask: question.ask.clone(),
        hints: question.hints.clone(),
        body,
        origin: Origin::PredictQuestion {
            scenario: scenario.id,
        },
    })
}

/// A generated question with these settings.
pub fn drawn(
    course: &Course,
    lesson: &Lesson,
    question: &Question,
    seed: u64,
    settings: &Settings,
    print: Print,
) -> Result<Item, Error> {
    let no = |reason| refuse(&question.id, reason);
    let Some(generate) = &question.generate else {
        return Err(no(msg!("study-not-computed")));
    };
    let scenario = scenario(course, &generate.scenario)
        .and_then(|scenario| scenario.with(settings).map_err(broken(&generate.scenario)))
        .map_err(|error| refuse_with(&question.id, error))?;
    let measures = measure(&scenario).map_err(no)?;
    let unit = match &question.kind {
        Kind::Number { unit, .. } | Kind::GeneratedSingle { unit, .. } => Unit::of(unit),
        _ => return Err(no(msg!("study-not-computed"))),
    };
    let computed = compute(generate, &measures, &unit).map_err(no)?;
    generate::item(
        &course.id, &lesson.id, question, seed, settings, &computed, print,
    )
    .map_err(|refused| {
        no(match refused {
            Refused::NotGenerated => msg!("study-not-computed"),
            Refused::NoAnswer => msg!("study-no-answer"),
            Refused::TooFewWrong(count) => msg!("study-few-wrong", count = count),
        })
    })
}

/// The predictions of a scenario as items, to be asked before it is run. They are attempts but make no cards.
pub fn predictions(
    course: &Course,
    lesson: &Lesson,
    scenario: &Scenario,
    print: Print,
) -> Result<Vec<Item>, Error> {
    if scenario.predictions.is_empty() {
        return Ok(Vec::new());
    }
    let measures = measure(scenario).map_err(|reason| refuse(&scenario.id, reason))?;
    let predictions = scenario.predictions.iter();
    predictions
        .map(|prediction| {
            let body = options(prediction, &measures, print)
                .map_err(|reason| refuse(&prediction.id, reason))?;
            Ok(Item {
                key: key(&course.id, &prediction.id),
                id: prediction.id.clone(),
                lesson: lesson.id.clone(),
                section: String::new(),
                skill: prediction.skill.clone(),
                seed: scenario.seed,
                ask: prediction.ask.clone(),
                hints: Vec::new(),
                body,
                origin: Origin::Prediction {
                    scenario: scenario.id.clone(),
                },
            })
        })
        .collect()
}

/// A scenario of the course, read.
pub fn scenario(course: &Course, id: &str) -> Result<Scenario, Error> {
    let (_, source) = course
        .scenario(id)
        .ok_or_else(|| Error::mend(msg!("study-no-scenario", id = id)))?;
    Scenario::parse(&source.file, &source.text).map_err(broken(id))
}

/// The prediction of an id and its scenario. Only the scenario whose text names it is read.
fn prediction_of(course: &Course, id: &str) -> Result<Option<(Scenario, Prediction)>, Error> {
    for lesson in course.lessons() {
        for source in lesson
            .scenarios
            .iter()
            .filter(|source| source.text.contains(id))
        {
            let scenario =
                Scenario::parse(&source.file, &source.text).map_err(broken(&source.id))?;
            let mut predictions = scenario.predictions.iter();
            if let Some(found) = predictions.find(|prediction| prediction.id == id).cloned() {
                return Ok(Some((scenario, found)));
            }
        }
    }
    Ok(None)
}

fn measure(scenario: &Scenario) -> Result<Measures, Message> {
    let run = run(
        scenario,
        &Options {
            budget: Some(scenario.budget.map_or(BUDGET, |budget| budget.min(BUDGET))),
            ..Options::default()
        },
    );
    if run.stopped == Stopped::Budget {
        return Err(msg!("study-run-too-long", events = run.events));
    }
    Ok(run.measures)
}

fn compute(generate: &Generate, measures: &Measures, unit: &Unit) -> Result<Computed, Message> {
    let answer = value(&generate.answer, measures, None)?;
    let wrong = generate
        .wrong
        .iter()
        .map(|model| {
            let wrong = value(&model.value, measures, Some(answer))?;
            // A bare number is meant as the learner would say it; everything else is in the simulator's units.
            let is_bare = wrong.unit == Measured::Count && answer.unit != Measured::Count;
            Ok(if is_bare {
                wrong.number
            } else {
                unit.of_base(wrong.number)
            })
        })
        .collect::<Result<_, Message>>()?;
    Ok(Computed {
        answer: unit.of_base(answer.number),
        wrong,
    })
}

fn value(formula: &str, measures: &Measures, answer: Option<Value>) -> Result<Value, Message> {
    let parsed = Formula::parse(formula)?;
    parsed
        .value(measures, answer)
        .ok_or_else(|| msg!("study-no-measure", formula = formula))
}

/// The options of a prediction, in the order of their numbers, with the one marked right that the run came to.
fn options(prediction: &Prediction, measures: &Measures, print: Print) -> Result<Body, Message> {
    let answer = value(&prediction.answer, measures, None)?;
    let mut numbers: Vec<f64> = prediction
        .options
        .iter()
        .map(|value| value.number)
        .collect();
    numbers.sort_by(f64::total_cmp);
    let right = meant(&numbers, answer).ok_or_else(|| {
        msg!(
            "study-none-of-the-options",
            answer = generate::tidy(answer.number)
        )
    })?;
    let (unit, scale) = shown_unit(answer.unit, &numbers);
    let choices = numbers
        .iter()
        .enumerate()
        .map(|(at, number)| {
            let wrong = prediction
                .wrong
                .iter()
                .find(|wrong| is_near(wrong.is.number, *number, 0.0));
            let behind = wrong.and_then(|wrong| wrong.misconception.clone());
            Choice {
                text: written(print, generate::tidy(number / scale), unit),
                wrong: (at != right).then(|| behind.map_or(Behind::Slip, Behind::Misconception)),
                why: match wrong {
                    Some(wrong) if at != right => wrong.why.clone(),
                    _ => prediction.why.clone(),
                },
            }
        })
        .collect();
    Ok(Body::Single(choices))
}

/// The place of the option a measure means: the very number of a whole count, otherwise the nearest within 5 %.
fn meant(numbers: &[f64], answer: Value) -> Option<usize> {
    let near = if answer.unit == Measured::Count && answer.number.fract() == 0.0 {
        0.0
    } else {
        NEAR
    };
    numbers
        .iter()
        .enumerate()
        .filter(|(_, number)| is_near(**number, answer.number, near))
        .min_by(|(_, a), (_, b)| {
            let distance = |number: &f64| (number - answer.number).abs();
            distance(a).total_cmp(&distance(b))
        })
        .map(|(at, _)| at)
}

fn is_near(a: f64, b: f64, relative: f64) -> bool {
    (a - b).abs() <= relative * a.abs().max(b.abs()) + 1e-9
}

/// Units a set of numbers may be shown in, largest first, with their size in the simulator's unit.
const TIMES: [(&str, f64); 6] = [
    ("d", 86_400.0),
    ("h", 3_600.0),
    ("min", 60.0),
    ("s", 1.0),
    ("ms", 1e-3),
    ("us", 1e-6),
];
const SIZES: [(&str, f64); 4] = [
    ("GB", 1_073_741_824.0),
    ("MB", 1_048_576.0),
    ("KB", 1_024.0),
    ("B", 1.0),
];

/// One unit for all options: the largest in which each is at least one and has at most one decimal, so that they compare at a
/// glance.
fn shown_unit(unit: Measured, numbers: &[f64]) -> (&'static str, f64) {
    let fits = |scale: f64| {
        numbers
            .iter()
            .filter(|number| **number != 0.0)
            .all(|number| {
                let tenths = number / scale * 10.0;
                tenths.abs() >= 10.0 - 1e-6 && (tenths - tenths.round()).abs() < 1e-6
            })
    };
    let among = |units: &[(&'static str, f64)], otherwise| {
        let all_zero = numbers.iter().all(|number| *number == 0.0);
        let found = units.iter().copied().find(|(_, scale)| fits(*scale));
        found.filter(|_| !all_zero).unwrap_or(otherwise)
    };
    match unit {
        Measured::Seconds => among(&TIMES, ("s", 1.0)),
        Measured::Bytes => among(&SIZES, ("B", 1.0)),
        Measured::Share => ("%", 0.01),
        Measured::Usd => ("USD", 1.0),
        Measured::PerSecond => ("/s", 1.0),
        Measured::GbSeconds => ("GB-s", 1.0),
        Measured::GbMonths => ("GB", 1.0),
        Measured::Count => ("count", 1.0),
    }
}

fn refuse(question: &str, reason: Message) -> Error {
    Error::mend(msg!(
        "study-cannot-ask",
        question = question,
        reason = reason
    ))
    .hint(msg!("study-cannot-ask-hint"))
}

fn refuse_with(question: &str, error: Error) -> Error {
    refuse(question, error.message).problems(error.problems)
}

fn broken(scenario: &str) -> impl FnOnce(Vec<crate::problem::Problem>) -> Error {
    let scenario = scenario.to_owned();
    move |problems| Error::mend(msg!("study-scenario-broken", id = scenario)).problems(problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_exact_and_a_time_is_near() {
        let numbers = [19.0, 20.0, 40.0];
        assert_eq!(meant(&numbers, Value::count(20)), Some(1));
        assert_eq!(meant(&numbers, Value::count(21)), None);
        assert_eq!(meant(&numbers, Value::seconds(20.4e6)), Some(1));
        assert_eq!(meant(&numbers, Value::seconds(19.2e6)), Some(0));
        assert_eq!(meant(&numbers, Value::seconds(30e6)), None);
        let zero = [0.0, 4.0];
        assert_eq!(meant(&zero, Value::seconds(0.0)), Some(0));
        assert_eq!(meant(&zero, Value::seconds(0.1e6)), None);
    }

    #[test]
    fn options_share_the_largest_unit_that_shows_them_all() {
        let shown = |numbers: &[f64]| shown_unit(Measured::Seconds, numbers).0;
        assert_eq!(shown(&[29.0, 38.0, 45.0]), "s");
        assert_eq!(shown(&[0.0, 0.2, 0.8]), "ms");
        assert_eq!(shown(&[0.0, 4.0, 192.0]), "s");
        assert_eq!(shown(&[60.0, 90.0, 120.0]), "min");
        assert_eq!(shown(&[0.0, 0.0]), "s");
        assert_eq!(shown(&[0.123_456_789]), "s");
        let sizes = shown_unit(Measured::Bytes, &[262_144.0, 1_048_576.0]);
        assert_eq!(sizes.0, "KB");
    }
}
