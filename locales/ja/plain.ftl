# 行単位のモード。スクリーンリーダーで読み上げられるので、記号を言葉の代わりにしない。
plain-lesson = 節は { $sections }、問題は { $questions } 問あります。
plain-continue = レッスン { $number }「{ $title }」の続きです。{ $of } 節中の第 { $section } 節から始めます。
plain-all-done = 公開中のレッスンはすべて終わりました。復習は `terakoya review --plain` で始められます。
plain-section = 第 { $section } 節（全 { $of } 節）
plain-next = [Enter: 次へ、?: キー]
plain-lesson-questions = { $count ->
   *[other] このレッスンの問題（{ $count } 問）
}
plain-lesson-over = レッスン { $number }「{ $title }」はここまでです
plain-next-lesson = 次は { $number }「{ $title }」です。`terakoya learn --plain` で始められます。
plain-review-later = 答えた問題は、忘れるころにまた出題します: `terakoya review --plain`
plain-quiz = レッスン { $number }「{ $title }」の問題
plain-review = { $count ->
   *[other] 今日の復習は { $count } 問、約 { $minutes } 分です。
}
plain-nothing-due = 今日の復習はありません。
plain-no-questions = 問題はありません。

plain-question = 問題 { $place }（全 { $of } 問）
plain-answer = [答え、?: キー]
plain-confidence = 自信は？ 1 { $sure }、2 { $think_so }、3 { $guess }
plain-after = [Enter: 次へ、?: キー]
plain-score = { $told } 問中 { $right } 問が正解でした。
plain-undone = 答えを取り消しました。もう一度同じ問題です。
plain-nothing-to-undo = 取り消せる答えがありません。
plain-no-hint = ヒントはもうありません。
plain-one-number = 1 から { $of } までの番号を 1 つ入力してください。
plain-numbers = 1 から { $of } までの番号を入力してください。
plain-pairs = { $of } 行それぞれに対応する文字を、上から順に入力してください。例: b a c

plain-no-term = 用語が見つかりません。
plain-term = { $term }（{ $kana }、{ $other }）

plain-keys-section = Enter: 次の節。b: 前の節。番号: その節。l: 節の一覧。
plain-keys-question = { $how }h: ヒント。s: 答えを見る。
plain-keys-prediction = { $how }s: 予想せずに実行を見る。
plain-how-single = 答えの番号を入力します。
plain-how-several = 正しいものの番号を空白で区切って入力します。1 つもなければ 0。
plain-how-order = 正しい順に番号を空白で区切って入力します。
plain-how-match = 上の行から順に、対応する文字を入力します（例: b a c）。
plain-how-fill = 答えを入力します。
plain-how-number = 数を入力します。
plain-keys-confidence = 1、2、3 のどれかを入力してください。b: 答え直す。
plain-keys-after = Enter: 次の問題。u: 答えを取り消す。
plain-keys-everywhere = t: 英語に切り替え。g: このレッスンの用語、g 語: 用語を調べる。q: 終了。答えはその都度記録されます。
plain-farewell = { $count ->
    [0] おつかれさまでした。
   *[other] { $count } 問の答えを記録しました。おつかれさまでした。
}
plain-farewell-forgotten = 学習記録のファイルが使えないため、今回の答えは残りません。おつかれさまでした。

# シナリオ
plain-scenario = シナリオ: { $title }
plain-prediction = 実行前の予想 { $place }（全 { $of } 問）
plain-run-events = 起きたこと
plain-run-more = { $count ->
   *[other] 続きが { $count } 件あります。e で表示します。
}
plain-run-compare = 予想と結果
plain-run-difference = 変わったところ
plain-run-changed = { $measure }: { $before } だったものが { $after } になりました
plain-run-same = どの数値も変わりませんでした。
plain-run-next = [番号: 理由、Enter: 先へ、?: キー]
plain-control = { $number }  { $label }（いまは { $now }）
plain-control-choose = [設定.値、Enter: やめる]
plain-control-refused = この設定ではシナリオを実行できません
plain-keys-run = 番号: その出来事の理由。e: 続きの出来事。m: すべての数値。o: 関数のログ。p: タイムラインの図。Enter: レッスンに戻る。
plain-keys-run-controls = 番号: その出来事の理由。e: 続きの出来事。m: すべての数値。o: 関数のログ。p: タイムラインの図。c: 設定を変えてもう一度実行。Enter: レッスンに戻る。
plain-keys-control = 設定と値の番号を 1.2 のように入力してください。Enter: 何も変えない。
plain-test-out = レッスン { $number }「{ $title }」の習得チェックです。全部で { $count } 問あります。
