//! Text on a grid of cells: how wide it is, where its lines may break in Japanese and English, how it is cut and padded, and how
//! control characters are made visible. Works on plain strings and byte ranges; styles, languages and colours are for others.

mod breaks;
pub mod fit;
pub mod kinsoku;
mod phrase;
#[cfg(test)]
mod tests;
pub mod visible;
pub mod width;
pub mod wrap;
