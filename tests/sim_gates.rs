//! The gates of an API and of a user pool: authorizers that fail, wait or are misspelt, answers that are kept, the access log.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

mod play;

use play::number;
use play::play as run;
use terakoya::lang::Lang;
use terakoya::present::paper::Paper;
use terakoya::present::run::log;

/// One client with a token, an API of a kind, an authorizer of that sort.
fn gate(kind: &str, token: &str, authorizer: &str, check: &str) -> String {
    let token = if token.is_empty() {
        String::new()
    } else {
        format!("token = \"{token}\"\n")
    };
    format!(
        "[client.c]\nsends = \"api.a\"\narrivals = {{ at = [\"0 s\"] }}\n{token}\
         [api.a]\nkind = \"{kind}\"\naccess_log = true\nroutes = [{{ to = \"lambda.f\", authorizer = \"{authorizer}\" }}]\n\
         [lambda.f]\n[cognito.users]\n[lambda.check]\n{check}\n"
    )
}

#[test]
fn every_gate_answers_as_aws_does() {
    let denies = "returns = '{\"isAuthorized\": false}'";
    let slow = "timeout = \"20 s\"\nduration = \"15 s\"";
    for (kind, token, authorizer, check, status) in [
        ("rest", "valid", "cognito.users", "", 200),
        ("rest", "invalid", "cognito.users", "", 401),
        ("rest", "", "cognito.users", "", 401),
        ("http", "valid", "jwt", "", 200),
        ("http", "", "jwt", "", 401),
        ("rest", "valid", "lambda.check", "", 200),
        ("rest", "invalid", "lambda.check", "", 403),
        ("rest", "", "lambda.check", "", 401),
        ("http", "valid", "lambda.check", denies, 403),
        ("http", "valid", "lambda.check", "fails = \"always\"", 500),
        // An HTTP API waits ten seconds for its authorizer; a REST API longer.
        ("http", "valid", "lambda.check", slow, 500),
        ("rest", "valid", "lambda.check", slow, 200),
        // Without policies IAM lets everybody through.
        ("rest", "", "iam", "", 200),
    ] {
        let run = run(&gate(kind, token, authorizer, check));
        let path = format!("api.a.status_{status}");
        assert_eq!(
            number(&run, &path),
            1.0,
            "{kind} {token} {authorizer} {check}"
        );
        let reached = if status == 200 { 1.0 } else { 0.0 };
        assert_eq!(number(&run, "lambda.f.invocations"), reached);
    }
}

#[test]
fn an_authorizer_that_answers_too_late_ran_for_nobody() {
    let run = run(&gate(
        "http",
        "valid",
        "lambda.check",
        "timeout = \"20 s\"\nduration = \"15 s\"",
    ));
    assert_eq!(number(&run, "lambda.check.abandoned"), 1.0);
    assert_eq!(number(&run, "client.c.latency_mean"), 10.0);
}

#[test]
fn the_access_log_names_the_caller_only_behind_a_gate() {
    let line = |authorizer: &str, token: &str| {
        let text = gate("rest", token, "lambda.check", "")
            .replace(", authorizer = \"lambda.check\"", authorizer);
        let run = run(&text);
        let lines = log::log(&run.trace);
        let line = lines.iter().find(|line| line.function == "api.a").unwrap();
        assert!(!log::set(line, Paper::new(Lang::En, 80)).is_empty());
        assert!(line.text.contains(&line.request));
        line.text.split_once(',').unwrap().1.to_owned()
    };
    let known = line(", authorizer = \"lambda.check\"", "valid");
    assert_eq!(known, r#""principalId":"c","status":200}"#);
    let open = line("", "valid");
    assert_eq!(open, r#""principalId":"-","status":200}"#);
    let refused = line(", authorizer = \"lambda.check\"", "");
    assert_eq!(refused, r#""principalId":"-","status":401}"#);
}

#[test]
fn a_kept_answer_ends_with_its_time() {
    let text = |ttl: &str| {
        gate("rest", "valid", "lambda.check", "")
            .replace(
                "at = [\"0 s\"]",
                "at = [\"0 s\", \"5 s\", \"10 s\", \"15 s\"]",
            )
            .replace(
                "\"lambda.check\" }",
                &format!("\"lambda.check\", authorizer_result_ttl = \"{ttl}\" }}"),
            )
    };
    for (ttl, asked) in [("0 s", 4.0), ("6 s", 2.0), ("10 s", 2.0), ("1 min", 1.0)] {
        let run = run(&text(ttl));
        assert_eq!(number(&run, "api.a.authorizer_asked"), asked, "{ttl}");
        assert_eq!(
            number(&run, "api.a.authorizer_cached"),
            4.0 - asked,
            "{ttl}"
        );
        assert_eq!(number(&run, "client.c.succeeded"), 4.0);
    }
}

#[test]
fn mistakes_and_settings_aws_would_refuse() {
    let wrong = |authorizer: &str| {
        let problems = play::refused(&gate("rest", "valid", authorizer, "")).into_iter();
        let told: Vec<_> = problems
            .map(|problem| (play::place(&problem), problem.message.id))
            .collect();
        told
    };
    assert_eq!(wrong("iamm"), [((8, 43), "check-unknown-word")]);
    assert_eq!(wrong("lambda.chek"), [((8, 43), "scenario-unknown-node")]);
    assert_eq!(wrong("client.c"), [((8, 43), "scenario-wrong-service")]);
    let warned = |kind: &str, authorizer: &str| {
        let run = run(&gate(kind, "valid", authorizer, ""));
        let warnings = run.trace.warnings.iter();
        warnings
            .map(|warning| warning.message("api.a").id)
            .collect::<Vec<_>>()
    };
    assert_eq!(warned("http", "cognito.users"), ["trace-warn-only-rest"]);
    assert_eq!(warned("rest", "jwt"), ["trace-warn-only-http"]);
    assert!(warned("rest", "lambda.check").is_empty());
}

#[test]
fn a_user_pool_does_not_try_again_what_lambda_refuses() {
    let run = run(
        "[client.c]\nsends = \"cognito.users\"\narrivals = { at = [\"0 s\"] }\n\
         [cognito.users]\ntrigger = \"lambda.check\"\n[lambda.check]\nreserved_concurrency = 0\n",
    );
    assert_eq!(number(&run, "lambda.check.throttles"), 1.0);
    assert_eq!(number(&run, "cognito.users.failed"), 1.0);
    assert_eq!(number(&run, "client.c.failed"), 1.0);
}
