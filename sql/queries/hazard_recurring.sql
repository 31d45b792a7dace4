-- What is found again and again (共性问题).

-- One walk for each item that ever was in a checklist, through the index of items: never the whole ledger.
-- name: hazard_recurring
SELECT g.item_code, (SELECT i.requirement FROM checklist_item i WHERE i.code = g.item_code ORDER BY i.checklist_id DESC LIMIT 1) AS requirement,
       (SELECT i.area FROM checklist_item i WHERE i.code = g.item_code ORDER BY i.checklist_id DESC LIMIT 1) AS area,
       g.hazards, g.institutions, g.counties, g.unresolved
  FROM (SELECT h.item_code, count(*) AS hazards, count(DISTINCT h.institution_id) AS institutions,
               count(DISTINCT h.county_id) AS counties, sum(h.state IN ('open', 'submitted')) AS unresolved
          FROM (SELECT DISTINCT code FROM checklist_item) c CROSS JOIN hazard h ON h.item_code = c.code
         WHERE h.found_on >= :from AND h.found_on <= :to AND h.state <> 'void'
           {{scope h}}
           AND h.county_id = (SELECT w.id FROM region w WHERE w.code = :county) --? county
           AND h.institution_type = :institution_type                           --? institution_type
           AND h.area = :area                                                   --? area
         GROUP BY h.item_code HAVING count(DISTINCT h.institution_id) >= 2) g
 ORDER BY g.counties DESC, g.hazards DESC, g.item_code LIMIT :limit
