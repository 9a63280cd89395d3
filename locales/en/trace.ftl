# What happened in a simulated run, one sentence an entry. Time and place stand beside it.

trace-budget-spent = The budget of events is used up: the run stops here
trace-fault-began = Trouble begins: { $fault }
trace-fault-ended = Trouble is over: { $fault }
trace-fault-outage = outage
trace-fault-latency = everything takes { $span } longer
trace-fault-errors = { $share } of all calls fail
trace-call-refused = Refuses the call: the service is down

## Client
trace-request-sent = Sends a request to { $to }
trace-request-sent-again = Sends the request to { $to } again: attempt { $attempt }
trace-wait-given-up = Stops waiting after { $after }
trace-retry-planned = Will try again at { $at }: attempt { $attempt }
trace-request-succeeded = Has its answer after { $latency }: { $status }
trace-request-failed = Fails after { $latency }: { $status }

trace-status-done = 200
trace-status-accepted = 202, accepted
trace-status-http = { $status }
trace-status-function-failed = 200 with a function error
trace-status-denied = 403 (access denied)
trace-status-too-large = 413 (too large)
trace-status-throttled = 429, throttled
trace-status-unavailable = 503, service unavailable
trace-status-loop-stopped = 400, recursive invocation
trace-status-timed-out = no answer in time

## API Gateway
trace-request-routed = Passes the request on to { $to }
trace-request-throttled = Refuses the request: more than its rate and burst allow
trace-route-missing = Has no route for this path
trace-integration-timed-out = Stops waiting for its integration after { $after }
trace-responded = Answers { $status }
trace-payload-too-large = Refuses the request: { $size } are more than it takes ({ $status })
trace-token-accepted = The token is valid
trace-token-missing = There is no token: 401
trace-token-invalid = The token is not valid: 401
trace-authorizer-asked = Asks the authorizer { $to }
trace-authorizer-allowed = The authorizer lets the request pass
trace-authorizer-allowed-cached = The authorizer's answer is still known: the request may pass
trace-authorizer-denied = The authorizer refuses the request: 403
trace-authorizer-denied-cached = The authorizer's answer is still known: refused with 403
trace-authorizer-failed = The authorizer gave no usable answer: 500
trace-access-logged = Writes the access log; the caller is { $caller }
trace-access-logged-unknown = Writes the access log; who called is not known

## Cognito
trace-sign-in-began = Somebody signs in
trace-trigger-called = Asks its trigger { $to } and waits
trace-trigger-called-again = Asks its trigger { $to } again: attempt { $attempt }
trace-trigger-timed-out = Stops waiting for the trigger after { $after }
trace-signed-in = The sign-in succeeds
trace-sign-in-failed = The sign-in fails

## Lambda
trace-event-accepted = Puts the event into its queue and answers 202
trace-invoke-throttled = Throttles the invocation: { $why }
trace-throttle-account = the account's concurrency is used up
trace-throttle-reserved = the reserved concurrency is used up
trace-throttle-scale-out = new environments may not be created faster
trace-throttle-rate = more than rate and burst allow
trace-throttle-shard = the shard's write limit
trace-environment-created = Cold start: a new execution environment is set up
trace-environment-provisioned = A provisioned environment is ready
trace-init-ended = The INIT phase is over after { $took }
trace-init-timed-out = The INIT phase is cut off after { $after } and will be done again inside the run
trace-spilled-over = All provisioned environments are busy: this run takes another one
trace-run-started = The function runs
trace-run-started-async = The function runs with an event from the queue
trace-run-started-again = The function runs again: retry { $retry }
trace-run-started-batch = The function runs with a batch of { $items }
trace-printed = Prints line { $line }
trace-run-succeeded = The run succeeds after { $duration }
trace-run-failed = The run fails with an error after { $duration }
trace-run-timed-out = The run is cut off: timeout after { $duration }
trace-run-out-of-memory = The run is killed after { $duration }: out of memory
trace-run-partly = The run ends after { $duration } and reports { $failed } of its batch as failed
trace-caller-had-left = The answer finds nobody waiting: the caller had left
trace-effect-repeated = The same request has taken effect again
trace-repeat-recognised = Recognises the request as done before and does nothing twice
trace-event-retry-planned = Will run the event again at { $at }: retry { $retry }
trace-event-backed-off = The throttled event waits in the queue until { $until }
trace-event-given-up = Gives the event up: { $why }
trace-given-up-retries = its retries are used up
trace-given-up-age = it has reached its maximum age
trace-given-up-switched-off = the function is switched off (reserved concurrency 0)
trace-given-up-loop = it went round in a loop
trace-event-dropped = Drops the event: no destination and no dead-letter queue
trace-handed-on-failure = Sends the failed event to its on-failure destination { $to }
trace-handed-on-success = Sends the result to its on-success destination { $to }
trace-handed-dead-letter = Sends the event to its dead-letter queue { $to }
trace-handed-then = Sends its result to { $to }
trace-handed-call = Calls { $to } and waits
trace-loop-stopped = Breaks the loop: { $runs } runs in one chain
trace-environment-ended = The execution environment is shut down after { $lived }

## SQS
trace-message-sent = A message comes in
trace-message-delayed = A message comes in and stays hidden until { $until }
trace-message-deduplicated = The message counts as a repetition and is not stored again
trace-message-received = Hands the message out for the { $count ->
    [1] first time
    [2] second time
    [3] third time
   *[other] { $count }th time
}; hidden until { $until }
trace-message-visible = The visibility timeout ends: the message is visible again
trace-message-deleted = The message is deleted
trace-short-poll-missed = Asks { $asked } of the { $servers } servers of { $from }, which have no message, though others have
trace-delete-ignored = Does not delete the message: it was received again in the meantime
trace-message-dead-lettered = Received too often: the message moves to { $to }
trace-message-expired = The retention period ends: the message is gone

## Event source mapping
trace-filtered = The filter lets it through to nobody
trace-batch-invoked = Invokes the function with a batch of { $items }
trace-batch-succeeded = The batch of { $items } is done
trace-batch-partly-failed = { $failed } of { $items } in the batch failed
trace-batch-failed = The whole batch of { $items } failed
trace-batch-throttled = The function is throttled; tries the batch again at { $at }
trace-batch-lost = Lets the batch of { $items } go: its messages are visible again
trace-batch-retry-planned = Will try the same records again at { $at }: retry { $retry }
trace-batch-split = Splits the batch: first { $first }, then { $second }
trace-records-given-up = Gives up { $records ->
    [one] { $records } record
   *[other] { $records } records
}: { $why }
trace-pollers-grew = May run { $to } batches at once now

## Kinesis
trace-record-put = A record is written to shard { $shard }
trace-record-refused = Refuses the record: shard { $shard } is written to too fast
trace-record-expired = A record of shard { $shard } expires before it was processed

## S3 and EventBridge
trace-object-put = Stores the object
trace-object-read = Returns the object
trace-object-deleted = Deletes the object
trace-object-replaced = Replaces the object of the same key
trace-version-put = Stores the object as a new version and keeps the older ones
trace-delete-marker-put = Puts a delete marker on top; the versions stay
trace-object-missing = Has no object of this key
trace-object-archived = Refuses to read: the object is archived and would have to be restored first
trace-notified = Notifies { $to }
trace-notified-again = Notifies { $to } of the same event once more
trace-event-published = Receives the event
trace-replay-began = Replays its archive: { $events ->
    [one] { $events } event
   *[other] { $events } events
}
trace-event-replayed = An event comes out of the archive and goes through the rules again
trace-schedule-fired = The schedule is due
trace-rule-matched = Rule { $rule } matches
trace-nothing-matched = No rule matches: the event is ignored
trace-event-delivered = { $to } has taken the event
trace-delivery-retry-planned = Will deliver again at { $at }: retry { $retry }
trace-delivery-given-up = Gives the delivery up

## Servers and services
trace-request-queued = { $before ->
    [0] No place is free: the request waits
    [1] No place is free: the request waits behind another
   *[other] No place is free: the request waits behind { $before } others
}
trace-request-rejected = Refuses the request with 503: no place is free and the queue is full
trace-work-started = Works on the request
trace-work-succeeded = The work is done after { $duration }
trace-work-failed = The work fails with 500 after { $duration }
trace-work-timed-out = Gives the request up with 504: { $after } is longer than it may take
trace-work-lost = The server goes down and the request in it is lost: 503
trace-work-killed = The task is stopped before the work is done: the request in it is lost, 502

## Fargate
trace-no-task-running = Refuses the request with 503: no task is running
trace-task-turned = The task turns { $state }
trace-task-stopped = The task turns STOPPED ({ $code })
trace-spot-warned = Spot interruption: the task gets SIGTERM; its capacity is taken back at { $until } at the latest
trace-tasks-scaled = Target tracking sees CPU at { $utilisation }: { $from } tasks become { $to }

## SNS
trace-topic-published = Takes the published message
trace-endpoint-node = { $node }
trace-endpoint-http = the HTTP endpoint of subscription { $number }
trace-endpoint-email = the e-mail address of subscription { $number }
trace-copy-filtered = Does not deliver to { $to }: the filter policy does not match
trace-copy-held-back = Holds the message for { $to } back: an earlier one of its group is not delivered yet
trace-copy-delivered = Has delivered the message to { $to }
trace-attempt-failed = Cannot deliver the message to { $to }: { $status }
trace-copy-retry-planned = Will deliver again at { $at }: retry { $retry }, { $phase }
trace-phase-immediate = immediate phase
trace-phase-pre-backoff = pre-backoff phase
trace-phase-backoff = backoff phase
trace-phase-post-backoff = post-backoff phase
trace-copy-given-up = Gives up delivering to { $to }: { $why }
trace-given-up-client-error = a client-side error, which is not retried
trace-copy-lost = The message is lost for { $to }: there is no dead-letter queue

## CloudWatch alarms
trace-alarm-changed = { $from } → { $to }: { $value } in the last period
trace-alarm-without-data = { $from } → { $to }: no data in the last period
trace-handed-action = Tells { $to }: the alarm's action for this state

## Settings AWS would refuse
trace-warn = AWS would refuse a setting
trace-warn-range = AWS would refuse `{ $setting }` of { $node }: it lies between { $low } and { $high }
trace-warn-visibility = AWS would refuse this mapping of { $node }: the queue's visibility timeout ({ $visibility }) is shorter than the function's timeout ({ $timeout })
trace-warn-window = AWS would refuse `{ $setting }` of { $node }: more than 10 needs a batching window of at least 1 s
trace-warn-fifo-window = AWS would refuse `{ $setting }` of { $node }: a FIFO queue has no batching window
trace-warn-provisioned = AWS would refuse `{ $setting }` of { $node }: it is above the reserved concurrency
trace-warn-unreserved = AWS would refuse `{ $setting }` of { $node }: at least 100 of the account's concurrency stay unreserved
trace-warn-too-many = AWS would refuse `{ $setting }` of { $node }: at most { $most }
trace-warn-no-destination = AWS would refuse `{ $setting }` of { $node }: this service cannot be a destination for it
trace-warn-overlap = AWS would refuse `{ $setting }` of { $node }: two of them are about the same objects and events
trace-warn-whole-mb = AWS would refuse `{ $setting }` of { $node }: only whole megabytes can be set
trace-warn-own-destination = AWS would refuse `{ $setting }` of { $node }: a function cannot be its own destination
trace-warn-fifo-target = AWS would refuse `{ $setting }` of { $node }: a FIFO queue or topic cannot be a target here
trace-warn-other-type = AWS would refuse `{ $setting }` of { $node }: a dead-letter queue has the same type as its source
trace-warn-http-api = AWS has no `{ $setting }` for { $node }: an HTTP API's is fixed
trace-warn-alarm-period = AWS would refuse `{ $setting }` of { $node }: a period is 10, 20 or 30 seconds or whole minutes
trace-warn-queues-only = AWS would refuse `{ $setting }` of { $node }: a FIFO topic delivers to SQS queues only
trace-warn-fifo-subscriber = AWS would refuse `{ $setting }` of { $node }: a FIFO queue cannot subscribe to a standard topic
trace-warn-other-type-than-topic = AWS would refuse `{ $setting }` of { $node }: the dead-letter queue of a FIFO topic is FIFO, of a standard topic standard
trace-warn-no-raw = AWS would refuse `{ $setting }` of { $node }: raw delivery is for SQS queues and HTTP endpoints
trace-warn-nested-filter = AWS would refuse `{ $setting }` of { $node }: a filter of message attributes cannot be nested
trace-warn-filter-size = AWS would refuse `{ $setting }` of { $node }: at most { $keys } keys and { $combinations } combinations of values
trace-warn-only-rest = AWS would refuse `{ $setting }` of { $node }: only REST APIs have this kind
trace-warn-only-http = AWS would refuse `{ $setting }` of { $node }: only HTTP APIs have this kind

## Permissions (IAM)
trace-access-asked = IAM is asked: may { $principal } do { $action } on { $resource }?
trace-access-no-deny = Explicit deny: no Deny statement applies
trace-access-deny = Explicit deny: { $statement } applies, and no Allow can outweigh it
trace-access-resource-allows = Resource-based policy: { $statement } allows it
trace-access-resource-silent = Resource-based policy: there is no Allow statement
trace-access-resource-near = Resource-based policy: no Allow applies; in { $statement } it fails at { $part }
trace-access-delegated = Resource-based policy: { $statement } allows the account as a whole, which leaves it to the identity-based policies
trace-access-identity-allows = Identity-based policy: { $statement } allows it
trace-access-identity-silent = Identity-based policy: there is no Allow statement
trace-access-identity-near = Identity-based policy: no Allow applies; in { $statement } it fails at { $part }
trace-access-part = { $part }
trace-access-statement = statement { $statement } of policy { $policy }
trace-access-statement-named = statement "{ $sid }" of policy { $policy }
trace-access-allowed = IAM allows it by { $statement }
trace-access-allowed-across = IAM allows it: both accounts do
trace-access-denied = Access denied (403): nobody allows it (implicit deny)
trace-access-denied-across = Access denied (403): across accounts both sides have to allow it (implicit deny)
trace-access-denied-explicitly = Access denied (403): a statement forbids it (explicit deny)
