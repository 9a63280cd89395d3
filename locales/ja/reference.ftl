# シナリオ形式のリファレンス。`terakoya sim reference` が出力する。

cli-sim-reference = シナリオ形式のリファレンスを Markdown で出力します。

reference-title = シナリオの形式
reference-made = このページは `terakoya sim reference` の出力です。最新であることはテストで確かめています。
reference-about = シナリオは、小さなサーバーレスシステムを 1 つの TOML ファイルに書いたものです。だれが何を送るか、サービスの設定、起こる障害、学習者への問いを記述し、`terakoya sim run ファイル` で実行します。書けるキーはここにあるものがすべてで、ほかのキーは誤りになります。AWS が拒否するはずの設定は、警告を出したうえで実行します。
reference-quantities = 量の書き方
reference-quantities-about = 単位の付く数値は、文字列として書きます。
reference-quantity = 種類
reference-units = 単位
reference-example = 例
reference-sizes-about = KB、MB、GB は、AWS と同じく 1,024 の累乗です。
reference-conditions = 条件の書き方
reference-conditions-about = 主張や目標では、計測値を、単位付きの数値やほかの計測値と比べます。使えるのは { $signs } と `in 下限..上限` です。両辺には `+`、`-`、`*`、`/` と括弧を使えます。`==` と `!=` で比べられるのは個数だけです。計測値は `lambda.resize.invocations` のようなパスで書きます。
reference-keys = キー
reference-key-name = キー
reference-key-kind = 型
reference-key-default = 既定値
reference-key-range = 範囲
reference-key-says = 意味
reference-needed = 必須
reference-nothing = なし
reference-one-of = { $keys } のどれか 1 つ
reference-told = 右を参照
reference-warned = { $low }〜{ $high }（AWS の範囲。外れると警告）
reference-refused = { $low }〜{ $high }
reference-words = { $kind }：{ $words }
reference-see = { $kind }：[{ $title }](#{ $anchor }) を参照
reference-measures = 計測値
reference-measures-about = 実行の結果です。パスは、ノードの名前と計測値の名前をつないだものです。イベントソースマッピングは `lambda.ID.polls.0`、部品は `server.ID.部品名` と書きます。パーセンタイルは、100,000 件までは正確で、それを超えると誤差 1 % 以内です。数の平均は、`warmup` から終わりまでの時間平均です。
reference-measures-run = 実行全体
reference-measure-name = 計測値
reference-measure-unit = 単位
reference-measure-cost = `cost.total` と `cost.ノード`
reference-measure-costs = 実行全体と各ノードの料金（無料枠と割引の適用前）
reference-unit = { $unit ->
    [count] 数
    [seconds] 秒
    [share] 0〜1 の比率
    [per-second] 毎秒
    [usd] 米ドル
    [bytes] バイト
    [gb-seconds] GB-秒
   *[gb-months] GB-月
}
reference-kind = { $kind ->
    [text] 文字列
    [both] 2 か国語の文字列
    [switch] `true` または `false`
    [count] 整数
    [integer] 整数
    [number] 数値
    [span] 時間
    [size] サイズ
    [rate] 割合（毎秒など）
    [share] 比率
    [word] いずれかの語
    [node] ノード
    [nodes] ノード、またはそのリスト
    [workload] 到着パターンの名前
    [drawn] 時間（固定またはランダム）
    [fails] `"never"`、`"always"`、またはテーブル
    [table] テーブル
    [tables] テーブルのリスト
    [names-or-tables] 名前またはテーブルのリスト
    [switch-or-table] `true`、`false`、またはテーブル
    [authorizer] `iam`、`jwt`、関数、またはユーザープール
    [spans] 時間のリスト
    [span-or-spans] 時間、またはそのリスト
    [recorded] 秒数または時間のリスト、またはファイル名
    [texts] 文字列のリスト
    [text-or-texts] 文字列、またはそのリスト
    [boths] 2 か国語の文字列のリスト
    [json] JSON（テーブルまたは文字列）
    [pattern] イベントパターン（テーブルまたは JSON の文字列）
    [policy] ポリシードキュメント（JSON の文字列、または名前）
    [policies] 名前とポリシードキュメントのテーブル
    [path] 設定のパス
    [values] 値のリスト
    [measure] 計測値のパス
    [answer] 計測値と同じ単位の数値
    [answers] その数値のリスト
    [condition] 条件
    [settings] パスと値のテーブル
    [remark] 任意
    [not-yet] 未対応（エラーになります）
   *[other] ?
}
reference-section = { $section ->
    [scenario] ファイルの最上位
    [account] アカウント
    [client] クライアント
    [workload] 到着パターンの共有
    [arrivals] 到着
    [ramp] ランプ
    [burst] バースト
    [span] ランダムな時間
    [uniform] 一様分布
    [normal] 正規分布
    [lognormal] 対数正規分布
    [fails] 失敗
    [api] API Gateway
    [route] ルート
    [lambda] Lambda 関数
    [poll] キューのポーリング
    [stream-poll] ストリームのポーリング
    [sqs] SQS キュー
    [sns] SNS トピック
    [subscription] サブスクリプション
    [delivery-policy] 配信ポリシー
    [kinesis] Kinesis データストリーム
    [s3] S3 バケット
    [notification] 通知
    [eventbridge] EventBridge イベントバス
    [rule] ルール
    [schedule] スケジュール
    [server] サーバー
    [service] サービス
    [part] 部品
    [cognito] Cognito ユーザープール
    [fargate] Fargate のサービス
    [task-poll] タスクによるポーリング
    [spot] Spot
    [alarm] CloudWatch アラーム
    [fault] 障害
    [policy] IAM ポリシー
    [control] 操作できる設定
    [prediction] 予想
    [wrong] 誤った選択肢
    [claim] 主張
    [ticket] チケット
    [cause] 原因
    [goal] 目標
    [tempting] 誤った修復
   *[other] ?
}
reference-section-about = { $section ->
    [scenario] どのファイルにも書く項目です。ノードは `サービス.ID` という名前のテーブルで書き、どの順に参照してもかまいません。
    [account] すべてのノードが共有するものです。
    [client] リクエストを送る側です。
    [workload] 名前を付けた到着パターンです。2 つの設計を同じ負荷で比べられます。
    [arrivals] リクエストが到着する時刻です。キーは 1 つだけ書きます。
    [ramp] 直線的に変わる割合です。
    [burst] 短時間に集中するリクエストです。
    [span] 時間を書くところには、`"200 ms"` のような固定の値か、次のどれかを書きます。
    [uniform] 2 つの値の間です。
    [normal] 平均のまわりの分布です。
    [lognormal] 中央値のまわりの、裾の長い分布です。
    [fails] `"never"`、`"always"`、または次のキーを 1 つだけ書きます。
    [api] スロットリング、タイムアウト、ルートを持つ API です。
    [route] API のパスです。
    [lambda] 実行環境、上限、送信先を持つ関数です。
    [poll] SQS キューのイベントソースマッピングです。
    [stream-poll] Kinesis ストリームのイベントソースマッピングです。
    [sqs] 標準キューまたは FIFO キューです。
    [sns] 標準トピックまたは FIFO トピックです。
    [subscription] トピックのメッセージを受け取る相手です。`to` か `protocol` のどちらかを書きます。
    [delivery-policy] HTTP エンドポイントへの再試行を段階ごとに決めます。
    [kinesis] シャードからなるストリームです。
    [s3] イベント通知を持つバケットです。
    [notification] バケットが、何をだれに知らせるかです。
    [eventbridge] ルールとスケジュールを持つイベントバスです。
    [rule] どのイベントをどのターゲットに渡すかです。
    [schedule] 一定の間隔でターゲットを動かします。
    [server] モノリス、または固定台数のサーバー群です。
    [service] マイクロサービス、またはデータストアです。
    [part] サーバーの部品です。
    [cognito] ユーザーのサインインを扱います。先に関数を呼び出すこともできます。
    [fargate] Fargate で動くタスクです。数は固定するか、負荷に合わせて増減させます。
    [task-poll] タスクがメッセージを受信するキューです。
    [spot] タスクの中断と割引です。
    [alarm] 計測値を期間ごとに監視します。
    [fault] しばらくのあいだ起こる障害です。`outage`、`latency`、`errors` のどれか 1 つを書きます。
    [policy] ポリシーと、それを付けるノードです。
    [control] 学習者が変更できる設定です。
    [prediction] 実行前に尋ねます。答えは計算されます。
    [wrong] `misconception` か `slip` のどちらかを書きます。
    [claim] レッスンの記述を、テストできる条件として書きます。
    [ticket] 原因を探して直すインシデントです。
    [cause] 原因の選択肢です。3 つか 4 つ用意し、正しいものは 1 つだけです。
    [goal] 修復後に成り立つべきことです。修復前は、少なくとも 1 つが成り立ちません。
    [tempting] 正しそうに見えて、目標に届かない修復です。
   *[other] ?
}
reference-says = { $key ->
    [scenario-id] シナリオの ID。英字、数字、ハイフン。
    [scenario-title] シナリオの題名。
    [scenario-story] 学習者に伝える状況。
    [scenario-seed] 乱数の種。同じシードなら、同じ実行になります。
    [scenario-horizon] 実行の終わり。起きることがなくなれば、その前に終わります。
    [scenario-warmup] 計測を始める時刻。立ち上がりを計測から除きます。
    [scenario-budget] イベント数の上限。達すると実行を止め、その旨を表示します。省略すると、コマンドラインでは 1,000,000,000。
    [scenario-price_table] 料金を計算するリージョン。
    [scenario-account] AWS アカウント。
    [scenario-workload] 名前を付けた到着パターン。複数のクライアントで共有できます。
    [scenario-fault] 決まった時刻に起こる障害。
    [scenario-policy] IAM ポリシー。1 つもなければ、すべて許可されます。
    [scenario-control] 学習者が変更できる設定。
    [scenario-prediction] 実行前の予想問題。答えは実行の結果です。
    [scenario-claim] テストのたびに確かめる主張。
    [scenario-ticket] インシデントとして出題するときの内容。
    [account-concurrency] 全関数の同時実行数の上限。省略した場合、予約の合計 + 100 がこれを超えるときは、そこまで広がります。
    [arrivals-at] 指定した時刻。
    [arrivals-every] 0 秒から一定の間隔。
    [arrivals-poisson] 平均の割合だけを決めたランダムな到着（ポアソン過程）。
    [arrivals-ramp] 直線的に増減し、その後は一定になる割合。
    [arrivals-burst] 短時間に集中する到着。
    [arrivals-replay] 記録された時刻。順番は問いません。数だけなら秒です。シナリオの隣に置いたファイルの名前も書けます。そのファイルには 1 行に 1 つずつ秒数を書きます。コースでは、名前の末尾を `.csv` にします。
    [ramp-from] 始めの割合。
    [ramp-to] 終わりの割合。
    [ramp-over] 変化にかける時間。
    [burst-count] 件数。
    [burst-at] 最初の 1 件の時刻。
    [burst-within] この時間に均等にばらします。`"0 s"` なら同時です。
    [span-uniform] 2 つの値の間で一様。
    [span-normal] 正規分布。負の値は 0 になります。
    [span-exponential] この平均の指数分布。
    [span-lognormal] 対数正規分布。まれに非常に長くなります。
    [uniform-from] 最短。
    [uniform-to] 最長。
    [normal-mean] 平均。
    [normal-sd] 標準偏差。
    [lognormal-median] 中央値。
    [lognormal-sigma] 対数の標準偏差。
    [fails-first] 最初のこの回数。
    [fails-probability] この割合でランダムに。
    [fails-until] この時刻まですべて。
    [fails-keys] これらのキーを持つもの。
    [client-sends] リクエストの送り先。
    [client-arrivals] 送る時刻。
    [client-workload] 共有する到着パターンの名前。
    [client-limit] リクエストの総数。省略すると、実行の終わりまで続きます。
    [client-invoke] 関数の呼び出し方。応答を待つか、イベントを渡すだけか。送り先が関数のときだけ指定できます。
    [client-timeout] 応答を待つ時間。省略すると、応答があるまで待ちます。
    [client-sdk] AWS SDK のように動くか。`max_attempts` がなければ 3 回まで試します。
    [client-max_attempts] 試行の総数。429、5xx、時間切れのときに再試行し、間隔は 100 ms から倍々に 20 秒まで延びます。
    [client-idempotency_token] 受け手が同じリクエストの繰り返しだと見分けられるか。
    [client-operation] バケットに対する操作。
    [client-path] API やサーバーに要求するパス。
    [client-key] オブジェクトキー、パーティションキー、メッセージグループ。複数あれば順に使います。省略すると、クライアントの ID。
    [client-body] 本文。フィルターやパターンの対象になります。
    [client-attributes] メッセージ属性。フィルターの対象になります。
    [client-size] リクエストの大きさ。省略すると、本文の大きさ。
    [client-token] オーソライザーに見せるトークン。省略すると、なし。
    [client-principal] IAM から見た呼び出し元。ユーザー名、ARN、または `s3.amazonaws.com` のようなサービス。省略すると、クライアントの ID と同じ名前のユーザー。
    [client-account] そのユーザーのアカウント（12 桁）。省略すると、シナリオ自身のアカウント。
    [client-action] 実際の操作とは別のアクションを IAM に問う場合に指定。
    [client-resource] 実際の送り先とは別のリソースを IAM に問う場合に指定。
    [workload-arrivals] リクエストの到着。共有するクライアントは同じ時刻に送ります。
    [api-kind] REST API か HTTP API か。HTTP API のタイムアウトは 30 秒に固定です。
    [api-rate] 1 秒あたりのトークン。長い目で見て通せるリクエストの割合。
    [api-burst] バケットの大きさ。一度に通せるリクエストの数。
    [api-timeout] 統合先を待つ時間。過ぎると 504 を返します。
    [api-access_log] リクエストごとにアクセスログを 1 行書くか。
    [api-routes] パスと統合先。最初に一致したものが使われます。
    [route-path] パス。末尾の `*` は、その下のすべてに一致します。
    [route-to] リクエストの渡し先。
    [route-authorizer] 先に呼び出し元を確かめるもの。IAM、JWT（HTTP API のみ）、関数（Lambda オーソライザー）、ユーザープール（REST API のみ）。省略すると、だれも確かめません。
    [route-authorizer_result_ttl] Lambda オーソライザーの結果を保持する時間。
    [lambda-memory] メモリ。課金の基準になります。
    [lambda-cpu_bound] 初期化と実行時間のうち、CPU を待つ割合。メモリが 1,769 MB (vCPU 1 個分) を下回るほど、その部分が長くなります。モデル上の仮定です。
    [lambda-timeout] 実行を打ち切る時間。
    [lambda-init] 新しい実行環境の INIT フェーズの長さ。
    [lambda-duration] 実行時間。
    [lambda-duration_per_item] バッチの 1 件ごとに加わる時間。
    [lambda-cold_duration] 実行環境の最初の実行だけ、`duration` の代わりに使う時間。
    [lambda-fails] どの実行が失敗するか。
    [lambda-fails_as] 失敗のしかた。エラー、タイムアウト、メモリ不足。
    [lambda-calls] 自分の処理の前に、順に呼び出して応答を待つ相手。
    [lambda-then] 成功したときに結果を送る先。
    [lambda-polls] イベントソースマッピング。読み取るキューやストリーム。
    [lambda-reserved_concurrency] 予約済み同時実行数。確保されると同時に上限になります。0 なら停止します。
    [lambda-provisioned_concurrency] 最初から用意しておく実行環境の数。
    [lambda-idle_timeout] 待機中の実行環境を残す時間。AWS が公開していないため、モデル上の仮定です。
    [lambda-reuse] 次のリクエストを受ける実行環境の選び方。モデル上の仮定です。
    [lambda-maximum_retry_attempts] 非同期イベントの再試行の上限。
    [lambda-maximum_event_age] 非同期イベントの最大有効期間。
    [lambda-on_failure] あきらめたイベントの記録を送る先。
    [lambda-on_success] 成功したイベントの記録を送る先。
    [lambda-dead_letter_queue] あきらめたイベントそのものを送るキュー。
    [lambda-recursive_loop] 実行の連鎖が 16 回になったとき、Lambda が断ち切るか。
    [lambda-prints] 実行のたびにログに出す行。
    [lambda-code] 表示するコード。
    [lambda-event] 表示するイベント。
    [lambda-returns] 表示する戻り値。
    [lambda-runtime] ランタイム。実行には影響しません。
    [lambda-package] デプロイパッケージの大きさ。実行には影響しません。
    [poll-from] 読み取るキュー。
    [poll-batch_size] バッチに入るメッセージの最大数。FIFO キューでは 10 まで。
    [poll-batching_window] メッセージをためる最長の時間。
    [poll-report_batch_item_failures] 失敗したメッセージを関数が個別に報告するか。しなければ、バッチ全体が失敗します。
    [poll-maximum_concurrency] 同時に処理するバッチの上限。
    [poll-filter] 一致しないメッセージは削除されます。
    [stream-poll-from] 読み取るストリーム。
    [stream-poll-batch_size] バッチに入るレコードの最大数。
    [stream-poll-batching_window] レコードをためる最長の時間。
    [stream-poll-report_batch_item_failures] 失敗した最初のレコードを関数が報告するか。その前のレコードは処理済みになります。
    [stream-poll-filter] 一致しないレコードは読み飛ばされます。
    [stream-poll-parallelization_factor] 1 つのシャードで同時に処理するバッチの数。同じキーのレコードの順序は保たれます。
    [stream-poll-maximum_retry_attempts] バッチの再試行の上限。-1 なら、レコードの保持期間が終わるまで続きます。
    [stream-poll-maximum_record_age] レコードをあきらめる経過時間。
    [stream-poll-bisect_on_error] 失敗したバッチを二分するか。
    [stream-poll-on_failure] あきらめたバッチの記録を送る先。
    [sqs-fifo] FIFO キューか。メッセージグループ内の順序を守り、重複を排除します。
    [sqs-visibility_timeout] 受信されたメッセージが見えなくなる時間。
    [sqs-retention] メッセージの保持期間。
    [sqs-delay] 新しいメッセージが見えない時間。
    [sqs-wait_time] 受信がメッセージを待つ時間。Lambda のポーラーは常に 20 秒待ちます。
    [sqs-in_flight_limit] 同時にインフライトにできるメッセージの数。達すると、受信しても何も返りません。
    [sqs-max_receive_count] デッドレターキューに移すまでの受信回数。
    [sqs-dead_letter_queue] デッドレターキュー。なければ移されません。
    [sqs-content_based_deduplication] FIFO キューで、本文が同じメッセージを 5 分間は 1 件とみなすか。
    [sqs-duplicate_rate] 二重に保存されるメッセージの割合。モデル上の仮定です。
    [sqs-latency] 送信から受信できるようになるまでの時間。モデル上の仮定です。
    [sns-fifo] FIFO トピックか。メッセージグループ内の順序を守り、重複を排除します。
    [sns-content_based_deduplication] FIFO トピックで、本文が同じメッセージを 5 分間は 1 件とみなすか。
    [sns-subscriptions] メッセージを受け取るサブスクリプション。
    [sns-latency] 発行から最初の配信までの時間。モデル上の仮定です。
    [subscription-to] キューまたは関数。
    [subscription-protocol] シナリオの外にあるエンドポイント。
    [subscription-filter] 受け取るメッセージのフィルターポリシー。省略すると、すべて。
    [subscription-filter_scope] フィルターの対象。属性か本文か。
    [subscription-raw] SNS の形式で包まずに配信するか。
    [subscription-dead_letter_queue] 配信できなかったメッセージを送るキュー。
    [subscription-fails] どの配信が失敗するか。
    [subscription-fails_as] 失敗のしかた。エンドポイントの障害か、到達できないか。HTTP では 400〜599 のステータスも指定できます。省略すると、サーバー側のエラー。
    [subscription-delivery_policy] 再試行の設定。HTTP だけで使えます。
    [delivery-policy-num_retries] 再試行の総数。
    [delivery-policy-num_no_delay_retries] すぐに行う再試行の数。
    [delivery-policy-num_min_delay_retries] 最短の間隔で行う再試行の数。
    [delivery-policy-num_max_delay_retries] 最長の間隔で行う再試行の数。
    [delivery-policy-min_delay_target] 最短の間隔。
    [delivery-policy-max_delay_target] 最長の間隔。
    [delivery-policy-backoff_function] 間隔の延び方。
    [kinesis-shards] シャードの数。どのシャードに入るかはパーティションキーで決まります。
    [kinesis-retention] レコードの保持期間。
    [kinesis-latency] 書き込みから読み取れるようになるまでの時間。モデル上の仮定です。
    [s3-notify] イベント通知。
    [s3-latency] イベントから通知までの時間。モデル上の仮定です。
    [s3-duplicate_rate] 二重に通知されるイベントの割合。モデル上の仮定です。
    [s3-versioning] 同じキーに保存しても古いバージョンを残し、削除では削除マーカーを置くだけにするか。
    [s3-storage_class] すべてのオブジェクトのストレージクラス。料金、課金される最小サイズと最短期間が決まります。アーカイブされたオブジェクトは読み取れません (復元はシミュレーションしません)。
    [notification-events] 通知するイベント。`s3:` を付けて書くこともできます。
    [notification-prefix] キーの接頭辞。
    [notification-suffix] キーの接尾辞。
    [notification-to] 通知先。
    [eventbridge-rules] ルール。1 つのイベントが複数に一致することもあります。
    [eventbridge-schedules] スケジュール。
    [eventbridge-latency] イベントからターゲットへの配信までの時間。モデル上の仮定です。
    [eventbridge-archive] 再生のために、バスがイベントを保存するか。
    [eventbridge-replay_at] アーカイブのイベントを、もう一度ルールに通す時刻。いくつでも書けます。`archive = true` が必要です。
    [rule-pattern] 一致させるイベントのパターン。省略すると、すべて。
    [rule-to] ターゲット。
    [rule-dead_letter_queue] 配信できなかったイベントを送るキュー。
    [rule-maximum_retry_attempts] 配信の再試行の上限。
    [rule-maximum_event_age] 配信をあきらめる経過時間。
    [schedule-rate] 実行の間隔。最初の実行も、この時間がたってからです。
    [schedule-to] ターゲット。
    [schedule-body] イベントの内容。フィルターやパターンの対象になります。
    [server-servers] 並べるサーバーの台数。
    [server-capacity] 1 台が同時に処理するリクエストの数。
    [server-queue] 待たせるリクエストの上限。あふれた分は拒否します。
    [server-timeout] 到着から終わりまでの上限。待ち時間も含みます。
    [server-duration] 1 件の処理時間。
    [server-fails] どのリクエストが失敗するか。
    [server-calls] 自分の処理の前に、順に呼び出して応答を待つ相手。
    [server-store] データストア。最後に呼び出します。
    [server-parts] 同じサーバーで動く部品。障害も共にします。リクエストのパスで選ばれます。
    [server-price_per_hour] 1 台の 1 時間あたりの料金（米ドル）。
    [service-servers] 並べるインスタンスの数。
    [service-capacity] 1 つのインスタンスが同時に処理するリクエストの数。
    [service-queue] 待たせるリクエストの上限。あふれた分は拒否します。
    [service-timeout] 到着から終わりまでの上限。待ち時間も含みます。
    [service-duration] 1 件の処理時間。
    [service-fails] どのリクエストが失敗するか。
    [service-calls] 自分の処理の前に、順に呼び出して応答を待つ相手。
    [service-store] データストア。最後に呼び出します。
    [service-parts] 同じインスタンスで動く部品。障害も共にします。
    [service-price_per_hour] 1 インスタンスの 1 時間あたりの料金（米ドル）。
    [part-name] 部品の名前。リクエストのパスの先頭がこれに当たります。
    [part-duration] 1 件の処理時間。省略すると、サーバーのもの。
    [part-fails] どのリクエストが失敗するか。省略すると、サーバーのもの。
    [part-calls] 呼び出す相手。これと `store` のどちらもなければ、サーバーのもの。
    [part-store] 自分のデータストア。
    [fargate-cpu] タスクの CPU ユニット（1,024 で 1 vCPU）。`"0.25 vCPU"` とも書けます。Fargate にある大きさだけを指定できます。
    [fargate-memory] タスクのメモリ。CPU に合う大きさだけを指定できます。省略すると、そのうちの最小。
    [fargate-architecture] プロセッサ。Arm のほうが安くなります。
    [fargate-ephemeral_storage] タスクのエフェメラルストレージ。省略すると、追加料金のない 20 GB。
    [fargate-image] 起動のたびに取得するコンテナイメージの大きさ。
    [fargate-start] 起動から RUNNING までの時間（イメージの取得を除く）。モデル上の仮定です。
    [fargate-started] 最初のタスクが、開始時にすでに動いているか。
    [fargate-tasks] 最初のタスク数（必要数）。
    [fargate-target_cpu] ターゲット追跡で保つ平均 CPU 使用率。1 % 以上。省略すると、タスク数は変わりません。
    [fargate-min] タスク数の下限。`target_cpu` があるときだけ書けます。省略すると 1（`tasks` が 0 なら 0）。
    [fargate-max] タスク数の上限。`target_cpu` があるときだけ書け、そのときは必須です。
    [fargate-scale_out_cooldown] タスクを増やしたあとのクールダウン。`target_cpu` があるときだけ書けます。
    [fargate-scale_in_cooldown] タスクを減らしたあとのクールダウン。`target_cpu` があるときだけ書けます。
    [fargate-spot] Fargate Spot で動かすか。
    [fargate-stop_timeout] SIGTERM から SIGKILL までの時間。
    [fargate-polls] タスクがメッセージを受信するキュー。
    [fargate-capacity] 1 つのタスクが同時に処理するリクエストの数。
    [fargate-queue] 待たせるリクエストの上限。あふれた分は拒否します。
    [fargate-timeout] 到着から終わりまでの上限。待ち時間も含みます。
    [fargate-duration] 1 件の処理時間。
    [fargate-fails] どのリクエストが失敗するか。
    [fargate-calls] 自分の処理の前に、順に呼び出して応答を待つ相手。
    [fargate-store] データストア。最後に呼び出します。
    [task-poll-from] 受信するキュー。
    [task-poll-wait_time] 受信でメッセージを待つ時間。0 ならショートポーリングです。省略すると、キューの `wait_time`。
    [task-poll-pause] ショートポーリングの空の応答から、次の問い合わせまでの間隔。この間隔の倍数の時刻に問い合わせます。コンシューマー側のループなので、モデル上の仮定です。
    [spot-interruptions] タスクが中断される時刻。
    [spot-discount] Spot の割引率。AWS の示す上限を常に適用するのは、モデル上の仮定です。
    [cognito-trigger] サインインのたびに呼び出される関数。
    [alarm-measure] 監視する測定値。クラウド側のノードのものに限ります。数える測定値は期間中の増分、`age`・`visible`・`in_flight`・`delayed`・`async_waiting`・`pollers` は期間の終わりの値、数の平均は期間中の平均です。API のレイテンシー、関数の各時間、キューの待ち時間は、平均もパーセンタイルも期間中のものを使います。最大値と割合は実行全体でしか求められないので、監視できません。そのノードで何も数えられなかった期間は、データなしです (モデル上の仮定)。
    [alarm-over] データポイント 1 つ分の期間。AWS で使えるのは 10 秒・20 秒・30 秒と、1 分の倍数です。
    [alarm-threshold] しきい値。計測値に単位があれば、その単位で書きます。
    [alarm-comparison_operator] しきい値との比べ方。
    [alarm-evaluation_periods] 評価の対象になる直近の期間の数。
    [alarm-datapoints_to_alarm] アラームを実行するデータポイントの数。省略すると、すべて。
    [alarm-treat_missing_data] データのない期間の扱い。
    [alarm-to] ALARM 状態になったときの通知先。
    [alarm-ok_actions] OK 状態になったときの通知先。
    [alarm-insufficient_data_actions] INSUFFICIENT_DATA 状態になったときの通知先。
    [fault-node] 障害が起こる相手。
    [fault-from] 始まる時刻。
    [fault-until] 終わる時刻。省略すると、実行の終わりまで。
    [fault-outage] `true` なら、すべてを拒否します。
    [fault-latency] すべてがこの時間だけ遅くなります。
    [fault-errors] 呼び出しや実行のうち、この割合が失敗します。
    [policy-on] ポリシーを付ける相手。クライアント、または関数やイベントバスのロール。リソースベースのポリシーでは、守るリソース。
    [policy-kind] アイデンティティベースかリソースベースか。
    [policy-document] ポリシードキュメント。JSON か、`documents` にある名前。
    [policy-documents] 名前で選べるドキュメント。`set = "policy.0.document"` とし、値に名前を並べると、操作できる設定になります。
    [policy-attached] `false` にするとポリシーが外れ、許可していたことも許可されなくなります。
    [control-set] 設定のパス。例：`lambda.resize.timeout`。
    [control-values] 選べる値。
    [control-label] 設定の呼び名。省略すると、パスを表示します。
    [control-labels] それぞれの値の呼び名を同じ順に書きます。省略すると、値をそのまま表示します。
    [prediction-id] ID。コース全体で一意にします。
    [prediction-ask] 問い。
    [prediction-answer] 答えになる計測値。
    [prediction-options] 選択肢。正しいのは、そのうち 1 つだけです。
    [prediction-skill] 問いが対象とするスキル。
    [prediction-wrong] 誤った選択肢ごとの説明。
    [prediction-why] 答えの理由。
    [wrong-is] 選択肢。
    [wrong-misconception] 背景にある誤解。
    [wrong-slip] `true` なら、誤解ではなくうっかりです。
    [wrong-why] 誤りである理由。
    [claim-text] 主張の文。
    [claim-holds] 主張の条件。
    [claim-every_seed] ほかのシードでも成り立つ必要があるか。
    [ticket-needs] 前提となるレッスンの ID。
    [ticket-story] 報告された症状。
    [ticket-cause] 原因の選択肢。
    [ticket-repair] 変更してよい設定のパス。どれにも、選べる値を示す `[[control]]` が必要です。
    [ticket-goal] 修復後に成り立つべき条件。
    [ticket-reference] うまくいく修復の例。パスと値で書きます。
    [ticket-tempting] 正しそうに見えて、うまくいかない修復。
    [ticket-prevention] 何があれば防げたか、または早く気づけたか。ポストモーテムの最後に示します。
    [cause-text] 原因の説明。
    [cause-why] ログ・計測値・設定のどこが、それを裏付けるか、または否定するか。
    [cause-correct] `true` なら、これが正しい原因です。
    [goal-text] 言葉での説明。
    [goal-holds] 条件式。
    [tempting-set] 変更する設定。パスと値で書きます。
    [tempting-why] 何が壊れ、それがどこに表れるか。
   *[other] ?
}
