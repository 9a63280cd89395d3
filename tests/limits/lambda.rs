//! Lambda: a function's own limits, its life, its bill. Concurrency, retries and mappings have sheets of their own.

use terakoya::sim::entry::What;

use crate::limits::Sheet;
use crate::limits::once;
use crate::play::number;
use crate::play::play;
use crate::play::told;

pub fn limits() {
    let mut sheet = Sheet::new("lambda");
    settings(&mut sheet);
    payloads(&mut sheet);
    life(&mut sheet);
    bill(&mut sheet);
    recursion(&mut sheet);
    for (limit, reason) in [
        (
            "timeout of 90 min on Managed Instances",
            "a product of its own",
        ),
        (
            "10,240 MB are about 6 vCPU",
            "work is one thread's: beyond one vCPU nothing gets faster",
        ),
        ("/tmp of 512 to 10,240 MB", "functions have no files"),
        ("response of 6 MB, streamed 200 MB", "answers have no size"),
        (
            "request line and headers of 1 MB",
            "requests have a path and a size only",
        ),
        (
            "environment variables of 4 KB",
            "functions have no variables",
        ),
        (
            "zip 50 MB, unzipped 250 MB, image 10 GB, 5 layers",
            "`package` is a remark; INIT time is a setting",
        ),
        (
            "resource-based policy of 20 KB",
            "the length of a policy changes no decision",
        ),
        (
            "1,024 descriptors and 1,024 processes, 625 Mbps",
            "a run is a time, not a program",
        ),
        (
            "control plane of 15 requests a second",
            "scenarios do not create functions while they run",
        ),
        (
            "DryRun answers 204, LogType=Tail returns 4 KB",
            "clients send and put, they do not ask for logs",
        ),
        (
            "500 ms and 2,000 ms for extensions at SHUTDOWN",
            "functions have no extensions, and without one it is 0 ms",
        ),
        (
            "SnapStart restores within 10 s",
            "SnapStart is not modelled",
        ),
        (
            "provisioned environments come at 6,000 a minute after 1 to 2 min",
            "they are there from the start",
        ),
        (
            "environments are replaced within hours",
            "no number is documented; `idle_timeout` is a model choice",
        ),
        (
            "free tier of 1 M requests and 400,000 GB-s",
            "costs are told before the free tier",
        ),
        ("/tmp above 512 MB is billed", "functions have no files"),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();
}

fn settings(sheet: &mut Sheet) {
    sheet.range(
        "memory of 128 to 10,240 MB, in steps of 1 MB",
        "memory",
        "[lambda.f]\nmemory = \"@\"\n",
        &["128 MB", "129 MB", "10240 MB", "1 GB", "10 GB"],
        &["127 MB", "10241 MB", "11 GB", "200.5 MB"],
    );
    sheet.measures(
        "memory is 128 MB by default",
        "a run of 1 s",
        &format!("{}[lambda.f]\nduration = \"1 s\"\n", once("lambda.f")),
        &[("lambda.f.billed_gb_s", 0.125)],
    );
    for (memory, took) in [
        ("1769 MB", 1.0),
        ("3538 MB", 1.0),
        ("128 MB", 1769.0 / 128.0),
    ] {
        let text = format!(
            "{}[lambda.f]\nmemory = \"{memory}\"\ntimeout = \"1 min\"\nduration = \"1 s\"\ncpu_bound = 1.0\n",
            once("lambda.f")
        );
        let measured = number(&play(&text), "lambda.f.duration_mean");
        let limit = "1,769 MB are one vCPU, less memory is less of it";
        sheet.row(
            limit,
            memory,
            &format!("{took:.5} s"),
            &format!("{measured:.5} s"),
        );
    }
    sheet.range(
        "timeout of 1 to 900 s",
        "timeout",
        "[lambda.f]\ntimeout = \"@\"\n",
        &["1 s", "900 s"],
        &["999 ms", "901 s", "1 h"],
    );
    for (duration, timeouts) in [("2999 ms", 0.0), ("3001 ms", 1.0)] {
        sheet.measures(
            "timeout is 3 s by default",
            duration,
            &format!(
                "{}[lambda.f]\nduration = \"{duration}\"\n",
                once("lambda.f")
            ),
            &[("lambda.f.timeouts", timeouts)],
        );
    }
    sheet.measures(
        "a run that is cut off is billed up to its timeout",
        "10 s of work, timeout 3 s, 1 GB",
        &format!(
            "{}[lambda.f]\nmemory = \"1 GB\"\nduration = \"10 s\"\n",
            once("lambda.f")
        ),
        &[
            ("lambda.f.billed_gb_s", 3.0),
            ("lambda.f.duration_mean", 3.0),
        ],
    );
}

fn payloads(sheet: &mut Sheet) {
    let sized = |invoke: &str, size: &str| {
        format!(
            "{}invoke = \"{invoke}\"\nsize = \"{size}\"\n[lambda.f]\n",
            once("lambda.f")
        )
    };
    for (limit, invoke, size, runs) in [
        ("synchronous payload of 6 MB", "sync", "6 MB", 1.0),
        ("synchronous payload of 6 MB", "sync", "6291457 B", 0.0),
        ("asynchronous payload of 1 MB", "async", "1 MB", 1.0),
        ("asynchronous payload of 1 MB", "async", "1048577 B", 0.0),
    ] {
        sheet.measures(
            limit,
            size,
            &sized(invoke, size),
            &[("lambda.f.invocations", runs), ("client.c.succeeded", runs)],
        );
    }
    for (invoke, fails, size, expected) in [
        ("sync", "never", "1 KB", "200"),
        ("async", "never", "1 KB", "202"),
        ("sync", "always", "1 KB", "200"),
        ("sync", "never", "7 MB", "413"),
    ] {
        let text = format!("{}fails = \"{fails}\"\n", sized(invoke, size));
        let run = play(&text);
        let mut entries = run.trace.entries.iter();
        let status = entries.find_map(|entry| match entry.what {
            What::RequestSucceeded { status, .. } | What::RequestFailed { status, .. } => {
                Some(status.http().to_string())
            }
            _ => None,
        });
        let limit = "Invoke answers 200, 202 or 413, and 200 when the code failed";
        let case = format!("{invoke}, fails {fails}, {size}");
        sheet.row(limit, &case, expected, &status.unwrap_or_default());
    }
}

fn life(sheet: &mut Sheet) {
    let limit = "INIT of 10 s, and once more inside the first run";
    let init = |settings: &str, init: &str| {
        format!(
            "{}[lambda.f]\ntimeout = \"1 min\"\nduration = \"1 s\"\ninit = \"{init}\"\n{settings}",
            once("lambda.f")
        )
    };
    for (length, timed_out, latency) in [("10 s", 0, 11.0), ("10001 ms", 1, 21.001)] {
        let run = play(&init("", length));
        let told = told(&run, "lambda.f", |what| {
            matches!(what, What::InitTimedOut { .. })
        });
        sheet.row(limit, length, &timed_out.to_string(), &told.to_string());
        sheet.number(
            limit,
            length,
            latency,
            number(&run, "client.c.latency_mean"),
        );
    }
    sheet.measures(
        "the second INIT counts against the function's timeout",
        "INIT of 30 s, timeout 20 s",
        &init("", "30 s").replace("1 min", "20 s"),
        &[("lambda.f.timeouts", 1.0), ("client.c.latency_mean", 30.0)],
    );
    sheet.measures(
        "provisioned environments may take longer than 10 s for INIT",
        "INIT of 30 s, done before the first request",
        &init("provisioned_concurrency = 1\n", "30 s"),
        &[
            ("lambda.f.cold_starts", 0.0),
            ("client.c.latency_mean", 1.0),
        ],
    );
    let two = |at: &str| {
        format!(
            "[client.c]\nsends = \"lambda.f\"\narrivals = {{ at = [{at}] }}\n[lambda.f]\nduration = \"1 s\"\ninit = \"500 ms\"\n"
        )
    };
    sheet.measures(
        "an environment serves one request at a time",
        "two at once",
        &two("\"0 s\", \"0 s\""),
        &[
            ("lambda.f.environments_max", 2.0),
            ("lambda.f.cold_starts", 2.0),
        ],
    );
    sheet.measures(
        "an idle environment is reused",
        "two after each other",
        &two("\"0 s\", \"10 s\""),
        &[
            ("lambda.f.environments_max", 1.0),
            ("lambda.f.cold_starts", 1.0),
        ],
    );
    sheet.measures(
        "an environment starts anew after a timeout",
        "two after each other, each cut off",
        &two("\"0 s\", \"10 s\"").replace("duration = \"1 s\"", "duration = \"9 s\""),
        &[
            ("lambda.f.environments_max", 1.0),
            ("lambda.f.timeouts", 2.0),
        ],
    );
}

fn bill(sheet: &mut Sheet) {
    let limit = "duration is billed up to the next millisecond, INIT with it";
    for (duration, init, billed) in [
        ("1 ms", "0 s", 1.0),
        ("1001 us", "0 s", 2.0),
        ("133610 us", "80 ms", 214.0),
        ("3016780 us", "84 ms", 3101.0),
    ] {
        let text = format!(
            "{}[lambda.f]\nmemory = \"1 GB\"\ntimeout = \"1 min\"\nduration = \"{duration}\"\ninit = \"{init}\"\n",
            once("lambda.f")
        );
        let measured = number(&play(&text), "lambda.f.billed_gb_s") * 1000.0;
        sheet.number(limit, &format!("{duration} + {init}"), billed, measured);
    }
    let failing = format!(
        "{}invoke = \"async\"\n[lambda.f]\nmemory = \"1 GB\"\nduration = \"1 s\"\nfails = \"always\"\n",
        once("lambda.f")
    );
    sheet.measures(
        "every run is billed, retries and failures too",
        "an event that fails three times",
        &failing,
        &[
            ("lambda.f.billed_gb_s", 3.0),
            ("cost.lambda.f", 3.0 * 0.2e-6 + 3.0 * 0.000_016_666_7),
        ],
    );
    let million = "horizon = \"1001 s\"\n[client.c]\nsends = \"lambda.f\"\narrivals = { every = \"100 ms\" }\nlimit = 10000\n[lambda.f]\n";
    let cost = number(&play(million), "cost.lambda.f") * 100.0;
    sheet.row(
        "a million runs of 100 ms with 128 MB: 0.2083 + 0.20",
        "a hundredth of them",
        "0.4083",
        &format!("{cost:.4}"),
    );
}

fn recursion(sheet: &mut Sheet) {
    let text = "[client.c]\nsends = \"sqs.q\"\narrivals = { at = [\"0 s\"] }\n[sqs.q]\n[lambda.f]\nthen = [\"sqs.q\"]\n\
                polls = [{ from = \"sqs.q\", batch_size = 1 }]\n";
    sheet.measures(
        "about 16 runs in one chain",
        "a function that sends to its own queue",
        text,
        &[
            ("lambda.f.invocations", 16.0),
            ("lambda.f.loops_stopped", 1.0),
        ],
    );
    let allowed = text.replace("[lambda.f]", "[lambda.f]\nrecursive_loop = \"allow\"");
    let runs = number(&play(&allowed), "lambda.f.invocations");
    sheet.row(
        "about 16 runs in one chain",
        "the function allows loops",
        "more than 100",
        if runs > 100.0 {
            "more than 100"
        } else {
            "fewer"
        },
    );
}
