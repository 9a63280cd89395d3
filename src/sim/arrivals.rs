//! When requests arrive: listed times, a fixed rhythm, a Poisson process, a ramp, a burst. Only data and the next time; the file
//! format is `scenario/arrival.rs`.

use crate::rng::Stream;

/// A pattern of arrivals; times in microseconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Pattern {
    /// At these times, in order.
    At(Vec<u64>),
    /// From 0, always this far apart.
    Every(u64),
    /// At random, with this mean gap.
    Poisson(f64),
    /// From 0, ever closer (or farther apart): the rate moves in a straight line and then stays.
    Ramp {
        /// Arrivals per microsecond at the start.
        from: f64,
        /// Arrivals per microsecond at the end.
        to: f64,
        /// How long it takes.
        over: f64,
    },
    /// So many, spread evenly.
    Burst {
        /// How many.
        count: u64,
        /// The first.
        at: u64,
        /// Spread over this span; 0 is all at once.
        within: u64,
    },
}

/// Arrivals still to come.
#[derive(Clone, Debug)]
pub(crate) struct Arrivals {
    pattern: Pattern,
    stream: Stream,
    done: u64,
    last: u64,
}

impl Arrivals {
    pub const fn new(pattern: Pattern, stream: Stream) -> Self {
        Self {
            pattern,
            stream,
            done: 0,
            last: 0,
        }
    }
}

impl Iterator for Arrivals {
    type Item = u64;

    /// The time of the next arrival, never before the last one; `None` if there is none.
    fn next(&mut self) -> Option<u64> {
        let n = self.done;
        let at = match &self.pattern {
            Pattern::At(times) => *times.get(n as usize)?,
            Pattern::Every(gap) => gap.checked_mul(n)?,
            Pattern::Poisson(mean) => {
                let gap = self.stream.exponential(*mean);
                self.last.checked_add((gap + 0.5) as u64)?
            }
            Pattern::Ramp { from, to, over } => ramp(*from, *to, *over, n as f64)?,
            Pattern::Burst { count, at, within } => {
                if n >= *count {
                    return None;
                }
                let share = u128::from(*within) * u128::from(n) / u128::from(*count);
                at.checked_add(u64::try_from(share).ok()?)?
            }
        };
        self.done += 1;
        self.last = at.max(self.last);
        Some(self.last)
    }
}

/// When `n` arrivals are due: the inverse of the area under the rate.
fn ramp(from: f64, to: f64, over: f64, n: f64) -> Option<u64> {
    let area = f64::midpoint(from, to) * over;
    let at = if n >= area {
        if to <= 0.0 {
            return None;
        }
        over + (n - area) / to
    } else {
        // n = from·t + slope·t²/2, solved in the form that stays exact for a slope near zero.
        let slope = (to - from) / over;
        let root = libm::sqrt((from * from + 2.0 * slope * n).max(0.0));
        2.0 * n / (from + root).max(f64::MIN_POSITIVE)
    };
    (at < 1e18).then_some((at + 0.5) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(pattern: Pattern, count: usize) -> Vec<u64> {
        Arrivals::new(pattern, Stream::new(1, "test"))
            .take(count)
            .collect()
    }

    #[test]
    fn listed_regular_and_bursts() {
        assert_eq!(times(Pattern::At(vec![0, 5, 5]), 9), [0, 5, 5]);
        assert_eq!(times(Pattern::Every(10), 3), [0, 10, 20]);
        let burst = |within| Pattern::Burst {
            count: 4,
            at: 100,
            within,
        };
        assert_eq!(times(burst(0), 9), [100; 4]);
        assert_eq!(times(burst(40), 9), [100, 110, 120, 130]);
    }

    #[test]
    fn poisson_has_the_mean_gap() {
        let last = times(Pattern::Poisson(1000.0), 100_000).pop().unwrap();
        assert!((last as f64 / 1e8 - 1.0).abs() < 0.01, "{last}");
    }

    #[test]
    fn a_ramp_brings_the_area_under_its_rate() {
        // From 1/s to 3/s over 10 s: 20 arrivals, then 3 a second.
        let ramp = Pattern::Ramp {
            from: 1e-6,
            to: 3e-6,
            over: 10e6,
        };
        let times = times(ramp, 30);
        assert_eq!(times[0], 0);
        assert_eq!(times[20], 10_000_000);
        assert_eq!(times[23], 11_000_000);
        assert!(times.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_ramp_down_to_nothing_ends() {
        let ramp = Pattern::Ramp {
            from: 2e-6,
            to: 0.0,
            over: 4e6,
        };
        assert_eq!(times(ramp, 100).len(), 4);
    }
}
