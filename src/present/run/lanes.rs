//! A trace as lanes: one for each execution environment, one for each request or message. Only what the trace says; which state a
//! message is in follows from the entries that carry its number.

use std::collections::BTreeMap;

use crate::present::lane::Doing;
use crate::present::lane::Happens;
use crate::present::lane::Lane;
use crate::present::run::short;
use crate::sim::entry::Endpoint;
use crate::sim::entry::Entry;
use crate::sim::entry::Handing;
use crate::sim::entry::Invocation;
use crate::sim::entry::Outcome;
use crate::sim::entry::What;
use crate::sim::entry::task::TaskState;
use crate::sim::identity::ItemId;
use crate::sim::trace::Trace;

/// More requests and messages than this are not drawn: nobody reads that many lanes.
const MOST_ITEMS: usize = 200;

/// The lanes of a trace: environments in the order they were made, then requests and messages in the order they began.
pub fn lanes(trace: &Trace) -> Vec<Lane> {
    let mut environments: Vec<((u16, u32), Pen)> = Vec::new();
    let mut items: BTreeMap<ItemId, Item> = BTreeMap::new();
    let ends = last_places(trace);
    for (place, entry) in trace.entries.iter().enumerate() {
        if let Some(number) = entry.environment {
            let key = (entry.node.0, number);
            let at = environments.iter().position(|(known, _)| *known == key);
            let at = at.unwrap_or_else(|| {
                let label = format!("{} #{number}", short(trace.name(entry.node)));
                environments.push((key, Pen::new(label)));
                environments.len() - 1
            });
            environment(&mut environments[at].1, entry);
        }
        if let Some(id) = entry.item {
            if items.len() >= MOST_ITEMS && !items.contains_key(&id) {
                continue;
            }
            let item = items.entry(id).or_insert_with(|| {
                Item::new(format!("{} {}", short(trace.name(entry.node)), id.0))
            });
            item.follow(entry, trace);
            if ends.get(&id) == Some(&place) {
                item.leave(entry);
            }
        }
    }
    let end = trace.last_at();
    let environments = environments.into_iter().map(|(_, pen)| pen.finish(end));
    let items = items.into_values().map(|item| item.finish(end));
    environments
        .chain(items)
        .filter(|lane| !lane.doing.is_empty() || lane.happens.len() > 1)
        .collect()
}

/// The place of the last entry of every item that a topic had.
fn last_places(trace: &Trace) -> BTreeMap<ItemId, usize> {
    let mut ends = BTreeMap::new();
    for (place, entry) in trace.entries.iter().enumerate() {
        let Some(id) = entry.item else {
            continue;
        };
        if entry.what == What::TopicPublished || ends.contains_key(&id) {
            ends.insert(id, place);
        }
    }
    ends
}

/// Draws one lane from left to right.
struct Pen {
    lane: Lane,
    doing: Option<(u64, Doing)>,
}

impl Pen {
    const fn new(label: String) -> Self {
        Self {
            lane: Lane {
                label,
                doing: Vec::new(),
                happens: Vec::new(),
                went_to: String::new(),
            },
            doing: None,
        }
    }

    fn turn(&mut self, at: u64, doing: Option<Doing>) {
        if let Some((from, before)) = self.doing.take()
            && from < at
        {
            self.lane.doing.push((from, at, before));
        }
        self.doing = doing.map(|doing| (at, doing));
    }

    fn mark(&mut self, at: u64, happens: Happens) {
        self.lane.happens.push((at, happens));
    }

    fn finish(mut self, end: u64) -> Lane {
        self.turn(end, None);
        self.lane
    }
}

fn environment(pen: &mut Pen, entry: &Entry) {
    let at = entry.at;
    match entry.what {
        What::EnvironmentCreated { .. } => pen.turn(at, Some(Doing::Init)),
        What::InitEnded { .. } => pen.turn(at, Some(Doing::Idle)),
        What::InitTimedOut { .. } => pen.mark(at, Happens::Fail),
        What::RunStarted { .. } | What::WorkStarted { .. } => pen.turn(at, Some(Doing::Run)),
        What::RunEnded { outcome, .. } => {
            pen.turn(at, Some(Doing::Idle));
            pen.mark(at, ended(outcome));
        }
        What::EnvironmentEnded { .. } | What::TaskStopped { .. } => pen.turn(at, None),
        What::TaskTurned { state } => match state {
            TaskState::Provisioning | TaskState::Pending => pen.turn(at, Some(Doing::Init)),
            TaskState::Running => pen.turn(at, Some(Doing::Idle)),
            TaskState::Deactivating => pen.mark(at, Happens::Leaves),
        },
        What::WorkEnded {
            outcome, at_work, ..
        } => {
            pen.turn(at, Some(works(at_work)));
            pen.mark(at, ended(outcome));
        }
        What::WorkGivenUp { at_work, .. } => {
            pen.turn(at, Some(works(at_work)));
            pen.mark(at, Happens::Fail);
        }
        _ => {}
    }
}

/// What a server does that still works on so many requests.
const fn works(at_work: u32) -> Doing {
    if at_work > 0 { Doing::Run } else { Doing::Idle }
}

const fn ended(outcome: Outcome) -> Happens {
    match outcome {
        Outcome::Succeeded => Happens::Ok,
        Outcome::Failed(_) | Outcome::Partly(_) => Happens::Fail,
    }
}

/// How far a request or message is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing was drawn yet.
    New,
    /// On its way; the client waits for an answer.
    OnItsWay,
    /// It lies with a service that took it over; the client's answer is not its end.
    Held,
    /// It came to an end; copies of it in a dead-letter queue are no longer followed.
    Over,
}

/// A request or message on its way.
struct Item {
    pen: Pen,
    stage: Stage,
    /// A mapping reads it.
    polled: bool,
    /// Servers that work on it; one waits for the other.
    servers: u32,
}

impl Item {
    const fn new(label: String) -> Self {
        Self {
            pen: Pen::new(label),
            stage: Stage::New,
            polled: false,
            servers: 0,
        }
    }

    fn follow(&mut self, entry: &Entry, trace: &Trace) {
        if self.stage == Stage::Over {
            return;
        }
        let at = entry.at;
        match entry.what {
            What::RequestSent { .. } => self.waits(at),
            // A record stays in its stream whatever becomes of it: its lane would be one endless line.
            What::RecordPut { .. } => {
                self.pen = Pen::new(String::new());
                self.stage = Stage::Over;
            }
            What::EventAccepted
            | What::MessageSent
            | What::EventPublished
            | What::TopicPublished => {
                self.waits(at);
                self.stage = Stage::Held;
            }
            What::EventRetryPlanned { .. }
            | What::EventBackedOff { .. }
            | What::RetryPlanned { .. }
            | What::MessageVisible => self.pen.turn(at, Some(Doing::Wait)),
            What::MessageDelayed { .. } => self.pen.turn(at, Some(Doing::Hidden)),
            What::MessageReceived { count, .. } => {
                self.pen.turn(at, Some(Doing::Hidden));
                if count > 1 {
                    self.pen.mark(at, Happens::Start);
                }
            }
            // What becomes of a polled message its queue decides, not the run.
            What::RunStarted {
                invocation: Invocation::Polled,
                ..
            } => self.polled = true,
            What::RunStarted { .. } => self.pen.turn(at, Some(Doing::Run)),
            What::RunEnded { outcome, .. } if !self.polled => {
                self.pen.turn(at, Some(Doing::Wait));
                self.pen.mark(at, ended(outcome));
                if self.stage == Stage::Held && outcome == Outcome::Succeeded {
                    self.ends(at, None);
                }
            }
            What::WorkStarted { .. } => {
                self.servers += 1;
                self.pen.turn(at, Some(Doing::Run));
            }
            What::WorkEnded { outcome, .. } => {
                self.server_left(at);
                self.pen.mark(at, ended(outcome));
            }
            What::WorkGivenUp { started, .. } => {
                if started {
                    self.server_left(at);
                }
                self.pen.mark(at, Happens::Fail);
            }
            What::InvokeThrottled { .. }
            | What::RequestThrottled
            | What::RequestRejected
            | What::NoTaskRunning
            | What::CallRefused
            | What::AccessDecided { allowed: false, .. }
            | What::AttemptFailed { .. }
            | What::DeleteIgnored => {
                self.pen.mark(at, Happens::Throttled);
            }
            What::HandedOn {
                why: Handing::OnFailure | Handing::DeadLetter,
                to,
            }
            | What::MessageDeadLettered { to } => {
                short(trace.name(to)).clone_into(&mut self.pen.lane.went_to);
                self.ends(at, Some(Happens::Leaves));
            }
            What::EventDropped
            | What::MessageExpired
            | What::RequestFailed { .. }
            | What::DeliveryGivenUp => self.ends(at, Some(Happens::Fail)),
            What::MessageDeleted => self.ends(at, Some(Happens::Ok)),
            What::RequestSucceeded { .. } if self.stage != Stage::Held => {
                let hands_over = trace
                    .entries
                    .iter()
                    .rev()
                    .take_while(|later| later.at > at)
                    .any(|later| later.item == entry.item);
                if hands_over {
                    self.pen.turn(at, Some(Doing::Wait));
                } else {
                    self.ends(at, Some(Happens::Ok));
                }
            }
            _ => {}
        }
    }

    /// Nothing more is told of it: a topic keeps nothing, so its last copy ends here unless a node took it.
    fn leave(&mut self, entry: &Entry) {
        if self.stage == Stage::Over {
            return;
        }
        match entry.what {
            What::CopyDelivered {
                to: Endpoint::Http { .. } | Endpoint::Email { .. },
            } => self.ends(entry.at, Some(Happens::Ok)),
            What::CopyFiltered { .. } => self.ends(entry.at, None),
            What::CopyLost { .. } => self.ends(entry.at, Some(Happens::Fail)),
            _ => {}
        }
    }

    fn waits(&mut self, at: u64) {
        if self.stage == Stage::New {
            self.stage = Stage::OnItsWay;
            self.pen.mark(at, Happens::Start);
        }
        self.pen.turn(at, Some(Doing::Wait));
    }

    fn server_left(&mut self, at: u64) {
        self.servers = self.servers.saturating_sub(1);
        let doing = if self.servers > 0 {
            Doing::Run
        } else {
            Doing::Wait
        };
        self.pen.turn(at, Some(doing));
    }

    fn ends(&mut self, at: u64, how: Option<Happens>) {
        self.pen.turn(at, None);
        if let Some(how) = how {
            self.pen.mark(at, how);
        }
        self.stage = Stage::Over;
    }

    fn finish(self, end: u64) -> Lane {
        self.pen.finish(end)
    }
}
