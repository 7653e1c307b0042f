-- CreateTable
CREATE TABLE "access"."sign_in_code" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "subject_id" UUID,
    "code_hash" BYTEA NOT NULL,
    "proof_hash" BYTEA NOT NULL,
    "username" TEXT,
    "channel" TEXT NOT NULL,
    "proof_seen" TEXT,
    "note_sealed" BYTEA,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_code_code_hash_key" ON "access"."sign_in_code"("code_hash");

-- CreateIndex
CREATE INDEX "sign_in_code_organisation_account_id_idx" ON "access"."sign_in_code"("organisation", "account_id");

-- CreateIndex
CREATE INDEX "sign_in_code_organisation_subject_id_idx" ON "access"."sign_in_code"("organisation", "subject_id");

-- By hand from here: what Prisma does not describe.
ALTER TABLE "access"."sign_in_code" ADD CONSTRAINT "sign_in_code_kind_known" CHECK ("kind" IN ('staff', 'inspector', 'service-user', 'representative'));
ALTER TABLE "access"."sign_in_code" ADD CONSTRAINT "sign_in_code_purpose_known" CHECK ("purpose" IN ('invitation', 'restoration'));
ALTER TABLE "access"."sign_in_code" ADD CONSTRAINT "sign_in_code_channel_known" CHECK ("channel" IN ('IN_PERSON', 'POST', 'SMS', 'EMAIL'));
-- Whoever lets somebody back in says what they saw.
ALTER TABLE "access"."sign_in_code" ADD CONSTRAINT "sign_in_code_restoration_proved"
  CHECK (("purpose" = 'restoration') = ("proof_seen" IS NOT NULL) AND ("proof_seen" IS NULL) = ("note_sealed" IS NULL));
-- One code opens an account at a time: a new one takes the place of those before it.
CREATE UNIQUE INDEX "sign_in_code_one_open" ON "access"."sign_in_code" ("account_id") WHERE "revoked_at" IS NULL;

-- What the identity service needs to check a code. The hashes are of use only to whoever holds the code.
CREATE VIEW "facts"."sign_in_code" AS
SELECT c.id, c.organisation, c.account_id, c.kind, c.purpose, c.subject_id, c.code_hash, c.proof_hash, c.username, s.name, c.issued_at, c.expires_at
FROM "access"."sign_in_code" c
LEFT JOIN "access"."staff_member" s ON s.organisation = c.organisation AND s.id = c.account_id
WHERE c.revoked_at IS NULL;
