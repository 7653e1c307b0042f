-- By which a colleague names a person whom they may not see, to ask for access.
CREATE VIEW "facts"."subject_reference" AS
SELECT organisation, id AS subject_id, reference
FROM "service_users"."service_user";
