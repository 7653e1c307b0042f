-- CreateIndex
CREATE INDEX "message_organisation_state_queued_at_idx" ON "service_users"."message"("organisation", "state", "queued_at");
