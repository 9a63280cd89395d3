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
use crate::sim::repeat::Estimate;
use crate::sim::repeat::Repeated;

/// The table. `asked` are paths that are shown even if they are zero: answers of predictions, left sides of claims.
pub fn measures(measures: &Measures, asked: &[&str], paper: Paper) -> Vec<Line> {
    let shown = measures
        .iter()
        .filter(|(path, value)| value.number != 0.0 || asked.contains(path));
    table(
        shown.map(|(path, value)| (path, self::value(paper.lang, value))),
        asked,
        paper,
    )
}

/// Every measure over several runs, as mean ± half of its confidence interval. Of the interval two digits are told, and of the mean as
/// many as that makes sense.
pub fn estimates(repeated: &Repeated, asked: &[&str], paper: Paper) -> Vec<Line> {
    let shown = repeated.estimates.iter().filter(|(path, estimate)| {
        estimate.mean.number != 0.0 || estimate.half_width != 0.0 || asked.contains(&path.as_str())
    });
    table(
        shown.map(|(path, estimate)| (path.as_str(), self::estimate(paper.lang, *estimate))),
        asked,
        paper,
    )
}

fn estimate(lang: Lang, estimate: Estimate) -> String {
    if estimate.half_width == 0.0 {
        return value(lang, estimate.mean);
    }
    let step = 10_f64.powf(estimate.half_width.log10().floor() - 1.0);
    let round = |number: f64| (number / step).round() * step;
    let mean = Value {
        number: round(estimate.mean.number),
        ..estimate.mean
    };
    let half = Value::new(round(estimate.half_width), estimate.mean.unit);
    let (mean, half) = (value(lang, mean), value(lang, half));
    say(lang, &msg!("sim-estimate", mean = mean, half = half))
}

/// Rows under the names of their nodes.
fn table<'a>(
    shown: impl Iterator<Item = (&'a str, String)>,
    asked: &[&str],
    paper: Paper,
) -> Vec<Line> {
    let mut table = Table {
        align: vec![Align::Left, Align::Right, Align::Left],
        dense: true,
        ..Table::default()
    };
    let mut before = "";
    for (path, number) in shown {
        let (node, name) = path.rsplit_once('.').unwrap_or(("", path));
        // A cost's path ends in a node, not in a measure.
        let node = if path.starts_with("cost.") {
            "cost"
        } else {
            node
        };
        if node != before {
            table
                .rows
                .push(vec![Rich::of(&heading(node, paper), Meaning::Strong)]);
            before = node;
        }
        let meaning = if asked.contains(&path) {
            Meaning::Strong
        } else {
            Meaning::Text
        };
        table.rows.push(vec![
            Rich::of("  ", Meaning::Text).with(&words(path, name, paper), meaning),
            Rich::of(&number, meaning),
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
        _ => match name
            .strip_prefix("status_")
            .filter(|code| code.parse::<u16>().is_ok())
        {
            Some(status) => say(lang, &msg!("present-measure-status", status = status)),
            None => say(lang, &msg!("present-measure", name = name)),
        },
    }
}

fn heading(node: &str, paper: Paper) -> String {
    let (node, mapping) = match node.split_once(".polls.") {
        Some((function, place)) => (function, place.parse::<u32>().ok()),
        None => (node, None),
    };
    let name = match node {
        "run" => say(paper.lang, &msg!("present-measures-run")),
        "cost" => say(paper.lang, &msg!("present-measures-cost")),
        _ => node_name(node, paper),
    };
    match mapping {
        Some(place) => say(
            paper.lang,
            &msg!("present-mapping", node = name, number = place + 1),
        ),
        None => name,
    }
}

/// Whether the table would have to wrap.
fn narrow(table: &Table, paper: Paper) -> bool {
    table.lines(paper).len() > table.rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::service::Service;

    #[test]
    fn every_measure_has_words_in_both_languages() {
        let services = Service::NAMED.into_iter().chain([Service::Mapping]);
        for (name, _) in services.flat_map(Service::measures) {
            for lang in Lang::ALL {
                let words = words(&format!("x.y.{name}"), name, Paper::new(lang, 80));
                assert!(!words.contains('_'), "{name} in {lang:?}: {words}");
            }
        }
    }

    #[test]
    fn numbers_carry_their_units() {
        let seconds = Value::new(0.148_666, Unit::Seconds);
        assert_eq!(value(Lang::Ja, seconds), "148.666 ミリ秒");
        assert_eq!(value(Lang::En, Value::share(1, 3)), "33.3 %");
        let roughly = Value {
            approximate: true,
            ..Value::count(7)
        };
        assert_eq!(value(Lang::Ja, roughly), "約 7");
        assert_eq!(value(Lang::En, Value::new(-2.0, Unit::Seconds)), "-2 s");
    }

    #[test]
    fn a_mean_tells_no_more_digits_than_its_interval() {
        let estimate = |number, half_width| {
            let mean = Value::new(number, Unit::Count);
            super::estimate(Lang::En, Estimate { mean, half_width })
        };
        assert_eq!(estimate(29.733_333, 1.234_5), "29.7 ± 1.2");
        assert_eq!(estimate(1234.5, 56.7), "1,235 ± 57");
        assert_eq!(estimate(3.0, 0.0), "3");
    }
}
