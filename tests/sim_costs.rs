//! Bills: the documented examples of prices, to the cent, by running what they describe.

#![allow(clippy::print_stdout, reason = "a bill shows itself on request")]

mod play;

use play::measure as run;
use play::number;
use terakoya::sim::Run;

/// A measure, and what it would come to if everything happened `times` as often.
fn cost(run: &Run, path: &str, times: f64) -> f64 {
    number(run, path) * times
}

/// Prints and compares.
fn to_the_cent(measured: f64, expected: f64) {
    println!("expected {expected:>8} USD, measured {measured:.4} USD");
    assert!(
        (measured - expected).abs() < 0.005,
        "expected {expected}, measured {measured}"
    );
}

/// 10 million requests of 120 ms with 512 MB: 12.00 for Lambda; 22.00 with an HTTP API, 47.00 with a REST API; in Tokyo 24.90 and
/// 54.50. Ten thousand requests are run, a thousandth of them.
#[test]
fn ten_million_requests() {
    for (kind, region, expected) in [
        ("http", "us-east-1", 22.0),
        ("rest", "us-east-1", 47.0),
        ("http", "ap-northeast-1", 24.9),
        ("rest", "ap-northeast-1", 54.5),
    ] {
        let run = run(&format!(
            r#"
horizon = "30 min"
price_table = "{region}"
[client.c]
sends = "api.a"
arrivals = {{ every = "150 ms" }}
limit = 10000
[api.a]
kind = "{kind}"
routes = [{{ to = "lambda.f" }}]
[lambda.f]
memory = "512 MB"
duration = "120 ms"
"#
        ));
        to_the_cent(cost(&run, "cost.lambda.f", 1000.0), 12.0);
        to_the_cent(cost(&run, "cost.total", 1000.0), expected);
    }
}

/// 10,000 cold starts with an INIT phase of 300 ms and 512 MB: 0.025 for the INIT time alone.
#[test]
fn init_time_is_billed() {
    let run = run(r#"
horizon = "20 min"
[client.c]
sends = "lambda.f"
arrivals = { every = "1 s" }
limit = 1000
[lambda.f]
memory = "512 MB"
init = "300 ms"
duration = "100 ms"
idle_timeout = "100 ms"
"#);
    assert!((cost(&run, "lambda.f.cold_starts", 1.0) - 1000.0).abs() < 0.5);
    let gb_s = cost(&run, "lambda.f.init_billed_gb_s", 10.0);
    assert!((gb_s * 0.000_016_666_7 - 0.025).abs() < 0.000_05);
}

/// Billed time is the run and its INIT phase together, rounded up to a millisecond: 133.61 + 80.00 ms are 214 ms.
#[test]
fn billed_time_is_rounded_once() {
    let billed = |duration: &str, init: &str| {
        let run = run(&format!(
            r#"
horizon = "1 min"
[client.c]
sends = "lambda.f"
arrivals = {{ at = ["0 s"] }}
[lambda.f]
timeout = "10 s"
memory = "1024 MB"
duration = "{duration}"
init = "{init}"
"#
        ));
        (number(&run, "lambda.f.billed_gb_s") * 1000.0).round()
    };
    let near =
        |measured: f64, expected: f64| assert!((measured - expected).abs() < 0.01, "{measured}");
    near(billed("133610 us", "80 ms"), 214.0);
    near(billed("3016780 us", "84 ms"), 3101.0);
    near(billed("1150 us", "0 s"), 2.0);
}

/// An hour of one busy vCPU, which is a function of 1,769 MB: 0.1037, in Tokyo too.
#[test]
fn a_busy_hour_of_a_vcpu() {
    for region in ["us-east-1", "ap-northeast-1"] {
        let run = run(&format!(
            r#"
horizon = "2 h"
price_table = "{region}"
[client.c]
sends = "lambda.f"
arrivals = {{ every = "900 s" }}
limit = 4
[lambda.f]
memory = "1769 MB"
timeout = "900 s"
duration = "900 s"
"#
        ));
        let measured = cost(&run, "cost.lambda.f", 1.0);
        println!("expected   0.1037 USD, measured {measured:.4} USD ({region})");
        assert!((measured - 0.1037).abs() < 0.000_05, "{measured}");
    }
}

/// Provisioned concurrency, one environment of 1 GB, idle for 730 hours: 10.95.
#[test]
fn provisioned_concurrency_is_paid_while_idle() {
    let run = run(r#"
horizon = "730 h"
[lambda.f]
memory = "1 GB"
reserved_concurrency = 1
provisioned_concurrency = 1
"#);
    to_the_cent(cost(&run, "cost.lambda.f", 1.0), 10.95);
}

/// A message that is sent, received and deleted by itself: three requests, 1.20 a million. Idle pollers pay for empty receives: five, one
/// every 20 s, are 648,000 in 30 days.
#[test]
fn a_message_is_three_requests_and_idle_pollers_ask_on() {
    let text = r#"
horizon = "30 d"
[client.c]
sends = "sqs.q"
arrivals = { every = "10 s" }
limit = LIMIT
[sqs.q]
[lambda.f]
duration = "1 ms"
polls = [{ from = "sqs.q", batch_size = 1 }]
"#;
    let idle = run(&text.replace("LIMIT", "0"));
    let empty = idle
        .measures
        .get("lambda.f.polls.0.empty_receives")
        .unwrap();
    assert!((empty.number - 648_000.0).abs() < 0.5);
    let busy = run(&text.replace("LIMIT", "10000"));
    let difference = cost(&busy, "cost.sqs.q", 100.0) - cost(&idle, "cost.sqs.q", 100.0);
    to_the_cent(difference, 1.20);
}
