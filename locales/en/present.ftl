# What stands around a lesson's text, and in reports.
present-label = { $label }:{ " " }
present-scenario = Scenario
present-question = Question
present-opening = The problem
present-minutes = about { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
