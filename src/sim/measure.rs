//! What a run comes to in numbers: `lambda.resize.invocations`, `cost.total`. Names and units are a closed list per service, so that
//! a scenario that asks for something else is refused before it runs.

use crate::sim::samples::Samples;
use crate::sim::service::Service;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things; also plain numbers such as receives per message.
    Count,
    /// Seconds.
    Seconds,
    /// A share between 0 and 1.
    Share,
    /// Events per second.
    PerSecond,
    /// US dollars.
    Usd,
    /// Bytes.
    Bytes,
    /// Gigabytes of memory times seconds.
    GbSeconds,
    /// Gigabytes stored for a month.
    GbMonths,
}

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The number in the unit's base: seconds, bytes, dollars, a share of 1.
    pub number: f64,
    /// What it counts.
    pub unit: Unit,
    /// Whether it comes from a histogram (a percentile of more than 100,000 samples, within 1 %) and not from every sample.
    pub approximate: bool,
}

impl Value {
    /// An exact number.
    pub const fn new(number: f64, unit: Unit) -> Self {
        Self {
            number,
            unit,
            approximate: false,
        }
    }

    /// A count.
    pub const fn count(number: u64) -> Self {
        Self::new(number as f64, Unit::Count)
    }

    /// Seconds from microseconds.
    pub fn seconds(micros: f64) -> Self {
        Self::new(micros / 1e6, Unit::Seconds)
    }

    /// `part` of `whole`; 0 of nothing.
    pub fn share(part: u64, whole: u64) -> Self {
        Self::new(ratio(part, whole), Unit::Share)
    }
}

/// `part / whole`, and 0 if there is no whole.
pub(crate) fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// The numbers of a run, by path, in the order of the nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    values: Vec<(String, Value)>,
}

impl Measures {
    /// The number at a path.
    pub fn get(&self, path: &str) -> Option<Value> {
        self.values
            .iter()
            .find(|(name, _)| name == path)
            .map(|(_, value)| *value)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Value)> {
        self.values
            .iter()
            .map(|(path, value)| (path.as_str(), *value))
    }

    pub(crate) fn put(&mut self, path: String, value: Value) {
        self.values.push((path, value));
    }
}

/// The numbers of one node, on their way into [`Measures`].
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    node: &'a str,
    measures: &'a mut Measures,
}

impl<'a> Sheet<'a> {
    pub const fn new(node: &'a str, measures: &'a mut Measures) -> Self {
        Self { node, measures }
    }

    pub fn put(&mut self, name: &str, value: Value) {
        self.measures.put(format!("{}.{name}", self.node), value);
    }

    /// Percentiles and mean of how long answers took.
    pub fn latency(&mut self, latencies: &Samples) {
        self.put("latency_p50", latencies.percentile(50));
        self.put("latency_p95", latencies.percentile(95));
        self.put("latency_p99", latencies.percentile(99));
        self.put("latency_mean", latencies.mean());
    }

    pub fn count(&mut self, name: &str, number: u64) {
        self.put(name, Value::count(number));
    }
}

/// A measure a service has.
pub type Name = (&'static str, Unit);

/// Measures of the run as a whole.
pub const RUN: &[Name] = &[
    ("run.events", Unit::Count),
    ("run.end", Unit::Seconds),
    ("run.denied", Unit::Count),
];

/// The unit of a measure of a node, or `None` if its service has no such measure.
pub fn unit(service: Service, name: &str) -> Option<Unit> {
    service
        .measures()
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, unit)| *unit)
}
