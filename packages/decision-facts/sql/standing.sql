-- How viewers stand to service users by what others brought about: work, a team, being the person, being shut out, an emergency, a complaint to look
-- into. Each service publishes `facts.<service>_relationship`; beside them are
--   break-glass    emergency access
--   investigator   of one of the person's complaints; which one is in facts.resource_relationship
DO $$
DECLARE published text;
BEGIN
  SELECT string_agg(format(
    'SELECT organisation, subject_id, viewer_id, kind, from_at::timestamptz(3) AS from_at, until_at::timestamptz AS until_at FROM facts.%I',
    owner || '_relationship'), ' UNION ALL ' ORDER BY place)
  INTO published
  FROM unnest(ARRAY['access', 'service_users', 'complaints', 'sharing']) WITH ORDINALITY AS owners(owner, place)
  WHERE to_regclass(format('facts.%I', owner || '_relationship')) IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW facts.standing (organisation, subject_id, viewer_id, kind, from_at, until_at) AS '
    || COALESCE(published || ' UNION ALL ', '') || $view$
    SELECT organisation, subject_id, viewer_id, 'break-glass', from_at, until_at::timestamptz FROM facts.break_glass
    UNION ALL
    SELECT organisation, subject_id, viewer_id, 'investigator', from_at, until_at::timestamptz
    FROM facts.resource_relationship WHERE kind = 'investigator'
  $view$;
END $$;
