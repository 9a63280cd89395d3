//! The simulator against published results and closed formulas: each test prints what is expected and what was measured, side by side
//! (`cargo test --test sim_validation -- --nocapture`). Long horizons and many seeds are behind `--ignored`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot read its input should stop loudly, and shows its figures on request"
)]

mod play;

use play::number;
use play::play_with;
use play::scenario;
use terakoya::sim;
use terakoya::sim::Options;
use terakoya::sim::Run;
use terakoya::sim::repeat::Repeated;
use terakoya::sim::repeat::repeat;
use terakoya::sim::repeat::student_t;

fn run(text: &str, seed: u64) -> Run {
    let options = Options {
        seed: Some(seed),
        budget: Some(u64::MAX),
        ..Options::default()
    };
    let run = play_with(text, options);
    assert_ne!(run.stopped, sim::Stopped::Budget);
    run
}

/// Runs with the seeds from 1 on.
fn repeated(text: &str, runs: u64) -> Repeated {
    let options = Options {
        seed: Some(1),
        ..Options::default()
    };
    repeat(&scenario(text), &options, runs)
}

/// The mean of a measure, and half of its 95 % interval.
fn estimate(repeated: &Repeated, path: &str) -> (f64, f64) {
    let mut estimates = repeated.estimates.iter();
    let (_, estimate) = estimates.find(|(name, _)| name == path).unwrap();
    (estimate.mean.number, estimate.half_width)
}

/// Prints and compares: within `tolerance` of the expected number.
fn compare(run: &Run, path: &str, expected: f64, tolerance: f64) {
    let measured = number(run, path);
    println!("{path:45} expected {expected:>12.6}  measured {measured:>12.6}");
    assert!(
        (measured - expected).abs() <= tolerance,
        "{path}: expected {expected} ± {tolerance}, measured {measured}"
    );
}

/// Poisson arrivals at 0.9/s, exponential service, as in SimFaaS's example.
fn steady(seconds: u64, idle: u64) -> String {
    format!(
        r#"
horizon = "{seconds} s"
warmup = "10000 s"

[client.c]
sends = "lambda.f"
arrivals = {{ poisson = "0.9/s" }}

[lambda.f]
timeout = "900 s"
duration = {{ exponential = "1.991 s" }}
cold_duration = {{ exponential = "2.244 s" }}
idle_timeout = "{idle} s"
reuse = "newest"
"#
    )
}

/// SimFaaS, 8 runs of 5×10⁷ s: the figures and how far one run of 10⁶ s scatters. Four deviations are allowed.
#[test]
fn steady_state_agrees_with_simfaas() {
    let run = run(&steady(1_000_000, 600), 1);
    compare(
        &run,
        "lambda.f.cold_start_rate",
        0.001_331_6,
        4.0 * 0.000_029,
    );
    compare(&run, "lambda.f.environments_mean", 7.698_4, 4.0 * 0.020);
    compare(&run, "lambda.f.running_mean", 1.792_207, 4.0 * 0.002_9);
    compare(&run, "lambda.f.idle_mean", 5.906_1, 4.0 * 0.019);
    compare(
        &run,
        "lambda.f.environment_lifespan_mean",
        6423.7,
        4.0 * 131.0,
    );
}

/// The reference at full length: 8 runs of 5×10⁷ s; means within the reference's interval and ours, half a minute in release.
#[test]
#[ignore = "long: cargo test --release --test sim_validation -- --ignored --nocapture"]
fn steady_state_agrees_with_simfaas_at_full_length() {
    let eight = repeated(&steady(50_000_000, 600), 8);
    for (path, expected, interval) in [
        ("lambda.f.cold_start_rate", 0.001_331_6, 0.000_002_6),
        ("lambda.f.environments_mean", 7.698_4, 0.001_8),
        ("lambda.f.running_mean", 1.792_3, 0.000_24),
        ("lambda.f.idle_mean", 5.906_1, 0.001_7),
        ("lambda.f.environment_lifespan_mean", 6423.7, 11.7),
    ] {
        let (mean, ours) = estimate(&eight, path);
        println!("{path:40} reference {expected:.7} ± {interval:.7}  ours {mean:.7} ± {ours:.7}");
        assert!(
            (mean - expected).abs() <= 1.5 * (interval + ours),
            "{path}: {mean} against {expected}"
        );
    }
}

/// The longer environments wait for work, the more of them live.
#[test]
fn live_environments_grow_with_the_idle_timeout() {
    for (idle, expected) in [
        (60, 5.893),
        (120, 6.474),
        (300, 7.191),
        (1200, 8.186),
        (1800, 8.461),
    ] {
        let run = run(&steady(400_000, idle), 2);
        compare(&run, "lambda.f.environments_mean", expected, 0.13);
    }
}

/// Erlang-B: a fleet without a queue refuses what it has no place for. 5 busy servers' worth of work for 5 servers, 10 for 10.
#[test]
fn a_fixed_fleet_without_a_queue_is_erlang_b() {
    for (servers, expected) in [(5, 0.284_867_8), (10, 0.214_582_3)] {
        let text = format!(
            r#"
horizon = "40000 s"
[client.c]
sends = "server.s"
arrivals = {{ poisson = "{servers}/s" }}
[server.s]
servers = {servers}
duration = {{ exponential = "1 s" }}
queue = 0
"#
        );
        let run = run(&text, 3);
        let number = |name: &str| {
            let value = run.measures.get(&format!("server.s.{name}"));
            value.unwrap().number
        };
        let share = number("rejected") / number("requests");
        println!("{servers} servers: expected {expected:.7}  measured {share:.7}");
        // Refusals come in clusters: their share scatters about twice as far as that of independent draws would. Four deviations.
        let deviation = (expected * (1.0 - expected) / number("requests")).sqrt();
        assert!((share - expected).abs() <= 4.0 * 2.0 * deviation, "{share}");
        // Places in use are the work that was let in.
        let busy = f64::from(servers) * (1.0 - expected);
        compare(&run, "server.s.busy_mean", busy, 0.02 * busy);
    }
}

/// Erlang-C: 8 requests a second, 1 s of work each on average, 10 servers. The figures are exact; how far a run scatters around them is
/// taken from 16 runs with seeds of their own: the mean of the runs lies within their 99.9 % interval, which is narrow enough to tell
/// 10 servers from 11 (a share of 0.245 waits there).
#[test]
fn a_fixed_fleet_with_a_queue_is_erlang_c() {
    let text = r#"
horizon = "60000 s"
warmup = "1000 s"
[client.c]
sends = "server.s"
arrivals = { poisson = "8/s" }
[server.s]
servers = 10
duration = { exponential = "1 s" }
queue = 100000
"#;
    let sixteen = repeated(text, 16);
    for (path, expected, widest) in [
        ("server.s.wait_rate", 0.409_180, 0.006),
        ("server.s.wait_mean", 0.204_590, 0.008),
        ("server.s.utilisation", 0.8, 0.002),
        ("server.s.latency_mean", 1.204_590, 0.01),
    ] {
        let (mean, half) = estimate(&sixteen, path);
        // Student's t for 15 degrees of freedom at 99.9 % instead of 95 %.
        let interval = 4.073 / student_t(15) * half;
        println!("{path:45} expected {expected:>12.6}  measured {mean:>12.6} ± {interval:.6}");
        assert!(interval <= widest, "{path}: ± {interval} proves nothing");
        assert!((mean - expected).abs() <= interval, "{path}: {mean}");
    }
}

/// The whole sweep with our own intervals: 8 runs of 5×10⁶ s for each idle timeout. The published figures have three decimals.
#[test]
#[ignore = "long: cargo test --release --test sim_validation -- --ignored --nocapture"]
fn the_idle_timeout_sweep_agrees_at_full_length() {
    println!("idle timeout    expected    measured");
    for (idle, expected) in [
        (60, 5.893),
        (120, 6.474),
        (300, 7.191),
        (600, 7.698),
        (1200, 8.186),
        (1800, 8.461),
    ] {
        let eight = repeated(&steady(5_000_000, idle), 8);
        let (mean, half) = estimate(&eight, "lambda.f.environments_mean");
        println!("{idle:>10} s    {expected:>8.3}    {mean:.4} ± {half:.4}");
        // The reference scatters like ours, and is rounded.
        let allowed = 2.0 * half + 0.000_5;
        assert!(
            (mean - expected).abs() <= allowed,
            "{idle} s: {mean} against {expected}"
        );
    }
}

/// Reserved concurrency without a queue loses calls as Erlang's B formula says.
#[test]
fn reserved_concurrency_is_erlang_b() {
    for (offered, limit, expected) in [(5, 5, 0.284_867_8), (10, 10, 0.214_582_3)] {
        let text = format!(
            r#"
horizon = "100000 s"
[client.c]
sends = "lambda.f"
arrivals = {{ poisson = "{offered}/s" }}
[lambda.f]
timeout = "900 s"
duration = {{ exponential = "1 s" }}
reserved_concurrency = {limit}
"#
        );
        let run = run(&text, 1);
        compare(&run, "lambda.f.throttle_rate", expected, 0.004);
    }
}

/// 10,000/s with a burst of 5,000 under 12,000/s: empty after 2.5 s, then one in six is refused.
#[test]
fn a_token_bucket_empties_and_then_refuses_a_sixth() {
    let text = r#"
horizon = "10 s"
warmup = "4 s"
[client.c]
sends = "api.a"
arrivals = { poisson = "12000/s" }
[api.a]
routes = [{ to = "lambda.f" }]
[account]
concurrency = 100000
[lambda.f]
duration = "1 ms"
"#;
    let run = run(text, 1);
    compare(&run, "api.a.throttle_rate", 1.0 / 6.0, 0.01);
    let regular = text
        .replace("{ poisson = \"12000/s\" }", "{ every = \"83 us\" }")
        .replace("warmup = \"4 s\"", "");
    let before = regular.replace("horizon = \"10 s\"", "horizon = \"2400 ms\"");
    compare(&self::run(&before, 1), "api.a.throttled", 0.0, 0.0);
    let after = regular.replace("horizon = \"10 s\"", "horizon = \"2600 ms\"");
    let throttled = self::run(&after, 1)
        .measures
        .get("api.a.throttled")
        .unwrap();
    assert!(throttled.number > 0.0);
}

/// Failure 0.3 and three receives: 0.3³ dead-lettered, 1 + 0.3 + 0.09 receives a message.
#[test]
fn a_queue_retries_as_often_as_its_receives_allow() {
    let text = r#"
horizon = "30 d"
[client.c]
sends = "sqs.q"
arrivals = { every = "10 s" }
[sqs.q]
visibility_timeout = "30 s"
max_receive_count = 3
dead_letter_queue = "sqs.dead"
[sqs.dead]
retention = "14 d"
[lambda.f]
duration = "1 s"
fails = { probability = 0.3 }
polls = [{ from = "sqs.q", batch_size = 1 }]
"#;
    let run = run(text, 1);
    let sent = run.measures.get("sqs.q.sent").unwrap().number;
    let dead = run.measures.get("sqs.q.dead_lettered").unwrap().number;
    println!("dead-lettered: expected 0.027, measured {:.5}", dead / sent);
    assert!((dead / sent - 0.027).abs() < 0.001_5);
    compare(&run, "sqs.q.receives_per_message", 1.39, 0.008);
}

/// Asynchronous with failure 0.3: 1 − 0.3³ succeed, and the retries make an event wait 0.3 × 60 s + 0.09 × 120 s on average.
#[test]
fn an_event_is_retried_twice() {
    let text = r#"
horizon = "30 d"
[client.c]
sends = "lambda.f"
invoke = "async"
arrivals = { poisson = "0.1/s" }
[lambda.f]
duration = "1 s"
fails = { probability = 0.3 }
"#;
    let run = run(text, 1);
    let received = run.measures.get("lambda.f.async_received").unwrap().number;
    let succeeded = run.measures.get("lambda.f.succeeded").unwrap().number;
    println!(
        "succeed: expected 0.973, measured {:.5}",
        succeeded / received
    );
    assert!((succeeded / received - 0.973).abs() < 0.001_5);
    compare(&run, "lambda.f.async_wait_mean", 28.8, 0.5);
}

/// Work that outlasts the visibility timeout: every message succeeds as often as it may be received, and still ends among the dead.
#[test]
fn success_does_not_save_a_message_that_shows_up_too_early() {
    for receives in [1, 2, 3, 5] {
        let text = format!(
            r#"
horizon = "1 h"
[client.c]
sends = "sqs.q"
arrivals = {{ every = "100 s" }}
limit = 10
[sqs.q]
visibility_timeout = "25 s"
max_receive_count = {receives}
dead_letter_queue = "sqs.dead"
[sqs.dead]
[lambda.f]
timeout = "1 min"
duration = "40 s"
polls = [{{ from = "sqs.q", batch_size = 1 }}]
"#
        );
        let run = run(&text, 1);
        let receives = f64::from(receives);
        compare(&run, "lambda.f.succeeded", 10.0 * receives, 0.0);
        compare(&run, "lambda.f.errors", 0.0, 0.0);
        compare(&run, "sqs.dead.visible", 10.0, 0.0);
        compare(&run, "sqs.q.deleted", 0.0, 0.0);
        compare(
            &run,
            "lambda.f.duplicate_effects",
            10.0 * (receives - 1.0),
            0.0,
        );
    }
}

/// A queue's mapping starts with 5 batches at once and adds 300 a minute, up to 1,250.
#[test]
fn pollers_grow_by_three_hundred_a_minute() {
    let growth = |seconds: u64| {
        let text = format!(
            r#"
horizon = "{seconds} s"
[account]
concurrency = 5000
[client.c]
sends = "sqs.q"
arrivals = {{ burst = {{ count = 20000, at = "0 s", within = "0 s" }} }}
[sqs.q]
visibility_timeout = "2 h"
[lambda.f]
timeout = "900 s"
duration = "900 s"
polls = [{{ from = "sqs.q", batch_size = 1 }}]
"#
        );
        run(&text, 1)
    };
    compare(&growth(0), "lambda.f.polls.0.pollers", 5.0, 0.0);
    compare(&growth(60), "lambda.f.running_max", 305.0, 0.0);
    compare(&growth(120), "lambda.f.running_max", 605.0, 0.0);
    compare(&growth(600), "lambda.f.running_max", 1250.0, 0.0);
}

/// A function may create 1,000 environments, and 1,000 more in every 10 s.
#[test]
fn a_function_scales_out_by_a_thousand_in_ten_seconds() {
    let text = r#"
horizon = "9999 ms"
[account]
concurrency = 10000
[client.c]
sends = "lambda.f"
arrivals = { every = "1 ms" }
[lambda.f]
timeout = "900 s"
duration = "900 s"
"#;
    // A thousand at once, and a hundred a second from the first on.
    compare(&run(text, 1), "lambda.f.environments_max", 1999.0, 1.0);
}
