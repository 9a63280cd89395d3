//! The addresses of a section: numbered where they are first named, listed at its end. Looks into blocks; sets no prose.

use crate::course::block::Block;
use crate::course::block::BlockKind;
use crate::course::block::Inline;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;

/// Addresses in the order they are named, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    targets: Vec<String>,
}

impl Links {
    /// All addresses of some blocks.
    pub fn of(blocks: &[Block]) -> Self {
        let mut links = Self::default();
        links.add_blocks(blocks);
        links
    }

    /// The number of an address, from 1.
    pub fn number(&self, target: &str) -> Option<usize> {
        self.targets
            .iter()
            .position(|one| one == target)
            .map(|at| at + 1)
    }

    /// The list, with the numbers in front.
    pub fn lines(&self, paper: Paper) -> Vec<Line> {
        let widths = paper.widths();
        let digits = self.targets.len().to_string().len();
        self.targets
            .iter()
            .enumerate()
            .flat_map(|(at, target)| {
                let lead = format!("({:>digits$}) ", at + 1);
                let mut address = Rich::new();
                address.push_link(target, target);
                address.hanging(&Line::of(lead, Meaning::Dim), paper.width, widths)
            })
            .collect()
    }

    fn add_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => self.add(text),
                BlockKind::List { items, .. } => {
                    for item in items {
                        self.add_blocks(item);
                    }
                }
                BlockKind::Quote(inner) | BlockKind::FootnoteText { blocks: inner, .. } => {
                    self.add_blocks(inner);
                }
                BlockKind::Definitions(entries) => {
                    for (term, meanings) in entries {
                        self.add(term);
                        for blocks in meanings {
                            self.add_blocks(blocks);
                        }
                    }
                }
                BlockKind::Table { head, rows, .. } => {
                    for cell in std::iter::once(head).chain(rows).flatten() {
                        self.add(cell);
                    }
                }
                BlockKind::Code { .. }
                | BlockKind::Flow(_)
                | BlockKind::Scenario(_)
                | BlockKind::Question(_)
                | BlockKind::Rule => {}
            }
        }
    }

    fn add(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Link { target, text } => {
                    // An address that stands there itself needs no number.
                    let shown = matches!(text.as_slice(), [Inline::Text(text)] if text == target);
                    if !shown && self.number(target).is_none() {
                        self.targets.push(target.clone());
                    }
                }
                Inline::Emphasis(text)
                | Inline::Strong(text)
                | Inline::Struck(text)
                | Inline::Term { text, .. } => self.add(text),
                Inline::Text(_)
                | Inline::Code(_)
                | Inline::Fact(_)
                | Inline::Footnote(_)
                | Inline::Break => {}
            }
        }
    }
}
