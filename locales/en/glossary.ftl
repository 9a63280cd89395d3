# The glossary: the list of terms, one term, the facts of a paragraph.
glossary-title = Words
glossary-title-section = Words of section { $number }
glossary-term-title = Word
glossary-filter = Find
glossary-none = No word fits { $word }. Backspace takes a letter away.
glossary-none-here = This section marks no words. g on the first screen lists all of them.
glossary-count = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
glossary-used = Where it is used
glossary-taught-here = taught here
glossary-taught-later = Taught in { $number }, { $title }, which is not written yet.
glossary-command = Says what a word of the course means in both languages, and where it is used.
glossary-arg-word = The word in either language, its reading, or its id. Without it, all words.
glossary-no-such = The course has no word { $word }.
glossary-no-such-hint = `terakoya term` lists all of them.
glossary-of-section = Words here, g WORD explains one: { $words }
