-- CreateEnum
CREATE TYPE "retention"."HoldKind" AS ENUM ('CLAIM', 'INQUIRY', 'POLICE', 'OMBUDSMAN', 'RIGHTS_REQUEST', 'COMPLAINT');

-- CreateTable
CREATE TABLE "retention"."hold" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "service_user_id" UUID NOT NULL,
    "kind" "retention"."HoldKind" NOT NULL,
    "reason_sealed" BYTEA NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_by_id" TEXT NOT NULL,
    "placed_by_name" TEXT NOT NULL,
    "until_on" DATE,
    "released_at" TIMESTAMPTZ(3),
    "released_by_id" TEXT,
    "released_by_name" TEXT,
    "release_reason_sealed" BYTEA,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention"."retention_date" (
    "organisation" TEXT NOT NULL,
    "service_user_id" UUID NOT NULL,
    "dispose_from" DATE,
    "decided_by" TEXT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_date_pkey" PRIMARY KEY ("organisation","service_user_id")
);

-- CreateIndex
CREATE INDEX "hold_organisation_service_user_id_placed_at_id_idx" ON "retention"."hold"("organisation", "service_user_id", "placed_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "hold_organisation_id_key" ON "retention"."hold"("organisation", "id");

-- CreateIndex
CREATE INDEX "retention_date_due_idx" ON "retention"."retention_date"("organisation", "dispose_from", "service_user_id");

-- What follows is written by hand: the schema files cannot hold it.

-- A hold is lifted by somebody, for a reason, or not at all.
ALTER TABLE "retention"."hold" ADD CONSTRAINT "hold_released"
  CHECK (("released_at" IS NULL) = ("released_by_id" IS NULL) AND ("released_at" IS NULL) = ("release_reason_sealed" IS NULL));

-- Why and by whom a hold was placed is never rewritten; lifting it is all that can happen to it. Rows go only with the whole person.
CREATE FUNCTION "retention"."refuse_hold_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NOT NULL
    OR (OLD.id, OLD.organisation, OLD.service_user_id, OLD.kind, OLD.reason_sealed, OLD.placed_at, OLD.placed_by_id, OLD.placed_by_name, OLD.until_on)
      IS DISTINCT FROM
       (NEW.id, NEW.organisation, NEW.service_user_id, NEW.kind, NEW.reason_sealed, NEW.placed_at, NEW.placed_by_id, NEW.placed_by_name, NEW.until_on)
  THEN RAISE EXCEPTION 'a hold can be lifted once, and not otherwise changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold_unchanging" BEFORE UPDATE ON "retention"."hold"
  FOR EACH ROW EXECUTE FUNCTION "retention"."refuse_hold_change"();

-- What forbids disposal now: for this service, and for any that would remove something of a person. Never why.
CREATE VIEW "facts"."hold" AS
SELECT organisation, service_user_id AS subject_id, id AS hold_id, kind::text AS kind, placed_at, until_on
FROM "retention"."hold"
WHERE released_at IS NULL;

-- What the purpose retention-review rests on: a record whose day has come, one that waits for a person's decision, one that is held back. It
-- is the errand of everybody whose role may state the purpose.
CREATE VIEW "facts"."retention_work_item" AS
SELECT organisation, service_user_id AS subject_id, NULL::text AS viewer_id, 'retention-review'::text AS purpose,
       dispose_from::timestamp AT TIME ZONE 'Europe/London' AS from_at, NULL::timestamptz AS until_at
FROM "retention"."retention_date" WHERE dispose_from IS NOT NULL
UNION ALL
SELECT organisation, service_user_id, NULL::text, 'retention-review'::text, computed_at, NULL::timestamptz
FROM "retention"."retention_date" WHERE decided_by = 'manual'
UNION ALL
SELECT organisation, service_user_id, NULL::text, 'retention-review'::text, placed_at, released_at
FROM "retention"."hold";
