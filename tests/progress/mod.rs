//! Answers and days for the tests of the store. Asserts nothing.

#![allow(dead_code, reason = "each test file uses a part")]

use terakoya::confidence::Confidence;
use terakoya::moment::Moment;
use terakoya::store::event::Answered;
use terakoya::store::event::Occasion;

/// Noon of a day.
pub const fn day(day: i64) -> Moment {
    Moment::utc(day * 86_400 + 12 * 3600)
}

/// An answer to a fixed question.
pub fn answered(question: &str, right: bool) -> Answered {
    Answered {
        item: format!("start/{question}"),
        card: Some(format!("start/{question}")),
        lesson: "start/asynchronous".to_owned(),
        skill: "async-retries".to_owned(),
        occasion: Occasion::Lesson,
        seed: 7,
        revision: "r1".to_owned(),
        given: Some(serde_json::json!({ "one": 1 })),
        right,
        hints: 0,
        confidence: Some(Confidence::ThinkSo),
        beliefs: Vec::new(),
    }
}
