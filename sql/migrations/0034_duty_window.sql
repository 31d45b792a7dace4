-- The windows of a duty asked at key dates are the key dates themselves: one list to keep, one place to plan and to judge by.
-- Windows that a bureau had written into a version of its own become key dates, unless one lies there already.
INSERT INTO key_date (uuid, name, from_on, to_on)
SELECT format('00000000-0000-4000-b001-%06d%06d', min(w.duty_id), w.position), strftime('%Y', w.first_day) || '年' || w.name, w.first_day, w.last_day
  FROM duty_window w JOIN duty d ON d.id = w.duty_id
 WHERE d.created_by IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM key_date k WHERE k.from_on <= w.last_day AND k.to_on >= w.first_day)
 GROUP BY w.first_day, w.last_day;
DROP TABLE duty_window;
