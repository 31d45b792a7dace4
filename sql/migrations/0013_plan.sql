-- Planning visits: the working calendar, key dates, random draws, planned visits, and the rules that rank institutions.

-- Days that differ from Monday to Friday by the State Council's yearly notice; a year without any is plain weeks.
CREATE TABLE calendar_day (
    day    TEXT NOT NULL PRIMARY KEY CONSTRAINT calendar_day_form CHECK (day IS date(day, '+0 days')),
    kind   TEXT NOT NULL CONSTRAINT calendar_day_kind CHECK (kind IN ('holiday', 'workday')), -- workday: 调休上班
    name   TEXT NOT NULL,
    sample INTEGER NOT NULL DEFAULT 0 CONSTRAINT calendar_day_sample CHECK (sample IN (0, 1)) -- shipped: to be checked against the notice
) STRICT, WITHOUT ROWID;

-- 国办发明电〔2024〕12号 and 国办发明电〔2025〕7号 as remembered (check): the page says that they are samples.
WITH RECURSIVE span (from_on, to_on, name) AS (VALUES
    ('2025-01-01', '2025-01-01', '元旦'), ('2025-01-28', '2025-02-04', '春节'), ('2025-04-04', '2025-04-06', '清明节'),
    ('2025-05-01', '2025-05-05', '劳动节'), ('2025-05-31', '2025-06-02', '端午节'), ('2025-10-01', '2025-10-08', '国庆节、中秋节'),
    ('2026-01-01', '2026-01-03', '元旦'), ('2026-02-15', '2026-02-23', '春节'), ('2026-04-04', '2026-04-06', '清明节'),
    ('2026-05-01', '2026-05-05', '劳动节'), ('2026-06-19', '2026-06-21', '端午节'), ('2026-09-25', '2026-09-27', '中秋节'),
    ('2026-10-01', '2026-10-07', '国庆节')),
  off (day, to_on, name) AS (
    SELECT from_on, to_on, name FROM span UNION ALL SELECT date(day, '+1 day'), to_on, name FROM off WHERE day < to_on)
INSERT INTO calendar_day (day, kind, name, sample) SELECT day, 'holiday', name, 1 FROM off;
INSERT INTO calendar_day (day, kind, name, sample) VALUES
    ('2025-01-26', 'workday', '春节调休', 1), ('2025-02-08', 'workday', '春节调休', 1), ('2025-04-27', 'workday', '劳动节调休', 1),
    ('2025-09-28', 'workday', '国庆节调休', 1), ('2025-10-11', 'workday', '国庆节调休', 1), ('2026-01-04', 'workday', '元旦调休', 1),
    ('2026-02-14', 'workday', '春节调休', 1), ('2026-02-28', 'workday', '春节调休', 1), ('2026-05-09', 'workday', '劳动节调休', 1),
    ('2026-09-20', 'workday', '国庆节调休', 1), ('2026-10-10', 'workday', '国庆节调休', 1);

-- 节点: the window in which every institution is to be visited. Of the whole installation, like checklists.
CREATE TABLE key_date (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL CONSTRAINT key_date_uuid_unique UNIQUE,
    name         TEXT NOT NULL,
    from_on      TEXT NOT NULL CONSTRAINT key_date_from_on CHECK (from_on IS date(from_on, '+0 days')),
    to_on        TEXT NOT NULL CONSTRAINT key_date_to_on CHECK (to_on IS date(to_on, '+0 days')),
    note         TEXT,
    sample       INTEGER NOT NULL DEFAULT 0 CONSTRAINT key_date_sample CHECK (sample IN (0, 1)),
    content_hash TEXT,
    row_version  INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT key_date_order CHECK (to_on >= from_on AND to_on <= date(from_on, '+183 days'))
) STRICT;
CREATE INDEX key_date_by_day ON key_date (from_on, id);
INSERT INTO key_date (uuid, name, from_on, to_on, note, sample) VALUES
    ('00000000-0000-4000-b000-202601000001', '2026年春节', '2026-01-19', '2026-02-14', '示例，请按本地通知核定。', 1),
    ('00000000-0000-4000-b000-202603000001', '2026年全国两会', '2026-02-24', '2026-03-12', '示例，请按本地通知核定。', 1),
    ('00000000-0000-4000-b000-202604000001', '2026年清明节', '2026-03-16', '2026-04-03', '示例，请按本地通知核定。', 1),
    ('00000000-0000-4000-b000-202605000001', '2026年五一', '2026-04-13', '2026-04-30', '示例，请按本地通知核定。', 1),
    ('00000000-0000-4000-b000-202606000001', '2026年端午', '2026-06-01', '2026-06-18', '示例，请按本地通知核定。', 1),
    ('00000000-0000-4000-b000-202609000001', '2026年中秋、国庆', '2026-09-07', '2026-09-30', '示例，请按本地通知核定。', 1),
    ('00000000-0000-4000-b000-202701000001', '2027年元旦', '2026-12-07', '2026-12-31', '示例，请按本地通知核定。', 1),
    ('00000000-0000-4000-b000-202702000001', '2027年春节', '2027-01-11', '2027-02-05', '示例，请按本地通知核定。', 1);

-- 双随机: a draw keeps its seed, both pools as they were, and what came out, so that anybody can repeat it.
CREATE TABLE draw (
    id                INTEGER PRIMARY KEY,
    uuid              TEXT NOT NULL CONSTRAINT draw_uuid_unique UNIQUE,
    city_id           INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id         INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- of the city bureau's own: NULL
    title             TEXT NOT NULL,
    level             TEXT NOT NULL CONSTRAINT draw_level CHECK (level IN ('city', 'county')),
    kind              TEXT NOT NULL,
    from_on           TEXT NOT NULL,
    to_on             TEXT NOT NULL,
    unannounced       INTEGER NOT NULL,
    conditions        TEXT NOT NULL, -- of the pool, in words
    wanted            INTEGER NOT NULL CONSTRAINT draw_wanted CHECK (wanted >= 1),
    team_size         INTEGER NOT NULL CONSTRAINT draw_team_size CHECK (team_size BETWEEN 1 AND 5),
    algorithm         TEXT NOT NULL,
    seed              TEXT NOT NULL,
    institution_count INTEGER NOT NULL,
    institution_pool  TEXT NOT NULL, -- lines: uuid, name, names of those who keep out (回避), by tabs
    institution_hash  TEXT NOT NULL, -- SHA-256 of the pool
    inspector_count   INTEGER NOT NULL,
    inspector_pool    TEXT NOT NULL, -- lines: uuid, name
    inspector_hash    TEXT NOT NULL,
    result            TEXT NOT NULL, -- lines: uuid of the institution, uuids of the team, by tabs
    drawn_at          INTEGER NOT NULL,
    drawn_by          INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    content_hash      TEXT NOT NULL
) STRICT;
CREATE INDEX draw_by_city ON draw (city_id, id, county_id);
CREATE TRIGGER draw_no_update BEFORE UPDATE ON draw BEGIN SELECT raise(ABORT, 'draws are append-only'); END;
CREATE TRIGGER draw_no_delete BEFORE DELETE ON draw BEGIN SELECT raise(ABORT, 'draws are append-only'); END;

CREATE TABLE visit_plan (
    id             INTEGER PRIMARY KEY,
    uuid           TEXT NOT NULL CONSTRAINT visit_plan_uuid_unique UNIQUE,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    city_id        INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id      INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    town_id        INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    level          TEXT NOT NULL CONSTRAINT visit_plan_level CHECK (level IN ('city', 'county')),
    kind           TEXT NOT NULL CONSTRAINT visit_plan_kind CHECK (kind IN ('routine', 'special', 'case', 'joint', 'supervision', 'key_date')),
    state          TEXT NOT NULL DEFAULT 'planned' CONSTRAINT visit_plan_state CHECK (state IN ('planned', 'noticed', 'done', 'cancelled')),
    from_on        TEXT NOT NULL CONSTRAINT visit_plan_from_on CHECK (from_on IS date(from_on, '+0 days')), -- one day, or some day of a window
    to_on          TEXT NOT NULL CONSTRAINT visit_plan_to_on CHECK (to_on IS date(to_on, '+0 days')),
    unannounced    INTEGER NOT NULL DEFAULT 0 CONSTRAINT visit_plan_unannounced CHECK (unannounced IN (0, 1)),
    led_by_leader  INTEGER NOT NULL DEFAULT 0 CONSTRAINT visit_plan_led_by_leader CHECK (led_by_leader IN (0, 1)),
    leader_id      INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    source         TEXT NOT NULL CONSTRAINT visit_plan_source CHECK (source IN ('hand', 'draw', 'key_date')),
    draw_id        INTEGER REFERENCES draw (id) ON DELETE RESTRICT,
    draw_position  INTEGER,
    key_date_id    INTEGER REFERENCES key_date (id) ON DELETE RESTRICT,
    campaign       TEXT,
    note           TEXT,
    notice_due_on  TEXT, -- by when the institution is to be told; NULL: it need not, or must not
    noticed_on     TEXT,
    noticed_by     INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    inspection_id  INTEGER REFERENCES inspection (id) ON DELETE RESTRICT, -- the visit that did it
    done_on        TEXT,
    cancel_reason  TEXT,
    created_by     INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    created_at     INTEGER NOT NULL,
    content_hash   TEXT,
    row_version    INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT visit_plan_window CHECK (to_on >= from_on AND to_on <= date(from_on, '+183 days')), -- so that a month's list need not look further back
    CONSTRAINT visit_plan_secret CHECK (unannounced = 0 OR noticed_on IS NULL),
    CONSTRAINT visit_plan_case CHECK (kind <> 'case' OR unannounced = 1),
    CONSTRAINT visit_plan_done CHECK ((state = 'done') = (inspection_id IS NOT NULL) AND (state = 'done') = (done_on IS NOT NULL)),
    CONSTRAINT visit_plan_cancelled CHECK (state <> 'cancelled' OR cancel_reason IS NOT NULL)
) STRICT;
CREATE INDEX visit_plan_by_county ON visit_plan (county_id, from_on, id, to_on, state, level, unannounced);
CREATE INDEX visit_plan_by_city ON visit_plan (city_id, from_on, id, to_on, state, level, unannounced);
CREATE INDEX visit_plan_by_town ON visit_plan (town_id, from_on, id);
CREATE INDEX visit_plan_by_institution ON visit_plan (institution_id, from_on, id, state, level, unannounced);
CREATE INDEX visit_plan_open ON visit_plan (institution_id, level, from_on, to_on) WHERE state IN ('planned', 'noticed');
-- what is still to be done stays quick as years of done plans gather
CREATE INDEX visit_plan_open_by_county ON visit_plan (county_id, from_on, id, to_on, level, unannounced) WHERE state IN ('planned', 'noticed');
CREATE INDEX visit_plan_open_by_city ON visit_plan (city_id, from_on, id, to_on, level, unannounced) WHERE state IN ('planned', 'noticed');
CREATE INDEX visit_plan_by_inspection ON visit_plan (inspection_id) WHERE inspection_id IS NOT NULL;
CREATE INDEX visit_plan_by_draw ON visit_plan (draw_id, draw_position) WHERE draw_id IS NOT NULL;
CREATE UNIQUE INDEX visit_plan_once_a_key_date ON visit_plan (key_date_id, level, institution_id) WHERE key_date_id IS NOT NULL AND source = 'key_date' AND state <> 'cancelled';
CREATE INDEX visit_plan_by_leader ON visit_plan (leader_id, from_on) WHERE leader_id IS NOT NULL;

CREATE TABLE visit_plan_member (
    plan_id    INTEGER NOT NULL REFERENCES visit_plan (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    account_id INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    name       TEXT NOT NULL,
    unit       TEXT,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_plan_member_by_account ON visit_plan_member (account_id, plan_id) WHERE account_id IS NOT NULL;

-- What the city sets for planning: one row. A ceiling is off unless set (国办发〔2024〕54号).
CREATE TABLE plan_setting (
    id            INTEGER PRIMARY KEY CONSTRAINT plan_setting_one CHECK (id = 1),
    visit_ceiling INTEGER CONSTRAINT plan_setting_ceiling CHECK (visit_ceiling BETWEEN 1 AND 365),
    notice_days   INTEGER NOT NULL DEFAULT 3 CONSTRAINT plan_setting_notice_days CHECK (notice_days BETWEEN 1 AND 30), -- working days
    row_version   INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO plan_setting (id) VALUES (1);

-- 该去哪家: how many points a fact is worth, and the most that facts of its kind may add.
CREATE TABLE visit_rule (
    rule     TEXT NOT NULL PRIMARY KEY,
    points   INTEGER NOT NULL CONSTRAINT visit_rule_points CHECK (points BETWEEN 0 AND 100),
    most     INTEGER NOT NULL CONSTRAINT visit_rule_most CHECK (most BETWEEN 0 AND 300)
) STRICT, WITHOUT ROWID;
INSERT INTO visit_rule (rule, points, most) VALUES
    ('never_visited', 40, 40), ('elapsed', 3, 36), ('year_due', 10, 10), ('overdue', 12, 36), ('major', 20, 40), ('unresolved', 2, 10),
    ('repeated', 6, 18), ('gas', 6, 6), ('building', 15, 15), ('people', 5, 5), ('expiry', 6, 12), ('self_check', 6, 6);
