-- What follows from the log. Written in the transaction of the event that changes it; can be thrown away and rebuilt at any time.

CREATE TABLE card (
    key        TEXT    PRIMARY KEY NOT NULL,
    skill      TEXT    NOT NULL,
    last_item  TEXT    NOT NULL,
    stability  REAL    NOT NULL,
    difficulty REAL    NOT NULL,
    due_day    INTEGER NOT NULL,
    last_day   INTEGER NOT NULL,
    last_us    INTEGER NOT NULL,
    reviews    INTEGER NOT NULL,
    lapses     INTEGER NOT NULL
) STRICT;

-- How every question and prediction went.
CREATE TABLE tally (
    item       TEXT    PRIMARY KEY NOT NULL,
    lesson     TEXT    NOT NULL,
    answers    INTEGER NOT NULL,
    rights     INTEGER NOT NULL,
    last_right INTEGER NOT NULL,
    last_us    INTEGER NOT NULL
) STRICT;

-- Where reading stopped, per lesson, and the sections that were on the screen.
CREATE TABLE place (
    lesson  TEXT    PRIMARY KEY NOT NULL,
    section TEXT    NOT NULL,
    block   INTEGER NOT NULL,
    at_us   INTEGER NOT NULL
) STRICT;

CREATE TABLE visit (
    lesson  TEXT NOT NULL,
    section TEXT NOT NULL,
    PRIMARY KEY (lesson, section)
) STRICT;

-- Lessons the learner skipped.
CREATE TABLE skipped (
    lesson TEXT PRIMARY KEY NOT NULL
) STRICT;
