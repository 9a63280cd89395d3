# 教材ファイルの誤り。場所と該当行は一緒に表示されるので、ここでは短く言う。

check-toml = TOML として読めません: { $detail }
check-toml-twice = 同じキーがすでにあります
check-toml-quotes = 文字列は引用符で囲みます。数と true、false はそのまま書きます
check-toml-no-value = キーには = と値が必要です
check-toml-header = 見出しは [name] か [[name]] と書きます
check-toml-unclosed = 括弧が閉じていません
check-toml-comma = 括弧の中の値は、コンマ 1 つで区切ります
check-toml-string = 文字列が閉じていないか、TOML にない文字やエスケープがあります
check-toml-number = 値の書き方が TOML のものではありません。"文字列"、12、0.5、true のように書きます
check-toml-key = キーに使えない書き方です
check-toml-extra = この行に書けないものが続いています
check-toml-deep = 括弧の入れ子が深すぎます
check-toml-other = { $detail }
check-missing-key = キー `{ $key }` がありません
check-unknown-key = `{ $key }` というキーはありません
check-unknown-word = `{ $key }` に `{ $word }` は使えません
check-wrong-type = `{ $key }` には{ $wants }を書きます。ここにあるのは{ $found }です
check-missing-language = `{ $key }` に{ $language }の文がありません
check-empty = `{ $key }` が空です
check-number-too-large = `{ $key }` の数が大きすぎます
check-out-of-range = `{ $key }` は { $low } 以上 { $high } 以下にしてください
check-quantity = `{ $key }` の "{ $text }" を読めません。{ $why }
check-quantity-no-number = 数で始まっていません
check-quantity-no-unit = 単位がありません
check-quantity-unknown-unit = ここでは使えない単位です
check-quantity-negative = 負の値は使えません
check-quantity-out-of-range = 大きすぎるか、細かすぎます
check-language-ja = 日本語
check-language-en = 英語

check-type-string = 文字列
check-type-integer = 整数
check-type-number = 数
check-type-boolean = true か false
check-type-date = 日付
check-type-list = リスト
check-type-table = テーブル
check-type-text = 両言語の文 {"{"} en = "…", ja = "…" {"}"}
check-type-span = "30 s" のような時間 (us ms s min h d)
check-type-size = "512 MB" のようなサイズ (B KB MB GB)
check-type-rate = "10/s" のような頻度
check-type-share = 0.3 や "30 %" のような割合

# 助言
check-did-you-mean = `{ $word }` ではありませんか
check-known-keys = ここで使えるキー: { $keys }
check-known-words = 使える語: { $words }
check-wants = { $wants }を書いてください

## ID
check-duplicate-id = ID `{ $id }` が重なっています
check-first-defined = 最初に使われているのは { $file } の { $line } 行目です
check-retired-id = ID `{ $id }` は引退した ID で、もう使えません
check-unknown-module = モジュール `{ $id }` はありません
check-unknown-lesson = レッスン `{ $id }` はありません
check-unknown-section = このレッスンに節 `{ $id }` はありません
check-unknown-skill = スキル `{ $id }` はありません
check-unknown-fact = 事実 `{ $id }` はありません
check-unknown-term = 用語集に `{ $id }` はありません
check-unknown-misconception = 思い違い `{ $id }` はありません
check-unknown-question = 問題 `{ $id }` はありません
check-unknown-scenario = シナリオ `{ $id }` はありません
check-unknown-prediction = 予想 `{ $id }` はありません
check-of-other-lesson = `{ $id }` はほかのレッスンのものです
check-folder-twice = フォルダー { $folder } を 2 つのレッスンが使っています
check-lesson-not-named = { $folder } にレッスンがありますが、course.toml に書かれていません

## 文字と記号
check-half-width-kana = 半角カナ { $code } があります
check-write-instead = { $word } と書いてください
check-joined-emoji = { $code } の幅の扱いは端末によって違います
check-single-emoji = 1 文字で完結する絵文字にするか、絵文字をやめてください
check-not-nfc = 文字が分解された形で書かれています (NFC ではありません)
check-nfc-hint = 合成済みの文字で保存し直してください
check-stray-mark = `{ $mark }` がそのまま表示されます
check-stray-mark-hint = 括弧と文字に挟まれると強調は閉じません。括弧を強調の外に出してください
check-short-text-marks = 短い文で使えるのは `コード` と {"{{"}事実{"}}"} だけです
check-open-code = ` が閉じていません

## 事実と差し込み
check-fact-expired = 事実 `{ $id }` は { $day } までに確認し直すことになっています
check-fact-expired-hint = { $source } を読み直し、`checked` と `expires` を書き換えてください
check-fact-written-out = 「{ $words }」は facts.toml にある事実です
check-fact-placeholder = { $names } と書いてください。例として決めた数なら、別の数にしてください
check-fact-no-setting = シミュレーターに設定 `{ $path }` はありません
check-fact-other-default = シミュレーターでは `{ $path }` は { $default } です
check-fact-in-code = { $placeholder } はコードの中では置き換わりません
check-not-drawn = `{ $path }` はこの問題では抽選されません
check-no-draw-here = { $placeholder } を使えるのは、生成する問題だけです
check-answer-given-away = 問題文に答えが出ています

## 用語とレッスン
check-term-lesson = 用語 `{ $id }` を教えるのは `{ $claimed }` とありますが、先に `{ $lesson }` からリンクされています
check-term-linked-at = 最初のリンクは { $file } の { $line } 行目です
check-term-not-linked = レッスン `{ $lesson }` は用語 `{ $id }` を教えるはずですが、リンクがありません
check-needs-circle = 次のレッスンの `needs` が輪になっています: { $lessons }

## 問題
check-placed-twice = `{ $id }` が 2 か所に置かれています
check-placed-elsewhere = 問題 `{ $id }` の節は `{ $section }` ですが、別の節に置かれています
check-test-out = `test_out` には別々の問題を { $wanted } 個書きます。ここには { $count } 個あります
check-always-first = このレッスンの `single` の問題 { $count } 個は、どれも最初の選択肢が正解です
check-always-longest = このレッスンの `single` の問題 { $count } 個は、どれも{ $language }で正解がいちばん長くなっています
check-same-option = 「{ $text }」が 2 つあります

## 割り付け
check-too-wide = このブロックは { $columns } 桁に収まりません
check-too-wide-hint = いちばん長いセル、ラベル、コードの行を短くしてください

## シナリオ
check-run-too-long = { $events } 個のイベントのあとも終わりません
check-setting-refused = この設定は使えません
check-claim-false = 成り立ちません。シミュレーターでは { $actual } です (シード { $seed })
check-ticket-path = チケットが変える `{ $path }` は、`repair` にありません
check-ticket-no-control = `repair` の `{ $path }` に対応する `[[control]]` がありません
check-ticket-value = `{ $path }` の `[[control]]` では { $value } を選べません
check-ticket-well = 何も直さないうちから、チケットの目標がすべて成り立っています
check-ticket-refused = この設定では実行できません: { $reason }
check-ticket-reference = 模範の修復でも、この目標に届きません。シミュレーターでは { $actual } です
check-ticket-tempting = 誤りのはずの修復 ({ $paths }) で、目標がすべて成り立っています
check-ticket-impossible = どの値を選んでも目標に届きません。このチケットは修復できません
check-prediction-no-measure = 測定値 `{ $measure }` はありません
check-prediction-options = シミュレーターの値 { $actual } に当たる選択肢が { $count } 個あります。1 個にしてください
check-prediction-option-twice = 選択肢 { $option } が 2 つあります
check-prediction-no-reason = 選択肢 { $option } がなぜ誤りなのかが書かれていません
check-prediction-two-reasons = 選択肢 { $option } が誤りである理由が 2 つあります
check-prediction-right-is-wrong = 選択肢 { $option } は正解なのに、誤りの理由が書かれています
check-prediction-no-option = { $option } という選択肢はありません
check-control-value = `{ $path }` を { $value } にはできません: { $reason }

## 生成する問題
check-formula = `{ $formula }`: { $reason }
check-draw-refused = { $draw } のとき: { $reason }
check-draw-few-wrong = { $draw } のとき、正解と違う誤答が { $count } 個しか残りません。{ $wanted } 個は必要です
check-draw-same-answer = { $count } 通りの抽選の答えがどれも同じです

# 本文での単位の書き方。事実が直に書かれていないかを調べるのに使う。前方が同じ語は長いほうを先に。
check-unit-words-ms = ミリ秒 ms
check-unit-words-s = 秒 sec s
check-unit-words-min = 分 min
check-unit-words-h = 時間 h
check-unit-words-d = 日 d
check-unit-words-kb = KB キロバイト
check-unit-words-mb = MB メガバイト
check-unit-words-gb = GB ギガバイト
check-unit-words-percent = % パーセント
check-unit-words-usd = USD ドル
