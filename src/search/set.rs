//! A set of items by number, as bits: cheap to unite and to intersect however large the course is. Knows nothing of what it counts.

/// Numbers below a bound that is fixed when the set is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set(Vec<u64>);

impl Set {
    /// An empty set for numbers below `bound`.
    pub fn new(bound: usize) -> Self {
        Self(vec![0; bound.div_ceil(64)])
    }

    /// Puts a number in; one far beyond the bound is left out.
    pub fn insert(&mut self, number: usize) {
        if let Some(word) = self.0.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    /// Keeps only what is in the other set too.
    pub fn keep(&mut self, other: &Self) {
        for (word, also) in self.0.iter_mut().zip(&other.0) {
            *word &= also;
        }
    }

    /// How many numbers are in it.
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers, the lowest first.
    pub fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                (rest != 0).then(|| {
                    rest &= rest - 1;
                    at * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_in_order() {
        let mut set = Set::new(130);
        for number in [129, 0, 64, 63, 500] {
            set.insert(number);
        }
        assert_eq!(set.numbers().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!(set.len(), 4);
        let mut other = Set::new(130);
        other.insert(64);
        set.keep(&other);
        assert_eq!(set, other);
    }
}
