//! How often and at what intervals a topic tries an endpoint again: phases of retries behind the first attempt. Numbers only; what
//! counts as a failure is the topic's affair.

use crate::sim::entry::Phase;

/// The retries of one delivery, in the order of their phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DeliveryPolicy {
    /// Retries without any wait.
    pub immediate: u32,
    /// Retries before the waits begin to grow, and the wait before each.
    pub before: (u32, u64),
    /// Retries with growing waits, and the first and the longest wait.
    pub backoff: (u32, u64, u64),
    /// How the waits grow.
    pub growth: Growth,
    /// Retries after that, and the wait before each.
    pub after: (u32, u64),
}

/// How waits grow from the first to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Growth {
    /// In equal steps.
    Linear,
    /// Doubling, up to the longest.
    Exponential,
}

impl DeliveryPolicy {
    /// The phase of a retry, counted from 1, and the wait before it; `None` behind the last.
    pub fn wait(&self, retry: u32) -> Option<(Phase, u64)> {
        let mut place = retry.checked_sub(1)?;
        if place < self.immediate {
            return Some((Phase::Immediate, 0));
        }
        place -= self.immediate;
        let (count, wait) = self.before;
        if place < count {
            return Some((Phase::PreBackoff, wait));
        }
        place -= count;
        let (count, first, longest) = self.backoff;
        if place < count {
            let wait = self.growth.wait(place, count, first, longest);
            return Some((Phase::Backoff, wait));
        }
        place -= count;
        let (count, wait) = self.after;
        (place < count).then_some((Phase::PostBackoff, wait))
    }

    /// The time all waits take together.
    pub fn total(&self) -> u64 {
        let (count, first, longest) = self.backoff;
        let growing = (0..count).fold(0_u64, |sum, place| {
            sum.saturating_add(self.growth.wait(place, count, first, longest))
        });
        let flat = |(count, wait): (u32, u64)| wait.saturating_mul(u64::from(count));
        growing
            .saturating_add(flat(self.before))
            .saturating_add(flat(self.after))
    }
}

impl Growth {
    /// The wait before the retry at this place, from 0, of so many.
    fn wait(self, place: u32, count: u32, first: u64, longest: u64) -> u64 {
        match self {
            Self::Linear => {
                let steps = u128::from(count.saturating_sub(1).max(1));
                let rise = u128::from(longest.saturating_sub(first)) * u128::from(place) / steps;
                first.saturating_add(u64::try_from(rise).unwrap_or(u64::MAX))
            }
            Self::Exponential => {
                let factor = 1_u64.checked_shl(place).unwrap_or(u64::MAX);
                first.saturating_mul(factor).min(longest)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(policy: &DeliveryPolicy) -> Vec<u64> {
        (1..)
            .map_while(|retry| policy.wait(retry).map(|(_, wait)| wait))
            .collect()
    }

    #[test]
    fn phases_follow_each_other() {
        let policy = DeliveryPolicy {
            immediate: 2,
            before: (1, 5),
            backoff: (4, 10, 50),
            growth: Growth::Exponential,
            after: (2, 60),
        };
        assert_eq!(waits(&policy), [0, 0, 5, 10, 20, 40, 50, 60, 60]);
        assert_eq!(policy.total(), 245);
        let phases: Vec<_> = [2, 3, 7, 9]
            .into_iter()
            .filter_map(|retry| policy.wait(retry).map(|(phase, _)| phase))
            .collect();
        assert_eq!(
            phases,
            [
                Phase::Immediate,
                Phase::PreBackoff,
                Phase::Backoff,
                Phase::PostBackoff
            ]
        );
        assert_eq!(policy.wait(0), None);
        assert_eq!(policy.wait(10), None);
        assert_eq!(policy.wait(u32::MAX), None);
    }

    #[test]
    fn linear_waits_rise_in_equal_steps() {
        let policy = DeliveryPolicy {
            immediate: 0,
            before: (0, 0),
            backoff: (5, 10, 50),
            growth: Growth::Linear,
            after: (0, 0),
        };
        assert_eq!(waits(&policy), [10, 20, 30, 40, 50]);
        let one = DeliveryPolicy {
            backoff: (1, 10, 50),
            ..policy
        };
        assert_eq!(waits(&one), [10]);
    }

    #[test]
    fn the_largest_numbers_do_no_harm() {
        for growth in [Growth::Linear, Growth::Exponential] {
            let policy = DeliveryPolicy {
                immediate: u32::MAX,
                before: (u32::MAX, u64::MAX),
                backoff: (100, u64::MAX, u64::MAX),
                growth,
                after: (u32::MAX, u64::MAX),
            };
            assert_eq!(policy.total(), u64::MAX);
            assert_eq!(policy.wait(u32::MAX), Some((Phase::Immediate, 0)));
        }
    }
}
