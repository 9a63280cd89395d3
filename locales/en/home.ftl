# Home: where to go on, reviews, the outline.
home-school = terakoya
home-begin = Begin
home-continue = Continue
home-review = Review
home-review-due = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
home-review-none = what you answer comes back when you are about to forget it
home-review-none-today = nothing is due today
home-review-what = Thinking of something once more, just before it is forgotten, makes it last. When it returns follows from whether you were right and how sure you were. Some questions return with other numbers or settings.
home-review-waiting = { $count ->
    [one] { $count } more waits for another day. There is no hurry.
   *[other] { $count } more wait for other days. There is no hurry.
}
home-recall = Recall
home-recall-tomorrow = { $tomorrow } tomorrow   { $later } in 30 days
home-module-recall = recall { $share }
home-not-kept = nothing you do this time is kept
home-planned = not written yet
home-new = new
home-seen = { $right }/{ $count } right
home-skipped = skipped
home-passed = passed
home-durable = durable
home-cannot-open = Lesson { $number }, { $title }, is not written yet.
home-planned-what = This lesson is not written yet.
home-runs = { $count ->
    [one] { $count } simulation
   *[other] { $count } simulations
}
home-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
home-questions-right = { $count ->
    [one] { $right } of { $count } question right
   *[other] { $right } of { $count } questions right
}
home-tickets = Incidents
home-tickets-healed = { $healed } of { $all } healed
home-test-out = { $count ->
    [one] Do you know this already? Press e: one question shows it.
   *[other] Do you know this already? Press e: { $count } questions show it.
}
home-open-questions = { $count ->
    [one] { $count } open question
   *[other] { $count } open questions
}
