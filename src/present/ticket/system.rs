//! The system as an operator sees it in a console: the settings of its services, and its policies.

use crate::i18n;
use crate::i18n::say;
use crate::lang::Lang;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::run::node_name;
use crate::quiz::generate;
use crate::sim::configuration;
use crate::sim::configuration::Attached;
use crate::sim::configuration::Setting;
use crate::sim::scenario::Scenario;
use crate::sim::scenario::question::Control;
use crate::text::visible::visible;

/// A setting's value in words.
pub fn value(value: &toml::Value, lang: Lang) -> String {
    let words = generate::setting(value, |lang, number, unit| {
        i18n::quantity(lang, number, None, unit)
    });
    visible(words.get(lang)).into_owned()
}

/// A value of a control in words: its label, if its author gave it one.
pub fn choice(control: &Control, chosen: &toml::Value, lang: Lang) -> String {
    let place = control.values.iter().position(|value| value == chosen);
    let label = place.and_then(|place| control.labels.get(place));
    label.map_or_else(|| value(chosen, lang), |label| label.get(lang).clone())
}

/// What a control stands at in a scenario, in words.
pub fn standing(scenario: &Scenario, control: &Control, lang: Lang) -> String {
    let setting = scenario.setting(&control.set);
    let setting = setting
        .as_ref()
        .or_else(|| configuration::default(&control.set));
    setting.map_or_else(
        || say(lang, &msg!("play-control-default")),
        |value| choice(control, value, lang),
    )
}

/// What a control is called.
pub fn name(control: &Control, lang: Lang) -> String {
    let label = control.label.as_ref();
    label.map_or(&control.set, |label| label.get(lang)).clone()
}

/// The settings, service by service. Defaults are marked as such.
pub fn settings(scenario: &Scenario, paper: Paper) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (node, settings) in configuration::settings(scenario) {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        let heading = if node == "account" {
            say(paper.lang, &msg!("ticket-account"))
        } else {
            node_name(&node, paper)
        };
        lines.push(Line::of(heading, Meaning::Accent));
        if settings.is_empty() {
            let none = say(paper.lang, &msg!("ticket-no-settings"));
            lines.push(Line::plain("  ").with(none, Meaning::Dim));
        }
        let widths = paper.widths();
        let longest = settings.iter().map(|setting| widths.of(&setting.key));
        let column = longest.max().unwrap_or(0).min(paper.width / 2);
        for setting in &settings {
            lines.extend(row(setting, column, paper));
        }
    }
    lines
}

fn row(setting: &Setting, column: usize, paper: Paper) -> Vec<Line> {
    let widths = paper.widths();
    let lead = Line::plain("  ")
        .with(setting.key.clone(), Meaning::Code)
        .padded(column + 4, widths);
    let mut words = Rich::of(&value(&setting.value, paper.lang), Meaning::Text);
    if !setting.is_set {
        let default = say(paper.lang, &msg!("ticket-default"));
        words.push(&format!("  {default}"), Meaning::Dim);
    }
    words.hanging(&lead, paper.width, widths)
}

/// The policies with their documents; a sentence if there are none.
pub fn policies(scenario: &Scenario, paper: Paper) -> Vec<Line> {
    let policies = configuration::policies(scenario);
    if policies.is_empty() {
        let none = say(paper.lang, &msg!("ticket-no-policies"));
        return Rich::of(&none, Meaning::Dim).lines(paper.width, paper.widths());
    }
    let mut lines = Vec::new();
    for policy in &policies {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(one(policy, paper));
    }
    lines
}

fn one(policy: &Attached, paper: Paper) -> Vec<Line> {
    let on = node_name(&policy.on, paper);
    let number = policy.number;
    let heading = if policy.of_resource {
        msg!("ticket-policy-resource", number = number, on = on)
    } else {
        msg!("ticket-policy-identity", number = number, on = on)
    };
    let mut lines =
        Rich::of(&say(paper.lang, &heading), Meaning::Accent).lines(paper.width, paper.widths());
    if !policy.attached {
        let words = say(paper.lang, &msg!("ticket-policy-off"));
        lines.extend(Rich::of(&words, Meaning::Unsure).lines(paper.width, paper.widths()));
        return lines;
    }
    for written in policy.document.lines() {
        // What an author has set in stays set in.
        let text = written.trim_start();
        let lead = Line::plain(" ".repeat(2 + (written.len() - text.len()).min(paper.width / 3)));
        lines.extend(Rich::of(text, Meaning::Code).hanging(&lead, paper.width, paper.widths()));
    }
    lines
}
