# Incident tickets: report, inspection, cause, repair, post-mortem.
ticket-none = `{ $id }` is not an incident ticket
ticket-not-offered = `{ $path }` cannot be set to that here: a repair turns the ticket's controls to one of their values
ticket-ask-cause = What is the cause?
ticket-goals = When it is repaired
ticket-state-new = not yet tried
ticket-state-begun = begun
ticket-state-healed = healed with { $changes ->
    [one] 1 change
   *[other] { $changes } changes
}
ticket-account = the account
ticket-no-settings = no settings
ticket-default = default
ticket-no-policies = No policy is attached: everything is allowed.
ticket-policy-identity = Policy { $number }: what { $on } may do
ticket-policy-resource = Policy { $number }: who may use { $on }
ticket-policy-off = not attached
ticket-goal-reached = holds
ticket-goal-open = does not hold yet
ticket-goal-broken = no longer holds
ticket-goal-measured = measured: { $measured }  ({ $condition })
ticket-healed = Healed: every goal holds.
ticket-not-healed = Not healed: not every goal holds.
ticket-nothing-changed = Nothing was changed.
ticket-fewest = { $count ->
    [one] 1 change
   *[other] { $count } changes
}; the fewest that heal: { $fewest }
ticket-post-mortem = Post-mortem: { $title }
ticket-pm-happened = What happened
ticket-pm-missed = Did not hold: measured { $measured } ({ $condition }).
ticket-pm-timeline = Timeline of the deciding events
ticket-pm-cause = Cause
ticket-pm-repair = Repair
ticket-pm-changed = { $name }: { $was } → { $now }
ticket-pm-prevention = Prevention
ticket-none-here = This course has no incident tickets.
ticket-saved = Saved as { $path }
ticket-not-saved = { $path } cannot be written: { $reason }
ticket-plain-title = Incident: { $title }
ticket-plain-inspect = [what to look at, c: name the cause, ?: keys]
ticket-plain-keys-inspect = o: the functions' log. m: all numbers. e: events, e 41: from the 41st. A number: why that event happened. p: timeline as a picture. s: settings. i: policies. d: diagram. y: the report again. c: name the cause.
ticket-plain-cause = The cause
ticket-plain-repair = The repair
ticket-plain-choose = [setting.value, Enter: run again, ?: keys]
ticket-plain-keys-repair = Type setting and value, such as 1.2; several after one another change several. Enter: run again. 0: all as deployed. c: the settings again. o, m, e, p, s, i, d, y: look at the last run.
ticket-plain-no-value = There is no { $words }: take a number from the list.
ticket-plain-end = [s: save, Enter: done]
ticket-plain-keys-end = s: save the post-mortem as Markdown in this folder. Enter: done.
ticket-list = Incident tickets
ticket-list-needs = stands on { $lessons }
ticket-stage-inspect = inspect
ticket-stage-cause = cause
ticket-stage-repair = repair
ticket-stage-post-mortem = post-mortem
ticket-as-deployed = As deployed
ticket-next-post-mortem = Enter: the post-mortem.
ticket-next-repair = Enter: back to the repair. Tab: inspect this run.
ticket-why-events = Choose an event under “Events” first
ticket-look-report = Report
ticket-look-log = Log
ticket-look-measures = Numbers
ticket-look-events = Events
ticket-look-timeline = Timeline
ticket-look-settings = Settings
ticket-look-policies = Policies
ticket-look-system = Diagram
ticket-no-log = The functions have written nothing.
ticket-repair-how = Change as little as heals it, then run again.
ticket-was = deployed: { $value }
ticket-reported = Reported
