//! How long things take: a constant or a draw. Only data and drawing; the file format is `scenario/spans.rs`.

use crate::rng::Stream;

/// How long something takes, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Distribution {
    /// Always the same.
    Constant(u64),
    /// Anything between two bounds, equally likely.
    Uniform {
        /// At least.
        low: f64,
        /// At most.
        high: f64,
    },
    /// Bell-shaped; what falls below zero counts as zero.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        deviation: f64,
    },
    /// Memoryless.
    Exponential {
        /// Mean.
        mean: f64,
    },
    /// Skewed, as times of real work often are.
    Lognormal {
        /// Half of all draws lie below.
        median: f64,
        /// Standard deviation of the logarithm.
        sigma: f64,
    },
}

/// The longest drawn span: about 30 years, so that sums of spans stay far inside 64 bits.
pub const LONGEST_US: f64 = 1e15;

impl Distribution {
    /// Takes no time.
    pub const NONE: Self = Self::Constant(0);

    /// A draw.
    pub fn draw(&self, stream: &mut Stream) -> u64 {
        let drawn = match *self {
            Self::Constant(span) => return span.min(LONGEST_US as u64),
            Self::Uniform { low, high } => low + (high - low) * stream.unit(),
            Self::Normal { mean, deviation } => mean + deviation * stream.normal(),
            Self::Exponential { mean } => stream.exponential(mean),
            Self::Lognormal { median, sigma } => stream.lognormal(median, sigma),
        };
        // Rounding to nearest by hand: `f64::round` is a call into the platform's library on some targets.
        (drawn.clamp(0.0, LONGEST_US) + 0.5) as u64
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these results are exact")]
mod tests {
    use super::*;

    fn mean(distribution: Distribution) -> f64 {
        let mut stream = Stream::new(1, "test");
        let count = 100_000;
        (0..count)
            .map(|_| distribution.draw(&mut stream) as f64)
            .sum::<f64>()
            / f64::from(count)
    }

    #[test]
    fn means_are_as_told() {
        let near = |a: f64, b: f64| (a / b - 1.0).abs() < 0.01;
        assert!(near(mean(Distribution::Constant(7)), 7.0));
        assert!(near(
            mean(Distribution::Uniform {
                low: 1e6,
                high: 3e6
            }),
            2e6
        ));
        assert!(near(mean(Distribution::Exponential { mean: 2e6 }), 2e6));
        assert!(near(
            mean(Distribution::Normal {
                mean: 5e6,
                deviation: 1e6
            }),
            5e6
        ));
        let sigma = 0.4_f64;
        let lognormal = Distribution::Lognormal { median: 1e6, sigma };
        assert!(near(mean(lognormal), 1e6 * libm::exp(sigma * sigma / 2.0)));
    }

    #[test]
    fn no_draw_is_negative_or_endless() {
        let mut stream = Stream::new(2, "test");
        let wild = Distribution::Normal {
            mean: 0.0,
            deviation: 1e30,
        };
        for _ in 0..1000 {
            assert!(wild.draw(&mut stream) <= LONGEST_US as u64);
        }
    }
}
