-- AlterTable
ALTER TABLE "service_users"."document" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "document_organisation_removed_at_idx" ON "service_users"."document"("organisation", "removed_at");
