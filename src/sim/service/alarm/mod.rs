//! A CloudWatch alarm: makes one data point of its measure for each period, compares the latest with the threshold, and tells others when
//! its state changes. What it sees is what the run's counters say; deciding on the state is `state`'s work.

pub mod state;

use std::collections::VecDeque;

use crate::sim::entry::AlarmState;
use crate::sim::entry::Handing;
use crate::sim::entry::Outcome;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::Event;
use crate::sim::event::NO_BATCH;
use crate::sim::event::NOBODY;
use crate::sim::identity::Cause;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::level::Level;
use crate::sim::measure::Measures;
use crate::sim::measure::Name;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::model;
use crate::sim::samples::Mark;
use crate::sim::samples::Samples;
use crate::sim::scenario::alarm::AlarmSettings;
use crate::sim::scenario::alarm::Statistic;
use crate::sim::scenario::alarm::statistic;
use crate::sim::scenario::plan::Operation;
use crate::sim::status::Failure;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("evaluations", Unit::Count),
    ("alarms", Unit::Count),
    ("recoveries", Unit::Count),
    ("notifications", Unit::Count),
    ("in_alarm", Unit::Seconds),
];

/// A month in microseconds: 730 hours, as prices count it.
const MONTH_US: f64 = 730.0 * 3_600e6;

/// An alarm.
#[derive(Debug)]
pub(crate) struct Alarm {
    node: NodeIndex,
    /// Its number among the alarms.
    place: u16,
    settings: AlarmSettings,
    state: AlarmState,
    /// Whether each of the last periods breached the threshold; nothing for one without data. The oldest first.
    points: VecDeque<Option<bool>>,
    /// Periods looked at, older ones in place of missing ones included.
    range: usize,
    before: Seen,
    /// Among the times, what was looked at before.
    mark: Mark,
    evaluations: u64,
    alarms: u64,
    recoveries: u64,
    notifications: u64,
    /// Whether it is in ALARM.
    alarmed: Level,
}

/// What the measures said at the end of the period before.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// The measure; of an average its sum over time.
    number: f64,
    /// All counters of the node together: a period in which they stand still has no data.
    counters: f64,
}

impl Alarm {
    pub fn new(node: NodeIndex, place: u16, settings: AlarmSettings) -> Self {
        let range = settings.periods + model::count("alarm.older_periods") as usize;
        Self {
            node,
            place,
            settings,
            state: AlarmState::InsufficientData,
            points: VecDeque::new(),
            range,
            before: Seen::default(),
            mark: Mark::default(),
            evaluations: 0,
            alarms: 0,
            recoveries: 0,
            notifications: 0,
            alarmed: Level::default(),
        }
    }

    /// Plans the first evaluation.
    pub fn start(&self, kernel: &mut Kernel) {
        let at = kernel.now.saturating_add(self.settings.period);
        kernel.schedule(at, Event::AlarmDue { alarm: self.place });
    }

    /// The node it watches.
    pub const fn watches(&self) -> NodeIndex {
        self.settings.node
    }

    /// The times its data points are made of, by the first part of their measures' names.
    pub const fn times(&self) -> Option<&'static str> {
        match self.settings.statistic {
            Statistic::Mean(name) | Statistic::Percentile(name, _) => Some(name),
            Statistic::Sum | Statistic::Last | Statistic::Average => None,
        }
    }

    /// A period is over. `seen` are the measures of the watched node, counted since `since`; `times` those of [`Self::times`].
    pub fn evaluate(
        &mut self,
        kernel: &mut Kernel,
        seen: &Measures,
        times: Option<&Samples>,
        since: u64,
    ) {
        self.start(kernel);
        // Measuring has begun at this very instant: the period before was thrown away.
        if kernel.now == since {
            return;
        }
        self.evaluations += 1;
        let value = match times {
            Some(times) => self.time(times),
            None => self.point(kernel, seen, (kernel.now - since) as f64),
        };
        let breach = value.map(|value| {
            let settings = &self.settings;
            settings
                .comparison
                .breaches(value.number, settings.threshold)
        });
        if self.points.len() == self.range {
            self.points.pop_front();
        }
        self.points.push_back(breach);
        let state = state::of(self.points.make_contiguous(), &self.settings, self.state);
        if state != self.state {
            self.change(kernel, state, value);
        }
    }

    /// The data point of the times that ended in the period, if there were any.
    fn time(&mut self, times: &Samples) -> Option<Value> {
        let ended = times.since(&self.mark);
        self.mark = times.mark();
        (ended.count() > 0).then(|| match self.settings.statistic {
            Statistic::Percentile(_, percent) => ended.percentile(percent),
            _ => ended.mean(),
        })
    }

    /// The data point of the period that is over, if there is data.
    fn point(&mut self, kernel: &Kernel, seen: &Measures, elapsed: f64) -> Option<Value> {
        let service = kernel.plan.nodes[self.settings.node.place()]
            .settings
            .service();
        let counters = service
            .measures()
            .iter()
            .filter(|(name, unit)| statistic(service, name, *unit) == Some(Statistic::Sum));
        let counters: Vec<&str> = counters.map(|(name, _)| *name).collect();
        let mut now = Seen::default();
        let mut level = 0.0;
        for (path, value) in seen.iter() {
            let name = path.rsplit('.').next().unwrap_or_default();
            if name == self.settings.measure {
                level = value.number;
            }
            if counters.contains(&name) {
                now.counters += value.number;
            }
        }
        now.number = match self.settings.statistic {
            Statistic::Average => level * elapsed,
            _ => level,
        };
        let before = std::mem::replace(&mut self.before, now);
        let grown = now.number - before.number;
        let number = match self.settings.statistic {
            // The sums differ by rounding where nothing happened.
            Statistic::Average => (grown / self.settings.period as f64).max(0.0),
            Statistic::Sum => {
                let active = (now.counters - before.counters).abs() > f64::EPSILON;
                return active.then(|| Value::new(grown.max(0.0), self.settings.unit));
            }
            _ => level,
        };
        Some(Value::new(number, self.settings.unit))
    }

    fn change(&mut self, kernel: &mut Kernel, state: AlarmState, value: Option<Value>) {
        let before = std::mem::replace(&mut self.state, state);
        let changed = What::AlarmChanged {
            from: before,
            to: state,
            value,
        };
        let cause = match state {
            AlarmState::Alarm => self.cause(kernel),
            AlarmState::Ok | AlarmState::InsufficientData => Cause::NONE,
        };
        let cause = kernel.note_at(self.node, cause, changed);
        self.alarms += u64::from(state == AlarmState::Alarm);
        self.recoveries += u64::from(before == AlarmState::Alarm && state == AlarmState::Ok);
        self.alarmed
            .set(kernel.now, u64::from(state == AlarmState::Alarm));
        let actions = match state {
            AlarmState::Alarm => &self.settings.on_alarm,
            AlarmState::Ok => &self.settings.on_ok,
            AlarmState::InsufficientData => &self.settings.on_insufficient_data,
        };
        if actions.is_empty() {
            return;
        }
        let origin = self.settings.origin;
        let key = kernel.plan.origins[usize::from(origin)].keys[0];
        let item = kernel.new_item(origin, key);
        for to in actions.clone() {
            self.notifications += 1;
            let handed = What::HandedOn {
                to,
                why: Handing::Action,
            };
            let cause = kernel.note(self.node, item, cause, handed);
            kernel.call(Call {
                from: self.node,
                to,
                item,
                reply: NOBODY,
                asynchronous: true,
                operation: Operation::Put,
                content: Content::Alarm {
                    alarm: self.node,
                    from: before,
                    to: state,
                },
                batch: NO_BATCH,
                stamp: None,
                delayed: false,
                cause,
            });
        }
    }

    /// The latest entry that its measure counted, if such an entry is known.
    fn cause(&self, kernel: &Kernel) -> Cause {
        let since = kernel.now.saturating_sub(self.settings.period);
        kernel.recorder.latest(|entry| {
            if entry.at < since {
                return None;
            }
            Some(entry.node == self.settings.node && counts(self.settings.measure, entry.what))
        })
    }

    /// Starts measuring anew.
    pub fn reset(&mut self, now: u64) {
        self.before = Seen::default();
        self.mark = Mark::default();
        self.evaluations = 0;
        self.alarms = 0;
        self.recoveries = 0;
        self.notifications = 0;
        self.alarmed.reset(now);
    }

    /// What it used, by the names of the price table.
    pub fn usage(now: u64, since: u64) -> Vec<(&'static str, f64)> {
        let months = now.saturating_sub(since) as f64 / MONTH_US;
        vec![("cloudwatch_alarm_month", months)]
    }

    pub fn report(&self, now: u64, sheet: &mut Sheet<'_>) {
        sheet.count("evaluations", self.evaluations);
        sheet.count("alarms", self.alarms);
        sheet.count("recoveries", self.recoveries);
        sheet.count("notifications", self.notifications);
        let in_alarm = Value::seconds(self.alarmed.area(now) as f64);
        sheet.put("in_alarm", in_alarm);
    }
}

/// Whether a measure counts this.
fn counts(measure: &str, what: What) -> bool {
    if let Some(status) = measure.strip_prefix("status_") {
        return matches!(what, What::Responded { status: told } if told.to_string() == status);
    }
    match what {
        What::RunStarted { .. } => measure == "invocations",
        What::RunEnded { outcome, .. } => match outcome {
            Outcome::Failed(Failure::Timeout) => matches!(measure, "errors" | "timeouts"),
            Outcome::Failed(_) => measure == "errors",
            Outcome::Succeeded | Outcome::Partly(_) => measure == "succeeded",
        },
        What::InvokeThrottled { .. } => measure == "throttles",
        What::EnvironmentCreated { provisioned } => !provisioned && measure == "cold_starts",
        What::EventDropped => measure == "dropped",
        What::HandedOn { why, .. } => why == Handing::DeadLetter && measure == "dead_lettered",
        What::MessageDeadLettered { .. } => measure == "dead_lettered",
        What::MessageExpired | What::RecordExpired { .. } => measure == "expired",
        What::MessageSent => matches!(measure, "sent" | "visible"),
        What::MessageVisible => measure == "visible",
        What::MessageReceived { .. } => matches!(measure, "received" | "in_flight"),
        What::RequestThrottled | What::RecordRefused { .. } => measure == "throttled",
        What::RequestRejected => measure == "rejected",
        What::DeliveryGivenUp | What::CopyGivenUp { .. } => measure == "failed",
        What::CopyLost { .. } => measure == "lost",
        _ => false,
    }
}
