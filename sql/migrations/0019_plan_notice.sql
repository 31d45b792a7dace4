-- A notice 检查通知书 may be made from a planned visit: paper and plan know each other.

ALTER TABLE paper ADD COLUMN visit_plan_id INTEGER REFERENCES visit_plan (id) ON DELETE RESTRICT;
CREATE INDEX paper_by_visit_plan ON paper (visit_plan_id) WHERE visit_plan_id IS NOT NULL;
CREATE TRIGGER paper_no_change_of_plan BEFORE UPDATE OF visit_plan_id ON paper BEGIN SELECT raise(ABORT, 'papers do not change'); END;
