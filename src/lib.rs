//! terakoya: a school in the terminal.
//!
//! Lessons are parsed by [`course`], asked by `quiz`, remembered by `memory`, simulated by `sim`, saved by `store`. `study`
//! decides what happens next. [`present`] turns results into lines. `cli` prints lines, `tui` draws them. Screens take actions
//! and return effects.
//!
//! Who may import whom stands in ARCHITECTURE.md and is tested by `tests/layers.rs`.

pub mod check;
pub mod cli;
pub mod confidence;
pub mod config;
pub mod course;
pub mod error;
pub mod fold;
pub mod i18n;
pub mod lang;
pub mod memory;
pub mod message;
pub mod moment;
pub mod nearest;
pub mod present;
pub mod problem;
pub mod quantity;
pub mod quiz;
pub mod rng;
pub mod search;
pub mod sim;
pub mod store;
pub mod study;
pub mod table;
pub mod text;
pub mod tui;
