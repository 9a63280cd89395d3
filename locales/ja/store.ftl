# 学習の記録（progress.db）について、読み手に伝えること。
store-newer = 学習の記録 { $path } は、新しい版の terakoya で作られています（形式 { $found }、この版が読めるのは { $known } まで）。
store-newer-hint = terakoya を新しくしてください。ファイルには手を付けていません。
store-foreign = { $path } は terakoya の記録ではありません。
store-elsewhere-hint = --data-dir で、書き込める別のフォルダーを指定してください。
store-locked = 学習の記録を、ほかのプログラムが使っています。
store-locked-hint = 開いている terakoya やバックアップの処理が終わってから、もう一度試してください。
store-read-only = 学習の記録は読めますが、書き込めません。
store-cannot-open = { $path } を開けません（{ $reason }）。
store-full = ディスクに空きがないため、記録できませんでした。
store-full-hint = 空きを作ってから、もう一度試してください。ここまでの記録は残っています。
store-damaged = 学習の記録が壊れています。
store-damaged-hint = terakoya を開き直してください。壊れたファイルは別の名前で残し、読み取れる分を引き継ぎます。
store-line = 読み込むファイルの { $line } 行目が読めません。
store-line-hint = terakoya export で書き出したファイルかどうかを確かめてください。何も取り込んでいません。
store-other = 学習の記録を使えません（{ $reason }）。
store-nothing-kept = 今回の学習は記録されません。読むことと解くことはできます。
store-set-aside = 学習の記録が壊れていたため、{ $path } という名前で残し、新しい記録を始めました。
store-salvaged = { $count ->
    [0] 読み取れる記録はありませんでした。
   *[other] { $count } 件の記録を引き継ぎました。
}
store-from-backup = そのうち { $count } 件は、バックアップから取り出しました。
