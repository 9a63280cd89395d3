//! Arithmetic over measures: the right answer of a generated question and the numbers that wrong beliefs would give. Reads and
//! computes; conditions are `sim/expression.rs`.

use crate::message::Message;
use crate::msg;
use crate::sim::literal;
use crate::sim::measure::Measures;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A number, with or without a unit.
    Number(Value),
    /// A measure by its path.
    Measure(String),
    /// The word `answer`: the question's right answer.
    Answer,
    /// Two formulas and what is done with them.
    Both(Operator, Box<Formula>, Box<Formula>),
}

/// What is done with two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Sum.
    Plus,
    /// Difference.
    Minus,
    /// Product.
    Times,
    /// Quotient.
    Over,
}

/// Parentheses inside parentheses; deeper ones are refused, so that no text can exhaust the stack.
const DEEPEST: usize = 20;

/// Longer texts are no formulas; the limit keeps chains of operators, and with them the tree, short.
const LONGEST: usize = 500;

impl Formula {
    /// Reads a formula.
    pub fn parse(text: &str) -> Result<Self, Message> {
        if text.len() > LONGEST {
            return Err(msg!("scenario-expression-long", most = LONGEST));
        }
        let tokens = tokens(text)?;
        let mut reader = Reader {
            tokens: &tokens,
            depth: 0,
        };
        let formula = reader.sum()?;
        match reader.tokens.first() {
            None => Ok(formula),
            Some(token) => Err(msg!("scenario-expression-extra", text = token.text())),
        }
    }

    /// The paths of the measures in it.
    pub fn measures(&self) -> Vec<&str> {
        match self {
            Self::Measure(path) => vec![path],
            Self::Both(_, left, right) => {
                let mut paths = left.measures();
                paths.extend(right.measures());
                paths
            }
            Self::Number(_) | Self::Answer => Vec::new(),
        }
    }

    /// Its unit: that of its measures and numbers; a bare number takes any. An unknown measure is the error `unit_of` gives.
    pub fn unit(&self, unit_of: &dyn Fn(&str) -> Result<Unit, Message>) -> Result<Unit, Message> {
        match self {
            Self::Number(value) => Ok(value.unit),
            Self::Measure(path) => unit_of(path),
            Self::Answer => Ok(Unit::Count),
            Self::Both(operator, left, right) => {
                let (left, right) = (left.unit(unit_of)?, right.unit(unit_of)?);
                Ok(match operator {
                    Operator::Over if left == right => Unit::Count,
                    _ if left == Unit::Count => right,
                    _ => left,
                })
            }
        }
    }

    /// What it comes to in a run; `None` if a measure does not exist or the word `answer` has no meaning here.
    pub fn value(&self, measures: &Measures, answer: Option<Value>) -> Option<Value> {
        match self {
            Self::Number(value) => Some(*value),
            Self::Measure(path) => measures.get(path),
            Self::Answer => answer,
            Self::Both(operator, left, right) => {
                let left = left.value(measures, answer)?;
                let right = right.value(measures, answer)?;
                let number = match operator {
                    Operator::Plus => left.number + right.number,
                    Operator::Minus => left.number - right.number,
                    Operator::Times => left.number * right.number,
                    Operator::Over => left.number / right.number,
                };
                Some(Value {
                    number,
                    unit: if left.unit == Unit::Count {
                        right.unit
                    } else {
                        left.unit
                    },
                    approximate: left.approximate || right.approximate,
                })
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Number(Value, String),
    Operator(Operator),
    Open,
    Close,
}

impl Token {
    fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Number(_, text) => text,
            Self::Operator(Operator::Plus) => "+",
            Self::Operator(Operator::Minus) => "-",
            Self::Operator(Operator::Times) => "*",
            Self::Operator(Operator::Over) => "/",
            Self::Open => "(",
            Self::Close => ")",
        }
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, Message> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let single = match first {
            '+' => Some(Token::Operator(Operator::Plus)),
            '-' | '−' => Some(Token::Operator(Operator::Minus)),
            '*' | '×' => Some(Token::Operator(Operator::Times)),
            '/' | '÷' => Some(Token::Operator(Operator::Over)),
            '(' => Some(Token::Open),
            ')' => Some(Token::Close),
            _ => None,
        };
        let length = if let Some(token) = single {
            tokens.push(token);
            first.len_utf8()
        } else if first.is_ascii_digit() {
            let length = number_length(rest);
            let number = literal::parse(&rest[..length])?;
            tokens.push(Token::Number(number, rest[..length].to_owned()));
            length
        } else if first.is_alphabetic() {
            let length = rest
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')))
                .unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..length].to_owned()));
            length
        } else {
            return Err(msg!("scenario-expression-extra", text = first.to_string()));
        };
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

/// Bytes of a number with its unit: digits, then a word or `%`, or `/` and a word of time, as long as no other thing begins.
fn number_length(text: &str) -> usize {
    let digits = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(text.len());
    let spaces = text[digits..].len() - text[digits..].trim_start().len();
    let after = &text[digits + spaces..];
    if after.starts_with('%') {
        return digits + spaces + 1;
    }
    let slash = usize::from(after.starts_with('/'));
    let letters = after[slash..]
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(after.len() - slash);
    let end = digits + spaces + slash + letters;
    // `10 / 2` divides and `2 lambda.f.x` is a mistake; only a known unit belongs to the number.
    if letters > 0 && literal::parse(&text[..end]).is_ok() {
        end
    } else {
        digits
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    depth: usize,
}

impl Reader<'_> {
    fn sum(&mut self) -> Result<Formula, Message> {
        let mut left = self.product()?;
        while let Some(operator) = self.operator(&[Operator::Plus, Operator::Minus]) {
            left = Formula::Both(operator, Box::new(left), Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Formula, Message> {
        let mut left = self.single()?;
        while let Some(operator) = self.operator(&[Operator::Times, Operator::Over]) {
            left = Formula::Both(operator, Box::new(left), Box::new(self.single()?));
        }
        Ok(left)
    }

    fn operator(&mut self, wanted: &[Operator]) -> Option<Operator> {
        match self.tokens.first() {
            Some(Token::Operator(operator)) if wanted.contains(operator) => {
                self.tokens = &self.tokens[1..];
                Some(*operator)
            }
            _ => None,
        }
    }

    fn single(&mut self) -> Result<Formula, Message> {
        let (token, rest) = self
            .tokens
            .split_first()
            .ok_or_else(|| msg!("scenario-expression-end"))?;
        self.tokens = rest;
        match token {
            Token::Number(value, _) => Ok(Formula::Number(*value)),
            Token::Word(word) if word == "answer" => Ok(Formula::Answer),
            Token::Word(word) if word.contains('.') => Ok(Formula::Measure(word.clone())),
            Token::Word(word) => Err(msg!("scenario-expression-word", word = word)),
            Token::Operator(Operator::Minus) => match self.single()? {
                Formula::Number(value) => Ok(Formula::Number(Value {
                    number: -value.number,
                    ..value
                })),
                other => Err(msg!(
                    "scenario-expression-extra",
                    text = format!("-{}", other.measures().join(" "))
                )),
            },
            Token::Open => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(msg!("scenario-expression-deep", most = DEEPEST));
                }
                let inside = self.sum()?;
                self.depth -= 1;
                match self.tokens.split_first() {
                    Some((Token::Close, rest)) => {
                        self.tokens = rest;
                        Ok(inside)
                    }
                    _ => Err(msg!("scenario-expression-close")),
                }
            }
            Token::Operator(_) | Token::Close => {
                Err(msg!("scenario-expression-extra", text = token.text()))
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these results are exact")]
mod tests {
    use super::*;

    fn number(text: &str) -> f64 {
        let mut measures = Measures::default();
        measures.put("lambda.f.invocations".into(), Value::count(12));
        measures.put("client.uploader.requests".into(), Value::count(4));
        measures.put("sqs.dead-letters.visible".into(), Value::count(3));
        Formula::parse(text)
            .unwrap()
            .value(&measures, Some(Value::count(7)))
            .unwrap()
            .number
    }

    fn mistake(text: &str) -> &'static str {
        Formula::parse(text).unwrap_err().id
    }

    #[test]
    fn formulas_compute() {
        assert_eq!(number("answer - 1"), 6.0);
        assert_eq!(number("2 * lambda.f.invocations"), 24.0);
        assert_eq!(
            number("lambda.f.invocations - client.uploader.requests"),
            8.0
        );
        assert_eq!(number("answer + answer + answer"), 21.0);
        assert_eq!(number("2 + 3 * 4"), 14.0);
        assert_eq!(number("(2 + 3) × 4 ÷ 10"), 2.0);
        assert_eq!(number("10 / 4"), 2.5);
        assert_eq!(number("sqs.dead-letters.visible"), 3.0);
        assert_eq!(number("-2 + 5"), 3.0);
        assert_eq!(number("1.5 min"), 90.0);
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(mistake("answers"), "scenario-expression-word");
        assert_eq!(mistake("1 +"), "scenario-expression-end");
        assert_eq!(mistake("(1 + 2"), "scenario-expression-close");
        assert_eq!(mistake("1 2"), "scenario-expression-extra");
        assert_eq!(mistake("1 & 2"), "scenario-expression-extra");
        assert_eq!(mistake(&"(".repeat(100)), "scenario-expression-deep");
        assert_eq!(mistake(&"1 + ".repeat(1000)), "scenario-expression-long");
        assert_eq!(mistake(""), "scenario-expression-end");
        assert_eq!(mistake(&"-".repeat(400)), "scenario-expression-end");
    }
}
