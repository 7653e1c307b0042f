-- CreateEnum
CREATE TYPE "consent"."DecidedState" AS ENUM ('GIVEN', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "consent"."ConsentMethod" AS ENUM ('IN_PERSON', 'PHONE', 'SELF_SERVICE', 'PAPER');

-- CreateEnum
CREATE TYPE "consent"."RecorderKind" AS ENUM ('STAFF', 'PERSON');

-- CreateEnum
CREATE TYPE "consent"."SignatureKind" AS ENUM ('TYPED', 'SAID_IN_PERSON');

-- CreateTable
CREATE TABLE "consent"."consent_decision" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "service_user_id" UUID NOT NULL,
    "item_code" TEXT NOT NULL,
    "state" "consent"."DecidedState" NOT NULL,
    "wording_version" INTEGER NOT NULL,
    "form_code" TEXT NOT NULL,
    "form_version" INTEGER NOT NULL,
    "method" "consent"."ConsentMethod",
    "visited_on" DATE,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_kind" "consent"."RecorderKind" NOT NULL,
    "recorded_by_name" TEXT,
    "signature_kind" "consent"."SignatureKind",
    "signature_sealed" BYTEA,
    "witness_sealed" BYTEA,
    "once_only" TEXT,

    CONSTRAINT "consent_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent"."consent_state" (
    "organisation" TEXT NOT NULL,
    "service_user_id" UUID NOT NULL,
    "item_code" TEXT NOT NULL,
    "state" "consent"."DecidedState" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "decision_id" UUID NOT NULL,

    CONSTRAINT "consent_state_pkey" PRIMARY KEY ("organisation","service_user_id","item_code")
);

-- CreateIndex
CREATE INDEX "consent_decision_organisation_service_user_id_item_code_dec_idx" ON "consent"."consent_decision"("organisation", "service_user_id", "item_code", "decided_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "consent_decision_organisation_id_key" ON "consent"."consent_decision"("organisation", "id");

-- CreateIndex
CREATE UNIQUE INDEX "consent_decision_organisation_service_user_id_once_only_key" ON "consent"."consent_decision"("organisation", "service_user_id", "once_only");

-- CreateIndex
CREATE UNIQUE INDEX "consent_state_organisation_decision_id_key" ON "consent"."consent_state"("organisation", "decision_id");

-- AddForeignKey
ALTER TABLE "consent"."consent_state" ADD CONSTRAINT "consent_state_decision_fkey" FOREIGN KEY ("organisation", "decision_id") REFERENCES "consent"."consent_decision"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand: the schema files cannot hold it.

-- Giving and refusing are done in some way; only a withdrawal needs none.
ALTER TABLE "consent"."consent_decision" ADD CONSTRAINT "consent_decision_method" CHECK ("state" = 'WITHDRAWN' OR "method" IS NOT NULL);

-- What was decided is never rewritten. Rows go only with the whole person, at disposal.
CREATE FUNCTION "consent"."refuse_decision_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a recorded decision is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "consent_decision_unchanging" BEFORE UPDATE ON "consent"."consent_decision"
  FOR EACH ROW EXECUTE FUNCTION "consent"."refuse_decision_change"();

-- Row scopes ask for a person and an item, without the organisation.
CREATE INDEX "consent_state_in_force_idx" ON "consent"."consent_state"("service_user_id", "item_code") WHERE "state" = 'GIVEN';

-- What every decision that rests on consent reads: no row, no consent. It changes in the transaction that records the decision.
CREATE VIEW "facts"."consent_in_force" AS
SELECT organisation, service_user_id AS subject_id, item_code AS item, since
FROM "consent"."consent_state"
WHERE state = 'GIVEN';
