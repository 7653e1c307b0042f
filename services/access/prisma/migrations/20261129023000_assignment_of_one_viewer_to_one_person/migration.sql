-- Decisions ask how one viewer stands to some people. By viewer alone, each such question read a whole caseload.
DROP INDEX "access"."assignment_organisation_viewer_id_idx";
CREATE INDEX "assignment_organisation_viewer_id_subject_id_idx" ON "access"."assignment"("organisation", "viewer_id", "subject_id");
