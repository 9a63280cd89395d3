//! Deadlines of many things that wait equally long: answers to requests, hidden messages. They become due in the order they began,
//! so a line of them needs only one event in the queue, however many things wait.

use std::collections::VecDeque;

/// Deadlines in the order of time.
#[derive(Clone, Debug)]
pub(crate) struct Deadlines<T> {
    line: VecDeque<(u64, T)>,
    /// When the planned event comes; another one that still stands in the queue is ignored.
    armed: Option<u64>,
}

impl<T: Copy> Deadlines<T> {
    pub const fn new() -> Self {
        Self {
            line: VecDeque::new(),
            armed: None,
        }
    }

    /// Adds a deadline. If it gives a time, the caller has to plan its event for then.
    #[must_use]
    #[inline]
    pub fn push(&mut self, at: u64, thing: T) -> Option<u64> {
        if self.line.back().is_none_or(|(last, _)| *last <= at) {
            self.line.push_back((at, thing));
        } else {
            // A message that brings its age along may stand before others.
            let place = self.line.partition_point(|(before, _)| *before <= at);
            self.line.insert(place, (at, thing));
        }
        if self.armed.is_some_and(|armed| armed <= at) {
            return None;
        }
        self.armed = Some(at);
        self.armed
    }

    /// Whether the event that just came is the planned one.
    pub fn fires(&mut self, now: u64) -> bool {
        let fires = self.armed == Some(now);
        if fires {
            self.armed = None;
        }
        fires
    }

    /// The next thing that is due, if any; things for which `waits` is false are forgotten.
    pub fn due(&mut self, now: u64, waits: impl Fn(T) -> bool) -> Option<T> {
        while let Some((at, thing)) = self.line.front().copied() {
            let waits = waits(thing);
            if waits && at > now {
                return None;
            }
            self.line.pop_front();
            if waits {
                return Some(thing);
            }
        }
        None
    }

    /// After the event: when the next one has to be planned.
    #[must_use]
    pub fn rearm(&mut self) -> Option<u64> {
        let next = self.line.front().map(|(at, _)| *at);
        if self.armed.is_some() {
            return None;
        }
        self.armed = next;
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_event_serves_a_whole_line() {
        let mut line = Deadlines::new();
        assert_eq!(line.push(10, 'a'), Some(10));
        assert_eq!(line.push(12, 'b'), None);
        assert_eq!(line.push(14, 'c'), None);
        assert!(line.fires(10));
        assert_eq!(line.due(10, |_| true), Some('a'));
        // `b` was answered meanwhile.
        assert_eq!(line.due(10, |thing| thing != 'b'), None);
        assert_eq!(line.rearm(), Some(14));
        assert!(line.fires(14));
        assert_eq!(line.due(14, |_| true), Some('c'));
        assert_eq!(line.rearm(), None);
        assert_eq!(line.push(20, 'd'), Some(20));
    }

    #[test]
    fn an_earlier_deadline_plans_its_own_event_and_the_old_one_is_ignored() {
        let mut line = Deadlines::new();
        assert_eq!(line.push(10, 'a'), Some(10));
        assert_eq!(line.push(5, 'b'), Some(5));
        assert!(line.fires(5));
        assert_eq!(line.due(5, |_| true), Some('b'));
        assert_eq!(line.due(5, |_| true), None);
        assert_eq!(line.rearm(), Some(10));
        assert!(line.fires(10));
        assert_eq!(line.due(10, |_| true), Some('a'));
        assert_eq!(line.rearm(), None);
        // The first event planned for 10 comes too.
        assert!(!line.fires(10));
    }
}
