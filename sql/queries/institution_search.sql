-- What only SQLite knows of the register: the full-text index of names (single characters, so that a phrase
-- of two finds them).

-- fragment: institution_match
   AND i.id IN (SELECT s.rowid FROM institution_search s WHERE s.tokens MATCH :phrase) --? phrase
   AND id_in(:named, i.id) --? named

-- name: institution_named
-- unscoped: a set to narrow what is scoped; nothing of it is shown
SELECT id_set(s.rowid) FROM institution_search s WHERE s.tokens MATCH :phrase

-- name: institution_named_in_county
-- unscoped: a count that chooses a plan; nothing of it is shown
SELECT count(*) FROM (SELECT 1 FROM institution w WHERE w.county_id = :within_county AND id_in(:named, w.id) LIMIT :limit)

-- name: institution_search_add
INSERT INTO institution_search (rowid, tokens) VALUES (:id, :tokens)

-- name: institution_search_change
UPDATE institution_search SET tokens = :tokens WHERE rowid = :id
