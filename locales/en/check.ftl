# What is wrong with a file somebody wrote. Short: where it stands and the line itself are shown with it.

check-toml = this is not valid TOML: { $detail }
check-toml-twice = this key stands here already
check-toml-quotes = a text stands in quotes, and a number, true and false stand alone
check-toml-no-value = a key needs = and a value
check-toml-header = a header is written [name] or [[name]]
check-toml-unclosed = a bracket has no partner
check-toml-comma = values in brackets are separated by one comma each
check-toml-string = this text is not closed, or holds a character or an escape that TOML does not know
check-toml-number = this value is not written as TOML wants it: "text", 12, 0.5, true, 2026-11-23
check-toml-key = this cannot be a key
check-toml-extra = something more stands here than the line can hold
check-toml-deep = too many brackets inside each other
check-toml-other = { $detail }
check-missing-key = the key `{ $key }` is missing
check-unknown-key = unknown key `{ $key }`
check-unknown-word = `{ $key }` cannot be `{ $word }`
check-wrong-type = `{ $key }` must be { $wants }, not { $found }
check-missing-language = `{ $key }` has no { $language } text
check-empty = `{ $key }` is empty
check-number-too-large = the number of `{ $key }` is too large to be kept
check-out-of-range = `{ $key }` must lie between { $low } and { $high }
check-quantity = `{ $key }` is "{ $text }": { $why }
check-quantity-no-number = it must begin with a number
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

## Ids
check-duplicate-id = the id `{ $id }` is used twice
check-first-defined = it is first used in { $file } line { $line }
check-retired-id = the id `{ $id }` is retired and never comes back
check-unknown-module = there is no module `{ $id }`
check-unknown-lesson = there is no lesson `{ $id }`
check-unknown-section = this lesson has no section `{ $id }`
check-unknown-skill = there is no skill `{ $id }`
check-unknown-fact = there is no fact `{ $id }`
check-unknown-term = there is no term `{ $id }` in the glossary
check-unknown-misconception = there is no misconception `{ $id }`
check-unknown-question = there is no question `{ $id }`
check-unknown-scenario = there is no scenario `{ $id }`
check-unknown-prediction = there is no prediction `{ $id }`
check-of-other-lesson = `{ $id }` belongs to another lesson
check-folder-twice = the folder { $folder } belongs to two lessons
check-lesson-not-named = there is a lesson in { $folder } that course.toml does not name

## Characters and marks
check-half-width-kana = half-width kana { $code }
check-write-instead = write { $word }
check-joined-emoji = terminals disagree about the width of { $code }
check-single-emoji = use an emoji that is one character, or none
check-not-nfc = a character is written in parts (not NFC)
check-nfc-hint = save the file with composed characters
check-stray-mark = `{ $mark }` would be shown as it is
check-stray-mark-hint = marks do not close between a bracket and a letter; put the bracket outside the marks
check-short-text-marks = short texts know `code` and {"{{"}fact{"}}"} only
check-open-code = a ` has no partner

## Facts and placeholders
check-fact-expired = the fact `{ $id }` was to be checked again by { $day }
check-fact-expired-hint = read it again in { $source }; then set `checked` and `expires`
check-fact-written-out = "{ $words }" is a fact and is written out here
check-fact-placeholder = write { $names }, or take another number if it is a story's
check-fact-no-setting = the simulator has no setting `{ $path }`
check-fact-other-default = the simulator says { $default } for `{ $path }`
check-fact-in-code = { $placeholder } is not printed inside code
check-not-drawn = `{ $path }` is not drawn by this question
check-no-draw-here = { $placeholder } only works in a generated question
check-answer-given-away = the answer stands in the question

## Terms and lessons
check-term-lesson = the term `{ $id }` is said to be taught in `{ $claimed }`, but `{ $lesson }` links it first
check-term-linked-at = the first link is in { $file } line { $line }
check-term-not-linked = the lesson `{ $lesson }` is to teach the term `{ $id }` and never links it
check-needs-circle = these lessons need each other in a circle: { $lessons }

## Questions
check-placed-twice = `{ $id }` is placed twice
check-placed-elsewhere = the question `{ $id }` names the section `{ $section }` and is placed in another
check-test-out = `test_out` names { $wanted } different questions; here are { $count }
check-always-first = in all { $count } `single` questions of this lesson the right option comes first
check-always-longest = in all { $count } `single` questions of this lesson the right option is the longest in { $language }
check-same-option = "{ $text }" stands here twice

## Layout
check-too-wide = this block does not fit into { $columns } columns
check-too-wide-hint = shorten the longest cells, labels or lines of code

## Scenarios
check-run-too-long = { $events ->
    [one] it has not ended after one event
   *[other] it has not ended after { $events } events
}
check-setting-refused = this setting is refused
check-claim-false = this is not so: the simulator says { $actual } (seed { $seed })
check-ticket-path = the ticket changes `{ $path }`, which `repair` does not name
check-ticket-no-control = `repair` names `{ $path }`, and no control sets it
check-ticket-value = the control of `{ $path }` does not offer { $value }
check-ticket-well = every goal of the ticket holds before anything is repaired
check-ticket-refused = these settings cannot be run: { $reason }
check-ticket-reference = the reference repair does not reach this goal: the simulator says { $actual }
check-ticket-tempting = this tempting repair ({ $paths }) reaches every goal
check-ticket-impossible = no setting of the controls reaches every goal: the repair is impossible
check-prediction-no-measure = there is no measure `{ $measure }`
check-prediction-options = { $count ->
    [0] no option says what the simulator says: { $actual }
   *[other] { $count } options say what the simulator says: { $actual }; it has to be one
}
check-prediction-option-twice = the option { $option } stands here twice
check-prediction-no-reason = nothing says why the option { $option } is wrong
check-prediction-two-reasons = two entries say why the option { $option } is wrong
check-prediction-right-is-wrong = the option { $option } is right, and an entry says why it is wrong
check-prediction-no-option = { $option } is no option
check-control-value = `{ $path }` cannot be { $value }: { $reason }

## Generated questions
check-formula = `{ $formula }`: { $reason }
check-draw-refused = with { $draw }: { $reason }
check-draw-few-wrong = { $count ->
    [0] with { $draw } no wrong number remains that differs from the answer; { $wanted } are needed
    [one] with { $draw } only one wrong number remains that differs from the answer; { $wanted } are needed
   *[other] with { $draw } only { $count } wrong numbers remain that differ from the answer; { $wanted } are needed
}
check-draw-same-answer = all { $count } draws have the same answer

# How texts write units, to find facts that are written out; the longer of two that begin alike first.
check-unit-words-ms = milliseconds millisecond msec ms
check-unit-words-s = seconds second sec s
check-unit-words-min = minutes minute min
check-unit-words-h = hours hour h
check-unit-words-d = days day d
check-unit-words-kb = KB
check-unit-words-mb = MB
check-unit-words-gb = GB
check-unit-words-percent = % percent
check-unit-words-usd = USD dollars dollar
