-- Whether these people are on the caseload of a viewer's team is asked for every request about people. By team alone that reads the whole caseload.
DROP INDEX "access"."team_caseload_organisation_team_id_idx";
CREATE INDEX "team_caseload_organisation_team_id_subject_id_idx" ON "access"."team_caseload"("organisation", "team_id", "subject_id");
