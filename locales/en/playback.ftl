# The screen of a scenario.
play-predict = Predict before it runs  { $number }/{ $count }
play-begin = Enter runs it.
play-events = What happened
play-legend = Signs of the timeline
play-log = Lambda's log
play-result = Prediction and result
play-result-later = The result is shown once you have seen the run to its end.
play-nothing-yet = Nothing has happened yet. Space plays.
play-no-log-yet = Nothing is written yet.
play-why-title = Why it happened
play-controls-title = Controls
play-no-controls = This scenario has no controls
play-watch-first = Watch the run to its end first (End goes there)
play-control-was = written: { $value }
play-control-default = default
play-result-as-written = Prediction and result are those of the run as written; you have turned a control since.
play-measures-now = Measures with the controls as they stand
