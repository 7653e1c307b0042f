-- CreateTable
CREATE TABLE "access"."break_glass" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "staff_member_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "reason_sealed" BYTEA NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" UUID,
    "justified" BOOLEAN,
    "finding_sealed" BYTEA,

    CONSTRAINT "break_glass_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "break_glass_organisation_subject_id_id_idx" ON "access"."break_glass"("organisation", "subject_id", "id" DESC);

-- CreateIndex
CREATE INDEX "break_glass_organisation_staff_member_id_id_idx" ON "access"."break_glass"("organisation", "staff_member_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "access"."break_glass" ADD CONSTRAINT "break_glass_staff_member_fkey" FOREIGN KEY ("organisation", "staff_member_id") REFERENCES "access"."staff_member"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand: the schema files cannot hold it.

ALTER TABLE "access"."break_glass" ADD CONSTRAINT "break_glass_purpose" CHECK ("purpose" IN ('care', 'safeguarding'));
-- It never lasts longer, whoever writes it.
ALTER TABLE "access"."break_glass" ADD CONSTRAINT "break_glass_four_hours"
  CHECK ("until_at" > "from_at" AND "until_at" <= "from_at" + interval '4 hours');
ALTER TABLE "access"."break_glass" ADD CONSTRAINT "break_glass_ends_early" CHECK ("ended_at" IS NULL OR "ended_at" <= "until_at");
-- A review says by whom and what was found, and is never one's own.
ALTER TABLE "access"."break_glass" ADD CONSTRAINT "break_glass_review"
  CHECK (num_nulls("reviewed_at", "reviewed_by_id", "justified", "finding_sealed") IN (0, 4) AND "reviewed_by_id" <> "staff_member_id");
-- Nobody opens the same record anew before somebody looked at the last time.
CREATE UNIQUE INDEX "break_glass_unreviewed_key" ON "access"."break_glass"("organisation", "subject_id", "staff_member_id")
  WHERE "reviewed_at" IS NULL;
-- In the facts a viewer is text.
CREATE INDEX "break_glass_viewer_idx" ON "access"."break_glass"("organisation", ("staff_member_id"::text));
CREATE INDEX "break_glass_to_review_idx" ON "access"."break_glass"("organisation", "id") WHERE "reviewed_at" IS NULL;

CREATE VIEW "facts"."access_break_glass" AS
SELECT organisation, subject_id, staff_member_id::text AS viewer_id, from_at, LEAST(until_at, ended_at) AS until_at
FROM "access"."break_glass";

-- To look at it afterwards is an errand of whoever may state the purpose, until it is done.
CREATE VIEW "facts"."access_work_item" AS
SELECT organisation, subject_id, NULL::text AS viewer_id, 'audit'::text AS purpose, from_at, reviewed_at AS until_at
FROM "access"."break_glass";
