//! What waits behind a line of Home: the second pane of a wide window.

use crate::course::model::Course;
use crate::course::model::LessonEntry;
use crate::i18n::say;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::study::view::Due;
use crate::study::view::LessonState;
use crate::study::view::LessonView;
use crate::tui::screen::ending::questions;

/// A lesson: how long, the problem that opens it, its sections.
pub fn lesson(course: &Course, entry: &LessonEntry, view: &LessonView, paper: Paper) -> Vec<Line> {
    let widths = paper.widths();
    let mut lines = vec![Line::default()];
    let number = Line::of(format!("{}  ", entry.number), Meaning::Dim);
    let title = Rich::of(entry.title.get(paper.lang), Meaning::Heading);
    lines.extend(title.hanging(&number, paper.width, widths));
    let Some(lesson) = &entry.lesson else {
        lines.push(Line::default());
        lines.extend(sentence(
            &say(paper.lang, &msg!("home-planned-what")),
            paper,
        ));
        return lines;
    };
    let facts = [
        msg!("present-minutes", minutes = lesson.minutes),
        msg!("home-runs", count = lesson.scenarios.len()),
        questions(view.questions.0, view.questions.1),
    ]
    .map(|fact| say(paper.lang, &fact));
    let separator = format!("  {}  ", paper.signs.get(Sign::Separator));
    lines.extend(Rich::of(&facts.join(&separator), Meaning::Dim).lines(paper.width, widths));
    lines.push(Line::default());
    let bar = format!("{} ", paper.signs.get(Sign::QuoteBar));
    let opening = Rich::of_text(
        lesson.opening.get(paper.lang),
        Meaning::Text,
        &course.facts,
        paper.lang,
    );
    for line in opening.lines(paper.inset(2).width, widths) {
        lines.push(Line::of(bar.clone(), Meaning::Accent).then(line));
    }
    if !lesson.test_out.is_empty() && view.state == LessonState::New {
        lines.push(Line::default());
        let count = lesson.test_out.len();
        let words = say(paper.lang, &msg!("home-test-out", count = count));
        lines.extend(sentence(&words, paper));
    }
    lines.push(Line::default());
    let here = view
        .position
        .as_ref()
        .map(|position| position.section.as_str());
    for (at, section) in lesson.sections.iter().enumerate() {
        let is_here = here == Some(section.id.as_str());
        let sign = if is_here {
            paper.signs.get(Sign::Current)
        } else {
            " "
        };
        let lead = Line::of(crate::text::fit::pad_end(sign, 2, widths), Meaning::Accent)
            .with(format!("{}  ", at + 1), Meaning::Dim);
        let title = Rich::of_inlines(section.title.get(paper.lang), &course.facts, paper.lang);
        lines.extend(title.hanging(&lead, paper.width, widths));
    }
    lines
}

/// Today's review: what it is, how much of it there is.
pub fn review(due: &Due, paper: Paper) -> Vec<Line> {
    let title = say(paper.lang, &msg!("home-review"));
    let mut lines = vec![
        Line::default(),
        Line::of(title, Meaning::Heading),
        Line::default(),
    ];
    lines.extend(sentence(&say(paper.lang, &msg!("home-review-what")), paper));
    if due.waiting > 0 {
        lines.push(Line::default());
        let waiting = say(
            paper.lang,
            &msg!("home-review-waiting", count = due.waiting),
        );
        lines.extend(sentence(&waiting, paper));
    }
    lines
}

fn sentence(words: &str, paper: Paper) -> Vec<Line> {
    Rich::of(words, Meaning::Dim).lines(paper.width, paper.widths())
}
