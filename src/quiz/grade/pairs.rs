//! Put a right side to every left side. Two right sides that say the same are the same answer.

use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::quiz::verdict::Detail;
use crate::quiz::verdict::Mark;
use crate::quiz::verdict::Row;
use crate::quiz::verdict::Verdict;

/// `given` is `None` when the answer was shown.
pub fn grade(
    left: &[Text],
    right: &[Text],
    pairs: &[usize],
    why: &Text,
    given: Option<&Vec<Option<usize>>>,
) -> Result<Verdict, Message> {
    if let Some(given) = given {
        let complete = given.len() == left.len() && given.iter().all(Option::is_some);
        if !complete {
            return Err(msg!("quiz-match-incomplete"));
        }
        if given.iter().flatten().any(|place| *place >= right.len()) {
            return Err(msg!("quiz-answer-no-such-option"));
        }
    }
    let rows: Vec<Row> = left
        .iter()
        .zip(pairs)
        .enumerate()
        .map(|(at, (text, belongs))| {
            let put = given
                .and_then(|given| given[at])
                .map(|place| right[place].clone());
            Row {
                text: text.clone(),
                mark: match &put {
                    None => Mark::Missed,
                    Some(words) if *words == right[*belongs] => Mark::Hit,
                    Some(_) => Mark::Wrong,
                },
                detail: Detail::Pair {
                    given: put,
                    right: right[*belongs].clone(),
                },
                why: None,
                misconception: None,
            }
        })
        .collect();
    let hits = rows.iter().filter(|row| row.mark == Mark::Hit).count();
    let correct = hits == left.len();
    let notes = if given.is_some() && !correct {
        vec![msg!("quiz-match-kept", kept = hits, of = left.len())]
    } else {
        Vec::new()
    };
    Ok(Verdict {
        right: correct,
        rows,
        notes,
        why: Some(why.clone()),
        answer: pairs
            .iter()
            .map(|belongs| right[*belongs].clone())
            .collect(),
        misconceptions: Vec::new(),
    })
}
