# 量と日付。$n は桁区切りまで済んだ文字列、$count は単複を選ぶための数（日本語では使わない）。
unit-us = { $n } マイクロ秒
unit-ms = { $n } ミリ秒
unit-s = { $n } 秒
unit-min = { $n } 分
unit-h = { $n } 時間
unit-d = { $count ->
   *[other] { $n } 日
}
unit-percent = { $n } %
unit-usd = { $n } USD
unit-per-second = { $n }/秒
unit-gb-s = { $n } GB-秒
unit-gb-month = { $n } GB-月
unit-range = { $low }〜{ $high }
unit-list = { $first }、{ $last }
unit-list-comma = 、

date-moment = { $day }{ $time }
date-day = { $month }月{ $day }日（{ $weekday }）
date-weekday = { $n ->
    [1] 月
    [2] 火
    [3] 水
    [4] 木
    [5] 金
    [6] 土
   *[7] 日
}
date-month = { $n }
