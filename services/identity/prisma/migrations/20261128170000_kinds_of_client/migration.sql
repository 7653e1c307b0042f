-- AlterTable
ALTER TABLE "identity"."client" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'integrator';

-- By hand from here: what Prisma does not describe.
ALTER TABLE "identity"."client" ADD CONSTRAINT "client_kind" CHECK ("kind" IN ('integrator', 'commissioner'));

-- Which systems of others may act, and as what.
CREATE OR REPLACE VIEW "facts"."client" AS
SELECT "client_id", "organisation", "kind", "closed_at" IS NULL AS "active"
FROM "identity"."client";
