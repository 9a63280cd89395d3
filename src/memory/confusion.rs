//! Which skills a learner mixes up, and how often. Mixing what one confuses is what helps to tell it apart, so the plan of a day
//! puts such neighbours side by side.

use std::collections::BTreeMap;

/// Pairs of skills with the times they were mixed up; a pair has no order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confusions(BTreeMap<(String, String), u32>);

impl Confusions {
    /// Counts a mix-up; a skill is never mixed up with itself.
    pub fn add(&mut self, one: &str, other: &str, times: u32) {
        if one != other && times > 0 {
            let count = self.0.entry(pair(one, other)).or_default();
            *count = count.saturating_add(times);
        }
    }

    /// How often two skills were mixed up.
    pub fn between(&self, one: &str, other: &str) -> u32 {
        self.0.get(&pair(one, other)).copied().unwrap_or(0)
    }

    /// The pairs, the most often mixed up first.
    pub fn pairs(&self) -> Vec<(&str, &str, u32)> {
        let mut pairs: Vec<_> = self
            .0
            .iter()
            .map(|((one, other), times)| (one.as_str(), other.as_str(), *times))
            .collect();
        pairs.sort_by_key(|(_, _, times)| std::cmp::Reverse(*times));
        pairs
    }
}

fn pair(one: &str, other: &str) -> (String, String) {
    let (one, other) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    (one.to_owned(), other.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_has_no_order_and_no_twin() {
        let mut confusions = Confusions::default();
        confusions.add("queue", "topic", 1);
        confusions.add("topic", "queue", 2);
        confusions.add("queue", "queue", 9);
        confusions.add("bus", "topic", 1);
        assert_eq!(confusions.between("topic", "queue"), 3);
        assert_eq!(confusions.between("queue", "queue"), 0);
        assert_eq!(
            confusions.pairs(),
            [("queue", "topic", 3), ("bus", "topic", 1)]
        );
    }
}
