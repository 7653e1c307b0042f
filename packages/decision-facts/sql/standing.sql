-- How viewers stand to service users by what others brought about: work, a team, being the person, being shut out, an emergency. Each service
-- publishes `facts.<service>_relationship`; beside them is `break-glass`, emergency access. Who looks into one of the person's complaints is in
-- facts.resource_relationship. What has no end yet ends at infinity, so that whether it lasts is one comparison, which an index can answer:
-- service_users publishes an end for each of its rows.
DO $$
DECLARE published text;
BEGIN
  SELECT string_agg(format(
    'SELECT organisation, subject_id, viewer_id, kind, from_at::timestamptz(3) AS from_at, %s AS until_at FROM facts.%I',
    CASE owner WHEN 'service_users' THEN 'until_at::timestamptz' ELSE 'COALESCE(until_at::timestamptz, ''infinity'')' END,
    owner || '_relationship'), ' UNION ALL ' ORDER BY place)
  INTO published
  FROM unnest(ARRAY['access', 'service_users', 'complaints', 'sharing']) WITH ORDINALITY AS owners(owner, place)
  WHERE to_regclass(format('facts.%I', owner || '_relationship')) IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW facts.standing (organisation, subject_id, viewer_id, kind, from_at, until_at) AS '
    || COALESCE(published || ' UNION ALL ', '') || $view$
    SELECT organisation, subject_id, viewer_id, 'break-glass', from_at, until_at::timestamptz FROM facts.break_glass
  $view$;
END $$;
