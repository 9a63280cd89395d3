//! One sitting with questions: what is asked, how an answer is graded, what the learner is told. Pure: no store, no clock, and no run
//! is started here. Questions whose answer a run computes are assembled from what the run measured; `study` runs it.

pub use crate::confidence;

pub mod answer;
pub mod blank;
pub mod generate;
pub mod grade;
pub mod item;
pub mod measured;
pub mod number;
pub mod sitting;
pub mod unit;
pub mod verdict;
