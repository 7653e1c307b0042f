-- By hand: what Prisma does not describe.
-- Whoever pays for the support of a person under a contract.
ALTER TABLE "access"."assignment" DROP CONSTRAINT "assignment_kind";
ALTER TABLE "access"."assignment" ADD CONSTRAINT "assignment_kind"
  CHECK ("kind" IN ('assigned-worker', 'referral-recipient', 'commissioner') OR ("kind" IN ('team', 'team-manager') AND "until_at" IS NOT NULL));
