//! IAM in scenarios: who may call whom on which hop, what a refusal leads to, and that a mistake in a policy is pointed at inside the
//! document.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot read its input should stop loudly, and counts are exact"
)]

mod play;

use play::number;
use play::play as run;
use terakoya::sim::entry::What;
use terakoya::sim::identity::EntryId;

/// What is wrong with a text, a mistake a line.
fn mistakes(text: &str) -> String {
    let told: Vec<_> = play::refused(text).iter().map(play::sentence).collect();
    told.join("\n")
}

/// A policy that allows one action on everything, on a node.
fn allows(on: &str, action: &str) -> String {
    format!(
        "[[policy]]\non = \"{on}\"\nkind = \"identity\"\n\
         document = '{{\"Statement\":{{\"Effect\":\"Allow\",\"Action\":\"{action}\",\"Resource\":\"*\"}}}}'\n"
    )
}

/// A policy of a resource that lets a service in.
fn lets_in(on: &str, service: &str, action: &str) -> String {
    format!(
        "[[policy]]\non = \"{on}\"\nkind = \"resource\"\n\
         document = '{{\"Statement\":{{\"Effect\":\"Allow\",\"Principal\":{{\"Service\":\"{service}.amazonaws.com\"}},\
         \"Action\":\"{action}\",\"Resource\":\"*\"}}}}'\n"
    )
}

#[test]
fn without_policies_everything_is_allowed_and_nothing_is_asked() {
    let run = run("[client.c]\nsends = \"lambda.f\"\narrivals = { at = [\"0 s\"] }\n[lambda.f]\n");
    assert_eq!(number(&run, "client.c.succeeded"), 1.0);
    assert!(run.trace.rulings.is_empty());
    let asked = |what: &What| matches!(what, What::AccessAsked { .. } | What::AccessDecided { .. });
    assert!(!run.trace.entries.iter().any(|entry| asked(&entry.what)));
}

/// One hop each: what stands in front of it, the policy that opens it, and the measure that shows whether it was taken.
#[test]
fn every_hop_is_closed_until_a_policy_opens_it() {
    let client = "[client.c]\narrivals = { at = [\"0 s\"] }\n";
    // Something harmless that switches IAM on.
    let other = allows("client.c", "logs:PutLogEvents");
    let hops = [
        (
            format!("{client}sends = \"lambda.f\"\n[lambda.f]\n"),
            String::new(),
            allows("client.c", "lambda:InvokeFunction"),
            "lambda.f.invocations",
        ),
        (
            format!("{client}sends = \"sqs.q\"\n[sqs.q]\n"),
            String::new(),
            allows("client.c", "sqs:SendMessage"),
            "sqs.q.sent",
        ),
        (
            format!("{client}sends = \"kinesis.k\"\n[kinesis.k]\n"),
            String::new(),
            allows("client.c", "kinesis:PutRecord"),
            "kinesis.k.put",
        ),
        (
            format!("{client}sends = \"eventbridge.b\"\n[eventbridge.b]\n"),
            String::new(),
            allows("client.c", "events:PutEvents"),
            "eventbridge.b.published",
        ),
        (
            format!("{client}sends = \"s3.b\"\noperation = \"get\"\n[s3.b]\n"),
            allows("client.c", "s3:PutObject"),
            allows("client.c", "s3:GetObject"),
            "s3.b.gets",
        ),
        (
            format!("{client}sends = \"api.a\"\n[api.a]\nroutes = [{{ to = \"lambda.f\" }}]\n[lambda.f]\n"),
            String::new(),
            lets_in("lambda.f", "apigateway", "lambda:InvokeFunction"),
            "lambda.f.invocations",
        ),
        (
            format!("{client}sends = \"s3.b\"\n[s3.b]\nnotify = [{{ events = \"ObjectCreated:*\", to = \"sqs.q\" }}]\n[sqs.q]\n"),
            allows("client.c", "s3:PutObject"),
            lets_in("sqs.q", "s3", "sqs:SendMessage"),
            "sqs.q.sent",
        ),
        (
            format!("{client}sends = \"eventbridge.b\"\n[eventbridge.b]\nrules = [{{ pattern = {{}}, to = [\"lambda.f\"] }}]\n[lambda.f]\n")
                .replace("pattern = {}, ", ""),
            allows("client.c", "events:PutEvents"),
            lets_in("lambda.f", "events", "lambda:InvokeFunction"),
            "lambda.f.invocations",
        ),
        (
            format!("{client}sends = \"lambda.f\"\n[lambda.f]\ncalls = [\"lambda.g\"]\n[lambda.g]\n"),
            allows("client.c", "lambda:InvokeFunction"),
            allows("lambda.f", "lambda:InvokeFunction"),
            "lambda.g.invocations",
        ),
        (
            format!("{client}sends = \"lambda.f\"\n[lambda.f]\nthen = [\"sqs.q\"]\n[sqs.q]\n"),
            allows("client.c", "lambda:InvokeFunction"),
            allows("lambda.f", "sqs:SendMessage"),
            "sqs.q.sent",
        ),
        (
            format!("{client}sends = \"lambda.f\"\ninvoke = \"async\"\n[lambda.f]\non_success = \"sqs.q\"\n[sqs.q]\n"),
            allows("client.c", "lambda:InvokeFunction"),
            allows("lambda.f", "sqs:SendMessage"),
            "sqs.q.sent",
        ),
        (
            format!("{client}sends = \"sqs.q\"\n[sqs.q]\n[lambda.f]\npolls = [{{ from = \"sqs.q\" }}]\n"),
            allows("client.c", "sqs:SendMessage"),
            allows("lambda.f", "sqs:ReceiveMessage"),
            "lambda.f.invocations",
        ),
        (
            format!("{client}sends = \"kinesis.k\"\n[kinesis.k]\n[lambda.f]\npolls = [{{ from = \"kinesis.k\" }}]\n"),
            allows("client.c", "kinesis:PutRecord"),
            allows("lambda.f", "kinesis:GetRecords"),
            "lambda.f.invocations",
        ),
        (
            format!("{client}sends = \"sns.t\"\n[sns.t]\n"),
            String::new(),
            allows("client.c", "sns:Publish"),
            "sns.t.published",
        ),
        (
            format!("{client}sends = \"sns.t\"\n[sns.t]\nsubscriptions = [{{ to = \"sqs.q\" }}]\n[sqs.q]\n"),
            allows("client.c", "sns:Publish"),
            lets_in("sqs.q", "sns", "sqs:SendMessage"),
            "sqs.q.sent",
        ),
        (
            format!("{client}sends = \"server.s\"\n[server.s]\ncalls = [\"lambda.f\"]\n[lambda.f]\n"),
            String::new(),
            allows("server.s", "lambda:InvokeFunction"),
            "lambda.f.invocations",
        ),
        (
            format!("{client}sends = \"cognito.u\"\n[cognito.u]\ntrigger = \"lambda.f\"\n[lambda.f]\n"),
            String::new(),
            lets_in("lambda.f", "cognito-idp", "lambda:InvokeFunction"),
            "lambda.f.invocations",
        ),
    ];
    for (system, before, opens, measure) in hops {
        // Keys of the client stand behind its header.
        let closed = run(&format!("{system}{before}{other}"));
        assert_eq!(number(&closed, measure), 0.0, "{system}");
        assert_eq!(number(&closed, "run.denied"), 1.0, "{system}");
        let open = run(&format!("{system}{before}{other}{opens}"));
        assert_eq!(number(&open, measure), 1.0, "{system}");
        assert_eq!(number(&open, "run.denied"), 0.0, "{system}");
    }
}

#[test]
fn what_a_refusal_leads_to() {
    // API Gateway answers 500 when Lambda refuses it, and EventBridge does not try again what is not allowed.
    let api = run(&format!(
        "[client.c]\nsends = \"api.a\"\narrivals = {{ at = [\"0 s\"] }}\n[api.a]\nroutes = [{{ to = \"lambda.f\" }}]\n[lambda.f]\n{}",
        allows("client.c", "sqs:SendMessage")
    ));
    assert_eq!(number(&api, "api.a.status_500"), 1.0);
    let bus = run(&format!(
        "[client.c]\nsends = \"eventbridge.b\"\narrivals = {{ at = [\"0 s\"] }}\n[lambda.f]\n[sqs.dead]\n\
         [eventbridge.b]\nrules = [{{ to = [\"lambda.f\"], dead_letter_queue = \"sqs.dead\" }}]\n{}{}",
        allows("client.c", "events:PutEvents"),
        lets_in("sqs.dead", "events", "sqs:SendMessage")
    ));
    assert_eq!(number(&bus, "eventbridge.b.retries"), 0.0);
    assert_eq!(number(&bus, "sqs.dead.visible"), 1.0);
    // An SDK does not try again what was denied.
    let sdk = run(&format!(
        "[client.c]\nsends = \"lambda.f\"\nsdk = true\narrivals = {{ at = [\"0 s\"] }}\n[lambda.f]\n{}",
        allows("client.c", "sqs:SendMessage")
    ));
    assert_eq!(number(&sdk, "client.c.retries"), 0.0);
    assert_eq!(number(&sdk, "client.c.failed"), 1.0);
    // A destination the role does not reach: the event is lost, and counted so.
    let lost = run(&format!(
        "[client.c]\nsends = \"lambda.f\"\ninvoke = \"async\"\narrivals = {{ at = [\"0 s\"] }}\n\
         [lambda.f]\nfails = \"always\"\non_failure = \"sqs.q\"\n[sqs.q]\n{}",
        allows("client.c", "lambda:InvokeFunction")
    ));
    assert_eq!(number(&lost, "lambda.f.dropped"), 1.0);
    assert_eq!(number(&lost, "lambda.f.dead_lettered"), 0.0);
}

#[test]
fn the_trace_says_step_by_step_what_decided() {
    let run = run(r#"
[client.mio]
sends = "lambda.f"
arrivals = { at = ["0 s", "1 s"] }
[lambda.f]
[[policy]]
on = "client.mio"
kind = "identity"
document = '{ "Statement": [{ "Sid": "all", "Effect": "Allow", "Action": "lambda:*", "Resource": "*" }] }'
"#);
    let trace = &run.trace;
    let started = trace
        .entries
        .iter()
        .position(|entry| matches!(entry.what, What::RunStarted { .. }))
        .unwrap();
    let mut chain: Vec<_> = trace
        .causes(EntryId(started as u32))
        .map(|id| trace.message(trace.get(id).unwrap()).id)
        .collect();
    chain.reverse();
    assert_eq!(
        chain,
        [
            "trace-request-sent",
            "trace-access-asked",
            "trace-access-no-deny",
            "trace-access-resource-silent",
            "trace-access-identity-allows",
            "trace-access-allowed",
            "trace-environment-created",
            "trace-run-started",
        ]
    );
    // The same question again is answered, not walked through.
    let asked = |what: &What| matches!(what, What::AccessAsked { .. });
    let decided = |what: &What| matches!(what, What::AccessDecided { .. });
    let count =
        |is: fn(&What) -> bool| trace.entries.iter().filter(|entry| is(&entry.what)).count();
    assert_eq!((count(asked), count(decided)), (1, 2));
}

#[test]
fn a_principal_of_another_account_or_service_can_be_played() {
    let text = |client: &str, principal: &str| {
        format!(
            "[client.c]\nsends = \"lambda.f\"\narrivals = {{ at = [\"0 s\"] }}\n{client}\n[lambda.f]\n\
             [[policy]]\non = \"lambda.f\"\nkind = \"resource\"\ndocument = '{{\"Statement\":{{\"Effect\":\"Allow\",\
             \"Principal\":{principal},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"*\"}}}}'\n"
        )
    };
    let everyone = "\"*\"";
    let s3 = r#"{"Service":"s3.amazonaws.com"}"#;
    let mio = r#"{"AWS":"arn:aws:iam::111122223333:user/mio"}"#;
    for (client, principal, succeeded) in [
        ("", everyone, 1.0),
        ("account = \"444455556666\"", everyone, 0.0),
        ("principal = \"s3.amazonaws.com\"", s3, 1.0),
        ("principal = \"sns.amazonaws.com\"", s3, 0.0),
        ("principal = \"mio\"", mio, 1.0),
        ("principal = \"ren\"", mio, 0.0),
        ("action = \"lambda:GetFunction\"", everyone, 0.0),
    ] {
        let run = run(&text(client, principal));
        assert_eq!(
            number(&run, "client.c.succeeded"),
            succeeded,
            "{client} {principal}"
        );
    }
}

#[test]
fn a_mistake_is_pointed_at_inside_the_document() {
    let policy = |document: &str| {
        format!(
            "[lambda.f]\n[[policy]]\non = \"lambda.f\"\nkind = \"identity\"\ndocument = '''\n{document}'''\n"
        )
    };
    let told = |document: &str| mistakes(&policy(document));
    assert_eq!(
        told(
            "{ \"Statement\": [\n  { \"Effect\": \"Allow\", \"Actions\": \"s3:*\", \"Resource\": \"*\" } ] }"
        ),
        "7:24 a policy has no element `Actions` | did you mean `Action`?"
    );
    assert_eq!(
        told(
            "{ \"Statement\": { \"Effect\": \"allow\", \"Action\": \"s3:*\", \"Resource\": \"*\" } }"
        ),
        "6:28 the value of `Effect` has a shape that IAM does not know"
    );
    assert_eq!(
        told(
            "{ \"Statement\": { \"Effect\": \"Allow\", \"Resource\": \"*\",\n \"Action\": [\"s3:GetObject\", \"InvokeFunction\"] } }"
        ),
        "7:29 the action `InvokeFunction` does not name its service: write service:Action | did you mean `lambda:InvokeFunction`?"
    );
    assert_eq!(
        told(
            "{ \"Statement\": { \"Effect\": \"Allow\", \"Resource\": \"*\",\n \"Action\": \"lambda:InvokeFuncton\" } }"
        ),
        "7:12 there is no action `lambda:InvokeFuncton` | did you mean `lambda:InvokeFunction`?"
    );
    assert_eq!(
        told("{ \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"s3:*\" } }"),
        "6:16 `Resource` is missing here"
    );
    assert_eq!(
        told(
            "{ \"Statement\": { \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"*\" } }"
        ),
        "6:37 `Principal` must not stand here"
    );
    assert_eq!(
        told(
            "{ \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\",\n  \"Condition\": { \"StringEqual\": { \"aws:x\": \"y\" } } } }"
        ),
        "7:18 there is no condition operator `StringEqual`"
    );
    assert_eq!(
        told("{ \"Statement\": [\n  { \"Effect\" \"Allow\" } ] }"),
        "7:14 the policy is not valid JSON from here on"
    );
    assert_eq!(
        told("{ \"Statement\": [").split_once(' ').unwrap().1,
        "the policy ends too early: a bracket, a brace or a quotation mark is still open"
    );
    // With escapes the places inside are not those of the file: the whole text is pointed at.
    let escaped = "[lambda.f]\n[[policy]]\non = \"lambda.f\"\nkind = \"identity\"\ndocument = \"{ \\\"Effect\\\": 1 }\"\n";
    assert_eq!(mistakes(escaped), "5:12 `Effect` must not stand here");
}

#[test]
fn policies_hang_on_what_can_bear_them() {
    let on = |node: &str, kind: &str| {
        mistakes(&format!(
            "[lambda.f]\n[sqs.q]\n[[policy]]\non = \"{node}\"\nkind = \"{kind}\"\ndocument = '{{\"Statement\":[]}}'\n"
        ))
    };
    assert_eq!(on("lambda.f", "identity"), "");
    assert!(on("sqs.q", "identity").starts_with("4:6 `on` cannot be `sqs.q`"));
    assert!(on("sqs.x", "resource").starts_with("4:6 there is no node `sqs.x`"));
    assert_ne!(on("lambda.f", "other"), "");
}
