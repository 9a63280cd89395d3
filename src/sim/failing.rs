//! Whether a run, an item of its batch or a delivery fails: what the setting `fails` means, for every service that has it.

use crate::rng::Stream;

/// When something fails.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fails {
    Never,
    Always,
    /// The first times.
    First(u64),
    /// This share of times, at random.
    Probability(f64),
    /// Until this time.
    Until(u64),
    /// On these keys.
    Keys(Vec<u16>),
}

/// Decides about failures.
#[derive(Debug)]
pub(crate) struct Failing {
    rule: Fails,
    draws: Stream,
    /// Runs or items decided so far.
    decided: u64,
}

impl Failing {
    pub const fn new(rule: Fails, draws: Stream) -> Self {
        Self {
            rule,
            draws,
            decided: 0,
        }
    }

    /// Whether the next run fails that works on items with these keys.
    #[inline]
    pub fn strikes(&mut self, now: u64, mut keys: impl Iterator<Item = u16>) -> bool {
        match &self.rule {
            Fails::Never => false,
            Fails::Always => true,
            Fails::First(count) => {
                self.decided += 1;
                self.decided <= *count
            }
            Fails::Probability(share) => self.draws.chance(*share),
            Fails::Until(end) => now < *end,
            Fails::Keys(bad) => keys.any(|key| bad.contains(&key)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strikes(rule: Fails, now: u64, keys: &[u16]) -> [bool; 3] {
        let mut failing = Failing::new(rule, Stream::new(1, "test"));
        [(); 3].map(|()| failing.strikes(now, keys.iter().copied()))
    }

    #[test]
    fn every_rule() {
        assert_eq!(strikes(Fails::Never, 0, &[]), [false; 3]);
        assert_eq!(strikes(Fails::Always, 0, &[]), [true; 3]);
        assert_eq!(strikes(Fails::First(2), 0, &[]), [true, true, false]);
        assert_eq!(strikes(Fails::Probability(1.0), 0, &[]), [true; 3]);
        assert_eq!(strikes(Fails::Probability(0.0), 0, &[]), [false; 3]);
        assert_eq!(strikes(Fails::Until(10), 9, &[]), [true; 3]);
        assert_eq!(strikes(Fails::Until(10), 10, &[]), [false; 3]);
        assert_eq!(strikes(Fails::Keys(vec![3]), 0, &[1, 3]), [true; 3]);
        assert_eq!(strikes(Fails::Keys(vec![3]), 0, &[1, 2]), [false; 3]);
    }
}
