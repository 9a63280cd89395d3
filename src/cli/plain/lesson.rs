//! A lesson read section by section. Scenarios and questions stand where the author put them; what was placed nowhere is asked
//! at the end.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::cli::plain::ask;
use crate::cli::plain::desk::Desk;
use crate::cli::plain::desk::Reply;
use crate::cli::plain::run;
use crate::cli::plain::ticket;
use crate::cli::stop::Stop;
use crate::course::mention;
use crate::course::model::Lesson;
use crate::fold::fold;
use crate::lang::Lang;
use crate::msg;
use crate::present;
use crate::present::lesson::LessonLine;
use crate::present::lesson::Thing;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::term;
use crate::study::Occasion;
use crate::study::view::Position;

/// Two languages stand side by side from this width on.
const TWO_COLUMNS: usize = 110;

/// The lesson, or whichever comes next.
pub fn learn(desk: &mut Desk<'_>, lesson: Option<Arc<Lesson>>) -> Result<(), Stop> {
    let lesson = match lesson {
        Some(lesson) => lesson,
        None => match desk.study.home(desk.now())?.next {
            Some(next) => desk.study.lesson(&next.lesson)?,
            None => return desk.out.say(&msg!("plain-all-done")),
        },
    };
    desk.lesson = Some(lesson.clone());
    let from = start(desk, &lesson)?;
    let mut asked = BTreeSet::new();
    let mut at = from;
    while at < lesson.sections.len() {
        at = section(desk, &lesson, at, &mut asked)?;
    }
    questions(desk, &lesson, &asked)?;
    ending(desk, &lesson)
}

/// The title and the opening problem, or a word about where reading stopped. The section to begin with, from 0.
fn start(desk: &mut Desk<'_>, lesson: &Lesson) -> Result<usize, Stop> {
    let position = desk.study.position(&lesson.id)?;
    let known = position.and_then(|position| {
        let mut sections = lesson.sections.iter();
        sections.position(|section| section.id == position.section)
    });
    if let Some(at) = known {
        desk.out.say(&msg!(
            "plain-continue",
            number = &lesson.number,
            title = &lesson.title,
            section = at + 1,
            of = lesson.sections.len()
        ))?;
        return Ok(at);
    }
    let course = desk.study.course().clone();
    let paper = desk.out.reading_paper();
    let lines = present::lesson::opening(&course, lesson, paper);
    print(desk, &lines)?;
    if desk.both() {
        let other = paper.with_lang(paper.lang.other());
        print(desk, &present::lesson::opening(&course, lesson, other))?;
    }
    desk.out.say(&msg!(
        "plain-lesson",
        sections = lesson.sections.len(),
        questions = lesson.questions.len()
    ))?;
    desk.out.say(&msg!("plain-keys-section"))?;
    desk.out.say(&msg!("plain-keys-everywhere"))?;
    Ok(0)
}

/// One section; the section to go on with.
fn section(
    desk: &mut Desk<'_>,
    lesson: &Arc<Lesson>,
    at: usize,
    asked: &mut BTreeSet<String>,
) -> Result<usize, Stop> {
    let position = Position {
        section: lesson.sections[at].id.clone(),
        block: 0,
    };
    let now = desk.now();
    if let Err(error) = desk.study.remember_position(&lesson.id, &position, now) {
        desk.trouble(&error);
    }
    desk.heading(&msg!(
        "plain-section",
        section = at + 1,
        of = lesson.sections.len()
    ))?;
    text(desk, lesson, at, Some(asked))?;
    words(desk, lesson, at)?;
    loop {
        match desk.reply(&msg!("plain-next"), &msg!("plain-keys-section"))? {
            Reply::Enter => return Ok(at + 1),
            Reply::Language => text(desk, lesson, at, None)?,
            Reply::Words(words) => match fold(&words).as_str() {
                "b" => return Ok(at.saturating_sub(1)),
                "l" => list(desk, lesson)?,
                word => match word.parse::<usize>() {
                    Ok(number) if (1..=lesson.sections.len()).contains(&number) => {
                        return Ok(number - 1);
                    }
                    _ => desk.out.say(&msg!("plain-keys-section"))?,
                },
            },
        }
    }
}

/// The text of a section. With `asked`, scenarios are run and questions asked where they stand; without, they are only named.
fn text(
    desk: &mut Desk<'_>,
    lesson: &Arc<Lesson>,
    at: usize,
    mut asked: Option<&mut BTreeSet<String>>,
) -> Result<(), Stop> {
    let course = desk.study.course().clone();
    let whole = desk.out.paper();
    let narrow = desk.out.reading_paper();
    let beside = desk.both() && whole.width >= TWO_COLUMNS;
    let lines = if beside {
        present::lesson::section_side_by_side(&course, lesson, at + 1, whole)
    } else {
        present::lesson::section(&course, lesson, at + 1, narrow)
    };
    let mut open: Option<&Thing> = None;
    for one in &lines {
        let Some(thing) = &one.thing else {
            open = None;
            desk.out.line(&one.line)?;
            continue;
        };
        match &mut asked {
            // The box of a thing is many lines; the thing itself comes once.
            Some(_) if open == Some(thing) => {}
            Some(asked) => happen(desk, thing, asked)?,
            None => desk.out.line(&one.line)?,
        }
        open = Some(thing);
    }
    if desk.both() && !beside {
        let other = narrow.with_lang(narrow.lang.other());
        print(
            desk,
            &present::lesson::section(&course, lesson, at + 1, other),
        )?;
    }
    Ok(())
}

/// The words that a section marks, in one line.
fn words(desk: &mut Desk<'_>, lesson: &Lesson, at: usize) -> Result<(), Stop> {
    let course = desk.study.course().clone();
    let lang = desk.out.lang();
    let ids = mention::terms(lesson.sections[at].blocks.get(lang));
    let terms = ids.into_iter().filter_map(|id| course.glossary.get(id));
    let names: Vec<&str> = terms.map(|one| term::name(one, lang)).collect();
    if names.is_empty() {
        return Ok(());
    }
    let comma = match lang {
        Lang::En => ", ",
        Lang::Ja => "、",
    };
    desk.out
        .say(&msg!("glossary-of-section", words = names.join(comma)))
}

/// What stands in the text and can be done.
fn happen(desk: &mut Desk<'_>, thing: &Thing, asked: &mut BTreeSet<String>) -> Result<(), Stop> {
    match thing {
        Thing::Question(id) => {
            if !asked.insert(id.clone()) {
                return Ok(());
            }
            let item = desk.study.item(id, desk.seed)?;
            ask::sitting(desk, vec![item], Occasion::Lesson)
        }
        Thing::Scenario(id) if ticket::is_one(desk, id) => ticket::play(desk, id, Path::new(".")),
        Thing::Scenario(id) => run::run(desk, id),
    }
}

/// The questions that were placed nowhere.
fn questions(desk: &mut Desk<'_>, lesson: &Lesson, asked: &BTreeSet<String>) -> Result<(), Stop> {
    let mut items = desk.study.items_of_lesson(&lesson.id, desk.seed)?;
    items.retain(|item| !asked.contains(&item.id));
    if items.is_empty() {
        return Ok(());
    }
    desk.heading(&msg!("plain-lesson-questions", count = items.len()))?;
    ask::sitting(desk, items, Occasion::Lesson)
}

/// What is said at the end of a lesson: what comes back when, and where to go on.
fn ending(desk: &mut Desk<'_>, lesson: &Lesson) -> Result<(), Stop> {
    desk.heading(&msg!(
        "plain-lesson-over",
        number = &lesson.number,
        title = &lesson.title
    ))?;
    let home = desk.study.home(desk.now())?;
    if let Some(next) = home.next.filter(|next| next.lesson != lesson.id) {
        desk.out.say(&msg!(
            "plain-next-lesson",
            number = &next.number,
            title = &next.title
        ))?;
    }
    desk.out.say(&msg!("plain-review-later"))
}

/// The sections by number.
fn list(desk: &mut Desk<'_>, lesson: &Lesson) -> Result<(), Stop> {
    let course = desk.study.course().clone();
    let paper = desk.out.reading_paper();
    for (at, section) in lesson.sections.iter().enumerate() {
        let title = present::rich::Rich::of_inlines(
            section.title.get(paper.lang),
            &course.facts,
            paper.lang,
        );
        let lead = Line::of(format!("{}  ", at + 1), Meaning::Dim);
        let lines = title.hanging(&lead, paper.width, paper.widths());
        desk.out.lines(&lines)?;
    }
    Ok(())
}

fn print(desk: &mut Desk<'_>, lines: &[LessonLine]) -> Result<(), Stop> {
    lines.iter().try_for_each(|one| desk.out.line(&one.line))
}
