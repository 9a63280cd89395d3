//! Event patterns: which events a rule, a filter policy or an event source mapping lets through. The language EventBridge
//! documents; SNS filter policies and mapping filters are dialects of it. Must not know any service: JSON in, yes or no out.
//!
//! Fields are ANDed, the values of an array ORed, every named field must be there (unless `exists: false` asks for its
//! absence), matching is exact and tells upper from lower case. An array in the event matches if any of its elements does.

use std::net::IpAddr;

use serde_json::Map;
use serde_json::Value;

/// Why a pattern cannot be used; each names the field it stands at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternMistake {
    /// The whole is not a JSON object.
    NotAnObject,
    /// A field's pattern must be an array of values or an object; `{"source": "aws.s3"}` lacks the brackets.
    NotAnArray(String),
    /// An array without a value can match nothing.
    Empty(String),
    /// An operator that the pattern language does not have.
    UnknownOperator {
        /// The field.
        field: String,
        /// The operator as written.
        operator: String,
    },
    /// An operator with an operand it cannot take.
    BadOperand {
        /// The field.
        field: String,
        /// The operator.
        operator: &'static str,
    },
}

/// A pattern, checked once and then matched often.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    fields: Vec<(String, Node)>,
    any: Vec<Vec<Pattern>>,
}

/// How large a pattern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatternSize {
    /// Fields with values.
    pub keys: usize,
    /// The numbers of values of all fields, multiplied with each other; a value inside other fields counts once for each level.
    pub combinations: u64,
    /// Levels of fields inside each other; 1 is flat.
    pub depth: usize,
}

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Inside(Pattern),
    Leaf(Vec<Test>),
}

#[derive(Clone, Debug, PartialEq)]
enum Test {
    Equal(Value),
    Words(WordTest),
    NotWords(Vec<WordTest>),
    NotEqual(Vec<Value>),
    Numeric(Vec<(Comparison, f64)>),
    Exists(bool),
    Cidr { network: IpAddr, bits: u8 },
}

#[derive(Clone, Debug, PartialEq)]
enum WordTest {
    Prefix(String),
    PrefixAnyCase(String),
    Suffix(String),
    SuffixAnyCase(String),
    AnyCase(String),
    Wildcard(Vec<String>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Comparison {
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,
}

impl Pattern {
    /// Reads a pattern; all it can be wrong in is a [`PatternMistake`].
    pub fn parse(pattern: &Value) -> Result<Self, PatternMistake> {
        pattern
            .as_object()
            .ok_or(PatternMistake::NotAnObject)
            .and_then(|fields| Self::object(fields, ""))
    }

    fn object(object: &Map<String, Value>, path: &str) -> Result<Self, PatternMistake> {
        let mut pattern = Self {
            fields: Vec::new(),
            any: Vec::new(),
        };
        for (key, value) in object {
            let field = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            match value {
                Value::Array(choices)
                    if key == "$or"
                        && choices.iter().all(Value::is_object)
                        && choices.len() > 1 =>
                {
                    let choices = choices.iter().filter_map(Value::as_object);
                    pattern.any.push(
                        choices
                            .map(|choice| Self::object(choice, path))
                            .collect::<Result<_, _>>()?,
                    );
                }
                Value::Array(tests) if tests.is_empty() => {
                    return Err(PatternMistake::Empty(field));
                }
                Value::Array(tests) => {
                    let tests = tests
                        .iter()
                        .map(|test| Test::parse(test, &field))
                        .collect::<Result<_, _>>()?;
                    pattern.fields.push((key.clone(), Node::Leaf(tests)));
                }
                Value::Object(inside) if inside.is_empty() => {
                    return Err(PatternMistake::Empty(field));
                }
                Value::Object(inside) => {
                    pattern
                        .fields
                        .push((key.clone(), Node::Inside(Self::object(inside, &field)?)));
                }
                _ => return Err(PatternMistake::NotAnArray(field)),
            }
        }
        Ok(pattern)
    }

    /// How large the pattern is, as SNS limits filter policies.
    pub fn size(&self) -> PatternSize {
        let mut size = PatternSize {
            keys: 0,
            combinations: 1,
            depth: 0,
        };
        self.measure(1, &mut size);
        size
    }

    fn measure(&self, depth: usize, size: &mut PatternSize) {
        for (_, node) in &self.fields {
            match node {
                Node::Inside(pattern) => pattern.measure(depth + 1, size),
                Node::Leaf(tests) => {
                    let values = (tests.len() * depth) as u64;
                    size.keys += 1;
                    size.combinations = size.combinations.saturating_mul(values);
                    size.depth = size.depth.max(depth);
                }
            }
        }
        for choice in self.any.iter().flatten() {
            choice.measure(depth, size);
        }
    }

    /// Whether the event gets through.
    pub fn matches(&self, event: &Value) -> bool {
        self.fields
            .iter()
            .all(|(key, node)| node.matches(event.get(key)))
            && self
                .any
                .iter()
                .all(|choices| choices.iter().any(|choice| choice.matches(event)))
    }
}

impl Node {
    fn matches(&self, value: Option<&Value>) -> bool {
        match (self, value) {
            (Self::Inside(pattern), Some(Value::Array(elements))) => {
                elements.iter().any(|element| pattern.matches(element))
            }
            // Without the field everything inside is absent, which `exists: false` may still ask for.
            (Self::Inside(pattern), value) => pattern.matches(value.unwrap_or(&Value::Null)),
            (Self::Leaf(tests), value) => tests.iter().any(|test| test.matches(value)),
        }
    }
}

impl Test {
    fn parse(test: &Value, field: &str) -> Result<Self, PatternMistake> {
        let object = match test {
            Value::Object(object) => object,
            Value::Array(_) => return Err(PatternMistake::NotAnArray(field.to_owned())),
            literal => return Ok(Self::Equal(literal.clone())),
        };
        let mut operators = object.iter();
        let (Some((operator, operand)), None) = (operators.next(), operators.next()) else {
            return Err(PatternMistake::UnknownOperator {
                field: field.to_owned(),
                operator: "{}".to_owned(),
            });
        };
        let bad = |operator| PatternMistake::BadOperand {
            field: field.to_owned(),
            operator,
        };
        match operator.as_str() {
            "exists" => operand
                .as_bool()
                .map(Self::Exists)
                .ok_or_else(|| bad("exists")),
            "numeric" => numeric(operand)
                .map(Self::Numeric)
                .ok_or_else(|| bad("numeric")),
            "cidr" => cidr(operand).ok_or_else(|| bad("cidr")),
            "anything-but" => anything_but(operand).ok_or_else(|| bad("anything-but")),
            "prefix" | "suffix" | "equals-ignore-case" | "wildcard" => {
                WordTest::parse(operator, operand)
                    .map(Self::Words)
                    .ok_or_else(|| bad(WordTest::name(operator)))
            }
            unknown => Err(PatternMistake::UnknownOperator {
                field: field.to_owned(),
                operator: unknown.to_owned(),
            }),
        }
    }

    fn matches(&self, value: Option<&Value>) -> bool {
        match (self, value) {
            // Presence is asked of leaves only: an object is neither there nor absent.
            (Self::Exists(wanted), value) => {
                *wanted == value.is_some_and(|value| !value.is_object())
            }
            (_, None) => false,
            (_, Some(Value::Array(elements))) => {
                elements.iter().any(|element| self.matches_one(element))
            }
            (_, Some(value)) => self.matches_one(value),
        }
    }

    fn matches_one(&self, value: &Value) -> bool {
        match self {
            Self::Equal(wanted) => same(wanted, value),
            Self::Words(test) => value.as_str().is_some_and(|text| test.matches(text)),
            Self::NotWords(tests) => value
                .as_str()
                .is_some_and(|text| !tests.iter().any(|test| test.matches(text))),
            Self::NotEqual(unwanted) => {
                !value.is_object() && !unwanted.iter().any(|unwanted| same(unwanted, value))
            }
            Self::Numeric(bounds) => value.as_f64().is_some_and(|number| {
                bounds
                    .iter()
                    .all(|(comparison, bound)| comparison.holds(number, *bound))
            }),
            Self::Exists(wanted) => *wanted,
            Self::Cidr { network, bits } => value
                .as_str()
                .and_then(|text| text.parse().ok())
                .is_some_and(|address| in_network(address, *network, *bits)),
        }
    }
}

/// Equality as patterns mean it: numbers by value (`5` is `5.0`), everything else exactly.
fn same(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() < f64::EPSILON,
        _ => a == b,
    }
}

impl WordTest {
    const fn name(operator: &str) -> &'static str {
        match operator.as_bytes() {
            b"prefix" => "prefix",
            b"suffix" => "suffix",
            b"wildcard" => "wildcard",
            _ => "equals-ignore-case",
        }
    }

    fn parse(operator: &str, operand: &Value) -> Option<Self> {
        if let Some(any_case) = operand.get("equals-ignore-case").and_then(Value::as_str) {
            let folded = any_case.to_lowercase();
            return match operator {
                "prefix" => Some(Self::PrefixAnyCase(folded)),
                "suffix" => Some(Self::SuffixAnyCase(folded)),
                _ => None,
            };
        }
        let text = operand.as_str()?;
        match operator {
            "prefix" => Some(Self::Prefix(text.to_owned())),
            "suffix" => Some(Self::Suffix(text.to_owned())),
            "equals-ignore-case" => Some(Self::AnyCase(text.to_lowercase())),
            // Two stars in a row are refused: they would say the same as one.
            "wildcard" if !text.contains("**") => Some(Self::Wildcard(wildcard_parts(text)?)),
            _ => None,
        }
    }

    fn matches(&self, text: &str) -> bool {
        match self {
            Self::Prefix(prefix) => text.starts_with(prefix.as_str()),
            Self::Suffix(suffix) => text.ends_with(suffix.as_str()),
            Self::PrefixAnyCase(prefix) => text.to_lowercase().starts_with(prefix.as_str()),
            Self::SuffixAnyCase(suffix) => text.to_lowercase().ends_with(suffix.as_str()),
            Self::AnyCase(wanted) => text.to_lowercase() == *wanted,
            Self::Wildcard(parts) => wildcard(parts, text),
        }
    }
}

/// The literal parts between the stars; `\*` and `\\` stand for themselves, any other escape is a mistake.
fn wildcard_parts(text: &str) -> Option<Vec<String>> {
    let mut parts = vec![String::new()];
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let literal = match character {
            '*' => {
                parts.push(String::new());
                continue;
            }
            '\\' => characters
                .next()
                .filter(|escaped| matches!(escaped, '*' | '\\'))?,
            other => other,
        };
        parts.last_mut()?.push(literal);
    }
    Some(parts)
}

fn wildcard(parts: &[String], text: &str) -> bool {
    let [first, middle @ .., last] = parts else {
        return parts.first().is_some_and(|only| only == text);
    };
    let Some(mut rest) = text.strip_prefix(first.as_str()) else {
        return false;
    };
    for part in middle {
        let Some(at) = rest.find(part.as_str()) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last.as_str())
}

fn anything_but(operand: &Value) -> Option<Test> {
    if let Some(object) = operand.as_object() {
        let (operator, operand) = object.iter().next().filter(|_| object.len() == 1)?;
        let operands = operand
            .as_array()
            .map_or_else(|| vec![operand.clone()], Clone::clone);
        let tests: Option<Vec<_>> = operands
            .iter()
            .map(|operand| WordTest::parse(operator, operand))
            .collect();
        return tests.filter(|tests| !tests.is_empty()).map(Test::NotWords);
    }
    let values = operand
        .as_array()
        .map_or_else(|| vec![operand.clone()], Clone::clone);
    let literal = |value: &Value| value.is_string() || value.is_number();
    (!values.is_empty() && values.iter().all(literal)).then_some(Test::NotEqual(values))
}

fn numeric(operand: &Value) -> Option<Vec<(Comparison, f64)>> {
    let operand = operand.as_array()?;
    if !matches!(operand.len(), 2 | 4) {
        return None;
    }
    operand
        .chunks(2)
        .map(|pair| Some((Comparison::parse(pair[0].as_str()?)?, pair[1].as_f64()?)))
        .collect()
}

impl Comparison {
    fn parse(sign: &str) -> Option<Self> {
        match sign {
            "<" => Some(Self::Less),
            "<=" => Some(Self::LessOrEqual),
            "=" => Some(Self::Equal),
            ">=" => Some(Self::GreaterOrEqual),
            ">" => Some(Self::Greater),
            _ => None,
        }
    }

    fn holds(self, number: f64, bound: f64) -> bool {
        match self {
            Self::Less => number < bound,
            Self::LessOrEqual => number <= bound,
            Self::Equal => (number - bound).abs() < f64::EPSILON,
            Self::GreaterOrEqual => number >= bound,
            Self::Greater => number > bound,
        }
    }
}

fn cidr(operand: &Value) -> Option<Test> {
    let (network, bits) = operand.as_str()?.split_once('/')?;
    let network: IpAddr = network.parse().ok()?;
    let bits: u8 = bits.parse().ok()?;
    let most = if network.is_ipv4() { 32 } else { 128 };
    (bits <= most).then_some(Test::Cidr { network, bits })
}

fn in_network(address: IpAddr, network: IpAddr, bits: u8) -> bool {
    let same_bits = |a: u128, b: u128, length: u32| {
        let host = length - u32::from(bits);
        a.checked_shr(host).unwrap_or(0) == b.checked_shr(host).unwrap_or(0)
    };
    match (address, network) {
        (IpAddr::V4(a), IpAddr::V4(b)) => {
            same_bits(u128::from(a.to_bits()), u128::from(b.to_bits()), 32)
        }
        (IpAddr::V6(a), IpAddr::V6(b)) => same_bits(a.to_bits(), b.to_bits(), 128),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
