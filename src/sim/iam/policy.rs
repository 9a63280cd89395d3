//! A policy document: statements read from JSON, with a mistake that names its place for everything AWS would refuse or
//! silently never match.

use serde_json::Map;
use serde_json::Value;

use crate::sim::iam::condition::Condition;
use crate::sim::iam::request::Principal;
use crate::sim::iam::request::Request;
use crate::sim::iam::request::account_of;

/// What a policy hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyKind {
    /// On a user or role: says what it may do. Has no `Principal`.
    Identity,
    /// On a resource: says who may use it. Needs a `Principal`.
    Resource,
}

/// What a statement says once it applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Allow.
    Allow,
    /// Deny: wins over every Allow.
    Deny,
}

/// Why a document cannot be used; `path` is where in it (`Statement.0.Action`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyMistake {
    /// Not JSON.
    NotJson {
        /// The line of the document, from 1.
        line: usize,
        /// The column, from 1, in bytes.
        column: usize,
        /// Whether it ends too early.
        ends: bool,
    },
    /// A value of the wrong shape.
    WrongShape {
        /// Where.
        path: String,
    },
    /// A key the grammar does not have, such as `Actions`.
    UnknownKey {
        /// Where.
        path: String,
        /// The key as written.
        key: String,
    },
    /// A key that must be there.
    Missing {
        /// Where.
        path: String,
        /// Which.
        key: &'static str,
    },
    /// A key that this kind of policy must not have (`Principal` in an identity policy), or a key and its opposite together.
    NotHere {
        /// Where.
        path: String,
        /// Which.
        key: &'static str,
    },
    /// An action without its service, such as `InvokeFunction`.
    BadAction {
        /// Where.
        path: String,
        /// As written.
        action: String,
    },
    /// An operator that does not exist.
    UnknownOperator {
        /// Where.
        path: String,
        /// As written.
        operator: String,
    },
}

/// Whom a statement is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The identity the policy hangs on.
    Bearer,
    /// Everyone: `"*"`.
    Everyone,
    /// These ARNs, account ids and services.
    Named {
        /// `AWS`: ARNs or account ids.
        identities: Vec<String>,
        /// `Service`.
        services: Vec<String>,
    },
}

/// A list of patterns, or everything but it (`NotAction`, `NotResource`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patterns {
    /// `*` is any run of characters, `?` any one.
    pub patterns: Vec<String>,
    /// Whether the list is negated.
    pub except: bool,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its name, if it has one.
    pub sid: Option<String>,
    /// Allow or Deny.
    pub effect: Effect,
    /// Whom it is about.
    pub whom: Whom,
    /// Which actions.
    pub actions: Patterns,
    /// Which resources.
    pub resources: Patterns,
    /// All must hold.
    pub conditions: Vec<Condition>,
}

/// The part of a statement that kept it from applying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It is about somebody else.
    Principal,
    /// It is about other actions.
    Action,
    /// It is about other resources.
    Resource,
    /// The condition with this index does not hold.
    Condition(usize),
    /// It applies, but allows the resource's own account as a whole: that leaves the decision to the policies of its identities.
    Delegated,
}

/// A policy and what it hangs on.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// Identity-based or resource-based.
    pub kind: PolicyKind,
    /// In the document's order.
    pub statements: Vec<Statement>,
}

impl Policy {
    /// Reads a document.
    pub fn parse(kind: PolicyKind, document: &str) -> Result<Self, PolicyMistake> {
        let document: Value =
            serde_json::from_str(document).map_err(|error| PolicyMistake::NotJson {
                line: error.line(),
                column: error.column(),
                ends: error.is_eof(),
            })?;
        let fields = document
            .as_object()
            .ok_or_else(|| PolicyMistake::WrongShape {
                path: String::new(),
            })?;
        known_keys(fields, "", &["Version", "Id", "Statement"])?;
        let statements = match fields.get("Statement") {
            None => {
                return Err(PolicyMistake::Missing {
                    path: String::new(),
                    key: "Statement",
                });
            }
            Some(Value::Array(statements)) => statements.iter().collect(),
            Some(one) => vec![one],
        };
        let statements = statements.into_iter().enumerate();
        let statements = statements.map(|(index, statement)| {
            Statement::parse(kind, statement, &format!("Statement.{index}"))
        });
        Ok(Self {
            kind,
            statements: statements.collect::<Result<_, _>>()?,
        })
    }
}

impl Statement {
    fn parse(kind: PolicyKind, statement: &Value, path: &str) -> Result<Self, PolicyMistake> {
        let fields = statement
            .as_object()
            .ok_or_else(|| PolicyMistake::WrongShape {
                path: path.to_owned(),
            })?;
        let keys = [
            "Sid",
            "Effect",
            "Principal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
        ];
        known_keys(fields, path, &keys)?;
        let effect = match fields.get("Effect").and_then(Value::as_str) {
            Some("Allow") => Effect::Allow,
            Some("Deny") => Effect::Deny,
            Some(_) => {
                return Err(PolicyMistake::WrongShape {
                    path: format!("{path}.Effect"),
                });
            }
            None => {
                return Err(PolicyMistake::Missing {
                    path: path.to_owned(),
                    key: "Effect",
                });
            }
        };
        let actions = Patterns::parse(fields, "Action", "NotAction", path)?;
        let element = if actions.except {
            "NotAction"
        } else {
            "Action"
        };
        for (item, action) in actions.patterns.iter().enumerate() {
            if action != "*"
                && !action
                    .split_once(':')
                    .is_some_and(|(service, name)| !service.is_empty() && !name.is_empty())
            {
                return Err(PolicyMistake::BadAction {
                    path: format!("{path}.{element}.{item}"),
                    action: action.clone(),
                });
            }
        }
        let conditions = match fields.get("Condition") {
            None => Vec::new(),
            Some(condition) => Condition::parse_block(condition, &format!("{path}.Condition"))?,
        };
        Ok(Self {
            sid: fields.get("Sid").and_then(Value::as_str).map(str::to_owned),
            effect,
            whom: Whom::parse(kind, fields.get("Principal"), path)?,
            actions,
            resources: Patterns::parse(fields, "Resource", "NotResource", path)?,
            conditions,
        })
    }

    /// Whether the statement applies to the request; if not, the first part that does not fit.
    pub fn applies(&self, request: &Request) -> Result<(), Mismatch> {
        if !self.whom.includes(request) {
            return Err(Mismatch::Principal);
        }
        if !self
            .actions
            .include(&request.action.to_ascii_lowercase(), true)
        {
            return Err(Mismatch::Action);
        }
        if !self.resources.include(&request.resource, false) {
            return Err(Mismatch::Resource);
        }
        let failed = self
            .conditions
            .iter()
            .position(|condition| !condition.holds(request));
        if let Some(index) = failed {
            return Err(Mismatch::Condition(index));
        }
        // Across accounts this Allow is one of the two that are needed.
        let delegates = self.effect == Effect::Allow && !request.crosses_accounts();
        if delegates && self.whom.means_account(request) {
            return Err(Mismatch::Delegated);
        }
        Ok(())
    }
}

impl Whom {
    fn parse(
        kind: PolicyKind,
        principal: Option<&Value>,
        path: &str,
    ) -> Result<Self, PolicyMistake> {
        let at = || format!("{path}.Principal");
        match (kind, principal) {
            (PolicyKind::Identity, None) => Ok(Self::Bearer),
            (PolicyKind::Identity, Some(_)) => Err(PolicyMistake::NotHere {
                path: path.to_owned(),
                key: "Principal",
            }),
            (PolicyKind::Resource, None) => Err(PolicyMistake::Missing {
                path: path.to_owned(),
                key: "Principal",
            }),
            (PolicyKind::Resource, Some(Value::String(star))) if star == "*" => Ok(Self::Everyone),
            (PolicyKind::Resource, Some(Value::Object(fields))) => {
                known_keys(fields, &at(), &["AWS", "Service"])?;
                let list = |key| {
                    fields
                        .get(key)
                        .map_or(Ok(Vec::new()), |value| strings(value, &at()))
                };
                let identities = list("AWS")?;
                if identities.iter().any(|identity| identity == "*") {
                    return Ok(Self::Everyone);
                }
                Ok(Self::Named {
                    identities,
                    services: list("Service")?,
                })
            }
            (PolicyKind::Resource, Some(_)) => Err(PolicyMistake::WrongShape { path: at() }),
        }
    }

    fn includes(&self, request: &Request) -> bool {
        match (self, &request.principal) {
            (Self::Bearer, Principal::Identity(_)) | (Self::Everyone, _) => true,
            // A service has no identity policies, so none of ours speaks about it.
            (Self::Bearer, Principal::Service(_)) => false,
            (Self::Named { services, .. }, Principal::Service(name)) => services.contains(name),
            (Self::Named { identities, .. }, Principal::Identity(arn)) => identities
                .iter()
                .any(|named| named == arn || is_account_of(named, arn)),
        }
    }

    /// Whether it means whoever asks only as one of an account.
    fn means_account(&self, request: &Request) -> bool {
        match (self, &request.principal) {
            (Self::Named { identities, .. }, Principal::Identity(arn)) => {
                !identities.contains(arn)
                    && identities.iter().any(|named| is_account_of(named, arn))
            }
            _ => false,
        }
    }
}

/// Whether a principal is the account of this identity: its id, or its root, which stand for everyone in it.
fn is_account_of(named: &str, arn: &str) -> bool {
    let account = account_of(arn);
    account == Some(named)
        || (named.ends_with(":root") && account.is_some() && account_of(named) == account)
}

impl Patterns {
    fn parse(
        fields: &Map<String, Value>,
        key: &'static str,
        except_key: &'static str,
        path: &str,
    ) -> Result<Self, PolicyMistake> {
        match (fields.get(key), fields.get(except_key)) {
            (Some(_), Some(_)) => Err(PolicyMistake::NotHere {
                path: path.to_owned(),
                key: except_key,
            }),
            (None, None) => Err(PolicyMistake::Missing {
                path: path.to_owned(),
                key,
            }),
            (Some(list), None) => Ok(Self {
                patterns: strings(list, &format!("{path}.{key}"))?,
                except: false,
            }),
            (None, Some(list)) => Ok(Self {
                patterns: strings(list, &format!("{path}.{except_key}"))?,
                except: true,
            }),
        }
    }

    fn include(&self, text: &str, any_case: bool) -> bool {
        let fits = |pattern: &String| {
            if any_case {
                glob(&pattern.to_ascii_lowercase(), text)
            } else {
                glob(pattern, text)
            }
        };
        self.patterns.iter().any(fits) != self.except
    }
}

/// Whether `text` fits a pattern in which `*` is any run of characters and `?` any one.
pub fn glob(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), text.chars().collect());
    let (mut at, mut read) = (0, 0);
    // Where the last star stood and how much of the text it has swallowed: enough to go back to, so this never explodes.
    let mut star: Option<(usize, usize)> = None;
    while read < text.len() {
        if pattern.get(at) == Some(&'*') {
            star = Some((at, read));
            at += 1;
        } else if pattern
            .get(at)
            .is_some_and(|wanted| *wanted == '?' || *wanted == text[read])
        {
            at += 1;
            read += 1;
        } else if let Some((star_at, swallowed)) = star {
            at = star_at + 1;
            read = swallowed + 1;
            star = Some((star_at, read));
        } else {
            return false;
        }
    }
    pattern[at..].iter().all(|rest| *rest == '*')
}

fn known_keys(
    fields: &Map<String, Value>,
    path: &str,
    known: &[&str],
) -> Result<(), PolicyMistake> {
    match fields.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(PolicyMistake::UnknownKey {
            path: path.to_owned(),
            key: key.clone(),
        }),
        None => Ok(()),
    }
}

/// One string or a list of strings, as the policy grammar allows everywhere.
pub(super) fn strings(value: &Value, path: &str) -> Result<Vec<String>, PolicyMistake> {
    let wrong = || PolicyMistake::WrongShape {
        path: path.to_owned(),
    };
    match value {
        Value::String(one) => Ok(vec![one.clone()]),
        Value::Array(list) if !list.is_empty() => list
            .iter()
            .map(|item| item.as_str().map(str::to_owned).ok_or_else(wrong))
            .collect(),
        _ => Err(wrong()),
    }
}
