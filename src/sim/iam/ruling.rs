//! A decision of IAM as a run keeps it: who asked for what, which statement decided on each side, and the words for every step. Asks
//! nothing itself.

use crate::message::Message;
use crate::msg;
use crate::sim::iam::policy::Mismatch;

/// A decision and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Who asked: an ARN, or a service such as `s3.amazonaws.com`.
    pub principal: String,
    /// Whether that is a service.
    pub is_service: bool,
    /// Whether the principal belongs to another account than the resource.
    pub crosses_accounts: bool,
    /// `lambda:InvokeFunction`.
    pub action: String,
    /// The resource's ARN.
    pub resource: String,
    /// Whether it goes through.
    pub allowed: bool,
    /// The Deny that applies, if one does, and whether it stands in a policy of the resource.
    pub denied_by: Option<(StatementName, bool)>,
    /// What the policies of the resource say.
    pub resource_side: Side,
    /// What the policies of the one who asks say.
    pub identity_side: Side,
}

/// A statement as its author knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementName {
    /// Which `[[policy]]` of the file, from 1.
    pub policy: u32,
    /// Which statement of it, from 1.
    pub statement: u32,
    /// Its `Sid`, if it has one.
    pub sid: Option<String>,
}

/// What one side's policies come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// This statement allows it.
    Allows(StatementName),
    /// No statement allows it; the one that came nearest, and what kept it from applying.
    Silent(Option<(StatementName, Mismatch)>),
}

/// A step of a decision, in the order IAM takes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Does a Deny apply?
    ExplicitDeny,
    /// Does a policy of the resource allow it?
    Resource,
    /// Does a policy of the one who asks allow it?
    Identity,
}

impl Ruling {
    /// The steps that were taken: an explicit deny ends the walk, and a service has no policies of its own.
    pub fn steps(&self) -> &'static [Step] {
        if self.denied_by.is_some() {
            &[Step::ExplicitDeny]
        } else if self.is_service {
            &[Step::ExplicitDeny, Step::Resource]
        } else {
            &[Step::ExplicitDeny, Step::Resource, Step::Identity]
        }
    }

    /// The question.
    pub fn question(&self) -> Message {
        msg!(
            "trace-access-asked",
            principal = self.principal.as_str(),
            action = self.action.as_str(),
            resource = self.resource.as_str()
        )
    }

    /// What a step found.
    pub fn step(&self, step: Step) -> Message {
        match (step, &self.denied_by) {
            (Step::ExplicitDeny, None) => msg!("trace-access-no-deny"),
            (Step::ExplicitDeny, Some((statement, _))) => {
                msg!("trace-access-deny", statement = statement.message())
            }
            (Step::Resource, _) => self.resource_side.message(true),
            (Step::Identity, _) => self.identity_side.message(false),
        }
    }

    /// The answer.
    pub fn answer(&self) -> Message {
        if self.denied_by.is_some() {
            return msg!("trace-access-denied-explicitly");
        }
        match (&self.resource_side, &self.identity_side) {
            _ if !self.allowed && self.crosses_accounts => msg!("trace-access-denied-across"),
            _ if !self.allowed => msg!("trace-access-denied"),
            _ if self.crosses_accounts => msg!("trace-access-allowed-across"),
            (_, Side::Allows(statement)) | (Side::Allows(statement), _) => {
                msg!("trace-access-allowed", statement = statement.message())
            }
            (Side::Silent(_), Side::Silent(_)) => msg!("trace-access-denied"),
        }
    }

    /// The error as AWS words it; not translated, since AWS does not either.
    pub fn error(&self) -> String {
        let Self {
            principal,
            action,
            resource,
            ..
        } = self;
        let start = format!(
            "User: {principal} is not authorized to perform: {action} on resource: {resource}"
        );
        let lacks_identity = !self.is_service && !matches!(self.identity_side, Side::Allows(_));
        match &self.denied_by {
            Some((_, true)) => format!("{start} with an explicit deny in a resource-based policy"),
            Some((_, false)) => {
                format!("{start} with an explicit deny in an identity-based policy")
            }
            None if lacks_identity => {
                format!("{start} because no identity-based policy allows the {action} action")
            }
            None => format!("{start} because no resource-based policy allows the {action} action"),
        }
    }
}

impl StatementName {
    /// In words.
    pub fn message(&self) -> Message {
        match &self.sid {
            Some(sid) => msg!(
                "trace-access-statement-named",
                policy = self.policy,
                sid = sid.as_str()
            ),
            None => msg!(
                "trace-access-statement",
                policy = self.policy,
                statement = self.statement
            ),
        }
    }
}

impl Side {
    fn message(&self, of_resource: bool) -> Message {
        match (self, of_resource) {
            (Self::Allows(statement), true) => {
                msg!(
                    "trace-access-resource-allows",
                    statement = statement.message()
                )
            }
            (Self::Allows(statement), false) => {
                msg!(
                    "trace-access-identity-allows",
                    statement = statement.message()
                )
            }
            (Self::Silent(None), true) => msg!("trace-access-resource-silent"),
            (Self::Silent(None), false) => msg!("trace-access-identity-silent"),
            (Self::Silent(Some((statement, Mismatch::Delegated))), _) => {
                msg!("trace-access-delegated", statement = statement.message())
            }
            (Self::Silent(Some((statement, mismatch))), true) => msg!(
                "trace-access-resource-near",
                statement = statement.message(),
                part = mismatch.message()
            ),
            (Self::Silent(Some((statement, mismatch))), false) => msg!(
                "trace-access-identity-near",
                statement = statement.message(),
                part = mismatch.message()
            ),
        }
    }
}

impl Mismatch {
    /// The part of the statement that does not fit.
    pub fn message(self) -> Message {
        match self {
            Self::Principal | Self::Delegated => msg!("trace-access-part", part = "Principal"),
            Self::Action => msg!("trace-access-part", part = "Action"),
            Self::Resource => msg!("trace-access-part", part = "Resource"),
            Self::Condition(_) => msg!("trace-access-part", part = "Condition"),
        }
    }

    /// How far a statement came before this part kept it from applying.
    pub const fn reached(self) -> usize {
        match self {
            Self::Principal => 0,
            Self::Action => 1,
            Self::Resource => 2,
            Self::Condition(index) => 3 + index,
            Self::Delegated => usize::MAX,
        }
    }
}
