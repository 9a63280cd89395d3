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
glossary-command = コースの用語の意味を日英両方で示し、使われている場所を並べます。
glossary-arg-word = 用語（日本語でも英語でも）、その読み、または ID。省略するとすべての用語。
glossary-no-such = コースに「{ $word }」という用語はありません。
glossary-no-such-hint = `terakoya term` ですべての用語を一覧できます。
glossary-of-section = この節の用語（g 用語 で説明）: { $words }
