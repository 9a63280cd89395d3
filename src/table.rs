//! Reads TOML that people write: typed getters over tables that know where they stand, collecting every problem instead of
//! stopping at the first. A key nobody asked for is an unknown key, so the reader that uses a key is also its documentation.
//! Knows nothing of courses or scenarios.
//!
//! ```
//! use terakoya::table::File;
//! use terakoya::table::Value;
//!
//! let file = File::new("a.toml", &"minutes = 15".into());
//! let parsed = file.parse();
//! let root = file.root(&parsed);
//! assert_eq!(root.need("minutes").and_then(Value::integer), Some(15));
//! root.finish();
//! assert!(file.into_problems().is_empty());
//! ```

mod syntax;
mod value;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::lang::Lang;
use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::nearest::nearest;
use crate::problem::Problem;

pub use value::Value;

/// A file being read, and the problems found in it so far.
#[derive(Debug)]
pub struct File {
    name: String,
    text: Arc<str>,
    problems: RefCell<Vec<Problem>>,
}

/// A table: the whole file, `[section]`, one of `[[several]]`, or `{ inline }`.
#[derive(Debug)]
pub struct Table<'a> {
    file: &'a File,
    entries: &'a DeTable<'a>,
    at: Range<usize>,
    asked: RefCell<Vec<&'a str>>,
}

impl File {
    /// A file by the path its author knows, and its text.
    pub fn new(name: &str, text: &Arc<str>) -> Self {
        Self {
            name: name.to_owned(),
            text: text.clone(),
            problems: RefCell::new(Vec::new()),
        }
    }

    /// The path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text.
    pub const fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The tree of the file. What cannot be understood is reported, and the tree goes on as well as it can behind it.
    pub fn parse(&self) -> Spanned<DeTable<'_>> {
        let (tree, mistakes) = DeTable::parse_recoverable(&self.text);
        for mistake in mistakes {
            let at = mistake.span().unwrap_or(0..0);
            self.refuse(
                at,
                msg!("check-toml", detail = syntax::message(mistake.message())),
            );
        }
        tree
    }

    /// The outermost table.
    pub fn root<'a>(&'a self, tree: &'a Spanned<DeTable<'a>>) -> Table<'a> {
        Table {
            file: self,
            entries: tree.get_ref(),
            at: 0..0,
            asked: RefCell::default(),
        }
    }

    /// Records a problem at a place.
    pub fn refuse(&self, at: Range<usize>, message: Message) {
        self.report(self.problem(at, message));
    }

    /// Records a problem at a place, with advice.
    pub fn refuse_with(&self, at: Range<usize>, message: Message, hint: Message) {
        self.report(self.problem(at, message).hint(hint));
    }

    /// Records a problem.
    pub fn report(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// A problem in this file, not yet recorded.
    pub fn problem(&self, at: Range<usize>, message: Message) -> Problem {
        Problem::error(&self.name, &self.text, at, message)
    }

    /// Whether anything was found so far.
    pub fn is_sound(&self) -> bool {
        self.problems.borrow().is_empty()
    }

    /// Everything found, in the order of the text. In a file that is not TOML only that is told: what was read around the fault
    /// is a guess, and so would be complaints about it.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        if problems.iter().any(is_syntax) {
            problems.retain(is_syntax);
        }
        problems.sort_by_key(|problem| problem.at.start);
        problems
    }
}

impl<'a> Table<'a> {
    /// The file it stands in.
    pub const fn file(&self) -> &'a File {
        self.file
    }

    /// Bytes of its header or braces; empty at 0 for the whole file.
    pub fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// A value that may be absent.
    pub fn get(&self, key: &'static str) -> Option<Value<'a>> {
        self.asked.borrow_mut().push(key);
        self.entries
            .get_key_value(key)
            .map(|(key, value)| self.value(key, value))
    }

    /// A value that has to be there; its absence is reported.
    pub fn need(&self, key: &'static str) -> Option<Value<'a>> {
        let value = self.get(key);
        if value.is_none() {
            self.file
                .refuse(self.at(), msg!("check-missing-key", key = key));
        }
        value
    }

    /// All keys and values in the order of the text, for tables whose keys are names. They count as asked for.
    pub fn entries(&self) -> Vec<(&'a str, Value<'a>)> {
        let values = self.entries_untouched();
        let mut asked = self.asked.borrow_mut();
        asked.extend(values.iter().map(|value| value.key));
        values.into_iter().map(|value| (value.key, value)).collect()
    }

    /// The values in the order of the text, for a look over all of them; does not count as asking.
    pub fn entries_untouched(&self) -> Vec<Value<'a>> {
        let mut values: Vec<_> = self
            .entries
            .iter()
            .map(|(key, value)| (key.span().start, self.value(key, value)))
            .collect();
        values.sort_by_key(|(at, _)| *at);
        values.into_iter().map(|(_, value)| value).collect()
    }

    /// The whole table without positions; does not count as asking for anything.
    pub fn plain(&self) -> toml::Value {
        let entries = self.entries.iter();
        toml::Value::Table(
            entries
                .map(|(key, value)| (key.get_ref().to_string(), value::plain(value.get_ref())))
                .collect(),
        )
    }

    /// Whether a key is there; does not count as asking for it.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// A required string.
    pub fn string(&self, key: &'static str) -> Option<String> {
        self.need(key)?.string().map(str::to_owned)
    }

    /// A required text in both languages.
    pub fn text(&self, key: &'static str) -> Option<Text> {
        self.need(key)?.text()
    }

    /// A list of strings; empty if absent.
    pub fn strings(&self, key: &'static str) -> Vec<String> {
        self.get(key)
            .and_then(Value::list)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|value| value.string().map(str::to_owned))
            .collect()
    }

    /// The tables of `[[key]]`; none if absent.
    pub fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        self.get(key)
            .and_then(Value::list)
            .unwrap_or_default()
            .into_iter()
            .filter_map(Value::table)
            .collect()
    }

    /// Reports every key that was never asked for.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        for (key, _) in self.entries {
            let name: &str = key.get_ref();
            if asked.contains(&name) {
                continue;
            }
            let hint = match nearest(name, asked.iter().copied()) {
                Some(near) => msg!("check-did-you-mean", word = near),
                None => msg!("check-known-keys", keys = asked.join(", ")),
            };
            self.file
                .refuse_with(key.span(), msg!("check-unknown-key", key = name), hint);
        }
    }

    fn value(
        &self,
        key: &'a Spanned<std::borrow::Cow<'a, str>>,
        value: &'a Spanned<DeValue<'a>>,
    ) -> Value<'a> {
        Value {
            file: self.file,
            key: key.get_ref(),
            node: value,
        }
    }
}

/// The name of a language, as a message.
pub fn language(lang: Lang) -> Message {
    match lang {
        Lang::Ja => msg!("check-language-ja"),
        Lang::En => msg!("check-language-en"),
    }
}

fn is_syntax(problem: &Problem) -> bool {
    problem.message.id == "check-toml"
}

#[cfg(test)]
mod tests;
