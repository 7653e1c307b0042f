-- The log in months: a new table in the place of the old one, which held what it held so far.
DROP TRIGGER "audit_append_only" ON "access"."audit";
DROP TRIGGER "audit_never_emptied" ON "access"."audit";
ALTER TABLE "access"."audit" RENAME TO "audit_whole";
ALTER TABLE "access"."audit_whole" RENAME CONSTRAINT "audit_pkey" TO "audit_whole_pkey";
ALTER INDEX "access"."audit_organisation_subject_id_id_idx" RENAME TO "audit_whole_subject_idx";
ALTER INDEX "access"."audit_organisation_viewer_id_id_idx" RENAME TO "audit_whole_viewer_idx";
ALTER INDEX "access"."audit_organisation_at_idx" RENAME TO "audit_whole_at_idx";

-- CreateTable
CREATE TABLE "access"."audit" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "viewer_kind" TEXT NOT NULL,
    "viewer_id" TEXT NOT NULL,
    "viewer_roles" TEXT[],
    "purpose" TEXT,
    "relationships" TEXT[],
    "subject_id" UUID,
    "categories" TEXT[],

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateIndex
CREATE INDEX "audit_organisation_subject_id_id_idx" ON "access"."audit"("organisation", "subject_id", "id" DESC);
CREATE INDEX "audit_organisation_viewer_id_id_idx" ON "access"."audit"("organisation", "viewer_id", "id" DESC);
CREATE INDEX "audit_organisation_at_idx" ON "access"."audit"("organisation", "at");

-- CreateTable
CREATE TABLE "access"."audit_pending" (
    "entry_id" UUID NOT NULL,

    CONSTRAINT "audit_pending_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "access"."audit_leaf" (
    "index" BIGINT NOT NULL,
    "entry_id" UUID NOT NULL,
    "commitment" BYTEA,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_leaf_pkey" PRIMARY KEY ("index")
);
CREATE UNIQUE INDEX "audit_leaf_entry_id_key" ON "access"."audit_leaf"("entry_id");

-- CreateTable
CREATE TABLE "access"."audit_salt" (
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "audit_salt_pkey" PRIMARY KEY ("organisation","subject_id")
);

-- CreateTable
CREATE TABLE "access"."audit_checkpoint" (
    "size" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL,
    "frontier" BYTEA NOT NULL,

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("size")
);

-- CreateTable
CREATE TABLE "access"."erased_person" (
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "erased_person_pkey" PRIMARY KEY ("organisation","subject_id")
);

-- The log only grows. One change is allowed: the name of somebody who was erased is taken out of the entries about them.
CREATE OR REPLACE FUNCTION "access"."refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Nested, since a statement has no OLD, and a leaf no subject.
  IF TG_LEVEL = 'ROW' AND TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'audit_leaf' THEN
    IF NEW.subject_id IS NULL AND to_jsonb(NEW) = to_jsonb(OLD) || '{"subject_id": null}'
      AND EXISTS (SELECT FROM "access"."erased_person" e WHERE e.organisation = OLD.organisation AND e.subject_id = OLD.subject_id)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE ON "access"."audit"
  FOR EACH ROW EXECUTE FUNCTION "access"."refuse_audit_change"();
CREATE TRIGGER "audit_never_emptied" BEFORE TRUNCATE ON "access"."audit"
  FOR EACH STATEMENT EXECUTE FUNCTION "access"."refuse_audit_change"();
CREATE TRIGGER "audit_leaf_append_only" BEFORE UPDATE OR DELETE ON "access"."audit_leaf"
  FOR EACH ROW EXECUTE FUNCTION "access"."refuse_audit_change"();
CREATE TRIGGER "audit_leaf_never_emptied" BEFORE TRUNCATE ON "access"."audit_leaf"
  FOR EACH STATEMENT EXECUTE FUNCTION "access"."refuse_audit_change"();

-- Whoever writes an entry puts it on the list of the sequencer without being allowed to see or change that list.
CREATE FUNCTION "access"."await_sequencer"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = access AS $$
BEGIN
  INSERT INTO "access"."audit_pending" (entry_id) SELECT id FROM written;
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_awaits_sequencer" AFTER INSERT ON "access"."audit"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION "access"."await_sequencer"();

-- Ids are UUIDs of version 7: this is the smallest of an instant.
CREATE FUNCTION "access"."first_id_of"("instant" timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM instant) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- A table for each month, made ahead of time. Entries of any other time stand in the rest: a month that has entries there stays there.
CREATE TABLE "access"."audit_rest" PARTITION OF "access"."audit" DEFAULT;
CREATE TRIGGER "audit_never_emptied" BEFORE TRUNCATE ON "access"."audit_rest"
  FOR EACH STATEMENT EXECUTE FUNCTION "access"."refuse_audit_change"();

CREATE FUNCTION "access"."ensure_audit_months"("begin_at" timestamptz, "months" integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  month timestamptz := date_trunc('month', begin_at, 'UTC');
  made integer := 0;
  following timestamptz;
  part text;
BEGIN
  FOR n IN 1 .. months LOOP
    following := (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC';
    part := 'audit_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
    IF to_regclass('access.' || part) IS NULL AND NOT EXISTS (
      SELECT FROM "access"."audit_rest" WHERE id >= access.first_id_of(month) AND id < access.first_id_of(following)
    ) THEN
      EXECUTE format('CREATE TABLE access.%I PARTITION OF access.audit FOR VALUES FROM (%L) TO (%L)',
        part, access.first_id_of(month), access.first_id_of(following));
      EXECUTE format('CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON access.%I
        FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_audit_change()', part);
      made := made + 1;
    END IF;
    month := following;
  END LOOP;
  RETURN made;
END $$;

SELECT "access"."ensure_audit_months"(least(now(), coalesce((SELECT min(at) FROM "access"."audit_whole"), now())),
  3 + (SELECT coalesce(12 * extract(year FROM age(now(), min(at))) + extract(month FROM age(now(), min(at))) + 1, 0)::int
    FROM "access"."audit_whole"));
INSERT INTO "access"."audit" SELECT * FROM "access"."audit_whole" ORDER BY "id";
DROP TABLE "access"."audit_whole";

-- The number of the sequencer's lock; who erases somebody from the log takes it too.
CREATE FUNCTION "access"."audit_lock"() RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 20261125::bigint';

-- Takes somebody's name out of the log. Their salt goes with it: what the tree holds of them says nothing any more, and the tree stays whole.
CREATE FUNCTION "access"."forget_in_audit"("org" text, "person" uuid, "erased_at" timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  nameless integer;
BEGIN
  PERFORM pg_advisory_xact_lock(access.audit_lock());
  SELECT count(*) INTO nameless FROM "access"."audit" a JOIN "access"."audit_leaf" l ON l.entry_id = a.id
    WHERE a.organisation = org AND a.subject_id = person;
  INSERT INTO "access"."erased_person" VALUES (org, person, erased_at, nameless)
    ON CONFLICT (organisation, subject_id) DO UPDATE SET entries = "erased_person".entries + nameless;
  UPDATE "access"."audit" SET subject_id = NULL WHERE organisation = org AND subject_id = person;
  DELETE FROM "access"."audit_salt" WHERE organisation = org AND subject_id = person;
  RETURN nameless;
END $$;
