# The progress report.
progress-title = What you remember
progress-none = There are no answers yet. What you answer in lessons is counted here.
progress-recall = { $cards ->
    [one] Expected recall of one question: { $tomorrow } tomorrow, { $later } in 30 days without review.
   *[other] Expected recall of { $cards } questions: { $tomorrow } tomorrow, { $later } in 30 days without review.
}
progress-answers = { $answers ->
    [one] One answer, { $right } right.
   *[other] { $answers } answers, { $right } right.
}
progress-due = { $count ->
    [0] Nothing is due today.
    [one] One review is due today, about { $minutes } min.
   *[other] { $count } reviews are due today, about { $minutes } min.
}
progress-waiting = { $count ->
    [one] One more waits for another day.
   *[other] { $count } more wait for another day.
}
progress-coming = Reviews in the next 30 days
progress-coming-counts = { $tomorrow } tomorrow, { $week } within 7 days, { $month } within 30 days
progress-year = The last year
progress-year-counts = { $days ->
    [one] { $answers } answers on one day; most on { $day }: { $most }
   *[other] { $answers } answers on { $days } days; most on { $day }: { $most }
}
progress-day = { $right } of { $answers } right
progress-skills = Skills: expected recall tomorrow / in 30 days
progress-skill = { $title }, { $right } of { $attempts } right
progress-skills-unmet = { $count ->
    [one] One more skill has not come up yet.
   *[other] { $count } more skills have not come up yet.
}
progress-shares = tomorrow { $tomorrow }, in 30 days { $later }: {""}
progress-lessons = Lessons
progress-lesson = { $title }: { $read } of { $sections } sections read, { $right } of { $questions } questions answered right
progress-lessons-new = { $count ->
    [one] One lesson is still new.
   *[other] { $count } lessons are still new.
}
progress-begun = begun
progress-calibration = How well your confidence fits
progress-confidence = { $confidence }: { $right } of { $answers } right
progress-too-sure = surer than your answers were right
progress-too-shy = right more often than you trusted
progress-fits = fits
progress-beliefs = Beliefs your answers have shown
progress-held = held
progress-wavering = wavering
progress-dropped = dropped
progress-beliefs-how = A belief counts as dropped after right answers on two different days to questions that can show it.
progress-confusions = What you mix up
progress-confusion = { $times ->
    [one] { $one } and { $other }: once
   *[other] { $one } and { $other }: { $times } times
}
progress-confusions-how = Reviews put such pairs side by side.
