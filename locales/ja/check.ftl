# 教材ファイルの誤り。場所と該当行は一緒に表示されるので、ここでは短く言う。

check-toml = TOML として読めません: { $detail }
check-missing-key = キー `{ $key }` がありません
check-unknown-key = `{ $key }` というキーはありません
check-unknown-word = `{ $key }` に `{ $word }` は使えません
check-wrong-type = `{ $key }` には{ $wants }を書きます。ここにあるのは{ $found }です
check-missing-language = `{ $key }` に{ $language }の文がありません
check-empty = `{ $key }` が空です
check-number-too-large = `{ $key }` の数が大きすぎます
check-out-of-range = `{ $key }` は { $low } 以上 { $high } 以下にしてください
check-quantity = `{ $key }` の "{ $text }" を読めません。{ $why }
check-quantity-no-number = 数がありません
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
