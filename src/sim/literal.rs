//! Numbers with units as expressions and options write them: `3`, `29 s`, `512 MB`, `5/s`, `30 %`, `0.5 USD`.

use crate::message::Message;
use crate::msg;
use crate::quantity;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;

/// Reads a number with or without a unit.
pub fn parse(text: &str) -> Result<Value, Message> {
    let text = text.trim();
    let wrong = || msg!("scenario-expression-number", text = text);
    let (number, unit) = quantity::split(text);
    let plain: f64 = number.parse().map_err(|_| wrong())?;
    if !plain.is_finite() {
        return Err(wrong());
    }
    if unit.is_empty() {
        return Ok(Value::new(plain, Unit::Count));
    }
    if unit == "%" {
        return Ok(Value::new(plain / 100.0, Unit::Share));
    }
    if unit == "USD" {
        return Ok(Value::new(plain, Unit::Usd));
    }
    let read = quantity::span(text)
        .map(|micros| Value::seconds(micros as f64))
        .or_else(|_| quantity::size(text).map(|bytes| Value::new(bytes as f64, Unit::Bytes)))
        .or_else(|_| quantity::rate(text).map(|rate| Value::new(rate, Unit::PerSecond)));
    read.map_err(|_| wrong())
}

/// How a number of this unit is written, for advice.
pub const fn example(unit: Unit) -> &'static str {
    match unit {
        Unit::Count | Unit::GbSeconds | Unit::GbMonths => "3",
        Unit::Seconds => "1.5 s",
        Unit::Share => "30 %",
        Unit::PerSecond => "10/s",
        Unit::Usd => "0.5 USD",
        Unit::Bytes => "512 MB",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_know_their_units() {
        assert_eq!(parse("3"), Ok(Value::count(3)));
        assert_eq!(parse("-1"), Ok(Value::new(-1.0, Unit::Count)));
        assert_eq!(parse("90 s"), Ok(Value::seconds(90e6)));
        assert_eq!(parse("1.5 min"), Ok(Value::seconds(90e6)));
        assert_eq!(parse("0.5 KB"), Ok(Value::new(512.0, Unit::Bytes)));
        assert_eq!(parse("600/min"), Ok(Value::new(10.0, Unit::PerSecond)));
        assert_eq!(parse("25 %"), Ok(Value::new(0.25, Unit::Share)));
        assert_eq!(parse("0.2 USD"), Ok(Value::new(0.2, Unit::Usd)));
        assert_eq!(parse("three").unwrap_err().id, "scenario-expression-number");
        assert_eq!(
            parse("3 apples").unwrap_err().id,
            "scenario-expression-number"
        );
    }
}
