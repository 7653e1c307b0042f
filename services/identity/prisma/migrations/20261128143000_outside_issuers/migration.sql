-- CreateTable
CREATE TABLE "identity"."outside_link" (
    "organisation" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_link_pkey" PRIMARY KEY ("organisation","issuer","subject")
);

-- CreateIndex
CREATE UNIQUE INDEX "outside_link_account_id_issuer_key" ON "identity"."outside_link"("account_id", "issuer");

-- AddForeignKey
ALTER TABLE "identity"."outside_link" ADD CONSTRAINT "outside_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
