//! Running text: marks, links, terms, facts and soft line breaks.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use unicode_width::UnicodeWidthChar;

use crate::course::block::Inline;
use crate::course::id;
use crate::course::index::Of;
use crate::course::markdown::reader::Reader;
use crate::course::placeholder;
use crate::course::placeholder::Piece;
use crate::msg;

/// Text collected so far that may still grow: pulldown cuts it at every special character, placeholders may span the cuts.
#[derive(Default)]
struct Run {
    text: String,
    at: Option<Range<usize>>,
}

impl Reader<'_> {
    /// Inlines up to the end of the element they stand in, or the next block.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut run = Run::default();
        while let Some((event, at)) = self.peek() {
            let (event, at) = (event.clone(), at.clone());
            match event {
                Event::Text(text) => {
                    self.inspect(&text, &at);
                    self.last = text.chars().last().or(self.last);
                    run.push(&text, &at);
                }
                Event::SoftBreak => {
                    if !(self.last.is_some_and(is_wide) && self.first_ahead().is_some_and(is_wide))
                    {
                        run.push(" ", &at);
                        self.last = Some(' ');
                    }
                }
                Event::Code(text) => {
                    self.inspect(&text, &at);
                    self.last = text.chars().last().or(self.last);
                    self.flush(&mut run, &mut inlines);
                    inlines.push(Inline::Code(text.to_string()));
                }
                Event::HardBreak => {
                    self.flush(&mut run, &mut inlines);
                    inlines.push(Inline::Break);
                    self.last = None;
                }
                Event::FootnoteReference(label) => {
                    self.flush(&mut run, &mut inlines);
                    inlines.push(Inline::Footnote(label.to_string()));
                }
                Event::InlineHtml(_) | Event::Html(_) => self.refuse(at, msg!("check-html")),
                Event::Start(ref tag) => {
                    let Some(tag) = inline_tag(tag) else { break };
                    self.flush(&mut run, &mut inlines);
                    self.take();
                    let marked = self.deeper(&at, |reader| reader.marked(tag, &at));
                    inlines.extend(marked);
                    continue;
                }
                Event::End(_) | Event::Rule => break,
                Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
            }
            self.take();
        }
        self.flush(&mut run, &mut inlines);
        inlines
    }

    /// The element whose start was just passed, with its end.
    fn marked(&mut self, tag: Mark, at: &Range<usize>) -> Option<Inline> {
        if matches!(tag, Mark::Refused) {
            self.refuse(at.clone(), msg!("check-image"));
            self.skip();
            return None;
        }
        let text = self.inlines();
        self.close();
        Some(match tag {
            Mark::Emphasis => Inline::Emphasis(text),
            Mark::Strong => Inline::Strong(text),
            Mark::Struck => Inline::Struck(text),
            Mark::Link(target) => return self.link(target, text, at),
            Mark::Refused => return None,
        })
    }

    fn link(&mut self, target: String, text: Vec<Inline>, at: &Range<usize>) -> Option<Inline> {
        if let Some(id) = target.strip_prefix("term:") {
            if !id::is_id(id) {
                self.refuse_with(
                    at.clone(),
                    msg!("check-not-an-id", word = id),
                    msg!("check-id-form"),
                );
                return None;
            }
            let place = self.source[at.clone()]
                .rfind(id)
                .map_or(at.clone(), |offset| {
                    at.start + offset..at.start + offset + id.len()
                });
            self.mentions.push((Of::Term, id.to_owned(), place));
            return Some(Inline::Term {
                id: id.to_owned(),
                text,
            });
        }
        self.inspect(&target, at);
        if !target.starts_with("https://") {
            self.refuse_with(
                at.clone(),
                msg!("check-link", target = target.as_str()),
                msg!("check-link-form"),
            );
        }
        Some(Inline::Link { target, text })
    }

    /// The first character of the text that follows, for a soft break.
    fn first_ahead(&self) -> Option<char> {
        self.ahead()
            .skip(1)
            .take_while(|event| !matches!(event, Event::HardBreak | Event::Rule))
            .find_map(|event| match event {
                Event::Text(text) | Event::Code(text) => text.chars().next(),
                _ => None,
            })
    }

    /// Cuts the collected text at its placeholders.
    fn flush(&mut self, run: &mut Run, inlines: &mut Vec<Inline>) {
        let Run { text, at: Some(at) } = std::mem::take(run) else {
            return;
        };
        let mut rest = at.clone();
        for (_, piece) in placeholder::pieces(&text) {
            match piece {
                Piece::Fact(id) => {
                    let mark = self.place(&rest, id);
                    rest.start = mark.end;
                    self.mentions.push((Of::Fact, id.to_owned(), mark));
                    inlines.push(Inline::Fact(id.to_owned()));
                }
                Piece::Text(text) => push_text(inlines, text),
                // Drawn values belong to questions; in a lesson's prose they are text, and `check` says so.
                Piece::Draw(path) => push_text(inlines, &format!("{{draw:{path}}}")),
                Piece::Answer => push_text(inlines, "{answer}"),
            }
        }
        self.prose.push((at, text));
    }

    /// Where `words` next stand in the source.
    fn place(&self, within: &Range<usize>, words: &str) -> Range<usize> {
        self.source
            .get(within.clone())
            .and_then(|source| source.find(words))
            .map_or(within.clone(), |offset| {
                within.start + offset..within.start + offset + words.len()
            })
    }
}

impl Run {
    fn push(&mut self, text: &str, at: &Range<usize>) {
        self.text.push_str(text);
        self.at = Some(match self.at.take() {
            Some(before) => before.start..at.end,
            None => at.clone(),
        });
    }
}

enum Mark {
    Emphasis,
    Strong,
    Struck,
    Link(String),
    Refused,
}

/// What an inline element is; `None` for a block.
fn inline_tag(tag: &Tag<'_>) -> Option<Mark> {
    Some(match tag {
        Tag::Emphasis => Mark::Emphasis,
        Tag::Strong => Mark::Strong,
        Tag::Strikethrough => Mark::Struck,
        Tag::Link { dest_url, .. } => Mark::Link(dest_url.to_string()),
        Tag::Image { .. } | Tag::Superscript | Tag::Subscript => Mark::Refused,
        _ => return None,
    })
}

fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Text(before)) = inlines.last_mut() {
        before.push_str(text);
    } else {
        inlines.push(Inline::Text(text.to_owned()));
    }
}

/// Whether a line may break beside the character without leaving a space: kana, kanji, full-width punctuation.
fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}
