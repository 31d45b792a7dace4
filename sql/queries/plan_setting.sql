-- What the city sets for planning visits: one row, and the weights of the rules.

-- name: plan_setting_get
SELECT visit_ceiling, notice_days, row_version FROM plan_setting WHERE id = 1

-- name: plan_setting_rules
SELECT rule, points, most FROM visit_rule

-- name: plan_setting_update
UPDATE plan_setting SET visit_ceiling = :visit_ceiling, notice_days = :notice_days, row_version = row_version + 1
 WHERE id = 1

-- name: plan_setting_weigh
UPDATE visit_rule SET points = :points, most = :most WHERE rule = :rule
