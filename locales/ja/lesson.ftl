# レッスン画面。
lesson-section = 節 { $number }/{ $count }
lesson-enter-run = Enter 予想して動かす
lesson-enter-question = Enter 考える
lesson-enter-questions = Enter 答える
lesson-predicted = 予想済み
lesson-answered-right = 正解
lesson-answered-wrong = もう一度
lesson-questions-title = このレッスンの問題
lesson-questions-why = 読んだだけでは残りません。思い出してみると残ります。
lesson-skipped = このレッスンを「省略」にしました。S で取り消せます。
lesson-not-skipped = このレッスンの省略を取り消しました。
