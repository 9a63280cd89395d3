# What a reader must hear about their progress file.
store-newer = Your progress in { $path } was written by a newer terakoya (format { $found }; this version reads up to { $known }).
store-newer-hint = Update terakoya. The file has not been touched.
store-foreign = { $path } is not a progress file of terakoya.
store-elsewhere-hint = Name another folder that can be written with --data-dir.
store-locked = Another program is using your progress.
store-locked-hint = Wait until any other terakoya or backup has finished, then try again.
store-read-only = Your progress can be read but not written.
store-cannot-open = { $path } cannot be opened ({ $reason }).
store-full = The disk is full, so nothing could be recorded.
store-full-hint = Free some space and try again. Everything recorded so far is safe.
store-damaged = Your progress file is damaged.
store-damaged-hint = Open terakoya again: the damaged file is kept under another name and all that can be read is carried over.
store-line = Line { $line } of the file cannot be read.
store-line-hint = Check that the file comes from terakoya export. Nothing was imported.
store-other = Your progress cannot be used ({ $reason }).
store-nothing-kept = Nothing you do now will be kept. You can still read and answer.
store-set-aside = Your progress file was damaged. It is kept as { $path }, and a new one has been started.
store-salvaged = { $count ->
    [0] No record could be read from it.
    [one] One record was carried over.
   *[other] { $count } records were carried over.
}
store-from-backup = { $count ->
    [one] One of them comes from a backup.
   *[other] { $count } of them come from a backup.
}
