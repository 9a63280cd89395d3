//! A theme file: meanings and how they look. Every mistake in it is told with its place; a meaning it does not name looks as in the
//! default theme.

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::style::Color;
use ratatui::style::Modifier;

use crate::msg;
use crate::present::line::Meaning;
use crate::problem::Problem;
use crate::table::File;
use crate::table::Table;
use crate::table::Value;
use crate::tui::theme::colour;

/// Every meaning by its name in a theme file.
pub const NAMES: [(&str, Meaning); 22] = [
    ("text", Meaning::Text),
    ("dim", Meaning::Dim),
    ("heading", Meaning::Heading),
    ("accent", Meaning::Accent),
    ("strong", Meaning::Strong),
    ("emphasis", Meaning::Emphasis),
    ("struck", Meaning::Struck),
    ("term", Meaning::Term),
    ("fact", Meaning::Fact),
    ("link", Meaning::Link),
    ("code", Meaning::Code),
    ("code-keyword", Meaning::CodeKeyword),
    ("code-string", Meaning::CodeString),
    ("code-number", Meaning::CodeNumber),
    ("code-comment", Meaning::CodeComment),
    ("code-name", Meaning::CodeName),
    ("right", Meaning::Right),
    ("unsure", Meaning::Unsure),
    ("wrong", Meaning::Wrong),
    ("frame", Meaning::Frame),
    ("selected", Meaning::Selected),
    ("hit", Meaning::Hit),
];

/// Attributes by their names in a theme file.
const STYLES: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("crossed-out", Modifier::CROSSED_OUT),
];

/// How one meaning looks, as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub colour: Option<Color>,
    pub background: Option<Color>,
    pub style: Modifier,
}

/// Reads a theme by the name its author knows the file by.
pub fn parse(name: &str, text: &str) -> Result<BTreeMap<Meaning, Look>, Vec<Problem>> {
    let text: Arc<str> = text.into();
    let file = File::new(name, &text);
    let tree = file.parse();
    let root = file.root(&tree);
    let mut looks = BTreeMap::new();
    for (name, meaning) in NAMES {
        if let Some(table) = root.get(name).and_then(Value::table) {
            looks.insert(meaning, look(&table));
            table.finish();
        }
    }
    root.finish();
    let problems = file.into_problems();
    if problems.is_empty() {
        Ok(looks)
    } else {
        Err(problems)
    }
}

fn look(table: &Table<'_>) -> Look {
    let styles = table.get("style").and_then(Value::list);
    let style = styles
        .unwrap_or_default()
        .into_iter()
        .filter_map(|word| word.one_of(&STYLES))
        .fold(Modifier::empty(), |all, one| all | one);
    Look {
        colour: table.get("colour").and_then(shade),
        background: table.get("background").and_then(shade),
        style,
    }
}

fn shade(value: Value<'_>) -> Option<Color> {
    let word = value.string()?;
    let read = colour::read(word);
    if read.is_none() {
        let names: Vec<&str> = colour::SIXTEEN.iter().map(|(name, _)| *name).collect();
        value.file().refuse_with(
            value.at(),
            msg!("theme-colour", word = word),
            msg!("theme-colours", names = names.join(", ")),
        );
    }
    read
}
