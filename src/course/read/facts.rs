//! Reads facts.toml: every limit, default and price the course states, with its source.

use jiff::civil::Date;

use crate::course::index::Note;
use crate::course::index::Of;
use crate::course::model::Fact;
use crate::msg;
use crate::table::Table;
use crate::table::Value;

/// The units a number of the course may have.
pub const UNITS: [(&str, &str); 12] = [
    ("s", "s"),
    ("ms", "ms"),
    ("min", "min"),
    ("h", "h"),
    ("d", "d"),
    ("B", "B"),
    ("KB", "KB"),
    ("MB", "MB"),
    ("GB", "GB"),
    ("count", "count"),
    ("USD", "USD"),
    ("%", "%"),
];

/// Reads the facts that are whole.
pub fn facts(root: &Table<'_>, note: &mut Note<'_>) -> Vec<Fact> {
    let tables = root.tables("fact");
    tables
        .into_iter()
        .filter_map(|table| fact(table, note))
        .collect()
}

fn fact(table: Table<'_>, note: &mut Note<'_>) -> Option<Fact> {
    let id = table.need("id").and_then(|id| note.define(Of::Fact, id));
    let value = table.need("value").and_then(value);
    let unit = unit(&table);
    let source = table.string("source");
    let checked = date(&table, "checked");
    let expires = date(&table, "expires");
    let sim = table.get("sim").and_then(Value::string);
    table.finish();
    let (low, high) = value?;
    Some(Fact {
        id: id?,
        low,
        high,
        unit: unit?,
        source: source?,
        checked: checked?,
        expires: expires?,
        sim: sim.map(str::to_owned),
    })
}

/// A required `unit`.
pub fn unit(table: &Table<'_>) -> Option<String> {
    table
        .need("unit")
        .and_then(|unit| unit.one_of(&UNITS))
        .map(str::to_owned)
}

/// A number, or `{ low, high }`.
fn value(value: Value<'_>) -> Option<(f64, Option<f64>)> {
    if !value.is_table() {
        return value.number().map(|number| (number, None));
    }
    let table = value.table()?;
    let low = table.need("low").and_then(Value::number);
    let high = table.need("high").and_then(Value::number);
    table.finish();
    let (low, high) = (low?, high?);
    if low >= high {
        value.refuse(msg!("check-range-upside-down"));
        return None;
    }
    Some((low, Some(high)))
}

/// A day as `"2026-11-23"`.
fn date(table: &Table<'_>, key: &'static str) -> Option<String> {
    let value = table.need(key)?;
    let text = value.string()?;
    // jiff also reads times and week dates; the course has one form.
    if text.len() == 10 && text.parse::<Date>().is_ok() {
        return Some(text.to_owned());
    }
    value.refuse(msg!("check-date", text = text));
    None
}
