//! Generated questions, the part without a simulator: which settings a seed draws, and the item that a run's numbers make. The
//! run itself is `study`'s work for a learner and `check`'s for an author.

use crate::course::question::Choice;
use crate::course::question::Generate;
use crate::course::question::Kind;
use crate::course::question::Question;
use crate::lang::Text;
use crate::quantity;
use crate::quiz::blank::Fillings;
use crate::quiz::blank::fill;
use crate::quiz::item::Body;
use crate::quiz::item::Item;
use crate::quiz::item::KnownNumber;
use crate::quiz::item::Origin;
use crate::quiz::item::Print;
use crate::quiz::item::key;
use crate::quiz::item::written;
use crate::quiz::unit::Unit;
use crate::rng::Stream;

/// Drawn settings: path and value, in the order the author wrote them.
pub type Settings = Vec<(String, toml::Value)>;

/// The most combinations [`every`] lists.
pub const EVERY_LIMIT: usize = 1_000;

/// The fewest wrong numbers a choice needs beside the answer.
pub const FEWEST_WRONG: usize = 2;

/// What a run measured, in the question's unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The answer.
    pub answer: f64,
    /// What each wrong model gives, in the author's order.
    pub wrong: Vec<f64>,
}

/// Why no item can be made of a question and a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The question is not a generated choice or number.
    NotGenerated,
    /// The answer is not a finite number, or below zero.
    NoAnswer,
    /// So many wrong numbers remained after equal and negative ones were dropped; two are needed.
    TooFewWrong(usize),
}

/// The settings a seed draws for a question.
pub fn draw(question: &str, generate: &Generate, seed: u64) -> Settings {
    generate
        .draw
        .iter()
        .filter_map(|(path, values)| {
            let mut draws = Stream::new(seed, &format!("draw {question} {path}"));
            let value = values.get(draws.below(values.len() as u64) as usize)?;
            Some((path.clone(), value.clone()))
        })
        .collect()
}

/// Every combination of settings, the last path changing fastest; at most [`EVERY_LIMIT`].
pub fn every(generate: &Generate) -> Vec<Settings> {
    let mut all: Vec<Settings> = vec![Vec::new()];
    for (path, values) in &generate.draw {
        let longer = all.iter().flat_map(|settings| {
            values.iter().map(|value| {
                let mut settings = settings.clone();
                settings.push((path.clone(), value.clone()));
                settings
            })
        });
        all = longer.take(EVERY_LIMIT).collect();
    }
    all
}

/// The item of a generated question: its blanks filled, its wrong numbers weeded.
#[allow(
    clippy::too_many_arguments,
    reason = "each is a different thing, and a struct of them would be used once"
)]
pub fn item(
    course: &str,
    lesson: &str,
    question: &Question,
    seed: u64,
    settings: &Settings,
    computed: &Computed,
    print: Print,
) -> Result<Item, Refused> {
    let generate = question.generate.as_ref().ok_or(Refused::NotGenerated)?;
    let (unit, tolerance) = match &question.kind {
        Kind::Number {
            unit, tolerance, ..
        } => (unit, *tolerance),
        Kind::GeneratedSingle { unit, .. } => (unit, 0.0),
        _ => return Err(Refused::NotGenerated),
    };
    let answer = tidy(computed.answer);
    if !answer.is_finite() || answer < 0.0 {
        return Err(Refused::NoAnswer);
    }
    let write = |value| written(print, value, unit);
    let mut fillings: Fillings = settings
        .iter()
        .map(|(path, value)| (format!("draw:{path}"), setting(value, print)))
        .collect();
    fillings.push(("answer".to_owned(), write(answer)));
    let wrong = weeded(generate, answer, tolerance, &computed.wrong);
    if wrong.len() < FEWEST_WRONG && matches!(question.kind, Kind::GeneratedSingle { .. }) {
        return Err(Refused::TooFewWrong(wrong.len()));
    }
    let body = match &question.kind {
        Kind::Number { why, .. } => Body::Number {
            answer,
            shown: write(answer),
            unit: Unit::of(unit),
            tolerance,
            why: fill(why, &fillings),
            wrong: wrong
                .into_iter()
                .map(|(at, value)| KnownNumber {
                    value,
                    shown: write(value),
                    behind: generate.wrong[at].behind.clone(),
                    why: Some(fill(&generate.wrong[at].why, &fillings)),
                })
                .collect(),
        },
        Kind::GeneratedSingle { why, .. } => {
            let right = Choice {
                text: write(answer),
                wrong: None,
                why: fill(why, &fillings),
            };
            let mut options: Vec<(f64, Choice)> = vec![(answer, right)];
            options.extend(wrong.into_iter().map(|(at, value)| {
                let model = &generate.wrong[at];
                let choice = Choice {
                    text: write(value),
                    wrong: Some(model.behind.clone()),
                    why: fill(&model.why, &fillings),
                };
                (value, choice)
            }));
            // Numbers are read in order; where the right one stands depends on the wrong ones and tells nothing.
            options.sort_by(|a, b| a.0.total_cmp(&b.0));
            Body::Single(options.into_iter().map(|(_, choice)| choice).collect())
        }
        _ => return Err(Refused::NotGenerated),
    };
    Ok(Item {
        key: key(course, &question.id),
        id: question.id.clone(),
        lesson: lesson.to_owned(),
        section: question.section.clone(),
        skill: question.skill.clone(),
        seed,
        ask: fill(&question.ask, &fillings),
        hints: question
            .hints
            .iter()
            .map(|hint| fill(hint, &fillings))
            .collect(),
        body,
        origin: Origin::Generated {
            scenario: generate.scenario.clone(),
            settings: settings.clone(),
        },
    })
}

/// The wrong models that remain for a run, by their place, and their numbers.
pub fn wrong_numbers(
    generate: &Generate,
    computed: &Computed,
    tolerance: f64,
) -> Vec<(usize, f64)> {
    weeded(generate, tidy(computed.answer), tolerance, &computed.wrong)
}

/// The wrong models that say something of their own: finite, not negative, neither the answer nor one another.
fn weeded(generate: &Generate, answer: f64, tolerance: f64, values: &[f64]) -> Vec<(usize, f64)> {
    let mut kept: Vec<(usize, f64)> = Vec::new();
    for (at, value) in values.iter().take(generate.wrong.len()).enumerate() {
        let value = tidy(*value);
        let differs = |other: f64, by: f64| (value - other).abs() > by.max(f64::EPSILON);
        let is_new =
            differs(answer, tolerance) && kept.iter().all(|(_, other)| differs(*other, 0.0));
        if value.is_finite() && value >= 0.0 && is_new {
            kept.push((at, value));
        }
    }
    kept
}

/// Six significant digits: what a person can read, and 0.1 + 0.2 is 0.3.
pub fn tidy(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return if value.is_finite() { 0.0 } else { value };
    }
    // Whole numbers are exact and may be long.
    if value.fract() == 0.0 {
        return value;
    }
    format!("{value:.5e}").parse().unwrap_or(value)
}

/// A setting in words: `"60 s"` → `60 秒`; a setting that is no quantity as it stands.
pub fn setting(value: &toml::Value, print: Print) -> Text {
    match value {
        toml::Value::Integer(count) => written(print, *count as f64, "count"),
        toml::Value::Float(number) => written(print, *number, "count"),
        toml::Value::String(text) => {
            let (number, unit) = quantity::split(text);
            match number.parse::<f64>() {
                Ok(number) if !unit.starts_with('/') => {
                    written(print, number, if unit.is_empty() { "count" } else { unit })
                }
                _ => Text::new(text, text),
            }
        }
        other => {
            let written = serde_json::to_string(other).unwrap_or_default();
            Text::new(written.clone(), written)
        }
    }
}

#[cfg(test)]
mod tests;
