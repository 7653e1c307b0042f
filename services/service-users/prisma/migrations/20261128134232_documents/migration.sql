-- CreateTable
CREATE TABLE "service_users"."document" (
    "id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "service_user_id" UUID NOT NULL,
    "name_sealed" BYTEA NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "categories" TEXT[],
    "attached_at" TIMESTAMPTZ(3) NOT NULL,
    "attached_by" TEXT NOT NULL,
    "attached_by_name" TEXT NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_users"."document_content" (
    "document_id" UUID NOT NULL,
    "organisation" TEXT NOT NULL,
    "content_sealed" BYTEA NOT NULL,

    CONSTRAINT "document_content_pkey" PRIMARY KEY ("document_id")
);

-- CreateIndex
CREATE INDEX "document_service_user_id_attached_at_id_idx" ON "service_users"."document"("service_user_id", "attached_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "service_users"."document" ADD CONSTRAINT "document_organisation_service_user_id_fkey" FOREIGN KEY ("organisation", "service_user_id") REFERENCES "service_users"."service_user"("organisation", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_users"."document_content" ADD CONSTRAINT "document_content_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "service_users"."document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is encrypted does not get smaller: trying to compress it would be work for nothing.
ALTER TABLE "service_users"."document_content" ALTER COLUMN "content_sealed" SET STORAGE EXTERNAL;
