//! The functions of a scenario as their author wrote them: code and event before a run, the response after it. What they do to time and
//! cost is the simulator's; this is only to look at.

use crate::i18n::say;
use crate::message::Message;
use crate::msg;
use crate::present::code::code;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::sim::scenario::Scenario;

/// Code and event of every function that has them.
pub fn given(scenario: &Scenario, paper: Paper) -> Vec<Line> {
    shown(scenario, paper, &["code", "event"])
}

/// What every function returns that says so.
pub fn returned(scenario: &Scenario, paper: Paper) -> Vec<Line> {
    shown(scenario, paper, &["returns"])
}

fn shown(scenario: &Scenario, paper: Paper, keys: &[&'static str]) -> Vec<Line> {
    let mut lines = Vec::new();
    let lambdas = scenario.setting("lambda");
    for (id, settings) in lambdas.iter().filter_map(toml::Value::as_table).flatten() {
        for key in keys {
            let Some(text) = settings.get(*key).and_then(toml::Value::as_str) else {
                continue;
            };
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            let title = say(paper.lang, &title(key, id));
            lines.push(Line::of(title, Meaning::Dim));
            lines.extend(code(language(key, text), text.trim(), paper));
        }
    }
    lines
}

/// Events and responses are JSON; code is Python or JavaScript.
fn language(key: &str, text: &str) -> &'static str {
    match key {
        "code"
            if text
                .lines()
                .any(|line| line.trim_start().starts_with("def ")) =>
        {
            "python"
        }
        "code" => "js",
        _ => "json",
    }
}

fn title(key: &str, function: &str) -> Message {
    match key {
        "code" => msg!("present-function-code", function = function),
        "event" => msg!("present-function-event", function = function),
        _ => msg!("present-function-response", function = function),
    }
}
