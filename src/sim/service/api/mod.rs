//! API Gateway: routes requests, refuses what is more than its rate and burst allow, waits for what stands behind it no longer than its
//! timeout, and puts every outcome into an HTTP status. Never tries anything twice.

mod authorizer;

use crate::sim::bucket::Bucket;
use crate::sim::deadline::Deadlines;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Event;
use crate::sim::event::Reply;
use crate::sim::event::ReplyTo;
use crate::sim::event::Signal;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::ledger::End;
use crate::sim::ledger::Ledger;
use crate::sim::measure::Name;
use crate::sim::measure::Sheet;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::model;
use crate::sim::samples::Samples;
use crate::sim::scenario::api::ApiSettings;
use crate::sim::scenario::api::Kind;
use crate::sim::scenario::plan::Settings;
use crate::sim::service::api::authorizer::Gate;
use crate::sim::service::api::authorizer::Verdict;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;
use crate::sim::status::Status;

/// What can be measured of it.
pub const MEASURES: &[Name] = &[
    ("requests", Unit::Count),
    ("throttled", Unit::Count),
    ("throttle_rate", Unit::Share),
    ("authorizer_asked", Unit::Count),
    ("authorizer_cached", Unit::Count),
    ("latency_p50", Unit::Seconds),
    ("latency_p95", Unit::Seconds),
    ("latency_p99", Unit::Seconds),
    ("latency_mean", Unit::Seconds),
    ("status_200", Unit::Count),
    ("status_201", Unit::Count),
    ("status_202", Unit::Count),
    ("status_204", Unit::Count),
    ("status_400", Unit::Count),
    ("status_401", Unit::Count),
    ("status_403", Unit::Count),
    ("status_404", Unit::Count),
    ("status_409", Unit::Count),
    ("status_413", Unit::Count),
    ("status_422", Unit::Count),
    ("status_429", Unit::Count),
    ("status_500", Unit::Count),
    ("status_502", Unit::Count),
    ("status_503", Unit::Count),
    ("status_504", Unit::Count),
    ("status_other", Unit::Count),
];

/// Statuses that are counted by name, in the order of their measures.
const COUNTED: [u16; 16] = [
    200, 201, 202, 204, 400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503, 504,
];

/// No route, or none that was reached.
const NO_ROUTE: u16 = u16::MAX;

/// An API.
#[derive(Debug)]
pub(crate) struct Api {
    node: NodeIndex,
    /// Its number among the APIs.
    place: u16,
    settings: ApiSettings,
    bucket: Bucket,
    /// The route of each origin's path, if there is one.
    routes: Vec<Option<u16>>,
    /// What a successful answer of a route is worth.
    answers: Vec<u16>,
    gate: Gate,
    waiting: Slab<Waiting>,
    deadlines: Deadlines<Key>,
    requests: u64,
    throttled: u64,
    statuses: [u64; COUNTED.len()],
    other: u64,
    latencies: Samples,
    /// The most bytes of a request.
    payload: u64,
    ledger: Ledger,
}

/// A request that waits for what stands behind the API.
#[derive(Debug)]
struct Waiting {
    item: Item,
    reply: ReplyTo,
    since: u64,
    route: u16,
    /// Who sent it, if an authorizer knows.
    caller: Option<NodeIndex>,
    cause: Cause,
}

impl Api {
    pub fn new(kernel: &Kernel, node: NodeIndex, place: u16, settings: ApiSettings) -> Self {
        let routes = kernel
            .plan
            .origins
            .iter()
            .map(|origin| {
                let route = settings.routes.iter();
                let place = route.clone().position(|route| route.takes(&origin.path))?;
                Some(place as u16)
            })
            .collect();
        let answers = settings
            .routes
            .iter()
            .map(
                |route| match &kernel.plan.nodes[route.to.place()].settings {
                    Settings::Lambda(function) => {
                        answer_of(settings.kind, function.returns.as_deref())
                    }
                    _ => 200,
                },
            )
            .collect();
        Self {
            node,
            place,
            bucket: Bucket::new(settings.rate, settings.burst),
            routes,
            answers,
            gate: Gate::new(settings.kind),
            settings,
            waiting: Slab::new(),
            deadlines: Deadlines::new(),
            requests: 0,
            throttled: 0,
            statuses: [0; COUNTED.len()],
            other: 0,
            latencies: Samples::default(),
            payload: model::size("api.payload"),
            ledger: Ledger::default(),
        }
    }

    /// A request comes in.
    pub fn called(&mut self, kernel: &mut Kernel, call: Call) {
        self.requests += 1;
        self.ledger.enter();
        let waiting = Waiting {
            item: call.item,
            reply: call.reply,
            since: kernel.now,
            route: NO_ROUTE,
            caller: None,
            cause: call.cause,
        };
        if !self.bucket.take(kernel.now, 1) {
            self.throttled += 1;
            let cause = kernel.note(self.node, call.item, call.cause, What::RequestThrottled);
            self.respond(kernel, &waiting, 429, cause);
            return;
        }
        let Some(route) = self.routes[usize::from(call.item.origin)] else {
            // A REST API takes an unknown path for a request without credentials.
            let status = match self.settings.kind {
                Kind::Rest => 403,
                Kind::Http => 404,
            };
            let cause = kernel.note(self.node, call.item, call.cause, What::RouteMissing);
            self.respond(kernel, &waiting, status, cause);
            return;
        };
        let size = kernel.plan.origins[usize::from(call.item.origin)].size;
        if size > self.payload {
            let large = What::PayloadTooLarge { size, status: 413 };
            let cause = kernel.note(self.node, call.item, call.cause, large);
            let waiting = Waiting { route, ..waiting };
            self.respond(kernel, &waiting, 413, cause);
            return;
        }
        let Some(authorizer) = self.settings.routes[usize::from(route)].authorizer else {
            self.integrate(kernel, call, route, kernel.now, call.cause);
            return;
        };
        match self.check(kernel, call, route, authorizer) {
            Verdict::Pass(cause) => self.integrate(kernel, call, route, kernel.now, cause),
            Verdict::Refuse(status, cause) => {
                let waiting = Waiting { route, ..waiting };
                self.respond(kernel, &waiting, status, cause);
            }
            Verdict::Later => {}
        }
    }

    /// Passes a request on to what stands behind its route.
    fn integrate(&mut self, kernel: &mut Kernel, call: Call, route: u16, since: u64, cause: Cause) {
        let chosen = &self.settings.routes[usize::from(route)];
        let to = chosen.to;
        let caller = chosen.authorizer.map(|_| call.from);
        let routed = What::RequestRouted { to };
        let cause = kernel.note(self.node, call.item, cause, routed);
        let key = self.waiting.insert(Waiting {
            item: call.item,
            reply: call.reply,
            since,
            route,
            caller,
            cause,
        });
        let at = kernel.now.saturating_add(self.settings.timeout);
        if let Some(at) = self.deadlines.push(at, key) {
            kernel.schedule(at, Event::ApiDeadline { api: self.place });
        }
        kernel.call(Call {
            from: self.node,
            to,
            reply: ReplyTo {
                node: self.node,
                attempt: 0,
                key,
            },
            asynchronous: false,
            cause,
            ..call
        });
    }

    /// Answers a request that never reached what stands behind its route.
    fn refuse(&mut self, kernel: &mut Kernel, call: &Call, since: u64, status: u16, cause: Cause) {
        let waiting = Waiting {
            item: call.item,
            reply: call.reply,
            since,
            route: NO_ROUTE,
            caller: None,
            cause,
        };
        self.respond(kernel, &waiting, status, cause);
    }

    /// What stands behind it has answered.
    pub fn answered(&mut self, kernel: &mut Kernel, reply: Reply) {
        if self.authorizer_answered(kernel, &reply) {
            return;
        }
        let Some(waiting) = self.waiting.remove(reply.to.key) else {
            kernel.send(Signal::CallerLeft {
                to: reply.from,
                cause: reply.cause,
            });
            return;
        };
        let status = match reply.status {
            Status::Done | Status::Accepted => self.answers[usize::from(waiting.route)],
            Status::Http(status) => status,
            Status::FunctionFailed(_) => 502,
            // The service behind refused: an error of the integration, not of the client.
            Status::Throttled(_)
            | Status::Denied
            | Status::TooLarge
            | Status::Unavailable
            | Status::LoopStopped
            | Status::CallerTimedOut => 500,
        };
        self.respond(kernel, &waiting, status, reply.cause);
    }

    /// Stops waiting for what takes too long.
    pub fn deadline(&mut self, kernel: &mut Kernel) {
        if !self.deadlines.fires(kernel.now) {
            return;
        }
        let timed_out = What::IntegrationTimedOut {
            after: self.settings.timeout,
        };
        loop {
            let waiting = &self.waiting;
            let waits = |key| waiting.get(key).is_some();
            let Some(key) = self.deadlines.due(kernel.now, waits) else {
                break;
            };
            if let Some(waiting) = self.waiting.remove(key) {
                let cause = kernel.note(self.node, waiting.item, waiting.cause, timed_out);
                self.respond(kernel, &waiting, 504, cause);
            }
        }
        if let Some(at) = self.deadlines.rearm() {
            kernel.schedule(at, Event::ApiDeadline { api: self.place });
        }
    }

    fn respond(&mut self, kernel: &mut Kernel, waiting: &Waiting, status: u16, cause: Cause) {
        match COUNTED.iter().position(|counted| *counted == status) {
            Some(place) => self.statuses[place] += 1,
            None => self.other += 1,
        }
        self.latencies.add(kernel.now - waiting.since);
        self.ledger.leave(if status < 400 {
            End::Answered
        } else {
            End::Failed
        });
        let responded = What::Responded { status };
        let cause = kernel.note(self.node, waiting.item, cause, responded);
        if self.settings.access_log {
            let logged = What::AccessLogged {
                status,
                caller: waiting.caller,
            };
            kernel.note(self.node, waiting.item, cause, logged);
        }
        kernel.answer(waiting.reply, self.node, Status::Http(status), cause);
    }

    /// The times its measures of this name are made of.
    pub fn times(&self, name: &str) -> Option<&Samples> {
        (name == "latency").then_some(&self.latencies)
    }

    /// Starts measuring anew.
    pub fn reset(&mut self) {
        self.requests = 0;
        self.throttled = 0;
        self.gate.reset();
        self.statuses = [0; COUNTED.len()];
        self.other = 0;
        self.latencies.reset();
    }

    pub fn ledger(&self) -> (&Ledger, u64) {
        (
            &self.ledger,
            self.waiting.len() as u64 + self.gate.waiting(),
        )
    }

    /// What it used, by the names of the price table.
    pub fn usage(&self) -> Vec<(&'static str, f64)> {
        let name = match self.settings.kind {
            Kind::Rest => "api_rest_request",
            Kind::Http => "api_http_request",
        };
        vec![(name, self.requests as f64)]
    }

    pub fn report(&self, sheet: &mut Sheet<'_>) {
        sheet.count("requests", self.requests);
        sheet.count("throttled", self.throttled);
        let share = Value::share(self.throttled, self.requests);
        sheet.put("throttle_rate", share);
        sheet.count("authorizer_asked", self.gate.asked);
        sheet.count("authorizer_cached", self.gate.cached);
        sheet.latency(&self.latencies);
        for (status, count) in COUNTED.iter().zip(self.statuses) {
            sheet.count(&format!("status_{status}"), count);
        }
        sheet.count("status_other", self.other);
    }
}

/// The status a function's return value makes. A REST API insists on `statusCode` and, if there is one, a text as `body`; an HTTP API
/// takes anything else for a body. Without a return value the scenario does not care: 200.
fn answer_of(kind: Kind, returns: Option<&str>) -> u16 {
    let Some(returns) = returns else {
        return 200;
    };
    let json: Option<serde_json::Value> = serde_json::from_str(returns).ok();
    let status = json.as_ref().and_then(|json| {
        let body_fits = json.get("body").is_none_or(serde_json::Value::is_string);
        let status = json.get("statusCode")?.as_u64()?;
        (body_fits && (100..600).contains(&status)).then_some(status as u16)
    });
    match (status, kind) {
        (Some(status), _) => status,
        (None, Kind::Http) if json.is_some_and(|json| json.get("statusCode").is_none()) => 200,
        (None, _) => 502,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_value_makes_a_status() {
        let rest = |returns| answer_of(Kind::Rest, Some(returns));
        let http = |returns| answer_of(Kind::Http, Some(returns));
        assert_eq!(answer_of(Kind::Rest, None), 200);
        assert_eq!(rest(r#"{"statusCode": 201, "body": "{}"}"#), 201);
        assert_eq!(rest(r#"{"statusCode": 200, "body": {"a": 1}}"#), 502);
        assert_eq!(rest(r#"{"price": 3}"#), 502);
        assert_eq!(rest("hello"), 502);
        assert_eq!(http(r#"{"price": 3}"#), 200);
        assert_eq!(http(r#"{"statusCode": "x"}"#), 502);
    }
}
