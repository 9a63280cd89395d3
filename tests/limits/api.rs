//! API Gateway: kinds, limits, throttling, authorizers, and what a client sees of every error.

use crate::limits::Sheet;
use crate::limits::burst;
use crate::limits::once;

pub fn limits() {
    let mut sheet = Sheet::new("api");
    kinds(&mut sheet);
    throttling(&mut sheet);
    errors(&mut sheet);
    authorizers(&mut sheet);
    for (limit, reason) in [
        ("WebSocket APIs", "no such kind"),
        (
            "edge-optimized and private endpoints, caching, request validation, WAF, canary",
            "an API has routes, a bucket and authorizers",
        ),
        (
            "API keys, usage plans and their quotas",
            "one bucket for an API; stages and accounts have none",
        ),
        (
            "integration timeouts raised by request",
            "the documented defaults",
        ),
        ("response streaming of 15 min", "answers come at once"),
        (
            "400 for a body that fails its model, 415 for a content type",
            "APIs know no models",
        ),
        (
            "10 authorizers for an API",
            "a route names a function; how often they may differ changes nothing",
        ),
    ] {
        sheet.left_out(limit, reason);
    }
    sheet.finish();
}

fn api(settings: &str, function: &str) -> String {
    format!(
        "{}[api.a]\nroutes = [{{ to = \"lambda.f\" }}]\n{settings}[lambda.f]\n{function}",
        once("api.a")
    )
}

fn kinds(sheet: &mut Sheet) {
    sheet.range(
        "REST: integration timeout of 50 ms to 29 s",
        "timeout",
        "[api.a]\ntimeout = \"@\"\n",
        &["50 ms", "29 s"],
        &["49 ms", "30 s"],
    );
    sheet.range(
        "HTTP: integration timeout of 30 s, fixed",
        "timeout",
        "[api.a]\nkind = \"http\"\ntimeout = \"@\"\n",
        &["30 s"],
        &["29 s", "31 s"],
    );
    for (kind, took, status) in [
        ("rest", "28999 ms", "status_200"),
        ("rest", "29001 ms", "status_504"),
        ("http", "29001 ms", "status_200"),
        ("http", "30001 ms", "status_504"),
    ] {
        let text = api(
            &format!("kind = \"{kind}\"\n"),
            &format!("timeout = \"1 min\"\nduration = \"{took}\"\n"),
        );
        let measure = format!("api.a.{status}");
        sheet.measures(
            "29 s for REST and 30 s for HTTP by default",
            &format!("{kind}, {took}"),
            &text,
            &[(&measure, 1.0)],
        );
    }
    sheet.measures(
        "after 504 the function runs on, and is billed",
        "40 s, 1 GB",
        &api(
            "",
            "memory = \"1 GB\"\ntimeout = \"1 min\"\nduration = \"40 s\"\n",
        ),
        &[
            ("api.a.status_504", 1.0),
            ("lambda.f.abandoned", 1.0),
            ("lambda.f.billed_gb_s", 40.0),
        ],
    );
    for (kind, size, status) in [
        ("rest", "6 MB", "status_200"),
        ("rest", "10 MB", "status_500"),
        ("rest", "10485761 B", "status_413"),
        ("http", "10485761 B", "status_413"),
    ] {
        let text = api(&format!("kind = \"{kind}\"\n"), "")
            .replace("[api.a]", &format!("size = \"{size}\"\n[api.a]"));
        let measure = format!("api.a.{status}");
        sheet.measures(
            "payload of 10 MB, of which Lambda takes 6 MB",
            &format!("{kind}, {size}"),
            &text,
            &[(&measure, 1.0)],
        );
    }
}

fn throttling(sheet: &mut Sheet) {
    let many = |count: u32, settings: &str| {
        format!(
            "[account]\nconcurrency = 100000\n{}[api.a]\nroutes = [{{ to = \"sqs.q\" }}]\n{settings}[sqs.q]\n",
            burst("api.a", count)
        )
    };
    for (count, throttled) in [(5000, 0.0), (5001, 1.0)] {
        sheet.measures(
            "a bucket of 5,000 by default",
            &format!("{count} at once"),
            &many(count, ""),
            &[
                ("api.a.throttled", throttled),
                ("api.a.status_429", throttled),
            ],
        );
    }
    let steady = |rate: &str| {
        format!(
            "horizon = \"5 s\"\n[client.c]\nsends = \"api.a\"\narrivals = {{ every = \"{rate}\" }}\n[api.a]\nroutes = [{{ to = \"sqs.q\" }}]\n[sqs.q]\n"
        )
    };
    sheet.measures(
        "10,000 requests a second by default",
        "10,000/s for 5 s",
        &steady("100 us"),
        &[("api.a.throttled", 0.0)],
    );
    sheet.measures(
        "a request takes a token; rate and burst refill",
        "10 at once, rate 1/s, burst 4",
        &many(10, "rate = \"1/s\"\nburst = 4\n"),
        &[("api.a.throttled", 6.0)],
    );
}

fn errors(sheet: &mut Sheet) {
    let limit = "what the client sees";
    let rest = |function: &str| api("", function);
    let table = [
        (
            "the function threw",
            rest("fails = \"always\"\n"),
            "status_502",
        ),
        (
            "the function ran out of memory",
            rest("fails = \"always\"\nfails_as = \"memory\"\n"),
            "status_502",
        ),
        (
            "the function timed out before the API",
            rest("timeout = \"1 s\"\nduration = \"5 s\"\n"),
            "status_502",
        ),
        (
            "a malformed proxy response",
            rest("returns = '\"hello\"'\n"),
            "status_502",
        ),
        (
            "Lambda throttled",
            rest("reserved_concurrency = 0\n"),
            "status_500",
        ),
        (
            "the integration took too long",
            rest("timeout = \"1 min\"\nduration = \"40 s\"\n"),
            "status_504",
        ),
        (
            "an unknown path, REST",
            rest("").replace("[api.a]", "path = \"/nowhere\"\n[api.a]"),
            "status_403",
        ),
        (
            "an unknown path, HTTP",
            api("kind = \"http\"\n", "").replace("[api.a]", "path = \"/nowhere\"\n[api.a]"),
            "status_404",
        ),
        (
            "no permission to invoke",
            format!(
                "{}[[policy]]\non = \"sqs.other\"\nkind = \"resource\"\ndocument = '{{\"Statement\":[]}}'\n[sqs.other]\n",
                rest("")
            ),
            "status_500",
        ),
    ];
    for (case, text, status) in table {
        let measure = format!("api.a.{status}");
        sheet.measures(limit, case, &text, &[(&measure, 1.0)]);
    }
}

fn authorizers(sheet: &mut Sheet) {
    let gate = |kind: &str, token: &str, authorizer: &str, check: &str| {
        let token = if token.is_empty() {
            String::new()
        } else {
            format!("token = \"{token}\"\n")
        };
        format!(
            "{}{token}[api.a]\nkind = \"{kind}\"\nroutes = [{{ to = \"lambda.f\", authorizer = \"{authorizer}\" }}]\n\
             [lambda.f]\n[cognito.u]\n[lambda.check]\n{check}\n",
            once("api.a")
        )
    };
    for (kind, token, authorizer, check, status) in [
        ("rest", "", "cognito.u", "", 401),
        ("rest", "invalid", "cognito.u", "", 401),
        ("rest", "valid", "cognito.u", "", 200),
        ("http", "", "jwt", "", 401),
        ("http", "valid", "jwt", "", 200),
        ("rest", "", "lambda.check", "", 401),
        (
            "rest",
            "valid",
            "lambda.check",
            "returns = '{\"isAuthorized\": false}'",
            403,
        ),
        ("rest", "valid", "lambda.check", "fails = \"always\"", 500),
        (
            "http",
            "valid",
            "lambda.check",
            "timeout = \"20 s\"\nduration = \"9999 ms\"",
            200,
        ),
        (
            "http",
            "valid",
            "lambda.check",
            "timeout = \"20 s\"\nduration = \"10001 ms\"",
            500,
        ),
    ] {
        let measure = format!("api.a.status_{status}");
        sheet.measures(
            "no token 401, denied 403, an authorizer that fails or takes over 10 s 500",
            &format!("{kind}, token {token:?}, {authorizer}, {check}"),
            &gate(kind, token, authorizer, check),
            &[(&measure, 1.0)],
        );
    }
    sheet.range(
        "an authorizer's answer is kept for 0 to 3,600 s",
        "authorizer_result_ttl",
        "[lambda.f]\n[lambda.check]\n[api.a]\nroutes = [{ to = \"lambda.f\", authorizer = \"lambda.check\", authorizer_result_ttl = \"@\" }]\n",
        &["0 s", "3600 s"],
        &["3601 s"],
    );
    let again = |second: &str| {
        gate("rest", "valid", "lambda.check", "")
            .replace("at = [\"0 s\"]", &format!("at = [\"0 s\", \"{second}\"]"))
    };
    for (second, asked) in [("299 s", 1.0), ("301 s", 2.0)] {
        sheet.measures(
            "an authorizer's answer is kept for 300 s by default",
            &format!("again after {second}"),
            &again(second),
            &[("api.a.authorizer_asked", asked)],
        );
    }
}
