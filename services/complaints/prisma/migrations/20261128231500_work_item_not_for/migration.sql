-- What the purpose complaint-handling rests on is nothing for those complained about: what it opens would tell them that there is a complaint.
CREATE OR REPLACE VIEW "facts"."complaints_work_item" AS
SELECT organisation, service_user_id AS subject_id, NULL::text AS viewer_id, id AS work_item_id, 'complaint-handling'::text AS purpose,
       received_on::timestamp AT TIME ZONE 'Europe/London' AS from_at,
       (closed_on + interval '12 months') AT TIME ZONE 'Europe/London' AS until_at,
       (SELECT array_agg(p.staff_id::text) FROM "complaints"."case_party" p
        WHERE p.organisation = c.organisation AND p.case_id = c.id AND p.kind = 'COMPLAINED_ABOUT' AND p.until_at IS NULL
          AND p.staff_id IS NOT NULL) AS not_for
FROM "complaints"."complaint_case" c;
