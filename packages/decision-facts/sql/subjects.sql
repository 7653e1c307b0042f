-- All facts about all the people of a batch, for one viewer, at one instant. What cannot concern the viewer is not looked at: authorities, unless they act
-- for others, and errands, unless they state one. A function, because its body is planned once for a connection: planning a question over everything
-- that is united here takes longer than answering it. It runs with the rights of whoever calls it. Kinds and items come as lines of one text: most people
-- of a page have the same, and reading two arrays for each of them cost more than what is done with them.
DROP FUNCTION IF EXISTS facts.subjects(text, uuid[], text, timestamptz);
DROP FUNCTION IF EXISTS facts.subjects(text, uuid[], text, boolean, text, timestamptz);
CREATE FUNCTION facts.subjects(of_organisation text, ids uuid[], viewer text, acts boolean, errand text, instant timestamptz)
RETURNS TABLE (subject_id text, kinds text, break_glass_until timestamptz, consents text, matters json)
LANGUAGE plpgsql STABLE
-- Every batch is small, so that one plan, by index, is right for all; and all that it touches is in memory, so that an index is looked into rather
-- than everything read of a team or of a viewer.
SET plan_cache_mode = force_generic_plan
SET random_page_cost = 1.1
AS $$
#variable_conflict use_column
DECLARE
  -- By person, in lines.
  authorities jsonb;
  concerned_by_errand uuid[];
BEGIN
  IF acts THEN
    SELECT jsonb_object_agg(of_person.subject_id, of_person.kinds) INTO authorities
    FROM (
      SELECT p.subject_id, string_agg(E'representative\n' || given.kinds || COALESCE(E'\n' || kept.kinds, ''), E'\n') AS kinds
      FROM facts.representation p
      CROSS JOIN LATERAL (SELECT COALESCE(string_agg('representative:' || scope, E'\n'), '') AS kinds FROM unnest(p.scopes) AS scope) AS given
      CROSS JOIN LATERAL (SELECT string_agg('hidden:' || pattern, E'\n') AS kinds FROM unnest(p.hidden) AS pattern) AS kept
      WHERE p.viewer_id = viewer AND p.organisation = of_organisation AND p.subject_id = ANY(ids)
        AND p.from_at <= instant AND (p.until_at IS NULL OR p.until_at > instant)
      GROUP BY p.subject_id
    ) AS of_person;
  END IF;
  IF errand IS NOT NULL THEN
    SELECT array_agg(w.subject_id) INTO concerned_by_errand
    FROM facts.work_item w
    WHERE w.purpose = errand AND COALESCE(w.viewer_id, viewer) = viewer AND w.organisation = of_organisation AND w.subject_id = ANY(ids)
      AND w.from_at <= instant AND (w.until_at IS NULL OR w.until_at > instant);
  END IF;
  RETURN QUERY
  -- Everything that is united is searched once for the whole batch, not once for each of its people.
  WITH stands AS (
    SELECT r.subject_id, string_agg(DISTINCT r.kind::text, E'\n') AS kinds, max(r.until_at) FILTER (WHERE r.kind = 'break-glass') AS break_glass_until
    FROM facts.standing r
    WHERE r.viewer_id = viewer AND r.organisation = of_organisation AND r.subject_id = ANY(ids)
      AND r.from_at <= instant AND r.until_at > instant
    GROUP BY r.subject_id
  ), agrees AS (
    SELECT c.subject_id, string_agg(c.item::text, E'\n' ORDER BY c.item) AS consents
    FROM facts.consent_in_force c
    WHERE c.organisation = of_organisation AND c.subject_id = ANY(ids)
    GROUP BY c.subject_id
  ), concerned AS (
    SELECT o.subject_id, bool_or(o.kind = 'investigator') AS investigates,
      json_agg(json_build_object('resource', o.resource, 'id', o.resource_id, 'kind', o.kind)) AS matters
    FROM facts.resource_relationship o
    WHERE o.viewer_id = viewer AND o.organisation = of_organisation AND o.subject_id = ANY(ids)
      AND o.from_at <= instant AND (o.until_at IS NULL OR o.until_at > instant)
    GROUP BY o.subject_id
  )
  SELECT s.subject_id::text,
    concat_ws(E'\n', k.kinds, CASE WHEN m.investigates THEN 'investigator' END, authorities ->> s.subject_id::text,
      CASE WHEN s.subject_id = ANY(concerned_by_errand) THEN 'work-item:' || errand END,
      CASE WHEN s.subject_id IN (
        SELECT x.subject_id FROM facts.restriction x
        WHERE x.organisation = of_organisation AND x.subject_id = ANY(ids)
          AND x.from_at <= instant AND (x.until_at IS NULL OR x.until_at > instant)
      ) THEN 'restricted' END),
    k.break_glass_until::timestamptz, COALESCE(a.consents, ''), m.matters
  FROM facts.subject s
  LEFT JOIN stands k ON k.subject_id = s.subject_id
  LEFT JOIN agrees a ON a.subject_id = s.subject_id
  LEFT JOIN concerned m ON m.subject_id = s.subject_id
  WHERE s.organisation = of_organisation AND s.subject_id = ANY(ids);
END $$;
