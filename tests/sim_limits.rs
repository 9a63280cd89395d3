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

#[test]
fn mappings() {
    limits::mapping::limits();
}

#[test]
fn invocations() {
    limits::retries::limits();
}

#[test]
fn sns() {
    limits::sns::limits();
}

#[test]
fn s3_and_kinesis() {
    limits::storage::limits();
}

#[test]
fn eventbridge_and_cloudwatch() {
    limits::routing::limits();
}

#[test]
fn api() {
    limits::api::limits();
}

#[test]
fn fargate() {
    limits::fargate::limits();
}
