//! What the documents say is tried: every command runs, links lead somewhere, both languages of the README show the same.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its input should stop loudly"
)]

mod program;

use std::fs;

use program::Home;
use program::is_japanese;
use program::root;
use terakoya::tui::keymap;

const READMES: [(&str, &str); 2] = [("README.md", "en"), ("README.ja.md", "ja")];

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// The fenced blocks of a language, in order.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    page.split(&fence)
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap().to_owned())
        .collect()
}

/// Every line of the shell blocks.
fn commands(page: &str) -> Vec<String> {
    blocks(page, "sh")
        .iter()
        .flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn every_command_of_the_readme_works() {
    for (name, lang) in READMES {
        let home = Home::new(lang);
        let mut tried = 0;
        for line in commands(&read(name)) {
            let Some(words) = line.strip_prefix("terakoya ") else {
                assert!(line.starts_with("cargo "), "{name}: {line}");
                continue;
            };
            let ran = home.run(words);
            assert_eq!(ran.code, Some(0), "{name}: {line}\n{}", ran.stderr);
            assert!(!ran.stdout.is_empty(), "{name}: {line}");
            tried += 1;
        }
        assert!(tried >= 10, "{name}: {tried}");
    }
}

#[test]
fn the_first_two_commands_are_all_a_newcomer_needs() {
    for (name, _) in READMES {
        let page = read(name);
        let first = commands(&page);
        assert_eq!(first[..2], ["cargo run --release", "cargo test"], "{name}");
        assert!(page.contains("`cc`"), "{name}: SQLite needs a C compiler");
    }
    let script = read(".ci/run");
    let steps: Vec<&str> = script
        .lines()
        .filter_map(|line| line.strip_prefix("step "))
        .collect();
    assert_eq!(
        steps,
        [
            "cargo fmt --check",
            "cargo clippy --all-targets -- -D warnings",
            "cargo test"
        ]
    );
}

#[test]
fn both_readmes_show_the_same() {
    let [english, japanese] = READMES.map(|(name, _)| read(name));
    assert_eq!(commands(&english), commands(&japanese));
    let headings = |page: &str| page.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(headings(&english), headings(&japanese));
    let rows = |page: &str| page.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(rows(&english), rows(&japanese));
    let prose = |page: &str| {
        let outside_of_code: Vec<&str> = page.split("```").step_by(2).collect();
        let text = outside_of_code.concat();
        text.split("\n\n")
            .filter(|part| !part.starts_with(['#', '[']))
            .filter(|part| is_japanese(part))
            .count()
    };
    assert_eq!(prose(&english), 0);
    assert!(prose(&japanese) > 8);
}

#[test]
fn the_configuration_shown_is_accepted() {
    for (name, lang) in READMES {
        let home = Home::new(lang);
        let config = blocks(&read(name), "toml").join("\n");
        assert!(config.contains("lang = "), "{name}");
        home.write(".config/terakoya/config.toml", &config);
        home.run("course outline").result();
    }
}

#[test]
fn the_keys_of_the_table_are_keys_of_the_program() {
    use terakoya::tui::key::Key;
    for (name, _) in READMES {
        let page = read(name);
        let rows = page.lines().filter(|line| line.starts_with("| `"));
        let mut seen = 0;
        for key in rows.flat_map(|row| {
            let cell = row.split('|').nth(1).unwrap();
            cell.split('`').skip(1).step_by(2)
        }) {
            let meant = match key {
                "↑" => Key::Up,
                "↓" => Key::Down,
                "Enter" => Key::Enter,
                "Space" => Key::Char(' '),
                "Tab" => Key::Tab,
                "Esc" => Key::Esc,
                other => Key::Char(other.chars().next().unwrap()),
            };
            let known = keymap::Context::ALL
                .iter()
                .any(|context| keymap::action(*context, meant).is_some());
            assert!(known, "{name}: {key}");
            seen += 1;
        }
        assert!(seen >= 9, "{name}");
    }
}

#[test]
fn links_lead_somewhere() {
    for name in [
        "README.md",
        "README.ja.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
    ] {
        for target in read(name).split("](").skip(1) {
            let target = target.split(')').next().unwrap();
            assert!(root().join(target).exists(), "{name}: {target}");
        }
    }
    let licence = read("LICENSE");
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(licence.contains(file) && root().join(file).exists());
    }
}

#[test]
fn the_map_names_every_module() {
    let page = read("ARCHITECTURE.md");
    let lib = read("src/lib.rs");
    let modules = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for module in modules {
        assert!(page.contains(&format!("`{module}`")), "{module}");
    }
}
