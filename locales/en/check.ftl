# What is wrong with a file somebody wrote. Short: where it stands and the line itself are shown with it.

check-toml = this is not valid TOML: { $detail }
check-missing-key = the key `{ $key }` is missing
check-unknown-key = unknown key `{ $key }`
check-unknown-word = `{ $key }` cannot be `{ $word }`
check-wrong-type = `{ $key }` must be { $wants }, not { $found }
check-missing-language = `{ $key }` has no { $language } text
check-empty = `{ $key }` is empty
check-number-too-large = the number of `{ $key }` is too large to be kept
check-out-of-range = `{ $key }` must lie between { $low } and { $high }
check-quantity = `{ $key }` is "{ $text }": { $why }
check-quantity-no-number = there is no number in front
check-quantity-no-unit = the unit is missing
check-quantity-unknown-unit = this unit is not known here
check-quantity-negative = it is negative
check-quantity-out-of-range = it is too large or too fine
check-language-ja = Japanese
check-language-en = English

check-type-string = a string
check-type-integer = a whole number
check-type-number = a number
check-type-boolean = true or false
check-type-date = a date
check-type-list = a list
check-type-table = a table
check-type-text = a text in both languages such as {"{"} en = "…", ja = "…" {"}"}
check-type-span = a time span such as "30 s" (us ms s min h d)
check-type-size = a size such as "512 MB" (B KB MB GB)
check-type-rate = a rate such as "10/s"
check-type-share = a share such as 0.3 or "30 %"

# Advice
check-did-you-mean = did you mean `{ $word }`?
check-known-keys = known here: { $keys }
check-known-words = it may be: { $words }
check-wants = write { $wants }
