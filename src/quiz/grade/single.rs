//! One option is right.

use crate::course::question::Choice;
use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::quiz::grade::belief;
use crate::quiz::verdict::Detail;
use crate::quiz::verdict::Mark;
use crate::quiz::verdict::Row;
use crate::quiz::verdict::Verdict;

/// `chosen` is `None` when the answer was shown.
pub fn grade(choices: &[Choice], chosen: Option<usize>) -> Result<Verdict, Message> {
    if chosen.is_some_and(|place| place >= choices.len()) {
        return Err(msg!("quiz-answer-no-such-option"));
    }
    Ok(Verdict {
        right: chosen.is_some_and(|place| choices[place].wrong.is_none()),
        rows: choices
            .iter()
            .enumerate()
            .map(|(place, choice)| row(choice, chosen == Some(place)))
            .collect(),
        notes: Vec::new(),
        why: None,
        answer: right_answers(choices),
        misconceptions: Vec::new(),
    })
}

/// An option with its mark and its reason.
pub fn row(choice: &Choice, chosen: bool) -> Row {
    Row {
        text: choice.text.clone(),
        mark: match (chosen, choice.wrong.is_none()) {
            (true, true) => Mark::Hit,
            (true, false) => Mark::Wrong,
            (false, true) => Mark::Missed,
            (false, false) => Mark::Avoided,
        },
        detail: Detail::Plain,
        why: Some(choice.why.clone()),
        misconception: belief(choice.wrong.as_ref()),
    }
}

/// What the right options say.
pub fn right_answers(choices: &[Choice]) -> Vec<Text> {
    choices
        .iter()
        .filter(|choice| choice.wrong.is_none())
        .map(|choice| choice.text.clone())
        .collect()
}
