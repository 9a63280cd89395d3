//! An S3 bucket: stores objects and notifies others of it. Notifications are hand-overs: what becomes of them later is not its affair.

mod shelf;

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
use crate::sim::measure::Name;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::s3::BucketSettings;
use crate::sim::service::s3::shelf::Deleted;
use crate::sim::service::s3::shelf::Put;
use crate::sim::service::s3::shelf::Shelf;
use crate::sim::status::Status;
use crate::sim::storage_class::STANDARD_MONTH;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("puts", Unit::Count),
    ("gets", Unit::Count),
    ("deletes", Unit::Count),
    ("not_found", Unit::Count),
    ("objects", Unit::Count),
    ("noncurrent_versions", Unit::Count),
    ("delete_markers", Unit::Count),
    ("events", Unit::Count),
    ("duplicate_events", Unit::Count),
    ("stored_gb_month", Unit::GbMonths),
    ("billed_gb_month", Unit::GbMonths),
    ("early_gb_month", Unit::GbMonths),
];

/// No object of this key: 404. Needs to be restored before it can be read: 403.
const NOT_FOUND: Status = Status::Http(404);
const ARCHIVED: Status = Status::Http(403);

/// A bucket.
#[derive(Debug)]
pub(crate) struct Bucket {
    node: NodeIndex,
    settings: BucketSettings,
    duplicates: Stream,
    shelf: Shelf,
    counts: Counts,
}

#[derive(Debug, Default)]
struct Counts {
    puts: u64,
    gets: u64,
    deletes: u64,
    not_found: u64,
    /// Bytes read.
    retrieved: u64,
    events: u64,
    duplicate_events: u64,
}

impl Bucket {
    pub fn new(kernel: &Kernel, node: NodeIndex, settings: BucketSettings) -> Self {
        let name = kernel.plan.nodes[node.place()].name.as_str();
        Self {
            node,
            duplicates: kernel.stream(name, "duplicates"),
            shelf: Shelf::new(settings.storage_class, settings.versioning),
            settings,
            counts: Counts::default(),
        }
    }

    /// Somebody stores, reads or deletes an object.
    pub fn called(&mut self, kernel: &mut Kernel, call: Call) {
        let (what, status) = match call.operation {
            Operation::Put => self.put(kernel, &call),
            Operation::Get => self.get(&call),
            Operation::Delete => self.delete(kernel, &call),
        };
        let cause = kernel.note(self.node, call.item, call.cause, what);
        kernel.answer(call.reply, self.node, status, cause);
        // Model choice: what changes nothing is no event.
        if matches!(what, What::ObjectMissing) {
            return;
        }
        for place in 0..self.settings.notify.len() {
            let rule = &self.settings.notify[place];
            let key = &kernel.plan.keys[usize::from(call.item.key)];
            if rule.is_about(call.operation, self.settings.versioning, key) {
                let to = rule.to;
                self.counts.events += 1;
                self.notify(kernel, &call, to, cause, false);
                if self.duplicates.chance(self.settings.duplicate_rate) {
                    self.counts.duplicate_events += 1;
                    self.notify(kernel, &call, to, cause, true);
                }
            }
        }
    }

    fn put(&mut self, kernel: &Kernel, call: &Call) -> (What, Status) {
        self.counts.puts += 1;
        let size = kernel.plan.origins[usize::from(call.item.origin)].size;
        let what = match self.shelf.put(kernel.now, call.item.key, size) {
            Put::New => What::ObjectPut,
            Put::Replaced => What::ObjectReplaced,
            Put::Version => What::VersionPut,
        };
        (what, Status::Done)
    }

    fn get(&mut self, call: &Call) -> (What, Status) {
        self.counts.gets += 1;
        match self.shelf.size(call.item.key) {
            None => {
                self.counts.not_found += 1;
                (What::ObjectMissing, NOT_FOUND)
            }
            Some(_) if self.settings.storage_class.is_archive() => (What::ObjectArchived, ARCHIVED),
            Some(size) => {
                self.counts.retrieved = self.counts.retrieved.saturating_add(size);
                (What::ObjectRead, Status::Done)
            }
        }
    }

    fn delete(&mut self, kernel: &Kernel, call: &Call) -> (What, Status) {
        self.counts.deletes += 1;
        let name = kernel.plan.keys[usize::from(call.item.key)].len() as u64;
        let what = match self.shelf.delete(kernel.now, call.item.key, name) {
            Deleted::Gone => What::ObjectDeleted,
            Deleted::Marked => What::DeleteMarkerPut,
            Deleted::Nothing => What::ObjectMissing,
        };
        // Deleting what is not there succeeds.
        (what, Status::Done)
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
        self.shelf.reset(now);
        self.counts = Counts::default();
    }

    /// What it used, by the names of the price table. Deleting costs nothing.
    pub fn usage(&self, now: u64) -> Vec<(&'static str, f64)> {
        let prices = self.settings.storage_class.prices();
        let mut usage = vec![
            (prices.put, self.counts.puts as f64),
            (prices.get, self.counts.gets as f64),
            (prices.gb_month, self.shelf.billed_gb_months(now)),
            (STANDARD_MONTH, self.shelf.names_gb_months(now)),
        ];
        if let Some(price) = prices.retrieved_gb {
            let gigabytes = self.counts.retrieved as f64 / f64::from(1 << 30);
            usage.push((price, gigabytes));
        }
        usage
    }

    pub fn report(&self, now: u64, sheet: &mut Sheet<'_>) {
        sheet.count("puts", self.counts.puts);
        sheet.count("gets", self.counts.gets);
        sheet.count("deletes", self.counts.deletes);
        sheet.count("not_found", self.counts.not_found);
        sheet.count("objects", self.shelf.objects());
        sheet.count("noncurrent_versions", self.shelf.noncurrent());
        sheet.count("delete_markers", self.shelf.markers());
        sheet.count("events", self.counts.events);
        sheet.count("duplicate_events", self.counts.duplicate_events);
        let months = |number| Value::new(number, Unit::GbMonths);
        sheet.put("stored_gb_month", months(self.shelf.stored_gb_months(now)));
        let billed = self.shelf.billed_gb_months(now) + self.shelf.names_gb_months(now);
        sheet.put("billed_gb_month", months(billed));
        sheet.put("early_gb_month", months(self.shelf.early_gb_months()));
    }
}
