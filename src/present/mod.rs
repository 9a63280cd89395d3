//! Turns results into lines: blocks for a width, traces, errors. Knows meanings, not colours, and no terminal; both front ends
//! draw what it returns.

pub mod line;
pub mod paper;
pub mod sign;
