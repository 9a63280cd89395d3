//! Reads `fails = "never" | "always" | { first = 2 } | { probability = 0.1 } | { until = "5 min" } | { keys = ["poison"] }`.

use crate::msg;
use crate::sim::failing::Fails;
use crate::sim::scenario::reading::Reading;
use crate::table::Value;

/// When something fails; problems are reported.
pub(crate) fn fails(reading: &Reading<'_>, value: Value<'_>) -> Option<Fails> {
    if value.is_string() {
        return value
            .one_of(&[("never", false), ("always", true)])
            .map(|always| if always { Fails::Always } else { Fails::Never });
    }
    let table = value.table()?;
    let first = table.get("first");
    let probability = table.get("probability");
    let until = table.get("until");
    let keys = table.get("keys");
    table.finish();
    match (first, probability, until, keys) {
        (Some(first), None, None, None) => first.count(u64::from(u32::MAX)).map(Fails::First),
        (None, Some(share), None, None) => share.share().map(Fails::Probability),
        (None, None, Some(until), None) => until.span_us().map(Fails::Until),
        (None, None, None, Some(keys)) => {
            let keys = keys.list()?.into_iter().filter_map(Value::string);
            Some(Fails::Keys(keys.map(|key| reading.key(key)).collect()))
        }
        _ => {
            value.refuse(msg!(
                "scenario-one-of",
                keys = "first, probability, until, keys"
            ));
            None
        }
    }
}
