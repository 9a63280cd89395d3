//! Grades an answer: whether it counts, and the reason for every part of the question. One file per kind. An answer that cannot
//! be read (a number without digits, nothing chosen) is sent back with a sentence and not graded.

mod fill;
mod number;
mod order;
mod pairs;
mod several;
mod single;

use crate::course::question::Behind;
use crate::message::Message;
use crate::msg;
use crate::quiz::answer::Answer;
use crate::quiz::item::Body;
use crate::quiz::item::Item;
use crate::quiz::verdict::Verdict;

/// The verdict on an answer, or what to say where there is nothing to judge yet.
pub fn grade(item: &Item, answer: &Answer) -> Result<Verdict, Message> {
    let verdict = match (&item.body, answer) {
        (Body::Single(choices), Answer::One(chosen)) => single::grade(choices, Some(*chosen)),
        (Body::Several(choices), Answer::Many(chosen)) => several::grade(choices, Some(chosen)),
        (Body::Order { shown, right, why }, Answer::Order(given)) => {
            order::grade(shown, right, why, Some(given))
        }
        (
            Body::Match {
                left,
                right,
                pairs,
                why,
            },
            Answer::Pairs(given),
        ) => pairs::grade(left, right, pairs, why, Some(given)),
        (Body::Fill { accept, why }, Answer::Typed(typed)) => fill::grade(accept, why, Some(typed)),
        (Body::Number { .. }, Answer::Typed(typed)) => number::grade(&item.body, Some(typed)),
        _ => Err(msg!("quiz-answer-other-kind")),
    }?;
    Ok(verdict.with_beliefs())
}

/// The verdict when the learner asked to be shown the answer: everything right is marked as missed.
pub fn reveal(item: &Item) -> Verdict {
    let shown = match &item.body {
        Body::Single(choices) => single::grade(choices, None),
        Body::Several(choices) => several::grade(choices, None),
        Body::Order { shown, right, why } => order::grade(shown, right, why, None),
        Body::Match {
            left,
            right,
            pairs,
            why,
        } => pairs::grade(left, right, pairs, why, None),
        Body::Fill { accept, why } => fill::grade(accept, why, None),
        Body::Number { .. } => number::grade(&item.body, None),
    };
    shown.unwrap_or_else(|_| Verdict {
        right: false,
        rows: Vec::new(),
        notes: Vec::new(),
        why: None,
        answer: Vec::new(),
        misconceptions: Vec::new(),
    })
}

fn belief(behind: Option<&Behind>) -> Option<String> {
    match behind {
        Some(Behind::Misconception(id)) => Some(id.clone()),
        Some(Behind::Slip) | None => None,
    }
}

#[cfg(test)]
mod tests;
