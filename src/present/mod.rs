//! Turns results into lines: blocks for a width, traces, errors. Knows meanings, not colours, and no terminal; both front ends
//! draw what it returns.

mod block;
pub mod clock;
mod code;
pub mod drawing;
pub mod fact;
pub mod feedback;
pub mod flow;
pub mod found;
pub mod frame;
mod highlight;
pub mod lane;
pub mod lesson;
pub mod line;
mod links;
pub mod paper;
pub mod problem;
pub mod progress;
pub mod question;
pub mod reference;
pub mod rich;
pub mod run;
pub mod sign;
pub mod table;
pub mod term;
pub mod ticket;
pub mod timeline;
