//! The layers of ARCHITECTURE.md, held: who may import whom, words reserved to one module, files of a readable length that say
//! what they are for. Each rule is also tried on a text that breaks it.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod source;

use std::collections::BTreeSet;
use std::fs;

use source::Source;

/// Modules that import nothing of ours but each other; every module may import them.
const LEAVES: &[&str] = &[
    "confidence",
    "error",
    "fold",
    "lang",
    "message",
    "moment",
    "nearest",
    "problem",
    "quantity",
    "rng",
    "table",
];

/// What else each module may import. A module that is not here may import leaves only.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("course", &[]),
    ("memory", &[]),
    ("sim", &[]),
    ("text", &[]),
    ("i18n", &[]),
    ("config", &[]),
    ("search", &["course"]),
    ("quiz", &["course", "sim"]),
    ("store", &["course", "memory"]),
    ("study", &["course", "quiz", "memory", "sim", "store"]),
    (
        "check",
        &["course", "quiz", "sim", "present", "text", "i18n"],
    ),
    (
        "present",
        &[
            "course", "search", "quiz", "memory", "sim", "study", "i18n", "text",
        ],
    ),
    (
        "cli",
        &[
            "course", "search", "quiz", "memory", "sim", "study", "check", "present", "i18n",
            "text", "config",
        ],
    ),
    (
        "tui",
        &[
            "course", "search", "quiz", "memory", "sim", "study", "check", "present", "i18n",
            "text", "config",
        ],
    ),
    ("main", &["cli", "tui"]),
    ("lib", &[]),
];

/// Words that only some modules may use in their code, and why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("ratatui", &["tui"], "only tui draws"),
    ("crossterm", &["tui"], "only tui knows the terminal"),
    ("rusqlite", &["store"], "only store knows SQLite"),
    ("rusqlite_migration", &["store"], "only store knows SQLite"),
    ("clap", &["cli"], "only cli knows the command line"),
    ("clap_complete", &["cli"], "only cli knows the command line"),
    ("clap_mangen", &["cli"], "only cli knows the command line"),
    ("fluent", &["i18n"], "only i18n knows Fluent"),
    ("fsrs", &["memory"], "only memory knows FSRS"),
    ("pulldown_cmark", &["course"], "only course reads Markdown"),
    ("annotate_snippets", &["present"], "only present draws"),
    (
        "SystemTime",
        &["cli", "tui"],
        "only front ends read a clock",
    ),
    ("Instant", &["cli", "tui"], "only front ends read a clock"),
    ("::now(", &["cli", "tui"], "only front ends read a clock"),
    (
        "std::env",
        &["cli", "tui"],
        "only front ends see the environment",
    ),
    ("TcpStream", &[], "terakoya opens no socket, ever"),
    ("TcpListener", &[], "terakoya opens no socket, ever"),
    ("UdpSocket", &[], "terakoya opens no socket, ever"),
    ("ToSocketAddrs", &[], "terakoya opens no socket, ever"),
];

/// Lines a file may have, its tests not counted.
const LONGEST: usize = 600;

/// Names that say nothing, so no file has one.
const EMPTY_NAMES: &[&str] = &[
    "manager",
    "helper",
    "helpers",
    "util",
    "utils",
    "handler",
    "component",
    "common",
    "misc",
];

fn may_import(module: &str, other: &str) -> bool {
    module == other
        || (LEAVES.contains(&other) && module != "main")
        || MAY_IMPORT
            .iter()
            .any(|(name, others)| *name == module && others.contains(&other))
}

/// Everything of ours that a file names, with the byte where it does.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let roots: &[&str] = if source.path == "src/main.rs" {
        &["crate::", "terakoya::"]
    } else {
        &["crate::"]
    };
    for root in roots {
        for at in source::words(&source.code, root) {
            let name: String = source.code[at + root.len()..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            found.push((at, name));
        }
    }
    found
}

fn wrong_imports(source: &Source) -> Vec<String> {
    // `msg!` is exported at the root: a leaf's macro, not a module.
    imports(source)
        .into_iter()
        .filter(|(_, name)| name != "msg" && !may_import(source.module(), name))
        .map(|(at, name)| {
            let module = source.module();
            let place = source.place(at);
            if name.is_empty() {
                format!("{place}: one path per `use`, so that this test can read it")
            } else {
                format!("{place}: {module} must not import {name}")
            }
        })
        .collect()
}

/// `use` with braces, and `super` chains that climb out of the module.
fn hidden_imports(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    for at in source::words(&source.code, "use ") {
        let statement = source.code[at..].split(';').next().unwrap_or("");
        let starts_a_line = source.code[..at]
            .rsplit('\n')
            .next()
            .is_some_and(|before| before.trim().is_empty() || before.trim().starts_with("pub"));
        if starts_a_line && statement.contains('{') {
            wrong.push(format!("{}: one path per `use` line", source.place(at)));
        }
    }
    for at in source::words(&source.code, "super::") {
        if source.code[..at].ends_with("super::") {
            continue;
        }
        let mut climbs = 0;
        let mut rest = &source.code[at..];
        while let Some(after) = rest.strip_prefix("super::") {
            climbs += 1;
            rest = after;
        }
        let room = source.depth() + usize::from(at >= source.tests_at);
        if climbs >= room.max(1) {
            wrong.push(format!("{}: `super` leaves the module", source.place(at)));
        }
    }
    wrong
}

fn reserved_words(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    for (word, modules, why) in RESERVED {
        if modules.contains(&source.module()) {
            continue;
        }
        for at in source::words(source.product(), word) {
            wrong.push(format!("{}: `{word}`: {why}", source.place(at)));
        }
    }
    wrong
}

fn unordered_maps(source: &Source) -> Vec<String> {
    if source.module() != "sim" {
        return Vec::new();
    }
    ["HashMap", "HashSet", "RandomState"]
        .iter()
        .flat_map(|word| source::words(source.product(), word))
        .map(|at| {
            format!(
                "{}: the order of a hash map differs between runs",
                source.place(at)
            )
        })
        .collect()
}

fn without_a_header(source: &Source) -> Option<String> {
    (!source.text.starts_with("//! ")).then(|| {
        format!(
            "{}: begin with `//!`: what it is for and what it must not do",
            source.path
        )
    })
}

fn too_long(source: &Source) -> Option<String> {
    let lines = source.text[..source.tests_at].lines().count();
    (lines > LONGEST).then(|| format!("{}: {lines} lines, at most {LONGEST}", source.path))
}

fn empty_name(source: &Source) -> Option<String> {
    source
        .path
        .split('/')
        .map(|part| part.strip_suffix(".rs").unwrap_or(part))
        .find(|part| EMPTY_NAMES.contains(part))
        .map(|name| format!("{}: `{name}` says nothing", source.path))
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn modules_import_only_what_their_layer_may() {
    let wrong: Vec<String> = source::under("src")
        .iter()
        .flat_map(|source| [wrong_imports(source), hidden_imports(source)].concat())
        .collect();
    assert_none(&wrong);
}

#[test]
fn reserved_words_stay_in_their_module() {
    let wrong: Vec<String> = source::under("src")
        .iter()
        .flat_map(|source| [reserved_words(source), unordered_maps(source)].concat())
        .collect();
    assert_none(&wrong);
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let wrong: Vec<String> = ["src", "tests"]
        .iter()
        .flat_map(|folder| source::under(folder))
        .flat_map(|source| {
            [
                without_a_header(&source),
                too_long(&source),
                empty_name(&source),
            ]
        })
        .flatten()
        .collect();
    assert_none(&wrong);
}

#[test]
fn every_module_has_its_place() {
    let known: BTreeSet<&str> = LEAVES
        .iter()
        .copied()
        .chain(MAY_IMPORT.iter().map(|(name, _)| *name))
        .collect();
    let sources = source::under("src");
    let wrong: Vec<String> = sources
        .iter()
        .filter(|source| !known.contains(source.module()))
        .map(|source| format!("{}: give it a place in ARCHITECTURE.md", source.path))
        .collect();
    assert_none(&wrong);
    for leaf in LEAVES {
        assert!(
            sources.iter().any(|source| source.module() == *leaf),
            "{leaf} is named in the table but is not there"
        );
    }
}

#[test]
fn the_layers_have_no_cycle() {
    fn visit<'a>(module: &'a str, path: &mut Vec<&'a str>) {
        assert!(!path.contains(&module), "cycle: {path:?} → {module}");
        path.push(module);
        for (name, others) in MAY_IMPORT {
            if *name == module {
                for other in *others {
                    visit(other, path);
                }
            }
        }
        path.pop();
    }
    for (module, _) in MAY_IMPORT {
        visit(module, &mut Vec::new());
    }
}

/// ARCHITECTURE.md shows a reader the same table that is held here.
#[test]
fn architecture_md_shows_this_table() {
    let page = fs::read_to_string(source::root().join("ARCHITECTURE.md")).unwrap();
    let row = |name: &str| {
        page.lines()
            .find(|line| line.starts_with(&format!("| `{name}` |")))
            .unwrap_or_else(|| panic!("ARCHITECTURE.md has no row for {name}"))
    };
    for leaf in LEAVES {
        assert!(
            page.lines()
                .any(|line| line.starts_with("| leaves:") && line.contains(&format!("`{leaf}`"))),
            "ARCHITECTURE.md does not name the leaf {leaf}"
        );
    }
    for (module, others) in MAY_IMPORT.iter().filter(|(name, _)| *name != "lib") {
        let cell = row(module).split('|').nth(2).unwrap_or("");
        let shown: BTreeSet<&str> = cell.split('`').skip(1).step_by(2).collect();
        let held: BTreeSet<&str> = others.iter().copied().collect();
        assert_eq!(shown, held, "ARCHITECTURE.md, row {module}");
    }
}

#[test]
fn these_rules_can_fail() {
    let cases: &[(&str, &str)] = &[
        ("src/sim/a.rs", "use crate::store::Store;"),
        ("src/sim/a.rs", "fn f() { crate::course::load(); }"),
        ("src/cli/a.rs", "use crate::tui::run;"),
        ("src/tui/a.rs", "use crate::store::Store;"),
        ("src/fold.rs", "use crate::course::model::Course;"),
        ("src/main.rs", "use terakoya::store::Store;"),
        ("src/sim/a.rs", "use crate::{store, rng};"),
        ("src/sim/a.rs", "use super::super::store::Store;"),
        ("src/sim.rs", "use super::store::Store;"),
        ("src/sim/a.rs", "use crate::*;"),
    ];
    for (path, text) in cases {
        let source = Source::new(path, text);
        let found = [wrong_imports(&source), hidden_imports(&source)].concat();
        assert!(!found.is_empty(), "{path} let through: {text}");
    }
    let words: &[(&str, &str)] = &[
        ("src/present/a.rs", "use ratatui::text::Line;"),
        ("src/study/a.rs", "use rusqlite::Connection;"),
        ("src/study/a.rs", "let now = Timestamp::now();"),
        ("src/sim/a.rs", "use std::collections::HashMap;"),
        ("src/tui/a.rs", "use std::net::TcpStream;"),
    ];
    for (path, text) in words {
        let source = Source::new(path, text);
        let found = [reserved_words(&source), unordered_maps(&source)].concat();
        assert!(!found.is_empty(), "{path} let through: {text}");
    }
    let long = "//! x\n".repeat(LONGEST + 1);
    assert!(too_long(&Source::new("src/a.rs", &long)).is_some());
    let tested = format!("{}#[cfg(test)]\nmod tests {{\n{long}}}\n", "//! x\n");
    assert!(too_long(&Source::new("src/a.rs", &tested)).is_none());
    assert!(without_a_header(&Source::new("src/a.rs", "fn f() {}")).is_some());
    assert!(empty_name(&Source::new("src/sim/utils.rs", "")).is_some());
}

#[test]
fn comments_and_strings_are_not_code() {
    let text = r##"// use crate::store::Store;
/* crate::store /* crate::tui */ crate::cli */
const A: &str = "crate::store"; const B: &str = r#"crate::"tui"#; const C: char = '"';
fn f<'a>(x: &'a str) -> char { let _ = "\"crate::cli"; '\'' }
"##;
    let source = Source::new("src/sim/a.rs", text);
    assert_eq!(imports(&source), []);
    assert!(source.code.contains("fn f<'a>(x: &'a str)"));
    assert!(source.no_comments.contains("crate::\"tui"));
    assert!(!source.no_comments.contains("/*"));
}
