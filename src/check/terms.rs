//! Glossary terms: taught by the lesson that links them first.

use std::collections::BTreeMap;

use crate::check::Checking;
use crate::course::index::Named;
use crate::course::index::Of;
use crate::msg;

pub(super) fn check(checking: &mut Checking<'_>) {
    let index = checking.index;
    let entries: Vec<_> = checking.course.entries().collect();
    let order = |lesson: &str| entries.iter().position(|entry| entry.id == lesson);
    // The lesson that first links each term: files are in course order.
    let mut first: BTreeMap<&str, &Named> = BTreeMap::new();
    for named in index.mentioned.iter().filter(|named| named.of == Of::Term) {
        first.entry(&named.id).or_insert(named);
    }
    for defined in index.defined.iter().filter(|named| named.of == Of::Term) {
        let Some(term) = checking.course.glossary.get(&defined.id) else {
            continue;
        };
        let Some(claimed) = order(&term.lesson) else {
            continue;
        };
        let place = defined.place.clone();
        match first.get(term.id.as_str()) {
            Some(first) => {
                let file = &index.files[first.place.file];
                let lesson = file.lesson.as_deref().unwrap_or_default();
                if order(lesson).is_some_and(|linked| linked != claimed) {
                    let line = index.line(&first.place);
                    let problem = index
                        .problem(
                            &place,
                            msg!(
                                "check-term-lesson",
                                id = &term.id,
                                claimed = &term.lesson,
                                lesson = lesson
                            ),
                        )
                        .hint(msg!("check-term-linked-at", file = &file.name, line = line));
                    checking.report(problem);
                }
            }
            None if entries[claimed].lesson.is_some() => {
                let message = msg!(
                    "check-term-not-linked",
                    id = &term.id,
                    lesson = &term.lesson
                );
                checking.report(index.problem(&place, message));
            }
            None => {}
        }
    }
}
