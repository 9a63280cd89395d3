//! Finding: what in a course holds the words somebody typed, in both languages at once, the best first, with the place it leads to.
//! Looks at titles, text, terms, what questions ask and what scenarios are called; never at options, reasons, hints or claims, which
//! would give an answer away. Says nothing and draws nothing.

mod folded;
mod index;
mod item;
mod near;
mod piece;
mod plain;
mod set;
mod words;

pub use index::Answer;
pub use index::Found;
pub use index::Index;
pub use item::Kind;
pub use item::Spot;

#[cfg(test)]
mod tests;
