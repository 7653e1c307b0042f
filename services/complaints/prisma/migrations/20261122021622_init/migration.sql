-- CreateEnum
CREATE TYPE "complaints"."CaseKind" AS ENUM ('COMPLAINT', 'ENQUIRY', 'COMPLIMENT', 'INFORMATION_REQUEST', 'COMMENT');

-- CreateEnum
CREATE TYPE "complaints"."CaseState" AS ENUM ('RECEIVED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'DECIDED', 'CLOSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "complaints"."ReceivedHow" AS ENUM ('SELF_SERVICE', 'IN_PERSON', 'PHONE', 'EMAIL', 'LETTER');

-- CreateEnum
CREATE TYPE "complaints"."ActorKind" AS ENUM ('STAFF', 'PERSON', 'REPRESENTATIVE');

-- CreateEnum
CREATE TYPE "complaints"."EventKind" AS ENUM ('RAISED', 'ALLOCATED', 'PARTY_NAMED', 'ACKNOWLEDGED', 'EXTENDED', 'ADVANCED', 'DECIDED', 'CLOSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "complaints"."PartyKind" AS ENUM ('RECIPIENT', 'INVESTIGATOR', 'COMPLAINED_ABOUT');

-- CreateTable
CREATE TABLE "complaints"."complaint_case" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "matter_id" UUID NOT NULL,
    "service_user_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" "complaints"."CaseKind" NOT NULL,
    "category" TEXT,
    "service" TEXT,
    "regime" TEXT,
    "state" "complaints"."CaseState" NOT NULL,
    "received_on" DATE NOT NULL,
    "received_how" "complaints"."ReceivedHow" NOT NULL,
    "raised_by_id" TEXT NOT NULL,
    "raised_by_kind" "complaints"."ActorKind" NOT NULL,
    "raised_by_name" TEXT,
    "matter_sealed" BYTEA NOT NULL,
    "desired_outcome_sealed" BYTEA,
    "queue" TEXT NOT NULL,
    "handler_id" UUID,
    "handler_name" TEXT,
    "closed_on" DATE,
    "last_action_on" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "complaint_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaints"."case_stage" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT,
    "began_on" DATE NOT NULL,
    "acknowledged_on" DATE,
    "extended_on" DATE,
    "extended_by" INTEGER,
    "extension_reason_sealed" BYTEA,
    "decided_on" DATE,
    "decider_id" UUID,
    "decider_name" TEXT,
    "findings_sealed" BYTEA,
    "outcome_sealed" BYTEA,

    CONSTRAINT "case_stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaints"."case_event" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" "complaints"."EventKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_kind" "complaints"."ActorKind" NOT NULL,
    "actor_name" TEXT,
    "text_sealed" BYTEA,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaints"."case_party" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "kind" "complaints"."PartyKind" NOT NULL,
    "name" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaints"."reference_sequence" (
    "organisation" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "reference_sequence_pkey" PRIMARY KEY ("organisation")
);

-- CreateIndex
CREATE INDEX "complaint_case_organisation_service_user_id_id_idx" ON "complaints"."complaint_case"("organisation", "service_user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "complaint_case_organisation_state_id_idx" ON "complaints"."complaint_case"("organisation", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "complaint_case_organisation_matter_id_idx" ON "complaints"."complaint_case"("organisation", "matter_id");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_case_organisation_id_key" ON "complaints"."complaint_case"("organisation", "id");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_case_organisation_reference_key" ON "complaints"."complaint_case"("organisation", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "case_stage_organisation_case_id_position_key" ON "complaints"."case_stage"("organisation", "case_id", "position");

-- CreateIndex
CREATE INDEX "case_event_organisation_case_id_id_idx" ON "complaints"."case_event"("organisation", "case_id", "id");

-- CreateIndex
CREATE INDEX "case_party_organisation_case_id_idx" ON "complaints"."case_party"("organisation", "case_id");

-- CreateIndex
CREATE INDEX "case_party_organisation_staff_id_kind_idx" ON "complaints"."case_party"("organisation", "staff_id", "kind");

-- AddForeignKey
ALTER TABLE "complaints"."case_stage" ADD CONSTRAINT "case_stage_organisation_case_id_fkey" FOREIGN KEY ("organisation", "case_id") REFERENCES "complaints"."complaint_case"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaints"."case_event" ADD CONSTRAINT "case_event_organisation_case_id_fkey" FOREIGN KEY ("organisation", "case_id") REFERENCES "complaints"."complaint_case"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaints"."case_party" ADD CONSTRAINT "case_party_organisation_case_id_fkey" FOREIGN KEY ("organisation", "case_id") REFERENCES "complaints"."complaint_case"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand: the schema files cannot hold it.

-- The timeline is never rewritten. Rows go only with the whole person, at disposal.
CREATE FUNCTION "complaints"."refuse_event_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what happened in a case is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "case_event_unchanging" BEFORE UPDATE ON "complaints"."case_event"
  FOR EACH ROW EXECUTE FUNCTION "complaints"."refuse_event_change"();

-- A stage that is decided says by whom and what the person was told; only then can a case be closed.
ALTER TABLE "complaints"."case_stage" ADD CONSTRAINT "case_stage_decided"
  CHECK (("decided_on" IS NULL) = ("decider_id" IS NULL) AND ("decided_on" IS NULL) = ("outcome_sealed" IS NULL));

-- One handler at a time, and nobody named twice.
CREATE UNIQUE INDEX "case_party_one_handler" ON "complaints"."case_party"("organisation", "case_id")
  WHERE "kind" = 'INVESTIGATOR' AND "until_at" IS NULL;
CREATE UNIQUE INDEX "case_party_named_once" ON "complaints"."case_party"("organisation", "case_id", "staff_id")
  WHERE "kind" = 'COMPLAINED_ABOUT' AND "until_at" IS NULL;

-- How members of staff stand to one case: those to whom it goes first and its handler, who look into it and answer for it until a year
-- after its end, and those whom it is about, who are shut out of it.
CREATE VIEW "facts"."complaints_resource_relationship" AS
SELECT p.organisation, 'Complaint'::text AS resource, p.case_id AS resource_id, c.service_user_id AS subject_id,
       p.staff_id::text AS viewer_id, CASE p.kind WHEN 'COMPLAINED_ABOUT' THEN 'excluded' ELSE 'investigator' END::text AS kind,
       p.from_at,
       CASE p.kind WHEN 'COMPLAINED_ABOUT' THEN p.until_at
         ELSE LEAST(p.until_at, (c.closed_on + interval '12 months') AT TIME ZONE 'Europe/London') END AS until_at
FROM "complaints"."case_party" p
JOIN "complaints"."complaint_case" c ON c.organisation = p.organisation AND c.id = p.case_id;

-- What the purpose complaint-handling rests on, whoever may state it: a case about the person, and a year after its end, in which an
-- ombudsman may take it up.
CREATE VIEW "facts"."complaints_work_item" AS
SELECT organisation, service_user_id AS subject_id, NULL::text AS viewer_id, id AS work_item_id, 'complaint-handling'::text AS purpose,
       received_on::timestamp AT TIME ZONE 'Europe/London' AS from_at,
       (closed_on + interval '12 months') AT TIME ZONE 'Europe/London' AS until_at
FROM "complaints"."complaint_case";

-- What the periods of keeping a case count from.
CREATE VIEW "facts"."complaint" AS
SELECT organisation, service_user_id AS subject_id, id AS complaint_id, kind::text AS kind, received_on AS opened_on, closed_on,
       last_action_on
FROM "complaints"."complaint_case";
