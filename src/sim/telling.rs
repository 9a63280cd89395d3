//! Says what happened: the message of every kind of entry. Only ids and arguments; the words stand in `locales/*/trace.ftl`.

use crate::message::Arg;
use crate::message::Message;
use crate::msg;
use crate::sim::entry::Endpoint;
use crate::sim::entry::Fault;
use crate::sim::entry::GivenUp;
use crate::sim::entry::Handing;
use crate::sim::entry::Invocation;
use crate::sim::entry::Outcome;
use crate::sim::entry::Phase;
use crate::sim::entry::TokenFault;
use crate::sim::entry::What;
use crate::sim::entry::task::Broken;
use crate::sim::measure::Unit;
use crate::sim::measure::Value;
use crate::sim::status::Failure;
use crate::sim::status::Status;
use crate::sim::status::Throttle;
use crate::sim::trace::Trace;

impl What {
    /// The sentence for it. The trace gives nodes their names; time and place of the entry are shown beside it and not repeated.
    pub fn message(self, trace: &Trace) -> Message {
        let span = Arg::Span;
        match self {
            Self::Warned { warning } => warned(trace, warning),
            Self::BudgetSpent => msg!("trace-budget-spent"),
            Self::FaultBegan(fault) => msg!("trace-fault-began", fault = fault.message()),
            Self::FaultEnded(fault) => msg!("trace-fault-ended", fault = fault.message()),
            Self::CallRefused => msg!("trace-call-refused"),
            Self::RequestSent { to, attempt: 1 } => {
                msg!("trace-request-sent", to = trace.name(to))
            }
            Self::RequestSent { to, attempt } => msg!(
                "trace-request-sent-again",
                to = trace.name(to),
                attempt = u32::from(attempt)
            ),
            Self::WaitGivenUp { after } => msg!("trace-wait-given-up", after = span(after)),
            Self::RetryPlanned { at, attempt } => msg!(
                "trace-retry-planned",
                at = span(at),
                attempt = u32::from(attempt)
            ),
            Self::RequestSucceeded { status, latency } => msg!(
                "trace-request-succeeded",
                status = status.message(),
                latency = span(latency)
            ),
            Self::RequestFailed { status, latency } => msg!(
                "trace-request-failed",
                status = status.message(),
                latency = span(latency)
            ),
            Self::RequestRouted { to } => msg!("trace-request-routed", to = trace.name(to)),
            Self::RequestThrottled => msg!("trace-request-throttled"),
            Self::RouteMissing => msg!("trace-route-missing"),
            Self::IntegrationTimedOut { after } => {
                msg!("trace-integration-timed-out", after = span(after))
            }
            Self::PayloadTooLarge { size, status } => msg!(
                "trace-payload-too-large",
                size = Arg::Size(size),
                status = status.to_string()
            ),
            Self::TokenAccepted => msg!("trace-token-accepted"),
            Self::TokenRefused {
                fault: TokenFault::Missing,
            } => msg!("trace-token-missing"),
            Self::TokenRefused {
                fault: TokenFault::Invalid,
            } => msg!("trace-token-invalid"),
            Self::AuthorizerAsked { to } => msg!("trace-authorizer-asked", to = trace.name(to)),
            Self::AuthorizerDecided { allowed, cached } => match (allowed, cached) {
                (true, false) => msg!("trace-authorizer-allowed"),
                (true, true) => msg!("trace-authorizer-allowed-cached"),
                (false, false) => msg!("trace-authorizer-denied"),
                (false, true) => msg!("trace-authorizer-denied-cached"),
            },
            Self::AuthorizerFailed => msg!("trace-authorizer-failed"),
            Self::AccessLogged {
                caller: Some(caller),
                ..
            } => msg!("trace-access-logged", caller = trace.name(caller)),
            Self::AccessLogged { caller: None, .. } => msg!("trace-access-logged-unknown"),
            Self::SignInBegan => msg!("trace-sign-in-began"),
            Self::TriggerCalled { to, attempt: 1 } => {
                msg!("trace-trigger-called", to = trace.name(to))
            }
            Self::TriggerCalled { to, attempt } => msg!(
                "trace-trigger-called-again",
                to = trace.name(to),
                attempt = u32::from(attempt)
            ),
            Self::TriggerTimedOut { after } => {
                msg!("trace-trigger-timed-out", after = span(after))
            }
            Self::SignedIn => msg!("trace-signed-in"),
            Self::SignInFailed => msg!("trace-sign-in-failed"),
            Self::Responded { status } => {
                msg!("trace-responded", status = status.to_string())
            }
            Self::AccessAsked { ruling }
            | Self::AccessChecked { ruling, .. }
            | Self::AccessDecided { ruling, .. } => self.access(trace, ruling),
            _ => self.lambda(trace),
        }
    }

    fn access(self, trace: &Trace, ruling: u32) -> Message {
        let Some(ruling) = trace.rulings.get(ruling as usize) else {
            return msg!("trace-access-denied");
        };
        match self {
            Self::AccessAsked { .. } => ruling.question(),
            Self::AccessChecked { step, .. } => ruling.step(step),
            _ => ruling.answer(),
        }
    }

    fn lambda(self, trace: &Trace) -> Message {
        let span = Arg::Span;
        match self {
            Self::EventAccepted => msg!("trace-event-accepted"),
            Self::InvokeThrottled { why } => msg!("trace-invoke-throttled", why = why.message()),
            Self::EnvironmentCreated { provisioned: false } => msg!("trace-environment-created"),
            Self::EnvironmentCreated { provisioned: true } => {
                msg!("trace-environment-provisioned")
            }
            Self::InitEnded { took } => msg!("trace-init-ended", took = span(took)),
            Self::InitTimedOut { after } => msg!("trace-init-timed-out", after = span(after)),
            Self::SpilledOver => msg!("trace-spilled-over"),
            Self::RunStarted {
                attempt,
                items,
                invocation,
                ..
            } => match invocation {
                Invocation::Synchronous => msg!("trace-run-started"),
                Invocation::Asynchronous if attempt > 1 => {
                    msg!("trace-run-started-again", retry = u32::from(attempt) - 1)
                }
                Invocation::Asynchronous => msg!("trace-run-started-async"),
                Invocation::Polled => msg!("trace-run-started-batch", items = items),
            },
            Self::Printed { line } => msg!("trace-printed", line = u32::from(line) + 1),
            Self::RunEnded {
                outcome, duration, ..
            } => match outcome {
                Outcome::Succeeded => msg!("trace-run-succeeded", duration = span(duration)),
                Outcome::Failed(Failure::Error) => {
                    msg!("trace-run-failed", duration = span(duration))
                }
                Outcome::Failed(Failure::Timeout) => {
                    msg!("trace-run-timed-out", duration = span(duration))
                }
                Outcome::Failed(Failure::Memory) => {
                    msg!("trace-run-out-of-memory", duration = span(duration))
                }
                Outcome::Partly(failed) => msg!(
                    "trace-run-partly",
                    duration = span(duration),
                    failed = failed
                ),
            },
            Self::CallerHadLeft => msg!("trace-caller-had-left"),
            Self::EffectRepeated => msg!("trace-effect-repeated"),
            Self::RepeatRecognised => msg!("trace-repeat-recognised"),
            Self::EventRetryPlanned { at, retry } => msg!(
                "trace-event-retry-planned",
                at = span(at),
                retry = u32::from(retry)
            ),
            Self::EventBackedOff { until } => {
                msg!("trace-event-backed-off", until = span(until))
            }
            Self::EventGivenUp { why } => msg!("trace-event-given-up", why = why.message()),
            Self::EventDropped => msg!("trace-event-dropped"),
            Self::HandedOn { to, why } => match why {
                Handing::OnFailure => msg!("trace-handed-on-failure", to = trace.name(to)),
                Handing::OnSuccess => msg!("trace-handed-on-success", to = trace.name(to)),
                Handing::DeadLetter => msg!("trace-handed-dead-letter", to = trace.name(to)),
                Handing::Then => msg!("trace-handed-then", to = trace.name(to)),
                Handing::Call => msg!("trace-handed-call", to = trace.name(to)),
                Handing::Action => msg!("trace-handed-action", to = trace.name(to)),
            },
            Self::LoopStopped { runs } => msg!("trace-loop-stopped", runs = u32::from(runs)),
            Self::EnvironmentEnded { lived } => {
                msg!("trace-environment-ended", lived = span(lived))
            }
            _ => self.queue(trace),
        }
    }

    fn queue(self, trace: &Trace) -> Message {
        let span = Arg::Span;
        match self {
            Self::MessageSent => msg!("trace-message-sent"),
            Self::MessageDelayed { until } => msg!("trace-message-delayed", until = span(until)),
            Self::MessageDeduplicated => msg!("trace-message-deduplicated"),
            Self::MessageReceived {
                count,
                hidden_until,
            } => msg!(
                "trace-message-received",
                count = count,
                until = span(hidden_until)
            ),
            Self::MessageVisible => msg!("trace-message-visible"),
            Self::MessageDeleted => msg!("trace-message-deleted"),
            Self::DeleteIgnored => msg!("trace-delete-ignored"),
            Self::MessageDeadLettered { to } => {
                msg!("trace-message-dead-lettered", to = trace.name(to))
            }
            Self::MessageExpired => msg!("trace-message-expired"),
            Self::Filtered => msg!("trace-filtered"),
            Self::BatchInvoked { items } => msg!("trace-batch-invoked", items = items),
            Self::BatchSucceeded { items } => msg!("trace-batch-succeeded", items = items),
            Self::BatchPartlyFailed { failed, items } => {
                msg!("trace-batch-partly-failed", failed = failed, items = items)
            }
            Self::BatchFailed { items } => msg!("trace-batch-failed", items = items),
            Self::BatchThrottled { retry_at } => {
                msg!("trace-batch-throttled", at = span(retry_at))
            }
            Self::BatchLost { items } => msg!("trace-batch-lost", items = items),
            Self::BatchRetryPlanned { at, retry } => {
                msg!("trace-batch-retry-planned", at = span(at), retry = retry)
            }
            Self::BatchSplit { first, second } => {
                msg!("trace-batch-split", first = first, second = second)
            }
            Self::RecordsGivenUp { records, why } => msg!(
                "trace-records-given-up",
                records = records,
                why = why.message()
            ),
            Self::PollersGrew { to } => msg!("trace-pollers-grew", to = to),
            _ => self.other(trace),
        }
    }

    fn other(self, trace: &Trace) -> Message {
        match self {
            Self::RecordPut { shard } => msg!("trace-record-put", shard = u32::from(shard)),
            Self::RecordRefused { shard } => {
                msg!("trace-record-refused", shard = u32::from(shard))
            }
            Self::RecordExpired { shard } => {
                msg!("trace-record-expired", shard = u32::from(shard))
            }
            Self::ObjectPut => msg!("trace-object-put"),
            Self::ObjectRead => msg!("trace-object-read"),
            Self::ObjectDeleted => msg!("trace-object-deleted"),
            Self::ObjectReplaced => msg!("trace-object-replaced"),
            Self::VersionPut => msg!("trace-version-put"),
            Self::DeleteMarkerPut => msg!("trace-delete-marker-put"),
            Self::ObjectMissing => msg!("trace-object-missing"),
            Self::ObjectArchived => msg!("trace-object-archived"),
            Self::Notified { to, again: false } => msg!("trace-notified", to = trace.name(to)),
            Self::Notified { to, again: true } => {
                msg!("trace-notified-again", to = trace.name(to))
            }
            Self::ShortPollMissed { from, asked } => msg!(
                "trace-short-poll-missed",
                from = trace.name(from),
                asked = asked,
                servers = crate::sim::model::count("sqs.servers")
            ),
            Self::EventPublished => msg!("trace-event-published"),
            Self::ReplayBegan { events } => msg!("trace-replay-began", events = events),
            Self::EventReplayed => msg!("trace-event-replayed"),
            Self::ScheduleFired => msg!("trace-schedule-fired"),
            Self::RuleMatched { rule } => msg!("trace-rule-matched", rule = u32::from(rule) + 1),
            Self::NothingMatched => msg!("trace-nothing-matched"),
            Self::EventDelivered { to } => msg!("trace-event-delivered", to = trace.name(to)),
            Self::DeliveryRetryPlanned { at, retry } => msg!(
                "trace-delivery-retry-planned",
                at = Arg::Span(at),
                retry = u32::from(retry)
            ),
            Self::DeliveryGivenUp => msg!("trace-delivery-given-up"),
            _ => self.fleet(trace),
        }
    }

    fn fleet(self, trace: &Trace) -> Message {
        match self {
            Self::RequestQueued { before } => msg!("trace-request-queued", before = before),
            Self::RequestRejected => msg!("trace-request-rejected"),
            Self::WorkStarted { .. } => msg!("trace-work-started"),
            Self::WorkEnded {
                outcome: Outcome::Succeeded,
                duration,
                ..
            } => msg!("trace-work-succeeded", duration = Arg::Span(duration)),
            Self::WorkEnded { duration, .. } => {
                msg!("trace-work-failed", duration = Arg::Span(duration))
            }
            Self::WorkGivenUp {
                why: Broken::TimedOut,
                after,
                ..
            } => msg!("trace-work-timed-out", after = Arg::Span(after)),
            Self::WorkGivenUp {
                why: Broken::Lost, ..
            } => msg!("trace-work-lost"),
            Self::WorkGivenUp {
                why: Broken::Killed,
                ..
            } => msg!("trace-work-killed"),
            _ => self.task(trace),
        }
    }

    fn task(self, trace: &Trace) -> Message {
        match self {
            Self::NoTaskRunning => msg!("trace-no-task-running"),
            Self::TaskTurned { state } => {
                msg!("trace-task-turned", state = state.name())
            }
            Self::TaskStopped { code } => msg!("trace-task-stopped", code = code.name()),
            Self::TasksScaled {
                from,
                to,
                utilisation,
            } => msg!(
                "trace-tasks-scaled",
                from = from,
                to = to,
                utilisation = Arg::Share(utilisation)
            ),
            Self::SpotWarned { until } => msg!("trace-spot-warned", until = Arg::Span(until)),
            _ => self.topic(trace),
        }
    }

    fn topic(self, trace: &Trace) -> Message {
        let at = |endpoint: Endpoint| endpoint.message(trace);
        match self {
            Self::TopicPublished => msg!("trace-topic-published"),
            Self::CopyFiltered { to } => msg!("trace-copy-filtered", to = at(to)),
            Self::CopyHeldBack { to } => msg!("trace-copy-held-back", to = at(to)),
            Self::CopyDelivered { to } => msg!("trace-copy-delivered", to = at(to)),
            Self::AttemptFailed { to, status } => msg!(
                "trace-attempt-failed",
                to = at(to),
                status = status.message()
            ),
            Self::CopyRetryPlanned { at, retry, phase } => msg!(
                "trace-copy-retry-planned",
                at = Arg::Span(at),
                retry = retry,
                phase = phase.message()
            ),
            Self::CopyGivenUp { to, why } => {
                msg!("trace-copy-given-up", to = at(to), why = why.message())
            }
            Self::CopyLost { to } => msg!("trace-copy-lost", to = at(to)),
            Self::AlarmChanged {
                from,
                to,
                value: Some(value),
            } => msg!(
                "trace-alarm-changed",
                from = from.name(),
                to = to.name(),
                value = number(value)
            ),
            Self::AlarmChanged { from, to, .. } => {
                msg!(
                    "trace-alarm-without-data",
                    from = from.name(),
                    to = to.name()
                )
            }
            // Everything else was said before this match was reached.
            _ => msg!("trace-warn"),
        }
    }
}

fn warned(trace: &Trace, warning: u16) -> Message {
    trace.warnings.get(usize::from(warning)).map_or_else(
        || msg!("trace-warn"),
        |warning| warning.message(trace.name(warning.node)),
    )
}

impl Status {
    /// In words.
    pub fn message(self) -> Message {
        match self {
            Self::Done => msg!("trace-status-done"),
            Self::Accepted => msg!("trace-status-accepted"),
            Self::Http(status) => msg!("trace-status-http", status = status.to_string()),
            Self::FunctionFailed(_) => msg!("trace-status-function-failed"),
            Self::Throttled(_) => msg!("trace-status-throttled"),
            Self::Denied => msg!("trace-status-denied"),
            Self::TooLarge => msg!("trace-status-too-large"),
            Self::Unavailable => msg!("trace-status-unavailable"),
            Self::LoopStopped => msg!("trace-status-loop-stopped"),
            Self::CallerTimedOut => msg!("trace-status-timed-out"),
        }
    }
}

impl Throttle {
    /// In words.
    pub fn message(self) -> Message {
        match self {
            Self::Account => msg!("trace-throttle-account"),
            Self::Reserved => msg!("trace-throttle-reserved"),
            Self::ScaleOut => msg!("trace-throttle-scale-out"),
            Self::Rate => msg!("trace-throttle-rate"),
            Self::Shard => msg!("trace-throttle-shard"),
        }
    }
}

impl GivenUp {
    /// In words.
    pub fn message(self) -> Message {
        match self {
            Self::RetriesExhausted => msg!("trace-given-up-retries"),
            Self::TooOld => msg!("trace-given-up-age"),
            Self::SwitchedOff => msg!("trace-given-up-switched-off"),
            Self::Loop => msg!("trace-given-up-loop"),
            Self::ClientError => msg!("trace-given-up-client-error"),
        }
    }
}

/// A measure's number with its unit.
fn number(value: Value) -> Arg {
    match value.unit {
        Unit::Seconds => Arg::Span((value.number * 1e6) as u64),
        Unit::Share => Arg::Share(value.number),
        _ => Arg::Number(value.number),
    }
}

impl Endpoint {
    /// In words.
    pub fn message(self, trace: &Trace) -> Message {
        let number = |subscription: u16| u32::from(subscription) + 1;
        match self {
            Self::Node(node) => msg!("trace-endpoint-node", node = trace.name(node)),
            Self::Http { subscription } => {
                msg!("trace-endpoint-http", number = number(subscription))
            }
            Self::Email { subscription } => {
                msg!("trace-endpoint-email", number = number(subscription))
            }
        }
    }
}

impl Phase {
    /// In words.
    pub fn message(self) -> Message {
        match self {
            Self::Immediate => msg!("trace-phase-immediate"),
            Self::PreBackoff => msg!("trace-phase-pre-backoff"),
            Self::Backoff => msg!("trace-phase-backoff"),
            Self::PostBackoff => msg!("trace-phase-post-backoff"),
        }
    }
}

impl Fault {
    /// In words.
    pub fn message(self) -> Message {
        match self {
            Self::Outage => msg!("trace-fault-outage"),
            Self::Latency(span) => msg!("trace-fault-latency", span = Arg::Span(span)),
            Self::Errors(share) => msg!("trace-fault-errors", share = Arg::Share(share)),
        }
    }
}
