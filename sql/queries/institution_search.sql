-- What only SQLite knows of the register: the full-text index of names (single characters, so that a phrase
-- of two finds them).

-- fragment: institution_match
   AND i.id IN (SELECT s.rowid FROM institution_search s WHERE s.tokens MATCH :phrase) --? phrase
   AND id_in((SELECT id_set(s.rowid) FROM institution_search s WHERE s.institution_search MATCH :common_phrase), i.id) --? common_phrase

-- Whether a name stands for few institutions: only then they are the way into a ledger.
-- name: institution_search_width
-- unscoped: a count that chooses a plan; nothing of it is shown
-- scan: a register is gone through when it is a county's only
SELECT count(*) FROM (
SELECT 1 FROM institution_search s CROSS JOIN institution w ON w.id = s.rowid WHERE s.tokens MATCH :phrase --? by_name
SELECT 1 FROM institution w WHERE id_in((SELECT id_set(s.rowid) FROM institution_search s WHERE s.tokens MATCH :phrase), w.id) --? by_register
   AND w.city_id = :within_city                                                            --? within_city
   AND w.county_id = :within_county                                                        --? within_county
 LIMIT :limit)

-- name: institution_search_add
INSERT INTO institution_search (rowid, tokens) VALUES (:id, :tokens)

-- name: institution_search_change
UPDATE institution_search SET tokens = :tokens WHERE rowid = :id
