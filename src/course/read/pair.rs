//! Lays the two languages of a lesson side by side: the same sections in the same order, the same kinds of blocks, the same facts and terms
//! in them. Says where they part; what the words mean is for people to compare.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::course::block::Block;
use crate::course::block::BlockKind;
use crate::course::block::Inline;
use crate::course::markdown::PageSection;
use crate::course::model::Section;
use crate::lang::ByLang;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;
use crate::problem::Problem;
use crate::table;

/// One language of a lesson.
#[derive(Clone, Debug)]
pub struct Text {
    /// The file's path.
    pub file: String,
    /// Its text.
    pub source: Arc<str>,
    /// Its sections.
    pub sections: Vec<PageSection>,
}

/// The sections that exist in both languages, in the order of the Japanese text, and where the two part.
pub fn pair(mut texts: ByLang<Text>) -> (Vec<Section>, Vec<Problem>) {
    let mut problems = Vec::new();
    missing(&texts, &mut problems);
    let ja = std::mem::take(&mut texts.ja.sections);
    let mut en = std::mem::take(&mut texts.en.sections);
    let mut sections = Vec::new();
    let mut last = 0;
    for ja in ja {
        let Some(at) = en.iter().position(|en| en.id == ja.id) else {
            continue;
        };
        let other = en.remove(at);
        if other.at.start < last {
            let problem = problem(
                &texts.en,
                other.at.clone(),
                msg!("check-section-order", id = &ja.id),
            );
            problems.push(problem);
        }
        last = other.at.start;
        blocks(&texts, &ja.blocks, &other.blocks, &mut problems);
        sections.push(Section {
            id: ja.id,
            title: ByLang {
                en: other.title,
                ja: ja.title,
            },
            blocks: ByLang {
                en: other.blocks,
                ja: ja.blocks,
            },
        });
    }
    (sections, problems)
}

/// Reports sections that one language lacks.
fn missing(texts: &ByLang<Text>, problems: &mut Vec<Problem>) {
    for lang in Lang::ALL {
        let (here, there) = (texts.get(lang), texts.get(lang.other()));
        for section in &here.sections {
            let known = there.sections.iter().any(|other| other.id == section.id);
            if !known && !section.id.is_empty() {
                problems.push(problem(
                    here,
                    section.at.clone(),
                    msg!(
                        "check-section-missing",
                        id = &section.id,
                        language = table::language(lang.other())
                    ),
                ));
            }
        }
    }
}

/// Compares the blocks of a section up to the first that differ in kind: what follows would only repeat it.
fn blocks(texts: &ByLang<Text>, ja: &[Block], en: &[Block], problems: &mut Vec<Problem>) {
    for (ja, en) in ja.iter().zip(en) {
        if let Some(message) = difference(&ja.kind, &en.kind) {
            let line = line(&texts.ja.source, ja.at.start);
            problems.push(
                problem(&texts.en, first_line(&texts.en.source, en), message).hint(msg!(
                    "check-compare-line",
                    file = &texts.ja.file,
                    line = line
                )),
            );
            return;
        }
        placeholders(texts, ja, en, problems);
    }
    let (lang, extra) = match ja.len().cmp(&en.len()) {
        Ordering::Greater => (Lang::Ja, &ja[en.len()]),
        Ordering::Less => (Lang::En, &en[ja.len()]),
        Ordering::Equal => return,
    };
    let text = texts.get(lang);
    problems.push(problem(
        text,
        first_line(&text.source, extra),
        msg!(
            "check-block-extra",
            language = table::language(lang.other())
        ),
    ));
}

/// Reports facts and terms that only one language has in a block.
fn placeholders(texts: &ByLang<Text>, ja: &Block, en: &Block, problems: &mut Vec<Problem>) {
    let mut found: ByLang<Found<'_>> = ByLang::default();
    collect(&ja.kind, &mut found.ja);
    collect(&en.kind, &mut found.en);
    for (lang, block) in [(Lang::Ja, ja), (Lang::En, en)] {
        let (text, here, there) = (texts.get(lang), found.get(lang), found.get(lang.other()));
        let language = || table::language(lang.other());
        let at = || first_line(&text.source, block);
        for id in surplus(&here.facts, &there.facts) {
            let placeholder = format!("{{{{{id}}}}}");
            let message = msg!(
                "check-placeholder-missing",
                placeholder = placeholder,
                language = language()
            );
            problems.push(problem(text, at(), message));
        }
        for id in &here.terms {
            if !there.terms.contains(id) {
                let message = msg!("check-term-missing", id = *id, language = language());
                problems.push(problem(text, at(), message));
            }
        }
    }
}

/// The facts and terms of a block.
#[derive(Default)]
struct Found<'b> {
    facts: Vec<&'b str>,
    terms: Vec<&'b str>,
}

/// What stands in `here` more often than in `there`.
fn surplus<'b>(here: &[&'b str], there: &[&'b str]) -> Vec<&'b str> {
    let mut rest = there.to_vec();
    here.iter()
        .copied()
        .filter(|id| match rest.iter().position(|other| other == id) {
            Some(at) => {
                rest.swap_remove(at);
                false
            }
            None => true,
        })
        .collect()
}

fn collect<'b>(kind: &'b BlockKind, into: &mut Found<'b>) {
    match kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => inlines(text, into),
        BlockKind::List { items, .. } => {
            items
                .iter()
                .flatten()
                .for_each(|block| collect(&block.kind, into));
        }
        BlockKind::Quote(blocks) | BlockKind::FootnoteText { blocks, .. } => {
            for block in blocks {
                collect(&block.kind, into);
            }
        }
        BlockKind::Definitions(entries) => {
            for (title, meanings) in entries {
                inlines(title, into);
                meanings
                    .iter()
                    .flatten()
                    .for_each(|block| collect(&block.kind, into));
            }
        }
        BlockKind::Table { head, rows, .. } => {
            head.iter()
                .chain(rows.iter().flatten())
                .for_each(|cell| inlines(cell, into));
        }
        _ => {}
    }
}

fn inlines<'b>(text: &'b [Inline], into: &mut Found<'b>) {
    for inline in text {
        match inline {
            Inline::Fact(id) => into.facts.push(id),
            Inline::Term { id, text } => {
                into.terms.push(id);
                inlines(text, into);
            }
            Inline::Emphasis(text)
            | Inline::Strong(text)
            | Inline::Struck(text)
            | Inline::Link { text, .. } => {
                inlines(text, into);
            }
            _ => {}
        }
    }
}

/// How the English block differs from the Japanese one.
fn difference(ja: &BlockKind, en: &BlockKind) -> Option<Message> {
    let differ =
        |yes: bool| yes.then(|| msg!("check-block-differs", en = shape(en), ja = shape(ja)));
    match (ja, en) {
        (BlockKind::Heading { level: ja, .. }, BlockKind::Heading { level: en, .. }) => {
            differ(ja != en)
        }
        (BlockKind::Paragraph(_), BlockKind::Paragraph(_)) | (BlockKind::Rule, BlockKind::Rule) => {
            None
        }
        (
            BlockKind::List {
                start: a,
                items: ja,
            },
            BlockKind::List {
                start: b,
                items: en,
            },
        ) => differ(a.is_some() != b.is_some() || ja.len() != en.len())
            .or_else(|| ja.iter().zip(en).find_map(|(ja, en)| all(ja, en))),
        (BlockKind::Quote(ja), BlockKind::Quote(en)) => all(ja, en),
        (
            BlockKind::FootnoteText {
                label: a,
                blocks: ja,
            },
            BlockKind::FootnoteText {
                label: b,
                blocks: en,
            },
        ) => differ(a != b).or_else(|| all(ja, en)),
        (BlockKind::Definitions(ja), BlockKind::Definitions(en)) => differ(ja.len() != en.len()),
        (BlockKind::Code { language: ja, .. }, BlockKind::Code { language: en, .. }) => {
            differ(ja != en)
        }
        (
            BlockKind::Table {
                head: a, rows: ja, ..
            },
            BlockKind::Table {
                head: b, rows: en, ..
            },
        ) => differ(a.len() != b.len() || ja.len() != en.len()),
        (BlockKind::Flow(ja), BlockKind::Flow(en)) => {
            let nodes = ja
                .nodes
                .iter()
                .map(|n| &n.id)
                .eq(en.nodes.iter().map(|n| &n.id));
            let edges = ja
                .edges
                .iter()
                .map(|e| (&e.from, &e.to, e.label.is_empty()))
                .eq(en
                    .edges
                    .iter()
                    .map(|e| (&e.from, &e.to, e.label.is_empty())));
            (!nodes || !edges).then(|| msg!("check-flow-differs"))
        }
        (BlockKind::Scenario(ja), BlockKind::Scenario(en))
        | (BlockKind::Question(ja), BlockKind::Question(en)) => differ(ja != en),
        _ => differ(true),
    }
}

fn all(ja: &[Block], en: &[Block]) -> Option<Message> {
    if ja.len() != en.len() {
        return Some(msg!("check-block-count", en = en.len(), ja = ja.len()));
    }
    ja.iter()
        .zip(en)
        .find_map(|(ja, en)| difference(&ja.kind, &en.kind))
}

/// A block in a few words, for "here a list of 3, there a paragraph".
fn shape(kind: &BlockKind) -> Message {
    match kind {
        BlockKind::Heading { level, .. } => msg!(
            "check-shape-heading",
            marks = "#".repeat(usize::from(*level))
        ),
        BlockKind::Paragraph(_) => msg!("check-shape-paragraph"),
        BlockKind::List {
            start: Some(_),
            items,
        } => msg!("check-shape-numbered", count = items.len()),
        BlockKind::List { start: None, items } => msg!("check-shape-list", count = items.len()),
        BlockKind::Quote(_) => msg!("check-shape-quote"),
        BlockKind::Definitions(entries) => msg!("check-shape-definitions", count = entries.len()),
        BlockKind::Code { language, .. } => msg!("check-shape-code", language = language),
        BlockKind::Table { head, rows, .. } => {
            msg!("check-shape-table", columns = head.len(), rows = rows.len())
        }
        BlockKind::Flow(_) => msg!("check-shape-flow"),
        BlockKind::Scenario(id) => msg!("check-shape-scenario", id = id),
        BlockKind::Question(id) => msg!("check-shape-question", id = id),
        BlockKind::FootnoteText { label, .. } => msg!("check-shape-footnote", label = label),
        BlockKind::Rule => msg!("check-shape-rule"),
    }
}

fn problem(text: &Text, at: std::ops::Range<usize>, message: Message) -> Problem {
    Problem::error(&text.file, &text.source, at, message)
}

fn first_line(source: &str, block: &Block) -> std::ops::Range<usize> {
    let length = source[block.at.clone()].lines().next().map_or(0, str::len);
    block.at.start..block.at.start + length
}

fn line(source: &str, at: usize) -> usize {
    source[..at].matches('\n').count() + 1
}
