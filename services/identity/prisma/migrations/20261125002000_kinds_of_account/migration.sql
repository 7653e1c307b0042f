-- Those who act for somebody and those who inspect have accounts of their own kinds.
ALTER TABLE "identity"."account" DROP CONSTRAINT "account_kind_known";
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_kind_known" CHECK ("kind" IN ('staff', 'inspector', 'service-user', 'representative'));
