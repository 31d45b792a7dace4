-- 履职完成率 freezes, too: every share 份 of a period, which is one subject in one term of one duty that fell due in it. What a
-- term was called then is written once; what a subject is called is read where it stands.

CREATE TABLE frozen_term (
    period_id INTEGER NOT NULL REFERENCES period (id) ON DELETE RESTRICT,
    number    INTEGER NOT NULL, -- 1, 2, 3 ..., what fell due last first
    code      TEXT NOT NULL, -- of the duty
    title     TEXT NOT NULL,
    term      TEXT NOT NULL, -- 2026年9月
    due       TEXT NOT NULL CONSTRAINT frozen_term_due CHECK (due IS date(due, '+0 days')),
    PRIMARY KEY (period_id, number),
    CONSTRAINT frozen_term_once UNIQUE (period_id, code, due)
) STRICT, WITHOUT ROWID;

CREATE TABLE frozen_due (
    period_id   INTEGER NOT NULL,
    number      INTEGER NOT NULL, -- 1, 2, 3 ..., by term, then by name
    term_number INTEGER NOT NULL,
    unit        TEXT NOT NULL CONSTRAINT frozen_due_unit CHECK (unit IN ('institution', 'bureau', 'leader')),
    subject_id  INTEGER NOT NULL, -- of the institution, the bureau's region, the leader's account
    city_id     INTEGER NOT NULL,
    county_id   INTEGER NOT NULL, -- 0: of the city bureau
    status      TEXT NOT NULL CONSTRAINT frozen_due_status CHECK (status IN ('met', 'done_late', 'missed')),
    done        INTEGER,
    needed      INTEGER,
    PRIMARY KEY (period_id, number),
    CONSTRAINT frozen_due_term FOREIGN KEY (period_id, term_number) REFERENCES frozen_term (period_id, number) ON DELETE RESTRICT,
    CONSTRAINT frozen_due_once UNIQUE (period_id, term_number, unit, subject_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER frozen_term_frozen_insert BEFORE INSERT ON frozen_term
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_term_no_update BEFORE UPDATE ON frozen_term
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_term_no_delete BEFORE DELETE ON frozen_term
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_due_frozen_insert BEFORE INSERT ON frozen_due
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_due_no_update BEFORE UPDATE ON frozen_due
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_due_no_delete BEFORE DELETE ON frozen_due
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
