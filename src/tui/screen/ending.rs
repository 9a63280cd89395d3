//! What stands at the end of a lesson: the box with its questions, and the lesson after it.

use crate::course::model::Lesson;
use crate::course::model::LessonEntry;
use crate::message::Message;
use crate::msg;
use crate::present::frame::framed;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::text::fit;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::GUTTER;
use crate::tui::screen::leaf::Focus;
use crate::tui::screen::lesson::Answered;
use crate::tui::widget::panes::beside;

/// How many questions, and how many of them were answered right once there are any.
pub fn questions(right: usize, count: usize) -> Message {
    if right == 0 {
        msg!("home-questions", count = count)
    } else {
        msg!("home-questions-right", right = right, count = count)
    }
}

/// The written lesson after one, if there is any.
pub fn next<'c>(ctx: &Ctx<'c>, lesson: &str) -> Option<&'c LessonEntry> {
    let mut after = ctx
        .course
        .entries()
        .skip_while(|entry| entry.id != lesson)
        .skip(1);
    after.find(|entry| entry.lesson.is_some())
}

/// The boxes at the end, and what can be opened on each line.
pub fn ending(
    one: &Lesson,
    answered: &Answered,
    paper: Paper,
    two: bool,
    ctx: &Ctx<'_>,
) -> Vec<(Line, Option<Focus>)> {
    let cells = if two {
        paper.width.saturating_sub(GUTTER) / 2
    } else {
        paper.width
    };
    let own = paper.with_width(cells);
    let mut boxes = Vec::new();
    if !one.questions.is_empty() {
        boxes.push((questions_box(one, answered, own, ctx), Focus::Questions));
    }
    if let Some(next) = next(ctx, &one.id) {
        boxes.push((next_box(next, own, ctx), Focus::Next(next.id.clone())));
    }
    let set = |lines: Vec<Line>| {
        if two {
            beside(lines, Vec::new(), cells, 0, own.signs)
        } else {
            lines
        }
    };
    let mut lines = Vec::new();
    for (inside, focus) in boxes {
        lines.extend(
            set(vec![Line::default()])
                .into_iter()
                .map(|line| (line, None)),
        );
        lines.extend(
            set(inside)
                .into_iter()
                .map(|line| (line, Some(focus.clone()))),
        );
    }
    lines
}

/// How many questions the lesson has, and how many were answered right.
fn questions_box(one: &Lesson, answered: &Answered, own: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
    let right = one
        .questions
        .iter()
        .filter(|question| answered.get(&question.id) == Some(&true))
        .count();
    let count = one.questions.len();
    let words = ctx.say(&questions(right, count));
    let mut inside = Rich::of(&words, Meaning::Strong).lines(own.inset(4).width, own.widths());
    let why = ctx.say(&msg!("lesson-questions-why"));
    inside.extend(Rich::of(&why, Meaning::Dim).lines(own.inset(4).width, own.widths()));
    let title = ctx.say(&msg!("lesson-questions-title"));
    let title = fit::truncate(&title, own.width, own.widths(), "");
    framed(&title, &inside, own)
}

/// The lesson after this one.
fn next_box(next: &LessonEntry, own: Paper, ctx: &Ctx<'_>) -> Vec<Line> {
    let words = Rich::of(&format!("{}  ", next.number), Meaning::Dim)
        .with(next.title.get(ctx.lang), Meaning::Strong);
    let inside = words.lines(own.inset(4).width, own.widths());
    let title = ctx.say(&msg!("lesson-next-title"));
    let title = fit::truncate(&title, own.width, own.widths(), "");
    framed(&title, &inside, own)
}
