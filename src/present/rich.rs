//! Running text with meanings: one plain string and the runs over it. Wrapping sees only the string, so a term in bold never
//! changes where a line breaks. Everything put in is made visible first: no control character leaves this file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::course::block::Inline;
use crate::course::markdown::inlines;
use crate::course::model::Fact;
use crate::i18n;
use crate::lang::Lang;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::line::Span;
use crate::present::line::Tag;
use crate::present::links::Links;
use crate::text::visible::visible;
use crate::text::width::Widths;
use crate::text::wrap::Wrap;
use crate::text::wrap::narrowest;
use crate::text::wrap::wrap_with;

/// The facts of a course by id.
pub type Facts = BTreeMap<String, Fact>;

/// A string and what its parts mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    text: String,
    /// Byte at which a run ends, and its meaning; in order, the last at the end of the text.
    runs: Vec<(usize, Meaning)>,
    /// Byte ranges of code in running text.
    code: Vec<Range<usize>>,
    /// Byte ranges of links, in order, and where they lead.
    links: Vec<(Range<usize>, Arc<str>)>,
}

impl Rich {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Text of one meaning.
    pub fn of(text: &str, meaning: Meaning) -> Self {
        Self::new().with(text, meaning)
    }

    /// Running text of a lesson; facts are printed in the language.
    pub fn of_inlines(inlines: &[Inline], facts: &Facts, lang: Lang) -> Self {
        Self::of_linked(inlines, &Links::default(), facts, lang)
    }

    /// The same with numbers after links; a link without one has its address beside its words.
    pub fn of_linked(inlines: &[Inline], links: &Links, facts: &Facts, lang: Lang) -> Self {
        let mut rich = Self::new();
        let around = Around { links, facts, lang };
        rich.push_inlines(inlines, Meaning::Text, &around);
        rich
    }

    /// A short text of a TOML file, which may hold `code`, terms and `{{facts}}`.
    pub fn of_text(text: &str, meaning: Meaning, facts: &Facts, lang: Lang) -> Self {
        let mut rich = Self::new();
        rich.push_text(text, meaning, facts, lang);
        rich
    }

    /// The same with more text.
    #[must_use]
    pub fn with(mut self, text: &str, meaning: Meaning) -> Self {
        self.push(text, meaning);
        self
    }

    /// The same with other rich text after it.
    #[must_use]
    pub fn then(mut self, other: &Self) -> Self {
        let before = self.text.len();
        let mut start = 0;
        for &(end, meaning) in &other.runs {
            self.push_run(&other.text[start..end], meaning);
            start = end;
        }
        let moved = |range: &Range<usize>| range.start + before..range.end + before;
        self.code.extend(other.code.iter().map(moved));
        let links = other.links.iter();
        self.links
            .extend(links.map(|(range, target)| (moved(range), Arc::clone(target))));
        self
    }

    /// The same with another meaning where it had none of its own.
    #[must_use]
    pub fn with_plain_as(&self, meaning: Meaning) -> Self {
        let mut rich = self.clone();
        for (_, run) in &mut rich.runs {
            if *run == Meaning::Text {
                *run = meaning;
            }
        }
        rich
    }

    /// Adds text.
    pub fn push(&mut self, text: &str, meaning: Meaning) {
        self.push_run(&visible(text), meaning);
    }

    /// Adds a short text of a TOML file.
    pub fn push_text(&mut self, text: &str, meaning: Meaning, facts: &Facts, lang: Lang) {
        let links = &Links::default();
        self.push_inlines(&inlines(text), meaning, &Around { links, facts, lang });
    }

    /// The text without meanings.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Cells in one line.
    pub fn width(&self, widths: Widths) -> usize {
        self.text
            .split('\n')
            .map(|line| widths.of(line))
            .max()
            .unwrap_or(0)
    }

    /// Cells below which a word would have to be cut.
    pub fn narrowest(&self, widths: Widths) -> usize {
        narrowest(&self.text, &self.code, widths)
    }

    /// Lines of `width` cells.
    pub fn lines(&self, width: usize, widths: Widths) -> Vec<Line> {
        self.lines_after(width, width, widths)
    }

    /// Lines of `width` cells, the first with only `first` left.
    pub fn lines_after(&self, first: usize, width: usize, widths: Widths) -> Vec<Line> {
        let how = Wrap {
            width,
            first,
            widths,
            code: &self.code,
        };
        wrap_with(&self.text, how)
            .into_iter()
            .map(|range| self.cut(range))
            .collect()
    }

    /// Lines with something in front of the first (a bullet, a label) and the rest set in under it.
    pub fn hanging(&self, lead: &Line, width: usize, widths: Widths) -> Vec<Line> {
        let indent = lead.width(widths);
        let room = width.saturating_sub(indent).max(2);
        self.lines(room, widths)
            .into_iter()
            .enumerate()
            .map(|(number, line)| {
                if number == 0 {
                    lead.clone().then(line)
                } else {
                    Line::plain(" ".repeat(indent)).then(line)
                }
            })
            .collect()
    }

    /// All of it on one line.
    pub fn line(&self) -> Line {
        self.cut(0..self.text.len())
    }

    fn cut(&self, range: Range<usize>) -> Line {
        let mut spans = Vec::new();
        let mut start = range.start;
        let first = self.runs.partition_point(|(end, _)| *end <= range.start);
        for &(end, meaning) in &self.runs[first..] {
            if start >= range.end {
                break;
            }
            let end = end.min(range.end);
            if meaning == Meaning::Link {
                self.cut_links(start..end, &mut spans);
            } else {
                spans.push(Span::new(&self.text[start..end], meaning));
            }
            start = end;
        }
        Line::from(spans)
    }

    /// The links of a stretch, each with its address: two may stand side by side.
    fn cut_links(&self, range: Range<usize>, spans: &mut Vec<Span>) {
        let first = self
            .links
            .partition_point(|(link, _)| link.end <= range.start);
        for (link, target) in &self.links[first..] {
            if link.start >= range.end {
                break;
            }
            let part = link.start.max(range.start)..link.end.min(range.end);
            spans.push(Span {
                target: Some(Arc::clone(target)),
                ..Span::new(&self.text[part], Meaning::Link)
            });
        }
    }

    /// Adds a link.
    pub fn push_link(&mut self, text: &str, target: &str) {
        let start = self.text.len();
        self.push(text, Meaning::Link);
        self.links.push((start..self.text.len(), target.into()));
    }

    fn push_run(&mut self, text: &str, meaning: Meaning) {
        if text.is_empty() {
            return;
        }
        self.text.push_str(text);
        let end = self.text.len();
        match self.runs.last_mut() {
            Some((last, same)) if *same == meaning => *last = end,
            _ => self.runs.push((end, meaning)),
        }
    }

    fn push_code(&mut self, code: &str) {
        let start = self.text.len();
        self.push(code, Meaning::Code);
        self.code.push(start..self.text.len());
    }

    fn push_fact(&mut self, id: &str, facts: &Facts, lang: Lang) {
        match facts.get(id) {
            Some(fact) => self.push(&fact_text(fact, lang), Meaning::Fact),
            // `check` refuses it; here the hole must be seen, not guessed.
            None => self.push(&format!("{{{{{id}}}}}"), Meaning::Wrong),
        }
    }

    fn push_inlines(&mut self, inlines: &[Inline], meaning: Meaning, around: &Around<'_>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.push(text, meaning),
                Inline::Code(code) => self.push_code(code),
                Inline::Emphasis(text) => self.push_inlines(text, Meaning::Emphasis, around),
                Inline::Strong(text) => self.push_inlines(text, Meaning::Strong, around),
                Inline::Struck(text) => self.push_inlines(text, Meaning::Struck, around),
                Inline::Term { id, text } => {
                    self.push_inlines(text, Meaning::TermOf(Tag::of(id)), around);
                }
                Inline::Link { target, text } => {
                    // Marks inside a link give way to it.
                    let mut words = Self::new();
                    words.push_inlines(text, Meaning::Link, around);
                    self.push_link(&words.text, target);
                    if let Some(number) = around.links.number(target) {
                        self.push(&format!("({number})"), Meaning::Dim);
                    } else if words.text != *target {
                        self.push(&format!(" ({target})"), Meaning::Dim);
                    }
                }
                Inline::Fact(id) => self.push_fact(id, around.facts, around.lang),
                Inline::Footnote(label) => self.push(&format!("[{label}]"), Meaning::Dim),
                Inline::Break => self.push("\n", meaning),
            }
        }
    }
}

/// What running text refers to.
struct Around<'a> {
    links: &'a Links,
    facts: &'a Facts,
    lang: Lang,
}

/// A fact with its unit in a language: `1 min`, `1 分`.
pub fn fact_text(fact: &Fact, lang: Lang) -> String {
    i18n::quantity(lang, fact.low, fact.high, &fact.unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        let fact = Fact {
            id: "wait".to_owned(),
            low: 1.0,
            high: None,
            unit: "min".to_owned(),
            source: String::new(),
            checked: String::new(),
            expires: String::new(),
            sim: None,
        };
        Facts::from([("wait".to_owned(), fact)])
    }

    #[test]
    fn a_short_text_prints_code_and_facts() {
        let rich = Rich::of_text(
            "`resize` を {{wait}}後に {x}",
            Meaning::Text,
            &facts(),
            Lang::Ja,
        );
        assert_eq!(rich.text(), "resize を 1 分後に {x}");
        let meanings: Vec<_> = rich
            .line()
            .spans
            .into_iter()
            .map(|span| span.meaning)
            .collect();
        assert_eq!(
            meanings,
            [Meaning::Code, Meaning::Text, Meaning::Fact, Meaning::Text]
        );
    }

    #[test]
    fn an_unknown_fact_is_shown_as_a_hole() {
        let rich = Rich::of_text("a {{no}} b", Meaning::Text, &facts(), Lang::En);
        assert_eq!(rich.text(), "a {{no}} b");
        assert_eq!(rich.line().spans[1].meaning, Meaning::Wrong);
    }

    #[test]
    fn meanings_survive_wrapping() {
        let rich = Rich::of("one ", Meaning::Text)
            .with("two three", Meaning::Strong)
            .with(" four", Meaning::Text);
        let lines = rich.lines(9, Widths::NARROW);
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(texts, ["one two", "three", "four"]);
        assert_eq!(lines[1].spans, [Span::new("three", Meaning::Strong)]);
    }

    #[test]
    fn escape_sequences_never_get_through() {
        let inlines = [
            Inline::Text("a\u{1b}[2Jb".to_owned()),
            Inline::Code("\u{7}".to_owned()),
        ];
        assert_eq!(
            Rich::of_inlines(&inlines, &facts(), Lang::En).text(),
            "a^[[2Jb^G"
        );
    }

    #[test]
    fn two_links_side_by_side_keep_their_addresses_over_breaks() {
        let mut rich = Rich::new();
        rich.push_link("one two", "https://a.example/");
        rich.push_link(" three", "https://b.example/");
        let lines = rich.lines(8, Widths::NARROW);
        let shown: Vec<Vec<(&str, Option<&str>)>> = lines
            .iter()
            .map(|line| {
                let spans = line.spans.iter();
                spans
                    .map(|span| (span.text.as_str(), span.target.as_deref()))
                    .collect()
            })
            .collect();
        let (a, b) = (Some("https://a.example/"), Some("https://b.example/"));
        assert_eq!(shown, [vec![("one two", a)], vec![("three", b)]]);
    }

    #[test]
    fn the_rest_hangs_under_the_first_line() {
        let lead = Line::plain("1. ");
        let lines = Rich::of("関数を呼び出す人", Meaning::Text).hanging(&lead, 13, Widths::NARROW);
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(texts, ["1. 関数を", "   呼び出す人"]);
    }
}
