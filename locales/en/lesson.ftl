# The lesson screen.
lesson-section = section { $number }/{ $count }
lesson-enter-run = Enter: predict and run
lesson-enter-question = Enter: answer
lesson-enter-questions = Enter: begin
lesson-predicted = predicted
lesson-answered-right = right
lesson-answered-wrong = try again
lesson-questions-title = Questions of this lesson
lesson-questions-why = What you read fades; what you recall stays.
lesson-skipped = This lesson is marked as skipped. S takes it up again.
lesson-not-skipped = This lesson is no longer skipped.
