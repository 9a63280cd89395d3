//! The places of a fleet: which servers there are, how many requests each works on. A fixed fleet is one host with the places of all its
//! servers, since nothing tells them apart; tasks are hosts of their own.

use crate::sim::level::Level;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;

/// All places.
#[derive(Debug)]
pub(super) struct Hosts {
    list: Slab<Host>,
    /// Places that are taken, of all hosts.
    pub busy: Level,
    /// Places there are.
    places: Level,
}

/// A server, or several that nothing tells apart.
#[derive(Debug)]
pub(super) struct Host {
    /// The task it is, with its number.
    pub task: Option<(u32, Key)>,
    places: u64,
    pub busy: u64,
    /// Whether it takes new requests.
    open: bool,
}

impl Default for Hosts {
    fn default() -> Self {
        Self {
            list: Slab::new(),
            busy: Level::default(),
            places: Level::default(),
        }
    }
}

impl Hosts {
    /// A new host.
    pub fn open(&mut self, now: u64, task: Option<(u32, Key)>, places: u64) -> Key {
        self.places.add(now, places);
        self.list.insert(Host {
            task,
            places,
            busy: 0,
            open: true,
        })
    }

    /// Lets a host take no more requests, and says how many it still has.
    pub fn shut(&mut self, key: Key) -> u64 {
        self.list.get_mut(key).map_or(0, |host| {
            host.open = false;
            host.busy
        })
    }

    /// A host is gone.
    pub fn close(&mut self, now: u64, key: Key) {
        if let Some(host) = self.list.remove(key) {
            self.places.sub(now, host.places);
            self.busy.sub(now, host.busy);
        }
    }

    /// Whether there is any host that takes requests.
    pub fn is_open(&self) -> bool {
        self.list.iter().any(|host| host.open)
    }

    /// The host with the fewest requests among those with a free place, the first of several, and its free places.
    pub fn freest(&self) -> Option<(Key, u64)> {
        let free = self.list.entries();
        let free = free.filter(|(_, host)| host.open && host.busy < host.places);
        let (key, host) = free.min_by_key(|(_, host)| host.busy)?;
        Some((key, host.places - host.busy))
    }

    /// Hosts that have a free place.
    pub fn with_free(&self) -> usize {
        let hosts = self.list.iter();
        hosts
            .filter(|host| host.open && host.busy < host.places)
            .count()
    }

    /// Taken places × microseconds and places × microseconds since measuring started.
    pub fn areas(&self, now: u64) -> (u128, u128) {
        (self.busy.area(now), self.places.area(now))
    }

    /// A host by its key.
    pub fn get(&self, key: Key) -> Option<&Host> {
        self.list.get(key)
    }

    /// Takes a place on the host with the fewest requests; the first of several.
    #[inline]
    pub fn take(&mut self, now: u64) -> Option<Key> {
        let (key, _) = self.freest()?;
        self.take_at(now, key);
        Some(key)
    }

    /// Takes a place on this host, which has one.
    pub fn take_at(&mut self, now: u64, key: Key) {
        if let Some(host) = self.list.get_mut(key) {
            host.busy += 1;
            self.busy.add(now, 1);
        }
    }

    /// Gives a place back. If that was the last request of a task that takes no more, says which one.
    #[inline]
    pub fn give_back(&mut self, now: u64, key: Key) -> Option<Key> {
        let host = self.list.get_mut(key)?;
        host.busy -= 1;
        self.busy.sub(now, 1);
        match host.task {
            Some((_, task)) if !host.open && host.busy == 0 => Some(task),
            _ => None,
        }
    }

    /// The share of places that were taken, over time.
    pub fn utilisation(&self, now: u64) -> Value {
        let places = self.places.mean(now);
        let share = if places > 0.0 {
            self.busy.mean(now) / places
        } else {
            0.0
        };
        Value::new(share, Unit::Share)
    }

    pub fn reset(&mut self, now: u64) {
        self.busy.reset(now);
        self.places.reset(now);
    }
}
