//! The few things every screen draws with: a page of lines, the footer, a scrolled window, two panes, a line of text being typed.

pub mod cut;
pub mod footer;
pub mod input;
pub mod page;
pub mod panes;
pub mod row;
pub mod window;
