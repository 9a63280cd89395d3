# The plain mode: numbered lines instead of a screen. Said aloud by screen readers, so no signs as words.
plain-lesson = { $sections } sections, { $questions } questions.
plain-continue = Lesson { $number }, { $title }: you go on at section { $section } of { $of }.
plain-all-done = Every lesson that is written is behind you. `terakoya review --plain` asks what is due.
plain-section = Section { $section } of { $of }
plain-next = [Enter: next, ?: keys]
plain-lesson-questions = { $count ->
    [one] One question on this lesson
   *[other] { $count } questions on this lesson
}
plain-lesson-over = End of lesson { $number }, { $title }
plain-next-lesson = Next: { $number }, { $title }. `terakoya learn --plain` opens it.
plain-review-later = What you answered comes back before you would forget it: `terakoya review --plain`.
plain-quiz = Questions of lesson { $number }, { $title }
plain-review = { $count ->
    [one] One review is due, about { $minutes } min.
   *[other] { $count } reviews are due, about { $minutes } min.
}
plain-nothing-due = Nothing is due today.
plain-no-questions = There are no questions here.

plain-question = Question { $place } of { $of }
plain-answer = [answer, ?: keys]
plain-confidence = How sure are you? 1 { $sure }, 2 { $think_so }, 3 { $guess }
plain-after = [Enter: next, ?: keys]
plain-score = { $right } of { $told } right.
plain-undone = Your answer was taken back. Here is the question again.
plain-nothing-to-undo = There is nothing here to take back.
plain-no-hint = There is no further hint.
plain-one-number = Type one number from 1 to { $of }.
plain-numbers = Type numbers from 1 to { $of }.
plain-pairs = Type a letter for each of the { $of } lines in order, such as: b a c

plain-no-term = No term is found.
plain-term = { $term } ({ $other }, { $kana })

plain-keys-section = Enter: next section. b: section before. A number: that section. l: list of sections.
plain-keys-question = { $how } h: hint. s: show the answer.
plain-keys-prediction = { $how } s: just show me the run.
plain-how-single = Type the number of your answer.
plain-how-several = Type the numbers of your answers with spaces between them, or 0 for none.
plain-how-order = Type the numbers in the right order with spaces between them.
plain-how-match = Type a letter for each line from the top, such as: b a c
plain-how-fill = Type the answer.
plain-how-number = Type the number.
plain-keys-confidence = Type 1, 2 or 3. b: answer again.
plain-keys-after = Enter: next question. u: take the answer back.
plain-keys-everywhere = t: Japanese. g: terms of this lesson, g WORD: a term. q: leave. Every answer is kept at once.
plain-farewell = { $count ->
    [0] Until next time.
    [one] One answer was kept. Until next time.
   *[other] { $count } answers were kept. Until next time.
}
plain-farewell-forgotten = Nothing was kept, because your progress file cannot be used. Until next time.

# A scenario
plain-scenario = Scenario: { $title }
plain-prediction = Prediction { $place } of { $of }, before the run
plain-run-events = What happened
plain-run-more = { $count ->
    [one] One more event follows: type e.
   *[other] { $count } more events follow: type e.
}
plain-run-compare = Prediction and result
plain-run-difference = What came out differently
plain-run-changed = { $measure }: { $before }, now { $after }
plain-run-same = Every number is the same.
plain-run-next = [number: why?, Enter: on, ?: keys]
plain-control = { $number }  { $label }, now { $now }
plain-control-choose = [setting.value, Enter: none]
plain-control-refused = the scenario cannot run with this setting
plain-keys-run = A number: why that event happened. e: more events. m: all numbers. o: the functions' log. p: timeline as a picture. Enter: go on with the lesson.
plain-keys-run-controls = A number: why that event happened. e: more events. m: all numbers. o: the functions' log. p: timeline as a picture. c: change a setting and run again. Enter: go on with the lesson.
plain-keys-control = Type setting and value, such as 1.2. Enter: change nothing.
plain-test-out = { $count ->
    [one] One question shows whether you know lesson { $number }, { $title }.
   *[other] { $count } questions show whether you know lesson { $number }, { $title }.
}
