# What stands around a lesson's text, and in reports.
present-label = { $label }:{ " " }
present-scenario = Scenario
present-scenario-named = Scenario { $id }
present-question = Question
present-opening = The problem
present-minutes = about { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

present-level-error = Error
present-level-warning = Warning
present-level-hint = Hint
present-errors = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}
present-warnings = { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}

present-more-lanes = and { $count } more

# A run of the simulator. $service is the first part of a node's name.
present-node = { $service ->
    [client] { $name }
    [api] API { $name }
    [lambda] { $lambda } { $name }
    [sqs] SQS { $name }
    [sns] SNS { $name }
    [alarm] Alarm { $name }
    [kinesis] Kinesis { $name }
    [s3] S3 { $name }
    [eventbridge] EventBridge { $name }
    [cognito] Cognito { $name }
    [fargate] Fargate { $name }
    [server] server { $name }
    [service] service { $name }
   *[other] { $name }
}
present-flow-step = { $from } to { $to }
present-flow-step-with = { $from } to { $to }: { $words }
present-endpoint-http = HTTP endpoint
present-endpoint-email = e-mail
present-edge-polls = polls
present-edge-failure = on failure
present-edge-success = on success
present-edge-undelivered = not delivered
present-edge-watched = watched by
present-edge-received-too-often = received too often
present-system = The system
present-functions = Functions
present-function-code = Code of { $function }
present-function-event = Event for { $function }
present-function-response = Response of { $function }
present-timeline = Timeline
present-permissions = Permissions
present-log = Log
present-measures = Measures
present-claims = What the lesson says
present-run-facts = seed { $seed }, { $time } simulated, { $events } events, { $stopped }
present-stopped-horizon = ran to its horizon
present-stopped-quiet = nothing was left to happen
present-stopped-budget = stopped: the budget of events was used up
present-more-log = { $count } more lines
present-more-pages = ({ $count } more stretches of the same run are left out here)
present-claim-false = (does not hold: { $condition }, but it is { $actual })
present-asked = Asked
present-predicted = Predicted
present-result = Result
present-hit = as predicted
present-missed = not as predicted
present-about = about { $value }
present-measures-run = The run
present-measures-cost = Cost
present-mapping = { $node }, event source mapping { $number }
present-measure-status = answered { $status }
present-measure = { $name ->
    [run_events] events
    [run_denied] calls denied by IAM
    [run_end] ended after
    [cost_total] in all
    [requests] requests
    [succeeded] succeeded
    [failed] failed
    [retries] retries
    [latency_p50] latency, median
    [latency_p95] latency, 95th percentile
    [latency_p99] latency, 99th percentile
    [latency_mean] latency, mean
    [throttled] throttled
    [throttle_rate] share throttled
    [status_other] other answers
    [invocations] runs
    [errors] failed runs
    [timeouts] timeouts
    [throttles] throttled
    [cold_starts] cold starts
    [cold_start_rate] share of cold starts
    [environments_mean] environments, mean
    [running_mean] running, mean
    [idle_mean] idle, mean
    [environments_max] environments at once
    [environment_lifespan_mean] life of an environment, mean
    [duration_p50] duration, median
    [duration_p95] duration, 95th percentile
    [duration_p99] duration, 99th percentile
    [duration_mean] duration, mean
    [abandoned] finished after the caller had left
    [effects] side effects
    [duplicate_effects] repeated side effects
    [async_received] events accepted (202)
    [async_retries] retries by Lambda
    [async_waiting] events waiting at the end
    [async_wait_mean] wait in the event queue, mean
    [dead_lettered] given up and kept
    [dropped] given up and lost
    [spillovers] beyond provisioned concurrency
    [loops_stopped] loops stopped
    [billed_gb_s] billed
    [init_billed_gb_s] billed for INIT
    [sent] messages sent
    [received] messages received
    [deleted] messages deleted
    [processed] messages processed
    [duplicates] received after being processed
    [deduplicated] dropped as duplicates
    [expired] expired
    [visible] visible at the end
    [in_flight] in flight at the end
    [in_flight_max] in flight at once
    [missed_receives] short polls that missed messages
    [api_requests] requests billed
    [delayed] delayed at the end
    [receives_per_message] receives per message
    [wait_mean] wait, mean
    [wait_rate] share that waited
    [age] age of the oldest at the end
    [age_max] age of the oldest
    [batches] batches
    [batches_failed] failed batches
    [receives] receive calls
    [pollers] pollers at the end
    [pollers_max] pollers at once
    [filtered] filtered out
    [splits] batches split
    [given_up] records given up
    [put] records written
    [iterator_age_max] largest iterator age
    [puts] objects written
    [gets] objects read
    [deletes] objects deleted
    [events] notifications
    [duplicate_events] notifications sent twice
    [stored_gb_month] stored
    [not_found] requests for what is not there
    [objects] objects at the end
    [noncurrent_versions] older versions at the end
    [delete_markers] delete markers at the end
    [billed_gb_month] storage billed
    [early_gb_month] of it billed after deletion
    [running_max] running at once
    [batch_size_mean] batch size, mean
    [empty_receives] receives without a message
    [concurrency_max] batches at once
    [rejected] refused: no place, queue full
    [utilisation] share of places in use
    [busy_mean] places in use, mean
    [busy_max] places in use at once
    [queue_mean] waiting, mean
    [queue_max] waiting at once
    [published] published
    [delivered] delivered
    [lost] lost for an endpoint
    [evaluations] evaluations
    [alarms] times it went to ALARM
    [recoveries] times it went back to OK
    [notifications] notifications sent
    [in_alarm] time in ALARM
    [tasks_mean] tasks running, mean
    [tasks_max] tasks running at once
    [starts] tasks started
    [interruptions] Spot interruptions
    [task_seconds] task seconds billed
    [vcpu_seconds] vCPU seconds billed
    [matched] rules matched
    [unmatched] events no rule matched
    [authorizer_asked] authorizer asked
    [authorizer_cached] authorizer's answer still known
    [trigger_calls] trigger called
    [trigger_timeouts] trigger too slow
    [replayed] events replayed
   *[other] { $name }
}
present-fact-dates = checked { $checked }, good until { $expires }
