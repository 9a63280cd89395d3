//! What is asked of IAM: who, what, on which resource, in which circumstances.

use std::collections::BTreeMap;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// A user or role, by ARN; its account is the ARN's fifth field.
    Identity(String),
    /// An AWS service, such as `s3.amazonaws.com`. It has no identity policy of ours.
    Service(String),
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who asks.
    pub principal: Principal,
    /// `service:Action`, such as `lambda:InvokeFunction`.
    pub action: String,
    /// The resource's ARN.
    pub resource: String,
    /// The account that owns the resource; needed because an S3 ARN names none.
    pub resource_account: String,
    /// Condition keys (lower case) and their values.
    pub context: BTreeMap<String, Vec<String>>,
}

impl Principal {
    /// The account of an identity; `None` for a service.
    pub fn account(&self) -> Option<&str> {
        match self {
            Self::Identity(arn) => account_of(arn),
            Self::Service(_) => None,
        }
    }
}

impl Request {
    /// Whether the one who asks belongs to another account than the resource. A service is never foreign.
    pub fn crosses_accounts(&self) -> bool {
        self.principal
            .account()
            .is_some_and(|account| account != self.resource_account)
    }

    /// The values of a condition key, whatever its case.
    pub fn values(&self, key: &str) -> Option<&[String]> {
        self.context
            .get(&key.to_ascii_lowercase())
            .map(Vec::as_slice)
    }
}

/// The fifth field of an ARN, if it has one.
pub fn account_of(arn: &str) -> Option<&str> {
    arn.split(':').nth(4).filter(|account| !account.is_empty())
}
