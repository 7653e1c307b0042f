-- Whose data may only be stored for now (UK GDPR Art. 18). Put together from `facts.<owner>_restriction`.
DO $$
DECLARE published text;
BEGIN
  SELECT string_agg(format(
    'SELECT organisation::text, subject_id::uuid, from_at::timestamptz(3), until_at::timestamptz(3) FROM facts.%I',
    owner || '_restriction'), ' UNION ALL ' ORDER BY place)
  INTO published
  FROM unnest(ARRAY['rights', 'service_users']) WITH ORDINALITY AS owners(owner, place)
  WHERE to_regclass(format('facts.%I', owner || '_restriction')) IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW facts.restriction (organisation, subject_id, from_at, until_at) AS '
    || COALESCE(published, 'SELECT NULL::text, NULL::uuid, NULL::timestamptz(3), NULL::timestamptz(3) WHERE false');
END $$;
