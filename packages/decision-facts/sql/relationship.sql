-- How every viewer stands to every service user, whoever owns the relationship. Each service publishes `facts.<service>_relationship`;
-- this view unites them so that a row scope is one `some` and one `none`, never an OR (which would defeat the indexes). For row scopes it
-- says as well what else decides which people exist for a viewer, each as a kind of its own:
--   representative, representative:<pattern>, hidden:<pattern>   what an authority gives and what is hidden from it
--   break-glass                                                  emergency access
--   investigator                                                 of one of the person's complaints; which one is in facts.resource_relationship
--   work-item:<purpose>                                          an errand; viewer `*` where it is everybody's
--   restricted                                                   viewer `*`: the data may only be stored
DO $$
DECLARE published text;
BEGIN
  SELECT string_agg(format(
    'SELECT organisation, subject_id, viewer_id, kind, from_at::timestamptz(3) AS from_at, until_at::timestamptz AS until_at FROM facts.%I',
    owner || '_relationship'), ' UNION ALL ' ORDER BY place)
  INTO published
  FROM unnest(ARRAY['access', 'service_users', 'complaints', 'sharing']) WITH ORDINALITY AS owners(owner, place)
  WHERE to_regclass(format('facts.%I', owner || '_relationship')) IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW facts.relationship (organisation, subject_id, viewer_id, kind, from_at, until_at) AS '
    || COALESCE(published || ' UNION ALL ', '') || $view$
    SELECT organisation, subject_id, viewer_id, 'representative', from_at, until_at::timestamptz FROM facts.representation
    UNION ALL
    SELECT organisation, subject_id, viewer_id, 'representative:' || pattern, from_at, until_at::timestamptz
    FROM facts.representation, unnest(scopes) AS pattern
    UNION ALL
    SELECT organisation, subject_id, viewer_id, 'hidden:' || pattern, from_at, until_at::timestamptz
    FROM facts.representation, unnest(hidden) AS pattern
    UNION ALL
    SELECT organisation, subject_id, viewer_id, 'break-glass', from_at, until_at::timestamptz FROM facts.break_glass
    UNION ALL
    SELECT organisation, subject_id, viewer_id, 'investigator', from_at, until_at::timestamptz
    FROM facts.resource_relationship WHERE kind = 'investigator'
    UNION ALL
    SELECT organisation, subject_id, COALESCE(viewer_id, '*'), 'work-item:' || purpose, from_at, until_at::timestamptz
    FROM facts.work_item
    UNION ALL
    SELECT organisation, subject_id, '*', 'restricted', from_at, until_at::timestamptz FROM facts.restriction
  $view$;
END $$;
