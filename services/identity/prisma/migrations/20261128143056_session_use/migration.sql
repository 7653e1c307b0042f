-- AlterTable
ALTER TABLE "identity"."session" ADD COLUMN     "used_at" TIMESTAMPTZ(3);

-- By hand from here: what Prisma does not describe. Columns are only ever added at the end.
CREATE OR REPLACE VIEW "facts"."session" AS
SELECT s."uid" AS "sid",
       s."account_id",
       a."organisation",
       a."kind",
       s."expires_at",
       LEAST(s."ended_at", a."closed_at", (SELECT min(e."at") FROM "identity"."sign_in_ending" e WHERE e."account_id" = a."id"))::timestamptz(3) AS "ended_at",
       s."started_at",
       s."used_at"
FROM "identity"."session" s
JOIN "identity"."account" a ON a."id" = s."account_id";
