-- Places the learner marked; derived from the log like the rest.
CREATE TABLE bookmark (
    lesson  TEXT    NOT NULL,
    section TEXT    NOT NULL,
    block   INTEGER NOT NULL,
    PRIMARY KEY (lesson, section, block)
) STRICT;
