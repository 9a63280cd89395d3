# 問題、ヒント、答えたあとの説明。
question-task-single = 一つ選んでください。
question-task-several = 正しいものをすべて選んでください。
question-task-order = 順に並べてください。
question-task-match = 合うものどうしを組み合わせてください。
question-task-fill = 言葉を入力してください。
question-task-number = 数を入力してください。
question-task-number-in = 数を入力してください（単位：{ $unit }）。
question-nothing-ticked = まだ何も選んでいません。Space で選び、Enter で答えます。
question-hint = ヒント { $number }/{ $all }{ "  " }
question-sure = 確か
question-think-so = たぶん
question-guess = 勘

question-right = 正解
question-wrong = 不正解
question-shown = 答え
question-sure-but-wrong = 確かだと思っていた答えです。理由をよく読んでください。
question-guessed-right = 勘で当たりました。理由を確かめてください。
question-typed = 入力した答え
question-answer = 答え
question-your-answer = （回答）
question-the-answer = （正解）
question-your-place = （{ $place } 番目に置いた）
question-your-pair = （選んだのは { $given }）
question-belief = よくある思い込み
