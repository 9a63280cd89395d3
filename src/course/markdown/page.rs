//! A lesson's Markdown file: sections, each a `##` heading with an id and the blocks below it.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Tag;

use crate::course::block::Block;
use crate::course::block::Inline;
use crate::course::id;
use crate::course::index::Of;
use crate::course::markdown::reader::Next;
use crate::course::markdown::reader::Reader;
use crate::msg;
use crate::problem::Problem;

/// A file read.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its sections in order.
    pub sections: Vec<PageSection>,
    /// Ids it mentions and where.
    pub mentions: Vec<(Of, String, Range<usize>)>,
    /// Runs of prose and where they stand.
    pub prose: Vec<(Range<usize>, String)>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// A section in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct PageSection {
    /// The id in `{#…}`; empty if it is missing, which is a problem.
    pub id: String,
    /// Bytes of the heading.
    pub at: Range<usize>,
    /// The heading.
    pub title: Vec<Inline>,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// Reads a lesson's Markdown file.
pub fn page(file: &str, source: &Arc<str>) -> Page {
    let mut reader = Reader::new(source);
    let mut sections: Vec<PageSection> = Vec::new();
    let mut refused_lead = false;
    while reader.peek().is_some() {
        if let Some(section) = heading(&mut reader) {
            sections.push(section);
            continue;
        }
        match reader.block() {
            Next::Block(block) => match sections.last_mut() {
                Some(section) => section.blocks.push(block),
                None if !refused_lead => {
                    refused_lead = true;
                    reader.refuse_with(
                        first_line(source, &block.at),
                        msg!("check-text-before-section"),
                        msg!("check-section-form"),
                    );
                }
                None => {}
            },
            Next::Refused => {}
            // An end without a start: pulldown does not make them; passing by keeps this loop finite.
            Next::End => {
                reader.take();
            }
        }
    }
    if sections.is_empty() {
        reader.refuse_with(0..0, msg!("check-no-sections"), msg!("check-section-form"));
    }
    let problems = reader
        .problems
        .into_iter()
        .map(|(at, message, hint)| {
            let problem = Problem::error(file, source, at, message);
            match hint {
                Some(hint) => problem.hint(hint),
                None => problem,
            }
        })
        .collect();
    Page {
        sections,
        mentions: reader.mentions,
        prose: reader.prose,
        problems,
    }
}

/// Opens a section if a `##` (or a `#`, which is reported) comes next.
fn heading(reader: &mut Reader<'_>) -> Option<PageSection> {
    let (
        Event::Start(Tag::Heading {
            level,
            id,
            classes,
            attrs,
        }),
        at,
    ) = reader.peek()?
    else {
        return None;
    };
    if *level > HeadingLevel::H2 {
        return None;
    }
    let (level, at) = (*level, at.clone());
    let id = id.as_ref().map(ToString::to_string);
    let others = !classes.is_empty() || !attrs.is_empty();
    reader.take();
    reader.last = None;
    let title = reader.inlines();
    reader.close();
    let line = at.start..at.start + reader.source[at.clone()].trim_end().len();
    if level == HeadingLevel::H1 {
        reader.refuse_with(
            line.clone(),
            msg!("check-heading-one"),
            msg!("check-section-form"),
        );
    }
    if others {
        reader.refuse_with(
            line.clone(),
            msg!("check-heading-attributes"),
            msg!("check-section-form"),
        );
    }
    let id = match id {
        Some(id) if id::is_id(&id) => id,
        Some(id) => {
            reader.refuse_with(
                line.clone(),
                msg!("check-not-an-id", word = id),
                msg!("check-id-form"),
            );
            String::new()
        }
        None => {
            reader.refuse_with(
                line.clone(),
                msg!("check-section-id"),
                msg!("check-section-form"),
            );
            String::new()
        }
    };
    Some(PageSection {
        id,
        at: line,
        title,
        blocks: Vec::new(),
    })
}

fn first_line(source: &str, at: &Range<usize>) -> Range<usize> {
    let length = source[at.clone()].lines().next().map_or(0, str::len);
    at.start..at.start + length
}
