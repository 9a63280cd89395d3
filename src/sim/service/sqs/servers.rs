//! The servers that keep a queue's messages, as far as a consumer notices them: a short poll asks only some. How many there are and how
//! many are asked AWS does not publish: model choices.

use crate::rng::Stream;
use crate::sim::kernel::Kernel;
use crate::sim::model;

/// The servers of a queue.
#[derive(Debug)]
pub(super) struct Servers {
    count: u32,
    share: f64,
    places: Stream,
    asks: Stream,
}

impl Servers {
    pub fn new(kernel: &Kernel, name: &str) -> Self {
        Self {
            count: model::count("sqs.servers").clamp(1, 16),
            share: model::share("sqs.asked"),
            places: kernel.stream(name, "servers"),
            asks: kernel.stream(name, "short polls"),
        }
    }

    /// The server that keeps a new message.
    pub fn place(&mut self) -> u8 {
        self.places.below(u64::from(self.count)) as u8
    }

    /// The servers that a short poll asks, a bit each.
    pub fn ask(&mut self) -> u16 {
        (0..self.count)
            .filter(|_| self.asks.chance(self.share))
            .fold(0, |asked, server| asked | 1 << server)
    }
}
