# Questions and reviews.
quiz-title = { $number }  { $title }
quiz-review-title = Today's review
quiz-place = { $number } of { $count }
quiz-how-sure = How sure are you?
quiz-say-how-sure = Press 1, 2 or 3 first: 1 is sure, 2 is I think so, 3 is a guess. Then the verdict follows.
quiz-again-in = { $days ->
    [0] This comes back later today.
    [one] This comes back tomorrow.
   *[other] This comes back in { $days } days.
}
quiz-done = { $count ->
    [one] { $right } of { $count } question right
   *[other] { $right } of { $count } questions right
}
quiz-done-next = What you missed comes back soon. Enter goes back.
quiz-nothing = There is nothing to answer now
quiz-nothing-next = Answer the questions of a lesson, and they return here when you are about to forget them. Enter goes back.
quiz-undone = The last answer was taken back.
quiz-nothing-to-undo = There is no answer to take back.
quiz-test-out = { $number }  { $title }: do you know it already?
quiz-tested-out = All right, and not by a guess: this lesson counts as passed. Its questions come back now and then as a check. Enter goes back.
quiz-not-tested-out = The lesson does not count as passed: that takes every answer right, without a hint and not by a guess. Reading it shows what was missing. Enter goes back.
