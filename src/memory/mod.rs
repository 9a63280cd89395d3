//! What to review when: cards, the grade derived from an attempt, FSRS, the plan of a day. Pure: days and moments are passed in.

pub mod attempt;
pub mod card;
pub mod confusion;
pub mod habit;
pub mod plan;
pub mod rating;
pub mod recall;
pub mod schedule;
