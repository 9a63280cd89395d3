//! The execution environments of a function: which are idle, which one serves next. Decides nothing about concurrency.

use std::collections::VecDeque;

use crate::sim::scenario::lambda::Reuse;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;

/// An execution environment. It serves one request at a time.
#[derive(Debug)]
pub(super) struct Environment {
    /// Counted from 1.
    pub number: u32,
    pub created_at: u64,
    /// Since when it is idle; `None` while it works.
    pub idle_since: Option<u64>,
    /// Ordered ahead; it never ends for being idle.
    pub provisioned: bool,
    /// Whether a crash makes the next run do the INIT phase again.
    pub reset: bool,
    /// Whether an event that looks after its idle time is planned.
    pub watched: bool,
}

/// All environments of a function.
#[derive(Debug)]
pub(super) struct Environments {
    all: Slab<Environment>,
    /// Idle on-demand environments: by number for `newest` and `oldest`, by idle time for the other two.
    idle: VecDeque<(u32, Key)>,
    provisioned: VecDeque<Key>,
    reuse: Reuse,
    created: u32,
}

impl Environments {
    pub const fn new(reuse: Reuse) -> Self {
        Self {
            all: Slab::new(),
            idle: VecDeque::new(),
            provisioned: VecDeque::new(),
            reuse,
            created: 0,
        }
    }

    /// A new environment, at work.
    pub fn create(&mut self, now: u64, provisioned: bool) -> (Key, u32) {
        self.created += 1;
        let key = self.all.insert(Environment {
            number: self.created,
            created_at: now,
            idle_since: None,
            provisioned,
            reset: false,
            watched: false,
        });
        (key, self.created)
    }

    #[inline]
    pub fn get(&self, key: Key) -> Option<&Environment> {
        self.all.get(key)
    }

    #[inline]
    pub fn get_mut(&mut self, key: Key) -> Option<&mut Environment> {
        self.all.get_mut(key)
    }

    /// Takes the idle environment that serves next, provisioned ones first.
    #[inline]
    pub fn take(&mut self) -> Option<Key> {
        if let Some(key) = self.provisioned.pop_front() {
            return Some(key);
        }
        let next = match self.reuse {
            Reuse::Newest | Reuse::MostRecent => self.idle.pop_back(),
            Reuse::Oldest | Reuse::LeastRecent => self.idle.pop_front(),
        };
        next.map(|(_, key)| key)
    }

    /// Puts an environment back among the idle ones.
    #[inline]
    pub fn rest(&mut self, key: Key, now: u64) {
        let Some(environment) = self.all.get_mut(key) else {
            return;
        };
        environment.idle_since = Some(now);
        let number = environment.number;
        if environment.provisioned {
            self.provisioned.push_back(key);
            return;
        }
        let by_number = matches!(self.reuse, Reuse::Newest | Reuse::Oldest);
        let last = self.idle.back().map_or(0, |(last, _)| *last);
        if by_number && last > number {
            let place = self.idle.partition_point(|(other, _)| *other < number);
            self.idle.insert(place, (number, key));
        } else {
            self.idle.push_back((number, key));
        }
    }

    /// Ends an environment for good, idle or not.
    pub fn end(&mut self, key: Key) -> Option<Environment> {
        let place = self.idle.iter().position(|(_, idle)| *idle == key);
        if let Some(place) = place {
            self.idle.remove(place);
        }
        self.all.remove(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four environments, idle in the order 2, 4, 1, 3; gives the order in which they serve.
    fn order(reuse: Reuse) -> Vec<u32> {
        let mut environments = Environments::new(reuse);
        let keys: Vec<Key> = (0..4).map(|at| environments.create(at, false).0).collect();
        for (at, number) in [2, 4, 1, 3].into_iter().enumerate() {
            environments.rest(keys[number - 1], 10 + at as u64);
        }
        let mut order = Vec::new();
        while let Some(key) = environments.take() {
            order.push(environments.get(key).unwrap().number);
        }
        order
    }

    #[test]
    fn which_environment_serves_next() {
        assert_eq!(order(Reuse::Newest), [4, 3, 2, 1]);
        assert_eq!(order(Reuse::Oldest), [1, 2, 3, 4]);
        assert_eq!(order(Reuse::MostRecent), [3, 1, 4, 2]);
        assert_eq!(order(Reuse::LeastRecent), [2, 4, 1, 3]);
    }

    #[test]
    fn provisioned_environments_serve_first() {
        let mut environments = Environments::new(Reuse::Newest);
        let (provisioned, _) = environments.create(0, true);
        let (other, _) = environments.create(1, false);
        environments.rest(provisioned, 2);
        environments.rest(other, 3);
        assert_eq!(environments.take(), Some(provisioned));
        assert_eq!(environments.take(), Some(other));
        assert_eq!(environments.take(), None);
    }

    #[test]
    fn an_environment_that_ended_does_not_serve() {
        let mut environments = Environments::new(Reuse::Newest);
        let (key, _) = environments.create(0, false);
        environments.rest(key, 1);
        assert_eq!(environments.end(key).unwrap().number, 1);
        assert_eq!(environments.take(), None);
        assert!(environments.get(key).is_none());
    }
}
