//! What a queue comes to: its measures, what it used, and where its messages ended.

use crate::sim::ledger::Ledger;
use crate::sim::measure::Name;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::measure::ratio;
use crate::sim::samples::Samples;
use crate::sim::service::sqs::Counts;
use crate::sim::service::sqs::Sqs;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("sent", Unit::Count),
    ("received", Unit::Count),
    ("deleted", Unit::Count),
    ("processed", Unit::Count),
    ("duplicates", Unit::Count),
    ("deduplicated", Unit::Count),
    ("dead_lettered", Unit::Count),
    ("expired", Unit::Count),
    ("visible", Unit::Count),
    ("in_flight", Unit::Count),
    ("in_flight_max", Unit::Count),
    ("delayed", Unit::Count),
    ("receives_per_message", Unit::Count),
    ("receives", Unit::Count),
    ("empty_receives", Unit::Count),
    ("missed_receives", Unit::Count),
    ("api_requests", Unit::Count),
    ("wait_mean", Unit::Seconds),
    ("wait_rate", Unit::Share),
    ("age", Unit::Seconds),
    ("age_max", Unit::Seconds),
];

impl Sqs {
    /// The times its measures of this name are made of.
    pub fn times(&self, name: &str) -> Option<&Samples> {
        (name == "wait").then_some(&self.waits)
    }

    /// Starts measuring anew.
    pub fn reset(&mut self) {
        self.counts = Counts::default();
        self.in_flight_max = self.in_flight;
        self.waits.reset();
        self.oldest = 0;
    }

    pub fn ledger(&self) -> (&Ledger, u64) {
        (&self.ledger, self.messages.len() as u64)
    }

    /// What it used, by the names of the price table; `empty` are receives that found nothing.
    pub fn usage(&self, empty: u64) -> Vec<(&'static str, f64)> {
        let name = if self.settings.fifo {
            "sqs_fifo_request"
        } else {
            "sqs_request"
        };
        vec![(name, (self.counts.requests + empty) as f64)]
    }

    /// Its measures; `empty` are receives that found nothing.
    pub fn report(&self, now: u64, empty: u64, sheet: &mut Sheet<'_>) {
        let counts = &self.counts;
        sheet.count("sent", counts.sent);
        sheet.count("received", counts.received);
        sheet.count("deleted", counts.deleted);
        sheet.count("processed", counts.processed);
        sheet.count("duplicates", counts.duplicates);
        sheet.count("deduplicated", counts.deduplicated);
        sheet.count("dead_lettered", counts.dead_lettered);
        sheet.count("expired", counts.expired);
        sheet.count("visible", self.visible);
        sheet.count("in_flight", self.in_flight);
        sheet.count("in_flight_max", self.in_flight_max);
        sheet.count("delayed", self.waiting);
        let receives = ratio(counts.received, counts.sent);
        sheet.put("receives_per_message", Value::new(receives, Unit::Count));
        sheet.count("receives", counts.receives + empty);
        sheet.count("empty_receives", empty);
        sheet.count("missed_receives", counts.missed);
        sheet.count("api_requests", counts.requests + empty);
        sheet.put("wait_mean", self.waits.mean());
        let waited = Value::share(counts.waited, self.waits.count());
        sheet.put("wait_rate", waited);
        let ages = self.messages.iter().map(|message| now - message.sent_at);
        let age = ages.max().unwrap_or(0);
        sheet.put("age", Value::seconds(age as f64));
        let oldest = age.max(self.oldest);
        sheet.put("age_max", Value::seconds(oldest as f64));
    }
}
