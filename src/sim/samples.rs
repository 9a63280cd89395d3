//! Times of many things: their mean and percentiles. Every sample is kept up to 100,000; after that they go into a histogram whose
//! buckets are less than 1 % wide, so that memory does not grow with the run.

use crate::sim::measure::Unit;
use crate::sim::measure::Value;

/// Times in microseconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Samples {
    count: u64,
    sum: u128,
    kept: Vec<u64>,
    buckets: Vec<u64>,
}

/// Samples that are kept one by one.
const MOST_KEPT: usize = 100_000;

/// Buckets between two powers of two: each is 1/128 wide, so its middle is within 0.4 %.
const PARTS: usize = 128;
const PART_BITS: u32 = PARTS.trailing_zeros();

impl Samples {
    #[inline]
    pub fn add(&mut self, sample: u64) {
        self.count += 1;
        self.sum += u128::from(sample);
        if self.buckets.is_empty() {
            self.kept.push(sample);
            if self.kept.len() > MOST_KEPT {
                self.pour();
            }
        } else {
            self.buckets[bucket(sample)] += 1;
        }
    }

    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The mean in seconds; 0 of nothing.
    pub fn mean(&self) -> Value {
        if self.count == 0 {
            return Value::seconds(0.0);
        }
        Value::seconds(self.sum as f64 / self.count as f64)
    }

    /// The smallest sample that at least `percent` percent do not exceed, in seconds; 0 of nothing.
    pub fn percentile(&self, percent: u64) -> Value {
        if self.count == 0 {
            return Value::seconds(0.0);
        }
        let rank = (self.count * percent).div_ceil(100).max(1);
        if self.buckets.is_empty() {
            let mut sorted = self.kept.clone();
            let (_, sample, _) = sorted.select_nth_unstable((rank - 1) as usize);
            return Value::seconds(*sample as f64);
        }
        let mut below = 0;
        let found = self.buckets.iter().position(|count| {
            below += count;
            below >= rank
        });
        Value {
            number: middle(found.unwrap_or(0)) / 1e6,
            unit: Unit::Seconds,
            approximate: true,
        }
    }

    /// Takes in the samples of another.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        if self.buckets.is_empty() {
            self.kept.extend_from_slice(&other.kept);
            if self.kept.len() > MOST_KEPT || !other.buckets.is_empty() {
                self.pour();
            }
        } else {
            for sample in &other.kept {
                self.buckets[bucket(*sample)] += 1;
            }
        }
        for (own, more) in self.buckets.iter_mut().zip(&other.buckets) {
            *own += more;
        }
    }

    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Where they stand now, to look later at what came since.
    pub fn mark(&self) -> Mark {
        let mut buckets = self.buckets.clone();
        if buckets.is_empty() && !self.kept.is_empty() {
            buckets = bucketed(&self.kept);
        }
        Mark {
            count: self.count,
            sum: self.sum,
            buckets,
        }
    }

    /// What came since a mark.
    pub fn since(&self, mark: &Mark) -> Self {
        let count = self.count - mark.count;
        let sum = self.sum - mark.sum;
        if self.buckets.is_empty() {
            let kept = self.kept.get(mark.count as usize..).unwrap_or_default();
            return Self {
                count,
                sum,
                kept: kept.to_vec(),
                buckets: Vec::new(),
            };
        }
        let before = mark.buckets.iter().chain(std::iter::repeat(&0));
        let buckets = self.buckets.iter().zip(before);
        Self {
            count,
            sum,
            kept: Vec::new(),
            buckets: buckets.map(|(now, before)| now - before).collect(),
        }
    }

    #[cold]
    fn pour(&mut self) {
        self.buckets = bucketed(&std::mem::take(&mut self.kept));
    }
}

/// A place among samples.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mark {
    count: u64,
    sum: u128,
    /// As a histogram, whichever way they were kept.
    buckets: Vec<u64>,
}

fn bucketed(samples: &[u64]) -> Vec<u64> {
    let mut buckets = vec![0; PARTS * (65 - PART_BITS as usize)];
    for sample in samples {
        buckets[bucket(*sample)] += 1;
    }
    buckets
}

/// Small numbers have a bucket each; above, 128 to every doubling.
const fn bucket(sample: u64) -> usize {
    let bits = 64 - sample.leading_zeros();
    if bits <= PART_BITS {
        return sample as usize;
    }
    let shift = bits - PART_BITS - 1;
    let part = (sample >> shift) as usize - PARTS;
    PARTS * (shift as usize + 1) + part
}

/// The middle of a bucket.
fn middle(bucket: usize) -> f64 {
    if bucket < PARTS {
        return bucket as f64;
    }
    let shift = bucket / PARTS - 1;
    let low = (PARTS + bucket % PARTS) as f64;
    (low + 0.5) * libm::ldexp(1.0, shift as i32) - 0.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Stream;

    #[test]
    fn few_samples_are_exact() {
        let mut samples = Samples::default();
        for sample in [30, 10, 20, 40] {
            samples.add(sample * 1_000_000);
        }
        assert_eq!(samples.mean(), Value::seconds(25e6));
        assert_eq!(samples.percentile(50), Value::seconds(20e6));
        assert_eq!(samples.percentile(95), Value::seconds(40e6));
        assert_eq!(Samples::default().percentile(99), Value::seconds(0.0));
    }

    #[test]
    fn many_samples_are_within_one_percent() {
        let mut samples = Samples::default();
        let mut stream = Stream::new(1, "test");
        let mut all: Vec<u64> = (0..300_000)
            .map(|_| stream.lognormal(2e6, 1.5) as u64)
            .collect();
        for sample in &all {
            samples.add(*sample);
        }
        all.sort_unstable();
        for percent in [50, 95, 99] {
            let exact = all[(all.len() as u64 * percent / 100 - 1) as usize] as f64 / 1e6;
            let value = samples.percentile(percent);
            assert!(value.approximate);
            assert!(
                (value.number / exact - 1.0).abs() < 0.01,
                "{value:?} {exact}"
            );
        }
        assert!(samples.kept.is_empty());
    }

    #[test]
    fn merged_samples_are_as_if_they_had_been_added() {
        let sizes = [0, 10, 100_000, 150_000];
        for first in sizes {
            for second in sizes {
                let (mut all, mut one, mut other) =
                    (Samples::default(), Samples::default(), Samples::default());
                for sample in 0..first {
                    all.add(sample * 7);
                    one.add(sample * 7);
                }
                for sample in 0..second {
                    all.add(sample * 11);
                    other.add(sample * 11);
                }
                one.merge(&other);
                assert_eq!(one.count(), all.count());
                assert_eq!(one.mean(), all.mean());
                assert_eq!(one.percentile(95), all.percentile(95));
            }
        }
    }

    #[test]
    fn buckets_follow_one_another() {
        let mut last = 0;
        for sample in (0..1000_u64).chain([4095, 4096, 1 << 40, u64::MAX]) {
            let bucket = bucket(sample);
            assert!(bucket >= last && bucket < PARTS * (65 - PART_BITS as usize));
            last = bucket;
            let middle = middle(bucket);
            assert!((middle / (sample as f64).max(1.0) - 1.0).abs() < 0.01 || sample == 0);
        }
    }

    #[test]
    fn what_came_since_a_mark_is_looked_at_alone() {
        let mut samples = Samples::default();
        assert_eq!(samples.since(&Mark::default()).count(), 0);
        (0..100).for_each(|_| samples.add(1_000_000));
        let mark = samples.mark();
        (0..10).for_each(|_| samples.add(3_000_000));
        let since = samples.since(&mark);
        assert_eq!(since.count(), 10);
        assert_eq!(since.mean().number, 3.0);
        assert_eq!(since.percentile(50).number, 3.0);
        // The same when so many came that a histogram has to do.
        (0..200_000).for_each(|_| samples.add(5_000_000));
        let since = samples.since(&mark);
        assert_eq!(since.count(), 200_010);
        let median = since.percentile(50);
        assert!(median.approximate && (median.number / 5.0 - 1.0).abs() < 0.01);
        let later = samples.mark();
        samples.add(7_000_000);
        assert!((samples.since(&later).percentile(99).number / 7.0 - 1.0).abs() < 0.01);
    }
}
