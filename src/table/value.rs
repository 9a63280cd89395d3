//! A value and its typed getters; each reports what it cannot read.

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use crate::lang::Lang;
use crate::lang::Text;
use crate::message::Message;
use crate::msg;
use crate::nearest::nearest;
use crate::quantity;
use crate::quantity::Mistake;
use crate::table::File;
use crate::table::Table;
use crate::table::language;

/// A value and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    pub(super) file: &'a File,
    pub(super) key: &'a str,
    pub(super) node: &'a Spanned<DeValue<'a>>,
}

impl<'a> Value<'a> {
    /// The file it stands in.
    pub const fn file(self) -> &'a File {
        self.file
    }

    /// The key it was found under; for an item of a list, the list's.
    pub const fn key(self) -> &'a str {
        self.key
    }

    /// Its bytes in the file; a string's include the quotes.
    pub fn at(self) -> Range<usize> {
        self.node.span()
    }

    /// The value without positions.
    pub fn plain(self) -> toml::Value {
        plain(self.node.get_ref())
    }

    /// The tree below, for readers that look before they ask.
    pub fn raw(self) -> &'a DeValue<'a> {
        self.node.get_ref()
    }

    /// A string.
    pub fn string(self) -> Option<&'a str> {
        match self.raw() {
            DeValue::String(text) => Some(text),
            _ => self.wrong_type(msg!("check-type-string")),
        }
    }

    /// A whole number.
    pub fn integer(self) -> Option<i64> {
        match self.raw() {
            DeValue::Integer(number) => {
                let read = i64::from_str_radix(number.as_str(), number.radix()).ok();
                if read.is_none() {
                    self.refuse(msg!("check-number-too-large", key = self.key));
                }
                read
            }
            _ => self.wrong_type(msg!("check-type-integer")),
        }
    }

    /// A whole number that is not negative and at most `most`.
    pub fn count(self, most: u64) -> Option<u64> {
        let number = self.integer()?;
        let count = u64::try_from(number).ok().filter(|count| *count <= most);
        if count.is_none() {
            self.refuse(msg!(
                "check-out-of-range",
                key = self.key,
                low = 0,
                high = most
            ));
        }
        count
    }

    /// A number, whole or not; finite.
    pub fn number(self) -> Option<f64> {
        let read = match self.raw() {
            DeValue::Integer(_) => return self.integer().map(|number| number as f64),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => return self.wrong_type(msg!("check-type-number")),
        };
        let finite = read.filter(|number: &f64| number.is_finite());
        if finite.is_none() {
            self.refuse(msg!("check-number-too-large", key = self.key));
        }
        finite
    }

    /// `true` or `false`.
    pub fn boolean(self) -> Option<bool> {
        match self.raw() {
            DeValue::Boolean(truth) => Some(*truth),
            _ => self.wrong_type(msg!("check-type-boolean")),
        }
    }

    /// The items of a list.
    pub fn list(self) -> Option<Vec<Value<'a>>> {
        match self.raw() {
            DeValue::Array(items) => {
                Some(items.iter().map(|node| Value { node, ..self }).collect())
            }
            _ => self.wrong_type(msg!("check-type-list")),
        }
    }

    /// A table.
    pub fn table(self) -> Option<Table<'a>> {
        match self.raw() {
            DeValue::Table(entries) => Some(Table {
                file: self.file,
                entries,
                at: self.at(),
                asked: RefCell::default(),
            }),
            _ => self.wrong_type(msg!("check-type-table")),
        }
    }

    /// Whether it is a table; reports nothing.
    pub fn is_table(self) -> bool {
        matches!(self.raw(), DeValue::Table(_))
    }

    /// Whether it is a string; reports nothing.
    pub fn is_string(self) -> bool {
        matches!(self.raw(), DeValue::String(_))
    }

    /// A text in both languages: `{ en = "…", ja = "…" }`, neither of them empty.
    pub fn text(self) -> Option<Text> {
        if !self.is_table() {
            return self.wrong_type(msg!("check-type-text"));
        }
        let table = self.table()?;
        let sides = [("ja", Lang::Ja), ("en", Lang::En)].map(|(key, lang)| {
            let Some(value) = table.get(key) else {
                self.refuse(msg!(
                    "check-missing-language",
                    key = self.key,
                    language = language(lang)
                ));
                return None;
            };
            let text = value.string()?;
            if text.trim().is_empty() {
                value.refuse(msg!("check-empty", key = self.key));
                return None;
            }
            Some(text.to_owned())
        });
        table.finish();
        let [ja, en] = sides;
        Some(Text { en: en?, ja: ja? })
    }

    /// A time span in microseconds: `"30 s"`.
    pub fn span_us(self) -> Option<u64> {
        self.quantity(quantity::span, msg!("check-type-span"))
    }

    /// A size in bytes: `"512 MB"`.
    pub fn size(self) -> Option<u64> {
        self.quantity(quantity::size, msg!("check-type-size"))
    }

    /// Events per second: `"10/s"`.
    pub fn rate(self) -> Option<f64> {
        self.quantity(quantity::rate, msg!("check-type-rate"))
    }

    /// A share from 0 to 1: `0.3` or `"30 %"`.
    pub fn share(self) -> Option<f64> {
        if self.is_string() {
            return self.quantity(quantity::share, msg!("check-type-share"));
        }
        if !matches!(self.raw(), DeValue::Integer(_) | DeValue::Float(_)) {
            return self.wrong_type(msg!("check-type-share"));
        }
        let share = self.number()?;
        if !(0.0..=1.0).contains(&share) {
            self.refuse(msg!(
                "check-out-of-range",
                key = self.key,
                low = 0,
                high = 1
            ));
            return None;
        }
        Some(share)
    }

    /// One of a closed list of words.
    pub fn one_of<T: Copy>(self, words: &[(&'static str, T)]) -> Option<T> {
        let word = self.string()?;
        let found = words.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let known = || words.iter().map(|(name, _)| *name);
            let hint = if let Some(near) = nearest(word, known()) {
                msg!("check-did-you-mean", word = near)
            } else {
                msg!(
                    "check-known-words",
                    words = known().collect::<Vec<_>>().join(", ")
                )
            };
            self.refuse_with(
                msg!("check-unknown-word", key = self.key, word = word),
                hint,
            );
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Records a problem at this value.
    pub fn refuse(self, message: Message) {
        self.file.refuse(self.at(), message);
    }

    /// Records a problem at this value, with advice.
    pub fn refuse_with(self, message: Message, hint: Message) {
        self.file.refuse_with(self.at(), message, hint);
    }

    fn quantity<T>(self, read: fn(&str) -> Result<T, Mistake>, wants: Message) -> Option<T> {
        let DeValue::String(text) = self.raw() else {
            return self.wrong_type(wants);
        };
        match read(text) {
            Ok(value) => Some(value),
            Err(mistake) => {
                let why = match mistake {
                    Mistake::NoNumber => msg!("check-quantity-no-number"),
                    Mistake::NoUnit => msg!("check-quantity-no-unit"),
                    Mistake::UnknownUnit => msg!("check-quantity-unknown-unit"),
                    Mistake::Negative => msg!("check-quantity-negative"),
                    Mistake::OutOfRange => msg!("check-quantity-out-of-range"),
                };
                self.refuse_with(
                    msg!(
                        "check-quantity",
                        key = self.key,
                        text = text.as_ref(),
                        why = why
                    ),
                    msg!("check-wants", wants = wants),
                );
                None
            }
        }
    }

    fn wrong_type<T>(self, wants: Message) -> Option<T> {
        let found = match self.raw() {
            DeValue::String(_) => msg!("check-type-string"),
            DeValue::Integer(_) => msg!("check-type-integer"),
            DeValue::Float(_) => msg!("check-type-number"),
            DeValue::Boolean(_) => msg!("check-type-boolean"),
            DeValue::Datetime(_) => msg!("check-type-date"),
            DeValue::Array(_) => msg!("check-type-list"),
            DeValue::Table(_) => msg!("check-type-table"),
        };
        self.refuse(msg!(
            "check-wrong-type",
            key = self.key,
            wants = wants,
            found = found
        ));
        None
    }
}

pub(super) fn plain(value: &DeValue<'_>) -> toml::Value {
    match value {
        DeValue::String(text) => toml::Value::String(text.to_string()),
        DeValue::Integer(number) => toml::Value::Integer(
            i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(i64::MAX),
        ),
        DeValue::Float(number) => toml::Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(truth) => toml::Value::Boolean(*truth),
        DeValue::Datetime(moment) => toml::Value::Datetime(*moment),
        DeValue::Array(items) => {
            toml::Value::Array(items.iter().map(|item| plain(item.get_ref())).collect())
        }
        DeValue::Table(entries) => toml::Value::Table(
            entries
                .iter()
                .map(|(key, value)| (key.get_ref().to_string(), plain(value.get_ref())))
                .collect(),
        ),
    }
}
