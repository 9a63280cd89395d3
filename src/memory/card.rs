//! A card: what is scheduled. A fixed question is a card of its own; all generated questions of a skill share one. Born at its
//! first graded answer.

use crate::moment::Day;

/// What a card is about, as a key: `course/question-id` for a fixed question, `course/skill/skill-id` for a skill's generated
/// questions. Question ids hold no `/`, so the two never meet.
pub fn skill_key(course: &str, skill: &str) -> String {
    format!("{course}/skill/{skill}")
}

/// The skill of a skill card's key, if it is one of this course.
pub fn skill_of<'a>(course: &str, key: &'a str) -> Option<&'a str> {
    rest(course, key)?.strip_prefix("skill/")
}

/// The question of a fixed question's card, if it is one of this course.
pub fn question_of<'a>(course: &str, key: &'a str) -> Option<&'a str> {
    rest(course, key).filter(|id| !id.contains('/'))
}

fn rest<'a>(course: &str, key: &'a str) -> Option<&'a str> {
    key.strip_prefix(course)?.strip_prefix('/')
}

/// How well something is remembered, by FSRS-6.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days after which recall has fallen to 90 %.
    pub stability: f32,
    /// 1 (easy) to 10.
    pub difficulty: f32,
}

/// A card and its schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What it is about; see [`skill_key`].
    pub key: String,
    /// The skill recall is reported on.
    pub skill: String,
    /// The item asked last: a skill's next variant is another question if there is one.
    pub last_item: String,
    /// The memory after the last review.
    pub memory: Memory,
    /// The day it is due.
    pub due: Day,
    /// The day of the last review.
    pub last: Day,
    /// The instant of the last review, microseconds since 1970.
    pub last_us: i64,
    /// Graded answers so far.
    pub reviews: u32,
    /// How often it was rated `Again` after having been learned.
    pub lapses: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_say_what_they_are() {
        let skill = skill_key("start", "retries");
        assert_eq!(skill_of("start", &skill), Some("retries"));
        assert_eq!(question_of("start", &skill), None);
        assert_eq!(
            question_of("start", "start/async-count"),
            Some("async-count")
        );
        assert_eq!(question_of("star", "start/async-count"), None);
    }
}
