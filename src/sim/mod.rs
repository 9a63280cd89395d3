//! The simulated cloud: deterministic, in virtual time. [`scenario::Scenario`] is a small serverless system; [`run()`] plays it and gives back
//! a [`Run`]: what happened ([`trace::Trace`]) and what it comes to ([`measure::Measures`]). The same scenario and seed give the same
//! run, byte for byte, on every machine.
//!
//! | to | start with |
//! |---|---|
//! | read a scenario | [`scenario::Scenario::parse`] |
//! | change a setting | [`scenario::Scenario::with`] |
//! | play it | [`run()`] |
//! | play it with several seeds | [`repeat::repeat`] |
//! | walk from an entry to what caused it | [`trace::Trace::causes`] |
//! | ask what of it AWS does not publish | [`assumption::assumptions`] |
//! | ask whether a claim holds | [`expression::Expression::holds`] |
//! | judge a repair of a ticket | [`repair::goals`] |
//! | compute a question's numbers | [`formula::Formula::value`] |
//!
//! Must not know a terminal, a clock, a file or a course.

mod access;
mod account;
mod arrivals;
pub mod assumption;
mod batch;
mod bucket;
pub mod configuration;
mod content;
pub mod cost;
mod deadline;
mod delivery_policy;
mod distribution;
pub mod entry;
mod event;
pub mod expression;
mod failing;
pub mod formula;
pub mod iam;
pub mod identity;
mod kernel;
pub mod ledger;
mod level;
pub mod literal;
pub mod measure;
pub mod model;
pub mod pattern;
mod queue;
pub mod reference;
pub mod repair;
pub mod repeat;
mod repetition;
mod run;
mod samples;
pub mod scenario;
mod seen;
pub mod service;
mod slab;
pub mod status;
mod storage_class;
mod telling;
pub mod trace;
mod world;

pub use run::Options;
pub use run::Run;
pub use run::Stopped;
pub use run::run;
