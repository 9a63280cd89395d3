//! Where a line of a text may break and how a reader would like it: UAX #14 (`unicode-linebreak`), minus what Japanese
//! typesetting forbids, plus an opening wide bracket (rule LB30), graded by phrases (BudouX). Chooses nothing; `wrap` does.

use std::ops::Range;

use unicode_linebreak::BreakOpportunity;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::kinsoku;
use crate::text::phrase;
use crate::text::phrase::Inside;
use crate::text::width::Widths;
use crate::text::width::is_wide;
use crate::text::wrap::Wrap;

/// How good a break is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grade {
    /// Between words or phrases.
    Free,
    /// After a middle dot, before an opening bracket, at a hyphen.
    Fair,
    /// Inside a phrase; between a Latin word and the particle after it.
    Phrase,
    /// Between the parts of a compound; inside an address, a path.
    Word,
    /// Inside code.
    Code,
    /// Inside a word of Japanese.
    Syllable,
    /// Inside something unbreakable that is wider than the line.
    Forced,
    /// The same where kinsoku forbids it.
    Forbidden,
}

impl Grade {
    /// What it costs beside the squared free cells of lines this wide.
    pub(super) const fn penalty(self, width: usize) -> u64 {
        let square = (width * width) as u64;
        match self {
            Self::Free => 0,
            Self::Fair => square / 12,
            Self::Phrase => square / 6,
            Self::Word => square / 4,
            Self::Code => square / 2,
            Self::Syllable => square,
            Self::Forced => square * 2,
            Self::Forbidden => square * 16,
        }
    }
}

/// A place where a line may end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Break {
    /// Byte at which the line ends, spaces left out.
    pub(super) end: usize,
    /// Byte at which the next line starts.
    pub(super) next: usize,
    /// Cells from the start of the text to `end`.
    pub(super) cells_to_end: usize,
    /// Cells from the start of the text to `next`.
    pub(super) cells_to_next: usize,
    /// How good it is.
    pub(super) grade: Grade,
    /// A line feed stands here.
    pub(super) forced_by_text: bool,
}

impl Break {
    /// The beginning of the text.
    pub(super) const START: Self = Self {
        end: 0,
        next: 0,
        cells_to_end: 0,
        cells_to_next: 0,
        grade: Grade::Free,
        forced_by_text: false,
    };
}

/// All places in order; the last is the end of the text.
pub(super) fn breaks(text: &str, how: Wrap<'_>) -> Vec<Break> {
    let phrases = phrase::starts(text);
    let japanese = !phrases.is_empty();
    let mut phrases = phrases.iter().copied().peekable();
    let mut code = how.code.iter().peekable();
    let mut found = Vec::with_capacity(text.len() / 3 + 2);
    if how.first < how.width {
        // The first line may stay as short as it is.
        found.push(Break::START);
    }
    let mut atom = 0;
    let mut cells = 0;
    for (at, mandatory) in candidates(text) {
        while phrases.next_if(|phrase| *phrase < at).is_some() {}
        while code.next_if(|range| range.end <= at).is_some() {}
        let place = Place {
            in_code: code.peek().is_some_and(|range| range.start < at),
            phrase: phrases.peek() == Some(&at),
            japanese,
        };
        let grade = if mandatory {
            Grade::Free
        } else if let Some(grade) = grade(text, at, place) {
            grade
        } else {
            continue;
        };
        let end = at - trailing(&text[atom..at]);
        let width = how.widths.of(&text[atom..end]);
        if width > how.width {
            split(text, atom..end, cells, how.widths, &mut found);
        }
        found.push(Break {
            end,
            next: at,
            cells_to_end: cells + width,
            cells_to_next: cells + width + spaces(&text[end..at]),
            grade,
            forced_by_text: (mandatory && at < text.len()) || text[end..at].contains('\n'),
        });
        cells += width + spaces(&text[end..at]);
        atom = at;
    }
    found
}

/// UAX #14's breaks and, between them, those before an opening wide bracket.
fn candidates(text: &str) -> impl Iterator<Item = (usize, bool)> + '_ {
    let mut from = 0;
    linebreaks(text).flat_map(move |(at, kind)| {
        let atom = from..at;
        from = at;
        before_brackets(text, atom)
            .chain(std::iter::once((at, kind == BreakOpportunity::Mandatory)))
    })
}

fn before_brackets(text: &str, atom: Range<usize>) -> impl Iterator<Item = (usize, bool)> + '_ {
    let mut before = None;
    text[atom.clone()]
        .char_indices()
        .filter_map(move |(at, c)| {
            let previous = before.replace(c);
            let opens = kinsoku::opens_wide(c)
                && previous.is_some_and(|p| !kinsoku::never_ends(p) && !p.is_whitespace());
            opens.then_some((atom.start + at, false))
        })
}

/// What is known of a place besides its characters.
#[derive(Clone, Copy)]
struct Place {
    /// The author wrote it as code.
    in_code: bool,
    /// A phrase starts here.
    phrase: bool,
    /// The text is Japanese.
    japanese: bool,
}

/// How good a break before byte `at` is, or that there is none.
fn grade(text: &str, at: usize, place: Place) -> Option<Grade> {
    let Place {
        in_code,
        phrase,
        japanese,
    } = place;
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next())
    else {
        return Some(Grade::Free);
    };
    if in_code {
        return Some(Grade::Code);
    }
    if before == ' ' {
        let word_end = text[..at].trim_end_matches(' ').chars().next_back()?;
        if kinsoku::never_starts(after) || kinsoku::never_ends(word_end) {
            return None;
        }
        if word_end.is_ascii_digit() && is_unit(&text[at..]) {
            return None;
        }
        // `SQS のキュー`: the particle leans on the word.
        return Some(if kinsoku::hiragana(after) {
            Grade::Phrase
        } else if japanese && word_end.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() {
            // Latin words in Japanese are names: `AWS Lambda`.
            Grade::Fair
        } else {
            Grade::Free
        });
    }
    if kinsoku::never_starts(after) || kinsoku::never_ends(before) {
        return None;
    }
    // A note's number stays with its word.
    if is_note(&text[at..]) {
        return None;
    }
    // `5〜10` is one figure.
    if matches!(before, '〜' | '～') && after.is_ascii_digit() {
        return None;
    }
    // `https://` alone at the end of a line is no address.
    if text[..at].ends_with("//") {
        return None;
    }
    Some(if kinsoku::pauses(before) || before == '\u{3000}' {
        Grade::Free
    } else if kinsoku::opens_wide(after) || matches!(before, '・' | '…' | '—' | '―') {
        Grade::Fair
    } else if is_wide(before) || is_wide(after) {
        if phrase {
            return Some(Grade::Free);
        }
        match phrase::inside(text, at) {
            Inside::Particle => Grade::Phrase,
            Inside::Part => Grade::Word,
            Inside::Word => Grade::Syllable,
        }
    } else if before == '-' {
        Grade::Fair
    } else {
        Grade::Word
    })
}

/// Whether the number of a note or a link follows: `[1]`, `(2)`.
fn is_note(text: &str) -> bool {
    let Some(inner) = text.strip_prefix(['[', '(']) else {
        return false;
    };
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && inner[digits..].starts_with([']', ')'])
}

/// Whether what follows a number and a space belongs to it: `30 秒`, `512 MB`, `3 件`.
fn is_unit(text: &str) -> bool {
    const UNITS: [&str; 13] = [
        "ms", "s", "min", "h", "days", "day", "B", "KB", "MB", "GB", "USD", "µs", "%",
    ];
    let end = text
        .find(|c: char| !(c.is_ascii_alphabetic() || c == 'µ' || c == '%'))
        .unwrap_or(text.len());
    match text.chars().next() {
        Some(c) if kinsoku::japanese(c) => true,
        _ => UNITS.contains(&&text[..end]),
    }
}

/// Breaks a stretch that fits on no line between its characters.
fn split(text: &str, atom: Range<usize>, cells: usize, widths: Widths, found: &mut Vec<Break>) {
    let mut cells = cells;
    let mut before: Option<&str> = None;
    for (at, cluster) in text[atom.clone()].grapheme_indices(true) {
        if let Some(previous) = before {
            let allowed = !cluster.chars().next().is_some_and(kinsoku::never_starts)
                && !previous
                    .chars()
                    .next_back()
                    .is_some_and(kinsoku::never_ends);
            found.push(Break {
                end: atom.start + at,
                next: atom.start + at,
                cells_to_end: cells,
                cells_to_next: cells,
                grade: if allowed {
                    Grade::Forced
                } else {
                    Grade::Forbidden
                },
                forced_by_text: false,
            });
        }
        cells += widths.cluster(cluster);
        before = Some(cluster);
    }
}

/// Bytes of spaces and line feeds at the end.
fn trailing(text: &str) -> usize {
    text.len() - text.trim_end_matches([' ', '\n', '\r']).len()
}

/// Cells of the spaces between two lines; a line feed takes none.
fn spaces(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b' ').count()
}
