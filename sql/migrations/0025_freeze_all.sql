-- Every figure freezes: people and days of groups, too, whose identity lies with the visit's frozen record. A figure's bit is counted within its list, so that there may be more
-- figures than bits.

CREATE TABLE frozen_definition_wider (
    period_id INTEGER NOT NULL REFERENCES period (id) ON DELETE RESTRICT,
    position  INTEGER NOT NULL,
    figure    TEXT NOT NULL,
    label     TEXT NOT NULL,
    wording   TEXT NOT NULL,
    unit      TEXT NOT NULL,
    list      TEXT NOT NULL,
    measure   TEXT NOT NULL CONSTRAINT frozen_definition_measure CHECK (measure IN ('rows', 'sum', 'mean', 'rate', 'group_days')),
    bit       INTEGER NOT NULL, -- one of value_bits and whole_bits of frozen_record, its own within the list
    PRIMARY KEY (period_id, position),
    CONSTRAINT frozen_definition_once UNIQUE (period_id, figure)
) STRICT, WITHOUT ROWID;
INSERT INTO frozen_definition_wider (period_id, position, figure, label, wording, unit, list, measure, bit)
SELECT period_id, position, figure, label, wording, unit, list, measure, 1 << position FROM frozen_definition;
DROP TABLE frozen_definition;
ALTER TABLE frozen_definition_wider RENAME TO frozen_definition;

CREATE TRIGGER frozen_definition_frozen_insert BEFORE INSERT ON frozen_definition
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_definition_no_update BEFORE UPDATE ON frozen_definition
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_definition_no_delete BEFORE DELETE ON frozen_definition
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;

ALTER TABLE frozen_record ADD COLUMN author_id INTEGER; -- of a visit: whose group went
ALTER TABLE frozen_record ADD COLUMN day TEXT;          -- of a visit: when
