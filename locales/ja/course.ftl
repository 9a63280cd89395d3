# 教材フォルダーの誤り。場所と該当行は一緒に表示されるので、ここでは短く言う。

## ファイル
check-missing-file = ファイル { $path } がありません
check-unreadable = { $path } を読めません: { $detail }
check-not-utf8 = UTF-8 のテキストではありません：{ $line } 行目、{ $column } 文字目
check-not-a-file = { $path } はファイルではありません
check-file-too-large = { $path } が 1 MiB を超えています
check-symbolic-link = { $path } はシンボリックリンクを通ります。教材のファイルはフォルダーの中に置いてください
check-path-leaves = パス "{ $path }" は教材フォルダーの外を指しています

## ID と文字
check-not-an-id = "{ $word }" は ID にできません
check-id-form = ID は async-status-code のように、小文字の語をハイフンでつないだ 64 文字以内の名前です
check-control-character = 制御文字 { $code } があります。端末が命令として受け取ります
check-direction-character = { $code } は文字の並ぶ向きを変えます
check-invisible-character = { $code } は目に見えず、幅の扱いが端末によって違います

## course.toml、facts.toml、lesson.toml
check-other-lesson-id = このレッスンは course.toml では `{ $outline }` です。`{ $id }` ではありません
check-date = "{ $text }" は 2026-11-23 のような日付ではありません
check-range-upside-down = `low` は `high` より小さくしてください

## 問題
check-hints = ヒントは 1 つから 3 つまで、弱いものから順に書きます
check-right-options = `single` の正解は 1 つです。ここには { $count } 個あります
check-no-right-option = 正解の選択肢がありません
check-too-few-options = 選択肢は 2 つ以上必要です
check-too-few-items = `{ $key }` には 2 つ以上必要です
check-too-few-wrong-models = 生成する問題には、誤りの型が 2 つ以上必要です
check-right-and-wrong = 正解の選択肢に `{ $key }` は書けません
check-no-misconception = この誤答の裏にある思い込みが書かれていません
check-no-misconception-hint = misconception = "id" を書くか、思い込みのない間違いなら slip = true を書いてください
check-slip-and-misconception = misconception と slip はどちらか一方だけです
check-cannot-generate = 生成できるのは `single` と `number` の問題だけです

## Markdown
check-no-sections = 節がありません
check-section-id = この節に ID がありません
check-section-form = 節の見出しは ## だれが再試行するのか {"{"}#who-retries{"}"} のように書きます
check-text-before-section = 最初の節より前に本文があります。導入の問いは lesson.toml に書きます
check-heading-one = # の見出しは使いません。レッスンの題名は lesson.toml にあります
check-heading-attributes = 見出しの波括弧に書けるのは ID だけです
check-html = HTML は端末に表示できません
check-image = 画像などは端末に表示できません
check-link = "{ $target }" へのリンクは張れません
check-link-form = https://… か term:id と書いてください
check-too-deep = 入れ子が { $most } 段を超えています
check-placement-id = `{ $kind }` のあとに ID が必要です
check-placement-nested = `{ $kind }` は箇条書きや引用の中には置けません
check-placement-body = `{ $kind }` の囲みの中には何も書きません
check-flow-form = 1 行は id[ラベル] -> id[ラベル] : 言葉 の形です。2 回目からはラベルを省けます
check-flow-empty = 図が空です
check-flow-arrow = 矢印は -> と書きます
check-flow-words = 言葉を添えられるのは矢印だけです。この行には矢印がありません
check-flow-bracket = ラベルが ] で閉じていません
check-flow-node = 節点は ID で始めます
check-flow-two-labels = 節点 `{ $id }` には別のラベルが付いています
check-flow-too-large = 1 つの図に書ける節点と矢印は、それぞれ { $most } 個までです

## 両言語の比較
check-section-missing = 節 `{ $id }` が{ $language }の本文にありません
check-section-order = 節 `{ $id }` の位置が日本語の本文と違います
check-block-differs = ここは「{ $en }」ですが、日本語の本文では「{ $ja }」です
check-block-extra = { $language }の本文に、これに当たるブロックがありません
check-block-count = 中のブロックはここでは { $en } 個、日本語の本文では { $ja } 個です
check-flow-differs = 図の節点か矢印が日本語の本文と違います
check-compare-line = { $file } の { $line } 行目と比べてください
check-placeholder-missing = { $placeholder } が{ $language }の文にありません
check-term-missing = 用語 `{ $id }` へのリンクが{ $language }の文にありません
check-shape-heading = 見出し { $marks }
check-shape-paragraph = 段落
check-shape-list = { $count } 項目の箇条書き
check-shape-numbered = { $count } 項目の番号付き箇条書き
check-shape-quote = 引用
check-shape-definitions = { $count } 項目の定義リスト
check-shape-code = コードブロック ({ $language })
check-shape-table = { $columns } 列 { $rows } 行の表
check-shape-flow = 図
check-shape-scenario = シナリオ `{ $id }`
check-shape-question = 問題 `{ $id }`
check-shape-footnote = 脚注 { $label }
check-shape-rule = 区切り線
