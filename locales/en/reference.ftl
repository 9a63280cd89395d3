# The reference of the scenario format, printed by `terakoya sim reference`.

cli-sim-reference = Prints the reference of the scenario format, as Markdown.

reference-title = The scenario format
reference-made = This page is printed by `terakoya sim reference`; a test keeps it up to date.
reference-about = A scenario is a small serverless system in a TOML file: who sends what, how the services are set, what goes wrong, and what a learner is asked about it. `terakoya sim run FILE` plays it. Everything below is complete: a key that does not stand here is a mistake. Settings that AWS would refuse run all the same, with a warning.
reference-quantities = Quantities
reference-quantities-about = Numbers with a unit are written as text.
reference-quantity = What
reference-units = Units
reference-example = Example
reference-sizes-about = KB, MB and GB are powers of 1,024, as AWS counts.
reference-conditions = Conditions
reference-conditions-about = Claims and goals compare measures with numbers, units and each other: { $signs } and `in LOW..HIGH`. Both sides may use `+`, `-`, `*`, `/` and parentheses. `==` and `!=` compare counts only. A measure is named by its path, such as `lambda.resize.invocations`.
reference-keys = Keys
reference-key-name = Key
reference-key-kind = Type
reference-key-default = Default
reference-key-range = Range
reference-key-says = Meaning
reference-needed = required
reference-nothing = none
reference-one-of = one of { $keys }
reference-told = see right
reference-warned = { $low } to { $high } (AWS; else a warning)
reference-refused = { $low } to { $high }
reference-words = { $kind }: { $words }
reference-see = { $kind }: see [{ $title }](#{ $anchor })
reference-measures = Measures
reference-measures-about = What a run comes to. A path is the node's name and the measure's; mappings are called `lambda.ID.polls.0`, parts `server.ID.PART`. Percentiles are exact up to 100,000 samples and within 1 % above. Means of levels are averages over time from `warmup` to the end.
reference-measures-run = The whole run
reference-measure-name = Measure
reference-measure-unit = Unit
reference-measure-cost = `cost.total` and `cost.NODE`
reference-measure-costs = what the run and each node cost, before free tier and discounts
reference-unit = { $unit ->
    [count] number
    [seconds] seconds
    [share] share from 0 to 1
    [per-second] per second
    [usd] US dollars
    [bytes] bytes
    [gb-seconds] GB-seconds
   *[gb-months] GB-months
}
reference-kind = { $kind ->
    [text] text
    [both] text in both languages
    [switch] `true` or `false`
    [count] whole number
    [integer] whole number
    [number] number
    [span] time span
    [size] size
    [rate] rate
    [share] share
    [word] one word
    [node] a node
    [nodes] a node or a list
    [workload] name of a workload
    [drawn] time span, fixed or drawn
    [fails] `"never"`, `"always"` or a table
    [table] table
    [tables] list of tables
    [names-or-tables] list of names or tables
    [switch-or-table] `true`, `false` or a table
    [authorizer] `iam`, `jwt`, a function or a user pool
    [spans] list of time spans
    [span-or-spans] time span or a list
    [recorded] list of seconds or time spans, or the name of a file
    [texts] list of texts
    [text-or-texts] text or a list
    [boths] list of texts in both languages
    [json] JSON: a table, or a text
    [pattern] event pattern: a table, or JSON as text
    [policy] policy document: JSON as text, or a name
    [policies] table of names and policy documents
    [path] path of a setting
    [values] list of values
    [measure] path of a measure
    [answer] number with the measure's unit
    [answers] list of such numbers
    [condition] condition
    [settings] table of paths and values
    [remark] anything
    [not-yet] not simulated yet: refused
   *[other] ?
}
reference-section = { $section ->
    [scenario] The outermost table
    [account] Account
    [client] Client
    [workload] Workload
    [arrivals] Arrivals
    [ramp] Ramp
    [burst] Burst
    [span] Time spans that are drawn
    [uniform] Uniform
    [normal] Normal
    [lognormal] Lognormal
    [fails] Failures
    [api] API Gateway
    [route] Route
    [lambda] Lambda function
    [poll] Polling a queue
    [stream-poll] Polling a stream
    [sqs] SQS queue
    [sns] SNS topic
    [subscription] Subscription
    [delivery-policy] Delivery policy
    [kinesis] Kinesis data stream
    [s3] S3 bucket
    [notification] Notification
    [eventbridge] EventBridge bus
    [rule] Rule
    [schedule] Schedule
    [server] Server
    [service] Service
    [part] Part
    [cognito] Cognito user pool
    [fargate] Fargate service
    [task-poll] Polling by tasks
    [spot] Spot
    [alarm] CloudWatch alarm
    [fault] Fault
    [policy] IAM policy
    [control] Control
    [prediction] Prediction
    [wrong] Wrong option
    [claim] Claim
    [ticket] Ticket
    [cause] Cause
    [goal] Goal
    [tempting] Tempting repair
   *[other] ?
}
reference-section-about = { $section ->
    [scenario] Every file begins with these. Nodes follow as tables named `service.id`; they may name each other in any order.
    [account] What all nodes share.
    [client] Someone who sends requests.
    [workload] Arrivals under a name, so that two designs are tried with the same requests.
    [arrivals] When requests arrive. Exactly one key.
    [ramp] A rate that changes in a straight line.
    [burst] Many requests in a short time.
    [span] Wherever a duration is asked for, a fixed span such as `"200 ms"` or one of these.
    [uniform] Between two bounds.
    [normal] Around a mean.
    [lognormal] Around a median, with a long tail.
    [fails] `"never"`, `"always"`, or exactly one of these keys.
    [api] An API with its throttling, timeout and routes.
    [route] A path of an API.
    [lambda] A function with its environments, limits and destinations.
    [poll] An event source mapping of an SQS queue.
    [stream-poll] An event source mapping of a Kinesis stream.
    [sqs] A standard or FIFO queue.
    [sns] A standard or FIFO topic.
    [subscription] Who gets a topic's messages. Either `to` or `protocol`.
    [delivery-policy] Retries to an HTTP endpoint, phase by phase.
    [kinesis] A stream of shards.
    [s3] A bucket with its notifications.
    [notification] Whom a bucket tells about what.
    [eventbridge] A bus with rules and schedules.
    [rule] Which events go to which targets.
    [schedule] Runs its targets every so often.
    [server] A monolith or a fixed fleet.
    [service] A microservice or a data store.
    [part] A part of a server.
    [cognito] Signs users in, and may ask a function first.
    [fargate] Tasks on Fargate, a fixed number or as many as the load needs.
    [task-poll] A queue the tasks receive from.
    [spot] When tasks are taken back, and what is saved.
    [alarm] Watches a measure, period by period.
    [fault] Trouble for a while. Exactly one of `outage`, `latency`, `errors`.
    [policy] A policy and the node it hangs on.
    [control] A setting the learner may change.
    [prediction] Asked before the run; the answer is computed.
    [wrong] Either `misconception` or `slip`.
    [claim] What the lesson says, as a condition that is tested.
    [ticket] An incident to find the cause of and to repair.
    [cause] A cause to choose. A ticket has three or four, and exactly one is right.
    [goal] What has to hold after the repair. At least one fails before it.
    [tempting] A repair that looks right and leaves a goal unmet.
   *[other] ?
}
reference-says = { $key ->
    [scenario-id] The scenario's id: letters, digits, hyphens.
    [scenario-title] What it is called.
    [scenario-story] What is going on, for the learner.
    [scenario-seed] Where the random draws begin. The same seed gives the same run.
    [scenario-horizon] When the run ends. It ends earlier if nothing is left to happen.
    [scenario-warmup] Measuring starts here, so that an empty start does not count.
    [scenario-budget] The most events; then the run stops and says so. Without it, 1,000,000,000 on the command line.
    [scenario-price_table] The Region whose prices count.
    [scenario-account] The AWS account.
    [scenario-workload] Arrivals under a name, which several clients may share.
    [scenario-fault] Troubles at given times.
    [scenario-policy] IAM policies. Without any, everything is allowed.
    [scenario-control] Settings the learner may change.
    [scenario-prediction] Questions before the run. The run gives the answer.
    [scenario-claim] What every run of the test suite has to show.
    [scenario-ticket] The incident, if it is one.
    [account-concurrency] Runs of all functions at once. Without it, it grows to the sum of reservations + 100.
    [arrivals-at] At these times.
    [arrivals-every] From 0 s, always this far apart.
    [arrivals-poisson] At random, so many on average.
    [arrivals-ramp] A rate that rises or falls in a straight line, and then stays.
    [arrivals-burst] Many in a short time.
    [arrivals-replay] Recorded times, in any order; plain numbers are seconds. Also the name of a file beside the scenario, with one number of seconds a line; in a course its name ends in `.csv`.
    [ramp-from] The rate at the start.
    [ramp-to] The rate at the end.
    [ramp-over] How long it takes.
    [burst-count] How many.
    [burst-at] When the first arrives.
    [burst-within] Spread evenly over this span; `"0 s"` is all at once.
    [span-uniform] Anything between two bounds, equally likely.
    [span-normal] Normally distributed, cut off at 0.
    [span-exponential] Exponentially distributed, with this mean.
    [span-lognormal] Lognormally distributed: rarely very long.
    [uniform-from] The shortest.
    [uniform-to] The longest.
    [normal-mean] The mean.
    [normal-sd] The standard deviation.
    [lognormal-median] The median.
    [lognormal-sigma] The standard deviation of the logarithm.
    [fails-first] The first so many runs.
    [fails-probability] This share, at random.
    [fails-until] Everything until this time.
    [fails-keys] Whatever carries one of these keys.
    [client-sends] Where its requests go.
    [client-arrivals] When it sends.
    [client-workload] The name of a shared workload.
    [client-limit] Requests in all; without it, until the horizon.
    [client-invoke] How it calls a function: waiting for the answer, or handing the event over. For functions only.
    [client-timeout] How long it waits for an answer. Without it, until there is one.
    [client-sdk] Whether it behaves like an AWS SDK: 3 attempts unless `max_attempts` says otherwise.
    [client-max_attempts] Attempts in all, for 429, 5xx and no answer in time. Pauses double from 100 ms up to 20 s.
    [client-idempotency_token] Whether receivers can recognise a repetition.
    [client-operation] What it does with a bucket.
    [client-path] The path it asks an API or a server for.
    [client-key] Object key, partition key or message group; of several, in turn. Without it, the client's id.
    [client-body] The body, for filters and patterns.
    [client-attributes] Message attributes, for filters.
    [client-size] The size of a request. Without it, that of the body.
    [client-token] The token it carries, for authorizers. Without it, none.
    [client-principal] Who asks, before IAM: a user's name, an ARN, or a service such as `s3.amazonaws.com`. Without it, a user with the client's id.
    [client-account] The account of that user, 12 digits. Without it, the scenario's own.
    [client-action] The action IAM is asked about, if not the one that takes place.
    [client-resource] The resource IAM is asked about, if not the one that is called.
    [workload-arrivals] When requests arrive. Clients that share it see the same times.
    [api-kind] REST API or HTTP API. An HTTP API's timeout is always 30 s.
    [api-rate] Tokens a second: requests that may pass in the long run.
    [api-burst] Tokens the bucket holds: requests that may pass at once.
    [api-timeout] How long the API waits for what stands behind it; then it answers 504.
    [api-access_log] Whether it logs a line for each request.
    [api-routes] Paths and what stands behind them; the first that fits counts.
    [route-path] The path; a last `*` takes everything below.
    [route-to] What the request is passed on to.
    [route-authorizer] Who checks the caller first: IAM, a token of any issuer (HTTP API), a function (Lambda authorizer), a user pool (REST API). Without it, nobody.
    [route-authorizer_result_ttl] How long the answer of a Lambda authorizer is kept.
    [lambda-memory] Memory; billing follows it.
    [lambda-cpu_bound] The share of INIT and duration that waits for the processor: it grows as memory falls below 1,769 MB, one vCPU. Model choice.
    [lambda-timeout] A run is cut off after this time.
    [lambda-init] The INIT phase of a new environment.
    [lambda-duration] A run.
    [lambda-duration_per_item] On top for every item of a batch.
    [lambda-cold_duration] The first run of an environment, instead of `duration`.
    [lambda-fails] Which runs fail.
    [lambda-fails_as] How they fail: an error, a timeout, out of memory.
    [lambda-calls] What it calls and waits for, one after the other, before its own work.
    [lambda-then] Where it sends its result on success.
    [lambda-polls] Event source mappings: queues and streams it is fed from.
    [lambda-reserved_concurrency] Runs at once, kept for it and its limit. 0 switches it off.
    [lambda-provisioned_concurrency] Environments that are ready from the start.
    [lambda-idle_timeout] How long an idle environment is kept. Model choice: AWS does not publish it.
    [lambda-reuse] Which idle environment takes the next request. Model choice.
    [lambda-maximum_retry_attempts] Retries of an asynchronous event after a failed run.
    [lambda-maximum_event_age] An asynchronous event is given up at this age.
    [lambda-on_failure] Where the record of an event goes that was given up.
    [lambda-on_success] Where the record of an event goes that succeeded.
    [lambda-dead_letter_queue] Where the event itself goes that was given up.
    [lambda-recursive_loop] Whether Lambda breaks a chain of 16 runs.
    [lambda-prints] What it prints on every run, in its log.
    [lambda-code] Code, to be shown.
    [lambda-event] An event, to be shown.
    [lambda-returns] What it returns, to be shown.
    [lambda-runtime] The runtime; changes nothing in a run.
    [lambda-package] Size of the package; changes nothing in a run.
    [poll-from] The queue.
    [poll-batch_size] The most messages in a batch; 10 for a FIFO queue.
    [poll-batching_window] How long messages are gathered.
    [poll-report_batch_item_failures] Whether the function reports failed messages one by one. Without it, the whole batch fails.
    [poll-maximum_concurrency] Batches at once.
    [poll-filter] Messages that do not fit are deleted.
    [stream-poll-from] The stream.
    [stream-poll-batch_size] The most records in a batch.
    [stream-poll-batching_window] How long records are gathered.
    [stream-poll-report_batch_item_failures] Whether the function reports the first failed record. What stands before it counts as done.
    [stream-poll-filter] Records that do not fit are skipped.
    [stream-poll-parallelization_factor] Batches of a shard at once; records of one key stay in order.
    [stream-poll-maximum_retry_attempts] Retries of a batch; −1 is until its records expire.
    [stream-poll-maximum_record_age] Records are given up at this age.
    [stream-poll-bisect_on_error] Whether a failed batch is split in two.
    [stream-poll-on_failure] Where the record of a batch goes that was given up.
    [sqs-fifo] Order within a message group, and deduplication.
    [sqs-visibility_timeout] How long a received message is hidden.
    [sqs-retention] How long messages are kept.
    [sqs-delay] How long a new message is hidden.
    [sqs-wait_time] How long a receive waits for messages. Lambda's pollers always wait 20 s.
    [sqs-in_flight_limit] Messages that may be in flight at once; beyond, a receive finds nothing.
    [sqs-max_receive_count] Receives before a message moves to the dead-letter queue.
    [sqs-dead_letter_queue] Where it moves. Without one, nothing moves.
    [sqs-content_based_deduplication] Whether equal bodies of a FIFO queue are one message for 5 minutes.
    [sqs-duplicate_rate] Share of messages that are stored twice. Model choice.
    [sqs-latency] From sending to being receivable. Model choice.
    [sns-fifo] Order within a message group, and deduplication.
    [sns-content_based_deduplication] Whether equal bodies of a FIFO topic are one message for 5 minutes.
    [sns-subscriptions] Who gets the messages.
    [sns-latency] From publishing to the first attempt. Model choice.
    [subscription-to] A queue or a function.
    [subscription-protocol] An endpoint outside the scenario.
    [subscription-filter] Which messages; without it, all.
    [subscription-filter_scope] Whether the filter reads attributes or the body.
    [subscription-raw] Whether the message comes without SNS's envelope.
    [subscription-dead_letter_queue] Where a message goes that could not be delivered.
    [subscription-fails] Which attempts fail.
    [subscription-fails_as] How they fail: the endpoint is in trouble, or may not be reached; for HTTP also a status from 400 to 599. Without it, a server error.
    [subscription-delivery_policy] Retries, for HTTP only.
    [delivery-policy-num_retries] Retries in all.
    [delivery-policy-num_no_delay_retries] Retries at once.
    [delivery-policy-num_min_delay_retries] Retries with the shortest wait, before it grows.
    [delivery-policy-num_max_delay_retries] Retries with the longest wait, at the end.
    [delivery-policy-min_delay_target] The shortest wait.
    [delivery-policy-max_delay_target] The longest wait.
    [delivery-policy-backoff_function] How the wait grows.
    [kinesis-shards] Shards; a record's partition key decides which.
    [kinesis-retention] How long records are kept.
    [kinesis-latency] From a put to being readable. Model choice.
    [s3-notify] Event notifications.
    [s3-latency] From an event to its notification. Model choice.
    [s3-duplicate_rate] Share of events that are notified twice. Model choice.
    [s3-versioning] Whether older versions stay when an object of the same key is put, and a deletion only puts a delete marker.
    [s3-storage_class] The storage class of every object; it decides the prices, the smallest size and the shortest time that are billed. An archived object cannot be read: restoring is not simulated.
    [notification-events] Which events; `s3:` may stand before them.
    [notification-prefix] Only keys that begin so.
    [notification-suffix] Only keys that end so.
    [notification-to] Who is told.
    [eventbridge-rules] Rules; an event may match several.
    [eventbridge-schedules] Schedules.
    [eventbridge-latency] From an event to its targets. Model choice.
    [eventbridge-archive] Whether the bus keeps its events for a replay.
    [eventbridge-replay_at] When everything in the archive goes through the rules again: one time or several. Needs `archive = true`.
    [rule-pattern] Which events; without it, all.
    [rule-to] Targets.
    [rule-dead_letter_queue] Where an event goes that could not be delivered.
    [rule-maximum_retry_attempts] Retries of a delivery.
    [rule-maximum_event_age] A delivery is given up at this age.
    [schedule-rate] Every so often, first after this time.
    [schedule-to] Targets.
    [schedule-body] The event, for filters and patterns.
    [server-servers] Servers side by side.
    [server-capacity] Requests a server works on at once.
    [server-queue] Requests that may wait; beyond, they are refused.
    [server-timeout] The longest from arrival to the end, waiting included.
    [server-duration] The work for a request.
    [server-fails] Which requests fail.
    [server-calls] What it calls and waits for, one after the other, before its own work.
    [server-store] Its data store: called last.
    [server-parts] Parts that share its servers and their fate; a request's path chooses one.
    [server-price_per_hour] US dollars an hour for a server.
    [service-servers] Instances side by side.
    [service-capacity] Requests an instance works on at once.
    [service-queue] Requests that may wait; beyond, they are refused.
    [service-timeout] The longest from arrival to the end, waiting included.
    [service-duration] The work for a request.
    [service-fails] Which requests fail.
    [service-calls] What it calls and waits for, one after the other, before its own work.
    [service-store] Its data store: called last.
    [service-parts] Parts that share its instances and their fate.
    [service-price_per_hour] US dollars an hour for an instance.
    [part-name] Its name: the first part of the path that asks for it.
    [part-duration] The work for a request. Without it, the server's.
    [part-fails] Which requests fail. Without it, as the server says.
    [part-calls] What it calls. Without it and `store`, what the server calls.
    [part-store] Its own data store.
    [fargate-cpu] CPU units of a task, 1,024 to a vCPU, or as in `"0.25 vCPU"`; one of the sizes Fargate has.
    [fargate-memory] Memory of a task; it has to go with the CPU. Without it, the smallest that does.
    [fargate-architecture] The processor; Arm is cheaper.
    [fargate-ephemeral_storage] Ephemeral storage of a task. Without it, the 20 GB that cost nothing extra.
    [fargate-image] Size of the container image that is pulled at every start.
    [fargate-start] From the launch to RUNNING, without the image. Model choice.
    [fargate-started] Whether the first tasks run when the scenario begins.
    [fargate-tasks] Tasks wanted at first.
    [fargate-target_cpu] Target tracking: the average CPU utilisation to keep, at least 1 %. Without it, the number of tasks stays.
    [fargate-min] The fewest tasks, with `target_cpu` only. Without it, 1, or 0 if `tasks` is 0.
    [fargate-max] The most tasks, with `target_cpu` only; required there.
    [fargate-scale_out_cooldown] Pause after adding tasks, with `target_cpu` only.
    [fargate-scale_in_cooldown] Pause after taking tasks away, with `target_cpu` only.
    [fargate-spot] Whether tasks run on Spot capacity.
    [fargate-stop_timeout] From SIGTERM to SIGKILL.
    [fargate-polls] Queues the tasks receive from.
    [fargate-capacity] Requests a task works on at once.
    [fargate-queue] Requests that may wait; beyond, they are refused.
    [fargate-timeout] The longest from arrival to the end, waiting included.
    [fargate-duration] The work for a request.
    [fargate-fails] Which requests fail.
    [fargate-calls] What it calls and waits for, one after the other, before its own work.
    [fargate-store] Its data store: called last.
    [task-poll-from] The queue.
    [task-poll-wait_time] How long a receive waits for a message: 0 is short polling. Without it, the queue’s `wait_time`.
    [task-poll-pause] From an empty answer of a short poll to the next one, at whole pauses. Model choice: it is the consumer’s own loop.
    [spot-interruptions] When a task is taken back.
    [spot-discount] What Spot saves. Model choice: AWS says up to this much.
    [cognito-trigger] The function that is asked at every sign-in.
    [alarm-measure] What is watched: a measure of a node of the cloud. A counter gives its growth in the period; `age`, `visible`, `in_flight`, `delayed`, `async_waiting` and `pollers` give their value at its end; the mean of a level its average; means and percentiles of an API's latency, a function's times and a queue's wait those of the period. Maxima and shares belong to a whole run and cannot be watched. A counter has no data for a period in which nothing was counted at its node: a model choice.
    [alarm-over] The period that makes one data point. AWS takes 10, 20 and 30 seconds and whole minutes.
    [alarm-threshold] What it is compared with, with the measure's unit if it has one.
    [alarm-comparison_operator] When the threshold is breached.
    [alarm-evaluation_periods] So many of the last periods are looked at.
    [alarm-datapoints_to_alarm] So many of them have to breach. Without it, all.
    [alarm-treat_missing_data] What a period without data counts as.
    [alarm-to] Who is told of ALARM.
    [alarm-ok_actions] Who is told of OK.
    [alarm-insufficient_data_actions] Who is told of INSUFFICIENT_DATA.
    [fault-node] Whom it hits.
    [fault-from] When it begins.
    [fault-until] When it ends. Without it, at the horizon.
    [fault-outage] `true`: everything is refused.
    [fault-latency] Everything takes this much longer.
    [fault-errors] This share of calls or runs fails.
    [policy-on] Who bears it (a client, a function's or a bus's role), or for a resource-based policy the resource it guards.
    [policy-kind] Identity-based or resource-based.
    [policy-document] The policy document: JSON, or a name of `documents`.
    [policy-documents] Documents to choose from by name, so that a control can choose: `set = "policy.0.document"` with names as values.
    [policy-attached] `false`: the policy is taken off; what it allowed is allowed no more.
    [control-set] The path of the setting, such as `lambda.resize.timeout`.
    [control-values] What it may be set to.
    [control-label] What it is called. Without it, the path is shown.
    [control-labels] What each value is called, in the same order. Without them, the values are shown as they are.
    [prediction-id] Its id, unique in the course.
    [prediction-ask] The question.
    [prediction-answer] The measure that is the answer.
    [prediction-options] What may be chosen; exactly one is right.
    [prediction-skill] The skill it exercises.
    [prediction-wrong] What stands behind each wrong option.
    [prediction-why] Why the answer is what it is.
    [wrong-is] The option.
    [wrong-misconception] The misconception behind it.
    [wrong-slip] `true`: a slip, no misconception.
    [wrong-why] Why it is wrong.
    [claim-text] In words.
    [claim-holds] As a condition.
    [claim-every_seed] Whether it has to hold for other seeds too.
    [ticket-needs] Lessons the ticket stands on, by id.
    [ticket-story] What was reported.
    [ticket-cause] Causes to choose from.
    [ticket-repair] Paths that may be changed. Each has a control with the values it may take.
    [ticket-goal] What has to hold afterwards.
    [ticket-reference] A repair that works, by path and value.
    [ticket-tempting] Repairs that look right and are not.
    [ticket-prevention] What would have prevented it or shown it earlier; it ends the post-mortem.
    [cause-text] The cause, in words.
    [cause-why] What speaks for or against it in log, measures and settings.
    [cause-correct] `true`: this is the cause.
    [goal-text] In words.
    [goal-holds] As a condition.
    [tempting-set] What it changes, by path and value.
    [tempting-why] What it breaks, and where that can be seen.
   *[other] ?
}
