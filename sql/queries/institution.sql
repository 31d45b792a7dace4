-- The register 机构台账. Who counts, lists or exports institutions selects them with institution_where, given
-- the shapes institution_filter (what was asked) and institution_query (what follows from it).

-- What an institution is, for lists and figures alike. In use on a day: used_from <= day < used_before; what has no
-- date takes the first or the last that there is (minan/base/date.h).
-- fragment: institution_used_from
       CASE i.status WHEN 'suspended' THEN '2199-12-31' ELSE coalesce(i.opened_on, '1900-01-01') END

-- fragment: institution_used_before
       coalesce(i.closed_on, CASE i.status WHEN 'closed' THEN '1900-01-01' ELSE '2199-12-31' END)

-- fragment: institution_electric_from
       coalesce(CASE i.kitchen_fuel WHEN 'electric' THEN i.converted_on END, '2199-12-31')

-- fragment: institution_uses_gas
       coalesce(i.kitchen_fuel = 'piped_gas' OR i.kitchen_fuel = 'bottled_gas' OR i.kitchen_fuel = 'liquid_fuel', 0)

-- fragment: institution_gas_user
       ({{institution_uses_gas}} OR i.converted_on IS NOT NULL)

-- fragment: institution_people_100
       (coalesce(i.people_served, 0) + coalesce(i.staff, 0) >= 100)

-- What stands in the index institution_facts besides (src/domain/figure_register.h).
-- fragment: institution_facts
       {{institution_uses_gas}} + 2 * {{institution_gas_user}} + 4 * {{institution_people_100}}
       + 8 * coalesce(i.micro_fire_station, 0) + 16 * coalesce(i.volunteer_brigade, 0)

-- fragment: account_is_online
       a.role IN ('institution_principal', 'institution_officer') AND a.status = 'active'

-- fragment: institution_is_online
       EXISTS (SELECT 1 FROM account a WHERE a.institution_id = i.id AND {{account_is_online}})

-- The day that a filter asks about: facts of activities are those of this day.
-- fragment: institution_day
       coalesce(:in_use_on, :today)

-- fragment: institution_stocked
       coalesce((SELECT a.stock_days FROM activity a WHERE a.institution_id = i.id AND a.state = 'submitted' AND a.kind = 'supplies' AND a.held_on <= {{institution_day}} ORDER BY a.held_on DESC, a.id DESC LIMIT 1), 0)

-- fragment: institution_drilled
       EXISTS (SELECT 1 FROM activity a WHERE a.institution_id = i.id AND a.state = 'submitted' AND a.kind = 'emergency_drill' AND a.held_on <= {{institution_day}} AND a.held_on >= substr({{institution_day}}, 1, 4) || CASE WHEN substr({{institution_day}}, 6, 2) < '07' THEN '-01-01' ELSE '-07-01' END)

-- fragment: institution_trained
       EXISTS (SELECT 1 FROM activity_participant k CROSS JOIN activity a ON a.id = k.activity_id WHERE k.institution_id = i.id AND a.state = 'submitted' AND a.kind = 'training' AND a.held_on <= {{institution_day}} AND a.held_on >= substr({{institution_day}}, 1, 4) || '-01-01')

-- fragment: institution_accepted
       EXISTS (SELECT 1 FROM activity a WHERE a.institution_id = i.id AND a.state = 'submitted' AND a.kind = 'standard_acceptance' AND a.held_on <= {{institution_day}} AND coalesce(a.held_to, '9999-12-31') >= {{institution_day}})

-- fragment: institution_where
       {{scope_own i}}
       {{institution_match}}
       AND i.id IN (SELECT k.id FROM institution k WHERE k.credit_code >= :code_from AND k.credit_code < :code_to) --? code_from
       AND i.county_id = (SELECT c.id FROM region c WHERE c.code = :county) --? county
       AND i.town_id = (SELECT t.id FROM region t WHERE t.code = :town) --? town
       AND i.type = :type --? type
       AND i.type <> 'other' --? six_types_yes
       AND i.type = 'other' --? six_types_no
       AND i.status = :status --? status
       AND i.ownership = :ownership --? ownership
       AND i.kitchen_fuel = :kitchen_fuel --? kitchen_fuel
       AND i.building_grade = :building_grade --? building_grade
       AND {{institution_used_from}} <= :in_use_on --? in_use_on
       AND {{institution_used_before}} > :in_use_on --? in_use_on
       AND EXISTS (SELECT 1 FROM hazard h WHERE h.institution_id = i.id AND h.state IN ('open', 'submitted')) --? open_yes
       AND NOT EXISTS (SELECT 1 FROM hazard h WHERE h.institution_id = i.id AND h.state IN ('open', 'submitted')) --? open_no
       AND EXISTS (SELECT 1 FROM hazard h WHERE h.institution_id = i.id AND h.state IN ('open', 'submitted') AND h.state = 'open' AND h.deadline < :today) --? overdue_yes
       AND NOT EXISTS (SELECT 1 FROM hazard h WHERE h.institution_id = i.id AND h.state IN ('open', 'submitted') AND h.state = 'open' AND h.deadline < :today) --? overdue_no
       AND i.last_visited_on >= :visited_from --? visited_since
       AND coalesce(i.last_visited_on, '') < :visited_from --? missed_since
       AND coalesce((SELECT y.visits & :visit_marks FROM visit_year y WHERE y.county_id = i.county_id AND y.year = :visit_year AND y.institution_id = i.id), 0) <> 0 = coalesce(:visited, 1) --? visit_marks
       AND coalesce((SELECT y.checks & :check_marks FROM visit_year y WHERE y.county_id = i.county_id AND y.year = :check_year AND y.institution_id = i.id), 0) <> 0 = coalesce(:self_checked, 1) --? check_marks
       AND EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level IN ('city', 'county') AND v.finished_on BETWEEN :visited_from AND :visited_to) --? visited_any
       AND EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level IN ('city', 'county') AND v.level = 'city' AND v.finished_on BETWEEN :visited_from AND :visited_to) --? visited_city
       AND EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level IN ('city', 'county') AND v.level = 'county' AND v.finished_on BETWEEN :visited_from AND :visited_to) --? visited_county
       AND NOT EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level IN ('city', 'county') AND v.finished_on BETWEEN :visited_from AND :visited_to) --? missed_any
       AND NOT EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level IN ('city', 'county') AND v.level = 'city' AND v.finished_on BETWEEN :visited_from AND :visited_to) --? missed_city
       AND NOT EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level IN ('city', 'county') AND v.level = 'county' AND v.finished_on BETWEEN :visited_from AND :visited_to) --? missed_county
       AND i.last_self_check_on >= :self_checked_from --? checked_since
       AND coalesce(i.last_self_check_on, '') < :self_checked_from --? unchecked_since
       AND EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level = 'institution' AND v.finished_on BETWEEN :self_checked_from AND :self_checked_to) --? checked_self
       AND NOT EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level = 'institution' AND v.finished_on BETWEEN :self_checked_from AND :self_checked_to) --? missed_self
       AND EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level = 'city' AND v.led_by_leader = 1 AND v.finished_on BETWEEN :visited_from AND :visited_to) = coalesce(:visited, 1) --? led_by_city_leader
       AND EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level IN ('city', 'county') AND v.kind = 'joint' AND v.finished_on BETWEEN :visited_from AND :visited_to) = coalesce(:visited, 1) --? visited_jointly
       AND EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level = 'institution' AND v.led_by_principal = 1 AND v.finished_on BETWEEN :self_checked_from AND :self_checked_to) = coalesce(:self_checked, 1) --? checked_by_principal
       AND EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.state = 'submitted' AND v.level = 'institution' AND v.kind = 'gas_self' AND v.finished_on BETWEEN :self_checked_from AND :self_checked_to) = coalesce(:self_checked, 1) --? checked_gas
       AND ({{institution_gas_user}}) = :gas_user --? gas_user
       AND ({{institution_uses_gas}}) = :uses_gas --? uses_gas
       AND ({{institution_electric_from}} <= coalesce(:in_use_on, :today)) = :converted --? converted
       AND ({{institution_people_100}}) = :people_100 --? people_100
       AND coalesce(i.micro_fire_station, 0) = :micro_fire_station --? micro_fire_station
       AND coalesce(i.volunteer_brigade, 0) = :volunteer_brigade --? volunteer_brigade
       AND {{institution_is_online}} = :has_account --? has_account
       AND id_in(:online, i.id) = :is_online --? online
       AND ({{institution_stocked}} >= :least_stock) = coalesce(:stocked, 1) --? least_stock
       AND {{institution_drilled}} = :drilled --? drilled
       AND {{institution_trained}} = :trained --? trained
       AND {{institution_accepted}} = :accepted --? accepted

-- fragment: institution_hazard_counts
       (SELECT count(*) FROM hazard h WHERE h.institution_id = i.id AND h.state IN ('open', 'submitted')) AS open_hazards,
       (SELECT count(*) FROM hazard h WHERE h.institution_id = i.id AND h.state IN ('open', 'submitted') AND h.state = 'open' AND h.deadline < :today) AS overdue_hazards

-- name: institution_online
-- scan: an index of those who may sign in for an institution, gone through for a whole city
-- unscoped: a set to narrow what is scoped; nothing of it is shown
SELECT id_set(a.institution_id) FROM account a INDEXED BY account_online WHERE {{account_is_online}}

-- name: institution_list
SELECT i.id, i.uuid, i.name, i.credit_code, i.type, c.name AS county_name, t.name AS town_name, i.address,
       i.ownership, i.status, i.principal, i.principal_phone, i.beds, i.people_served, i.staff, i.kitchen_fuel,
       i.building_grade, i.last_visited_on, i.last_self_check_on, i.row_version,
       {{institution_hazard_counts}}
  FROM (SELECT i.id AS page_id FROM institution i WHERE 1 = 1
       {{institution_where}}
       AND (i.name, i.id) > (:after_key, :after_id) --? after_name
       AND (coalesce(i.last_visited_on, ''), i.id) > (:after_key, :after_id) --? after_visit
 ORDER BY i.name, i.id --? by_name
 ORDER BY coalesce(i.last_visited_on, ''), i.id --? by_visit
 LIMIT :limit) p
  CROSS JOIN institution i ON i.id = p.page_id
  CROSS JOIN region c ON c.id = i.county_id
  LEFT JOIN region t ON t.id = i.town_id
 ORDER BY i.name, i.id --? by_name
 ORDER BY coalesce(i.last_visited_on, ''), i.id --? by_visit

-- name: institution_count
SELECT 1 FROM institution i WHERE 1 = 1
       {{institution_where}}
 ORDER BY i.id --? in_id_order

-- fragment: institution_whole
SELECT i.id, i.uuid, i.name, i.credit_code, i.type, c.code AS county, c.name AS county_name, t.code AS town,
       t.name AS town_name, i.address, i.longitude, i.latitude, i.ownership, i.setting, i.opened_on, i.closed_on,
       i.status, i.principal, i.principal_phone, i.safety_officer, i.safety_officer_phone, i.liaison,
       i.liaison_phone, i.city_leader, i.county_leader, i.city_person, i.county_person, i.town_person, i.beds,
       i.people_served, i.staff, i.kitchen_fuel, i.converted_on, i.canteen, i.lodging, i.lifts,
       i.special_equipment, i.equipment_expires_on, i.licence_expires_on, i.fire_control_room, i.vehicles,
       i.building_grade, i.micro_fire_station, i.volunteer_brigade, i.note, i.last_visited_on,
       i.last_self_check_on, i.city_id, i.county_id, i.town_id, i.content_hash, i.row_version,
       {{institution_hazard_counts}}
  FROM institution i CROSS JOIN region c ON c.id = i.county_id LEFT JOIN region t ON t.id = i.town_id

-- name: institution_find
       {{institution_whole}}
 WHERE i.uuid = :uuid
       {{scope_own i}}

-- name: institution_refs
       {{institution_whole}}
 WHERE i.status <> 'closed'
       {{scope_own i}}
       AND i.id > :after_id --? after_id
 ORDER BY i.id
 LIMIT :limit

-- name: institution_taken
-- unscoped: a client-made UUID is unique over all counties
SELECT i.id FROM institution i WHERE i.uuid = :uuid

-- name: institution_code_taken
-- unscoped: a credit code is unique over all counties
SELECT i.id FROM institution i WHERE i.credit_code = :credit_code AND i.id <> :id

-- name: institution_has_records
-- unscoped: of a row already read in scope
SELECT EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = :id)
    OR EXISTS (SELECT 1 FROM hazard h WHERE h.institution_id = :id)
    OR EXISTS (SELECT 1 FROM activity a WHERE a.institution_id = :id)
    OR EXISTS (SELECT 1 FROM incident n WHERE n.institution_id = :id)
    OR EXISTS (SELECT 1 FROM visit_plan p WHERE p.institution_id = :id)

-- name: institution_move_accounts
-- unscoped: of a row already read in scope
UPDATE account SET city_id = :city_id, county_id = :county_id
 WHERE institution_id = :id AND county_id <> :county_id

-- name: institution_move_inspections
-- unscoped: of a row already read in scope
UPDATE inspection SET town_id = :town_id WHERE institution_id = :id

-- name: institution_move_hazards
-- unscoped: of a row already read in scope
UPDATE hazard SET town_id = :town_id WHERE institution_id = :id

-- name: institution_move_activities
-- unscoped: of a row already read in scope
UPDATE activity SET town_id = :town_id WHERE institution_id = :id

-- name: institution_move_incidents
-- unscoped: of a row already read in scope
UPDATE incident SET town_id = :town_id WHERE institution_id = :id

-- name: institution_move_plans
-- unscoped: of a row already read in scope
UPDATE visit_plan SET town_id = :town_id WHERE institution_id = :id

-- name: institution_move_attachments
-- unscoped: of a row already read in scope
UPDATE attachment SET town_id = :town_id
 WHERE inspection_id IN (SELECT v.id FROM inspection v WHERE v.institution_id = :id)
    OR hazard_id IN (SELECT h.id FROM hazard h WHERE h.institution_id = :id)
    OR activity_id IN (SELECT a.id FROM activity a WHERE a.institution_id = :id)
    OR incident_id IN (SELECT n.id FROM incident n WHERE n.institution_id = :id)

-- name: institution_insert
-- unscoped: the county was checked to be the actor's
INSERT INTO institution (uuid, name, credit_code, type, city_id, county_id, town_id, address, longitude, latitude,
       ownership, setting, opened_on, closed_on, status, principal, principal_phone, safety_officer,
       safety_officer_phone, liaison, liaison_phone, city_leader, county_leader, city_person, county_person,
       town_person, beds, people_served, staff, kitchen_fuel, converted_on, canteen, lodging, lifts,
       special_equipment, equipment_expires_on, licence_expires_on, fire_control_room, vehicles, building_grade,
       micro_fire_station, volunteer_brigade, note, content_hash, created_at, updated_at)
VALUES (:uuid, :name, :credit_code, :type, :city_id, :county_id, :town_id, :address, :longitude, :latitude,
       :ownership, :setting, :opened_on, :closed_on, :status, :principal, :principal_phone, :safety_officer,
       :safety_officer_phone, :liaison, :liaison_phone, :city_leader, :county_leader, :city_person, :county_person,
       :town_person, :beds, :people_served, :staff, :kitchen_fuel, :converted_on, :canteen, :lodging, :lifts,
       :special_equipment, :equipment_expires_on, :licence_expires_on, :fire_control_room, :vehicles,
       :building_grade, :micro_fire_station, :volunteer_brigade, :note, :content_hash, :now, :now)

-- name: institution_update
-- unscoped: a row already read in scope
UPDATE institution
   SET name = :name, credit_code = :credit_code, type = :type, city_id = :city_id, county_id = :county_id,
       town_id = :town_id, address = :address, longitude = :longitude, latitude = :latitude,
       ownership = :ownership, setting = :setting, opened_on = :opened_on, closed_on = :closed_on,
       status = :status, principal = :principal, principal_phone = :principal_phone,
       safety_officer = :safety_officer, safety_officer_phone = :safety_officer_phone, liaison = :liaison,
       liaison_phone = :liaison_phone, city_leader = :city_leader, county_leader = :county_leader,
       city_person = :city_person, county_person = :county_person, town_person = :town_person, beds = :beds,
       people_served = :people_served, staff = :staff, kitchen_fuel = :kitchen_fuel, converted_on = :converted_on,
       canteen = :canteen, lodging = :lodging, lifts = :lifts, special_equipment = :special_equipment,
       equipment_expires_on = :equipment_expires_on, licence_expires_on = :licence_expires_on,
       fire_control_room = :fire_control_room, vehicles = :vehicles, building_grade = :building_grade,
       micro_fire_station = :micro_fire_station, volunteer_brigade = :volunteer_brigade, note = :note,
       updated_at = :now, row_version = row_version + 1
 WHERE id = :id
