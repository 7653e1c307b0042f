-- CreateEnum
CREATE TYPE "access"."access_request_state" AS ENUM ('REQUESTED', 'APPROVED', 'REFUSED');

-- AlterTable
ALTER TABLE "access"."role_request" ADD COLUMN     "ends_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "access"."access_request" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "requester_id" UUID NOT NULL,
    "subject_id" UUID,
    "reference" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "reason_sealed" BYTEA NOT NULL,
    "state" "access"."access_request_state" NOT NULL DEFAULT 'REQUESTED',
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "extent" TEXT,
    "until_at" TIMESTAMPTZ(3),
    "assignment_id" UUID,

    CONSTRAINT "access_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."staff_evidence" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "staff_member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "given_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,

    CONSTRAINT "staff_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_request_organisation_subject_id_idx" ON "access"."access_request"("organisation", "subject_id");

-- CreateIndex
CREATE INDEX "access_request_organisation_requester_id_idx" ON "access"."access_request"("organisation", "requester_id");

-- CreateIndex
CREATE INDEX "access_request_organisation_state_id_idx" ON "access"."access_request"("organisation", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "staff_evidence_organisation_staff_member_id_idx" ON "access"."staff_evidence"("organisation", "staff_member_id");

-- AddForeignKey
ALTER TABLE "access"."access_request" ADD CONSTRAINT "access_request_requester_fkey" FOREIGN KEY ("organisation", "requester_id") REFERENCES "access"."staff_member"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."staff_evidence" ADD CONSTRAINT "staff_evidence_staff_member_fkey" FOREIGN KEY ("organisation", "staff_member_id") REFERENCES "access"."staff_member"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand: the schema files cannot hold it.

-- What is given for a while on request is one of these too.
ALTER TABLE "access"."assignment" DROP CONSTRAINT "assignment_kind";
ALTER TABLE "access"."assignment" ADD CONSTRAINT "assignment_kind"
  CHECK ("kind" IN ('assigned-worker', 'referral-recipient') OR ("kind" IN ('team', 'team-manager') AND "until_at" IS NOT NULL));
ALTER TABLE "access"."access_request" ADD CONSTRAINT "access_request_extent" CHECK ("extent" IN ('full', 'overview'));
ALTER TABLE "access"."access_request" ADD CONSTRAINT "access_request_days" CHECK ("days" BETWEEN 1 AND 90);
ALTER TABLE "access"."staff_evidence" ADD CONSTRAINT "staff_evidence_kind" CHECK ("kind" IN ('undertaking', 'training'));

-- Nobody asks twice at once for the same reference.
CREATE UNIQUE INDEX "access_request_open_key" ON "access"."access_request"("organisation", "requester_id", "reference") WHERE "state" = 'REQUESTED';
