-- Figures of activities, and of institutions by their activities, from indexes alone. The second pair is only for
-- statements that say state = 'submitted' themselves: it must not lead the ledger away from its own order.
DROP INDEX activity_by_institution;
CREATE INDEX activity_by_institution ON activity (institution_id, kind, held_on, id, held_to, stock_days, state) WHERE institution_id IS NOT NULL AND state = 'submitted';
CREATE INDEX activity_figures_by_county ON activity (county_id, kind, held_on, people, measures, state, level) WHERE state = 'submitted';
CREATE INDEX activity_figures_by_city ON activity (city_id, kind, held_on, people, measures, state, level, county_id) WHERE state = 'submitted';
