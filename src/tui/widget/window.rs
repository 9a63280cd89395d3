//! A scrolled window over lines: how far down one is, and moving within bounds.

use crate::tui::action::Action;

/// The first line shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Lines above the window.
    pub top: usize,
}

impl Window {
    /// Moves by what a scrolling key says; false if the action is none.
    pub fn act(&mut self, action: Action, lines: usize, rows: usize) -> bool {
        // Two lines of the page before stay in sight: the eye finds its place again.
        let page = rows.saturating_sub(2).max(1) as isize;
        let by = match action {
            Action::Up => -1,
            Action::Down => 1,
            Action::PageUp => -page,
            Action::PageDown => page,
            Action::Top => isize::MIN / 2,
            Action::Bottom => isize::MAX / 2,
            _ => return false,
        };
        self.scroll(by, lines, rows);
        true
    }

    /// Moves by lines, down if positive, keeping the last line at the lower edge at most.
    pub fn scroll(&mut self, by: isize, lines: usize, rows: usize) {
        self.top = self.top.saturating_add_signed(by);
        self.clamp(lines, rows);
    }

    /// Moves just far enough to show the lines `first..=last`, their start first.
    pub fn reveal(&mut self, first: usize, last: usize, rows: usize) {
        if last >= self.top + rows {
            self.top = (last + 1).saturating_sub(rows);
        }
        self.top = self.top.min(first);
    }

    /// Reads on towards the lines `first..=last`: a page, and no further than to where they begin. False if they are in sight already,
    /// as far as they fit.
    pub fn read_on_to(&mut self, first: usize, last: usize, lines: usize, rows: usize) -> bool {
        let before = self.top;
        if last >= self.top + rows && first > self.top {
            self.act(Action::PageDown, lines, rows);
            self.top = self.top.min(first);
        }
        self.top != before
    }

    /// Puts the window back over its lines.
    pub fn clamp(&mut self, lines: usize, rows: usize) {
        self.top = self.top.min(lines.saturating_sub(rows));
    }

    /// Whether the last line is in sight.
    pub const fn at_end(self, lines: usize, rows: usize) -> bool {
        self.top + rows >= lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_stays_over_its_lines() {
        let mut window = Window::default();
        window.scroll(50, 30, 10);
        assert_eq!(window.top, 20);
        assert!(window.at_end(30, 10));
        window.scroll(-5, 30, 10);
        assert_eq!(window.top, 15);
        window.scroll(-50, 30, 10);
        assert_eq!(window.top, 0);
        window.scroll(3, 5, 10);
        assert_eq!(window.top, 0, "everything fits");
    }

    #[test]
    fn revealing_moves_no_further_than_needed() {
        let mut window = Window { top: 10 };
        window.reveal(12, 14, 10);
        assert_eq!(window.top, 10);
        window.reveal(22, 24, 10);
        assert_eq!(window.top, 15);
        window.reveal(3, 4, 10);
        assert_eq!(window.top, 3);
        window.reveal(20, 60, 10);
        assert_eq!(window.top, 20, "the start matters more than the end");
    }

    #[test]
    fn one_reads_on_until_something_is_in_sight() {
        let mut window = Window::default();
        assert!(window.read_on_to(14, 16, 40, 10));
        assert_eq!(window.top, 8);
        assert!(!window.read_on_to(14, 16, 40, 10), "all of it is in sight");
        let mut window = Window { top: 8 };
        assert!(window.read_on_to(10, 25, 40, 10), "longer than the window");
        assert_eq!(window.top, 10);
        assert!(!window.read_on_to(10, 25, 40, 10));
    }

    #[test]
    fn a_page_keeps_two_lines_of_the_one_before() {
        let mut window = Window::default();
        assert!(window.act(Action::PageDown, 100, 20));
        assert_eq!(window.top, 18);
        assert!(!window.act(Action::Open, 100, 20));
    }
}
