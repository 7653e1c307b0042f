-- CreateEnum
CREATE TYPE "service_users"."ServiceUserStatus" AS ENUM ('ACTIVE', 'CLOSED', 'DECEASED');

-- CreateEnum
CREATE TYPE "service_users"."RecordFactKind" AS ENUM ('CLOSED', 'ORDER_MADE', 'LOOKED_AFTER', 'APPROVAL_ENDED', 'PLACEMENT_ENDED', 'CONTRACT', 'CONTRACT_CLOSED', 'CLAIM_RISK', 'CLAIM_AROSE', 'CLAIM_KNOWN');

-- CreateEnum
CREATE TYPE "service_users"."ContactChannel" AS ENUM ('EMAIL', 'PHONE', 'SMS', 'POST', 'NONE');

-- CreateEnum
CREATE TYPE "service_users"."Source" AS ENUM ('PERSON', 'REPRESENTATIVE', 'FAMILY', 'REFERRER', 'PARTNER', 'PUBLIC_BODY', 'SERVICE_USE');

-- CreateEnum
CREATE TYPE "service_users"."NoteKind" AS ENUM ('VISIT', 'CALL', 'OTHER');

-- CreateEnum
CREATE TYPE "service_users"."CorrectableField" AS ENUM ('GIVEN_NAME', 'FAMILY_NAME', 'PREFERRED_NAME', 'BIRTH_DATE', 'NHS_NUMBER', 'EMAIL', 'PHONE', 'ADDRESS', 'PHYSICAL_HEALTH', 'MENTAL_HEALTH', 'ETHNICITY', 'RELIGION');

-- CreateEnum
CREATE TYPE "service_users"."CorrectionState" AS ENUM ('REQUESTED', 'ACCEPTED', 'REFUSED');

-- CreateTable
CREATE TABLE "service_users"."service_user" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "source_reference" TEXT,
    "service" TEXT NOT NULL,
    "status" "service_users"."ServiceUserStatus" NOT NULL DEFAULT 'ACTIVE',
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "preferred_name" TEXT,
    "born_on" DATE NOT NULL,
    "died_on" DATE,
    "closed_at" TIMESTAMPTZ(3),
    "nhs_number_sealed" BYTEA,
    "nhs_number_index" BYTEA,
    "email_sealed" BYTEA,
    "phone_sealed" BYTEA,
    "address_sealed" BYTEA,
    "safe_contact_sealed" BYTEA,
    "no_contact_reason_sealed" BYTEA,
    "preferred_channel" "service_users"."ContactChannel" NOT NULL DEFAULT 'NONE',
    "physical_health_sealed" BYTEA,
    "mental_health_sealed" BYTEA,
    "ethnicity_sealed" BYTEA,
    "religion_sealed" BYTEA,
    "version" INTEGER NOT NULL DEFAULT 1,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "registered_by" TEXT NOT NULL,
    "record_kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "service_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_users"."storage_consent" (
    "service_user_id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "wording_version" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "visited_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "storage_consent_pkey" PRIMARY KEY ("service_user_id")
);

-- CreateTable
CREATE TABLE "service_users"."provenance" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "service_user_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "source" "service_users"."Source" NOT NULL,
    "supplied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provenance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_users"."note" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "service_user_id" UUID NOT NULL,
    "kind" "service_users"."NoteKind" NOT NULL,
    "text_sealed" BYTEA NOT NULL,
    "categories" TEXT[],
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL,
    "late_reason_sealed" BYTEA,
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_users"."correction" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "service_user_id" UUID NOT NULL,
    "field" "service_users"."CorrectableField" NOT NULL,
    "previous_sealed" BYTEA,
    "proposed_sealed" BYTEA NOT NULL,
    "reason_sealed" BYTEA,
    "state" "service_users"."CorrectionState" NOT NULL DEFAULT 'REQUESTED',
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "decided_by_name" TEXT,
    "decision_sealed" BYTEA,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_users"."record_fact" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "service_user_id" UUID NOT NULL,
    "kind" "service_users"."RecordFactKind" NOT NULL,
    "happened_on" DATE,
    "detail" TEXT,

    CONSTRAINT "record_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_users"."reference_sequence" (
    "organisation" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "reference_sequence_pkey" PRIMARY KEY ("organisation")
);

-- CreateIndex
CREATE INDEX "service_user_organisation_family_name_given_name_id_idx" ON "service_users"."service_user"("organisation", "family_name", "given_name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "service_user_organisation_id_key" ON "service_users"."service_user"("organisation", "id");

-- CreateIndex
CREATE UNIQUE INDEX "service_user_organisation_reference_key" ON "service_users"."service_user"("organisation", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "service_user_organisation_source_reference_key" ON "service_users"."service_user"("organisation", "source_reference");

-- CreateIndex
CREATE UNIQUE INDEX "service_user_organisation_nhs_number_index_key" ON "service_users"."service_user"("organisation", "nhs_number_index");

-- CreateIndex
CREATE UNIQUE INDEX "storage_consent_organisation_service_user_id_key" ON "service_users"."storage_consent"("organisation", "service_user_id");

-- CreateIndex
CREATE INDEX "provenance_service_user_id_section_supplied_at_idx" ON "service_users"."provenance"("service_user_id", "section", "supplied_at");

-- CreateIndex
CREATE INDEX "note_service_user_id_occurred_at_id_idx" ON "service_users"."note"("service_user_id", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "correction_service_user_id_requested_at_id_idx" ON "service_users"."correction"("service_user_id", "requested_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "record_fact_organisation_service_user_id_idx" ON "service_users"."record_fact"("organisation", "service_user_id");

-- CreateIndex
CREATE INDEX "service_user_registered_by_idx" ON "service_users"."service_user"("organisation", "registered_by", "registered_at");

-- AddForeignKey
ALTER TABLE "service_users"."storage_consent" ADD CONSTRAINT "storage_consent_organisation_service_user_id_fkey" FOREIGN KEY ("organisation", "service_user_id") REFERENCES "service_users"."service_user"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_users"."provenance" ADD CONSTRAINT "provenance_organisation_service_user_id_fkey" FOREIGN KEY ("organisation", "service_user_id") REFERENCES "service_users"."service_user"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_users"."note" ADD CONSTRAINT "note_organisation_service_user_id_fkey" FOREIGN KEY ("organisation", "service_user_id") REFERENCES "service_users"."service_user"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_users"."correction" ADD CONSTRAINT "correction_organisation_service_user_id_fkey" FOREIGN KEY ("organisation", "service_user_id") REFERENCES "service_users"."service_user"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "service_users"."record_fact" ADD CONSTRAINT "record_fact_organisation_service_user_id_fkey" FOREIGN KEY ("organisation", "service_user_id") REFERENCES "service_users"."service_user"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A claim about abuse is never written here in clear: it is put on hold by a person, with a sealed reason.
ALTER TABLE "service_users"."record_fact" ADD CONSTRAINT "record_fact_claim_risk"
  CHECK ("kind" <> 'CLAIM_RISK' OR "detail" IN ('personal-injury', 'contract', 'negligence'));

-- What decisions of this and other services rest on. Read-only views over this service's own tables.
CREATE VIEW "facts"."subject" AS
SELECT organisation, id AS subject_id, status::text AS status, born_on, died_on, closed_at
FROM "service_users"."service_user";

-- Whoever registers a person works with them from that moment; the access service turns this into an assignment of its own, and a day
-- is time enough for that also after an outage.
CREATE VIEW "facts"."service_users_relationship" AS
SELECT organisation, id AS subject_id, registered_by AS viewer_id, 'assigned-worker'::text AS kind,
       registered_at AS from_at, registered_at + interval '1 day' AS until_at
FROM "service_users"."service_user";

CREATE VIEW "facts"."storage_consent" AS
SELECT organisation, service_user_id AS subject_id, item, wording_version, method, visited_on, recorded_at, recorded_by
FROM "service_users"."storage_consent";

-- What the periods of keeping a record count from. Days of closure are days in London.
CREATE VIEW "facts"."record" AS
SELECT u.organisation, u.id AS subject_id, u.record_kinds AS kinds, u.status::text AS status, u.born_on, u.died_on,
       ARRAY(
         SELECT (u.closed_at AT TIME ZONE 'Europe/London')::date WHERE u.closed_at IS NOT NULL
         UNION
         SELECT f.happened_on FROM "service_users"."record_fact" f
         WHERE f.organisation = u.organisation AND f.service_user_id = u.id AND f.kind = 'CLOSED' AND f.happened_on IS NOT NULL
       ) AS closed_on,
       ARRAY(
         SELECT jsonb_build_object('kind', f.kind, 'on', f.happened_on, 'detail', f.detail) FROM "service_users"."record_fact" f
         WHERE f.organisation = u.organisation AND f.service_user_id = u.id AND f.kind <> 'CLOSED'
       ) AS facts
FROM "service_users"."service_user" u;
