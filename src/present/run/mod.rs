//! A run of the simulator for readers: what the system looks like, its timeline, its log, its numbers, what was predicted, and why
//! anything happened. Everything comes from the trace and the measures; nothing is simulated or decided here.

pub mod assumptions;
pub mod busy;
pub mod function;
pub mod lanes;
pub mod log;
pub mod measures;
pub mod prediction;
pub mod report;
pub mod topology;
pub mod why;

use crate::i18n::say;
use crate::msg;
use crate::present::paper::Paper;
use crate::present::sign::Sign;

/// A node's name without its service: `lambda.resize` is `resize`, a mapping `resize` too; a part of a server keeps both names,
/// `shop.search`.
pub fn short(name: &str) -> &str {
    let inside = name.split_once('.').map_or(name, |(_, inside)| inside);
    inside.split_once(".polls").map_or(inside, |(node, _)| node)
}

/// The node that a part of a server is drawn with: the server; every other node is drawn by itself.
pub fn whole(name: &str) -> &str {
    name.match_indices('.')
        .nth(1)
        .map_or(name, |(second, _)| &name[..second])
}

/// A node as a reader calls it: `λ resize`, `S3 uploads`, `SQS jobs`; a client by its name alone.
pub fn node_name(name: &str, paper: Paper) -> String {
    let service = name.split('.').next().unwrap_or(name);
    let lambda = paper.signs.get(Sign::Lambda);
    say(
        paper.lang,
        &msg!(
            "present-node",
            service = service,
            lambda = lambda,
            name = short(name)
        ),
    )
}

#[cfg(test)]
mod tests;
