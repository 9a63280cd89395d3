# What `terakoya sim` says of a run beyond the report: several runs, drawings, what is missing.

sim-estimate = { $mean } ± { $half }
sim-runs = { $runs } runs, seeds { $first } to { $last }: mean ± 95 % confidence interval (Student's t)
sim-runs-cut-short = { $count ->
    [one] one run used up its budget of events
   *[other] { $count } runs used up their budget of events
}
sim-runs-held = (held in { $held } of { $runs })
sim-truncated = The trace keeps the first { $count } entries: timeline and log end at { $time }, the measures count everything
sim-unpriced = The price table { $region } has no `{ $price }`: what { $node } used of it is missing in the costs

sim-arg-runs = Runs it N times with consecutive seeds, 2 to 100000, and adds the mean of every measure with its 95 % confidence interval.
sim-arg-svg = Draws the timeline as an SVG file. Replaces a drawing made by terakoya, and no other file.

sim-svg-drawn = the timeline is drawn in { $path }
sim-svg-foreign = { $path } is there and was not drawn by terakoya: it stays as it is
sim-svg-foreign-hint = choose another name, or remove the file
sim-svg-unwritable = { $path } cannot be written: { $why }

## In the drawing
sim-drawing-about = The timeline of one run, lane by lane, with quiet gaps folded
sim-drawing-facts = seed { $seed }, { $time } simulated
sim-drawing-left-out = and { $count } more lanes that are not drawn
sim-drawing-nothing = Nothing happened in this run.
sim-drawing-span = { $what }, { $from } to { $until }
sim-drawing-mark = { $what }, { $at }
sim-drawing-went-to = to { $to }
sim-drawing-init = starting up
sim-drawing-run = running
sim-drawing-idle = idle
sim-drawing-wait = waiting
sim-drawing-hidden = hidden from other readers
sim-drawing-gap = quiet gap, folded
sim-drawing-start = begins
sim-drawing-ok = ends well
sim-drawing-fail = fails
sim-drawing-leaves = goes to another place
sim-drawing-throttled = turned away
