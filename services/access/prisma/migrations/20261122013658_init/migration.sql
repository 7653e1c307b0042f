-- CreateEnum
CREATE TYPE "access"."role_request_state" AS ENUM ('REQUESTED', 'APPROVED', 'REFUSED');

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
);

-- CreateTable
CREATE TABLE "access"."spent_context" (
    "id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_context_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."integrator" (
    "client_id" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "integrator_pkey" PRIMARY KEY ("client_id")
);

-- CreateTable
CREATE TABLE "access"."integrator_scope" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "category_pattern" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,

    CONSTRAINT "integrator_scope_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."team" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "manager_id" UUID NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."team_member" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "staff_member_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."team_caseload" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_caseload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."assignment" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "viewer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "ended_by_id" UUID,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."exclusion" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "staff_member_id" UUID NOT NULL,
    "reason_sealed" BYTEA NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,

    CONSTRAINT "exclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."person_account" (
    "account_id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_account_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "access"."staff_member" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."role_request" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "staff_member_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "state" "access"."role_request_state" NOT NULL DEFAULT 'REQUESTED',
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason_sealed" BYTEA,

    CONSTRAINT "role_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."role_grant" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "approved_by_id" UUID,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_organisation_subject_id_id_idx" ON "access"."audit"("organisation", "subject_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_organisation_viewer_id_id_idx" ON "access"."audit"("organisation", "viewer_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_organisation_at_idx" ON "access"."audit"("organisation", "at");

-- CreateIndex
CREATE INDEX "spent_context_expires_at_idx" ON "access"."spent_context"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "integrator_organisation_client_id_key" ON "access"."integrator"("organisation", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "integrator_scope_organisation_client_id_purpose_category_pa_key" ON "access"."integrator_scope"("organisation", "client_id", "purpose", "category_pattern");

-- CreateIndex
CREATE INDEX "team_organisation_manager_id_idx" ON "access"."team"("organisation", "manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_organisation_id_key" ON "access"."team"("organisation", "id");

-- CreateIndex
CREATE UNIQUE INDEX "team_organisation_name_key" ON "access"."team"("organisation", "name");

-- CreateIndex
CREATE INDEX "team_member_organisation_team_id_idx" ON "access"."team_member"("organisation", "team_id");

-- CreateIndex
CREATE INDEX "team_member_organisation_staff_member_id_idx" ON "access"."team_member"("organisation", "staff_member_id");

-- CreateIndex
CREATE INDEX "team_caseload_organisation_subject_id_idx" ON "access"."team_caseload"("organisation", "subject_id");

-- CreateIndex
CREATE INDEX "team_caseload_organisation_team_id_idx" ON "access"."team_caseload"("organisation", "team_id");

-- CreateIndex
CREATE INDEX "assignment_organisation_subject_id_idx" ON "access"."assignment"("organisation", "subject_id");

-- CreateIndex
CREATE INDEX "assignment_organisation_viewer_id_idx" ON "access"."assignment"("organisation", "viewer_id");

-- CreateIndex
CREATE INDEX "exclusion_organisation_subject_id_idx" ON "access"."exclusion"("organisation", "subject_id");

-- CreateIndex
CREATE INDEX "exclusion_organisation_staff_member_id_idx" ON "access"."exclusion"("organisation", "staff_member_id");

-- CreateIndex
CREATE INDEX "person_account_organisation_subject_id_idx" ON "access"."person_account"("organisation", "subject_id");

-- CreateIndex
CREATE INDEX "person_account_organisation_account_id_idx" ON "access"."person_account"("organisation", "account_id");

-- CreateIndex
CREATE INDEX "staff_member_organisation_name_id_idx" ON "access"."staff_member"("organisation", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_member_organisation_id_key" ON "access"."staff_member"("organisation", "id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_member_organisation_username_key" ON "access"."staff_member"("organisation", "username");

-- CreateIndex
CREATE INDEX "role_request_organisation_state_id_idx" ON "access"."role_request"("organisation", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "role_request_organisation_id_idx" ON "access"."role_request"("organisation", "id" DESC);

-- CreateIndex
CREATE INDEX "role_request_organisation_staff_member_id_idx" ON "access"."role_request"("organisation", "staff_member_id");

-- CreateIndex
CREATE INDEX "role_request_organisation_requested_by_id_idx" ON "access"."role_request"("organisation", "requested_by_id");

-- CreateIndex
CREATE INDEX "role_grant_organisation_account_id_idx" ON "access"."role_grant"("organisation", "account_id");

-- CreateIndex
CREATE INDEX "role_grant_organisation_role_idx" ON "access"."role_grant"("organisation", "role");

-- AddForeignKey
ALTER TABLE "access"."integrator_scope" ADD CONSTRAINT "integrator_scope_integrator_fkey" FOREIGN KEY ("organisation", "client_id") REFERENCES "access"."integrator"("organisation", "client_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."team" ADD CONSTRAINT "team_manager_fkey" FOREIGN KEY ("organisation", "manager_id") REFERENCES "access"."staff_member"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."team_member" ADD CONSTRAINT "team_member_team_fkey" FOREIGN KEY ("organisation", "team_id") REFERENCES "access"."team"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."team_member" ADD CONSTRAINT "team_member_staff_member_fkey" FOREIGN KEY ("organisation", "staff_member_id") REFERENCES "access"."staff_member"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."team_caseload" ADD CONSTRAINT "team_caseload_team_fkey" FOREIGN KEY ("organisation", "team_id") REFERENCES "access"."team"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."exclusion" ADD CONSTRAINT "exclusion_staff_member_fkey" FOREIGN KEY ("organisation", "staff_member_id") REFERENCES "access"."staff_member"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."role_request" ADD CONSTRAINT "role_request_staff_member_fkey" FOREIGN KEY ("organisation", "staff_member_id") REFERENCES "access"."staff_member"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."role_request" ADD CONSTRAINT "role_request_requested_by_fkey" FOREIGN KEY ("organisation", "requested_by_id") REFERENCES "access"."staff_member"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access"."role_grant" ADD CONSTRAINT "role_grant_staff_member_fkey" FOREIGN KEY ("organisation", "account_id") REFERENCES "access"."staff_member"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand: the schema files cannot hold it.

-- Only these kinds are given to one viewer at a time.
ALTER TABLE "access"."assignment" ADD CONSTRAINT "assignment_kind" CHECK ("kind" IN ('assigned-worker', 'referral-recipient'));

-- Last defence against the same thing done twice at once; the rules answer first, with a sentence.
CREATE UNIQUE INDEX "role_request_open_key" ON "access"."role_request"("organisation", "staff_member_id", "role") WHERE "state" = 'REQUESTED';
CREATE UNIQUE INDEX "role_grant_open_key" ON "access"."role_grant"("organisation", "account_id", "role") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "assignment_open_key" ON "access"."assignment"("organisation", "subject_id", "viewer_id", "kind") WHERE "until_at" IS NULL;
CREATE UNIQUE INDEX "exclusion_open_key" ON "access"."exclusion"("organisation", "subject_id", "staff_member_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "person_account_open_key" ON "access"."person_account"("organisation", "subject_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "team_member_open_key" ON "access"."team_member"("organisation", "team_id", "staff_member_id") WHERE "until_at" IS NULL;
CREATE UNIQUE INDEX "team_caseload_open_key" ON "access"."team_caseload"("organisation", "team_id", "subject_id") WHERE "until_at" IS NULL;

-- The audit log only grows.
CREATE FUNCTION "access"."refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE ON "access"."audit"
  FOR EACH ROW EXECUTE FUNCTION "access"."refuse_audit_change"();
CREATE TRIGGER "audit_never_emptied" BEFORE TRUNCATE ON "access"."audit"
  FOR EACH STATEMENT EXECUTE FUNCTION "access"."refuse_audit_change"();

-- In the facts a viewer is text, since an integrator's client id is; these let a viewer be looked up all the same.
CREATE INDEX "team_viewer_idx" ON "access"."team"("organisation", ("manager_id"::text));
CREATE INDEX "team_member_viewer_idx" ON "access"."team_member"("organisation", ("staff_member_id"::text));
CREATE INDEX "exclusion_viewer_idx" ON "access"."exclusion"("organisation", ("staff_member_id"::text));
CREATE INDEX "person_account_viewer_idx" ON "access"."person_account"("organisation", ("account_id"::text));

-- Roles end at the latest when the member of staff leaves.
CREATE VIEW "facts"."role" AS
SELECT g.organisation, g.account_id, g.role, g.effective_from, LEAST(g.ended_at, s.left_at) AS ended_at
FROM "access"."role_grant" g
JOIN "access"."staff_member" s ON s.organisation = g.organisation AND s.id = g.account_id;

-- How viewers stand to service users. Readers give the time: nothing here asks for it.
CREATE VIEW "facts"."access_relationship" AS
SELECT organisation, subject_id, account_id::text AS viewer_id, 'self'::text AS kind, linked_at AS from_at, ended_at AS until_at
FROM "access"."person_account"
UNION ALL
SELECT organisation, subject_id, viewer_id, kind, from_at, until_at
FROM "access"."assignment"
UNION ALL
SELECT m.organisation, c.subject_id, m.staff_member_id::text, 'team'::text, GREATEST(m.from_at, c.from_at), LEAST(m.until_at, c.until_at)
FROM "access"."team_member" m
JOIN "access"."team_caseload" c ON c.organisation = m.organisation AND c.team_id = m.team_id
UNION ALL
SELECT t.organisation, c.subject_id, t.manager_id::text, 'team-manager'::text, c.from_at, c.until_at
FROM "access"."team" t
JOIN "access"."team_caseload" c ON c.organisation = t.organisation AND c.team_id = t.id
UNION ALL
SELECT organisation, subject_id, staff_member_id::text, 'excluded'::text, from_at, ended_at
FROM "access"."exclusion";

-- What each integrator may read at most, while it is let in at all.
CREATE VIEW "facts"."integrator_scope" AS
SELECT s.organisation, s.client_id, s.category_pattern, s.purpose
FROM "access"."integrator_scope" s
JOIN "access"."integrator" i ON i.organisation = s.organisation AND i.client_id = s.client_id
WHERE i.ended_at IS NULL;

-- Names under which staff sign what they write.
CREATE VIEW "facts"."staff_name" AS
SELECT organisation, id AS account_id, name
FROM "access"."staff_member";
