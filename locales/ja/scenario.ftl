# シナリオファイルの誤り。場所と該当行は一緒に表示されるので、ここでは短く言う。

scenario-not-yet = `{ $name }` はまだシミュレーションできません
scenario-unknown-node = このシナリオにノード `{ $node }` はありません
scenario-wrong-service = `{ $key }` に `{ $node }` は指定できません
scenario-declare-node = 先に宣言してください: { $words }
scenario-bad-id = `{ $id }` は ID に使えません。英字で始め、英数字・ハイフン・アンダースコアだけで書きます
scenario-one-of = 次のうち一つだけを書いてください: { $keys }
scenario-invoke-lambda-only = 同期か非同期かを選べるのは Lambda 関数だけです
scenario-alarm-whole-run = `{ $path }` は実行全体でしか求められないので、アラームでは監視できません
scenario-http-only = `{ $key }` は HTTP エンドポイントでだけ使えます
scenario-replay-archive = 再生するものがありません。`archive = true` を指定します
scenario-replay-file = ファイルから時刻を読み込めるのは、シナリオ自体がファイルのとき (`terakoya sim run FILE`) だけです。ここではリストで書きます
scenario-replay-line = { $file } の { $line } 行目: 秒数ではありません
scenario-no-gap = 間隔が 0 では終わりません
scenario-rate = 頻度は 0 より大きく、1,000,000/秒 以下にしてください
scenario-ramp = ramp の期間は 0 より長く、頻度は 1,000,000/秒 以下で、両方を 0 にはできません
scenario-from-above-to = `from` が `to` より大きくなっています
scenario-until-before-from = `until` が `from` より前になっています
scenario-warmup = warmup は horizon より短くしてください
scenario-part-twice = `{ $name }` という parts が二つあります
scenario-too-many = { $what } が多すぎます。{ $most } までです
scenario-json = `{ $key }` を JSON として読めません: { $detail }
scenario-unknown-path = このシナリオに設定 `{ $path }` はありません
scenario-unknown-measure = このシナリオに測定値 `{ $path }` はありません
scenario-unknown-measure-near = このシナリオに測定値 `{ $path }` はありません。`{ $near }` ではありませんか

## Tickets and controls
scenario-ticket-causes = 原因の選択肢は { $low } つか { $high } つ必要です。いまは { $count } つです
scenario-ticket-correct = `correct = true` の原因は 1 つだけ必要です。いまは { $count } つです
scenario-ticket-goals = チケットには目標が 1 つ以上必要です
scenario-ticket-tempting = チケットには誤った修復が 1 つ以上必要です
scenario-control-labels = 値は { $wanted } 個ですが、呼び名は { $count } 個です

## Fargate
scenario-fargate-cpu = この CPU ユニット数のタスクは作れません
scenario-fargate-memory = { $cpu } CPU ユニットと { $memory }は組み合わせられません
scenario-fargate-sizes = 組み合わせられるのは次のサイズです: { $sizes }
scenario-only-with = `{ $key }` は `{ $with }` と一緒に書いたときだけ意味を持ちます
scenario-tasks-range = `tasks` ({ $tasks }) が `min` ({ $min }) と `max` ({ $max }) の間にありません

## イベントパターン
scenario-pattern-object = パターンはテーブルか JSON オブジェクトで書きます
scenario-pattern-array = `{ $field }` の値はリストで書きます: ["…"]
scenario-pattern-empty = `{ $field }` に値がないので、何にも一致しません
scenario-pattern-operator = `{ $field }` の演算子 `{ $operator }` はありません
scenario-pattern-operand = `{ $field }` にある値は、演算子 `{ $operator }` では使えません

## 式
scenario-expression-no-sign = 条件には == != >= <= > < in のどれかが必要です
scenario-expression-range = 範囲は `in 0.9..1.1` のように書きます
scenario-expression-range-empty = 範囲の終わりが始まりより前になっています
scenario-expression-unit = 単位が合いません。たとえば { $unit } のように書きます
scenario-expression-equal = == と != は件数だけに使えます。ほかの単位では範囲を使ってください
scenario-expression-number = `{ $text }` は、単位の付いた数として読めません
scenario-expression-word = `{ $word }` は、数でも lambda.f.invocations のような測定値でもありません
scenario-expression-extra = ここに `{ $text }` は書けません
scenario-expression-end = 式が途中で終わっています
scenario-expression-close = 閉じ括弧がありません
scenario-expression-deep = 括弧の入れ子は { $most } 重までです
scenario-expression-long = 式は { $most } バイトまでです

## 権限 (IAM)
scenario-policy-json = ポリシーは、ここから先が正しい JSON ではありません
scenario-policy-json-ends = ポリシーが途中で終わっています。括弧か引用符が閉じられていません
scenario-policy-shape = `{ $element }` の値の形を IAM は受け付けません
scenario-policy-unknown-element = ポリシーに `{ $element }` という要素はありません
scenario-policy-missing = ここに `{ $element }` が必要です
scenario-policy-not-here = ここに `{ $element }` は書けません
scenario-policy-action = アクション `{ $action }` にサービス名がありません。「サービス:アクション」の形で書きます
scenario-policy-unknown-action = `{ $action }` というアクションはありません
scenario-policy-operator = `{ $operator }` という条件演算子はありません
scenario-account = `{ $text }` はアカウント ID ではありません。12 桁の数字で書きます
scenario-principal = `{ $text }` はユーザーやロールの ARN ではありません
scenario-resource = `{ $text }` は ARN ではありません
