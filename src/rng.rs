//! Seeded draws that give the same values on every machine and in every release: PCG's specified stream and our own
//! conversions, with `libm` for the logarithms. One stream per purpose, so that adding a draw here moves no draw there.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::Rng;
use rand_pcg::rand_core::SeedableRng;

/// A stream of draws.
#[derive(Clone, Debug)]
pub struct Stream(Pcg64);

impl Stream {
    /// The stream for a purpose under a seed: the same two always give the same draws, whatever other streams exist.
    pub fn new(seed: u64, purpose: &str) -> Self {
        let mut bytes = [0_u8; 32];
        for (index, chunk) in bytes.chunks_mut(8).enumerate() {
            let part = hash(&[&seed.to_le_bytes(), purpose.as_bytes(), &[index as u8]]);
            chunk.copy_from_slice(&part.to_le_bytes());
        }
        Self(Pcg64::from_seed(bytes))
    }

    /// A number in `0.0..1.0` with 53 random bits.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number in `0..bound`; 0 if the bound is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.0.next_u64()) * u128::from(bound)) >> 64) as u64
    }

    /// Whether something of this probability happens. Always draws, so that changing the probability shifts no later draw.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// An exponential draw with this mean.
    pub fn exponential(&mut self, mean: f64) -> f64 {
        -mean * libm::log(1.0 - self.unit())
    }

    /// A standard normal draw (Box–Muller; two units each, so that the count of draws never depends on their values).
    pub fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.unit()));
        radius * libm::cos(2.0 * core::f64::consts::PI * self.unit())
    }

    /// A lognormal draw by its median and the standard deviation of its logarithm.
    pub fn lognormal(&mut self, median: f64, sigma: f64) -> f64 {
        median * libm::exp(sigma * self.normal())
    }

    /// Fisher–Yates.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

/// A stable 64-bit hash (FNV-1a, finished with a mix) of parts; parts are separated, so `["ab", "c"]` is not `["a", "bc"]`.
pub fn hash(parts: &[&[u8]]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.iter().chain(&[0xff]) {
            state = (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    state ^= state >> 33;
    state = state.wrapping_mul(0xff51_afd7_ed55_8ccd);
    state ^ (state >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_purpose_draws_the_same() {
        let draws = |purpose| {
            let mut stream = Stream::new(42, purpose);
            [stream.below(1000), stream.below(1000), stream.below(1000)]
        };
        assert_eq!(draws("lambda.f duration"), draws("lambda.f duration"));
        assert_ne!(draws("lambda.f duration"), draws("lambda.g duration"));
    }

    #[test]
    fn means_are_what_they_say() {
        let mut stream = Stream::new(1, "means");
        let count = 200_000;
        let exponential: f64 =
            (0..count).map(|_| stream.exponential(2.0)).sum::<f64>() / f64::from(count);
        let normal: f64 = (0..count).map(|_| stream.normal()).sum::<f64>() / f64::from(count);
        assert!((exponential - 2.0).abs() < 0.02, "{exponential}");
        assert!(normal.abs() < 0.01, "{normal}");
    }

    #[test]
    fn a_shuffle_keeps_everything() {
        let mut items: Vec<u32> = (0..20).collect();
        Stream::new(7, "shuffle").shuffle(&mut items);
        let mut sorted = items.clone();
        sorted.sort_unstable();
        assert_ne!(items, sorted);
        assert_eq!(sorted, (0..20).collect::<Vec<_>>());
    }
}
