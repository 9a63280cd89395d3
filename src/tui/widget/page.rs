//! A page: header, rule, body, rule, footer. The rules say how much more there is above and below. Draws lines by the theme; the only
//! place that touches ratatui's cells.

use std::num::NonZeroU16;

use ratatui::buffer::Buffer;
use ratatui::buffer::CellDiffOption;
use ratatui::buffer::CellWidth;
use ratatui::layout::Position;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::sign::Sign;
use crate::present::sign::Signs;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Theme;
use crate::tui::widget::cut::cut;
use crate::tui::widget::window::Window;

/// Rows of a page that are not its body: header, two rules, footer.
pub const FRAME_ROWS: usize = 4;
/// Cells of a title by which it can still be known.
const LEAST_TITLE: usize = 12;

/// What a screen shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Where one is.
    pub title: Line,
    /// A small fact at the right end of the header; dropped where there is no room even beside a shortened title.
    pub aside: Line,
    /// The body, at most as many lines as [`Ctx::rows`].
    pub body: Vec<Line>,
    /// Cells from the left edge to the body.
    pub margin: usize,
    /// Column and row of the focused thing within the body; the terminal's cursor sits there.
    pub cursor: Option<(usize, usize)>,
    /// Lines that are scrolled away above the body.
    pub above: usize,
    /// Lines that wait below it.
    pub below: usize,
}

impl Page {
    /// The same page with the part of some lines that a window shows. `cursor` is a column and a line of them.
    #[must_use]
    pub fn showing(
        mut self,
        lines: Vec<Line>,
        mut window: Window,
        cursor: Option<(usize, usize)>,
        ctx: &Ctx<'_>,
    ) -> Self {
        let rows = ctx.rows();
        window.clamp(lines.len(), rows);
        self.above = window.top;
        self.below = lines.len().saturating_sub(window.top + rows);
        self.cursor = cursor
            .and_then(|(column, line)| Some((column, line.checked_sub(window.top)?)))
            .filter(|(_, row)| *row < rows);
        self.body = lines.into_iter().skip(window.top).take(rows).collect();
        self
    }

    /// Draws the page with a footer, and a notice above it if there is one. Returns where the cursor belongs.
    pub fn draw(
        &self,
        footer: &Line,
        notice: &[Line],
        ctx: &Ctx<'_>,
        theme: &Theme,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let area = buffer.area;
        let rows = usize::from(area.height);
        let mut pen = Pen {
            area,
            signs: ctx.signs,
            theme,
            buffer,
        };
        let foot = rows.saturating_sub(2 + notice.len());
        pen.draw(&self.header(ctx), 0, 0);
        pen.draw(&rule(self.above, Sign::ArrowUp, ctx), 0, 1);
        let body = self.body.iter().take(foot.saturating_sub(2));
        for (row, line) in body.enumerate() {
            pen.draw(line, self.margin, row + 2);
        }
        pen.draw(&rule(self.below, Sign::ArrowDown, ctx), 0, foot);
        for (row, line) in notice.iter().enumerate() {
            pen.draw(line, 1, foot + 1 + row);
        }
        pen.draw(footer, 1, rows.saturating_sub(1));
        let (column, row) = self.cursor?;
        let (x, y) = (column + self.margin, row + 2);
        (x < usize::from(area.width) && y < foot)
            .then(|| Position::new(area.x + x as u16, area.y + y as u16))
    }

    fn header(&self, ctx: &Ctx<'_>) -> Line {
        let widths = ctx.signs.widths();
        let title = Line::plain(" ").then(self.title.clone());
        let used = title.width(widths) + self.aside.width(widths) + 1;
        // Two cells apart at least, or it reads as one sentence.
        match ctx.width().checked_sub(used) {
            Some(room) if room >= 2 => title
                .with(" ".repeat(room), Meaning::Text)
                .then(self.aside.clone()),
            _ => self.narrow_header(title, ctx),
        }
    }

    /// The title is cut before the small fact goes, as long as enough of it stays to know it by.
    fn narrow_header(&self, title: Line, ctx: &Ctx<'_>) -> Line {
        let widths = ctx.signs.widths();
        let aside = self.aside.width(widths);
        match ctx.width().checked_sub(aside + 2) {
            Some(room) if aside > 0 && room >= LEAST_TITLE => {
                let title = cut(title, room, ctx.signs);
                title.padded(room + 2, widths).then(self.aside.clone())
            }
            _ => cut(title, ctx.width(), ctx.signs),
        }
    }
}

/// A rule over the whole width that says how many lines are beyond it.
fn rule(beyond: usize, arrow: Sign, ctx: &Ctx<'_>) -> Line {
    let (signs, widths, width) = (ctx.signs, ctx.signs.widths(), ctx.width());
    let whole = || Line::of(signs.fill(Sign::Rule, width), Meaning::Frame);
    if beyond == 0 {
        return whole();
    }
    let label = format!(" {} {beyond} ", signs.get(arrow));
    let Some(left) = width.checked_sub(widths.of(&label) + 3) else {
        return whole();
    };
    Line::of(signs.fill(Sign::Rule, left), Meaning::Frame)
        .with(label, Meaning::Dim)
        .with(signs.fill(Sign::Rule, 3), Meaning::Frame)
}

/// Writes lines into cells.
pub struct Pen<'a> {
    /// Where it may write.
    pub area: Rect,
    /// How signs are drawn, and how wide text is.
    pub signs: Signs,
    /// How meanings look.
    pub theme: &'a Theme,
    /// The cells.
    pub buffer: &'a mut Buffer,
}

impl Pen<'_> {
    /// Writes one line at a column and row of the area; what does not fit is left out, whole characters at a time. Characters that
    /// ratatui believes narrower than the terminal draws them are told to be as wide as they are.
    pub fn draw(&mut self, line: &Line, column: usize, row: usize) {
        if row >= usize::from(self.area.height) {
            return;
        }
        let widths = self.signs.widths();
        let y = self.area.y + row as u16;
        let mut x = column;
        self.clear_half(x, y);
        for span in &line.spans {
            let look = self.theme.look(span.meaning);
            for cluster in span.text.graphemes(true) {
                let cells = widths.cluster(cluster);
                if cells == 0 || cluster.chars().any(char::is_control) {
                    continue;
                }
                if x + cells > usize::from(self.area.width) {
                    return;
                }
                for offset in 0..cells {
                    let cell = &mut self.buffer[(self.area.x + (x + offset) as u16, y)];
                    cell.reset();
                    cell.set_style(look);
                    if offset == 0 {
                        cell.set_symbol(cluster);
                        if usize::from(cluster.cell_width()) != cells
                            && let Some(forced) = NonZeroU16::new(cells as u16)
                        {
                            cell.set_diff_option(CellDiffOption::ForcedWidth(forced));
                        }
                    }
                }
                x += cells;
            }
        }
    }

    /// A wide character whose second half is about to be written over goes, or it would hide what is written.
    fn clear_half(&mut self, x: usize, y: u16) {
        if let Some(before) = x.checked_sub(1)
            && x < usize::from(self.area.width)
        {
            let cell = &mut self.buffer[(self.area.x + before as u16, y)];
            if cell.cell_width() > 1 {
                cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
            }
        }
    }
}
