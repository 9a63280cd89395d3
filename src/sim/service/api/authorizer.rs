//! Who may use a route: IAM, a token, or a function that is asked and whose answer is kept for a while. Only the gate; what happens
//! behind it is the API's affair.

use std::collections::BTreeMap;

use crate::sim::deadline::Deadlines;
use crate::sim::entry::TokenFault;
use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::event::Content;
use crate::sim::event::Event;
use crate::sim::event::Reply;
use crate::sim::event::ReplyTo;
use crate::sim::event::Signal;
use crate::sim::identity::Cause;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::model;
use crate::sim::scenario::api::Authorizer;
use crate::sim::scenario::api::Kind;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::plan::Settings;
use crate::sim::scenario::plan::Token;
use crate::sim::service::api::Api;
use crate::sim::slab::Key;
use crate::sim::slab::Slab;
use crate::sim::status::Status;

/// What an answer from an authorizer's function is marked with, so that it is not taken for the integration's.
const ATTEMPT: u16 = 1;

/// The gate of an API.
#[derive(Debug)]
pub(super) struct Gate {
    asking: Slab<Asking>,
    deadlines: Deadlines<Key>,
    limit: u64,
    /// Answers by function and caller, and until when they count.
    cache: BTreeMap<(NodeIndex, u16), (u64, bool)>,
    pub asked: u64,
    pub cached: u64,
}

/// A request whose authorizer is being asked.
#[derive(Debug)]
struct Asking {
    call: Call,
    route: u16,
    since: u64,
    function: NodeIndex,
    keep: u64,
}

/// What the gate says to a request.
pub(super) enum Verdict {
    /// It goes on; with the entry to go on from.
    Pass(Cause),
    /// It is answered with this status.
    Refuse(u16, Cause),
    /// A function is being asked.
    Later,
}

impl Gate {
    pub fn new(kind: Kind) -> Self {
        Self {
            asking: Slab::new(),
            deadlines: Deadlines::new(),
            limit: match kind {
                Kind::Rest => model::span("api.authorizer_timeout"),
                Kind::Http => model::span("api.http_authorizer_timeout"),
            },
            cache: BTreeMap::new(),
            asked: 0,
            cached: 0,
        }
    }

    /// Requests whose authorizer has not answered.
    pub fn waiting(&self) -> u64 {
        self.asking.len() as u64
    }

    pub const fn reset(&mut self) {
        self.asked = 0;
        self.cached = 0;
    }
}

impl Api {
    /// Looks at who sends a request, as the route wants it.
    pub(super) fn check(
        &mut self,
        kernel: &mut Kernel,
        call: Call,
        route: u16,
        authorizer: Authorizer,
    ) -> Verdict {
        let token = kernel.plan.origins[usize::from(call.item.origin)].bearer;
        let (function, keep) = match authorizer {
            Authorizer::Iam => {
                return match kernel.permits(&call) {
                    Ok(cause) => Verdict::Pass(cause),
                    Err(cause) => Verdict::Refuse(403, cause),
                };
            }
            Authorizer::Cognito(_) | Authorizer::Jwt => {
                let fault = match token {
                    Token::Valid => {
                        let cause =
                            kernel.note(self.node, call.item, call.cause, What::TokenAccepted);
                        return Verdict::Pass(cause);
                    }
                    Token::Missing => TokenFault::Missing,
                    Token::Invalid => TokenFault::Invalid,
                };
                let refused = What::TokenRefused { fault };
                let cause = kernel.note(self.node, call.item, call.cause, refused);
                return Verdict::Refuse(401, cause);
            }
            Authorizer::Lambda { function, keep } => (function, keep),
        };
        if token == Token::Missing {
            // Without what identifies the caller the function is not even asked.
            let refused = What::TokenRefused {
                fault: TokenFault::Missing,
            };
            let cause = kernel.note(self.node, call.item, call.cause, refused);
            return Verdict::Refuse(401, cause);
        }
        if let Some((until, allowed)) = self.gate.cache.get(&(function, call.item.origin))
            && kernel.now < *until
        {
            self.gate.cached += 1;
            let allowed = *allowed;
            let decided = What::AuthorizerDecided {
                allowed,
                cached: true,
            };
            let cause = kernel.note(self.node, call.item, call.cause, decided);
            return if allowed {
                Verdict::Pass(cause)
            } else {
                Verdict::Refuse(403, cause)
            };
        }
        self.ask(kernel, call, route, function, keep);
        Verdict::Later
    }

    fn ask(&mut self, kernel: &mut Kernel, call: Call, route: u16, function: NodeIndex, keep: u64) {
        self.gate.asked += 1;
        let asked = What::AuthorizerAsked { to: function };
        let cause = kernel.note(self.node, call.item, call.cause, asked);
        let key = self.gate.asking.insert(Asking {
            call: Call { cause, ..call },
            route,
            since: kernel.now,
            function,
            keep,
        });
        let at = kernel.now.saturating_add(self.gate.limit);
        if let Some(at) = self.gate.deadlines.push(at, key) {
            kernel.schedule(at, Event::AuthorizerDeadline { api: self.place });
        }
        kernel.call(Call {
            from: self.node,
            to: function,
            reply: ReplyTo {
                node: self.node,
                attempt: ATTEMPT,
                key,
            },
            asynchronous: false,
            operation: Operation::Put,
            content: Content::Body,
            cause,
            ..call
        });
    }

    /// Whether an answer is an authorizer's; then it has been dealt with.
    pub(super) fn authorizer_answered(&mut self, kernel: &mut Kernel, reply: &Reply) -> bool {
        if reply.to.attempt != ATTEMPT {
            return false;
        }
        let Some(asking) = self.gate.asking.remove(reply.to.key) else {
            kernel.send(Signal::CallerLeft {
                to: reply.from,
                cause: reply.cause,
            });
            return true;
        };
        let call = asking.call;
        if reply.status != Status::Done {
            let cause = kernel.note(self.node, call.item, reply.cause, What::AuthorizerFailed);
            self.refuse(kernel, &call, asking.since, 500, cause);
            return true;
        }
        let plan = &kernel.plan;
        let token = plan.origins[usize::from(call.item.origin)].bearer;
        let says = match &plan.nodes[asking.function.place()].settings {
            Settings::Lambda(function) => verdict_of(function.returns.as_deref()),
            _ => None,
        };
        let allowed = says.unwrap_or(token == Token::Valid);
        if asking.keep > 0 {
            let until = kernel.now.saturating_add(asking.keep);
            let key = (asking.function, call.item.origin);
            self.gate.cache.insert(key, (until, allowed));
        }
        let decided = What::AuthorizerDecided {
            allowed,
            cached: false,
        };
        let cause = kernel.note(self.node, call.item, reply.cause, decided);
        if allowed {
            self.integrate(kernel, call, asking.route, asking.since, cause);
        } else {
            self.refuse(kernel, &call, asking.since, 403, cause);
        }
        true
    }

    /// Stops waiting for authorizers that take too long.
    pub fn authorizer_deadline(&mut self, kernel: &mut Kernel) {
        if !self.gate.deadlines.fires(kernel.now) {
            return;
        }
        loop {
            let asking = &self.gate.asking;
            let waits = |key| asking.get(key).is_some();
            let Some(key) = self.gate.deadlines.due(kernel.now, waits) else {
                break;
            };
            if let Some(asking) = self.gate.asking.remove(key) {
                let call = asking.call;
                let failed = What::AuthorizerFailed;
                let cause = kernel.note(self.node, call.item, call.cause, failed);
                self.refuse(kernel, &call, asking.since, 500, cause);
            }
        }
        if let Some(at) = self.gate.deadlines.rearm() {
            kernel.schedule(at, Event::AuthorizerDeadline { api: self.place });
        }
    }
}

/// What an authorizer's return value says: `isAuthorized`, or the effect of a policy document. Without one, valid tokens pass.
fn verdict_of(returns: Option<&str>) -> Option<bool> {
    let json: serde_json::Value = serde_json::from_str(returns?).ok()?;
    if let Some(authorized) = json.get("isAuthorized") {
        return authorized.as_bool();
    }
    let statements = json.pointer("/policyDocument/Statement")?;
    let effect = |statement: &serde_json::Value| {
        let effect = statement.get("Effect")?.as_str()?;
        Some(effect == "Allow")
    };
    match statements.as_array() {
        Some(several) => {
            Some(!several.is_empty() && several.iter().all(|one| effect(one) == Some(true)))
        }
        None => effect(statements),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_value_is_a_verdict_or_none() {
        fn says(text: &str) -> Option<bool> {
            verdict_of(Some(text))
        }
        assert_eq!(says(r#"{"isAuthorized": true}"#), Some(true));
        assert_eq!(says(r#"{"isAuthorized": false}"#), Some(false));
        let policy = |effect: &str| {
            format!(
                r#"{{"principalId":"m","policyDocument":{{"Statement":[{{"Effect":"{effect}"}}]}}}}"#
            )
        };
        assert_eq!(says(&policy("Allow")), Some(true));
        assert_eq!(says(&policy("Deny")), Some(false));
        assert_eq!(says("hello"), None);
        assert_eq!(verdict_of(None), None);
    }
}
