//! Recorded arrivals that stand in files of their own: which files a scenario names, and what a file's lines mean. Opens nothing: a
//! loader that knows the scenario's folder does, and hands the times in with [`Scenario::parse_with`].

use std::sync::Arc;

use crate::message::Message;
use crate::msg;
use crate::problem::Problem;
use crate::sim::scenario::Scenario;

/// Settings of a scenario that name a file of arrivals: path of the setting and name of the file. None in a text that is not TOML;
/// reading it will tell.
pub fn files(source: &str) -> Vec<(String, String)> {
    let Ok(tree) = source.parse::<toml::Table>() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for service in ["client", "workload"] {
        let nodes = tree.get(service).and_then(toml::Value::as_table);
        for (id, node) in nodes.into_iter().flatten() {
            let replay = node.get("arrivals").and_then(|value| value.get("replay"));
            if let Some(file) = replay.and_then(toml::Value::as_str) {
                found.push((format!("{service}.{id}.arrivals.replay"), file.to_owned()));
            }
        }
    }
    found
}

/// The times of a file: seconds, one a line, in any order. Empty lines and lines that begin with `#` are left out, and of several
/// columns the first counts.
pub fn times(file: &str, text: &str) -> Result<toml::Value, Message> {
    let mut times = Vec::new();
    for (number, line) in (1_u32..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let first = line.split(',').next().unwrap_or(line).trim();
        match first.parse::<f64>() {
            Ok(seconds) if seconds.is_finite() && seconds >= 0.0 => {
                times.push(toml::Value::Float(seconds));
            }
            _ => return Err(msg!("scenario-replay-line", file = file, line = number)),
        }
    }
    Ok(toml::Value::Array(times))
}

/// Reads a scenario that may name files of arrivals; `beside` gives the text of one by its name.
pub fn parse<'a>(
    file: &str,
    source: &Arc<str>,
    beside: impl Fn(&str) -> Option<&'a str>,
) -> Result<Scenario, Vec<Problem>> {
    let mut settings = Vec::new();
    let mut problems = Vec::new();
    for (setting, name) in files(source) {
        let read = match beside(&name) {
            Some(text) => times(&name, text),
            None => Err(msg!("check-missing-file", path = name.as_str())),
        };
        match read {
            Ok(times) => settings.push((setting, times)),
            Err(message) => {
                let at = source.find(&name).unwrap_or(0);
                let place = at..(at + name.len()).min(source.len());
                problems.push(Problem::error(file, source, place, message));
            }
        }
    }
    if problems.is_empty() {
        Scenario::parse_with(file, source, settings)
    } else {
        Err(problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_where_arrivals_stand() {
        let text = "[client.a]\narrivals = { replay = \"a.csv\" }\n[client.b]\narrivals = { replay = [1] }\n\
                    [workload.w]\narrivals = { replay = \"w.csv\" }\n";
        let path = |service: &str| format!("{service}.arrivals.replay");
        assert_eq!(
            files(text),
            [
                (path("client.a"), "a.csv".to_owned()),
                (path("workload.w"), "w.csv".to_owned())
            ]
        );
        assert!(files("[client.a").is_empty());
    }

    #[test]
    fn a_file_beside_is_read_and_a_missing_one_is_told_where_it_is_named() {
        let source: Arc<str> =
            "id = \"r\"\ntitle = { en = \"R\", ja = \"R\" }\n[client.a]\nsends = \"sqs.q\"\n\
                                arrivals = { replay = \"a.csv\" }\n[sqs.q]\n"
                .into();
        let given = |text: Option<&'static str>| {
            parse("r.toml", &source, |name| text.filter(|_| name == "a.csv"))
        };
        assert!(given(Some("0\n2.5\n")).is_ok());
        for (text, id) in [
            (None, "check-missing-file"),
            (Some("x"), "scenario-replay-line"),
        ] {
            let problems = given(text).unwrap_err();
            assert_eq!(problems[0].message.id, id);
            assert_eq!(&source[problems[0].at.clone()], "a.csv");
        }
    }

    #[test]
    fn lines_are_seconds() {
        let read = times("a.csv", "# seconds\n0\n\n 1.5 , home\r\n3e1\n").unwrap();
        let seconds: Vec<_> = read
            .as_array()
            .unwrap()
            .iter()
            .map(toml::Value::as_float)
            .collect();
        assert_eq!(seconds, [Some(0.0), Some(1.5), Some(30.0)]);
        for wrong in ["1\nx\n", "1\n-1\n", "1\nNaN\n", "1\n,\n"] {
            let told = times("a.csv", wrong).unwrap_err();
            assert_eq!(
                told,
                msg!("scenario-replay-line", file = "a.csv", line = 2_u32)
            );
        }
    }
}
