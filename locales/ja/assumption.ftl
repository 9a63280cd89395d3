# この実行の前提のうち、AWS が公開していないもの
present-assumptions = モデル上の仮定 (AWS は公開していません)
assumption-client-backoff = クライアントは、再試行まで { $first }待ち、その後は回ごとに 2 倍ずつ、最大 { $most }まで待ちます。ジッターはありません。
assumption-authorizer-wait = REST API は、オーソライザーの応答を統合と同じく { $span }まで待ちます。
assumption-trigger-attempts = ユーザープールは、応答のないトリガーを { $count } 回まで呼び出します。
assumption-run-times = 初期化と実行にかかる時間は、シナリオで決めたものです。
assumption-idle-timeout = アイドル状態の実行環境は { $span }残ります。
assumption-reuse = アイドル状態の環境が複数あるときは、{ $which ->
    [newest] 最後に作られたもの
    [oldest] 最初に作られたもの
    [most-recent] 最後に使われたもの
   *[other] 最も長く使われていないもの
}が次のリクエストを受けます。
assumption-cpu-bound = 処理のうち CPU を待つ部分は、メモリに比例して速くなります ({ $size } まで)。
assumption-event-waits = 非同期のイベントが失敗すると、ちょうど { $first }後、次は { $second }後に再試行します。
assumption-throttled-events = スロットリングされた非同期のイベントは { $first }待ち、その後は回ごとに 2 倍ずつ、最大 { $most }まで待ちます。
assumption-poller-growth = キューのポーラーが同時に処理できるバッチは 1 秒に { $count } ずつ増え、手の空いたポーラーはキューで { $poll }待ちます。
assumption-throttled-batches = スロットリングされたバッチは { $span }後に再試行します。
assumption-shard-looks = ポーラーは { $span }ごとに、ちょうど秒の変わり目にシャードを読みます。
assumption-queue-duplicates = 標準キューは順序を保ち、メッセージの { $share } をキュー自身が重複して配信します。
assumption-short-polls = キューのサーバーは { $servers } 台で、ショートポーリングは各サーバーに { $share } の確率で問い合わせます。問い合わせの時刻は間隔の倍数です。
assumption-latency = { $what ->
    [queue] キューに送ってから受信できるようになるまで
    [stream] レコードを書いてから読めるようになるまで
    [bucket] オブジェクトのイベントから通知まで
    [topic] トピックに発行してから最初の配信まで
   *[other] イベントバスに届いてからターゲットまで
}の時間は { $span }です。
assumption-notifications = バケットの通知のうち { $share } が重複します。存在しないオブジェクトの削除は通知されません。
assumption-topic-retries = トピックの再試行の間隔は、バックオフのあいだ 2 倍ずつ延びます。ジッターはありません。
assumption-bus-retries = イベントバスは、最初の再試行まで { $first }待ち、その後は回ごとに 2 倍ずつ、最大 { $most }まで待ちます。ジッターはありません。
assumption-alarm-periods = データが欠けているとき、アラームは最大 { $count } 期間前までさかのぼって見ます。
assumption-servers = サーバーの処理時間と処理能力は、シナリオで決めたものです。
assumption-task-start = タスクの起動時間はシナリオで決めたもので、イメージは 1 秒に { $size } ずつ取得します。
assumption-task-cpu = タスクの CPU 使用率は、処理枠のうち使われている割合とみなします。
assumption-task-order = リクエストは処理中の数が最も少ないタスクに届きます。タスクを減らすときは、新しいものから止めます。
assumption-spot = AWS が回収するのは最も長く動いているスポットのタスクで、スポットの割引は { $share } です。
