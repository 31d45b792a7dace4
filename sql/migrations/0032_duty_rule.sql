-- 该去哪家: a point for every duty that is about to be missed or was, by the duty engine's own rules, in the place of the
-- one for self-checks alone. The city's own weight stays.
INSERT INTO visit_rule (rule, points, most) SELECT 'duty', points, max(most, min(3 * points, 300)) FROM visit_rule WHERE rule = 'self_check';
DELETE FROM visit_rule WHERE rule = 'self_check';
