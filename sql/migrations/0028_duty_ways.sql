-- What bureaus did themselves, among the activities of all their institutions.
CREATE INDEX activity_of_bureaus ON activity (city_id, kind, held_on, held_to, level, county_id, state) WHERE institution_id IS NULL AND state = 'submitted';
-- Whom a key date is planned for.
CREATE INDEX visit_plan_of_key_date ON visit_plan (key_date_id, institution_id, state, level, unannounced) WHERE key_date_id IS NOT NULL;
