-- Duties 履职 as data: who must do what how often. A version never changes; the one in force on the first day of a
-- period governs that period, so that old periods keep what was asked of them.

CREATE TABLE duty (
    id               INTEGER PRIMARY KEY,
    uuid             TEXT NOT NULL CONSTRAINT duty_uuid_unique UNIQUE,
    code             TEXT NOT NULL,    -- D1; the same through all versions
    number           INTEGER NOT NULL, -- 1, 2, 3 ... of this code
    title            TEXT NOT NULL,
    basis            TEXT,
    subject          TEXT NOT NULL CONSTRAINT duty_subject CHECK (subject IN ('institution', 'principal', 'county_bureau',
                         'city_bureau', 'bureau', 'leader')),
    act              TEXT NOT NULL CONSTRAINT duty_act CHECK (act IN ('self_check', 'led_self_check', 'gas_self_check', 'visit',
                         'leader_visit', 'key_date_visit', 'emergency_drill', 'fire_drill', 'training', 'lecture',
                         'safety_report', 'duty_roster', 'supplies', 'risk_report', 'standard_acceptance', 'fire_station',
                         'cd_closed')),
    rule             TEXT NOT NULL CONSTRAINT duty_rule CHECK (rule IN ('times', 'coverage', 'days', 'state')),
    period           TEXT NOT NULL CONSTRAINT duty_period CHECK (period IN ('month', 'quarter', 'half_year', 'year', 'window')),
    threshold        INTEGER NOT NULL CONSTRAINT duty_threshold CHECK (threshold BETWEEN 1 AND 1000), -- times
    target           INTEGER CONSTRAINT duty_target CHECK (target BETWEEN 1 AND 100),                 -- percent of institutions
    institution_type TEXT CONSTRAINT duty_type CHECK (institution_type IN ('elderly_care', 'marriage_registry', 'relief_station',
                         'mental_health', 'funeral_home', 'child_welfare', 'other')),
    applies_when     TEXT CONSTRAINT duty_when CHECK (applies_when IN ('gas', 'people>=100', 'building_grade_cd')),
    least_stock      INTEGER CONSTRAINT duty_least_stock CHECK (least_stock BETWEEN 1 AND 365), -- days of supplies that count
    due_month        INTEGER CONSTRAINT duty_due_month CHECK (due_month BETWEEN 1 AND 12),      -- of a yearly one: by its last day
    lead_days        INTEGER NOT NULL CONSTRAINT duty_lead_days CHECK (lead_days BETWEEN 0 AND 180),
    least_days       INTEGER NOT NULL CONSTRAINT duty_least_days CHECK (least_days BETWEEN 1 AND 366), -- in operation, to owe it
    effective_from   TEXT NOT NULL CONSTRAINT duty_effective_from CHECK (effective_from IS date(effective_from, '+0 days')),
    in_force         INTEGER NOT NULL DEFAULT 1 CONSTRAINT duty_in_force CHECK (in_force IN (0, 1)), -- 0: from then on not asked
    created_at       INTEGER NOT NULL,
    created_by       INTEGER REFERENCES account (id) ON DELETE RESTRICT, -- NULL: came with the program
    content_hash     TEXT NOT NULL,
    CONSTRAINT duty_version_unique UNIQUE (code, number)
) STRICT;

-- The windows of a version whose period is 'window': key dates 节点, each with its days of the year.
CREATE TABLE duty_window (
    duty_id   INTEGER NOT NULL REFERENCES duty (id) ON DELETE RESTRICT,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,
    first_day TEXT NOT NULL CONSTRAINT duty_window_first CHECK (first_day IS date(first_day, '+0 days')),
    last_day  TEXT NOT NULL CONSTRAINT duty_window_last CHECK (last_day IS date(last_day, '+0 days') AND last_day >= first_day),
    PRIMARY KEY (duty_id, position)
) STRICT, WITHOUT ROWID;

-- Samples the bureau edits (rules.md section 5); the windows are those of 2026.
INSERT INTO duty (id, uuid, code, number, title, basis, subject, act, rule, period, threshold, target, institution_type,
                  applies_when, least_stock, due_month, lead_days, least_days, effective_from, created_at, content_hash)
VALUES
    (1, '00000000-0000-4000-8d00-000000000001', 'D1', 1, '机构每月开展安全自查', '本市年度安全生产工作要点', 'institution', 'self_check', 'times', 'month', 1, NULL, NULL, NULL, NULL, NULL, 7, 15, '2025-01-01', 0, ''),
    (2, '00000000-0000-4000-8d00-000000000002', 'D2', 1, '机构主要负责人每季度带队自查', '本市年度安全生产工作要点', 'principal', 'led_self_check', 'times', 'quarter', 1, NULL, NULL, NULL, NULL, NULL, 30, 30, '2025-01-01', 0, ''),
    (3, '00000000-0000-4000-8d00-000000000003', 'D3', 1, '用气机构每月开展燃气自查', '本市年度安全生产工作要点', 'institution', 'gas_self_check', 'times', 'month', 1, NULL, NULL, 'gas', NULL, NULL, 7, 15, '2025-01-01', 0, ''),
    (4, '00000000-0000-4000-8d00-000000000004', 'D4', 1, '机构每半年开展应急演练', '生产安全事故应急条例 第8条', 'institution', 'emergency_drill', 'times', 'half_year', 1, NULL, NULL, NULL, NULL, NULL, 30, 30, '2025-01-01', 0, ''),
    (5, '00000000-0000-4000-8d00-000000000005', 'D5', 1, '县(市、区)民政局每月组织抽查', '本市年度安全生产工作要点', 'county_bureau', 'visit', 'times', 'month', 1, NULL, NULL, NULL, NULL, NULL, 7, 1, '2025-01-01', 0, ''),
    (6, '00000000-0000-4000-8d00-000000000006', 'D6', 1, '县(市、区)民政局全年检查每家在册机构', '本市年度安全生产工作要点', 'county_bureau', 'visit', 'coverage', 'year', 1, 100, NULL, NULL, NULL, NULL, 30, 30, '2025-01-01', 0, ''),
    (7, '00000000-0000-4000-8d00-000000000007', 'D7', 1, '市民政局每季度组织抽查', '本市年度安全生产工作要点', 'city_bureau', 'visit', 'times', 'quarter', 1, NULL, NULL, NULL, NULL, NULL, 30, 1, '2025-01-01', 0, ''),
    (8, '00000000-0000-4000-8d00-000000000008', 'D8', 1, '市局领导带队督导的机构比例', '本市年度安全生产工作要点', 'city_bureau', 'leader_visit', 'coverage', 'year', 1, 10, NULL, NULL, NULL, NULL, 30, 30, '2025-01-01', 0, ''),
    (9, '00000000-0000-4000-8d00-000000000009', 'D9', 1, '各局领导班子每季度听取安全汇报', '本市年度安全生产工作要点', 'bureau', 'safety_report', 'times', 'quarter', 1, NULL, NULL, NULL, NULL, NULL, 30, 1, '2025-01-01', 0, ''),
    (10, '00000000-0000-4000-8d00-000000000010', 'D10', 1, '各局领导讲安全课(专题党课)', '本市年度安全生产工作要点', 'leader', 'lecture', 'times', 'year', 1, NULL, NULL, NULL, NULL, 6, 30, 30, '2025-01-01', 0, ''),
    (11, '00000000-0000-4000-8d00-000000000011', 'D11', 1, '县(市、区)轮训机构负责人和安全管理员', '本市年度安全生产工作要点', 'county_bureau', 'training', 'coverage', 'year', 1, 100, NULL, NULL, NULL, NULL, 30, 30, '2025-01-01', 0, ''),
    (12, '00000000-0000-4000-8d00-000000000012', 'D12', 1, '各局每年组织全员消防演练', '本市年度安全生产工作要点', 'bureau', 'fire_drill', 'times', 'year', 1, NULL, NULL, NULL, NULL, NULL, 30, 1, '2025-01-01', 0, ''),
    (13, '00000000-0000-4000-8d00-000000000013', 'D13', 1, '机构24小时值班、领导带班', '本市年度安全生产工作要点', 'institution', 'duty_roster', 'days', 'month', 1, NULL, NULL, NULL, NULL, NULL, 3, 15, '2025-01-01', 0, ''),
    (14, '00000000-0000-4000-8d00-000000000014', 'D13B', 1, '各局24小时值班、领导带班', '本市年度安全生产工作要点', 'bureau', 'duty_roster', 'days', 'month', 1, NULL, NULL, NULL, NULL, NULL, 3, 1, '2025-01-01', 0, ''),
    (15, '00000000-0000-4000-8d00-000000000015', 'D14', 1, '机构应急物资满足30天满负荷运转', '本市年度安全生产工作要点', 'institution', 'supplies', 'times', 'quarter', 1, NULL, NULL, NULL, 30, NULL, 30, 30, '2025-01-01', 0, ''),
    (16, '00000000-0000-4000-8d00-000000000016', 'D15', 1, '100人以上机构建成微型消防站和志愿消防队', '消防法 第41条', 'institution', 'fire_station', 'state', 'year', 1, 100, NULL, 'people>=100', NULL, 10, 30, 30, '2025-01-01', 0, ''),
    (17, '00000000-0000-4000-8d00-000000000017', 'D16', 1, '县(市、区)C、D级建筑隐患全部销号', '本市年度安全生产工作要点', 'county_bureau', 'cd_closed', 'coverage', 'year', 1, 100, NULL, 'building_grade_cd', NULL, 10, 30, 30, '2025-01-01', 0, ''),
    (18, '00000000-0000-4000-8d00-000000000018', 'D17', 1, '养老机构通过GB 38600达标验收', 'GB 38600-2019 养老机构服务安全基本规范', 'institution', 'standard_acceptance', 'state', 'year', 1, 90, 'elderly_care', NULL, NULL, NULL, 30, 30, '2025-01-01', 0, ''),
    (19, '00000000-0000-4000-8d00-000000000019', 'D18', 1, '机构每年提交风险辨识报告', '安全生产法 第41条', 'institution', 'risk_report', 'times', 'year', 1, NULL, NULL, NULL, NULL, NULL, 30, 30, '2025-01-01', 0, ''),
    (20, '00000000-0000-4000-8d00-000000000020', 'D19', 1, '县(市、区)节点检查覆盖全部机构', '本市年度安全生产工作要点', 'county_bureau', 'key_date_visit', 'coverage', 'window', 1, 100, NULL, NULL, NULL, NULL, 3, 1, '2025-01-01', 0, '');
INSERT INTO duty_window (duty_id, position, name, first_day, last_day)
VALUES
    (20, 1, '春节', '2026-02-02', '2026-02-16'),
    (20, 2, '全国两会', '2026-02-24', '2026-03-04'),
    (20, 3, '端午', '2026-06-08', '2026-06-18'),
    (20, 4, '中秋国庆', '2026-09-14', '2026-09-30');

CREATE TRIGGER duty_immutable_update BEFORE UPDATE ON duty BEGIN SELECT raise(ABORT, 'a duty version is immutable'); END;
CREATE TRIGGER duty_immutable_delete BEFORE DELETE ON duty BEGIN SELECT raise(ABORT, 'a duty version is immutable'); END;
CREATE TRIGGER duty_window_immutable_update BEFORE UPDATE ON duty_window BEGIN SELECT raise(ABORT, 'a duty version is immutable'); END;
CREATE TRIGGER duty_window_immutable_delete BEFORE DELETE ON duty_window BEGIN SELECT raise(ABORT, 'a duty version is immutable'); END;

-- When an institution was suspended 停业: the register knows only today's status, a duty asks about past days. Kept by
-- triggers, so that every way of changing the register keeps it. One registered as suspended has no row until it resumes.
-- (No trigger on INSERT: with one SQLite looks for orphans in every child table at each new institution.)
CREATE TABLE institution_pause (
    id             INTEGER PRIMARY KEY,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    paused_on      TEXT NOT NULL CONSTRAINT institution_pause_from CHECK (paused_on IS date(paused_on, '+0 days')),
    resumed_on     TEXT CONSTRAINT institution_pause_to CHECK (resumed_on IS date(resumed_on, '+0 days')) -- in operation again; NULL: not yet
) STRICT;
CREATE INDEX institution_pause_by_institution ON institution_pause (institution_id, paused_on, resumed_on);
CREATE TRIGGER institution_pause_begin AFTER UPDATE OF status ON institution WHEN new.status = 'suspended' AND old.status <> 'suspended'
BEGIN
    INSERT INTO institution_pause (institution_id, paused_on)
    VALUES (new.id, date(new.updated_at / 1000 + 28800, 'unixepoch')); -- the day in China time
END;
CREATE TRIGGER institution_pause_end AFTER UPDATE OF status ON institution WHEN old.status = 'suspended' AND new.status <> 'suspended'
BEGIN
    INSERT INTO institution_pause (institution_id, paused_on)
    SELECT new.id, date(new.created_at / 1000 + 28800, 'unixepoch')
     WHERE NOT EXISTS (SELECT 1 FROM institution_pause WHERE institution_id = new.id AND resumed_on IS NULL);
    UPDATE institution_pause SET resumed_on = date(new.updated_at / 1000 + 28800, 'unixepoch')
     WHERE institution_id = new.id AND resumed_on IS NULL;
END;

-- What institutions did, by kind of check: read alone by the duties.
CREATE INDEX inspection_duty ON inspection (institution_id, kind, finished_on, level, led_by_principal, led_by_leader, state) WHERE state = 'submitted';
