//! ECS on Fargate: sizes, storage, stopping, Spot, scaling, the bill.

use terakoya::sim::entry::What;

use crate::limits::Sheet;
use crate::limits::seconds;
use crate::play::measure;
use crate::play::number;
use crate::play::play;

pub fn limits() {
    let mut sheet = Sheet::new("fargate");
    sizes(&mut sheet);
    tasks(&mut sheet);
    scaling(&mut sheet);
    for (limit, reason) in [
        (
            "10 containers in a task, essential containers",
            "a task is one program",
        ),
        (
            "32 vCPU",
            "the guide and the API differ: up to 16 vCPU are taught",
        ),
        (
            "awsvpc, security groups, own kernel, no GPU, no privileged",
            "tasks do work; networks are not modelled",
        ),
        (
            "6 vCPU for new accounts, 100 launches and 20 a second, 500 tasks a minute",
            "starts take their time, but are not queued",
        ),
        (
            "SOCI lazy loading",
            "an image is pulled at one rate: a model choice",
        ),
        (
            "ACTIVATING, STOPPING, DEPROVISIONING, DELETED",
            "told in one with the states before them",
        ),
        (
            "scaling on memory or on requests per target",
            "target tracking follows the CPU",
        ),
        (
            "scale-in pauses during deployments",
            "there are no deployments",
        ),
        ("EKS", "tasks belong to ECS"),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();
}

fn sizes(sheet: &mut Sheet) {
    let wrong = "scenario-fargate-memory";
    let table: [(u32, &[&str], &[&str]); 7] = [
        (256, &["512 MB", "1 GB", "2 GB"], &["256 MB", "3 GB"]),
        (
            512,
            &["1 GB", "2 GB", "3 GB", "4 GB"],
            &["512 MB", "5 GB", "1536 MB"],
        ),
        (1024, &["2 GB", "5 GB", "8 GB"], &["1 GB", "9 GB"]),
        (2048, &["4 GB", "9 GB", "16 GB"], &["3 GB", "17 GB"]),
        (4096, &["8 GB", "21 GB", "30 GB"], &["7 GB", "31 GB"]),
        (
            8192,
            &["16 GB", "20 GB", "60 GB"],
            &["12 GB", "18 GB", "64 GB"],
        ),
        (
            16384,
            &["32 GB", "40 GB", "120 GB"],
            &["24 GB", "36 GB", "128 GB"],
        ),
    ];
    for (cpu, taken, refused) in table {
        let sizes = taken.iter().map(|memory| (memory, ""));
        for (memory, expected) in sizes.chain(refused.iter().map(|memory| (memory, wrong))) {
            sheet.mistake(
                "memory that goes with CPU units",
                &format!("{cpu} with {memory}"),
                &format!("[fargate.t]\ncpu = {cpu}\nmemory = \"{memory}\"\n"),
                expected,
            );
        }
    }
    sheet.range(
        "ephemeral storage of 21 to 200 GiB, 20 included",
        "ephemeral_storage",
        "[fargate.t]\nephemeral_storage = \"@\"\n",
        &["21 GB", "200 GB"],
        &["20 GB", "201 GB"],
    );
    sheet.range(
        "stopTimeout of up to 120 s",
        "stop_timeout",
        "[fargate.t]\nstop_timeout = \"@\"\n",
        &["0 s", "120 s"],
        &["121 s"],
    );
}

fn tasks(sheet: &mut Sheet) {
    // The first service of a scenario has its tasks already; these are started at 0 s.
    let started = "[fargate.t]\nstarted = false\n";
    let run = play(&format!("horizon = \"2 min\"\n{started}"));
    let mut states: Vec<&str> = Vec::new();
    for entry in &run.trace.entries {
        if let What::TaskTurned { state } = entry.what {
            states.push(state.name());
        }
    }
    sheet.row(
        "a task is PROVISIONING, PENDING, RUNNING",
        "one task",
        "PROVISIONING PENDING RUNNING",
        &states.join(" "),
    );
    for (horizon, billed) in [(10, 60.0), (59, 60.0), (61, 61.0), (90, 90.0)] {
        let text = format!("horizon = \"{horizon} s\"\n[fargate.t]\n");
        sheet.measures(
            "billed by the second, for a minute at least",
            &format!("{horizon} s"),
            &text,
            &[("fargate.t.task_seconds", billed)],
        );
    }
    let idle = "horizon = \"1 h\"\n[fargate.t]\ncpu = 1024\nmemory = \"2 GB\"\n";
    sheet.measures(
        "billed by what was requested, busy or idle",
        "1 vCPU, 2 GB, an idle hour",
        idle,
        &[("cost.fargate.t", 0.040_48 + 2.0 * 0.004_445)],
    );
    // From PENDING on, when the image is pulled.
    let paid = number(
        &measure(&format!("horizon = \"10 min\"\n{started}")),
        "fargate.t.task_seconds",
    );
    let pending = seconds(
        &play(&format!("horizon = \"10 min\"\n{started}")),
        |what| matches!(what, What::TaskTurned { state } if state.name() == "PENDING"),
    );
    sheet.number(
        "billed from the pull of its image on",
        "started at 0 s, 10 min",
        600.0 - pending.first().copied().unwrap_or_default(),
        paid,
    );
    let spot =
        "horizon = \"10 min\"\n[fargate.t]\nspot = { interruptions = { at = [\"1 min\"] } }\n";
    sheet.times(
        "a Spot task is warned 2 min before it is taken back",
        "interrupted at 1 min",
        spot,
        |what| matches!(what, What::SpotWarned { .. }),
        &[60.0],
    );
    let run = play(spot);
    let until = run.trace.entries.iter().find_map(|entry| match entry.what {
        What::SpotWarned { until } => Some(until as f64 / 1e6),
        _ => None,
    });
    sheet.number(
        "a Spot task is warned 2 min before it is taken back",
        "until",
        180.0,
        until.unwrap_or_default(),
    );
    let share = number(&measure(&format!("{idle}spot = true\n")), "cost.fargate.t")
        / number(&measure(idle), "cost.fargate.t");
    sheet.number(
        "Spot is up to 70 % cheaper",
        "1 vCPU, 2 GB, an idle hour",
        0.3,
        share,
    );
}

fn scaling(sheet: &mut Sheet) {
    // Eight places at most: six busy ones of eight are 75 %, half as much again as the target.
    let busy = "horizon = \"40 min\"\n[client.c]\nsends = \"fargate.t\"\narrivals = { every = \"250 ms\" }\nlimit = 4800\n\
                [fargate.t]\ntasks = 2\ncapacity = 4\nduration = \"1500 ms\"\nmin = 1\nmax = 6\ntarget_cpu = \"50 %\"\n";
    let run = play(busy);
    let scaled: Vec<(u64, u32, u32)> = run
        .trace
        .entries
        .iter()
        .filter_map(|entry| match entry.what {
            What::TasksScaled { from, to, .. } => Some((entry.at / 1_000_000, from, to)),
            _ => None,
        })
        .collect();
    let first = scaled.first().copied().unwrap_or_default();
    sheet.row(
        "tracking: tasks × metric / target, rounded up",
        "2 tasks at 75 %, target 50 %",
        "(60, 2, 3)",
        &format!("{first:?}"),
    );
    let gaps: Vec<u64> = scaled
        .windows(2)
        .map(|pair| pair[1].0 - pair[0].0)
        .collect();
    sheet.row(
        "cooldown of 300 s both ways by default",
        "gaps between changes",
        "never below 300 s",
        if gaps.iter().all(|gap| *gap >= 300) && !gaps.is_empty() {
            "never below 300 s"
        } else {
            "below 300 s"
        },
    );
    sheet.row(
        "tracking looks once a minute",
        "times of changes",
        "whole minutes",
        if scaled.iter().all(|(at, ..)| at % 60 == 0) {
            "whole minutes"
        } else {
            "other times"
        },
    );
}
