//! A sheet of documented limits, row by row: each plays a tiny scenario at, below or above a limit and writes what is expected beside
//! what was measured. What the simulator does not model stands in the sheet with its reason, so that nobody takes it for forgotten.
//! Knows no service.

pub mod api;
pub mod concurrency;
pub mod fargate;
pub mod lambda;
pub mod mapping;
pub mod retries;
pub mod routing;
pub mod sns;
pub mod sqs;
pub mod storage;

use terakoya::sim::Run;
use terakoya::sim::entry::What;

use crate::play::measure;
use crate::play::number;
use crate::play::play;
use crate::play::refused;
use crate::play::warned;

/// One request at the start, to a node.
pub fn once(to: &str) -> String {
    format!("[client.c]\nsends = \"{to}\"\narrivals = {{ at = [\"0 s\"] }}\n")
}

/// So many requests at the same instant.
pub fn burst(to: &str, count: u32) -> String {
    format!(
        "[client.c]\nsends = \"{to}\"\narrivals = {{ burst = {{ count = {count}, at = \"0 s\", within = \"0 s\" }} }}\n"
    )
}

/// The seconds at which the trace tells something.
pub fn seconds(run: &Run, tells: impl Fn(What) -> bool) -> Vec<f64> {
    let entries = run.trace.entries.iter();
    entries
        .filter(|entry| tells(entry.what))
        .map(|entry| entry.at as f64 / 1e6)
        .collect()
}

/// A service's documented limits.
pub struct Sheet {
    service: &'static str,
    rows: usize,
    wrong: Vec<String>,
    left_out: Vec<(&'static str, &'static str)>,
}

impl Sheet {
    pub fn new(service: &'static str) -> Self {
        Self {
            service,
            rows: 0,
            wrong: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// One row: prints it, and keeps it if the two differ.
    pub fn row(&mut self, limit: &str, case: &str, expected: &str, measured: &str) {
        let name = format!("{}: {limit}", self.service);
        let line = format!("{name:78} {case:44} expected {expected:24} measured {measured}");
        println!("{line}");
        self.rows += 1;
        if expected != measured {
            self.wrong.push(line);
        }
    }

    /// A number that differs by rounding at most.
    pub fn number(&mut self, limit: &str, case: &str, expected: f64, measured: f64) {
        let near = (expected - measured).abs() <= 1e-9 * expected.abs().max(1.0);
        let measured = if near { expected } else { measured };
        self.row(limit, case, &expected.to_string(), &measured.to_string());
    }

    /// Measures of a run without a trace.
    pub fn measures(&mut self, limit: &str, case: &str, text: &str, expected: &[(&str, f64)]) {
        let run = measure(text);
        for (path, expected) in expected {
            let case = format!("{case}: {path}");
            self.number(limit, &case, *expected, number(&run, path));
        }
    }

    /// The seconds at which something happens.
    pub fn times(
        &mut self,
        limit: &str,
        case: &str,
        text: &str,
        tells: fn(What) -> bool,
        expected: &[f64],
    ) {
        let measured = seconds(&play(text), tells);
        let shown = |times: &[f64]| {
            let shown: Vec<_> = times.iter().map(ToString::to_string).collect();
            format!("[{}] s", shown.join(" "))
        };
        self.row(limit, case, &shown(expected), &shown(&measured));
    }

    /// Values AWS takes and values it refuses: the simulator runs both and warns of the second. `@` in the text stands for the value.
    pub fn range(
        &mut self,
        limit: &str,
        setting: &'static str,
        text: &str,
        taken: &[&str],
        refused: &[&str],
    ) {
        let values = taken.iter().map(|value| (value, "taken"));
        let values = values.chain(refused.iter().map(|value| (value, "a warning")));
        for (value, expected) in values {
            let about = warned(&text.replace('@', value));
            let measured = if about.contains(&setting) {
                "a warning"
            } else {
                "taken"
            };
            self.row(limit, value, expected, measured);
        }
    }

    /// A text that AWS would refuse or take, by the setting it is about.
    pub fn warning(&mut self, limit: &str, case: &str, text: &str, expected: &[&str]) {
        let measured = warned(text);
        self.row(
            limit,
            case,
            &format!("{expected:?}"),
            &format!("{measured:?}"),
        );
    }

    /// A text that cannot be a scenario.
    pub fn mistake(&mut self, limit: &str, case: &str, text: &str, expected: &str) {
        let problems = refused(text);
        let ids: Vec<_> = problems.iter().map(|problem| problem.message.id).collect();
        self.row(limit, case, expected, &ids.join(" "));
    }

    /// A documented limit that no scenario can reach, and why.
    pub fn left_out(&mut self, limit: &'static str, reason: &'static str) {
        self.left_out.push((limit, reason));
    }

    /// Says what was left out, and stops if a row was wrong.
    pub fn finish(self) {
        for (limit, reason) in &self.left_out {
            let name = format!("{}: {limit}", self.service);
            println!("{name:78} not modelled: {reason}");
        }
        println!(
            "{}: {} rows, {} not modelled\n",
            self.service,
            self.rows,
            self.left_out.len()
        );
        assert!(self.wrong.is_empty(), "\n{}", self.wrong.join("\n"));
    }
}
