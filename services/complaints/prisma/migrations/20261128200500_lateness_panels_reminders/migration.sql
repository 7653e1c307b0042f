-- CreateEnum
CREATE TYPE "complaints"."LateDecision" AS ENUM ('ACCEPTED', 'REFUSED');

-- CreateEnum
CREATE TYPE "complaints"."ReminderKind" AS ENUM ('DUE_SOON', 'OVERDUE');

-- AlterEnum
ALTER TYPE "complaints"."ActorKind" ADD VALUE 'SYSTEM';

-- AlterEnum
ALTER TYPE "complaints"."EventKind" ADD VALUE 'LATE_ACCEPTED';
ALTER TYPE "complaints"."EventKind" ADD VALUE 'LATE_REFUSED';
ALTER TYPE "complaints"."EventKind" ADD VALUE 'PANEL_NAMED';
ALTER TYPE "complaints"."EventKind" ADD VALUE 'PANEL_HELD';
ALTER TYPE "complaints"."EventKind" ADD VALUE 'PANEL_REPORTED';
ALTER TYPE "complaints"."EventKind" ADD VALUE 'REMINDED';

-- AlterEnum
ALTER TYPE "complaints"."PartyKind" ADD VALUE 'PANEL_MEMBER';

-- AlterTable
ALTER TABLE "complaints"."case_party" ALTER COLUMN "staff_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "complaints"."case_stage" ADD COLUMN     "panel_held_on" DATE,
ADD COLUMN     "panel_reported_on" DATE;

-- AlterTable
ALTER TABLE "complaints"."complaint_case" ADD COLUMN     "happened_on" DATE,
ADD COLUMN     "known_on" DATE,
ADD COLUMN     "late_decision" "complaints"."LateDecision";

-- CreateTable
CREATE TABLE "complaints"."case_reminder" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "stage_position" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "kind" "complaints"."ReminderKind" NOT NULL,
    "due_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_reminder_organisation_case_id_stage_position_step_kind_key" ON "complaints"."case_reminder"("organisation", "case_id", "stage_position", "step", "kind", "due_on");

-- AddForeignKey
ALTER TABLE "complaints"."case_reminder" ADD CONSTRAINT "case_reminder_organisation_case_id_fkey" FOREIGN KEY ("organisation", "case_id") REFERENCES "complaints"."complaint_case"("organisation", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand: the schema files cannot hold it.

-- Only a member of a panel may be somebody from outside, without an account.
ALTER TABLE "complaints"."case_party" ADD CONSTRAINT "case_party_account"
  CHECK ("staff_id" IS NOT NULL OR "kind"::text = 'PANEL_MEMBER');

-- Before the matter happened nobody knew of it, and a report follows the panel.
ALTER TABLE "complaints"."complaint_case" ADD CONSTRAINT "complaint_case_known" CHECK ("known_on" >= "happened_on");
ALTER TABLE "complaints"."case_stage" ADD CONSTRAINT "case_stage_panel"
  CHECK ("panel_reported_on" IS NULL OR "panel_held_on" <= "panel_reported_on");

-- Members of staff on a panel look into the case as well; whoever is from outside has no access to anything.
CREATE OR REPLACE VIEW "facts"."complaints_resource_relationship" AS
SELECT p.organisation, 'Complaint'::text AS resource, p.case_id AS resource_id, c.service_user_id AS subject_id,
       p.staff_id::text AS viewer_id, CASE p.kind WHEN 'COMPLAINED_ABOUT' THEN 'excluded' ELSE 'investigator' END::text AS kind,
       p.from_at,
       CASE p.kind WHEN 'COMPLAINED_ABOUT' THEN p.until_at
         ELSE LEAST(p.until_at, (c.closed_on + interval '12 months') AT TIME ZONE 'Europe/London') END AS until_at
FROM "complaints"."case_party" p
JOIN "complaints"."complaint_case" c ON c.organisation = p.organisation AND c.id = p.case_id
WHERE p.staff_id IS NOT NULL;
