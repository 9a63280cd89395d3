# Marked places.
bookmarks-title = Bookmarks
bookmarks-count = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
bookmarks-none = No place is marked yet. In a lesson, m marks the paragraph with the bar beside it.
bookmarks-set = This paragraph is marked. M lists all marked places.
bookmarks-taken = The mark is taken away.
bookmarks-not-here = There is no paragraph to mark here yet: read on to the first section.
