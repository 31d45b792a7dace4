-- The money settled for a hazard as a number beside its words; listing by the province, which the city records; and sums of
-- money in a freeze, apart from the weight that days and people have there.

ALTER TABLE hazard_settlement ADD COLUMN funds_fen INTEGER CONSTRAINT hazard_settlement_funds CHECK (funds_fen >= 0); -- 1/100 yuan
ALTER TABLE hazard ADD COLUMN funds_fen INTEGER CONSTRAINT hazard_funds CHECK (funds_fen >= 0); -- of the last settlement

-- By whom: until now whoever listed it said so.
CREATE TABLE hazard_listing_of_level (
    event         TEXT NOT NULL PRIMARY KEY,
    level         TEXT NOT NULL CONSTRAINT hazard_listing_level CHECK (level IN ('province', 'city', 'county')),
    number        TEXT NOT NULL,
    unit          TEXT NOT NULL,
    list_deadline TEXT NOT NULL,
    published_on  TEXT NOT NULL,
    publication   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO hazard_listing_of_level (event, level, number, unit, list_deadline, published_on, publication)
SELECT l.event,
       CASE coalesce((SELECT e.actor_role FROM hazard_event e WHERE e.uuid = l.event),
                     (SELECT p.actor_role FROM hazard_parked p WHERE p.event = l.event)) WHEN 'city_leader' THEN 'city' ELSE 'county' END,
       l.number, l.unit, l.list_deadline, l.published_on, l.publication
  FROM hazard_listing l;
DROP TABLE hazard_listing;
ALTER TABLE hazard_listing_of_level RENAME TO hazard_listing;

-- A column's constraint does not change: a wider one takes its place, and what is built on it is built again.
ALTER TABLE hazard ADD COLUMN listed_by TEXT CONSTRAINT hazard_listed_level CHECK (listed_by IN ('province', 'city', 'county'));
UPDATE hazard SET listed_by = listed_level WHERE severity = 'major' AND listed_level IS NOT NULL;
DROP INDEX hazard_major_by_county;
DROP INDEX hazard_major_by_city;
DROP INDEX hazard_attention_by_county;
DROP INDEX hazard_attention_by_city;
ALTER TABLE hazard DROP COLUMN attention;
ALTER TABLE hazard DROP COLUMN listed_level;
ALTER TABLE hazard RENAME COLUMN listed_by TO listed_level;
ALTER TABLE hazard ADD COLUMN attention INTEGER GENERATED ALWAYS AS
    (extension_asked IS NOT NULL OR listed_level IS NOT NULL OR restriction IS NOT NULL OR (state = 'submitted' AND first_close_by IS NOT NULL)
     OR (severity = 'major' AND state IN ('open', 'submitted') AND (planned = 0 OR settled = 0))) VIRTUAL;
CREATE INDEX hazard_attention_by_county ON hazard (county_id, found_on, id) WHERE attention = 1;
CREATE INDEX hazard_attention_by_city ON hazard (city_id, found_on, id) WHERE attention = 1;
CREATE INDEX hazard_major_by_county ON hazard (county_id, found_on, id, state, planned, settled, listed_level, funds_fen, area, institution_type, source, closed_on) WHERE severity = 'major';
CREATE INDEX hazard_major_by_city ON hazard (city_id, found_on, id, state, planned, settled, listed_level, funds_fen, area, institution_type, source, closed_on) WHERE severity = 'major';
DELETE FROM sqlite_stat1 WHERE idx IN ('hazard_attention_by_county', 'hazard_attention_by_city', 'hazard_major_by_county', 'hazard_major_by_city');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('hazard', 'hazard_attention_by_county', '4000 350 2 1'),
    ('hazard', 'hazard_attention_by_city', '4000 4000 4 1'),
    ('hazard', 'hazard_major_by_county', '90000 7500 11 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_major_by_city', '90000 90000 130 1 1 1 1 1 1 1 1 1 1');

ALTER TABLE frozen_record ADD COLUMN funds_fen INTEGER; -- of a hazard
ALTER TABLE frozen_definition ADD COLUMN per INTEGER NOT NULL DEFAULT 1;   -- how many of what is counted make one of the unit
