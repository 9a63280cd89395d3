//! What holds for every scenario with limits, groups and failures: no limit is ever exceeded, a FIFO group keeps its order, what was
//! taken over arrives at least once, and a node that is added moves no draw of the others.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

mod play;
mod random;

use std::collections::BTreeMap;

use play::number;
use play::play_seed;
use play::play_with;
use proptest::prelude::*;
use random::SPANS;
use terakoya::sim::Options;
use terakoya::sim::Run;
use terakoya::sim::Stopped;
use terakoya::sim::entry::What;

/// A list of texts to choose from.
fn one_of(texts: &'static [&'static str]) -> BoxedStrategy<&'static str> {
    prop::sample::select(texts).boxed()
}

/// How many runs of some functions there were at once, at most.
fn at_once(run: &Run, functions: &[&str]) -> i64 {
    let mut running = 0_i64;
    let mut most = 0;
    for entry in &run.trace.entries {
        if functions.contains(&run.trace.name(entry.node)) {
            match entry.what {
                What::RunStarted { .. } => running += 1,
                What::RunEnded { .. } => running -= 1,
                _ => {}
            }
            most = most.max(running);
        }
    }
    most
}

/// The client that sent each item.
fn senders(run: &Run) -> BTreeMap<u32, String> {
    let entries = run.trace.entries.iter();
    entries
        .filter(|entry| matches!(entry.what, What::RequestSent { .. }))
        .filter_map(|entry| Some((entry.item?.0, run.trace.name(entry.node).to_owned())))
        .collect()
}

/// A FIFO queue's order: each group is received in the order of sending, and nothing of it while something of it is in flight. Gives the
/// number of receives.
fn keeps_order(run: &Run, queue: &str, text: &str) -> usize {
    let groups = senders(run);
    let mut sent: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut first: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut in_flight: BTreeMap<&str, BTreeMap<u32, u64>> = BTreeMap::new();
    let mut receives = 0;
    for entry in &run.trace.entries {
        if run.trace.name(entry.node) != queue {
            continue;
        }
        let Some(item) = entry.item.map(|item| item.0) else {
            continue;
        };
        let group = groups[&item].as_str();
        match entry.what {
            What::MessageSent | What::MessageDelayed { .. } => {
                sent.entry(group).or_default().push(item);
            }
            What::MessageReceived { count, .. } => {
                receives += 1;
                let others = in_flight.entry(group).or_default();
                // A receive may take several of a group at once.
                let before = others.values().all(|at| *at == entry.at);
                assert!(before, "{group}: {item} overtakes {others:?}\n{text}");
                others.insert(item, entry.at);
                if count == 1 {
                    first.entry(group).or_default().push(item);
                }
            }
            What::MessageVisible
            | What::MessageDeleted
            | What::MessageDeadLettered { .. }
            | What::MessageExpired => {
                in_flight.entry(group).or_default().remove(&item);
            }
            _ => {}
        }
    }
    for (group, received) in first {
        let all = sent[group].iter();
        let in_order: Vec<u32> = all
            .filter(|item| received.contains(item))
            .copied()
            .collect();
        assert_eq!(received, in_order, "{group}\n{text}");
    }
    receives
}

/// A way for requests to a function, its name, and whether a failure is tried again long enough to pass.
const WAYS: &[(&str, &str)] = &[
    ("sqs.q", "[sqs.q]\n[lambda.f]\nPOLL"),
    ("sqs.q", "[sqs.q]\nfifo = true\n[lambda.f]\nPOLL"),
    ("lambda.f", "[lambda.f]\n"),
    (
        "sns.t",
        "[sns.t]\nsubscriptions = [{ to = \"lambda.f\" }]\n[lambda.f]\n",
    ),
    (
        "sns.t",
        "[sns.t]\nsubscriptions = [{ to = \"sqs.q\" }]\n[sqs.q]\n[lambda.f]\nPOLL",
    ),
    (
        "sns.t",
        "[sns.t]\nfifo = true\nsubscriptions = [{ to = \"sqs.q\" }]\n[sqs.q]\nfifo = true\n[lambda.f]\nPOLL",
    ),
    (
        "eventbridge.e",
        "[eventbridge.e]\nrules = [{ to = \"lambda.f\" }]\n[lambda.f]\n",
    ),
    (
        "eventbridge.e",
        "[eventbridge.e]\narchive = true\nreplay_at = \"20 min\"\nrules = [{ to = \"sqs.q\" }]\n[sqs.q]\n[lambda.f]\nPOLL",
    ),
    (
        "s3.b",
        "[s3.b]\nnotify = [{ events = \"ObjectCreated:*\", to = \"lambda.f\" }]\n[lambda.f]\n",
    ),
    (
        "s3.b",
        "[s3.b]\nnotify = [{ events = \"ObjectCreated:*\", to = \"sqs.q\" }]\n[sqs.q]\n[lambda.f]\nPOLL",
    ),
    (
        "kinesis.k",
        "[kinesis.k]\nshards = 2\n[lambda.f]\npolls = [{ from = \"kinesis.k\", batch_size = 3 }]\n",
    ),
];

const POLL: &str =
    "polls = [{ from = \"sqs.q\", batch_size = 3, report_batch_item_failures = true }]\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_limit_is_exceeded(
        (account, reserved, concurrency) in (3_u32..9, 0_u32..4, 2_u32..5),
        (shards, factor) in (1_u32..3, 1_u32..4),
        (servers, capacity, tasks) in (1_u32..3, 1_u32..4, 1_u32..4),
        (duration, fails) in (prop::sample::select(SPANS), one_of(&["\"never\"", "{ probability = 0.4 }", "{ first = 3 }"])),
        seed in any::<u64>(),
    ) {
        let text = format!(
            "[account]\nconcurrency = {account}\n\
             [client.a]\nsends = \"lambda.a\"\narrivals = {{ poisson = \"1/s\" }}\nlimit = 100\n\
             [client.b]\nsends = \"lambda.a\"\ninvoke = \"async\"\narrivals = {{ burst = {{ count = 20, at = \"10 s\", within = \"1 s\" }} }}\n\
             [client.q]\nsends = \"sqs.q\"\narrivals = {{ burst = {{ count = 40, at = \"5 s\", within = \"9 s\" }} }}\n\
             [client.k]\nsends = \"kinesis.k\"\nkey = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]\narrivals = {{ every = \"1 s\" }}\nlimit = 60\n\
             [client.s]\nsends = \"server.s\"\narrivals = {{ poisson = \"1/s\" }}\nlimit = 100\n\
             [client.t]\nsends = \"fargate.t\"\narrivals = {{ poisson = \"1/s\" }}\nlimit = 100\n\
             [sqs.q]\n[kinesis.k]\nshards = {shards}\n\
             [lambda.a]\ntimeout = \"60 s\"\nduration = {duration}\nfails = {fails}\n\
             [lambda.r]\nreserved_concurrency = {reserved}\ntimeout = \"60 s\"\nduration = {duration}\n\
             [client.r]\nsends = \"lambda.r\"\narrivals = {{ poisson = \"1/s\" }}\nlimit = 100\n\
             [lambda.q]\ntimeout = \"60 s\"\nduration = {duration}\nfails = {fails}\n\
             polls = [{{ from = \"sqs.q\", batch_size = 2, maximum_concurrency = {concurrency} }}]\n\
             [lambda.k]\ntimeout = \"60 s\"\nduration = {duration}\nfails = {fails}\n\
             polls = [{{ from = \"kinesis.k\", batch_size = 2, parallelization_factor = {factor} }}]\n\
             [server.s]\nservers = {servers}\ncapacity = {capacity}\nqueue = 5\nduration = {duration}\n\
             [fargate.t]\ntasks = {tasks}\ncapacity = {capacity}\nduration = {duration}\nspot = {{ interruptions = {{ every = \"45 s\" }} }}\n"
        );
        let run = play_seed(&text, seed);
        let below = |what: &str, measured: i64, limit: u32| {
            assert!(measured <= i64::from(limit), "{what}: {measured} of {limit}\n{text}");
        };
        below("account", at_once(&run, &["lambda.a", "lambda.q", "lambda.k"]), account.saturating_sub(reserved));
        below("reserved", at_once(&run, &["lambda.r"]), reserved);
        below("maximum concurrency", at_once(&run, &["lambda.q"]), concurrency);
        below("shards × factor", at_once(&run, &["lambda.k"]), shards * factor);
        below("servers", number(&run, "server.s.busy_max") as i64, servers * capacity);
        below("queue", number(&run, "server.s.queue_max") as i64, 5);
        below("tasks", number(&run, "fargate.t.tasks_max") as i64, tasks + 1);
        for entry in &run.trace.entries {
            if let What::WorkStarted { at_work, .. } = entry.what {
                let node = run.trace.name(entry.node);
                let places = if node == "server.s" { servers * capacity } else { (tasks + 1) * capacity };
                below(node, i64::from(at_work), places);
            }
        }
    }

    #[test]
    fn a_fifo_group_keeps_its_order(
        (topic, batch, reports) in (any::<bool>(), 1_u32..6, any::<bool>()),
        (duration, visibility) in (prop::sample::select(SPANS), one_of(&["5 s", "30 s", "2 min"])),
        fails in one_of(&["\"never\"", "{ probability = 0.4 }", "{ first = 4 }", "{ until = \"2 min\" }"]),
        (refuses, redrive) in (one_of(&["\"never\"", "{ probability = 0.4 }", "{ until = \"1 min\" }"]), any::<bool>()),
        seed in any::<u64>(),
    ) {
        let to = if topic { "sns.t" } else { "sqs.q" };
        let client = |name: &str| format!(
            "[client.{name}]\nsends = \"{to}\"\nkey = \"{name}\"\narrivals = {{ poisson = \"0.5/s\" }}\nlimit = 20\n"
        );
        let redrive = if redrive { "max_receive_count = 3\ndead_letter_queue = \"sqs.d\"\n" } else { "" };
        let text = format!(
            "horizon = \"30 min\"\n{}{}{}\
             [sns.t]\nfifo = true\nsubscriptions = [{{ to = \"sqs.q\", fails = {refuses} }}]\n\
             [sqs.q]\nfifo = true\nvisibility_timeout = \"{visibility}\"\n{redrive}[sqs.d]\nfifo = true\n\
             [lambda.f]\ntimeout = \"10 s\"\nduration = {duration}\nfails = {fails}\n\
             polls = [{{ from = \"sqs.q\", batch_size = {batch}, report_batch_item_failures = {reports} }}]\n",
            client("a"), client("b"), client("c")
        );
        let run = play_seed(&text, seed);
        prop_assert!(keeps_order(&run, "sqs.q", &text) > 0);
    }

    #[test]
    fn what_was_taken_over_arrives_at_least_once(
        (to, nodes) in prop::sample::select(WAYS),
        fails in one_of(&["\"never\"", "{ first = 2 }", "{ until = \"1 min\" }"]),
        (outage, twice) in (any::<bool>(), any::<bool>()),
        seed in any::<u64>(),
    ) {
        let mut text = format!(
            "horizon = \"6 h\"\n[client.c]\nsends = \"{to}\"\narrivals = {{ poisson = \"0.2/s\" }}\nlimit = 25\n\
             {}{nodes}duration = \"1 s\"\nfails = {fails}\n",
            if to == "lambda.f" { "invoke = \"async\"\n" } else { "" }
        )
        .replace("POLL", POLL);
        if twice && nodes.contains("[sqs.q]\n[lambda") {
            text = text.replace("[sqs.q]\n", "[sqs.q]\nduplicate_rate = 0.3\n");
        }
        if outage {
            text.push_str("[[fault]]\nnode = \"lambda.f\"\nfrom = \"20 s\"\nuntil = \"2 min\"\noutage = true\n");
        }
        let run = play_seed(&text, seed);
        let sent = number(&run, "client.c.succeeded");
        let arrived = number(&run, "lambda.f.effects") - number(&run, "lambda.f.duplicate_effects");
        prop_assert!(sent > 0.0, "{}", text);
        prop_assert_eq!(arrived, sent, "{}", text);
    }

    #[test]
    fn a_new_node_moves_no_draw_of_the_others(text in random::scenario(), seed in any::<u64>()) {
        let options = || Options { seed: Some(seed), budget: Some(60_000), ..Options::default() };
        let before = play_with(&text, options());
        let more = "[client.aaa]\nsends = \"server.zzz\"\narrivals = { poisson = \"0.5/s\" }\n\
             [server.zzz]\ncapacity = 3\nduration = { exponential = \"1 s\" }\nfails = { probability = 0.5 }\n";
        // In front of all others, so that every node has another number.
        let at = text.find("[client.").unwrap();
        let text = format!("{}{more}{}", &text[..at], &text[at..]);
        let after = play_with(&text, options());
        prop_assume!(before.stopped != Stopped::Budget && after.stopped != Stopped::Budget);
        prop_assert!(number(&after, "client.aaa.requests") > 0.0);
        for (path, value) in before.measures.iter() {
            if path.starts_with("run.") || path == "cost.total" {
                continue;
            }
            prop_assert_eq!(Some(value), after.measures.get(path), "{}\n{}", path, text);
        }
    }
}
