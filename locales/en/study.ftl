# What grading tells a learner.
quiz-answer-other-kind = This question cannot be answered in that form.
quiz-answer-no-such-option = There is no such option.
quiz-no-value = `{ $formula }` gives no number that is an answer
quiz-fill-empty = Type a word.
quiz-order-incomplete = Put every step in the order once.
quiz-order-kept = { $kept } of { $of } steps are in the right relative order.
quiz-order-reversed = “{ $late }” comes before “{ $early }”.
quiz-match-incomplete = Match every pair.
quiz-match-kept = { $kept } of { $of } pairs belong together.
quiz-several-missed = { $count ->
    [one] One more option is right.
   *[other] { $count } more options are right.
}
quiz-several-wrong = { $count ->
    [one] One of your choices is wrong.
   *[other] { $count } of your choices are wrong.
}
quiz-number-empty = Type a number.
quiz-number-unreadable = “{ $typed }” cannot be read as a number. Type it like 3 or 3 s.
quiz-number-unit = “{ $typed }” is not a unit that fits here. Answer in { $unit }.
quiz-number-near = Near enough. It is { $exact } exactly.
quiz-unit-us = microseconds
quiz-unit-ms = milliseconds
quiz-unit-s = seconds
quiz-unit-min = minutes
quiz-unit-h = hours
quiz-unit-d = days
quiz-unit-usd = US dollars
quiz-unit-count = a number
quiz-unit-other = { $unit }
study-no-lesson = There is no lesson “{ $id }”.
study-planned = { $number } “{ $title }” has not been written yet.
study-no-question = There is no question “{ $id }”.
study-no-scenario = There is no scenario “{ $id }”.
study-scenario-broken = The scenario “{ $id }” has mistakes.
study-cannot-ask = The question “{ $question }” cannot be asked. { $reason }
study-cannot-ask-hint = Tell the author of the course. The other questions are not affected.
study-not-computed = It is not written as a question whose answer is computed.
study-no-prediction = No scenario has a prediction “{ $id }”.
study-no-answer = What the run comes to is not a number that can be an answer.
study-few-wrong = Too few wrong options remain: { $count }. At least two are needed.
study-run-too-long = The scenario has not ended after { $events } events.
study-none-of-the-options = The run comes to { $answer }, which is none of the options.
study-no-test-out = Lesson { $number }, { $title }, has no questions for testing out of it.
