//! Reads when requests arrive: `{ at = ["0 s"] }`, `{ every = "100 ms" }`, `{ poisson = "0.9/s" }`, ramps and bursts, recorded times.

use crate::msg;
use crate::sim::arrivals::Pattern;
use crate::table::Table;
use crate::table::Value;

/// Arrivals nearer together than this are a mistake and would only use up the budget: a million in a second.
const NEAREST_US: f64 = 1.0;

/// The latest recorded time: ten thousand days, as the longest horizon.
const MOST_SECONDS: f64 = 864e6;

/// A pattern; problems are reported.
pub(crate) fn pattern(value: Value<'_>) -> Option<Pattern> {
    let table = value.table()?;
    let read = one(&table, value);
    table.finish();
    read
}

fn one(table: &Table<'_>, value: Value<'_>) -> Option<Pattern> {
    let at = table.get("at");
    let every = table.get("every");
    let poisson = table.get("poisson");
    let ramp = table.get("ramp");
    let burst = table.get("burst");
    let replay = table.get("replay");
    let given = [at, every, poisson, ramp, burst, replay];
    if given.iter().flatten().count() != 1 {
        value.refuse(msg!(
            "scenario-one-of",
            keys = "at, every, poisson, ramp, burst, replay"
        ));
        return None;
    }
    if let Some(list) = at {
        let mut times = Vec::new();
        for time in list.list()? {
            times.push(time.span_us()?);
        }
        times.sort_unstable();
        return Some(Pattern::At(times));
    }
    if let Some(gap) = every {
        let span = gap.span_us()?;
        if span == 0 {
            gap.refuse(msg!("scenario-no-gap"));
            return None;
        }
        return Some(Pattern::Every(span));
    }
    if let Some(value) = poisson {
        let rate = rate(value)?;
        return Some(Pattern::Poisson(1e6 / rate));
    }
    if let Some(value) = ramp {
        let inside = value.table()?;
        let from = inside.need("from").and_then(Value::rate);
        let to = inside.need("to").and_then(Value::rate);
        let over = inside.need("over").and_then(Value::span_us);
        inside.finish();
        let (from, to, over) = (from?, to?, over?);
        if over == 0 || from + to <= 0.0 || from.max(to) > 1e6 / NEAREST_US {
            value.refuse(msg!("scenario-ramp"));
            return None;
        }
        return Some(Pattern::Ramp {
            from: from / 1e6,
            to: to / 1e6,
            over: over as f64,
        });
    }
    if let Some(value) = burst {
        let inside = value.table()?;
        let count = inside
            .need("count")
            .and_then(|count| count.count(10_000_000));
        let at = inside.need("at").and_then(Value::span_us);
        let within = inside.need("within").and_then(Value::span_us);
        inside.finish();
        return Some(Pattern::Burst {
            count: count?,
            at: at?,
            within: within?,
        });
    }
    if let Some(value) = replay {
        if value.is_string() {
            // Reading files is the loader's work; it puts the times in the place of the name.
            value.refuse(msg!("scenario-replay-file"));
            return None;
        }
        let mut times = Vec::new();
        for time in value.list()? {
            times.push(moment(time)?);
        }
        times.sort_unstable();
        return Some(Pattern::At(times));
    }
    None
}

/// A recorded time: a plain number of seconds, or a span.
fn moment(value: Value<'_>) -> Option<u64> {
    if value.is_string() {
        return value.span_us();
    }
    let seconds = value.number()?;
    if !(0.0..=MOST_SECONDS).contains(&seconds) {
        value.refuse(msg!("check-quantity-out-of-range"));
        return None;
    }
    Some((seconds * 1e6 + 0.5) as u64)
}

fn rate(value: Value<'_>) -> Option<f64> {
    let rate = value.rate()?;
    if rate > 0.0 && rate <= 1e6 / NEAREST_US {
        return Some(rate);
    }
    value.refuse(msg!("scenario-rate"));
    None
}
