//! The list and the readers agree: every key is asked for and no other, takes what it says, and its default is what counts without it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use toml::Value;

use super::*;
use crate::message::Arg;
use crate::problem::Problem;
use crate::sim;
use crate::sim::Options;
use crate::sim::model;
use crate::sim::scenario::NOT_YET;
use crate::sim::scenario::Scenario;
use crate::sim::scenario::written;

const EVERY: &str = include_str!("every.toml");

/// Services in the order in which a node of each stands in the file, with its name.
const NODES: [(Service, &str); 14] = [
    (Service::Client, "client.c"),
    (Service::Api, "api.a"),
    (Service::Lambda, "lambda.uniform"),
    (Service::Sqs, "sqs.d"),
    (Service::Sns, "sns.t"),
    (Service::Kinesis, "kinesis.k"),
    (Service::S3, "s3.b"),
    (Service::EventBridge, "eventbridge.e"),
    (Service::Server, "server.m"),
    (Service::Service, "service.s"),
    (Service::Part, "server.m.orders"),
    (Service::Cognito, "cognito.u"),
    (Service::Fargate, "fargate.w"),
    (Service::Alarm, "alarm.x"),
];

fn every() -> Value {
    Value::Table(toml::from_str(EVERY).unwrap())
}

fn parse(tree: &Value) -> Result<Scenario, Vec<Problem>> {
    let mut text = String::new();
    for (key, value) in tree.as_table().unwrap() {
        writeln!(text, "{key} = {}", written(value)).unwrap();
    }
    let source: Arc<str> = text.into();
    Scenario::parse("every.toml", &source)
}

fn told(problems: &[Problem]) -> String {
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

fn table<'t>(tree: &'t mut Value, at: &str) -> &'t mut toml::Table {
    let mut here = tree;
    for part in at.split('.').filter(|part| !part.is_empty()) {
        here = match here {
            Value::Array(items) => &mut items[part.parse::<usize>().unwrap()],
            other => other.as_table_mut().unwrap().get_mut(part).unwrap(),
        };
    }
    here.as_table_mut().unwrap()
}

/// The file with a key set; others of its group make place for it.
fn with(section: &Section, key: &Key, value: Value) -> Value {
    let mut tree = every();
    let table = table(&mut tree, section.at);
    if let Fallback::OneOf(group) = key.fallback {
        for other in section.keys {
            if other.fallback == Fallback::OneOf(group) {
                table.remove(other.name);
            }
        }
    }
    table.insert(key.name.to_owned(), value);
    tree
}

fn literal(text: &str) -> Value {
    let table: toml::Table = toml::from_str(&format!("x = {text}")).unwrap();
    table["x"].clone()
}

fn node_of(service: Service) -> &'static str {
    let (_, name) = NODES.iter().find(|(known, _)| *known == service).unwrap();
    name
}

/// A value that a key has to take.
fn sample(key: &Key) -> Option<Value> {
    if let Some(sample) = key.sample {
        return Some(literal(sample));
    }
    if let Some(range) = key.range {
        return Some(bound(key.kind, range.high));
    }
    Some(literal(match key.kind {
        Kind::Text | Kind::Remark => "\"orders\"",
        Kind::Both => "{ en = \"a\", ja = \"あ\" }",
        Kind::Switch | Kind::SwitchOrTable(_) => "true",
        Kind::Count | Kind::Integer | Kind::Number | Kind::Answer => "2",
        Kind::Span => "\"90 s\"",
        Kind::Size => "\"512 MB\"",
        Kind::Rate => "\"2/s\"",
        Kind::Share => "\"30 %\"",
        Kind::Word(words) => return Some(Value::String((*words.first()?).to_owned())),
        Kind::Node(services) | Kind::Nodes(services) => {
            return Some(Value::String(node_of(*services.first()?).to_owned()));
        }
        Kind::Workload => "\"workload.w\"",
        Kind::Authorizer => "\"iam\"",
        Kind::Drawn => "{ exponential = \"2 s\" }",
        Kind::Fails => "{ first = 2 }",
        // Tables stand in the file already, or have sections of their own.
        Kind::Table(_) | Kind::Tables(_) | Kind::NotYet => return None,
        Kind::NamesOrTables(_) | Kind::Texts | Kind::TextOrTexts => "[\"orders\"]",
        Kind::Recorded => "[1, 2.5, \"3 s\"]",
        Kind::Spans | Kind::SpanOrSpans => "[\"1 s\", \"2 s\"]",
        Kind::Boths => "[{ en = \"a\", ja = \"あ\" }]",
        Kind::Json => "{ a = 1 }",
        Kind::Pattern => "{ source = [\"a\"] }",
        Kind::Policy => {
            "'{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}]}'"
        }
        Kind::Policies => "{ one = '{\"Version\": \"2012-10-17\", \"Statement\": []}' }",
        Kind::Path => "\"lambda.f.memory\"",
        Kind::Values => "[1, 2]",
        Kind::Measure => "\"lambda.f.errors\"",
        Kind::Answers => "[1, 2, 3]",
        Kind::Condition => "\"lambda.f.errors >= 0\"",
        Kind::Settings => "{ \"lambda.f.timeout\" = \"5 s\" }",
    }))
}

/// A bound as a value of the kind.
fn bound(kind: Kind, text: &str) -> Value {
    match kind {
        Kind::Count | Kind::Integer => Value::Integer(text.parse().unwrap()),
        Kind::Number => Value::Float(text.parse().unwrap()),
        _ => Value::String(text.to_owned()),
    }
}

/// Values just below and just above the bounds; none where there can be none.
fn outside(kind: Kind, range: Range) -> Vec<Value> {
    let micros = |text: &str| crate::quantity::span(text).unwrap();
    let bytes = |text: &str| crate::quantity::size(text).unwrap();
    match kind {
        Kind::Count | Kind::Integer => {
            let (low, high): (i64, i64) = (range.low.parse().unwrap(), range.high.parse().unwrap());
            let below = (low > 0).then(|| Value::Integer(low - 1));
            let above = high.checked_add(1).map(Value::Integer);
            below.into_iter().chain(above).collect()
        }
        Kind::Number => {
            let high: f64 = range.high.parse().unwrap();
            vec![Value::Float(-0.5), Value::Float(high + 0.5)]
        }
        Kind::Span => {
            let below = micros(range.low).checked_sub(1);
            let above = micros(range.high) + 1;
            let spans = below.into_iter().chain([above]);
            spans
                .map(|span| Value::String(format!("{span} us")))
                .collect()
        }
        Kind::Size => {
            let sizes = [bytes(range.low) - 1, bytes(range.high) + 1];
            sizes.map(|size| Value::String(format!("{size} B"))).into()
        }
        Kind::Rate => vec![Value::String("1000001/s".to_owned())],
        other => panic!("{other:?} has no bounds"),
    }
}

fn each(mut look: impl FnMut(&Section, &Key, &str)) {
    for section in SECTIONS {
        for key in section.keys {
            look(section, key, &format!("{} {}", section.heading, key.name));
        }
    }
}

fn warned(scenario: &Scenario, key: &Key) -> bool {
    let mut warnings = scenario.plan.warnings.iter();
    warnings.any(|warning| {
        warning.setting == key.name
            && matches!(warning.rule, crate::sim::scenario::warning::Rule::Range(..))
    })
}

#[test]
fn the_file_has_one_of_everything() {
    assert!(
        parse(&every()).is_ok(),
        "{}",
        told(&parse(&every()).unwrap_err())
    );
}

/// A key that is none makes the reader name those it knows.
#[test]
fn readers_ask_for_exactly_these_keys() {
    for section in SECTIONS {
        let mut tree = every();
        table(&mut tree, section.at).insert("qqqqqqqq".to_owned(), Value::Boolean(true));
        let problems = parse(&tree).expect_err(section.heading);
        let hint = problems.iter().find_map(|problem| {
            let hint = problem.hint.as_ref()?;
            (hint.id == "check-known-keys").then_some(hint)
        });
        let hint = hint.unwrap_or_else(|| panic!("{}: {}", section.heading, told(&problems)));
        let Some((_, Arg::Text(known))) = hint.args.iter().find(|(name, _)| *name == "keys") else {
            panic!("{hint:?}");
        };
        let asked: BTreeSet<&str> = known.split(", ").collect();
        let mut listed: BTreeSet<&str> = section.keys.iter().map(|key| key.name).collect();
        if section.at.is_empty() {
            listed.extend(Service::NAMED.map(Service::name));
            listed.extend(NOT_YET);
        }
        assert_eq!(
            asked, listed,
            "{}: declare it in sim/reference",
            section.heading
        );
    }
}

#[test]
fn every_key_takes_what_it_says() {
    each(|section, key, name| {
        let Some(value) = sample(key) else {
            return;
        };
        let read = parse(&with(section, key, value));
        let scenario = read.unwrap_or_else(|problems| panic!("{name}: {}", told(&problems)));
        assert!(!warned(&scenario, key), "{name}");
    });
}

#[test]
fn every_key_refuses_something_else() {
    each(|section, key, name| {
        let wrong = match key.kind {
            Kind::Remark | Kind::Values => return,
            Kind::Settings | Kind::Both | Kind::Boths => "1",
            Kind::Json | Kind::Pattern => "\"{\"",
            _ => "{ qqqqqqqq = 1 }",
        };
        let read = parse(&with(section, key, literal(wrong)));
        assert!(read.is_err(), "{name} takes {wrong}");
        if matches!(key.kind, Kind::NotYet) {
            let read = parse(&with(section, key, literal("true"))).unwrap_err();
            let found = read
                .iter()
                .any(|problem| problem.message.id == "scenario-not-yet");
            assert!(found, "{name}");
        }
    });
}

#[test]
fn words_are_all_there_are() {
    each(|section, key, name| {
        let Kind::Word(words) = key.kind else {
            return;
        };
        for word in words {
            // A policy's kind has to fit the node it hangs on, which another test shows.
            if *word != "resource" {
                let value = Value::String((*word).to_owned());
                assert!(parse(&with(section, key, value)).is_ok(), "{name} {word}");
            }
        }
        let value = Value::String("qqqqqqqq".to_owned());
        assert!(parse(&with(section, key, value)).is_err(), "{name}");
    });
}

#[test]
fn nodes_are_of_exactly_these_services() {
    each(|section, key, name| {
        let (Kind::Node(services) | Kind::Nodes(services)) = key.kind else {
            return;
        };
        for (service, node) in NODES {
            let read = parse(&with(section, key, Value::String(node.to_owned())));
            let refused = read.err().is_some_and(|problems| {
                let wrong = |problem: &Problem| problem.message.id == "scenario-wrong-service";
                problems.iter().any(wrong)
            });
            assert_eq!(!refused, services.contains(&service), "{name}: {node}");
        }
    });
}

#[test]
fn bounds_are_where_they_are_told() {
    each(|section, key, name| {
        let Some(range) = key.range else {
            return;
        };
        for value in outside(key.kind, range) {
            let read = parse(&with(section, key, value.clone()));
            if key.name == "batch_size" && value == Value::Integer(0) {
                assert!(read.is_err(), "{name}: a batch of nothing");
                continue;
            }
            match range.outside {
                Outside::Refused => assert!(read.is_err(), "{name}: {value:?}"),
                Outside::Warned => {
                    let scenario =
                        read.unwrap_or_else(|problems| panic!("{name}: {}", told(&problems)));
                    assert!(warned(&scenario, key), "{name}: {value:?}");
                }
            }
        }
        for edge in [range.low, range.high] {
            let read = parse(&with(section, key, bound(key.kind, edge)));
            let scenario = read.unwrap_or_else(|problems| panic!("{name}: {}", told(&problems)));
            assert!(!warned(&scenario, key), "{name}: {edge}");
        }
    });
}

/// Leaving a key out is the same as writing its default.
#[test]
fn defaults_are_what_counts() {
    let plain = every();
    each(|section, key, name| {
        let value = match key.fallback {
            Fallback::Needed => {
                let mut tree = every();
                table(&mut tree, section.at).remove(key.name);
                assert!(parse(&tree).is_err(), "{name} is not needed");
                return;
            }
            Fallback::Value(text) => literal(text),
            Fallback::Default(path) => model::default(path).expect(path).clone(),
            Fallback::OneOf(group) => {
                let mut tree = every();
                let table = table(&mut tree, section.at);
                for other in section.keys {
                    if other.fallback == Fallback::OneOf(group) {
                        table.remove(other.name);
                    }
                }
                assert!(parse(&tree).is_err(), "none of {group} is enough");
                return;
            }
            Fallback::Nothing | Fallback::Told => return,
        };
        let mut without = plain.clone();
        table(&mut without, section.at).remove(key.name);
        let [without, with] = [without, with(section, key, value)].map(|tree| {
            let read = parse(&tree);
            read.unwrap_or_else(|problems| panic!("{name}: {}", told(&problems)))
        });
        assert_eq!(without.plan, with.plan, "{name}");
        let told = |scenario: &Scenario| (scenario.seed, scenario.horizon, scenario.warmup);
        assert_eq!(told(&without), told(&with), "{name}");
        assert_eq!(without.claims.len(), with.claims.len());
    });
}

#[test]
fn every_table_is_told_once_and_every_example_runs() {
    let ids: BTreeSet<&str> = SECTIONS.iter().map(|section| section.id).collect();
    assert_eq!(ids.len(), SECTIONS.len());
    each(|_, key, name| {
        if let Kind::Table(id)
        | Kind::Tables(id)
        | Kind::NamesOrTables(id)
        | Kind::SwitchOrTable(id) = key.kind
        {
            assert!(ids.contains(id), "{name}");
        }
    });
    let measured: Vec<Service> = SECTIONS
        .iter()
        .filter_map(|section| section.measures)
        .collect();
    for service in Service::NAMED {
        assert!(measured.contains(&service), "{service:?}");
    }
    for section in SECTIONS {
        let Some(example) = section.example else {
            continue;
        };
        let source: Arc<str> = format!("{HEAD}{example}").into();
        let scenario = Scenario::parse(section.id, &source)
            .unwrap_or_else(|problems| panic!("{}", told(&problems)));
        assert!(scenario.plan.warnings.is_empty(), "{}", section.id);
        let options = Options {
            budget: Some(1_000_000),
            ..Options::default()
        };
        let run = sim::run(&scenario, &options);
        assert_ne!(run.stopped, sim::Stopped::Budget, "{}", section.id);
        for claim in &scenario.claims {
            assert!(claim.holds.holds(&run.measures).0, "{}", claim.written);
        }
        if let Some(service) = section.measures {
            let name = if service == Service::Mapping {
                "lambda."
            } else {
                service.name()
            };
            assert!(
                scenario.nodes().any(|node| node.starts_with(name)),
                "{name}"
            );
        }
    }
}
