//! A lesson: reading it, in one language or two, and opening the scenarios and questions that stand in it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::course::model;
use crate::msg;
use crate::present::lesson::Place;
use crate::present::lesson::Thing;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::sign::Sign;
use crate::study::view::Position;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::effect::Route;
use crate::tui::screen::leaf::Focus;
use crate::tui::screen::leaf::Leaf;
use crate::tui::widget::page::Page;
use crate::tui::widget::window::Window;

/// What was answered in the course by id, and whether rightly.
pub type Answered = BTreeMap<String, bool>;

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Lesson {
    material: Arc<model::Lesson>,
    answered: Answered,
    window: Window,
    /// The focused thing; `None` when none is in sight.
    focus: Option<Focus>,
    leaf: Leaf,
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
        let leaf = Leaf::new(&lesson, &answered, ctx);
        let mut screen = Self {
            material: lesson,
            answered,
            window: Window::default(),
            focus: None,
            leaf,
            seen: BTreeSet::new(),
        };
        if let Some(place) = position.and_then(|position| screen.place_of(position)) {
            screen.go_to(place, ctx);
        }
        screen.focus_in_sight(ctx);
        screen
    }

    /// The lesson's id.
    pub fn id(&self) -> &str {
        &self.material.id
    }

    /// Takes what was answered meanwhile.
    pub fn refresh(&mut self, answered: Answered, ctx: &Ctx<'_>) {
        self.answered = answered;
        self.set_again(ctx);
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let before = self.window;
        match action {
            Action::ReadOn if self.at_end(ctx) => self.focus = Some(Focus::Questions),
            Action::ReadOn => self.scroll(Action::PageDown, ctx),
            Action::Next => {
                let section = self.place().section + 1;
                if section > self.material.sections.len() {
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
            Action::Pick(number) if usize::from(number) <= self.material.sections.len() => {
                let section = usize::from(number);
                self.go_to(Place { section, block: 0 }, ctx);
            }
            Action::Focus => self.focus_next(1, ctx),
            Action::FocusBack => self.focus_next(-1, ctx),
            Action::Open => match self.open() {
                Some(route) => return vec![Effect::Go(route)],
                None => self.scroll(Action::PageDown, ctx),
            },
            Action::Questions => return vec![Effect::Go(self.questions(None))],
            Action::Skip => {
                let lesson = self.material.id.clone();
                return vec![Effect::Skip { lesson }];
            }
            Action::Search => return vec![Effect::Go(Route::Search)],
            Action::Back => return vec![Effect::Back],
            action => self.scroll(action, ctx),
        }
        self.focus_in_sight(ctx);
        if self.window == before {
            Vec::new()
        } else {
            self.remember(ctx)
        }
    }

    /// Lays the lesson out for another window or language and stays at the same place.
    pub fn resized(&mut self, ctx: &Ctx<'_>) {
        if !self.leaf.fits(ctx) {
            self.set_again(ctx);
        }
        self.window.clamp(self.leaf.lines().len(), ctx.rows());
        self.focus_in_sight(ctx);
    }

    fn set_again(&mut self, ctx: &Ctx<'_>) {
        let place = self.place();
        let into = self.window.top - self.leaf.line_of(place).min(self.window.top);
        let was_end = self.at_end(ctx) && self.window.top > 0;
        self.leaf = Leaf::new(&self.material, &self.answered, ctx);
        let next = self.leaf.line_after(place);
        self.window.top = (self.leaf.line_of(place) + into).min(next.saturating_sub(1));
        self.window.clamp(self.leaf.lines().len(), ctx.rows());
        if was_end {
            self.scroll(Action::Bottom, ctx);
        }
        self.focus_in_sight(ctx);
    }

    fn open(&self) -> Option<Route> {
        match self.focus.clone()? {
            Focus::Thing(Thing::Scenario(scenario)) => Some(Route::Run { scenario }),
            Focus::Thing(Thing::Question(id)) => Some(self.questions(Some(id))),
            Focus::Questions => Some(self.questions(None)),
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
    fn place(&self) -> Place {
        let top = self.leaf.lines().get(self.window.top);
        top.map_or_else(Place::default, |line| line.place)
    }

    fn at_end(&self, ctx: &Ctx<'_>) -> bool {
        self.window.at_end(self.leaf.lines().len(), ctx.rows())
    }

    fn go_to(&mut self, place: Place, ctx: &Ctx<'_>) {
        self.window.top = self.leaf.line_of(place);
        self.window.clamp(self.leaf.lines().len(), ctx.rows());
    }

    fn scroll(&mut self, action: Action, ctx: &Ctx<'_>) {
        self.window.act(action, self.leaf.lines().len(), ctx.rows());
    }

    /// Keeps the focus on a thing in sight: the one that had it, else the first that can be seen.
    fn focus_in_sight(&mut self, ctx: &Ctx<'_>) {
        let seen = self.window.top..self.window.top + ctx.rows();
        let in_sight = |focus: &Focus| {
            let range = self.leaf.range_of(focus);
            range.is_some_and(|(first, last)| first < seen.end && last >= seen.start)
        };
        if !self.focus.as_ref().is_some_and(in_sight) {
            self.focus = self.leaf.focuses().into_iter().find(in_sight);
        }
    }

    fn focus_next(&mut self, by: isize, ctx: &Ctx<'_>) {
        let all = self.leaf.focuses();
        let start = |focus: &Focus| self.leaf.range_of(focus).map_or(0, |(first, _)| first);
        let at = all
            .iter()
            .position(|focus| Some(focus) == self.focus.as_ref());
        let next = match at {
            Some(at) => at.checked_add_signed(by),
            // Nothing in sight: the next one below, or the last one above.
            None if by > 0 => all.iter().position(|one| start(one) >= self.window.top),
            None => all.iter().rposition(|one| start(one) < self.window.top),
        };
        let Some(focus) = next.and_then(|next| all.get(next)).cloned() else {
            return;
        };
        if let Some((first, last)) = self.leaf.range_of(&focus) {
            self.window.reveal(first, last, ctx.rows());
        }
        self.focus = Some(focus);
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let cursor = self
            .focus
            .as_ref()
            .and_then(|focus| self.leaf.range_of(focus));
        let page = Page {
            title: Line::of(self.material.number.clone(), Meaning::Dim)
                .with("  ", Meaning::Text)
                .with(self.material.title.get(ctx.lang).clone(), Meaning::Heading),
            aside: self.progress(ctx),
            margin: ctx.centred(self.leaf.width()),
            ..Page::default()
        };
        let lines = self.leaf.lit(self.focus.as_ref(), ctx);
        page.showing(lines, self.window, cursor.map(|(first, _)| (0, first)), ctx)
    }

    /// `section 3/6` and a thin line that fills as one reads.
    fn progress(&self, ctx: &Ctx<'_>) -> Line {
        let sections = self.material.sections.len();
        let lines = self.leaf.lines().len();
        let number = if self.at_end(ctx) {
            sections
        } else {
            self.place().section.max(1)
        };
        let read = if self.at_end(ctx) {
            1.0
        } else {
            self.window.top as f64 / lines.saturating_sub(ctx.rows()).max(1) as f64
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
}
