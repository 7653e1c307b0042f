-- CreateTable
CREATE TABLE "access"."delayed_telling" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "viewer_id" TEXT NOT NULL,
    "purpose" TEXT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "reason_sealed" BYTEA NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delayed_telling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."security_alert" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "viewer_id" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,

    CONSTRAINT "security_alert_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delayed_telling_organisation_subject_id_idx" ON "access"."delayed_telling"("organisation", "subject_id");

-- CreateIndex
CREATE INDEX "security_alert_organisation_raised_at_idx" ON "access"."security_alert"("organisation", "raised_at");

-- What follows is written by hand: the schema files cannot hold it.

ALTER TABLE "access"."security_alert" ADD CONSTRAINT "security_alert_kind" CHECK ("kind" IN ('ENUMERATION', 'CONCURRENT_USE'));
ALTER TABLE "access"."security_alert" ADD CONSTRAINT "security_alert_settled"
  CHECK (("settled_at" IS NULL) = ("settled_by_id" IS NULL));
-- What goes on is one alert until it is settled, whichever replica notices it.
CREATE UNIQUE INDEX "security_alert_open_key" ON "access"."security_alert"("organisation", "kind", "viewer_id") WHERE "settled_at" IS NULL;
-- It ends by itself, before it is forgotten.
ALTER TABLE "access"."delayed_telling" ADD CONSTRAINT "delayed_telling_ends"
  CHECK ("until_at" <= "decided_at" + interval '91 days');
-- Denied attempts are few among all entries: found without reading the others.
CREATE INDEX "audit_refused_idx" ON "access"."audit"("organisation", "id" DESC) WHERE "outcome" = 'refused';
