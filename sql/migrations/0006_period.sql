-- Targets of the year, and periods: confirmed by the counties, frozen 封账 by the city (rules.md section 6).

CREATE TABLE target (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL CONSTRAINT target_uuid_unique UNIQUE,
    city_id      INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id    INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- NULL: the city's own, and every county's without one
    year         INTEGER NOT NULL CONSTRAINT target_year CHECK (year BETWEEN 2000 AND 2199),
    figure       TEXT NOT NULL, -- id of its definition
    tenths       INTEGER NOT NULL CONSTRAINT target_tenths CHECK (tenths >= 0), -- of the figure's unit
    due_on       TEXT NOT NULL CONSTRAINT target_due_on CHECK (due_on IS date(due_on, '+0 days')),
    void_reason  TEXT,
    content_hash TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    created_by   INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    row_version  INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX target_once ON target (city_id, year, figure, coalesce(county_id, 0)) WHERE void_reason IS NULL;

CREATE TABLE period (
    id              INTEGER PRIMARY KEY,
    city_id         INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    code            TEXT NOT NULL, -- 2026, 2026-H1, 2026-Q3, 2026-07
    from_on         TEXT NOT NULL CONSTRAINT period_from_on CHECK (from_on IS date(from_on, '+0 days')),
    to_on           TEXT NOT NULL CONSTRAINT period_to_on CHECK (to_on IS date(to_on, '+0 days')),
    frozen_at       INTEGER,
    frozen_by       INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    frozen_audit    INTEGER, -- newest audit row then: what comes after it happened after the freeze
    override_reason TEXT, -- frozen although not every county had confirmed
    CONSTRAINT period_once UNIQUE (city_id, code),
    CONSTRAINT period_order CHECK (to_on >= from_on),
    CONSTRAINT period_frozen CHECK ((frozen_at IS NULL) = (frozen_by IS NULL))
) STRICT;

CREATE TABLE period_confirmation (
    period_id    INTEGER NOT NULL REFERENCES period (id) ON DELETE RESTRICT,
    county_id    INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    confirmed_at INTEGER NOT NULL,
    confirmed_by INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    note         TEXT,
    figures_hash TEXT NOT NULL, -- of the county's figures as they were: tells whether they have changed since
    PRIMARY KEY (period_id, county_id)
) STRICT, WITHOUT ROWID;

-- What a frozen figure is called and how it is counted, in its own words, whatever later versions say.
CREATE TABLE frozen_definition (
    period_id INTEGER NOT NULL REFERENCES period (id) ON DELETE RESTRICT,
    position  INTEGER NOT NULL,
    figure    TEXT NOT NULL,
    label     TEXT NOT NULL,
    wording   TEXT NOT NULL,
    unit      TEXT NOT NULL,
    list      TEXT NOT NULL,
    measure   TEXT NOT NULL CONSTRAINT frozen_definition_measure CHECK (measure IN ('rows', 'sum', 'mean', 'rate')),
    PRIMARY KEY (period_id, position),
    CONSTRAINT frozen_definition_once UNIQUE (period_id, figure)
) STRICT, WITHOUT ROWID;

-- The records behind: bit n of value_bits says that the record is in the numerator of the definition at position n, bit
-- n of whole_bits in its denominator. Place, type and area are those of the day of the freeze.
CREATE TABLE frozen_record (
    period_id        INTEGER NOT NULL REFERENCES period (id) ON DELETE RESTRICT,
    list             TEXT NOT NULL,
    record_id        INTEGER NOT NULL,
    city_id          INTEGER NOT NULL,
    county_id        INTEGER NOT NULL,
    town_id          INTEGER,
    institution_id   INTEGER,
    institution_type TEXT NOT NULL,
    area             TEXT NOT NULL, -- '' but for hazards
    value_bits       INTEGER NOT NULL,
    whole_bits       INTEGER NOT NULL,
    weight           INTEGER NOT NULL, -- people of a visit, days to close of a hazard
    PRIMARY KEY (period_id, list, record_id)
) STRICT, WITHOUT ROWID;

-- The numbers, by county, type and area; what is wider is their sum.
CREATE TABLE frozen_figure (
    period_id        INTEGER NOT NULL REFERENCES period (id) ON DELETE RESTRICT,
    figure           TEXT NOT NULL,
    city_id          INTEGER NOT NULL,
    county_id        INTEGER NOT NULL,
    institution_type TEXT NOT NULL,
    area             TEXT NOT NULL,
    counted          INTEGER NOT NULL,
    summed           INTEGER NOT NULL,
    whole            INTEGER NOT NULL,
    PRIMARY KEY (period_id, figure, county_id, institution_type, area)
) STRICT, WITHOUT ROWID;

-- Frozen is frozen: no call changes it, and nothing is added to it either.
CREATE TRIGGER period_frozen_no_update BEFORE UPDATE ON period WHEN old.frozen_at IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER period_no_delete BEFORE DELETE ON period
BEGIN SELECT raise(ABORT, 'periods are kept'); END;
CREATE TRIGGER period_confirmation_frozen_insert BEFORE INSERT ON period_confirmation
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER period_confirmation_frozen_update BEFORE UPDATE ON period_confirmation
WHEN (SELECT frozen_at FROM period WHERE id = old.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER period_confirmation_no_delete BEFORE DELETE ON period_confirmation
BEGIN SELECT raise(ABORT, 'confirmations are kept'); END;
CREATE TRIGGER frozen_definition_frozen_insert BEFORE INSERT ON frozen_definition
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_definition_no_update BEFORE UPDATE ON frozen_definition
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_definition_no_delete BEFORE DELETE ON frozen_definition
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_record_frozen_insert BEFORE INSERT ON frozen_record
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_record_frozen_update BEFORE UPDATE ON frozen_record
WHEN (SELECT frozen_at FROM period WHERE id = old.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_record_no_delete BEFORE DELETE ON frozen_record
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_figure_frozen_insert BEFORE INSERT ON frozen_figure
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_figure_no_update BEFORE UPDATE ON frozen_figure
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_figure_no_delete BEFORE DELETE ON frozen_figure
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
