//! What servers show a learner: places and a queue in front of them, shared fate in a monolith and none between services, calls that hold
//! a place while they wait, timeouts, faults and fixed cost. Small scenarios with one thing in each.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

mod play;

use play::number;
use play::play as run;
use play::play_with;
use play::sentence;
use play::told;
use terakoya::sim::Options;
use terakoya::sim::entry::What;

const SHOP: &str = r#"
[client.c]
sends = "server.shop"
arrivals = { burst = { count = 10, at = "0 s", within = "0 s" } }
[server.shop]
servers = 2
capacity = 2
queue = 3
duration = "1 s"
"#;

#[test]
fn places_then_the_queue_then_refusal() {
    let run = run(SHOP);
    assert_eq!(number(&run, "server.shop.requests"), 10.0);
    assert_eq!(number(&run, "server.shop.succeeded"), 7.0);
    assert_eq!(number(&run, "server.shop.rejected"), 3.0);
    assert_eq!(number(&run, "server.shop.failed"), 3.0);
    assert_eq!(number(&run, "server.shop.busy_max"), 4.0);
    assert_eq!(number(&run, "server.shop.queue_max"), 3.0);
    // Four wait not at all, three wait a second.
    assert_eq!(number(&run, "server.shop.wait_rate"), 3.0 / 7.0);
    assert!((number(&run, "server.shop.wait_mean") - 3.0 / 7.0).abs() < 1e-12);
    assert_eq!(number(&run, "server.shop.latency_p95"), 2.0);
    // Four places for 600 s, seven seconds of work.
    let used = number(&run, "server.shop.utilisation");
    assert!((used - 7.0 / 2400.0).abs() < 1e-12, "{used}");
    let refused = told(
        &run,
        "client.c",
        |what| matches!(what, What::RequestFailed { status, .. } if status.http() == 503),
    );
    assert_eq!(refused, 3);
}

#[test]
fn who_waits_too_long_is_given_up_and_makes_room() {
    let text = SHOP.replace("queue = 3", "queue = 100\ntimeout = \"1500 ms\"");
    let run = run(&text);
    // At 0 s four begin; at 1 s four more, which are cut off half done with the two that still wait.
    assert_eq!(number(&run, "server.shop.succeeded"), 4.0);
    assert_eq!(number(&run, "server.shop.timeouts"), 6.0);
    assert_eq!(number(&run, "server.shop.busy_max"), 4.0);
    let after = number(&run, "server.shop.utilisation") * 2400.0;
    assert!((after - 6.0).abs() < 1e-9, "{after}");
}

#[test]
fn the_work_goes_on_when_the_caller_has_left() {
    let text = SHOP.replace(
        "arrivals =",
        "timeout = \"500 ms\"\nmax_attempts = 2\narrivals =",
    );
    let run = run(&text);
    assert_eq!(number(&run, "client.c.succeeded"), 0.0);
    // What nobody waits for any more takes places from what somebody waits for.
    assert_eq!(number(&run, "server.shop.abandoned"), 7.0);
    assert_eq!(number(&run, "server.shop.requests"), 20.0);
    assert_eq!(number(&run, "server.shop.rejected"), 13.0);
}

#[test]
fn a_slow_store_holds_the_places_of_who_waits_for_it() {
    let text = r#"
[client.c]
sends = "server.shop"
arrivals = { every = "1 s" }
limit = 60
[server.shop]
capacity = 3
duration = "100 ms"
store = "service.db"
[service.db]
capacity = 10
duration = "100 ms"
"#;
    let well = run(text);
    assert_eq!(number(&well, "server.shop.succeeded"), 60.0);
    assert_eq!(number(&well, "server.shop.latency_p99"), 0.2);
    assert_eq!(number(&well, "server.shop.queue_max"), 0.0);
    let slow = run(&format!(
        "{text}\n[[fault]]\nnode = \"service.db\"\nfrom = \"10 s\"\nuntil = \"30 s\"\nlatency = \"5 s\"\n"
    ));
    assert_eq!(number(&slow, "server.shop.busy_max"), 3.0);
    assert!(number(&slow, "server.shop.queue_max") >= 5.0);
    assert!(number(&slow, "service.db.busy_max") <= 3.0);
    let down = run(&format!(
        "{text}\n[[fault]]\nnode = \"service.db\"\nfrom = \"10 s\"\nuntil = \"30 s\"\noutage = true\n"
    ));
    // Twenty arrive while the store is down; they fail at once and hold nothing.
    assert_eq!(number(&down, "server.shop.failed"), 20.0);
    assert_eq!(number(&down, "service.db.failed"), 20.0);
    assert_eq!(number(&down, "server.shop.queue_max"), 0.0);
}

#[test]
fn an_outage_takes_what_is_in_work_and_what_waits() {
    let run = run(&format!(
        "{SHOP}\n[[fault]]\nnode = \"server.shop\"\nfrom = \"500 ms\"\nuntil = \"5 s\"\noutage = true\n"
    ));
    assert_eq!(number(&run, "server.shop.succeeded"), 0.0);
    assert_eq!(number(&run, "server.shop.failed"), 10.0);
    let lost = told(&run, "server.shop", |what| {
        matches!(what, What::WorkGivenUp { .. })
    });
    assert_eq!(lost, 7);
    // Every loss is the fault's doing.
    for entry in &run.trace.entries {
        if matches!(entry.what, What::WorkGivenUp { .. }) {
            let cause = run.trace.get(entry.cause.unwrap()).unwrap();
            assert!(matches!(cause.what, What::FaultBegan(_)));
        }
    }
}

const MONOLITH: &str = r#"
[client.orders]
sends = "server.shop"
path = "/orders/new"
arrivals = { every = "500 ms" }
limit = 120
[client.search]
sends = "server.shop"
path = "/search"
arrivals = { every = "500 ms" }
limit = 120
[server.shop]
capacity = 4
queue = 10
duration = "200 ms"
parts = ["orders", "search"]
"#;

#[test]
fn a_slow_part_takes_the_places_of_all() {
    let well = run(MONOLITH);
    assert_eq!(number(&well, "server.shop.orders.succeeded"), 120.0);
    assert_eq!(number(&well, "server.shop.search.succeeded"), 120.0);
    assert_eq!(number(&well, "server.shop.requests"), 240.0);
    let fault = "\n[[fault]]\nnode = \"server.shop.search\"\nfrom = \"10 s\"\nuntil = \"40 s\"\n";
    let slow = run(&format!("{MONOLITH}{fault}latency = \"10 s\"\n"));
    assert!(number(&slow, "server.shop.orders.rejected") > 10.0);
    assert!(number(&slow, "client.orders.latency_p95") > 2.0);
    // A part that goes down takes the whole process with it.
    let down = run(&format!("{MONOLITH}{fault}outage = true\n"));
    assert_eq!(number(&down, "server.shop.orders.failed"), 60.0);
    // Errors are the part's own.
    let errors = run(&format!("{MONOLITH}{fault}errors = 1.0\n"));
    assert_eq!(number(&errors, "server.shop.orders.failed"), 0.0);
    assert_eq!(number(&errors, "server.shop.search.failed"), 60.0);
}

#[test]
fn parts_have_their_own_work_and_their_own_name() {
    let text = r#"
[client.c]
sends = "server.shop.search"
arrivals = { at = ["0 s"] }
[client.lost]
sends = "server.shop"
path = "/nowhere"
arrivals = { at = ["1 s"] }
[lambda.f]
calls = ["server.shop.orders"]
[client.d]
sends = "lambda.f"
arrivals = { at = ["2 s"] }
[server.shop]
duration = "1 s"
parts = [
    { name = "orders", store = "service.db" },
    { name = "search", duration = "3 s", fails = "always" },
]
[service.db]
duration = "200 ms"
"#;
    let run = run(text);
    assert_eq!(number(&run, "server.shop.search.failed"), 1.0);
    assert_eq!(number(&run, "server.shop.search.latency_mean"), 3.0);
    assert_eq!(number(&run, "service.db.succeeded"), 1.0);
    // The search is still in the only place.
    assert_eq!(number(&run, "server.shop.orders.latency_mean"), 2.2);
    assert_eq!(number(&run, "server.shop.requests"), 3.0);
    let lost = told(&run, "server.shop", |what| what == What::RouteMissing);
    assert_eq!(lost, 1);
}

#[test]
fn an_api_hands_on_what_a_server_answers() {
    let text = r#"
[client.c]
sends = "api.a"
arrivals = { at = ["0 s", "1 s", "10 s", "20 s", "30 s"] }
[api.a]
timeout = "5 s"
routes = [{ path = "/", to = "server.shop" }]
[server.shop]
queue = 0
duration = "2 s"
fails = { until = "15 s" }
[[fault]]
node = "server.shop"
from = "25 s"
until = "26 s"
latency = "9 s"
[[fault]]
node = "server.shop"
from = "30 s"
until = "40 s"
latency = "9 s"
"#;
    let run = run(text);
    assert_eq!(number(&run, "api.a.status_500"), 2.0);
    assert_eq!(number(&run, "api.a.status_503"), 1.0);
    assert_eq!(number(&run, "api.a.status_200"), 1.0);
    assert_eq!(number(&run, "api.a.status_504"), 1.0);
    assert_eq!(number(&run, "server.shop.abandoned"), 1.0);
}

#[test]
fn servers_cost_the_same_whether_they_work_or_not() {
    let text = "[server.a]\nservers = 3\nprice_per_hour = 0.05\n[service.db]\nprice_per_hour = 1\n";
    let options = Options {
        horizon: Some(7_200_000_000),
        ..Options::default()
    };
    let run = play_with(text, options);
    assert!((number(&run, "cost.server.a") - 0.30).abs() < 1e-12);
    assert!((number(&run, "cost.service.db") - 2.0).abs() < 1e-12);
    assert!((number(&run, "cost.total") - 2.3).abs() < 1e-12);
}

#[test]
fn wrong_settings_are_refused_with_their_place() {
    let refused = |text: &str| {
        let problems = play::refused(text);
        let told: Vec<_> = problems.iter().map(sentence).collect();
        told.join("\n")
    };
    let twice = refused("[server.a]\nparts = [\"x\", \"x\"]\n");
    assert!(twice.starts_with("2:") && twice.contains('x'), "{twice}");
    let bad = refused("[server.a]\nparts = [\"no spaces\"]\n");
    assert!(bad.contains("no spaces"), "{bad}");
    let price = refused("[server.a]\nprice_per_hour = -1\n");
    assert!(price.contains("price_per_hour"), "{price}");
    let unknown = refused("[server.a]\ncapcity = 3\n");
    assert!(unknown.contains("capcity"), "{unknown}");
    let target = refused("[server.a]\ncalls = [\"service.dv\"]\n[service.db]\n");
    assert!(target.contains("service.db"), "{target}");
    let part = refused(
        "[server.a]\nparts = [\"x\"]\n[client.c]\nsends = \"server.a.y\"\narrivals = { at = [\"0 s\"] }\n",
    );
    assert!(part.contains("server.a.x"), "{part}");
}
