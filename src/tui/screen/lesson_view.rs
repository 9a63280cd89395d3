//! How a lesson looks: the text in its window, a quiet bar beside the block one stands on, the drawer, the progress in the header.

use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::sign::Sign;
use crate::tui::ctx::Ctx;
use crate::tui::screen::lesson::Lesson;
use crate::tui::widget::cut::cut;
use crate::tui::widget::page::Page;
use crate::tui::widget::window::Window;

/// Cells before the text in which the bar beside the block one stands on has room.
const BAR: usize = 2;

/// The page of a lesson.
pub(super) fn page(screen: &Lesson, ctx: &Ctx<'_>) -> Page {
    let drawer = screen.drawer_lines(ctx);
    let rows = ctx.rows().saturating_sub(drawer.len());
    let lines = screen.leaf.lines().len();
    let mut window = screen.window;
    if !drawer.is_empty() {
        // The block the drawer speaks of stays in sight above it.
        let (first, last) = screen.leaf.block_lines(screen.cursor);
        window.reveal(first, last, rows.max(1));
    }
    window.clamp(lines, rows);
    let margin = ctx.centred(screen.leaf.width());
    let bar = margin.min(BAR);
    let mut body = barred(
        screen,
        screen.leaf.lit(window, rows, screen.focus.as_ref(), ctx),
        window,
        bar,
        ctx,
    );
    body.resize_with(
        if drawer.is_empty() { body.len() } else { rows },
        Line::default,
    );
    let room = Line::plain(" ".repeat(bar));
    body.extend(drawer.into_iter().map(|line| room.clone().then(line)));
    let target = screen
        .focus
        .as_ref()
        .and_then(|focus| screen.leaf.range_of(focus));
    let cursor = target.and_then(|(first, _)| first.checked_sub(window.top));
    Page {
        title: Line::of(screen.material.number.clone(), Meaning::Dim)
            .with("  ", Meaning::Text)
            .with(
                screen.material.title.get(ctx.lang).clone(),
                Meaning::Heading,
            ),
        aside: progress(screen, ctx),
        margin: margin - bar,
        body,
        cursor: cursor.filter(|row| *row < rows).map(|row| (bar, row)),
        above: window.top,
        below: lines.saturating_sub(window.top + rows),
    }
}

/// The lines with room before them; beside the block one stands on a quiet bar, before a marked one its sign.
fn barred(
    screen: &Lesson,
    lines: Vec<Line>,
    window: Window,
    cells: usize,
    ctx: &Ctx<'_>,
) -> Vec<Line> {
    let (first, last) = screen.leaf.block_lines(screen.cursor);
    let widths = ctx.signs.widths();
    let bar = Line::of(ctx.sign(Sign::Vertical), Meaning::Frame);
    let mark = Line::of(ctx.sign(Sign::Bookmark), Meaning::Accent);
    let marks: Vec<usize> = screen
        .marks
        .iter()
        .map(|place| screen.leaf.line_of(*place))
        .collect();
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(row, line)| {
            let at = row + window.top;
            let lead = if marks.contains(&at) {
                mark.clone()
            } else if (first..=last).contains(&at) {
                bar.clone()
            } else {
                Line::default()
            };
            let lead = cut(lead, cells, ctx.signs);
            lead.padded(cells, widths).then(line)
        })
        .collect()
}

/// `section 3/6` and a thin line that fills as one reads.
fn progress(screen: &Lesson, ctx: &Ctx<'_>) -> Line {
    let sections = screen.material.sections.len();
    let lines = screen.leaf.lines().len();
    let number = if screen.at_end(ctx) {
        sections
    } else {
        screen.place().section.max(1)
    };
    let read = if screen.at_end(ctx) {
        1.0
    } else {
        screen.window.top as f64 / lines.saturating_sub(ctx.rows()).max(1) as f64
    };
    // A narrow window keeps the words and does without the line.
    let cells = if ctx.width() < 60 {
        0
    } else {
        (ctx.width() / 5).min(20)
    };
    let filled = ((read * cells as f64).round() as usize).min(cells);
    let word = ctx.say(&msg!("lesson-section", number = number, count = sections));
    let gap = if cells == 0 { "" } else { "  " };
    Line::of(format!("{word}{gap}"), Meaning::Dim)
        .with(ctx.signs.fill(Sign::HeavyRule, filled), Meaning::Accent)
        .with(ctx.signs.fill(Sign::Rule, cells - filled), Meaning::Frame)
        .with(" ", Meaning::Text)
}
