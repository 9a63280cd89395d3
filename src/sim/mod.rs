//! The simulated cloud.
pub mod iam;
pub mod pattern;
