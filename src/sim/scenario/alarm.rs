//! Reads `[alarm.…]`: which measure is watched, over which periods, when it is too much, and who is told.

use crate::msg;
use crate::nearest::nearest;
use crate::sim::identity::NodeIndex;
use crate::sim::literal;
use crate::sim::measure;
use crate::sim::measure::Unit;
use crate::sim::model;
use crate::sim::scenario::plan::Origin;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::warning::Rule;
use crate::sim::service::Service;
use crate::table::Table;
use crate::table::Value;

/// How an alarm is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct AlarmSettings {
    pub node: NodeIndex,
    /// The measure of the node.
    pub measure: &'static str,
    pub unit: Unit,
    pub statistic: Statistic,
    pub period: u64,
    pub threshold: f64,
    pub comparison: Comparison,
    /// So many of the last periods are looked at.
    pub periods: usize,
    /// So many of them have to breach the threshold.
    pub datapoints: usize,
    pub missing: Missing,
    pub on_alarm: Vec<NodeIndex>,
    pub on_ok: Vec<NodeIndex>,
    pub on_insufficient_data: Vec<NodeIndex>,
    pub origin: u16,
}

/// What becomes one number for each period. It follows from the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Statistic {
    /// By how much a counter grew.
    Sum,
    /// How high a level is at the end of the period.
    Last,
    /// The average of a level over the period.
    Average,
    /// The mean of the times of this name that ended in the period.
    Mean(&'static str),
    /// A percentile of them.
    Percentile(&'static str, u64),
}

/// How a number is compared with the threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

impl Comparison {
    /// Whether the threshold is breached.
    pub fn breaches(self, number: f64, threshold: f64) -> bool {
        match self {
            Self::Greater => number > threshold,
            Self::GreaterOrEqual => number >= threshold,
            Self::Less => number < threshold,
            Self::LessOrEqual => number <= threshold,
        }
    }
}

/// What a period without data counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Nothing: without any data the state is INSUFFICIENT_DATA.
    Unknown,
    /// Nothing: without enough data the state stays.
    Ignore,
    Breaching,
    NotBreaching,
}

/// What an alarm can watch: everything in the cloud.
const WATCHED: &[Service] = &[
    Service::Api,
    Service::Lambda,
    Service::Sqs,
    Service::Kinesis,
    Service::S3,
    Service::EventBridge,
    Service::Server,
    Service::Service,
    Service::Fargate,
    Service::Sns,
];

/// Whom an alarm can tell.
pub(crate) const ACTIONS: &[Service] = &[Service::Sns, Service::Lambda];

/// As the API spells them, and short.
const COMPARISONS: [(&str, Comparison); 8] = [
    (">", Comparison::Greater),
    (">=", Comparison::GreaterOrEqual),
    ("<", Comparison::Less),
    ("<=", Comparison::LessOrEqual),
    ("GreaterThanThreshold", Comparison::Greater),
    ("GreaterThanOrEqualToThreshold", Comparison::GreaterOrEqual),
    ("LessThanThreshold", Comparison::Less),
    ("LessThanOrEqualToThreshold", Comparison::LessOrEqual),
];

const MISSING: [(&str, Missing); 4] = [
    ("missing", Missing::Unknown),
    ("ignore", Missing::Ignore),
    ("breaching", Missing::Breaching),
    ("notBreaching", Missing::NotBreaching),
];

/// Measures that are levels: they say how many there are, not how many there were in all.
const LEVELS: [&str; 6] = [
    "age",
    "visible",
    "in_flight",
    "delayed",
    "async_waiting",
    "pollers",
];

const SECOND: u64 = 1_000_000;

/// The most periods an alarm may look back on: a week of minutes.
const MOST_PERIODS: u32 = 10_080;

/// What a period makes of a measure; `None` for one that only a whole run has.
pub(crate) fn statistic(service: Service, name: &'static str, unit: Unit) -> Option<Statistic> {
    let (of, tail) = name.rsplit_once('_').unwrap_or((name, ""));
    let percent = tail.strip_prefix('p').and_then(|tail| tail.parse().ok());
    match unit {
        _ if LEVELS.contains(&name) => Some(Statistic::Last),
        // The capacity of tasks changes with their number, so theirs is no average over time.
        _ if name == "utilisation" => (service != Service::Fargate).then_some(Statistic::Average),
        Unit::Seconds if !times(service).contains(&of) => None,
        Unit::Seconds if tail == "mean" => Some(Statistic::Mean(of)),
        Unit::Seconds => percent.map(|percent| Statistic::Percentile(of, percent)),
        Unit::Count | Unit::GbSeconds => match tail {
            "mean" if of == "batch_size" => None,
            "mean" => Some(Statistic::Average),
            "max" => None,
            _ if percent.is_some() || name == "receives_per_message" => None,
            _ => Some(Statistic::Sum),
        },
        _ => None,
    }
}

/// Times of a service that can be looked at period by period.
const fn times(service: Service) -> &'static [&'static str] {
    match service {
        Service::Api => &["latency"],
        Service::Lambda => &["duration", "async_wait", "environment_lifespan"],
        Service::Sqs => &["wait"],
        _ => &[],
    }
}

pub(crate) fn read(
    reading: &Reading<'_>,
    node: NodeIndex,
    table: &Table<'_>,
) -> Option<AlarmSettings> {
    let measure = table
        .need("measure")
        .and_then(|value| watched(reading, value));
    let period = table.need("over").and_then(|value| {
        let period = value.span_us()?;
        if period == 0 {
            value.refuse(msg!("scenario-no-gap"));
            return None;
        }
        Some(period)
    });
    if let Some(period) = period
        && ![10 * SECOND, 20 * SECOND, 30 * SECOND].contains(&period)
        && !period.is_multiple_of(60 * SECOND)
    {
        reading.warn(node, "over", Rule::AlarmPeriod);
    }
    let unit = measure.map_or(Unit::Count, |measure| measure.unit);
    let threshold = table
        .need("threshold")
        .and_then(|value| threshold(value, unit));
    let comparison = table
        .get("comparison_operator")
        .and_then(|value| value.one_of(&COMPARISONS))
        .unwrap_or(Comparison::GreaterOrEqual);
    let periods = table
        .get("evaluation_periods")
        .and_then(evaluation_periods)
        .unwrap_or_else(|| model::count("alarm.evaluation_periods"));
    let datapoints = reading.count(node, table, "datapoints_to_alarm", periods, (1, periods));
    let missing = table
        .get("treat_missing_data")
        .and_then(|value| value.one_of(&MISSING))
        .unwrap_or(Missing::Unknown);
    let on_alarm = reading.nodes_at(table, "to", ACTIONS);
    let on_ok = reading.nodes_at(table, "ok_actions", ACTIONS);
    let on_insufficient_data = reading.nodes_at(table, "insufficient_data_actions", ACTIONS);
    let name = &reading.nodes[node.place()].name;
    let origin = reading.origin(Origin {
        keys: vec![reading.key(name)],
        ..Origin::default()
    });
    let (measure, period, threshold) = (measure?, period?, threshold?);
    Some(AlarmSettings {
        node: measure.node,
        measure: measure.name,
        unit: measure.unit,
        statistic: measure.statistic,
        period,
        threshold,
        comparison,
        periods: periods as usize,
        datapoints: datapoints.clamp(1, MOST_PERIODS) as usize,
        missing,
        on_alarm,
        on_ok,
        on_insufficient_data,
        origin,
    })
}

fn evaluation_periods(value: Value<'_>) -> Option<u32> {
    let periods = value.integer()?;
    let periods = u32::try_from(periods).ok();
    let periods = periods.filter(|periods| (1..=MOST_PERIODS).contains(periods));
    if periods.is_none() {
        value.refuse(msg!(
            "check-out-of-range",
            key = value.key(),
            low = 1,
            high = MOST_PERIODS
        ));
    }
    periods
}

/// A measure that can be watched.
#[derive(Clone, Copy)]
struct Watched {
    node: NodeIndex,
    name: &'static str,
    unit: Unit,
    statistic: Statistic,
}

fn watched(reading: &Reading<'_>, value: Value<'_>) -> Option<Watched> {
    let path = value.string()?;
    let found = path.rsplit_once('.').and_then(|(node, name)| {
        let node = reading.find(node)?;
        let service = reading.nodes[node.place()].service;
        let (name, unit) = known(service).find(|(known, _)| *known == name)?;
        Some((node, name, unit))
    });
    let Some((node, name, unit)) = found else {
        let paths: Vec<String> = reading
            .nodes
            .iter()
            .flat_map(|node| known(node.service).map(|(name, _)| format!("{}.{name}", node.name)))
            .collect();
        value.refuse(nearest(path, paths.iter().map(String::as_str)).map_or_else(
            || msg!("scenario-unknown-measure", path = path),
            |near| msg!("scenario-unknown-measure-near", path = path, near = near),
        ));
        return None;
    };
    let service = reading.nodes[node.place()].service;
    let Some(statistic) = statistic(service, name, unit) else {
        let others =
            known(service).filter(|(name, unit)| statistic(service, name, *unit).is_some());
        let words: Vec<&str> = others.map(|(name, _)| name).collect();
        value.refuse_with(
            msg!("scenario-alarm-whole-run", path = path),
            msg!("check-known-words", words = words.join(", ")),
        );
        return None;
    };
    Some(Watched {
        node,
        name,
        unit,
        statistic,
    })
}

/// The measures of a service that CloudWatch has.
fn known(service: Service) -> impl Iterator<Item = measure::Name> {
    let measures: &[measure::Name] = if WATCHED.contains(&service) {
        service.measures()
    } else {
        &[]
    };
    measures.iter().copied()
}

/// A number, with the measure's unit if that has one.
fn threshold(value: Value<'_>, unit: Unit) -> Option<f64> {
    if !value.is_string() {
        return value.number();
    }
    let text = value.string()?;
    match literal::parse(text) {
        Ok(read) if read.unit == unit => Some(read.number),
        Ok(_) => {
            value.refuse(msg!(
                "scenario-expression-unit",
                unit = literal::example(unit)
            ));
            None
        }
        Err(mistake) => {
            value.refuse(mistake);
            None
        }
    }
}
