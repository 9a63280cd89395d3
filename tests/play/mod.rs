//! Plays small scenarios written inside a test: reads them below a common head, records the run, looks at the books, and finds numbers
//! and entries in it. Shared by the tests of the simulator; it expects nothing of a scenario but that nothing is lost.

#![allow(dead_code, reason = "each test file uses its part")]

use std::sync::Arc;

use terakoya::i18n::say;
use terakoya::lang::Lang;
use terakoya::problem::Problem;
use terakoya::sim;
use terakoya::sim::Options;
use terakoya::sim::Run;
use terakoya::sim::entry::What;
use terakoya::sim::scenario::Scenario;

/// Lines above the text of a test.
const HEAD_LINES: usize = 3;

/// Events of a run that a test may take: far more than a small scenario needs, few enough to see a runaway one end.
const BUDGET: u64 = 2_000_000;

/// Reads a text below a head with an id and a title; the horizon is ten minutes unless the text names one.
pub fn parse(text: &str) -> Result<Scenario, Vec<Problem>> {
    let horizon = if text.contains("horizon = ") {
        ""
    } else {
        "horizon = \"10 min\""
    };
    let source: Arc<str> =
        format!("id = \"v\"\ntitle = {{ en = \"V\", ja = \"V\" }}\n{horizon}\n{text}").into();
    Scenario::parse("v.toml", &source)
}

/// The same for a text that has to be right; mistakes end the test.
pub fn scenario(text: &str) -> Scenario {
    parse(text).unwrap_or_else(|problems| {
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("{}\n{text}", problems.join("\n"))
    })
}

/// The mistakes of a text that cannot be read.
pub fn refused(text: &str) -> Vec<Problem> {
    parse(text).err().unwrap_or_default()
}

/// Line and column of a mistake in the text of the test.
pub fn place(problem: &Problem) -> (usize, usize) {
    let (line, column) = problem.position();
    (line.saturating_sub(HEAD_LINES), column)
}

/// A mistake as a reader sees it: place, sentence, advice.
pub fn sentence(problem: &Problem) -> String {
    let (line, column) = place(problem);
    let hint = problem.hint.as_ref();
    let hint = hint.map_or_else(String::new, |hint| format!(" | {}", say(Lang::En, hint)));
    format!("{line}:{column} {}{hint}", say(Lang::En, &problem.message))
}

/// Plays a text with its own seed, recorded.
pub fn play(text: &str) -> Run {
    let options = Options {
        record: true,
        ..Options::default()
    };
    play_with(text, options)
}

/// Plays a text for its measures alone.
pub fn measure(text: &str) -> Run {
    play_with(text, Options::default())
}

/// Plays a text with a seed.
pub fn play_seed(text: &str, seed: u64) -> Run {
    let options = Options {
        seed: Some(seed),
        record: true,
        ..Options::default()
    };
    play_with(text, options)
}

/// Plays a text within a budget, and looks at the books.
pub fn play_with(text: &str, options: Options) -> Run {
    let options = Options {
        budget: options.budget.or(Some(BUDGET)),
        ..options
    };
    let run = sim::run(&scenario(text), &options);
    balanced(&run, text);
    run
}

/// Whatever came in is somewhere.
pub fn balanced(run: &Run, text: &str) {
    for balance in &run.balances {
        assert!(balance.holds(), "{balance:?}\n{text}");
    }
}

/// The books of any run: nothing lost, time forwards, causes first, numbers that are numbers.
pub fn sound(run: &Run, text: &str) {
    balanced(run, text);
    let mut before = 0;
    for (place, entry) in run.trace.entries.iter().enumerate() {
        assert!(entry.at >= before, "time runs backwards\n{text}");
        before = entry.at;
        let cause = entry.cause;
        let first = cause.is_none_or(|cause| (cause.0 as usize) < place);
        assert!(first, "a cause after its effect\n{text}");
    }
    for (path, value) in run.measures.iter() {
        let sane = value.number.is_finite() && value.number >= 0.0;
        assert!(sane, "{path} {value:?}\n{text}");
    }
}

/// A measure.
pub fn number(run: &Run, path: &str) -> f64 {
    let value = run.measures.get(path);
    value.unwrap_or_else(|| panic!("no measure {path}")).number
}

/// How often the trace tells something of a node or of its parts.
pub fn told(run: &Run, node: &str, tells: fn(What) -> bool) -> usize {
    let part = format!("{node}.");
    let entries = run.trace.entries.iter();
    entries
        .filter(|entry| {
            let name = run.trace.name(entry.node);
            (name == node || name.starts_with(&part)) && tells(entry.what)
        })
        .count()
}

/// Settings that AWS would refuse, by their names.
pub fn warned(text: &str) -> Vec<&'static str> {
    let run = play(text);
    let warnings = run.trace.warnings.iter();
    warnings.map(|warning| warning.setting).collect()
}
