//! A number that goes up and down, with its average over time and its highest value.

/// A level over time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Level {
    value: u64,
    highest: u64,
    /// Sum of value × microseconds up to `since`.
    area: u128,
    since: u64,
    from: u64,
}

impl Level {
    #[inline]
    pub fn add(&mut self, now: u64, count: u64) {
        self.settle(now);
        self.value = self.value.saturating_add(count);
        self.highest = self.highest.max(self.value);
    }

    #[inline]
    pub fn sub(&mut self, now: u64, count: u64) {
        self.settle(now);
        self.value = self.value.saturating_sub(count);
    }

    pub fn set(&mut self, now: u64, value: u64) {
        self.settle(now);
        self.value = value;
        self.highest = self.highest.max(value);
    }

    pub const fn value(&self) -> u64 {
        self.value
    }

    pub const fn highest(&self) -> u64 {
        self.highest
    }

    /// The average from the last reset to `now`.
    pub fn mean(&self, now: u64) -> f64 {
        let span = now - self.from;
        if span == 0 {
            return self.value as f64;
        }
        self.area(now) as f64 / span as f64
    }

    /// Value × microseconds from the last reset to `now`.
    pub fn area(&self, now: u64) -> u128 {
        self.area
            .saturating_add(u128::from(self.value) * u128::from(now - self.since))
    }

    /// Starts measuring anew from `now`.
    pub fn reset(&mut self, now: u64) {
        self.area = 0;
        self.since = now;
        self.from = now;
        self.highest = self.value;
    }

    #[inline]
    fn settle(&mut self, now: u64) {
        self.area = self.area(now);
        self.since = now;
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these results are exact")]
mod tests {
    use super::*;

    #[test]
    fn the_average_is_over_time() {
        let mut level = Level::default();
        level.add(0, 2);
        level.add(10, 2);
        level.sub(20, 3);
        assert_eq!(level.mean(40), 2.0);
        assert_eq!(level.highest(), 4);
        level.reset(40);
        level.set(50, 3);
        assert_eq!(level.mean(60), 2.0);
        assert_eq!(level.highest(), 3);
    }
}
