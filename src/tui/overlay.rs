//! What is drawn over or instead of a page: the box of keys, and the sentence of a window that is too small.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::msg;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::tui::ctx::Ctx;
use crate::tui::screen::help::Help;
use crate::tui::theme::Theme;
use crate::tui::widget::page::Pen;

/// A box over the screen below, which steps back.
pub fn over(help: &Help, ctx: &Ctx<'_>, theme: &Theme, buffer: &mut Buffer) {
    let area = buffer.area;
    let body = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(4),
        ..area
    };
    let back = Style::new().add_modifier(Modifier::DIM);
    buffer.set_style(body, back);
    for cell in &mut buffer.content {
        cell.modifier.remove(Modifier::REVERSED);
    }
    let (lines, width) = help.view(ctx);
    let top = usize::from(area.height).saturating_sub(lines.len()) / 2;
    let margin = ctx.centred(width);
    let mut pen = Pen {
        area,
        signs: ctx.signs,
        theme,
        buffer,
    };
    for (row, line) in lines.iter().enumerate() {
        let padded = line.clone().padded(width, ctx.signs.widths());
        pen.draw(&padded, margin, top + row);
    }
}

/// One line instead of a window too small to show anything in; `smallest` is what it takes.
pub fn too_small(smallest: (u16, u16), ctx: &Ctx<'_>, theme: &Theme, buffer: &mut Buffer) {
    let area = buffer.area;
    let words = ctx.say(&msg!(
        "tui-too-small",
        columns = i64::from(smallest.0),
        rows = i64::from(smallest.1)
    ));
    let mut pen = Pen {
        area,
        signs: ctx.signs,
        theme,
        buffer,
    };
    let width = usize::from(area.width).max(2);
    let lines = Rich::of(&words, Meaning::Text).lines(width, ctx.signs.widths());
    let top = usize::from(area.height).saturating_sub(lines.len()) / 2;
    for (row, line) in lines.iter().enumerate().take(usize::from(area.height)) {
        pen.draw(line, 0, top + row);
    }
}
