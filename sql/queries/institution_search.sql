-- What only SQLite knows of the register: the full-text index of names (single characters, so that a phrase
-- of two finds them).

-- fragment: institution_match
   AND i.id IN (SELECT s.rowid FROM institution_search s WHERE s.tokens MATCH :phrase) --? phrase

-- name: institution_search_add
INSERT INTO institution_search (rowid, tokens) VALUES (:id, :tokens)

-- name: institution_search_change
UPDATE institution_search SET tokens = :tokens WHERE rowid = :id
