//! A lesson: reading it, in one language or two, and opening the scenarios and questions that stand in it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::course::block::BlockKind;
use crate::course::mention;
use crate::course::model;
use crate::msg;
use crate::present::lesson::Place;
use crate::present::lesson::Thing;
use crate::present::line::Line;
use crate::study::view::Bookmark;
use crate::study::view::Position;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::effect::Route;
use crate::tui::keymap::Context;
use crate::tui::screen::drawer::Drawer;
use crate::tui::screen::leaf::Focus;
use crate::tui::screen::leaf::Leaf;
use crate::tui::screen::lesson_view;
use crate::tui::widget::page::Page;
use crate::tui::widget::window::Window;

/// What was answered in the course by id, and whether rightly.
pub type Answered = BTreeMap<String, bool>;

/// Leaps that can be taken back.
const MOST_LEAPS: usize = 50;

/// Where the window stood when the lesson was laid out again.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    place: Place,
    /// Lines into the place.
    into: usize,
    /// The block one stood on.
    cursor: Place,
    /// The window's first line since; when it is another, the learner has moved.
    top: usize,
}

/// Where one was before a leap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Leap {
    place: Place,
    /// Lines into the place.
    into: usize,
    /// The block one stood on.
    cursor: Place,
}

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Lesson {
    pub(super) material: Arc<model::Lesson>,
    answered: Answered,
    pub(super) window: Window,
    /// The focused thing; `None` when none is in sight.
    pub(super) focus: Option<Focus>,
    /// The block one stands on.
    pub(super) cursor: Place,
    pub(super) leaf: Leaf,
    /// Whether the focus was asked for, and is not only the first thing in sight.
    asked: bool,
    /// Scenarios whose fold was opened.
    open: BTreeSet<String>,
    /// Where one was before every leap.
    was: Vec<Leap>,
    anchor: Option<Anchor>,
    drawer: Option<Drawer>,
    /// Marked places.
    pub(super) marks: BTreeSet<Place>,
    /// Sections whose heading was in sight and that were remembered.
    seen: BTreeSet<usize>,
}

impl Lesson {
    /// The lesson, opened where the learner stopped.
    pub fn new(
        lesson: Arc<model::Lesson>,
        position: Option<&Position>,
        answered: Answered,
        ctx: &Ctx<'_>,
    ) -> Self {
        let open = BTreeSet::new();
        let leaf = Leaf::new(&lesson, &answered, &open, ctx);
        let mut screen = Self {
            material: lesson,
            answered,
            window: Window::default(),
            focus: None,
            cursor: Place::default(),
            asked: false,
            leaf,
            open,
            was: Vec::new(),
            anchor: None,
            drawer: None,
            marks: BTreeSet::new(),
            seen: BTreeSet::new(),
        };
        if let Some(place) = position.and_then(|position| screen.place_of(position)) {
            screen.open_down_to(place, ctx);
            screen.go_to(place, ctx);
        }
        screen.settle(ctx);
        screen
    }

    /// The lesson's id.
    pub fn id(&self) -> &str {
        &self.material.id
    }

    /// Takes the marked places, those of other lessons too.
    pub fn mark(&mut self, marks: &[Bookmark]) {
        let own = marks.iter().filter(|mark| mark.lesson == self.material.id);
        self.marks = own
            .filter_map(|mark| self.place_of(&mark.position))
            .collect();
    }

    /// Takes what was answered and marked meanwhile.
    pub fn refresh(&mut self, answered: Answered, marks: &[Bookmark], ctx: &Ctx<'_>) {
        self.mark(marks);
        self.answered = answered;
        self.set_again(ctx);
    }

    /// The keys that hold now.
    pub const fn context(&self) -> Context {
        match self.drawer {
            Some(Drawer::Contents { .. }) => Context::Contents,
            _ => Context::Lesson,
        }
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let before = self.window;
        if let Some(Drawer::Contents { at }) = self.drawer {
            self.contents(at, action, ctx);
        } else if let Some(effects) = self.act(action, ctx) {
            return effects;
        }
        self.settle(ctx);
        if self.window == before {
            Vec::new()
        } else {
            self.remember(ctx)
        }
    }

    /// What a key does to the text; effects if it leads elsewhere.
    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        let sections = self.material.sections.len();
        match action {
            Action::ReadOn if self.at_end(ctx) => self.offer_end(),
            Action::ReadOn => self.scroll(Action::PageDown, ctx),
            Action::Next => {
                let section = self.place().section + 1;
                if section > sections {
                    self.scroll(Action::Bottom, ctx);
                } else {
                    self.go_to(Place { section, block: 0 }, ctx);
                }
            }
            Action::Previous => {
                let at_heading = self.place().block == 0;
                let section = self.place().section.saturating_sub(usize::from(at_heading));
                self.go_to(Place { section, block: 0 }, ctx);
            }
            Action::Pick(number) if usize::from(number) <= sections => {
                self.leap(usize::from(number), ctx);
            }
            Action::Top | Action::Bottom => {
                self.note_place();
                self.scroll(action, ctx);
            }
            Action::NextBlock => self.step(true, ctx),
            Action::PreviousBlock => self.step(false, ctx),
            Action::WhereIWas => match self.was.pop() {
                Some(leap) => {
                    self.go_to(leap.place, ctx);
                    self.window.top += leap.into;
                    self.window.clamp(self.leaf.lines().len(), ctx.rows());
                    self.cursor = leap.cursor;
                }
                None => return Some(vec![Effect::Tell(msg!("lesson-was-nowhere"))]),
            },
            Action::Contents => {
                let at = self.cursor.section.saturating_sub(1);
                self.drawer = Some(Drawer::Contents { at });
            }
            Action::Facts => self.turn_drawer(Drawer::Facts),
            Action::OtherLanguage if ctx.both => {
                return Some(vec![Effect::Tell(msg!("lesson-both-stand-here"))]);
            }
            Action::OtherLanguage => self.turn_drawer(Drawer::Other),
            Action::Bookmarks => return Some(vec![Effect::Go(Route::Bookmarks)]),
            Action::Mark => {
                return Some(match self.position_of(self.cursor) {
                    Some(position) => vec![Effect::Bookmark {
                        lesson: self.material.id.clone(),
                        position,
                    }],
                    None => vec![Effect::Tell(msg!("bookmarks-not-here"))],
                });
            }
            Action::Terms => return Some(self.terms(ctx)),
            Action::Unfold => {
                let fold = self.fold_in_sight(ctx);
                match fold {
                    Some(id) => self.unfold(&id, ctx),
                    None => return Some(vec![Effect::Tell(msg!("lesson-nothing-folded"))]),
                }
            }
            Action::Focus => self.focus_next(true, ctx),
            Action::FocusBack => self.focus_next(false, ctx),
            Action::Open => {
                if let Some(Focus::Fold(id)) = self.focus.clone() {
                    self.unfold(&id, ctx);
                    return None;
                }
                match self.route() {
                    Some(route) => return Some(vec![Effect::Go(route)]),
                    None => self.scroll(Action::PageDown, ctx),
                }
            }
            Action::Questions => return Some(vec![Effect::Go(self.questions(None))]),
            Action::TestOut => {
                let lesson = self.material.id.clone();
                return Some(vec![Effect::Go(Route::TestOut { lesson })]);
            }
            Action::Skip => {
                let lesson = self.material.id.clone();
                return Some(vec![Effect::Skip { lesson }]);
            }
            Action::Search => return Some(vec![Effect::Go(Route::Search)]),
            Action::Back if self.drawer.is_some() => self.drawer = None,
            Action::Back => return Some(vec![Effect::Back]),
            action => self.scroll(action, ctx),
        }
        None
    }

    /// At the end: the questions, and when all are answered rightly or were offered, the next lesson.
    fn offer_end(&mut self) {
        let mut questions = self.material.questions.iter();
        let is_done = questions.all(|one| self.answered.get(&one.id) == Some(&true));
        let mut targets = self.leaf.targets().iter().map(|(focus, _, _)| focus);
        let next = targets
            .find(|focus| matches!(focus, Focus::Next(_)))
            .cloned();
        let offered = self.focus == Some(Focus::Questions);
        self.focus = match next {
            Some(next) if is_done || offered => Some(next),
            next if self.material.questions.is_empty() => next,
            _ => Some(Focus::Questions),
        };
    }

    /// What a key does to the table of contents.
    fn contents(&mut self, at: usize, action: Action, ctx: &Ctx<'_>) {
        let last = self.material.sections.len().saturating_sub(1);
        let to = match action {
            Action::Up => at.saturating_sub(1),
            Action::Down => (at + 1).min(last),
            Action::Top | Action::PageUp => 0,
            Action::Bottom | Action::PageDown => last,
            Action::Pick(number) if usize::from(number) <= last + 1 => {
                self.drawer = None;
                return self.leap(usize::from(number), ctx);
            }
            Action::Open => {
                self.drawer = None;
                return self.leap(at + 1, ctx);
            }
            Action::Back => {
                self.drawer = None;
                return;
            }
            _ => at,
        };
        self.drawer = Some(Drawer::Contents { at: to });
    }

    fn turn_drawer(&mut self, drawer: Drawer) {
        self.drawer = (self.drawer != Some(drawer)).then_some(drawer);
    }

    /// Goes to a section from anywhere, and remembers where one was.
    fn leap(&mut self, section: usize, ctx: &Ctx<'_>) {
        self.note_place();
        let place = Place { section, block: 0 };
        self.go_to(place, ctx);
        self.cursor = place;
    }

    fn note_place(&mut self) {
        let place = self.place();
        let leap = Leap {
            place,
            into: self.window.top.saturating_sub(self.leaf.line_of(place)),
            cursor: self.cursor,
        };
        if self.was.last() != Some(&leap) {
            self.was.push(leap);
        }
        if self.was.len() > MOST_LEAPS {
            self.was.remove(0);
        }
    }

    /// The next block or the one before.
    fn step(&mut self, on: bool, ctx: &Ctx<'_>) {
        let Some(place) = self.leaf.block_beside(self.cursor, on) else {
            return;
        };
        self.cursor = place;
        let (first, last) = self.leaf.block_lines(place);
        self.window.reveal(first, last, self.rows(ctx));
        self.window.clamp(self.leaf.lines().len(), ctx.rows());
    }

    /// The term that has the focus, else the terms of the section.
    fn terms(&self, ctx: &Ctx<'_>) -> Vec<Effect> {
        if let Some(Focus::Term { id, .. }) = &self.focus {
            return vec![Effect::Go(Route::Term { term: id.clone() })];
        }
        let number = self.cursor.section.max(1);
        let section = self.material.sections.get(number - 1);
        let blocks = section.map(|section| section.blocks.get(ctx.lang));
        let terms = blocks.map_or_else(Vec::new, |blocks| mention::terms(blocks));
        if terms.is_empty() {
            return vec![Effect::Tell(msg!("glossary-none-here"))];
        }
        let terms = terms.into_iter().map(str::to_owned).collect();
        vec![Effect::Go(Route::Glossary {
            section: Some((number, terms)),
        })]
    }

    /// The scenario whose fold has the focus, or is in sight, or comes next.
    fn fold_in_sight(&self, ctx: &Ctx<'_>) -> Option<String> {
        let fold = |focus: &Focus| match focus {
            Focus::Fold(id) => Some(id.clone()),
            _ => None,
        };
        let end = self.window.top + ctx.rows();
        let mut seen = self.leaf.targets().iter();
        self.focus.as_ref().and_then(fold).or_else(|| {
            seen.find_map(|(focus, first, last)| {
                let is_seen = *last >= self.window.top && *first < end;
                fold(focus).filter(|_| is_seen)
            })
        })
    }

    /// Shows what is folded below a scenario, and stays where one is.
    pub fn unfold(&mut self, scenario: &str, ctx: &Ctx<'_>) {
        if self.open.insert(scenario.to_owned()) {
            self.set_again(ctx);
        }
    }

    /// Opens the fold that hides a place.
    fn open_down_to(&mut self, place: Place, ctx: &Ctx<'_>) {
        let section = place
            .section
            .checked_sub(1)
            .and_then(|at| self.material.sections.get(at));
        let blocks = section.map(|section| section.blocks.get(ctx.lang));
        let above = blocks
            .into_iter()
            .flatten()
            .take(place.block.saturating_sub(1));
        let before = self.open.len();
        self.open
            .extend(above.filter_map(|block| match &block.kind {
                BlockKind::Scenario(id) => Some(id.clone()),
                _ => None,
            }));
        if self.open.len() > before {
            self.leaf = Leaf::new(&self.material, &self.answered, &self.open, ctx);
        }
    }

    /// Lays the lesson out for another window or language and stays at the same place.
    pub fn resized(&mut self, ctx: &Ctx<'_>) {
        if !self.leaf.fits(ctx) {
            self.set_again(ctx);
        }
        if ctx.both && self.drawer == Some(Drawer::Other) {
            self.drawer = None;
        }
        self.window.clamp(self.leaf.lines().len(), ctx.rows());
        self.settle(ctx);
    }

    fn set_again(&mut self, ctx: &Ctx<'_>) {
        // Who changes the language to and fro has not moved, though one language is shorter than the other.
        let kept = self.anchor.filter(|anchor| anchor.top == self.window.top);
        let (place, into) = kept.map_or_else(
            || {
                let place = self.place();
                (
                    place,
                    self.window.top - self.leaf.line_of(place).min(self.window.top),
                )
            },
            |anchor| (anchor.place, anchor.into),
        );
        let cursor = kept.map_or(self.cursor, |anchor| anchor.cursor);
        self.cursor = cursor;
        let was_end = kept.is_none() && self.at_end(ctx) && self.window.top > 0;
        let lines = self.leaf.lines().len();
        self.leaf = Leaf::new(&self.material, &self.answered, &self.open, ctx);
        let next = self.leaf.line_after(place);
        self.window.top = (self.leaf.line_of(place) + into).min(next.saturating_sub(1));
        self.window.clamp(self.leaf.lines().len(), ctx.rows());
        // What was unfolded is read from where the fold was.
        if was_end && self.leaf.lines().len() <= lines {
            self.scroll(Action::Bottom, ctx);
        } else {
            let top = self.window.top;
            self.anchor = Some(Anchor {
                place,
                into,
                cursor,
                top,
            });
        }
        self.settle(ctx);
    }

    /// Where Enter leads.
    fn route(&self) -> Option<Route> {
        match self.focus.clone()? {
            Focus::Thing(Thing::Scenario(scenario)) => Some(Route::Run { scenario }),
            Focus::Thing(Thing::Question(id)) => Some(self.questions(Some(id))),
            Focus::Questions => Some(self.questions(None)),
            Focus::Term { id, .. } => Some(Route::Term { term: id }),
            Focus::Next(lesson) => Some(Route::Lesson { lesson, at: None }),
            Focus::Fold(_) => None,
        }
    }

    fn questions(&self, only: Option<String>) -> Route {
        Route::Questions {
            lesson: self.material.id.clone(),
            only,
        }
    }

    /// Remembers every section that came into sight, and last the place where reading is.
    fn remember(&mut self, ctx: &Ctx<'_>) -> Vec<Effect> {
        let mut places = self.leaf.headings(self.window, ctx.rows());
        places.retain(|place| self.seen.insert(place.section));
        let last = self.material.sections.len();
        places.push(if self.at_end(ctx) {
            Place {
                section: last,
                block: self.leaf.blocks(last),
            }
        } else {
            self.place()
        });
        let positions = places
            .into_iter()
            .filter_map(|place| self.position_of(place));
        positions
            .map(|position| Effect::Remember {
                lesson: self.material.id.clone(),
                position,
            })
            .collect()
    }

    /// A place as it is kept: the heading and the first block are one.
    fn position_of(&self, place: Place) -> Option<Position> {
        let section = self.material.sections.get(place.section.checked_sub(1)?)?;
        Some(Position {
            section: section.id.clone(),
            block: place.block.saturating_sub(1),
        })
    }

    fn place_of(&self, position: &Position) -> Option<Place> {
        let mut sections = self.material.sections.iter();
        let section = sections.position(|section| section.id == position.section)? + 1;
        let block = match position.block {
            0 => 0,
            block => block + 1,
        };
        Some(Place { section, block })
    }

    /// The place at the top of the window.
    pub(super) fn place(&self) -> Place {
        let top = self.leaf.lines().get(self.window.top);
        top.map_or_else(Place::default, |line| line.place)
    }

    pub(super) fn at_end(&self, ctx: &Ctx<'_>) -> bool {
        self.window.at_end(self.leaf.lines().len(), ctx.rows())
    }

    fn go_to(&mut self, place: Place, ctx: &Ctx<'_>) {
        self.window.top = self.leaf.line_of(place);
        self.window.clamp(self.leaf.lines().len(), ctx.rows());
    }

    fn scroll(&mut self, action: Action, ctx: &Ctx<'_>) {
        self.window.act(action, self.leaf.lines().len(), ctx.rows());
    }

    /// Rows of the text: what the drawer leaves.
    fn rows(&self, ctx: &Ctx<'_>) -> usize {
        let drawer = self.drawer_lines(ctx).len();
        ctx.rows().saturating_sub(drawer).max(1)
    }

    pub(super) fn drawer_lines(&self, ctx: &Ctx<'_>) -> Vec<Line> {
        let drawer = self.drawer.as_ref();
        drawer.map_or_else(Vec::new, |drawer| {
            drawer.lines(&self.material, self.cursor, self.leaf.width(), ctx)
        })
    }

    /// Keeps the cursor on a block in sight, and the focus on a thing in sight: the one that had it, else the first that can be seen.
    fn settle(&mut self, ctx: &Ctx<'_>) {
        let rows = self.rows(ctx);
        let seen = self.window.top..self.window.top + rows;
        let (first, last) = self.leaf.block_lines(self.cursor);
        if first >= seen.end || last < seen.start {
            self.cursor = self.leaf.block_in(self.window, rows);
        }
        let in_sight =
            |(_, first, last): &&(Focus, usize, usize)| *first < seen.end && *last >= seen.start;
        let targets = self.leaf.targets();
        let own = targets
            .iter()
            .find(|(one, _, _)| Some(one) == self.focus.as_ref());
        if own.is_none_or(|own| !in_sight(&own)) {
            let mut offered = targets.iter().filter(|(one, _, _)| one.is_offered());
            self.focus = offered.find(in_sight).map(|(focus, _, _)| focus.clone());
            self.asked = false;
        }
    }

    fn focus_next(&mut self, on: bool, ctx: &Ctx<'_>) {
        let all = self.leaf.targets();
        let top = self.window.top;
        // What has the focus only by being in sight does not hide the terms above it.
        let is_asked = |focus: &Focus| !focus.is_offered() || self.asked;
        let at = all
            .iter()
            .position(|(one, _, _)| Some(one) == self.focus.as_ref() && is_asked(one));
        let next = match (at, on) {
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
            // Nothing was asked for: the first one in sight or below, or the last one above.
            (None, true) => all.iter().position(|(_, first, _)| *first >= top),
            (None, false) => all.iter().rposition(|(_, first, _)| *first < top),
        };
        let Some((focus, first, last)) = next.and_then(|next| all.get(next)).cloned() else {
            return;
        };
        self.window.reveal(first, last, self.rows(ctx));
        if let Some(line) = self.leaf.lines().get(first) {
            self.cursor = line.place;
        }
        self.focus = Some(focus);
        self.asked = true;
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        lesson_view::page(self, ctx)
    }
}
