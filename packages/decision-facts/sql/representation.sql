-- Who acts for whom: which categories they were given, and which are hidden from them. One row for each authority; what any of them hides is
-- hidden. Put together from what the owners publish as `facts.<owner>_representation`, and from the dates of the person that `facts.subject`
-- holds; nobody acts for anybody until both are there.
--   At 16 capacity is presumed: authority given before ends then, unless given or confirmed anew. At 18 so does what was given before, and a
--   parent's always. Only what a court gave to a deputy goes on by its own dates. A parent of somebody whose age is not known has none.
--   At death everything stops.
-- Birthdays and deaths count from midnight in London. Nobody reads a birth date here: only whether an authority is in force.
DO $$
DECLARE published text;
BEGIN
  SELECT string_agg(format(
    'SELECT organisation::text, subject_id::uuid, viewer_id::text, scopes::text[], COALESCE(hidden::text[], ARRAY[''**'']), from_at::timestamptz(3), until_at::timestamptz(3), of_kind::text, given_on::date FROM facts.%I',
    owner || '_representation'), ' UNION ALL ' ORDER BY place)
  INTO published
  FROM unnest(ARRAY['access']) WITH ORDINALITY AS owners(owner, place)
  WHERE to_regclass(format('facts.%I', owner || '_representation')) IS NOT NULL AND to_regclass('facts.subject') IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW facts.representation (organisation, subject_id, viewer_id, scopes, hidden, from_at, until_at) AS '
    || COALESCE($view$
      SELECT r.organisation, r.subject_id, r.viewer_id, r.scopes, r.hidden, r.from_at, LEAST(
        r.until_at,
        s.died_on::timestamp AT TIME ZONE 'Europe/London',
        CASE
          WHEN r.of_kind = 'deputy' THEN NULL
          WHEN s.born_on IS NULL THEN CASE r.of_kind WHEN 'parent' THEN r.from_at END
          WHEN r.given_on < s.born_on + interval '16 years' THEN (s.born_on + interval '16 years') AT TIME ZONE 'Europe/London'
          WHEN r.given_on < s.born_on + interval '18 years' OR r.of_kind = 'parent'
            THEN (s.born_on + interval '18 years') AT TIME ZONE 'Europe/London'
        END)::timestamptz(3)
      FROM ($view$ || published || $view$) AS r (organisation, subject_id, viewer_id, scopes, hidden, from_at, until_at, of_kind, given_on)
      JOIN facts.subject s ON s.organisation = r.organisation AND s.subject_id = r.subject_id$view$,
    'SELECT NULL::text, NULL::uuid, NULL::text, NULL::text[], NULL::text[], NULL::timestamptz(3), NULL::timestamptz(3) WHERE false');
END $$;
