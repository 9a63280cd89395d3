//! Who sends to whom in a scenario, for drawing it.

use std::collections::BTreeSet;

use crate::sim::entry::Endpoint;
use crate::sim::identity::NodeIndex;
use crate::sim::scenario::api::Authorizer;
use crate::sim::scenario::plan::Plan;
use crate::sim::scenario::plan::Settings;

/// An arrow between two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it starts.
    pub from: NodeIndex,
    /// Where it leads.
    pub to: NodeIndex,
    /// What moves along it.
    pub kind: LinkKind,
}

/// What moves along an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// A call whose caller waits for the answer.
    Call,
    /// Something handed over and left.
    Send,
    /// What a poller fetches.
    Poll,
    /// What failed for good.
    Failure,
}

impl Plan {
    /// Every arrow, in the order of the nodes. A mapping stands between its source and its function.
    pub fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        for (place, node) in self.nodes.iter().enumerate() {
            let from = NodeIndex(place as u16);
            let mut link = |to: NodeIndex, kind| links.push(Link { from, to, kind });
            match &node.settings {
                Settings::Client(client) => link(
                    client.sends,
                    if client.asynchronous {
                        LinkKind::Send
                    } else {
                        LinkKind::Call
                    },
                ),
                Settings::Api(api) => {
                    api.routes
                        .iter()
                        .for_each(|route| link(route.to, LinkKind::Call));
                    let mut asked: Vec<_> = api
                        .routes
                        .iter()
                        .filter_map(|route| match route.authorizer {
                            Some(Authorizer::Lambda { function, .. }) => Some(function),
                            _ => None,
                        })
                        .collect();
                    asked.dedup();
                    for to in asked {
                        link(to, LinkKind::Call);
                    }
                }
                Settings::Lambda(function) => {
                    function
                        .calls
                        .iter()
                        .for_each(|to| link(*to, LinkKind::Call));
                    let sent = function.then.iter().chain(&function.on_success);
                    sent.for_each(|to| link(*to, LinkKind::Send));
                    let failed = function.on_failure.iter().chain(&function.dead_letter);
                    failed.for_each(|to| link(*to, LinkKind::Failure));
                }
                Settings::Mapping(mapping) => {
                    link(mapping.function, LinkKind::Call);
                    mapping
                        .on_failure
                        .iter()
                        .for_each(|to| link(*to, LinkKind::Failure));
                    links.push(Link {
                        from: mapping.from,
                        to: from,
                        kind: LinkKind::Poll,
                    });
                }
                Settings::Sqs(queue) => {
                    if let Some((_, to)) = queue.redrive {
                        link(to, LinkKind::Failure);
                    }
                }
                Settings::S3(bucket) => bucket
                    .notify
                    .iter()
                    .for_each(|notification| link(notification.to, LinkKind::Send)),
                Settings::EventBridge(bus) => {
                    for rule in &bus.rules {
                        rule.to.iter().for_each(|to| link(*to, LinkKind::Send));
                        rule.dead_letter
                            .iter()
                            .for_each(|to| link(*to, LinkKind::Failure));
                    }
                    for schedule in &bus.schedules {
                        schedule.to.iter().for_each(|to| link(*to, LinkKind::Send));
                    }
                }
                Settings::Fleet(fleet) => {
                    let parts = fleet.parts.iter().flat_map(|part| &part.work.calls);
                    let calls: BTreeSet<_> = fleet.work.calls.iter().chain(parts).collect();
                    for to in calls {
                        link(*to, LinkKind::Call);
                    }
                    let polls = fleet.tasks.iter().flat_map(|tasks| &tasks.polls);
                    links.extend(polls.map(|poll| Link {
                        from: poll.from,
                        to: from,
                        kind: LinkKind::Poll,
                    }));
                }
                Settings::Cognito(pool) => {
                    if let Some(to) = pool.trigger {
                        link(to, LinkKind::Call);
                    }
                }
                Settings::Kinesis(_) | Settings::Part { .. } => {}
                Settings::Alarm(alarm) => {
                    let actions = alarm.on_alarm.iter().chain(&alarm.on_ok);
                    let actions = actions.chain(&alarm.on_insufficient_data);
                    for to in actions {
                        link(*to, LinkKind::Send);
                    }
                }
                Settings::Sns(topic) => {
                    for subscription in &topic.subscriptions {
                        if let Endpoint::Node(to) = subscription.to {
                            link(to, LinkKind::Send);
                        }
                        subscription
                            .dead_letter
                            .iter()
                            .for_each(|to| link(*to, LinkKind::Failure));
                    }
                }
            }
        }
        links
    }
}
