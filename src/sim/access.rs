//! Asks IAM whether a call may go through: who calls by the node it comes from, what it does by the node it goes to. Decisions do not
//! depend on time, so each question is decided once. Deciding is `iam`'s work; what a refusal leads to is the caller's.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::sim::entry::What;
use crate::sim::event::Call;
use crate::sim::iam::evaluate::Decision;
use crate::sim::iam::evaluate::Reason;
use crate::sim::iam::evaluate::StatementRef;
use crate::sim::iam::evaluate::evaluate;
use crate::sim::iam::policy::Effect;
use crate::sim::iam::policy::Policy;
use crate::sim::iam::policy::PolicyKind;
use crate::sim::iam::request::Principal;
use crate::sim::iam::request::Request;
use crate::sim::iam::ruling::Ruling;
use crate::sim::iam::ruling::Side;
use crate::sim::iam::ruling::StatementName;
use crate::sim::identity::Cause;
use crate::sim::identity::Item;
use crate::sim::identity::NodeIndex;
use crate::sim::kernel::Kernel;
use crate::sim::scenario::plan::Operation;
use crate::sim::scenario::plan::Plan;
use crate::sim::scenario::plan::Settings;
use crate::sim::scenario::policy::PolicyPlan;

/// The account everything belongs to that names no other.
pub(crate) const ACCOUNT: &str = "111122223333";

/// What was asked before, and the answers.
#[derive(Debug, Default)]
pub(crate) struct Access {
    known: BTreeMap<Question, usize>,
    rulings: Vec<Ruling>,
    /// Whether the steps of each ruling stand in the trace.
    told: Vec<bool>,
    /// What pollers were told, by poller and source.
    reads: BTreeMap<(NodeIndex, NodeIndex), bool>,
    /// Calls that were refused.
    pub denied: u64,
}

/// Everything a decision depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Question {
    from: NodeIndex,
    to: NodeIndex,
    deed: Deed,
    /// The object's key; 0 where there are no objects.
    key: u16,
    /// The source of the item, which says the path at an API.
    origin: u16,
}

/// What is done with a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Put,
    Get,
    Delete,
    /// An event source mapping reads.
    Read,
}

impl Access {
    /// Kept only where a scenario has policies.
    pub fn new(plan: &Plan) -> Option<Box<Self>> {
        (!plan.policies.is_empty()).then(Box::default)
    }

    /// The rulings, for the trace.
    pub fn into_rulings(self) -> Vec<Ruling> {
        self.rulings
    }

    fn ruling(&mut self, plan: &Plan, question: Question) -> Option<usize> {
        if let Some(known) = self.known.get(&question) {
            return Some(*known);
        }
        let place = self.rulings.len();
        self.rulings.push(rule(plan, question)?);
        self.told.push(false);
        self.known.insert(question, place);
        Some(place)
    }

    /// Decides, notes the steps where they are new or lead to a refusal, and gives the entry to go on from.
    fn ask(
        &mut self,
        kernel: &mut Kernel,
        question: Question,
        item: Option<Item>,
        cause: Cause,
    ) -> Result<Cause, Cause> {
        let plan: Arc<Plan> = kernel.plan.clone();
        let Some(place) = self.ruling(&plan, question) else {
            return Ok(cause);
        };
        let ruling = place as u32;
        let decided = &self.rulings[place];
        let allowed = decided.allowed;
        let now = kernel.now;
        let mut note = |cause, what| {
            let recorder = &mut kernel.recorder;
            recorder.note(now, question.from, item, None, cause, what)
        };
        let mut cause = cause;
        if !allowed || !self.told[place] {
            self.told[place] = true;
            cause = note(cause, What::AccessAsked { ruling });
            for step in decided.steps() {
                let step = *step;
                cause = note(cause, What::AccessChecked { ruling, step });
            }
        }
        cause = note(cause, What::AccessDecided { ruling, allowed });
        if allowed {
            Ok(cause)
        } else {
            self.denied += 1;
            Err(cause)
        }
    }
}

impl Kernel {
    /// Whether IAM lets a call through, and the entry to go on from. Always, in a scenario without policies.
    pub fn permits(&mut self, call: &Call) -> Result<Cause, Cause> {
        let deed = match call.operation {
            Operation::Put => Deed::Put,
            Operation::Get => Deed::Get,
            Operation::Delete => Deed::Delete,
        };
        let question = Question {
            from: call.from,
            to: call.to,
            deed,
            key: call.item.key,
            origin: call.item.origin,
        };
        self.decide(question, Some(call.item), call.cause)
    }

    /// Whether a poller may read its source. Asked once: nothing about the answer changes, and pollers ask often.
    #[inline]
    pub fn may_read(&mut self, poller: NodeIndex, source: NodeIndex) -> bool {
        self.access.is_none() || self.may_read_by_policy(poller, source)
    }

    fn may_read_by_policy(&mut self, poller: NodeIndex, source: NodeIndex) -> bool {
        let known = self.access.as_ref().map(|access| &access.reads);
        if let Some(known) = known.and_then(|reads| reads.get(&(poller, source))) {
            return *known;
        }
        let question = Question {
            from: poller,
            to: source,
            deed: Deed::Read,
            key: 0,
            origin: 0,
        };
        let may = self.decide(question, None, Cause::NONE).is_ok();
        if let Some(access) = &mut self.access {
            access.reads.insert((poller, source), may);
        }
        may
    }

    fn decide(
        &mut self,
        question: Question,
        item: Option<Item>,
        cause: Cause,
    ) -> Result<Cause, Cause> {
        let Some(mut access) = self.access.take() else {
            return Ok(cause);
        };
        let nodes = &self.plan.nodes;
        let to = &nodes[question.to.place()].settings;
        let from = &nodes[question.from.place()].settings;
        let question = Question {
            key: if matches!(to, Settings::S3(_)) {
                question.key
            } else {
                0
            },
            // A client is one source; only through an API may a path make a difference further on.
            origin: if matches!(from, Settings::Client(_) | Settings::Api(_)) {
                question.origin
            } else {
                0
            },
            ..question
        };
        let answer = access.ask(self, question, item, cause);
        self.access = Some(access);
        answer
    }
}

/// Whether the world asks for a call before it is delivered. A function or a mapping that hands something on without waiting has asked
/// itself, since the refusal is its own to deal with; so does an API about its callers.
pub(crate) fn is_asked_on_delivery(plan: &Plan, call: &Call) -> bool {
    let from = &plan.nodes[call.from.place()].settings;
    let to = &plan.nodes[call.to.place()].settings;
    match (from, to) {
        (_, Settings::Api(_)) => false,
        (Settings::Lambda(_) | Settings::Mapping(_), _) => call.reply.is_somebody(),
        _ => true,
    }
}

/// Decides a question; `None` if IAM has no part in it.
fn rule(plan: &Plan, question: Question) -> Option<Ruling> {
    let (asks, source) = asker(plan, question)?;
    let (action, resource) = deed(plan, question)?;
    let mut request = Request {
        principal: asks,
        action,
        resource,
        resource_account: ACCOUNT.to_owned(),
        context: BTreeMap::new(),
    };
    if let Settings::Client(client) = &plan.nodes[question.from.place()].settings {
        if let Some(action) = &client.asks.action {
            request.action.clone_from(action);
        }
        if let Some(resource) = &client.asks.resource {
            request.resource.clone_from(resource);
        }
    }
    let context = &mut request.context;
    if let Principal::Identity(arn) = &request.principal {
        context.insert("aws:principalarn".to_owned(), vec![arn.clone()]);
    }
    if let Some(account) = request.principal.account() {
        context.insert("aws:principalaccount".to_owned(), vec![account.to_owned()]);
    }
    if let Some(source) = source {
        context.insert("aws:sourcearn".to_owned(), vec![source]);
        context.insert("aws:sourceaccount".to_owned(), vec![ACCOUNT.to_owned()]);
    }
    Some(judge(plan, question, &request))
}

/// Puts the policies that have a say before the evaluator, and names the statements that decided.
fn judge(plan: &Plan, question: Question, request: &Request) -> Ruling {
    let bearer = match &plan.nodes[question.from.place()].settings {
        Settings::Mapping(mapping) => mapping.function,
        Settings::Part { fleet, .. } => *fleet,
        _ => question.from,
    };
    let has_a_say = |plan: &&PolicyPlan| match plan.policy.kind {
        PolicyKind::Identity => plan.on == bearer,
        PolicyKind::Resource => plan.on == question.to,
    };
    let chosen: Vec<&PolicyPlan> = plan.policies.iter().filter(has_a_say).collect();
    let policies: Vec<Policy> = chosen.iter().map(|chosen| chosen.policy.clone()).collect();
    let decision = evaluate(&policies, request);
    let name = |at: StatementRef| StatementName {
        policy: chosen[at.policy].number,
        statement: at.statement as u32 + 1,
        sid: policies[at.policy].statements[at.statement].sid.clone(),
    };
    let side = |kind| side(&policies, &decision, kind, &name);
    let (principal, is_service) = match &request.principal {
        Principal::Identity(arn) => (arn.clone(), false),
        Principal::Service(name) => (name.clone(), true),
    };
    Ruling {
        principal,
        is_service,
        crosses_accounts: request.crosses_accounts(),
        action: request.action.clone(),
        resource: request.resource.clone(),
        allowed: decision.allowed,
        denied_by: match decision.reason {
            Reason::ExplicitDeny(at) => {
                Some((name(at), policies[at.policy].kind == PolicyKind::Resource))
            }
            _ => None,
        },
        resource_side: side(PolicyKind::Resource),
        identity_side: side(PolicyKind::Identity),
    }
}

fn side(
    policies: &[Policy],
    decision: &Decision,
    kind: PolicyKind,
    name: &dyn Fn(StatementRef) -> StatementName,
) -> Side {
    let steps = decision
        .steps
        .iter()
        .filter(|step| policies[step.statement.policy].kind == kind);
    let mut nearest = None;
    for step in steps {
        let effect = policies[step.statement.policy].statements[step.statement.statement].effect;
        match step.outcome {
            Ok(Effect::Allow) => return Side::Allows(name(step.statement)),
            Err(mismatch) if effect == Effect::Allow => {
                let nearer = nearest.is_none_or(|(_, known): (StatementRef, _)| {
                    let known: crate::sim::iam::policy::Mismatch = known;
                    mismatch.reached() > known.reached()
                });
                if nearer {
                    nearest = Some((step.statement, mismatch));
                }
            }
            _ => {}
        }
    }
    Side::Silent(nearest.map(|(at, mismatch)| (name(at), mismatch)))
}

/// Who asks, and for a service in whose name.
fn asker(plan: &Plan, question: Question) -> Option<(Principal, Option<String>)> {
    let from = &plan.nodes[question.from.place()];
    let to = &plan.nodes[question.to.place()].settings;
    let id = id(&from.name);
    let region = plan.price_table.as_str();
    let role = |id: &str| Principal::Identity(format!("arn:aws:iam::{ACCOUNT}:role/{id}"));
    let service =
        |name: &str, source: String| Some((Principal::Service(name.to_owned()), Some(source)));
    match &from.settings {
        Settings::Client(client) => Some((client.asks.principal.clone(), None)),
        Settings::Lambda(_) | Settings::Fleet(_) => Some((role(id), None)),
        Settings::Mapping(mapping) if mapping.function == question.to => None,
        Settings::Mapping(mapping) => {
            let function = &plan.nodes[mapping.function.place()].name;
            Some((role(self::id(function)), None))
        }
        Settings::Api(_) => service(
            "apigateway.amazonaws.com",
            api_arn(plan, question.from, question),
        ),
        // A bucket sends to EventBridge by a switch, not by a policy.
        Settings::S3(_) if matches!(to, Settings::EventBridge(_)) => None,
        Settings::S3(_) => service("s3.amazonaws.com", format!("arn:aws:s3:::{id}")),
        Settings::Cognito(_) => service(
            "cognito-idp.amazonaws.com",
            format!("arn:aws:cognito-idp:{region}:{ACCOUNT}:userpool/{id}"),
        ),
        // A stream has to be written to with a role.
        Settings::EventBridge(_) if matches!(to, Settings::Kinesis(_)) => Some((role(id), None)),
        Settings::EventBridge(_) => service(
            "events.amazonaws.com",
            format!("arn:aws:events:{region}:{ACCOUNT}:rule/{id}"),
        ),
        Settings::Sns(_) => service(
            "sns.amazonaws.com",
            format!("arn:aws:sns:{region}:{ACCOUNT}:{id}"),
        ),
        Settings::Alarm(_) => service(
            if matches!(to, Settings::Lambda(_)) {
                "lambda.alarms.cloudwatch.amazonaws.com"
            } else {
                "cloudwatch.amazonaws.com"
            },
            format!("arn:aws:cloudwatch:{region}:{ACCOUNT}:alarm:{id}"),
        ),
        Settings::Part { fleet, .. } => {
            let fleet = &plan.nodes[fleet.place()].name;
            Some((role(self::id(fleet)), None))
        }
        // What a queue gives to its dead-letter queue stays inside SQS.
        Settings::Sqs(_) | Settings::Kinesis(_) => None,
    }
}

/// What is done, with which resource; `None` if IAM has no part in it.
fn deed(plan: &Plan, question: Question) -> Option<(String, String)> {
    let to = &plan.nodes[question.to.place()];
    let id = id(&to.name);
    let region = plan.price_table.as_str();
    let arn = |service: &str, rest: String| format!("arn:aws:{service}:{region}:{ACCOUNT}:{rest}");
    let (action, resource) = match (&to.settings, question.deed) {
        (Settings::Lambda(_), _) => (
            "lambda:InvokeFunction",
            arn("lambda", format!("function:{id}")),
        ),
        (Settings::Sns(_), _) => ("sns:Publish", arn("sns", id.to_owned())),
        (Settings::Sqs(_), Deed::Read) => ("sqs:ReceiveMessage", arn("sqs", id.to_owned())),
        (Settings::Sqs(_), _) => ("sqs:SendMessage", arn("sqs", id.to_owned())),
        (Settings::Kinesis(_), Deed::Read) => {
            ("kinesis:GetRecords", arn("kinesis", format!("stream/{id}")))
        }
        (Settings::Kinesis(_), _) => ("kinesis:PutRecord", arn("kinesis", format!("stream/{id}"))),
        (Settings::S3(_), deed) => {
            let action = match deed {
                Deed::Get => "s3:GetObject",
                Deed::Delete => "s3:DeleteObject",
                Deed::Put | Deed::Read => "s3:PutObject",
            };
            let key = &plan.keys[usize::from(question.key)];
            (action, format!("arn:aws:s3:::{id}/{key}"))
        }
        (Settings::EventBridge(_), _) => {
            ("events:PutEvents", arn("events", format!("event-bus/{id}")))
        }
        (Settings::Api(_), _) => ("execute-api:Invoke", api_arn(plan, question.to, question)),
        _ => return None,
    };
    Some((action.to_owned(), resource))
}

/// The ARN of a request to an API: stage, method and path.
fn api_arn(plan: &Plan, api: NodeIndex, question: Question) -> String {
    let id = id(&plan.nodes[api.place()].name);
    let method = match question.deed {
        Deed::Get => "GET",
        Deed::Delete => "DELETE",
        Deed::Put | Deed::Read => "POST",
    };
    let path = &plan.origins[usize::from(question.origin)].path;
    let region = plan.price_table.as_str();
    format!("arn:aws:execute-api:{region}:{ACCOUNT}:{id}/prod/{method}{path}")
}

/// A node's name without its service.
fn id(name: &str) -> &str {
    name.split_once('.').map_or(name, |(_, id)| id)
}
