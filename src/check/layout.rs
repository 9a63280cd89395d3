//! Blocks fit: what cannot be broken — a row of a table, a diagram, a line of code — has room in a narrow terminal.

use crate::check::Checking;
use crate::course::block::Block;
use crate::course::model::Lesson;
use crate::lang::Lang;
use crate::msg;
use crate::present::lesson;
use crate::present::paper::Paper;

/// Columns a block has: 80 less the margins of the screen.
const COLUMNS: usize = 76;

pub(super) fn check(checking: &mut Checking<'_>) {
    let course = checking.course;
    for lesson in course.lessons() {
        for lang in Lang::ALL {
            let paper = Paper::new(lang, COLUMNS);
            let blocks = lesson
                .sections
                .iter()
                .flat_map(|section| section.blocks.get(lang));
            for block in blocks {
                if !lesson::fits(course, lesson, block, paper) {
                    report(checking, lesson, lang, block);
                }
            }
        }
    }
}

fn report(checking: &mut Checking<'_>, lesson: &Lesson, lang: Lang, block: &Block) {
    let index = checking.index;
    let name = format!("/lesson.{}.md", lang.code());
    let file = index
        .files
        .iter()
        .position(|file| file.lesson.as_deref() == Some(&lesson.id) && file.name.ends_with(&name));
    if let Some(file) = file {
        let length = index.files[file].text[block.at.clone()]
            .lines()
            .next()
            .map_or(0, str::len);
        let at = block.at.start..block.at.start + length;
        let problem = index
            .problem_in(file, at, msg!("check-too-wide", columns = COLUMNS))
            .hint(msg!("check-too-wide-hint"));
        checking.report(problem);
    }
}
