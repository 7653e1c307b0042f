-- AlterTable
-- Nobody asked is not the same as "do not contact me", which keeps every message back.
ALTER TABLE "service_users"."service_user" ALTER COLUMN "preferred_channel" DROP NOT NULL,
ALTER COLUMN "preferred_channel" DROP DEFAULT;
