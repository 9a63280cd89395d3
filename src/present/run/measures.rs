//! The numbers of a run as a table, node by node, in words and with their units. What is zero is left out unless it was asked for:
//! a reader looks for what happened.

use crate::course::block::Align;
use crate::i18n;
use crate::i18n::say;
use crate::lang::Lang;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::run::node_name;
use crate::present::table::Table;
use crate::sim::measure::Measures;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;

/// The table. `asked` are paths that are shown even if they are zero: answers of predictions, left sides of claims.
pub fn measures(measures: &Measures, asked: &[&str], paper: Paper) -> Vec<Line> {
    let mut table = Table {
        align: vec![Align::Left, Align::Right, Align::Left],
        ..Table::default()
    };
    let mut before = "";
    for (path, value) in measures.iter() {
        let is_asked = asked.contains(&path);
        if value.number == 0.0 && !is_asked {
            continue;
        }
        let (node, name) = path.rsplit_once('.').unwrap_or(("", path));
        if node != before {
            table
                .rows
                .push(vec![Rich::of(&heading(node, paper), Meaning::Strong)]);
            before = node;
        }
        let meaning = if is_asked {
            Meaning::Strong
        } else {
            Meaning::Text
        };
        table.rows.push(vec![
            Rich::of("  ", Meaning::Text).with(&words(path, name, paper), meaning),
            Rich::of(&self::value(paper.lang, value), meaning),
            Rich::of(path, Meaning::Dim),
        ]);
    }
    if table
        .lines(paper)
        .iter()
        .any(|line| line.width(paper.widths()) > paper.width)
        || narrow(&table, paper)
    {
        // The paths are for whoever writes claims; a narrow window does without them.
        for row in &mut table.rows {
            row.truncate(2);
        }
    }
    table.lines(paper)
}

/// A measure's number with its unit.
pub fn value(lang: Lang, value: Value) -> String {
    let written = match value.unit {
        Unit::Count => i18n::number(value.number),
        Unit::Seconds if value.number >= 0.0 => {
            i18n::span(lang, (value.number * 1e6).round() as u64)
        }
        Unit::Seconds => i18n::quantity(lang, value.number, None, "s"),
        Unit::Share => i18n::share(lang, value.number),
        Unit::PerSecond => i18n::per_second(lang, value.number),
        Unit::Usd => i18n::money(lang, value.number),
        Unit::Bytes => i18n::size(value.number.max(0.0) as u64),
        Unit::GbSeconds => say(lang, &msg!("unit-gb-s", n = i18n::number(value.number))),
        Unit::GbMonths => say(lang, &msg!("unit-gb-month", n = i18n::number(value.number))),
    };
    if value.approximate {
        say(lang, &msg!("present-about", value = written))
    } else {
        written
    }
}

/// What a measure is called; its own name if it has no words.
pub fn words(path: &str, name: &str, paper: Paper) -> String {
    let lang = paper.lang;
    match path.split_once('.') {
        Some(("cost", "total")) => say(lang, &msg!("present-measure", name = "cost_total")),
        Some(("cost", node)) => node_name(node, paper),
        Some(("run", name)) => say(lang, &msg!("present-measure", name = format!("run_{name}"))),
        _ => say(lang, &msg!("present-measure", name = name)),
    }
}

fn heading(node: &str, paper: Paper) -> String {
    let lang = paper.lang;
    match node {
        "run" => say(lang, &msg!("present-measures-run")),
        _ if node == "cost" || node.starts_with("cost.") => {
            say(lang, &msg!("present-measures-cost"))
        }
        _ => node_name(node, paper),
    }
}

/// Whether the table would have to wrap.
fn narrow(table: &Table, paper: Paper) -> bool {
    table.lines(paper).len() > table.rows.len()
}
