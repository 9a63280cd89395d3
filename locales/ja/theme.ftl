# テーマ: 自作のテーマファイルにある誤り。
theme-mistakes = テーマ { $path } は、次の誤りを直すまで使えません
theme-unreadable = テーマ { $path } を読めません: { $why }
theme-colour = `{ $word }` という色はありません
theme-colours = #rrggbb か、次のどれかで書いてください: { $names }
