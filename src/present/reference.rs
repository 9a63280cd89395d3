//! The reference of the scenario format as Markdown, out of `sim::reference` and the locales. Knows no file and no terminal.

use std::fmt::Write as _;

use crate::i18n::say;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;
use crate::present::paper::Paper;
use crate::present::run::measures::words;
use crate::quantity;
use crate::sim::expression;
use crate::sim::measure;
use crate::sim::measure::Unit;
use crate::sim::model;
use crate::sim::reference::Fallback;
use crate::sim::reference::HEAD;
use crate::sim::reference::Key;
use crate::sim::reference::Kind;
use crate::sim::reference::Outside;
use crate::sim::reference::SECTIONS;
use crate::sim::reference::Section;
use crate::sim::service::Service;

/// The whole document.
pub fn reference(lang: Lang) -> String {
    let mut page = Page {
        text: String::new(),
        lang,
    };
    page.heading(1, &msg!("reference-title"));
    page.paragraph(&msg!("reference-made"));
    page.paragraph(&msg!("reference-about"));
    page.quantities();
    page.heading(2, &msg!("reference-conditions"));
    let signs: Vec<_> = expression::signs()
        .map(|sign| format!("`{sign}`"))
        .collect();
    page.paragraph(&msg!(
        "reference-conditions-about",
        signs = signs.join(", ")
    ));
    page.heading(2, &msg!("reference-keys"));
    for section in SECTIONS {
        page.section(section);
    }
    page.measures();
    page.text
}

struct Page {
    text: String,
    lang: Lang,
}

impl Page {
    fn say(&self, message: &Message) -> String {
        say(self.lang, message)
    }

    fn heading(&mut self, level: usize, title: &Message) {
        let title = self.say(title);
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        let _ = writeln!(self.text, "{} {title}\n", "#".repeat(level));
    }

    fn paragraph(&mut self, message: &Message) {
        let words = self.say(message);
        let _ = writeln!(self.text, "{words}\n");
    }

    /// The head of a table.
    fn table(&mut self, columns: &[Message]) {
        let names: Vec<_> = columns.iter().map(|name| self.say(name)).collect();
        self.row(&names);
        self.row(&vec!["---".to_owned(); columns.len()]);
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        let _ = writeln!(self.text, "| {} |", cells.join(" | "));
    }

    fn quantities(&mut self) {
        self.heading(2, &msg!("reference-quantities"));
        self.paragraph(&msg!("reference-quantities-about"));
        self.table(&[
            msg!("reference-quantity"),
            msg!("reference-units"),
            msg!("reference-example"),
        ]);
        let coded = |units: &[(&str, u64)], before: &str| {
            let mut units = units.to_vec();
            units.sort_by_key(|(_, size)| *size);
            let units = units.iter().map(|(unit, _)| format!("`{before}{unit}`"));
            units.collect::<Vec<_>>().join(" ")
        };
        let times = coded(&quantity::TIME_UNITS, "");
        let sizes = coded(&quantity::SIZE_UNITS, "");
        let rates = coded(&quantity::TIME_UNITS, "/");
        for (kind, units, example) in [
            ("span", times, "`\"30 s\"`, `\"1.5 min\"`"),
            ("size", sizes, "`\"512 MB\"`"),
            ("rate", rates, "`\"0.9/s\"`, `\"600/min\"`"),
            ("share", "`%`".to_owned(), "`\"30 %\"`, `0.3`"),
        ] {
            let kind = self.say(&msg!("reference-kind", kind = kind));
            self.row(&[kind, units, example.to_owned()]);
        }
        self.text.push('\n');
        self.paragraph(&msg!("reference-sizes-about"));
    }

    fn section(&mut self, section: &Section) {
        let _ = write!(self.text, "\n<a id=\"{}\"></a>\n", section.id);
        self.heading(3, &msg!("reference-section", section = section.id));
        if !section.heading.is_empty() {
            let _ = writeln!(self.text, "`{}`\n", section.heading);
        }
        self.paragraph(&msg!("reference-section-about", section = section.id));
        self.table(&[
            msg!("reference-key-name"),
            msg!("reference-key-kind"),
            msg!("reference-key-default"),
            msg!("reference-key-range"),
            msg!("reference-key-says"),
        ]);
        for key in section.keys {
            let cells = [
                format!("`{}`", key.name),
                self.kind(key.kind),
                self.fallback(section, key),
                self.range(key),
                self.say(&says(section, key)),
            ];
            self.row(&cells);
        }
        if let Some(example) = section.example {
            let _ = write!(self.text, "\n```toml\n{HEAD}\n{example}```\n");
        }
    }

    fn kind(&self, kind: Kind) -> String {
        let (id, names, section) = described(kind);
        let kind = self.say(&msg!("reference-kind", kind = id));
        match (names, section) {
            (names, _) if !names.is_empty() => {
                let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
                let words = names.join(", ");
                self.say(&msg!("reference-words", kind = kind, words = words))
            }
            (_, Some(section)) => {
                let title = self.say(&msg!("reference-section", section = section));
                let see = msg!(
                    "reference-see",
                    kind = kind,
                    title = title,
                    anchor = section
                );
                self.say(&see)
            }
            _ => kind,
        }
    }

    fn fallback(&self, section: &Section, key: &Key) -> String {
        match key.fallback {
            Fallback::Needed => self.say(&msg!("reference-needed")),
            Fallback::Nothing => self.say(&msg!("reference-nothing")),
            Fallback::Value(value) => format!("`{value}`"),
            Fallback::Default(path) => model::default(path)
                .map_or_else(String::new, |value| format!("`{}`", literal(value))),
            Fallback::OneOf(group) => {
                let keys = section.keys.iter();
                let keys: Vec<_> = keys
                    .filter(|key| key.fallback == Fallback::OneOf(group))
                    .map(|key| format!("`{}`", key.name))
                    .collect();
                self.say(&msg!("reference-one-of", keys = keys.join(", ")))
            }
            Fallback::Told => self.say(&msg!("reference-told")),
        }
    }

    fn range(&self, key: &Key) -> String {
        let Some(range) = key.range else {
            return String::new();
        };
        let (low, high) = (range.low, range.high);
        self.say(&match range.outside {
            Outside::Warned => msg!("reference-warned", low = low, high = high),
            Outside::Refused => msg!("reference-refused", low = low, high = high),
        })
    }

    fn measures(&mut self) {
        self.heading(2, &msg!("reference-measures"));
        self.paragraph(&msg!("reference-measures-about"));
        self.heading(3, &msg!("reference-measures-run"));
        self.measure_table(measure::RUN.iter().copied());
        let cost = [
            self.say(&msg!("reference-measure-cost")),
            self.unit(Unit::Usd),
            self.say(&msg!("reference-measure-costs")),
        ];
        self.row(&cost);
        let mut told: Vec<&[measure::Name]> = Vec::new();
        for section in SECTIONS {
            let Some(measures) = section.measures.map(Service::measures) else {
                continue;
            };
            if !told.contains(&measures) {
                self.heading(3, &msg!("reference-section", section = section.id));
                self.measure_table(measures.iter().copied());
                told.push(measures);
            }
        }
    }

    fn measure_table(&mut self, measures: impl Iterator<Item = measure::Name>) {
        self.table(&[
            msg!("reference-measure-name"),
            msg!("reference-measure-unit"),
            msg!("reference-key-says"),
        ]);
        let paper = Paper::new(self.lang, 80);
        for (name, unit) in measures {
            let path = if name.starts_with("run.") {
                name.to_owned()
            } else {
                format!("x.y.{name}")
            };
            let said = words(&path, name, paper);
            self.row(&[format!("`{name}`"), self.unit(unit), said]);
        }
    }

    fn unit(&self, unit: Unit) -> String {
        let unit = match unit {
            Unit::Count => "count",
            Unit::Seconds => "seconds",
            Unit::Share => "share",
            Unit::PerSecond => "per-second",
            Unit::Usd => "usd",
            Unit::Bytes => "bytes",
            Unit::GbSeconds => "gb-seconds",
            Unit::GbMonths => "gb-months",
        };
        self.say(&msg!("reference-unit", unit = unit))
    }
}

/// What a key means.
fn says(section: &Section, key: &Key) -> Message {
    msg!(
        "reference-says",
        key = format!("{}-{}", section.id, key.name)
    )
}

/// By which word the locales know a kind, the names it may have, and the section it leads to.
fn described(kind: Kind) -> (&'static str, Vec<String>, Option<&'static str>) {
    let nodes = |services: &[Service]| {
        let mut names: Vec<String> = Vec::new();
        for service in services {
            let name = match service {
                Service::Part => format!("{}.….…", service.name()),
                _ => format!("{}.…", service.name()),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let plain = |id| (id, Vec::new(), None);
    match kind {
        Kind::Text => plain("text"),
        Kind::Both => plain("both"),
        Kind::Switch => plain("switch"),
        Kind::Count => plain("count"),
        Kind::Integer => plain("integer"),
        Kind::Number => plain("number"),
        Kind::Span => plain("span"),
        Kind::Size => plain("size"),
        Kind::Rate => plain("rate"),
        Kind::Share => plain("share"),
        Kind::Word(words) => {
            let words = words.iter().map(|word| (*word).to_owned());
            ("word", words.collect(), None)
        }
        Kind::Node(services) => ("node", nodes(services), None),
        Kind::Nodes(services) => ("nodes", nodes(services), None),
        Kind::Workload => ("workload", Vec::new(), Some("workload")),
        Kind::Drawn => ("drawn", Vec::new(), Some("span")),
        Kind::Fails => ("fails", Vec::new(), Some("fails")),
        Kind::Table(section) => ("table", Vec::new(), Some(section)),
        Kind::Tables(section) => ("tables", Vec::new(), Some(section)),
        Kind::NamesOrTables(section) => ("names-or-tables", Vec::new(), Some(section)),
        Kind::SwitchOrTable(section) => ("switch-or-table", Vec::new(), Some(section)),
        Kind::Authorizer => plain("authorizer"),
        Kind::Spans => plain("spans"),
        Kind::SpanOrSpans => plain("span-or-spans"),
        Kind::Recorded => plain("recorded"),
        Kind::Texts => plain("texts"),
        Kind::TextOrTexts => plain("text-or-texts"),
        Kind::Boths => plain("boths"),
        Kind::Json => plain("json"),
        Kind::Pattern => plain("pattern"),
        Kind::Policy => plain("policy"),
        Kind::Policies => plain("policies"),
        Kind::Path => plain("path"),
        Kind::Values => plain("values"),
        Kind::Measure => plain("measure"),
        Kind::Answer => plain("answer"),
        Kind::Answers => plain("answers"),
        Kind::Condition => plain("condition"),
        Kind::Settings => plain("settings"),
        Kind::Remark => plain("remark"),
        Kind::NotYet => plain("not-yet"),
    }
}

/// A default as TOML.
fn literal(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => format!("\"{text}\""),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Boolean(truth) => truth.to_string(),
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every key, kind and section has words: a selector without its word would fall to `?`.
    #[test]
    fn everything_has_words_in_both_languages() {
        for lang in Lang::ALL {
            let page = reference(lang);
            assert!(!page.contains('⟦') && !page.contains("{$"), "{page}");
            for line in page.lines() {
                assert!(
                    !line.contains("| ? |") && line != "### ?" && line != "?",
                    "{line}"
                );
            }
        }
    }
}
