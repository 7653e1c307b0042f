-- CreateTable
CREATE TABLE "access"."representation" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "representative_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ground" TEXT,
    "name_sealed" BYTEA NOT NULL,
    "evidence_sealed" BYTEA NOT NULL,
    "given_on" DATE NOT NULL,
    "scopes" TEXT[],
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "granted_by_id" UUID,
    "confirmed_on" DATE,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "end_reason_sealed" BYTEA,
    "court_order" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "representation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."representation_hiding" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "representative_id" UUID NOT NULL,
    "category_pattern" TEXT,
    "resource" TEXT,
    "resource_id" UUID,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "ended_by_id" UUID,

    CONSTRAINT "representation_hiding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."representation_notice" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "representation_id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "representation_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "representation_organisation_subject_id_idx" ON "access"."representation"("organisation", "subject_id");

-- CreateIndex
CREATE INDEX "representation_organisation_representative_id_idx" ON "access"."representation"("organisation", "representative_id");

-- CreateIndex
CREATE UNIQUE INDEX "representation_organisation_id_key" ON "access"."representation"("organisation", "id");

-- CreateIndex
CREATE INDEX "representation_hiding_organisation_subject_id_representativ_idx" ON "access"."representation_hiding"("organisation", "subject_id", "representative_id");

-- CreateIndex
CREATE INDEX "representation_hiding_organisation_representative_id_idx" ON "access"."representation_hiding"("organisation", "representative_id");

-- CreateIndex
CREATE INDEX "representation_notice_organisation_subject_id_idx" ON "access"."representation_notice"("organisation", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "representation_notice_organisation_representation_id_recipi_key" ON "access"."representation_notice"("organisation", "representation_id", "recipient", "kind");

-- AddForeignKey
ALTER TABLE "access"."representation_notice" ADD CONSTRAINT "representation_notice_representation_fkey" FOREIGN KEY ("organisation", "representation_id") REFERENCES "access"."representation"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand: the schema files cannot hold it.

ALTER TABLE "access"."representation" ADD CONSTRAINT "representation_kind"
  CHECK ("kind" IN ('parent', 'attorney', 'deputy', 'advocate', 'solicitor'));
ALTER TABLE "access"."representation" ADD CONSTRAINT "representation_ground"
  CHECK (("kind" = 'parent') = ("ground" IS NOT NULL) AND ("ground" IS NULL OR "ground" IN ('person-authorises', 'lacks-understanding', 'best-interests')));
ALTER TABLE "access"."representation" ADD CONSTRAINT "representation_written_authority_ends"
  CHECK ("kind" NOT IN ('advocate', 'solicitor') OR "until_at" IS NOT NULL);
ALTER TABLE "access"."representation_hiding" ADD CONSTRAINT "representation_hiding_of_one_thing"
  CHECK (("category_pattern" IS NULL) <> ("resource" IS NULL) AND ("resource" IS NULL) = ("resource_id" IS NULL));

-- New authority takes the place of what was there, so that there is one at a time.
CREATE UNIQUE INDEX "representation_open_key" ON "access"."representation"("organisation", "subject_id", "representative_id")
  WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "representation_hiding_open_key" ON "access"."representation_hiding"
  ("organisation", "subject_id", "representative_id", COALESCE("category_pattern", ''), COALESCE("resource", ''), COALESCE("resource_id", "subject_id"))
  WHERE "until_at" IS NULL;

-- In the facts a viewer is text.
CREATE INDEX "representation_viewer_idx" ON "access"."representation"("organisation", ("representative_id"::text));
CREATE INDEX "representation_hiding_viewer_idx" ON "access"."representation_hiding"("organisation", ("representative_id"::text))
  WHERE "resource" IS NOT NULL;

-- Who acts for whom as it was given. What ages and deaths do to it is decided where the facts are put together, over what the owner of the
-- person publishes: `of_kind` and `given_on` are there for that, the latter as of the last time that somebody old enough confirmed it.
CREATE VIEW "facts"."access_representation" AS
SELECT r.organisation, r.subject_id, r.representative_id::text AS viewer_id, r.scopes,
       ARRAY(
         SELECT h.category_pattern FROM "access"."representation_hiding" h
         WHERE h.organisation = r.organisation AND h.subject_id = r.subject_id AND h.representative_id = r.representative_id
           AND h.category_pattern IS NOT NULL AND h.until_at IS NULL
       ) AS hidden,
       r.from_at, LEAST(r.until_at, r.ended_at) AS until_at, r.kind AS of_kind, GREATEST(r.given_on, r.confirmed_on) AS given_on
FROM "access"."representation" r;

-- Single things that are kept from one representative: to them they do not exist.
CREATE VIEW "facts"."access_resource_relationship" AS
SELECT organisation, subject_id, representative_id::text AS viewer_id, resource, resource_id, 'excluded'::text AS kind, from_at, until_at
FROM "access"."representation_hiding" WHERE resource IS NOT NULL;
