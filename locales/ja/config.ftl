# 設定と、その誤り。
config-variable = 環境変数 { $name } の値 "{ $value }" は使えません
config-variable-words = 使える値: { $words }
config-variable-now = RFC 3339 の形で書きます。例: 2026-11-24T09:00:00+09:00
config-variable-seed = 0 以上の整数を書きます
config-unreadable = 設定ファイル { $path } を読めません: { $why }
config-unreadable-hint = ファイルを直すか移すかしてください。TERAKOYA_CONFIG で別のファイルを指定することもできます
config-too-large = 設定ファイル { $path } が 1 MB を超えています。別のファイルかもしれません
config-mistakes = 設定ファイル { $path } に誤りがあります
config-no-home = 学習の記録を置くホームフォルダーがありません
config-no-home-hint = --data-dir か TERAKOYA_DATA_DIR で置き場所を指定してください

# ファイルについて OS が返す理由。コロンの後に続く。
io-not-found = 見つかりません
io-permission-denied = アクセスが許可されていません
io-is-a-folder = フォルダーです
io-not-a-folder = パスの途中がフォルダーではありません
io-read-only = 書き込みできないファイルシステムです
io-full = ディスクに空きがありません
io-not-utf8 = UTF-8 のテキストではありません
io-other = { $detail }
