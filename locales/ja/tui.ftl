# 画面全体: 端末、テーマ、壊れた教材。
tui-no-terminal = ここは端末ではないので、画面を開けません
tui-no-terminal-hint = 画面なしで学ぶには terakoya learn --plain を使ってください
tui-terminal-failed = 端末を使えません: { $why }
tui-too-small = { $columns }×{ $rows } 以上に広げてください
tui-sides-need = 日本語と英語を並べるには { $columns } 桁が必要です。t で言語を切り替えられます。
tui-unknown-theme = { $name } というテーマはありません
tui-known-themes = 使えるテーマ: { $names }

broken-title = この教材は開けません
broken-what-next = ファイルを直したら r で読み直します。この画面は開いたままで構いません。
