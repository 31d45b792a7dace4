-- The demo city's bulk path: plain inserts of records the generator already knows to be right.

-- name: demo_cache
PRAGMA cache_size = -262144;

-- name: demo_cache_of_load
PRAGMA cache_size = -1048576;

-- name: demo_region_insert
INSERT INTO region (code, name, level, parent_id, city_id, county_id)
VALUES (:code, :name, :level, :parent_id, :city_id, :county_id);

-- name: demo_region_own
UPDATE region SET city_id = coalesce(city_id, id), county_id = CASE level WHEN 'county' THEN id ELSE county_id END
 WHERE id = :id;

-- name: demo_account_insert
INSERT INTO account (uuid, login, name, role, city_id, county_id, town_id, institution_id, password_hash,
                     must_change_password, expires_on, created_at)
VALUES (:uuid, :login, :name, :role, :city_id, :county_id, :town_id, :institution_id, :password_hash, 0, :expires_on, :at);

-- name: demo_checklist_insert
INSERT INTO checklist (uuid, number, title, note, created_at) VALUES (:uuid, 1, :title, :note, :at);

-- name: demo_checklist_publish
UPDATE checklist SET state = 'published', effective_from = :effective_from, published_at = :at, published_by = :by
 WHERE id = :id;

-- name: demo_items
SELECT id, code, area, severity, requirement, basis, deadline_days
  FROM checklist_item
 WHERE checklist_id = :checklist_id AND institution_type IN ('general', :type)
   AND (applies_when IS NULL OR applies_when IN (SELECT value FROM json_each(:conditions)))
 ORDER BY position;

-- name: demo_institution_insert
-- unscoped: the generator makes the whole city
INSERT INTO institution (uuid, name, credit_code, type, city_id, county_id, town_id, address, longitude, latitude, ownership,
                         setting, opened_on, closed_on, status, principal, principal_phone, safety_officer,
                         safety_officer_phone, city_leader, county_leader, county_person, beds, people_served, staff,
                         kitchen_fuel, converted_on, canteen, lodging, lifts, special_equipment, fire_control_room,
                         vehicles, building_grade, micro_fire_station, volunteer_brigade, created_at, updated_at)
VALUES (:uuid, :name, :credit_code, :type, :city_id, :county_id, :town_id, :address, :longitude, :latitude, :ownership,
        :setting, :opened_on, :closed_on, :status, :principal, :principal_phone, :safety_officer,
        :safety_officer_phone, :city_leader, :county_leader, :county_person, :beds, :people_served, :staff,
        :kitchen_fuel, :converted_on, :canteen, :lodging, :lifts, :special_equipment, :fire_control_room,
        :vehicles, :building_grade, :micro_fire_station, :volunteer_brigade, :at, :at);

-- name: demo_search_insert
INSERT INTO institution_search (rowid, tokens) VALUES (:id, :tokens);

-- name: demo_inspection_insert
-- unscoped: the generator makes the whole city
INSERT INTO inspection (uuid, number, institution_id, institution_type, city_id, county_id, town_id, level, kind, unannounced,
                        led_by_leader, led_by_principal, checklist_id, author_id, started_at, finished_at, finished_on,
                        received_at, team_size, items_passed, items_failed, items_not_applicable, items_bulk_passed,
                        bulk_pass_used, institution_signer, refused, refusal_reason, refusal_witness, conclusion,
                        notice_number, content_hash)
VALUES (:uuid, :number, :institution_id, :institution_type, :city_id, :county_id, :town_id, :level, :kind, :unannounced,
        :led_by_leader, :led_by_principal, :checklist_id, :author_id, :started_at, :finished_at, :finished_on,
        :received_at, :team_size, :items_passed, :items_failed, 0, :items_passed,
        1, :institution_signer, :refused, :refusal_reason, :refusal_witness, :conclusion,
        :notice_number, :uuid);

-- name: demo_member_insert
INSERT INTO inspection_member (inspection_id, position, account_id, name, unit)
VALUES (:inspection_id, :position, :account_id, :name, :unit);

-- name: demo_answers_insert
-- unscoped: the generator makes the whole city
INSERT INTO answer (inspection_id, item_id, result, bulk)
SELECT :inspection_id, id, CASE WHEN id IN (:failed_1, :failed_2, :failed_3) THEN 'fail' ELSE 'pass' END,
       CASE WHEN id IN (:failed_1, :failed_2, :failed_3) THEN 0 ELSE 1 END
  FROM checklist_item
 WHERE checklist_id = :checklist_id AND institution_type IN ('general', :type)
   AND (applies_when IS NULL OR applies_when IN (SELECT value FROM json_each(:conditions)))
   AND area = 'gas'  --? gas_only
   AND id IN (:failed_1, :failed_2, :failed_3) --? failed_only
 ORDER BY id;

-- name: demo_hazard_insert
-- unscoped: the generator makes the whole city
INSERT INTO hazard (uuid, institution_id, institution_type, city_id, county_id, town_id, source, inspection_id, item_id,
                    item_code, area, severity, assessment_reason, assessed_by, place, description, basis, responsible,
                    found_on, found_at, logged_by, deadline, original_deadline, notice_number, state, fixed_on_site,
                    acknowledged_at, submitted_at, submitted_by, return_count, first_close_by, closed_on, closed_at, closed_by,
                    extension_count, planned, settled, funds_fen, building_grade, case_measure, content_hash, received_at, row_version)
VALUES (:uuid, :institution_id, :institution_type, :city_id, :county_id, :town_id, :source, :inspection_id, :item_id,
        :item_code, :area, :severity, :assessment_reason, :assessed_by, :place, :description, :basis, :responsible,
        :found_on, :found_at, :logged_by, :deadline, :original_deadline, :notice_number, :state, :fixed_on_site,
        :acknowledged_at, :submitted_at, :submitted_by, :return_count, :first_close_by, :closed_on, :closed_at, :closed_by,
        :extension_count, :planned, :settled, :funds_fen, :building_grade, :case_measure, :uuid, :found_at, :row_version);

-- name: demo_event_insert
-- unscoped: the generator makes the whole city
INSERT INTO hazard_event (uuid, hazard_id, institution_id, city_id, county_id, town_id, act, actor_id, actor_name, actor_role,
                          device_at, received_at, base_version, state_after, text, deadline, done_on, cost_fen,
                          report_number, severity, content_hash)
VALUES (:uuid, :hazard_id, :institution_id, :city_id, :county_id, :town_id, :act, :actor_id, :actor_name, :actor_role,
        :device_at, :device_at, :base_version, :state_after, :text, :deadline, :done_on, :cost_fen, :report_number, :severity,
        :uuid);

-- name: demo_institution_uuid
-- unscoped: of the city being made
SELECT uuid FROM institution WHERE id = :id;

-- Open hazards that nothing has befallen lately.
-- name: demo_life_players
-- unscoped: the generator makes the whole city
-- scan: every hazard is looked at once
SELECT h.uuid, h.institution_id, h.source, h.deadline FROM hazard h
 WHERE h.state = 'open' AND h.severity = :severity AND h.found_on <= :found_to
   AND h.area <> 'building' AND h.deadline >= :today       --? in_time
   AND h.area <> 'building' AND h.deadline < :today        --? overdue
   AND h.area = 'building'                                 --? building
   AND NOT EXISTS (SELECT 1 FROM hazard_event e WHERE e.hazard_id = h.id AND e.received_at >= :quiet_since)
 ORDER BY h.id;

-- name: demo_last_visits
-- unscoped: the generator makes the whole city
-- scan: every institution's newest visit is looked up once
UPDATE institution SET
    last_visited_on = (SELECT max(v.finished_on) FROM inspection v
                        WHERE v.institution_id = institution.id AND v.level IN ('city', 'county') AND v.state = 'submitted'),
    last_self_check_on = (SELECT max(v.finished_on) FROM inspection v
                        WHERE v.institution_id = institution.id AND v.level = 'institution' AND v.state = 'submitted');

-- Repeats are looked for while the hazards have no other index to keep up to date.
-- name: demo_repeat_index
-- unscoped: the generator makes the whole city
CREATE INDEX demo_closed ON hazard (institution_id, item_code, closed_on) WHERE closed_on IS NOT NULL;

-- name: demo_repeat_index_drop
DROP INDEX IF EXISTS demo_closed;

-- name: demo_repeats
-- unscoped: the generator makes the whole city
-- scan: every hazard is compared with those before it once
UPDATE hazard SET repeat = 1
 WHERE EXISTS (SELECT 1 FROM hazard b WHERE b.institution_id = hazard.institution_id AND b.item_code = hazard.item_code
                  AND b.closed_on IS NOT NULL AND b.closed_on < hazard.found_on
                  AND b.closed_on >= date(hazard.found_on, '-12 months'));

-- name: demo_account_by_login
SELECT id, uuid, name FROM account WHERE login = :login

-- name: demo_plans_done
-- unscoped: the generator makes the whole city
INSERT INTO visit_plan (uuid, institution_id, city_id, county_id, town_id, level, kind, state, from_on, to_on, unannounced,
                        led_by_leader, source, inspection_id, done_on, created_by, created_at)
SELECT printf('de300000-0000-4000-8000-%012x', v.id), v.institution_id, v.city_id, v.county_id, v.town_id, v.level, v.kind,
       'done', v.finished_on, v.finished_on, CASE WHEN v.kind = 'case' THEN 1 ELSE v.unannounced END, v.led_by_leader, 'hand',
       v.id, v.finished_on, v.author_id, v.started_at - 604800000
  FROM inspection v
 WHERE v.level IN ('city', 'county') AND v.finished_on >= :since AND v.id % 3 <> 0
   AND v.city_id IN (SELECT c.id FROM region c WHERE c.level = 'city')

-- name: demo_plan_teams
-- unscoped: the generator makes the whole city
INSERT INTO visit_plan_member (plan_id, position, account_id, name)
SELECT p.id, m.position, m.account_id, m.name
  FROM (SELECT q.id, q.inspection_id FROM visit_plan q WHERE q.inspection_id IS NOT NULL) p
  JOIN inspection_member m ON m.inspection_id = p.inspection_id

-- name: demo_plans_noticed
-- unscoped: the generator makes the whole city
-- scan: once, the plans are few
UPDATE visit_plan SET state = 'noticed', noticed_on = notice_due_on, noticed_by = created_by, row_version = 2
 WHERE state = 'planned' AND notice_due_on < :today AND from_on <= :today AND id % 5 <> 0

-- name: demo_plans_settled
-- unscoped: the generator makes the whole city
-- scan: once, the plans are few
UPDATE visit_plan SET state = 'done', inspection_id = {{visit_plan_other_visit}},
       done_on = (SELECT o.finished_on FROM inspection o WHERE o.id = {{visit_plan_other_visit}}), row_version = row_version + 1
 WHERE state IN ('planned', 'noticed') AND {{visit_plan_other_visit}} IS NOT NULL

-- name: demo_sequence
INSERT INTO sequence (kind, region_id, year, last) VALUES (:kind, :region_id, :year, :last)
    ON CONFLICT (kind, region_id, year) DO UPDATE SET last = excluded.last;

-- name: demo_mark
INSERT INTO setting (key, value, updated_at) VALUES ('demo', :value, :at);

-- What papers are made from, newest first: visits with an order, visits looked at again, listed hazards, institutions
-- with hazards.
-- name: demo_paper_visits
-- unscoped: the generator makes the whole city
SELECT v.uuid FROM inspection v
 WHERE v.city_id = :city_id AND v.level = :level
   AND v.county_id = :county_id  --? county_id
   AND EXISTS (SELECT 1 FROM hazard h WHERE h.inspection_id = v.id AND h.fixed_on_site = 0 AND h.state <> 'void')
 ORDER BY v.finished_on DESC, v.id DESC LIMIT :limit;

-- name: demo_paper_looks
-- unscoped: the generator makes the whole city
SELECT v.uuid FROM inspection v
 WHERE v.county_id = :county_id AND v.level = :level
   AND EXISTS (SELECT 1 FROM hazard h JOIN hazard_event e ON e.hazard_id = h.id
                WHERE h.inspection_id = v.id AND e.act IN ('close', 'return', 'recheck'))
 ORDER BY v.finished_on DESC, v.id DESC LIMIT :limit;

-- name: demo_paper_listed
-- unscoped: the generator makes the whole city
SELECT h.uuid FROM hazard h
 WHERE h.county_id = :county_id AND h.listed_level = :level AND h.state IN ('open', 'submitted')
 ORDER BY h.deadline, h.id LIMIT :limit;

-- What is to be visited within ten days, less what is told late; the home that people sign in to is told.
-- name: demo_paper_plans
-- unscoped: the generator makes the whole city
SELECT p.uuid FROM visit_plan p
 WHERE p.county_id = :county_id AND p.level = :level AND p.state = 'planned' AND p.unannounced = 0 AND p.from_on = p.to_on
   AND p.kind IN ('routine', 'special') AND p.from_on > :today AND p.from_on <= date(:today, '+9 days')
   AND (p.id % 5 <> 0 OR p.institution_id = (SELECT a.institution_id FROM account a WHERE a.login = 'principal'))
 ORDER BY p.from_on, p.id;

-- name: demo_sign_in_home
-- unscoped: the generator makes the whole city
SELECT i.uuid FROM account a JOIN institution i ON i.id = a.institution_id WHERE a.login = 'principal';

-- name: demo_paper_homes
-- unscoped: the generator makes the whole city
SELECT i.uuid FROM hazard h JOIN institution i ON i.id = h.institution_id
 WHERE h.county_id = :county_id AND h.state IN ('open', 'submitted')
 ORDER BY h.deadline, h.id LIMIT :limit;
