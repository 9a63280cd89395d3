//! Recorded arrivals that stand in files of their own: which files a scenario names, and what a file's lines mean. Opens nothing: a
//! loader that knows the scenario's folder does, and hands the times in with [`Scenario::parse_with`].

use crate::message::Message;
use crate::msg;

#[cfg(doc)]
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
