-- Targets of the year, by figure and unit.

-- fragment: target_columns
SELECT t.id, t.uuid, t.year, t.figure, t.tenths, t.due_on, c.code AS county, c.name AS county_name,
       a.name AS created_by, t.created_at, t.void_reason, t.content_hash, t.row_version
  FROM target t JOIN account a ON a.id = t.created_by LEFT JOIN region c ON c.id = t.county_id

-- What binds a county: its own targets and the city's.
-- name: target_list
{{target_columns}}
 WHERE t.city_id = :city_id AND t.year = :year AND t.void_reason IS NULL
   AND (t.county_id IS NULL OR t.county_id = :county_id)                                   --? county_id
 ORDER BY t.figure, coalesce(t.county_id, 0)

-- name: target_by_uuid
{{target_columns}}
 WHERE t.uuid = :uuid AND t.city_id = :city_id

-- name: target_taken
SELECT content_hash FROM target WHERE uuid = :uuid

-- name: target_insert
INSERT INTO target (uuid, city_id, county_id, year, figure, tenths, due_on, content_hash, created_at, created_by)
VALUES (:uuid, :city_id, :county_id, :year, :figure, :tenths, :due_on, :content_hash, :now, :by)

-- name: target_change
UPDATE target SET tenths = :tenths, due_on = :due_on, row_version = row_version + 1 WHERE id = :id

-- name: target_void
UPDATE target SET void_reason = :reason, row_version = row_version + 1 WHERE id = :id
