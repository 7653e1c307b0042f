-- CreateEnum
CREATE TYPE "retention"."DisposalState" AS ENUM ('PROPOSED', 'REFUSED', 'APPROVED', 'ERASED');

-- CreateTable
CREATE TABLE "retention"."disposal" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "service_user_id" UUID,
    "rule" TEXT NOT NULL,
    "state" "retention"."DisposalState" NOT NULL,
    "reason_sealed" BYTEA,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "refusal_reason_sealed" BYTEA,
    "erased_at" TIMESTAMPTZ(3),
    "files_left" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "disposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention"."disposal_erasure" (
    "organisation" TEXT NOT NULL,
    "disposal_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "keys" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disposal_erasure_pkey" PRIMARY KEY ("disposal_id","service")
);

-- CreateIndex
CREATE INDEX "disposal_organisation_service_user_id_idx" ON "retention"."disposal"("organisation", "service_user_id");

-- CreateIndex
CREATE INDEX "disposal_organisation_decided_at_id_idx" ON "retention"."disposal"("organisation", "decided_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "disposal_organisation_id_key" ON "retention"."disposal"("organisation", "id");

-- CreateIndex
CREATE INDEX "disposal_erasure_organisation_disposal_id_idx" ON "retention"."disposal_erasure"("organisation", "disposal_id");

-- AddForeignKey
ALTER TABLE "retention"."disposal_erasure" ADD CONSTRAINT "disposal_erasure_organisation_disposal_id_fkey" FOREIGN KEY ("organisation", "disposal_id") REFERENCES "retention"."disposal"("organisation", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand: the schema files cannot hold it.

-- One at a time for a person.
CREATE UNIQUE INDEX "disposal_in_hand_key" ON "retention"."disposal"("organisation", "service_user_id") WHERE "state" IN ('PROPOSED', 'APPROVED');

-- Decided once, by somebody else than proposed it; erased only after it was approved, and the reasons with the rest.
ALTER TABLE "retention"."disposal"
  ADD CONSTRAINT "disposal_decided" CHECK (("state" = 'PROPOSED') = ("decided_at" IS NULL) AND ("decided_at" IS NULL) = ("decided_by_id" IS NULL)),
  ADD CONSTRAINT "disposal_by_two" CHECK ("decided_by_id" <> "proposed_by_id"),
  ADD CONSTRAINT "disposal_erased" CHECK (("state" = 'ERASED') = ("erased_at" IS NOT NULL) AND ("erased_at" IS NULL OR "reason_sealed" IS NULL)),
  ADD CONSTRAINT "disposal_nameless" CHECK ("service_user_id" IS NOT NULL OR ("state" = 'ERASED' AND "files_left" = 0));

-- A certificate is never rewritten: all that can still go is the complaint files that stayed, and with them the last name.
CREATE FUNCTION "retention"."refuse_certificate_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'ERASED' AND to_jsonb(OLD) - ARRAY['service_user_id', 'files_left'] IS DISTINCT FROM to_jsonb(NEW) - ARRAY['service_user_id', 'files_left']
  THEN RAISE EXCEPTION 'a certificate of disposal is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "disposal_certificate_unchanging" BEFORE UPDATE ON "retention"."disposal"
  FOR EACH ROW EXECUTE FUNCTION "retention"."refuse_certificate_change"();

-- Whose record is to go, or is going. Never why.
CREATE VIEW "facts"."disposal" AS
SELECT organisation, id AS disposal_id, service_user_id AS subject_id, state::text AS state
FROM "retention"."disposal"
WHERE state IN ('PROPOSED', 'APPROVED');
