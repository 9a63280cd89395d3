//! A scenario: predict → run → compare → why. The prediction is committed before the first frame of the run; then the recorded trace is
//! played back. `run_view` shows it, `playback` is its playhead.

use crate::message::Message;
use crate::msg;
use crate::present::run::lanes::lanes;
use crate::present::run::log;
use crate::present::run::log::LogLine;
use crate::present::timeline::Timeline;
use crate::quiz::answer::Answer;
use crate::quiz::item::Body;
use crate::quiz::item::Item;
use crate::quiz::sitting::Outcome;
use crate::quiz::sitting::Sitting;
use crate::quiz::sitting::Step;
use crate::sim;
use crate::sim::Options;
use crate::sim::identity::EntryId;
use crate::sim::measure::Measures;
use crate::sim::scenario::Scenario;
use crate::study::Occasion;
use crate::study::predicted::Predicted;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::keymap::Context;
use crate::tui::screen::playback::Playback;
use crate::tui::screen::playback::decisive;
use crate::tui::screen::run_view;
use crate::tui::widget::page::Page;
use crate::tui::widget::window::Window;

/// What the lower half shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    /// What happened, entry by entry.
    Events,
    /// The functions' own log.
    Log,
    /// What was predicted and what came of it.
    Result,
}

/// Where one is with the scenario.
#[derive(Clone, Debug)]
pub(super) enum Phase {
    /// Reading the story and predicting.
    Before,
    /// Watching.
    Playback,
    /// Walking from an entry to what caused it.
    Causes {
        /// The entry asked about, then its causes.
        chain: Vec<EntryId>,
        /// The link one stands on.
        at: usize,
    },
    /// Changing settings.
    Controls {
        /// The control one stands on.
        at: usize,
    },
}

/// A run with everything drawn from its trace.
#[derive(Clone, Debug)]
pub(super) struct Played {
    pub run: sim::Run,
    pub timeline: Timeline,
    pub log: Vec<LogLine>,
    pub playback: Playback,
}

impl Played {
    fn new(scenario: &Scenario) -> Self {
        let options = Options {
            record: true,
            ..Options::watched(scenario)
        };
        let run = sim::run(scenario, &options);
        Self {
            timeline: Timeline::new(lanes(&run.trace)),
            log: log::log(&run.trace),
            playback: Playback::new(&run.trace),
            run,
        }
    }
}

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Run {
    /// The scenario as its author wrote it.
    pub(super) original: Scenario,
    /// The scenario with what the learner has changed.
    pub(super) scenario: Scenario,
    /// For each control the place of its value among its values; `None` while it is as written.
    pub(super) set: Vec<Option<usize>>,
    /// The predictions in the asking.
    pub(super) asking: Sitting,
    /// What is asked, for whoever only wanted to see.
    pub(super) items: Vec<Item>,
    /// What was predicted.
    pub(super) outcomes: Vec<Outcome>,
    /// The option one stands on.
    pub(super) option: usize,
    pub(super) phase: Phase,
    pub(super) pane: Pane,
    pub(super) played: Option<Box<Played>>,
    /// What the run as written came to.
    pub(super) first: Measures,
    /// Whether the run was seen to its end, so that results may be told.
    pub(super) revealed: bool,
    /// Why something could not be done.
    pub(super) note: Option<Message>,
    window: Window,
}

impl Run {
    /// A scenario and its predictions, with those that were made before: it goes on with the first that is missing, and a run that was
    /// predicted whole opens at its result.
    pub fn new(
        scenario: Scenario,
        items: Vec<Item>,
        earlier: Vec<Option<Predicted>>,
        ctx: &Ctx<'_>,
    ) -> Self {
        let mut screen = Self::fresh(scenario, items);
        for (answer, confidence) in earlier.into_iter().map_while(|one| one) {
            if screen.asking.answer(answer).is_err() {
                break;
            }
            screen
                .outcomes
                .extend(screen.asking.confidence(confidence).cloned());
            screen.asking.next();
        }
        if !screen.outcomes.is_empty() && *screen.asking.step() == Step::Done {
            screen.start();
            if let Some(played) = &mut screen.played {
                played.playback.finish();
            }
            screen.reveal(ctx.two_panes());
        }
        screen.keep_in_sight(ctx);
        screen
    }

    fn fresh(scenario: Scenario, items: Vec<Item>) -> Self {
        Self {
            set: vec![None; scenario.controls.len()],
            original: scenario.clone(),
            scenario,
            asking: Sitting::new(items.clone()),
            items,
            outcomes: Vec::new(),
            option: 0,
            phase: Phase::Before,
            pane: Pane::Events,
            played: None,
            first: Measures::default(),
            revealed: false,
            note: None,
            window: Window::default(),
        }
    }

    /// The keys that hold now.
    pub fn context(&self) -> Context {
        match &self.phase {
            Phase::Before if matches!(self.asking.step(), Step::Judging(_)) => Context::Judging,
            Phase::Before => Context::Before,
            Phase::Playback => Context::Playback,
            Phase::Causes { .. } => Context::Causes,
            Phase::Controls { .. } => Context::Controls,
        }
    }

    /// Whether the playhead moves.
    pub fn plays(&self) -> bool {
        let playback = self.played.as_ref().map(|played| &played.playback);
        playback.is_some_and(Playback::is_playing)
    }

    /// The scenario's id, once its run was seen to its end.
    pub fn seen(&self) -> Option<&str> {
        self.revealed.then_some(self.original.id.as_str())
    }

    /// Time has passed on the learner's clock.
    pub fn tick(&mut self, micros: u64, ctx: &Ctx<'_>) {
        if let Some(played) = &mut self.played {
            played.playback.tick(micros);
        }
        self.reveal(ctx.two_panes());
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        self.note = None;
        match self.context() {
            Context::Before | Context::Judging => return self.before(action, ctx),
            Context::Causes => self.causes(action),
            Context::Controls => self.controls(action),
            _ => {
                if action == Action::Back {
                    return vec![Effect::Back];
                }
                self.playback(action, ctx);
            }
        }
        self.reveal(ctx.two_panes());
        Vec::new()
    }

    fn before(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Back => return vec![Effect::Back],
            Action::Show => self.start(),
            Action::Up => self.option = self.option.saturating_sub(1),
            Action::Down => self.option = (self.option + 1).min(self.options().saturating_sub(1)),
            Action::Pick(number) if usize::from(number) <= self.options() => {
                self.option = usize::from(number) - 1;
                while self.reads_on(ctx) {}
            }
            Action::Open if self.reads_on(ctx) => return Vec::new(),
            Action::Open if matches!(self.asking.step(), Step::Judging(_)) => {
                return vec![Effect::Tell(msg!("quiz-say-how-sure"))];
            }
            Action::Open if self.options() == 0 => self.start(),
            Action::Open => {
                self.note = self.asking.answer(Answer::One(self.option)).err();
            }
            Action::Previous => self.asking.reconsider(),
            Action::Sure(confidence) => {
                let outcome = self.asking.confidence(confidence).cloned();
                self.asking.next();
                self.option = 0;
                if *self.asking.step() == Step::Done {
                    self.start();
                }
                self.outcomes.extend(outcome.clone());
                self.keep_in_sight(ctx);
                return outcome
                    .map(|outcome| Effect::Record {
                        outcome: Box::new(outcome),
                        occasion: Occasion::Prediction,
                    })
                    .into_iter()
                    .collect();
            }
            action => {
                let lines = run_view::before(self, ctx).lines.len();
                self.window.act(action, lines, ctx.rows());
                return Vec::new();
            }
        }
        self.keep_in_sight(ctx);
        Vec::new()
    }

    /// Nobody chooses what is not in sight: reads on first, as long as there are options below the window.
    fn reads_on(&mut self, ctx: &Ctx<'_>) -> bool {
        let set = run_view::before(self, ctx);
        set.options.is_some_and(|(first, last)| {
            self.window
                .read_on_to(first, last, set.lines.len(), ctx.rows())
        })
    }

    /// Options of the prediction on the table.
    fn options(&self) -> usize {
        match self.asking.item().map(|item| &item.body) {
            Some(Body::Single(choices)) => choices.len(),
            _ => 0,
        }
    }

    /// The window or the language is another now.
    pub fn resized(&mut self, ctx: &Ctx<'_>) {
        self.keep_in_sight(ctx);
    }

    fn keep_in_sight(&mut self, ctx: &Ctx<'_>) {
        if matches!(self.phase, Phase::Before) {
            let set = run_view::before(self, ctx);
            if let Some((first, last)) = set.focus {
                self.window.reveal(first, last, ctx.rows());
                if self.option == 0 && set.lines.len() <= ctx.rows() {
                    self.window.top = 0;
                }
            }
            self.window.clamp(set.lines.len(), ctx.rows());
        }
    }

    /// Runs the scenario and lets the trace play.
    fn start(&mut self) {
        let mut played = Played::new(&self.scenario);
        self.first = played.run.measures.clone();
        played.playback.play_or_pause();
        self.played = Some(Box::new(played));
        self.phase = Phase::Playback;
        self.window = Window::default();
    }

    fn playback(&mut self, action: Action, ctx: &Ctx<'_>) {
        let Some(played) = &mut self.played else {
            return;
        };
        let playback = &mut played.playback;
        let reads_result = self.pane == Pane::Result;
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown if reads_result => {
                let (lines, rows) = run_view::result_size(self, ctx);
                self.window.act(action, lines, rows);
            }
            Action::Play => playback.play_or_pause(),
            Action::Right => playback.step(1),
            Action::Left => playback.step(-1),
            Action::PageDown => playback.leap(true),
            Action::PageUp => playback.leap(false),
            Action::Down => playback.choose(1),
            Action::Up => playback.choose(-1),
            Action::Top => playback.rewind(),
            Action::Bottom => playback.finish(),
            Action::Faster => playback.change_speed(true),
            Action::Slower => playback.change_speed(false),
            Action::Pane => {
                self.window = Window::default();
                self.pane = match self.pane {
                    Pane::Events => Pane::Log,
                    Pane::Log => Pane::Result,
                    Pane::Result => Pane::Events,
                };
            }
            Action::Why => self.ask_why(),
            Action::Controls if self.scenario.controls.is_empty() => {
                self.note = Some(msg!("play-no-controls"));
            }
            // A control shows what a run comes to, so the prediction has to be over first.
            Action::Controls if !self.revealed => self.note = Some(msg!("play-watch-first")),
            Action::Controls => self.phase = Phase::Controls { at: 0 },
            _ => {}
        }
    }

    fn ask_why(&mut self) {
        let Some(played) = &mut self.played else {
            return;
        };
        let trace = &played.run.trace;
        let asked = if played.playback.is_over() && self.pane == Pane::Result {
            decisive(trace)
        } else {
            played.playback.entry()
        };
        let Some(asked) = asked else {
            self.note = Some(msg!("play-nothing-yet"));
            return;
        };
        let chain: Vec<EntryId> = trace.causes(asked).collect();
        played.playback.go_to(asked);
        self.phase = Phase::Causes { chain, at: 0 };
    }

    fn causes(&mut self, action: Action) {
        let Phase::Causes { chain, at } = &mut self.phase else {
            return;
        };
        let last = chain.len().saturating_sub(1);
        match action {
            Action::Up => *at = at.saturating_sub(1),
            Action::Down => *at = (*at + 1).min(last),
            Action::Top | Action::PageUp => *at = 0,
            Action::Bottom | Action::PageDown => *at = last,
            _ => {}
        }
        // Stay where the walk led, or go back to what was asked about.
        let to = if action == Action::Back {
            chain.first()
        } else {
            chain.get(*at)
        };
        if let (Some(to), Some(played)) = (to.copied(), &mut self.played) {
            played.playback.go_to(to);
        }
        if matches!(action, Action::Back | Action::Open) {
            self.phase = Phase::Playback;
            if self.pane == Pane::Result && action == Action::Open {
                self.pane = Pane::Events;
            }
        }
    }

    fn controls(&mut self, action: Action) {
        let Phase::Controls { at } = &mut self.phase else {
            return;
        };
        let last = self.scenario.controls.len().saturating_sub(1);
        match action {
            Action::Up => *at = at.saturating_sub(1),
            Action::Down => *at = (*at + 1).min(last),
            Action::Left | Action::Right => {
                let at = *at;
                self.turn(at, action == Action::Right);
            }
            Action::Top => {
                self.set.fill(None);
                self.run_again();
            }
            Action::Open | Action::Back => self.phase = Phase::Playback,
            _ => {}
        }
    }

    /// Turns a control to its next or previous value and runs the scenario with it.
    fn turn(&mut self, at: usize, on: bool) {
        let Some(control) = self.original.controls.get(at) else {
            return;
        };
        let count = control.values.len();
        let now = self.set[at].or_else(|| {
            let written = self.original.setting(&control.set)?;
            control.values.iter().position(|value| *value == written)
        });
        let next = match (now, on) {
            (None, true) => Some(0),
            (None, false) => count.checked_sub(1),
            (Some(now), true) => Some((now + 1).min(count.saturating_sub(1))),
            (Some(now), false) => Some(now.saturating_sub(1)),
        };
        if next != now && count > 0 {
            let before = self.set[at];
            self.set[at] = next;
            if !self.run_again() {
                self.set[at] = before;
            }
        }
    }

    /// Whether a control stands otherwise than its author wrote it.
    pub(super) fn is_turned(&self) -> bool {
        self.original
            .controls
            .iter()
            .zip(&self.set)
            .any(|(control, set)| {
                let now = set.and_then(|place| control.values.get(place));
                now.is_some_and(|now| self.original.setting(&control.set).as_ref() != Some(now))
            })
    }

    /// Runs the scenario as the controls stand; false if they make no scenario.
    fn run_again(&mut self) -> bool {
        let changes: Vec<(String, toml::Value)> = self
            .original
            .controls
            .iter()
            .zip(&self.set)
            .filter_map(|(control, set)| {
                Some((control.set.clone(), control.values.get((*set)?)?.clone()))
            })
            .collect();
        match self.original.with(&changes) {
            Ok(scenario) => {
                let mut played = Played::new(&scenario);
                played.playback.finish();
                self.scenario = scenario;
                self.played = Some(Box::new(played));
                true
            }
            Err(problems) => {
                self.note = problems.into_iter().next().map(|problem| problem.message);
                false
            }
        }
    }

    /// Once a run was seen to its end, its result is told, and stays told.
    fn reveal(&mut self, wide: bool) {
        let over = self
            .played
            .as_ref()
            .is_some_and(|played| played.playback.is_over());
        if over && !self.revealed {
            self.revealed = true;
            // What asked to watch first has been done.
            self.note = None;
            self.window = Window::default();
            // A wide window shows results all the time.
            if !wide {
                self.pane = Pane::Result;
            }
        }
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        match self.phase {
            Phase::Before => {
                let set = run_view::before(self, ctx);
                let cursor = set.focus.map(|(first, _)| (0, first));
                run_view::page(self, ctx).showing(set.lines, self.window, cursor, ctx)
            }
            _ => run_view::playing(self, self.window, ctx),
        }
    }
}
