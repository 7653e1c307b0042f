-- CreateTable
CREATE TABLE "identity"."sign_in_ending" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_ending_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."code_use" (
    "code_id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "code_use_pkey" PRIMARY KEY ("code_id")
);

-- CreateIndex
CREATE INDEX "sign_in_ending_account_id_idx" ON "identity"."sign_in_ending"("account_id");

-- By hand from here: what Prisma does not describe. A code with which ten wrong proofs came is of no use any more (domain/code-use.ts).
CREATE OR REPLACE VIEW "facts"."session" AS
SELECT s."uid" AS "sid",
       s."account_id",
       a."organisation",
       a."kind",
       s."expires_at",
       LEAST(s."ended_at", a."closed_at", (SELECT min(e."at") FROM "identity"."sign_in_ending" e WHERE e."account_id" = a."id"))::timestamptz(3) AS "ended_at"
FROM "identity"."session" s
JOIN "identity"."account" a ON a."id" = s."account_id";

-- Who has an account. User names are not told: their hash is there to be compared with a wish for one.
CREATE VIEW "facts"."account" AS
SELECT a."id" AS "account_id", a."organisation", a."kind", sha256(convert_to(a."username", 'UTF8')) AS "username_hash", a."opened_at", a."closed_at",
       (SELECT min(e."at") FROM "identity"."sign_in_ending" e WHERE e."account_id" = a."id") AS "credentials_ended_at"
FROM "identity"."account" a;

CREATE VIEW "facts"."sign_in_code_use" AS
SELECT "code_id", "used_at", "failures" >= 10 AS "spent"
FROM "identity"."code_use";
