//! A Kinesis data stream: a partition key decides the shard, a shard keeps its order and has a write limit. Reading removes nothing;
//! where each reader stands is the affair of its mapping.

use crate::sim::bucket::Bucket;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Signal;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::measure::Name;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::model;
use crate::sim::scenario::kinesis::StreamSettings;
use crate::sim::status::Status;
use crate::sim::status::Throttle;

/// What can be measured of it. What became of records is summed over its mappings.
pub const MEASURES: &[Name] = &[
    ("put", Unit::Count),
    ("throttled", Unit::Count),
    ("processed", Unit::Count),
    ("given_up", Unit::Count),
    ("expired", Unit::Count),
    ("iterator_age_max", Unit::Seconds),
];

/// A stream.
#[derive(Debug)]
pub(crate) struct Kinesis {
    node: NodeIndex,
    settings: StreamSettings,
    /// The shard of each key of the scenario.
    placed: Vec<u16>,
    records: Vec<Bucket>,
    bytes: Vec<Bucket>,
    /// Mappings that read it, by their number.
    readers: Vec<u16>,
    put: u64,
    throttled: u64,
    units: u64,
    /// Bytes of a record.
    payload: u64,
}

/// Bytes are counted in KB, as the bucket's tokens are whole.
const KB: u64 = 1 << 10;

/// A put is billed in units of this many bytes.
const PUT_UNIT: u64 = 25 * KB;

impl Kinesis {
    pub fn new(
        kernel: &Kernel,
        node: NodeIndex,
        settings: StreamSettings,
        readers: Vec<u16>,
    ) -> Self {
        let shards = settings.shards;
        let placed = kernel
            .plan
            .keys
            .iter()
            .map(|key| shard(key, shards))
            .collect();
        let rate = model::rate("kinesis.records_per_shard");
        let kb = (model::size("kinesis.bytes_per_shard") / KB) as u32;
        let of_each = |rate: f64, size: u32| vec![Bucket::new(rate, size); usize::from(shards)];
        Self {
            node,
            placed,
            records: of_each(rate, rate as u32),
            bytes: of_each(f64::from(kb), kb),
            settings,
            readers,
            put: 0,
            throttled: 0,
            units: 0,
            payload: model::size("kinesis.record"),
        }
    }

    /// A record is written.
    pub fn called(&mut self, kernel: &mut Kernel, call: Call) {
        if kernel.refuses_size(self.node, &call, self.payload, Status::Http(400)) {
            return;
        }
        let item = call.item;
        let shard = self.placed[usize::from(item.key)];
        let place = usize::from(shard);
        let size = kernel.plan.origins[usize::from(item.origin)].size;
        let now = kernel.now;
        if !self.records[place].take(now, 1) || !self.bytes[place].take(now, size.div_ceil(KB)) {
            self.throttled += 1;
            let refused = What::RecordRefused { shard };
            let cause = kernel.note(self.node, item, call.cause, refused);
            let status = Status::Throttled(Throttle::Shard);
            kernel.answer(call.reply, self.node, status, cause);
            return;
        }
        self.put += 1;
        self.units += size.div_ceil(PUT_UNIT).max(1);
        let put = What::RecordPut { shard };
        let cause = kernel.note(self.node, item, call.cause, put);
        kernel.answer(call.reply, self.node, Status::Done, cause);
        for mapping in self.readers.iter().copied() {
            let record = Signal::Record {
                mapping,
                shard,
                item,
                cause,
            };
            kernel.defer(now.saturating_add(self.settings.latency), record);
        }
    }

    /// Its mappings, by their number.
    pub fn readers(&self) -> &[u16] {
        &self.readers
    }

    /// Starts measuring anew.
    pub fn reset(&mut self) {
        self.put = 0;
        self.throttled = 0;
        self.units = 0;
    }

    /// What it used, by the names of the price table.
    pub fn usage(&self, now: u64, since: u64) -> Vec<(&'static str, f64)> {
        let hours = (now - since) as f64 / 3_600e6;
        vec![
            (
                "kinesis_shard_hour",
                hours * f64::from(self.settings.shards),
            ),
            ("kinesis_put_unit", self.units as f64),
        ]
    }

    pub fn report(&self, read: &Read, sheet: &mut Sheet<'_>) {
        sheet.count("put", self.put);
        sheet.count("throttled", self.throttled);
        sheet.count("processed", read.processed);
        sheet.count("given_up", read.given_up);
        sheet.count("expired", read.expired);
        let age = Value::seconds(read.iterator_age as f64);
        sheet.put("iterator_age_max", age);
    }
}

/// What became of a stream's records at its mappings.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Read {
    pub processed: u64,
    pub given_up: u64,
    pub expired: u64,
    /// The greatest age of a record that was not done with, in microseconds.
    pub iterator_age: u64,
}

impl Read {
    pub fn add(&mut self, other: Self) {
        self.processed += other.processed;
        self.given_up += other.given_up;
        self.expired += other.expired;
        self.iterator_age = self.iterator_age.max(other.iterator_age);
    }
}

/// The shard of a key, by AWS's own rule: the MD5 of the key falls into one of equal ranges.
fn shard(key: &str, shards: u16) -> u16 {
    let digest = md5::compute(key.as_bytes());
    let head = u64::from_be_bytes(digest.0[..8].try_into().unwrap_or_default());
    ((u128::from(head) * u128::from(shards)) >> 64) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    /// MD5("kiosk-1") begins with 4b…, "kiosk-2" with 0e…, "kiosk-3" with e3… or the like: the first half, the first half, the second.
    #[test]
    fn keys_fall_on_the_shards_they_fall_on_at_aws() {
        assert_eq!(shard("kiosk-1", 2), 0);
        assert_eq!(shard("kiosk-2", 2), 0);
        assert_eq!(shard("kiosk-3", 2), 1);
        // MD5 of the empty text is d41d8cd9…: 0xd4 / 256 of the way.
        assert_eq!(shard("", 100), 82);
        assert_eq!(shard("anything", 1), 0);
    }
}
