//! The order of a FIFO topic: within a message group one copy after the other to each subscription.

use std::collections::BTreeMap;
use std::collections::VecDeque;

use crate::sim::slab::Key;

/// The lines of one subscription, by message group. The first of a line is on its way, the rest wait.
#[derive(Debug, Default)]
pub(super) struct Groups {
    lines: BTreeMap<u16, VecDeque<Key>>,
}

impl Groups {
    /// Puts a copy at the end of its group's line; gives the copy it has to wait for, if there is one.
    pub fn join(&mut self, group: u16, copy: Key) -> Option<Key> {
        let line = self.lines.entry(group).or_default();
        let first = line.front().copied();
        line.push_back(copy);
        first
    }

    /// The first of a line is done with; gives the next.
    pub fn leave(&mut self, group: u16) -> Option<Key> {
        let line = self.lines.get_mut(&group)?;
        line.pop_front();
        let next = line.front().copied();
        if next.is_none() {
            self.lines.remove(&group);
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::slab::Slab;

    #[test]
    fn each_group_goes_one_by_one() {
        let mut keys = Slab::new();
        let [a, b, c] = [(); 3].map(|()| keys.insert(()));
        let mut groups = Groups::default();
        assert_eq!(groups.join(1, a), None);
        assert_eq!(groups.join(1, b), Some(a));
        assert_eq!(groups.join(2, c), None);
        assert_eq!(groups.leave(1), Some(b));
        assert_eq!(groups.leave(2), None);
        assert_eq!(groups.leave(1), None);
        assert_eq!(groups.join(1, c), None);
    }
}
