//! What is taught: the model of a course, reading it from a folder (embedded or on disk), Markdown to blocks, facts, glossary,
//! search index. Pure: no terminal, no store, no clock, and no simulator (a scenario here is text with a place).

pub mod block;
pub mod character;
pub mod flow;
pub mod id;
pub mod index;
pub mod load;
pub mod markdown;
pub mod mention;
pub mod model;
pub mod placeholder;
pub mod question;
pub mod read;
pub mod source;
