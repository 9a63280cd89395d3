//! The screens: a closed set, each owning its state. A screen takes an action and returns effects; showing it changes nothing.

pub mod bookmarks;
pub mod broken;
mod controls_view;
mod drawer;
mod ending;
pub mod glossary;
pub mod help;
pub mod home;
pub mod leaf;
pub mod lesson;
mod lesson_view;
pub mod playback;
pub mod preview;
pub mod progress;
pub mod question;
pub mod question_view;
mod result_view;
pub mod run;
mod run_view;
pub mod search;
pub mod settings;
pub mod term;
pub mod ticket;
mod ticket_view;
pub mod tickets;

use crate::study::view::Recorded;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::keymap::Context;
use crate::tui::widget::page::Page;

/// A screen on the stack.
#[derive(Clone, Debug)]
pub enum Screen {
    /// The course and what is due.
    Home(Box<home::Home>),
    /// A lesson.
    Lesson(Box<lesson::Lesson>),
    /// Questions one after another.
    Question(Box<question::Question>),
    /// A scenario.
    Run(Box<run::Run>),
    /// What the learner remembers.
    Progress(Box<progress::Progress>),
    /// Looking for something in the course.
    Search(Box<search::Search>),
    /// The glossary.
    Glossary(Box<glossary::Glossary>),
    /// The marked places.
    Bookmarks(Box<bookmarks::Bookmarks>),
    /// One term.
    Term(Box<term::Term>),
    /// What one chooses once.
    Settings(Box<settings::Settings>),
    /// The incident tickets.
    Tickets(Box<tickets::Tickets>),
    /// An incident ticket.
    Ticket(Box<ticket::Ticket>),
    /// All keys of the screen below.
    Help(help::Help),
    /// A course that cannot be used.
    Broken(broken::Broken),
}

impl Screen {
    /// Which keys hold now.
    pub fn context(&self) -> Context {
        match self {
            Self::Home(_) => Context::Home,
            Self::Lesson(lesson) => lesson.context(),
            Self::Glossary(_) => Context::Glossary,
            Self::Term(_) => Context::Term,
            Self::Bookmarks(_) => Context::Bookmarks,
            Self::Question(question) => question.context(),
            Self::Run(run) => run.context(),
            Self::Progress(_) => Context::Progress,
            Self::Search(_) => Context::Search,
            Self::Settings(_) => Context::Settings,
            Self::Tickets(_) => Context::Tickets,
            Self::Ticket(ticket) => ticket.context(),
            Self::Help(_) => Context::Help,
            Self::Broken(_) => Context::Broken,
        }
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match self {
            Self::Home(home) => home.update(action, ctx),
            Self::Lesson(lesson) => lesson.update(action, ctx),
            Self::Question(question) => question.update(action, ctx),
            Self::Run(run) => run.update(action, ctx),
            Self::Progress(progress) => progress.update(action, ctx),
            Self::Search(search) => search.update(action, ctx),
            Self::Glossary(glossary) => glossary.update(action, ctx),
            Self::Term(term) => term.update(action, ctx),
            Self::Settings(settings) => settings.update(action, ctx),
            Self::Tickets(tickets) => tickets.update(action, ctx),
            Self::Ticket(ticket) => ticket.update(action, ctx),
            Self::Bookmarks(bookmarks) => bookmarks.update(action, ctx),
            Self::Help(help) => help.update(action, ctx),
            Self::Broken(broken) => broken.update(action, ctx),
        }
    }

    /// The window or the language is another now.
    pub fn resized(&mut self, ctx: &Ctx<'_>) {
        match self {
            Self::Home(home) => home.keep_in_sight(ctx),
            Self::Lesson(lesson) => lesson.resized(ctx),
            Self::Run(run) => run.resized(ctx),
            Self::Search(search) => search.resized(ctx),
            Self::Settings(settings) => settings.resized(ctx),
            Self::Tickets(tickets) => tickets.keep_in_sight(ctx),
            Self::Ticket(ticket) => ticket.resized(ctx),
            Self::Question(_) | Self::Progress(_) | Self::Help(_) | Self::Broken(_) => {}
            Self::Glossary(glossary) => glossary.keep_in_sight(ctx),
            Self::Term(term) => term.keep_in_sight(ctx),
            Self::Bookmarks(bookmarks) => bookmarks.keep_in_sight(ctx),
        }
    }

    /// The answer this screen gave was saved.
    pub fn recorded(&mut self, recorded: Recorded) {
        if let Self::Question(question) = self {
            question.recorded(recorded);
        }
    }

    /// Whether something on it moves by itself.
    pub fn plays(&self) -> bool {
        matches!(self, Self::Run(run) if run.plays())
    }

    /// So many microseconds have passed.
    pub fn tick(&mut self, micros: u64, ctx: &Ctx<'_>) {
        if let Self::Run(run) = self {
            run.tick(micros, ctx);
        }
    }

    /// What is on the screen. Help is a box over another screen and has no page of its own.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        match self {
            Self::Home(home) => home.view(ctx),
            Self::Lesson(lesson) => lesson.view(ctx),
            Self::Question(question) => question.view(ctx),
            Self::Run(run) => run.view(ctx),
            Self::Progress(progress) => progress.view(ctx),
            Self::Search(search) => search.view(ctx),
            Self::Glossary(glossary) => glossary.view(ctx),
            Self::Term(term) => term.view(ctx),
            Self::Settings(settings) => settings.view(ctx),
            Self::Tickets(tickets) => tickets.view(ctx),
            Self::Ticket(ticket) => ticket.view(ctx),
            Self::Bookmarks(bookmarks) => bookmarks.view(ctx),
            Self::Help(_) => Page::default(),
            Self::Broken(broken) => broken.view(ctx),
        }
    }
}
