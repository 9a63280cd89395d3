# 用語集：用語の一覧、1 つの用語、段落の数値。
glossary-title = 用語
glossary-title-section = 節 { $number } の用語
glossary-term-title = 用語
glossary-filter = しぼり込み
glossary-none = 「{ $word }」に合う用語はありません。Backspace で 1 文字ずつ消せます。
glossary-none-here = この節に用語の印はありません。最初の画面で g を押すと、すべての用語を見られます。
glossary-count = { $count } 語
glossary-used = 使われている場所
glossary-taught-here = ここで学ぶ
glossary-taught-later = { $number }「{ $title }」で学びます。このレッスンはまだ書かれていません。
