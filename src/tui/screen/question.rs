//! A sitting on the screen: the question, the answer in the making, how sure one is, the verdict with its reasons. The sitting
//! itself decides what comes when; this only turns keys into answers. `question_view` shows it.

use crate::message::Message;
use crate::msg;
use crate::quiz::answer::Answer;
use crate::quiz::item::Body;
use crate::quiz::sitting::Sitting;
use crate::quiz::sitting::Step;
use crate::study::Occasion;
use crate::study::view::LessonState;
use crate::study::view::Recorded;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::keymap::Context;
use crate::tui::screen::question_view;
use crate::tui::widget::input::Input;
use crate::tui::widget::page::Page;
use crate::tui::widget::window::Window;

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Question {
    /// What the header says: the lesson's questions, today's reviews.
    pub(super) title: Message,
    pub(super) sitting: Sitting,
    pub(super) occasion: Occasion,
    /// The option or step one stands on.
    pub(super) at: usize,
    pub(super) draft: Answer,
    pub(super) input: Input,
    /// Why the answer could not be taken.
    pub(super) refused: Option<Message>,
    /// What the last answer changed, once it is saved.
    pub(super) recorded: Option<Recorded>,
    /// Whether the last answer left its lesson passed.
    pub(super) passed: bool,
    window: Window,
}

impl Question {
    /// A sitting under a title.
    pub fn new(title: Message, sitting: Sitting, occasion: Occasion) -> Self {
        let mut screen = Self {
            title,
            sitting,
            occasion,
            at: 0,
            draft: Answer::Many(Vec::new()),
            input: Input::default(),
            refused: None,
            recorded: None,
            passed: false,
            window: Window::default(),
        };
        screen.begin();
        screen
    }

    /// The keys that hold now.
    pub fn context(&self) -> Context {
        match self.sitting.step() {
            Step::Judging(_) => Context::Judging,
            Step::Told(_) => Context::Told,
            Step::Done => Context::Done,
            Step::Asking => match self.sitting.item().map(|item| &item.body) {
                Some(Body::Several(_)) => Context::Several,
                Some(Body::Order { .. }) => Context::Order,
                Some(Body::Match { .. }) => Context::Match,
                Some(Body::Fill { .. } | Body::Number { .. }) => Context::Typing,
                Some(Body::Single(_)) | None => Context::Single,
            },
        }
    }

    /// Starts the item on the table with an empty answer.
    fn begin(&mut self) {
        self.at = 0;
        self.refused = None;
        self.recorded = None;
        self.window = Window::default();
        self.input = Input::default();
        if let Some(item) = self.sitting.item() {
            self.draft = match &item.body {
                // Nothing is chosen before the learner chooses.
                Body::Single(_) | Body::Several(_) => Answer::Many(Vec::new()),
                Body::Order { shown, .. } => Answer::Order((0..shown.len()).collect()),
                Body::Match { left, .. } => Answer::Pairs(vec![None; left.len()]),
                Body::Fill { .. } | Body::Number { .. } => Answer::Typed(String::new()),
            };
        }
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match (self.context(), action) {
            (_, Action::Back) | (Context::Done, Action::Next | Action::ReadOn) => {
                return vec![Effect::Back];
            }
            (_, Action::Undo) => return vec![Effect::Undo],
            (Context::Told, Action::ReadOn) if !self.at_end(ctx) => {
                self.scroll(Action::PageDown, ctx);
                return Vec::new();
            }
            (Context::Told, Action::Next | Action::ReadOn) => {
                self.sitting.next();
                self.begin();
            }
            (Context::Judging, Action::Sure(confidence)) => {
                self.sitting.confidence(confidence);
                return self.told();
            }
            (Context::Judging, Action::Previous) => self.sitting.reconsider(),
            (Context::Judging, Action::Open) => {
                return vec![Effect::Tell(msg!("quiz-say-how-sure"))];
            }
            (Context::Told | Context::Done | Context::Judging, action) => {
                self.scroll(action, ctx);
                return Vec::new();
            }
            (_, Action::Hint) => {
                self.sitting.hint();
                self.scroll(Action::Bottom, ctx);
                return Vec::new();
            }
            (_, Action::Show) => {
                self.sitting.show();
                return self.told();
            }
            (_, Action::PageUp | Action::PageDown) => {
                self.scroll(action, ctx);
                return Vec::new();
            }
            (Context::Single, Action::Open) if self.reads_on(ctx) => return Vec::new(),
            (_, Action::Open) => self.answer(),
            (Context::Typing, action) => {
                self.refused = None;
                self.input.update(action);
            }
            (_, action) => {
                if matches!(action, Action::Pick(_)) {
                    while self.reads_on(ctx) {}
                }
                self.move_and_mark(action);
            }
        }
        self.keep_in_sight(ctx);
        Vec::new()
    }

    /// The verdict is on the table: it is saved before it is shown.
    fn told(&mut self) -> Vec<Effect> {
        self.window = Window::default();
        let outcome = self.sitting.outcome().cloned();
        outcome
            .map(|outcome| Effect::Record {
                outcome: Box::new(outcome),
                occasion: self.occasion,
            })
            .into_iter()
            .collect()
    }

    /// The answer was saved.
    pub fn recorded(&mut self, recorded: Recorded) {
        self.passed = matches!(recorded.state, LessonState::Passed | LessonState::Durable);
        self.recorded = Some(recorded);
    }

    /// Text from the clipboard or an input method.
    pub fn paste(&mut self, text: &str) {
        if self.context() == Context::Typing {
            self.refused = None;
            self.input.insert(text);
        }
    }

    /// The last answer was taken back: ask it again, if it was asked here.
    pub fn undone(&mut self, key: &str) -> bool {
        let here = self.sitting.undo(key);
        if here {
            self.begin();
        }
        here
    }

    fn answer(&mut self) {
        if self.context() == Context::Several && self.draft == Answer::Many(Vec::new()) {
            self.refused = Some(msg!("question-nothing-ticked"));
            return;
        }
        let answer = match self.context() {
            Context::Typing => Answer::Typed(self.input.text().to_owned()),
            Context::Single => Answer::One(self.at),
            _ => self.draft.clone(),
        };
        self.refused = self.sitting.answer(answer).err();
    }

    fn count(&self) -> usize {
        self.sitting.item().map_or(0, |item| match &item.body {
            Body::Single(choices) | Body::Several(choices) => choices.len(),
            Body::Order { shown, .. } => shown.len(),
            Body::Match { left, .. } => left.len(),
            Body::Fill { .. } | Body::Number { .. } => 0,
        })
    }

    fn move_and_mark(&mut self, action: Action) {
        self.refused = None;
        let last = self.count().saturating_sub(1);
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::Pick(number) if usize::from(number) <= self.count() => {
                self.at = usize::from(number) - 1;
                if self.context() == Context::Several {
                    self.toggle();
                }
            }
            Action::Toggle => self.toggle(),
            Action::MoveUp => self.carry(self.at.checked_sub(1)),
            Action::MoveDown => self.carry(Some(self.at + 1).filter(|to| *to <= last)),
            Action::Left => self.partner(false),
            Action::Right => self.partner(true),
            Action::Partner(place) => self.put(usize::from(place), last),
            _ => {}
        }
    }

    fn toggle(&mut self) {
        if let Answer::Many(chosen) = &mut self.draft {
            match chosen.iter().position(|at| *at == self.at) {
                Some(at) => {
                    chosen.remove(at);
                }
                None => chosen.push(self.at),
            }
            chosen.sort_unstable();
        }
    }

    /// Carries the step one stands on to another place.
    fn carry(&mut self, to: Option<usize>) {
        if let (Answer::Order(order), Some(to)) = (&mut self.draft, to)
            && self.at < order.len()
            && to < order.len()
        {
            order.swap(self.at, to);
            self.at = to;
        }
    }

    /// Puts the next (or previous) right side to the left side one stands on.
    fn partner(&mut self, forward: bool) {
        let Some(Body::Match { right, .. }) = self.sitting.item().map(|item| &item.body) else {
            return;
        };
        let count = right.len();
        if let Answer::Pairs(pairs) = &mut self.draft
            && let Some(pair) = pairs.get_mut(self.at)
        {
            *pair = match (*pair, forward) {
                (None, true) => Some(0).filter(|_| count > 0),
                (None, false) => count.checked_sub(1),
                (Some(at), true) => Some(at + 1).filter(|at| *at < count),
                (Some(at), false) => at.checked_sub(1),
            };
        }
    }

    /// Puts this right side to the left side one stands on, and goes on to the next left side.
    fn put(&mut self, place: usize, last: usize) {
        let Some(Body::Match { right, .. }) = self.sitting.item().map(|item| &item.body) else {
            return;
        };
        let is_there = place < right.len();
        if let Answer::Pairs(pairs) = &mut self.draft
            && let Some(pair) = pairs.get_mut(self.at)
            && is_there
        {
            *pair = Some(place);
            self.at = (self.at + 1).min(last);
        }
    }

    fn at_end(&self, ctx: &Ctx<'_>) -> bool {
        let lines = question_view::set(self, ctx).lines.len();
        self.window.at_end(lines, ctx.rows())
    }

    /// Nobody chooses what is not in sight: reads on first, as long as there are options below the window.
    fn reads_on(&mut self, ctx: &Ctx<'_>) -> bool {
        let set = question_view::set(self, ctx);
        set.options.is_some_and(|(first, last)| {
            self.window
                .read_on_to(first, last, set.lines.len(), ctx.rows())
        })
    }

    fn scroll(&mut self, action: Action, ctx: &Ctx<'_>) {
        let lines = question_view::set(self, ctx).lines.len();
        self.window.act(action, lines, ctx.rows());
    }

    fn keep_in_sight(&mut self, ctx: &Ctx<'_>) {
        let set = question_view::set(self, ctx);
        let rows = ctx.rows();
        if let Some((first, last)) = set.focus {
            // From the first option on, what is asked above it should stay in sight where it can.
            let first = if self.at == 0 { 0 } else { first };
            self.window.reveal(first.min(last), last, rows);
            self.window.top = self.window.top.min(last);
            if last >= self.window.top + rows {
                self.window.top = (last + 1).saturating_sub(rows);
            }
        }
        self.window.clamp(set.lines.len(), rows);
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        let set = question_view::set(self, ctx);
        question_view::page(self, ctx).showing(set.lines, self.window, set.cursor, ctx)
    }
}
