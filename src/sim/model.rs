//! The simulator's defaults and prices, out of `model.toml`: one dated file that a course fact can be compared with. Scenarios
//! override defaults; nothing else does.

use std::sync::OnceLock;

use toml::Value;

use crate::quantity;

static FILE: &str = include_str!("model.toml");

/// A default by its path, such as `lambda.maximum_retry_attempts`.
pub fn default(path: &str) -> Option<&'static Value> {
    at(&["defaults"], path)
}

/// The Regions there are prices for.
pub fn price_tables() -> Vec<&'static str> {
    let regions = file().get("price").and_then(Value::as_table);
    regions
        .into_iter()
        .flatten()
        .filter(|(_, value)| value.is_table())
        .map(|(name, _)| name.as_str())
        .collect()
}

/// The day the prices were checked, as YYYY-MM-DD.
pub fn prices_checked() -> &'static str {
    at(&["price"], "checked")
        .and_then(Value::as_str)
        .unwrap_or("")
}

/// A price in US dollars; `None` if it was not found for that Region.
pub fn price(region: &str, name: &str) -> Option<f64> {
    at(&["price", region], name).and_then(Value::as_float)
}

/// A default time span in microseconds.
pub(crate) fn span(path: &str) -> u64 {
    default(path)
        .and_then(Value::as_str)
        .and_then(|text| quantity::span(text).ok())
        .unwrap_or(0)
}

/// A default size in bytes.
pub(crate) fn size(path: &str) -> u64 {
    default(path)
        .and_then(Value::as_str)
        .and_then(|text| quantity::size(text).ok())
        .unwrap_or(0)
}

/// A default rate per second.
pub(crate) fn rate(path: &str) -> f64 {
    default(path)
        .and_then(Value::as_str)
        .and_then(|text| quantity::rate(text).ok())
        .unwrap_or(0.0)
}

/// A default share.
pub(crate) fn share(path: &str) -> f64 {
    default(path).and_then(Value::as_float).unwrap_or(0.0)
}

/// A default whole number.
pub(crate) fn whole(path: &str) -> i64 {
    default(path).and_then(Value::as_integer).unwrap_or(0)
}

/// A default count.
pub(crate) fn count(path: &str) -> u32 {
    u32::try_from(whole(path)).unwrap_or(0)
}

fn at(tables: &[&str], path: &str) -> Option<&'static Value> {
    let mut value = file();
    for key in tables.iter().copied().chain(path.split('.')) {
        value = value.get(key)?;
    }
    Some(value)
}

fn file() -> &'static Value {
    static PARSED: OnceLock<Value> = OnceLock::new();
    // The file is part of the program and a test reads it, so an empty table stands for what cannot happen.
    PARSED.get_or_init(|| {
        toml::from_str(FILE).map_or_else(|_| Value::Table(toml::Table::new()), Value::Table)
    })
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these results are exact")]
mod tests {
    use super::*;

    #[test]
    fn defaults_and_prices_are_found() {
        assert_eq!(span("lambda.maximum_event_age"), 6 * 3_600_000_000);
        assert_eq!(size("lambda.memory"), 128 << 20);
        assert_eq!(rate("api.rate"), 10_000.0);
        assert_eq!(whole("mapping.maximum_retry_attempts"), -1);
        assert_eq!(count("account.concurrency"), 1000);
        assert_eq!(price("us-east-1", "lambda_request"), Some(0.20e-6));
        assert_eq!(price("ap-northeast-1", "eventbridge_event"), None);
        assert_eq!(price_tables(), ["ap-northeast-1", "us-east-1"]);
        assert_eq!(prices_checked().len(), 10);
    }

    /// Every path the code asks for stands in the file: a misspelt one would silently be zero.
    #[test]
    fn no_default_is_asked_for_in_vain() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/sim");
        let mut folders = vec![std::path::PathBuf::from(folder)];
        let mut asked = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                if path.extension().is_none_or(|ext| ext != "rs") {
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                for reader in ["span", "size", "rate", "share", "whole", "count"] {
                    for part in text.split(&format!("model::{reader}(\"")).skip(1) {
                        let name = part.split('"').next().unwrap();
                        assert!(default(name).is_some(), "{path:?} asks for {name}");
                        asked += 1;
                    }
                }
            }
        }
        assert!(asked > 20, "only {asked}");
    }
}
