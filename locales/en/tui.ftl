# The screen as a whole: terminal, theme, a broken course.
tui-no-terminal = this is not a terminal, so the tutor cannot open its screen
tui-no-terminal-hint = to learn without a screen, use terakoya learn --plain
tui-terminal-failed = the terminal cannot be used: { $why }
tui-too-small = Needs { $columns }×{ $rows } or more
tui-sides-need = Both languages side by side need { $columns } columns; t changes the language.
tui-unknown-theme = there is no theme called { $name }
tui-known-themes = themes: { $names }

broken-title = This course cannot be opened
broken-what-next = Mend the files and press r to read them again; this window can stay open.
