//! What lies in a bucket: objects by key, versions, delete markers, and what storing them is billed. Answers nobody.

use std::collections::BTreeMap;

use crate::sim::level::Level;
use crate::sim::storage_class::ARCHIVE_NAME;
use crate::sim::storage_class::StorageClass;

/// A month in microseconds: 730 hours, as prices count it.
const MONTH_US: f64 = 730.0 * 3_600e6;

/// What lies in a bucket.
#[derive(Debug)]
pub(super) struct Shelf {
    class: StorageClass,
    versioning: bool,
    /// The current version of each key; a delete marker is no entry.
    current: BTreeMap<u16, Object>,
    /// Versions that are not current any more.
    noncurrent: u64,
    markers: u64,
    /// Bytes that lie there.
    stored: Level,
    /// Bytes billed in the class.
    billed: Level,
    /// Bytes of archived objects billed in S3 Standard.
    names: Level,
    /// Byte-microseconds billed for objects that were gone too early.
    early: u128,
}

#[derive(Clone, Copy, Debug)]
struct Object {
    size: u64,
    since: u64,
}

/// What became of an object that was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// There was none of this key.
    New,
    /// It takes the place of the one before.
    Replaced,
    /// The one before stays as an older version.
    Version,
}

/// What became of an object that was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deleted {
    /// It is gone.
    Gone,
    /// A delete marker hides it.
    Marked,
    /// There was none.
    Nothing,
}

impl Shelf {
    pub fn new(class: StorageClass, versioning: bool) -> Self {
        Self {
            class,
            versioning,
            current: BTreeMap::new(),
            noncurrent: 0,
            markers: 0,
            stored: Level::default(),
            billed: Level::default(),
            names: Level::default(),
            early: 0,
        }
    }

    pub fn put(&mut self, now: u64, key: u16, size: u64) -> Put {
        let before = self.current.insert(key, Object { size, since: now });
        let put = match before {
            None => Put::New,
            Some(_) if self.versioning => {
                self.noncurrent += 1;
                Put::Version
            }
            Some(before) => {
                self.take_away(now, before);
                Put::Replaced
            }
        };
        self.stored.add(now, size);
        self.billed.add(now, self.class.billed_bytes(size));
        if self.class.is_archive() {
            self.names.add(now, ARCHIVE_NAME);
        }
        put
    }

    /// The bytes of an object.
    pub fn size(&self, key: u16) -> Option<u64> {
        self.current.get(&key).map(|object| object.size)
    }

    /// `name` bytes long is the key: so much a delete marker takes.
    pub fn delete(&mut self, now: u64, key: u16, name: u64) -> Deleted {
        let before = self.current.remove(&key);
        if self.versioning {
            self.noncurrent += u64::from(before.is_some());
            self.markers += 1;
            self.stored.add(now, name);
            self.billed.add(now, name);
            return Deleted::Marked;
        }
        match before {
            Some(object) => {
                self.take_away(now, object);
                Deleted::Gone
            }
            None => Deleted::Nothing,
        }
    }

    fn take_away(&mut self, now: u64, object: Object) {
        let billed = self.class.billed_bytes(object.size);
        self.stored.sub(now, object.size);
        self.billed.sub(now, billed);
        if self.class.is_archive() {
            self.names.sub(now, ARCHIVE_NAME);
        }
        let until = object.since.saturating_add(self.class.billed_span());
        let early = u128::from(billed) * u128::from(until.saturating_sub(now));
        self.early = self.early.saturating_add(early);
    }

    /// Starts measuring anew.
    pub fn reset(&mut self, now: u64) {
        self.stored.reset(now);
        self.billed.reset(now);
        self.names.reset(now);
        self.early = 0;
    }

    pub fn objects(&self) -> u64 {
        self.current.len() as u64
    }

    pub const fn noncurrent(&self) -> u64 {
        self.noncurrent
    }

    pub const fn markers(&self) -> u64 {
        self.markers
    }

    pub fn stored_gb_months(&self, now: u64) -> f64 {
        gb_months(self.stored.area(now))
    }

    /// Billed at the price of the class: the smallest size and the shortest time of the class included.
    pub fn billed_gb_months(&self, now: u64) -> f64 {
        gb_months(self.billed.area(now).saturating_add(self.early))
    }

    /// Billed at the price of S3 Standard.
    pub fn names_gb_months(&self, now: u64) -> f64 {
        gb_months(self.names.area(now))
    }

    /// Billed though the objects were gone.
    pub fn early_gb_months(&self) -> f64 {
        gb_months(self.early)
    }
}

fn gb_months(byte_micros: u128) -> f64 {
    byte_micros as f64 / f64::from(1 << 30) / MONTH_US
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 86_400_000_000;
    const GB: u64 = 1 << 30;

    fn close(measured: f64, expected: f64) {
        assert!(
            (measured - expected).abs() < 1e-6,
            "{measured} is not {expected}"
        );
    }

    #[test]
    fn a_put_over_a_key_replaces_its_bytes() {
        let mut shelf = Shelf::new(StorageClass::Standard, false);
        assert_eq!(shelf.put(0, 1, 3 * GB), Put::New);
        assert_eq!(shelf.put(DAY, 1, GB), Put::Replaced);
        assert_eq!(shelf.size(1), Some(GB));
        assert_eq!(shelf.delete(3 * DAY, 1, 9), Deleted::Gone);
        assert_eq!(shelf.delete(3 * DAY, 1, 9), Deleted::Nothing);
        // 3 GB for one day and 1 GB for two.
        close(shelf.stored_gb_months(9 * DAY), 5.0 * 24.0 / 730.0);
        close(shelf.billed_gb_months(9 * DAY), 5.0 * 24.0 / 730.0);
    }

    #[test]
    fn versions_stay_and_are_billed() {
        let mut shelf = Shelf::new(StorageClass::Standard, true);
        shelf.put(0, 1, GB);
        assert_eq!(shelf.put(0, 1, GB), Put::Version);
        assert_eq!(shelf.delete(0, 1, 0), Deleted::Marked);
        assert_eq!(shelf.delete(0, 2, 0), Deleted::Marked);
        assert_eq!(shelf.size(1), None);
        assert_eq!(
            (shelf.objects(), shelf.noncurrent(), shelf.markers()),
            (0, 2, 2)
        );
        close(shelf.stored_gb_months(DAY), 2.0 * 24.0 / 730.0);
        assert_eq!(shelf.put(0, 1, GB), Put::New);
    }

    #[test]
    fn an_object_gone_early_is_billed_for_the_rest_of_its_time() {
        let mut shelf = Shelf::new(StorageClass::StandardIa, false);
        shelf.put(0, 1, GB);
        shelf.delete(10 * DAY, 1, 0);
        close(shelf.stored_gb_months(60 * DAY), 240.0 / 730.0);
        close(shelf.billed_gb_months(60 * DAY), 720.0 / 730.0);
        close(shelf.early_gb_months(), 480.0 / 730.0);
    }
}
