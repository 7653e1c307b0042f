-- Whether one viewer registered these people lately is asked for every request about people. By viewer alone that reads everybody whom they ever
-- registered, which for somebody who imported a whole organisation is all of it.
CREATE INDEX "service_user_organisation_registered_by_id_idx" ON "service_users"."service_user" ("organisation", "registered_by", "id");
