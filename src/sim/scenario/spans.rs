//! Reads how long something takes: `"400 ms"`, `{ exponential = "1.991 s" }`, `{ lognormal = { median = "120 ms", sigma = 0.4 } }`.

use crate::msg;
use crate::sim::distribution::Distribution;
use crate::table::Table;
use crate::table::Value;

/// A constant or a distribution; problems are reported.
pub(crate) fn distribution(value: Value<'_>) -> Option<Distribution> {
    if !value.is_table() {
        return value.span_us().map(Distribution::Constant);
    }
    let table = value.table()?;
    let read = one(&table, value);
    table.finish();
    read
}

fn one(table: &Table<'_>, value: Value<'_>) -> Option<Distribution> {
    let uniform = table.get("uniform");
    let normal = table.get("normal");
    let exponential = table.get("exponential");
    let lognormal = table.get("lognormal");
    if let Some(value) = uniform {
        let inside = value.table()?;
        let low = span(&inside, "from");
        let high = span(&inside, "to");
        inside.finish();
        let (low, high) = (low?, high?);
        if low > high {
            value.refuse(msg!("scenario-from-above-to"));
            return None;
        }
        return Some(Distribution::Uniform { low, high });
    }
    if let Some(value) = normal {
        let inside = value.table()?;
        let mean = span(&inside, "mean");
        let deviation = span(&inside, "sd");
        inside.finish();
        return Some(Distribution::Normal {
            mean: mean?,
            deviation: deviation?,
        });
    }
    if let Some(value) = exponential {
        return value
            .span_us()
            .map(|mean| Distribution::Exponential { mean: mean as f64 });
    }
    if let Some(value) = lognormal {
        let inside = value.table()?;
        let median = span(&inside, "median");
        let sigma = inside.need("sigma").and_then(|sigma| {
            let number = sigma.number()?;
            if (0.0..=10.0).contains(&number) {
                Some(number)
            } else {
                sigma.refuse(msg!(
                    "check-out-of-range",
                    key = "sigma",
                    low = 0,
                    high = 10
                ));
                None
            }
        });
        inside.finish();
        return Some(Distribution::Lognormal {
            median: median?,
            sigma: sigma?,
        });
    }
    value.refuse(msg!(
        "scenario-one-of",
        keys = "uniform, normal, exponential, lognormal"
    ));
    None
}

fn span(table: &Table<'_>, key: &'static str) -> Option<f64> {
    table.need(key)?.span_us().map(|span| span as f64)
}
