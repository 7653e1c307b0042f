-- The errand behind a purpose: a case, a request, an inspection, a project that concerns the person. Without a viewer it is the errand of
-- everybody whose role may state the purpose, but of whoever is shut out of it (column `not_for`, where the owner has one): that there is one
-- would be told by what it opens. Put together from `facts.<owner>_work_item`.
DO $$
DECLARE published text;
BEGIN
  SELECT string_agg(format(
    'SELECT organisation::text, subject_id::uuid, viewer_id::text, purpose::text, from_at::timestamptz(3), until_at::timestamptz(3) FROM facts.%I'
    || CASE WHEN EXISTS (
      SELECT FROM pg_attribute WHERE attrelid = to_regclass(format('facts.%I', owner || '_work_item')) AND attname = 'not_for')
    THEN $shut$
      WHERE not_for IS NULL
      UNION ALL
      SELECT i.organisation::text, i.subject_id::uuid, r.account_id::text, i.purpose::text, i.from_at::timestamptz(3), i.until_at::timestamptz(3)
      FROM facts.%1$I i JOIN facts.role r ON r.organisation = i.organisation AND r.account_id::text <> ALL (i.not_for)$shut$
    ELSE '' END,
    owner || '_work_item'), ' UNION ALL ' ORDER BY place)
  INTO published
  FROM unnest(ARRAY['access', 'complaints', 'retention', 'rights', 'service_users', 'sharing', 'governance'])
    WITH ORDINALITY AS owners(owner, place)
  WHERE to_regclass(format('facts.%I', owner || '_work_item')) IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW facts.work_item (organisation, subject_id, viewer_id, purpose, from_at, until_at) AS '
    || COALESCE(published, 'SELECT NULL::text, NULL::uuid, NULL::text, NULL::text, NULL::timestamptz(3), NULL::timestamptz(3) WHERE false');
END $$;
