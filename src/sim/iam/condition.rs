//! The `Condition` block of a statement: operators, keys and values. All keys must hold; of a key's values one must.

use std::net::IpAddr;

use serde_json::Value;

use crate::sim::iam::policy::PolicyMistake;
use crate::sim::iam::policy::glob;
use crate::sim::iam::request::Request;

/// How a value in the request is compared with a value in the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Text,
    TextAnyCase,
    Pattern,
    Arn,
    Number(std::cmp::Ordering, bool),
    Flag,
    Address,
    Absent,
}

/// One key under one operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The operator as written, such as `ArnLike`.
    pub operator: String,
    /// The key as written, such as `AWS:SourceArn`.
    pub key: String,
    /// The values that satisfy it.
    pub values: Vec<String>,
    comparison: Comparison,
    negated: bool,
    if_exists: bool,
}

impl Condition {
    /// Reads a whole block: `{ "ArnLike": { "AWS:SourceArn": "…" } }`.
    pub(super) fn parse_block(block: &Value, path: &str) -> Result<Vec<Self>, PolicyMistake> {
        let wrong = || PolicyMistake::WrongShape {
            path: path.to_owned(),
        };
        let mut conditions = Vec::new();
        for (operator, keys) in block.as_object().ok_or_else(wrong)? {
            let (name, if_exists) = match operator.strip_suffix("IfExists") {
                Some(name) => (name, true),
                None => (operator.as_str(), false),
            };
            let (comparison, negated) =
                comparison(name).ok_or_else(|| PolicyMistake::UnknownOperator {
                    path: path.to_owned(),
                    operator: operator.clone(),
                })?;
            for (key, values) in keys.as_object().ok_or_else(wrong)? {
                let values = match values {
                    Value::Bool(_) | Value::Number(_) => vec![values.to_string()],
                    values => super::policy::strings(values, &format!("{path}.{operator}.{key}"))?,
                };
                conditions.push(Self {
                    operator: operator.clone(),
                    key: key.clone(),
                    values,
                    comparison,
                    negated,
                    if_exists,
                });
            }
        }
        Ok(conditions)
    }

    /// Whether it holds. A key the request does not carry fails it, unless the operator is negated or ends in `IfExists`.
    pub fn holds(&self, request: &Request) -> bool {
        let values = request.values(&self.key);
        if self.comparison == Comparison::Absent {
            let absent = values.is_none();
            return self
                .values
                .iter()
                .any(|wanted| (wanted == "true") == absent);
        }
        let Some(values) = values else {
            return self.negated || self.if_exists;
        };
        let one_fits = values
            .iter()
            .any(|value| self.values.iter().any(|wanted| self.fits(value, wanted)));
        one_fits != self.negated
    }

    fn fits(&self, value: &str, wanted: &str) -> bool {
        match self.comparison {
            Comparison::Text => value == wanted,
            Comparison::TextAnyCase | Comparison::Flag => value.eq_ignore_ascii_case(wanted),
            Comparison::Pattern => glob(wanted, value),
            Comparison::Arn => arn_fits(value, wanted),
            Comparison::Number(order, or_equal) => {
                match (value.parse::<f64>(), wanted.parse::<f64>()) {
                    (Ok(value), Ok(wanted)) => value.partial_cmp(&wanted).is_some_and(|found| {
                        found == order || (or_equal && found == std::cmp::Ordering::Equal)
                    }),
                    _ => false,
                }
            }
            Comparison::Address => address_fits(value, wanted),
            Comparison::Absent => false,
        }
    }
}

fn comparison(name: &str) -> Option<(Comparison, bool)> {
    use std::cmp::Ordering::Equal;
    use std::cmp::Ordering::Greater;
    use std::cmp::Ordering::Less;
    Some(match name {
        "StringEquals" => (Comparison::Text, false),
        "StringNotEquals" => (Comparison::Text, true),
        "StringEqualsIgnoreCase" => (Comparison::TextAnyCase, false),
        "StringNotEqualsIgnoreCase" => (Comparison::TextAnyCase, true),
        "StringLike" => (Comparison::Pattern, false),
        "StringNotLike" => (Comparison::Pattern, true),
        "ArnEquals" | "ArnLike" => (Comparison::Arn, false),
        "ArnNotEquals" | "ArnNotLike" => (Comparison::Arn, true),
        "NumericEquals" => (Comparison::Number(Equal, false), false),
        "NumericNotEquals" => (Comparison::Number(Equal, false), true),
        "NumericLessThan" => (Comparison::Number(Less, false), false),
        "NumericLessThanEquals" => (Comparison::Number(Less, true), false),
        "NumericGreaterThan" => (Comparison::Number(Greater, false), false),
        "NumericGreaterThanEquals" => (Comparison::Number(Greater, true), false),
        "Bool" => (Comparison::Flag, false),
        "IpAddress" => (Comparison::Address, false),
        "NotIpAddress" => (Comparison::Address, true),
        "Null" => (Comparison::Absent, false),
        _ => return None,
    })
}

/// ARNs are compared field by field, so that a star in one field never swallows a colon.
fn arn_fits(value: &str, wanted: &str) -> bool {
    let (value, wanted): (Vec<_>, Vec<_>) = (
        value.splitn(6, ':').collect(),
        wanted.splitn(6, ':').collect(),
    );
    value.len() == 6
        && wanted.len() == 6
        && value
            .iter()
            .zip(&wanted)
            .all(|(value, wanted)| glob(wanted, value))
}

fn address_fits(value: &str, wanted: &str) -> bool {
    let (network, bits) = wanted.split_once('/').unwrap_or((wanted, ""));
    let (Ok(IpAddr::V4(address)), Ok(IpAddr::V4(network))) = (value.parse(), network.parse())
    else {
        return value == wanted;
    };
    let bits: u32 = if bits.is_empty() {
        32
    } else {
        bits.parse().unwrap_or(32)
    };
    let host = 32 - bits.min(32);
    u64::from(address.to_bits()) >> host == u64::from(network.to_bits()) >> host
}
