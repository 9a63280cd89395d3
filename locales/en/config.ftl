# What the person chose, and mistakes in it.
config-variable = { $name } is set to "{ $value }", which is not a valid value
config-variable-words = it may be: { $words }
config-variable-now = write a moment as RFC 3339 does, such as 2026-11-24T09:00:00+09:00
config-variable-seed = write a whole number from 0 up
config-unreadable = the configuration file { $path } cannot be read: { $why }
config-unreadable-hint = fix or move the file, or set TERAKOYA_CONFIG to another
config-too-large = the configuration file { $path } is larger than 1 MB, so it is something else
config-mistakes = the configuration file { $path } has mistakes
config-no-home = there is no home folder to keep progress in
config-no-home-hint = name a folder with --data-dir or TERAKOYA_DATA_DIR

# What the operating system says about files, after a colon.
io-not-found = it is not there
io-permission-denied = permission denied
io-is-a-folder = it is a folder
io-not-a-folder = part of the path is not a folder
io-read-only = the file system is read-only
io-full = the disk is full
io-not-utf8 = it is not UTF-8 text
io-other = { $detail }
