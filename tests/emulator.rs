//! Documented behaviours of SQS, SNS and S3, side by side: the simulator, and moto, an emulator of AWS. Where they differ, the test says
//! who keeps to the documentation; `docs/emulator.*.md` tells it in words. Needs Python with moto and boto3 (`EMULATOR_PYTHON` names
//! another than `python3`); without them it is skipped and says so.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use serde_json::Value;
use serde_json::json;
use terakoya::sim;
use terakoya::sim::Options;
use terakoya::sim::Run;
use terakoya::sim::entry::What;
use terakoya::sim::scenario::Scenario;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/emulator"))
}

/// What moto does, or why it cannot be asked.
fn moto() -> Result<Value, String> {
    let python = std::env::var("EMULATOR_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let there = Command::new(&python)
        .args(["-c", "import boto3, moto"])
        .output()
        .map_err(|error| format!("{python}: {error}"))?;
    if !there.status.success() {
        return Err(format!("{python} has no boto3 or no moto"));
    }
    let ran = Command::new(&python)
        .arg("-B")
        .arg(folder().join("replay.py"))
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    Ok(serde_json::from_slice(&ran.stdout).unwrap())
}

fn run(text: &str) -> Run {
    let source: Arc<str> =
        format!("id = \"e\"\ntitle = {{ en = \"E\", ja = \"E\" }}\nhorizon = \"10 min\"\n{text}")
            .into();
    let scenario = Scenario::parse("e.toml", &source).unwrap_or_else(|problems| {
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("{}\n{source}", problems.join("\n"))
    });
    let options = Options {
        record: true,
        ..Options::default()
    };
    sim::run(&scenario, &options)
}

fn number(run: &Run, path: &str) -> u64 {
    run.measures.get(path).unwrap().number as u64
}

/// When messages were received, in seconds, and which.
fn received(run: &Run) -> Vec<(u64, u32)> {
    let entries = run.trace.entries.iter();
    entries
        .filter(|entry| matches!(entry.what, What::MessageReceived { .. }))
        .filter_map(|entry| Some((entry.at / 1_000_000, entry.item?.0)))
        .collect()
}

const ONE: &str = "[client.c]\nsends = \"sqs.q\"\narrivals = { at = [\"0 s\"] }\n";
const FAILING: &str = "[lambda.f]\ntimeout = \"10 s\"\nfails = \"always\"\npolls = [{ from = \"sqs.q\", batch_size = 1 }]\n";

fn visibility() -> Value {
    let text = format!("{ONE}{FAILING}[sqs.q]\nvisibility_timeout = \"30 s\"\n");
    let times = received(&run(&text)).into_iter().map(|(at, _)| at);
    json!(times.filter(|at| *at < 100).collect::<Vec<_>>())
}

fn delay() -> Value {
    let text = format!("{ONE}{FAILING}[sqs.q]\ndelay = \"60 s\"\n");
    json!(received(&run(&text))[0].0)
}

fn redrive() -> Value {
    let queue =
        "visibility_timeout = \"30 s\"\nmax_receive_count = 3\ndead_letter_queue = \"sqs.dead\"";
    let run = run(&format!("{ONE}{FAILING}[sqs.q]\n{queue}\n[sqs.dead]\n"));
    json!({ "receives": number(&run, "sqs.q.received"), "dead": number(&run, "sqs.dead.visible") })
}

/// With a function behind the queue every message is deleted at once.
fn deduplication(delete: bool) -> Value {
    let function = "[lambda.f]\nduration = \"10 ms\"\npolls = [{ from = \"sqs.q\" }]\n";
    let run = run(&format!(
        "[client.c]\nsends = \"sqs.q\"\nbody = '{{}}'\narrivals = {{ at = [\"0 s\", \"100 s\", \"299 s\", \"300 s\"] }}\n\
         [sqs.q]\nfifo = true\ncontent_based_deduplication = true\n{}",
        if delete { function } else { "" }
    ));
    json!(number(&run, "sqs.q.sent"))
}

fn groups() -> Value {
    let run = run(
        "[client.c]\nsends = \"sqs.q\"\nkey = [\"a\", \"b\", \"a\"]\n\
         arrivals = { burst = { count = 3, at = \"0 s\", within = \"0 s\" } }\n\
         [sqs.q]\nfifo = true\n\
         [lambda.f]\ntimeout = \"20 s\"\nduration = \"20 s\"\npolls = [{ from = \"sqs.q\", batch_size = 1 }]\n",
    );
    let names = ["a0", "b1", "a2"];
    let first = received(&run).into_iter().filter(|(at, _)| *at == 0);
    json!(
        first
            .map(|(_, item)| names[item as usize - 1])
            .collect::<Vec<_>>()
    )
}

fn retention() -> Value {
    let run = run(&format!("{ONE}[sqs.q]\nretention = \"60 s\"\n"));
    json!(number(&run, "sqs.q.visible"))
}

fn filters() -> Value {
    let file = std::fs::read_to_string(folder().join("filters.json")).unwrap();
    let filters: Value = serde_json::from_str(&file).unwrap();
    let messages = [
        json!({ "kind": "gift", "total": 20 }),
        json!({ "kind": "gift card", "total": 500 }),
        json!({ "kind": "order", "total": 900 }),
        json!({ "total": 50 }),
    ];
    let mut found = serde_json::Map::new();
    for (name, filter) in filters.as_object().unwrap() {
        let scope = if filter[0] == "MessageBody" {
            "body"
        } else {
            "attributes"
        };
        let passing: Vec<usize> = (0..messages.len())
            .filter(|place| {
                let mut body = messages[*place].clone();
                body["number"] = json!(place);
                let run = run(&format!(
                    "[client.c]\nsends = \"sns.t\"\narrivals = {{ at = [\"0 s\"] }}\nattributes = '{}'\nbody = '{body}'\n\
                     [sns.t]\nsubscriptions = [{{ to = \"sqs.q\", filter = '{}', filter_scope = \"{scope}\" }}]\n[sqs.q]\n",
                    messages[*place], filter[1]
                ));
                number(&run, "sqs.q.sent") == 1
            })
            .collect();
        found.insert(name.clone(), json!(passing));
    }
    found.into()
}

fn notifications() -> Value {
    let told = |operation: &str, key: &str| {
        let run = run(&format!(
            "[client.c]\nsends = \"s3.b\"\noperation = \"{operation}\"\nkey = \"{key}\"\narrivals = {{ at = [\"0 s\"] }}\n\
             [s3.b]\nnotify = [{{ events = \"ObjectCreated:*\", prefix = \"in/\", suffix = \".jpg\", to = \"sqs.q\" }}]\n[sqs.q]\n"
        ));
        number(&run, "sqs.q.sent") == 1
    };
    assert!(!told("delete", "in/1.jpg"));
    let keys = ["in/1.jpg", "in/2.png", "out/3.jpg", "in/4.jpg"];
    json!(
        keys.into_iter()
            .filter(|key| told("put", key))
            .collect::<Vec<_>>()
    )
}

/// Each behaviour: its name, what the documentation leads one to expect, and whether moto does the same.
#[test]
fn the_simulator_and_moto_side_by_side() {
    let cases = [
        ("visibility", visibility(), json!([0, 30, 60, 90]), false),
        ("delay", delay(), json!(60), true),
        (
            "redrive",
            redrive(),
            json!({ "receives": 3, "dead": 1 }),
            true,
        ),
        ("deduplication", deduplication(false), json!(2), true),
        (
            "deduplication-after-delete",
            deduplication(true),
            json!(2),
            false,
        ),
        ("groups", groups(), json!(["a0", "b1"]), true),
        ("retention", retention(), json!(0), true),
        (
            "filters",
            filters(),
            json!({
                "exact": [0],
                "prefix": [0, 1],
                "anything-but": [1, 2],
                "numeric": [1, 3],
                "exists": [0, 1, 2],
                "missing": [3],
                "both": [0],
                "body": [2],
                "body-number": [1, 3],
            }),
            true,
        ),
        (
            "notifications",
            notifications(),
            json!(["in/1.jpg", "in/4.jpg"]),
            true,
        ),
    ];
    for (name, ours, documented, _) in &cases {
        assert_eq!(ours, documented, "the simulator: {name}");
    }
    let moto = match moto() {
        Ok(moto) => moto,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    for (name, ours, _, agrees) in &cases {
        println!("{name:28} ours {ours}  moto {}", moto[name]);
        assert_eq!(moto[name] == *ours, *agrees, "{name}: moto {}", moto[name]);
    }
    // Asked every second: at the very moment the timeout ends, moto does not show the message yet.
    assert_eq!(moto["visibility"], json!([0, 31, 62, 93]));
    // moto forgets a deduplication id with its message; SQS keeps it for five minutes after the send.
    assert_eq!(moto["deduplication-after-delete"], json!(4));
}
