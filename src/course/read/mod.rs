//! Readers for the files of a course, one a file. Each turns a table into a part of the model, reports what is wrong in it, and notes the ids
//! it meets. None of them opens a file or looks into another one.

pub mod facts;
pub mod generate;
pub mod glossary;
pub mod lesson;
pub mod misconceptions;
pub mod outline;
pub mod pair;
pub mod question;
pub mod scenario;
