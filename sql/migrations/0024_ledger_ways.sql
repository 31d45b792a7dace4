-- Ways through the register in a big city: visits led by a leader and joint ones are told by the index of coverage alone,
-- who may sign in by its own.
DROP INDEX inspection_coverage;
CREATE INDEX inspection_coverage ON inspection (institution_id, level, finished_on, state, led_by_leader, kind) WHERE state = 'submitted' AND level IN ('city', 'county');
DELETE FROM sqlite_stat1 WHERE idx IN ('inspection_coverage', 'account_online');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('inspection', 'inspection_coverage', '750000 13 7 1 1 1 1'),
    ('account', 'account_online', '120000 2');
