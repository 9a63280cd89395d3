//! What was found as lines: where it is and what it is, then its words around what was looked for, with that marked. Decides nothing
//! about what is found.

use crate::course::model::Course;
use crate::course::model::LessonEntry;
use crate::course::model::Section;
use crate::i18n::say;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::search::Answer;
use crate::search::Found;
use crate::search::Kind;
use crate::search::Spot;
use crate::text::fit;
use crate::text::visible::visible;

/// How what was looked for stands out: by its meaning alone, or between two brackets where nothing else would show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The theme does it.
    Theme,
    /// Brackets do.
    Brackets,
}

/// What a result is.
pub fn kind(kind: Kind) -> Message {
    match kind {
        Kind::Title => msg!("search-kind-title"),
        Kind::Term => msg!("search-kind-term"),
        Kind::Heading => msg!("search-kind-heading"),
        Kind::Scenario => msg!("search-kind-scenario"),
        Kind::Text => msg!("search-kind-text"),
        Kind::Question => msg!("search-kind-question"),
    }
}

/// The lesson of a place, and its section unless it lies before the first.
pub fn place<'c>(
    course: &'c Course,
    spot: &Spot,
) -> Option<(&'c LessonEntry, Option<&'c Section>)> {
    let entry = course.entry(&spot.lesson)?;
    let section = spot.section.checked_sub(1).and_then(|at| {
        let lesson = entry.lesson.as_ref()?;
        lesson.sections.get(at)
    });
    Some((entry, section))
}

/// `2-4  Polling · Who hides a message    text`, in one line of the paper's width.
pub fn head(course: &Course, found: &Found, paper: Paper) -> Line {
    let (lang, widths) = (paper.lang, paper.widths());
    let word = say(lang, &kind(found.kind));
    let room = paper.width.saturating_sub(widths.of(&word) + 2).max(2);
    let mut text = String::new();
    let mut number = "";
    if let Some((entry, section)) = place(course, &found.spot) {
        number = &entry.number;
        text.push_str(entry.title.get(lang));
        if let Some(section) = section {
            let title = Rich::of_inlines(section.title.get(lang), &course.facts, lang);
            for part in [" ", paper.signs.get(Sign::Separator), " ", title.text()] {
                text.push_str(part);
            }
        }
    }
    let number = format!("{number}  ");
    let room = room.saturating_sub(widths.of(&number));
    let text = visible(&text);
    let text = fit::exactly(&text, room, widths, paper.signs.get(Sign::Ellipsis));
    Line::of(number, Meaning::Dim)
        .with(text, Meaning::Strong)
        .with("  ", Meaning::Text)
        .with(word, Meaning::Dim)
}

/// The words around the first hit in at most `rows` lines.
pub fn context(found: &Found, rows: usize, mark: Mark, paper: Paper) -> Vec<Line> {
    let widths = paper.widths();
    let ellipsis = paper.signs.get(Sign::Ellipsis);
    let width = paper.width.saturating_sub(widths.of(ellipsis)).max(2);
    let from = beginning(found, width, rows, paper);
    let mut rich = Rich::new();
    if from > 0 {
        rich.push(ellipsis, Meaning::Dim);
    }
    let mut at = from;
    for hit in found.hits.iter().filter(|hit| hit.start >= from) {
        rich.push(&found.text[at..hit.start], Meaning::Text);
        let words = &found.text[hit.clone()];
        match mark {
            Mark::Theme => rich.push(words, Meaning::Hit),
            Mark::Brackets => rich.push(&format!("[{words}]"), Meaning::Hit),
        }
        at = hit.end;
    }
    rich.push(&found.text[at..], Meaning::Text);
    if rows == 1 {
        return vec![in_one(&rich.line(), width, paper)];
    }
    let mut lines = rich.lines(width, widths);
    if lines.len() > rows {
        lines.truncate(rows);
        if let Some(last) = lines.pop() {
            lines.push(last.with(ellipsis, Meaning::Dim));
        }
    }
    lines
}

/// The line as far as it fits: one line alone need not end with a phrase.
fn in_one(line: &Line, width: usize, paper: Paper) -> Line {
    let widths = paper.widths();
    let mut room = width;
    let mut kept = Line::default();
    for span in &line.spans {
        let text = fit::head(&span.text, room, widths);
        room -= widths.of(text);
        kept = kept.with(text, span.meaning);
        if text.len() < span.text.len() {
            return kept.with(paper.signs.get(Sign::Ellipsis), Meaning::Dim);
        }
    }
    kept
}

/// The byte from which the text is shown, so that the first hit is among what fits.
fn beginning(found: &Found, width: usize, rows: usize, paper: Paper) -> usize {
    let widths = paper.widths();
    let Some(first) = found.hits.first() else {
        return 0;
    };
    // Lines break before their end; two thirds of them hold the text for certain.
    if widths.of(&found.text[..first.end]) <= width * rows * 2 / 3 {
        return 0;
    }
    let before = &found.text[..first.start];
    let kept = fit::truncate_start(before, width / 3, widths, "");
    let cut = first.start - kept.len();
    // Begin with a whole word where there is one.
    match kept.find(' ') {
        Some(space) if space < kept.len() / 2 => cut + space + 1,
        _ => cut,
    }
}

/// What is said above the results: how many there are, and which words were taken for others.
pub fn summary(answer: &Answer, lang: Lang) -> Vec<Message> {
    let mut said: Vec<Message> = answer
        .meant
        .iter()
        .map(|(typed, meant)| msg!("search-meant", typed = typed, meant = meant))
        .collect();
    said.push(match (answer.total, answer.found.len()) {
        (0, _) => msg!("search-none"),
        (total, shown) if shown < total => {
            msg!("search-first", shown = shown, total = total)
        }
        (total, _) => msg!("search-count", total = total),
    });
    if !answer.near.is_empty() {
        let between = say(lang, &msg!("search-between"));
        said.push(msg!("search-near", words = answer.near.join(&between)));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &str) -> Found {
        let at = text.find(words).unwrap();
        Found {
            kind: Kind::Text,
            spot: Spot {
                lesson: String::new(),
                section: 0,
                block: 0,
            },
            id: String::new(),
            lang: Lang::En,
            text: text.to_owned(),
            hits: std::iter::once(at..at + words.len()).collect(),
        }
    }

    #[test]
    fn the_hit_is_in_sight_however_far_down_it_stands() {
        let long = format!(
            "{}the needle in it{}",
            "some words ".repeat(80),
            " more".repeat(80)
        );
        for (text, words) in [
            (long.as_str(), "needle"),
            (
                &"可視性タイムアウトの間、"
                    .repeat(40)
                    .replacen("可視性", "見える", 20),
                "可視性",
            ),
            ("needle", "needle"),
        ] {
            let found = found(text, words);
            for width in [20, 40, 76] {
                for rows in [1, 2] {
                    let paper = Paper::new(Lang::Ja, width);
                    let lines = context(&found, rows, Mark::Theme, paper);
                    assert!(lines.len() <= rows);
                    let hit: String = lines
                        .iter()
                        .flat_map(|line| &line.spans)
                        .filter(|span| span.meaning == Meaning::Hit)
                        .map(|span| span.text.as_str())
                        .collect();
                    assert_eq!(hit, words, "{width} {rows}");
                    for line in lines {
                        assert!(line.width(paper.widths()) <= width, "{}", line.text());
                    }
                }
            }
        }
    }

    #[test]
    fn without_colour_brackets_mark_it() {
        let found = found("wait for the queue", "queue");
        let lines = context(&found, 1, Mark::Brackets, Paper::new(Lang::En, 40));
        assert_eq!(lines[0].text(), "wait for the [queue]");
    }
}
