//! Blocks and running text as the words a reader sees, on one line: marks are gone, facts are written out. For searching and for the
//! context of a result.

use crate::course::block::Block;
use crate::course::block::BlockKind;
use crate::course::block::Inline;
use crate::course::markdown;
use crate::course::model::Course;
use crate::course::model::Fact;
use crate::course::placeholder;
use crate::course::placeholder::Piece;
use crate::lang::Lang;

/// Writes a fact out as readers of a language see it.
pub type Write<'w> = &'w dyn Fn(&Fact, Lang) -> String;

/// What stands between the items of a list and the cells of a table.
const BETWEEN: &str = "  ";
/// What stands for a value that is drawn when the question is asked.
const GAP: &str = "…";

/// The words gathered so far, and the terms linked among them.
pub struct Plain<'a> {
    course: &'a Course,
    write: Write<'a>,
    lang: Lang,
    /// What a reader sees.
    pub text: String,
    /// Ids of the linked terms, in order.
    pub terms: Vec<String>,
}

impl<'a> Plain<'a> {
    /// Nothing yet, in a language.
    pub const fn new(course: &'a Course, write: Write<'a>, lang: Lang) -> Self {
        Self {
            course,
            write,
            lang,
            text: String::new(),
            terms: Vec::new(),
        }
    }

    /// Adds a short text of a TOML file. What a generated question draws is a gap.
    pub fn short(&mut self, text: &str) {
        let mut drawn = String::with_capacity(text.len());
        for (at, piece) in placeholder::pieces(text) {
            match piece {
                Piece::Draw(_) | Piece::Answer => drawn.push_str(GAP),
                Piece::Text(_) | Piece::Fact(_) => drawn.push_str(&text[at]),
            }
        }
        self.inlines(&markdown::inlines(&drawn));
    }

    /// The language it is gathered in.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Adds running text.
    pub fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.text.push_str(text),
                Inline::Emphasis(inside)
                | Inline::Strong(inside)
                | Inline::Struck(inside)
                | Inline::Link { text: inside, .. } => self.inlines(inside),
                Inline::Term { id, text } => {
                    self.terms.push(id.clone());
                    self.inlines(text);
                }
                Inline::Fact(id) => {
                    if let Some(fact) = self.course.facts.get(id) {
                        self.text.push_str(&(self.write)(fact, self.lang));
                    }
                }
                Inline::Break => self.text.push(' '),
                Inline::Footnote(_) => {}
            }
        }
    }

    /// Adds a block. A scenario or a question that stands there is an item of its own and adds nothing.
    pub fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => self.inlines(text),
            BlockKind::List { items, .. } => {
                for item in items {
                    self.blocks(item);
                }
            }
            BlockKind::Quote(blocks) | BlockKind::FootnoteText { blocks, .. } => {
                self.blocks(blocks);
            }
            BlockKind::Definitions(entries) => {
                for (term, meanings) in entries {
                    self.apart();
                    self.inlines(term);
                    for blocks in meanings {
                        self.blocks(blocks);
                    }
                }
            }
            BlockKind::Code { text, .. } => {
                for line in text.lines() {
                    self.apart();
                    self.text.push_str(line.trim());
                }
            }
            BlockKind::Table { head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    self.apart();
                    self.inlines(cell);
                }
            }
            BlockKind::Flow(flow) => {
                let nodes = flow.nodes.iter().map(|node| &node.label);
                for label in nodes.chain(flow.edges.iter().map(|edge| &edge.label)) {
                    self.apart();
                    self.text.push_str(label);
                }
            }
            BlockKind::Scenario(_) | BlockKind::Question(_) | BlockKind::Rule => {}
        }
    }

    /// Adds blocks.
    pub fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.apart();
            self.block(block);
        }
    }

    fn apart(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(BETWEEN) {
            self.text.push_str(BETWEEN);
        }
    }
}
