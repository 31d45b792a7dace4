-- The tree of regions.

-- fragment: region_columns
SELECT r.id, r.code, r.name, r.level, p.code AS parent, r.city_id, r.county_id, r.row_version
  FROM region r LEFT JOIN region p ON p.id = r.parent_id

-- name: region_list
{{region_columns}}
 WHERE 1 = 1
   AND r.city_id = :city_id --? city_id
 ORDER BY CASE r.level WHEN 'city' THEN 0 ELSE 1 END, r.code;

-- name: region_by_code
{{region_columns}}
 WHERE r.code = :code;

-- name: region_insert
INSERT INTO region (code, name, level, parent_id, city_id, county_id)
VALUES (:code, :name, :level, :parent_id, :city_id, :county_id);

-- name: region_settle
UPDATE region
   SET city_id = coalesce(city_id, id), county_id = CASE level WHEN 'county' THEN id ELSE county_id END
 WHERE id = :id;

-- name: region_rename
UPDATE region SET name = :name, row_version = row_version + 1 WHERE id = :id;

-- name: region_bureau
SELECT id AS region_id, code, name AS place FROM region WHERE id = :id;
