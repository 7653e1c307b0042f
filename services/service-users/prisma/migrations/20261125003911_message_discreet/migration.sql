-- AlterTable
ALTER TABLE "service_users"."message" ADD COLUMN     "discreet" BOOLEAN NOT NULL DEFAULT false;
