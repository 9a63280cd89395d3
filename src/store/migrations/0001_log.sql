-- The log: what the learner did, once and for all. Rows are added, never changed.
PRAGMA application_id = 0x7465726B; -- "terk"

-- One row: which device writes into this file.
CREATE TABLE device (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  BLOB NOT NULL CHECK (length(id) = 16)
) STRICT;

CREATE TABLE event (
    device   BLOB    NOT NULL CHECK (length(device) = 16),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    at_us    INTEGER NOT NULL, -- microseconds since 1970, UTC
    offset_s INTEGER NOT NULL, -- seconds east of UTC on the learner's clock
    kind     TEXT    NOT NULL,
    body     TEXT    NOT NULL, -- JSON
    PRIMARY KEY (device, sequence)
) STRICT;

CREATE INDEX event_in_order ON event (at_us, device, sequence);

CREATE TRIGGER event_stays_as_it_is BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;
