//! Reads `[[policy]]`: an IAM policy and the node it hangs on. A mistake in the document is pointed at inside the document. What a
//! policy means is `iam`'s affair.

use std::ops::Range;

use crate::message::Message;
use crate::msg;
use crate::nearest::nearest;
use crate::sim::iam::place::place;
use crate::sim::iam::place::place_of_key;
use crate::sim::iam::policy::Policy;
use crate::sim::iam::policy::PolicyKind;
use crate::sim::iam::policy::PolicyMistake;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::reading::Reading;
use crate::sim::service::Service;
use crate::table::Table;
use crate::table::Value;

/// A policy of the scenario.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PolicyPlan {
    /// The one who bears it, or the resource it guards.
    pub on: NodeIndex,
    pub policy: Policy,
    /// Which `[[policy]]` of the file, from 1.
    pub number: u32,
}

/// Who may bear an identity-based policy: a client as a user, a function, a bus, servers and tasks by their role.
pub(crate) const BEARERS: &[Service] = &[
    Service::Client,
    Service::Lambda,
    Service::EventBridge,
    Service::Server,
    Service::Service,
    Service::Fargate,
];

/// What may have a resource-based policy.
const RESOURCES: &[Service] = &[
    Service::Lambda,
    Service::Sqs,
    Service::Sns,
    Service::Kinesis,
    Service::S3,
    Service::EventBridge,
    Service::Api,
];

/// Actions of the services a scenario can have: those the simulator asks about, and others that often stand in policies. A word that
/// is nearly one of them is taken for a slip.
const ACTIONS: [&str; 30] = [
    "lambda:InvokeFunction",
    "lambda:InvokeAsync",
    "lambda:InvokeFunctionUrl",
    "lambda:GetFunction",
    "sqs:SendMessage",
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:ChangeMessageVisibility",
    "sns:Publish",
    "sns:Subscribe",
    "s3:PutObject",
    "s3:GetObject",
    "s3:DeleteObject",
    "s3:ListBucket",
    "events:PutEvents",
    "events:PutRule",
    "events:PutRules",
    "kinesis:PutRecord",
    "kinesis:PutRecords",
    "kinesis:GetRecord",
    "kinesis:GetRecords",
    "kinesis:GetShardIterator",
    "kinesis:DescribeStream",
    "kinesis:ListShards",
    "execute-api:Invoke",
    "execute-api:ManageConnections",
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
];

/// Elements of a document and of a statement.
const ELEMENTS: [&str; 11] = [
    "Version",
    "Id",
    "Statement",
    "Sid",
    "Effect",
    "Principal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

pub(crate) fn read(reading: &Reading<'_>, table: Table<'_>, number: u32) -> Option<PolicyPlan> {
    let kind = table.need("kind").and_then(|kind| {
        kind.one_of(&[
            ("identity", PolicyKind::Identity),
            ("resource", PolicyKind::Resource),
        ])
    });
    let services = match kind {
        Some(PolicyKind::Resource) => RESOURCES,
        _ => BEARERS,
    };
    let on = table
        .need("on")
        .and_then(|value| reading.node(value, services));
    let named = table
        .get("documents")
        .and_then(Value::table)
        .map(|table| table.entries())
        .unwrap_or_default();
    let policy = table
        .need("document")
        .and_then(|value| chosen(value, &named, kind?));
    let attached = table
        .get("attached")
        .map_or(Some(true), Value::boolean)
        .unwrap_or(true);
    table.finish();
    let mut policy = policy?;
    if !attached {
        // It stays: a scenario that has taken its last policy away allows nothing, one that never had any allows all.
        policy.statements.clear();
    }
    Some(PolicyPlan {
        on: on?,
        policy,
        number,
    })
}

/// The document, or the one of this name. Those that are not chosen are read too, so that no choice can be a mistake.
fn chosen(value: Value<'_>, named: &[(&str, Value<'_>)], kind: PolicyKind) -> Option<Policy> {
    let policies: Vec<Option<Policy>> = named
        .iter()
        .map(|(_, value)| document(*value, kind))
        .collect();
    let text = value.string()?;
    if let Some(place) = named.iter().position(|(name, _)| *name == text) {
        return policies.into_iter().nth(place).flatten();
    }
    if named.is_empty() || text.trim_start().starts_with('{') {
        return document(value, kind);
    }
    let names = || named.iter().map(|(name, _)| *name);
    let hint = match nearest(text, names()) {
        Some(near) => msg!("check-did-you-mean", word = near),
        None => msg!(
            "check-known-words",
            words = names().collect::<Vec<_>>().join(", ")
        ),
    };
    value.refuse_with(
        msg!("check-unknown-word", key = value.key(), word = text),
        hint,
    );
    None
}

fn document(value: Value<'_>, kind: PolicyKind) -> Option<Policy> {
    let text = value.string()?;
    let place = Place::of(value, text);
    match Policy::parse(kind, text) {
        Ok(policy) => {
            let sound = check_actions(&place, text, &policy);
            sound.then_some(policy)
        }
        Err(mistake) => {
            refuse(&place, text, &mistake);
            None
        }
    }
}

/// Looks for actions that are nearly one that exists.
fn check_actions(place_of: &Place<'_>, text: &str, policy: &Policy) -> bool {
    let mut sound = true;
    for (index, statement) in policy.statements.iter().enumerate() {
        let actions = &statement.actions;
        let element = if actions.except {
            "NotAction"
        } else {
            "Action"
        };
        for (item, action) in actions.patterns.iter().enumerate() {
            let known = ACTIONS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(action));
            if known || action.contains(['*', '?']) {
                continue;
            }
            if let Some(near) = nearest_action(action) {
                sound = false;
                let path = format!("Statement.{index}.{element}.{item}");
                let message = msg!("scenario-policy-unknown-action", action = action.as_str());
                let hint = msg!("check-did-you-mean", word = near);
                place_of.refuse(place(text, &path), message, Some(hint));
            }
        }
    }
    sound
}

/// The action a slip of the fingers explains: the service must be spelt right, or the name.
fn nearest_action(action: &str) -> Option<&'static str> {
    let (service, name) = action.split_once(':')?;
    let candidates = ACTIONS.iter().copied().filter(|known| {
        known.split_once(':').is_some_and(|(of, known)| {
            // A name that is a whole word longer is another action, not a slip.
            of.eq_ignore_ascii_case(service) && known.len().abs_diff(name.len()) <= 2
                || known.eq_ignore_ascii_case(name)
        })
    });
    nearest(action, candidates)
}

fn refuse(place_of: &Place<'_>, text: &str, mistake: &PolicyMistake) {
    let wrong = |path: &str| {
        let element = path.rsplit('.').find(|part| part.parse::<u32>().is_err());
        msg!(
            "scenario-policy-shape",
            element = element.unwrap_or("Statement")
        )
    };
    match mistake {
        PolicyMistake::NotJson { line, column, ends } => {
            let message = if *ends {
                msg!("scenario-policy-json-ends")
            } else {
                msg!("scenario-policy-json")
            };
            place_of.refuse(offset(text, *line, *column), message, None);
        }
        PolicyMistake::WrongShape { path } => {
            place_of.refuse(place(text, path), wrong(path), None);
        }
        // A known word in the wrong place.
        PolicyMistake::UnknownKey { path, key } if ELEMENTS.contains(&key.as_str()) => {
            let message = msg!("scenario-policy-not-here", element = key.as_str());
            place_of.refuse(place_of_key(text, path, key), message, None);
        }
        PolicyMistake::UnknownKey { path, key } => {
            let hint = nearest(key, ELEMENTS.iter().copied()).map_or_else(
                || msg!("check-known-words", words = ELEMENTS.join(", ")),
                |near| msg!("check-did-you-mean", word = near),
            );
            let message = msg!("scenario-policy-unknown-element", element = key.as_str());
            place_of.refuse(place_of_key(text, path, key), message, Some(hint));
        }
        PolicyMistake::Missing { path, key } => {
            let message = msg!("scenario-policy-missing", element = *key);
            place_of.refuse(place(text, path), message, None);
        }
        PolicyMistake::NotHere { path, key } => {
            let message = msg!("scenario-policy-not-here", element = *key);
            place_of.refuse(place_of_key(text, path, key), message, None);
        }
        PolicyMistake::BadAction { path, action } => {
            let message = msg!("scenario-policy-action", action = action.as_str());
            let bare = |known: &&str| {
                known
                    .split_once(':')
                    .is_some_and(|(_, name)| name.eq_ignore_ascii_case(action))
            };
            let hint = ACTIONS
                .iter()
                .copied()
                .find(bare)
                .map(|near| msg!("check-did-you-mean", word = near));
            place_of.refuse(place(text, path), message, hint);
        }
        PolicyMistake::UnknownOperator { path, operator } => {
            let message = msg!("scenario-policy-operator", operator = operator.as_str());
            place_of.refuse(place_of_key(text, path, operator), message, None);
        }
    }
}

/// The byte at a line and column, both from 1; the column counts bytes.
fn offset(text: &str, line: usize, column: usize) -> Range<usize> {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut at = (before + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at..text[at..].chars().next().map_or(at, |c| at + c.len_utf8())
}

/// Where the text of a document stands in its file.
struct Place<'a> {
    value: Value<'a>,
    /// The first byte of the text, if it stands there as it is read: not with escapes, not in a setting changed from outside.
    start: Option<usize>,
}

impl<'a> Place<'a> {
    fn of(value: Value<'a>, text: &str) -> Self {
        let at = value.at();
        let source = value.file().text();
        let start = source.get(at.clone()).and_then(|written| {
            let start = written.find(text)?;
            // Only quotes and the line break behind them may stand before it.
            let lead = &written[..start];
            let quotes = lead.trim_end_matches(['\n', '\r']);
            quotes
                .chars()
                .all(|c| matches!(c, '\'' | '"'))
                .then_some(at.start + start)
        });
        Self { value, start }
    }

    fn refuse(&self, inside: Range<usize>, message: Message, hint: Option<Message>) {
        let at = self.start.map_or_else(
            || self.value.at(),
            |start| start + inside.start..start + inside.end,
        );
        let file = self.value.file();
        match hint {
            Some(hint) => file.refuse_with(at, message, hint),
            None => file.refuse(at, message),
        }
    }
}
