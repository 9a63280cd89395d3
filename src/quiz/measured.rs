//! What a run makes of a generated question: its answer and its wrong numbers, in the question's unit. One place, so that what `check`
//! proves is what a learner is asked. Runs nothing.

use crate::course::question::Generate;
use crate::message::Message;
use crate::msg;
use crate::quiz::generate::Computed;
use crate::quiz::unit::Unit;
use crate::sim::formula::Formula;
use crate::sim::measure::Measures;
use crate::sim::measure::Unit as Measured;
use crate::sim::measure::Value;

/// The numbers of a question, from the measures of its run. An error says which formula gives none: it asks for a measure that is
/// not there, divides by zero, or comes to an answer below zero.
pub fn computed(
    generate: &Generate,
    measures: &Measures,
    unit: &Unit,
) -> Result<Computed, Message> {
    let answer = value(&generate.answer, measures, None)?;
    if !answer.number.is_finite() || answer.number < 0.0 {
        return Err(no_value(&generate.answer));
    }
    let wrong = generate
        .wrong
        .iter()
        .map(|model| {
            let wrong = value(&model.value, measures, Some(answer))?;
            // A bare number is meant as the learner would say it; everything else is in the simulator's units.
            let is_bare = wrong.unit == Measured::Count && answer.unit != Measured::Count;
            Ok(if is_bare {
                wrong.number
            } else {
                unit.of_base(wrong.number)
            })
        })
        .collect::<Result<_, Message>>()?;
    Ok(Computed {
        answer: unit.of_base(answer.number),
        wrong,
    })
}

fn value(formula: &str, measures: &Measures, answer: Option<Value>) -> Result<Value, Message> {
    Formula::parse(formula)?
        .value(measures, answer)
        .ok_or_else(|| no_value(formula))
}

fn no_value(formula: &str) -> Message {
    msg!("quiz-no-value", formula = formula)
}
