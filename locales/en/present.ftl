# What stands around a lesson's text, and in reports.
present-label = { $label }:{ " " }
present-scenario = Scenario
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
