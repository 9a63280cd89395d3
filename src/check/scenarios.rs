//! Scenarios: each can be read and ends, whatever a learner sets; its claims hold, and each prediction has one right option with a reason for every
//! other.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::Checking;
use crate::check::tickets;
use crate::message::Message;
use crate::msg;
use crate::problem::Problem;
use crate::sim::Options;
use crate::sim::Run;
use crate::sim::Stopped;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::run;
use crate::sim::scenario::Scenario;
use crate::sim::scenario::question::Claim;
use crate::sim::scenario::question::Prediction;
use crate::sim::scenario::recorded;

/// Seeds a claim has to hold for if it says `every_seed`.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=20;

/// The most values of a control that are run; nobody steps through more.
const MOST_VALUES: usize = 20;

/// A scenario of the course and the file it stands in.
pub(super) struct Read {
    pub(super) scenario: Scenario,
    pub(super) file: usize,
}

/// Reads and runs every scenario, and gives those that can be read, by id.
pub(super) fn check(checking: &mut Checking<'_>) -> BTreeMap<String, Read> {
    let mut read = BTreeMap::new();
    let course = checking.course;
    for source in course.lessons().flat_map(|lesson| &lesson.scenarios) {
        let Some(file) = checking.file(&source.file) else {
            continue;
        };
        match recorded::parse(&source.file, &source.text, |name| source.beside(name)) {
            Ok(scenario) => {
                proved(checking, file, &scenario);
                read.insert(source.id.clone(), Read { scenario, file });
            }
            Err(problems) => checking.problems.extend(problems),
        }
    }
    read
}

/// How many claims these scenarios make.
pub(super) fn claims(read: &BTreeMap<String, Read>) -> usize {
    read.values().map(|read| read.scenario.claims.len()).sum()
}

impl Read {
    /// Runs it with other settings; what is wrong with that is a message.
    pub(super) fn played(&self, settings: &[(String, toml::Value)]) -> Result<Run, Message> {
        let changed = self.scenario.with(settings).map_err(|problems| {
            let first = problems.into_iter().next();
            first.map_or_else(|| msg!("check-setting-refused"), |problem| problem.message)
        })?;
        played(&changed, None)
    }
}

/// Runs a scenario; one that does not end is a message.
fn played(scenario: &Scenario, seed: Option<u64>) -> Result<Run, Message> {
    let options = Options {
        seed,
        ..Options::watched(scenario)
    };
    let run = run(scenario, &options);
    if run.stopped == Stopped::Budget {
        return Err(msg!("check-run-too-long", events = run.events));
    }
    Ok(run)
}

fn proved(checking: &mut Checking<'_>, file: usize, scenario: &Scenario) {
    let played = match played(scenario, None) {
        Ok(played) => played,
        Err(message) => {
            checking.report(checking.index.problem_in(file, 0..0, message));
            return;
        }
    };
    for claim in &scenario.claims {
        claimed(checking, file, scenario, claim, &played);
    }
    for prediction in &scenario.predictions {
        predicted(checking, file, prediction, &played);
    }
    let read = Read {
        scenario: scenario.clone(),
        file,
    };
    controls(checking, &read);
    if let Some(ticket) = &scenario.ticket {
        tickets::proved(checking, &read, ticket, &played);
    }
}

fn claimed(
    checking: &mut Checking<'_>,
    file: usize,
    scenario: &Scenario,
    claim: &Claim,
    run: &Run,
) {
    let (holds, actual) = claim.holds.holds(&run.measures);
    let at = after(checking, file, &claim.at, &claim.written);
    if !holds {
        let message = msg!("check-claim-false", actual = shown(actual), seed = run.seed);
        checking.report(checking.index.problem_in(file, at, message));
        return;
    }
    if !claim.every_seed {
        return;
    }
    for seed in SEEDS {
        let Ok(run) = played(scenario, Some(seed)) else {
            continue;
        };
        let (holds, actual) = claim.holds.holds(&run.measures);
        if !holds {
            let message = msg!("check-claim-false", actual = shown(actual), seed = seed);
            checking.report(checking.index.problem_in(file, at, message));
            return;
        }
    }
}

fn predicted(checking: &mut Checking<'_>, file: usize, prediction: &Prediction, run: &Run) {
    let at = after(checking, file, &prediction.at, &prediction.id);
    let mut refuse = |message: Message| {
        let problem: Problem = checking.index.problem_in(file, at.clone(), message);
        checking.problems.push(problem);
    };
    let Some(answer) = run.measures.get(&prediction.answer) else {
        refuse(msg!(
            "check-prediction-no-measure",
            measure = &prediction.answer
        ));
        return;
    };
    let options = &prediction.options;
    let meant = prediction.meant(answer);
    let [right] = meant[..] else {
        refuse(msg!(
            "check-prediction-options",
            count = meant.len(),
            actual = shown(answer)
        ));
        return;
    };
    for (number, option) in options.iter().enumerate() {
        if options[..number]
            .iter()
            .any(|other| same(other.number, option.number))
        {
            refuse(msg!(
                "check-prediction-option-twice",
                option = shown(*option)
            ));
        }
        let reasons = prediction
            .wrong
            .iter()
            .filter(|wrong| same(wrong.is.number, option.number));
        match (same(option.number, right.number), reasons.count()) {
            (false, 0) => refuse(msg!("check-prediction-no-reason", option = shown(*option))),
            (false, 2..) => refuse(msg!(
                "check-prediction-two-reasons",
                option = shown(*option)
            )),
            (true, 1..) => refuse(msg!(
                "check-prediction-right-is-wrong",
                option = shown(*option)
            )),
            _ => {}
        }
    }
    for wrong in &prediction.wrong {
        if !options
            .iter()
            .any(|option| same(option.number, wrong.is.number))
        {
            refuse(msg!("check-prediction-no-option", option = shown(wrong.is)));
        }
    }
}

/// Every value of every control gives a scenario that ends.
fn controls(checking: &mut Checking<'_>, read: &Read) {
    for control in &read.scenario.controls {
        for value in control.values.iter().take(MOST_VALUES) {
            let setting = [(control.set.clone(), value.clone())];
            if let Err(reason) = read.played(&setting) {
                let at = after(checking, read.file, &control.at, &control.set);
                let message = msg!(
                    "check-control-value",
                    path = &control.set,
                    value = written(value),
                    reason = reason
                );
                checking.report(checking.index.problem_in(read.file, at, message));
            }
        }
    }
}

/// Bytes of the first `words` at or after a place; the place itself if there are none.
pub(super) fn after(
    checking: &Checking<'_>,
    file: usize,
    at: &Range<usize>,
    words: &str,
) -> Range<usize> {
    let text = &checking.index.files[file].text;
    let found = checking.index.narrow(file, &(at.start..text.len()), words);
    if found.end == text.len() && !text[at.start..].ends_with(words) {
        return at.clone();
    }
    found
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9
}

/// A measure as a message's argument, in its unit.
pub(super) fn shown(value: Value) -> crate::message::Arg {
    use crate::message::Arg;

    match value.unit {
        Unit::Seconds if value.number >= 0.0 => Arg::Span((value.number * 1e6).round() as u64),
        Unit::Share => Arg::Share(value.number),
        Unit::Usd => Arg::Money(value.number),
        Unit::Bytes if value.number >= 0.0 => Arg::Size(value.number.round() as u64),
        _ => Arg::Number(value.number),
    }
}

/// A setting's value as its author wrote it.
pub(super) fn written(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => format!("\"{text}\""),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Boolean(truth) => truth.to_string(),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}
