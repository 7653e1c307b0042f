-- A disposal may be proposed by the organisation's rule, and run by it when nobody decides.
ALTER TABLE "retention"."disposal"
  ALTER COLUMN "proposed_by_id" DROP NOT NULL,
  ALTER COLUMN "proposed_by_name" DROP NOT NULL,
  ADD COLUMN "runs_on" DATE,
  ADD COLUMN "reminded_on" DATE,
  ADD COLUMN "by_itself_after_days" INTEGER;

-- What follows is written by hand: the schema files cannot hold it.

-- It runs by itself only on a day of which whoever decides was told before; decided by somebody, or by the rule, and never by both.
ALTER TABLE "retention"."disposal"
  DROP CONSTRAINT "disposal_decided",
  ADD CONSTRAINT "disposal_decided" CHECK (("state" = 'PROPOSED') = ("decided_at" IS NULL)
    AND ("decided_at" IS NOT NULL AND "by_itself_after_days" IS NULL) = ("decided_by_id" IS NOT NULL)),
  ADD CONSTRAINT "disposal_by_rule" CHECK ("by_itself_after_days" IS NULL OR ("state" IN ('APPROVED', 'ERASED') AND "runs_on" IS NOT NULL AND "reminded_on" < "runs_on")),
  ADD CONSTRAINT "disposal_told" CHECK (("runs_on" IS NULL) = ("reminded_on" IS NULL)),
  ADD CONSTRAINT "disposal_proposed_by" CHECK (("proposed_by_id" IS NULL) = ("proposed_by_name" IS NULL));
