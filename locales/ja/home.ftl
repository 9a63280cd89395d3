# ホーム: つづき、復習、目次。
home-school = 寺子屋
home-begin = はじめる
home-continue = つづき
home-review = 復習
home-review-due = { $count ->
   *[other] { $count } 問
}
home-review-none = 問題に答えると、忘れかけたころに戻ってきます
home-review-none-today = 今日の分はありません
home-review-what = 忘れかけたころにもう一度考えると、長く残ります。戻ってくる日は、正誤と自信から決まります。同じ問題でも、数や条件を変えて出すことがあります。
home-review-waiting = { $count ->
   *[other] ほかに { $count } 問ありますが、明日からの分に回しました。急がなくて大丈夫です。
}
home-recall = 記憶
home-recall-tomorrow = 明日 { $tomorrow }   30 日後 { $later }
home-module-recall = 定着 { $share }
home-not-kept = この回の学習は記録されません
home-planned = 準備中
home-new = 未読
home-seen = { $right }/{ $count } 問
home-skipped = 省略
home-passed = 修了
home-durable = 定着
home-cannot-open = レッスン { $number }「{ $title }」は準備中です。
home-planned-what = このレッスンはまだ書かれていません。
home-runs = { $count ->
   *[other] シミュレーション { $count } 本
}
home-questions = { $count ->
   *[other] 問題 { $count } 問
}
home-questions-right = { $count ->
   *[other] { $count } 問中 { $right } 問正解
}
home-tickets = インシデント
home-tickets-healed = { $all } 件のうち { $healed } 件を解決
home-test-out = もう知っている内容なら、e を押してください。{ $count } 問に正解すると修了になります。
home-open-questions = 未解答 { $count } 問
