//! What an operator sees of a system: the settings of its services, written or by default, and its policies. How the code behaves is not
//! among them; that has to be read from logs and measures. Data only.

use crate::sim::model;
use crate::sim::reference::Fallback;
use crate::sim::reference::SECTIONS;
use crate::sim::scenario::Scenario;

/// Keys by which an author says how code, load and the world behave. No console shows them.
const BEHAVIOUR: [&str; 32] = [
    "arrivals",
    "attributes",
    "body",
    "code",
    "cold_duration",
    "cpu_bound",
    "duplicate_rate",
    "duration",
    "duration_per_item",
    "event",
    "fails",
    "fails_as",
    "idle_timeout",
    "init",
    "item_size",
    "key",
    "keys",
    "latency",
    "limit",
    "operation",
    "package",
    "path",
    "price_per_hour",
    "prints",
    "replay_at",
    "returns",
    "reuse",
    "size",
    "spot",
    "start",
    "then",
    "workload",
];

/// A setting of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Its path below the service: `timeout`, `polls.0.batch_size`.
    pub key: String,
    /// Its value.
    pub value: toml::Value,
    /// Whether it was set; otherwise it is the default.
    pub is_set: bool,
}

/// A policy as it is attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Which `[[policy]]` of the file, from 1, as traces name it.
    pub number: usize,
    /// The node that bears it, or that it guards.
    pub on: String,
    /// Whether it guards: a resource-based policy.
    pub of_resource: bool,
    /// Whether it is attached at all.
    pub attached: bool,
    /// The document: JSON as the author wrote it.
    pub document: String,
}

/// The services in the order of the file, each with its settings in the order of the reference.
pub fn settings(scenario: &Scenario) -> Vec<(String, Vec<Setting>)> {
    let is_whole = |name: &&str| name.split('.').count() == 2;
    let mut all = Vec::new();
    if let Some(concurrency) = scenario.setting("account.concurrency") {
        let setting = Setting {
            key: "concurrency".to_owned(),
            value: concurrency,
            is_set: true,
        };
        all.push(("account".to_owned(), vec![setting]));
    }
    for name in scenario.nodes().filter(is_whole) {
        let service = name.split('.').next().unwrap_or_default();
        let mut found = Vec::new();
        let declared = SECTIONS.iter().find(|section| section.id == service);
        for key in declared.map_or(&[][..], |section| section.keys) {
            let path = format!("{name}.{}", key.name);
            let may_change = |set: &str| set == path || set.starts_with(&format!("{path}."));
            let is_control = scenario
                .controls
                .iter()
                .any(|control| may_change(&control.set));
            if BEHAVIOUR.contains(&key.name) && !is_control {
                continue;
            }
            match scenario.setting(&path) {
                Some(value) => spread(key.name, value, &mut found),
                // Without a dead-letter queue nothing is ever given up.
                None if key.name == "max_receive_count"
                    && scenario
                        .setting(&format!("{name}.dead_letter_queue"))
                        .is_none() => {}
                None => found.extend(fallback(key.name, key.fallback)),
            }
        }
        all.push((name.to_owned(), found));
    }
    all
}

/// The policies in the order of the file.
pub fn policies(scenario: &Scenario) -> Vec<Attached> {
    let Some(toml::Value::Array(policies)) = scenario.setting("policy") else {
        return Vec::new();
    };
    let word = |policy: &toml::Value, key: &str| {
        let word = policy.get(key).and_then(toml::Value::as_str);
        word.unwrap_or_default().to_owned()
    };
    let policies = policies.iter().enumerate();
    policies
        .map(|(place, policy)| {
            let document = word(policy, "document");
            let named = policy
                .get("documents")
                .and_then(|documents| documents.get(&document)?.as_str());
            Attached {
                number: place + 1,
                on: word(policy, "on"),
                of_resource: word(policy, "kind") == "resource",
                attached: policy
                    .get("attached")
                    .and_then(toml::Value::as_bool)
                    .unwrap_or(true),
                document: named.map_or(document.clone(), str::to_owned),
            }
        })
        .collect()
}

/// The simulator's default for the path of a setting: `lambda.charge.timeout`; a policy is attached unless it says otherwise.
pub fn default(path: &str) -> Option<&'static toml::Value> {
    static YES: toml::Value = toml::Value::Boolean(true);
    let (service, rest) = path.split_once('.')?;
    let (_, key) = rest.split_once('.')?;
    if service == "policy" && key == "attached" {
        return Some(&YES);
    }
    let section = SECTIONS.iter().find(|section| section.id == service)?;
    match section
        .keys
        .iter()
        .find(|known| known.name == key)?
        .fallback
    {
        Fallback::Default(path) => model::default(path),
        _ => None,
    }
}

/// A setting that counts without being written.
fn fallback(key: &str, fallback: Fallback) -> Option<Setting> {
    let Fallback::Default(path) = fallback else {
        return None;
    };
    Some(Setting {
        key: key.to_owned(),
        value: model::default(path)?.clone(),
        is_set: false,
    })
}

/// A written setting; tables and lists of tables become one setting for each of their keys.
fn spread(key: &str, value: toml::Value, found: &mut Vec<Setting>) {
    match value {
        toml::Value::Array(items) if items.iter().any(toml::Value::is_table) => {
            for (place, item) in items.into_iter().enumerate() {
                spread(&format!("{key}.{place}"), item, found);
            }
        }
        toml::Value::Table(entries) => {
            let is_poll = key.starts_with("polls.");
            let from_queue = entries
                .get("from")
                .and_then(toml::Value::as_str)
                .is_some_and(|from| from.starts_with("sqs."));
            let mut left: Vec<(String, Option<Setting>)> = Vec::new();
            if is_poll && from_queue {
                let declared = SECTIONS.iter().find(|section| section.id == "poll");
                for poll in declared.map_or(&[][..], |section| section.keys) {
                    left.push((poll.name.to_owned(), fallback(poll.name, poll.fallback)));
                }
            }
            for (name, value) in entries {
                left.retain(|(known, _)| *known != name);
                spread(&format!("{key}.{name}"), value, found);
            }
            found.extend(left.into_iter().filter_map(|(_, setting)| {
                let setting = setting?;
                let key = format!("{key}.{}", setting.key);
                Some(Setting { key, ..setting })
            }));
        }
        value => found.push(Setting {
            key: key.to_owned(),
            value,
            is_set: true,
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::sim::reference::HEAD;

    fn example(text: &str) -> Scenario {
        let text: Arc<str> = format!("{HEAD}{text}").into();
        Scenario::parse("example.toml", &text).expect("the example can be read")
    }

    #[test]
    fn settings_are_shown_and_behaviour_is_not() {
        let scenario = example(include_str!("reference/example/ticket.toml"));
        let settings = settings(&scenario);
        let of = |node: &str, key: &str| {
            let (_, settings) = settings.iter().find(|(name, _)| name == node)?;
            settings.iter().find(|setting| setting.key == key).cloned()
        };
        let count = of("sqs.orders", "max_receive_count").expect("written");
        assert!(count.is_set && count.value.as_integer() == Some(1));
        let visibility = of("sqs.orders", "visibility_timeout").expect("by default");
        assert!(!visibility.is_set && visibility.value.as_str() == Some("30 s"));
        assert!(of("lambda.charge", "polls.0.batch_size").is_some_and(|size| size.is_set));
        assert!(of("lambda.charge", "polls.0.batching_window").is_some_and(|size| !size.is_set));
        assert_eq!(of("lambda.charge", "fails"), None);
        assert_eq!(of("client.shop", "arrivals"), None);
    }

    #[test]
    fn policies_are_shown_with_the_document_that_counts() {
        let scenario = example(include_str!("reference/example/policy.toml"));
        let policies = policies(&scenario);
        assert_eq!(policies.len(), 2);
        assert!(policies[0].document.contains("sqs:SendMessage"));
        assert!(policies[0].attached && !policies[0].of_resource);
        assert!(!policies[1].attached && policies[1].of_resource);
        let changed = scenario
            .with(&[("policy.0.document".to_owned(), "may receive".into())])
            .expect("a scenario");
        let document = &super::policies(&changed)[0].document;
        assert!(document.contains("sqs:ReceiveMessage"));
    }
}
