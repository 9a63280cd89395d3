//! Put the steps in order. Only the whole order counts; the verdict says how many steps follow the right one before them, because
//! one step moved to the front shifts every place and is still one mistake.

use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::quiz::verdict::Detail;
use crate::quiz::verdict::Mark;
use crate::quiz::verdict::Row;
use crate::quiz::verdict::Verdict;

/// `given` is `None` when the answer was shown.
pub fn grade(
    shown: &[Text],
    right: &[usize],
    why: &Text,
    given: Option<&Vec<usize>>,
) -> Result<Verdict, Message> {
    if let Some(given) = given {
        let mut places = given.clone();
        places.sort_unstable();
        if !places.iter().copied().eq(0..shown.len()) {
            return Err(msg!("quiz-order-incomplete"));
        }
    }
    // Steps that read the same may change places: compare what they say, not which copy it is.
    let same = |a: usize, b: usize| shown[a] == shown[b];
    let correct = given.is_some_and(|given| given.iter().zip(right).all(|(a, b)| same(*a, *b)));
    let rows = right
        .iter()
        .enumerate()
        .map(|(place, step)| {
            let put = given.and_then(|given| given.iter().position(|at| at == step));
            let fits = given.is_some_and(|given| same(given[place], *step));
            Row {
                text: shown[*step].clone(),
                mark: match (given.is_some(), fits) {
                    (false, _) => Mark::Missed,
                    (true, true) => Mark::Hit,
                    (true, false) => Mark::Wrong,
                },
                detail: Detail::Place(if fits {
                    Some(place + 1)
                } else {
                    put.map(|at| at + 1)
                }),
                why: None,
                misconception: None,
            }
        })
        .collect();
    let notes = match given {
        Some(given) if !correct => explain(shown, right, given),
        _ => Vec::new(),
    };
    Ok(Verdict {
        right: correct,
        rows,
        notes,
        why: Some(why.clone()),
        answer: right.iter().map(|step| shown[*step].clone()).collect(),
        misconceptions: Vec::new(),
    })
}

/// How much of the order is right, and the first step that comes too early.
fn explain(shown: &[Text], right: &[usize], given: &[usize]) -> Vec<Message> {
    let place = |step: usize| right.iter().position(|at| *at == step).unwrap_or(0);
    let places: Vec<usize> = given.iter().map(|step| place(*step)).collect();
    let mut notes = vec![msg!(
        "quiz-order-kept",
        kept = longest_rising(&places),
        of = given.len()
    )];
    let reversed = places.windows(2).position(|pair| pair[0] > pair[1]);
    if let Some(at) = reversed {
        notes.push(msg!(
            "quiz-order-reversed",
            early = &shown[given[at]],
            late = &shown[given[at + 1]]
        ));
    }
    notes
}

/// The most steps that already stand in the right order among themselves.
fn longest_rising(places: &[usize]) -> usize {
    let mut lengths = vec![1_usize; places.len()];
    for end in 0..places.len() {
        for start in 0..end {
            if places[start] < places[end] {
                lengths[end] = lengths[end].max(lengths[start] + 1);
            }
        }
    }
    lengths.into_iter().max().unwrap_or(0)
}
