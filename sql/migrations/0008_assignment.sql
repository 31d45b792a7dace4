-- Who answers for an institution at every level: 包挂领导 and 点对点责任人, with the history of every change. The columns of
-- the same names in the register are a projection of the rows without an end, for ledgers, import and export.

CREATE TABLE reassignment (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL CONSTRAINT reassignment_uuid_unique UNIQUE,
    post         TEXT NOT NULL,
    from_name    TEXT NOT NULL,
    name         TEXT NOT NULL,
    starts_on    TEXT NOT NULL CONSTRAINT reassignment_starts_on CHECK (starts_on IS date(starts_on, '+0 days')),
    reason       TEXT NOT NULL,
    institutions INTEGER NOT NULL, -- how many changed hands
    made_by      INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    made_at      INTEGER NOT NULL,
    content_hash TEXT NOT NULL
) STRICT;

CREATE TABLE assignment (
    id             INTEGER PRIMARY KEY,
    uuid           TEXT NOT NULL CONSTRAINT assignment_uuid_unique UNIQUE,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    post           TEXT NOT NULL CONSTRAINT assignment_post CHECK (post IN ('city_leader', 'county_leader', 'city_person',
                       'county_person', 'town_person', 'institution_person')),
    account_id     INTEGER REFERENCES account (id) ON DELETE RESTRICT, -- NULL: a person without an account
    name           TEXT NOT NULL,
    title          TEXT,
    phone          TEXT,
    starts_on      TEXT NOT NULL CONSTRAINT assignment_starts_on CHECK (starts_on IS date(starts_on, '+0 days')),
    ends_on        TEXT CONSTRAINT assignment_ends_on CHECK (ends_on IS date(ends_on, '+0 days')), -- the day another took over
    reason         TEXT, -- of the assignment; always there when it replaced another
    end_reason     TEXT, -- when nobody took over
    made_by        INTEGER REFERENCES account (id) ON DELETE RESTRICT, -- NULL: taken over from the register's columns
    made_at        INTEGER NOT NULL,
    reassignment_id INTEGER REFERENCES reassignment (id) ON DELETE RESTRICT,
    content_hash   TEXT,
    row_version    INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT assignment_ends_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on)
) STRICT;
CREATE UNIQUE INDEX assignment_current ON assignment (institution_id, post) WHERE ends_on IS NULL;
CREATE INDEX assignment_by_institution ON assignment (institution_id, id);
CREATE INDEX assignment_by_person ON assignment (name, post, institution_id) WHERE ends_on IS NULL;
CREATE INDEX assignment_by_account ON assignment (account_id, institution_id) WHERE ends_on IS NULL AND account_id IS NOT NULL;

-- What the register says already.
INSERT INTO assignment (uuid, institution_id, post, name, starts_on, reason, made_at)
SELECT lower(printf('%s-%s-4%s-8%s-%s', hex(randomblob(4)), hex(randomblob(2)), substr(hex(randomblob(2)), 2),
                    substr(hex(randomblob(2)), 2), hex(randomblob(6)))),
       i.id, p.post, p.name, date(i.updated_at / 1000, 'unixepoch', '+8 hours'), '按机构台账转入', i.updated_at
  FROM institution i
  JOIN (SELECT id, 'city_leader' AS post, city_leader AS name FROM institution
        UNION ALL SELECT id, 'county_leader', county_leader FROM institution
        UNION ALL SELECT id, 'city_person', city_person FROM institution
        UNION ALL SELECT id, 'county_person', county_person FROM institution
        UNION ALL SELECT id, 'town_person', town_person FROM institution) p ON p.id = i.id
 WHERE p.name IS NOT NULL;
