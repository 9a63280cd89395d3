# `terakoya sim` がレポートのほかに伝えること。複数回の実行、図、足りないもの。

sim-estimate = { $mean } ± { $half }
sim-runs = { $runs } 回の実行（シード { $first }〜{ $last }）の平均 ± 95 % 信頼区間（スチューデントの t 分布）
sim-runs-cut-short = { $count ->
   *[other] イベント数の上限に達した実行が { $count } 回あります
}
sim-runs-held = （{ $runs } 回中 { $held } 回成立）
sim-truncated = トレースには最初の { $count } 件だけが残ります。タイムラインとログは { $time } で終わりますが、計測値はすべてを数えています
sim-unpriced = 価格表 { $region } に `{ $price }` がありません。{ $node } が使った分は料金に含まれていません

sim-arg-runs = 連続するシードで N 回実行し（2〜100000）、各計測値の平均と 95 % 信頼区間を加えます。
sim-arg-svg = タイムラインを SVG ファイルに描きます。上書きするのは terakoya が描いたファイルだけです。

sim-svg-drawn = タイムラインを { $path } に描きました
sim-svg-foreign = { $path } は terakoya が描いたファイルではないため、上書きしません
sim-svg-foreign-hint = 別の名前を指定するか、そのファイルを削除してください
sim-svg-unwritable = { $path } に書き込めません: { $why }

## 図の中
sim-drawing-about = 1 回の実行のタイムライン。何も起きない時間は折りたたんであります
sim-drawing-facts = シード { $seed }、シミュレーション時間 { $time }
sim-drawing-left-out = ほか { $count } 本は省略
sim-drawing-nothing = この実行では何も起きませんでした。
sim-drawing-span = { $what }、{ $from }〜{ $until }
sim-drawing-mark = { $what }、{ $at }
sim-drawing-went-to = { $to } へ
sim-drawing-init = 準備中
sim-drawing-run = 実行中
sim-drawing-idle = 待機中
sim-drawing-wait = 待ち
sim-drawing-hidden = ほかの受信者からは見えない
sim-drawing-gap = 折りたたんだ時間
sim-drawing-start = 開始
sim-drawing-ok = 正常に終了
sim-drawing-fail = 失敗
sim-drawing-leaves = 別の場所へ移動
sim-drawing-throttled = 拒否
