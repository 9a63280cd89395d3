//! `sim`: the scenarios of the course, and running one — or any file — outside a lesson.

mod drawn;
mod recorded;
mod written;

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;
use serde_json::json;

use crate::cli::command::Call;
use crate::cli::command::MANY;
use crate::cli::command::course::both;
use crate::cli::mistake;
use crate::cli::stop::Stop;
use crate::course::model::Course;
use crate::course::model::ScenarioSource;
use crate::error::Error;
use crate::error::reason;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::reference::reference;
use crate::present::rich::Rich;
use crate::present::run::report;
use crate::present::run::report::report;
use crate::problem::Problem;
use crate::quantity;
use crate::sim::Options;
use crate::sim::repeat::repeat;
use crate::sim::scenario::Scenario;
use crate::sim::scenario::recorded::parse as parse_beside;

/// A scenario file is a page of text; anything larger is something else.
const LARGEST: u64 = 1 << 20;

/// Runs of `--runs`: an interval with three digits, and an end to wait for.
const MOST_RUNS: u64 = 100_000;

/// `sim list`, `sim run`, `sim reference`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    match call.choose() {
        "list" => list(call),
        "reference" => {
            let page = reference(call.out.lang());
            call.out.raw(page.as_bytes())
        }
        _ => play(call),
    }
}

/// Every scenario of the course by lesson. One that cannot be read is still listed by its id.
fn list(call: &mut Call<'_>) -> Result<(), Stop> {
    let course = call.course()?;
    if call.has("json") {
        let scenarios: Vec<Value> = scenarios(&course)
            .map(|(number, source)| {
                let read = of_course(source).ok();
                json!({
                    "id": source.id,
                    "lesson": number,
                    "title": read.as_ref().map(|scenario| both(&scenario.title)),
                    "predictions": read.as_ref().map(|scenario| scenario.predictions.len()),
                })
            })
            .collect();
        return call
            .out
            .json(&json!({ "format": 1, "scenarios": scenarios }));
    }
    let paper = call.out.reading_paper();
    for (number, source) in scenarios(&course) {
        let title =
            of_course(source).map_or_else(|_| String::new(), |it| it.title.get(paper.lang).clone());
        let lead = Line::of(format!("{number}  "), Meaning::Dim)
            .with(format!("{:<32}  ", source.id), Meaning::Code);
        let lines = Rich::of(&title, Meaning::Text).hanging(&lead, paper.width, paper.widths());
        call.out.lines(&lines)?;
    }
    Ok(())
}

/// A scenario of the course, with what it names of the files beside it.
fn of_course(source: &ScenarioSource) -> Result<Scenario, Vec<Problem>> {
    parse_beside(&source.file, &source.text, |name| source.beside(name))
}

fn scenarios(course: &Course) -> impl Iterator<Item = (&str, &ScenarioSource)> {
    course.lessons().flat_map(|lesson| {
        let number = lesson.number.as_str();
        lesson.scenarios.iter().map(move |source| (number, source))
    })
}

/// `sim run FILE|ID [--seed N] [--set PATH=VALUE]… [--horizon SPAN] [--runs N] [--json [--trace]] [--svg FILE]`
fn play(call: &mut Call<'_>) -> Result<(), Stop> {
    let course = call.course();
    let word = call.word("scenario").unwrap_or_default();
    let (file, text, source) = find(course.as_deref(), word)?;
    let broken = |problems| {
        Error::mend(msg!("cli-scenario-broken", file = file.as_str())).problems(problems)
    };
    let scenario = if let Some(source) = source {
        of_course(source).map_err(broken)?
    } else {
        let recorded = recorded::read(&file, &text)?;
        Scenario::parse_with(&file, &text, recorded).map_err(broken)?
    };
    let scenario = match settings(call)? {
        changes if changes.is_empty() => scenario,
        changes => scenario.with(&changes).map_err(|problems| {
            Error::mend(msg!("cli-settings-broken", file = file.as_str())).problems(problems)
        })?,
    };
    let is_json = call.has("json");
    let with_trace = call.has("trace");
    let svg = call.word("svg").map(PathBuf::from);
    if let Some(path) = &svg {
        drawn::allowed(path)?;
    }
    let options = Options {
        seed: call.number("seed", 0, MANY)?.or(call.settings.seed),
        horizon: horizon(call)?,
        budget: scenario.budget,
        record: !is_json || with_trace || svg.is_some(),
    };
    let runs = call.number("runs", 2, MOST_RUNS)?;
    let repeated = repeat(&scenario, &options, runs.unwrap_or(1));
    let run = &repeated.first;
    if let Some(path) = &svg {
        drawn::draw(path, &scenario, run, call.out.lang())?;
        let path = path.display().to_string();
        call.out.note(&msg!("sim-svg-drawn", path = path))?;
    }
    if is_json {
        let mut whole = written::run(&scenario, run, with_trace);
        if runs.is_some() {
            whole["runs"] = written::runs(&scenario, &repeated);
        }
        return call.out.json(&whole);
    }
    let facts = course
        .map(|course| course.facts.clone())
        .unwrap_or_default();
    let paper = call.out.paper();
    call.out.lines(&report(&scenario, run, &facts, paper))?;
    if runs.is_some() {
        let below = report::repeated(&scenario, &repeated, &facts, paper);
        call.out.lines(&below)?;
    }
    Ok(())
}

/// The text of a scenario: a file if there is one of that name, else one of the course.
fn find<'a>(
    course: Result<&'a Course, &Error>,
    word: &str,
) -> Result<(String, Arc<str>, Option<&'a ScenarioSource>), Error> {
    let path = Path::new(word);
    let looks_like_a_file = word.contains(['/', '\\'])
        || path
            .extension()
            .is_some_and(|ext| ext.eq_ignore_ascii_case("toml"));
    if looks_like_a_file || path.is_file() {
        let unreadable = |why: Message| {
            Error::mend(msg!("cli-scenario-unreadable", path = word, why = why))
                .hint(msg!("cli-no-scenario-hint"))
        };
        let facts = std::fs::metadata(path).map_err(|error| unreadable(reason(&error)))?;
        if facts.len() > LARGEST {
            return Err(unreadable(msg!("cli-too-large")));
        }
        let text = std::fs::read_to_string(path).map_err(|error| unreadable(reason(&error)))?;
        return Ok((word.to_owned(), text.into(), None));
    }
    let course = course.map_err(Clone::clone)?;
    if let Some((_, source)) = course.scenario(word) {
        return Ok((source.file.clone(), source.text.clone(), Some(source)));
    }
    let known: Vec<&str> = scenarios(course)
        .map(|(_, source)| source.id.as_str())
        .collect();
    Err(mistake::unknown(
        msg!("cli-no-scenario", word = word),
        word,
        &known,
        msg!("cli-no-scenario-hint"),
    ))
}

/// `--set PATH=VALUE`: the value is read as TOML; what is none is taken as text, so that quotes may be left out.
fn settings(call: &Call<'_>) -> Result<Vec<(String, toml::Value)>, Error> {
    let words = call.matches.get_many::<String>("set");
    words
        .into_iter()
        .flatten()
        .map(|word| {
            let (path, value) = word
                .split_once('=')
                .filter(|(path, _)| !path.trim().is_empty())
                .ok_or_else(|| {
                    Error::usage(msg!("cli-mistake-set", word = word.as_str()))
                        .hint(msg!("cli-mistake-set-hint"))
                })?;
            Ok((path.trim().to_owned(), literal(value.trim())))
        })
        .collect()
}

fn literal(text: &str) -> toml::Value {
    let read: Option<toml::Table> = toml::from_str(&format!("value = {text}")).ok();
    read.filter(|table| table.len() == 1)
        .and_then(|mut table| table.remove("value"))
        .unwrap_or_else(|| toml::Value::String(text.to_owned()))
}

fn horizon(call: &Call<'_>) -> Result<Option<u64>, Error> {
    let Some(word) = call.word("horizon") else {
        return Ok(None);
    };
    match quantity::span(word) {
        Ok(span) if span > 0 => Ok(Some(span)),
        _ => Err(Error::usage(msg!(
            "cli-mistake-value",
            option = "--horizon",
            value = word
        ))
        .hint(msg!("cli-mistake-span"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_toml_or_else_text() {
        assert_eq!(literal("2"), toml::Value::Integer(2));
        assert_eq!(literal("true"), toml::Value::Boolean(true));
        assert_eq!(literal("\"10 s\""), toml::Value::String("10 s".to_owned()));
        assert_eq!(literal("10 s"), toml::Value::String("10 s".to_owned()));
        assert!(literal("{ first = 2 }").is_table());
        // A second line must not smuggle in another key.
        assert_eq!(
            literal("1\nb = 2"),
            toml::Value::String("1\nb = 2".to_owned())
        );
    }
}
