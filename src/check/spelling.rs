//! How characters are written: composed (NFC), no half-width kana, no emoji whose width terminals disagree about, no marks that stayed
//! marks.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::check::Checking;
use crate::message::Message;
use crate::msg;

pub(super) fn check(checking: &mut Checking<'_>) {
    for (number, file) in checking.index.files.iter().enumerate() {
        for (start, line) in lines(&file.text) {
            if line.is_ascii() {
                continue;
            }
            if let Some((at, message, hint)) = fault(line) {
                let at = start + at.start..start + at.end;
                let problem = checking.index.problem_in(number, at, message);
                checking.problems.push(problem.hint(hint));
            }
        }
    }
    marks(checking);
}

/// The first fault of a line, with its bytes.
fn fault(line: &str) -> Option<(Range<usize>, Message, Message)> {
    for (at, c) in line.char_indices() {
        let place = at..at + c.len_utf8();
        let code = format!("U+{:04X}", u32::from(c));
        match c {
            '\u{ff61}'..='\u{ff9f}' => {
                let whole: String = std::iter::once(c).nfkc().collect();
                return Some((
                    place,
                    msg!("check-half-width-kana", code = code),
                    msg!("check-write-instead", word = whole),
                ));
            }
            '\u{1f3fb}'..='\u{1f3ff}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{20e3}' => {
                return Some((
                    place,
                    msg!("check-joined-emoji", code = code),
                    msg!("check-single-emoji"),
                ));
            }
            _ => {}
        }
    }
    let composed: String = line.nfc().collect();
    let same = line
        .char_indices()
        .zip(composed.chars())
        .take_while(|((_, a), b)| a == b)
        .last()
        .map_or(0, |((at, c), _)| at + c.len_utf8());
    if composed == line {
        return None;
    }
    let length = line[same..].chars().next().map_or(0, char::len_utf8);
    Some((
        same..same + length,
        msg!("check-not-nfc"),
        msg!("check-nfc-hint"),
    ))
}

/// Marks of Markdown that would be shown as they are: `**` beside a bracket does not close, and the short texts of TOML files know
/// only `code` and `{{fact}}`.
fn marks(checking: &mut Checking<'_>) {
    let index = checking.index;
    for prose in &index.prose {
        for mark in ["**", "](", "~~"] {
            if prose.text.contains(mark) {
                let at = index.narrow(prose.place.file, &prose.place.at, mark);
                let problem = index
                    .problem_in(prose.place.file, at, msg!("check-stray-mark", mark = mark))
                    .hint(msg!("check-stray-mark-hint"));
                checking.problems.push(problem);
            }
        }
    }
    for passage in &index.passages {
        for side in [&passage.sides.ja, &passage.sides.en].into_iter().flatten() {
            for mark in ["**", "](", "~~"] {
                if outside_code(&side.text).any(|part| part.contains(mark)) {
                    let at = index.narrow(passage.file, &side.at, mark);
                    let problem = index
                        .problem_in(passage.file, at, msg!("check-stray-mark", mark = mark))
                        .hint(msg!("check-short-text-marks"));
                    checking.problems.push(problem);
                }
            }
            if side.text.matches('`').count() % 2 == 1 {
                let at = index.narrow(passage.file, &side.at, "`");
                let problem = index.problem_in(passage.file, at, msg!("check-open-code"));
                checking.problems.push(problem);
            }
        }
    }
}

/// The parts of a short text that are not `code`.
pub(super) fn outside_code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').step_by(2)
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(usize, &'static str)> {
        fault(line).map(|(at, message, _)| (at.start, message.id))
    }

    #[test]
    fn faults_are_placed() {
        assert_eq!(found("キュー、queue"), None);
        assert_eq!(found("ｷｭｰ"), Some((0, "check-half-width-kana")));
        assert_eq!(found("か\u{3099}"), Some((0, "check-not-nfc")));
        assert_eq!(found("xか\u{3099}"), Some((1, "check-not-nfc")));
        assert_eq!(found("👍🏽"), Some((4, "check-joined-emoji")));
        assert_eq!(found("🎉"), None);
    }
}
