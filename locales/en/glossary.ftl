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
