# レッスン本文のまわりの言葉と、報告の言葉。
present-label = { $label }：
present-scenario = シナリオ
present-scenario-named = シナリオ { $id }
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

# シミュレーターの実行。$service はノード名の最初の部分。
present-node = { $service ->
    [client] { $name }
    [api] API { $name }
    [lambda] { $lambda } { $name }
    [sqs] SQS { $name }
    [sns] SNS { $name }
    [alarm] アラーム { $name }
    [kinesis] Kinesis { $name }
    [s3] S3 { $name }
    [eventbridge] EventBridge { $name }
    [cognito] Cognito { $name }
    [fargate] Fargate { $name }
    [server] サーバー { $name }
    [service] サービス { $name }
   *[other] { $name }
}
present-flow-step = { $from } から { $to } へ
present-flow-step-with = { $from } から { $to } へ: { $words }
present-endpoint-http = HTTP エンドポイント
present-endpoint-email = メール
present-edge-polls = ポーリング
present-edge-failure = 失敗時
present-edge-success = 成功時
present-edge-undelivered = 配信できない
present-edge-watched = 監視
present-edge-received-too-often = 受信しすぎ
present-system = 構成
present-functions = 関数
present-function-code = { $function } のコード
present-function-event = { $function } に渡すイベント
present-function-response = { $function } のレスポンス
present-timeline = 時間
present-permissions = 権限の判断
present-log = ログ
present-measures = 計測値
present-claims = レッスンの主張
present-run-facts = シード { $seed }、シミュレーション時間 { $time }、イベント { $events } 件、{ $stopped }
present-stopped-horizon = 予定の時刻まで実行
present-stopped-quiet = 起きることがなくなって終了
present-stopped-budget = イベント数の上限に達して停止
present-more-log = ほか { $count } 行
present-more-pages = （途中の { $count } 区間は省略）
present-claim-false = （成り立たない：{ $condition }、実際は { $actual }）
present-asked = 問い
present-predicted = 予想
present-result = 結果
present-hit = 予想どおり
present-missed = 予想と違う
present-about = 約 { $value }
present-measures-run = 実行全体
present-measures-cost = 料金
present-mapping = { $node } のイベントソースマッピング { $number }
present-measure-status = 応答 { $status }
present-measure = { $name ->
    [run_events] イベント数
    [run_denied] IAM に拒否された呼び出し
    [run_end] 終了時刻
    [cost_total] 合計
    [requests] リクエスト数
    [succeeded] 成功
    [failed] 失敗
    [retries] 再試行
    [latency_p50] レイテンシー（中央値）
    [latency_p95] レイテンシー（95 パーセンタイル）
    [latency_p99] レイテンシー（99 パーセンタイル）
    [latency_mean] レイテンシー（平均）
    [throttled] スロットリング
    [throttle_rate] スロットリングの割合
    [status_other] その他の応答
    [invocations] 実行回数
    [errors] 失敗した実行
    [timeouts] タイムアウト
    [throttles] スロットリング
    [cold_starts] コールドスタート
    [cold_start_rate] コールドスタートの割合
    [environments_mean] 実行環境の数（平均）
    [running_mean] 実行中の数（平均）
    [idle_mean] 待機中の数（平均）
    [environments_max] 実行環境の最大数
    [environment_lifespan_mean] 実行環境の寿命（平均）
    [duration_p50] 実行時間（中央値）
    [duration_p95] 実行時間（95 パーセンタイル）
    [duration_p99] 実行時間（99 パーセンタイル）
    [duration_mean] 実行時間（平均）
    [abandoned] 呼び出し元が待つのをやめたあとの終了
    [effects] 残った副作用
    [duplicate_effects] 重複した副作用
    [async_received] 受け付けたイベント（202）
    [async_retries] Lambda による再試行
    [async_waiting] 最後に待っているイベント
    [async_wait_mean] イベントキューでの待ち時間（平均）
    [dead_lettered] あきらめて退避
    [dropped] あきらめて破棄
    [spillovers] プロビジョニング分を超えた実行
    [loops_stopped] 止めたループ
    [billed_gb_s] 課金対象
    [init_billed_gb_s] INIT の課金対象
    [sent] 送信されたメッセージ
    [received] 受信したメッセージ (のべ)
    [deleted] 削除されたメッセージ
    [processed] 処理されたメッセージ
    [duplicates] 処理後の重複受信
    [deduplicated] 重複排除
    [expired] 保持期間切れ
    [visible] 最後に見えている数
    [in_flight] 最後に処理中の数
    [in_flight_max] 同時に処理中だった数
    [missed_receives] メッセージを取りこぼしたショートポーリング
    [api_requests] 課金されるリクエスト
    [delayed] 最後に遅延中の数
    [receives_per_message] 1 件あたりの受信回数
    [wait_mean] 待ち時間（平均）
    [wait_rate] 待った割合
    [age] 最後に最も古いメッセージの経過時間
    [age_max] 最も古いメッセージの経過時間
    [batches] バッチ数
    [batches_failed] 失敗したバッチ
    [receives] 受信リクエスト
    [pollers] 最後のポーラー数
    [pollers_max] ポーラーの最大数
    [filtered] フィルターで除外
    [splits] バッチの分割
    [given_up] あきらめたレコード
    [put] 書き込まれたレコード
    [iterator_age_max] イテレーターの最大経過時間
    [puts] 書き込まれたオブジェクト
    [gets] 読み出されたオブジェクト
    [deletes] 削除されたオブジェクト
    [events] イベント通知
    [duplicate_events] 重複した通知
    [stored_gb_month] 保存量
    [not_found] ないオブジェクトの読み取り
    [objects] 終了時のオブジェクト数
    [noncurrent_versions] 終了時の古いバージョン数
    [delete_markers] 終了時の削除マーカー数
    [billed_gb_month] 課金されるストレージ
    [early_gb_month] うち、削除後の分
    [running_max] 同時に実行中の最大数
    [batch_size_mean] バッチの大きさ（平均）
    [empty_receives] 空の受信
    [concurrency_max] 同時に処理中のバッチの最大数
    [rejected] 満員で断った数
    [utilisation] 使用率
    [busy_mean] 処理中の数（平均）
    [busy_max] 同時に処理中の最大数
    [queue_mean] 待ちの数（平均）
    [queue_max] 待ちの最大数
    [published] 発行
    [delivered] 配信
    [lost] 届かずに失われた
    [evaluations] 評価の回数
    [alarms] ALARM になった回数
    [recoveries] OK に戻った回数
    [notifications] 通知の回数
    [in_alarm] ALARM だった時間
    [tasks_mean] 動いているタスク数（平均）
    [tasks_max] 同時に動いているタスクの最大数
    [starts] 起動したタスク
    [interruptions] スポットの中断
    [task_seconds] 課金対象のタスク秒
    [vcpu_seconds] 課金対象の vCPU 秒
    [matched] 一致したルール
    [unmatched] どのルールにも一致しない
    [authorizer_asked] オーソライザーへの問い合わせ
    [authorizer_cached] 残っていたオーソライザーの答え
    [trigger_calls] トリガーの呼び出し
    [trigger_timeouts] 間に合わなかったトリガー
    [replayed] 再生したイベント
   *[other] { $name }
}
present-fact-dates = { $checked } に確認、{ $expires } まで有効
