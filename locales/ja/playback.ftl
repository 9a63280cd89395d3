# シミュレーションの画面。
play-predict = 動かす前に予想  { $number }/{ $count }
play-begin = Enter で動かします。
play-events = できごと
play-legend = タイムラインの記号
play-log = Lambda のログ
play-result = 予想と結果
play-result-later = 結果は、最後まで見ると出ます。
play-nothing-yet = まだ何も起きていません。Space で再生します。
play-no-log-yet = まだ何も書かれていません。
play-why-title = なぜ起きたか
play-controls-title = つまみ
play-no-controls = このシナリオにつまみはありません
play-watch-first = 先に最後まで見てください（End で最後へ）
play-control-was = はじめは { $value }
play-control-default = 既定値
play-result-as-written = 予想と結果は、つまみを動かす前の実行についてのものです。
play-measures-now = 計測値（いまのつまみの値で）
