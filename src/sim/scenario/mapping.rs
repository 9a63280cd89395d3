//! Reads the items of a function's `polls`: event source mappings.

use crate::msg;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::pattern::Pattern;
use crate::sim::scenario::eventbridge;
use crate::sim::scenario::reading::RECEIVERS;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::warning::Rule;
use crate::sim::service::Service;
use crate::table::Table;
use crate::table::Value;

/// How an event source mapping is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MappingSettings {
    /// The function it belongs to.
    pub function: NodeIndex,
    /// The queue or stream.
    pub from: NodeIndex,
    /// Whether that is a FIFO queue.
    pub fifo: bool,
    /// Whether that is a stream.
    pub stream: bool,
    pub batch_size: u32,
    pub window: u64,
    pub report_failures: bool,
    pub maximum_concurrency: Option<u32>,
    pub filter: Vec<Pattern>,
    /// Streams only, as are all below.
    pub factor: u16,
    /// Retries of a batch; without a number, until its records expire.
    pub retries: Option<u32>,
    /// The age at which a record is given up.
    pub record_age: Option<u64>,
    pub bisect: bool,
    pub on_failure: Option<NodeIndex>,
}

/// Filters of a mapping, without asking AWS for more.
const MOST_FILTERS: usize = 5;

const SECOND: u64 = 1_000_000;

/// `function` is the node of the function; warnings go to it, since a mapping has no place of its own in the file.
pub(crate) fn read(
    reading: &Reading<'_>,
    function: NodeIndex,
    table: &Table<'_>,
) -> Option<MappingSettings> {
    let from = table
        .need("from")
        .and_then(|value| reading.node(value, &[Service::Sqs, Service::Kinesis]));
    let source = from.map(|from| &reading.nodes[from.place()]);
    let stream = source.is_some_and(|source| source.service == Service::Kinesis);
    let fifo = source.is_some_and(|source| source.fifo);
    let (default, most) = match (stream, fifo) {
        (true, _) => (model::count("mapping.kinesis_batch_size"), 10_000),
        (false, true) => (model::count("mapping.batch_size"), 10),
        (false, false) => (model::count("mapping.batch_size"), 10_000),
    };
    // What AWS would refuse for being large can be run; a batch of nothing cannot.
    if let Some(value) = table.get("batch_size")
        && value.plain() == toml::Value::Integer(0)
    {
        value.refuse(msg!(
            "check-out-of-range",
            key = "batch_size",
            low = "1",
            high = most.to_string()
        ));
    }
    let batch_size = reading
        .count(function, table, "batch_size", default, (1, most))
        .max(1);
    let window = reading.span(
        function,
        table,
        "batching_window",
        model::span("mapping.batching_window"),
        (0, 300 * SECOND),
    );
    if fifo && window > 0 {
        reading.warn(function, "batching_window", Rule::WindowOnFifo);
    }
    if !stream && batch_size > model::count("mapping.receive_most") && window < SECOND {
        reading.warn(function, "batch_size", Rule::WindowMissing);
    }
    let report_failures = table
        .get("report_batch_item_failures")
        .and_then(Value::boolean)
        .unwrap_or(false);
    let filter = table.get("filter").map_or_else(Vec::new, |value| {
        let values = match value.raw() {
            toml::de::DeValue::Array(_) => value.list().unwrap_or_default(),
            _ => vec![value],
        };
        values
            .into_iter()
            .filter_map(eventbridge::pattern)
            .collect()
    });
    if filter.len() > MOST_FILTERS {
        reading.warn(function, "filter", Rule::TooMany(MOST_FILTERS));
    }
    let mut settings = MappingSettings {
        function,
        from: from.unwrap_or(function),
        fifo: fifo && !stream,
        stream,
        batch_size,
        window,
        report_failures,
        maximum_concurrency: None,
        filter,
        factor: 1,
        retries: None,
        record_age: None,
        bisect: false,
        on_failure: None,
    };
    if from.is_none() || stream {
        stream_only(reading, function, table, &mut settings);
    }
    if from.is_none() || !stream {
        settings.maximum_concurrency = table.get("maximum_concurrency").is_some().then(|| {
            reading
                .count(function, table, "maximum_concurrency", 2, (2, 1000))
                .max(1)
        });
    }
    from.map(|_| settings)
}

fn stream_only(
    reading: &Reading<'_>,
    function: NodeIndex,
    table: &Table<'_>,
    settings: &mut MappingSettings,
) {
    settings.factor = reading
        .count(
            function,
            table,
            "parallelization_factor",
            model::count("mapping.parallelization_factor"),
            (1, 10),
        )
        .clamp(1, 100) as u16;
    let retries = reading.whole(
        function,
        table,
        "maximum_retry_attempts",
        model::whole("mapping.maximum_retry_attempts"),
        (-1, 10_000),
    );
    settings.retries = u32::try_from(retries).ok();
    settings.record_age = table.get("maximum_record_age").is_some().then(|| {
        reading.span(
            function,
            table,
            "maximum_record_age",
            0,
            (60 * SECOND, 604_800 * SECOND),
        )
    });
    settings.bisect = table
        .get("bisect_on_error")
        .and_then(Value::boolean)
        .unwrap_or(false);
    settings.on_failure = reading.node_at(table, "on_failure", RECEIVERS);
    if let Some(target) = settings.on_failure {
        reading.standard_only(function, "on_failure", target);
    }
}
