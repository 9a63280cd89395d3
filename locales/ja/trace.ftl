# シミュレーションで起きたこと。1 件につき 1 文。時刻と場所は横に表示される。

trace-budget-spent = イベント数の上限に達したので、ここで打ち切ります
trace-fault-began = 障害が始まる: { $fault }
trace-fault-ended = 障害が終わる: { $fault }
trace-fault-outage = 停止
trace-fault-latency = すべてに { $span }余分にかかる
trace-fault-errors = 呼び出しの { $share } が失敗する
trace-call-refused = サービスが停止しているため、呼び出しを断る

## クライアント
trace-request-sent = { $to } にリクエストを送る
trace-request-sent-again = { $to } にリクエストを送り直す ({ $attempt } 回目の試行)
trace-wait-given-up = { $after }待って、応答を待つのをやめる
trace-retry-planned = { $at }にもう一度送る予定 ({ $attempt } 回目の試行)
trace-request-succeeded = { $latency }で応答を受け取る: { $status }
trace-request-failed = { $latency }でエラーの応答を受け取る: { $status }

trace-status-done = 200
trace-status-accepted = 202 (受け付け)
trace-status-http = { $status }
trace-status-function-failed = 200 (ただし関数のエラー)
trace-status-denied = 403 (アクセス拒否)
trace-status-too-large = 413 (大きすぎる)
trace-status-throttled = 429 (スロットリング)
trace-status-unavailable = 503 (サービス停止)
trace-status-loop-stopped = 400 (再帰呼び出し)
trace-status-timed-out = 時間内に応答なし

## API Gateway
trace-request-routed = リクエストを { $to } に渡す
trace-request-throttled = レートとバーストの上限を超えたので、リクエストを断る
trace-route-missing = このパスに合うルートがない
trace-integration-timed-out = { $after }待って、統合先の応答を待つのをやめる
trace-responded = { $status } を返す
trace-payload-too-large = リクエストを断る: { $size }は上限を超えている ({ $status })
trace-token-accepted = トークンは有効
trace-token-missing = トークンがない: 401
trace-token-invalid = トークンが無効: 401
trace-authorizer-asked = オーソライザー { $to } に問い合わせる
trace-authorizer-allowed = オーソライザーがリクエストを通す
trace-authorizer-allowed-cached = オーソライザーの答えがまだ残っているので、そのまま通す
trace-authorizer-denied = オーソライザーがリクエストを断る: 403
trace-authorizer-denied-cached = オーソライザーの答えがまだ残っているので、そのまま 403 で断る
trace-authorizer-failed = オーソライザーから使える答えが返らない: 500
trace-access-logged = アクセスログに書く。呼び出し元は { $caller }
trace-access-logged-unknown = アクセスログに書く。呼び出し元はわからない

## Cognito
trace-sign-in-began = サインインを始める
trace-trigger-called = トリガー { $to } を呼び出して待つ
trace-trigger-called-again = トリガー { $to } をもう一度呼び出す ({ $attempt } 回目の試行)
trace-trigger-timed-out = { $after }待って、トリガーの応答を待つのをやめる
trace-signed-in = サインインが成功する
trace-sign-in-failed = サインインが失敗する

## Lambda
trace-event-accepted = イベントをキューに入れて 202 を返す
trace-invoke-throttled = 呼び出しをスロットリングする: { $why }
trace-throttle-account = アカウントの同時実行数に空きがない
trace-throttle-reserved = 予約済み同時実行数に空きがない
trace-throttle-scale-out = 実行環境をこれ以上速くは増やせない
trace-throttle-rate = レートとバーストの上限を超えた
trace-throttle-shard = シャードの書き込み上限を超えた
trace-environment-created = コールドスタート: 新しい実行環境を用意する
trace-environment-provisioned = プロビジョニングされた実行環境の準備ができる
trace-init-ended = 初期化フェーズが { $took }で終わる
trace-init-timed-out = 初期化フェーズが { $after }で打ち切られる。実行のなかでやり直す
trace-spilled-over = プロビジョニングされた実行環境がすべて使用中なので、別の実行環境を使う
trace-run-started = 関数が動きはじめる
trace-run-started-async = キューのイベントで関数が動きはじめる
trace-run-started-again = 関数がもう一度動きはじめる ({ $retry } 回目の再試行)
trace-run-started-batch = { $items } 件のバッチで関数が動きはじめる
trace-printed = { $line } 行目を出力する
trace-run-succeeded = { $duration }で成功する
trace-run-failed = { $duration }でエラーになる
trace-run-timed-out = { $duration }でタイムアウトし、打ち切られる
trace-run-out-of-memory = メモリ不足のため { $duration }で強制終了される
trace-run-partly = { $duration }で終わり、バッチのうち { $failed } 件を失敗として報告する
trace-caller-had-left = 呼び出し側はもう待っておらず、応答を受け取る相手がいない
trace-effect-repeated = 同じリクエストの処理が、もう一度行われた
trace-repeat-recognised = 処理済みのリクエストと気づき、二重には処理しない
trace-event-retry-planned = { $at }にもう一度実行する予定 ({ $retry } 回目の再試行)
trace-event-backed-off = スロットリングされたイベントは { $until }までキューで待つ
trace-event-given-up = イベントをあきらめる: { $why }
trace-given-up-retries = 再試行を使い切った
trace-given-up-age = 最大有効期間に達した
trace-given-up-switched-off = 関数が止められている (予約済み同時実行数が 0)
trace-given-up-loop = ループしている
trace-event-dropped = 送信先もデッドレターキューもないので、イベントを破棄する
trace-handed-on-failure = 失敗したイベントを、失敗時の送信先 { $to } に送る
trace-handed-on-success = 結果を、成功時の送信先 { $to } に送る
trace-handed-dead-letter = イベントをデッドレターキュー { $to } に送る
trace-handed-then = 結果を { $to } に送る
trace-handed-call = { $to } を呼び出して待つ
trace-loop-stopped = 連鎖した実行が { $runs } 回になったので、ループを止める
trace-environment-ended = 実行環境を終了する (寿命 { $lived })

## SQS
trace-message-sent = メッセージが入る
trace-message-delayed = メッセージが入る。{ $until }までは見えない
trace-message-deduplicated = 重複とみなし、メッセージを保存しない
trace-message-received = メッセージを渡す ({ $count } 回目の受信)。{ $until }までは見えない
trace-message-visible = 可視性タイムアウトが切れ、メッセージがまた見えるようになる
trace-message-deleted = メッセージが削除される
trace-short-poll-missed = { $from } の { $servers } 台のサーバーのうち { $asked } 台に問い合わせたが、メッセージはほかのサーバーにあり、空の応答が返る
trace-delete-ignored = その間に受信し直されていたので、メッセージは削除されない
trace-message-dead-lettered = 受信回数が上限を超えたので、メッセージを { $to } に移す
trace-message-expired = 保持期間が終わり、メッセージが消える

## イベントソースマッピング
trace-filtered = フィルターに合わないので、関数には渡さない
trace-batch-invoked = { $items } 件のバッチで関数を呼び出す
trace-batch-succeeded = { $items } 件のバッチが成功する
trace-batch-partly-failed = バッチ { $items } 件のうち { $failed } 件が失敗する
trace-batch-failed = { $items } 件のバッチがまるごと失敗する
trace-batch-throttled = 関数がスロットリングされたので、{ $at }に同じバッチで呼び出し直す
trace-batch-lost = メッセージがまた見えるようになったので、{ $items } 件のバッチを手放す
trace-batch-retry-planned = { $at }に同じレコードでもう一度呼び出す予定 ({ $retry } 回目の再試行)
trace-batch-split = バッチを分ける: 先に { $first } 件、次に { $second } 件
trace-records-given-up = { $records } 件のレコードをあきらめる: { $why }
trace-pollers-grew = 同時に処理できるバッチが { $to } 個に増える

## Kinesis
trace-record-put = シャード { $shard } にレコードが書き込まれる
trace-record-refused = シャード { $shard } への書き込みが速すぎるので、レコードを断る
trace-record-expired = シャード { $shard } のレコードが、処理されないまま期限切れになる

## S3 と EventBridge
trace-object-put = オブジェクトを保存する
trace-object-read = オブジェクトを返す
trace-object-deleted = オブジェクトを削除する
trace-object-replaced = 同じキーのオブジェクトを上書きする
trace-version-put = 新しいバージョンとして保存し、古いバージョンも残す
trace-delete-marker-put = 削除マーカーを置く (バージョンは残る)
trace-object-missing = このキーのオブジェクトはない
trace-object-archived = アーカイブされたオブジェクトなので、復元するまで読み取れない
trace-notified = { $to } に通知する
trace-notified-again = 同じイベントを { $to } にもう一度通知する
trace-event-published = イベントを受け取る
trace-replay-began = アーカイブを再生する ({ $events } 件)
trace-event-replayed = アーカイブのイベントが、もう一度ルールを通る
trace-schedule-fired = スケジュールの時刻になる
trace-rule-matched = ルール { $rule } に一致する
trace-nothing-matched = どのルールにも一致せず、イベントは無視される
trace-event-delivered = { $to } がイベントを受け取る
trace-delivery-retry-planned = { $at }にもう一度配信する予定 ({ $retry } 回目の再試行)
trace-delivery-given-up = 配信をあきらめる

## サーバーとサービス
trace-request-queued = { $before ->
    [0] 空きがないので、リクエストが待ちに入る
   *[other] 空きがないので、リクエストが { $before } 件の後ろで待ちに入る
}
trace-request-rejected = 空きがなく、待ち行列もいっぱいなので、503 で断る
trace-work-started = リクエストの処理を始める
trace-work-succeeded = { $duration }で処理が終わる
trace-work-failed = { $duration }で処理がエラーになり、500 を返す
trace-work-timed-out = { $after }たち、許された時間を超えたので、504 を返してあきらめる
trace-work-lost = サーバーが止まり、処理中や待機中のリクエストが失われる (503)
trace-work-killed = 処理が終わる前にタスクが止められ、リクエストが失われる (502)

## Fargate
trace-no-task-running = 動いているタスクがないので、503 で断る
trace-task-turned = タスクが { $state } になる
trace-task-stopped = タスクが STOPPED になる ({ $code })
trace-spot-warned = スポットの中断: タスクに SIGTERM が届く。容量は { $until }までに回収される
trace-tasks-scaled = CPU 使用率 { $utilisation } を見たターゲット追跡が、タスク数を { $from } から { $to } にする

## SNS
trace-topic-published = メッセージの発行を受け付ける
trace-endpoint-node = { $node }
trace-endpoint-http = HTTP エンドポイント (サブスクリプション { $number })
trace-endpoint-email = メールアドレス (サブスクリプション { $number })
trace-copy-filtered = フィルターポリシーに合わないので、{ $to } には配信しない
trace-copy-held-back = 同じグループの前のメッセージがまだ届いていないので、{ $to } への配信を待たせる
trace-copy-delivered = { $to } がメッセージを受け取る
trace-attempt-failed = { $to } が受け取らない: { $status }
trace-copy-retry-planned = { $at }にもう一度配信する予定 ({ $retry } 回目の再試行、{ $phase })
trace-phase-immediate = 即時再試行フェーズ
trace-phase-pre-backoff = バックオフ前フェーズ
trace-phase-backoff = バックオフフェーズ
trace-phase-post-backoff = バックオフ後フェーズ
trace-copy-given-up = { $to } への配信をあきらめる: { $why }
trace-given-up-client-error = クライアント側のエラーなので、再試行しない
trace-copy-lost = デッドレターキューがないので、{ $to } あてのメッセージは失われる

## CloudWatch アラーム
trace-alarm-changed = { $from } → { $to }: 直近の期間の値は { $value }
trace-alarm-without-data = { $from } → { $to }: 直近の期間はデータなし
trace-handed-action = この状態のアクションとして { $to } に知らせる

## AWS なら断られる設定
trace-warn = AWS では断られる設定があります
trace-warn-range = { $node } の `{ $setting }` は AWS では断られます。{ $low }から { $high }までです
trace-warn-visibility = { $node } のマッピングは AWS では断られます。キューの可視性タイムアウト ({ $visibility }) が、関数のタイムアウト ({ $timeout }) より短いためです
trace-warn-window = { $node } の `{ $setting }` は AWS では断られます。10 を超えるときは 1 秒以上のバッチウィンドウが必要です
trace-warn-fifo-window = { $node } の `{ $setting }` は AWS では断られます。FIFO キューにバッチウィンドウはありません
trace-warn-provisioned = { $node } の `{ $setting }` は AWS では断られます。予約済み同時実行数を超えています
trace-warn-unreserved = { $node } の `{ $setting }` は AWS では断られます。アカウントの同時実行数のうち 100 以上は、予約せずに残します
trace-warn-too-many = { $node } の `{ $setting }` は AWS では断られます。最大で { $most } 個です
trace-warn-no-destination = { $node } の `{ $setting }` は AWS では断られます。このサービスは、ここでの送信先に指定できません
trace-warn-overlap = { $node } の `{ $setting }` は AWS では断られます。同じオブジェクトとイベントを対象とする設定が 2 つあります
trace-warn-whole-mb = { $node } の `{ $setting }` は AWS では断られます。1 MB 単位で指定します
trace-warn-own-destination = { $node } の `{ $setting }` は AWS では断られます。関数を自分自身の送信先にはできません
trace-warn-fifo-target = { $node } の `{ $setting }` は AWS では断られます。ここに FIFO のキューやトピックは指定できません
trace-warn-other-type = { $node } の `{ $setting }` は AWS では断られます。デッドレターキューは元のキューと同じ種類にします
trace-warn-http-api = { $node } の `{ $setting }` は AWS では変えられません。HTTP API では固定です
trace-warn-alarm-period = { $node } の `{ $setting }` は AWS では断られます。期間は 10 秒・20 秒・30 秒か、1 分の倍数にします
trace-warn-queues-only = { $node } の `{ $setting }` は AWS では断られます。FIFO トピックの配信先は SQS キューだけです
trace-warn-fifo-subscriber = { $node } の `{ $setting }` は AWS では断られます。標準トピックを FIFO キューでサブスクライブすることはできません
trace-warn-other-type-than-topic = { $node } の `{ $setting }` は AWS では断られます。デッドレターキューは、FIFO トピックなら FIFO、標準トピックなら標準にします
trace-warn-no-raw = { $node } の `{ $setting }` は AWS では断られます。raw メッセージ配信を使えるのは SQS キューと HTTP エンドポイントです
trace-warn-nested-filter = { $node } の `{ $setting }` は AWS では断られます。メッセージ属性のフィルターは入れ子にできません
trace-warn-filter-size = { $node } の `{ $setting }` は AWS では断られます。キーは { $keys } 個まで、値の組み合わせは { $combinations } 通りまでです
trace-warn-only-rest = { $node } の `{ $setting }` は AWS では断られます。この種類があるのは REST API だけです
trace-warn-only-http = { $node } の `{ $setting }` は AWS では断られます。この種類があるのは HTTP API だけです

## 権限 (IAM)
trace-access-asked = IAM が判断する: { $principal } は { $resource } に { $action } を実行できるか
trace-access-no-deny = 明示的な拒否: 該当する Deny ステートメントはない
trace-access-deny = 明示的な拒否: { $statement }が該当する。どの Allow もこれを覆せない
trace-access-resource-allows = リソースベースのポリシー: { $statement }が許可している
trace-access-resource-silent = リソースベースのポリシー: Allow ステートメントがない
trace-access-resource-near = リソースベースのポリシー: 該当する Allow がない。{ $statement }は { $part } が合わない
trace-access-delegated = リソースベースのポリシー: { $statement }が許可しているのはアカウント全体で、判断はアイデンティティベースのポリシーに委ねられる
trace-access-identity-allows = アイデンティティベースのポリシー: { $statement }が許可している
trace-access-identity-silent = アイデンティティベースのポリシー: Allow ステートメントがない
trace-access-identity-near = アイデンティティベースのポリシー: 該当する Allow がない。{ $statement }は { $part } が合わない
trace-access-part = { $part }
trace-access-statement = ポリシー { $policy } の { $statement } 番目のステートメント
trace-access-statement-named = ポリシー { $policy } のステートメント「{ $sid }」
trace-access-allowed = IAM が許可する: 決め手は{ $statement }
trace-access-allowed-across = IAM が許可する: 両方のアカウントが許可している
trace-access-denied = アクセス拒否 (403): どこでも許可されていない (暗黙的な拒否)
trace-access-denied-across = アクセス拒否 (403): アカウントをまたぐときは両方の許可が必要 (暗黙的な拒否)
trace-access-denied-explicitly = アクセス拒否 (403): ステートメントが禁止している (明示的な拒否)
