//! A small trace made by hand: one event, two failed runs, the dead-letter queue.

use crate::lang::Lang;
use crate::present::line::Line;
use crate::present::paper::Paper;
use crate::present::run::function;
use crate::present::run::lanes::lanes;
use crate::present::run::log;
use crate::present::run::topology;
use crate::present::run::why::why;
use crate::present::timeline::Timeline;
use crate::sim::entry::Entry;
use crate::sim::entry::Handing;
use crate::sim::entry::Invocation;
use crate::sim::entry::Outcome;
use crate::sim::entry::What;
use crate::sim::identity::EntryId;
use crate::sim::identity::ItemId;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::Scenario;
use crate::sim::service::Service;
use crate::sim::status::Failure;
use crate::sim::status::Status;
use crate::sim::trace::NodeInfo;
use crate::sim::trace::Trace;

const MS: u64 = 1_000;

fn trace() -> Trace {
    let node = |name: &str, service| NodeInfo {
        name: name.to_owned(),
        service,
        prints: vec!["resizing".to_owned()],
        memory: 512 << 20,
        timeout: 3_000_000,
    };
    let mut trace = Trace {
        nodes: vec![
            node("client.uploader", Service::Client),
            node("lambda.resize", Service::Lambda),
            node("sqs.dead-letters", Service::Sqs),
        ],
        seed: 42,
        ..Trace::default()
    };
    let mut happened =
        |at: u64, node: u16, environment: Option<u32>, cause: Option<u32>, what: What| {
            trace.entries.push(Entry {
                at: at * MS,
                node: NodeIndex(node),
                what,
                item: Some(ItemId(1)),
                environment,
                cause: cause.map(EntryId),
            });
        };
    let started = |run, attempt| What::RunStarted {
        run,
        attempt,
        items: 1,
        invocation: Invocation::Asynchronous,
        cold: run == 1,
    };
    let failed = |run, init| What::RunEnded {
        run,
        outcome: Outcome::Failed(Failure::Timeout),
        duration: 3_000 * MS,
        init,
        billed: 3_000 * MS,
    };
    happened(
        0,
        0,
        None,
        None,
        What::RequestSent {
            to: NodeIndex(1),
            attempt: 1,
        },
    );
    happened(1, 1, None, Some(0), What::EventAccepted);
    happened(
        2,
        0,
        None,
        Some(1),
        What::RequestSucceeded {
            status: Status::Accepted,
            latency: 2 * MS,
        },
    );
    happened(
        2,
        1,
        Some(1),
        Some(1),
        What::EnvironmentCreated { provisioned: false },
    );
    happened(402, 1, Some(1), Some(3), What::InitEnded { took: 400 * MS });
    happened(402, 1, Some(1), Some(4), started(1, 1));
    happened(402, 1, Some(1), Some(5), What::Printed { line: 0 });
    happened(3_402, 1, Some(1), Some(5), failed(1, Some(400 * MS)));
    happened(
        3_402,
        1,
        None,
        Some(7),
        What::EventRetryPlanned {
            at: 63_402 * MS,
            retry: 1,
        },
    );
    happened(63_402, 1, Some(1), Some(8), started(2, 2));
    happened(66_402, 1, Some(1), Some(9), failed(2, None));
    happened(
        66_402,
        1,
        None,
        Some(10),
        What::HandedOn {
            to: NodeIndex(2),
            why: Handing::OnFailure,
        },
    );
    happened(66_403, 2, None, Some(11), What::MessageSent);
    trace
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines
        .iter()
        .map(|line| line.text().trim_end().to_owned())
        .collect()
}

#[test]
fn a_trace_becomes_lanes() {
    let lanes = lanes(&trace());
    let labels: Vec<&str> = lanes.iter().map(|lane| lane.label.as_str()).collect();
    assert_eq!(labels, ["resize #1", "uploader 1"]);
    let drawn = texts(&Timeline::new(lanes).lines(None, 9, Paper::new(Lang::Ja, 60)));
    assert_eq!(drawn[0].matches('✗').count(), 2, "{drawn:#?}");
    assert!(
        drawn[1].contains('●') && drawn[1].ends_with("▶ dead-letters"),
        "{drawn:#?}"
    );
    assert!(drawn[2].contains(" 1 分 "), "{drawn:#?}");
}

#[test]
fn the_log_is_what_lambda_writes() {
    let lines: Vec<String> = log::log(&trace())
        .into_iter()
        .map(|line| line.text)
        .collect();
    assert_eq!(lines.len(), 9, "{lines:#?}");
    let request = lines[0].split(' ').nth(2).unwrap().to_owned();
    assert_eq!(
        lines[0],
        format!("START RequestId: {request} Version: $LATEST")
    );
    assert_eq!(lines[1], "resizing");
    assert_eq!(
        lines[2],
        format!("{request} Task timed out after 3.00 seconds")
    );
    assert_eq!(lines[3], format!("END RequestId: {request}"));
    assert_eq!(
        lines[4],
        format!(
            "REPORT RequestId: {request}  Duration: 3000.00 ms  Billed Duration: 3000 ms  Memory Size: 512 MB  Init Duration: 400.00 ms"
        )
    );
    // The retry of an asynchronous event keeps its request id.
    assert!(lines[5].contains(&request) && !lines[8].contains("Init"));
    let shape: Vec<usize> = request.split('-').map(str::len).collect();
    assert_eq!(shape, [8, 4, 4, 4, 12]);
    assert_eq!(&request[14..15], "4");
    assert!(
        matches!(&request[19..20], "8" | "9" | "a" | "b"),
        "{request}"
    );
}

#[test]
fn why_leads_back_to_the_request() {
    let trace = trace();
    let lines = texts(&why(&trace, EntryId(12), Paper::new(Lang::En, 120)));
    assert_eq!(lines.len(), 11, "{lines:#?}");
    assert!(
        lines[0].starts_with("  00:01:06.403  SQS dead-letters"),
        "{lines:#?}"
    );
    assert!(
        lines[10].starts_with("↩ 00:00:00.000  uploader"),
        "{lines:#?}"
    );
    assert!(why(&trace, EntryId(99), Paper::new(Lang::En, 80)).is_empty());
}

#[test]
fn the_system_is_drawn_from_its_settings() {
    let source = r#"
id = "x"
title = { en = "x", ja = "x" }
[client.uploader]
sends = "s3.uploads"
arrivals = { at = ["0 s"] }
[s3.uploads]
notify = [{ events = "ObjectCreated:*", to = "lambda.resize" }]
[lambda.resize]
on_failure = "sqs.dead-letters"
[lambda.again]
polls = [{ from = "sqs.dead-letters" }]
[sqs.dead-letters]
"#;
    let scenario = Scenario::parse("x.toml", &source.into()).unwrap();
    let played = |at| {
        texts(&topology::at(
            &scenario,
            &trace(),
            at,
            Paper::new(Lang::Ja, 120),
        ))
        .join("\n")
    };
    assert!(
        played(500 * MS).contains("[λ resize █  ] ── 失敗時 ─▶ [SQS dead-letters  ]"),
        "{}",
        played(500 * MS)
    );
    assert!(
        played(4_000 * MS).contains("[λ resize ●  ]"),
        "{}",
        played(4_000 * MS)
    );
    assert!(
        played(u64::MAX).contains("[SQS dead-letters ●]"),
        "{}",
        played(u64::MAX)
    );
    assert_eq!(
        texts(&topology::topology(&scenario, Paper::new(Lang::Ja, 120))),
        [
            "[uploader] ───▶ [S3 uploads] ───▶ [λ resize] ── 失敗時 ─▶ [SQS dead-letters] ── ポーリング ─▶ [λ again]"
        ]
    );
}

#[test]
fn a_function_shows_its_code_and_its_event_and_later_its_response() {
    let text = r#"
id = "hello"
title = { en = "Hello", ja = "こんにちは" }
[client.c]
sends = "lambda.f"
arrivals = { at = ["0 s"] }
[lambda.f]
duration = "2 ms"
code = '''
def handler(event, context):
    return "hi"
'''
event = '{"name": "Aoi"}'
returns = '"hi"'
[lambda.g]
duration = "1 s"
"#;
    let scenario = Scenario::parse("hello.toml", &text.into()).unwrap();
    let paper = Paper::new(Lang::En, 60);
    let shown = |lines: &[Line]| {
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        texts.join("\n")
    };
    let given = shown(&function::given(&scenario, paper));
    assert!(given.contains("Code of f\n"), "{given}");
    assert!(given.contains("    return \"hi\""), "{given}");
    assert!(given.contains("Event for f\n"), "{given}");
    assert!(!given.contains("of g"), "{given}");
    let returned = shown(&function::returned(&scenario, paper));
    assert!(returned.starts_with("Response of f\n"), "{returned}");
    assert!(returned.contains("\"hi\""), "{returned}");
}
