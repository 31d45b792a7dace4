-- The visits of some days by all that a figure counts of them, so that no visit is read for its number alone. Only for
-- statements that say state = 'submitted' themselves: it must not lead the ledger away from its own order.
DROP INDEX inspection_days;
CREATE INDEX inspection_days ON inspection (county_id, finished_on, institution_id, level, kind, led_by_leader, led_by_principal, institution_type, team_size, state)
 WHERE state = 'submitted';
