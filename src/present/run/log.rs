//! The functions' log as CloudWatch Logs shows it: START, what the code prints, errors, END, REPORT. These lines are AWS's own
//! and are not translated. `Max Memory Used` is left out: the simulator does not model it.

use crate::present::clock::full_clock;
use crate::present::line::Line;
use crate::present::line::Meaning;
use crate::present::paper::Paper;
use crate::present::rich::Rich;
use crate::present::sign::Sign;
use crate::rng;
use crate::sim::entry::Entry;
use crate::sim::entry::Invocation;
use crate::sim::entry::Outcome;
use crate::sim::entry::What;
use crate::sim::iam::ruling::Ruling;
use crate::sim::identity::EntryId;
use crate::sim::service::Service;
use crate::sim::status::Failure;
use crate::sim::trace::NodeInfo;
use crate::sim::trace::Trace;

/// Lines at least this wide hold a REPORT with its whole request id.
const WHOLE_IDS: usize = 160;

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// When, in microseconds.
    pub at: u64,
    /// The entry of the trace it belongs to.
    pub entry: EntryId,
    /// The function, `lambda.resize`.
    pub function: String,
    /// The id of its request.
    pub request: String,
    /// The text, without the time.
    pub text: String,
    /// Whether it tells of a failure.
    pub failed: bool,
}

/// The log of all functions in order of time.
pub fn log(trace: &Trace) -> Vec<LogLine> {
    let mut lines = Vec::new();
    // A run's START says how it was invoked; its other entries do not.
    let mut running: Vec<((u16, u32), String)> = Vec::new();
    for (id, entry) in (0..).map(EntryId).zip(&trace.entries) {
        let Some(node) = trace.nodes.get(entry.node.place()) else {
            continue;
        };
        let key = (entry.node.0, entry.environment.unwrap_or(0));
        let mut write = |request: &str, text: String, failed: bool| {
            lines.push(LogLine {
                at: entry.at,
                entry: id,
                function: node.name.clone(),
                request: request.to_owned(),
                text,
                failed,
            });
        };
        let request = || {
            running
                .iter()
                .find(|(known, _)| *known == key)
                .map_or("", |(_, request)| request)
        };
        match entry.what {
            What::RunStarted { .. } => {
                let request = request_id(trace, entry);
                let text = format!("START RequestId: {request} Version: $LATEST");
                write(&request, text, false);
                running.retain(|(known, _)| *known != key);
                running.push((key, request));
            }
            What::AccessDecided {
                ruling,
                allowed: false,
            } if node.service == Service::Lambda => {
                let ruling = trace.rulings.get(ruling as usize);
                let denied = ruling.map_or_else(String::new, Ruling::error);
                write("", format!("[ERROR] AccessDenied  {denied}"), true);
            }
            What::AccessLogged { status, caller } => {
                let request = access_id(trace, entry);
                let caller = caller.map_or("-", |caller| {
                    let name = trace.name(caller);
                    name.split_once('.').map_or(name, |(_, id)| id)
                });
                let text = format!(
                    r#"{{"requestId":"{request}","principalId":"{caller}","status":{status}}}"#
                );
                write(&request, text, status >= 400);
            }
            What::Printed { line } => {
                let text = node.prints.get(usize::from(line));
                write(request(), text.cloned().unwrap_or_default(), false);
            }
            What::RunEnded {
                outcome,
                duration,
                init,
                billed,
                ..
            } => {
                let request = request();
                if let Some(error) = error(outcome, node, request) {
                    write(request, error, true);
                }
                write(request, format!("END RequestId: {request}"), false);
                let failed = matches!(outcome, Outcome::Failed(_));
                let text = report(request, duration, billed, init, node.memory);
                write(request, text, failed);
            }
            _ => {}
        }
    }
    lines
}

/// Log lines for a width, each with its time; what does not fit hangs under its own text.
pub fn lines(log: &[LogLine], paper: Paper) -> Vec<Line> {
    log.iter().flat_map(|line| set(line, paper)).collect()
}

/// One log line for a width. In a narrow one a request's id is cut to its first part.
pub fn set(line: &LogLine, paper: Paper) -> Vec<Line> {
    let meaning = if line.failed {
        Meaning::Wrong
    } else {
        Meaning::Text
    };
    let lead = Line::of(format!("{}  ", full_clock(line.at)), Meaning::Dim);
    if paper.width >= WHOLE_IDS {
        return Rich::of(&line.text, meaning).hanging(&lead, paper.width, paper.widths());
    }
    let first = line.request.split('-').next().unwrap_or("");
    let short = format!("{first}{}", paper.signs.get(Sign::Ellipsis));
    let text = if line.request.is_empty() {
        line.text.clone()
    } else {
        line.text.replace(&line.request, &short)
    };
    Rich::of(&text, meaning).hanging(&lead, paper.width, paper.widths())
}

fn error(outcome: Outcome, node: &NodeInfo, request: &str) -> Option<String> {
    match outcome {
        Outcome::Succeeded | Outcome::Partly(_) => None,
        Outcome::Failed(Failure::Error) => Some(format!("[ERROR] Exception  RequestId: {request}")),
        Outcome::Failed(Failure::Timeout) => Some(format!(
            "{request} Task timed out after {:.2} seconds",
            node.timeout as f64 / 1e6
        )),
        Outcome::Failed(Failure::Memory) => Some(format!(
            "RequestId: {request} Error: Runtime exited with error: signal: killed  Runtime.ExitError"
        )),
    }
}

fn report(request: &str, duration: u64, billed: u64, init: Option<u64>, memory: u64) -> String {
    let ms = |micros: u64| micros as f64 / 1000.0;
    let init = init.filter(|init| *init > 0);
    let init = init.map_or_else(String::new, |init| {
        format!("  Init Duration: {:.2} ms", ms(init))
    });
    format!(
        "REPORT RequestId: {request}  Duration: {:.2} ms  Billed Duration: {} ms  Memory Size: {} MB{init}",
        ms(duration),
        billed.div_ceil(1000),
        memory >> 20
    )
}

/// A request id that is the same in every run with this seed. The retries of an asynchronous event keep theirs.
fn request_id(trace: &Trace, entry: &Entry) -> String {
    let What::RunStarted {
        run, invocation, ..
    } = entry.what
    else {
        return String::new();
    };
    let of = match (invocation, entry.item) {
        (Invocation::Asynchronous, Some(item)) => format!("event {}", item.0),
        _ => format!("run {run}"),
    };
    id(trace, entry, &of)
}

/// The id of a request to an API, the same in every run with this seed.
fn access_id(trace: &Trace, entry: &Entry) -> String {
    let number = entry.item.map_or(0, |item| item.0);
    id(trace, entry, &format!("request {number}"))
}

fn id(trace: &Trace, entry: &Entry, of: &str) -> String {
    let name = trace.name(entry.node);
    let half = |part: &[u8]| {
        rng::hash(&[
            &trace.seed.to_le_bytes(),
            name.as_bytes(),
            of.as_bytes(),
            part,
        ])
    };
    let (high, low) = (half(b"high"), half(b"low"));
    // Version 4, variant 1, as Lambda's are.
    let high = (high & !0xf000) | 0x4000;
    let low = (low & !(0xc000 << 48)) | (0x8000 << 48);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}
