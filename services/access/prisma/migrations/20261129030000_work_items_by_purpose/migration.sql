-- CreateIndex
CREATE INDEX "work_item_organisation_purpose_until_at_idx" ON "access"."work_item"("organisation", "purpose", "until_at");
