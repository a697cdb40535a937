-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "speaker_kind" AS ENUM ('PERSON', 'ORGANISATION', 'GROUP', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "document_kind" AS ENUM ('ARTICLE', 'TRANSCRIPT', 'POST', 'VIDEO', 'PRESS_RELEASE', 'OTHER');

-- CreateEnum
CREATE TYPE "date_precision" AS ENUM ('YEAR', 'MONTH', 'DAY', 'MINUTE');

-- CreateEnum
CREATE TYPE "quote_form" AS ENUM ('DIRECT', 'INDIRECT', 'FREE_INDIRECT', 'REPORTED');

-- CreateEnum
CREATE TYPE "claim_kind" AS ENUM ('FACTUAL', 'PREDICTION', 'PROMISE', 'OPINION', 'QUESTION');

-- CreateEnum
CREATE TYPE "claim_relation" AS ENUM ('ASSERTS', 'IMPLIES', 'DENIES', 'PROMISES');

-- CreateEnum
CREATE TYPE "aspect" AS ENUM ('AUTHENTICITY', 'CONTEXT', 'TRANSLATION', 'TRUTH');

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('PRIMARY_TRANSCRIPT', 'OFFICIAL_DOCUMENT', 'STATISTICS', 'VIDEO', 'NEWS', 'EXPERT', 'OTHER');

-- CreateEnum
CREATE TYPE "stance" AS ENUM ('SUPPORTS', 'REFUTES', 'CONTEXT');

-- CreateTable
CREATE TABLE "speaker" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "speaker_kind" NOT NULL,
    "wikidata_id" TEXT,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "speaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "speaker_alias" (
    "id" UUID NOT NULL,
    "speaker_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT,

    CONSTRAINT "speaker_alias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "speaker_role" (
    "id" UUID NOT NULL,
    "speaker_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "organisation" TEXT,
    "language" TEXT,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "speaker_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "url" TEXT,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "author" TEXT,
    "language" TEXT NOT NULL,
    "kind" "document_kind" NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "published_at_precision" "date_precision",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_version" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" UUID NOT NULL,
    "document_version_id" UUID NOT NULL,
    "speaker_id" UUID NOT NULL,
    "on_behalf_of_id" UUID,
    "form" "quote_form" NOT NULL,
    "is_partial" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "cue" TEXT,
    "role_title" TEXT,
    "said_at" TIMESTAMPTZ(3),
    "said_at_precision" "date_precision",
    "occasion" TEXT,
    "original_text" TEXT,
    "original_language" TEXT,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_segment" (
    "quote_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,

    CONSTRAINT "quote_segment_pkey" PRIMARY KEY ("quote_id","ordinal")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "kind" "claim_kind" NOT NULL,
    "topics" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_claim" (
    "quote_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "speaker_id" UUID NOT NULL,
    "relation" "claim_relation" NOT NULL,

    CONSTRAINT "quote_claim_pkey" PRIMARY KEY ("quote_id","claim_id")
);

-- CreateTable
CREATE TABLE "rating_scale" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "aspect" "aspect" NOT NULL,
    "is_ordinal" BOOLEAN NOT NULL,
    "label_de" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,

    CONSTRAINT "rating_scale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" UUID NOT NULL,
    "scale_id" UUID NOT NULL,
    "aspect" "aspect" NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "ordinal" INTEGER,
    "value" INTEGER,
    "needs_citation" BOOLEAN NOT NULL,
    "label_de" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "definition_de" TEXT NOT NULL,
    "definition_en" TEXT NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviewer" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reviewer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "id" UUID NOT NULL,
    "quote_id" UUID,
    "claim_id" UUID,
    "aspect" "aspect" NOT NULL,
    "rating_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "summary" TEXT NOT NULL,
    "rationale" TEXT,
    "as_of" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersedes_id" UUID,
    "change_note" TEXT,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "url" TEXT,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "author" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "published_at_precision" "date_precision",
    "accessed_at" DATE NOT NULL,
    "kind" "source_kind" NOT NULL,
    "language" TEXT NOT NULL,
    "archive_url" TEXT,
    "sha256" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "verdict_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "source_id" UUID NOT NULL,
    "stance" "stance" NOT NULL,
    "excerpt" TEXT,
    "locator" TEXT,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("verdict_id","ordinal")
);

-- CreateIndex
CREATE UNIQUE INDEX "speaker_slug_key" ON "speaker"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "speaker_wikidata_id_key" ON "speaker"("wikidata_id");

-- CreateIndex
CREATE UNIQUE INDEX "speaker_alias_speaker_id_name_key" ON "speaker_alias"("speaker_id", "name");

-- CreateIndex
CREATE INDEX "speaker_role_speaker_id_idx" ON "speaker_role"("speaker_id");

-- CreateIndex
CREATE INDEX "document_url_idx" ON "document"("url");

-- CreateIndex
CREATE UNIQUE INDEX "document_version_document_id_number_key" ON "document_version"("document_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "document_version_document_id_sha256_key" ON "document_version"("document_id", "sha256");

-- CreateIndex
CREATE INDEX "quote_document_version_id_idx" ON "quote"("document_version_id");

-- CreateIndex
CREATE INDEX "quote_speaker_id_id_idx" ON "quote"("speaker_id", "id");

-- CreateIndex
CREATE INDEX "quote_on_behalf_of_id_idx" ON "quote"("on_behalf_of_id");

-- CreateIndex
CREATE INDEX "quote_said_at_idx" ON "quote"("said_at");

-- CreateIndex
CREATE UNIQUE INDEX "quote_id_speaker_id_key" ON "quote"("id", "speaker_id");

-- CreateIndex
CREATE INDEX "claim_topics_idx" ON "claim" USING GIN ("topics");

-- CreateIndex
CREATE INDEX "quote_claim_speaker_id_claim_id_quote_id_idx" ON "quote_claim"("speaker_id", "claim_id", "quote_id");

-- CreateIndex
CREATE INDEX "quote_claim_claim_id_idx" ON "quote_claim"("claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_scale_key_version_key" ON "rating_scale"("key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "rating_scale_id_aspect_key" ON "rating_scale"("id", "aspect");

-- CreateIndex
CREATE UNIQUE INDEX "rating_scale_id_key_key" ON "rating"("scale_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "rating_id_aspect_key" ON "rating"("id", "aspect");

-- CreateIndex
CREATE UNIQUE INDEX "reviewer_slug_key" ON "reviewer"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_supersedes_id_key" ON "verdict"("supersedes_id");

-- CreateIndex
CREATE INDEX "verdict_quote_id_idx" ON "verdict"("quote_id");

-- CreateIndex
CREATE INDEX "verdict_claim_id_idx" ON "verdict"("claim_id");

-- CreateIndex
CREATE INDEX "verdict_rating_id_idx" ON "verdict"("rating_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_id_reviewer_id_aspect_quote_id_key" ON "verdict"("id", "reviewer_id", "aspect", "quote_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_id_reviewer_id_aspect_claim_id_key" ON "verdict"("id", "reviewer_id", "aspect", "claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_url_key" ON "source"("url");

-- CreateIndex
CREATE INDEX "citation_source_id_idx" ON "citation"("source_id");

-- AddForeignKey
ALTER TABLE "speaker_alias" ADD CONSTRAINT "speaker_alias_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speaker"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speaker_role" ADD CONSTRAINT "speaker_role_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speaker"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_document_version_id_fkey" FOREIGN KEY ("document_version_id") REFERENCES "document_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speaker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_on_behalf_of_id_fkey" FOREIGN KEY ("on_behalf_of_id") REFERENCES "speaker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_segment" ADD CONSTRAINT "quote_segment_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_claim" ADD CONSTRAINT "quote_claim_quote_id_speaker_id_fkey" FOREIGN KEY ("quote_id", "speaker_id") REFERENCES "quote"("id", "speaker_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_claim" ADD CONSTRAINT "quote_claim_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_scale_id_aspect_fkey" FOREIGN KEY ("scale_id", "aspect") REFERENCES "rating_scale"("id", "aspect") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_rating_id_aspect_fkey" FOREIGN KEY ("rating_id", "aspect") REFERENCES "rating"("id", "aspect") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_supersedes_id_reviewer_id_aspect_quote_id_fkey" FOREIGN KEY ("supersedes_id", "reviewer_id", "aspect", "quote_id") REFERENCES "verdict"("id", "reviewer_id", "aspect", "quote_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_supersedes_id_reviewer_id_aspect_claim_id_fkey" FOREIGN KEY ("supersedes_id", "reviewer_id", "aspect", "claim_id") REFERENCES "verdict"("id", "reviewer_id", "aspect", "claim_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_verdict_id_fkey" FOREIGN KEY ("verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
