//! The use cases both front ends share: what comes next, what was answered, where the learner stands. Brings course, quiz, memory,
//! simulator and store together; shows nothing and reads no clock.

pub mod view;
