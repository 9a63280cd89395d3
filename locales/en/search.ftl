# Finding: the command, the screen, what is said above results.
search-command = Looks for words in titles, terms, text and questions, in both languages at once.
search-arg-words = What to look for: part of a word will do, kana for a reading too.
search-arg-limit = How many results to print, 1 to 1000. Without it, 10.
search-nothing-to-look-for = there is nothing to look for in `{ $typed }`
search-kind-title = lesson
search-kind-term = term
search-kind-heading = heading
search-kind-scenario = simulation
search-kind-text = text
search-kind-question = question
search-count = { $total ->
    [one] { $total } result.
   *[other] { $total } results.
}
search-first = The first { $shown } of { $total } results.
search-none = Nothing in the course has all of that.
search-meant = Nothing has { $typed }; this is { $meant }.
search-near = It has these: { $words }
search-between = , { "" }
search-title = Search
search-what = Titles, terms, headings, text, simulations and questions are searched, in Japanese and English at once.
search-how = Part of a word will do, and so will a reading in kana. Several words must all be there. A slip or two in an English word is forgiven.
search-answers = Answers and reasons are left out, so no result gives a question away.
