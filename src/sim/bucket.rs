//! A token bucket: a steady rate and a burst. Exact: tokens are counted in millionths of millionths, not in floating point.

/// A token bucket.
#[derive(Clone, Debug)]
pub(crate) struct Bucket {
    tokens: u64,
    size: u64,
    per_us: u64,
    since: u64,
}

/// Parts of a token.
const TOKEN: u64 = 1_000_000_000_000;

/// The largest bucket that can be counted.
const LARGEST: u32 = 10_000_000;

impl Bucket {
    /// A full bucket; `rate` in tokens per second.
    pub fn new(rate: f64, size: u32) -> Self {
        let size = u64::from(size.min(LARGEST)) * TOKEN;
        Self {
            tokens: size,
            size,
            per_us: (rate.clamp(0.0, 1e12) * 1e6 + 0.5) as u64,
            since: 0,
        }
    }

    /// Takes tokens, if there are enough.
    #[inline]
    pub fn take(&mut self, now: u64, count: u64) -> bool {
        let came = self.per_us.saturating_mul(now - self.since);
        self.tokens = self.tokens.saturating_add(came).min(self.size);
        self.since = now;
        match self.tokens.checked_sub(count.saturating_mul(TOKEN)) {
            Some(rest) => {
                self.tokens = rest;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 12,000/s against 10,000/s and a burst of 5,000: empty after 2.5 s, then one in six is refused.
    #[test]
    fn the_documented_example() {
        let mut bucket = Bucket::new(10_000.0, 5_000);
        let refused: Vec<u64> = (0..120_000_u64)
            .map(|n| n * 1_000_000 / 12_000)
            .filter(|at| !bucket.take(*at, 1))
            .collect();
        assert!(
            (2_499_000..=2_502_000).contains(&refused[0]),
            "{}",
            refused[0]
        );
        let expected = (120_000.0 - 30_000.0) / 6.0;
        assert!(
            (refused.len() as f64 - expected).abs() <= 2.0,
            "{}",
            refused.len()
        );
    }

    #[test]
    fn a_bucket_never_holds_more_than_its_size() {
        let mut bucket = Bucket::new(1e12, 2);
        assert!(bucket.take(u64::MAX / 2, 2));
        assert!(!bucket.take(u64::MAX / 2, 1));
    }

    #[test]
    fn a_bucket_of_nothing_refuses_everything() {
        let mut bucket = Bucket::new(0.0, 0);
        assert!(!bucket.take(1_000_000_000, 1));
    }
}
