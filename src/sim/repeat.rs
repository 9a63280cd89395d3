//! Repeats a run with consecutive seeds and says how far its measures can be trusted: the mean of each and its 95 % confidence
//! interval by Student's t. Keeps sums, not runs.

use crate::sim::Options;
use crate::sim::Run;
use crate::sim::Stopped;
use crate::sim::measure::Value;
use crate::sim::run;
use crate::sim::scenario::Scenario;

/// What several runs come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeated {
    /// The run with the first seed, whole.
    pub first: Run,
    /// How many runs there were.
    pub runs: u64,
    /// How many of them used up their budget.
    pub cut_short: u64,
    /// Every measure by path, in the order of the first run.
    pub estimates: Vec<(String, Estimate)>,
    /// In how many runs each claim of the scenario held.
    pub held: Vec<u64>,
}

/// A measure over several runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean; approximate if any run's number was.
    pub mean: Value,
    /// Half the width of the 95 % confidence interval, in the mean's unit. 0 if all runs agree.
    pub half_width: f64,
}

/// Sums for mean and variance without keeping the numbers (Welford).
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    count: u64,
    mean: f64,
    squares: f64,
}

/// Plays a scenario `runs` times, at least once, with consecutive seeds. Only the first run is recorded, if any.
pub fn repeat(scenario: &Scenario, options: &Options, runs: u64) -> Repeated {
    let first = run(scenario, options);
    let seed = first.seed;
    let mut sums: Vec<(Sums, Value)> = first
        .measures
        .iter()
        .map(|(_, value)| (Sums::default(), value))
        .collect();
    let mut repeated = Repeated {
        runs: runs.max(1),
        cut_short: 0,
        estimates: Vec::new(),
        held: vec![0; scenario.claims.len()],
        first,
    };
    let mut next = None;
    for more in 0..repeated.runs {
        let run = next.as_ref().unwrap_or(&repeated.first);
        for ((sums, worst), (_, value)) in sums.iter_mut().zip(run.measures.iter()) {
            sums.add(value.number);
            worst.approximate |= value.approximate;
        }
        for (held, claim) in repeated.held.iter_mut().zip(&scenario.claims) {
            *held += u64::from(claim.holds.holds(&run.measures).0);
        }
        repeated.cut_short += u64::from(run.stopped == Stopped::Budget);
        if more + 1 < repeated.runs {
            next = Some(self::run(
                scenario,
                &Options {
                    seed: Some(seed.wrapping_add(more + 1)),
                    record: false,
                    ..*options
                },
            ));
        }
    }
    repeated.estimates = repeated
        .first
        .measures
        .iter()
        .zip(sums)
        .map(|((path, _), (sums, value))| (path.to_owned(), sums.estimate(value)))
        .collect();
    repeated
}

impl Sums {
    fn add(&mut self, number: f64) {
        self.count += 1;
        let step = number - self.mean;
        self.mean += step / self.count as f64;
        self.squares += step * (number - self.mean);
    }

    fn estimate(self, value: Value) -> Estimate {
        // Runs that agree differ by rounding at most.
        let rounding = 1e-9 * self.mean.abs();
        let half_width = if self.count < 2 {
            0.0
        } else {
            let freedom = self.count - 1;
            let variance = self.squares / freedom as f64;
            let half_width = student_t(freedom) * (variance / self.count as f64).sqrt();
            if half_width > rounding {
                half_width
            } else {
                0.0
            }
        };
        Estimate {
            mean: Value {
                number: self.mean,
                ..value
            },
            half_width,
        }
    }
}

/// The number that Student's t with so many degrees of freedom stays within, either way, 95 times of 100.
pub fn student_t(freedom: u64) -> f64 {
    // From here on the series below is long and the normal distribution with its first corrections exact to 1e-6.
    const MANY: u64 = 200;
    const Z: f64 = 1.959_963_984_540_054;
    if freedom == 0 {
        return f64::INFINITY;
    }
    if freedom > MANY {
        let n = freedom as f64;
        let (z3, z5) = (Z * Z * Z, Z * Z * Z * Z * Z);
        return Z + (z3 + Z) / (4.0 * n) + (5.0 * z5 + 16.0 * z3 + 3.0 * Z) / (96.0 * n * n);
    }
    let (mut low, mut high) = (1.0, 13.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if within(middle, freedom) < 0.95 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// How often Student's t stays between −t and t: the finite series for whole degrees of freedom (Abramowitz and Stegun 26.7.3–4).
fn within(t: f64, freedom: u64) -> f64 {
    let angle = libm::atan(t / (freedom as f64).sqrt());
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    let odd = freedom % 2 == 1;
    let mut term = if odd { cos } else { 1.0 };
    let mut sum = if odd && freedom == 1 { 0.0 } else { term };
    let mut k = if odd { 3 } else { 2 };
    while k < freedom {
        term *= cos * cos * (k - 1) as f64 / k as f64;
        sum += term;
        k += 2;
    }
    if odd {
        std::f64::consts::FRAC_2_PI * (angle + sin * sum)
    } else {
        sin * sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn student_t_is_that_of_the_tables() {
        for (freedom, expected) in [
            (1, 12.706_205),
            (2, 4.302_653),
            (3, 3.182_446),
            (4, 2.776_445),
            (7, 2.364_624),
            (9, 2.262_157),
            (30, 2.042_272),
            (120, 1.979_930),
            (200, 1.971_896),
            (1000, 1.962_339),
        ] {
            let found = student_t(freedom);
            assert!((found - expected).abs() < 2e-6, "{freedom}: {found}");
        }
        assert!((student_t(201) - student_t(200)).abs() < 1e-4);
    }

    #[test]
    fn mean_and_interval_are_those_of_a_textbook() {
        let mut sums = Sums::default();
        for number in [4.0, 7.0, 13.0, 16.0] {
            sums.add(number);
        }
        let estimate = sums.estimate(Value::count(0));
        assert_eq!(estimate.mean.number, 10.0);
        // Sample variance 30, standard error √7.5, t of 3 degrees of freedom.
        let expected = 3.182_446 * 7.5_f64.sqrt();
        assert!((estimate.half_width - expected).abs() < 1e-5);
    }
}
