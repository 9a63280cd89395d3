//! Reads Markdown: events → blocks that know where they stand. CommonMark with tables, footnotes, definition lists, strikethrough and
//! `{#id}` on headings; `term:` links, `{{fact}}`, and fences that place scenarios, questions and diagrams. Nothing here knows a
//! width, and no text can make it fail: what is not allowed is reported and left out.

mod inline;
mod page;
mod reader;

use std::sync::Arc;

use crate::course::block::Block;
use crate::course::block::BlockKind;
use crate::course::block::Inline;

pub use page::Page;
pub use page::PageSection;
pub use page::page;

use reader::Reader;

/// The inlines of a short text: a question, an option, a reason. A text of several paragraphs keeps line breaks between them.
pub fn inlines(text: &str) -> Vec<Inline> {
    // A full stop in front keeps "1. April" or "# x" from being read as a list or a heading.
    let guarded: Arc<str> = format!(".{text}").into();
    let blocks = Reader::new(&guarded).blocks();
    let mut inlines = Vec::new();
    flatten(blocks, &mut inlines);
    if let Some(Inline::Text(first)) = inlines.first_mut() {
        first.remove(0);
        if first.is_empty() {
            inlines.remove(0);
        }
    }
    inlines
}

/// The blocks of a longer text without headings: an opening, a story.
pub fn blocks(text: &str) -> Vec<Block> {
    let text: Arc<str> = text.into();
    Reader::new(&text).blocks()
}

fn flatten(blocks: Vec<Block>, into: &mut Vec<Inline>) {
    for block in blocks {
        let part = match block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => text,
            BlockKind::Code { text, .. } => vec![Inline::Code(text)],
            BlockKind::Quote(blocks) | BlockKind::FootnoteText { blocks, .. } => {
                flatten(blocks, into);
                continue;
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    flatten(item, into);
                }
                continue;
            }
            _ => continue,
        };
        if !into.is_empty() {
            into.push(Inline::Break);
        }
        into.extend(part);
    }
}

#[cfg(test)]
mod tests;
