//! Questions that a run must answer: generated ones (settings drawn by seed) and predictions. Runs the simulator and hands its
//! numbers to `quiz`, which makes the item. Whatever is wrong with one is its author's mistake and is said as that.

use crate::course::model::Course;
use crate::course::model::Lesson;
use crate::course::question::Behind;
use crate::course::question::Choice;
use crate::course::question::Kind;
use crate::course::question::Question;
use crate::error::Error;
use crate::message::Message;
use crate::msg;
use crate::quiz::generate;
use crate::quiz::generate::Refused;
use crate::quiz::generate::Settings;
use crate::quiz::item::Body;
use crate::quiz::item::Item;
use crate::quiz::item::Origin;
use crate::quiz::item::Print;
use crate::quiz::item::key;
use crate::quiz::item::written;
use crate::quiz::measured;
use crate::quiz::unit::Unit;
use crate::sim::Options;
use crate::sim::Stopped;
use crate::sim::measure::Measures;
use crate::sim::measure::Unit as Measured;
use crate::sim::run;
use crate::sim::scenario::Scenario;
use crate::sim::scenario::question::Prediction;
use crate::sim::scenario::recorded;

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
    let computed = measured::computed(generate, &measures, &unit).map_err(no)?;
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
    let read = recorded::parse(&source.file, &source.text, |name| source.beside(name));
    read.map_err(broken(id))
}

/// The prediction of an id and its scenario. Only the scenario whose text names it is read.
fn prediction_of(course: &Course, id: &str) -> Result<Option<(Scenario, Prediction)>, Error> {
    for lesson in course.lessons() {
        for source in lesson
            .scenarios
            .iter()
            .filter(|source| source.text.contains(id))
        {
            let read = recorded::parse(&source.file, &source.text, |name| source.beside(name));
            let scenario = read.map_err(broken(&source.id))?;
            let mut predictions = scenario.predictions.iter();
            if let Some(found) = predictions.find(|prediction| prediction.id == id).cloned() {
                return Ok(Some((scenario, found)));
            }
        }
    }
    Ok(None)
}

fn measure(scenario: &Scenario) -> Result<Measures, Message> {
    let run = run(scenario, &Options::watched(scenario));
    if run.stopped == Stopped::Budget {
        return Err(msg!("study-run-too-long", events = run.events));
    }
    Ok(run.measures)
}

/// The options of a prediction, in the order of their numbers, with the one marked right that the run came to.
fn options(prediction: &Prediction, measures: &Measures, print: Print) -> Result<Body, Message> {
    let answer = measures
        .get(&prediction.answer)
        .ok_or_else(|| msg!("check-prediction-no-measure", measure = &prediction.answer))?;
    let mut numbers: Vec<f64> = prediction
        .options
        .iter()
        .map(|value| value.number)
        .collect();
    numbers.sort_by(f64::total_cmp);
    let meant = prediction.meant(answer);
    let right = meant.first().map(|option| option.number).ok_or_else(|| {
        msg!(
            "study-none-of-the-options",
            answer = generate::tidy(answer.number)
        )
    })?;
    let (unit, scale) = shown_unit(answer.unit, &numbers);
    let choices = numbers
        .iter()
        .map(|number| {
            let is_right = *number == right;
            let wrong = prediction
                .wrong
                .iter()
                .find(|wrong| (wrong.is.number - number).abs() <= 1e-9);
            let behind = wrong.and_then(|wrong| wrong.misconception.clone());
            Choice {
                text: written(print, generate::tidy(number / scale), unit),
                wrong: (!is_right).then(|| behind.map_or(Behind::Slip, Behind::Misconception)),
                why: match wrong {
                    Some(wrong) if !is_right => wrong.why.clone(),
                    _ => prediction.why.clone(),
                },
            }
        })
        .collect();
    Ok(Body::Single(choices))
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
