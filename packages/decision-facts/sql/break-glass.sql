-- Emergency access to one person, which has always an end. Put together from `facts.<owner>_break_glass`.
DO $$
DECLARE published text;
BEGIN
  SELECT string_agg(format(
    $of$SELECT organisation::text, subject_id::uuid, viewer_id::text, from_at::timestamptz(3), until_at::timestamptz(3) FROM facts.%I
      WHERE until_at IS NOT NULL$of$,
    owner || '_break_glass'), ' UNION ALL ' ORDER BY place)
  INTO published
  FROM unnest(ARRAY['access']) WITH ORDINALITY AS owners(owner, place)
  WHERE to_regclass(format('facts.%I', owner || '_break_glass')) IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW facts.break_glass (organisation, subject_id, viewer_id, from_at, until_at) AS '
    || COALESCE(published, 'SELECT NULL::text, NULL::uuid, NULL::text, NULL::timestamptz(3), NULL::timestamptz(3) WHERE false');
END $$;
