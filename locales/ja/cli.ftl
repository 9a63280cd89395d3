# コマンドライン。コマンドとオプションの説明は短い一、二文で書く。
cli-about = 端末で学ぶ寺子屋です。サーバーレスを日本語と英語で学びます。読む、小さなシステムの動きを予想する、動かして比べる、数日後にもう一度思い出す、を繰り返します。コマンドを付けずに実行すると学習画面が開きます。
cli-usage = 使い方
cli-commands = コマンド
cli-options = 引数とオプション
cli-everywhere = 共通のオプション
cli-more = レッスンは ID か番号（2-3 など）で指定します。コマンドの詳しい説明は `terakoya help COMMAND` で表示します。

cli-learn = レッスンを開きます。省略すると前回の続きから始めます。
cli-review = 今日の復習を出題します。
cli-quiz = レッスンの問題だけを出題します。
cli-ticket = インシデントチケットに取り組みます。原因を突き止め、最小の変更で直します。ID を省くと一覧を表示します。
cli-read = レッスンの本文を、画面と同じ組み方で出力します。
cli-sim = シナリオをシミュレーターで動かします。
cli-sim-list = コースにあるシナリオの一覧を表示します。
cli-sim-run = シナリオを実行し、起きたことを表示します。
cli-course = コースの情報を表示します。
cli-course-list = 使用中のコースを表示します。
cli-course-outline = 章とレッスンの一覧を表示します。
cli-progress = 明日と 30 日後に思い出せそうな割合を表示します。
cli-check = コースを検査します。ファイル、参照、シナリオ、本文の主張を確かめます。
cli-doctor = パス、バージョン、学習記録の状態を表示します。
cli-completions = シェルの補完スクリプトを出力します。
cli-man = マニュアルページを roff 形式で出力します。
cli-help = コマンドの使い方を説明します。

cli-arg-ticket = チケットの ID。
cli-arg-lesson = レッスンの ID か番号（2-3 など）。
cli-arg-lesson-next = レッスンの ID か番号（2-3 など）。省略すると次に学ぶレッスン。
cli-arg-plain = 画面を描かず、番号付きの行で入出力します。スクリーンリーダーに向いています。
cli-arg-width = 1 行の桁数。20〜1000。
cli-arg-json = 形式番号の付いた JSON を出力します。
cli-arg-folder = コースのフォルダー。省略すると使用中のコース。
cli-arg-strict = 警告も誤りとして数えます。
cli-arg-shell = { $shells } のどれか。
cli-arg-command = コマンド（`sim run` など）。
cli-arg-scenario = シナリオのファイル、またはコースにあるシナリオの ID。
cli-arg-seed = シード（整数）。省略するとファイルに書かれた値。
cli-arg-set = 実行前に設定を変えます。例: lambda.resize.timeout="10 s"。何度でも指定できます。
cli-arg-horizon = 実行を打ち切る時刻。例: "30 min"。
cli-arg-trace = トレースの全項目を JSON に加えます。
cli-arg-lang = ja、en、both のどれか。省略すると環境の言語。
cli-arg-color = auto、always、never のどれか。
cli-arg-theme = 学習画面のテーマ。default、light、dark、contrast、mono、または自作のテーマ。
cli-arg-data-dir = 学習記録の置き場所。
cli-arg-course = 付属のコースの代わりに使うコースのフォルダー。
cli-arg-ascii = ASCII の記号だけで描きます。
cli-arg-ambiguous-width = → や ● などの記号を端末が何桁で表示するか。1 か 2。
cli-arg-no-input = 入力を待ちません。
cli-arg-quiet = 結果だけを出力し、補足を省きます。
cli-arg-help = コマンドの使い方を説明します。
cli-arg-version = バージョンを表示します。

# コマンドラインの誤り
cli-mistake-command = `{ $word }` というコマンドはありません
cli-mistake-option = `{ $word }` というオプションはここでは使えません
cli-mistake-too-much = 引数 `{ $word }` が余分です
cli-mistake-value = `{ $option }` に `{ $value }` は指定できません
cli-mistake-no-value = `{ $option }` に値がありません
cli-mistake-values = `{ $option }` の値は 1 つだけ指定します
cli-mistake-missing = { $what } が指定されていません
cli-mistake-no-command = `terakoya { $command }` には続けてコマンドが必要です
cli-mistake-twice = `{ $option }` は、ほかのオプションと同時に使えません
cli-mistake-utf8 = 引数に UTF-8 でない文字があります
cli-mistake-other = コマンドラインを解釈できません: { $detail }
cli-mistake-usage = 書き方: { $usage }
cli-mistake-words = 使える値: { $words }
cli-mistake-number = { $low } 以上 { $high } 以下の整数を指定してください

# コースとレッスン
cli-no-course = コースのフォルダー { $path } がありません
cli-no-course-hint = --course には course.toml のあるフォルダーを指定してください
cli-course-broken = コースに誤りがあるため使えません。次の箇所を直してください
cli-no-ticket = `{ $word }` というインシデントチケットはありません
cli-no-ticket-hint = インシデントチケットの一覧は `terakoya ticket` で表示できます
cli-ticket-hint = `terakoya ticket ID` で始めます。`--plain` を付けると 1 行ずつ進みます。
cli-no-lesson = `{ $word }` というレッスンはありません
cli-no-lesson-hint = レッスンの一覧は `terakoya course outline` で表示できます
cli-lesson-planned = レッスン { $number }「{ $title }」は準備中です
cli-course-shipped = プログラムに付属
cli-course-lessons = { $written ->
   *[other] { $all } レッスン中 { $written } レッスンを公開
}
cli-course-planned = （準備中）

# 端末と入出力
cli-no-terminal = 学習画面には端末が必要ですが、ここでは使えません
cli-dumb-terminal = TERM が dumb なので、学習画面を描けません
cli-plain-instead = `{ $command }` なら、同じことを 1 行ずつ進められます
cli-stream = 標準入出力でエラーが起きました: { $why }

# マニュアルページ
cli-man-tagline = 端末で学ぶサーバーレスの寺子屋（日本語・英語）
cli-man-name = 名前
cli-man-synopsis = 書式
cli-man-commands = コマンド
cli-man-options = 共通のオプション
cli-man-environment-title = 環境変数
cli-man-files = ファイル
cli-man-exit = 終了コード
cli-man-environment = オプション、環境変数、設定ファイル、LC_ALL・LC_MESSAGES・LANG の順に優先します。TERAKOYA_NOW（RFC 3339）と TERAKOYA_SEED は時刻と乱数を固定します。NO_COLOR、CLICOLOR、FORCE_COLOR にも従います。
cli-man-config = 一度決めておく設定: lang、retention、daily_cap、day_starts_at、theme、motion、ambiguous_width、ascii、color、data_dir、course、quiet。先頭の八つは `terakoya settings` でも表示、変更できます。自作のテーマは、同じ場所の themes/NAME.toml に置きます。
cli-man-data = 学習の記録とそのバックアップ。
cli-man-exit-0 = 正常に終わりました。
cli-man-exit-1 = 直せる原因で止まりました。原因はメッセージに出ます。
cli-man-exit-2 = コマンドラインに誤りがあります。
cli-man-exit-101 = プログラムの不具合です。
cli-man-exit-signal = シグナル N で終わりました。

# check
cli-check-hint = course.toml のあるフォルダーを指定してください
cli-check-repairs = { $id }: { $tried } 通りの修復のうち { $healing } 通りで直ります。最少の変更は { $fewest } か所です
cli-check-repairs-many = { $id }: 修復の組み合わせが多いため、すべては試していません
cli-check-sound = コースに問題はありません。
cli-count-lessons = 公開中のレッスン
cli-count-planned = 準備中のレッスン
cli-count-sections = 節
cli-count-questions = 問題
cli-count-generated = うち自動生成
cli-count-scenarios = シナリオ
cli-count-tickets = うちインシデントチケット
cli-count-predictions = 予想
cli-count-claims = 本文の主張
cli-count-terms = 用語
cli-count-misconceptions = 誤解
cli-count-facts = 事実

# doctor
cli-doctor-verbatim = { $text }
cli-doctor-none = { $path }（まだありません）
cli-doctor-version = バージョン
cli-doctor-config = 設定ファイル
cli-doctor-data = データフォルダー
cli-doctor-now = 現在時刻
cli-doctor-terminal = 端末
cli-doctor-terminal-cells = 幅 { $width } 桁
cli-doctor-terminal-none = なし。--plain の付くコマンドは使えます
cli-doctor-language = 言語
cli-doctor-signs = 記号と曖昧幅の桁数
cli-doctor-course = コース
cli-doctor-course-well = レッスン { $lessons }、問題 { $questions }、シナリオ { $scenarios }。問題はありません
cli-doctor-course-ill = { $errors ->
   *[other] 誤りが { $errors } 件あります。`terakoya check` で確かめられます
}
cli-doctor-progress = 学習記録
cli-doctor-progress-well = { $answers ->
   *[other] 答え { $answers } 件、{ $size }。問題はありません
}
cli-doctor-progress-ill = 壊れています: { $detail }
cli-doctor-progress-unusable = 使えません。理由は上のメッセージにあります

# sim
cli-no-scenario = `{ $word }` というシナリオはありません
cli-no-scenario-hint = コースのシナリオは `terakoya sim list` で一覧できます。ファイルはパスで指定します
cli-scenario-unreadable = シナリオのファイル { $path } を読めません: { $why }
cli-scenario-broken = シナリオ { $file } に誤りがあります
cli-settings-broken = シナリオ { $file } はこの設定では実行できません
cli-too-large = 1 MB を超えています
cli-mistake-set = `--set { $word }` は設定として読めません
cli-mistake-set-hint = パス、等号、値の順に書きます。例: lambda.resize.timeout="10 s"
cli-mistake-span = "30 s" や "5 min" のような時間を書きます（us ms s min h d）
cli-arg-test-out = 習得チェックの問題だけを出します。全問正解すると、そのレッスンは修了になります。
