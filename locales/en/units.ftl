# Quantities and dates. $n is already written with its digits; $count chooses the plural.
unit-us = { $n } µs
unit-ms = { $n } ms
unit-s = { $n } s
unit-min = { $n } min
unit-h = { $n } h
unit-d = { $count ->
    [one] { $n } day
   *[other] { $n } days
}
unit-percent = { $n } %
unit-usd = ${ $n }
unit-per-second = { $n }/s
unit-gb-s = { $n } GB-s
unit-gb-month = { $n } GB-months
unit-range = { $low } to { $high }
unit-list = { $first } and { $last }
unit-list-comma = { ", " }

date-moment = { $day }, { $time }
date-day = { $weekday } { $day } { $month }
date-weekday = { $n ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
date-month = { $n ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
