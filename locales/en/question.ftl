# Questions, hints and what the learner is told.
question-task-single = Choose one.
question-task-several = Choose all that are right.
question-task-order = Put the steps in order.
question-task-match = Match every pair.
question-task-fill = Type a word or a phrase.
question-task-number = Type a number.
question-task-number-in = Type a number in { $unit }.
question-nothing-ticked = Nothing is chosen yet. Space ticks an option, Enter answers.
question-hint = Hint { $number }/{ $all }{ "  " }
question-sure = Sure
question-think-so = I think so
question-guess = A guess

question-right = Right
question-wrong = Not right
question-shown = The answer
question-sure-but-wrong = You were sure: worth a second look.
question-guessed-right = You guessed. Read the reason.
question-typed = You typed
question-answer = Answer
question-your-answer = (your answer)
question-the-answer = (right)
question-your-place = (you put it at { $place })
question-your-pair = (you chose: { $given })
question-belief = A belief that many share
