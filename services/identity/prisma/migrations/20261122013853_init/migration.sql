-- CreateTable
CREATE TABLE "identity"."account" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "totp_sealed" BYTEA,
    "totp_last_step" BIGINT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."session" (
    "uid" TEXT NOT NULL,
    "cookie_id" TEXT,
    "account_id" UUID,
    "payload" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("uid")
);

-- CreateTable
CREATE TABLE "identity"."artefact" (
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "grant_id" TEXT,
    "session_uid" TEXT,
    "payload" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "artefact_pkey" PRIMARY KEY ("kind","id")
);

-- CreateTable
CREATE TABLE "identity"."client" (
    "client_id" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT,
    "jwks" JSONB,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_pkey" PRIMARY KEY ("client_id")
);

-- CreateTable
CREATE TABLE "identity"."attempt" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "identity"."signing_key" (
    "kid" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("kid")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_username_key" ON "identity"."account"("username");

-- CreateIndex
CREATE UNIQUE INDEX "session_cookie_id_key" ON "identity"."session"("cookie_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "identity"."session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "identity"."session"("expires_at");

-- CreateIndex
CREATE INDEX "artefact_grant_id_idx" ON "identity"."artefact"("grant_id");

-- CreateIndex
CREATE INDEX "artefact_session_uid_idx" ON "identity"."artefact"("session_uid");

-- CreateIndex
CREATE INDEX "artefact_expires_at_idx" ON "identity"."artefact"("expires_at");

-- CreateIndex
CREATE INDEX "attempt_last_at_idx" ON "identity"."attempt"("last_at");

-- AddForeignKey
ALTER TABLE "identity"."session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here: what Prisma does not describe.
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_kind_known" CHECK ("kind" IN ('staff', 'service-user'));
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_username_canonical" CHECK ("username" = lower("username"));
ALTER TABLE "identity"."client" ADD CONSTRAINT "client_one_credential" CHECK (("secret_hash" IS NULL) <> ("jwks" IS NULL));

-- Who is signed in, for every service and on every request. Readers pass the time.
CREATE VIEW "facts"."session" AS
SELECT s."uid" AS "sid",
       s."account_id",
       a."organisation",
       a."kind",
       s."expires_at",
       LEAST(s."ended_at", a."closed_at") AS "ended_at"
FROM "identity"."session" s
JOIN "identity"."account" a ON a."id" = s."account_id";

-- Which integrators may act.
CREATE VIEW "facts"."client" AS
SELECT "client_id", "organisation", 'integrator'::text AS "kind", "closed_at" IS NULL AS "active"
FROM "identity"."client";
