//! Reading scenarios: values, changes by path, mistakes with their places, warnings. Running them is tested in `tests/sim_*.rs`.

use std::sync::Arc;

use super::*;

const HEAD: &str = "id = \"a\"\ntitle = { en = \"A\", ja = \"ア\" }\n";

fn parse(text: &str) -> Result<Scenario, Vec<Problem>> {
    let source: Arc<str> = format!("{HEAD}{text}").into();
    Scenario::parse("a.toml", &source)
}

/// Problems as `line:column id hint`, lines counted behind the head.
fn problems(text: &str) -> Vec<String> {
    let problems = parse(text).expect_err("a mistake");
    problems
        .iter()
        .map(|problem| {
            let (line, column) = problem.position();
            let hint = problem.hint.as_ref().map_or("", |hint| hint.id);
            format!("{}:{column} {} {hint}", line as i64 - 2, problem.message.id)
                .trim_end()
                .to_owned()
        })
        .collect()
}

const SMALL: &str = r#"
[client.c]
sends = "lambda.f"
arrivals = { poisson = "0.9/s" }

[lambda.f]
duration = { exponential = "1.991 s" }
fails = { probability = 0.3 }
polls = [{ from = "sqs.q", batch_size = 5 }]

[sqs.q]

[[control]]
set = "lambda.f.polls.0.batch_size"
values = [1, 5]
"#;

#[test]
fn a_small_scenario_is_read() {
    let scenario = parse(SMALL).unwrap();
    assert_eq!(scenario.id, "a");
    assert_eq!(scenario.seed, 1);
    assert_eq!(
        scenario.nodes().collect::<Vec<_>>(),
        ["client.c", "lambda.f", "sqs.q", "lambda.f.polls.0"]
    );
    assert_eq!(scenario.unit("lambda.f.invocations"), Ok(Unit::Count));
    assert_eq!(scenario.unit("cost.lambda.f"), Ok(Unit::Usd));
    assert_eq!(
        scenario.unit("lambda.f.invocation").unwrap_err().id,
        "scenario-unknown-measure-near"
    );
}

#[test]
fn settings_change_by_path() {
    let scenario = parse(SMALL).unwrap();
    let path = "lambda.f.polls.0.batch_size";
    assert_eq!(scenario.setting(path), Some(toml::Value::Integer(5)));
    let changed = scenario
        .with(&[
            (path.to_owned(), toml::Value::Integer(7)),
            (
                "client.c.arrivals.poisson".to_owned(),
                toml::Value::String("2/s".to_owned()),
            ),
            (
                "lambda.f.fails.probability".to_owned(),
                toml::Value::Float(0.5),
            ),
            (
                "lambda.f.timeout".to_owned(),
                toml::Value::String("9 s".to_owned()),
            ),
        ])
        .unwrap();
    assert_eq!(changed.setting(path), Some(toml::Value::Integer(7)));
    assert_ne!(changed.plan, scenario.plan);
    // Changes add up, and going back gives the same plan again.
    let back = changed
        .with(&[
            (path.to_owned(), toml::Value::Integer(5)),
            (
                "client.c.arrivals.poisson".to_owned(),
                toml::Value::String("0.9/s".to_owned()),
            ),
            (
                "lambda.f.fails.probability".to_owned(),
                toml::Value::Float(0.3),
            ),
            (
                "lambda.f.timeout".to_owned(),
                toml::Value::String("3 s".to_owned()),
            ),
        ])
        .unwrap();
    assert_eq!(back.plan, scenario.plan);
}

#[test]
fn a_change_that_makes_no_sense_is_refused() {
    let scenario = parse(SMALL).unwrap();
    let refused = |path: &str, value: toml::Value| {
        let problems = scenario.with(&[(path.to_owned(), value)]).unwrap_err();
        problems[0].message.id
    };
    let text = |text: &str| toml::Value::String(text.to_owned());
    assert_eq!(
        refused("lambda.g.timeout", text("3 s")),
        "scenario-unknown-path"
    );
    assert_eq!(
        refused("lambda.f.timeuot", text("3 s")),
        "check-unknown-key"
    );
    assert_eq!(
        refused("lambda.f.polls.1.batch_size", text("3")),
        "scenario-unknown-path"
    );
    assert_eq!(
        refused("lambda.f.duration", text("3 sec")),
        "check-quantity"
    );
    assert_eq!(
        refused("lambda.f.polls.0.batch_size", text("\"\u{1}\\")),
        "check-wrong-type"
    );
}

#[test]
fn mistakes_are_collected_with_their_places() {
    let text = r#"
[client.c]
sends = "lambda.g"
arrivals = { every = "0 s", at = [] }
limti = 3

[lambda.f]
timeout = "3"
duration = { lognormal = { median = "1 s" } }
fails = "sometimes"
on_failure = "client.c"

[lambda."bad id"]

[[claim]]
text = { en = "x", ja = "x" }
holds = "lambda.f.invocatons == 3"
"#;
    assert_eq!(
        problems(text),
        [
            "3:9 scenario-unknown-node check-did-you-mean",
            "4:12 scenario-one-of",
            "5:1 check-unknown-key check-did-you-mean",
            "8:11 check-quantity check-wants",
            "9:26 check-missing-key",
            "10:9 check-unknown-word check-known-words",
            "11:14 scenario-wrong-service check-known-words",
            "13:1 scenario-bad-id",
            "17:9 scenario-unknown-measure-near",
        ]
    );
}

#[test]
fn what_is_not_simulated_yet_says_so() {
    let text = r#"
[client.c]
sends = "stepfunctions.flow"
arrivals = { at = ["0 s"] }

[stepfunctions.flow]
"#;
    assert_eq!(
        problems(text),
        ["3:9 scenario-not-yet", "6:2 scenario-not-yet"]
    );
}

#[test]
fn settings_aws_would_refuse_are_warnings() {
    let text = r#"
[lambda.f]
timeout = "20 min"
memory = "64 MB"
maximum_retry_attempts = 3
reserved_concurrency = 2
provisioned_concurrency = 5
on_failure = "lambda.f"
polls = [{ from = "sqs.q", batch_size = 100 }]

[sqs.q]
"#;
    let scenario = parse(text).unwrap();
    let settings: Vec<_> = scenario
        .plan
        .warnings
        .iter()
        .map(|warning| warning.setting)
        .collect();
    assert_eq!(
        settings,
        [
            "batch_size",
            "provisioned_concurrency",
            "memory",
            "timeout",
            "maximum_retry_attempts",
            "on_failure",
            "polls"
        ]
    );
}

#[test]
fn an_account_grows_with_its_reservations_unless_it_was_set() {
    let concurrency = |text: &str| parse(text).unwrap().plan.concurrency;
    assert_eq!(concurrency("[lambda.f]\n"), 1000);
    assert_eq!(
        concurrency("[lambda.f]\nreserved_concurrency = 1500\n"),
        1600
    );
    assert_eq!(
        concurrency("[account]\nconcurrency = 10\n[lambda.f]\nreserved_concurrency = 4\n"),
        10
    );
}

/// Documents are chosen by name, and a scenario whose policies are all taken off allows nothing.
#[test]
fn policies_are_chosen_and_taken_off_by_controls() {
    let text = concat!(
        include_str!("../reference/example/head.toml"),
        include_str!("../reference/example/policy.toml")
    );
    let source: Arc<str> = text.into();
    let scenario = Scenario::parse("policy.toml", &source).expect("the example can be read");
    let sent = |changes: &[(&str, toml::Value)]| {
        let changes: Vec<(String, toml::Value)> = changes
            .iter()
            .map(|(path, value)| ((*path).to_owned(), value.clone()))
            .collect();
        let changed = scenario.with(&changes).expect("a scenario");
        let run = crate::sim::run(&changed, &crate::sim::Options::default());
        run.measures.get("sqs.orders.sent").map(|sent| sent.number)
    };
    assert_eq!(sent(&[]), Some(1.0));
    assert_eq!(
        sent(&[("policy.0.document", "may receive".into())]),
        Some(0.0)
    );
    assert_eq!(sent(&[("policy.0.attached", false.into())]), Some(0.0));
    assert_eq!(sent(&[("policy.1.attached", true.into())]), Some(0.0));
    let unknown = [("policy.0.document".to_owned(), "may sent".into())];
    let problems = scenario.with(&unknown).expect_err("no such name");
    assert_eq!(problems[0].message.id, "check-unknown-word");
}
