//! The truth table of IAM: which policies, which request, what decides.

use super::Reason;
use super::StatementRef;
use super::evaluate;
use crate::sim::iam::policy::Effect;
use crate::sim::iam::policy::Mismatch;
use crate::sim::iam::policy::Policy;
use crate::sim::iam::policy::PolicyKind;
use crate::sim::iam::policy::PolicyMistake;
use crate::sim::iam::policy::glob;
use crate::sim::iam::request::Principal;
use crate::sim::iam::request::Request;

const RESIZE: &str = "arn:aws:lambda:ap-northeast-1:111122223333:function:resize";
const BUCKET: &str = "arn:aws:s3:::photo-shop";

fn policy(kind: PolicyKind, statements: &str) -> Policy {
    Policy::parse(
        kind,
        &format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#),
    )
    .expect(statements)
}

fn identity(statements: &str) -> Policy {
    policy(PolicyKind::Identity, statements)
}

fn resource(statements: &str) -> Policy {
    policy(PolicyKind::Resource, statements)
}

fn invoke(principal: Principal) -> Request {
    Request {
        principal,
        action: "lambda:InvokeFunction".to_owned(),
        resource: RESIZE.to_owned(),
        resource_account: "111122223333".to_owned(),
        context: std::collections::BTreeMap::new(),
    }
}

fn user(account: &str) -> Principal {
    Principal::Identity(format!("arn:aws:iam::{account}:user/mio"))
}

const ALLOW_ALL: &str = r#"{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"*"}"#;
const ALLOW_OTHER: &str = r#"{"Effect":"Allow","Action":"lambda:GetFunction","Resource":"*"}"#;
const DENY_ALL: &str = r#"{"Effect":"Deny","Action":"lambda:*","Resource":"*"}"#;
const RESOURCE_ALLOW: &str =
    r#"{"Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"*"}"#;
const RESOURCE_DENY: &str =
    r#"{"Effect":"Deny","Principal":"*","Action":"lambda:InvokeFunction","Resource":"*"}"#;

/// One row for every combination of what each side says, within an account and across accounts.
#[test]
#[allow(clippy::print_stdout, reason = "a table shows itself on request")]
fn the_truth_table() {
    let sides: [(&str, Option<&str>, Option<&str>); 3] = [
        ("silent", None, None),
        ("allows", Some(ALLOW_ALL), Some(RESOURCE_ALLOW)),
        ("denies", Some(DENY_ALL), Some(RESOURCE_DENY)),
    ];
    let mut table = Vec::new();
    for account in ["111122223333", "444455556666"] {
        for (identity_says, identity_statement, _) in sides {
            for (resource_says, _, resource_statement) in sides {
                let policies: Vec<_> = identity_statement
                    .map(identity)
                    .into_iter()
                    .chain(resource_statement.map(resource))
                    .collect();
                let decision = evaluate(&policies, &invoke(user(account)));
                let place = if account == "111122223333" {
                    "same"
                } else {
                    "other"
                };
                let answer = if decision.allowed { "allow" } else { "deny" };
                table.push(format!(
                    "{place:5} identity {identity_says} resource {resource_says}: {answer}"
                ));
            }
        }
    }
    println!("measured:\n{}", table.join("\n"));
    assert_eq!(
        table.join("\n"),
        "same  identity silent resource silent: deny
same  identity silent resource allows: allow
same  identity silent resource denies: deny
same  identity allows resource silent: allow
same  identity allows resource allows: allow
same  identity allows resource denies: deny
same  identity denies resource silent: deny
same  identity denies resource allows: deny
same  identity denies resource denies: deny
other identity silent resource silent: deny
other identity silent resource allows: deny
other identity silent resource denies: deny
other identity allows resource silent: deny
other identity allows resource allows: allow
other identity allows resource denies: deny
other identity denies resource silent: deny
other identity denies resource allows: deny
other identity denies resource denies: deny"
    );
}

/// An account as a principal hands the decision to that account: its own policies have to allow. A Deny is for everyone in it.
#[test]
fn an_account_as_principal_delegates() {
    let by = |effect: &str, principal: &str| {
        resource(&format!(
            r#"{{"Effect":"{effect}","Principal":{{"AWS":"{principal}"}},"Action":"lambda:InvokeFunction","Resource":"*"}}"#
        ))
    };
    let (home, away) = ("111122223333", "444455556666");
    let mut table = Vec::new();
    for account in [home, away] {
        let named = format!("arn:aws:iam::{account}:user/mio");
        let root = format!("arn:aws:iam::{account}:root");
        let other = if account == home { away } else { home };
        for (whom, principal) in [
            ("user", named.as_str()),
            ("id", account),
            ("root", &root),
            ("other", other),
        ] {
            for effect in ["Allow", "Deny"] {
                for says in ["silent", "allows"] {
                    let mut policies = vec![by(effect, principal)];
                    policies.extend((says == "allows").then(|| identity(ALLOW_ALL)));
                    let decision = evaluate(&policies, &invoke(user(account)));
                    let place = if account == home { "same" } else { "away" };
                    let answer = if decision.allowed { "allow" } else { "deny" };
                    table.push(format!(
                        "{place} {effect} to {whom}, identity {says}: {answer}"
                    ));
                }
            }
        }
    }
    assert_eq!(
        table.join("\n"),
        "same Allow to user, identity silent: allow
same Allow to user, identity allows: allow
same Deny to user, identity silent: deny
same Deny to user, identity allows: deny
same Allow to id, identity silent: deny
same Allow to id, identity allows: allow
same Deny to id, identity silent: deny
same Deny to id, identity allows: deny
same Allow to root, identity silent: deny
same Allow to root, identity allows: allow
same Deny to root, identity silent: deny
same Deny to root, identity allows: deny
same Allow to other, identity silent: deny
same Allow to other, identity allows: allow
same Deny to other, identity silent: deny
same Deny to other, identity allows: allow
away Allow to user, identity silent: deny
away Allow to user, identity allows: allow
away Deny to user, identity silent: deny
away Deny to user, identity allows: deny
away Allow to id, identity silent: deny
away Allow to id, identity allows: allow
away Deny to id, identity silent: deny
away Deny to id, identity allows: deny
away Allow to root, identity silent: deny
away Allow to root, identity allows: allow
away Deny to root, identity silent: deny
away Deny to root, identity allows: deny
away Allow to other, identity silent: deny
away Allow to other, identity allows: deny
away Deny to other, identity silent: deny
away Deny to other, identity allows: deny"
    );
    let decision = evaluate(&[by("Allow", home)], &invoke(user(home)));
    assert_eq!(decision.steps[0].outcome, Err(Mismatch::Delegated));
}

#[test]
fn a_service_needs_the_functions_own_policy() {
    let s3 = || Principal::Service("s3.amazonaws.com".to_owned());
    let named = resource(
        r#"{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"*"}"#,
    );
    assert!(evaluate(std::slice::from_ref(&named), &invoke(s3())).allowed);
    let sns = Principal::Service("sns.amazonaws.com".to_owned());
    assert_eq!(
        evaluate(&[named], &invoke(sns)).reason,
        Reason::NoResourceAllow
    );
    // An identity policy of the role the function runs with says nothing about who may call it.
    assert_eq!(
        evaluate(&[identity(ALLOW_ALL)], &invoke(s3())).reason,
        Reason::NoResourceAllow
    );
}

#[test]
fn the_confused_deputy_is_stopped_by_the_source() {
    let policies = [resource(
        r#"{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"*",
            "Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::photo-shop"},"StringEquals":{"AWS:SourceAccount":"111122223333"}}}"#,
    )];
    let from = |bucket: &str, account: &str| {
        let mut request = invoke(Principal::Service("s3.amazonaws.com".to_owned()));
        request
            .context
            .insert("aws:sourcearn".to_owned(), vec![bucket.to_owned()]);
        request
            .context
            .insert("aws:sourceaccount".to_owned(), vec![account.to_owned()]);
        evaluate(&policies, &request)
    };
    assert!(from(BUCKET, "111122223333").allowed);
    let foreign = from(BUCKET, "999900001111");
    assert!(!foreign.allowed);
    assert_eq!(foreign.steps[0].outcome, Err(Mismatch::Condition(1)));
    assert_eq!(
        from("arn:aws:s3:::other", "111122223333").steps[0].outcome,
        Err(Mismatch::Condition(0))
    );
    assert!(
        !evaluate(
            &policies,
            &invoke(Principal::Service("s3.amazonaws.com".to_owned()))
        )
        .allowed
    );
}

#[test]
fn the_steps_show_what_was_looked_at() {
    let policies = [identity(&format!("{ALLOW_OTHER},{ALLOW_ALL}"))];
    let decision = evaluate(&policies, &invoke(user("111122223333")));
    let outcomes: Vec<_> = decision.steps.iter().map(|step| step.outcome).collect();
    assert_eq!(outcomes, [Err(Mismatch::Action), Ok(Effect::Allow)]);
    assert_eq!(
        decision.reason,
        Reason::IdentityAllows(StatementRef {
            policy: 0,
            statement: 1
        })
    );
}

#[test]
fn not_action_and_not_resource_mean_everything_else() {
    let but_delete = identity(r#"{"Effect":"Allow","NotAction":"lambda:Delete*","Resource":"*"}"#);
    assert!(evaluate(&[but_delete], &invoke(user("111122223333"))).allowed);
    let elsewhere = identity(
        r#"{"Effect":"Allow","Action":"lambda:*","NotResource":"arn:aws:lambda:*:*:function:resize"}"#,
    );
    assert_eq!(
        evaluate(&[elsewhere], &invoke(user("111122223333"))).steps[0].outcome,
        Err(Mismatch::Resource)
    );
}

#[test]
fn actions_ignore_case_and_resources_do_not() {
    let shouted = identity(r#"{"Effect":"Allow","Action":"LAMBDA:invokefunction","Resource":"*"}"#);
    assert!(evaluate(&[shouted], &invoke(user("111122223333"))).allowed);
    let shouted = identity(&format!(
        r#"{{"Effect":"Allow","Action":"lambda:*","Resource":"{}"}}"#,
        RESIZE.replace("resize", "Resize")
    ));
    assert!(!evaluate(&[shouted], &invoke(user("111122223333"))).allowed);
}

#[test]
fn conditions_one_by_one() {
    let cases = [
        ("StringEquals", "prod", Some("prod"), true),
        ("StringEquals", "prod", Some("Prod"), false),
        ("StringEquals", "prod", None, false),
        ("StringEqualsIfExists", "prod", None, true),
        ("StringNotEquals", "prod", None, true),
        ("StringNotEquals", "prod", Some("prod"), false),
        ("StringEqualsIgnoreCase", "prod", Some("PROD"), true),
        ("StringLike", "pr?d*", Some("production"), true),
        ("StringLike", "pr?d*", Some("pd"), false),
        ("StringNotLike", "test*", Some("prod"), true),
        (
            "ArnLike",
            "arn:aws:s3:::photo-*",
            Some("arn:aws:s3:::photo-shop"),
            true,
        ),
        (
            "ArnLike",
            "arn:aws:s3:::photo-*",
            Some("arn:aws:sqs:::photo-shop"),
            false,
        ),
        (
            "ArnLike",
            "arn:*:photo-shop",
            Some("arn:aws:s3:::photo-shop"),
            false,
        ),
        (
            "ArnNotEquals",
            "arn:aws:s3:::a",
            Some("arn:aws:s3:::b"),
            true,
        ),
        ("NumericLessThan", "10", Some("9.5"), true),
        ("NumericLessThan", "10", Some("10"), false),
        ("NumericLessThanEquals", "10", Some("10"), true),
        ("NumericGreaterThan", "10", Some("11"), true),
        ("NumericEquals", "10", Some("10.0"), true),
        ("NumericEquals", "10", Some("ten"), false),
        ("Bool", "true", Some("true"), true),
        ("Bool", "true", Some("false"), false),
        ("IpAddress", "203.0.113.0/24", Some("203.0.113.77"), true),
        ("IpAddress", "203.0.113.0/24", Some("203.0.114.1"), false),
        ("NotIpAddress", "203.0.113.0/24", Some("203.0.114.1"), true),
        ("Null", "true", None, true),
        ("Null", "true", Some("x"), false),
        ("Null", "false", Some("x"), true),
    ];
    for (operator, wanted, value, expected) in cases {
        let statement = format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"{operator}":{{"aws:Test":"{wanted}"}}}}}}"#
        );
        let mut request = invoke(user("111122223333"));
        if let Some(value) = value {
            request
                .context
                .insert("aws:test".to_owned(), vec![value.to_owned()]);
        }
        let decision = evaluate(&[identity(&statement)], &request);
        assert_eq!(
            decision.allowed, expected,
            "{operator} {wanted} against {value:?}"
        );
    }
}

#[test]
fn a_policy_with_a_typo_is_refused_with_its_place() {
    let mistake = |kind, statement: &str| {
        Policy::parse(kind, &format!(r#"{{"Statement":[{statement}]}}"#)).expect_err(statement)
    };
    let path = || "Statement.0".to_owned();
    assert_eq!(
        mistake(
            PolicyKind::Identity,
            r#"{"Effect":"Allow","Actions":"s3:*","Resource":"*"}"#
        ),
        PolicyMistake::UnknownKey {
            path: path(),
            key: "Actions".to_owned()
        }
    );
    assert_eq!(
        mistake(
            PolicyKind::Identity,
            r#"{"Effect":"Allow","Action":"InvokeFunction","Resource":"*"}"#
        ),
        PolicyMistake::BadAction {
            path: "Statement.0.Action.0".to_owned(),
            action: "InvokeFunction".to_owned()
        }
    );
    assert_eq!(
        mistake(PolicyKind::Identity, RESOURCE_ALLOW),
        PolicyMistake::NotHere {
            path: path(),
            key: "Principal"
        }
    );
    assert_eq!(
        mistake(PolicyKind::Resource, ALLOW_ALL),
        PolicyMistake::Missing {
            path: path(),
            key: "Principal"
        }
    );
    assert_eq!(
        mistake(
            PolicyKind::Identity,
            r#"{"Effect":"allow","Action":"s3:*","Resource":"*"}"#
        ),
        PolicyMistake::WrongShape {
            path: "Statement.0.Effect".to_owned()
        }
    );
    assert_eq!(
        mistake(
            PolicyKind::Identity,
            r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringIs":{"a":"b"}}}"#
        ),
        PolicyMistake::UnknownOperator {
            path: "Statement.0.Condition".to_owned(),
            operator: "StringIs".to_owned()
        }
    );
    assert!(matches!(
        Policy::parse(PolicyKind::Identity, "{"),
        Err(PolicyMistake::NotJson { .. })
    ));
}

#[test]
fn globs_go_back_only_as_far_as_they_must() {
    assert!(glob("a*b*c", "aXbYbZc"));
    assert!(glob("*", ""));
    assert!(!glob("?", ""));
    // A pattern that would take an exponential search to answer.
    assert!(!glob(&"*a".repeat(30), &"a".repeat(29)));
}
