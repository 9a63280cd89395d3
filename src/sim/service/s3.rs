//! An S3 bucket: stores objects and notifies others of it. Notifications are hand-overs: what becomes of them later is not its affair.

use crate::rng::Stream;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::NO_BATCH;
use crate::sim::event::NOBODY;
use crate::sim::event::Signal;
use crate::sim::identity::Cause;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::level::Level;
use crate::sim::measure::Name;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::s3::BucketSettings;
use crate::sim::status::Status;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("puts", Unit::Count),
    ("gets", Unit::Count),
    ("deletes", Unit::Count),
    ("events", Unit::Count),
    ("duplicate_events", Unit::Count),
    ("stored_gb_month", Unit::GbMonths),
];

/// A month in microseconds: 730 hours, as prices count it.
const MONTH_US: f64 = 730.0 * 3_600e6;

/// A bucket.
#[derive(Debug)]
pub(crate) struct Bucket {
    node: NodeIndex,
    settings: BucketSettings,
    duplicates: Stream,
    /// Bytes stored.
    stored: Level,
    puts: u64,
    gets: u64,
    deletes: u64,
    events: u64,
    duplicate_events: u64,
}

impl Bucket {
    pub fn new(kernel: &Kernel, node: NodeIndex, settings: BucketSettings) -> Self {
        let name = kernel.plan.nodes[node.place()].name.as_str();
        Self {
            node,
            duplicates: kernel.stream(name, "duplicates"),
            settings,
            stored: Level::default(),
            puts: 0,
            gets: 0,
            deletes: 0,
            events: 0,
            duplicate_events: 0,
        }
    }

    /// Somebody stores, reads or deletes an object.
    pub fn called(&mut self, kernel: &mut Kernel, call: Call) {
        let size = kernel.plan.origins[usize::from(call.item.origin)].size;
        let what = match call.operation {
            Operation::Put => {
                self.puts += 1;
                self.stored.add(kernel.now, size);
                What::ObjectPut
            }
            Operation::Get => {
                self.gets += 1;
                What::ObjectRead
            }
            Operation::Delete => {
                self.deletes += 1;
                self.stored.sub(kernel.now, size);
                What::ObjectDeleted
            }
        };
        let cause = kernel.note(self.node, call.item, call.cause, what);
        kernel.answer(call.reply, self.node, Status::Done, cause);
        for place in 0..self.settings.notify.len() {
            let rule = &self.settings.notify[place];
            let key = &kernel.plan.keys[usize::from(call.item.key)];
            if rule.is_about(call.operation, key) {
                let to = rule.to;
                self.events += 1;
                self.notify(kernel, &call, to, cause, false);
                if self.duplicates.chance(self.settings.duplicate_rate) {
                    self.duplicate_events += 1;
                    self.notify(kernel, &call, to, cause, true);
                }
            }
        }
    }

    fn notify(&self, kernel: &mut Kernel, call: &Call, to: NodeIndex, cause: Cause, again: bool) {
        let cause = kernel.note(self.node, call.item, cause, What::Notified { to, again });
        let notification = Call {
            from: self.node,
            to,
            item: call.item,
            reply: NOBODY,
            asynchronous: true,
            operation: Operation::Put,
            content: Content::Object {
                bucket: self.node,
                operation: call.operation,
            },
            batch: NO_BATCH,
            stamp: None,
            delayed: false,
            cause,
        };
        let at = kernel.now.saturating_add(self.settings.latency);
        kernel.defer(at, Signal::Call(notification));
    }

    /// Starts measuring anew.
    pub fn reset(&mut self, now: u64) {
        self.stored.reset(now);
        self.puts = 0;
        self.gets = 0;
        self.deletes = 0;
        self.events = 0;
        self.duplicate_events = 0;
    }

    fn gb_months(&self, now: u64) -> f64 {
        self.stored.area(now) as f64 / f64::from(1 << 30) / MONTH_US
    }

    /// What it used, by the names of the price table.
    pub fn usage(&self, now: u64) -> Vec<(&'static str, f64)> {
        vec![
            ("s3_put", self.puts as f64),
            ("s3_get", self.gets as f64),
            ("s3_gb_month", self.gb_months(now)),
        ]
    }

    pub fn report(&self, now: u64, sheet: &mut Sheet<'_>) {
        sheet.count("puts", self.puts);
        sheet.count("gets", self.gets);
        sheet.count("deletes", self.deletes);
        sheet.count("events", self.events);
        sheet.count("duplicate_events", self.duplicate_events);
        let stored = Value::new(self.gb_months(now), Unit::GbMonths);
        sheet.put("stored_gb_month", stored);
    }
}
