//! Ids: each defined once and never again after it was retired; each mention leads somewhere.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::Checking;
use crate::course::index::Index;
use crate::course::index::Named;
use crate::course::index::Of;
use crate::message::Message;
use crate::msg;
use crate::nearest::nearest;

/// Where an id has to be unique: a kind, and the lesson for ids that are only unique there.
type Space<'i> = (Of, Option<&'i str>, &'i str);

pub(super) fn check(checking: &mut Checking<'_>) {
    let defined = defined(checking);
    mentioned(checking, &defined);
}

fn defined<'i>(checking: &mut Checking<'i>) -> BTreeSet<Space<'i>> {
    let index = checking.index;
    let mut known: BTreeMap<Space<'i>, &Named> = BTreeMap::new();
    for named in &index.defined {
        // Answers to questions and to predictions are kept under one kind of key.
        let of = if named.of == Of::Prediction {
            Of::Question
        } else {
            named.of
        };
        let space = (of, scope(index, named), named.id.as_str());
        if let Some(first) = known.get(&space) {
            let line = index.line(&first.place);
            let problem = index
                .problem(&named.place, msg!("check-duplicate-id", id = &named.id))
                .hint(msg!(
                    "check-first-defined",
                    file = &index.files[first.place.file].name,
                    line = line
                ));
            checking.report(problem);
        } else {
            known.insert(space, named);
        }
        if checking.course.retired.contains(&named.id) {
            checking.report(index.problem(&named.place, msg!("check-retired-id", id = &named.id)));
        }
    }
    index
        .defined
        .iter()
        .map(|named| (named.of, scope(index, named), named.id.as_str()))
        .collect()
}

fn mentioned(checking: &mut Checking<'_>, defined: &BTreeSet<Space<'_>>) {
    let index = checking.index;
    for named in &index.mentioned {
        if defined.contains(&(named.of, scope(index, named), &named.id)) {
            foreign(checking, named);
            continue;
        }
        let candidates = defined
            .iter()
            .filter(|(of, lesson, _)| *of == named.of && *lesson == scope(index, named))
            .map(|(_, _, id)| *id);
        let near = nearest(&named.id, candidates);
        let mut problem = index.problem(&named.place, unknown(named.of, &named.id));
        if let Some(near) = near {
            problem = problem.hint(msg!("check-did-you-mean", word = near));
        }
        checking.report(problem);
    }
}

/// What a lesson places or tests out with has to be its own.
fn foreign(checking: &mut Checking<'_>, named: &Named) {
    let file = &checking.index.files[named.place.file];
    let name = file.name.rsplit('/').next().unwrap_or_default();
    let places = matches!(name, "lesson.toml" | "lesson.ja.md" | "lesson.en.md");
    if !places || !matches!(named.of, Of::Question | Of::Scenario) {
        return;
    }
    let own = checking.index.defined.iter().any(|other| {
        (other.of, &other.id) == (named.of, &named.id)
            && checking.index.files[other.place.file].lesson == file.lesson
    });
    if !own {
        let problem = checking
            .index
            .problem(&named.place, msg!("check-of-other-lesson", id = &named.id));
        checking.report(problem);
    }
}

fn scope<'i>(index: &'i Index, named: &Named) -> Option<&'i str> {
    match named.of {
        Of::Section => index.files[named.place.file].lesson.as_deref(),
        _ => None,
    }
}

fn unknown(of: Of, id: &str) -> Message {
    match of {
        Of::Module => msg!("check-unknown-module", id = id),
        Of::Lesson => msg!("check-unknown-lesson", id = id),
        Of::Section => msg!("check-unknown-section", id = id),
        Of::Skill => msg!("check-unknown-skill", id = id),
        Of::Fact => msg!("check-unknown-fact", id = id),
        Of::Term => msg!("check-unknown-term", id = id),
        Of::Misconception => msg!("check-unknown-misconception", id = id),
        Of::Question => msg!("check-unknown-question", id = id),
        Of::Scenario => msg!("check-unknown-scenario", id = id),
        Of::Prediction => msg!("check-unknown-prediction", id = id),
    }
}
