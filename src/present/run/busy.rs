//! How busy each node is at a moment: messages that wait, messages that are hidden, runs that go on. Counted from the trace, for
//! the diagram of the system while a run is played back.

use crate::present::paper::Paper;
use crate::present::run::whole;
use crate::present::sign::Sign;
use crate::sim::entry::Entry;
use crate::sim::entry::Invocation;
use crate::sim::entry::What;
use crate::sim::service::Service;
use crate::sim::trace::Trace;

/// More than this are written as a number.
const MOST_SIGNS: usize = 5;

/// What a node has to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Busy {
    /// Events or messages that wait.
    pub waiting: usize,
    /// Messages that were received and are hidden.
    pub hidden: usize,
    /// Runs that go on.
    pub running: usize,
}

/// Every node at a moment, in the order of the trace's nodes.
pub fn busy(trace: &Trace, cursor: u64) -> Vec<Busy> {
    let wholes = wholes(trace);
    let mut nodes = vec![Busy::default(); trace.nodes.len()];
    let until = trace.entries.partition_point(|entry| entry.at <= cursor);
    for entry in &trace.entries[..until] {
        let whole = wholes.get(entry.node.place());
        if let Some(node) = whole.and_then(|place| nodes.get_mut(*place)) {
            node.follow(entry);
        }
    }
    nodes
}

/// Where each node's work is counted: a part's at its server.
fn wholes(trace: &Trace) -> Vec<usize> {
    let nodes = trace.nodes.iter().enumerate();
    nodes
        .map(|(place, node)| {
            if node.service != Service::Part {
                return place;
            }
            let mut all = trace.nodes.iter();
            let whole = all.position(|known| known.name == whole(&node.name));
            whole.unwrap_or(place)
        })
        .collect()
}

/// The most each node has to do in the whole run.
pub fn peaks(trace: &Trace) -> Vec<Busy> {
    let wholes = wholes(trace);
    let mut nodes = vec![Busy::default(); trace.nodes.len()];
    let mut peaks = nodes.clone();
    for entry in &trace.entries {
        let Some(place) = wholes.get(entry.node.place()).copied() else {
            continue;
        };
        if let (Some(node), Some(peak)) = (nodes.get_mut(place), peaks.get_mut(place)) {
            node.follow(entry);
            peak.waiting = peak.waiting.max(node.waiting);
            peak.hidden = peak.hidden.max(node.hidden);
            peak.running = peak.running.max(node.running);
        }
    }
    peaks
}

impl Busy {
    /// In signs: `●● ┄ █`; empty if there is nothing to do.
    pub fn signs(self, paper: Paper) -> String {
        let parts = [
            (self.waiting, Sign::Message),
            (self.hidden, Sign::LaneHidden),
            (self.running, Sign::LaneRun),
        ];
        let written: Vec<String> = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, sign)| {
                let sign = paper.signs.get(sign);
                if count <= MOST_SIGNS {
                    sign.repeat(count)
                } else {
                    format!("{sign}{count}")
                }
            })
            .collect();
        written.join(" ")
    }

    /// Cells that its signs can take while it is no busier than this.
    pub fn cells(self, paper: Paper) -> usize {
        let parts = [
            (self.waiting, Sign::Message),
            (self.hidden, Sign::LaneHidden),
            (self.running, Sign::LaneRun),
        ];
        let busy = parts.into_iter().filter(|(count, _)| *count > 0);
        let cells: Vec<usize> = busy
            .map(|(count, sign)| {
                let one = paper.signs.width(sign);
                if count > MOST_SIGNS {
                    (one * MOST_SIGNS).max(one + count.to_string().len())
                } else {
                    one * count
                }
            })
            .collect();
        cells.iter().sum::<usize>() + cells.len().saturating_sub(1)
    }

    fn follow(&mut self, entry: &Entry) {
        let less = |count: &mut usize| *count = count.saturating_sub(1);
        match entry.what {
            What::EventAccepted
            | What::EventRetryPlanned { .. }
            | What::EventBackedOff { .. }
            | What::MessageSent
            | What::RequestQueued { .. }
            | What::RecordPut { .. } => self.waiting += 1,
            What::RunStarted { invocation, .. } => {
                self.running += 1;
                if invocation == Invocation::Asynchronous {
                    less(&mut self.waiting);
                }
            }
            What::WorkStarted { waited, .. } => {
                self.running += 1;
                if waited {
                    less(&mut self.waiting);
                }
            }
            // A throttled event comes back by `EventBackedOff`.
            What::InvokeThrottled { .. }
            | What::EventGivenUp { .. }
            | What::WorkGivenUp { started: false, .. } => less(&mut self.waiting),
            What::RunEnded { .. } | What::WorkEnded { .. } | What::WorkGivenUp { .. } => {
                less(&mut self.running);
            }
            What::MessageDelayed { .. } | What::MessageReceived { .. } => {
                less(&mut self.waiting);
                self.hidden += 1;
            }
            What::MessageVisible => {
                less(&mut self.hidden);
                self.waiting += 1;
            }
            What::MessageDeleted => less(&mut self.hidden),
            What::MessageDeadLettered { .. }
            | What::MessageExpired
            | What::RecordExpired { .. } => {
                less(&mut self.waiting);
            }
            _ => {}
        }
    }
}
