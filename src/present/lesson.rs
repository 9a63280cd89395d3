//! A lesson as lines: sections of blocks for a language and a width. Every line knows the place it comes from, so that the
//! reading position survives another width and another language. The widths end here; colours come later.

use crate::course::block::Block;
use crate::course::block::BlockKind;
use crate::course::markdown;
use crate::course::mention;
use crate::course::model::Course;
use crate::course::model::Lesson;
use crate::i18n::say;
use crate::msg;
use crate::present::block::Setter;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::links::Links;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;

/// Cells between two languages side by side.
const GUTTER: usize = 3;

/// Where a line comes from. Places are ordered as the lesson is read, and are the same in both languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// 0 before the first section (title and opening), then sections from 1.
    pub section: usize,
    /// 0 for the section's heading, then its blocks from 1.
    pub block: usize,
}

/// What stands at a line and can be opened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A scenario, by id.
    Scenario(String),
    /// A question, by id.
    Question(String),
}

/// A line of a lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonLine {
    /// What it says.
    pub line: Line,
    /// Where it comes from; the blank line after a block belongs to the block.
    pub place: Place,
    /// The scenario or question whose box this line is part of.
    pub thing: Option<Thing>,
}

/// A whole lesson: title, opening problem, all sections.
pub fn lesson(course: &Course, lesson: &Lesson, paper: Paper) -> Vec<LessonLine> {
    let mut lines = opening(course, lesson, paper);
    for number in 1..=lesson.sections.len() {
        lines.extend(section(course, lesson, number, paper));
    }
    while lines.last().is_some_and(|last| last.line.is_empty()) {
        lines.pop();
    }
    lines
}

/// The title, how long it takes, and the problem that opens it.
pub fn opening(course: &Course, lesson: &Lesson, paper: Paper) -> Vec<LessonLine> {
    let widths = paper.widths();
    let number = Line::of(format!("{}  ", lesson.number), Meaning::Dim);
    let title = Rich::of(lesson.title.get(paper.lang), Meaning::Heading);
    let mut lines = title.hanging(&number, paper.width, widths);
    let minutes = say(
        paper.lang,
        &msg!("present-minutes", minutes = lesson.minutes),
    );
    lines.extend(Rich::of(&minutes, Meaning::Dim).lines(paper.width, widths));
    lines.push(Line::default());
    let problem = markdown::blocks(lesson.opening.get(paper.lang));
    if !problem.is_empty() {
        lines.push(Line::of(
            say(paper.lang, &msg!("present-opening")),
            Meaning::Accent,
        ));
        let bar = format!("{} ", paper.signs.get(Sign::QuoteBar));
        let inside = paper.inset(widths.of(&bar));
        let bar = Line::of(bar, Meaning::Accent);
        let set = Setter::new(course, lesson).blocks(&problem, inside, 0);
        lines.extend(set.into_iter().map(|line| bar.clone().then(line)));
        lines.push(Line::default());
    }
    lines
        .into_iter()
        .map(|line| LessonLine {
            line,
            ..LessonLine::default()
        })
        .collect()
}

/// One section, counted from 1; nothing if there is no such section.
pub fn section(course: &Course, lesson: &Lesson, number: usize, paper: Paper) -> Vec<LessonLine> {
    let Some(section) = number.checked_sub(1).and_then(|at| lesson.sections.get(at)) else {
        return Vec::new();
    };
    let blocks = mention::marked_once(section.blocks.get(paper.lang));
    let links = Links::of(&blocks);
    let listed = links.lines(paper);
    let setter = Setter {
        course,
        lesson,
        links,
    };
    let mut lines = Vec::new();
    let mut add = |block: usize, thing: Option<Thing>, set: Vec<Line>| {
        let place = Place {
            section: number,
            block,
        };
        lines.extend(set.into_iter().map(|line| LessonLine {
            line,
            place,
            thing: thing.clone(),
        }));
        lines.push(LessonLine {
            place,
            ..LessonLine::default()
        });
    };
    add(0, None, setter.title(section, paper));
    for (at, block) in blocks.iter().enumerate() {
        let thing = match &block.kind {
            BlockKind::Scenario(id) => Some(Thing::Scenario(id.clone())),
            BlockKind::Question(id) => Some(Thing::Question(id.clone())),
            _ => None,
        };
        add(at + 1, thing, setter.block(block, paper, 0));
    }
    if !listed.is_empty() {
        // The list belongs to the last block, so that both languages have the same places.
        add(blocks.len(), None, listed);
    }
    lines
}

/// The lines of one place of a lesson, for showing a block by itself.
pub fn block(course: &Course, one: &Lesson, place: Place, paper: Paper) -> Vec<Line> {
    let lines = match place.section {
        0 => opening(course, one, paper),
        number => section(course, one, number, paper),
    };
    let of_place = lines.into_iter().filter(|line| line.place == place);
    let mut lines: Vec<Line> = of_place.map(|line| line.line).collect();
    while lines.last().is_some_and(Line::is_empty) {
        lines.pop();
    }
    lines
}

/// Whether what cannot be broken in a block has room on the paper: for whoever writes lessons, since it is laid out somehow anyway.
pub fn fits(course: &Course, lesson: &Lesson, block: &Block, paper: Paper) -> bool {
    Setter::new(course, lesson).fits(block, paper)
}

/// A few blocks that stand outside a lesson, in order, with a blank line between them; for previews.
pub fn blocks(course: &Course, lesson: &Lesson, blocks: &[Block], paper: Paper) -> Vec<Line> {
    Setter::new(course, lesson).blocks(blocks, paper, 0)
}

/// The lesson in two languages side by side: `paper.lang` on the left, the other on the right, each block starting on the same
/// line in both.
pub fn side_by_side(course: &Course, one: &Lesson, paper: Paper) -> Vec<LessonLine> {
    let half = half(paper);
    let left = lesson(course, one, half);
    let right = lesson(course, one, half.with_lang(paper.lang.other()));
    beside(&left, &right, paper)
}

/// One section in two languages side by side.
pub fn section_side_by_side(
    course: &Course,
    lesson: &Lesson,
    number: usize,
    paper: Paper,
) -> Vec<LessonLine> {
    let half = half(paper);
    let left = section(course, lesson, number, half);
    let right = section(course, lesson, number, half.with_lang(paper.lang.other()));
    beside(&left, &right, paper)
}

/// The lesson in two languages, block by block: each block in `paper.lang`, then in the other behind a bar. What is the same in
/// both, such as code, stands once.
pub fn block_by_block(course: &Course, one: &Lesson, paper: Paper) -> Vec<LessonLine> {
    let bar = format!("{} ", paper.signs.get(Sign::QuoteBar));
    let inside = paper.inset(paper.widths().of(&bar));
    let own = lesson(course, one, paper);
    let other = lesson(course, one, inside.with_lang(paper.lang.other()));
    let same = lesson(course, one, paper.with_lang(paper.lang.other()));
    let (mut own, mut other, mut same) = (own.as_slice(), other.as_slice(), same.as_slice());
    let mut lines = Vec::new();
    while let Some(place) = [own.first(), other.first()]
        .into_iter()
        .flatten()
        .map(|one| one.place)
        .min()
    {
        let (here, further) = split(own, place);
        let (there, beyond) = split(other, place);
        let (twin, after) = split(same, place);
        (own, other, same) = (further, beyond, after);
        let words = |lines: &[LessonLine]| -> Vec<String> {
            let texts = lines.iter().map(|one| one.line.text());
            texts.filter(|text| !text.trim().is_empty()).collect()
        };
        lines.extend_from_slice(here);
        if words(here) == words(twin) {
            continue;
        }
        if here.last().is_some_and(|one| !one.line.is_empty()) {
            lines.push(LessonLine {
                place,
                ..LessonLine::default()
            });
        }
        let last = there.iter().rposition(|one| !one.line.is_empty());
        for (row, one) in there.iter().enumerate() {
            let mut one = one.clone();
            if Some(row) <= last {
                one.line = Line::of(bar.clone(), Meaning::Frame).then(one.line);
            }
            lines.push(one);
        }
    }
    while lines.last().is_some_and(|last| last.line.is_empty()) {
        lines.pop();
    }
    lines
}

fn half(paper: Paper) -> Paper {
    paper.with_width((paper.width.saturating_sub(GUTTER) / 2).max(2))
}

/// Two columns with a line between them, aligned by place.
fn beside(left: &[LessonLine], right: &[LessonLine], paper: Paper) -> Vec<LessonLine> {
    let width = half(paper).width;
    let middle = format!(" {} ", paper.signs.get(Sign::Vertical));
    let mut lines = Vec::new();
    let (mut left, mut right) = (left, right);
    while let Some(place) = [left.first(), right.first()]
        .into_iter()
        .flatten()
        .map(|one| one.place)
        .min()
    {
        let (here, further) = split(left, place);
        let (there, beyond) = split(right, place);
        (left, right) = (further, beyond);
        for row in 0..here.len().max(there.len()) {
            let own = here
                .get(row)
                .map(|one| one.line.clone())
                .unwrap_or_default();
            let other = there
                .get(row)
                .map(|one| one.line.clone())
                .unwrap_or_default();
            let line = own
                .padded(width, paper.widths())
                .with(middle.clone(), Meaning::Frame)
                .then(other);
            let thing = [here.get(row), there.get(row)]
                .into_iter()
                .flatten()
                .find_map(|one| one.thing.clone());
            lines.push(LessonLine { line, place, thing });
        }
    }
    lines
}

/// The lines of a place at the start, and the rest.
fn split(lines: &[LessonLine], place: Place) -> (&[LessonLine], &[LessonLine]) {
    lines.split_at(lines.partition_point(|one| one.place <= place))
}
