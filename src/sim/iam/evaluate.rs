//! The evaluation itself: every statement in order, then the decision, with a step for each so that a learner can walk it.
//!
//! Order: an explicit Deny anywhere ends it; otherwise somebody has to allow. In one account an identity-based **or** a
//! resource-based Allow is enough, unless the latter names the account as a whole, which only leaves it to the former; across accounts both are needed; a service is allowed by the resource-based policy alone.

use crate::sim::iam::policy::Effect;
use crate::sim::iam::policy::Mismatch;
use crate::sim::iam::policy::Policy;
use crate::sim::iam::policy::PolicyKind;
use crate::sim::iam::request::Principal;
use crate::sim::iam::request::Request;

/// A statement by its policy and its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementRef {
    /// Index of the policy.
    pub policy: usize,
    /// Index of the statement.
    pub statement: usize,
}

/// What became of one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub statement: StatementRef,
    /// Its effect if it applies, or the first part that did not fit.
    pub outcome: Result<Effect, Mismatch>,
}

/// Why the answer is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A Deny applies; nothing can outweigh it.
    ExplicitDeny(StatementRef),
    /// An identity-based Allow applies, and that is enough.
    IdentityAllows(StatementRef),
    /// A resource-based Allow applies, and that is enough.
    ResourceAllows(StatementRef),
    /// Across accounts: both allow.
    BothAllow {
        /// The identity-based one.
        identity: StatementRef,
        /// The resource-based one.
        resource: StatementRef,
    },
    /// Nobody allows: the implicit deny.
    NoIdentityAllow,
    /// Nobody on the resource's side allows, and that side is needed.
    NoResourceAllow,
}

/// The answer with all its steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whether the request goes through.
    pub allowed: bool,
    /// What decided.
    pub reason: Reason,
    /// One per statement, Deny statements first, as IAM looks at them.
    pub steps: Vec<Step>,
}

impl Reason {
    const fn allows(self) -> bool {
        matches!(
            self,
            Self::IdentityAllows(_) | Self::ResourceAllows(_) | Self::BothAllow { .. }
        )
    }

    /// The statement that decides, if one does: none decides an implicit deny.
    pub const fn statement(self) -> Option<StatementRef> {
        match self {
            Self::ExplicitDeny(statement)
            | Self::IdentityAllows(statement)
            | Self::ResourceAllows(statement) => Some(statement),
            Self::BothAllow { resource, .. } => Some(resource),
            Self::NoIdentityAllow | Self::NoResourceAllow => None,
        }
    }
}

/// Decides a request under policies.
pub fn evaluate(policies: &[Policy], request: &Request) -> Decision {
    let mut steps = Vec::new();
    for effect in [Effect::Deny, Effect::Allow] {
        for (policy, document) in policies.iter().enumerate() {
            for (index, statement) in document
                .statements
                .iter()
                .enumerate()
                .filter(|(_, s)| s.effect == effect)
            {
                let statement_ref = StatementRef {
                    policy,
                    statement: index,
                };
                let outcome = statement.applies(request).map(|()| effect);
                steps.push(Step {
                    statement: statement_ref,
                    outcome,
                });
                if outcome == Ok(Effect::Deny) {
                    return Decision {
                        allowed: false,
                        reason: Reason::ExplicitDeny(statement_ref),
                        steps,
                    };
                }
            }
        }
    }
    let allow = |kind| {
        let of_kind = |step: &&Step| {
            policies[step.statement.policy].kind == kind && step.outcome == Ok(Effect::Allow)
        };
        steps.iter().find(of_kind).map(|step| step.statement)
    };
    let reason = match (
        &request.principal,
        allow(PolicyKind::Identity),
        allow(PolicyKind::Resource),
    ) {
        (Principal::Service(_), _, None) => Reason::NoResourceAllow,
        (Principal::Identity(_), identity, resource) if request.crosses_accounts() => {
            match (identity, resource) {
                (Some(identity), Some(resource)) => Reason::BothAllow { identity, resource },
                (None, _) => Reason::NoIdentityAllow,
                (Some(_), None) => Reason::NoResourceAllow,
            }
        }
        (Principal::Identity(_), Some(identity), _) => Reason::IdentityAllows(identity),
        // A service, or an identity of the resource's own account.
        (_, _, Some(resource)) => Reason::ResourceAllows(resource),
        (Principal::Identity(_), None, None) => Reason::NoIdentityAllow,
    };
    Decision {
        allowed: reason.allows(),
        reason,
        steps,
    }
}

#[cfg(test)]
mod tests;
