//! An incident ticket: report → inspect → name the cause → repair → run again → post-mortem. Runs the repairs and keeps what is on the
//! table; `ticket_view` shows it. Grading is `sim::repair`'s work.

use crate::message::Message;
use crate::msg;
use crate::present::run::lanes::lanes;
use crate::present::run::log;
use crate::present::run::log::LogLine;
use crate::present::ticket::post_mortem;
use crate::present::ticket::post_mortem::Incident;
use crate::present::timeline::Timeline;
use crate::quiz::answer::Answer;
use crate::quiz::item::Body;
use crate::quiz::sitting::Outcome;
use crate::quiz::sitting::Sitting;
use crate::quiz::sitting::Step;
use crate::sim::entry::What;
use crate::sim::identity::EntryId;
use crate::sim::repair;
use crate::sim::repair::Attempt;
use crate::sim::scenario::ticket::Changes;
use crate::study::Occasion;
use crate::study::OpenTicket;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::keymap::Context;
use crate::tui::screen::ticket_view;
use crate::tui::widget::page::Page;
use crate::tui::widget::window::Window;

/// What can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// What was reported.
    Report,
    /// The functions' log.
    Log,
    /// The numbers of the run.
    Measures,
    /// What happened, entry by entry.
    Events,
    /// The same as lanes.
    Timeline,
    /// The settings of the services.
    Settings,
    /// IAM policies.
    Policies,
    /// Who sends to whom.
    System,
}

impl Look {
    pub(super) const ALL: [Self; 8] = [
        Self::Report,
        Self::Log,
        Self::Measures,
        Self::Events,
        Self::Timeline,
        Self::Settings,
        Self::Policies,
        Self::System,
    ];
}

/// Where one is with the ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Looking at the system and its last run.
    Inspect,
    /// Choosing the cause.
    Cause,
    /// Reading what speaks for and against it.
    Named,
    /// Turning controls.
    Repair,
    /// Reading what became of the repair.
    Mended,
    /// The end.
    PostMortem,
}

/// A run with everything drawn from its trace.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub attempt: Attempt,
    pub timeline: Timeline,
    pub log: Vec<LogLine>,
    /// What happened. What the simulator remarks about settings is not among it: no console says that.
    pub entries: Vec<EntryId>,
}

impl Shown {
    fn new(attempt: Attempt) -> Self {
        Self {
            timeline: Timeline::new(lanes(&attempt.run.trace)),
            log: log::log(&attempt.run.trace),
            entries: (0..)
                .map(EntryId)
                .zip(&attempt.run.trace.entries)
                .filter(|(_, entry)| !matches!(entry.what, What::Warned { .. }))
                .map(|(id, _)| id)
                .collect(),
            attempt,
        }
    }
}

/// The screen's state.
#[derive(Clone, Debug)]
pub struct Ticket {
    pub(super) open: OpenTicket,
    /// The system as deployed.
    pub(super) deployed: Box<Shown>,
    /// The last repair that was run.
    pub(super) last: Option<Box<Shown>>,
    /// The fewest changes that heal, once one has healed.
    pub(super) fewest: Option<usize>,
    pub(super) phase: Phase,
    pub(super) look: Look,
    pub(super) asking: Sitting,
    /// The option one stands on.
    pub(super) option: usize,
    pub(super) outcome: Option<Outcome>,
    /// The places of the controls a repair may turn, each with the place of the value it was turned to.
    pub(super) set: Vec<(usize, Option<usize>)>,
    /// The control one stands on.
    pub(super) at: usize,
    /// The entry one stands on among what happened.
    pub(super) entry: usize,
    /// From an entry to what caused it, and the link one stands on.
    pub(super) chain: Option<(Vec<EntryId>, usize)>,
    pub(super) window: Window,
}

impl Ticket {
    /// A ticket, its system run as deployed; a message if that cannot be run.
    pub fn new(open: OpenTicket) -> Result<Self, Message> {
        let deployed = repair::attempt(&open.scenario, &Changes::new())?;
        let controls = repair::controls(&open.scenario);
        Ok(Self {
            deployed: Box::new(Shown::new(deployed)),
            last: None,
            fewest: None,
            phase: Phase::Inspect,
            look: Look::Report,
            asking: Sitting::new(vec![open.cause.clone()]),
            option: 0,
            outcome: None,
            set: controls.into_iter().map(|place| (place, None)).collect(),
            at: 0,
            entry: 0,
            chain: None,
            window: Window::default(),
            open,
        })
    }

    /// The keys that hold now.
    pub fn context(&self) -> Context {
        match self.phase {
            Phase::Inspect if self.chain.is_some() => Context::Causes,
            Phase::Inspect => Context::Inspect,
            Phase::Cause if matches!(self.asking.step(), Step::Judging(_)) => Context::CauseSure,
            Phase::Cause => Context::Cause,
            Phase::Named => Context::Named,
            Phase::Repair => Context::Repair,
            Phase::Mended => Context::Mended,
            Phase::PostMortem => Context::PostMortem,
        }
    }

    /// The run that is looked at.
    pub(super) fn shown(&self) -> &Shown {
        self.last.as_ref().unwrap_or(&self.deployed)
    }

    /// What the controls are turned to.
    pub(super) fn changes(&self) -> Changes {
        let controls = &self.open.scenario.controls;
        let set = self.set.iter();
        set.filter_map(|(place, value)| {
            let control = controls.get(*place)?;
            Some((control.set.clone(), control.values.get((*value)?)?.clone()))
        })
        .collect()
    }

    /// What a key does.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let effects = match self.phase {
            Phase::Inspect if self.chain.is_some() => self.causes(action),
            Phase::Inspect => self.inspect(action, ctx),
            Phase::Cause => self.name(action, ctx),
            Phase::Named => self.named(action, ctx),
            Phase::Repair => self.turn(action),
            Phase::Mended => self.mended(action, ctx),
            Phase::PostMortem => self.post_mortem(action, ctx),
        };
        self.keep_in_sight(ctx);
        effects
    }

    fn go(&mut self, phase: Phase) -> Vec<Effect> {
        self.phase = phase;
        self.window = Window::default();
        Vec::new()
    }

    /// Scrolls what is read.
    fn scroll(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let (lines, rows, _) = ticket_view::size(self, ctx);
        self.window.act(action, lines, rows);
        Vec::new()
    }

    fn inspect(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let last = self.shown().entries.len().saturating_sub(1);
        let page = ctx.rows().saturating_sub(4).max(1);
        let by_entry = self.look == Look::Events;
        match action {
            Action::Back => return vec![Effect::Back],
            Action::Right => self.turn_to(1),
            Action::Left => self.turn_to(-1),
            Action::Pick(number) => {
                if let Some(look) = Look::ALL.get(usize::from(number).saturating_sub(1)) {
                    self.look = *look;
                    self.window = Window::default();
                }
            }
            Action::Open if self.outcome.is_some() => return self.go(Phase::Repair),
            Action::Open => return self.go(Phase::Cause),
            Action::Why if by_entry => {
                let shown = self.shown();
                let asked = shown.entries.get(self.entry).copied();
                let trace = &shown.attempt.run.trace;
                let chain = asked.map(|asked| (trace.causes(asked).collect(), 0));
                if chain.is_none() {
                    return vec![Effect::Tell(msg!("play-nothing-yet"))];
                }
                self.chain = chain;
            }
            Action::Why => return vec![Effect::Tell(msg!("ticket-why-events"))],
            Action::Up if by_entry => self.entry = self.entry.saturating_sub(1),
            Action::Down if by_entry => self.entry = (self.entry + 1).min(last),
            Action::PageUp if by_entry => self.entry = self.entry.saturating_sub(page),
            Action::PageDown if by_entry => self.entry = (self.entry + page).min(last),
            Action::Top if by_entry => self.entry = 0,
            Action::Bottom if by_entry => self.entry = last,
            action => return self.scroll(action, ctx),
        }
        Vec::new()
    }

    fn turn_to(&mut self, by: isize) {
        let all = Look::ALL.len();
        let here = Look::ALL.iter().position(|look| *look == self.look);
        let next = (here.unwrap_or(0) + all).saturating_add_signed(by) % all;
        self.look = Look::ALL[next];
        self.window = Window::default();
    }

    /// Walks from an entry to what caused it.
    fn causes(&mut self, action: Action) -> Vec<Effect> {
        let Some((chain, at)) = &mut self.chain else {
            return Vec::new();
        };
        let last = chain.len().saturating_sub(1);
        match action {
            Action::Up => *at = at.saturating_sub(1),
            Action::Down => *at = (*at + 1).min(last),
            Action::Top | Action::PageUp => *at = 0,
            Action::Bottom | Action::PageDown => *at = last,
            Action::Open => {
                let there = chain.get(*at).copied();
                self.chain = None;
                let mut entries = self.shown().entries.iter();
                if let Some(place) = entries.position(|id| Some(*id) == there) {
                    self.entry = place;
                }
            }
            Action::Back => self.chain = None,
            _ => {}
        }
        Vec::new()
    }

    fn options(&self) -> usize {
        match self.asking.item().map(|item| &item.body) {
            Some(Body::Single(choices)) => choices.len(),
            _ => 0,
        }
    }

    fn name(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Back => return self.go(Phase::Inspect),
            Action::Up => self.option = self.option.saturating_sub(1),
            Action::Down => self.option = (self.option + 1).min(self.options().saturating_sub(1)),
            Action::Pick(number) if usize::from(number) <= self.options() => {
                self.option = usize::from(number) - 1;
            }
            Action::Open if matches!(self.asking.step(), Step::Judging(_)) => {
                return vec![Effect::Tell(msg!("quiz-say-how-sure"))];
            }
            Action::Open => {
                let refused = self.asking.answer(Answer::One(self.option)).err();
                return refused.map(Effect::Tell).into_iter().collect();
            }
            Action::Previous => self.asking.reconsider(),
            Action::Show => {
                let outcome = self.asking.show().cloned();
                return self.told(outcome);
            }
            Action::Sure(confidence) => {
                let outcome = self.asking.confidence(confidence).cloned();
                return self.told(outcome);
            }
            action => return self.scroll(action, ctx),
        }
        Vec::new()
    }

    fn told(&mut self, outcome: Option<Outcome>) -> Vec<Effect> {
        let Some(outcome) = outcome else {
            return Vec::new();
        };
        self.outcome = Some(outcome.clone());
        self.go(Phase::Named);
        vec![Effect::Record {
            outcome: Box::new(outcome),
            occasion: Occasion::Ticket,
        }]
    }

    fn named(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Open => self.go(Phase::Repair),
            Action::Back => self.go(Phase::Inspect),
            action => self.scroll(action, ctx),
        }
    }

    fn turn(&mut self, action: Action) -> Vec<Effect> {
        let last = self.set.len().saturating_sub(1);
        match action {
            Action::Back | Action::Pane => return self.go(Phase::Inspect),
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::Left | Action::Right => self.turn_control(action == Action::Right),
            Action::Top => {
                for (_, value) in &mut self.set {
                    *value = None;
                }
            }
            Action::Open => return self.run_again(),
            _ => {}
        }
        Vec::new()
    }

    /// Turns the control one stands on to its next or previous value; at either end it stays.
    fn turn_control(&mut self, on: bool) {
        let Some((place, value)) = self.set.get_mut(self.at) else {
            return;
        };
        let scenario = &self.open.scenario;
        let Some(control) = scenario.controls.get(*place) else {
            return;
        };
        let deployed = |value: &toml::Value| {
            let change = vec![(control.set.clone(), value.clone())];
            repair::differing(scenario, &change).is_empty()
        };
        let now = value.or_else(|| control.values.iter().position(deployed));
        let last = control.values.len().saturating_sub(1);
        let next = match (now, on) {
            (None, true) => 0,
            (None, false) => last,
            (Some(now), true) => (now + 1).min(last),
            (Some(now), false) => now.saturating_sub(1),
        };
        *value = control
            .values
            .get(next)
            .filter(|value| !deployed(value))
            .map(|_| next);
    }

    /// Runs the system as the controls stand.
    fn run_again(&mut self) -> Vec<Effect> {
        match repair::attempt(&self.open.scenario, &self.changes()) {
            Ok(attempt) if attempt.changes.is_empty() => {
                vec![Effect::Tell(msg!("ticket-nothing-changed"))]
            }
            Ok(attempt) => {
                if attempt.heals {
                    let fewest = repair::fewest(&self.open.scenario, attempt.changes.len());
                    self.fewest = Some(fewest);
                }
                let effect = Effect::Repaired {
                    lesson: self.open.lesson.id.clone(),
                    attempt: Box::new(attempt.clone()),
                };
                self.last = Some(Box::new(Shown::new(attempt)));
                self.entry = 0;
                self.go(Phase::Mended);
                vec![effect]
            }
            Err(refusal) => vec![Effect::Tell(refusal)],
        }
    }

    fn mended(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        let heals = self.shown().attempt.heals;
        match action {
            Action::Open if heals => self.go(Phase::PostMortem),
            Action::Open | Action::Back => self.go(Phase::Repair),
            Action::Pane => self.go(Phase::Inspect),
            action => self.scroll(action, ctx),
        }
    }

    fn post_mortem(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Open | Action::Back => vec![Effect::Back],
            Action::Previous => self.go(Phase::Repair),
            Action::Save => vec![Effect::Keep {
                id: self.open.scenario.id.clone(),
                text: post_mortem::markdown(self.incident(ctx), ctx.column()),
            }],
            action => self.scroll(action, ctx),
        }
    }

    /// What the post-mortem is made of.
    pub(super) fn incident<'a>(&'a self, ctx: &'a Ctx<'_>) -> Incident<'a> {
        let deployed = &self.deployed.attempt;
        Incident {
            scenario: &self.open.scenario,
            trace: &deployed.run.trace,
            ill: &deployed.goals,
            attempt: &self.shown().attempt,
            facts: &ctx.course.facts,
        }
    }

    /// The window or the language is another now.
    pub fn resized(&mut self, ctx: &Ctx<'_>) {
        self.keep_in_sight(ctx);
    }

    fn keep_in_sight(&mut self, ctx: &Ctx<'_>) {
        let (lines, rows, focus) = ticket_view::size(self, ctx);
        if let Some((first, last)) = focus {
            self.window.reveal(first, last, rows);
        }
        self.window.clamp(lines, rows);
    }

    /// What is on the screen.
    pub fn view(&self, ctx: &Ctx<'_>) -> Page {
        ticket_view::page(self, ctx)
    }
}
