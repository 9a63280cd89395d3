//! Any number of options is right. It counts when exactly the right ones are chosen; what is missing and what is too much is said.

use crate::course::question::Choice;
use crate::message::Message;
use crate::msg;
use crate::quiz::grade::single;
use crate::quiz::verdict::Mark;
use crate::quiz::verdict::Row;
use crate::quiz::verdict::Verdict;

/// `chosen` is `None` when the answer was shown.
pub fn grade(choices: &[Choice], chosen: Option<&Vec<usize>>) -> Result<Verdict, Message> {
    let places: &[usize] = chosen.map_or(&[], |places| places);
    if places.iter().any(|place| *place >= choices.len()) {
        return Err(msg!("quiz-answer-no-such-option"));
    }
    let rows: Vec<Row> = choices
        .iter()
        .enumerate()
        .map(|(place, choice)| single::row(choice, places.contains(&place)))
        .collect();
    let count = |mark| rows.iter().filter(|row| row.mark == mark).count();
    let (missed, wrong) = (count(Mark::Missed), count(Mark::Wrong));
    let mut notes = Vec::new();
    if chosen.is_some() && missed > 0 {
        notes.push(msg!("quiz-several-missed", count = missed));
    }
    if wrong > 0 {
        notes.push(msg!("quiz-several-wrong", count = wrong));
    }
    Ok(Verdict {
        right: chosen.is_some() && missed == 0 && wrong == 0,
        rows,
        notes,
        why: None,
        answer: single::right_answers(choices),
        misconceptions: Vec::new(),
    })
}
