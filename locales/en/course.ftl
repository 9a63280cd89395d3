# What is wrong with the files of a course. Short: where it stands and the line itself are shown with it.

## Files
check-missing-file = the file { $path } is missing
check-unreadable = { $path } cannot be read: { $detail }
check-not-utf8 = this file is not UTF-8 text: line { $line }, column { $column }
check-not-a-file = { $path } is not a file
check-file-too-large = { $path } is larger than 1 MiB
check-symbolic-link = { $path } is or crosses a symbolic link; a course holds its files itself
check-path-leaves = the path "{ $path }" leads out of the course folder

## Ids and characters
check-not-an-id = "{ $word }" cannot be an id
check-id-form = an id is lower-case words with hyphens, such as async-status-code, 64 characters at most
check-control-character = control character { $code }: a terminal would act on it
check-direction-character = { $code } changes the direction of the text
check-invisible-character = { $code } cannot be seen, and terminals disagree about its width

## course.toml, facts.toml, lesson.toml
check-other-lesson-id = this lesson is `{ $outline }` in course.toml, not `{ $id }`
check-date = "{ $text }" is not a day such as 2026-11-23
check-range-upside-down = `low` must be less than `high`

## Questions
check-hints = a question has one to three hints, the weakest first
check-right-options = a `single` question has one right option; this one has { $count }
check-no-right-option = no option is right
check-too-few-options = a question needs two options or more
check-too-few-items = `{ $key }` needs two entries or more
check-too-few-wrong-models = a generated question needs two wrong models or more
check-right-and-wrong = a right option has no `{ $key }`
check-no-misconception = nothing says which belief stands behind this wrong answer
check-no-misconception-hint = write misconception = "id", or slip = true where no belief stands behind it
check-slip-and-misconception = it is either a misconception or a slip
check-cannot-generate = only `single` and `number` questions can be generated

## Markdown
check-no-sections = there is no section
check-section-id = this section has no id
check-section-form = a section begins like this: ## Who retries? {"{"}#who-retries{"}"}
check-text-before-section = text before the first section; the opening problem stands in lesson.toml
check-heading-one = a lesson has no # heading; its title stands in lesson.toml
check-heading-attributes = a heading may have an id and nothing else in braces
check-html = HTML is not shown in a terminal
check-image = pictures and the like are not shown in a terminal
check-link = a link cannot lead to "{ $target }"
check-link-form = write https://… or term:id
check-too-deep = more than { $most } levels inside each other
check-placement-id = `{ $kind }` must be followed by an id
check-placement-nested = a `{ $kind }` stands on its own, not inside a list or quotation
check-placement-body = nothing stands between the fences of a `{ $kind }`
check-flow-form = a line is id[label] -> id[label] : words; a repeated id needs no label
check-flow-empty = the diagram is empty
check-flow-arrow = an arrow is written ->
check-flow-words = words stand on an edge, and this line has none
check-flow-bracket = the label is not closed by ]
check-flow-node = a node begins with an id
check-flow-two-labels = the node `{ $id }` already has another label
check-flow-too-large = more than { $most } nodes or edges in one diagram

## The two languages side by side
check-section-missing = the section `{ $id }` is missing in the { $language } text
check-section-order = the section `{ $id }` stands in another place in the Japanese text
check-block-differs = here stands { $en }, in the Japanese text { $ja }
check-block-extra = the { $language } text has no counterpart to this block
check-block-count = here are { $en } blocks inside, in the Japanese text { $ja }
check-flow-differs = the diagram has other nodes or edges in the Japanese text
check-compare-line = compare { $file } line { $line }
check-placeholder-missing = { $placeholder } is missing in the { $language } text
check-term-missing = the link to the term `{ $id }` is missing in the { $language } text
check-shape-heading = a heading { $marks }
check-shape-paragraph = a paragraph
check-shape-list = a list of { $count }
check-shape-numbered = a numbered list of { $count }
check-shape-quote = a quotation
check-shape-definitions = a definition list of { $count }
check-shape-code = a code block ({ $language })
check-shape-table = a table of { $columns } columns and { $rows } rows
check-shape-flow = a diagram
check-shape-scenario = the scenario `{ $id }`
check-shape-question = the question `{ $id }`
check-shape-footnote = the footnote { $label }
check-shape-rule = a rule
