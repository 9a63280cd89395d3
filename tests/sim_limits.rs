//! The documented limits, defaults and behaviours of every service, row by row: `cargo test --test sim_limits -- --nocapture` prints
//! what is expected beside what was measured, and lists what the simulator does not model with the reason.

#![allow(clippy::print_stdout, reason = "a sheet shows its rows on request")]

mod limits;
mod play;

#[test]
fn lambda() {
    limits::lambda::limits();
}

#[test]
fn lambda_concurrency() {
    limits::concurrency::limits();
}

#[test]
fn sqs() {
    limits::sqs::limits();
}
