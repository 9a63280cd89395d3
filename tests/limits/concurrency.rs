//! Lambda's concurrency: account, reserved, provisioned, and how fast a function scales out.

use crate::limits::Sheet;
use crate::limits::burst;

pub fn limits() {
    let mut sheet = Sheet::new("lambda concurrency");
    account(&mut sheet);
    reserved(&mut sheet);
    provisioned(&mut sheet);
    sheet.finish();
}

fn account(sheet: &mut Sheet) {
    for (rate, duration, expected) in [
        ("{ every = \"10 ms\" }", "500 ms", 50.0),
        ("{ every = \"200 us\" }", "100 ms", 500.0),
    ] {
        let text = format!(
            "horizon = \"20 s\"\nwarmup = \"10 s\"\n[client.c]\nsends = \"lambda.f\"\narrivals = {rate}\n[lambda.f]\nduration = \"{duration}\"\n"
        );
        sheet.measures(
            "concurrency is rate × duration",
            &format!("{rate}, {duration}"),
            &text,
            &[
                ("lambda.f.running_mean", expected),
                ("lambda.f.throttles", 0.0),
            ],
        );
    }
    // Two functions, since one alone may not scale out faster than this either.
    for (each, throttles) in [(500, 0.0), (501, 2.0)] {
        let text = format!(
            "{}{}[lambda.f]\nduration = \"1 s\"\n[lambda.g]\nduration = \"1 s\"\n",
            burst("lambda.f", each),
            burst("lambda.g", each).replace("client.c", "client.d"),
        );
        let failed = measure_both(&text);
        sheet.number(
            "account concurrency is 1,000 by default, shared by all functions",
            &format!("2 × {each} at once"),
            throttles,
            failed,
        );
    }
    for (count, throttles) in [(1000, 0.0), (1001, 1.0), (3000, 2000.0)] {
        sheet.measures(
            "a function adds 1,000 environments at once, and 1,000 in 10 s",
            &format!("{count} at once, account 5,000"),
            &format!(
                "[account]\nconcurrency = 5000\n{}[lambda.f]\nduration = \"1 s\"\n",
                burst("lambda.f", count)
            ),
            &[("lambda.f.throttles", throttles)],
        );
    }
    let later = |at: &str, from: &str| {
        format!(
            "[account]\nconcurrency = 5000\n[client.c]\nsends = \"lambda.f\"\narrivals = {{ burst = {{ count = 1000, at = \"{from}\", within = \"0 s\" }} }}\n\
             [client.d]\nsends = \"lambda.f\"\narrivals = {{ burst = {{ count = 2000, at = \"{at}\", within = \"0 s\" }} }}\n\
             [lambda.f]\ntimeout = \"900 s\"\nduration = \"900 s\"\n"
        )
    };
    for (at, throttles) in [("5 s", 1500.0), ("10 s", 1000.0), ("100 s", 1000.0)] {
        sheet.measures(
            "the allowance comes back steadily and does not pile up",
            &format!("1,000 at 0 s, 2,000 at {at}"),
            &later(at, "0 s"),
            &[("lambda.f.throttles", throttles)],
        );
    }
}

fn measure_both(text: &str) -> f64 {
    let run = crate::play::measure(text);
    crate::play::number(&run, "lambda.f.throttles")
        + crate::play::number(&run, "lambda.g.throttles")
}

fn reserved(sheet: &mut Sheet) {
    sheet.range(
        "at least 100 stay unreserved: 900 of 1,000 may be reserved",
        "reserved_concurrency",
        "[account]\nconcurrency = 1000\n[lambda.f]\nreserved_concurrency = @\n",
        &["0", "900"],
        &["901"],
    );
    for (reserved, throttles) in [(0, 6.0), (5, 1.0), (6, 0.0)] {
        sheet.measures(
            "reserved concurrency is a ceiling, 0 switches off",
            &format!("6 at once, {reserved} reserved"),
            &format!(
                "{}[lambda.f]\nduration = \"1 s\"\nreserved_concurrency = {reserved}\n",
                burst("lambda.f", 6)
            ),
            &[("lambda.f.throttles", throttles)],
        );
    }
    let crowd = |reserved: &str| {
        format!(
            "[account]\nconcurrency = 120\n{}[client.d]\nsends = \"lambda.g\"\narrivals = {{ burst = {{ count = 20, at = \"1 s\", within = \"0 s\" }} }}\n\
             [lambda.f]\nduration = \"3 s\"\n[lambda.g]\n{reserved}",
            burst("lambda.f", 200)
        )
    };
    for (reserved, f, g) in [
        ("", 80.0, 20.0),
        ("reserved_concurrency = 20\n", 100.0, 0.0),
    ] {
        sheet.measures(
            "reserved concurrency is a floor, taken from the account's pool",
            if reserved.is_empty() { "none" } else { "20" },
            &crowd(reserved),
            &[("lambda.f.throttles", f), ("lambda.g.throttles", g)],
        );
    }
}

fn provisioned(sheet: &mut Sheet) {
    sheet.range(
        "provisioned concurrency is not above the reserved",
        "provisioned_concurrency",
        "[lambda.f]\nreserved_concurrency = 3\nprovisioned_concurrency = @\n",
        &["0", "3"],
        &["4"],
    );
    sheet.measures(
        "excess traffic spills over to environments on demand",
        "5 at once, 3 provisioned",
        &format!(
            "{}[lambda.f]\nduration = \"1 s\"\nprovisioned_concurrency = 3\n",
            burst("lambda.f", 5)
        ),
        &[
            ("lambda.f.spillovers", 2.0),
            ("lambda.f.cold_starts", 2.0),
            ("lambda.f.environments_max", 5.0),
        ],
    );
    sheet.measures(
        "provisioned concurrency is paid while idle",
        "1 GB for an hour, no request",
        "horizon = \"1 h\"\n[lambda.f]\nmemory = \"1 GB\"\nprovisioned_concurrency = 1\n",
        &[("cost.lambda.f", 3600.0 * 0.000_004_166_7)],
    );
}
