//! What a scenario's run rests on that AWS does not publish: model choices, told beside the result so that nobody takes them for facts.
//! Found in the settings of the nodes; changes nothing in a run.

use std::collections::BTreeSet;

use crate::message::Arg;
use crate::message::Message;
use crate::msg;
use crate::sim::identity::NodeIndex;
use crate::sim::model;
use crate::sim::scenario::Scenario;
use crate::sim::scenario::api::Authorizer;
use crate::sim::scenario::lambda::LambdaSettings;
use crate::sim::scenario::lambda::Reuse;
use crate::sim::scenario::link::LinkKind;
use crate::sim::scenario::plan::NodePlan;
use crate::sim::scenario::plan::Settings;
use crate::sim::service::Service;

/// A model choice. Spans in microseconds, shares in millionths, so that equal ones can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assumption {
    /// A client's waits between attempts have no jitter.
    ClientBackoff,
    /// A REST API waits for an authorizer as long as for an integration.
    AuthorizerWait,
    /// How often a user pool tries its trigger.
    TriggerAttempts,
    /// How long INIT and a run take is what the scenario says.
    RunTimes,
    /// How long an idle environment is kept.
    IdleTimeout(u64),
    /// Which idle environment takes the next request.
    Reuse(&'static str),
    /// Work that waits for the processor gets faster with memory, up to one vCPU.
    CpuBound,
    /// Asynchronous events are tried again at exact times.
    EventWaits,
    /// A throttled asynchronous event waits twice as long each time.
    ThrottledEvents,
    /// The pollers of a queue's mapping grow second by second.
    PollerGrowth,
    /// A mapping tries a throttled batch again after this time.
    ThrottledBatches(u64),
    /// A mapping looks into a shard at whole seconds.
    ShardLooks,
    /// Standard queues keep their order, and store this share of their messages twice.
    QueueDuplicates(u32),
    /// A short poll asks some of a queue's servers.
    ShortPolls,
    /// A hand-over takes this time.
    Latency(Handover, u64),
    /// This share of a bucket's notifications comes twice.
    Notifications(u32),
    /// Retries of a topic have no jitter; waits double.
    TopicRetries,
    /// Retries of an event bus double their wait, without jitter.
    BusRetries,
    /// Older data points may stand in for missing ones of an alarm.
    AlarmPeriods,
    /// A server's work is what the scenario says; all servers share one line.
    Servers,
    /// Start and image of a task.
    TaskStart,
    /// A task's CPU is the share of its places in use.
    TaskCpu,
    /// Which task has to go.
    TaskOrder,
    /// AWS takes the task that has run longest, at this discount.
    Spot(u32),
}

/// What a latency belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Handover {
    /// A message, to the queue.
    Queue,
    /// A record, to the stream.
    Stream,
    /// A notification of a bucket.
    Bucket,
    /// A message of a topic.
    Topic,
    /// An event of a bus.
    Bus,
}

impl Assumption {
    /// What it says.
    pub fn message(self) -> Message {
        let share = |millionths: u32| Arg::Share(f64::from(millionths) / 1e6);
        match self {
            Self::ClientBackoff => msg!(
                "assumption-client-backoff",
                first = Arg::Span(model::span("client.backoff")),
                most = Arg::Span(model::span("client.backoff_most"))
            ),
            Self::AuthorizerWait => msg!(
                "assumption-authorizer-wait",
                span = Arg::Span(model::span("api.authorizer_timeout"))
            ),
            Self::TriggerAttempts => msg!(
                "assumption-trigger-attempts",
                count = model::count("cognito.trigger_attempts")
            ),
            Self::RunTimes => msg!("assumption-run-times"),
            Self::IdleTimeout(span) => msg!("assumption-idle-timeout", span = Arg::Span(span)),
            Self::Reuse(which) => msg!("assumption-reuse", which = which),
            Self::CpuBound => msg!(
                "assumption-cpu-bound",
                size = Arg::Size(model::size("lambda.vcpu"))
            ),
            Self::EventWaits => msg!(
                "assumption-event-waits",
                first = Arg::Span(model::span("lambda.first_retry_wait")),
                second = Arg::Span(model::span("lambda.second_retry_wait"))
            ),
            Self::ThrottledEvents => msg!(
                "assumption-throttled-events",
                first = Arg::Span(model::span("lambda.throttle_wait")),
                most = Arg::Span(model::span("lambda.throttle_wait_most"))
            ),
            Self::PollerGrowth => msg!(
                "assumption-poller-growth",
                count = model::count("mapping.pollers_growth"),
                poll = Arg::Span(model::span("mapping.long_poll"))
            ),
            Self::ThrottledBatches(span) => {
                msg!("assumption-throttled-batches", span = Arg::Span(span))
            }
            Self::ShardLooks => msg!(
                "assumption-shard-looks",
                span = Arg::Span(model::span("mapping.shard_poll"))
            ),
            Self::QueueDuplicates(rate) => {
                msg!("assumption-queue-duplicates", share = share(rate))
            }
            Self::ShortPolls => msg!(
                "assumption-short-polls",
                servers = model::count("sqs.servers"),
                share = Arg::Share(model::share("sqs.asked"))
            ),
            Self::Latency(what, span) => msg!(
                "assumption-latency",
                what = what.name(),
                span = Arg::Span(span)
            ),
            Self::Notifications(rate) => msg!("assumption-notifications", share = share(rate)),
            Self::TopicRetries => msg!("assumption-topic-retries"),
            Self::BusRetries => msg!(
                "assumption-bus-retries",
                first = Arg::Span(model::span("eventbridge.retry_wait")),
                most = Arg::Span(model::span("eventbridge.retry_wait_most"))
            ),
            Self::AlarmPeriods => msg!(
                "assumption-alarm-periods",
                count = model::count("alarm.older_periods")
            ),
            Self::Servers => msg!("assumption-servers"),
            Self::TaskStart => msg!(
                "assumption-task-start",
                size = Arg::Size(model::size("fargate.pull_per_second"))
            ),
            Self::TaskCpu => msg!("assumption-task-cpu"),
            Self::TaskOrder => msg!("assumption-task-order"),
            Self::Spot(discount) => msg!("assumption-spot", share = share(discount)),
        }
    }
}

impl Handover {
    const fn name(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Stream => "stream",
            Self::Bucket => "bucket",
            Self::Topic => "topic",
            Self::Bus => "bus",
        }
    }
}

/// The model choices that a scenario's nodes rest on, each once.
pub fn assumptions(scenario: &Scenario) -> Vec<Assumption> {
    let plan = &scenario.plan;
    let mut found = BTreeSet::new();
    for node in &plan.nodes {
        of_node(node, &plan.nodes, &mut found);
    }
    let service = |node: NodeIndex| plan.nodes[node.place()].settings.service();
    let asynchronous = plan
        .links()
        .iter()
        .any(|link| link.kind == LinkKind::Send && service(link.to) == Service::Lambda);
    if asynchronous {
        found.insert(Assumption::EventWaits);
        found.insert(Assumption::ThrottledEvents);
    }
    found.into_iter().collect()
}

fn of_node(node: &NodePlan, nodes: &[NodePlan], found: &mut BTreeSet<Assumption>) {
    let latency = |handover, span| Assumption::Latency(handover, span);
    match &node.settings {
        Settings::Client(client) => {
            if client.max_attempts > 1 {
                found.insert(Assumption::ClientBackoff);
            }
        }
        Settings::Api(api) => {
            let mut routes = api.routes.iter();
            if routes.any(|route| matches!(route.authorizer, Some(Authorizer::Lambda { .. }))) {
                found.insert(Assumption::AuthorizerWait);
            }
        }
        Settings::Cognito(pool) => {
            if pool.trigger.is_some() {
                found.insert(Assumption::TriggerAttempts);
            }
        }
        Settings::Lambda(function) => of_function(function, found),
        Settings::Mapping(mapping) => {
            if matches!(nodes[mapping.from.place()].settings, Settings::Kinesis(_)) {
                found.insert(Assumption::ShardLooks);
            } else {
                found.insert(Assumption::PollerGrowth);
                let span = model::span("mapping.throttle_wait");
                found.insert(Assumption::ThrottledBatches(span));
            }
        }
        Settings::Sqs(queue) => {
            if !queue.fifo {
                found.insert(Assumption::QueueDuplicates(millionths(
                    queue.duplicate_rate,
                )));
            }
            found.insert(latency(Handover::Queue, queue.latency));
        }
        Settings::Kinesis(stream) => {
            found.insert(latency(Handover::Stream, stream.latency));
        }
        Settings::S3(bucket) => {
            if !bucket.notify.is_empty() {
                found.insert(latency(Handover::Bucket, bucket.latency));
                found.insert(Assumption::Notifications(millionths(bucket.duplicate_rate)));
            }
        }
        Settings::EventBridge(bus) => {
            found.insert(latency(Handover::Bus, bus.latency));
            found.insert(Assumption::BusRetries);
        }
        Settings::Sns(topic) => {
            found.insert(latency(Handover::Topic, topic.latency));
            found.insert(Assumption::TopicRetries);
        }
        Settings::Fleet(fleet) => {
            let Some(tasks) = &fleet.tasks else {
                found.insert(Assumption::Servers);
                return;
            };
            found.insert(Assumption::TaskStart);
            found.insert(Assumption::TaskOrder);
            if tasks.tracking.is_some() {
                found.insert(Assumption::TaskCpu);
            }
            if let Some(spot) = &tasks.spot {
                found.insert(Assumption::Spot(millionths(spot.discount)));
            }
            let wait = |queue: NodeIndex| match &nodes[queue.place()].settings {
                Settings::Sqs(queue) => queue.wait,
                _ => 0,
            };
            let mut polls = tasks.polls.iter();
            if polls.any(|poll| poll.wait.unwrap_or_else(|| wait(poll.from)) == 0) {
                found.insert(Assumption::ShortPolls);
            }
        }
        Settings::Alarm(_) => {
            found.insert(Assumption::AlarmPeriods);
        }
        Settings::Part { .. } => {}
    }
}

fn of_function(function: &LambdaSettings, found: &mut BTreeSet<Assumption>) {
    found.insert(Assumption::RunTimes);
    found.insert(Assumption::IdleTimeout(function.idle_timeout));
    found.insert(Assumption::Reuse(match function.reuse {
        Reuse::Newest => "newest",
        Reuse::Oldest => "oldest",
        Reuse::MostRecent => "most-recent",
        Reuse::LeastRecent => "least-recent",
    }));
    if function.cpu_bound > 0.0 {
        found.insert(Assumption::CpuBound);
    }
}

fn millionths(share: f64) -> u32 {
    (share * 1e6).round() as u32
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn of(text: &str) -> Vec<Assumption> {
        let source: Arc<str> =
            format!("id = \"a\"\ntitle = {{ en = \"A\", ja = \"A\" }}\n{text}").into();
        let scenario = Scenario::parse("a.toml", &source);
        let scenario = scenario.unwrap_or_else(|problems| panic!("{problems:?}"));
        assumptions(&scenario)
    }

    #[test]
    fn only_what_the_nodes_rest_on_is_told() {
        let plain = of("[client.c]\nsends = \"s3.b\"\narrivals = { at = [\"0 s\"] }\n[s3.b]\n");
        assert_eq!(plain, []);
        let sync = of(
            "[client.c]\nsends = \"lambda.f\"\narrivals = { at = [\"0 s\"] }\n[lambda.f]\nidle_timeout = \"5 min\"\n[lambda.g]\n",
        );
        assert_eq!(
            sync,
            [
                Assumption::RunTimes,
                Assumption::IdleTimeout(300_000_000),
                Assumption::IdleTimeout(600_000_000),
                Assumption::Reuse("newest"),
            ]
        );
        let event = of(
            "[client.c]\nsends = \"lambda.f\"\ninvoke = \"async\"\narrivals = { at = [\"0 s\"] }\n[lambda.f]\n",
        );
        assert!(event.contains(&Assumption::EventWaits), "{event:?}");
    }

    #[test]
    fn polls_are_short_unless_somebody_waits() {
        let of = |wait: &str, poll: &str| {
            let all = of(&format!(
                "[sqs.q]\n{wait}\n[fargate.w]\npolls = [{{ from = \"sqs.q\"{poll} }}]\n"
            ));
            all.contains(&Assumption::ShortPolls)
        };
        assert!(of("", ""));
        assert!(!of("wait_time = \"5 s\"", ""));
        assert!(of("wait_time = \"5 s\"", ", wait_time = \"0 s\""));
    }
}
