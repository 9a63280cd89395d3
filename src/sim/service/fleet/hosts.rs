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
    /// Its number, where hosts have one.
    pub number: Option<u32>,
    places: u64,
    pub busy: u64,
    /// Whether it takes new requests.
    pub open: bool,
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
    pub fn open(&mut self, now: u64, number: Option<u32>, places: u64) -> Key {
        self.places.add(now, places);
        self.list.insert(Host {
            number,
            places,
            busy: 0,
            open: true,
        })
    }

    /// A host by its key.
    pub fn get(&self, key: Key) -> Option<&Host> {
        self.list.get(key)
    }

    /// Takes a place on the host with the fewest requests; the first of several.
    #[inline]
    pub fn take(&mut self, now: u64) -> Option<Key> {
        let free = self.list.entries();
        let free = free.filter(|(_, host)| host.open && host.busy < host.places);
        let (key, _) = free.min_by_key(|(_, host)| host.busy)?;
        if let Some(host) = self.list.get_mut(key) {
            host.busy += 1;
        }
        self.busy.add(now, 1);
        Some(key)
    }

    /// Gives a place back.
    #[inline]
    pub fn give_back(&mut self, now: u64, key: Key) {
        if let Some(host) = self.list.get_mut(key) {
            host.busy -= 1;
            self.busy.sub(now, 1);
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
