//! What scenarios and questions compute from measures: formulas (`answer - 1`, `2 * lambda.f.invocations`) and conditions
//! (`lambda.f.invocations == 3`, `api.a.throttle_rate in 0.1..0.2`). Measures, numbers with units, + − × ÷ and parentheses;
//! nothing else, so that an author's expression always ends and never surprises.

use crate::message::Message;
use crate::msg;
use crate::sim::formula::Formula;
use crate::sim::literal;
use crate::sim::measure::Measures;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;

/// A condition on measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    left: Formula,
    test: Test,
}

#[derive(Clone, Debug, PartialEq)]
enum Test {
    Compare(Comparison, Formula),
    Within(Value, Value),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Equal,
    NotEqual,
    AtLeast,
    AtMost,
    Above,
    Below,
}

/// Longest first, so that `>=` is not read as `>`.
const SIGNS: [(&str, Comparison); 6] = [
    ("==", Comparison::Equal),
    ("!=", Comparison::NotEqual),
    (">=", Comparison::AtLeast),
    ("<=", Comparison::AtMost),
    (">", Comparison::Above),
    ("<", Comparison::Below),
];

/// The signs of a comparison, as they are written.
pub fn signs() -> impl Iterator<Item = &'static str> {
    SIGNS.iter().map(|(sign, _)| *sign)
}

impl Expression {
    /// Reads a condition. Whether its measures exist is asked by [`Expression::check`].
    pub fn parse(text: &str) -> Result<Self, Message> {
        if let Some((left, range)) = text.split_once(" in ") {
            let (low, high) = range
                .split_once("..")
                .ok_or_else(|| msg!("scenario-expression-range"))?;
            let left = Formula::parse(left)?;
            let (low, high) = (literal::parse(low)?, literal::parse(high)?);
            if low.number > high.number {
                return Err(msg!("scenario-expression-range-empty"));
            }
            return Ok(Self {
                left,
                test: Test::Within(low, high),
            });
        }
        let found = SIGNS
            .iter()
            .filter_map(|(sign, comparison)| Some((text.find(sign)?, *sign, *comparison)))
            .min_by_key(|(at, sign, _)| (*at, usize::MAX - sign.len()));
        let (at, sign, comparison) = found.ok_or_else(|| msg!("scenario-expression-no-sign"))?;
        Ok(Self {
            left: Formula::parse(&text[..at])?,
            test: Test::Compare(comparison, Formula::parse(&text[at + sign.len()..])?),
        })
    }

    /// Whether every measure exists, the units fit, and `==` compares counts.
    pub fn check(&self, unit_of: &dyn Fn(&str) -> Result<Unit, Message>) -> Result<(), Message> {
        let left = self.left.unit(unit_of)?;
        let rights = match &self.test {
            Test::Compare(comparison, right) => {
                if matches!(comparison, Comparison::Equal | Comparison::NotEqual)
                    && left != Unit::Count
                {
                    return Err(msg!("scenario-expression-equal"));
                }
                vec![right.unit(unit_of)?]
            }
            Test::Within(low, high) => vec![low.unit, high.unit],
        };
        if rights.into_iter().all(|right| fits(left, right)) {
            Ok(())
        } else {
            Err(msg!(
                "scenario-expression-unit",
                unit = literal::example(left)
            ))
        }
    }

    /// Whether it holds, and what stood on its left. A measure that does not exist makes it false.
    pub fn holds(&self, measures: &Measures) -> (bool, Value) {
        let left = self.left.value(measures, None);
        let unknown = Value::new(f64::NAN, Unit::Count);
        let holds = match (&self.test, left) {
            (_, None) => false,
            (Test::Within(low, high), Some(left)) => {
                (low.number..=high.number).contains(&left.number)
            }
            (Test::Compare(comparison, right), Some(left)) => right
                .value(measures, None)
                .is_some_and(|right| comparison.holds(left.number, right.number)),
        };
        (holds, left.unwrap_or(unknown))
    }
}

impl Comparison {
    fn holds(self, left: f64, right: f64) -> bool {
        match self {
            // Counts are whole numbers far below 2⁵³, so half of one is far outside rounding.
            Self::Equal => (left - right).abs() < 0.5e-6,
            Self::NotEqual => (left - right).abs() >= 0.5e-6,
            Self::AtLeast => left >= right,
            Self::AtMost => left <= right,
            Self::Above => left > right,
            Self::Below => left < right,
        }
    }
}

/// Whether numbers of these units may be compared; a share may be compared with a bare number.
fn fits(left: Unit, right: Unit) -> bool {
    let bare = matches!(
        left,
        Unit::Share | Unit::GbSeconds | Unit::GbMonths | Unit::Count
    );
    left == right || (bare && right == Unit::Count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measures() -> Measures {
        let mut measures = Measures::default();
        measures.put("lambda.f.invocations".into(), Value::count(3));
        measures.put("client.c.latency_p95".into(), Value::seconds(1_500_000.0));
        measures.put("api.a.throttle_rate".into(), Value::share(1, 6));
        measures.put("sqs.dead-letters.visible".into(), Value::count(1));
        measures
    }

    fn holds(text: &str) -> bool {
        let expression = Expression::parse(text).unwrap();
        let measures = measures();
        expression
            .check(&|path| {
                measures
                    .get(path)
                    .map(|value| value.unit)
                    .ok_or_else(|| Message::new("scenario-unknown-measure"))
            })
            .unwrap();
        expression.holds(&measures).0
    }

    fn mistake(text: &str) -> &'static str {
        match Expression::parse(text) {
            Err(message) => message.id,
            Ok(expression) => {
                let measures = measures();
                expression
                    .check(&|path| {
                        measures
                            .get(path)
                            .map(|value| value.unit)
                            .ok_or_else(|| Message::new("scenario-unknown-measure"))
                    })
                    .unwrap_err()
                    .id
            }
        }
    }

    #[test]
    fn conditions_compare_measures_with_numbers_and_units() {
        assert!(holds("lambda.f.invocations == 3"));
        assert!(!holds("lambda.f.invocations != 3"));
        assert!(holds("client.c.latency_p95 < 2 s"));
        assert!(holds("client.c.latency_p95 >= 1500 ms"));
        assert!(!holds("client.c.latency_p95 > 1.5 s"));
        assert!(holds("api.a.throttle_rate in 16 %..17 %"));
        assert!(holds("api.a.throttle_rate in 0.16..0.17"));
        assert!(holds("sqs.dead-letters.visible <= 1"));
        assert!(holds(
            "lambda.f.invocations == 2 * sqs.dead-letters.visible + 1"
        ));
    }

    #[test]
    fn what_stood_on_the_left_is_told() {
        let expression = Expression::parse("lambda.f.invocations == 4").unwrap();
        let (holds, actual) = expression.holds(&measures());
        assert!(!holds);
        assert_eq!(actual, Value::count(3));
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(
            mistake("lambda.f.invocations"),
            "scenario-expression-no-sign"
        );
        assert_eq!(
            mistake("lambda.f.invocatons == 3"),
            "scenario-unknown-measure"
        );
        assert_eq!(
            mistake("client.c.latency_p95 < 2"),
            "scenario-expression-unit"
        );
        assert_eq!(
            mistake("client.c.latency_p95 == 2 s"),
            "scenario-expression-equal"
        );
        assert_eq!(
            mistake("lambda.f.invocations < 3 s"),
            "scenario-expression-unit"
        );
        assert_eq!(
            mistake("lambda.f.invocations in 3"),
            "scenario-expression-range"
        );
        assert_eq!(
            mistake("lambda.f.invocations == three"),
            "scenario-expression-word"
        );
    }
}
