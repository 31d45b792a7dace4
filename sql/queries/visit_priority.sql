-- 该去哪家: every institution's points by the rules, in one pass over the register and the unresolved hazards.

-- fragment: visit_priority_where
       i.status = 'operating'
   {{scope_own i}}
   AND i.county_id = (SELECT w.id FROM region w WHERE w.code = :county)                    --? county
   AND i.type = :type                                                                      --? type
   AND NOT EXISTS (SELECT 1 FROM visit_plan p WHERE p.institution_id = i.id AND p.state IN ('planned', 'noticed') AND (p.level = 'county' OR p.unannounced = 0 OR :sees_secrets)) --? only_unplanned
   AND EXISTS (SELECT 1 FROM visit_plan p WHERE p.institution_id = i.id AND p.state IN ('planned', 'noticed') AND (p.level = 'county' OR p.unannounced = 0 OR :sees_secrets)) --? only_planned

-- name: visit_priority_count
SELECT count(*) FROM (SELECT 1 FROM institution i WHERE
   {{visit_priority_where}}
 LIMIT :total_limit)

-- name: visit_priority_page
-- scan: the register and what is unresolved are gone through once; the most points come first
SELECT r.uuid AS institution, r.name AS institution_name, r.type AS institution_type, c.name AS county_name, r.last_visited_on,
       r.kitchen_fuel, r.building_grade, r.licence_expires_on, r.equipment_expires_on,
       coalesce(r.people_served, 0) + coalesce(r.staff, 0) AS people,
       g.*,
       (SELECT p.uuid FROM visit_plan p WHERE p.institution_id = r.id AND p.state IN ('planned', 'noticed')
           AND (p.level = 'county' OR p.unannounced = 0 OR :sees_secrets) ORDER BY p.from_on, p.id LIMIT 1) AS plan,
       (SELECT p.from_on FROM visit_plan p WHERE p.institution_id = r.id AND p.state IN ('planned', 'noticed')
           AND (p.level = 'county' OR p.unannounced = 0 OR :sees_secrets) ORDER BY p.from_on, p.id LIMIT 1) AS plan_from,
       (SELECT p.to_on FROM visit_plan p WHERE p.institution_id = r.id AND p.state IN ('planned', 'noticed')
           AND (p.level = 'county' OR p.unannounced = 0 OR :sees_secrets) ORDER BY p.from_on, p.id LIMIT 1) AS plan_to
  FROM (
SELECT s.*, never_visited + elapsed + year_due + overdue + major + unresolved + repeated + gas + building + people_100 + expiry + duty AS points
          FROM (SELECT i.id,
                       CASE WHEN i.last_visited_on IS NULL THEN min(:never_visited_points, :never_visited_most) ELSE 0 END AS never_visited,
                       CASE WHEN i.last_visited_on IS NULL THEN 0
                            ELSE min(:elapsed_points * CAST((julianday(:today) - julianday(i.last_visited_on)) / 30 AS INTEGER), :elapsed_most) END AS elapsed,
                       CASE WHEN i.last_visited_on < :year_start THEN min(:year_due_points, :year_due_most) ELSE 0 END AS year_due,
                       min(:overdue_points * coalesce(h.overdue, 0), :overdue_most) AS overdue, coalesce(h.overdue, 0) AS overdue_count,
                       min(:major_points * coalesce(h.major, 0), :major_most) AS major, coalesce(h.major, 0) AS major_count,
                       min(:unresolved_points * coalesce(h.unresolved, 0), :unresolved_most) AS unresolved, coalesce(h.unresolved, 0) AS unresolved_count,
                       min(:repeated_points * coalesce(h.repeated, 0), :repeated_most) AS repeated, coalesce(h.repeated, 0) AS repeated_count,
                       CASE WHEN i.kitchen_fuel IN ('piped_gas', 'bottled_gas', 'liquid_fuel') THEN min(:gas_points, :gas_most) ELSE 0 END AS gas,
                       CASE WHEN i.building_grade IN ('C', 'D') THEN min(:building_points, :building_most) ELSE 0 END AS building,
                       CASE WHEN coalesce(i.people_served, 0) + coalesce(i.staff, 0) >= 100 THEN min(:people_points, :people_most) ELSE 0 END AS people_100,
                       min(:expiry_points * (coalesce(i.licence_expires_on <= :soon, 0) + coalesce(i.equipment_expires_on <= :soon, 0)), :expiry_most) AS expiry,
                       min(:duty_points * (id_in(:duties_1, i.id) + 2 * id_in(:duties_2, i.id) + 4 * id_in(:duties_4, i.id) + 8 * id_in(:duties_8, i.id)), :duty_most) AS duty
                  FROM institution i INDEXED BY institution_priority
                  LEFT JOIN (SELECT h.institution_id, count(*) AS unresolved,
                                    count(*) FILTER (WHERE h.state = 'open' AND h.deadline < :today) AS overdue,
                                    count(*) FILTER (WHERE h.severity = 'major') AS major, count(*) FILTER (WHERE h.repeat = 1) AS repeated
                               FROM hazard h
                              WHERE h.state IN ('open', 'submitted')
   {{scope h}}
                              GROUP BY h.institution_id) h ON h.institution_id = i.id
                 WHERE
   {{visit_priority_where}}
   AND i.city_id = :in_city                                                                --? in_city
               ) s
 WHERE (points < :after_points OR (points = :after_points AND id > :after_id))             --? after_points
 ORDER BY points DESC, id LIMIT :limit
       ) g
  CROSS JOIN institution r ON r.id = g.id
  CROSS JOIN region c ON c.id = r.county_id
 ORDER BY g.points DESC, g.id
