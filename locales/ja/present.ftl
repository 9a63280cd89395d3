# レッスン本文のまわりの言葉と、報告の言葉。
present-label = { $label }：
present-scenario = シナリオ
present-question = 問い
present-opening = はじめの問い
present-minutes = 約 { $minutes ->
   *[other] { $minutes } 分
}
