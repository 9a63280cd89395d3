//! The tutor without its terminal: a stack of screens, what keys do to it, the frame it shows. Only here are effects performed. Reads
//! no key and writes no cell by itself, so tests feed keys and read frames.

mod choices;
mod open;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::layout::Rect;

use crate::config::Settings;
use crate::config::Start;
use crate::course::model::Course;
use crate::error::Error;
use crate::lang::Lang;
use crate::message::Message;
use crate::msg;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::rich::Rich;
use crate::present::rich::fact_text;
use crate::search::Index;
use crate::study::Occasion;
use crate::tui::action::Action;
use crate::tui::caps::Caps;
use crate::tui::ctx::BOTH_FROM;
use crate::tui::ctx::Ctx;
use crate::tui::ctx::TWO_PANES_FROM;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::effect::Route;
use crate::tui::key::Key;
use crate::tui::keymap;
use crate::tui::material::Material;
use crate::tui::material::Opened;
use crate::tui::material::Source;
use crate::tui::overlay;
use crate::tui::screen::Screen;
use crate::tui::screen::bookmarks::Bookmarks;
use crate::tui::screen::broken::Broken;
use crate::tui::screen::glossary::Glossary;
use crate::tui::screen::help::Help;
use crate::tui::screen::home::Home;
use crate::tui::screen::progress::Progress;
use crate::tui::screen::question::Question;
use crate::tui::screen::run::Run;
use crate::tui::screen::search::Search;
use crate::tui::screen::settings::Settings as SettingsScreen;
use crate::tui::screen::term::Term;
use crate::tui::screen::tickets::Tickets;
use crate::tui::theme::Theme;
use crate::tui::widget::footer::footer;

/// Columns and rows below which one line says so instead.
pub const SMALLEST: (u16, u16) = (40, 15);
/// Rows a notice takes at most.
const NOTICE_ROWS: usize = 3;

/// What the app wants of whoever runs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// Nothing: show the frame and wait for a key.
    #[default]
    Nothing,
    /// Give the terminal back to the shell for a while.
    Suspend,
    /// End.
    Quit,
}

/// How the tutor looks at its start.
#[derive(Clone, Debug)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// Whether text stands in both languages: as the learner asked, or as the window's width suggests.
    pub both: Option<bool>,
    /// What the terminal can do.
    pub caps: Caps,
    /// Colours and attributes.
    pub theme: Theme,
    /// Columns and rows of the window.
    pub size: (u16, u16),
}

/// The tutor.
#[derive(Debug)]
pub struct App {
    material: Material,
    source: Source,
    /// Where a mended course begins.
    start: Start,
    /// What is shown while there is no course.
    blank: Arc<Course>,
    look: Look,
    stack: Vec<Screen>,
    notices: Vec<Message>,
    wish: Wish,
    /// What the learner chose, and where it is kept; nothing can be chosen without.
    settings: Option<Settings>,
    /// The course as it can be searched; made when it is first asked for.
    index: Option<Arc<Index>>,
}

impl App {
    /// The tutor at its first screen, with what the learner must be told at once. `source` is asked again when a broken course is mended.
    pub fn new(source: Source, opened: Opened, look: Look, start: Start) -> Self {
        let mut app = Self {
            material: opened.material,
            source,
            start,
            blank: Arc::new(Course::default()),
            look,
            stack: Vec::new(),
            notices: opened.notices,
            wish: Wish::Nothing,
            settings: None,
            index: None,
        };
        app.begin();
        app
    }

    /// Puts the first screens on the stack.
    fn begin(&mut self) {
        self.stack.clear();
        match &self.material {
            Material::Broken(problems) => {
                let screen = Broken::new(problems.clone());
                self.stack.push(Screen::Broken(screen));
                return;
            }
            Material::Sound(desk) => match desk.home() {
                Ok(home) => self.stack.push(Screen::Home(Box::new(Home::new(home)))),
                Err(error) => self.tell(&error),
            },
        }
        let route = match &self.start {
            Start::Home => None,
            Start::Review => Some(Route::Review),
            Start::Quiz(lesson) => Some(Route::Questions {
                lesson: self.lesson_id(lesson),
                only: None,
            }),
            Start::TestOut(lesson) => Some(Route::TestOut {
                lesson: self.lesson_id(lesson),
            }),
            Start::Lesson(Some(lesson)) => Some(Route::Lesson {
                lesson: self.lesson_id(lesson),
                at: None,
            }),
            Start::Ticket(id) => Some(Route::Ticket { id: id.clone() }),
            Start::Lesson(None) => {
                self.desk()
                    .and_then(|desk| desk.home().ok()?.next)
                    .map(|next| Route::Lesson {
                        lesson: next.lesson,
                        at: None,
                    })
            }
        };
        if let Some(route) = route {
            self.go(route);
        }
    }

    /// A lesson's id, whether its id or its number was said.
    fn lesson_id(&self, said: &str) -> String {
        let course = self.course();
        let entry = course.entry(said);
        entry.map_or_else(|| said.to_owned(), |entry| entry.id.clone())
    }

    const fn desk(&self) -> Option<&Desk> {
        match &self.material {
            Material::Sound(desk) => Some(desk),
            Material::Broken(_) => None,
        }
    }

    fn course(&self) -> Arc<Course> {
        self.desk()
            .map_or(&self.blank, |desk| desk.course())
            .clone()
    }

    /// What a key does.
    pub fn key(&mut self, key: Key) {
        let Some(top) = self.stack.last() else {
            self.wish = Wish::Quit;
            return;
        };
        let context = top.context();
        let Some(action) = keymap::action(context, key) else {
            return;
        };
        self.notices.clear();
        match action {
            Action::Quit => self.wish = Wish::Quit,
            Action::Suspend => self.wish = Wish::Suspend,
            Action::Help => self.stack.push(Screen::Help(Help::new(context))),
            Action::Language => {
                self.look.lang = self.look.lang.other();
                self.settle();
            }
            Action::Sides => self.turn_sides(),
            action => self.act(action),
        }
    }

    /// One language instead of two, or two instead of one.
    fn turn_sides(&mut self) {
        if self.look.size.0 < BOTH_FROM {
            let columns = i64::from(BOTH_FROM);
            self.notices.push(msg!("tui-sides-need", columns = columns));
            return;
        }
        self.look.both = Some(!self.both());
        self.settle();
    }

    /// Whether text stands in both languages now.
    const fn both(&self) -> bool {
        let columns = self.look.size.0;
        match self.look.both {
            None => columns >= TWO_PANES_FROM,
            Some(asked) => asked && columns >= BOTH_FROM,
        }
    }

    /// Text from the clipboard or an input method.
    pub fn paste(&mut self, text: &str) {
        self.notices.clear();
        let course = self.course();
        let ctx = self.ctx(&course);
        match self.stack.last_mut() {
            Some(Screen::Question(question)) => question.paste(text),
            Some(Screen::Search(search)) => search.paste(text, &ctx),
            Some(Screen::Glossary(glossary)) => glossary.paste(text),
            _ => {}
        }
    }

    /// The window has another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.look.size = (columns, rows);
        self.settle();
    }

    /// Whether something moves by itself, so that [`App::tick`] wants to be called.
    pub fn plays(&self) -> bool {
        self.stack.last().is_some_and(Screen::plays)
    }

    /// So many microseconds have passed on the learner's clock.
    pub fn tick(&mut self, micros: u64) {
        let course = self.course();
        let ctx = self.ctx(&course);
        if let Some(top) = self.stack.last_mut() {
            top.tick(micros, &ctx);
        }
    }

    /// What the app wants, once.
    pub fn take_wish(&mut self) -> Wish {
        std::mem::take(&mut self.wish)
    }

    /// Today's backup, when nobody waits. What fails here is told.
    pub fn back_up(&mut self) {
        if let Some(Err(error)) = self.desk().map(Desk::back_up) {
            self.tell(&error);
        }
    }

    fn act(&mut self, action: Action) {
        let course = self.course();
        let ctx = self.ctx(&course);
        let effects = match self.stack.last_mut() {
            Some(top) => top.update(action, &ctx),
            None => Vec::new(),
        };
        for effect in effects {
            self.perform(effect);
        }
        if self
            .settings
            .as_ref()
            .is_some_and(|settings| !settings.motion)
        {
            self.rest(action);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Go(route) => self.go(route),
            Effect::Back => self.back(),
            Effect::Remember { lesson, position } => {
                self.with_desk(|desk| desk.remember(&lesson, &position));
            }
            Effect::Record { outcome, occasion } => {
                let recorded = self.with_desk(|desk| desk.record(&outcome, occasion));
                if let (Some(recorded), Some(top)) = (recorded, self.stack.last_mut()) {
                    top.recorded(recorded);
                }
            }
            Effect::Repaired { lesson, attempt } => {
                self.with_desk(|desk| desk.repaired(&lesson, &attempt));
            }
            Effect::Keep { id, text } => self.keep_post_mortem(&id, &text),
            Effect::Undo => self.undo(),
            Effect::Skip { lesson } => {
                if let Some(skipped) = self.with_desk(|desk| desk.skip(&lesson)) {
                    self.notices.push(if skipped {
                        msg!("lesson-skipped")
                    } else {
                        msg!("lesson-not-skipped")
                    });
                }
            }
            Effect::Set(setting, value) => self.set(setting, &value),
            Effect::Bookmark { lesson, position } => {
                if let Some(set) = self.with_desk(|desk| desk.turn_bookmark(&lesson, &position)) {
                    self.notices.push(if set {
                        msg!("bookmarks-set")
                    } else {
                        msg!("bookmarks-taken")
                    });
                    self.refresh();
                }
            }
            Effect::Tell(message) => self.notices.push(message),
            Effect::Reload => self.reload(),
        }
    }

    /// Asks the desk for something; an error becomes a notice.
    fn with_desk<T>(&mut self, ask: impl FnOnce(&mut Desk) -> Result<T, Error>) -> Option<T> {
        let Material::Sound(desk) = &mut self.material else {
            return None;
        };
        match ask(desk) {
            Ok(answer) => Some(answer),
            Err(error) => {
                self.tell(&error);
                None
            }
        }
    }

    fn tell(&mut self, error: &Error) {
        self.notices.push(error.message.clone());
        self.notices.extend(error.hint.clone());
    }

    fn go(&mut self, route: Route) {
        let screen = match route {
            Route::Lesson { lesson, at } => self.open_lesson(&lesson, at.as_ref()),
            Route::Settings => self.settings.as_ref().map(|settings| {
                let stands_in = self.look.theme.stands_in();
                Screen::Settings(Box::new(SettingsScreen::new(settings.clone(), stands_in)))
            }),
            Route::Search => {
                let index = self.index();
                Some(Screen::Search(Box::new(Search::new(index))))
            }
            Route::Questions { lesson, only } => self.open_questions(&lesson, only.as_deref()),
            Route::Term { term } => {
                let course = self.course();
                let screen = Term::new(&term, &self.ctx(&course));
                Some(Screen::Term(Box::new(screen)))
            }
            Route::Glossary { section } => Some(Screen::Glossary(Box::new(Glossary::new(section)))),
            Route::TestOut { lesson } => {
                self.with_desk(|desk| desk.test_out(&lesson))
                    .map(|sitting| {
                        let title = self.course().entry(&lesson).map_or_else(
                            || msg!("present-question"),
                            |entry| {
                                msg!(
                                    "quiz-test-out",
                                    number = &entry.number,
                                    title = &entry.title
                                )
                            },
                        );
                        Screen::Question(Box::new(Question::new(title, sitting, Occasion::TestOut)))
                    })
            }
            Route::Review => self.with_desk(Desk::review).map(|sitting| {
                let title = msg!("quiz-review-title");
                Screen::Question(Box::new(Question::new(title, sitting, Occasion::Review)))
            }),
            Route::Progress => self
                .with_desk(|desk| desk.standing())
                .map(|standing| Screen::Progress(Box::new(Progress::new(standing)))),
            Route::Tickets => self
                .with_desk(|desk| desk.tickets())
                .map(|views| Screen::Tickets(Box::new(Tickets::new(views)))),
            Route::Ticket { id } => self.open_ticket(&id),
            // A scenario that is a ticket is played as one, wherever it was found.
            Route::Run { scenario } if self.is_ticket(&scenario) => self.open_ticket(&scenario),
            Route::Bookmarks => {
                let marks = self.with_desk(|desk| desk.bookmarks());
                marks.map(|marks| Screen::Bookmarks(Box::new(Bookmarks::new(marks))))
            }
            Route::Run { scenario } => {
                let found = self.with_desk(|desk| desk.scenario(&scenario));
                let course = self.course();
                let ctx = self.ctx(&course);
                found.map(|staged| {
                    let run = Run::new(staged.scenario, staged.items, staged.earlier, &ctx);
                    Screen::Run(Box::new(run))
                })
            }
        };
        self.stack.extend(screen);
    }

    /// The course as it can be searched.
    fn index(&mut self) -> Arc<Index> {
        let course = self.course();
        let index = self
            .index
            .get_or_insert_with(|| Arc::new(Index::new(&course, &fact_text)));
        index.clone()
    }

    /// Closes the screen on top and tells the one below what may have changed. The last one is not closed but left.
    fn back(&mut self) {
        if self.stack.len() <= 1 {
            self.wish = Wish::Quit;
            return;
        }
        let closed = self.stack.pop();
        self.refresh();
        // Who has seen a run to its end may read on, predicted or not.
        if let (Some(Screen::Run(run)), Some(Screen::Lesson(_))) = (closed, self.stack.last())
            && let Some(scenario) = run.seen()
        {
            let course = self.course();
            let ctx = self.ctx(&course);
            if let Some(Screen::Lesson(lesson)) = self.stack.last_mut() {
                lesson.unfold(scenario, &ctx);
            }
        }
    }

    fn refresh(&mut self) {
        let course = self.course();
        let ctx = self.ctx(&course);
        let Material::Sound(desk) = &self.material else {
            return;
        };
        let told = match self.stack.last_mut() {
            Some(Screen::Home(home)) => desk.home().map(|view| {
                home.refresh(view);
                home.keep_in_sight(&ctx);
            }),
            Some(Screen::Tickets(tickets)) => desk.tickets().map(|views| tickets.refresh(views)),
            Some(Screen::Progress(progress)) => {
                desk.standing().map(|standing| progress.refresh(standing))
            }
            Some(Screen::Lesson(lesson)) => desk.answered(lesson.id()).and_then(|answered| {
                lesson.refresh(answered, &desk.bookmarks()?, &ctx);
                Ok(())
            }),
            Some(Screen::Bookmarks(bookmarks)) => {
                desk.bookmarks().map(|marks| bookmarks.refresh(marks, &ctx))
            }
            _ => Ok(()),
        };
        if let Err(error) = told {
            self.tell(&error);
        }
        self.settle();
    }

    fn undo(&mut self) {
        let Some(undone) = self.with_desk(Desk::undo) else {
            return;
        };
        let Some(undone) = undone else {
            self.notices.push(msg!("quiz-nothing-to-undo"));
            return;
        };
        self.notices.push(msg!("quiz-undone"));
        if let Some(Screen::Question(question)) = self.stack.last_mut() {
            question.undone(&undone.item);
        }
        self.refresh();
    }

    /// Reads a broken course again, and begins as soon as it is sound.
    fn reload(&mut self) {
        match self.source.open() {
            Ok(opened) => {
                self.material = opened.material;
                self.index = None;
                self.notices = opened.notices;
                self.begin();
            }
            Err(error) => self.tell(&error),
        }
    }

    /// Lets every screen fit the window and the language.
    fn settle(&mut self) {
        let course = self.course();
        let ctx = self.ctx(&course);
        for screen in &mut self.stack {
            screen.resized(&ctx);
        }
    }

    fn notice(&self) -> Vec<Line> {
        let width = usize::from(self.look.size.0).saturating_sub(2).max(2);
        let mut lines = Vec::new();
        for message in &self.notices {
            let words = crate::i18n::say(self.look.lang, message);
            lines.extend(
                Rich::of(&words, Meaning::Unsure).lines(width, self.look.caps.signs.widths()),
            );
        }
        lines.truncate(NOTICE_ROWS);
        lines
    }

    fn ctx<'a>(&self, course: &'a Course) -> Ctx<'a> {
        Ctx {
            course,
            lang: self.look.lang,
            both: self.both(),
            signs: self.look.caps.signs,
            size: self.look.size,
            notice_rows: self.notice().len(),
        }
    }

    /// The frame, and where the cursor belongs.
    pub fn frame(&self) -> (Buffer, Option<Position>) {
        let (columns, rows) = self.look.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        buffer.set_style(buffer.area, self.look.theme.look(Meaning::Text));
        let course = self.course();
        let ctx = self.ctx(&course);
        if columns < SMALLEST.0 || rows < SMALLEST.1 {
            overlay::too_small(SMALLEST, &ctx, &self.look.theme, &mut buffer);
            return (buffer, None);
        }
        let mut cursor = None;
        if let Some((top, below)) = self.stack.split_last() {
            let keys = footer(top.context(), &ctx);
            let theme = &self.look.theme;
            if let Screen::Help(help) = top {
                if let Some(below) = below.last() {
                    below
                        .view(&ctx)
                        .draw(&keys, &self.notice(), &ctx, theme, &mut buffer);
                }
                overlay::over(help, &ctx, theme, &mut buffer);
            } else {
                let page = top.view(&ctx);
                cursor = page.draw(&keys, &self.notice(), &ctx, theme, &mut buffer);
            }
        }
        (buffer, cursor)
    }
}
