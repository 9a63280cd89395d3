//! One sitting with questions: what is asked, how an answer is graded, what the learner is told. Pure: no simulator, no store, no
//! clock. Questions whose answer a run computes are assembled here from what the run measured; `study` runs it.

pub use crate::confidence;

pub mod answer;
pub mod blank;
pub mod generate;
pub mod grade;
pub mod item;
pub mod number;
pub mod sitting;
pub mod unit;
pub mod verdict;
