//! Reads `[fargate.…]`: a service of tasks on Fargate. What a task does with a request is read as for any fleet (`fleet.rs`); here are
//! its size, how many there are, and what starts and stops them.

use crate::message::Arg;
use crate::msg;
use crate::sim::arrivals::Pattern;
use crate::sim::distribution::Distribution;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::arrival;
use crate::sim::scenario::fleet::number;
use crate::sim::scenario::reading::Reading;
use crate::sim::scenario::spans;
use crate::sim::scenario::warning::Rule;
use crate::sim::service::Service;
use crate::table::Table;
use crate::table::Value;

/// How the tasks of a service are set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TaskSettings {
    /// CPU units: 1,024 are a vCPU.
    pub cpu: u32,
    /// In bytes.
    pub memory: u64,
    pub arm: bool,
    /// Ephemeral storage in bytes.
    pub storage: u64,
    /// Tasks wanted at first.
    pub tasks: u32,
    /// Whether those run when the scenario begins.
    pub started: bool,
    /// How many there are follows the load, if it does.
    pub tracking: Option<Tracking>,
    /// From the launch to RUNNING, without the image.
    pub start: Distribution,
    /// Size of the image in bytes.
    pub image: u64,
    /// From SIGTERM to SIGKILL.
    pub stop_timeout: u64,
    pub spot: Option<Spot>,
    /// Queues that the tasks receive from.
    pub polls: Vec<TaskPoll>,
}

/// How tasks receive from a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TaskPoll {
    pub from: NodeIndex,
    /// How long a receive waits for a message; without it, as long as the queue says. 0 is a short poll.
    pub wait: Option<u64>,
    /// From an empty answer of a short poll to the next one.
    pub pause: u64,
}

/// Target tracking on the average CPU utilisation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tracking {
    pub target: f64,
    pub least: u32,
    pub most: u32,
    pub out_cooldown: u64,
    pub in_cooldown: u64,
}

/// Spot capacity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spot {
    /// When AWS takes a task back.
    pub interruptions: Option<Pattern>,
    /// What is taken off the price.
    pub discount: f64,
}

const MB: u64 = 1 << 20;
const GB: u64 = 1 << 30;
const SECOND: u64 = 1_000_000;

/// Asking more often than this would be nothing but asking.
const SHORTEST_PAUSE: u64 = 1_000;
const LONGEST_PAUSE: u64 = 86_400 * SECOND;

/// CPU units with the memory a task may have with them: from, to, and in which steps.
const SIZES: [(u32, u64, u64, u64); 7] = [
    (256, 512 * MB, 2 * GB, 0),
    (512, GB, 4 * GB, GB),
    (1_024, 2 * GB, 8 * GB, GB),
    (2_048, 4 * GB, 16 * GB, GB),
    (4_096, 8 * GB, 30 * GB, GB),
    (8_192, 16 * GB, 60 * GB, 4 * GB),
    (16_384, 32 * GB, 120 * GB, 8 * GB),
];

/// The memory sizes a task may have with these CPU units; empty for units that do not exist.
pub(crate) fn memory_sizes(cpu: u32) -> Vec<u64> {
    let Some((_, from, to, step)) = SIZES.iter().find(|(units, ..)| *units == cpu) else {
        return Vec::new();
    };
    if *step == 0 {
        // The smallest doubles instead.
        return vec![*from, GB, *to];
    }
    (0..=(to - from) / step)
        .map(|place| from + place * step)
        .collect()
}

pub(crate) fn read(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> TaskSettings {
    let (cpu, memory) = size(table);
    let tasks = number(table, "tasks").unwrap_or_else(|| model::count("fargate.tasks"));
    TaskSettings {
        cpu,
        memory,
        arm: table
            .get("architecture")
            .and_then(|value| value.one_of(&[("x86", false), ("arm64", true)]))
            .unwrap_or(false),
        storage: storage(reading, node, table),
        tasks,
        started: table
            .get("started")
            .and_then(Value::boolean)
            .unwrap_or(true),
        tracking: tracking(reading, node, table, tasks),
        start: table
            .get("start")
            .and_then(spans::distribution)
            .unwrap_or_else(|| Distribution::Constant(model::span("fargate.start"))),
        image: table.get("image").and_then(Value::size).unwrap_or(0),
        stop_timeout: reading.span(
            node,
            table,
            "stop_timeout",
            model::span("fargate.stop_timeout"),
            (0, 120 * SECOND),
        ),
        spot: table.get("spot").and_then(spot),
        polls: table
            .tables("polls")
            .into_iter()
            .filter_map(|poll| task_poll(reading, node, poll))
            .collect(),
    }
}

fn task_poll(reading: &Reading<'_>, node: NodeIndex, table: Table<'_>) -> Option<TaskPoll> {
    let from = table
        .need("from")
        .and_then(|value| reading.node(value, &[Service::Sqs]));
    let wait = table
        .get("wait_time")
        .is_some()
        .then(|| reading.span(node, &table, "wait_time", 0, (0, 20 * SECOND)));
    let pause = table.get("pause").and_then(|value| {
        let pause = value.span_us()?;
        if !(SHORTEST_PAUSE..=LONGEST_PAUSE).contains(&pause) {
            value.refuse(msg!(
                "check-out-of-range",
                key = "pause",
                low = "1 ms",
                high = "1 d"
            ));
        }
        Some(pause)
    });
    table.finish();
    Some(TaskPoll {
        from: from?,
        wait,
        pause: pause.unwrap_or_else(|| model::span("fargate.poll_pause")),
    })
}

/// CPU units and memory; what does not go together is an error with what would.
fn size(table: &Table<'_>) -> (u32, u64) {
    let cpu = table
        .get("cpu")
        .and_then(units)
        .unwrap_or_else(|| model::count("fargate.cpu"));
    let sizes = memory_sizes(cpu);
    let smallest = sizes.first().copied().unwrap_or(0);
    let Some(value) = table.get("memory") else {
        return (cpu, smallest);
    };
    let Some(memory) = value.size() else {
        return (cpu, smallest);
    };
    if !sizes.contains(&memory) {
        value.refuse_with(
            msg!(
                "scenario-fargate-memory",
                cpu = cpu,
                memory = Arg::Size(memory)
            ),
            msg!("scenario-fargate-sizes", sizes = listed(&sizes)),
        );
    }
    (cpu, memory)
}

/// `256`, or `"0.25 vCPU"`, as task definitions write it.
fn units(value: Value<'_>) -> Option<u32> {
    let units = if value.is_string() {
        let text = value.string()?;
        let vcpu = text.strip_suffix("vCPU").map(str::trim);
        let vcpu = vcpu.and_then(|number| number.parse::<f64>().ok());
        vcpu.map_or(0, |vcpu| (vcpu * 1_024.0) as u32)
    } else {
        value.count(u64::from(u32::MAX))? as u32
    };
    if memory_sizes(units).is_empty() {
        let known: Vec<_> = SIZES.iter().map(|(units, ..)| units.to_string()).collect();
        value.refuse_with(
            msg!("scenario-fargate-cpu"),
            msg!("check-known-words", words = known.join(", ")),
        );
        return None;
    }
    Some(units)
}

/// Sizes as a scenario writes them.
fn listed(sizes: &[u64]) -> String {
    let written = sizes.iter().map(|size| {
        if size % GB == 0 {
            format!("{} GB", size / GB)
        } else {
            format!("{} MB", size / MB)
        }
    });
    written.collect::<Vec<_>>().join(", ")
}

fn storage(reading: &Reading<'_>, node: NodeIndex, table: &Table<'_>) -> u64 {
    let included = model::size("fargate.ephemeral_storage");
    let Some(storage) = table.get("ephemeral_storage").and_then(Value::size) else {
        return included;
    };
    let (low, high) = (21 * GB, 200 * GB);
    if !(low..=high).contains(&storage) {
        let range = Rule::Range(Arg::Size(low), Arg::Size(high));
        reading.warn(node, "ephemeral_storage", range);
    }
    storage
}

fn tracking(
    reading: &Reading<'_>,
    node: NodeIndex,
    table: &Table<'_>,
    tasks: u32,
) -> Option<Tracking> {
    let Some(value) = table.get("target_cpu") else {
        for key in ["min", "max", "scale_out_cooldown", "scale_in_cooldown"] {
            if let Some(value) = table.get(key) {
                value.refuse(msg!("scenario-only-with", key = key, with = "target_cpu"));
            }
        }
        return None;
    };
    let target = value.share().filter(|target| {
        let sensible = *target >= 0.01;
        if !sensible {
            value.refuse(msg!(
                "check-out-of-range",
                key = "target_cpu",
                low = "1 %",
                high = "100 %"
            ));
        }
        sensible
    });
    let least = number(table, "min").unwrap_or_else(|| tasks.min(1));
    let most = table.need("max").and_then(|_| number(table, "max"));
    if let Some(most) = most
        && !(least..=most).contains(&tasks)
    {
        let file = reading.file;
        file.refuse(
            table.at(),
            msg!(
                "scenario-tasks-range",
                tasks = tasks,
                min = least,
                max = most
            ),
        );
    }
    let cooldown = |key| {
        let default = model::span("fargate.cooldown");
        reading.span(node, table, key, default, (0, 3_600 * SECOND))
    };
    let (out_cooldown, in_cooldown) = (
        cooldown("scale_out_cooldown"),
        cooldown("scale_in_cooldown"),
    );
    Some(Tracking {
        target: target?,
        least,
        most: most?,
        out_cooldown,
        in_cooldown,
    })
}

/// `true`, or a table that says when tasks are taken back and what Spot saves.
fn spot(value: Value<'_>) -> Option<Spot> {
    let discount = model::share("fargate.spot_discount");
    if !value.is_table() {
        let plain = Spot {
            interruptions: None,
            discount,
        };
        return value.boolean()?.then_some(plain);
    }
    let table = value.table()?;
    let spot = Spot {
        interruptions: table.get("interruptions").and_then(arrival::pattern),
        discount: table
            .get("discount")
            .and_then(Value::share)
            .unwrap_or(discount),
    };
    table.finish();
    Some(spot)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The documented pairs, row by row.
    #[test]
    fn memory_that_goes_with_cpu() {
        let gb = |sizes: &[u64]| sizes.iter().map(|size| size * GB).collect::<Vec<_>>();
        assert_eq!(memory_sizes(256), [512 * MB, GB, 2 * GB]);
        assert_eq!(memory_sizes(512), gb(&[1, 2, 3, 4]));
        assert_eq!(memory_sizes(1_024), gb(&[2, 3, 4, 5, 6, 7, 8]));
        assert_eq!(memory_sizes(2_048).len(), 13);
        assert_eq!(memory_sizes(4_096).len(), 23);
        assert_eq!(
            memory_sizes(8_192),
            gb(&[16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60])
        );
        assert_eq!(
            memory_sizes(16_384),
            gb(&[32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 120])
        );
        for (cpu, least, most) in [(2_048, 4, 16), (4_096, 8, 30)] {
            let sizes = memory_sizes(cpu);
            assert_eq!((sizes[0], sizes[sizes.len() - 1]), (least * GB, most * GB));
        }
        assert!(memory_sizes(300).is_empty());
        assert_eq!(listed(&memory_sizes(256)), "512 MB, 1 GB, 2 GB");
    }
}
