-- Whoever registers a person works with them for a day. Found by the end of that day, which takes an expression that never changes: of a whole day
-- added to a time, PostgreSQL holds that it depends on where it is said. Otherwise each list of somebody who once registered many reads all of those.
DROP INDEX "service_users"."service_user_registered_by_idx";
CREATE INDEX "service_user_registered_lately_idx" ON "service_users"."service_user"
  ("organisation", "registered_by", (("registered_at" AT TIME ZONE 'UTC' + interval '1 day') AT TIME ZONE 'UTC'));

CREATE OR REPLACE VIEW "facts"."service_users_relationship" AS
SELECT organisation, id AS subject_id, registered_by AS viewer_id, 'assigned-worker'::text AS kind,
       registered_at AS from_at, (registered_at AT TIME ZONE 'UTC' + interval '1 day') AT TIME ZONE 'UTC' AS until_at
FROM "service_users"."service_user";
