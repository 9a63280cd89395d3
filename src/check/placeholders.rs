//! Placeholders of the short texts: facts exist and are the same in both languages; `{draw:…}` and `{answer}` stand only where there is a
//! draw and an answer, and never give the answer away.

use std::ops::Range;

use crate::check::Checking;
use crate::check::spelling::outside_code;
use crate::course::index::Named;
use crate::course::index::Of;
use crate::course::index::Place;
use crate::course::index::Side;
use crate::course::placeholder::Piece;
use crate::course::placeholder::pieces;
use crate::course::question::Generate;
use crate::course::question::Question;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;
use crate::nearest::nearest;
use crate::table;

pub(super) fn check(checking: &mut Checking<'_>) {
    let index = checking.index;
    for passage in &index.passages {
        let owner = owner(checking, passage.file, passage_start(&passage.sides));
        for lang in Lang::ALL {
            let Some(side) = passage.sides.get(lang) else {
                continue;
            };
            for (words, message, hint) in faults(checking, side, &passage.key, &owner) {
                let at = index.narrow(passage.file, &side.at, &words);
                let mut problem = index.problem_in(passage.file, at, message);
                if let Some(hint) = hint {
                    problem = problem.hint(hint);
                }
                checking.problems.push(problem);
            }
            if let Some(other) = passage.sides.get(lang.other()) {
                compare(checking, passage.file, side, other, lang.other());
            }
        }
    }
    // Prose of Markdown files has no draw and no answer.
    for prose in &index.prose {
        for (at, piece) in pieces(&prose.text) {
            if matches!(piece, Piece::Draw(_) | Piece::Answer) {
                let words = &prose.text[at];
                let at = index.narrow(prose.place.file, &prose.place.at, words);
                let message = msg!("check-no-draw-here", placeholder = words);
                checking
                    .problems
                    .push(index.problem_in(prose.place.file, at, message));
            }
        }
    }
}

/// What is wrong with the placeholders of one side: the words, what, and what to do.
fn faults(
    checking: &Checking<'_>,
    side: &Side,
    key: &str,
    owner: &Owner<'_>,
) -> Vec<(String, Message, Option<Message>)> {
    let facts = &checking.course.facts;
    let mut faults = Vec::new();
    for (at, piece) in pieces(&side.text) {
        let words = &side.text[at];
        let mut fault = |message, hint| faults.push((words.to_owned(), message, hint));
        match piece {
            Piece::Fact(id) if !facts.contains_key(id) => {
                let near = nearest(id, facts.keys().map(String::as_str));
                let hint = near.map(|near| msg!("check-did-you-mean", word = near));
                fault(msg!("check-unknown-fact", id = id), hint);
            }
            Piece::Fact(_) => {
                let printed = outside_code(&side.text).any(|part| part.contains(words));
                if !printed {
                    fault(msg!("check-fact-in-code", placeholder = words), None);
                }
            }
            Piece::Draw(path) => match owner {
                Owner::Broken => {}
                Owner::Draws(generate) if generate.draw.iter().any(|(drawn, _)| drawn == path) => {}
                Owner::Draws(generate) => {
                    let near = nearest(path, generate.draw.iter().map(|(drawn, _)| drawn.as_str()));
                    let hint = near.map(|near| msg!("check-did-you-mean", word = near));
                    fault(msg!("check-not-drawn", path = path), hint);
                }
                Owner::Nobody | Owner::Fixed => {
                    fault(msg!("check-no-draw-here", placeholder = words), None);
                }
            },
            Piece::Answer if matches!(owner, Owner::Nobody | Owner::Fixed) => {
                fault(msg!("check-no-draw-here", placeholder = words), None);
            }
            Piece::Answer if key == "ask" || key == "hints" => {
                fault(msg!("check-answer-given-away"), None);
            }
            Piece::Answer | Piece::Text(_) => {}
        }
    }
    faults
}

/// Reports what one side has and the other lacks.
fn compare(checking: &mut Checking<'_>, file: usize, side: &Side, other: &Side, lang: Lang) {
    let there: Vec<Piece<'_>> = pieces(&other.text)
        .into_iter()
        .map(|(_, piece)| piece)
        .collect();
    for (at, piece) in pieces(&side.text) {
        if matches!(piece, Piece::Text(_)) || there.contains(&piece) {
            continue;
        }
        let words = &side.text[at];
        let at = checking.index.narrow(file, &side.at, words);
        let message = msg!(
            "check-placeholder-missing",
            placeholder = words,
            language = table::language(lang)
        );
        checking
            .problems
            .push(checking.index.problem_in(file, at, message));
    }
}

/// The question a place of a file belongs to.
enum Owner<'c> {
    /// None: a fact, a scenario, an option of the outline.
    Nobody,
    /// One that could not be read; what is wrong with it is told already.
    Broken,
    /// A question that draws.
    Draws(&'c Generate),
    /// A question that does not.
    Fixed,
}

fn owner<'c>(checking: &Checking<'c>, file: usize, at: usize) -> Owner<'c> {
    let named = checking
        .index
        .defined
        .iter()
        .filter(|named| named.of == Of::Question)
        .filter(|named| named.place.file == file && named.place.at.start <= at)
        .max_by_key(|named| named.place.at.start);
    let Some(named) = named else {
        return Owner::Nobody;
    };
    match checking.course.question(&named.id) {
        None => Owner::Broken,
        Some((_, question)) => question
            .generate
            .as_ref()
            .map_or(Owner::Fixed, Owner::Draws),
    }
}

fn passage_start(sides: &crate::lang::ByLang<Option<Side>>) -> usize {
    let start = |side: &Option<Side>| side.as_ref().map(|side| side.at.start);
    start(&sides.en).or_else(|| start(&sides.ja)).unwrap_or(0)
}

/// Where a question's id stands.
pub(super) fn place_of<'c>(checking: &Checking<'c>, question: &Question) -> Option<&'c Named> {
    checking
        .index
        .defined
        .iter()
        .find(|named| named.of == Of::Question && named.id == question.id)
}

/// A question's bytes: from its header to the next.
pub(super) fn extent(checking: &Checking<'_>, place: &Place, question: &Question) -> Range<usize> {
    let text = &checking.index.files[place.file].text;
    let start = question.at.start;
    let end = text[question.at.end..]
        .find("\n[[question]]")
        .map_or(text.len(), |at| question.at.end + at);
    start..end
}
