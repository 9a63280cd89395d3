//! What an alarm shows an operator: one data point a period, M out of N, missing data, three states, actions on change. Expected values
//! are CloudWatch's documented tables.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    clippy::print_stdout,
    reason = "a test that cannot read its input should stop loudly, counts are exact, and a table shows itself on request"
)]

mod play;

use std::fmt::Write as _;

use play::number;
use play::play;
use play::warned;
use terakoya::sim::Run;
use terakoya::sim::entry::AlarmState;
use terakoya::sim::entry::What;
use terakoya::sim::identity::EntryId;

/// The changes of an alarm's state: minutes, and the new state.
fn changes(run: &Run) -> Vec<(u64, AlarmState)> {
    run.trace
        .entries
        .iter()
        .filter_map(|entry| match entry.what {
            What::AlarmChanged { to, .. } => Some((entry.at / 60_000_000, to)),
            _ => None,
        })
        .collect()
}

/// The state after some minutes: `X` a minute with failures, `0` one with successes only, `-` one without any request.
fn state(minutes: &str, settings: &str, periods: usize) -> AlarmState {
    let minutes: Vec<char> = minutes.chars().filter(|c| *c != ' ').collect();
    let mut text = String::new();
    for (minute, data) in minutes.iter().enumerate() {
        if *data != '-' {
            write!(
                text,
                "[client.c{minute}]\nsends = \"lambda.f\"\nkey = \"{data}\"\narrivals = {{ at = [\"{} s\"] }}\n",
                minute * 60 + 30
            )
            .unwrap();
        }
    }
    let text = format!(
        "horizon = \"{} min\"\n{text}[lambda.f]\nfails = {{ keys = [\"X\"] }}\n[alarm.a]\nmeasure = \"lambda.f.errors\"\n\
         over = \"1 min\"\nthreshold = 1\nevaluation_periods = {periods}\n{settings}\n",
        minutes.len()
    );
    changes(&play(&text))
        .last()
        .map_or(AlarmState::InsufficientData, |(_, state)| *state)
}

/// The documented tables: data points, and the state by how missing data is treated. `None` keeps the state before.
#[test]
fn missing_data_is_treated_as_documented() {
    use AlarmState::Alarm;
    use AlarmState::InsufficientData;
    use AlarmState::Ok;
    let three_of_three = [
        ("0 - X - X", [Some(Ok), Some(Ok), Some(Ok), Some(Ok)]),
        ("- - - - 0", [Some(Ok), Some(Ok), Some(Ok), Some(Ok)]),
        (
            "- - - - -",
            [Some(InsufficientData), None, Some(Alarm), Some(Ok)],
        ),
        (
            "0 X X - X",
            [Some(Alarm), Some(Alarm), Some(Alarm), Some(Alarm)],
        ),
        ("- - X - -", [Some(Alarm), None, Some(Alarm), Some(Ok)]),
    ];
    let two_of_three = [
        (
            "0 - X - X",
            [Some(Alarm), Some(Alarm), Some(Alarm), Some(Alarm)],
        ),
        (
            "0 0 X 0 X",
            [Some(Alarm), Some(Alarm), Some(Alarm), Some(Alarm)],
        ),
        ("0 - X - -", [Some(Ok), Some(Ok), Some(Alarm), Some(Ok)]),
        ("- - - - 0", [Some(Ok), Some(Ok), Some(Alarm), Some(Ok)]),
        ("- - - X -", [Some(Alarm), None, Some(Alarm), Some(Ok)]),
    ];
    let ways = ["missing", "ignore", "breaching", "notBreaching"];
    for (datapoints, rows) in [(3, three_of_three), (2, two_of_three)] {
        for (points, expected) in rows {
            for (way, expected) in ways.iter().zip(expected) {
                let settings =
                    format!("datapoints_to_alarm = {datapoints}\ntreat_missing_data = \"{way}\"");
                let found = state(points, &settings, 3);
                let expected = expected.unwrap_or(InsufficientData);
                println!(
                    "{points}  {datapoints} of 3  {way:13} expected {expected:?}, measured {found:?}"
                );
                assert_eq!(found, expected, "{points} {datapoints} of 3 {way}");
            }
        }
    }
}

const FAILING: &str = r#"
horizon = "10 min"
[client.c]
sends = "lambda.f"
arrivals = { every = "10 s" }
[lambda.f]
fails = { until = "3 min" }
[alarm.a]
measure = "lambda.f.errors"
over = "1 min"
threshold = 6
to = "sns.ops"
ok_actions = "sns.ops"
[sns.ops]
subscriptions = [
    { protocol = "email" },
    { to = "sqs.alarms", filter = { NewStateValue = ["ALARM"] }, filter_scope = "body" },
    { to = "sqs.other", filter = { AlarmName = ["b"] }, filter_scope = "body" },
]
[sqs.alarms]
[sqs.other]
"#;

#[test]
fn an_alarm_acts_when_its_state_changes() {
    let run = play(FAILING);
    assert_eq!(changes(&run), [(1, AlarmState::Alarm), (4, AlarmState::Ok)]);
    assert_eq!(number(&run, "alarm.a.evaluations"), 10.0);
    assert_eq!(number(&run, "alarm.a.alarms"), 1.0);
    assert_eq!(number(&run, "alarm.a.recoveries"), 1.0);
    assert_eq!(number(&run, "alarm.a.notifications"), 2.0);
    assert_eq!(number(&run, "alarm.a.in_alarm"), 180.0);
    // Subscribers choose by what CloudWatch writes.
    assert_eq!(number(&run, "sns.ops.delivered"), 3.0);
    assert_eq!(number(&run, "sqs.alarms.visible"), 1.0);
    assert_eq!(number(&run, "sqs.other.visible"), 0.0);
    let cost = number(&run, "cost.alarm.a");
    assert!((cost - 0.10 / 730.0 / 6.0).abs() < 1e-12, "{cost}");
}

/// Why the alarm? Because the function failed, because it was called.
#[test]
fn an_alarm_names_what_it_counted_last() {
    let run = play(FAILING);
    let entries = &run.trace.entries;
    let alarm = entries
        .iter()
        .position(|entry| matches!(entry.what, What::AlarmChanged { .. }))
        .unwrap();
    let chain: Vec<What> = run
        .trace
        .causes(EntryId(alarm as u32))
        .map(|id| run.trace.get(id).unwrap().what)
        .collect();
    assert!(matches!(chain[1], What::RunEnded { .. }), "{chain:?}");
    assert!(matches!(
        chain.last(),
        Some(What::RequestSent { attempt: 1, .. })
    ));
}

#[test]
fn comparisons_and_statistics() {
    let settle = |measure: &str, comparison: &str, threshold: &str| {
        let text = format!(
            r#"
horizon = "10 min"
[client.c]
sends = "lambda.f"
arrivals = {{ every = "10 s" }}
[client.d]
sends = "sqs.q"
arrivals = {{ at = ["10 s", "20 s", "30 s"] }}
[lambda.f]
timeout = "10 s"
duration = "5 s"
[sqs.q]
[alarm.a]
measure = "{measure}"
over = "1 min"
comparison_operator = "{comparison}"
threshold = {threshold}
"#
        );
        changes(&play(&text)).last().unwrap().1 == AlarmState::Alarm
    };
    // Six a minute, one half of the time at work, three messages from the first minute on.
    let table = [
        ("lambda.f.invocations", ">=", "6", true),
        ("lambda.f.invocations", ">", "6", false),
        ("lambda.f.invocations", "<=", "6", true),
        ("lambda.f.invocations", "<", "6", false),
        ("lambda.f.invocations", "GreaterThanThreshold", "5.5", true),
        ("lambda.f.running_mean", ">=", "0.45", true),
        ("lambda.f.running_mean", ">", "0.55", false),
        ("sqs.q.visible", ">=", "3", true),
        ("sqs.q.visible", ">", "3", false),
        ("sqs.q.in_flight", "<", "1", true),
        ("sqs.q.age", ">=", "\"9 min\"", true),
        ("sqs.q.age", ">=", "\"11 min\"", false),
        ("lambda.f.duration_p99", ">=", "\"5 s\"", true),
        ("lambda.f.duration_p99", ">", "\"5 s\"", false),
        ("lambda.f.duration_mean", "<=", "\"5 s\"", true),
    ];
    for (measure, comparison, threshold, alarm) in table {
        let found = settle(measure, comparison, threshold);
        assert_eq!(found, alarm, "{measure} {comparison} {threshold}");
    }
}

/// A percentile is that of the period, not of the whole run: one slow minute after nine fast ones is seen.
#[test]
fn percentiles_are_of_the_period() {
    let text = r#"
horizon = "12 min"
[client.c]
sends = "api.a"
arrivals = { every = "1 s" }
[api.a]
routes = [{ to = "lambda.f" }]
[lambda.f]
timeout = "10 s"
duration = "100 ms"
[[fault]]
node = "lambda.f"
from = "9 min"
until = "10 min"
latency = "2 s"
[alarm.a]
measure = "api.a.latency_p95"
over = "1 min"
threshold = "1 s"
"#;
    let run = play(text);
    assert!(number(&run, "api.a.latency_p50") < 1.0);
    assert_eq!(
        changes(&run),
        [
            (1, AlarmState::Ok),
            (10, AlarmState::Alarm),
            (11, AlarmState::Ok)
        ]
    );
}

#[test]
fn a_warm_up_starts_the_count_anew() {
    let run = play(&FAILING.replace(
        "horizon = \"10 min\"",
        "horizon = \"10 min\"\nwarmup = \"5 min\"",
    ));
    assert_eq!(number(&run, "alarm.a.alarms"), 0.0);
    assert_eq!(number(&run, "alarm.a.evaluations"), 5.0);
    assert_eq!(number(&run, "alarm.a.in_alarm"), 0.0);
}

#[test]
fn mistakes_name_their_place() {
    let problems = |lines: &str| {
        let text = format!(
            "[lambda.f]\n[client.c]\nsends = \"lambda.f\"\narrivals = {{ at = [] }}\n[alarm.a]\n{lines}\n"
        );
        let problems = play::refused(&text).into_iter();
        let told: Vec<_> = problems
            .map(|problem| (problem.message.id, play::place(&problem).0))
            .collect();
        told
    };
    let good = "measure = \"lambda.f.errors\"\nover = \"1 min\"\nthreshold = 1";
    let with = |from: &str, to: &str| good.replace(from, to);
    let table = [
        (with("errors", "erors"), "scenario-unknown-measure-near", 6),
        (
            with("lambda.f.errors", "nothing"),
            "scenario-unknown-measure",
            6,
        ),
        (
            with("errors", "cold_start_rate"),
            "scenario-alarm-whole-run",
            6,
        ),
        (with("errors", "running_max"), "scenario-alarm-whole-run", 6),
        (
            with("lambda.f.errors", "client.c.failed"),
            "scenario-unknown-measure",
            6,
        ),
        (with("1 min", "0 s"), "scenario-no-gap", 7),
        (with("1 min", "1 moment"), "check-quantity", 7),
        (
            with("threshold = 1", "threshold = \"5 s\""),
            "scenario-expression-unit",
            8,
        ),
        (
            with("threshold = 1", "threshold = 1\nto = \"client.c\""),
            "scenario-wrong-service",
            9,
        ),
        (
            with(
                "threshold = 1",
                "threshold = 1\ntreat_missing_data = \"not-breaching\"",
            ),
            "check-unknown-word",
            9,
        ),
        (
            with(
                "threshold = 1",
                "threshold = 1\ncomparison_operator = \"=\"",
            ),
            "check-unknown-word",
            9,
        ),
        (
            with("threshold = 1", "threshold = 1\nevaluation_periods = 0"),
            "check-out-of-range",
            9,
        ),
        (
            with("threshold = 1", "threshold = 1\nevaluation_priods = 3"),
            "check-unknown-key",
            9,
        ),
    ];
    for (lines, id, line) in table {
        assert_eq!(problems(&lines), [(id, line)], "{lines}");
    }
    assert_eq!(problems("measure = \"lambda.f.errors\"").len(), 2);
}

#[test]
fn what_aws_would_refuse() {
    let warned = |lines: &str| {
        warned(&format!(
            "[lambda.f]\n[alarm.a]\nmeasure = \"lambda.f.errors\"\nthreshold = 1\n{lines}\n"
        ))
    };
    for over in ["10 s", "20 s", "30 s", "1 min", "5 min", "1 h"] {
        assert!(warned(&format!("over = \"{over}\"")).is_empty(), "{over}");
    }
    for over in ["1 s", "15 s", "45 s", "90 s"] {
        assert_eq!(warned(&format!("over = \"{over}\"")), ["over"], "{over}");
    }
    let more = "over = \"1 min\"\nevaluation_periods = 2\ndatapoints_to_alarm = 3";
    assert_eq!(warned(more), ["datapoints_to_alarm"]);
}
