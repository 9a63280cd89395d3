//! Where terms and facts are mentioned in a lesson's text. Knows no ids but those it meets, and no language but the one it is asked about.

use crate::course::block::Block;
use crate::course::block::BlockKind;
use crate::course::block::Inline;
use crate::course::model::Course;
use crate::lang::Lang;

/// A section that uses a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The lesson's id.
    pub lesson: String,
    /// The section's place in it, from 1.
    pub section: usize,
    /// The first block with the term, from 1.
    pub block: usize,
}

/// The terms of blocks in order of reading, each once.
pub fn terms(blocks: &[Block]) -> Vec<&str> {
    let mut found = Vec::new();
    each(blocks, &mut |inline| {
        if let Inline::Term { id, .. } = inline
            && !found.contains(&id.as_str())
        {
            found.push(id.as_str());
        }
    });
    found
}

/// The facts of blocks in order of reading, each once.
pub fn facts(blocks: &[Block]) -> Vec<&str> {
    let mut found = Vec::new();
    each(blocks, &mut |inline| {
        if let Inline::Fact(id) = inline
            && !found.contains(&id.as_str())
        {
            found.push(id.as_str());
        }
    });
    found
}

/// Every section that uses a term, in the order of the course.
pub fn uses(course: &Course, term: &str) -> Vec<Use> {
    let mut found = Vec::new();
    for lesson in course.lessons() {
        for (at, section) in lesson.sections.iter().enumerate() {
            // Both languages use the same terms in the same blocks.
            let blocks = section.blocks.get(Lang::En);
            let first = blocks
                .iter()
                .position(|block| terms(std::slice::from_ref(block)).contains(&term));
            if let Some(first) = first {
                found.push(Use {
                    lesson: lesson.id.clone(),
                    section: at + 1,
                    block: first + 1,
                });
            }
        }
    }
    found
}

/// The same blocks with every term marked once: where it is met again it is plain text.
pub fn marked_once(blocks: &[Block]) -> Vec<Block> {
    let mut met = Vec::new();
    let mut blocks = blocks.to_vec();
    once_in_blocks(&mut blocks, &mut met);
    blocks
}

/// The paragraph, item or cell of a block that uses a term first, in one run, facts as `fact` prints them; and the byte at which the
/// term stands in it. Empty if the block does not use it.
pub fn around(block: &Block, term: &str, fact: &dyn Fn(&str) -> String) -> (String, usize) {
    let mut found = None;
    texts(std::slice::from_ref(block), &mut |text| {
        let mut words = String::new();
        let mut at = None;
        inlines(text, &mut |inline| match inline {
            Inline::Text(part) | Inline::Code(part) => words.push_str(part),
            Inline::Fact(id) => words.push_str(&fact(id)),
            Inline::Break => words.push(' '),
            Inline::Term { id, .. } if id == term && at.is_none() => at = Some(words.len()),
            _ => {}
        });
        if let (Some(at), None) = (at, &found) {
            found = Some((words, at));
        }
    });
    found.unwrap_or_default()
}

/// Calls `see` with every piece of running text, outer pieces before what is in them.
fn each<'b>(blocks: &'b [Block], see: &mut impl FnMut(&'b Inline)) {
    texts(blocks, &mut |text| inlines(text, see));
}

/// Calls `see` with every text: a heading, a paragraph, a cell.
fn texts<'b>(blocks: &'b [Block], see: &mut impl FnMut(&'b [Inline])) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => see(text),
            BlockKind::List { items, .. } => items.iter().for_each(|item| texts(item, see)),
            BlockKind::Quote(inner) | BlockKind::FootnoteText { blocks: inner, .. } => {
                texts(inner, see);
            }
            BlockKind::Definitions(entries) => {
                for (term, meanings) in entries {
                    see(term);
                    for meaning in meanings {
                        texts(meaning, see);
                    }
                }
            }
            BlockKind::Table { head, rows, .. } => {
                let cells = head.iter().chain(rows.iter().flatten());
                cells.for_each(|cell| see(cell));
            }
            _ => {}
        }
    }
}

fn inlines<'b>(text: &'b [Inline], see: &mut impl FnMut(&'b Inline)) {
    for inline in text {
        see(inline);
        match inline {
            Inline::Emphasis(text)
            | Inline::Strong(text)
            | Inline::Struck(text)
            | Inline::Link { text, .. }
            | Inline::Term { text, .. } => inlines(text, see),
            _ => {}
        }
    }
}

fn once_in_blocks(blocks: &mut [Block], met: &mut Vec<String>) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => once(text, met),
            BlockKind::List { items, .. } => {
                for item in items {
                    once_in_blocks(item, met);
                }
            }
            BlockKind::Quote(inner) | BlockKind::FootnoteText { blocks: inner, .. } => {
                once_in_blocks(inner, met);
            }
            BlockKind::Definitions(entries) => {
                for (term, meanings) in entries {
                    once(term, met);
                    for meaning in meanings {
                        once_in_blocks(meaning, met);
                    }
                }
            }
            BlockKind::Table { head, rows, .. } => {
                for cell in head.iter_mut().chain(rows.iter_mut().flatten()) {
                    once(cell, met);
                }
            }
            _ => {}
        }
    }
}

fn once(text: &mut Vec<Inline>, met: &mut Vec<String>) {
    for inline in std::mem::take(text) {
        match inline {
            Inline::Term { id, text: words } if met.contains(&id) => text.extend(words),
            Inline::Term { id, text: words } => {
                met.push(id.clone());
                text.push(Inline::Term { id, text: words });
            }
            Inline::Emphasis(mut inner) => {
                once(&mut inner, met);
                text.push(Inline::Emphasis(inner));
            }
            Inline::Strong(mut inner) => {
                once(&mut inner, met);
                text.push(Inline::Strong(inner));
            }
            Inline::Struck(mut inner) => {
                once(&mut inner, met);
                text.push(Inline::Struck(inner));
            }
            other => text.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::markdown;

    fn blocks() -> Vec<Block> {
        markdown::blocks(
            "A [queue](term:queue) waits {{wait}}.\n\n- **a [queue](term:queue)**\n- a [topic](term:topic) and {{wait}}\n\n| a |\n|---|\n| [topic](term:topic) {{most}} |",
        )
    }

    #[test]
    fn terms_and_facts_are_found_in_order_and_once() {
        assert_eq!(terms(&blocks()), ["queue", "topic"]);
        assert_eq!(facts(&blocks()), ["wait", "most"]);
    }

    #[test]
    fn a_term_met_again_is_plain_text() {
        let marked = marked_once(&blocks());
        let mut count = Vec::new();
        each(&marked, &mut |inline| {
            if let Inline::Term { id, .. } = inline {
                count.push(id.clone());
            }
        });
        assert_eq!(count, ["queue", "topic"]);
        let (text, at) = around(&blocks()[1], "topic", &str::to_owned);
        assert_eq!((text.as_str(), at), ("a topic and wait", 2));
    }
}
