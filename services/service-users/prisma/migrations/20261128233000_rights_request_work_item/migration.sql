-- What the purpose rights-request rests on, whoever may state it: what a person asks to have put right, until it is decided, and a month longer,
-- in which they may come back on the answer.
CREATE VIEW "facts"."service_users_work_item" AS
SELECT organisation, service_user_id AS subject_id, NULL::text AS viewer_id, 'rights-request'::text AS purpose, requested_at AS from_at,
       decided_at + interval '31 days' AS until_at
FROM "service_users"."correction";
