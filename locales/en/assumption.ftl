# What the run rests on that AWS does not publish
present-assumptions = Model choices: AWS does not publish this
assumption-client-backoff = A client that tries again waits { $first }, then twice as long each time, up to { $most }, without jitter.
assumption-authorizer-wait = A REST API waits { $span } for its authorizer, as for any integration.
assumption-trigger-attempts = A user pool tries a trigger that does not answer { $count } times.
assumption-run-times = INIT and runs take as long as the scenario says.
assumption-idle-timeout = An idle execution environment is kept for { $span }.
assumption-reuse = Of several idle environments, { $which ->
    [newest] the one created last
    [oldest] the one created first
    [most-recent] the one used last
   *[other] the one unused for longest
} takes the next request.
assumption-cpu-bound = The share of the work that waits for the processor gets faster in proportion to memory, up to { $size }.
assumption-event-waits = Lambda retries a failed asynchronous event after exactly { $first }, then { $second }.
assumption-throttled-events = A throttled asynchronous event waits { $first }, then twice as long each time, up to { $most }.
assumption-poller-growth = The batches a queue's pollers may run at once grow by { $count } each second, and an idle poller waits { $poll } at the queue.
assumption-throttled-batches = A throttled batch is tried again after { $span }.
assumption-shard-looks = Pollers read a shard every { $span }, at whole seconds.
assumption-queue-duplicates = A standard queue keeps the order and delivers { $share } of its messages twice by itself.
assumption-short-polls = A queue has { $servers } servers, and a short poll asks each with a probability of { $share }, at whole pauses.
assumption-latency = From { $what ->
    [queue] sending to a queue to being receivable
    [stream] writing a record to being readable
    [bucket] an object's event to its notification
    [topic] publishing to a topic to the first delivery
   *[other] an event at a bus to its targets
}: { $span }.
assumption-notifications = { $share } of a bucket's notifications come twice; deleting what is not there notifies nobody.
assumption-topic-retries = A topic's waits double within the backoff phase, without jitter.
assumption-bus-retries = An event bus waits { $first } before its first retry, then twice as long each time, up to { $most }, without jitter.
assumption-alarm-periods = An alarm looks at up to { $count } older periods when data is missing.
assumption-servers = Servers work as fast, and hold as much, as the scenario says.
assumption-task-start = A task starts as the scenario says, and its image is pulled at { $size } a second.
assumption-task-cpu = A task's CPU utilisation is the share of its places in use.
assumption-task-order = Requests go to the task with the fewest; when there are too many tasks, the newest goes.
assumption-spot = AWS takes back the Spot task that has run longest; Spot saves { $share }.
