//! The terminal's cells: brings what is on the screen up to date with a new frame, by the differences alone, in one write that the
//! terminal shows at once. Asks the terminal nothing, not even where its cursor is.

use std::io;
use std::io::Write;

use crossterm::cursor;
use crossterm::queue;
use crossterm::terminal;
use ratatui::backend::Backend;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::buffer::CellWidth;
use ratatui::layout::Position;
use ratatui::layout::Rect;

/// A symbol that no frame has: an empty cell holds a space.
const UNKNOWN: &str = "";

/// What is on the screen.
#[derive(Debug)]
pub struct Canvas<W: Write> {
    backend: CrosstermBackend<W>,
    shown: Buffer,
}

impl<W: Write> Canvas<W> {
    /// A canvas whose terminal shows who knows what.
    pub fn new(writer: W) -> Self {
        Self {
            backend: CrosstermBackend::new(writer),
            shown: Buffer::empty(Rect::ZERO),
        }
    }

    /// Forgets what is shown, so that the next frame is drawn whole: after a resize, or when others have written.
    pub fn forget(&mut self) {
        self.shown = Buffer::empty(Rect::ZERO);
    }

    /// Shows a frame, with the cursor where the focus is, or hidden.
    pub fn show(&mut self, frame: Buffer, focus: Option<Position>) -> io::Result<()> {
        let out = &mut self.backend;
        queue!(out, terminal::BeginSynchronizedUpdate, cursor::Hide)?;
        if self.shown.area != frame.area {
            queue!(out, terminal::Clear(terminal::ClearType::All))?;
            self.shown = Buffer::empty(frame.area);
        }
        forget_halves(&mut self.shown, &frame);
        out.draw(self.shown.diff_iter(&frame))?;
        if let Some(focus) = focus {
            queue!(out, cursor::MoveTo(focus.x, focus.y), cursor::Show)?;
        }
        queue!(out, terminal::EndSynchronizedUpdate)?;
        self.shown = frame;
        Write::flush(out)
    }
}

/// Where a wide character goes, the terminal blanks its other half in a style of its own choosing, also when the new character reaches
/// only the first half. Both halves count as unknown then, so that they are drawn anew even where nothing seems to have changed.
fn forget_halves(shown: &mut Buffer, frame: &Buffer) {
    for at in 0..shown.content.len().min(frame.content.len()) {
        let width = usize::from(shown.content[at].cell_width());
        if width > 1 && shown.content[at] != frame.content[at] {
            for half in shown.content.iter_mut().skip(at).take(width) {
                half.set_symbol(UNKNOWN);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;
    use std::cell::RefCell;
    use std::rc::Rc;

    /// Keeps what a terminal would have received.
    #[derive(Clone, Default)]
    struct Tape(Rc<RefCell<Vec<u8>>>);

    impl Tape {
        fn take(&self) -> String {
            String::from_utf8(self.0.take()).unwrap()
        }
    }

    impl Write for Tape {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn frame(text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 2));
        buffer.set_string(0, 0, text, Style::new());
        buffer
    }

    #[test]
    fn only_what_changed_is_written_and_nothing_is_asked() {
        let tape = Tape::default();
        let mut canvas = Canvas::new(tape.clone());
        canvas
            .show(frame("one"), Some(Position::new(1, 1)))
            .unwrap();
        let first = tape.take();
        assert!(first.contains("one") && first.contains("\u{1b}[2J"));
        assert!(first.starts_with("\u{1b}[?2026h") && first.ends_with("\u{1b}[?2026l"));
        canvas.show(frame("ona"), None).unwrap();
        let second = tape.take();
        assert!(second.contains('a') && !second.contains("on"), "{second:?}");
        for asks in ["\u{1b}[6n", "\u{1b}[c", "\u{1b}[?u"] {
            assert!(!first.contains(asks) && !second.contains(asks));
        }
    }

    /// `xあ` becomes `あ ` on a coloured ground: the second half of the old character has lost its colour and is drawn again.
    #[test]
    fn the_other_half_of_a_character_that_goes_is_drawn_again() {
        let coloured = |text: &str| {
            let mut buffer = frame(text);
            buffer.set_style(buffer.area, Style::new().bg(ratatui::style::Color::Blue));
            buffer
        };
        let tape = Tape::default();
        let mut canvas = Canvas::new(tape.clone());
        canvas.show(coloured("xあ"), None).unwrap();
        tape.take();
        canvas.show(coloured("あ"), None).unwrap();
        let second = tape.take();
        assert!(second.contains("\u{1b}[1;3H "), "{second:?}");
    }

    #[test]
    fn a_forgotten_screen_is_drawn_whole() {
        let tape = Tape::default();
        let mut canvas = Canvas::new(tape.clone());
        canvas.show(frame("one"), None).unwrap();
        tape.take();
        canvas.forget();
        canvas.show(frame("one"), None).unwrap();
        assert!(tape.take().contains("one"));
    }
}
