//! What tasks on Fargate show a learner: the states of their start, requests that nobody can take, target tracking, Spot interruptions,
//! messages fetched from a queue, and the bill by the second.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

mod play;

use play::number;
use play::play as run;
use terakoya::sim::Run;
use terakoya::sim::entry::What;

/// What a task went through: states and the seconds at which they came.
fn life(run: &Run, task: u32) -> Vec<(String, u64)> {
    let entries = run.trace.entries.iter();
    entries
        .filter(|entry| entry.environment == Some(task))
        .filter_map(|entry| {
            let state = match entry.what {
                What::TaskTurned { state } => state.name().to_owned(),
                What::TaskStopped { code } => code.name().to_owned(),
                _ => return None,
            };
            Some((state, entry.at / 1_000_000))
        })
        .collect()
}

fn states(life: &[(&str, u64)]) -> Vec<(String, u64)> {
    let states = life.iter();
    states
        .map(|(state, at)| ((*state).to_owned(), *at))
        .collect()
}

#[test]
fn a_task_pulls_its_image_before_it_runs_and_is_paid_from_then() {
    let text = r#"
horizon = "2 min"
[client.c]
sends = "fargate.web"
arrivals = { at = ["30 s", "45 s"] }
[fargate.web]
started = false
start = "20 s"
image = "1000 MB"
"#;
    let run = run(text);
    let expected = states(&[("PROVISIONING", 0), ("PENDING", 10), ("RUNNING", 40)]);
    assert_eq!(life(&run, 1), expected);
    assert_eq!(number(&run, "fargate.web.rejected"), 1.0);
    assert_eq!(number(&run, "fargate.web.succeeded"), 1.0);
    assert_eq!(number(&run, "fargate.web.starts"), 1.0);
    assert_eq!(number(&run, "fargate.web.task_seconds"), 110.0);
    assert_eq!(number(&run, "fargate.web.vcpu_seconds"), 27.5);
    assert_eq!(number(&run, "fargate.web.tasks_mean"), 80.0 / 120.0);
}

/// A month of the smallest task: 9.01, on arm64 7.21; in Tokyo 11.25 and 9.00. An hour of 1 vCPU and 2 GB: 0.0494 and 0.0616.
#[test]
fn the_documented_bills() {
    for (region, architecture, month, hour) in [
        ("us-east-1", "x86", 9.01, Some(0.0494)),
        ("us-east-1", "arm64", 7.21, None),
        ("ap-northeast-1", "x86", 11.25, Some(0.0616)),
        ("ap-northeast-1", "arm64", 9.00, None),
    ] {
        let head =
            format!("price_table = \"{region}\"\n[fargate.t]\narchitecture = \"{architecture}\"\n");
        let small = run(&format!(
            "horizon = \"730 h\"\n{head}cpu = 256\nmemory = \"512 MB\"\n"
        ));
        let cost = number(&small, "cost.total");
        assert!(
            (cost - month).abs() < 0.005,
            "{region} {architecture}: {cost}"
        );
        if let Some(hour) = hour {
            let large = run(&format!(
                "horizon = \"1 h\"\n{head}cpu = \"1 vCPU\"\nmemory = \"2 GB\"\n"
            ));
            let cost = number(&large, "cost.total");
            assert!((cost - hour).abs() < 0.000_05, "{region}: {cost}");
        }
    }
}

#[test]
fn a_short_task_is_paid_for_a_minute_and_spot_for_less() {
    let text = r#"
horizon = "20 s"
[fargate.t]
cpu = 1024
memory = "2 GB"
"#;
    let short = run(text);
    assert_eq!(number(&short, "fargate.t.task_seconds"), 60.0);
    let spot = run(&format!("{text}spot = true\n"));
    let ratio = number(&spot, "cost.fargate.t") / number(&short, "cost.fargate.t");
    assert!((ratio - 0.3).abs() < 1e-12, "{ratio}");
}

const BUSY: &str = r#"
horizon = "40 min"
[client.c]
sends = "fargate.web"
arrivals = { every = "250 ms" }
limit = 4800
[fargate.web]
tasks = 2
capacity = 4
duration = "1500 ms"
min = 1
max = 6
target_cpu = "50 %"
"#;

#[test]
fn target_tracking_goes_out_fast_and_in_slowly() {
    let run = run(BUSY);
    // Four a second for 1.5 s are six places of eight: 75 %, one and a half times the target.
    let scaled: Vec<(u64, u32, u32)> = run
        .trace
        .entries
        .iter()
        .filter_map(|entry| match entry.what {
            What::TasksScaled { from, to, .. } => Some((entry.at / 60_000_000, from, to)),
            _ => None,
        })
        .collect();
    assert_eq!(scaled[0], (1, 2, 3));
    // The load ends at 20 min; the last minute with load keeps them, the first without takes them away.
    assert_eq!(scaled.last().unwrap(), &(21, 3, 1));
    assert_eq!(scaled.len(), 2);
    assert_eq!(number(&run, "fargate.web.succeeded"), 4800.0);
    assert_eq!(number(&run, "fargate.web.starts"), 1.0);
    assert_eq!(number(&run, "fargate.web.tasks_max"), 3.0);
    let last = states(&[
        ("PROVISIONING", 60),
        ("PENDING", 70),
        ("RUNNING", 90),
        ("DEACTIVATING", 1260),
        ("ServiceSchedulerInitiated", 1260),
    ]);
    assert_eq!(life(&run, 3), last);
}

const SPOT: &str = r#"
horizon = "10 min"
[client.c]
sends = "fargate.web"
arrivals = { at = ["100 s"] }
[fargate.web]
duration = "90 s"
spot = { interruptions = { at = ["2 min"] }, discount = 0.6 }
"#;

#[test]
fn an_interrupted_task_has_the_stop_timeout_to_end_its_work() {
    let cut = run(SPOT);
    assert_eq!(number(&cut, "fargate.web.interruptions"), 1.0);
    assert_eq!(number(&cut, "fargate.web.failed"), 1.0);
    let expected = states(&[
        ("RUNNING", 0),
        ("DEACTIVATING", 120),
        ("SpotInterruption", 150),
    ]);
    assert_eq!(life(&cut, 1), expected);
    // Another takes its place at once, which also has to start.
    let expected = states(&[("PROVISIONING", 120), ("PENDING", 130), ("RUNNING", 150)]);
    assert_eq!(life(&cut, 2), expected);
    // With the whole warning the work is done in time.
    let text = SPOT.replace("[fargate.web]", "[fargate.web]\nstop_timeout = \"2 min\"");
    let kept = run(&text);
    assert_eq!(number(&kept, "fargate.web.succeeded"), 1.0);
    assert_eq!(life(&kept, 1).last().unwrap().1, 190);
}

#[test]
fn tasks_fetch_messages_and_delete_what_is_done() {
    let text = r#"
horizon = "1 h"
[client.c]
sends = "sqs.jobs"
arrivals = { burst = { count = 20, at = "0 s", within = "0 s" } }
[sqs.jobs]
visibility_timeout = "5 min"
max_receive_count = 2
dead_letter_queue = "sqs.dead"
[sqs.dead]
[fargate.work]
tasks = 2
capacity = 3
duration = "10 s"
polls = [{ from = "sqs.jobs" }]
"#;
    let well = run(text);
    assert_eq!(number(&well, "sqs.jobs.deleted"), 20.0);
    assert_eq!(number(&well, "fargate.work.succeeded"), 20.0);
    assert_eq!(number(&well, "fargate.work.busy_max"), 6.0);
    // A task holds no more than it has places for; the rest waits in the queue.
    assert_eq!(number(&well, "fargate.work.queue_max"), 0.0);
    assert_eq!(
        number(&well, "sqs.jobs.wait_mean"),
        (6.0 * 10.0 + 6.0 * 20.0 + 2.0 * 30.0) / 20.0
    );
    let failing = run(&text.replace("duration", "fails = \"always\"\nduration"));
    assert_eq!(number(&failing, "sqs.jobs.deleted"), 0.0);
    assert_eq!(number(&failing, "fargate.work.failed"), 40.0);
    assert_eq!(number(&failing, "sqs.dead.visible"), 20.0);
}

#[test]
fn a_service_of_no_tasks_takes_nothing_and_does_not_wake_up() {
    let text = r#"
horizon = "30 min"
[client.c]
sends = "api.a"
arrivals = { every = "1 min" }
[api.a]
routes = [{ to = "fargate.web" }]
[fargate.web]
tasks = 0
min = 0
max = 5
target_cpu = 0.5
"#;
    let run = run(text);
    assert_eq!(number(&run, "api.a.status_503"), 31.0);
    assert_eq!(number(&run, "fargate.web.rejected"), 31.0);
    assert_eq!(number(&run, "fargate.web.starts"), 0.0);
    assert_eq!(number(&run, "cost.fargate.web"), 0.0);
}

#[test]
fn wrong_settings_are_refused_with_what_would_be_right() {
    let refused = |text: &str| {
        let problems = play::refused(&format!("[fargate.t]\n{text}"));
        let told = problems.iter().map(|problem| {
            let (line, column) = play::place(problem);
            format!("{line}:{column} {:?} {:?}", problem.message, problem.hint)
        });
        told.collect::<Vec<_>>().join("\n")
    };
    let memory = refused("cpu = 512\nmemory = \"8 GB\"\n");
    assert!(memory.starts_with("3:10 "), "{memory}");
    assert!(memory.contains("1 GB, 2 GB, 3 GB, 4 GB"), "{memory}");
    let cpu = refused("cpu = 300\n");
    assert!(cpu.contains("256, 512, 1024"), "{cpu}");
    assert!(refused("cpu = \"3 vCPU\"\n").contains("fargate-cpu"));
    assert!(refused("max = 3\n").contains("target_cpu"));
    assert!(refused("target_cpu = 0.5\n").contains("max"));
    assert!(refused("target_cpu = 0\nmax = 3\n").contains("target_cpu"));
    assert!(refused("target_cpu = 0.5\nmax = 3\ntasks = 4\n").contains("tasks-range"));
    assert!(refused("servers = 3\n").contains("servers"));
    assert!(refused("price_per_hour = 3\n").contains("price_per_hour"));
    assert!(refused("spot = \"yes\"\n").contains("spot"));
    assert!(refused("polls = [{ from = \"fargate.t\" }]\n").contains("sqs"));
    let warned = run("horizon = \"1 min\"\n[fargate.t]\nstop_timeout = \"3 min\"\n");
    assert_eq!(warned.trace.warnings.len(), 1);
}
