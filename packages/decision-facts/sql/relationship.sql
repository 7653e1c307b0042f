-- How every viewer stands to every service user, whoever owns the relationship. Each service publishes `facts.<service>_relationship`;
-- this view unites them so that a row scope is one `some` and one `none`, never an OR (which would defeat the indexes).
CREATE OR REPLACE VIEW facts.relationship AS
SELECT organisation, subject_id, viewer_id, kind, from_at, until_at FROM facts.access_relationship
UNION ALL
SELECT organisation, subject_id, viewer_id, kind, from_at, until_at FROM facts.service_users_relationship;
