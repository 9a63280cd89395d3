//! What must hold for every scenario with servers and tasks: nothing is lost or counted twice, no place is used twice, the trace and the
//! measures tell the same story, the same seed gives the same run, and no values do any harm.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

mod play;
mod random;

use play::number;
use play::play_with;
use play::sound;
use play::told;
use proptest::option;
use proptest::prelude::*;
use random::ARRIVALS;
use random::SPANS;
use random::lines;
use random::maybe;
use terakoya::sim::Options;
use terakoya::sim::Run;
use terakoya::sim::entry::Outcome;
use terakoya::sim::entry::What;
use terakoya::sim::entry::task::TaskState;

fn play(text: &str, seed: u64, record: bool) -> Run {
    let options = Options {
        seed: Some(seed),
        budget: Some(60_000),
        record,
        ..Options::default()
    };
    play_with(text, options)
}

fn client(place: usize) -> BoxedStrategy<String> {
    let sends = prop::sample::select(vec![
        "server.s",
        "server.s.left",
        "service.d",
        "fargate.t",
        "api.a",
        "lambda.f",
        "sqs.q",
    ]);
    let arrivals = prop::sample::select(ARRIVALS);
    let rest = lines(vec![
        maybe("limit", &["1", "20"]),
        maybe("timeout", &["\"0 s\"", "\"1 s\"", "\"30 s\""]),
        maybe("max_attempts", &["1", "4"]),
        maybe("key", &["\"bad\"", "[\"a\", \"b\", \"bad\"]"]),
        maybe(
            "path",
            &["\"/\"", "\"/left\"", "\"/right/1\"", "\"/nowhere\""],
        ),
    ]);
    (sends, arrivals, rest)
        .prop_map(move |(sends, arrivals, rest)| {
            format!("[client.c{place}]\nsends = \"{sends}\"\narrivals = {arrivals}\n{rest}")
        })
        .boxed()
}

/// What servers, services and tasks have in common.
fn fleet() -> BoxedStrategy<String> {
    lines(vec![
        maybe("capacity", &["0", "2", "5"]),
        maybe("queue", &["0", "3"]),
        maybe("timeout", &["\"0 s\"", "\"4 s\"", "\"1 min\""]),
        maybe("duration", SPANS),
        maybe(
            "fails",
            &[
                "\"always\"",
                "{ first = 3 }",
                "{ probability = 0.3 }",
                "{ keys = [\"bad\"] }",
            ],
        ),
        maybe(
            "calls",
            &[
                "[\"service.d\"]",
                "[\"lambda.f\", \"server.s.left\"]",
                "[\"fargate.t\"]",
            ],
        ),
    ])
}

fn server() -> BoxedStrategy<String> {
    let own = maybe("servers", &["0", "2", "3"]);
    let left = prop::sample::select(vec![
        "",
        ", duration = \"20 s\"",
        ", store = \"service.d\"",
        ", fails = \"always\"",
    ]);
    (fleet(), own, left)
        .prop_map(|(fleet, own, left)| {
            format!(
                "[server.s]\nparts = [{{ name = \"left\"{left} }}, \"right\"]\nprice_per_hour = 0.1\n{fleet}{own}"
            )
        })
        .boxed()
}

fn service() -> BoxedStrategy<String> {
    let own = maybe("store", &["\"fargate.t\"", "\"sqs.q\""]);
    (fleet(), own)
        .prop_map(|(fleet, own)| format!("[service.d]\n{fleet}{own}"))
        .boxed()
}

fn tasks() -> BoxedStrategy<String> {
    let own = lines(vec![
        maybe("tasks", &["0", "2"]),
        maybe("started", &["false"]),
        maybe("start", SPANS),
        maybe("image", &["\"500 MB\""]),
        maybe("stop_timeout", &["\"0 s\"", "\"2 min\""]),
        maybe(
            "spot",
            &[
                "true",
                "{ interruptions = { every = \"45 s\" } }",
                "{ interruptions = { poisson = \"2/min\" }, discount = 0.5 }",
            ],
        ),
        maybe(
            "polls",
            &[
                "[{ from = \"sqs.q\" }]",
                "[{ from = \"sqs.q\" }, { from = \"sqs.fifo\" }]",
            ],
        ),
        maybe(
            "target_cpu",
            &[
                "0.5\nmin = 0\nmax = 4",
                "0.2\nmax = 9\nscale_out_cooldown = \"0 s\"\nscale_in_cooldown = \"1 min\"",
            ],
        ),
    ]);
    (fleet(), own)
        .prop_map(|(fleet, own)| format!("[fargate.t]\n{fleet}{own}"))
        .boxed()
}

fn fault() -> BoxedStrategy<String> {
    let node = prop::sample::select(vec![
        "server.s",
        "server.s.left",
        "service.d",
        "fargate.t",
        "sqs.q",
    ]);
    let what = prop::sample::select(vec!["outage = true", "latency = \"2 s\"", "errors = 0.5"]);
    option::of((node, what))
        .prop_map(|fault| {
            fault.map_or_else(String::new, |(node, what)| {
                format!(
                    "[[fault]]\nnode = \"{node}\"\nfrom = \"30 s\"\nuntil = \"3 min\"\n{what}\n"
                )
            })
        })
        .boxed()
}

fn scenario() -> BoxedStrategy<String> {
    let function = lines(vec![
        maybe("timeout", &["\"1 s\"", "\"30 s\""]),
        maybe("duration", SPANS),
        maybe(
            "calls",
            &[
                "[\"service.d\"]",
                "[\"server.s.right\", \"fargate.t\"]",
                "[\"server.s\"]",
            ],
        ),
        maybe("then", &["[\"sqs.fifo\"]", "[\"sqs.q\"]"]),
    ]);
    let queue = lines(vec![
        maybe("visibility_timeout", &["\"0 s\"", "\"5 s\"", "\"2 min\""]),
        maybe("retention", &["\"30 s\""]),
        maybe("max_receive_count", &["1", "3"]),
        maybe("dead_letter_queue", &["\"sqs.dead\""]),
    ]);
    let route = prop::sample::select(vec!["server.s", "fargate.t", "service.d", "server.s.right"]);
    (
        (client(0), client(1), client(2)),
        (server(), service(), tasks()),
        (function, queue, route),
        (fault(), fault()),
    )
        .prop_map(|((c0, c1, c2), (server, service, tasks), (function, queue, route), (f0, f1))| {
            format!(
                "{c0}{c1}{c2}{server}{service}{tasks}[lambda.f]\n{function}[sqs.q]\n{queue}[sqs.fifo]\nfifo = true\n\
                 [sqs.dead]\n[api.a]\nroutes = [{{ path = \"/*\", to = \"{route}\" }}]\n{f0}{f1}"
            )
        })
        .boxed()
}

fn check(run: &Run, text: &str) {
    sound(run, text);
    for fleet in ["server.s", "service.d", "fargate.t"] {
        let measured = |name: &str| number(run, &format!("{fleet}.{name}"));
        let tells = |tells: fn(What) -> bool| told(run, fleet, tells) as f64;
        let succeeded = tells(|what| {
            let good = Outcome::Succeeded;
            matches!(what, What::WorkEnded { outcome, .. } if outcome == good)
        });
        assert_eq!(measured("succeeded"), succeeded, "{fleet}\n{text}");
        let rejected = tells(|what| matches!(what, What::RequestRejected | What::NoTaskRunning));
        assert_eq!(measured("rejected"), rejected, "{fleet}\n{text}");
        let abandoned = tells(|what| matches!(what, What::CallerHadLeft));
        assert_eq!(measured("abandoned"), abandoned, "{fleet}\n{text}");
        assert!(measured("utilisation") <= 1.0 + 1e-12, "{fleet}\n{text}");
        let over = measured("succeeded") + measured("failed");
        assert!(over <= measured("requests"), "{fleet}\n{text}");
    }
    let starts = number(run, "fargate.t.starts");
    let launched = told(run, "fargate.t", |what| {
        let first = TaskState::Provisioning;
        matches!(what, What::TaskTurned { state } if state == first)
    });
    assert_eq!(starts, launched as f64, "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scenario_with_servers_is_sound(text in scenario(), seed in any::<u64>()) {
        let run = play(&text, seed, true);
        check(&run, &text);
        prop_assert_eq!(&run, &play(&text, seed, true));
        let bare = play(&text, seed, false);
        prop_assert_eq!(run.measures, bare.measures);
        prop_assert_eq!(run.events, bare.events);
    }
}

/// The largest values the reader takes, all at once: sums of spans and counts must not overflow.
#[test]
fn the_largest_values_do_no_harm() {
    let text = r#"
[client.h]
sends = "server.s"
arrivals = { poisson = "1/s" }
[client.i]
sends = "fargate.t"
arrivals = { poisson = "1/s" }
[client.j]
sends = "sqs.q"
arrivals = { poisson = "1/s" }
[sqs.q]
[server.s]
servers = 1000000
capacity = 1000000
queue = 1000000
timeout = "100000000 d"
duration = "100000000 d"
price_per_hour = 1000000
store = "service.d"
[service.d]
duration = "100000000 d"
[fargate.t]
tasks = 100
capacity = 1000000
duration = "100000000 d"
start = "100000000 d"
image = "8000000000 GB"
stop_timeout = "100000000 d"
ephemeral_storage = "8000000000 GB"
target_cpu = 0.01
max = 1000000
scale_in_cooldown = "100000000 d"
spot = { interruptions = { every = "1 min" } }
polls = [{ from = "sqs.q" }]
[[fault]]
node = ["sqs.q", "server.s", "fargate.t"]
latency = "100000000 d"
"#;
    for text in [text.to_owned(), text.replace("100000000 d", "0 s")] {
        play(&text, 1, true);
    }
}
