//! Changes settings of a parsed file by their paths, as a moved control does: `lambda.w.polls.0.batch_size`,
//! `client.c.arrivals.poisson`. The tree is changed before it is read, so a changed setting is checked like a written one.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::msg;
use crate::nearest::nearest;
use crate::table::File;

/// A value as TOML text, which the reader of the file parses again.
pub(crate) fn written(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => quoted(text),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) if number.is_finite() => format!("{number:?}"),
        toml::Value::Float(_) => "nan".to_owned(),
        toml::Value::Boolean(truth) => truth.to_string(),
        toml::Value::Datetime(moment) => moment.to_string(),
        toml::Value::Array(items) => {
            let items: Vec<_> = items.iter().map(written).collect();
            format!("[{}]", items.join(", "))
        }
        toml::Value::Table(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(key, value)| format!("{} = {}", quoted(key), written(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if c.is_control() => quoted.extend(format!("\\u{:04X}", u32::from(c)).chars()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Puts a value at a path. The last part of the path may be new; everything before it has to be there. Problems are reported.
pub(crate) fn set<'t>(file: &File, tree: &mut Spanned<DeTable<'t>>, path: &'t str, text: &'t str) {
    let Ok(parsed) = DeValue::parse(text) else {
        file.refuse(0..0, msg!("scenario-unknown-path", path = path));
        return;
    };
    let (inside, last) = match path.rsplit_once('.') {
        Some((inside, last)) => (Some(inside), last),
        None => (None, path),
    };
    let mut at = tree.span();
    let mut here = Place::Table(tree.get_mut());
    for part in inside.into_iter().flat_map(|inside| inside.split('.')) {
        let Some((place, span)) = here.inside(part) else {
            file.refuse(0..0, msg!("scenario-unknown-path", path = path));
            return;
        };
        here = place;
        at = span;
    }
    if let Err(near) = here.put(last, parsed.into_inner(), at) {
        let problem = file.problem(0..0, msg!("scenario-unknown-path", path = path));
        file.report(match near {
            Some(near) => problem.hint(msg!("check-did-you-mean", word = near)),
            None => problem,
        });
    }
}

enum Place<'a, 't> {
    Table(&'a mut DeTable<'t>),
    Items(&'a mut toml::de::DeArray<'t>),
}

impl<'t> Place<'_, 't> {
    fn inside(self, part: &str) -> Option<(Self, Range<usize>)> {
        let value = match self {
            Self::Table(table) => table.get_mut(part)?,
            Self::Items(items) => items.get_mut(part.parse::<usize>().ok()?)?,
        };
        let span = value.span();
        match value.get_mut() {
            DeValue::Table(table) => Some((Self::Table(table), span)),
            DeValue::Array(items) => Some((Self::Items(items), span)),
            _ => None,
        }
    }

    /// Puts the value there, where the old one stood, or says which key may have been meant.
    fn put(
        self,
        part: &'t str,
        value: DeValue<'t>,
        at: Range<usize>,
    ) -> Result<(), Option<String>> {
        let table = match self {
            Self::Items(items) => {
                let place = part.parse::<usize>().map_err(|_| None)?;
                let old = items.get_mut(place).ok_or(None)?;
                *old = Spanned::new(old.span(), relocated(value, &old.span()));
                return Ok(());
            }
            Self::Table(table) => table,
        };
        if let Some(old) = table.get_mut(part) {
            *old = Spanned::new(old.span(), relocated(value, &old.span()));
            return Ok(());
        }
        let keys: Vec<&str> = table.keys().map(|key| key.get_ref().as_ref()).collect();
        if let Some(near) = nearest(part, keys) {
            return Err(Some(near.to_owned()));
        }
        let value = relocated(value, &at);
        table.insert(
            Spanned::new(at.clone(), part.into()),
            Spanned::new(at, value),
        );
        Ok(())
    }
}

/// The value with every position inside it moved to `at`: its own are those of another text.
fn relocated<'t>(value: DeValue<'t>, at: &Range<usize>) -> DeValue<'t> {
    match value {
        DeValue::Array(mut items) => {
            for item in items.iter_mut() {
                let inside = std::mem::replace(item.get_mut(), DeValue::Boolean(false));
                *item = Spanned::new(at.clone(), relocated(inside, at));
            }
            DeValue::Array(items)
        }
        DeValue::Table(entries) => DeValue::Table(
            entries
                .into_iter()
                .map(|(key, value)| {
                    (
                        Spanned::new(at.clone(), key.into_inner()),
                        Spanned::new(at.clone(), relocated(value.into_inner(), at)),
                    )
                })
                .collect(),
        ),
        other => other,
    }
}
