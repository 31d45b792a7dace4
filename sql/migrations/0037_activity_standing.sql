-- What holds from a day on until another, by institution: asked of every home for the elderly at once.
CREATE INDEX activity_standing ON activity (institution_id, held_on, coalesce(held_to, '9999-12-31'))
 WHERE kind = 'standard_acceptance' AND state = 'submitted' AND institution_id IS NOT NULL;
