# レッスン本文のまわりの言葉と、報告の言葉。
present-label = { $label }：
present-scenario = シナリオ
present-question = 問い
present-opening = はじめの問い
present-minutes = 約 { $minutes ->
   *[other] { $minutes } 分
}

present-level-error = エラー
present-level-warning = 警告
present-level-hint = ヒント
present-errors = エラー { $errors ->
   *[other] { $errors } 件
}
present-warnings = 警告 { $warnings ->
   *[other] { $warnings } 件
}

present-more-lanes = ほか { $count } 本
