-- CreateEnum
CREATE TYPE "service_users"."MessageState" AS ENUM ('QUEUED', 'SENDING', 'SENT', 'NOT_SENT', 'FAILED');

-- AlterTable
ALTER TABLE "service_users"."service_user" ADD COLUMN     "safe_contact_rules_sealed" BYTEA;

-- CreateTable
CREATE TABLE "service_users"."message" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient_kind" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "categories" TEXT[],
    "parameters_sealed" BYTEA,
    "only_channel" TEXT,
    "not_after" TIMESTAMPTZ(3),
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "queued_by" TEXT NOT NULL,
    "state" "service_users"."MessageState" NOT NULL DEFAULT 'QUEUED',
    "channel" TEXT,
    "reason" TEXT,
    "held_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "attempted_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "adapter" TEXT,
    "provider_id" TEXT,
    "subject_sealed" BYTEA,
    "text_sealed" BYTEA,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_users"."outbox_key" (
    "generation" INTEGER NOT NULL,
    "public_key" BYTEA NOT NULL,
    "private_wrapped" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_key_pkey" PRIMARY KEY ("generation")
);

-- CreateTable
CREATE TABLE "service_users"."demonstration_message" (
    "message_id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "outgoing_sealed" BYTEA NOT NULL,

    CONSTRAINT "demonstration_message_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "message_recipient_idx" ON "service_users"."message"("organisation", "recipient_id", "queued_at" DESC, "id" DESC);

-- Everybody may seal for the outbox; what opens it stays here.
CREATE VIEW "facts"."outbox_key" AS
SELECT generation, public_key FROM "service_users"."outbox_key";
