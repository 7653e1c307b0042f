-- Which complaint files stay, and until when: what a restore of an older backup keeps of somebody who was erased.
ALTER TABLE "retention"."disposal" ADD COLUMN "files_kept" JSONB NOT NULL DEFAULT '[]';

-- What follows is written by hand: the schema files cannot hold it.

-- A certificate is never rewritten: all that can still go is the complaint files that stayed, and with them the last name.
CREATE OR REPLACE FUNCTION "retention"."refuse_certificate_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  may_change CONSTANT text[] := ARRAY['service_user_id', 'files_left', 'files_kept'];
BEGIN
  IF OLD.state = 'ERASED' AND to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change
  THEN RAISE EXCEPTION 'a certificate of disposal is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
ALTER TABLE "retention"."disposal"
  ADD CONSTRAINT "disposal_files_named" CHECK ("service_user_id" IS NOT NULL OR "files_kept" = '[]');
