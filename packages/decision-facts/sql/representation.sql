-- Who acts for whom: which categories they were given, and which are hidden from them. One row for each authority; what any of them hides is
-- hidden. Put together from what the owners publish as `facts.<owner>_representation`; nobody acts for anybody until one does.
DO $$
DECLARE published text;
BEGIN
  SELECT string_agg(format(
    'SELECT organisation::text, subject_id::uuid, viewer_id::text, scopes::text[], COALESCE(hidden::text[], ARRAY[''**'']), from_at::timestamptz(3), until_at::timestamptz(3) FROM facts.%I',
    owner || '_representation'), ' UNION ALL ' ORDER BY place)
  INTO published
  FROM unnest(ARRAY['access']) WITH ORDINALITY AS owners(owner, place)
  WHERE to_regclass(format('facts.%I', owner || '_representation')) IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW facts.representation (organisation, subject_id, viewer_id, scopes, hidden, from_at, until_at) AS '
    || COALESCE(published, 'SELECT NULL::text, NULL::uuid, NULL::text, NULL::text[], NULL::text[], NULL::timestamptz(3), NULL::timestamptz(3) WHERE false');
END $$;
