-- Everything that decides which people exist for a viewer, so that a row scope asks one view by one `some` and one `none`, never by an OR (which
-- would defeat the indexes), and whether it lasts is one comparison: what has no end yet ends at infinity. Beside what stands in `facts.standing`
-- it says, each as a kind of its own:
--   investigator                                                 of one of the person's complaints
--   representative, representative:<pattern>, hidden:<pattern>   what an authority gives and what is hidden from it
--   work-item:<purpose>                                          an errand; viewer `*` where it is everybody's
--   restricted                                                   viewer `*`: the data may only be stored
CREATE OR REPLACE VIEW facts.relationship (organisation, subject_id, viewer_id, kind, from_at, until_at) AS
SELECT organisation, subject_id, viewer_id, kind, from_at, until_at FROM facts.standing
UNION ALL
SELECT organisation, subject_id, viewer_id, kind, from_at, COALESCE(until_at::timestamptz, 'infinity')
FROM facts.resource_relationship WHERE kind = 'investigator'
UNION ALL
SELECT organisation, subject_id, viewer_id, 'representative', from_at, COALESCE(until_at::timestamptz, 'infinity') FROM facts.representation
UNION ALL
SELECT organisation, subject_id, viewer_id, 'representative:' || pattern, from_at, COALESCE(until_at::timestamptz, 'infinity')
FROM facts.representation, unnest(scopes) AS pattern
UNION ALL
SELECT organisation, subject_id, viewer_id, 'hidden:' || pattern, from_at, COALESCE(until_at::timestamptz, 'infinity')
FROM facts.representation, unnest(hidden) AS pattern
UNION ALL
SELECT organisation, subject_id, COALESCE(viewer_id, '*'), 'work-item:' || purpose, from_at, COALESCE(until_at::timestamptz, 'infinity') FROM facts.work_item
UNION ALL
SELECT organisation, subject_id, '*', 'restricted', from_at, COALESCE(until_at::timestamptz, 'infinity') FROM facts.restriction;
