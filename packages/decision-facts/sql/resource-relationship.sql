-- How a viewer stands to one thing about a person, such as one complaint: kinds `investigator` and `excluded`. Counts there and nowhere else.
-- Put together from `facts.<owner>_resource_relationship`.
DO $$
DECLARE published text;
BEGIN
  SELECT string_agg(format(
    'SELECT organisation::text, subject_id::uuid, viewer_id::text, resource::text, resource_id::text, kind::text, from_at::timestamptz(3), until_at::timestamptz(3) FROM facts.%I',
    owner || '_resource_relationship'), ' UNION ALL ' ORDER BY place)
  INTO published
  FROM unnest(ARRAY['complaints', 'access']) WITH ORDINALITY AS owners(owner, place)
  WHERE to_regclass(format('facts.%I', owner || '_resource_relationship')) IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW facts.resource_relationship (organisation, subject_id, viewer_id, resource, resource_id, kind, from_at, until_at) AS '
    || COALESCE(published, 'SELECT NULL::text, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::text, NULL::timestamptz(3), NULL::timestamptz(3) WHERE false');
END $$;
