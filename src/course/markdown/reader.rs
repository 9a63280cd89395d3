//! Walks pulldown's events and builds blocks. Depth is bounded, so that a page of `>>>>>` ends in a report and not in a full stack.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Alignment;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;

use crate::course::block::Align;
use crate::course::block::Block;
use crate::course::block::BlockKind;
use crate::course::block::Inline;
use crate::course::character;
use crate::course::flow;
use crate::course::id;
use crate::course::index::Of;
use crate::message::Message;
use crate::msg;

/// How deep lists, quotations and marks may stand inside each other.
pub(super) const DEEPEST: usize = 12;

/// A problem before it has a file.
pub(super) type Found = (Range<usize>, Message, Option<Message>);

/// The events of a text and what was found in them so far.
pub(super) struct Reader<'t> {
    pub(super) source: &'t str,
    events: Vec<(Event<'t>, Range<usize>)>,
    next: usize,
    depth: usize,
    /// The last character that was read, for soft line breaks.
    pub(super) last: Option<char>,
    pub(super) problems: Vec<Found>,
    pub(super) mentions: Vec<(Of, String, Range<usize>)>,
    pub(super) prose: Vec<(Range<usize>, String)>,
}

/// What came next.
pub(super) enum Next {
    /// A block.
    Block(Block),
    /// Something that was refused.
    Refused,
    /// The end of the element or the text.
    End,
}

impl<'t> Reader<'t> {
    pub(super) fn new(source: &'t Arc<str>) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_HEADING_ATTRIBUTES;
        Self {
            source,
            events: Parser::new_ext(source, options)
                .into_offset_iter()
                .collect(),
            next: 0,
            depth: 0,
            last: None,
            problems: Vec::new(),
            mentions: Vec::new(),
            prose: Vec::new(),
        }
    }

    pub(super) fn refuse(&mut self, at: Range<usize>, message: Message) {
        self.problems.push((at, message, None));
    }

    pub(super) fn refuse_with(&mut self, at: Range<usize>, message: Message, hint: Message) {
        self.problems.push((at, message, Some(hint)));
    }

    /// Reports a character that must not reach a terminal.
    pub(super) fn inspect(&mut self, text: &str, at: &Range<usize>) {
        if let Some((_, c, reason)) = character::find(text) {
            let start = self
                .source
                .get(at.clone())
                .and_then(|source| source.find(c));
            let at = match start {
                Some(offset) => at.start + offset..at.start + offset + c.len_utf8(),
                None => at.clone(),
            };
            self.refuse(at, character::message(c, reason));
        }
    }

    pub(super) fn peek(&self) -> Option<&(Event<'t>, Range<usize>)> {
        self.events.get(self.next)
    }

    pub(super) fn ahead(&self) -> impl Iterator<Item = &Event<'t>> {
        self.events[self.next.min(self.events.len())..]
            .iter()
            .map(|(event, _)| event)
    }

    pub(super) fn take(&mut self) -> Option<(Event<'t>, Range<usize>)> {
        let event = self.events.get(self.next).cloned();
        self.next += 1;
        event
    }

    /// Passes everything up to and including the end of the element just opened.
    pub(super) fn skip(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.take() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Goes one level deeper and reads, or reports that the level is too deep and passes the element by.
    pub(super) fn deeper<T: Default>(
        &mut self,
        at: &Range<usize>,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        if self.depth == DEEPEST {
            self.refuse(
                at.start..at.start + 1,
                msg!("check-too-deep", most = DEEPEST),
            );
            self.skip();
            return T::default();
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// Passes the end of the element just read.
    pub(super) fn close(&mut self) {
        if let Some((Event::End(_), _)) = self.peek() {
            self.next += 1;
        }
    }

    /// Blocks up to the end of the element they stand in, or of the text.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        loop {
            match self.block() {
                Next::Block(block) => blocks.push(block),
                Next::Refused => {}
                Next::End => return blocks,
            }
        }
    }

    /// The next block of the element being read.
    pub(super) fn block(&mut self) -> Next {
        let Some((event, at)) = self.peek() else {
            return Next::End;
        };
        let at = at.clone();
        let tag = match event {
            Event::End(_) => return Next::End,
            Event::Start(tag) if is_block(tag) => tag.clone(),
            Event::Rule => {
                self.next += 1;
                return Next::Block(Block {
                    kind: BlockKind::Rule,
                    at,
                });
            }
            Event::Html(_) => {
                self.next += 1;
                self.refuse(at, msg!("check-html"));
                return Next::Refused;
            }
            // The item of a tight list holds its text without a paragraph.
            _ => {
                let text = self.inlines();
                return Next::Block(Block {
                    kind: BlockKind::Paragraph(text),
                    at,
                });
            }
        };
        self.next += 1;
        self.last = None;
        let kind = self.deeper(&at, |reader| reader.element(tag, &at));
        match kind {
            Some(kind) => Next::Block(Block { kind, at }),
            None => Next::Refused,
        }
    }

    /// Reads the element whose start was just passed, with its end.
    fn element(&mut self, tag: Tag<'t>, at: &Range<usize>) -> Option<BlockKind> {
        let kind = match tag {
            Tag::Paragraph => BlockKind::Paragraph(self.inlines()),
            Tag::Heading { level, .. } => BlockKind::Heading {
                level: level as u8,
                text: self.inlines(),
            },
            Tag::BlockQuote(_) => BlockKind::Quote(self.blocks()),
            Tag::List(start) => {
                let mut items = Vec::new();
                while let Some((Event::Start(Tag::Item), _)) = self.peek() {
                    self.next += 1;
                    items.push(self.blocks());
                    self.close();
                }
                BlockKind::List { start, items }
            }
            Tag::DefinitionList => BlockKind::Definitions(self.definitions()),
            Tag::FootnoteDefinition(label) => BlockKind::FootnoteText {
                label: label.to_string(),
                blocks: self.blocks(),
            },
            Tag::Table(alignments) => self.table(&alignments),
            Tag::CodeBlock(fence) => return self.code(&fence, at),
            _ => {
                self.refuse(at.clone(), msg!("check-html"));
                self.skip();
                return None;
            }
        };
        self.close();
        Some(kind)
    }

    fn definitions(&mut self) -> Vec<(Vec<Inline>, Vec<Vec<Block>>)> {
        let mut entries: Vec<(Vec<Inline>, Vec<Vec<Block>>)> = Vec::new();
        loop {
            match self.peek() {
                Some((Event::Start(Tag::DefinitionListTitle), _)) => {
                    self.next += 1;
                    self.last = None;
                    let title = self.inlines();
                    entries.push((title, Vec::new()));
                }
                Some((Event::Start(Tag::DefinitionListDefinition), _)) => {
                    self.next += 1;
                    let blocks = self.blocks();
                    if let Some((_, meanings)) = entries.last_mut() {
                        meanings.push(blocks);
                    }
                }
                _ => return entries,
            }
            self.close();
        }
    }

    fn table(&mut self, alignments: &[Alignment]) -> BlockKind {
        let align = alignments
            .iter()
            .map(|alignment| match alignment {
                Alignment::None | Alignment::Left => Align::Left,
                Alignment::Center => Align::Centre,
                Alignment::Right => Align::Right,
            })
            .collect();
        let mut head = Vec::new();
        let mut rows = Vec::new();
        loop {
            match self.peek() {
                Some((Event::Start(Tag::TableHead), _)) => {
                    self.next += 1;
                    head = self.cells();
                }
                Some((Event::Start(Tag::TableRow), _)) => {
                    self.next += 1;
                    rows.push(self.cells());
                }
                _ => return BlockKind::Table { align, head, rows },
            }
            self.close();
        }
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.peek() {
            self.next += 1;
            self.last = None;
            cells.push(self.inlines());
            self.close();
        }
        cells
    }

    fn code(&mut self, fence: &CodeBlockKind<'t>, at: &Range<usize>) -> Option<BlockKind> {
        let mut text = String::new();
        // Where each part of the text stands in the source: a fence inside a list is indented there and not here.
        let mut parts: Vec<(usize, usize)> = Vec::new();
        while let Some((Event::Text(part), range)) = self.peek() {
            parts.push((text.len(), range.start));
            text.push_str(part);
            self.next += 1;
        }
        self.close();
        self.inspect(&text, at);
        while text.ends_with('\n') {
            text.pop();
        }
        let info = match fence {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        let (word, rest) = info.split_once(' ').unwrap_or((info, ""));
        let rest = rest.trim();
        match word {
            "flow" => {
                let (flow, problems) = flow::parse(&text);
                let place = |offset: usize| {
                    let (from, start) = parts
                        .iter()
                        .rev()
                        .find(|(from, _)| *from <= offset)
                        .copied()
                        .unwrap_or((offset, at.start));
                    start + offset - from
                };
                for (range, message) in problems {
                    let start = place(range.start);
                    let end = place(range.end.max(range.start)).max(start);
                    self.refuse_with(start..end, message, msg!("check-flow-form"));
                }
                Some(BlockKind::Flow(flow))
            }
            "scenario" | "question" => self.placement(word, rest, &text, at),
            _ => {
                self.inspect(info, at);
                Some(BlockKind::Code {
                    language: word.to_owned(),
                    text,
                })
            }
        }
    }

    fn placement(
        &mut self,
        word: &str,
        id: &str,
        body: &str,
        at: &Range<usize>,
    ) -> Option<BlockKind> {
        let first_line = self.source[at.clone()].lines().next().map_or(0, str::len);
        let line = at.start..at.start + first_line;
        if !id::is_id(id) {
            self.refuse_with(
                line,
                msg!("check-placement-id", kind = word),
                msg!("check-id-form"),
            );
            return None;
        }
        if self.depth > 1 {
            self.refuse(line, msg!("check-placement-nested", kind = word));
            return None;
        }
        if !body.trim().is_empty() {
            self.refuse(line.clone(), msg!("check-placement-body", kind = word));
        }
        let offset = self.source[line.clone()].rfind(id).unwrap_or(0);
        let at = line.start + offset..line.start + offset + id.len();
        if word == "scenario" {
            self.mentions.push((Of::Scenario, id.to_owned(), at));
            Some(BlockKind::Scenario(id.to_owned()))
        } else {
            self.mentions.push((Of::Question, id.to_owned(), at));
            Some(BlockKind::Question(id.to_owned()))
        }
    }
}

const fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}
