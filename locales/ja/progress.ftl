# 学習の記録。
progress-title = 記憶と記録
progress-none = まだ記録がありません。レッスンの問題に答えると、ここに表れます。
progress-recall = { $cards ->
   *[other] { $cards } 問のうち、明日思い出せるのは約 { $tomorrow }、復習しないと 30 日後は約 { $later } の見込みです。
}
progress-answers = { $answers ->
   *[other] これまでに { $answers } 問に答え、{ $right } 問が正解でした。
}
progress-due = { $count ->
    [0] 今日の復習はありません。
   *[other] 今日の復習は { $count } 問、約 { $minutes } 分です。
}
progress-waiting = { $count ->
   *[other] ほかに { $count } 問を別の日に回しています。
}
progress-coming = これから 30 日間の復習
progress-coming-counts = 明日 { $tomorrow } 問、7 日以内 { $week } 問、30 日以内 { $month } 問
progress-year = この 1 年
progress-year-counts = { $days ->
   *[other] { $days } 日で { $answers } 問に答えました。いちばん多かったのは { $day }で { $most } 問です
}
progress-day = { $answers } 問中 { $right } 問正解
progress-skills = 項目ごとの定着の見込み（明日 / 30 日後）
progress-skill = { $title }、{ $attempts } 問中 { $right } 問正解
progress-skills-unmet = { $count ->
   *[other] まだ出題されていない項目が { $count } あります。
}
progress-shares = 明日 { $tomorrow }、30 日後 { $later }。{""}
progress-lessons = レッスン
progress-lesson = { $title }: { $sections } 節中 { $read } 節を読了、{ $questions } 問中 { $right } 問に正解
progress-lessons-new = { $count ->
   *[other] まだ開いていないレッスンが { $count } あります。
}
progress-begun = 学習中
progress-calibration = 自信と正解の一致
progress-confidence = { $confidence }: { $answers } 問中 { $right } 問正解
progress-too-sure = 自信のわりに間違いが多めです
progress-too-shy = 思っているより正解できています
progress-fits = ほぼ一致
progress-beliefs = 答えに表れた思い込み
progress-held = 未解消
progress-wavering = 解消中
progress-dropped = 解消済み
progress-beliefs-how = その思い込みが表れうる問題に、別々の 2 日で正解すると解消済みになります。
progress-confusions = 混同しやすい項目
progress-confusion = { $times ->
   *[other] { $one }と{ $other }: { $times } 回
}
progress-confusions-how = 復習では、混同した項目を続けて出題します。
