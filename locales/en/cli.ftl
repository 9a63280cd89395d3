# The command line. Explanations of commands and options are one or two short sentences.
cli-about = A school in the terminal: a course on serverless in Japanese and English. You read, predict what a small system does, run it, compare, and meet the ideas again days later. Without a command it opens the tutor.
cli-usage = Usage
cli-commands = Commands
cli-options = Arguments and options
cli-everywhere = Options of every command
cli-more = A lesson is named by its id or its number, such as 2-3. `terakoya help COMMAND` explains a command.

cli-learn = Opens a lesson; without one, goes on where you stopped.
cli-review = Asks what is due today.
cli-quiz = Asks the questions of one lesson.
cli-ticket = Plays incident tickets: find the cause, make the smallest repair; without an id lists them.
cli-read = Prints a lesson, as well set as on the screen.
cli-sim = Runs scenarios on the simulator.
cli-sim-list = Lists the scenarios of the course.
cli-sim-run = Runs a scenario and prints what happened.
cli-course = Shows the course.
cli-course-list = Shows which course is used.
cli-course-outline = Prints modules and lessons.
cli-progress = Shows what you are likely to remember tomorrow and in 30 days.
cli-check = Proves a course: its files, its links, its scenarios and claims.
cli-doctor = Shows paths, versions and the state of your progress file.
cli-completions = Prints a completion script for a shell.
cli-man = Prints the manual page as roff.
cli-help = Explains a command.

cli-arg-ticket = The ticket's id.
cli-arg-lesson = The lesson's id or number, such as 2-3.
cli-arg-lesson-next = The lesson's id or number, such as 2-3. Without it, the next one.
cli-arg-plain = Numbered lines on standard input and output instead of a screen; suits screen readers.
cli-arg-width = Cells of a line, 20 to 1000.
cli-arg-json = Prints JSON with a format number instead of text.
cli-arg-folder = The course's folder. Without it, the course in use.
cli-arg-strict = Counts warnings as errors.
cli-arg-shell = One of { $shells }.
cli-arg-command = The command, such as `sim run`.
cli-arg-scenario = A scenario file, or the id of a scenario of the course.
cli-arg-seed = The seed, a whole number. Without it, the file's.
cli-arg-set = Changes a setting before the run, such as lambda.resize.timeout="10 s". May be repeated.
cli-arg-horizon = When the run stops at the latest, such as "30 min".
cli-arg-trace = Adds every entry of the trace to the JSON.
cli-arg-lang = ja, en or both. Without it, the language of the environment.
cli-arg-color = auto, always or never.
cli-arg-theme = The theme of the tutor: default, light, dark, contrast, mono, or one of your own.
cli-arg-data-dir = Where your progress is kept.
cli-arg-course = The folder of a course to use instead of the one that ships.
cli-arg-ascii = Draws with ASCII signs only.
cli-arg-ambiguous-width = Cells your terminal gives to signs such as → and ●: 1 or 2.
cli-arg-no-input = Never waits for an answer.
cli-arg-quiet = Prints results only, no remarks.
cli-arg-help = Explains the command.
cli-arg-version = Prints the version.

# Mistakes on the command line
cli-mistake-command = there is no command `{ $word }`
cli-mistake-option = there is no option `{ $word }` here
cli-mistake-too-much = `{ $word }` is one argument too many
cli-mistake-value = `{ $option }` cannot be `{ $value }`
cli-mistake-no-value = `{ $option }` needs a value
cli-mistake-values = `{ $option }` takes exactly one value
cli-mistake-missing = { $what } is missing
cli-mistake-no-command = `terakoya { $command }` needs a command
cli-mistake-twice = `{ $option }` excludes another option that stands here
cli-mistake-utf8 = an argument is not UTF-8 text
cli-mistake-other = the command line cannot be understood: { $detail }
cli-mistake-usage = write it as: { $usage }
cli-mistake-words = it may be: { $words }
cli-mistake-number = write a whole number from { $low } to { $high }

# Courses and lessons
cli-no-course = there is no course folder { $path }
cli-no-course-hint = give --course the folder that holds course.toml
cli-course-broken = the course cannot be used until these mistakes are fixed
cli-no-ticket = there is no incident ticket `{ $word }`
cli-no-ticket-hint = `terakoya ticket` lists the incident tickets
cli-ticket-hint = `terakoya ticket ID` plays one; with `--plain`, line by line.
cli-no-lesson = there is no lesson `{ $word }`
cli-no-lesson-hint = `terakoya course outline` lists the lessons
cli-lesson-planned = lesson { $number }, { $title }, is not written yet
cli-course-shipped = ships with the program
cli-course-lessons = { $written ->
    [one] { $written } lesson of { $all } is written
   *[other] { $written } lessons of { $all } are written
}
cli-course-planned = (not written yet)

# Terminal and streams
cli-no-terminal = the tutor needs a terminal for its screen, and there is none here
cli-dumb-terminal = the tutor cannot draw its screen, because TERM says that this terminal is dumb
cli-plain-instead = the same works line by line with `{ $command }`
cli-stream = standard input or output broke: { $why }

# The manual page
cli-man-tagline = a school in the terminal for serverless, in two languages
cli-man-name = NAME
cli-man-synopsis = SYNOPSIS
cli-man-commands = COMMANDS
cli-man-options = OPTIONS OF EVERY COMMAND
cli-man-environment-title = ENVIRONMENT
cli-man-files = FILES
cli-man-exit = EXIT STATUS
cli-man-environment = An option wins over its variable, a variable over the configuration file, the file over LC_ALL, LC_MESSAGES and LANG. TERAKOYA_NOW (RFC 3339) and TERAKOYA_SEED fix time and chance. NO_COLOR, CLICOLOR and FORCE_COLOR are honoured.
cli-man-config = What you choose once: lang, retention, daily_cap, day_starts_at, theme, motion, ambiguous_width, ascii, color, data_dir, course, quiet. `terakoya settings` shows and changes the first eight. Themes of your own lie beside it in themes/NAME.toml.
cli-man-data = Your progress and its backups.
cli-man-exit-0 = It worked.
cli-man-exit-1 = Something you can fix stopped it; the message says what.
cli-man-exit-2 = The command line has a mistake.
cli-man-exit-101 = The program has a defect.
cli-man-exit-signal = Signal N ended it.

# check
cli-check-hint = give the folder that holds course.toml
cli-check-repairs = { $id }: { $healing } of { $tried } repairs heal; the fewest changes: { $fewest }
cli-check-repairs-many = { $id }: too many repairs to try them all
cli-check-sound = The course is sound.
cli-count-lessons = lessons written
cli-count-planned = lessons planned
cli-count-sections = sections
cli-count-questions = questions
cli-count-generated = of them generated
cli-count-scenarios = scenarios
cli-count-tickets = of them incident tickets
cli-count-predictions = predictions
cli-count-claims = claims
cli-count-terms = terms
cli-count-misconceptions = misconceptions
cli-count-facts = facts

# doctor
cli-doctor-verbatim = { $text }
cli-doctor-none = { $path } (not there yet)
cli-doctor-version = Version
cli-doctor-config = Configuration file
cli-doctor-data = Data folder
cli-doctor-now = Now
cli-doctor-terminal = Terminal
cli-doctor-terminal-cells = { $width } cells wide
cli-doctor-terminal-none = none; commands with --plain work here
cli-doctor-language = Language
cli-doctor-signs = Signs, cells of ambiguous ones
cli-doctor-course = Course
cli-doctor-course-well = { $lessons } lessons, { $questions } questions, { $scenarios } scenarios, all sound
cli-doctor-course-ill = { $errors ->
    [one] one mistake; `terakoya check` shows it
   *[other] { $errors } mistakes; `terakoya check` shows them
}
cli-doctor-progress = Progress file
cli-doctor-progress-well = { $answers ->
    [one] one answer, { $size }, sound
   *[other] { $answers } answers, { $size }, sound
}
cli-doctor-progress-ill = damaged: { $detail }
cli-doctor-progress-unusable = cannot be used; the message above says why

# sim
cli-no-scenario = there is no scenario `{ $word }`
cli-no-scenario-hint = `terakoya sim list` lists the scenarios of the course; a file is named by its path
cli-scenario-unreadable = the scenario file { $path } cannot be read: { $why }
cli-scenario-broken = the scenario { $file } has mistakes
cli-settings-broken = the scenario { $file } cannot run with these settings
cli-too-large = it is larger than 1 MB
cli-mistake-set = `--set { $word }` is no setting
cli-mistake-set-hint = write a path, an equals sign and a value, such as lambda.resize.timeout="10 s"
cli-mistake-span = write a time span such as "30 s" or "5 min" (us ms s min h d)
cli-arg-test-out = Only the questions that show the lesson to be known; all right, and it counts as passed.
