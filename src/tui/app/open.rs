//! Opens the screens that need something of the desk first: lessons, questions, tickets. What cannot be opened becomes a notice.

use crate::msg;
use crate::study::Occasion;
use crate::study::view;
use crate::tui::app::App;
use crate::tui::screen::Screen;
use crate::tui::screen::lesson::Lesson;
use crate::tui::screen::question::Question;
use crate::tui::screen::ticket::Ticket;

impl App {
    pub(super) fn is_ticket(&mut self, id: &str) -> bool {
        let scenario = self.desk().map(|desk| desk.scenario(id));
        matches!(scenario, Some(Ok(staged)) if staged.scenario.ticket.is_some())
    }

    pub(super) fn open_ticket(&mut self, id: &str) -> Option<Screen> {
        let open = self.with_desk(|desk| desk.ticket(id))?;
        match Ticket::new(open) {
            Ok(ticket) => Some(Screen::Ticket(Box::new(ticket))),
            Err(refusal) => {
                self.notices.push(refusal);
                None
            }
        }
    }

    pub(super) fn open_lesson(&mut self, id: &str, at: Option<&view::Position>) -> Option<Screen> {
        let (lesson, position) = self.with_desk(|desk| desk.lesson(id))?;
        let answered = self.with_desk(|desk| desk.answered(id))?;
        let marks = self.with_desk(|desk| desk.bookmarks())?;
        let course = self.course();
        let ctx = self.ctx(&course);
        let mut screen = Lesson::new(lesson, at.or(position.as_ref()), answered, &ctx);
        screen.mark(&marks);
        Some(Screen::Lesson(Box::new(screen)))
    }

    pub(super) fn open_questions(&mut self, lesson: &str, only: Option<&str>) -> Option<Screen> {
        let sitting = self.with_desk(|desk| desk.questions(lesson, only))?;
        let course = self.course();
        let title = course.entry(lesson).map_or_else(
            || msg!("present-question"),
            |entry| msg!("quiz-title", number = &entry.number, title = &entry.title),
        );
        let screen = Question::new(title, sitting, Occasion::Lesson);
        Some(Screen::Question(Box::new(screen)))
    }

    /// Keeps a post-mortem and says where.
    pub(super) fn keep_post_mortem(&mut self, id: &str, text: &str) {
        if let Some(path) = self.with_desk(|desk| desk.keep(id, text)) {
            let path = path.display().to_string();
            self.notices.push(msg!("ticket-saved", path = path));
        }
    }
}
