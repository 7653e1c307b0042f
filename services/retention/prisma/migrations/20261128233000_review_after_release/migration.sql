-- What is lifted is open to those who review for a month more.
CREATE OR REPLACE VIEW "facts"."retention_work_item" AS
SELECT organisation, service_user_id AS subject_id, NULL::text AS viewer_id, 'retention-review'::text AS purpose,
       dispose_from::timestamp AT TIME ZONE 'Europe/London' AS from_at, NULL::timestamptz AS until_at
FROM "retention"."retention_date" WHERE dispose_from IS NOT NULL
UNION ALL
SELECT organisation, service_user_id, NULL::text, 'retention-review'::text, computed_at, NULL::timestamptz
FROM "retention"."retention_date" WHERE decided_by = 'manual'
UNION ALL
SELECT organisation, service_user_id, NULL::text, 'retention-review'::text, placed_at, released_at + interval '31 days'
FROM "retention"."hold";
