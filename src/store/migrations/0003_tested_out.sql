-- Lessons that were shown to be known without reading them.
CREATE TABLE tested_out (
    lesson TEXT PRIMARY KEY NOT NULL
) STRICT;
