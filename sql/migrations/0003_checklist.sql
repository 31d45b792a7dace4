-- Checklists in immutable versions; an inspection keeps its version and so the wording shown.

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
CREATE INDEX checklist_in_force ON checklist (effective_from DESC, number DESC) WHERE state = 'published';

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
CREATE TRIGGER checklist_item_immutable_update BEFORE UPDATE ON checklist_item
WHEN (SELECT state FROM checklist WHERE id = old.checklist_id) <> 'draft'
BEGIN SELECT raise(ABORT, 'a published checklist is immutable'); END;
CREATE TRIGGER checklist_item_immutable_delete BEFORE DELETE ON checklist_item
WHEN (SELECT state FROM checklist WHERE id = old.checklist_id) <> 'draft'
BEGIN SELECT raise(ABORT, 'a published checklist is immutable'); END;
CREATE TRIGGER checklist_item_immutable_insert BEFORE INSERT ON checklist_item
WHEN (SELECT state FROM checklist WHERE id = new.checklist_id) <> 'draft'
BEGIN SELECT raise(ABORT, 'a published checklist is immutable'); END;
