//! Facts: none past its day, and none written out in a text where `{{id}}` belongs.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::Checking;
use crate::check::scenarios::written;
use crate::check::spelling::outside_code;
use crate::course::index::Of;
use crate::course::model::Fact;
use crate::i18n::say;
use crate::lang::ByLang;
use crate::lang::Lang;
use crate::message::Message;
use crate::moment::Moment;
use crate::msg;
use crate::quantity;
use crate::sim::model;

/// The ways texts write each unit, as words of a message; the longer of two that begin alike comes first.
fn unit_words() -> [(&'static str, Message); 10] {
    [
        ("ms", msg!("check-unit-words-ms")),
        ("s", msg!("check-unit-words-s")),
        ("min", msg!("check-unit-words-min")),
        ("h", msg!("check-unit-words-h")),
        ("d", msg!("check-unit-words-d")),
        ("KB", msg!("check-unit-words-kb")),
        ("MB", msg!("check-unit-words-mb")),
        ("GB", msg!("check-unit-words-gb")),
        ("%", msg!("check-unit-words-percent")),
        ("USD", msg!("check-unit-words-usd")),
    ]
}

/// A language's words for the units.
struct Units(Vec<(&'static str, Vec<String>)>);

impl Units {
    fn of(lang: Lang) -> Self {
        let words = |message: &Message| say(lang, message).split(' ').map(str::to_owned).collect();
        Self(
            unit_words()
                .iter()
                .map(|(unit, message)| (*unit, words(message)))
                .collect(),
        )
    }

    /// The unit a text begins with, after a space or a hyphen or nothing, and its bytes.
    fn at_start(&self, text: &str) -> Option<(&'static str, usize)> {
        let rest = text.strip_prefix([' ', '-']).unwrap_or(text);
        let lead = text.len() - rest.len();
        let all = self
            .0
            .iter()
            .flat_map(|(unit, words)| words.iter().map(move |word| (*unit, word)));
        for (unit, word) in all {
            let Some(after) = rest.strip_prefix(word.as_str()) else {
                continue;
            };
            let whole = !word.ends_with(|c: char| c.is_ascii_alphabetic())
                || !after.starts_with(|c: char| c.is_ascii_alphanumeric());
            if whole {
                return Some((unit, lead + word.len()));
            }
        }
        None
    }
}

pub(super) fn check(checking: &mut Checking<'_>, now: Moment) {
    expired(checking, now);
    simulated(checking);
    written_out(checking);
}

/// Warns of facts that have to be checked again.
fn expired(checking: &mut Checking<'_>, now: Moment) {
    let epoch = Date::constant(1970, 1, 1);
    for named in checking
        .index
        .defined
        .iter()
        .filter(|named| named.of == Of::Fact)
    {
        let Some(fact) = checking.course.facts.get(&named.id) else {
            continue;
        };
        let Ok(day) = fact.expires.parse::<Date>() else {
            continue;
        };
        let days = day.duration_since(epoch).as_hours() / 24;
        if days < i64::from(now.day(0).0) {
            let message = msg!("check-fact-expired", id = &fact.id, day = &fact.expires);
            let problem = checking.index.problem(&named.place, message);
            let hint = msg!("check-fact-expired-hint", source = &fact.source);
            checking.problems.push(problem.hint(hint).warning());
        }
    }
}

/// A fact that names a setting of the simulator states its default.
fn simulated(checking: &mut Checking<'_>) {
    for named in checking
        .index
        .defined
        .iter()
        .filter(|named| named.of == Of::Fact)
    {
        let Some(fact) = checking.course.facts.get(&named.id) else {
            continue;
        };
        let Some(path) = &fact.sim else { continue };
        let message = match model::default(path) {
            None => msg!("check-fact-no-setting", path = path),
            Some(default) if !states(fact, default) => msg!(
                "check-fact-other-default",
                path = path,
                default = written(default)
            ),
            Some(_) => continue,
        };
        checking
            .problems
            .push(checking.index.problem(&named.place, message));
    }
}

/// Whether a fact says the same as a default: both in their base unit.
fn states(fact: &Fact, default: &toml::Value) -> bool {
    let written = format!("{} {}", fact.low, fact.unit);
    let counts = |number: f64| (fact.unit == "count").then_some((number - fact.low).abs() < 1e-9);
    let stated = match default {
        toml::Value::Integer(number) => counts(*number as f64),
        toml::Value::Float(number) => counts(*number),
        toml::Value::String(text) => {
            let spans = quantity::span(text).ok().zip(quantity::span(&written).ok());
            let sizes = quantity::size(text).ok().zip(quantity::size(&written).ok());
            spans.or(sizes).map(|(theirs, ours)| theirs == ours)
        }
        _ => None,
    };
    fact.high.is_none() && stated == Some(true)
}

/// Reports numbers with a unit that equal a fact's.
fn written_out(checking: &mut Checking<'_>) {
    let mut facts: BTreeMap<(String, &str), Vec<&str>> = BTreeMap::new();
    for fact in checking.course.facts.values() {
        if fact.high.is_none() && fact.unit != "count" {
            let key = (fact.low.to_string(), fact.unit.as_str());
            facts.entry(key).or_default().push(&fact.id);
        }
    }
    let index = checking.index;
    let mut texts: Vec<(usize, &std::ops::Range<usize>, Lang, &str)> = Vec::new();
    for prose in &index.prose {
        texts.push((prose.place.file, &prose.place.at, prose.lang, &prose.text));
    }
    for passage in &index.passages {
        for lang in Lang::ALL {
            if let Some(side) = passage.sides.get(lang) {
                let parts = outside_code(&side.text);
                texts.extend(parts.map(|part| (passage.file, &side.at, lang, part)));
            }
        }
    }
    let units = ByLang {
        en: Units::of(Lang::En),
        ja: Units::of(Lang::Ja),
    };
    for (file, at, lang, text) in texts {
        for (words, number, unit) in quantities(text, units.get(lang)) {
            let Some(ids) = facts.get(&(number.to_string(), unit)) else {
                continue;
            };
            let at = index.narrow(file, at, words);
            let names: Vec<String> = ids.iter().map(|id| format!("{{{{{id}}}}}")).collect();
            let problem = index
                .problem_in(file, at, msg!("check-fact-written-out", words = words))
                .hint(msg!("check-fact-placeholder", names = names.join(", ")));
            checking.problems.push(problem);
        }
    }
}

/// The numbers with a unit in a text: the words, the number, the course's unit. `2 min 30 s` and `1 〜 2 分` are other quantities than
/// their parts and are left alone.
fn quantities<'t>(text: &'t str, units: &Units) -> Vec<(&'t str, f64, &'static str)> {
    let mut found: Vec<(usize, usize, f64, &'static str)> = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..]
        .find(|c: char| c.is_ascii_digit())
        .map(|at| from + at)
    {
        let length = text[start..]
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
            .unwrap_or(text.len() - start);
        let digits = text[start..start + length].trim_end_matches(['.', ',']);
        let end = start + digits.len();
        from = start + length;
        // Part of a name: `v1.2`, `A-1042`, `us-east-1`.
        let glued = text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let Ok(number) = digits.replace(',', "").parse::<f64>() else {
            continue;
        };
        if let (false, Some((unit, length))) = (glued, units.at_start(&text[end..])) {
            found.push((start, end + length, number, unit));
        }
    }
    let part = |at: usize| {
        let (start, end, ..) = found[at];
        let before = at > 0 && is_join(&text[found[at - 1].1..start]);
        let after = found
            .get(at + 1)
            .is_some_and(|next| is_join(&text[end..next.0]));
        before || after
    };
    (0..found.len())
        .filter(|at| !part(*at))
        .map(|at| (&text[found[at].0..found[at].1], found[at].2, found[at].3))
        .collect()
}

/// Whether nothing but a space stands between two quantities, so that they are one.
fn is_join(between: &str) -> bool {
    between.len() <= 1 && between.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, lang: Lang) -> Vec<(&str, f64, &'static str)> {
        quantities(text, &Units::of(lang))
    }

    #[test]
    fn numbers_with_units_are_found() {
        assert_eq!(
            of("waits 3 s, a 3-second wait, 1,024 MB and 30%.", Lang::En),
            [
                ("3 s", 3.0, "s"),
                ("3-second", 3.0, "s"),
                ("1,024 MB", 1024.0, "MB"),
                ("30%", 30.0, "%"),
            ]
        );
        assert_eq!(
            of("3 秒後、6時間、400 ミリ秒、4 日間、256 KB", Lang::Ja),
            [
                ("3 秒", 3.0, "s"),
                ("6時間", 6.0, "h"),
                ("400 ミリ秒", 400.0, "ms"),
                ("4 日", 4.0, "d"),
                ("256 KB", 256.0, "KB"),
            ]
        );
    }

    #[test]
    fn bare_counts_names_and_compounds_are_free() {
        assert_eq!(
            of("3 times, order A-1042, 3 steps, 429, v3 s", Lang::En),
            []
        );
        assert_eq!(of("2 min 30 s", Lang::En), []);
        assert_eq!(of("1 時間 30 分、3 回、2 枚", Lang::Ja), []);
        assert_eq!(of("3 sheets", Lang::En), []);
    }
}
