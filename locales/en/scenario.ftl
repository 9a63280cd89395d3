# What is wrong with a scenario somebody wrote. Short: where it stands and the line itself are shown with it.

scenario-not-yet = `{ $name }` is not simulated yet
scenario-unknown-node = there is no node `{ $node }` in this scenario
scenario-wrong-service = `{ $key }` cannot be `{ $node }`
scenario-declare-node = declare one first: { $words }
scenario-bad-id = `{ $id }` cannot be an id: letters, digits, hyphens and underscores, a letter first
scenario-one-of = exactly one of these has to stand here: { $keys }
scenario-invoke-lambda-only = only a Lambda function can be invoked synchronously or asynchronously
scenario-alarm-whole-run = `{ $path }` is known for the whole run only, so an alarm cannot watch it
scenario-http-only = `{ $key }` is for HTTP endpoints only
scenario-replay-archive = there is nothing to replay: set `archive = true`
scenario-replay-file = the times of a file are read only where the scenario is a file itself (`terakoya sim run FILE`); here they stand in a list
scenario-replay-line = { $file }, line { $line }: not a number of seconds
scenario-no-gap = a span of 0 would never end
scenario-rate = the rate must be above 0 and at most 1,000,000/s
scenario-ramp = a ramp needs a span above 0 and rates of at most 1,000,000/s, not both 0
scenario-from-above-to = `from` is greater than `to`
scenario-until-before-from = `until` comes before `from`
scenario-warmup = the warm-up must be shorter than the horizon
scenario-part-twice = there are two parts called `{ $name }`
scenario-too-many = too many { $what }: at most { $most }
scenario-json = `{ $key }` is not valid JSON: { $detail }
scenario-unknown-path = there is no setting `{ $path }` in this scenario
scenario-unknown-measure = there is no measure `{ $path }` in this scenario
scenario-unknown-measure-near = there is no measure `{ $path }` in this scenario; did you mean `{ $near }`?

## Tickets and controls
scenario-ticket-causes = a ticket has { $low } or { $high } causes to choose from; here { $count ->
    [one] is one
   *[other] are { $count }
}
scenario-ticket-correct = exactly one cause has `correct = true`; here { $count ->
    [0] none has
   *[other] { $count } have
}
scenario-ticket-goals = a ticket has at least one goal
scenario-ticket-tempting = a ticket has at least one tempting repair
scenario-control-labels = each value needs a label: { $wanted ->
    [one] there is one value
   *[other] there are { $wanted } values
}, and { $count ->
    [one] one label
   *[other] { $count } labels
}

## Fargate
scenario-fargate-cpu = a task cannot have this many CPU units
scenario-fargate-memory = { $memory } does not go with { $cpu } CPU units
scenario-fargate-sizes = it goes with: { $sizes }
scenario-only-with = `{ $key }` means something only together with `{ $with }`
scenario-tasks-range = `tasks` is { $tasks }, which does not lie between `min` ({ $min }) and `max` ({ $max })

## Event patterns
scenario-pattern-object = a pattern must be a table or a JSON object
scenario-pattern-array = the values of `{ $field }` must stand in a list: ["…"]
scenario-pattern-empty = `{ $field }` has no value and could match nothing
scenario-pattern-operator = `{ $field }` uses an unknown operator `{ $operator }`
scenario-pattern-operand = the operator `{ $operator }` cannot take what stands at `{ $field }`

## Expressions
scenario-expression-no-sign = a condition needs one of == != >= <= > < or in
scenario-expression-range = a range is written `in 0.9..1.1`
scenario-expression-range-empty = the range ends before it begins
scenario-expression-unit = the unit does not fit: write for example { $unit }
scenario-expression-equal = == and != compare counts only; for other units use a range
scenario-expression-number = `{ $text }` is not a number with a known unit
scenario-expression-word = `{ $word }` is neither a number nor a measure such as lambda.f.invocations
scenario-expression-extra = `{ $text }` does not belong here
scenario-expression-end = the expression ends too early
scenario-expression-close = a closing parenthesis is missing
scenario-expression-deep = at most { $most } parentheses inside each other
scenario-expression-long = an expression may have at most { $most } bytes

## Permissions (IAM)
scenario-policy-json = the policy is not valid JSON from here on
scenario-policy-json-ends = the policy ends too early: a bracket, a brace or a quotation mark is still open
scenario-policy-shape = the value of `{ $element }` has a shape that IAM does not know
scenario-policy-unknown-element = a policy has no element `{ $element }`
scenario-policy-missing = `{ $element }` is missing here
scenario-policy-not-here = `{ $element }` must not stand here
scenario-policy-action = the action `{ $action }` does not name its service: write service:Action
scenario-policy-unknown-action = there is no action `{ $action }`
scenario-policy-operator = there is no condition operator `{ $operator }`
scenario-account = `{ $text }` is not an account: twelve digits
scenario-principal = `{ $text }` is not the ARN of a user or a role
scenario-resource = `{ $text }` is not an ARN
