# Settings: the screen, the command, what is wrong with a value.
settings-title = Settings
settings-command = Shows or changes what you choose once.
settings-arg-key = The setting. Without it, all of them.
settings-arg-value = Its new value. Without it, the one it has.
settings-lang = Language
settings-lang-about = The language of the program and of the course. Both puts them side by side where the window is wide enough; t swaps them any time.
settings-lang-ja = Japanese
settings-lang-en = English
settings-lang-both = both side by side
settings-retention = Recall wanted
settings-retention-about = How much of what comes back you want to still know. The higher it is, the sooner each question returns, and the more reviews there are.
settings-percent = { $percent } %
settings-daily-cap = Reviews a day
settings-daily-cap-about = No day asks for more than this. After an absence the rest waits and is spread over the days that follow.
settings-reviews = { $count ->
    [one] at most { $count }
   *[other] at most { $count }
}
settings-day-starts-at = Day starts at
settings-day-starts-at-about = Answers given before this hour still count for the day before.
settings-hour = { $hour }:00
settings-theme = Theme
settings-theme-about = How things look. Your own theme is a file in the folder themes beside the configuration file.
settings-theme-stands-in = This terminal announces only 16 colours, so default stands in for { $name }.
settings-as-is = { $value }
settings-motion = Motion
settings-motion-about = Whether a run plays by itself. Without motion it waits at its start: step through it with the arrows, or go to its end with Space.
settings-ambiguous-width = Width of signs
settings-ambiguous-width-about = Cells your terminal gives to signs such as → and ●. If lines do not meet, take the other value.
settings-cells = { $count ->
    [one] { $count } cell
   *[other] { $count } cells
}
settings-ascii = ASCII only
settings-ascii-about = Draws lines and signs with ASCII characters, for terminals and fonts that have no others.
settings-on = on
settings-off = off
settings-file = Kept in { $path }; you may edit it by hand.
settings-no-file = There is no home folder to keep this in, so it holds only until you leave.
settings-saved = { $key } is now { $value }, saved in { $path }
settings-overruled = An option or a TERAKOYA_ variable says otherwise and wins while it is there.
settings-wrong = { $key } cannot be `{ $value }`
settings-share = write a share from { $low } to { $high }, such as 0.9 or 90%
settings-unknown = there is no setting `{ $word }`
settings-unknown-hint = `terakoya settings` lists them
settings-unwritable = the configuration file { $path } cannot be written: { $why }
settings-unwritable-hint = allow writing there, or name another file with TERAKOYA_CONFIG
settings-sample-heading = A heading
settings-sample-text = Text with a
settings-sample-term = term
settings-sample-code = code
settings-sample-dim = and a remark
settings-sample-right = right
settings-sample-unsure = unsure
settings-sample-wrong = wrong
settings-sample-selected = selected
settings-sample-hit = found
