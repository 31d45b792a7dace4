-- Import of a county's sheet into the register. A batch is the affair of the account that sent it.

-- fragment: import_columns
SELECT b.id, b.uuid, b.file_name, b.headings, b.state, b.created_at, b.committed_at, b.row_version,
       (SELECT count(*) FROM import_row r WHERE r.batch_id = b.id) AS row_count,
       (SELECT count(*) FROM import_row r WHERE r.batch_id = b.id AND r.outcome = 'new') AS new_count,
       (SELECT count(*) FROM import_row r WHERE r.batch_id = b.id AND r.outcome = 'changed') AS changed_count,
       (SELECT count(*) FROM import_row r WHERE r.batch_id = b.id AND r.outcome = 'same') AS same_count,
       (SELECT count(*) FROM import_row r WHERE r.batch_id = b.id AND r.outcome = 'foreign') AS foreign_count,
       (SELECT count(*) FROM import_row r WHERE r.batch_id = b.id AND r.outcome = 'bad') AS bad_count,
       (SELECT count(*) FROM import_problem p WHERE p.batch_id = b.id) AS problem_count
  FROM import_batch b

-- name: import_find
-- unscoped: the account's own
       {{import_columns}}
 WHERE b.uuid = :uuid AND b.account_id = :account_id

-- name: import_taken
-- unscoped: a client-made UUID is unique over all counties
SELECT b.id FROM import_batch b WHERE b.uuid = :uuid

-- name: import_insert
-- unscoped: of the actor's own city and county
INSERT INTO import_batch (uuid, account_id, city_id, county_id, file_name, headings, created_at)
VALUES (:uuid, :account_id, :city_id, :county_id, :file_name, :headings, :now)

-- name: import_problems
SELECT p.row_no, p.heading, p.cell, p.message FROM import_problem p
 WHERE p.batch_id = :id
       AND p.row_no = :row_no --? row_no
 ORDER BY p.row_no, p.id
 LIMIT :limit

-- name: import_rows
-- unscoped: of a batch already read
SELECT r.row_no, r.cells, r.outcome FROM import_row r WHERE r.batch_id = :id ORDER BY r.row_no

-- name: import_same_code
-- unscoped: of a batch already read
SELECT r.row_no FROM import_row r
 WHERE r.batch_id = :id AND r.credit_code = :credit_code AND r.row_no <> :row_no
 ORDER BY r.row_no
 LIMIT 1

-- name: import_forget_problems
DELETE FROM import_problem WHERE batch_id = :id AND row_no = :row_no

-- name: import_put_row
-- unscoped: of a batch already read
INSERT INTO import_row (batch_id, row_no, cells, outcome, institution_id, credit_code)
VALUES (:id, :row_no, :cells, :outcome, :institution_id, :credit_code)
    ON CONFLICT (batch_id, row_no) DO UPDATE
   SET cells = excluded.cells, outcome = excluded.outcome, institution_id = excluded.institution_id,
       credit_code = excluded.credit_code

-- name: import_put_problem
INSERT INTO import_problem (batch_id, row_no, heading, cell, message)
VALUES (:id, :row_no, :heading, :cell, :message)

-- name: import_institution_by_code
-- unscoped: a credit code is unique over all counties; who it belongs to decides the outcome
SELECT i.id, i.uuid, i.county_id FROM institution i WHERE i.credit_code = :credit_code

-- name: import_institution_by_name
-- unscoped: of a county already found in scope, or the row is foreign
SELECT i.id, i.uuid, i.county_id FROM institution i WHERE i.county_id = :county_id AND i.name = :name ORDER BY i.id LIMIT 1

-- name: import_touch
-- unscoped: of a batch already read
UPDATE import_batch SET row_version = row_version + 1 WHERE id = :id

-- name: import_committed
-- unscoped: of a batch already read
UPDATE import_batch SET state = 'committed', committed_at = :now, row_version = row_version + 1 WHERE id = :id
