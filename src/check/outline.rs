//! The outline and the folders agree: no lesson lies about that course.toml does not name, and no two entries share a folder.

use std::collections::BTreeSet;

use crate::check::Checking;
use crate::course::source::Source;
use crate::msg;
use crate::nearest::nearest;

pub(super) fn check(checking: &mut Checking<'_>, source: &Source) {
    let index = checking.index;
    let Some(file) = index
        .files
        .iter()
        .position(|file| file.name == "course.toml")
    else {
        return;
    };
    let mut named = BTreeSet::new();
    for entry in checking
        .course
        .entries()
        .filter(|entry| !entry.folder.is_empty())
    {
        if !named.insert(entry.folder.as_str()) {
            let at = index.files[file].text.rfind(&entry.folder).unwrap_or(0);
            let message = msg!("check-folder-twice", folder = &entry.folder);
            checking
                .problems
                .push(index.problem_in(file, at..at + entry.folder.len(), message));
        }
    }
    // Where course.toml itself is broken, an entry may be missing because it could not be read.
    if checking
        .problems
        .iter()
        .any(|problem| problem.file == "course.toml")
    {
        return;
    }
    for folder in source.lesson_folders() {
        if named.contains(folder.as_str()) {
            continue;
        }
        // A name misspelt in the outline makes its lesson look planned.
        let planned = checking
            .course
            .entries()
            .filter(|entry| entry.lesson.is_none());
        let near = nearest(&folder, planned.map(|entry| entry.folder.as_str()));
        let at = near.and_then(|near| {
            index.files[file]
                .text
                .find(near)
                .map(|at| at..at + near.len())
        });
        let message = msg!("check-lesson-not-named", folder = folder);
        let problem = index.problem_in(file, at.unwrap_or(0..0), message);
        checking.report(problem);
    }
}
