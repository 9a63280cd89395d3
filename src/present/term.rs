//! A glossary term as lines: both names, the reading, what it means in both languages, where it is taught and used. Both front ends
//! print the same.

use crate::course::mention;
use crate::course::mention::Use;
use crate::course::model::Course;
use crate::course::model::Term;
use crate::fold::fold;
use crate::i18n::say;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::rich::fact_text;
use crate::present::sign::Sign;

/// Cells before what stands under a heading.
const MARGIN: usize = 2;
/// Characters of the text around a term that are shown with it.
const CONTEXT: usize = 60;

/// The name in a language.
pub fn name(term: &Term, lang: Lang) -> &str {
    match lang {
        Lang::En => &term.en,
        Lang::Ja => &term.ja,
    }
}

/// Whether a word stands for the term: a part of either name, of the reading or of the id, as a person would type it.
pub fn answers_to(term: &Term, word: &str) -> bool {
    let word = fold(word);
    [&term.id, &term.en, &term.ja, &term.kana]
        .iter()
        .any(|name| fold(name).contains(&word))
}

/// Whether a word is the whole of one of its names.
pub fn is_called(term: &Term, word: &str) -> bool {
    let word = fold(word);
    [&term.id, &term.en, &term.ja, &term.kana]
        .iter()
        .any(|name| fold(name) == word)
}

/// All terms in the order of a language: by the English name, or by the reading.
pub fn sorted(course: &Course, lang: Lang) -> Vec<&Term> {
    let mut terms: Vec<&Term> = course.glossary.values().collect();
    terms.sort_by_cached_key(|term| match lang {
        Lang::En => fold(&term.en),
        Lang::Ja => fold(&term.kana),
    });
    terms
}

/// Both names and the reading on one line, the reader's language first.
pub fn names(term: &Term, paper: Paper) -> Rich {
    let dot = format!(" {} ", paper.signs.get(Sign::Separator));
    let names = Rich::of(name(term, paper.lang), Meaning::Term)
        .with("  ", Meaning::Text)
        .with(name(term, paper.lang.other()), Meaning::Text);
    // A name in kana is its own reading.
    if term.kana == term.ja {
        return names;
    }
    names
        .with(&dot, Meaning::Dim)
        .with(&term.kana, Meaning::Dim)
}

/// What a term is: its names and what it means, in both languages.
pub fn card(course: &Course, term: &Term, paper: Paper) -> Vec<Line> {
    let widths = paper.widths();
    let mut lines = names(term, paper).lines(paper.width, widths);
    let margin = Line::plain(" ".repeat(MARGIN));
    for lang in [paper.lang, paper.lang.other()] {
        let meaning = if lang == paper.lang {
            Meaning::Text
        } else {
            Meaning::Dim
        };
        let definition = Rich::of_text(term.definition.get(lang), meaning, &course.facts, lang);
        lines.push(Line::default());
        lines.extend(definition.hanging(&margin, paper.width, widths));
    }
    lines
}

/// A place where a term is used: the lesson and the section, and a word if it is taught there.
pub fn place(course: &Course, term: &Term, one: &Use, paper: Paper) -> Rich {
    let Some(lesson) = course
        .entry(&one.lesson)
        .and_then(|entry| entry.lesson.as_ref())
    else {
        return Rich::new();
    };
    let dot = format!(" {} ", paper.signs.get(Sign::Separator));
    let line = Rich::of(&format!("{}  ", lesson.number), Meaning::Dim)
        .with(lesson.title.get(paper.lang), Meaning::Text)
        .with(&dot, Meaning::Dim)
        .then(&section_title(course, one, paper.lang));
    if one.lesson == term.lesson {
        let taught = say(paper.lang, &msg!("glossary-taught-here"));
        line.with(&format!("  {taught}"), Meaning::Accent)
    } else {
        line
    }
}

fn section_title(course: &Course, one: &Use, lang: Lang) -> Rich {
    let lesson = course
        .entry(&one.lesson)
        .and_then(|entry| entry.lesson.as_ref());
    let section = lesson.and_then(|lesson| lesson.sections.get(one.section.checked_sub(1)?));
    section.map_or_else(Rich::new, |section| {
        Rich::of_inlines(section.title.get(lang), &course.facts, lang)
    })
}

/// The words around a term where a section uses it first, cut at both ends.
pub fn context(course: &Course, term: &Term, one: &Use, paper: Paper) -> String {
    let lesson = course
        .entry(&one.lesson)
        .and_then(|entry| entry.lesson.as_ref());
    let section = lesson.and_then(|lesson| lesson.sections.get(one.section.checked_sub(1)?));
    let block = section.and_then(|section| {
        section
            .blocks
            .get(paper.lang)
            .get(one.block.checked_sub(1)?)
    });
    let Some(block) = block else {
        return String::new();
    };
    let (words, at) = mention::around(block, &term.id, &|id| {
        let fact = course.facts.get(id);
        fact.map_or_else(String::new, |fact| fact_text(fact, paper.lang))
    });
    excerpt(&words, at, paper)
}

/// A part of a text around a byte, with a sign where it was cut.
fn excerpt(text: &str, at: usize, paper: Paper) -> String {
    let ellipsis = paper.signs.get(Sign::Ellipsis);
    let before: Vec<char> = text[..at].chars().collect();
    let from = before.len().saturating_sub(CONTEXT / 2);
    let head: String = before[from..].iter().collect();
    let tail: String = text[at..].chars().take(CONTEXT).collect();
    let is_whole = tail.len() == text.len() - at;
    format!(
        "{}{head}{tail}{}",
        if from > 0 { ellipsis } else { "" },
        if is_whole { "" } else { ellipsis }
    )
}

/// Everything about a term: what it is and where it is used.
pub fn term(course: &Course, term: &Term, paper: Paper) -> Vec<Line> {
    let widths = paper.widths();
    let mut lines = card(course, term, paper);
    let margin = Line::plain(" ".repeat(MARGIN));
    let deeper = Line::plain(" ".repeat(MARGIN * 2));
    lines.push(Line::default());
    lines.push(Line::of(
        say(paper.lang, &where_used(course, term)),
        Meaning::Strong,
    ));
    for one in mention::uses(course, &term.id) {
        let place = place(course, term, &one, paper);
        lines.extend(place.hanging(&margin, paper.width, widths));
        let words = Rich::of(&context(course, term, &one, paper), Meaning::Dim);
        lines.extend(words.hanging(&deeper, paper.width, widths));
    }
    lines
}

/// The line above the places of a term; that the lesson is still to be written, if there is no place yet.
pub fn where_used(course: &Course, term: &Term) -> Message {
    let entry = course.entry(&term.lesson);
    match entry {
        Some(entry) if entry.lesson.is_none() => {
            msg!(
                "glossary-taught-later",
                number = &entry.number,
                title = &entry.title
            )
        }
        _ => msg!("glossary-used"),
    }
}
