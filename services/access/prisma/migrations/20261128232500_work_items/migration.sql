-- CreateTable
CREATE TABLE "access"."work_item" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "for_id" UUID,
    "reason_sealed" BYTEA NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,

    CONSTRAINT "work_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "work_item_organisation_subject_id_id_idx" ON "access"."work_item"("organisation", "subject_id", "id" DESC);

-- What follows is written by hand: the schema files cannot hold it.

ALTER TABLE "access"."work_item" ADD CONSTRAINT "work_item_purpose"
  CHECK ("purpose" IN ('safeguarding', 'rights-request', 'retention-review', 'audit', 'inspection'));
-- An inspection is one inspector's.
ALTER TABLE "access"."work_item" ADD CONSTRAINT "work_item_for" CHECK (("for_id" IS NOT NULL) = ("purpose" = 'inspection'));
-- It ends by itself, whoever writes it.
ALTER TABLE "access"."work_item" ADD CONSTRAINT "work_item_ends"
  CHECK ("until_at" > "opened_at" AND "until_at" <= "opened_at" + interval '184 days');
ALTER TABLE "access"."work_item" ADD CONSTRAINT "work_item_closed" CHECK (("closed_at" IS NULL) = ("closed_by_id" IS NULL));

-- What a purpose rests on, as far as this service knows. Readers give the time: nothing here asks for it.
CREATE OR REPLACE VIEW "facts"."access_work_item" AS
-- To look at an emergency access afterwards is an errand of whoever may state the purpose, until a month after it is done, for
-- those who come back on it.
SELECT organisation, subject_id, NULL::text AS viewer_id, 'audit'::text AS purpose, from_at,
       (reviewed_at + interval '31 days')::timestamptz(3) AS until_at
FROM "access"."break_glass"
UNION ALL
-- An emergency of safeguarding is itself the concern, of whoever declared it.
SELECT organisation, subject_id, staff_member_id::text, purpose, from_at, LEAST(until_at, ended_at)::timestamptz(3)
FROM "access"."break_glass" WHERE purpose = 'safeguarding'
UNION ALL
-- Who asks to see a record waits for the decision on it, for a fortnight; what was decided is open for a month.
SELECT organisation, subject_id, NULL::text, 'audit'::text, requested_at,
       COALESCE(decided_at + interval '31 days', requested_at + interval '14 days')::timestamptz(3)
FROM "access"."access_request" WHERE subject_id IS NOT NULL
UNION ALL
-- A contract is what its monitoring is for, of whoever pays under it.
SELECT organisation, subject_id, viewer_id, 'contract-monitoring'::text, from_at, until_at
FROM "access"."assignment" WHERE kind = 'commissioner'
UNION ALL
SELECT organisation, subject_id, for_id::text, purpose, opened_at, LEAST(until_at, closed_at)::timestamptz(3)
FROM "access"."work_item";
