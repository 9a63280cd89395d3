//! Says messages in the reader's language: the catalogues of `locales/`, and numbers, spans, sizes, shares, money and dates as
//! each language writes them. Knows nothing of what the messages are about, of widths, or of the terminal.

mod catalog;
mod date;
mod number;
mod unit;

pub use catalog::say;
pub use catalog::sources;
pub use date::date;
pub use date::day;
pub use number::exact;
pub use number::number;
pub use unit::list;
pub use unit::money;
pub use unit::per_second;
pub use unit::quantity;
pub use unit::share;
pub use unit::size;
pub use unit::span;
