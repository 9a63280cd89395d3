# 問題と復習の画面。
quiz-title = { $number }  { $title }
quiz-review-title = 今日の復習
quiz-place = { $number }/{ $count } 問目
quiz-how-sure = どのくらい確かですか
quiz-say-how-sure = 1（確か）、2（たぶん）、3（勘）のどれかを押すと、正誤が出ます。
quiz-again-in = { $days ->
    [0] 今日のうちにもう一度出題します。
    [1] 明日もう一度出題します。
   *[other] { $days } 日後にもう一度出題します。
}
quiz-done = { $count ->
   *[other] { $count } 問中 { $right } 問正解でした
}
quiz-done-next = まちがえた問題は、早めに戻ってきます。Enter で戻ります。
quiz-nothing = いま答える問題はありません
quiz-nothing-next = レッスンの問題に答えると、忘れかけたころにここへ戻ってきます。Enter で戻ります。
quiz-undone = 直前の回答を取り消しました。
quiz-nothing-to-undo = 取り消す回答はありません。
quiz-test-out = { $number }  { $title }（習得チェック）
quiz-tested-out = すべて、勘ではなく正解できました。このレッスンは修了です。ときどき確認のために出題します。Enter で戻ります。
quiz-not-tested-out = 今回は修了になりません。ヒントなしで、勘ではなく、全問に正解すると修了です。足りなかった点は、レッスンを読めばわかります。Enter で戻ります。
