//! Questions: placed where they belong, five to test out with, and no pattern that gives the right option away.

use std::collections::BTreeSet;

use crate::check::Checking;
use crate::check::placeholders::extent;
use crate::check::placeholders::place_of;
use crate::course::block::BlockKind;
use crate::course::index::Of;
use crate::course::model::Lesson;
use crate::course::question::Choice;
use crate::course::question::Kind;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;
use crate::problem::Problem;
use crate::table;

/// Questions that show one knows a lesson already.
const TEST_OUT: usize = 5;

/// Fewer questions with options than this form no pattern.
const PATTERN: usize = 3;

pub(super) fn check(checking: &mut Checking<'_>) {
    let course = checking.course;
    for lesson in course.lessons() {
        placed(checking, lesson);
        test_out(checking, lesson);
        giveaway(checking, lesson);
        same_twice(checking, lesson);
    }
}

/// A placed question stands once, and in the section it names.
fn placed(checking: &mut Checking<'_>, lesson: &Lesson) {
    let mut seen = BTreeSet::new();
    for section in &lesson.sections {
        for block in &section.blocks.ja {
            let (BlockKind::Question(id) | BlockKind::Scenario(id)) = &block.kind else {
                continue;
            };
            if !seen.insert(id) {
                let problem = in_page(
                    checking,
                    lesson,
                    block.at.start,
                    msg!("check-placed-twice", id = id),
                );
                checking.problems.extend(problem);
            }
            let question = lesson.questions.iter().find(|question| question.id == *id);
            let elsewhere = question.filter(|question| question.section != section.id);
            if let (Some(question), BlockKind::Question(_)) = (elsewhere, &block.kind) {
                let message = msg!(
                    "check-placed-elsewhere",
                    id = id,
                    section = &question.section
                );
                let problem = in_page(checking, lesson, block.at.start, message);
                checking.problems.extend(problem);
            }
        }
    }
}

/// A problem at a line of the Japanese text.
fn in_page(
    checking: &Checking<'_>,
    lesson: &Lesson,
    at: usize,
    message: Message,
) -> Option<Problem> {
    let index = checking.index;
    let file = index.files.iter().position(|file| {
        file.lesson.as_deref() == Some(&lesson.id) && file.name.ends_with("lesson.ja.md")
    })?;
    let length = index.files[file]
        .text
        .get(at..)?
        .lines()
        .next()
        .map_or(0, str::len);
    Some(index.problem_in(file, at..at + length, message))
}

fn test_out(checking: &mut Checking<'_>, lesson: &Lesson) {
    let distinct: BTreeSet<_> = lesson.test_out.iter().collect();
    if distinct.len() == TEST_OUT && lesson.test_out.len() == TEST_OUT {
        return;
    }
    let index = checking.index;
    let file = index.files.iter().position(|file| {
        file.lesson.as_deref() == Some(&lesson.id) && file.name.ends_with("/lesson.toml")
    });
    if let Some(file) = file {
        let at = index.files[file].text.find("test_out").unwrap_or(0);
        let at = at..at + "test_out".len();
        let message = msg!("check-test-out", wanted = TEST_OUT, count = distinct.len());
        checking.report(index.problem_in(file, at, message));
    }
}

/// Reports a lesson whose right options are all first, or all longer than the wrong ones.
fn giveaway(checking: &mut Checking<'_>, lesson: &Lesson) {
    let mut choices: Vec<(&str, &[Choice])> = Vec::new();
    for question in &lesson.questions {
        if let Kind::Single(options) = &question.kind {
            choices.push((&question.id, options));
        }
    }
    let Some((first, _)) = choices.first().filter(|_| choices.len() >= PATTERN) else {
        return;
    };
    let index = checking.index;
    let place = index
        .defined
        .iter()
        .find(|named| named.of == Of::Question && named.id == *first)
        .map(|named| named.place.clone());
    let Some(place) = place else { return };
    if choices
        .iter()
        .all(|(_, options)| options[0].wrong.is_none())
    {
        let message = msg!("check-always-first", count = choices.len());
        checking.report(index.problem(&place, message));
    }
    for lang in Lang::ALL {
        if choices.iter().all(|(_, options)| is_longest(options, lang)) {
            let message = msg!(
                "check-always-longest",
                count = choices.len(),
                language = table::language(lang)
            );
            checking.report(index.problem(&place, message));
        }
    }
}

/// Whether the right option is longer than every wrong one.
fn is_longest(options: &[Choice], lang: Lang) -> bool {
    let length = |option: &Choice| option.text.get(lang).chars().count();
    let right = options
        .iter()
        .filter(|option| option.wrong.is_none())
        .map(length)
        .max();
    let wrong = options
        .iter()
        .filter(|option| option.wrong.is_some())
        .map(length)
        .max();
    right > wrong
}

/// Reports two options, items or accepted answers that say the same.
fn same_twice(checking: &mut Checking<'_>, lesson: &Lesson) {
    for question in &lesson.questions {
        let texts: Vec<&crate::lang::Text> = match &question.kind {
            Kind::Single(options) | Kind::Several(options) => {
                options.iter().map(|option| &option.text).collect()
            }
            Kind::Order { items, .. } => items.iter().collect(),
            Kind::Match { pairs, .. } => pairs.iter().map(|(left, _)| left).collect(),
            _ => continue,
        };
        for lang in Lang::ALL {
            let mut seen = BTreeSet::new();
            for text in &texts {
                let words = text.get(lang);
                if seen.insert(crate::fold::fold(words)) {
                    continue;
                }
                if let Some(named) = place_of(checking, question) {
                    let extent = extent(checking, &named.place, question);
                    let at = checking.index.narrow(named.place.file, &extent, words);
                    let message = msg!("check-same-option", text = words.as_str());
                    let problem = checking.index.problem_in(named.place.file, at, message);
                    checking.problems.push(problem);
                }
            }
        }
    }
}
