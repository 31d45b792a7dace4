CREATE INDEX account_by_city ON account (city_id, role, id);
CREATE INDEX account_by_county ON account (county_id, role, id);
CREATE INDEX account_by_institution ON account (institution_id) WHERE institution_id IS NOT NULL;
CREATE INDEX account_inspectors ON account (city_id, county_id, role, status, expires_on, created_at, id)
 WHERE role IN ('city_leader', 'city_supervisor', 'county_leader', 'county_supervisor', 'town_officer', 'guest_inspector');
CREATE INDEX account_online ON account (institution_id) WHERE role IN ('institution_principal', 'institution_officer') AND status = 'active';
CREATE INDEX account_online_by_county ON account (county_id, institution_id)
 WHERE role IN ('institution_principal', 'institution_officer') AND status = 'active';
CREATE INDEX activity_acceptances ON activity (county_id, coalesce(held_to, '9999-12-31'), held_on, institution_id)
 WHERE kind = 'standard_acceptance' AND state = 'submitted' AND institution_id IS NOT NULL;
CREATE INDEX activity_by_city ON activity (city_id, held_on, id, kind, level, state);
CREATE INDEX activity_by_county ON activity (county_id, held_on, id, kind, level, state);
CREATE INDEX activity_by_institution ON activity (institution_id, kind, held_on, id, held_to, stock_days, state) WHERE institution_id IS NOT NULL AND state = 'submitted';
CREATE INDEX activity_by_leader ON activity (leader_id, kind, held_on) WHERE leader_id IS NOT NULL AND state = 'submitted';
CREATE INDEX activity_by_town ON activity (town_id, held_on, id) WHERE town_id IS NOT NULL;
CREATE INDEX activity_drills ON activity (county_id, held_on, institution_id)
 WHERE kind = 'emergency_drill' AND state = 'submitted' AND institution_id IS NOT NULL;
CREATE INDEX activity_figures_by_city ON activity (city_id, kind, held_on, people, measures, state, level, county_id) WHERE state = 'submitted';
CREATE INDEX activity_figures_by_county ON activity (county_id, kind, held_on, people, measures, state, level) WHERE state = 'submitted';
CREATE INDEX activity_ledger_by_institution ON activity (institution_id, held_on, id) WHERE institution_id IS NOT NULL;
CREATE INDEX activity_measures_by_city ON activity (city_id, held_on, kind, people, measures, state, level, county_id) WHERE measures > 0 AND state = 'submitted';
CREATE INDEX activity_measures_by_county ON activity (county_id, held_on, kind, people, measures, state, level) WHERE measures > 0 AND state = 'submitted';
CREATE INDEX activity_of_bureaus ON activity (city_id, kind, held_on, held_to, level, county_id, state) WHERE institution_id IS NULL AND state = 'submitted';
CREATE INDEX activity_participant_by_institution ON activity_participant (institution_id, activity_id);
CREATE INDEX activity_standing ON activity (institution_id, held_on, coalesce(held_to, '9999-12-31'))
 WHERE kind = 'standard_acceptance' AND state = 'submitted' AND institution_id IS NOT NULL;
CREATE INDEX activity_trainings ON activity (held_on) WHERE kind = 'training' AND state = 'submitted';
CREATE INDEX assignment_by_account ON assignment (account_id, institution_id) WHERE ends_on IS NULL AND account_id IS NOT NULL;
CREATE INDEX assignment_by_institution ON assignment (institution_id, id);
CREATE INDEX assignment_by_person ON assignment (name, post, institution_id) WHERE ends_on IS NULL;
CREATE UNIQUE INDEX assignment_current ON assignment (institution_id, post) WHERE ends_on IS NULL;
CREATE INDEX attachment_awaited ON attachment (named_by) WHERE state = 'awaited';
CREATE INDEX attachment_by_activity ON attachment (activity_id) WHERE activity_id IS NOT NULL;
CREATE INDEX attachment_by_file ON attachment (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX attachment_by_hazard ON attachment (hazard_id) WHERE hazard_id IS NOT NULL;
CREATE INDEX attachment_by_incident ON attachment (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX attachment_by_inspection ON attachment (inspection_id) WHERE inspection_id IS NOT NULL;
CREATE INDEX audit_by_county ON audit (county_id, id);
CREATE INDEX audit_by_record ON audit (record, id);
CREATE INDEX channel_by_city ON channel (city_id, county_id, id);
CREATE INDEX checklist_in_force ON checklist (effective_from DESC, number DESC) WHERE state = 'published';
CREATE INDEX delivery_by_channel ON delivery (channel_id, id);
CREATE INDEX delivery_due ON delivery (due_at, id) WHERE state = 'waiting';
CREATE INDEX delivery_interrupted ON delivery (id) WHERE state = 'sending';
CREATE INDEX delivery_trouble ON delivery (channel_id, id) WHERE state IN ('unknown', 'failed');
CREATE INDEX draw_by_city ON draw (city_id, id, county_id);
CREATE INDEX duty_year_by_institution ON duty_year (institution_id);
CREATE INDEX hazard_attention_by_city ON hazard (city_id, found_on, id) WHERE attention = 1;
CREATE INDEX hazard_attention_by_county ON hazard (county_id, found_on, id) WHERE attention = 1;
CREATE INDEX hazard_by_inspection ON hazard (inspection_id) WHERE inspection_id IS NOT NULL;
CREATE INDEX hazard_by_institution ON hazard (institution_id, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, item_code, county_id, city_id);
CREATE INDEX hazard_by_item ON hazard (item_code, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, county_id, city_id, institution_id) WHERE item_code IS NOT NULL;
CREATE INDEX hazard_by_town ON hazard (town_id, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, county_id, city_id, institution_id);
CREATE INDEX hazard_closed_by_city ON hazard (city_id, closed_day, id, found_on, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, due, county_id, institution_id) WHERE closed_day IS NOT NULL;
CREATE INDEX hazard_closed_by_county ON hazard (county_id, closed_day, id, found_on, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, due, city_id, institution_id) WHERE closed_day IS NOT NULL;
CREATE INDEX hazard_due_by_city ON hazard (city_id, due, id, found_on, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, county_id, institution_id);
CREATE INDEX hazard_due_by_county ON hazard (county_id, due, id, found_on, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, city_id, institution_id);
CREATE INDEX hazard_event_by_hazard ON hazard_event (hazard_id, id);
CREATE INDEX hazard_extended_by_city ON hazard (city_id, found_on, id) WHERE extension_count > 0;
CREATE INDEX hazard_extended_by_county ON hazard (county_id, found_on, id) WHERE extension_count > 0;
CREATE INDEX hazard_facet_by_city ON hazard (city_id, facet, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, due, county_id, institution_id);
CREATE INDEX hazard_facet_by_county ON hazard (county_id, facet, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, due, city_id, institution_id);
CREATE INDEX hazard_graded_by_city ON hazard (city_id, found_on, id, state, closed_on, institution_type, area, severity, source) WHERE building_grade IS NOT NULL;
CREATE INDEX hazard_graded_by_county ON hazard (county_id, found_on, id, state, closed_on, institution_type, area, severity, source) WHERE building_grade IS NOT NULL;
CREATE INDEX hazard_ledger_by_city ON hazard (city_id, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, county_id, institution_id);
CREATE INDEX hazard_ledger_by_county ON hazard (county_id, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, city_id, institution_id);
CREATE INDEX hazard_major_by_city ON hazard (city_id, found_on, id, state, planned, settled, listed_level, funds_fen, area, institution_type, source, severity, deadline, closed_on, repeat, county_id) WHERE severity = 'major';
CREATE INDEX hazard_major_by_county ON hazard (county_id, found_on, id, state, planned, settled, listed_level, funds_fen, area, institution_type, source, severity, deadline, closed_on, repeat) WHERE severity = 'major';
CREATE INDEX hazard_open_by_city ON hazard (city_id, deadline, id, state, severity, area, institution_type, source, found_on, closed_on, repeat, fixed_on_site, county_id, institution_id) WHERE state IN ('open', 'submitted');
CREATE INDEX hazard_open_by_county ON hazard (county_id, deadline, id, state, severity, area, institution_type, source, found_on, closed_on, repeat, fixed_on_site, city_id, institution_id) WHERE state IN ('open', 'submitted');
CREATE INDEX hazard_open_by_institution ON hazard (institution_id, state, deadline) WHERE state IN ('open', 'submitted');
CREATE INDEX hazard_parked_waiting ON hazard_parked (hazard_id, made_on, id) WHERE outcome IS NULL;
CREATE INDEX hazard_tally_closed ON hazard_tally (county_id, slice, closed_month, found_month, outcome, severity, hazards, on_time, repeats, days);
CREATE INDEX hazard_unacknowledged_by_city ON hazard (city_id, found_on, id) WHERE state = 'open' AND notice_number IS NOT NULL AND acknowledged_at IS NULL;
CREATE INDEX hazard_unacknowledged_by_county ON hazard (county_id, found_on, id) WHERE state = 'open' AND notice_number IS NOT NULL AND acknowledged_at IS NULL;
CREATE INDEX import_problem_by_row ON import_problem (batch_id, row_no);
CREATE INDEX import_row_by_code ON import_row (batch_id, credit_code);
CREATE INDEX import_row_by_outcome ON import_row (batch_id, outcome, row_no);
CREATE INDEX incident_by_city ON incident (city_id, happened_on, id);
CREATE INDEX incident_by_county ON incident (county_id, happened_on, id);
CREATE INDEX incident_by_institution ON incident (institution_id, happened_on, id);
CREATE INDEX incident_event_by_incident ON incident_event (incident_id, id);
CREATE INDEX incident_unacknowledged ON incident (county_id, happened_on, id) WHERE acknowledged_at IS NULL AND state <> 'void';
CREATE INDEX inspection_by_institution ON inspection (institution_id, finished_on, id, level, kind, institution_type, state, led_by_leader, city_id, county_id);
CREATE INDEX inspection_by_town ON inspection (town_id, finished_on, id);
CREATE INDEX inspection_coverage ON inspection (institution_id, level, finished_on, state, led_by_leader, kind) WHERE state = 'submitted' AND level IN ('city', 'county');
CREATE INDEX inspection_days ON inspection (county_id, finished_on, institution_id, level, kind, led_by_leader, led_by_principal, institution_type, team_size, state)
 WHERE state = 'submitted';
CREATE INDEX inspection_duty ON inspection (institution_id, kind, finished_on, level, led_by_principal, led_by_leader, state) WHERE state = 'submitted';
CREATE INDEX inspection_facet_by_city ON inspection (city_id, facet, finished_on, id, institution_id, county_id);
CREATE INDEX inspection_facet_by_county ON inspection (county_id, facet, finished_on, id, institution_id, city_id);
CREATE INDEX inspection_ledger_by_city ON inspection (city_id, finished_on, id, level, kind, institution_type, state, led_by_leader, team_size, institution_id, county_id);
CREATE INDEX inspection_ledger_by_county ON inspection (county_id, finished_on, id, level, kind, institution_type, state, led_by_leader, team_size, institution_id, city_id);
CREATE INDEX institution_by_city ON institution (city_id, name, id, type, status, ownership, kitchen_fuel, building_grade, opened_on, closed_on, county_id, town_id, last_visited_on, last_self_check_on);
CREATE INDEX institution_by_county ON institution (county_id, name, id, type, status, ownership, kitchen_fuel, building_grade, opened_on, closed_on, city_id, town_id, last_visited_on, last_self_check_on);
CREATE INDEX institution_by_town ON institution (town_id);
CREATE INDEX institution_due_by_city ON institution (city_id, coalesce(last_visited_on, ''), id, type, status, ownership, kitchen_fuel, building_grade, opened_on, closed_on, county_id, town_id);
CREATE INDEX institution_due_by_county ON institution (county_id, coalesce(last_visited_on, ''), id, type, status, ownership, kitchen_fuel, building_grade, opened_on, closed_on, city_id, town_id);
CREATE INDEX institution_duty ON institution (city_id, county_id, id, type, status, opened_on, closed_on,
    coalesce(kitchen_fuel = 'piped_gas' OR kitchen_fuel = 'bottled_gas' OR kitchen_fuel = 'liquid_fuel', 0)
    + 2 * (coalesce(people_served, 0) + coalesce(staff, 0) >= 100)
    + 4 * coalesce(building_grade = 'C' OR building_grade = 'D', 0)
    + 8 * coalesce(micro_fire_station = 1 AND volunteer_brigade = 1, 0));
CREATE INDEX institution_facts ON institution (county_id, id, type,
    CASE status WHEN 'suspended' THEN '2199-12-31' ELSE coalesce(opened_on, '1900-01-01') END,
    coalesce(closed_on, CASE status WHEN 'closed' THEN '1900-01-01' ELSE '2199-12-31' END),
    coalesce(CASE kitchen_fuel WHEN 'electric' THEN converted_on END, '2199-12-31'),
    coalesce(kitchen_fuel = 'piped_gas' OR kitchen_fuel = 'bottled_gas' OR kitchen_fuel = 'liquid_fuel', 0)
    + 2 * (coalesce(kitchen_fuel = 'piped_gas' OR kitchen_fuel = 'bottled_gas' OR kitchen_fuel = 'liquid_fuel', 0) OR converted_on IS NOT NULL)
    + 4 * (coalesce(people_served, 0) + coalesce(staff, 0) >= 100)
    + 8 * coalesce(micro_fire_station, 0) + 16 * coalesce(volunteer_brigade, 0));
CREATE INDEX institution_figures ON institution (county_id, id, type, status, opened_on, closed_on, kitchen_fuel, converted_on,
    people_served, staff, micro_fire_station, volunteer_brigade);
CREATE INDEX institution_pause_by_institution ON institution_pause (institution_id, paused_on, resumed_on);
CREATE INDEX institution_priority ON institution (city_id, county_id, id, type, town_id, last_visited_on, kitchen_fuel, building_grade,
    people_served, staff, licence_expires_on, equipment_expires_on, status) WHERE status = 'operating';
CREATE INDEX institution_register ON institution (city_id, id, county_id, type, status, ownership, kitchen_fuel, building_grade, opened_on, closed_on, town_id, last_visited_on, last_self_check_on);
CREATE INDEX key_date_by_day ON key_date (from_on, id);
CREATE INDEX message_by_account ON message (account_id, id, read_at);
CREATE INDEX message_by_incident ON message (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX message_by_reminder ON message (reminder_id) WHERE reminder_id IS NOT NULL;
CREATE INDEX message_unread ON message (account_id, id) WHERE read_at IS NULL;
CREATE INDEX paper_by_city ON paper (city_id, issued_on, id);
CREATE INDEX paper_by_county ON paper (county_id, issued_on, id);
CREATE INDEX paper_by_hazard ON paper (hazard_id) WHERE hazard_id IS NOT NULL;
CREATE INDEX paper_by_inspection ON paper (inspection_id) WHERE inspection_id IS NOT NULL;
CREATE INDEX paper_by_institution ON paper (institution_id, issued_on, id);
CREATE INDEX paper_by_town ON paper (town_id, issued_on, id);
CREATE INDEX paper_by_visit_plan ON paper (visit_plan_id) WHERE visit_plan_id IS NOT NULL;
CREATE INDEX region_by_city ON region (city_id, level, code);
CREATE INDEX region_by_county ON region (county_id, level, code);
CREATE INDEX reminder_agenda_by_day ON reminder_agenda (look_on, hazard_id);
CREATE INDEX session_by_account ON session (account_id) WHERE revoked_at IS NULL;
CREATE INDEX stock_span_by_institution ON stock_span (institution_id);
CREATE UNIQUE INDEX target_once ON target (city_id, year, figure, coalesce(county_id, 0)) WHERE void_reason IS NULL;
CREATE INDEX visit_plan_by_city ON visit_plan (city_id, from_on, id, to_on, state, level, unannounced);
CREATE INDEX visit_plan_by_county ON visit_plan (county_id, from_on, id, to_on, state, level, unannounced);
CREATE INDEX visit_plan_by_draw ON visit_plan (draw_id, draw_position) WHERE draw_id IS NOT NULL;
CREATE INDEX visit_plan_by_inspection ON visit_plan (inspection_id) WHERE inspection_id IS NOT NULL;
CREATE INDEX visit_plan_by_institution ON visit_plan (institution_id, from_on, id, state, level, unannounced);
CREATE INDEX visit_plan_by_leader ON visit_plan (leader_id, from_on) WHERE leader_id IS NOT NULL;
CREATE INDEX visit_plan_by_town ON visit_plan (town_id, from_on, id);
CREATE INDEX visit_plan_member_by_account ON visit_plan_member (account_id, plan_id) WHERE account_id IS NOT NULL;
CREATE INDEX visit_plan_of_key_date ON visit_plan (key_date_id, institution_id, state, level, unannounced) WHERE key_date_id IS NOT NULL;
CREATE UNIQUE INDEX visit_plan_once_a_key_date ON visit_plan (key_date_id, level, institution_id) WHERE key_date_id IS NOT NULL AND source = 'key_date' AND state <> 'cancelled';
CREATE INDEX visit_plan_open ON visit_plan (institution_id, level, from_on, to_on) WHERE state IN ('planned', 'noticed');
CREATE INDEX visit_plan_open_by_city ON visit_plan (city_id, from_on, id, to_on, level, unannounced) WHERE state IN ('planned', 'noticed');
CREATE INDEX visit_plan_open_by_county ON visit_plan (county_id, from_on, id, to_on, level, unannounced) WHERE state IN ('planned', 'noticed');
CREATE TABLE account (
    id                   INTEGER PRIMARY KEY,
    uuid                 TEXT NOT NULL CONSTRAINT account_uuid_unique UNIQUE,
    login                TEXT NOT NULL CONSTRAINT account_login_unique UNIQUE
                         CONSTRAINT account_login_form CHECK (login = lower(login)),
    name                 TEXT NOT NULL,
    title                TEXT,
    phone                TEXT,
    role                 TEXT NOT NULL CONSTRAINT account_role CHECK (role IN ('system_admin', 'city_leader', 'city_supervisor',
                             'county_leader', 'county_supervisor', 'institution_principal', 'institution_officer',
                             'town_officer', 'auditor', 'guest_inspector')),
    city_id              INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    county_id            INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    town_id              INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    institution_id       INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
    liaison              INTEGER NOT NULL DEFAULT 0 CONSTRAINT account_liaison CHECK (liaison IN (0, 1)),
    status               TEXT NOT NULL DEFAULT 'active' CONSTRAINT account_status CHECK (status IN ('active', 'disabled')),
    password_hash        TEXT NOT NULL,
    must_change_password INTEGER NOT NULL DEFAULT 1,
    failed_logins        INTEGER NOT NULL DEFAULT 0,
    locked_until         INTEGER,
    expires_on           TEXT CONSTRAINT account_expires_on CHECK (expires_on IS date(expires_on, '+0 days')),
    last_login_at        INTEGER,
    content_hash         TEXT, -- of the request that made it, so that the same one again changes nothing
    created_at           INTEGER NOT NULL,
    created_by           INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    row_version          INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE activity (
    id             INTEGER PRIMARY KEY,
    uuid           TEXT NOT NULL CONSTRAINT activity_uuid_unique UNIQUE,
    kind           TEXT NOT NULL CONSTRAINT activity_kind CHECK (kind IN ('emergency_drill', 'fire_drill', 'training', 'lecture',
                       'safety_report', 'publicity', 'pledge', 'duty_roster', 'supplies', 'risk_report',
                       'standard_acceptance', 'meeting', 'document', 'media_item')),
    level          TEXT NOT NULL CONSTRAINT activity_level CHECK (level IN ('city', 'county', 'institution')),
    institution_id INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
    city_id        INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id      INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- of the city bureau's own: NULL
    town_id        INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    title          TEXT NOT NULL,
    held_on        TEXT NOT NULL CONSTRAINT activity_held_on CHECK (held_on IS date(held_on, '+0 days')),
    held_to        TEXT CONSTRAINT activity_held_to CHECK (held_to IS date(held_to, '+0 days')), -- last day of a roster; valid until
    place          TEXT,
    people         INTEGER CONSTRAINT activity_people CHECK (people >= 0), -- taking part, or reached
    stock_days     INTEGER CONSTRAINT activity_stock_days CHECK (stock_days >= 0), -- of supplies at full load
    leader_id      INTEGER REFERENCES account (id) ON DELETE RESTRICT, -- the bureau leader who lectured or presided
    content        TEXT,
    result         TEXT,
    state          TEXT NOT NULL DEFAULT 'submitted' CONSTRAINT activity_state CHECK (state IN ('submitted', 'void')),
    void_reason    TEXT,
    author_id      INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    received_at    INTEGER NOT NULL,
    content_hash   TEXT NOT NULL,
    row_version    INTEGER NOT NULL DEFAULT 1, measures INTEGER CONSTRAINT activity_measures CHECK (measures >= 0),
    CONSTRAINT activity_order CHECK (held_to IS NULL OR held_to >= held_on),
    CONSTRAINT activity_unit CHECK ((level = 'institution') = (institution_id IS NOT NULL) AND (level = 'city') = (county_id IS NULL))
) STRICT;
CREATE TABLE activity_participant (
    activity_id    INTEGER NOT NULL REFERENCES activity (id) ON DELETE RESTRICT,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    PRIMARY KEY (activity_id, institution_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE answer (
    inspection_id INTEGER NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
    item_id       INTEGER NOT NULL REFERENCES checklist_item (id) ON DELETE RESTRICT,
    result        TEXT NOT NULL CONSTRAINT answer_result CHECK (result IN ('pass', 'fail', 'not_applicable')),
    bulk          INTEGER NOT NULL DEFAULT 0, -- filled by 其余均合格
    note          TEXT,
    PRIMARY KEY (inspection_id, item_id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE "attachment" (
    id              INTEGER PRIMARY KEY,
    uuid            TEXT NOT NULL CONSTRAINT attachment_uuid_unique UNIQUE,
    institution_id  INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
    city_id         INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id       INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    town_id         INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    inspection_id   INTEGER REFERENCES inspection (id) ON DELETE RESTRICT,
    hazard_id       INTEGER REFERENCES hazard (id) ON DELETE RESTRICT,
    activity_id     INTEGER REFERENCES activity (id) ON DELETE RESTRICT,
    event_uuid      TEXT, -- of the act it belongs to
    purpose         TEXT NOT NULL CONSTRAINT attachment_purpose CHECK (purpose IN ('before', 'after', 'site', 'inspector_signature', 'institution_signature')),
    state           TEXT NOT NULL DEFAULT 'awaited' CONSTRAINT attachment_state CHECK (state IN ('awaited', 'stored')),
    sha256          TEXT,
    bytes           INTEGER,
    media_type      TEXT,
    width           INTEGER,
    height          INTEGER,
    taken_at        INTEGER,
    named_by        INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    received_at     INTEGER, incident_id INTEGER REFERENCES incident (id) ON DELETE RESTRICT,
    CONSTRAINT attachment_stored CHECK (state = 'awaited' OR (sha256 IS NOT NULL AND bytes IS NOT NULL AND media_type IS NOT NULL)),
    CONSTRAINT attachment_unit CHECK (activity_id IS NOT NULL OR (institution_id IS NOT NULL AND county_id IS NOT NULL))
) STRICT;
CREATE TABLE audit (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    account_id INTEGER,
    actor      TEXT NOT NULL,
    role       TEXT NOT NULL,
    act        TEXT NOT NULL, -- hazard.close
    noun       TEXT NOT NULL,
    record     TEXT NOT NULL, -- uuid, code or key of the record
    county_id  INTEGER,
    detail     TEXT NOT NULL,
    request_id TEXT NOT NULL,
    prev_hash  TEXT NOT NULL,
    hash       TEXT NOT NULL
) STRICT;
CREATE TABLE calendar_day (
    day    TEXT NOT NULL PRIMARY KEY CONSTRAINT calendar_day_form CHECK (day IS date(day, '+0 days')),
    kind   TEXT NOT NULL CONSTRAINT calendar_day_kind CHECK (kind IN ('holiday', 'workday')), -- workday: 调休上班
    name   TEXT NOT NULL,
    sample INTEGER NOT NULL DEFAULT 0 CONSTRAINT calendar_day_sample CHECK (sample IN (0, 1)) -- shipped: to be checked against the notice
) STRICT, WITHOUT ROWID;
CREATE TABLE channel (
    id                INTEGER PRIMARY KEY,
    uuid              TEXT NOT NULL CONSTRAINT channel_uuid_unique UNIQUE,
    city_id           INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id         INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- NULL: the bureau of the city
    kind              TEXT NOT NULL CONSTRAINT channel_kind CHECK (kind IN ('wecom', 'dingtalk', 'webhook', 'smtp')),
    name              TEXT NOT NULL,
    url               TEXT NOT NULL, -- robots carry their key in it: written, never read back
    secret            TEXT,          -- signing key, or password of the mail account: written, never read back
    login             TEXT,          -- mail, as the next two
    sender            TEXT,
    recipients        TEXT,          -- separated by commas
    with_institutions INTEGER NOT NULL CONSTRAINT channel_with_institutions CHECK (with_institutions IN (0, 1)), -- what its institutions hear, too
    quiet_from        INTEGER NOT NULL CONSTRAINT channel_quiet_from CHECK (quiet_from BETWEEN 0 AND 1439), -- minutes after midnight, China time
    quiet_to          INTEGER NOT NULL CONSTRAINT channel_quiet_to CHECK (quiet_to BETWEEN 0 AND 1439),
    active            INTEGER NOT NULL DEFAULT 1 CONSTRAINT channel_active CHECK (active IN (0, 1)),
    content_hash      TEXT NOT NULL,
    created_at        INTEGER NOT NULL,
    row_version       INTEGER NOT NULL DEFAULT 1
, endpoint TEXT) STRICT;
CREATE TABLE checklist (
    id             INTEGER PRIMARY KEY,
    uuid           TEXT NOT NULL CONSTRAINT checklist_uuid_unique UNIQUE,
    number         INTEGER NOT NULL CONSTRAINT checklist_number_unique UNIQUE, -- 1, 2, 3 ...
    title          TEXT NOT NULL,
    note           TEXT,
    state          TEXT NOT NULL DEFAULT 'draft' CONSTRAINT checklist_state CHECK (state IN ('draft', 'published', 'void')),
    effective_from TEXT CONSTRAINT checklist_effective_from CHECK (effective_from IS date(effective_from, '+0 days')),
    published_at   INTEGER,
    published_by   INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    content_hash   TEXT,
    created_at     INTEGER NOT NULL,
    row_version    INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT checklist_published_has_date CHECK (state <> 'published' OR effective_from IS NOT NULL)
) STRICT;
CREATE TABLE checklist_item (
    id               INTEGER PRIMARY KEY,
    checklist_id     INTEGER NOT NULL REFERENCES checklist (id) ON DELETE RESTRICT,
    code             TEXT NOT NULL,
    institution_type TEXT NOT NULL CONSTRAINT checklist_item_type CHECK (institution_type IN ('general', 'elderly_care',
                         'marriage_registry', 'relief_station', 'mental_health', 'funeral_home', 'child_welfare', 'other')),
    area             TEXT NOT NULL CONSTRAINT checklist_item_area CHECK (area IN ('management', 'fire', 'electricity', 'building',
                         'gas', 'food', 'special_equipment', 'duty_watch', 'emergency', 'epidemic', 'security', 'service')),
    requirement      TEXT NOT NULL,
    basis            TEXT NOT NULL,
    severity         TEXT NOT NULL CONSTRAINT checklist_item_severity CHECK (severity IN ('general', 'major')), -- major: must be assessed
    deadline_days    INTEGER NOT NULL CONSTRAINT checklist_item_deadline CHECK (deadline_days BETWEEN 0 AND 365),
    photo_required   INTEGER NOT NULL CONSTRAINT checklist_item_photo CHECK (photo_required IN (0, 1)),
    applies_when     TEXT CONSTRAINT checklist_item_when CHECK (applies_when IN ('canteen', 'gas', 'bottled_gas', 'liquid_fuel',
                         'special_equipment', 'lift', 'lodging', 'vehicles', 'fire_control_room', 'building_grade_cd',
                         'people>=100', 'staff>100')),
    confidence       TEXT NOT NULL CONSTRAINT checklist_item_confidence CHECK (confidence IN ('A', 'B', 'C')),
    position         INTEGER NOT NULL,
    CONSTRAINT checklist_item_code_unique UNIQUE (checklist_id, code)
) STRICT;
CREATE TABLE conflict (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL CONSTRAINT conflict_uuid_unique UNIQUE, -- of this entry, made by the server
    noun        TEXT NOT NULL,
    record      TEXT NOT NULL, -- the UUID both contents claim
    content     TEXT NOT NULL, -- as received (uploads: their SHA-256 and size)
    content_hash TEXT NOT NULL,
    account_id  INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    city_id     INTEGER,
    county_id   INTEGER,
    received_at INTEGER NOT NULL,
    resolved_at INTEGER,
    resolved_by INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    resolution  TEXT, reason TEXT,
    CONSTRAINT conflict_once UNIQUE (record, content_hash)
) STRICT;
CREATE TABLE delivery (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL CONSTRAINT delivery_uuid_unique UNIQUE,
    channel_id  INTEGER NOT NULL REFERENCES channel (id) ON DELETE RESTRICT,
    subject     TEXT NOT NULL,
    text        TEXT NOT NULL,
    hazards     INTEGER NOT NULL, -- how many it tells of; 0: a test
    state       TEXT NOT NULL CONSTRAINT delivery_state CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unknown', 'dropped')),
    tries       INTEGER NOT NULL DEFAULT 0,
    due_at      INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    tried_at    INTEGER,
    settled_at  INTEGER,
    error       TEXT, -- of the last try, in words
    row_version INTEGER NOT NULL DEFAULT 1
, urgent INTEGER NOT NULL DEFAULT 0 CONSTRAINT delivery_urgent CHECK (urgent IN (0, 1))) STRICT;
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
CREATE TABLE duty_year (
    county_id      INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    year           INTEGER NOT NULL,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    checks         TEXT NOT NULL, -- the deeds of duty_check, one behind the other in the order of the records; of equal length
    visits         TEXT NOT NULL, -- of duty_visit
    activities     TEXT NOT NULL, -- of duty_activity
    trainings      TEXT NOT NULL, -- of duty_training: those of bureaus that it took part in
    PRIMARY KEY (county_id, year, institution_id) -- a county's year lies together
) STRICT, WITHOUT ROWID;
CREATE TABLE "frozen_definition" (
    period_id INTEGER NOT NULL REFERENCES period (id) ON DELETE RESTRICT,
    position  INTEGER NOT NULL,
    figure    TEXT NOT NULL,
    label     TEXT NOT NULL,
    wording   TEXT NOT NULL,
    unit      TEXT NOT NULL,
    list      TEXT NOT NULL,
    measure   TEXT NOT NULL CONSTRAINT frozen_definition_measure CHECK (measure IN ('rows', 'sum', 'mean', 'rate', 'group_days')),
    bit       INTEGER NOT NULL, per INTEGER NOT NULL DEFAULT 1, -- one of value_bits and whole_bits of frozen_record, its own within the list
    PRIMARY KEY (period_id, position),
    CONSTRAINT frozen_definition_once UNIQUE (period_id, figure)
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
    weight           INTEGER NOT NULL, author_id INTEGER, day TEXT, deaths INTEGER, injured INTEGER, cases INTEGER, funds_fen INTEGER, -- people of a visit, days to close of a hazard
    PRIMARY KEY (period_id, list, record_id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE group_day (
    city_id   INTEGER NOT NULL,
    county_id INTEGER NOT NULL,
    slice     TEXT NOT NULL, -- '' or a type of institution
    day       TEXT NOT NULL,
    author_id INTEGER NOT NULL,
    visits    INTEGER NOT NULL,
    PRIMARY KEY (county_id, slice, day, author_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard (
    id                INTEGER PRIMARY KEY,
    uuid              TEXT NOT NULL CONSTRAINT hazard_uuid_unique UNIQUE,
    institution_id    INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    institution_type  TEXT NOT NULL, -- at logging
    city_id           INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id         INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    town_id           INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    source            TEXT NOT NULL CONSTRAINT hazard_source CHECK (source IN ('city', 'county', 'self', 'report', 'superior')),
    inspection_id     INTEGER REFERENCES inspection (id) ON DELETE RESTRICT,
    item_id           INTEGER REFERENCES checklist_item (id) ON DELETE RESTRICT,
    item_code         TEXT,
    area              TEXT NOT NULL CONSTRAINT hazard_area CHECK (area IN ('management', 'fire', 'electricity', 'building',
                          'gas', 'food', 'special_equipment', 'duty_watch', 'emergency', 'epidemic', 'security', 'service')),
    severity          TEXT NOT NULL CONSTRAINT hazard_severity CHECK (severity IN ('general', 'major')),
    assessment_reason TEXT, -- 研判: by whom and why, when the severity differs from the item's or is major
    assessed_by       INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    place             TEXT,
    description       TEXT NOT NULL,
    basis             TEXT,
    responsible       TEXT,
    measures_required TEXT,
    found_on          TEXT NOT NULL CONSTRAINT hazard_found_on CHECK (found_on IS date(found_on, '+0 days')),
    found_at          INTEGER NOT NULL, -- device time
    logged_by         INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    deadline          TEXT NOT NULL CONSTRAINT hazard_deadline CHECK (deadline IS date(deadline, '+0 days')),
    original_deadline TEXT NOT NULL,
    notice_number     TEXT,
    state             TEXT NOT NULL CONSTRAINT hazard_state CHECK (state IN ('open', 'submitted', 'closed', 'transferred', 'void')),
    fixed_on_site     INTEGER NOT NULL DEFAULT 0 CONSTRAINT hazard_fixed_on_site CHECK (fixed_on_site IN (0, 1)),
    repeat            INTEGER NOT NULL DEFAULT 0 CONSTRAINT hazard_repeat CHECK (repeat IN (0, 1)), -- same item within 12 months of a close
    acknowledged_at   INTEGER,
    submitted_at      INTEGER,
    submitted_by      INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    return_count      INTEGER NOT NULL DEFAULT 0,
    first_close_by    INTEGER REFERENCES account (id) ON DELETE RESTRICT, -- major hazards need two names
    closed_on         TEXT CONSTRAINT hazard_closed_on CHECK (closed_on IS date(closed_on, '+0 days')),
    closed_at         INTEGER,
    closed_by         INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    void_reason       TEXT,
    content_hash      TEXT NOT NULL,
    received_at       INTEGER NOT NULL,
    row_version       INTEGER NOT NULL DEFAULT 1,
    -- Ways into the indexes below for filters that match few rows. Plain predicates never lead into them, so a list that
    -- matches many walks its ledger in order instead (src/domain/hazard_list.c picks).
    facet             TEXT NOT NULL GENERATED ALWAYS AS (substr(state, 1, 1) || substr(severity, 1, 1) || substr(source, 1, 2) ||
                          substr(area, 1, 3) || substr(institution_type, 1, 2) || repeat || fixed_on_site) VIRTUAL,
    due               TEXT NOT NULL GENERATED ALWAYS AS (deadline) VIRTUAL,
    closed_day        TEXT GENERATED ALWAYS AS (closed_on) VIRTUAL, extension_asked TEXT CONSTRAINT hazard_extension_asked CHECK (extension_asked IS date(extension_asked, '+0 days')), extension_asked_by INTEGER REFERENCES account (id) ON DELETE RESTRICT, extension_count INTEGER NOT NULL DEFAULT 0, delist_asked_on TEXT CONSTRAINT hazard_delist_asked_on CHECK (delist_asked_on IS date(delist_asked_on, '+0 days')), restriction TEXT CONSTRAINT hazard_restriction CHECK (restriction IN ('stop_use', 'evacuate', 'suspend_business')), planned INTEGER NOT NULL DEFAULT 0 CONSTRAINT hazard_planned CHECK (planned IN (0, 1)), settled INTEGER NOT NULL DEFAULT 0 CONSTRAINT hazard_settled CHECK (settled IN (0, 1)), building_grade TEXT CONSTRAINT hazard_building_grade CHECK (building_grade IN ('C', 'D')), case_measure TEXT CONSTRAINT hazard_case_measure CHECK (case_measure IN ('stop_use', 'demolish', 'reinforce')), transferred_to TEXT, transferred_on TEXT CONSTRAINT hazard_transferred_on CHECK (transferred_on IS date(transferred_on, '+0 days')), transfer_resolved INTEGER CONSTRAINT hazard_transfer_resolved CHECK (transfer_resolved IN (0, 1)), plan_missing INTEGER GENERATED ALWAYS AS
    (severity = 'major' AND state IN ('open', 'submitted') AND (planned = 0 OR settled = 0)) VIRTUAL, funds_fen INTEGER CONSTRAINT hazard_funds CHECK (funds_fen >= 0), listed_level TEXT CONSTRAINT hazard_listed_level CHECK (listed_level IN ('province', 'city', 'county')), attention INTEGER GENERATED ALWAYS AS
    (extension_asked IS NOT NULL OR listed_level IS NOT NULL OR restriction IS NOT NULL OR (state = 'submitted' AND first_close_by IS NOT NULL)
     OR (severity = 'major' AND state IN ('open', 'submitted') AND (planned = 0 OR settled = 0))) VIRTUAL,
    CONSTRAINT hazard_deadline_after_found CHECK (deadline >= found_on AND original_deadline >= found_on),
    CONSTRAINT hazard_closed_has_day CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
    CONSTRAINT hazard_closed_after_found CHECK (closed_on IS NULL OR closed_on >= found_on)
) STRICT;
CREATE TABLE hazard_answer (
    event       TEXT NOT NULL PRIMARY KEY,
    answered_on TEXT NOT NULL,
    resolved    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_case_plan ( -- 一案一策
    event          TEXT NOT NULL PRIMARY KEY,
    building_grade TEXT NOT NULL,
    measure        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_day (
    county_id   INTEGER NOT NULL,
    kind         TEXT NOT NULL, -- what fell on the day: found, closed, due
    day         TEXT NOT NULL,
    found_month TEXT NOT NULL,
    severity    TEXT NOT NULL,
    outcome     TEXT NOT NULL, -- as in hazard_tally
    hazards     INTEGER NOT NULL,
    on_time     INTEGER NOT NULL,
    repeats     INTEGER NOT NULL,
    days        INTEGER NOT NULL, -- from discovery to closing, added up
    PRIMARY KEY (county_id, kind, day, found_month, severity, outcome)
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_delisting (
    event       TEXT NOT NULL PRIMARY KEY,
    reviewed_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "hazard_event" (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL CONSTRAINT hazard_event_uuid_unique UNIQUE,
    hazard_id    INTEGER NOT NULL REFERENCES hazard (id) ON DELETE RESTRICT,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    city_id      INTEGER NOT NULL,
    county_id    INTEGER NOT NULL,
    town_id      INTEGER,
    act          TEXT NOT NULL,
    actor_id     INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    actor_name   TEXT NOT NULL,
    actor_role   TEXT NOT NULL,
    device_at    INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    base_version INTEGER NOT NULL, -- of the row it was applied to
    made_on      INTEGER,          -- the version its maker saw; NULL: not said
    state_after  TEXT NOT NULL,
    text         TEXT,    -- reason, measures or result, by act
    deadline     TEXT,    -- new deadline: by return, answer, grant; asked for by extend
    done_on      TEXT,    -- rectified on, by submit
    cost_fen     INTEGER, -- by submit, in 1/100 yuan
    report_number TEXT,   -- appraisal or test report, closing a major hazard
    severity     TEXT,    -- by log and assess
    content_hash TEXT NOT NULL
) STRICT;
CREATE TABLE hazard_extension (
    event            TEXT NOT NULL PRIMARY KEY,
    interim_measures TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "hazard_listing" (
    event         TEXT NOT NULL PRIMARY KEY,
    level         TEXT NOT NULL CONSTRAINT hazard_listing_level CHECK (level IN ('province', 'city', 'county')),
    number        TEXT NOT NULL,
    unit          TEXT NOT NULL,
    list_deadline TEXT NOT NULL,
    published_on  TEXT NOT NULL,
    publication   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_parked (
    id            INTEGER PRIMARY KEY,
    event         TEXT NOT NULL CONSTRAINT hazard_parked_once UNIQUE,
    hazard_id     INTEGER NOT NULL REFERENCES hazard (id) ON DELETE RESTRICT,
    act           TEXT NOT NULL,
    actor_id      INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    actor_name    TEXT NOT NULL,
    actor_role    TEXT NOT NULL,
    device_at     INTEGER NOT NULL,
    received_at   INTEGER NOT NULL,
    made_on       INTEGER NOT NULL,
    text          TEXT,
    deadline      TEXT,
    done_on       TEXT,
    cost_fen      INTEGER,
    report_number TEXT,
    severity      TEXT,
    photos        INTEGER NOT NULL, -- how many were named
    content       TEXT NOT NULL,    -- as received
    content_hash  TEXT NOT NULL,
    outcome       TEXT CONSTRAINT hazard_parked_outcome CHECK (outcome IN ('applied', 'conflict')), -- NULL: waits
    settled_at    INTEGER
) STRICT;
CREATE TABLE hazard_plan ( -- 治理方案, six parts
    event                TEXT NOT NULL PRIMARY KEY,
    goals                TEXT NOT NULL,
    methods              TEXT NOT NULL,
    funds_and_materials  TEXT NOT NULL,
    people               TEXT NOT NULL,
    time_limits          TEXT NOT NULL,
    safety_and_emergency TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_restriction (
    event   TEXT NOT NULL PRIMARY KEY,
    measure TEXT NOT NULL,
    scope   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_settlement ( -- 五落实
    event          TEXT NOT NULL PRIMARY KEY,
    responsibility TEXT,
    measures       TEXT,
    funds          TEXT,
    time_limit     TEXT,
    contingency    TEXT
, funds_fen INTEGER CONSTRAINT hazard_settlement_funds CHECK (funds_fen >= 0)) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_tally (
    city_id      INTEGER NOT NULL,
    county_id    INTEGER NOT NULL,
    slice        TEXT NOT NULL, -- '', 'type:elderly_care', 'area:fire', 'source:self'
    found_month  TEXT NOT NULL, -- 2026-01
    closed_month TEXT NOT NULL,
    due_month    TEXT NOT NULL,
    severity     TEXT NOT NULL,
    outcome      TEXT NOT NULL, -- live (unresolved or closed), transferred, void
    hazards      INTEGER NOT NULL,
    on_time      INTEGER NOT NULL, -- closed on or before the deadline
    repeats      INTEGER NOT NULL,
    days         INTEGER NOT NULL, -- from discovery to closing, added up
    PRIMARY KEY (county_id, slice, found_month, closed_month, due_month, severity, outcome)
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_transfer (
    event          TEXT NOT NULL PRIMARY KEY,
    department     TEXT NOT NULL,
    number         TEXT NOT NULL,
    transferred_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE import_batch (
    id            INTEGER PRIMARY KEY,
    uuid          TEXT NOT NULL CONSTRAINT import_batch_uuid_unique UNIQUE,
    account_id    INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    city_id       INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id     INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    file_name     TEXT NOT NULL,
    headings      TEXT NOT NULL, -- joined by U+001F
    state         TEXT NOT NULL DEFAULT 'preview' CONSTRAINT import_batch_state CHECK (state IN ('preview', 'committed')),
    created_at    INTEGER NOT NULL,
    committed_at  INTEGER,
    row_version   INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE import_problem (
    id       INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
    row_no   INTEGER NOT NULL,
    heading  TEXT NOT NULL, -- the sheet's own heading, '' for the whole row
    cell     TEXT NOT NULL, -- C12
    message  TEXT NOT NULL
) STRICT;
CREATE TABLE import_row (
    batch_id       INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
    row_no         INTEGER NOT NULL, -- as the sheet counts, headings are usually row 1
    cells          TEXT NOT NULL,    -- joined by U+001F, in the order of the headings
    outcome        TEXT NOT NULL CONSTRAINT import_row_outcome CHECK (outcome IN ('new', 'changed', 'same', 'foreign', 'bad')),
    institution_id INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
    credit_code    TEXT,
    PRIMARY KEY (batch_id, row_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE incident (
    id               INTEGER PRIMARY KEY,
    uuid             TEXT NOT NULL CONSTRAINT incident_uuid_unique UNIQUE,
    type             TEXT NOT NULL CONSTRAINT incident_type CHECK (type IN ('accident', 'infection')),
    kind             TEXT NOT NULL CONSTRAINT incident_kind CHECK (kind IN ('fire', 'gas', 'electric_shock', 'collapse',
                         'food_poisoning', 'missing_person', 'mishap', 'security', 'traffic', 'special_equipment',
                         'natural_disaster', 'other_accident', 'respiratory', 'intestinal', 'skin', 'other_infection')),
    institution_id   INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    institution_type TEXT NOT NULL, -- when it happened
    city_id          INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id        INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    town_id          INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    happened_at      INTEGER NOT NULL,
    happened_on      TEXT NOT NULL CONSTRAINT incident_happened_on CHECK (happened_on IS date(happened_on, '+0 days')), -- in China time
    reported_at      INTEGER NOT NULL, -- when the bureau heard of it first
    place            TEXT NOT NULL,
    description      TEXT NOT NULL,
    measures         TEXT NOT NULL,
    deaths           INTEGER NOT NULL CONSTRAINT incident_deaths CHECK (deaths >= 0),
    serious_injuries INTEGER NOT NULL CONSTRAINT incident_serious_injuries CHECK (serious_injuries >= 0),
    minor_injuries   INTEGER NOT NULL CONSTRAINT incident_minor_injuries CHECK (minor_injuries >= 0),
    cases            INTEGER NOT NULL CONSTRAINT incident_cases CHECK (cases >= 0), -- of infection
    loss_yuan         INTEGER CONSTRAINT incident_loss CHECK (loss_yuan >= 0), -- direct loss, yuan
    state            TEXT NOT NULL DEFAULT 'open' CONSTRAINT incident_state CHECK (state IN ('open', 'concluded', 'void')),
    acknowledged_at  INTEGER, -- by the county's bureau
    acknowledged_by  INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    conclusion       TEXT,
    concluded_on     TEXT CONSTRAINT incident_concluded_on CHECK (concluded_on IS date(concluded_on, '+0 days')),
    void_reason      TEXT,
    author_id        INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    received_at      INTEGER NOT NULL,
    content_hash     TEXT NOT NULL,
    row_version      INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT incident_kind_of_type CHECK ((type = 'infection') = (kind IN ('respiratory', 'intestinal', 'skin', 'other_infection'))),
    CONSTRAINT incident_count_of_type CHECK (CASE type WHEN 'accident' THEN cases = 0
        ELSE cases > 0 AND serious_injuries = 0 AND minor_injuries = 0 AND loss_yuan IS NULL END)
) STRICT;
CREATE TABLE incident_event (
    id               INTEGER PRIMARY KEY,
    uuid             TEXT NOT NULL CONSTRAINT incident_event_uuid_unique UNIQUE,
    incident_id      INTEGER NOT NULL REFERENCES incident (id) ON DELETE RESTRICT,
    act              TEXT NOT NULL CONSTRAINT incident_event_act CHECK (act IN ('report', 'acknowledge', 'follow_up', 'conclude', 'void')),
    actor_id         INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    actor_name       TEXT NOT NULL,
    actor_role       TEXT NOT NULL,
    device_at        INTEGER NOT NULL,
    received_at      INTEGER NOT NULL,
    base_version     INTEGER NOT NULL,
    text             TEXT,
    told_at          INTEGER, -- of an acknowledgement: when the bureau was told by telephone
    changed_on       TEXT CONSTRAINT incident_event_changed_on CHECK (changed_on IS date(changed_on, '+0 days')), -- when people died, were found hurt ...
    deaths           INTEGER, -- the new totals; NULL: as before
    serious_injuries INTEGER,
    minor_injuries   INTEGER,
    cases            INTEGER,
    loss_yuan         INTEGER,
    content_hash     TEXT NOT NULL
) STRICT;
CREATE TABLE inspection (
    id                 INTEGER PRIMARY KEY,
    uuid               TEXT NOT NULL CONSTRAINT inspection_uuid_unique UNIQUE,
    number             TEXT CONSTRAINT inspection_number_unique UNIQUE,
    institution_id     INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    institution_type   TEXT NOT NULL,
    city_id            INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id          INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    town_id            INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    level              TEXT NOT NULL CONSTRAINT inspection_level CHECK (level IN ('city', 'county', 'institution')),
    kind               TEXT NOT NULL CONSTRAINT inspection_kind CHECK (kind IN ('routine', 'special', 'case', 'joint',
                           'supervision', 'key_date', 'self', 'gas_self')),
    state              TEXT NOT NULL DEFAULT 'submitted' CONSTRAINT inspection_state CHECK (state IN ('submitted', 'void')),
    unannounced        INTEGER NOT NULL DEFAULT 0 CONSTRAINT inspection_unannounced CHECK (unannounced IN (0, 1)),
    led_by_leader      INTEGER NOT NULL DEFAULT 0 CONSTRAINT inspection_led_by_leader CHECK (led_by_leader IN (0, 1)),
    led_by_principal   INTEGER NOT NULL DEFAULT 0 CONSTRAINT inspection_led_by_principal CHECK (led_by_principal IN (0, 1)),
    checklist_id       INTEGER NOT NULL REFERENCES checklist (id) ON DELETE RESTRICT,
    author_id          INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    started_at         INTEGER NOT NULL, -- device time
    finished_at        INTEGER NOT NULL, -- device time
    finished_on        TEXT NOT NULL CONSTRAINT inspection_finished_on CHECK (finished_on IS date(finished_on, '+0 days')),
    received_at        INTEGER NOT NULL, -- server time
    clock_offset_ms    INTEGER,          -- server minus device, as the device saw it
    place              TEXT,
    longitude          REAL,
    latitude           REAL,
    partners           TEXT, -- 住建、市场监管、应急管理、消防救援 ...
    team_size          INTEGER NOT NULL CONSTRAINT inspection_team_size CHECK (team_size >= 1),
    items_passed       INTEGER NOT NULL,
    items_failed       INTEGER NOT NULL,
    items_not_applicable INTEGER NOT NULL,
    items_bulk_passed  INTEGER NOT NULL DEFAULT 0, -- by 其余均合格
    bulk_pass_used     INTEGER NOT NULL DEFAULT 0,
    institution_signer TEXT,
    refused            INTEGER NOT NULL DEFAULT 0 CONSTRAINT inspection_refused CHECK (refused IN (0, 1)), -- 拒签, Work Safety Law art. 68
    refusal_reason     TEXT,
    refusal_witness    TEXT,
    conclusion         TEXT,
    notice_number      TEXT, -- 责令限期整改通知书, when hazards were found
    void_reason        TEXT,
    content_hash       TEXT NOT NULL,
    row_version        INTEGER NOT NULL DEFAULT 1, facet TEXT NOT NULL GENERATED ALWAYS AS (substr(level, 1, 2) || substr(kind, 1, 2) ||
    substr(institution_type, 1, 2) || substr(state, 1, 1) || led_by_leader) VIRTUAL,
    CONSTRAINT inspection_refusal CHECK (refused = 0 OR (refusal_reason IS NOT NULL AND refusal_witness IS NOT NULL)),
    CONSTRAINT inspection_order CHECK (finished_at >= started_at)
) STRICT;
CREATE TABLE inspection_member (
    inspection_id INTEGER NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
    position      INTEGER NOT NULL,
    account_id    INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    name          TEXT NOT NULL,
    unit          TEXT,
    PRIMARY KEY (inspection_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE inspection_tally (
    city_id          INTEGER NOT NULL,
    county_id        INTEGER NOT NULL,
    month            TEXT NOT NULL, -- in which it was finished
    institution_type TEXT NOT NULL,
    level            TEXT NOT NULL,
    visits           INTEGER NOT NULL,
    people           INTEGER NOT NULL, -- team sizes added up
    PRIMARY KEY (county_id, month, institution_type, level)
) STRICT, WITHOUT ROWID;
CREATE TABLE inspector_day (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    day        TEXT NOT NULL,
    visits     INTEGER NOT NULL, -- on a team, not void
    PRIMARY KEY (account_id, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE institution (
    id                    INTEGER PRIMARY KEY,
    uuid                  TEXT NOT NULL CONSTRAINT institution_uuid_unique UNIQUE,
    name                  TEXT NOT NULL,
    credit_code           TEXT CONSTRAINT institution_credit_code_unique UNIQUE
                          CONSTRAINT institution_credit_code_form CHECK (length(credit_code) = 18), -- GB 32100
    type                  TEXT NOT NULL CONSTRAINT institution_type CHECK (type IN ('elderly_care', 'marriage_registry',
                              'relief_station', 'mental_health', 'funeral_home', 'child_welfare', 'other')),
    city_id               INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id             INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    town_id               INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    address               TEXT,
    longitude             REAL,
    latitude              REAL,
    ownership             TEXT CONSTRAINT institution_ownership CHECK (ownership IN ('public', 'private', 'public_private')),
    setting               TEXT CONSTRAINT institution_setting CHECK (setting IN ('urban', 'rural')),
    opened_on             TEXT CONSTRAINT institution_opened_on CHECK (opened_on IS date(opened_on, '+0 days')),
    closed_on             TEXT CONSTRAINT institution_closed_on CHECK (closed_on IS date(closed_on, '+0 days')),
    status                TEXT NOT NULL DEFAULT 'operating'
                          CONSTRAINT institution_status CHECK (status IN ('operating', 'suspended', 'closed')),
    principal             TEXT,
    principal_phone       TEXT,
    safety_officer        TEXT,
    safety_officer_phone  TEXT,
    liaison               TEXT,
    liaison_phone         TEXT,
    city_leader           TEXT, -- 包挂领导 and the person responsible at each level (点对点责任人)
    county_leader         TEXT,
    city_person           TEXT,
    county_person         TEXT,
    town_person           TEXT,
    beds                  INTEGER CONSTRAINT institution_beds CHECK (beds >= 0),
    people_served         INTEGER CONSTRAINT institution_people CHECK (people_served >= 0),
    staff                 INTEGER CONSTRAINT institution_staff CHECK (staff >= 0),
    kitchen_fuel          TEXT CONSTRAINT institution_fuel CHECK (kitchen_fuel IN ('none', 'piped_gas', 'bottled_gas', 'liquid_fuel', 'electric')),
    converted_on          TEXT CONSTRAINT institution_converted_on CHECK (converted_on IS date(converted_on, '+0 days')), -- to all-electric
    canteen               INTEGER CONSTRAINT institution_canteen CHECK (canteen IN (0, 1)),
    lodging               INTEGER CONSTRAINT institution_lodging CHECK (lodging IN (0, 1)),
    lifts                 INTEGER CONSTRAINT institution_lifts CHECK (lifts >= 0),
    special_equipment     INTEGER CONSTRAINT institution_special_equipment CHECK (special_equipment IN (0, 1)),
    equipment_expires_on  TEXT CONSTRAINT institution_equipment_expires_on CHECK (equipment_expires_on IS date(equipment_expires_on, '+0 days')),
    licence_expires_on    TEXT CONSTRAINT institution_licence_expires_on CHECK (licence_expires_on IS date(licence_expires_on, '+0 days')),
    fire_control_room     INTEGER CONSTRAINT institution_fire_control_room CHECK (fire_control_room IN (0, 1)),
    vehicles              INTEGER CONSTRAINT institution_vehicles CHECK (vehicles IN (0, 1)),
    building_grade        TEXT CONSTRAINT institution_building_grade CHECK (building_grade IN ('A', 'B', 'C', 'D')), -- JGJ 125, the worst building
    micro_fire_station    INTEGER CONSTRAINT institution_micro_fire_station CHECK (micro_fire_station IN (0, 1)),
    volunteer_brigade     INTEGER CONSTRAINT institution_volunteer_brigade CHECK (volunteer_brigade IN (0, 1)),
    note                  TEXT,
    last_visited_on       TEXT, -- projection: newest visit by city or county, not void
    last_self_check_on    TEXT, -- projection: newest own check, not void
    content_hash          TEXT,
    created_at            INTEGER NOT NULL,
    updated_at            INTEGER NOT NULL,
    row_version           INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT institution_closed_after_opened CHECK (closed_on IS NULL OR opened_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE TABLE institution_pause (
    id             INTEGER PRIMARY KEY,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    paused_on      TEXT NOT NULL CONSTRAINT institution_pause_from CHECK (paused_on IS date(paused_on, '+0 days')),
    resumed_on     TEXT CONSTRAINT institution_pause_to CHECK (resumed_on IS date(resumed_on, '+0 days')) -- in operation again; NULL: not yet
) STRICT;
CREATE VIRTUAL TABLE institution_search USING fts5 (tokens, tokenize = 'unicode61');
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
CREATE TABLE ladder (
    city_id     INTEGER PRIMARY KEY REFERENCES region (id) ON DELETE RESTRICT,
    row_version INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    changed_by  INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE ladder_rung (
    city_id         INTEGER NOT NULL REFERENCES ladder (city_id) ON DELETE RESTRICT,
    number          INTEGER NOT NULL CONSTRAINT ladder_rung_number CHECK (number BETWEEN 1 AND 5),
    days            INTEGER NOT NULL CONSTRAINT ladder_rung_days CHECK (days BETWEEN -60 AND 365), -- after the deadline; below 0: before it
    active          INTEGER NOT NULL CONSTRAINT ladder_rung_active CHECK (active IN (0, 1)),
    institution     INTEGER NOT NULL CONSTRAINT ladder_rung_institution CHECK (institution IN (0, 1)), -- whom it tells
    issuer          INTEGER NOT NULL CONSTRAINT ladder_rung_issuer CHECK (issuer IN (0, 1)),
    county_leader   INTEGER NOT NULL CONSTRAINT ladder_rung_county_leader CHECK (county_leader IN (0, 1)),
    city_supervisor INTEGER NOT NULL CONSTRAINT ladder_rung_city_supervisor CHECK (city_supervisor IN (0, 1)),
    city_leader     INTEGER NOT NULL CONSTRAINT ladder_rung_city_leader CHECK (city_leader IN (0, 1)),
    PRIMARY KEY (city_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE "message" (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL CONSTRAINT message_uuid_unique UNIQUE,
    account_id  INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    kind        TEXT NOT NULL CONSTRAINT message_kind CHECK (kind IN ('due', 'overdue', 'recheck', 'incident')),
    title       TEXT NOT NULL,
    text        TEXT NOT NULL,
    reminder_id INTEGER REFERENCES reminder (id) ON DELETE RESTRICT, -- it tells of
    incident_id INTEGER REFERENCES incident (id) ON DELETE RESTRICT, -- it tells of
    created_at  INTEGER NOT NULL,
    read_at     INTEGER
) STRICT;
CREATE TABLE paper (
    id             INTEGER PRIMARY KEY,
    uuid           TEXT NOT NULL CONSTRAINT paper_uuid_unique UNIQUE,
    kind           TEXT NOT NULL CONSTRAINT paper_kind CHECK (kind IN ('inspection_notice', 'inspection_record',
                       'rectification_order', 'reinspection_opinion', 'supervision_letter', 'hazard_ledger')),
    number         TEXT NOT NULL CONSTRAINT paper_number_unique UNIQUE,
    issuer_id      INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT, -- city or county of the bureau
    issuer         TEXT NOT NULL, -- as printed
    institution_id INTEGER REFERENCES institution (id) ON DELETE RESTRICT, -- NULL: a ledger of a whole area
    city_id        INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id      INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- NULL: a ledger of the whole city
    town_id        INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    inspection_id  INTEGER REFERENCES inspection (id) ON DELETE RESTRICT,
    hazard_id      INTEGER REFERENCES hazard (id) ON DELETE RESTRICT,
    subject        TEXT NOT NULL,
    issued_on      TEXT NOT NULL CONSTRAINT paper_issued_on CHECK (issued_on IS date(issued_on, '+0 days')),
    issued_at      INTEGER NOT NULL,
    issued_by      INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    state          TEXT NOT NULL DEFAULT 'valid' CONSTRAINT paper_state CHECK (state IN ('valid', 'void')),
    void_reason    TEXT,
    voided_at      INTEGER,
    voided_by      INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    token          TEXT NOT NULL CONSTRAINT paper_token_unique UNIQUE, -- random, of the public page
    sha256         TEXT NOT NULL CONSTRAINT paper_sha256 CHECK (length(sha256) = 64),
    bytes          INTEGER NOT NULL,
    chain_position INTEGER NOT NULL, -- head of the audit chain, as printed
    chain_hash     TEXT NOT NULL,
    content_hash   TEXT NOT NULL,
    row_version    INTEGER NOT NULL DEFAULT 1, visit_plan_id INTEGER REFERENCES visit_plan (id) ON DELETE RESTRICT,
    CONSTRAINT paper_void_has_reason CHECK ((state = 'void') = (void_reason IS NOT NULL AND voided_at IS NOT NULL AND
                                             voided_by IS NOT NULL))
) STRICT;
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
CREATE TABLE plan_setting (
    id            INTEGER PRIMARY KEY CONSTRAINT plan_setting_one CHECK (id = 1),
    visit_ceiling INTEGER CONSTRAINT plan_setting_ceiling CHECK (visit_ceiling BETWEEN 1 AND 365),
    notice_days   INTEGER NOT NULL DEFAULT 3 CONSTRAINT plan_setting_notice_days CHECK (notice_days BETWEEN 1 AND 30), -- working days
    row_version   INTEGER NOT NULL DEFAULT 1
) STRICT;
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
CREATE TABLE region (
    id          INTEGER PRIMARY KEY,
    code        TEXT NOT NULL CONSTRAINT region_code_unique UNIQUE
                CONSTRAINT region_code_form CHECK (length(code) IN (6, 9) AND code NOT GLOB '*[^0-9]*'), -- GB/T 2260
    name        TEXT NOT NULL,
    level       TEXT NOT NULL CONSTRAINT region_level CHECK (level IN ('city', 'county', 'town')),
    parent_id   INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    city_id     INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- of the city itself: its own id
    county_id   INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- of a county itself: its own id; of a city: NULL
    row_version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT region_name_in_parent UNIQUE (parent_id, name)
) STRICT;
CREATE TABLE reminder (
    id        INTEGER PRIMARY KEY,
    hazard_id INTEGER NOT NULL REFERENCES hazard (id) ON DELETE RESTRICT,
    rung      INTEGER NOT NULL,
    deadline  TEXT NOT NULL CONSTRAINT reminder_deadline CHECK (deadline IS date(deadline, '+0 days')), -- it was counted from
    due_on    TEXT NOT NULL CONSTRAINT reminder_due_on CHECK (due_on IS date(due_on, '+0 days')),
    fired_at  INTEGER NOT NULL,
    outcome   TEXT NOT NULL CONSTRAINT reminder_outcome CHECK (outcome IN ('told', 'skipped', 'nobody')),
    CONSTRAINT reminder_once UNIQUE (hazard_id, rung)
) STRICT;
CREATE TABLE reminder_agenda (
    hazard_id INTEGER PRIMARY KEY REFERENCES hazard (id) ON DELETE RESTRICT,
    look_on   TEXT NOT NULL
) STRICT;
CREATE TABLE saved_filter (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL CONSTRAINT saved_filter_uuid_unique UNIQUE,
    account_id   INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    ledger       TEXT NOT NULL,
    name         TEXT NOT NULL,
    query        TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    CONSTRAINT saved_filter_name_unique UNIQUE (account_id, ledger, name)
) STRICT;
CREATE TABLE schema_migration ( number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;
CREATE TABLE second_factor (
    account_id   INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE RESTRICT,
    secret       TEXT NOT NULL,              -- Base32 (RFC 4648), 160 bits
    last_step    INTEGER NOT NULL DEFAULT 0, -- 30-second step of the last code taken; none up to it is taken again
    confirmed_at INTEGER,                    -- NULL: offered, and not asked for until a code has proved it arrived
    created_at   INTEGER NOT NULL
) STRICT;
CREATE TABLE sequence (
    kind      TEXT NOT NULL,
    region_id INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    year      INTEGER NOT NULL,
    last      INTEGER NOT NULL,
    PRIMARY KEY (kind, region_id, year)
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
    id           INTEGER PRIMARY KEY,
    token_hash   TEXT NOT NULL CONSTRAINT session_token_unique UNIQUE, -- SHA-256; the token itself is never stored
    account_id   INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    client       TEXT NOT NULL CONSTRAINT session_client CHECK (client IN ('office', 'phone')),
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    revoked_at   INTEGER
) STRICT;
CREATE TABLE setting (
    key        TEXT NOT NULL PRIMARY KEY,
    value      TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE stock_span (
    county_id      INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    before_day     TEXT NOT NULL, -- of the next stocktaking; 9999-12-31: there is none
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    from_day       TEXT NOT NULL,
    stock_days     INTEGER NOT NULL,
    PRIMARY KEY (county_id, before_day, institution_id) -- what holds today lies together
) STRICT, WITHOUT ROWID;
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
CREATE TABLE visit_plan_member (
    plan_id    INTEGER NOT NULL REFERENCES visit_plan (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    account_id INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    name       TEXT NOT NULL,
    unit       TEXT,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_rule (
    rule     TEXT NOT NULL PRIMARY KEY,
    points   INTEGER NOT NULL CONSTRAINT visit_rule_points CHECK (points BETWEEN 0 AND 100),
    most     INTEGER NOT NULL CONSTRAINT visit_rule_most CHECK (most BETWEEN 0 AND 300)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_year (
    county_id      INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    year           INTEGER NOT NULL,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    visits         INTEGER NOT NULL, -- the bits of visit_mark, each in its twelve months
    checks         INTEGER NOT NULL,
    PRIMARY KEY (county_id, year, institution_id) -- a county's year lies together
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER checklist_item_immutable_delete BEFORE DELETE ON checklist_item
WHEN (SELECT state FROM checklist WHERE id = old.checklist_id) <> 'draft'
BEGIN SELECT raise(ABORT, 'a published checklist is immutable'); END;
CREATE TRIGGER checklist_item_immutable_insert BEFORE INSERT ON checklist_item
WHEN (SELECT state FROM checklist WHERE id = new.checklist_id) <> 'draft'
BEGIN SELECT raise(ABORT, 'a published checklist is immutable'); END;
CREATE TRIGGER checklist_item_immutable_update BEFORE UPDATE ON checklist_item
WHEN (SELECT state FROM checklist WHERE id = old.checklist_id) <> 'draft'
BEGIN SELECT raise(ABORT, 'a published checklist is immutable'); END;
CREATE TRIGGER draw_no_delete BEFORE DELETE ON draw BEGIN SELECT raise(ABORT, 'draws are append-only'); END;
CREATE TRIGGER draw_no_update BEFORE UPDATE ON draw BEGIN SELECT raise(ABORT, 'draws are append-only'); END;
CREATE TRIGGER duty_immutable_delete BEFORE DELETE ON duty BEGIN SELECT raise(ABORT, 'a duty version is immutable'); END;
CREATE TRIGGER duty_immutable_update BEFORE UPDATE ON duty BEGIN SELECT raise(ABORT, 'a duty version is immutable'); END;
CREATE TRIGGER duty_year_activity_change AFTER UPDATE OF institution_id, kind, state, held_on, held_to, stock_days ON activity
BEGIN
    INSERT INTO duty_year_anew (institution_id) SELECT id FROM institution WHERE id IN (old.institution_id, new.institution_id);
END;
CREATE TRIGGER duty_year_activity_insert AFTER INSERT ON activity WHEN new.state = 'submitted' AND new.institution_id IS NOT NULL
BEGIN
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', '', d.deed, '' FROM duty_activity d JOIN institution i ON i.id = d.institution_id WHERE d.id = new.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET activities = activities || excluded.activities;
END;
CREATE TRIGGER duty_year_count_anew INSTEAD OF INSERT ON duty_year_anew
BEGIN
    DELETE FROM duty_year WHERE institution_id = new.institution_id;
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, d.deed, '', '', '' FROM duty_check d JOIN institution i ON i.id = d.institution_id
     WHERE d.institution_id = new.institution_id ORDER BY d.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET checks = checks || excluded.checks;
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', d.deed, '', '' FROM duty_visit d JOIN institution i ON i.id = d.institution_id
     WHERE d.institution_id = new.institution_id ORDER BY d.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET visits = visits || excluded.visits;
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', '', d.deed, '' FROM duty_activity d JOIN institution i ON i.id = d.institution_id
     WHERE d.institution_id = new.institution_id ORDER BY d.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET activities = activities || excluded.activities;
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', '', '', d.deed FROM duty_training d JOIN institution i ON i.id = d.institution_id
     WHERE d.institution_id = new.institution_id ORDER BY d.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET trainings = trainings || excluded.trainings;
END;
CREATE TRIGGER duty_year_count_training_anew INSTEAD OF INSERT ON duty_year_training_anew
BEGIN
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', '', '', '' FROM duty_training d JOIN institution i ON i.id = d.institution_id
     WHERE d.id = new.activity_id
        ON CONFLICT (county_id, year, institution_id) DO NOTHING;
    UPDATE duty_year SET trainings = (SELECT coalesce(group_concat(deed, ''), '') FROM (
            SELECT d.deed FROM duty_training d WHERE d.institution_id = duty_year.institution_id AND d.year = duty_year.year ORDER BY d.id))
     WHERE institution_id IN (SELECT p.institution_id FROM activity_participant p WHERE p.activity_id = new.activity_id);
    DELETE FROM duty_year
     WHERE institution_id IN (SELECT p.institution_id FROM activity_participant p WHERE p.activity_id = new.activity_id)
       AND checks = '' AND visits = '' AND activities = '' AND trainings = '';
END;
CREATE TRIGGER duty_year_inspection_change AFTER UPDATE OF institution_id, level, kind, state, led_by_leader, led_by_principal, finished_on ON inspection
BEGIN
    INSERT INTO duty_year_anew (institution_id) SELECT id FROM institution WHERE id IN (old.institution_id, new.institution_id);
END;
CREATE TRIGGER duty_year_inspection_insert AFTER INSERT ON inspection WHEN new.state = 'submitted'
BEGIN
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, d.deed, '', '', '' FROM duty_check d JOIN institution i ON i.id = d.institution_id WHERE d.id = new.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET checks = checks || excluded.checks;
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', d.deed, '', '' FROM duty_visit d JOIN institution i ON i.id = d.institution_id WHERE d.id = new.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET visits = visits || excluded.visits;
END;
CREATE TRIGGER duty_year_move AFTER UPDATE OF county_id ON institution WHEN new.county_id <> old.county_id
BEGIN
    UPDATE duty_year SET county_id = new.county_id WHERE institution_id = new.id;
END;
CREATE TRIGGER duty_year_participant_insert AFTER INSERT ON activity_participant
BEGIN
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', '', '', d.deed FROM duty_training d JOIN institution i ON i.id = d.institution_id
     WHERE d.id = new.activity_id AND d.institution_id = new.institution_id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET trainings = (SELECT group_concat(deed, '') FROM (
            SELECT t.deed FROM duty_training t WHERE t.institution_id = duty_year.institution_id AND t.year = duty_year.year ORDER BY t.id));
END;
CREATE TRIGGER duty_year_training_change AFTER UPDATE OF kind, state, held_on ON activity WHEN old.kind = 'training' OR new.kind = 'training'
BEGIN
    INSERT INTO duty_year_training_anew (activity_id) VALUES (new.id);
END;
CREATE TRIGGER frozen_definition_frozen_insert BEFORE INSERT ON frozen_definition
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_definition_no_delete BEFORE DELETE ON frozen_definition
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_definition_no_update BEFORE UPDATE ON frozen_definition
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_due_frozen_insert BEFORE INSERT ON frozen_due
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_due_no_delete BEFORE DELETE ON frozen_due
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_due_no_update BEFORE UPDATE ON frozen_due
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_figure_frozen_insert BEFORE INSERT ON frozen_figure
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_figure_no_delete BEFORE DELETE ON frozen_figure
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_figure_no_update BEFORE UPDATE ON frozen_figure
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_record_frozen_insert BEFORE INSERT ON frozen_record
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_record_frozen_update BEFORE UPDATE ON frozen_record
WHEN (SELECT frozen_at FROM period WHERE id = old.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_record_no_delete BEFORE DELETE ON frozen_record
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_term_frozen_insert BEFORE INSERT ON frozen_term
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER frozen_term_no_delete BEFORE DELETE ON frozen_term
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER frozen_term_no_update BEFORE UPDATE ON frozen_term
BEGIN SELECT raise(ABORT, 'frozen figures do not change'); END;
CREATE TRIGGER hazard_day_enter AFTER UPDATE OF county_id, severity, found_on, deadline, closed_on, state, repeat ON hazard
WHEN (old.county_id, old.severity, old.found_on, old.deadline, old.closed_on, old.state IN ('void', 'transferred'), old.state = 'void', old.repeat)
     IS NOT (new.county_id, new.severity, new.found_on, new.deadline, new.closed_on, new.state IN ('void', 'transferred'), new.state = 'void', new.repeat)
BEGIN
    INSERT INTO hazard_day (county_id, kind, day, found_month, severity, outcome, hazards, on_time, repeats, days)
    SELECT a.county_id, a.kind, a.day, a.found_month, a.severity, a.outcome, 1, a.on_time, a.repeats, a.days
      FROM hazard_on_day a WHERE a.hazard_id = new.id
        ON CONFLICT (county_id, kind, day, found_month, severity, outcome) DO UPDATE
       SET hazards = hazards + 1, on_time = on_time + excluded.on_time, repeats = repeats + excluded.repeats, days = days + excluded.days;
END;
CREATE TRIGGER hazard_day_insert AFTER INSERT ON hazard
BEGIN
    INSERT INTO hazard_day (county_id, kind, day, found_month, severity, outcome, hazards, on_time, repeats, days)
    SELECT a.county_id, a.kind, a.day, a.found_month, a.severity, a.outcome, 1, a.on_time, a.repeats, a.days
      FROM hazard_on_day a WHERE a.hazard_id = new.id
        ON CONFLICT (county_id, kind, day, found_month, severity, outcome) DO UPDATE
       SET hazards = hazards + 1, on_time = on_time + excluded.on_time, repeats = repeats + excluded.repeats, days = days + excluded.days;
END;
CREATE TRIGGER hazard_day_leave BEFORE UPDATE OF county_id, severity, found_on, deadline, closed_on, state, repeat ON hazard
WHEN (old.county_id, old.severity, old.found_on, old.deadline, old.closed_on, old.state IN ('void', 'transferred'), old.state = 'void', old.repeat)
     IS NOT (new.county_id, new.severity, new.found_on, new.deadline, new.closed_on, new.state IN ('void', 'transferred'), new.state = 'void', new.repeat)
BEGIN
    UPDATE hazard_day
       SET hazards = hazards - 1, on_time = on_time - coalesce(old.closed_on <= old.deadline, 0), repeats = repeats - old.repeat,
           days = days - CAST(coalesce(julianday(old.closed_on) - julianday(old.found_on), 0) AS INTEGER)
     WHERE county_id = old.county_id AND (kind = 'found' AND day = old.found_on OR kind = 'closed' AND day = old.closed_on OR kind = 'due' AND day = old.deadline)
       AND found_month = substr(old.found_on, 1, 7) AND severity = old.severity
       AND outcome = CASE old.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END;
    DELETE FROM hazard_day
     WHERE hazards = 0 AND county_id = old.county_id
       AND (kind = 'found' AND day = old.found_on OR kind = 'closed' AND day = old.closed_on OR kind = 'due' AND day = old.deadline)
       AND found_month = substr(old.found_on, 1, 7) AND severity = old.severity
       AND outcome = CASE old.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END;
END;
CREATE TRIGGER hazard_event_no_delete BEFORE DELETE ON hazard_event BEGIN SELECT raise(ABORT, 'events are append-only'); END;
CREATE TRIGGER hazard_event_no_update BEFORE UPDATE ON hazard_event BEGIN SELECT raise(ABORT, 'events are append-only'); END;
CREATE TRIGGER hazard_tally_enter AFTER UPDATE OF city_id, county_id, institution_type, area, source, severity, found_on,
    deadline, closed_on, state, repeat ON hazard
WHEN (old.city_id, old.county_id, old.institution_type, old.area, old.source, old.severity, old.found_on, old.deadline, old.closed_on,
      old.state IN ('void', 'transferred'), old.state = 'void', old.repeat)
     IS NOT (new.city_id, new.county_id, new.institution_type, new.area, new.source, new.severity, new.found_on, new.deadline, new.closed_on,
      new.state IN ('void', 'transferred'), new.state = 'void', new.repeat)
BEGIN
    INSERT INTO hazard_tally (city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, hazards, on_time, repeats, days)
    SELECT s.city_id, s.county_id, s.slice, s.found_month, s.closed_month, s.due_month, s.severity, s.outcome, 1, s.on_time, s.repeats, s.days
      FROM hazard_slice s WHERE s.hazard_id = new.id
        ON CONFLICT (county_id, slice, found_month, closed_month, due_month, severity, outcome) DO UPDATE
       SET hazards = hazards + 1, on_time = on_time + excluded.on_time, repeats = repeats + excluded.repeats, days = days + excluded.days;
END;
CREATE TRIGGER hazard_tally_insert AFTER INSERT ON hazard
BEGIN
    INSERT INTO hazard_tally (city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, hazards, on_time, repeats, days)
    SELECT s.city_id, s.county_id, s.slice, s.found_month, s.closed_month, s.due_month, s.severity, s.outcome, 1, s.on_time, s.repeats, s.days
      FROM hazard_slice s WHERE s.hazard_id = new.id
        ON CONFLICT (county_id, slice, found_month, closed_month, due_month, severity, outcome) DO UPDATE
       SET hazards = hazards + 1, on_time = on_time + excluded.on_time, repeats = repeats + excluded.repeats, days = days + excluded.days;
END;
CREATE TRIGGER hazard_tally_leave BEFORE UPDATE OF city_id, county_id, institution_type, area, source, severity, found_on,
    deadline, closed_on, state, repeat ON hazard
WHEN (old.city_id, old.county_id, old.institution_type, old.area, old.source, old.severity, old.found_on, old.deadline, old.closed_on,
      old.state IN ('void', 'transferred'), old.state = 'void', old.repeat)
     IS NOT (new.city_id, new.county_id, new.institution_type, new.area, new.source, new.severity, new.found_on, new.deadline, new.closed_on,
      new.state IN ('void', 'transferred'), new.state = 'void', new.repeat)
BEGIN
    UPDATE hazard_tally
       SET hazards = hazards - 1, on_time = on_time - coalesce(old.closed_on <= old.deadline, 0), repeats = repeats - old.repeat,
           days = days - CAST(coalesce(julianday(old.closed_on) - julianday(old.found_on), 0) AS INTEGER)
     WHERE county_id = old.county_id
       AND slice IN ('', 'type:' || old.institution_type, 'area:' || old.area, 'source:' || old.source)
       AND found_month = substr(old.found_on, 1, 7) AND closed_month = coalesce(substr(old.closed_on, 1, 7), '9999-12')
       AND due_month = substr(old.deadline, 1, 7) AND severity = old.severity
       AND outcome = CASE old.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END;
    DELETE FROM hazard_tally
     WHERE hazards = 0 AND county_id = old.county_id
       AND slice IN ('', 'type:' || old.institution_type, 'area:' || old.area, 'source:' || old.source)
       AND found_month = substr(old.found_on, 1, 7) AND closed_month = coalesce(substr(old.closed_on, 1, 7), '9999-12')
       AND due_month = substr(old.deadline, 1, 7) AND severity = old.severity
       AND outcome = CASE old.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END;
END;
CREATE TRIGGER incident_event_no_delete BEFORE DELETE ON incident_event BEGIN SELECT raise(ABORT, 'events are append-only'); END;
CREATE TRIGGER incident_event_no_update BEFORE UPDATE ON incident_event BEGIN SELECT raise(ABORT, 'events are append-only'); END;
CREATE TRIGGER inspection_tally_enter AFTER UPDATE OF city_id, county_id, institution_type, level, state, team_size, finished_on, author_id ON inspection
WHEN new.state = 'submitted'
BEGIN
    INSERT INTO inspection_tally (city_id, county_id, month, institution_type, level, visits, people)
    VALUES (new.city_id, new.county_id, substr(new.finished_on, 1, 7), new.institution_type, new.level, 1, new.team_size)
        ON CONFLICT (county_id, month, institution_type, level) DO UPDATE SET visits = visits + 1, people = people + excluded.people;
    INSERT INTO group_day (city_id, county_id, slice, day, author_id, visits)
    SELECT new.city_id, new.county_id, s.slice, new.finished_on, new.author_id, 1
      FROM (SELECT '' AS slice UNION ALL SELECT new.institution_type) s WHERE new.level <> 'institution'
        ON CONFLICT (county_id, slice, day, author_id) DO UPDATE SET visits = visits + 1;
    INSERT INTO inspector_day (account_id, day, visits)
    SELECT m.account_id, new.finished_on, 1 FROM inspection_member m
     WHERE m.inspection_id = new.id AND m.account_id IS NOT NULL AND new.level <> 'institution'
        ON CONFLICT (account_id, day) DO UPDATE SET visits = visits + 1;
END;
CREATE TRIGGER inspection_tally_insert AFTER INSERT ON inspection WHEN new.state = 'submitted'
BEGIN
    INSERT INTO inspection_tally (city_id, county_id, month, institution_type, level, visits, people)
    VALUES (new.city_id, new.county_id, substr(new.finished_on, 1, 7), new.institution_type, new.level, 1, new.team_size)
        ON CONFLICT (county_id, month, institution_type, level) DO UPDATE SET visits = visits + 1, people = people + excluded.people;
    INSERT INTO group_day (city_id, county_id, slice, day, author_id, visits)
    SELECT new.city_id, new.county_id, s.slice, new.finished_on, new.author_id, 1
      FROM (SELECT '' AS slice UNION ALL SELECT new.institution_type) s WHERE new.level <> 'institution'
        ON CONFLICT (county_id, slice, day, author_id) DO UPDATE SET visits = visits + 1;
END;
CREATE TRIGGER inspection_tally_leave BEFORE UPDATE OF city_id, county_id, institution_type, level, state, team_size, finished_on, author_id ON inspection
WHEN old.state = 'submitted'
BEGIN
    UPDATE inspection_tally SET visits = visits - 1, people = people - old.team_size
     WHERE county_id = old.county_id AND month = substr(old.finished_on, 1, 7)
       AND institution_type = old.institution_type AND level = old.level;
    DELETE FROM inspection_tally
     WHERE visits = 0 AND county_id = old.county_id AND month = substr(old.finished_on, 1, 7)
       AND institution_type = old.institution_type AND level = old.level;
    UPDATE group_day SET visits = visits - 1
     WHERE county_id = old.county_id AND slice IN ('', old.institution_type) AND day = old.finished_on
       AND author_id = old.author_id AND old.level <> 'institution';
    DELETE FROM group_day
     WHERE visits = 0 AND county_id = old.county_id AND slice IN ('', old.institution_type) AND day = old.finished_on
       AND author_id = old.author_id;
    UPDATE inspector_day
       SET visits = visits - (SELECT count(*) FROM inspection_member m WHERE m.inspection_id = old.id AND m.account_id = inspector_day.account_id)
     WHERE day = old.finished_on AND old.level <> 'institution'
       AND account_id IN (SELECT m.account_id FROM inspection_member m WHERE m.inspection_id = old.id);
    DELETE FROM inspector_day
     WHERE visits = 0 AND day = old.finished_on
       AND account_id IN (SELECT m.account_id FROM inspection_member m WHERE m.inspection_id = old.id);
END;
CREATE TRIGGER inspector_day_of_member AFTER INSERT ON inspection_member WHEN new.account_id IS NOT NULL
BEGIN
    INSERT INTO inspector_day (account_id, day, visits)
    SELECT new.account_id, v.finished_on, 1 FROM inspection v
     WHERE v.id = new.inspection_id AND v.level <> 'institution' AND v.state = 'submitted'
        ON CONFLICT (account_id, day) DO UPDATE SET visits = visits + 1;
END;
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
CREATE TRIGGER paper_no_change BEFORE UPDATE OF uuid, kind, number, issuer_id, issuer, institution_id, city_id, county_id,
    town_id, inspection_id, hazard_id, subject, issued_on, issued_at, issued_by, token, sha256, bytes, chain_position,
    chain_hash, content_hash ON paper BEGIN SELECT raise(ABORT, 'papers do not change'); END;
CREATE TRIGGER paper_no_change_of_plan BEFORE UPDATE OF visit_plan_id ON paper BEGIN SELECT raise(ABORT, 'papers do not change'); END;
CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper BEGIN SELECT raise(ABORT, 'papers stay'); END;
CREATE TRIGGER paper_void_once BEFORE UPDATE OF state ON paper WHEN old.state = 'void'
    BEGIN SELECT raise(ABORT, 'a void paper stays void'); END;
CREATE TRIGGER period_confirmation_frozen_insert BEFORE INSERT ON period_confirmation
WHEN (SELECT frozen_at FROM period WHERE id = new.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER period_confirmation_frozen_update BEFORE UPDATE ON period_confirmation
WHEN (SELECT frozen_at FROM period WHERE id = old.period_id) IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER period_confirmation_no_delete BEFORE DELETE ON period_confirmation
BEGIN SELECT raise(ABORT, 'confirmations are kept'); END;
CREATE TRIGGER period_frozen_no_update BEFORE UPDATE ON period WHEN old.frozen_at IS NOT NULL
BEGIN SELECT raise(ABORT, 'the period is frozen'); END;
CREATE TRIGGER period_no_delete BEFORE DELETE ON period
BEGIN SELECT raise(ABORT, 'periods are kept'); END;
CREATE TRIGGER reminder_agenda_changed AFTER UPDATE OF state, deadline ON hazard WHEN new.state IN ('open', 'submitted') BEGIN
    INSERT INTO reminder_agenda (hazard_id, look_on) VALUES (new.id, '') ON CONFLICT (hazard_id) DO UPDATE SET look_on = '';
END;
CREATE TRIGGER reminder_agenda_ended AFTER UPDATE OF state ON hazard WHEN new.state NOT IN ('open', 'submitted') BEGIN
    DELETE FROM reminder_agenda WHERE hazard_id = new.id;
END;
CREATE TRIGGER reminder_agenda_extension AFTER UPDATE OF extension_asked ON hazard WHEN new.state IN ('open', 'submitted') BEGIN
    INSERT INTO reminder_agenda (hazard_id, look_on) VALUES (new.id, '') ON CONFLICT (hazard_id) DO UPDATE SET look_on = '';
END;
CREATE TRIGGER reminder_agenda_logged AFTER INSERT ON hazard WHEN new.state IN ('open', 'submitted') BEGIN
    INSERT INTO reminder_agenda (hazard_id, look_on) VALUES (new.id, '');
END;
CREATE TRIGGER stock_span_change AFTER UPDATE OF institution_id, county_id, kind, state, held_on, stock_days ON activity
WHEN old.kind = 'supplies' OR new.kind = 'supplies'
BEGIN
    DELETE FROM stock_span WHERE institution_id IN (old.institution_id, new.institution_id);
    INSERT INTO stock_span (county_id, before_day, institution_id, from_day, stock_days)
    SELECT county_id, before_day, institution_id, from_day, stock_days FROM stock_span_recount
     WHERE institution_id IN (old.institution_id, new.institution_id);
END;
CREATE TRIGGER stock_span_insert AFTER INSERT ON activity WHEN new.kind = 'supplies'
BEGIN
    DELETE FROM stock_span WHERE institution_id = new.institution_id;
    INSERT INTO stock_span (county_id, before_day, institution_id, from_day, stock_days)
    SELECT county_id, before_day, institution_id, from_day, stock_days FROM stock_span_recount WHERE institution_id = new.institution_id;
END;
CREATE TRIGGER visit_year_change AFTER UPDATE OF institution_id, county_id, level, kind, state, led_by_leader, led_by_principal, finished_on ON inspection
BEGIN
    DELETE FROM visit_year
     WHERE county_id = old.county_id AND year = CAST(substr(old.finished_on, 1, 4) AS INTEGER) AND institution_id = old.institution_id;
    INSERT OR REPLACE INTO visit_year (county_id, year, institution_id, visits, checks)
    SELECT county_id, year, institution_id, visits, checks FROM visit_year_recount
     WHERE county_id = old.county_id AND year = CAST(substr(old.finished_on, 1, 4) AS INTEGER) AND institution_id = old.institution_id;
    INSERT OR REPLACE INTO visit_year (county_id, year, institution_id, visits, checks)
    SELECT county_id, year, institution_id, visits, checks FROM visit_year_recount
     WHERE county_id = new.county_id AND year = CAST(substr(new.finished_on, 1, 4) AS INTEGER) AND institution_id = new.institution_id;
END;
CREATE TRIGGER visit_year_insert AFTER INSERT ON inspection WHEN new.state = 'submitted'
BEGIN
    INSERT INTO visit_year (county_id, year, institution_id, visits, checks)
    SELECT county_id, year, institution_id, visits << month, checks << month FROM visit_mark WHERE inspection_id = new.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE
       SET visits = visits | excluded.visits, checks = checks | excluded.checks;
END;
CREATE VIEW duty_activity AS
SELECT a.id, a.institution_id, CAST(substr(CASE a.kind WHEN 'duty_roster' THEN a.held_to ELSE a.held_on END, 1, 4) AS INTEGER) AS year,
       a.held_on AS day,
       substr(a.kind, 1, 1) || CASE a.kind
           WHEN 'duty_roster' THEN printf('%04d%04d', julianday(a.held_on) - julianday(substr(a.held_to, 1, 4) || '-01-01') + 1,
                                          julianday(a.held_to) - julianday(a.held_on) + 1)
           WHEN 'supplies' THEN strftime('0%j', a.held_on) || printf('%04d', coalesce(min(a.stock_days, 9998) + 1, 0))
           ELSE strftime('0%j0000', a.held_on) END AS deed
  FROM activity a
 WHERE a.institution_id IS NOT NULL AND a.state = 'submitted'
   AND a.kind IN ('emergency_drill', 'fire_drill', 'training', 'lecture', 'supplies', 'risk_report', 'duty_roster')
   AND (a.kind <> 'duty_roster' OR julianday(a.held_to) - julianday(a.held_on) < 92);
CREATE VIEW duty_check AS
SELECT v.id, v.institution_id, CAST(substr(v.finished_on, 1, 4) AS INTEGER) AS year, v.finished_on AS day,
       strftime('%j', v.finished_on) || (v.led_by_principal + 2 * (v.kind = 'gas_self')) AS deed
  FROM inspection v WHERE v.state = 'submitted' AND v.kind IN ('self', 'gas_self');
CREATE VIEW duty_training AS
SELECT a.id, p.institution_id, CAST(substr(a.held_on, 1, 4) AS INTEGER) AS year, strftime('%j', a.held_on) AS deed
  FROM activity_participant p JOIN activity a ON a.id = p.activity_id
 WHERE a.state = 'submitted' AND a.kind = 'training';
CREATE VIEW duty_visit AS
SELECT v.id, v.institution_id, CAST(substr(v.finished_on, 1, 4) AS INTEGER) AS year, v.finished_on AS day,
       strftime('%j', v.finished_on) || ((v.level = 'city') + 2 * v.led_by_leader + 4 * (v.kind = 'key_date')) AS deed
  FROM inspection v WHERE v.state = 'submitted' AND v.level IN ('city', 'county');
CREATE VIEW duty_year_anew AS SELECT id AS institution_id FROM institution;
CREATE VIEW duty_year_recount AS
SELECT i.county_id, k.year, k.institution_id,
       (SELECT coalesce(group_concat(deed, ''), '') FROM (
            SELECT d.deed FROM duty_check d WHERE d.institution_id = k.institution_id
               AND d.day BETWEEN k.year || '-01-01' AND k.year || '-12-31' ORDER BY d.id)) AS checks,
       (SELECT coalesce(group_concat(deed, ''), '') FROM (
            SELECT d.deed FROM duty_visit d WHERE d.institution_id = k.institution_id
               AND d.day BETWEEN k.year || '-01-01' AND k.year || '-12-31' ORDER BY d.id)) AS visits,
       (SELECT coalesce(group_concat(deed, ''), '') FROM (
            SELECT d.deed FROM duty_activity d WHERE d.institution_id = k.institution_id AND d.year = k.year
               AND d.day BETWEEN (k.year - 1) || '-10-01' AND k.year || '-12-31' ORDER BY d.id)) AS activities,
       (SELECT coalesce(group_concat(deed, ''), '') FROM (
            SELECT d.deed FROM duty_training d WHERE d.institution_id = k.institution_id AND d.year = k.year ORDER BY d.id)) AS trainings
  FROM (SELECT institution_id, year FROM duty_check UNION SELECT institution_id, year FROM duty_visit
        UNION SELECT institution_id, year FROM duty_activity UNION SELECT institution_id, year FROM duty_training) k
  JOIN institution i ON i.id = k.institution_id;
CREATE VIEW duty_year_training_anew AS SELECT id AS activity_id FROM activity;
CREATE VIEW group_day_recount AS
SELECT city_id, county_id, '' AS slice, finished_on AS day, author_id, count(*) AS visits
  FROM inspection WHERE state = 'submitted' AND level <> 'institution'
 GROUP BY city_id, county_id, finished_on, author_id
UNION ALL
SELECT city_id, county_id, institution_type, finished_on, author_id, count(*)
  FROM inspection WHERE state = 'submitted' AND level <> 'institution'
 GROUP BY city_id, county_id, institution_type, finished_on, author_id;
CREATE VIEW hazard_day_recount AS
SELECT county_id, kind, day, found_month, severity, outcome, count(*) AS hazards, sum(on_time) AS on_time, sum(repeats) AS repeats,
       sum(days) AS days
  FROM hazard_on_day
 GROUP BY county_id, kind, day, found_month, severity, outcome;
CREATE VIEW hazard_on_day AS
SELECT h.id AS hazard_id, h.county_id, a.kind, CASE a.kind WHEN 'found' THEN h.found_on WHEN 'closed' THEN h.closed_on ELSE h.deadline END AS day,
       substr(h.found_on, 1, 7) AS found_month, h.severity,
       CASE h.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END AS outcome,
       coalesce(h.closed_on <= h.deadline, 0) AS on_time, h.repeat AS repeats,
       CAST(coalesce(julianday(h.closed_on) - julianday(h.found_on), 0) AS INTEGER) AS days
  FROM hazard h CROSS JOIN (SELECT 'found' AS kind UNION ALL SELECT 'closed' UNION ALL SELECT 'due') a
 WHERE a.kind <> 'closed' OR h.closed_on IS NOT NULL;
CREATE VIEW hazard_slice AS
SELECT h.id AS hazard_id, h.city_id, h.county_id,
       CASE s.part WHEN 1 THEN '' WHEN 2 THEN 'type:' || h.institution_type WHEN 3 THEN 'area:' || h.area
                   ELSE 'source:' || h.source END AS slice,
       substr(h.found_on, 1, 7) AS found_month, coalesce(substr(h.closed_on, 1, 7), '9999-12') AS closed_month,
       substr(h.deadline, 1, 7) AS due_month, h.severity,
       CASE h.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END AS outcome,
       coalesce(h.closed_on <= h.deadline, 0) AS on_time, h.repeat AS repeats,
       CAST(coalesce(julianday(h.closed_on) - julianday(h.found_on), 0) AS INTEGER) AS days
  FROM hazard h CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) s;
CREATE VIEW hazard_tally_recount AS
SELECT city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, count(*) AS hazards,
       sum(on_time) AS on_time, sum(repeats) AS repeats, sum(days) AS days
  FROM hazard_slice
 GROUP BY city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome;
CREATE VIEW inspection_tally_recount AS
SELECT city_id, county_id, substr(finished_on, 1, 7) AS month, institution_type, level, count(*) AS visits, sum(team_size) AS people
  FROM inspection WHERE state = 'submitted'
 GROUP BY city_id, county_id, substr(finished_on, 1, 7), institution_type, level;
CREATE VIEW inspector_day_recount AS
SELECT m.account_id, v.finished_on AS day, count(*) AS visits
  FROM inspection v JOIN inspection_member m ON m.inspection_id = v.id
 WHERE m.account_id IS NOT NULL AND v.level <> 'institution' AND v.state = 'submitted'
 GROUP BY m.account_id, v.finished_on;
CREATE VIEW stock_span_recount AS
SELECT s.county_id, s.before_day, s.institution_id, s.from_day, s.stock_days
  FROM (SELECT a.county_id, a.institution_id, a.held_on AS from_day, coalesce(a.stock_days, 0) AS stock_days,
               coalesce((SELECT n.held_on FROM activity n
                          WHERE n.institution_id = a.institution_id AND n.kind = 'supplies' AND n.state = 'submitted'
                            AND n.held_on >= a.held_on AND (n.held_on, n.id) > (a.held_on, a.id)
                          ORDER BY n.held_on, n.id LIMIT 1), '9999-12-31') AS before_day
          FROM activity a
         WHERE a.institution_id IS NOT NULL AND a.kind = 'supplies' AND a.state = 'submitted') s
 WHERE s.before_day > s.from_day;
CREATE VIEW visit_mark AS
SELECT v.id AS inspection_id, v.county_id, v.institution_id, v.finished_on, CAST(substr(v.finished_on, 1, 4) AS INTEGER) AS year,
       CAST(substr(v.finished_on, 6, 2) AS INTEGER) - 1 AS month, -- January 0
       (v.level = 'county') + ((v.level = 'city') << 12) + ((v.level = 'city' AND v.led_by_leader) << 24)
       + ((v.level <> 'institution' AND v.kind = 'joint') << 36) AS visits,
       (v.level = 'institution') * (1 + (v.led_by_principal << 12) + ((v.kind = 'gas_self') << 24)) AS checks
  FROM inspection v WHERE v.state = 'submitted';
CREATE VIEW visit_year_recount AS
SELECT county_id, year, institution_id,
       sum(DISTINCT (visits & 1) << month) + (sum(DISTINCT (visits >> 12 & 1) << month) << 12)
       + (sum(DISTINCT (visits >> 24 & 1) << month) << 24) + (sum(DISTINCT (visits >> 36 & 1) << month) << 36) AS visits,
       sum(DISTINCT (checks & 1) << month) + (sum(DISTINCT (checks >> 12 & 1) << month) << 12)
       + (sum(DISTINCT (checks >> 24 & 1) << month) << 24) AS checks
  FROM visit_mark GROUP BY county_id, year, institution_id;
