-- The register of institutions 机构台账 and its import.

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
-- the ledger in both orders: what its filters ask for stands in the index, so that rows left out are never read
CREATE INDEX institution_by_county ON institution (county_id, name, id, type, status, ownership, kitchen_fuel, building_grade, opened_on, closed_on, city_id, town_id, last_visited_on, last_self_check_on);
CREATE INDEX institution_by_city ON institution (city_id, name, id, type, status, ownership, kitchen_fuel, building_grade, opened_on, closed_on, county_id, town_id, last_visited_on, last_self_check_on);
CREATE INDEX institution_by_town ON institution (town_id);
-- totals go by id: what they look up of visits and hazards then lies side by side
CREATE INDEX institution_register ON institution (city_id, id, county_id, type, status, ownership, kitchen_fuel, building_grade, opened_on, closed_on, town_id, last_visited_on, last_self_check_on);
CREATE INDEX institution_due_by_county ON institution (county_id, coalesce(last_visited_on, ''), id, type, status, ownership, kitchen_fuel, building_grade, opened_on, closed_on, city_id, town_id);
CREATE INDEX institution_due_by_city ON institution (city_id, coalesce(last_visited_on, ''), id, type, status, ownership, kitchen_fuel, building_grade, opened_on, closed_on, county_id, town_id);

-- Names as single characters, so that two Chinese characters find an institution (a phrase of two tokens).
CREATE VIRTUAL TABLE institution_search USING fts5 (tokens, tokenize = 'unicode61');

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
CREATE TABLE import_row (
    batch_id       INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
    row_no         INTEGER NOT NULL, -- as the sheet counts, headings are usually row 1
    cells          TEXT NOT NULL,    -- joined by U+001F, in the order of the headings
    outcome        TEXT NOT NULL CONSTRAINT import_row_outcome CHECK (outcome IN ('new', 'changed', 'same', 'foreign', 'bad')),
    institution_id INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
    credit_code    TEXT,
    PRIMARY KEY (batch_id, row_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_by_code ON import_row (batch_id, credit_code);
CREATE INDEX import_row_by_outcome ON import_row (batch_id, outcome, row_no);
CREATE TABLE import_problem (
    id       INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
    row_no   INTEGER NOT NULL,
    heading  TEXT NOT NULL, -- the sheet's own heading, '' for the whole row
    cell     TEXT NOT NULL, -- C12
    message  TEXT NOT NULL
) STRICT;
CREATE INDEX import_problem_by_row ON import_problem (batch_id, row_no);
