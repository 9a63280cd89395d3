//! Scenario files as they get broken: values replaced, keys dropped and swapped, tables doubled, lines lost. Whatever can still be read
//! runs to an end without a panic, loses nothing, comes to numbers that are numbers, and runs the same again. Longer:
//! `MUTATIONS=20000 cargo test --release --test sim_mutations`.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod judged;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use terakoya::sim;
use terakoya::sim::Options;
use terakoya::sim::reference::HEAD;
use terakoya::sim::reference::SECTIONS;
use terakoya::sim::scenario::Scenario;
use toml::Value;

/// Events of a run: enough to get into trouble.
const BUDGET: u64 = 5_000;

/// What a value may become: every kind, far too small, far too large, and nonsense.
const VALUES: [&str; 44] = [
    "0",
    "1",
    "-1",
    "2",
    "7",
    "1000",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "0.0",
    "0.5",
    "1.0",
    "1e300",
    "-0.1",
    "true",
    "false",
    "\"\"",
    "\"0 s\"",
    "\"1 us\"",
    "\"3 s\"",
    "\"10 min\"",
    "\"9999 d\"",
    "\"200000000 d\"",
    "\"0 B\"",
    "\"1 B\"",
    "\"10 GB\"",
    "\"0/s\"",
    "\"1000000/s\"",
    "\"0.000001/d\"",
    "\"30 %\"",
    "\"100 %\"",
    "\"always\"",
    "\"never\"",
    "\"lambda.f\"",
    "\"nobody\"",
    "[]",
    "[0]",
    "[\"a\", \"b\"]",
    "{}",
    "{ first = 3 }",
    "{ exponential = \"1 s\" }",
    "{ burst = { count = 10000000, at = \"0 s\", within = \"0 s\" } }",
    "1979-05-27",
];

/// One thing that goes wrong; the numbers choose where, modulo what is there.
#[derive(Clone, Copy, Debug)]
enum Mutation {
    Replace(usize, usize),
    Drop(usize),
    /// The value of one key under another.
    Move(usize, usize),
    /// A table, or an item of a list, once more.
    Double(usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let any = any::<usize>();
    prop_oneof![
        4 => (any, any).prop_map(|(at, with)| Mutation::Replace(at, with)),
        2 => any.prop_map(Mutation::Drop),
        2 => (any, any).prop_map(|(at, from)| Mutation::Move(at, from)),
        1 => any.prop_map(Mutation::Double),
    ]
}

/// Every scenario there is: examples, lessons, the reference.
fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = judged::files(&root.join("tests/scenarios"));
    files.extend(judged::lessons());
    files.sort();
    let files = files.iter().map(|path| fs::read_to_string(path).unwrap());
    let examples = SECTIONS.iter().filter_map(|section| section.example);
    files
        .chain(examples.map(|example| format!("{HEAD}{example}")))
        .collect()
}

/// Paths of everything below a value, in order; texts for readers are left alone, they are not what runs.
fn paths(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut step = |key: &str, inside: &Value| {
        if ["title", "story", "text", "ask", "why", "label", "id"].contains(&key) {
            return;
        }
        let path = format!("{at}\u{1}{key}");
        found.push(path.clone());
        paths(inside, &path, found);
    };
    match value {
        Value::Table(table) => table.iter().for_each(|(key, inside)| step(key, inside)),
        Value::Array(items) => {
            for (place, inside) in items.iter().enumerate() {
                step(&place.to_string(), inside);
            }
        }
        _ => {}
    }
}

fn inside<'v>(tree: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    let mut here = tree;
    for part in path.split('\u{1}').skip(1) {
        here = match here {
            Value::Array(items) => items.get_mut(part.parse::<usize>().ok()?)?,
            table => table.as_table_mut()?.get_mut(part)?,
        };
    }
    Some(here)
}

fn mutate(tree: &mut Value, mutation: Mutation) {
    let mut all = Vec::new();
    paths(tree, "", &mut all);
    if all.is_empty() {
        return;
    }
    let path = |number: usize| all[number % all.len()].as_str();
    match mutation {
        Mutation::Replace(at, with) => {
            let text = VALUES[with % VALUES.len()];
            let table: toml::Table = toml::from_str(&format!("x = {text}")).unwrap();
            if let Some(value) = inside(tree, path(at)) {
                *value = table["x"].clone();
            }
        }
        Mutation::Move(at, from) => {
            let moved = inside(tree, path(from)).cloned();
            if let (Some(value), Some(moved)) = (inside(tree, path(at)), moved) {
                *value = moved;
            }
        }
        Mutation::Drop(at) | Mutation::Double(at) => {
            let (above, last) = path(at).rsplit_once('\u{1}').unwrap();
            let dropped = matches!(mutation, Mutation::Drop(_));
            match inside(tree, above) {
                Some(Value::Array(items)) => {
                    let place: usize = last.parse().unwrap();
                    if dropped {
                        items.remove(place);
                    } else {
                        items.push(items[place].clone());
                    }
                }
                Some(Value::Table(table)) if dropped => {
                    table.remove(last);
                }
                Some(Value::Table(table)) => {
                    let copy = table[last].clone();
                    table.insert(format!("{last}-2"), copy);
                }
                _ => {}
            }
        }
    }
}

fn written(value: &Value, text: &mut String) {
    match value {
        Value::String(words) => {
            text.push('"');
            for c in words.chars() {
                match c {
                    '"' | '\\' => text.extend(['\\', c]),
                    c if c.is_control() => write!(text, "\\u{:04X}", u32::from(c)).unwrap(),
                    c => text.push(c),
                }
            }
            text.push('"');
        }
        Value::Integer(number) => write!(text, "{number}").unwrap(),
        Value::Float(number) => write!(text, "{number:?}").unwrap(),
        Value::Boolean(truth) => write!(text, "{truth}").unwrap(),
        Value::Datetime(moment) => write!(text, "{moment}").unwrap(),
        Value::Array(items) => {
            text.push('[');
            for item in items {
                written(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Table(table) => {
            text.push('{');
            for (place, (key, inside)) in table.iter().enumerate() {
                write!(text, "{}\"{key}\" = ", if place > 0 { ", " } else { "" }).unwrap();
                written(inside, text);
            }
            text.push('}');
        }
    }
}

/// Runs a text if it can be read. Says whether it could.
fn survives(text: &str, seed: u64) -> bool {
    let source: Arc<str> = text.into();
    let Ok(scenario) = Scenario::parse("mutated.toml", &source) else {
        return false;
    };
    let options = Options {
        seed: Some(seed),
        budget: Some(BUDGET),
        record: true,
        ..Options::default()
    };
    let run = sim::run(&scenario, &options);
    assert!(run.events <= BUDGET, "{text}");
    for balance in &run.balances {
        assert!(balance.holds(), "{balance:?}\n{text}");
    }
    for (path, value) in run.measures.iter() {
        let number = value.number;
        assert!(
            number.is_finite() && number >= 0.0,
            "{path} {value:?}\n{text}"
        );
    }
    let mut before = 0;
    for entry in &run.trace.entries {
        assert!(before <= entry.at, "time runs backwards\n{text}");
        before = entry.at;
        assert!(!run.trace.message(entry).id.is_empty());
    }
    assert!(sim::run(&scenario, &options) == run, "not the same\n{text}");
    true
}

fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("MUTATIONS").ok();
    ProptestConfig {
        cases: asked.and_then(|count| count.parse().ok()).unwrap_or(usual),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

#[test]
fn what_can_still_be_read_runs_to_an_end() {
    let texts = texts();
    assert!(texts.len() >= 60, "{}", texts.len());
    let mut runner = TestRunner::new(cases(400));
    let which = any::<prop::sample::Index>();
    let mutations = prop::collection::vec(mutation(), 1..4);
    let read = std::cell::Cell::new(0_u32);
    runner
        .run(
            &(which, mutations, any::<u64>()),
            |(which, mutations, seed)| {
                let mut tree =
                    Value::Table(toml::from_str(&texts[which.index(texts.len())]).unwrap());
                for mutation in mutations {
                    mutate(&mut tree, mutation);
                }
                let mut text = String::new();
                for (key, value) in tree.as_table().unwrap() {
                    write!(text, "\"{key}\" = ").unwrap();
                    written(value, &mut text);
                    text.push('\n');
                }
                read.set(read.get() + u32::from(survives(&text, seed)));
                Ok(())
            },
        )
        .unwrap();
    assert!(read.get() > 20, "only {} could be read", read.get());
}

/// Lines lost, doubled and swapped: mostly a mistake with a place, never a panic.
#[test]
fn lines_may_be_lost() {
    let texts = texts();
    let mut runner = TestRunner::new(cases(200));
    let which = any::<prop::sample::Index>();
    let cuts = prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8), 1..4);
    runner
        .run(&(which, cuts), |(which, cuts)| {
            let mut lines: Vec<&str> = texts[which.index(texts.len())].lines().collect();
            for (at, how) in cuts {
                if lines.len() < 2 {
                    break;
                }
                let at = at.index(lines.len() - 1);
                match how {
                    0 => drop(lines.remove(at)),
                    1 => lines.insert(at, lines[at]),
                    _ => lines.swap(at, at + 1),
                }
            }
            survives(&lines.join("\n"), 1);
            Ok(())
        })
        .unwrap();
}
