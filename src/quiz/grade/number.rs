//! A number with a unit and a tolerance. A wrong number that a known belief leads to gets that belief's reason.

use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::quiz::grade::belief;
use crate::quiz::item::Body;
use crate::quiz::number::read;
use crate::quiz::verdict::Detail;
use crate::quiz::verdict::Mark;
use crate::quiz::verdict::Row;
use crate::quiz::verdict::Verdict;

/// What two ways of computing the same number may differ by.
const ROUNDING: f64 = 1e-9;

/// `typed` is `None` when the answer was shown.
pub fn grade(body: &Body, typed: Option<&str>) -> Result<Verdict, Message> {
    let Body::Number {
        answer,
        shown,
        unit,
        tolerance,
        why,
        wrong,
    } = body
    else {
        return Err(msg!("quiz-answer-other-kind"));
    };
    let value = typed.map(|typed| read(typed, unit)).transpose()?;
    let right = value.is_some_and(|value| near(value, *answer, *tolerance));
    let mut rows = Vec::new();
    if let (Some(value), false) = (value, right) {
        let known = wrong
            .iter()
            .filter(|known| near(value, known.value, *tolerance))
            .min_by(|a, b| (value - a.value).abs().total_cmp(&(value - b.value).abs()));
        let typed = typed.unwrap_or_default().trim();
        rows.push(Row {
            text: known.map_or_else(|| Text::new(typed, typed), |known| known.shown.clone()),
            mark: Mark::Wrong,
            detail: Detail::Plain,
            why: known.and_then(|known| known.why.clone()),
            misconception: known.and_then(|known| belief(Some(&known.behind))),
        });
    }
    let notes =
        if right && *tolerance > 0.0 && value.is_some_and(|value| !near(value, *answer, 0.0)) {
            vec![msg!("quiz-number-near", exact = shown)]
        } else {
            Vec::new()
        };
    Ok(Verdict {
        right,
        rows,
        notes,
        why: Some(why.clone()),
        answer: vec![shown.clone()],
        misconceptions: Vec::new(),
    })
}

fn near(value: f64, target: f64, tolerance: f64) -> bool {
    (value - target).abs() <= tolerance + ROUNDING * target.abs().max(1.0)
}
