//! What a scenario asks and claims: controls a learner may move, predictions before the run, claims the test suite runs, and the
//! parts of an incident ticket. Data and reading; grading is `quiz`'s work.

use std::ops::Range;

use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::nearest::nearest;
use crate::sim::expression::Expression;
use crate::sim::literal;
use crate::sim::measure::Unit;
use crate::sim::measure::Value as Number;
use crate::table::Table;
use crate::table::Value;

/// A setting the learner may change.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// What it is called; without a label the path is shown.
    pub label: Option<Text>,
    /// The path of the setting.
    pub set: String,
    /// The values to choose from.
    pub values: Vec<toml::Value>,
    /// What each of them is called; none where the values say enough.
    pub labels: Vec<Text>,
    /// Where it stands in the file.
    pub at: Range<usize>,
}

/// A question asked before the run; the run gives the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// Unique in the course.
    pub id: String,
    /// The question.
    pub ask: Text,
    /// The measure that is the answer.
    pub answer: String,
    /// What may be chosen.
    pub options: Vec<Number>,
    /// The skill it exercises.
    pub skill: String,
    /// What stands behind each wrong option.
    pub wrong: Vec<Wrong>,
    /// Why the answer is what it is.
    pub why: Text,
    /// Where it stands in the file.
    pub at: Range<usize>,
}

/// How far a measure other than a count may be from the option that is meant: authors write "29 s", runs give 29.013 s.
const NEAR: f64 = 0.05;

impl Prediction {
    /// The options that a measure may mean, the nearest first: the very number of a whole count, otherwise whatever is within 5 %.
    /// A sound prediction has exactly one.
    pub fn meant(&self, answer: Number) -> Vec<Number> {
        let is_exact = answer.unit == Unit::Count && answer.number.fract() == 0.0;
        let near = if is_exact { 0.0 } else { NEAR };
        let distance = |option: &Number| (option.number - answer.number).abs();
        let mut meant: Vec<Number> = self
            .options
            .iter()
            .filter(|option| {
                let larger = option.number.abs().max(answer.number.abs());
                distance(option) <= near * larger + 1e-9
            })
            .copied()
            .collect();
        meant.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
        meant
    }
}

/// A wrong option of a prediction.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// The option.
    pub is: Number,
    /// The misconception behind it, or `None` for a slip.
    pub misconception: Option<String>,
    /// Why it is wrong.
    pub why: Text,
    /// Where it stands in the file.
    pub at: Range<usize>,
}

/// What the lesson says and every run of the test suite has to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// In words.
    pub text: Text,
    /// As a condition.
    pub holds: Expression,
    /// The condition as written.
    pub written: String,
    /// Whether it has to hold for other seeds too.
    pub every_seed: bool,
    /// Where it stands in the file.
    pub at: Range<usize>,
}

/// Gives the unit of a measure, or says why there is no such measure.
pub(crate) type UnitOf<'a> = &'a dyn Fn(&str) -> Result<Unit, Message>;

pub(crate) fn control(table: Table<'_>) -> Option<Control> {
    let label = table.get("label").and_then(Value::text);
    let set = table.string("set");
    let values = table.need("values").and_then(Value::list);
    let labels = table.get("labels").and_then(|labels| {
        let texts = labels.list()?;
        let (count, wanted) = (texts.len(), values.as_ref().map_or(0, Vec::len));
        if count != wanted {
            labels.refuse(msg!(
                "scenario-control-labels",
                count = count,
                wanted = wanted
            ));
        }
        texts.into_iter().map(Value::text).collect()
    });
    let at = table.at();
    table.finish();
    Some(Control {
        label,
        set: set?,
        values: values?.into_iter().map(Value::plain).collect(),
        labels: labels.unwrap_or_default(),
        at,
    })
}

pub(crate) fn prediction(table: Table<'_>, unit_of: UnitOf<'_>) -> Option<Prediction> {
    let id = table.string("id");
    let ask = table.text("ask");
    let answer = table.need("answer").and_then(|value| {
        let path = value.string()?;
        match unit_of(path) {
            Ok(unit) => Some((path.to_owned(), unit)),
            Err(message) => {
                value.refuse(message);
                None
            }
        }
    });
    let unit = answer.as_ref().map_or(Unit::Count, |(_, unit)| *unit);
    let options = table.need("options").and_then(|value| {
        let values = value.list()?;
        answer.as_ref()?;
        values
            .into_iter()
            .map(|value| number(value, unit))
            .collect()
    });
    let skill = table.string("skill");
    let wrong = table
        .tables("wrong")
        .into_iter()
        .filter_map(|table| wrong(table, answer.as_ref().map(|(_, unit)| *unit)))
        .collect();
    let why = table.text("why");
    let at = table.at();
    table.finish();
    Some(Prediction {
        id: id?,
        ask: ask?,
        answer: answer?.0,
        options: options?,
        skill: skill?,
        wrong,
        why: why?,
        at,
    })
}

fn wrong(table: Table<'_>, unit: Option<Unit>) -> Option<Wrong> {
    let is = table.need("is");
    let misconception = table
        .get("misconception")
        .and_then(Value::string)
        .map(str::to_owned);
    let slip = table.get("slip").and_then(Value::boolean).unwrap_or(false);
    if slip == misconception.is_some() {
        let file = table.file();
        file.refuse(
            table.at(),
            msg!("scenario-one-of", keys = "misconception, slip"),
        );
    }
    let why = table.text("why");
    let at = table.at();
    table.finish();
    Some(Wrong {
        is: number(is?, unit?)?,
        misconception,
        why: why?,
        at,
    })
}

/// An option: a bare number for counts, text with a unit for everything else.
fn number(value: Value<'_>, unit: Unit) -> Option<Number> {
    let read = if value.is_string() {
        match literal::parse(value.string()?) {
            Ok(number) => number,
            Err(message) => {
                value.refuse(message);
                return None;
            }
        }
    } else {
        Number::new(value.number()?, Unit::Count)
    };
    let bare = matches!(
        unit,
        Unit::Count | Unit::Share | Unit::GbSeconds | Unit::GbMonths
    );
    if read.unit == unit || (bare && read.unit == Unit::Count) {
        return Some(Number { unit, ..read });
    }
    value.refuse(msg!(
        "scenario-expression-unit",
        unit = literal::example(unit)
    ));
    None
}

pub(crate) fn claim(table: Table<'_>, unit_of: UnitOf<'_>) -> Option<Claim> {
    let text = table.text("text");
    let holds = table
        .need("holds")
        .and_then(|value| condition(value, unit_of));
    let every_seed = table
        .get("every_seed")
        .and_then(Value::boolean)
        .unwrap_or(false);
    let at = table.at();
    table.finish();
    let (holds, written) = holds?;
    Some(Claim {
        text: text?,
        holds,
        written,
        every_seed,
        at,
    })
}

/// A condition and its text.
pub(crate) fn condition(value: Value<'_>, unit_of: UnitOf<'_>) -> Option<(Expression, String)> {
    let text = value.string()?;
    let read = Expression::parse(text).and_then(|read| read.check(unit_of).map(|()| read));
    match read {
        Ok(read) => Some((read, text.to_owned())),
        Err(message) => {
            value.refuse(message);
            None
        }
    }
}

/// The complaint about a measure that does not exist, with the nearest that does.
pub(crate) fn unknown_measure<'a>(
    path: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Message {
    match nearest(path, known) {
        Some(near) => msg!("scenario-unknown-measure-near", path = path, near = near),
        None => msg!("scenario-unknown-measure", path = path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(unit: Unit, numbers: &[f64]) -> Prediction {
        let text = Text {
            en: String::new(),
            ja: String::new(),
        };
        Prediction {
            id: String::new(),
            ask: text.clone(),
            answer: String::new(),
            options: numbers.iter().map(|n| Number::new(*n, unit)).collect(),
            skill: String::new(),
            wrong: Vec::new(),
            why: text,
            at: 0..0,
        }
    }

    fn meant(prediction: &Prediction, answer: Number) -> Vec<f64> {
        let meant = prediction.meant(answer);
        meant.iter().map(|option| option.number).collect()
    }

    #[test]
    fn a_count_is_exact_and_a_time_is_near() {
        let counts = options(Unit::Count, &[19.0, 20.0, 40.0]);
        assert_eq!(meant(&counts, Number::count(20)), [20.0]);
        assert!(meant(&counts, Number::count(21)).is_empty());
        let times = options(Unit::Seconds, &[19.0, 20.0, 40.0]);
        assert_eq!(meant(&times, Number::seconds(20.4e6)), [20.0]);
        assert_eq!(meant(&times, Number::seconds(19.2e6)), [19.0, 20.0]);
        assert!(meant(&times, Number::seconds(30e6)).is_empty());
        let zero = options(Unit::Seconds, &[0.0, 4.0]);
        assert_eq!(meant(&zero, Number::seconds(0.0)), [0.0]);
        assert!(meant(&zero, Number::seconds(0.1e6)).is_empty());
    }
}
